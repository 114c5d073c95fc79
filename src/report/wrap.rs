//! A draft's text as a terminal can show it: soft-wrapped, and with nothing in it that a terminal
//! would obey.

use std::borrow::Cow;
use std::ops::Range;

use codespan_reporting::files::{Error, Files};
use unicode_width::UnicodeWidthChar;

use crate::draft::Source;

/// A text shown to codespan as rows of readable width. Rows are what codespan takes for lines;
/// numbers of lines and columns are those of the text itself.
pub struct Wrapped<'a> {
    name: &'a str,
    source: &'a Source,
    text: &'a str,
    rows: Vec<Row>,
}

/// How far into a line it is wrapped from its start, in bytes.
const LONG: usize = 2000;
/// Beyond that, the most bytes that are wrapped before what is shown.
const BEFORE: usize = 200;
/// The most bytes that are wrapped behind it: more than a row.
const BEHIND: usize = 400;

#[derive(Debug, Clone, Copy)]
struct Row {
    start: usize,
    /// From 0.
    line: usize,
}

impl<'a> Wrapped<'a> {
    /// Wraps the lines that `spans` touch into rows of at most `width` columns. `text` is the
    /// [`legible`] text of `source`. Lines before the first span and behind the last are left out.
    #[must_use]
    pub fn new(name: &'a str, source: &'a Source, text: &'a str, width: usize, spans: &[Range<usize>]) -> Self {
        let starts = source.line_starts();
        let line_of = |offset: usize| starts.partition_point(|&start| start <= offset).saturating_sub(1);
        let first = line_of(spans.iter().map(|span| span.start).min().unwrap_or(0));
        let last = line_of(spans.iter().map(|span| span.end).max().unwrap_or(0)) + 1;
        let mut rows = Vec::new();
        for line in first..starts.len().min(last + 1) {
            let (start, end) = (starts[line], starts.get(line + 1).copied().unwrap_or(text.len()));
            rows.push(Row { start, line });
            let touching = || spans.iter().filter(|span| span.start < end && start < span.end);
            if let (Some(from), Some(to)) =
                (touching().map(|span| span.start).min(), touching().map(|span| span.end).max())
            {
                let from = word_start(text, start, from.max(start));
                let to = (to..end).skip(BEHIND).find(|&at| text.is_char_boundary(at)).unwrap_or(end);
                rows.extend((from > start).then_some(Row { start: from, line }));
                rows.extend(breaks(&text[from..to], width).into_iter().map(|at| Row { start: from + at, line }));
            }
        }
        Self { name, source, text, rows }
    }

    /// The pieces of a span that lie in different rows, without the white space at their ends.
    #[must_use]
    pub fn pieces(&self, span: Range<usize>) -> Vec<Range<usize>> {
        let first = self.row_at(span.start);
        let mut pieces = Vec::new();
        for row in first..self.rows.len() {
            let range = self.range(row);
            if range.start >= span.end {
                break;
            }
            let piece = span.start.max(range.start)..span.end.min(range.end);
            let text = &self.text[piece.clone()];
            let start = piece.start + text.len() - text.trim_start().len();
            let end = piece.start + text.trim_end().len();
            if start < end {
                pieces.push(start..end);
            }
        }
        if pieces.is_empty() { vec![span] } else { pieces }
    }

    fn row_at(&self, byte: usize) -> usize {
        self.rows.partition_point(|row| row.start <= byte).saturating_sub(1)
    }

    fn range(&self, row: usize) -> Range<usize> {
        let end = self.rows.get(row + 1).map_or(self.text.len(), |next| next.start);
        self.rows[row].start..end
    }
}

/// Where the wrapping of a line that begins at `start` begins, to show what stands at `at`: there,
/// or behind a space if that is far away.
fn word_start(text: &str, start: usize, at: usize) -> usize {
    if at - start <= LONG {
        return start;
    }
    let near = (at - BEFORE..=at).find(|&near| text.is_char_boundary(near)).unwrap_or(at);
    text[near..at].find(' ').map_or(near, |space| near + space + 1)
}

