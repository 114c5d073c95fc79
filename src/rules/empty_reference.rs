use crate::diagnostic::Diagnostic;
use crate::draft::PartKind;
use crate::record::Kind;

use super::specifics::Specifics;
use super::{Context, mail};

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

/// Words of the writer's own, in this sentence or the next, that fill a reference.
const FILLED: usize = 2;

fn check(cx: &Context) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    if !matches!(cx.kind, Some(Kind::ThankYou | Kind::Letter)) || !cx.reading.is_mail() {
        return found;
    }
    let sentences = mail::sentences(cx);
    // Worked out for the first reference, if there is one.
    let mut specifics = None;
    for part in cx.parts(PartKind::Body) {
        let mut end = 0;
        for (fit, family) in cx.phrases(META.id, part) {
            let specifics = specifics.get_or_insert_with(|| Specifics::of(cx));
            if fit.span.start < end || specifics.weigh(mail::around(&sentences, fit.span, part.span)) >= FILLED {
                continue;
            }
            end = fit.span.end;
            let finding = META.at(fit.span, format!("`{}` looks like a memory and holds none", cx.text(fit.span)));
            found.push(finding.label("what was it?").help(&*family.advice));
        }
    }
    found
}
