use crate::diagnostic::{Diagnostic, Level};
use crate::facts::Facts;
use crate::rules::{Group, Rule, Table, phrase};

rule! {
    /// A claim that only the reader could make.
    ///
    /// Who has seen the other candidates knows whether you are the perfect one; you have not. Recruiters
    /// who were asked say: tell us why you want to be here, not why you are perfect for us. It is a
    /// note, because career advisers disagree: some tell you to present yourself as the one and only.
    ///
    /// ```draft
    /// I am the perfect candidate for the night desk, and nobody else will work as hard as I do.
    /// ^^^^^^^^^^^^^^^^^^^^^^^^^^
    ///                                                    ^^^^^^^^^^^^^^^^^^^^^^^^
    /// ```
    ///
    /// ```draft
    /// The night desk needs somebody who stays awake. I have done 400 night shifts, and you have nobody
    /// else for Sundays.
    /// ```
    pub(crate) static RULE: Rule = Rule::new("overclaim", Group::Wording, Level::Note)
        .needing(&[Table::named("overclaim")])
        .checking(check);
}

fn check(facts: &Facts) -> Vec<Diagnostic> {
    phrase::findings(facts, &RULE, "is for the reader to judge", "give the one example that made you write this")
}
