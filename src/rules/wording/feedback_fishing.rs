use crate::diagnostic::{Diagnostic, Level};
use crate::facts::Facts;
use crate::record::Kind;
use crate::rules::{Group, Rule, Table, phrase};

rule! {
    /// A question about the verdict before there is one.
    ///
    /// "How did I do?" asks the reader to say before the decision what they may only say after it, and
    /// shows how anxious the writer is. Advisers disagree: some have you ask whether the interview was a
    /// success once the date has passed. So it is a note. After a rejection the question is a good one,
    /// and the rule is silent.
    ///
    /// ```draft
    /// Thank you for the interview. How did I do, and what are my chances?
    ///                              ^^^^^^^^^^^^
    ///                                                ^^^^^^^^^^^^^^^^^^^
    /// ```
    ///
    /// ```draft
    /// Thank you for letting me know about your decision. How did I do in the second round?
    /// ```
    pub(crate) static RULE: Rule = Rule::new("feedback-fishing", Group::Wording, Level::Note)
        .needing(&[Table::named("feedback-fishing")])
        .checking(check);
}

fn check(facts: &Facts) -> Vec<Diagnostic> {
    if facts.kind.is_none_or(Kind::is_answer) {
        return Vec::new();
    }
    phrase::findings(facts, &RULE, "asks for the verdict", "ask when they decide, not how")
}
