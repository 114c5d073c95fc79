//! What the rules about a whole mail have in common: whether the draft is one, and its sentences.

use std::ops::Range;

use phrasebook::tables::SpecificsFamily;

use crate::diagnostic::Span;
use crate::draft::{CodeKind, PartKind};
use crate::record::Kind;
use crate::text::{Gap, Token, TokenKind};

use crate::facts::Facts;

/// Sentences that make a mail of a draft which lacks its greeting or its end.
const SENTENCES: usize = 3;

/// The fewest English words of a mail that is judged as a whole.
const WORDS: usize = 20;

/// The English words that have room for thanks, a memory and a wish: nine in ten mails have more than 48.
const ROOM: usize = 35;

/// A sentence of the writer's own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Sentence {
    /// From its first word to its last.
    pub(crate) span: Span,
    /// Its tokens.
    pub(crate) tokens: Range<usize>,
}

/// The body's paragraphs, each with its sentences; a postscript is one of them.
pub(crate) fn paragraphs(facts: &Facts) -> Vec<Vec<Sentence>> {
    let sentence = |tokens: Range<usize>| Sentence { span: facts.reading.span(tokens.clone()), tokens };
    let parts = facts.parts(PartKind::Body).filter(|part| !part.tokens.is_empty());
    let worded = |tokens: &Range<usize>| tokens.clone().any(|at| facts.reading.tokens[at].kind != TokenKind::Border);
    parts.map(|part| facts.reading.sentences(part).filter(worded).map(sentence).collect()).collect()
}

/// The body's sentences.
pub(crate) fn sentences(facts: &Facts) -> Vec<Sentence> {
    paragraphs(facts).into_iter().flatten().collect()
}

/// The sentence a place is in and the one after it, within a part.
pub(crate) fn around(sentences: &[Sentence], place: Span, part: Span) -> Span {
    let at = sentences.partition_point(|sentence| sentence.span.end <= place.start);
    let own = sentences.get(at).map_or(place, |sentence| sentence.span);
    let next = sentences.get(at + 1).map(|sentence| sentence.span).filter(|next| part.contains(*next));
    next.map_or(own, |next| own.to(next))
}

/// The number of words in a run of tokens; a hyphenated word is one. Of the branches of a template, the last
/// counts.
pub(crate) fn words(facts: &Facts, tokens: Range<usize>) -> usize {
    let counts = |token: &&Token| {
        let alternative = facts.draft.template.as_ref().is_some_and(|it| it.is_alternative(token.span().start));
        token.gap != Gap::Hyphen && token.kind != TokenKind::Border && !alternative
    };
    facts.reading.tokens[tokens].iter().filter(counts).count()
}

/// Whether a sentence of the body is a question.
pub(crate) fn asks(facts: &Facts) -> bool {
    sentences(facts).iter().any(|sentence| facts.draft.text()[sentence.span.end..].starts_with('?'))
}

/// Whether the draft has a greeting and an end: a mail, however short.
pub(crate) fn is_framed(facts: &Facts) -> bool {
    let has = |kind| facts.draft.parts_of(kind).next().is_some();
    facts.reading.is_mail() && has(PartKind::Greeting) && (has(PartKind::SignOff) || has(PartKind::Signature))
}

/// Whether the draft is a mail that can be judged as a whole, and not a sentence or two of one.
pub(crate) fn is_whole(facts: &Facts) -> bool {
    if !facts.reading.is_mail() || length(facts) < facts.language.conventions().words(WORDS) {
        return false;
    }
    let sentences = sentences(facts).len();
    sentences >= SENTENCES || sentences > 1 && is_framed(facts)
}

/// The number of words in the body.
pub(crate) fn length(facts: &Facts) -> usize {
    facts.parts(PartKind::Body).map(|part| words(facts, part.tokens.clone())).sum()
}

/// The fewest words that have room for thanks, a memory and a wish.
pub(crate) fn room(facts: &Facts) -> usize {
    facts.language.conventions().words(ROOM)
}

/// Whether it is a mail of thanks with room for all that one should say.
pub(crate) fn has_room(facts: &Facts) -> bool {
    facts.kind == Some(Kind::ThankYou) && length(facts) >= room(facts) && is_whole(facts) && !may_be_filled(facts)
}

/// Where to report what the mail as a whole lacks: at its greeting, or else at its first words.
pub(crate) fn opening(facts: &Facts) -> Option<Span> {
    let greeting = facts.draft.parts_of(PartKind::Greeting).next().map(|part| part.span);
    greeting.or_else(|| sentences(facts).first().map(|first| facts.draft.first_line(first.span)))
}

/// Where to report what its end lacks: at the last sentence.
pub(crate) fn ending(facts: &Facts) -> Option<Span> {
    sentences(facts).last().map(|last| facts.draft.first_line(last.span))
}

/// Whether a phrase of a table is in the subject, the body or the sign-off.
pub(crate) fn says(facts: &Facts, table: &str) -> bool {
    let kinds = [PartKind::Subject, PartKind::Body, PartKind::SignOff];
    kinds.into_iter().any(|kind| facts.parts(kind).any(|part| !facts.phrases(table, part).is_empty()))
}

/// Whether the mail says that its writer wants the job, in the words of the rule that reports when it does not.
pub(crate) fn wants_the_job(facts: &Facts) -> bool {
    says(facts, "missing-interest")
}

/// Whether the draft is a template whose body may yet hold what is missing: in a slot, or in what its code brings.
pub(crate) fn may_be_filled(facts: &Facts) -> bool {
    let body = |span: Span| facts.draft.part_at(span.start).is_some_and(|part| part.kind == PartKind::Body);
    facts.draft.template.as_ref().is_some_and(|template| {
        facts.draft.slots.iter().any(|slot| body(slot.span) && !names_somebody(facts, slot.span))
            || template.code.iter().any(|code| matches!(code.kind, CodeKind::Border(_)) && body(code.span))
    })
}

/// Whether a slot is for a name, a company, a role or a date.
fn names_somebody(facts: &Facts, slot: Span) -> bool {
    let inner: String = facts.text(slot).chars().map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
    facts.phrases_in("specifics", &inner).iter().any(|(_, family)| family.is(SpecificsFamily::Slot))
}
