use crate::diagnostic::Level;
use crate::facts::Facts;
use crate::finding::{Finding, message};
use crate::rules::{Group, Rule, phrase};

rule! {
    /// A demand or a deadline puts pressure on the reader.
    ///
    /// The people who decide have other candidates, a calendar and colleagues to ask. If you set a
    /// deadline or demand an answer, you show them what working with you would be like. Advisers and
    /// recruiters agree that all it shortens is the list of candidates. Ask what you want to know, and
    /// leave the pace to them.
    ///
    /// ```draft
    /// I expect an answer by Friday. Please reply as soon as possible.
    /// ^^^^^^^^^^^^^^^^^^
    ///                               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    /// ```
    ///
    /// You may quote their own deadline back, and mention one that somebody else has set for you, if
    /// you give the reason.
    ///
    /// ```draft
    /// You said I would hear from you by Friday. I expect the tide tables to be wrong by then. Another
    /// employer wants my answer by Tuesday, so please let me know by Monday if you can.
    /// ```
    pub(crate) static RULE: Rule = Rule::new("pushy", Group::Wording, Level::Warning)
        .needing(&["pushy"])
        .checking(check);
}

fn check(facts: &Facts) -> Vec<Finding> {
    phrase::findings(facts, &RULE, |phrase| message!("pushy", phrase))
}
