//! What the rules about subjects have in common.

use crate::diagnostic::Span;
use crate::draft::PartKind;
use crate::language::tables::Family;

use crate::facts::Facts;

/// The subject, if one phrase of the rule's tables is the whole of it. `threads`: also after a
/// `Re:`.
pub(crate) fn whole<'a>(facts: &Facts<'a>, rule: &str, threads: bool) -> Option<(Span, Family<'a>)> {
    let part = facts.parts(PartKind::Subject).next()?;
    let units = &facts.reading.spoken[part.spoken.clone()];
    let prefix = units.iter().take_while(|unit| mark(facts, unit.span()).is_some()).count();
    if prefix > 0 && !threads {
        return None;
    }
    let mut fits = facts.phrases(rule, part);
    fits.retain(|(fit, _)| fit.first <= prefix && fit.end == units.len());
    let start = units.get(prefix)?.span().start;
    let (_, family) = fits.into_iter().find(|(fit, _)| fit.span.start <= start)?;
    Some((Span::new(start, part.span.end), family))
}

/// Whether the whole subject could be that of any mail.
pub(crate) fn is_vague(facts: &Facts) -> bool {
    whole(facts, "vague-subject", true).is_some()
}

/// The characters of a subject that its reader sees, each with its place: of white space one, of a placeholder
/// in a template one, of its code and of all branches but the last none.
pub(crate) fn shown(facts: &Facts, subject: Span) -> Vec<(usize, char)> {
    let mut shown: Vec<(usize, char)> = Vec::new();
    let template = facts.draft.template.as_ref();
    let mut code = template.iter().flat_map(|template| &template.code).peekable();
    let slots = facts.draft.slots.iter().filter(|slot| facts.draft.is_template() && subject.contains(slot.span));
    let mut slots = slots.peekable();
    let mut hidden = 0;
    for (at, c) in facts.text(subject).char_indices().map(|(at, c)| (subject.start + at, c)) {
        if let Some(slot) = slots.next_if(|slot| slot.span.start == at) {
            shown.push((at, char::REPLACEMENT_CHARACTER));
            hidden = slot.span.end;
        }
        while let Some(code) = code.next_if(|code| code.span.start <= at) {
            hidden = hidden.max(code.span.end);
        }
        if at < hidden || template.is_some_and(|template| template.is_alternative(at)) {
            continue;
        }
        let space = c.is_whitespace();
        if !space || shown.last().is_some_and(|(_, last)| *last != ' ') {
            shown.push((at, if space { ' ' } else { c }));
        }
    }
    shown.pop_if(|(_, last)| *last == ' ');
    shown
}

/// What a subject can begin with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mark {
    /// `Re:`
    Reply,
    /// `Fwd:`
    Forward,
}

/// The mark that mail programs of several languages put before a subject, if a word is one.
pub(crate) fn mark(facts: &Facts, word: Span) -> Option<Mark> {
    if !facts.draft.text()[word.end..].starts_with(':') {
        return None;
    }
    let (conventions, word) = (facts.language.conventions(), facts.text(word).to_lowercase());
    if conventions.reply_marks.contains(&word) {
        return Some(Mark::Reply);
    }
    conventions.forward_marks.contains(&word).then_some(Mark::Forward)
}

/// Whether the mail answers another, or its subject says so.
pub(crate) fn is_thread(facts: &Facts) -> bool {
    let first = facts.parts(PartKind::Subject).next().and_then(|part| facts.reading.spoken.get(part.spoken.start));
    facts.draft.is_thread() || first.is_some_and(|unit| mark(facts, unit.span()).is_some())
}

/// What a subject could name: the topic or the role that the record has.
pub(crate) fn topic<'a>(facts: &Facts<'a>) -> Option<&'a str> {
    let interview = &facts.record?.interview;
    interview.topics.first().or(interview.position.as_ref()).map(String::as_str)
}
