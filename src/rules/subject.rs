//! What the rules about subjects have in common.

use crate::diagnostic::Span;
use crate::draft::PartKind;
use crate::language::tables::Family;

use super::Context;

/// The subject, if one phrase of the rule's tables is the whole of it. `threads`: also behind a
/// `Re:`.
pub(super) fn whole<'a>(cx: &Context<'a>, rule: &str, threads: bool) -> Option<(Span, &'a Family)> {
    let part = cx.parts(PartKind::Subject).next()?;
    let units = &cx.reading.spoken[part.spoken.clone()];
    let prefix = units.iter().take_while(|unit| mark(cx, unit.span()).is_some()).count();
    if prefix > 0 && !threads {
        return None;
    }
    let mut fits = cx.phrases(rule, part);
    fits.retain(|(fit, _)| fit.first <= prefix && fit.end == units.len());
    let start = units.get(prefix)?.span().start;
    let (_, family) = fits.into_iter().find(|(fit, _)| fit.span.start <= start)?;
    Some((Span::new(start, part.span.end), family))
}

/// What a subject can begin with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mark {
    /// `Re:`
    Reply,
    /// `Fwd:`
    Forward,
}

/// The mark that mail programs of several languages put before a subject, if a word is one.
pub(super) fn mark(cx: &Context, word: Span) -> Option<Mark> {
    if !cx.draft.text()[word.end..].starts_with(':') {
        return None;
    }
    match cx.text(word).to_lowercase().as_str() {
        "re" | "aw" | "sv" | "antw" => Some(Mark::Reply),
        "fwd" | "fw" | "wg" | "vs" => Some(Mark::Forward),
        _ => None,
    }
}

/// Whether the mail answers another, or its subject says so.
pub(super) fn is_thread(cx: &Context) -> bool {
    let first = cx.parts(PartKind::Subject).next().and_then(|part| cx.reading.spoken.get(part.spoken.start));
    cx.draft.is_thread() || first.is_some_and(|unit| mark(cx, unit.span()).is_some())
}

/// What to write instead, with what the record has.
pub(super) fn advice(cx: &Context, start: &str) -> String {
    let record = cx.record.map(|record| &record.interview);
    let topic = record.and_then(|interview| interview.topics.first());
    let role = record.and_then(|interview| interview.position.as_ref());
    match topic.or(role) {
        Some(known) => format!("add what you talked about, or the role: `{start}: {known}`"),
        None => "add the role, or what you talked about: four or five words are enough".into(),
    }
}
