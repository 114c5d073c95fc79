use crate::diagnostic::Level;
use crate::facts::Facts;
use crate::finding::{Finding, message};
use crate::rules::{Group, Rule, phrase};

rule! {
    /// A sentence blames the reader.
    ///
    /// Silence after an interview can have a hundred causes, and the person who reads your mail is
    /// seldom one of them. Even a justified reproach ends the conversation, and it is the one thing in
    /// a follow-up that you cannot take back. So this is an error.
    ///
    /// ```draft
    /// Let me know why I haven't heard anything yet. I wrote twice despite your silence.
    ///        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    ///                                                             ^^^^^^^^^^^^^^^^^^^^
    /// ```
    ///
    /// Saying how things are is not a reproach. A mail that is no follow-up gets a warning at most: it may well
    /// be about somebody else.
    ///
    /// ```draft
    /// I haven't heard back yet, so I would like to ask where things stand. As you promised me the plan
    /// of the lock, I looked in my post again.
    /// ```
    pub(crate) static RULE: Rule = Rule::new("accusatory", Group::Wording, Level::Error)
        .needing(&["accusatory"])
        .checking(check);
}

fn check(facts: &Facts) -> Vec<Finding> {
    let found = phrase::findings(facts, &RULE, |phrase| message!("accusatory", phrase));
    found.into_iter().map(|finding| finding.at_most(phrase::worst(facts))).collect()
}
