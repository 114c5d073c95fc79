use crate::diagnostic::Level;
use crate::facts::Facts;
use crate::finding::{Finding, message};
use crate::rules::{Group, Rule, phrase};

rule! {
    /// A sentence begs for the job.
    ///
    /// Recruiters hire people who have a choice. A plea makes your reader feel sorry for you, and that
    /// is no reason to hire you; what you would do there is one. Career advisers in every country say
    /// the same: never let the need show.
    ///
    /// ```draft
    /// Please give me a chance. I would do anything to work at the mill.
    /// ^^^^^^^^^^^^^^^^^^^^^^^
    ///                          ^^^^^^^^^^^^^^^^^^^
    /// ```
    ///
    /// Wanting the job is something else.
    ///
    /// ```draft
    /// I want this job, nights or days, and by chance I live across the river from the mill.
    /// ```
    pub(crate) static RULE: Rule = Rule::new("desperate", Group::Wording, Level::Warning)
        .needing(&["desperate"])
        .checking(check);
}

fn check(facts: &Facts) -> Vec<Finding> {
    phrase::findings(facts, &RULE, |phrase| message!("desperate", phrase))
}
