//! Where a sentence surely starts, though its first letter is a small one: not after an abbreviation, at a
//! label of a list, at an identifier, or in a fragment of a text.

use crate::diagnostic::Span;
use crate::draft::{Part, PartKind};
use crate::facts::Facts;
use crate::text::casing::{Casing, casing};
use crate::text::{Gap, TokenKind};

/// Letters of the longest label of a list: `viii.`
const LABEL: usize = 4;
/// Letters of the longest unit: `4 in. wide`.
const UNIT: usize = 4;
/// Digits of the longest number that a stop makes an ordinal: `17. because`.
const ORDINAL: usize = 2;
/// What may follow the first word of a sentence; anything else makes it a label or an identifier.
const AFTER: &[char] = &[',', ';', '.', '!', '?', '…', '—', '–', '"', '”', '\'', '’'];

/// Whether a token that begins with a small letter surely starts a sentence, a greeting or a sign-off.
pub(crate) fn surely_starts(facts: &Facts, at: usize) -> bool {
    let token = facts.reading.tokens[at];
    let part = facts.part(at);
    match token.gap {
        Gap::Sentence => {
            is_first_word(facts, at) && ends_sentence(facts, at - 1) && !facts.prose().is_in_notes(token.span())
        }
        Gap::Part if part.kind == PartKind::Body => {
            is_first_word(facts, at)
                && opens_paragraph(facts, part, token.span().start)
                && !facts.prose().opens_item(token.span())
        }
        gap => gap == Gap::Part && part.kind != PartKind::Subject,
    }
}

/// Whether a sentence that starts small is one even in a text that is no follow-up, where as many stops are stray and
/// as many paragraphs cut: it begins as sentences do, or comes after the greeting.
pub(crate) fn is_beyond_doubt(facts: &Facts, at: usize) -> bool {
    let part = facts.part(at);
    let earlier = facts.draft.parts.partition_point(|other| other.span.start < part.span.start);
    let greeted = || facts.draft.parts[..earlier].last().is_some_and(|before| before.kind == PartKind::Greeting);
    facts.is_follow_up()
        || part.kind != PartKind::Body
        || facts.reading.tokens[at].gap == Gap::Part && greeted()
        || facts.prose().opens_sentence(facts.reading.tokens[at].span())
}

/// Whether a token may be the first word of a sentence, and is no label or identifier.
fn is_first_word(facts: &Facts, at: usize) -> bool {
    let (tokens, word) = (&facts.reading.tokens, facts.text_of(at));
    let letters = word.chars().count();
    let rest = &facts.draft.text()[tokens[at].span().end..];
    let attached = rest.split(char::is_whitespace).next().unwrap_or_default();
    let alone = tokens.get(at + 1).is_none_or(|next| next.gap.starts_sentence());
    let stem = facts.language.conventions().without_apostrophe(word).unwrap_or(word);
    let plain = [word, stem].iter().any(|word| facts.language.is_plain(word));
    let named = facts.language.is_command(stem) || facts.language.is_abbreviation(word) || alone && letters <= LABEL;
    // `every. single. step`
    let small = |at: usize| tokens.get(at).is_some_and(|_| casing(facts.text_of(at)) == Casing::Lower);
    let stressed = tokens[at].gap == Gap::Sentence
        && (alone && small(at + 1) || tokens[at - 1].gap == Gap::Sentence && small(at - 1));
    // `issue #12`
    let reference = rest.trim_start().starts_with('#');
    letters > 1 && plain && !named && !stressed && !reference && attached.chars().all(|c| AFTER.contains(&c))
}

/// Whether the mark after a token surely ends a sentence: the stop may be that of an abbreviation, and
/// another mark part of a name, as in `Yahoo! and`.
fn ends_sentence(facts: &Facts, at: usize) -> bool {
    let (tokens, form) = (&facts.reading.tokens, facts.reading.forms[at]);
    let token = tokens[at];
    let between = &facts.draft.text()[token.span().end..tokens[at + 1].span().start];
    let mark = between.trim_end();
    let word = facts.text_of(at);
    match token.kind {
        TokenKind::Number => mark == "." && word.len() > ORDINAL && word.chars().all(|c| c.is_ascii_digit()),
        TokenKind::Word if matches!(mark, "." | "!" | "?") => {
            let (lower, letters) = (word.to_lowercase(), word.chars().count());
            let stem = facts.language.conventions().without_apostrophe(&lower).unwrap_or(&lower);
            let plain = [&lower, stem].iter().any(|word| facts.language.is_plain(word)) || facts.knows(word);
            let number = token.gap == Gap::Space && tokens[at - 1].kind == TokenKind::Number;
            // `M.Phil. from`, `rub./doll. by`
            let joined = facts.draft.text()[..token.span().start].trim_end_matches('/').ends_with('.');
            let clipped = joined || mark == "." && (facts.language.is_clipped(&lower) || number && letters <= UNIT);
            let alone = token.gap.starts_sentence() && (mark == "?" || !facts.language.is_common(&lower));
            // `Shreveport, La. and`, `Shreveport, LA. and`
            let place = token.gap == Gap::Comma
                && letters <= UNIT
                && casing(facts.text_of(at - 1)) == Casing::Capital
                && matches!(casing(word), Casing::Capital | Casing::Upper);
            let named = place
                || facts.marks_name(token.span().end)
                || mark != "." && casing(word) == Casing::Capital && (alone || facts.is_name(at));
            form.is_known() && letters > 1 && plain && !clipped && !named
        }
        _ => false,
    }
}

/// Whether the body goes on with the sentence of the greeting, as it does after a comma in some languages.
fn goes_on(facts: &Facts, greeting: Span) -> bool {
    facts.language.conventions().lower_case_after_greeting && facts.text(greeting).trim_end().ends_with(',')
}

/// Whether a paragraph starts on a line of its own: after a greeting, or as whole sentences after whole sentences.
fn opens_paragraph(facts: &Facts, part: Part, start: usize) -> bool {
    let text = facts.draft.text();
    let ended = |span: Span| {
        let sentence = text[span.range()].trim_end();
        sentence.ends_with(['.', '!', '?']) && !sentence.ends_with("..")
    };
    let earlier = facts.draft.parts.partition_point(|other| other.span.start < part.span.start);
    let line_start = text[..start].ends_with('\n');
    line_start
        && facts.draft.parts[..earlier].last().is_some_and(|before| match before.kind {
            PartKind::Greeting => !goes_on(facts, before.span),
            PartKind::Body => ended(before.span) && ended(part.span),
            _ => false,
        })
}
