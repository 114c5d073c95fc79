//! What the rules have in common that tell words in capitals from abbreviations.

use std::ops::Range;

use crate::language::PartTokens;
use crate::text::casing::{Casing, casing};
use crate::text::{Gap, TokenKind};

use crate::facts::Facts;

/// Letters of a word that is loud by itself; shorter ones are mostly abbreviations.
pub(crate) const LOUD: usize = 4;

/// Whether a token is written in capitals, whatever for.
pub(crate) fn upper(facts: &Facts, token: usize) -> bool {
    let found = &facts.reading.tokens[token];
    let word = facts.text(found.span());
    // Nearly every word has a small letter among its first two.
    found.kind == TokenKind::Word
        && !word.bytes().any(|byte| byte.is_ascii_lowercase())
        && casing(word) == Casing::Upper
}

/// The runs of words in capitals in a part, each as its tokens.
pub(crate) fn runs(facts: &Facts, part: &PartTokens) -> Vec<Range<usize>> {
    let mut runs: Vec<Range<usize>> = Vec::new();
    for token in part.tokens.clone().filter(|&token| upper(facts, token)) {
        let joined = facts.reading.tokens[token].gap == Gap::Space;
        match runs.last_mut() {
            Some(run) if joined && run.end == token => run.end += 1,
            _ => runs.push(token..token + 1),
        }
    }
    runs
}

/// Whether a token is a word of the language in capitals, long enough to be loud, and neither an
/// abbreviation nor a name that the record or the headers know.
pub(crate) fn loud(facts: &Facts, token: usize) -> bool {
    let word = facts.text_of(token);
    upper(facts, token)
        && word.chars().count() >= LOUD
        && facts.reading.forms[token].common
        && !facts.language.is_acronym(&word.to_lowercase())
        && !facts.knows(word)
}
