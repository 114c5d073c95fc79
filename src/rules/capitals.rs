//! What the rules have in common that tell words in capitals from abbreviations.

use crate::text::TokenKind;
use crate::text::casing::{Casing, casing};

use super::Context;

/// Letters of a word that is loud by itself; shorter ones are mostly abbreviations.
pub(super) const LOUD: usize = 4;

/// Whether a token is written in capitals, whatever for.
pub(super) fn upper(cx: &Context, token: usize) -> bool {
    let found = &cx.reading.tokens[token];
    let word = cx.text(found.span);
    // Nearly every word has a small letter among its first two.
    found.kind == TokenKind::Word
        && !word.bytes().any(|byte| byte.is_ascii_lowercase())
        && casing(word) == Casing::Upper
}

/// Whether a token is a word of the language in capitals, long enough to be loud, and neither an
/// abbreviation nor a name that the record or the headers know.
pub(super) fn loud(cx: &Context, token: usize) -> bool {
    let word = cx.text(cx.reading.tokens[token].span);
    upper(cx, token)
        && word.chars().count() >= LOUD
        && cx.reading.forms[token].common
        && !cx.language.is_acronym(&word.to_lowercase())
        && !cx.knows(word)
}
