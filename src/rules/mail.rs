//! What the rules about a whole mail have in common: whether the draft is one, and its sentences.

use std::ops::Range;

use crate::diagnostic::Span;
use crate::draft::PartKind;
use crate::record::Kind;

use super::Context;

/// Sentences that make a mail of a draft which lacks its greeting or its end.
const SENTENCES: usize = 3;

/// The fewest words of a mail that is judged as a whole.
const WORDS: usize = 20;

/// The fewest words that have room for thanks, a memory and a wish: nine in ten mails have more than 48.
pub(super) const ROOM: usize = 35;

/// A sentence of the writer's own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Sentence {
    /// From its first word to its last.
    pub(super) span: Span,
    /// Its tokens.
    pub(super) tokens: Range<usize>,
}

/// The body's paragraphs, each with its sentences; a postscript is one of them.
pub(super) fn paragraphs(cx: &Context) -> Vec<Vec<Sentence>> {
    let mut paragraphs = Vec::new();
    for part in cx.parts(PartKind::Body) {
        let mut sentences: Vec<Sentence> = Vec::new();
        for at in part.tokens.clone() {
            let token = &cx.reading.tokens[at];
            match sentences.last_mut() {
                Some(last) if !token.gap.starts_sentence() => {
                    last.span.end = token.span().end;
                    last.tokens.end = at + 1;
                }
                _ => sentences.push(Sentence { span: token.span(), tokens: at..at + 1 }),
            }
        }
        paragraphs.push(sentences);
    }
    paragraphs.retain(|sentences| !sentences.is_empty());
    paragraphs
}

/// The body's sentences.
pub(super) fn sentences(cx: &Context) -> Vec<Sentence> {
    paragraphs(cx).into_iter().flatten().collect()
}

/// The sentence a place stands in and the one behind it, within a part.
pub(super) fn around(sentences: &[Sentence], place: Span, part: Span) -> Span {
    let at = sentences.partition_point(|sentence| sentence.span.end <= place.start);
    let own = sentences.get(at).map_or(place, |sentence| sentence.span);
    let next = sentences.get(at + 1).map(|sentence| sentence.span).filter(|next| part.contains(*next));
    next.map_or(own, |next| own.to(next))
}

/// The number of words in a run of tokens; a hyphenated word is one.
pub(super) fn words(cx: &Context, tokens: Range<usize>) -> usize {
    cx.reading.tokens[tokens].iter().filter(|token| token.gap != crate::text::Gap::Hyphen).count()
}

/// Whether a sentence of the body is a question.
pub(super) fn asks(cx: &Context) -> bool {
    sentences(cx).iter().any(|sentence| cx.draft.text()[sentence.span.end..].starts_with('?'))
}

/// Whether the draft has a greeting and an end: a mail, however short.
pub(super) fn is_framed(cx: &Context) -> bool {
    let has = |kind| cx.draft.parts_of(kind).next().is_some();
    cx.reading.is_mail() && has(PartKind::Greeting) && (has(PartKind::SignOff) || has(PartKind::Signature))
}

/// Whether the draft is a mail that can be judged as a whole, and not a sentence or two of one.
pub(super) fn is_whole(cx: &Context) -> bool {
    if !cx.reading.is_mail() || length(cx) < WORDS {
        return false;
    }
    let sentences = sentences(cx).len();
    sentences >= SENTENCES || sentences > 1 && is_framed(cx)
}

/// The number of words in the body.
pub(super) fn length(cx: &Context) -> usize {
    cx.parts(PartKind::Body).map(|part| words(cx, part.tokens.clone())).sum()
}

/// Whether it is a mail of thanks with room for all that one should say.
pub(super) fn has_room(cx: &Context) -> bool {
    cx.kind == Some(Kind::ThankYou) && length(cx) >= ROOM && is_whole(cx) && !may_be_filled(cx)
}

/// Where to say what the mail as a whole lacks: its greeting, or else its first words.
pub(super) fn opening(cx: &Context) -> Option<Span> {
    let greeting = cx.draft.parts_of(PartKind::Greeting).next().map(|part| part.span);
    greeting.or_else(|| sentences(cx).first().map(|first| cx.draft.first_line(first.span)))
}

/// Where to say what its end lacks: the last sentence.
pub(super) fn ending(cx: &Context) -> Option<Span> {
    sentences(cx).last().map(|last| cx.draft.first_line(last.span))
}

/// Whether a phrase of a table stands in the subject, the body or the sign-off.
pub(super) fn says(cx: &Context, table: &str) -> bool {
    let kinds = [PartKind::Subject, PartKind::Body, PartKind::SignOff];
    kinds.into_iter().any(|kind| cx.parts(kind).any(|part| !cx.phrases(table, part).is_empty()))
}

/// Whether a word of wanting the job stands in the mail: in the table of the rule that misses it.
pub(super) fn wants_the_job(cx: &Context) -> bool {
    says(cx, "missing-interest")
}

/// Whether the draft is a template with a slot in its body that may yet hold what is missing.
pub(super) fn may_be_filled(cx: &Context) -> bool {
    let body = |span: Span| cx.draft.part_at(span.start).is_some_and(|part| part.kind == PartKind::Body);
    cx.template && cx.draft.slots.iter().any(|slot| body(slot.span) && !names_somebody(cx, slot.span))
}

/// Whether a slot is for a name, a company, a role or a date.
fn names_somebody(cx: &Context, slot: Span) -> bool {
    let inner: String = cx.text(slot).chars().map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
    cx.phrases_in("specifics", &inner).iter().any(|(_, family)| family.name == "slot")
}
