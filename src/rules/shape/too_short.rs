use crate::diagnostic::Level;
use crate::facts::Facts;
use crate::facts::body;
use crate::facts::subject;
use crate::finding::{Finding, message};
use crate::record::Kind;
use crate::rules::{Group, Rule};

rule! {
    /// A thank-you is too short to say anything.
    ///
    /// A single line of thanks sounds dutiful. Three sentences have room for what counts: your thanks,
    /// something from the conversation, and that you would like the job. If you manage to say all that
    /// in fewer words, or are writing in a thread, a short mail is fine.
    ///
    /// ```draft
    /// Dear Ms. Izaguirre,
    /// ^^^^^^^^^^^^^^^^^^^
    ///
    /// Thank you for the interview today.
    ///
    /// Maya Lindqvist
    /// ```
    ///
    /// ```draft
    /// Dear Ms. Izaguirre,
    ///
    /// Thank you for the interview today. I have never seen a press kit that was unpacked with gloves
    /// on, and I looked at mine with shame. I would be glad to learn to make such things with you.
    ///
    /// Maya Lindqvist
    /// ```
    pub(crate) static RULE: Rule = Rule::new("too-short", Group::Shape, Level::Warning)
        .needing(&["missing-interest", "specifics"])
        .checking(check);
}

fn check(facts: &Facts) -> Vec<Finding> {
    if facts.kind != Some(Kind::ThankYou)
        || subject::is_thread(facts)
        || !body::is_framed(facts)
        || body::may_be_filled(facts)
    {
        return Vec::new();
    }
    let words = body::length(facts);
    // Short and to the point is another matter.
    if words >= body::room(facts) || facts.is_specific() && body::wants_the_job(facts) {
        return Vec::new();
    }
    let found = body::opening(facts).map(|place| RULE.at(place, message!("too-short", words)));
    found.into_iter().collect()
}
