use crate::diagnostic::Level;
use crate::facts::Facts;
use crate::finding::{Finding, message};
use crate::rules::{Group, Rule, phrase};

rule! {
    /// A phrase fills the place where the point should be.
    ///
    /// "I hope this email finds you well", "I just wanted to", "touching base": readers skip these, and
    /// the first line of a mail is the only one that everybody sees. This is a note, because it does no
    /// harm, and most published templates begin like this. That is part of the trouble, so it also
    /// counts towards `canned-mail`.
    ///
    /// ```draft
    /// I hope this email finds you well. I'm just checking in on the lock keeper's job.
    /// ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    ///                                   ^^^^^^^^^^^^^^^^^^^^^^^
    /// ```
    ///
    /// ```draft
    /// Has the board decided about the lock keeper's job? I hope the move went well, boxes and all.
    /// ```
    pub(crate) static RULE: Rule = Rule::new("filler-opener", Group::Wording, Level::Note)
        .needing(&["filler-opener"])
        .of_follow_ups()
        .checking(check);
}

fn check(facts: &Facts) -> Vec<Finding> {
    phrase::findings(facts, &RULE, |phrase| message!("filler-opener", phrase))
}
