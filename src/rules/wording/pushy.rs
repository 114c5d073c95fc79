use crate::diagnostic::{Diagnostic, Level};
use crate::facts::Facts;
use crate::rules::{Group, Rule, Table, phrase};

rule! {
    /// A demand or a deadline presses the reader.
    ///
    /// Whoever decides has other candidates, a calendar and people to ask. A deadline of yours, or a
    /// demand for an answer, tells them what working with you would be like; advisers and recruiters
    /// alike say that it shortens nothing but the list. Ask what you want to know, and leave the pace to
    /// them.
    ///
    /// ```draft
    /// I expect an answer by Friday. Please reply as soon as possible.
    /// ^^^^^^^^^^^^^^^^^^
    ///                               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    /// ```
    ///
    /// Their own deadline may be quoted back, and so may one that somebody else has set for you, with
    /// the reason.
    ///
    /// ```draft
    /// You said I would hear from you by Friday. I expect the tide tables to be wrong by then. Another
    /// employer wants my answer by Tuesday, so please let me know by Monday if you can.
    /// ```
    pub(crate) static RULE: Rule = Rule::new("pushy", Group::Wording, Level::Warning)
        .needing(&[Table::named("pushy")])
        .checking(check);
}

fn check(facts: &Facts) -> Vec<Diagnostic> {
    phrase::findings(facts, &RULE, "presses the reader", "ask, and leave the pace to them")
}
