use crate::diagnostic::Level;
use crate::facts::Facts;
use crate::finding::{Finding, message};
use crate::rules::{Group, Rule, phrase};

rule! {
    /// A word goes with another preposition, or with none.
    ///
    /// "Interested on", "depends of", "discuss about": which preposition a word takes follows no rule, and differs
    /// from language to language, so this is where even fluent writers slip.
    ///
    /// ```draft
    /// I am interested on the job, would like to discuss about it, and have lived here since five years.
    ///                 ^^ in
    ///                                           ^^^^^^^^^^^^^ discuss
    ///                                                                                 ^^^^^ for
    /// ```
    ///
    /// Where both are right, as in "different to" and "different from", or where the words mean something else, it
    /// says nothing.
    ///
    /// ```draft
    /// I am interested in the job. We had a discussion about it. Your loom is different from ours, and different
    /// to the old one. I have known it since five of us took it apart.
    /// ```
    ///
    /// It is an error where no correct sentence has the preposition, and a warning where hardly any does. The fix is
    /// unsafe, because you may have meant something else.
    pub(crate) static RULE: Rule = Rule::new("wrong-preposition", Group::Proofreading, Level::Error)
        .judging_words(146)
        .needing(&["wrong-preposition"])
        .checking(check);
}

fn check(facts: &Facts) -> Vec<Finding> {
    phrase::corrections(facts, &RULE, |word, right| message!("wrong-preposition", word, right))
}
