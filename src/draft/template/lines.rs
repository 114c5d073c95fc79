//! Where the code of a template stands between the lines of a mail, and is none of its text.

use std::ops::Range;

use super::{Code, CodeKind, Template};
use crate::diagnostic::Span;

/// The most tags in a row that are looked past for the next word.
const MOST: usize = 20;

/// The code after `body` at which lines are cut: what stands on lines of its own, between sentences; the tags
/// around whole lines; and comments.
pub(in crate::draft) fn marks(text: &str, body: usize, template: &Template) -> Vec<Range<usize>> {
    let code: Vec<&Code> = template.silent().filter(|code| code.span.start >= body).collect();
    let mut marks = Vec::new();
    let mut rest = &code[..];
    while let Some(line) = Line::of(text, body, rest) {
        let own = line.gaps().all(|gap| gap.trim().is_empty());
        let framed = line.starts_with_code() && line.ends_with_code();
        let cut = if own { !line.is_within_sentence(&rest[line.code.len()..]) } else { framed };
        let cut_out = |code: &&&Code| cut || !own && code.kind == CodeKind::Comment || has_blank_line(text, code.span);
        marks.extend(line.code.iter().filter(cut_out).map(|code| code.span.range()));
        rest = &rest[line.code.len()..];
    }
    marks
}

fn has_blank_line(text: &str, code: Span) -> bool {
    text[code.range()].lines().skip(1).any(|line| line.trim().is_empty())
}

/// A line with code on it, or several that one tag spans.
struct Line<'a> {
    text: &'a str,
    span: Span,
    code: &'a [&'a Code],
}

impl<'a> Line<'a> {
    /// The line of the first code.
    fn of(text: &'a str, body: usize, code: &'a [&'a Code]) -> Option<Self> {
        let first = code.first()?.span;
        let start = text[..first.start].rfind('\n').map_or(0, |at| at + 1).max(body);
        let (mut end, mut last, mut count) = (start, first.end, 0);
        while let Some(next) = code.get(count).filter(|next| count == 0 || next.span.start < end) {
            (last, count) = (last.max(next.span.end), count + 1);
            if last > end {
                end = text[last..].find('\n').map_or(text.len(), |len| last + len);
            }
        }
        Some(Self { text, span: Span::new(start, end), code: &code[..count] })
    }

    /// What is around and between the code.
    fn gaps(&self) -> impl Iterator<Item = &'a str> {
        let starts = std::iter::once(self.span.start).chain(self.code.iter().map(|code| code.span.end));
        let ends = self.code.iter().map(|code| code.span.start).chain([self.span.end]);
        let text = self.text;
        starts.zip(ends).map(move |(start, end)| &text[start..end])
    }

    fn starts_with_code(&self) -> bool {
        self.gaps().next().is_some_and(|gap| gap.trim().is_empty())
    }

    fn ends_with_code(&self) -> bool {
        self.gaps().last().is_some_and(|gap| gap.trim().is_empty())
    }

    /// Whether a sentence of the line above goes on below. `after` is the code of the next lines.
    fn is_within_sentence(&self, after: &[&Code]) -> bool {
        let above = self.text[..self.span.start].trim_end_matches([' ', '\t']);
        let above = above.strip_suffix('\n').unwrap_or(above).trim_end_matches([' ', '\t', '\r']);
        let goes_on = above.ends_with(|c: char| c.is_alphanumeric() || ",-–—}".contains(c));
        let inner = self.code.iter().any(|code| has_blank_line(self.text, code.span));
        goes_on && !inner && self.next_word(after).is_some_and(|next| next.starts_with(char::is_lowercase))
    }

    /// The text that comes next, if no blank line comes before it.
    fn next_word(&self, after: &[&Code]) -> Option<&'a str> {
        let mut at = self.span.end;
        for code in after.iter().map(Some).chain([None]).take(MOST) {
            let rest = self.text[at..].trim_start();
            let start = self.text.len() - rest.len();
            if self.text[at..start].matches('\n').count() > 1 {
                return None;
            }
            match code.filter(|code| code.span.start == start) {
                Some(code) => at = code.span.end,
                None => return Some(rest),
            }
        }
        None
    }
}
