//! Sentences that look as if they recalled the conversation, and recall nothing.

use crate::diagnostic::Span;
use crate::draft::PartKind;
use crate::language::tables::Family;
use crate::record::Kind;

use super::specifics::Specifics;
use super::{Context, mail};

/// The table of such phrases.
const TABLE: &str = "empty-reference";

/// Words of the writer's own, in this sentence or the next, that fill a reference.
const FILLED: usize = 2;

/// The references to a conversation that nothing in their sentence or the next one fills.
pub(super) fn empty<'a>(cx: &Context<'a>) -> Vec<(Span, &'a Family)> {
    let mut found = Vec::new();
    if !matches!(cx.kind, Some(Kind::ThankYou | Kind::Letter)) || !cx.reading.is_mail() {
        return found;
    }
    // Worked out for the first reference, if there is one.
    let mut known = None;
    for part in cx.parts(PartKind::Body) {
        let mut end = 0;
        for (fit, family) in cx.phrases(TABLE, part) {
            let (sentences, specifics) = known.get_or_insert_with(|| (mail::sentences(cx), Specifics::of(cx)));
            if fit.span.start < end || specifics.weigh(mail::around(sentences, fit.span, part.span)) >= FILLED {
                continue;
            }
            end = fit.span.end;
            found.push((fit.span, family));
        }
    }
    found
}
