use crate::diagnostic::{Diagnostic, Span};
use crate::record::Kind;

use super::{Context, mail, specifics};

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
    if !matches!(cx.kind, Some(Kind::ThankYou | Kind::Letter)) {
        return Vec::new();
    }
    let mut found = Vec::new();
    let paragraphs = mail::paragraphs(cx);
    let parts = cx.parts(crate::draft::PartKind::Body);
    for part in parts {
        let mut end = 0;
        for (fit, family) in cx.phrases(META.id, part) {
            if fit.span.start < end || is_filled(cx, &paragraphs, fit.span) {
                continue;
            }
            end = fit.span.end;
            let words = cx.text(fit.span).split_whitespace().collect::<Vec<_>>().join(" ");
            let finding = META.at(fit.span, format!("`{words}` looks like a memory and holds none"));
            found.push(finding.label("what was it?").help(&*family.advice));
        }
    }
    found
}

/// Whether the sentence of a reference, or the one behind it in the same paragraph, says what it was.
fn is_filled(cx: &Context, paragraphs: &[Vec<mail::Sentence>], place: Span) -> bool {
    let own = paragraphs.iter().find_map(|sentences| {
        let at = sentences.iter().position(|sentence| sentence.span.overlaps(place))?;
        let next = sentences.get(at + 1).unwrap_or(&sentences[at]);
        Some(sentences[at].span.to(next.span))
    });
    own.is_some_and(|own| specifics::weigh(cx, Some(own)) >= FILLED)
}
