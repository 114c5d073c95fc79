//! A draft's text as a terminal can show it: soft-wrapped, and without anything that controls the
//! terminal.

use std::borrow::Cow;
use std::ops::Range;

use codespan_reporting::files::{Error, Files, Location};
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use crate::draft::{Position, Source};
use crate::text::is_hidden;

/// The lines of a text that some spans touch, as rows of readable width for codespan. Rows are what
/// codespan takes for lines; the numbers of lines and columns are those of the text itself.
pub(super) struct Wrapped<'a> {
    name: &'a str,
    source: &'a Source,
    text: &'a str,
    /// The rows, made legible, each with a line end of its own.
    shown: String,
    rows: Vec<Row>,
}

#[derive(Debug, Clone, Copy)]
struct Row {
    /// Where the row begins in what is shown.
    shown: usize,
    /// The bytes before its text that say that text is left out.
    lead: usize,
    /// Where it begins in the text.
    start: usize,
    /// Where the next row of the same line begins in the text.
    end: usize,
}

/// What is shown in place of text that is left out.
const LEFT_OUT: &str = "…";

/// How many bytes of a line are wrapped before its first span and after its last.
const AROUND: usize = 1000;

/// The columns by which rows of one line may differ, because words end where they end.
const SLACK: usize = 8;

impl<'a> Wrapped<'a> {
    /// Wraps the lines of a text that `spans` touch into rows of at most `width` columns.
    pub(super) fn new(name: &'a str, source: &'a Source, width: usize, spans: &[Range<usize>]) -> Self {
        let (text, line_starts) = (source.text(), source.line_starts());
        let line_of = |byte: usize| line_starts.partition_point(|&start| start <= byte).saturating_sub(1);
        let mut lines: Vec<usize> = spans
            .iter()
            .flat_map(|span| line_of(span.start)..=line_of(span.end.saturating_sub(1).max(span.start)))
            .collect();
        lines.sort_unstable();
        lines.dedup();
        let mut wrapped = Self { name, source, text, shown: String::new(), rows: Vec::new() };
        let mut before = None;
        for line in lines {
            let start = line_starts[line];
            let end = line_starts.get(line + 1).copied().unwrap_or(text.len());
            if before.is_some_and(|before| before + 1 < line) {
                // Two empty rows tell codespan that lines are left out.
                wrapped.push(start..start, &[], (false, false));
                wrapped.push(start..start, &[], (false, false));
            }
            let window = window(text, start..end, spans);
            // Short words are not broken.
            let whole = spans.iter().filter(|span| text[(*span).clone()].width() <= width / 2);
            let whole: Vec<Range<usize>> = whole.filter(|span| span.start >= start).cloned().collect();
            let torn =
                |at: usize| whole.iter().any(|span| span.start < window.start + at && window.start + at < span.end);
            let content = text[window.clone()].trim_end_matches(['\n', '\r']);
            // Rows of about the same length, so that no word is alone on the last one.
            let columns = if is_ascii_text(content) { content.len() } else { content.width() };
            // There must be room for the marks of what is left out.
            let cut = columns > width || window.start > start || window.end < end;
            let width = if cut { width.saturating_sub(2).max(1) } else { width };
            let rows = columns.div_ceil(width).max(1);
            let even = columns.div_ceil(rows) + SLACK;
            let breaks = breaks(content, even.min(width), torn);
            let mut starts: Vec<usize> = breaks.into_iter().map(|at| window.start + at).collect();
            let from = starts.len().checked_sub(2).map_or(window.start, |at| starts[at]);
            // A short last row takes words from the one before it.
            if let Some(last) = starts.last_mut().filter(|last| window.end - **last < width / 2)
                && let Some(space) = (from..from.midpoint(window.end)).rev().find(|&at| text.as_bytes()[at] == b' ')
                && !torn(space + 1 - window.start)
            {
                *last = space + 1;
            }
            let ends = starts.iter().copied().chain([window.end]);
            let rows: Vec<Range<usize>> = std::iter::once(window.start)
                .chain(starts.iter().copied())
                .zip(ends)
                .map(|(start, end)| start..end)
                .collect();
            let last = start + text[start..end].trim_end().len();
            let shown = shown(&rows, spans);
            for (at, row) in rows.iter().enumerate() {
                let front = row.start > start && (at == 0 || !shown[at - 1]);
                let back = row.end < last && shown.get(at + 1) != Some(&true);
                wrapped.push(row.clone(), spans, (front && shown[at], back && shown[at]));
            }
            before = Some(line);
        }
        wrapped
    }

