use crate::diagnostic::{Level, Span};
use crate::draft::{HeaderName, PartKind};
use crate::facts::Facts;
use crate::facts::body;
use crate::finding::{Finding, message};
use crate::record::name::lore;
use crate::rules::{Group, Rule};

rule! {
    /// There is no name at the end.
    ///
    /// Somebody who interviewed five people today should not have to work out from an address which of
    /// them is writing. Advisers recommend your full name, so that there can be no confusion. If your
    /// mail program adds it for you, turn this rule off with `-A missing-signature`.
    ///
    /// ```draft
    /// Dear Rita,
    ///
    /// Thank you for the hour at the kiln.
    ///
    /// Kind regards,
    /// ^^^^^^^^^^^^^
    /// ```
    ///
    /// In a thread it may be left out, and a draft of a single paragraph does not count as a whole mail
    /// yet.
    ///
    /// ```draft
    /// Dear Rita,
    ///
    /// Thank you for the hour at the kiln.
    /// ```
    ///
    /// ```draft
    /// Dear Rita,
    ///
    /// Thank you for the hour at the kiln.
    ///
    /// I would like to do this work.
    ///
    /// Cheers, Maya
    /// ```
    pub(crate) static RULE: Rule = Rule::new("missing-signature", Group::Opening, Level::Warning)
        .needing(&["sign-offs"])
        .checking(check);
}

/// The most words of a last line that could be a name.
const WORDS: usize = 6;
/// Paragraphs from the end that may hold a name: a postscript may follow.
const LAST: usize = 3;

fn check(facts: &Facts) -> Vec<Finding> {
    let draft = facts.draft;
    let parts = |kind| draft.parts_of(kind);
    let body: Vec<Span> = parts(PartKind::Body).map(|part| part.span).collect();
    let sign_off = parts(PartKind::SignOff).last();
    let addressed = !draft.headers.is_empty() || parts(PartKind::Greeting).next().is_some();
    let long = body.len() > 1 || body::length(facts) >= body::room(facts);
    let whole = addressed && !body.is_empty() && (sign_off.is_some() || long);
    if !whole || draft.is_thread() || parts(PartKind::Signature).next().is_some() {
        return Vec::new();
    }
    if body.iter().rev().take(LAST).any(|paragraph| signs(facts, *paragraph)) {
        return Vec::new();
    }
    let last = body.last().map(|paragraph| last_word(facts, *paragraph));
    let Some(span) = sign_off.map(|part| part.span).or(last).filter(|span| !span.is_empty()) else {
        return Vec::new();
    };
    let name = facts.record.and_then(|record| record.candidate.name.as_ref());
    let help = match name {
        Some(name) => message!("missing-signature-recorded", name),
        None => message!("missing-signature-unknown"),
    };
    vec![RULE.at(span, message!("missing-signature")).help(help)]
}

/// Whether the last line of a paragraph could be a name, or has the writer's in it.
fn signs(facts: &Facts, paragraph: Span) -> bool {
    let line = facts.text(paragraph).trim_end().lines().next_back().unwrap_or_default().trim();
    let start = paragraph.end - facts.text(paragraph).trim_end().lines().next_back().unwrap_or_default().len();
    let slot = facts.draft.slots.iter().any(|slot| slot.span.start >= start && slot.span.end <= paragraph.end);
    let short = line.split_whitespace().count() <= WORDS && !line.ends_with(['.', '?', '!', ':']);
    let from = facts.draft.header(HeaderName::From).map(|header| facts.text(header.value));
    let own = facts.record.and_then(|record| record.candidate.name.as_deref()).or(from);
    let named = own.into_iter().flat_map(str::split_whitespace).any(|name| name.len() > 1 && line.contains(name));
    slot || short || named || ends_in_a_name(facts, paragraph)
}

/// Whether the last sentence of a paragraph is nothing but a name: `I hope to hear from you. Maya Lindqvist`.
fn ends_in_a_name(facts: &Facts, paragraph: Span) -> bool {
    let tokens = &facts.reading.tokens;
    let end = tokens.partition_point(|token| token.span().start < paragraph.end);
    let Some(last) = end.checked_sub(1).filter(|&last| paragraph.contains(tokens[last].span())) else {
        return false;
    };
    let sentence = facts.reading.sentence_at(last);
    let name = |at: usize| facts.reading.has_capital(at) || lore::is_particle(facts.text_of(at));
    sentence.len() <= WORDS && sentence.clone().all(name) && !facts.reading.forms[last].common
}

fn last_word(facts: &Facts, paragraph: Span) -> Span {
    let before = facts.reading.tokens.partition_point(|token| token.span().start < paragraph.end);
    let last = before.checked_sub(1).map(|at| facts.reading.tokens[at].span());
    last.filter(|span| paragraph.contains(*span)).unwrap_or(paragraph)
}
