//! Lines and columns of a text, as people and editors count them.

use std::ops::Range;
use std::sync::OnceLock;

/// A position in a file: its line, and its column in whatever an editor counts. All count from 1.
///
/// ```
/// use followup_lint::Linter;
///
/// let draft = Linter::builder().build()?.read("🦜 shore\n".as_bytes());
/// let position = draft.position(draft.text().find("shore").unwrap());
/// assert_eq!((position.line, position.column), (1, 3));
/// assert_eq!((position.utf16_column, position.byte_column), (4, 6));
/// # Ok::<(), followup_lint::Mistake>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub struct Position {
    /// The line.
    pub line: usize,
    /// In characters (Unicode scalar values).
    pub column: usize,
    /// In UTF-16 code units, as JavaScript and most editors count.
    pub utf16_column: usize,
    /// In bytes of the file; of a file in UTF-16 or Windows-1252, in bytes of its text in UTF-8.
    pub byte_column: usize,
}

/// Where the lines of a text begin, and how many characters are between two positions.
#[derive(Debug, Clone, Default)]
pub(super) struct Lines {
    starts: OnceLock<Vec<usize>>,
    milestones: OnceLock<Vec<Width>>,
    /// Whether each byte is a character: the text is not UTF-8.
    single: bool,
}

/// How wide a stretch of a line is.
#[derive(Debug, Clone, Copy, Default)]
struct Width {
    characters: usize,
    /// Those of them that are two code units in UTF-16.
    pairs: usize,
}

/// The bytes between two positions whose width is remembered: a line may be as long as the text.
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
        let start = starts[line - 1];
        let Width { characters, pairs } = self.width(text, start..offset);
        Position { line, column: characters + 1, utf16_column: characters + pairs + 1, byte_column: offset - start + 1 }
    }

    /// The byte offset of a line and a column in characters, if there is such a place.
    pub(super) fn offset(&self, text: &[u8], line: usize, column: usize) -> Option<usize> {
        let start = *self.starts(text).get(line.checked_sub(1)?)?;
        let rest = &text[start..];
        let begins = |at: &usize| self.single || rest[*at] & 0xc0 != 0x80;
        (0..rest.len()).filter(begins).chain([rest.len()]).nth(column.checked_sub(1)?).map(|at| start + at)
    }

    /// How wide a range of bytes within a line is.
    fn width(&self, text: &[u8], range: Range<usize>) -> Width {
        if range.len() < MILE {
            return self.measure(&text[range]);
        }
        let milestones = self.milestones.get_or_init(|| {
            let sums = text.chunks(MILE).scan(Width::default(), |sum, mile| {
                *sum = sum.plus(self.measure(mile));
                Some(*sum)
            });
            std::iter::once(Width::default()).chain(sums).collect()
        });
        let before =
            |offset: usize| milestones[offset / MILE].plus(self.measure(&text[offset - offset % MILE..offset]));
        let (start, end) = (before(range.start), before(range.end));
        Width { characters: end.characters - start.characters, pairs: end.pairs - start.pairs }
    }

    /// How wide a piece of UTF-8 is: each byte that continues no character begins one, and one of four
    /// bytes is a pair.
    fn measure(&self, bytes: &[u8]) -> Width {
        if self.single {
            return Width { characters: bytes.len(), pairs: 0 };
        }
        Width { characters: count(bytes, |byte| byte & 0xc0 != 0x80), pairs: count(bytes, |byte| byte >= 0xf0) }
    }
}

impl Width {
    fn plus(self, other: Self) -> Self {
        Self { characters: self.characters + other.characters, pairs: self.pairs + other.pairs }
    }
}

/// How many bytes are like this. Few enough for a small number are counted at a time, many of them in one step.
fn count(bytes: &[u8], is: impl Fn(u8) -> bool) -> usize {
    let few = |bytes: &[u8]| bytes.iter().fold(0u8, |count, byte| count + u8::from(is(*byte)));
    bytes.chunks(usize::from(u8::MAX)).map(|bytes| usize::from(few(bytes))).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Line, column, UTF-16 column and byte column.
    fn position(lines: &Lines, text: &[u8], offset: usize) -> [usize; 4] {
        let position = lines.position(text, offset);
        [position.line, position.column, position.utf16_column, position.byte_column]
    }

    #[test]
    fn positions_count_characters_code_units_and_bytes() {
        let (text, lines) = ("é—x\ny".as_bytes(), Lines::default());
        assert_eq!(position(&lines, text, 5), [1, 3, 3, 6]);
        assert_eq!(lines.offset(text, 1, 3), Some(5));
        assert_eq!(position(&lines, text, 7), [2, 1, 1, 1]);
        assert_eq!(lines.offset(text, 3, 1), None);
        // A parrot is a pair; an accent of its own is a character.
        let (text, lines) = ("🦜e\u{301}x".as_bytes(), Lines::default());
        assert_eq!(position(&lines, text, 4), [1, 2, 3, 5]);
        assert_eq!(position(&lines, text, 7), [1, 4, 5, 8]);
    }

    #[test]
    fn positions_in_a_long_line_count_as_in_a_short_one() {
        let text = "é—🦜x ".repeat(MILE);
        let (both, lines) = (format!("{text}\n{text}").into_bytes(), Lines::default());
        let mut utf16 = 0;
        for (column, (at, c)) in text.char_indices().enumerate() {
            let columns = [column + 1, utf16 + 1, at + 1];
            assert_eq!(position(&lines, &both, at)[1..], columns);
            assert_eq!(position(&lines, &both, text.len() + 1 + at)[1..], columns);
            utf16 += c.len_utf16();
        }
    }

    #[test]
    fn bytes_of_no_known_encoding_count_one_each() {
        let text = b"caf\xe9 \xb7\xf0\n";
        let lines = Lines::of(text);
        assert_eq!(position(&lines, text, 7), [1, 8, 8, 8]);
        assert_eq!(lines.offset(text, 1, 7), Some(6));
    }
}