/// Where a line of text is broken: behind the last space that fits, or inside a word that does not
/// fit at all.
fn breaks(line: &str, width: usize) -> Vec<usize> {
    let mut breaks = Vec::new();
    let (mut column, mut space) = (0, None);
    let mut row_start = 0;
    for (at, c) in line.char_indices() {
        column += columns(c);
        if column > width && c != ' ' && c != '\n' && c != '\r' {
            let cut = space.filter(|&cut| cut > row_start).unwrap_or(at);
            breaks.push(cut);
            row_start = cut;
            column = line[cut..at + c.len_utf8()].chars().map(columns).sum();
            space = None;
        }
        if c == ' ' {
            space = Some(at + 1);
        }
    }
    breaks
}

/// The columns that a character takes.
fn columns(c: char) -> usize {
    if matches!(c, ' '..='~') { 1 } else { c.width().unwrap_or(0) }
}

/// `text` with each character that a terminal would obey, or show as nothing, replaced by one that
/// takes as many bytes: byte offsets stay what they are.
#[must_use]
pub fn legible(text: &str) -> Cow<'_, str> {
    let mut characters = text.char_indices();
    let Some((first, _)) = characters.find(|(_, c)| is_hidden(*c)) else {
        return Cow::Borrowed(text);
    };
    let mut shown = text[..first].to_owned();
    for c in text[first..].chars() {
        match (is_hidden(c), c.len_utf8()) {
            (false, _) => shown.push(c),
            (true, 1) => shown.push('?'),
            (true, 2) => shown.push('¿'),
            (true, 3) => shown.push(char::REPLACEMENT_CHARACTER),
            (true, _) => shown.push_str("????"),
        }
    }
    Cow::Owned(shown)
}

/// Control characters (C0 but tab and line ends, DEL, C1), and those that change the direction of
/// text or have no width.
fn is_hidden(c: char) -> bool {
    c.is_control() && !matches!(c, '\t' | '\n' | '\r')
        || matches!(c,
            '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
            | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e0fff}')
}

impl<'a> Files<'a> for Wrapped<'_> {
    type FileId = ();
    type Name = &'a str;
    type Source = &'a str;

    fn name(&'a self, (): ()) -> Result<&'a str, Error> {
        Ok(self.name)
    }

    fn source(&'a self, (): ()) -> Result<&'a str, Error> {
        Ok(self.text)
    }

    fn line_index(&'a self, (): (), byte: usize) -> Result<usize, Error> {
        Ok(self.row_at(byte))
    }

    fn line_range(&'a self, (): (), row: usize) -> Result<Range<usize>, Error> {
        let max = self.rows.len().saturating_sub(1);
        if row > max { Err(Error::LineTooLarge { given: row, max }) } else { Ok(self.range(row)) }
    }

    fn line_number(&'a self, (): (), row: usize) -> Result<usize, Error> {
        Ok(self.rows[row].line + 1)
    }

    fn column_number(&'a self, (): (), _row: usize, byte: usize) -> Result<usize, Error> {
        Ok(self.source.position(byte).column)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_break_at_spaces_and_keep_their_numbers() {
        let source = Source::from("one two three four\nfive".to_owned());
        let text = source.text();
        let wrapped = Wrapped::new("x", &source, text, 8, &[8..13]);
        let rows: Vec<&str> = (0..4).map(|row| &text[wrapped.range(row)]).collect();
        assert_eq!(rows, ["one two ", "three ", "four\n", "five"]);
        assert_eq!(wrapped.line_number((), 2).ok(), Some(1));
        assert_eq!(wrapped.column_number((), 2, 14).ok(), Some(15));
        assert_eq!(wrapped.pieces(4..18), [4..7, 8..13, 14..18]);
    }

    #[test]
    fn only_the_neighbourhood_of_a_long_line_is_wrapped() {
        let source = Source::from(format!("x\n{}\ny", "été ".repeat(10_000)));
        let wrapped = Wrapped::new("x", &source, source.text(), 40, &[30_002..30_004]);
        assert!(wrapped.rows.len() < 80);
        let row = &source.text()[wrapped.range(wrapped.row_at(30_002))];
        assert_eq!(row, "été ".repeat(10));
    }

    #[test]
    fn a_long_word_is_cut() {
        assert_eq!(breaks(&"x".repeat(20), 8), [8, 16]);
    }

    #[test]
    fn nothing_a_terminal_obeys_is_left() {
        let text = "a\u{1b}[31mb\u{202e}c\u{9b}d\u{200b}\u{e0041}";
        let shown = legible(text);
        assert_eq!(shown.len(), text.len());
        assert!(!shown.chars().any(is_hidden), "{shown:?}");
    }
}
