use crate::diagnostic::Level;
use crate::facts::Facts;
use crate::finding::{Finding, message};
use crate::rules::{Group, Rule, phrase};

rule! {
    /// A claim that only the reader could make.
    ///
    /// The people who have seen the other candidates know whether you are the perfect one; you do not.
    /// Recruiters who were asked would rather hear why you want to be there than why you are perfect
    /// for them. This is a note, because some career advisers tell you to present yourself as the one
    /// and only.
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
        .needing(&["overclaim"])
        .checking(check);
}

fn check(facts: &Facts) -> Vec<Finding> {
    phrase::findings(facts, &RULE, |phrase| message!("overclaim", phrase))
}
