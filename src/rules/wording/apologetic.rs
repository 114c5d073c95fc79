use crate::diagnostic::Level;
use crate::facts::Facts;
use crate::finding::{Finding, message};
use crate::rules::{Group, Rule, phrase};

rule! {
    /// An apology that nobody asked for.
    ///
    /// Career advisers warn against apologies after an interview. They remind your reader of something
    /// that would have been forgotten, and a mail that begins with "sorry to bother you" says that it
    /// is a bother. This is a note, because some disagree: if you were ill or late, or gave a wrong
    /// answer, you may set it straight in a sentence.
    ///
    /// ```draft
    /// Sorry to bother you again. I apologize for my nerves on Tuesday.
    /// ^^^^^^^^^^^^^^^^^^^^^^^^^
    ///                            ^^^^^^^^^^^^^^^^^^^^^^^^^
    /// ```
    ///
    /// Sympathy and regret are not apologies.
    ///
    /// ```draft
    /// I was sorry to hear that the crane is broken, and I am sorry to miss the launch.
    /// ```
    pub(crate) static RULE: Rule = Rule::new("apologetic", Group::Wording, Level::Note)
        .needing(&["apologetic"])
        .of_follow_ups()
        .checking(check);
}

fn check(facts: &Facts) -> Vec<Finding> {
    phrase::findings(facts, &RULE, |phrase| message!("apologetic", phrase))
}
