use crate::diagnostic::{Diagnostic, Level};
use crate::facts::Facts;
use crate::facts::references;
use crate::rules::{Group, Rule, Table, phrase};

rule! {
    /// A sentence looks as if it recalled the conversation, and recalls nothing.
    ///
    /// "Learning more about the role" stands in a third of all published thank-you mails: it says that
    /// there was a conversation, which the reader knows. What was learned is what they would like to
    /// read.
    ///
    /// ```draft
    /// Dear Ms. Izaguirre,
    ///
    /// Thank you for the interview. I really enjoyed learning more about the role and the team.
    ///                                               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    /// ```
    ///
    /// If the sentence or the next one goes on to what it was, it is not empty.
    ///
    /// ```draft
    /// Dear Ms. Izaguirre,
    ///
    /// Thank you for the interview. I enjoyed learning more about the role, above all about the press
    /// kits that nobody unpacks before the fair.
    /// ```
    pub(crate) static RULE: Rule = Rule::new("empty-reference", Group::Content, Level::Warning)
        .needing(&[Table::named("empty-reference")])
        .checking(check);
}

fn check(facts: &Facts) -> Vec<Diagnostic> {
    let finding = |(span, family)| {
        phrase::finding(facts, &RULE, (span, family), "looks like a memory and holds none", "what was it?")
    };
    references::empty(facts).into_iter().map(finding).collect()
}
