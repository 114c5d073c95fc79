use crate::diagnostic::Level;
use crate::facts::Facts;
use crate::facts::subject;
use crate::finding::{Finding, message};
use crate::record::Kind;
use crate::rules::{Group, Rule};

rule! {
    /// The subject could be about anything.
    ///
    /// "Follow up", "Question", "Checking in": the reader has to open the mail to learn what it is
    /// about, and may not bother.
    ///
    /// ```draft
    /// Subject: Following up
    ///          ^^^^^^^^^^^^
    /// ```
    ///
    /// ```draft
    /// Subject: Following up: account coordinator, interview of 17 November
    /// ```
    ///
    /// In a reply the subject is theirs, and keeps your mail in its thread.
    ///
    /// ```draft
    /// Subject: Re: Job offer
    ///
    /// Dear Ms. Izaguirre,
    ///
    /// Thank you for the offer. I accept it with pleasure, and the signed contract is in the post.
    /// ```
    pub(crate) static RULE: Rule = Rule::new("vague-subject", Group::Opening, Level::Warning)
        .needing(&["vague-subject"])
        .checking(check);
}

fn check(facts: &Facts) -> Vec<Finding> {
    // Only their mail can be accepted, declined or taken well.
    let answers = facts.draft.is_thread() || facts.kind.is_some_and(Kind::is_answer);
    if answers && subject::is_thread(facts) {
        return Vec::new();
    }
    let Some((span, _)) = subject::whole(facts, RULE.id, true) else {
        return Vec::new();
    };
    let help = match subject::topic(facts) {
        Some(topic) => message!("vague-subject-recorded", topic),
        None => message!("vague-subject-unknown"),
    };
    vec![RULE.at(span, message!("vague-subject")).help(help)]
}
