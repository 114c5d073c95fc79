use crate::diagnostic::Level;
use crate::facts::Facts;
use crate::facts::body;
use crate::finding::{Argument, Finding, message};
use crate::record::Kind;
use crate::rules::{Group, Rule};

rule! {
    /// Nothing in the mail is specific to this interview.
    ///
    /// Recruiters who were asked how to tell a good thank-you from the rest all say the same: it has
    /// something from the conversation in it. That shows that you listened, and it is what they
    /// remember you by; a mail that could follow any interview is forgotten with the others. No advice
    /// is given more often, and no adviser disagrees.
    ///
    /// ```draft
    /// Subject: Thank you
    ///
    /// Dear Ms. Izaguirre,
    /// ^^^^^^^^^^^^^^^^^^^
    ///
    /// Thank you very much for the interview yesterday. I enjoyed meeting you and your team, and I am
    /// sure that I would like the job.
    ///
    /// Kind regards,
    /// Maya Lindqvist
    /// ```
    ///
    /// One thing is enough: a topic, a project, a number, a sentence that somebody said.
    ///
    /// ```draft
    /// Dear Ms. Izaguirre,
    ///
    /// Thank you very much for the interview yesterday. Your remark about press kits that nobody unpacks
    /// made me go through mine. I am sure that I would like the job.
    ///
    /// Kind regards,
    /// Maya Lindqvist
    /// ```
    ///
    /// If you have a record, the help lists the topics you wrote down. Only thank-you mails are judged.
    pub(crate) static RULE: Rule = Rule::new("no-specifics", Group::Content, Level::Warning)
        .needing(&["specifics"])
        .checking(check);
}

fn check(facts: &Facts) -> Vec<Finding> {
    if facts.kind != Some(Kind::ThankYou) || !body::is_whole(facts) || body::may_be_filled(facts) {
        return Vec::new();
    }
    let place = body::opening(facts).filter(|_| !facts.is_specific());
    let topics = facts.record.map_or(&[][..], |record| &record.interview.topics);
    let help = if topics.is_empty() {
        message!("no-specifics-detail")
    } else {
        let topics = topics.iter().map(|topic| format!("`{topic}`"));
        message!("no-specifics-topics", topics = Argument::All(topics.collect()))
    };
    let found = place.map(|place| RULE.at(place, message!("no-specifics")).help(help));
    found.into_iter().collect()
}
