//! What is in a text and none of its words: placeholders and the code of templates.

use super::sentence::Gap;
use super::token::{Token, TokenKind, gap_between};
use crate::diagnostic::Span;
use phrasebook::tables::Conventions;

/// A stretch of a text that is not read as words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Opaque {
    /// Where it is.
    pub span: Span,
    /// What it is to the words around it.
    pub kind: OpaqueKind,
}

/// What something opaque is to the words around it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OpaqueKind {
    /// A word of this kind.
    Word(TokenKind),
    /// Nothing.
    Nothing,
    /// A border: what comes after it goes on with what comes before this place.
    Border(usize),
}

/// What has been passed since the last word.
#[derive(Debug, Default)]
pub(super) struct Passed {
    /// The borders, as tokens.
    borders: Vec<usize>,
    /// The last place with which what comes next goes on, and where that comes from.
    branch: Option<(usize, usize)>,
    any: bool,
}

impl Passed {
    /// Takes note of something that is no word; a border becomes the next token.
    pub(super) fn pass(&mut self, opaque: &Opaque, token: usize) {
        self.any = true;
        if let OpaqueKind::Border(from) = opaque.kind {
            self.borders.push(token);
            if from < opaque.span.start {
                self.branch = Some((from, opaque.span.end));
            }
        }
    }

    /// What precedes the word at `next`, as if nothing opaque and no other branch were there. `tokens` are those
    /// of its part.
    pub(super) fn gap(
        &mut self,
        text: &str,
        opaque: &[Opaque],
        tokens: &mut [Token],
        next: Span,
        conventions: &Conventions,
    ) -> Option<Gap> {
        if !self.any {
            return None;
        }
        let Self { borders, branch, .. } = std::mem::take(self);
        let before = branch.map_or(tokens.len(), |(from, _)| tokens.partition_point(|token| token.span().end <= from));
        let last = tokens[..before].iter().rfind(|token| token.kind != TokenKind::Border);
        let gap = last.map_or(Gap::Part, |last| {
            let end = last.span().end;
            let (from, to) = branch.unwrap_or((next.start, next.start));
            let between =
                visible(text, Span::new(end, from), opaque) + &visible(text, Span::new(to, next.start), opaque);
            gap_between(text, *last, next, &between, conventions)
        });
        for (number, &border) in borders.iter().enumerate() {
            tokens[border].gap = if number == 0 || gap.starts_sentence() { gap } else { Gap::Space };
        }
        Some(if borders.is_empty() || gap.starts_sentence() { gap } else { Gap::Space })
    }
}

/// A stretch of a text without what is no word.
fn visible(text: &str, span: Span, opaque: &[Opaque]) -> String {
    let first = opaque.partition_point(|opaque| opaque.span.end <= span.start);
    let mut at = span.start;
    let mut visible = String::new();
    for hidden in opaque[first..].iter().take_while(|opaque| opaque.span.start < span.end) {
        visible += &text[at..hidden.span.start.max(at)];
        at = hidden.span.end.clamp(at, span.end);
    }
    visible + &text[at..span.end]
}
