use crate::diagnostic::{Level, Span};
use crate::draft::PartKind;
use crate::facts::Facts;
use crate::facts::body;
use crate::finding::{Finding, message};
use crate::rules::{Group, Rule};
use crate::text::Gap;
use crate::text::casing::{Casing, casing};

rule! {
    /// The mail has no greeting.
    ///
    /// Without a greeting, a mail reads as if it was sent to many people. A name costs one line, and is
    /// the word that readers like best. In a thread it may be left out, and a draft of a single
    /// paragraph does not count as a whole mail yet.
    ///
    /// ```draft
    /// Thank you for the hour at the kiln.
    /// ^^^^^
    ///
    /// I would like to do this work.
    ///
    /// Kind regards,
    /// Maya
    /// ```
    ///
    /// ```draft
    /// Rita, thank you for the hour at the kiln.
    ///
    /// I would like to do this work.
    ///
    /// Kind regards,
    /// Maya
    /// ```
    pub(crate) static RULE: Rule = Rule::new("missing-greeting", Group::Opening, Level::Warning)
        .needing(&["greetings"])
        .checking(check);
}

/// The most words of a first line that addresses somebody without a word of greeting.
const WORDS: usize = 6;

fn check(facts: &Facts) -> Vec<Finding> {
    let draft = facts.draft;
    let has = |kind| draft.parts_of(kind).next().is_some();
    let whole = !draft.headers.is_empty() || has(PartKind::SignOff) || has(PartKind::Signature);
    let body: Vec<_> = facts.parts(PartKind::Body).collect();
    let framed = has(PartKind::SignOff) || !draft.headers.is_empty() && has(PartKind::Signature);
    let short = body.len() < 2 && !framed && body::length(facts) < body::room(facts);
    if has(PartKind::Greeting) || draft.is_thread() || !whole || short {
        return Vec::new();
    }
    let Some(first) = body.first().and_then(|part| facts.reading.tokens.get(part.tokens.clone())?.first()) else {
        return Vec::new();
    };
    if addresses(facts, body[0].span)
        || facts.draft.is_template() && draft.slots.iter().any(|slot| slot.span.overlaps(first.span()))
        || draft.template.as_ref().is_some_and(|template| template.overlaps(draft.first_line(body[0].span)))
    {
        return Vec::new();
    }
    let person = facts.record.and_then(|record| record.interviewers.first());
    let help = match person {
        Some(person) => message!("missing-greeting-recorded", name = &person.name),
        None => message!("missing-greeting-unknown"),
    };
    vec![RULE.at(first.span(), message!("missing-greeting")).help(help)]
}

/// Whether a paragraph begins with a greeting, with somebody's name, or with a line that could be a greeting.
fn addresses(facts: &Facts, paragraph: Span) -> bool {
    let text = facts.text(paragraph);
    if facts.language.greets(text) {
        return true;
    }
    let line = text.lines().next().unwrap_or_default().trim();
    let short = line.split_whitespace().count() <= facts.language.conventions().words(WORDS);
    if short && (line.ends_with([',', ':', '!', '-', '–', '—']) || line == text && !line.ends_with(['.', '?'])) {
        return true;
    }
    let at = facts.reading.token_at(paragraph.start);
    let (Some(first), Some(second)) = (facts.reading.tokens.get(at), facts.reading.tokens.get(at + 1)) else {
        return false;
    };
    let word = facts.text(first.span());
    let named = casing(word) != Casing::Lower && (facts.knows(word) || !facts.reading.forms[at].common);
    named && matches!(second.gap, Gap::Comma | Gap::Clause | Gap::Sentence)
}
