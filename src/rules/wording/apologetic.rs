use crate::diagnostic::{Diagnostic, Level};
use crate::facts::Facts;
use crate::rules::{Group, Rule, Table, phrase};

rule! {
    /// An apology that nobody asked for.
    ///
    /// Career advisers warn against apologies after an interview: they remind the reader of what would
    /// have been forgotten, and a mail that begins with "sorry to bother you" says that it is a bother.
    /// It is a note, for some disagree: who was ill, or late, or gave a wrong answer may put it right in
    /// a sentence.
    ///
    /// ```draft
    /// Sorry to bother you again. I apologize for my nerves on Tuesday.
    /// ^^^^^^^^^^^^^^^^^^^^^^^^^
    ///                            ^^^^^^^^^^^^^^^^^^^^^^^^^
    /// ```
    ///
    /// Sympathy and regret are no apologies.
    ///
    /// ```draft
    /// I was sorry to hear that the crane is broken, and I am sorry to miss the launch.
    /// ```
    pub(crate) static RULE: Rule = Rule::new("apologetic", Group::Wording, Level::Note)
        .needing(&[Table::named("apologetic")])
        .checking(check);
}

fn check(facts: &Facts) -> Vec<Diagnostic> {
    phrase::findings(facts, &RULE, "apologises for nothing", "leave it out")
}
