use crate::diagnostic::Level;
use crate::facts::Facts;
use crate::finding::{Finding, message};
use crate::rules::{Group, Rule, phrase};

rule! {
    /// The writer talks themselves down.
    ///
    /// Your reader is comparing candidates, and doubt is catching: advisers tell you not to raise any
    /// that the reader did not have. If something went wrong, or is missing, say what you have done
    /// about it, and leave it at that.
    ///
    /// ```draft
    /// I know I was nervous on Tuesday, and although I lack experience with cranes, I learn.
    /// ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    ///                                      ^^^^^^^^^^^^^^^^^^^^^^^^^^
    /// ```
    ///
    /// What you did about it is worth a sentence.
    ///
    /// ```draft
    /// You asked about cranes. I had never driven one, so I took the course on Saturday and passed.
    /// ```
    pub(crate) static RULE: Rule = Rule::new("self-deprecating", Group::Wording, Level::Note)
        .needing(&["self-deprecating"])
        .checking(check);
}

fn check(facts: &Facts) -> Vec<Finding> {
    phrase::findings(facts, &RULE, |phrase| message!("self-deprecating", phrase))
}
