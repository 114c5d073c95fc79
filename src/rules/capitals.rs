//! What the rules have in common that tell words in capitals from abbreviations.

use std::ops::Range;

use crate::diagnostic::Span;
use crate::language::PartTokens;
use crate::text::casing::{Casing, casing};
use crate::text::{Gap, TokenKind};

use super::Context;

/// Letters of a word that is loud by itself; shorter ones are mostly abbreviations.
pub(super) const LOUD: usize = 4;

/// Whether a token is written in capitals, whatever for.
pub(super) fn upper(cx: &Context, token: usize) -> bool {
    let found = &cx.reading.tokens[token];
    let word = cx.text(found.span());
    // Nearly every word has a small letter among its first two.
    found.kind == TokenKind::Word
        && !word.bytes().any(|byte| byte.is_ascii_lowercase())
        && casing(word) == Casing::Upper
}

/// The runs of words in capitals in a part, each as its tokens.
pub(super) fn runs(cx: &Context, part: &PartTokens) -> Vec<Range<usize>> {
    let mut runs: Vec<Range<usize>> = Vec::new();
    for token in part.tokens.clone().filter(|&token| upper(cx, token)) {
        let joined = cx.reading.tokens[token].gap == Gap::Space;
        match runs.last_mut() {
            Some(run) if joined && run.end == token => run.end += 1,
            _ => runs.push(token..token + 1),
        }
    }
    runs
}

/// Where a run of tokens stands.
pub(super) fn place(cx: &Context, run: &Range<usize>) -> Span {
    cx.reading.tokens[run.start].span().to(cx.reading.tokens[run.end - 1].span())
}

/// Whether a token is a word of the language in capitals, long enough to be loud, and neither an
/// abbreviation nor a name that the record or the headers know.
pub(super) fn loud(cx: &Context, token: usize) -> bool {
    let word = cx.text(cx.reading.tokens[token].span());
    upper(cx, token)
        && word.chars().count() >= LOUD
        && cx.reading.forms[token].common
        && !cx.language.is_acronym(&word.to_lowercase())
        && !cx.knows(word)
}
