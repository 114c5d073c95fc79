use crate::diagnostic::Diagnostic;

use super::{Context, phrase, references};

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
    EmptyReference = "empty-reference", Content, Warning, needs table
}

fn check(cx: &Context) -> Vec<Diagnostic> {
    let finding = |(span, family)| {
        phrase::finding(cx, &META, (span, family), "looks like a memory and holds none", "what was it?")
    };
    references::empty(cx).into_iter().map(finding).collect()
}