    /// Adds a row, without the white space at its end unless a span starts there, and with marks if
    /// text before it or after it is left out.
    fn push(&mut self, range: Range<usize>, spans: &[Range<usize>], left_out: (bool, bool)) {
        let content = range.start + self.text[range.clone()].trim_end().len();
        let starts = spans.iter().map(|span| span.start).filter(|start| range.contains(start));
        let end = starts.max().map_or(content, |start| start.max(content));
        let lead = if left_out.0 { LEFT_OUT } else { "" };
        self.rows.push(Row { shown: self.shown.len(), lead: lead.len(), start: range.start, end: range.end });
        self.shown.push_str(lead);
        self.shown.push_str(&legible(self.text[range.start..end].trim_end_matches(['\n', '\r'])));
        self.shown.push_str(if left_out.1 { LEFT_OUT } else { "" });
        self.shown.push('\n');
    }

    /// The pieces of a span in different rows, as ranges of what is shown, without the white space
    /// at which rows are broken.
    pub(super) fn pieces(&self, span: &Range<usize>) -> Vec<Range<usize>> {
        let touched = self.rows.iter().filter(|row| row.start < span.end && span.start < row.end);
        let mut pieces = Vec::new();
        for row in touched {
            let piece = span.start.max(row.start)..span.end.min(row.end);
            let text = &self.text[piece.clone()];
            let lead = if piece.start == span.start { 0 } else { text.len() - text.trim_start().len() };
            let (start, end) = (piece.start + lead, piece.start + text.trim_end().len().max(lead));
            // A span of white space has its caret at the beginning.
            if start < end || start == span.start {
                let at = |offset: usize| row.shown + row.lead + offset - row.start;
                pieces.push(at(start)..at(end));
            }
        }
        if pieces.is_empty() { std::iter::once(0..0).collect() } else { pieces }
    }

    /// The columns that a row takes up to a byte of what is shown.
    pub(super) fn columns(&self, byte: usize) -> usize {
        self.shown[self.rows[self.row_at(byte)].shown..byte].width()
    }

    fn row_at(&self, byte: usize) -> usize {
        self.rows.partition_point(|row| row.shown <= byte).saturating_sub(1)
    }

    fn range(&self, row: usize) -> Range<usize> {
        let end = self.rows.get(row + 1).map_or(self.shown.len(), |next| next.shown);
        self.rows[row].shown..end
    }
}

/// Which rows of a line are shown: those that spans touch, and one between two of these.
fn shown(rows: &[Range<usize>], spans: &[Range<usize>]) -> Vec<bool> {
    let touched = |row: &Range<usize>| spans.iter().any(|span| row.start < span.end && span.start < row.end);
    let touched: Vec<bool> = rows.iter().map(touched).collect();
    let between = |at: usize| at > 0 && touched[at - 1] && touched.get(at + 1) == Some(&true);
    (0..rows.len()).map(|at| touched[at] || between(at)).collect()
}

