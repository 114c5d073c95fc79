//! A draft's text as a terminal can show it: soft-wrapped, and with nothing in it that a terminal
//! would obey.

use std::borrow::Cow;
use std::ops::Range;

use codespan_reporting::files::{Error, Files, column_index};
use unicode_width::UnicodeWidthChar;

/// A text shown to codespan as rows of readable width. Rows are what codespan takes for lines;
/// numbers of lines and columns are those of the text itself.
pub struct Wrapped<'a> {
    name: &'a str,
    text: Cow<'a, str>,
    rows: Vec<Row>,
}

#[derive(Debug, Clone, Copy)]
struct Row {
    start: usize,
    /// From 0.
    line: usize,
    line_start: usize,
}

impl<'a> Wrapped<'a> {
    /// Wraps the lines of `text` that `spans` touch into rows of at most `width` columns.
    #[must_use]
    pub fn new(name: &'a str, text: &'a str, width: usize, line_starts: &[usize], spans: &[Range<usize>]) -> Self {
        let text = legible(text);
        let mut rows = Vec::new();
        for (line, &line_start) in line_starts.iter().enumerate() {
            let end = line_starts.get(line + 1).copied().unwrap_or(text.len());
            rows.push(Row { start: line_start, line, line_start });
            if spans.iter().any(|span| span.start < end && line_start < span.end) {
                let breaks = breaks(&text[line_start..end], width);
                rows.extend(breaks.into_iter().map(|at| Row { start: line_start + at, line, line_start }));
            }
        }
        Self { name, text, rows }
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

/// Where a line of text is broken: behind the last space that fits, or inside a word that does not
/// fit at all.
fn breaks(line: &str, width: usize) -> Vec<usize> {
    let mut breaks = Vec::new();
    let (mut column, mut space) = (0, None);
    let mut row_start = 0;
    for (at, c) in line.char_indices() {
        column += c.width().unwrap_or(0);
        if column > width && c != ' ' && c != '\n' && c != '\r' {
            let cut = space.filter(|&cut| cut > row_start).unwrap_or(at);
            breaks.push(cut);
            row_start = cut;
            column = line[cut..at + c.len_utf8()].chars().map(|c| c.width().unwrap_or(0)).sum();
            space = None;
        }
        if c == ' ' {
            space = Some(at + 1);
        }
    }
    breaks
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
        Ok(&self.text)
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

    fn column_number(&'a self, (): (), row: usize, byte: usize) -> Result<usize, Error> {
        Ok(column_index(&self.text, self.rows[row].line_start..self.text.len(), byte) + 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_break_at_spaces_and_keep_their_numbers() {
        let text = "one two three four\nfive";
        let span = 8..13;
        let wrapped = Wrapped::new("x", text, 8, &[0, 19], std::slice::from_ref(&span));
        let rows: Vec<&str> = (0..4).map(|row| &text[wrapped.range(row)]).collect();
        assert_eq!(rows, ["one two ", "three ", "four\n", "five"]);
        assert_eq!(wrapped.line_number((), 2).ok(), Some(1));
        assert_eq!(wrapped.column_number((), 2, 14).ok(), Some(15));
        assert_eq!(wrapped.pieces(4..18), [4..7, 8..13, 14..18]);
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
