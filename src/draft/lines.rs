//! Lines and columns of a text, as people and editors count them.

use std::ops::Range;
use std::sync::OnceLock;

/// A position in a file, as people and editors count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// From 1.
    pub line: usize,
    /// In characters, from 1.
    pub column: usize,
}

/// Where the lines of a text begin, and how many characters are between two positions.
#[derive(Debug, Clone, Default)]
pub(super) struct Lines {
    starts: OnceLock<Vec<usize>>,
    milestones: OnceLock<Vec<usize>>,
    /// Whether each byte is a character: the text is not UTF-8.
    single: bool,
}

/// The bytes between two positions whose number of characters is remembered: a line may be as long
/// as the text.
const MILE: usize = 1024;

impl Lines {
    /// The lines of bytes that are UTF-8, or in an unknown encoding.
    pub(super) fn of(bytes: &[u8]) -> Self {
        Self { single: std::str::from_utf8(bytes).is_err(), ..Self::default() }
    }

    /// The offset at which each line starts; the first is 0.
    pub(super) fn starts(&self, text: &[u8]) -> &[usize] {
        self.starts
            .get_or_init(|| std::iter::once(0).chain(memchr::memchr_iter(b'\n', text).map(|at| at + 1)).collect())
    }

    /// The line and column of a byte offset.
    pub(super) fn position(&self, text: &[u8], offset: usize) -> Position {
        let starts = self.starts(text);
        let line = starts.partition_point(|&start| start <= offset);
        Position { line, column: self.characters(text, starts[line - 1]..offset) + 1 }
    }

    /// The byte offset of a line and column, if there is such a place.
    pub(super) fn offset(&self, text: &[u8], position: Position) -> Option<usize> {
        let start = *self.starts(text).get(position.line.checked_sub(1)?)?;
        let column = position.column.checked_sub(1)?;
        let rest = &text[start..];
        let begins = |at: &usize| self.single || rest[*at] & 0xc0 != 0x80;
        (0..rest.len()).filter(begins).chain([rest.len()]).nth(column).map(|at| start + at)
    }

    /// The number of characters that begin in a range of bytes.
    fn characters(&self, text: &[u8], range: Range<usize>) -> usize {
        let count = |range: Range<usize>| self.count(&text[range]);
        if range.len() < MILE {
            return count(range);
        }
        let milestones = self.milestones.get_or_init(|| {
            let sums = text.chunks(MILE).scan(0, |sum, mile| {
                *sum += self.count(mile);
                Some(*sum)
            });
            std::iter::once(0).chain(sums).collect()
        });
        let before = |offset: usize| milestones[offset / MILE] + count(offset - offset % MILE..offset);
        before(range.end) - before(range.start)
    }

    /// The number of characters that begin in a piece of UTF-8: all bytes but continuation bytes.
    fn count(&self, bytes: &[u8]) -> usize {
        if self.single { bytes.len() } else { bytes.iter().filter(|&&byte| byte & 0xc0 != 0x80).count() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions_count_characters() {
        let (text, lines) = ("é—x\ny".as_bytes(), Lines::default());
        let position = lines.position(text, 5);
        assert_eq!(position, Position { line: 1, column: 3 });
        assert_eq!(lines.offset(text, position), Some(5));
        assert_eq!(lines.position(text, 7), Position { line: 2, column: 1 });
    }

    #[test]
    fn positions_in_a_long_line_count_characters() {
        let text = "é—x ".repeat(MILE);
        let (both, lines) = (format!("{text}\n{text}").into_bytes(), Lines::default());
        for (column, (at, _)) in text.char_indices().enumerate() {
            assert_eq!(lines.position(&both, at), Position { line: 1, column: column + 1 });
            assert_eq!(lines.position(&both, text.len() + 1 + at), Position { line: 2, column: column + 1 });
        }
    }

    #[test]
    fn bytes_of_no_known_encoding_count_one_each() {
        let text = b"caf\xe9 \xb7x\n";
        let lines = Lines::of(text);
        assert_eq!(lines.position(text, 6), Position { line: 1, column: 7 });
        assert_eq!(lines.offset(text, Position { line: 1, column: 7 }), Some(6));
    }
}