/// How much of a line is wrapped: all of it, unless it is so long that text far from the spans
/// would only cost time.
fn window(text: &str, line: Range<usize>, spans: &[Range<usize>]) -> Range<usize> {
    let touching = || spans.iter().filter(|span| span.start < line.end && line.start < span.end);
    let first = touching().map(|span| span.start).min().unwrap_or(line.start).max(line.start);
    let last = touching().map(|span| span.end).max().unwrap_or(line.end).min(line.end);
    let (mut start, mut end) = (line.start, line.end);
    if first - line.start > AROUND {
        start = (first - AROUND..=first).find(|&at| text.is_char_boundary(at)).unwrap_or(line.start);
        start = text[start..first].find(' ').map_or(start, |space| start + space + 1);
    }
    if line.end - last > AROUND {
        end = (last..=last + AROUND).rfind(|&at| text.is_char_boundary(at)).unwrap_or(line.end);
        end = text[last..end].rfind(' ').map_or(end, |space| last + space + 1);
    }
    start..end
}

/// Where a line of text is broken: after the last space that fits and that `torn` allows, or inside
/// a word that does not fit at all.
fn breaks(line: &str, width: usize, torn: impl Fn(usize) -> bool) -> Vec<usize> {
    if is_ascii_text(line) && line.len() <= width {
        return Vec::new();
    }
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
        if c == ' ' && !torn(at + 1) {
            space = Some(at + 1);
        }
    }
    breaks
}

/// The columns of a character; Unicode's tables are only needed for the unusual ones.
fn columns(c: char) -> usize {
    if is_plain(c) { 1 } else { c.width().unwrap_or(0) }
}

fn is_plain(c: char) -> bool {
    matches!(c, ' '..='~')
}

/// Whether all characters of a text are plain, as they are in nearly every line.
fn is_ascii_text(text: &str) -> bool {
    // Without a way out of the loop, it takes many bytes at a time.
    text.bytes().fold(true, |all, byte| all & is_plain(byte.into()))
}

/// `text` with each character that controls the terminal, or is invisible, replaced by one of as
/// many bytes, so that byte offsets stay the same.
#[must_use]
pub fn legible(text: &str) -> Cow<'_, str> {
    let bytes = text.as_bytes();
    // A lone carriage return sends the terminal back to the start of the line.
    let obeyed = |at: usize, c: char| match c {
        '\t' | '\n' => false,
        '\r' => bytes.get(at + 1) != Some(&b'\n'),
        c => is_hidden(c),
    };
    replace(text, obeyed)
}

/// A message, a name or a label as a terminal can show it: [`legible`], and on one line.
#[must_use]
pub fn legible_line(text: &str) -> Cow<'_, str> {
    replace(text, |_, c| is_hidden(c))
}

fn replace(text: &str, gone: impl Fn(usize, char) -> bool) -> Cow<'_, str> {
    if is_ascii_text(text) {
        return Cow::Borrowed(text);
    }
    let Some(first) = text.char_indices().find(|(at, c)| !is_plain(*c) && gone(*at, *c)) else {
        return Cow::Borrowed(text);
    };
    let mut shown = text[..first.0].to_owned();
    for (at, c) in text[first.0..].char_indices().map(|(at, c)| (first.0 + at, c)) {
        match (gone(at, c), c.len_utf8()) {
            (false, _) => shown.push(c),
            (true, 1) => shown.push('?'),
            (true, 2) => shown.push('¿'),
            (true, 3) => shown.push(char::REPLACEMENT_CHARACTER),
            (true, _) => shown.push_str("????"),
        }
    }
    Cow::Owned(shown)
}

impl<'a> Files<'a> for Wrapped<'_> {
    type FileId = ();
    type Name = &'a str;
    type Source = &'a str;

    fn name(&'a self, (): ()) -> Result<&'a str, Error> {
        Ok(self.name)
    }

    fn source(&'a self, (): ()) -> Result<&'a str, Error> {
        Ok(&self.shown)
    }

    fn line_index(&'a self, (): (), byte: usize) -> Result<usize, Error> {
        Ok(self.row_at(byte))
    }

    fn line_range(&'a self, (): (), row: usize) -> Result<Range<usize>, Error> {
        let max = self.rows.len().saturating_sub(1);
        if row > max { Err(Error::LineTooLarge { given: row, max }) } else { Ok(self.range(row)) }
    }

    fn line_number(&'a self, (): (), row: usize) -> Result<usize, Error> {
        Ok(self.source.position(self.rows[row].start).line)
    }

    fn location(&'a self, (): (), byte: usize) -> Result<Location, Error> {
        let Row { shown, lead, start, .. } = self.rows[self.row_at(byte)];
        let Position { line, column, .. } = self.source.position(start + byte.saturating_sub(shown + lead));
        Ok(Location { line_number: line, column_number: column })
    }
}

/// A text in lines of at most `width` columns, unless a word is longer: the first `first` of the first line are
/// taken, and the other lines are indented.
#[must_use]
pub fn fill(text: &str, first: usize, indent: usize, width: usize) -> String {
    let mut lines = String::new();
    let mut column = first;
    for (at, word) in text.split_whitespace().enumerate() {
        if at > 0 && column + 1 + word.width() > width {
            lines.push('\n');
            lines.push_str(&" ".repeat(indent));
            column = indent;
        } else if at > 0 {
            lines.push(' ');
            column += 1;
        }
        lines.push_str(word);
        column += word.width();
    }
    lines
}

#[cfg(test)]
#[expect(clippy::single_range_in_vec_init, reason = "spans are ranges")]
mod tests {
    use super::*;

    #[test]
    fn lines_break_at_spaces_and_keep_their_numbers() {
        let text = "one two three four\nfive\nsix\n\nseven";
        let source = Source::from(text.to_owned());
        let wrapped = Wrapped::new("x", &source, 8, &[8..13, 29..34]);
        assert_eq!(wrapped.shown, "one\ntwo\n…three…\nfour\n\n\nseven\n");
        assert_eq!(wrapped.line_number((), 3).ok(), Some(1));
        assert_eq!(wrapped.location((), 11).ok().map(|place| place.column_number), Some(9));
        assert_eq!(wrapped.line_number((), 6).ok(), Some(5));
        let pieces: Vec<&str> = wrapped.pieces(&(4..18)).into_iter().map(|piece| &wrapped.shown[piece]).collect();
        assert_eq!(pieces, ["two", "three", "four"]);
    }

    #[test]
    fn short_spans_stay_whole() {
        assert_eq!(breaks("one two three", 9, |_| false), [8]);
        assert_eq!(breaks("one two three", 9, |at| at == 8), [4]);
    }

    #[test]
    fn far_from_a_span_nothing_is_wrapped() {
        let text = "é one two ".repeat(1000);
        let source = Source::from(text.clone());
        let wrapped = Wrapped::new("x", &source, 40, &[5503..5506]);
        assert!(wrapped.shown.len() < 3 * AROUND, "{}", wrapped.shown.len());
        assert_eq!(
            wrapped.pieces(&(5503..5506)).iter().map(|piece| &wrapped.shown[piece.clone()]).collect::<String>(),
            text[5503..5506]
        );
    }

    #[test]
    fn white_space_has_a_place_too() {
        let source = Source::from("one two \n".to_owned());
        let wrapped = Wrapped::new("x", &source, 80, &[7..8]);
        assert_eq!(wrapped.pieces(&(7..8)), [7..7]);
    }

    #[test]
    fn a_long_word_is_cut() {
        assert_eq!(breaks(&"x".repeat(20), 8, |_| false), [8, 16]);
    }

    #[test]
    fn nothing_a_terminal_obeys_is_left() {
        let text = "a\u{1b}[31mb\u{202e}c\u{9b}d\u{200b}\u{e0041}";
        let shown = legible(text);
        assert_eq!(shown.len(), text.len());
        assert!(!shown.chars().any(is_hidden), "{shown:?}");
        assert_eq!(legible("a\r\nb\rc"), "a\r\nb?c");
        assert_eq!(legible_line("a\r\nb\tc"), "a??b?c");
    }
}
