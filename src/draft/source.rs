//! The readable text of a draft and its place in the file it came from.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::OnceLock;

use encoding_rs::{UTF_16BE, UTF_16LE, WINDOWS_1252};

/// How a file's bytes spell its text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// With or without a byte order mark.
    Utf8,
    /// Western European: what old editors call ANSI or Latin-1.
    Windows1252,
    /// Little-endian, with a byte order mark.
    Utf16Le,
    /// Big-endian, with a byte order mark.
    Utf16Be,
}

/// Why bytes could not be read as they stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Problem {
    /// The byte at this offset is not UTF-8; the text was read as Windows-1252.
    ReadAsWindows1252 {
        /// Offset of the byte.
        offset: usize,
        /// The byte.
        byte: u8,
    },
    /// The byte at this offset fits no encoding; a replacement character stands for it.
    Unreadable {
        /// Offset of the byte.
        offset: usize,
        /// The byte.
        byte: u8,
    },
    /// A NUL byte: this is no text.
    Nul {
        /// Offset of the first NUL byte.
        offset: usize,
    },
}

/// A place in the text, as people and editors count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// From 1.
    pub line: usize,
    /// In characters, from 1.
    pub column: usize,
}

/// Readable text, and how to turn it back into the file's bytes.
#[derive(Debug, Clone)]
pub struct Source {
    text: String,
    encoding: Encoding,
    byte_order_mark: bool,
    problem: Option<Problem>,
    line_starts: OnceLock<Vec<usize>>,
    milestones: OnceLock<Vec<usize>>,
}

/// The bytes between two places whose number of characters is remembered: a line may be as long as the text.
const MILE: usize = 1024;

/// Bytes that Windows-1252 does not define: a file with one of these is something else.
const UNDEFINED_1252: [u8; 5] = [0x81, 0x8d, 0x8f, 0x90, 0x9d];

impl Source {
    /// Reads bytes as text: UTF-8, else UTF-16 by its byte order mark, else Windows-1252.
    #[must_use]
    pub fn read(bytes: &[u8]) -> Self {
        let nul = || bytes.iter().position(|&byte| byte == 0).map(|offset| Problem::Nul { offset });
        let (text, encoding, mark, problem) = match bytes {
            [0xff, 0xfe, rest @ ..] => {
                let (text, _) = UTF_16LE.decode_without_bom_handling(rest);
                (text, Encoding::Utf16Le, true, unpaired(rest, u16::from_le_bytes))
            }
            [0xfe, 0xff, rest @ ..] => {
                let (text, _) = UTF_16BE.decode_without_bom_handling(rest);
                (text, Encoding::Utf16Be, true, unpaired(rest, u16::from_be_bytes))
            }
            [0xef, 0xbb, 0xbf, rest @ ..] => {
                let (text, problem) = read_utf8(rest, 3);
                (text, Encoding::Utf8, true, nul().or(problem))
            }
            _ => {
                let (text, encoding, problem) = read_eight_bit(bytes);
                (text, encoding, false, nul().or(problem))
            }
        };
        Self { encoding, byte_order_mark: mark, problem, ..Self::from(text.into_owned()) }
    }

    /// The readable text. Line endings are the file's own.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// How the file's bytes spell the text.
    #[must_use]
    pub fn encoding(&self) -> Encoding {
        self.encoding
    }

    /// What could not be read as it stands.
    #[must_use]
    pub fn problem(&self) -> Option<Problem> {
        self.problem
    }

    /// `text` as bytes of the file this source was read from: its encoding and its byte order
    /// mark. `None` if the encoding lacks a character, or if bytes of the file were unreadable and
    /// would be lost.
    #[must_use]
    pub fn encode(&self, text: &str) -> Option<Vec<u8>> {
        if matches!(self.problem, Some(Problem::Unreadable { .. } | Problem::Nul { .. })) {
            return None;
        }
        match self.encoding {
            Encoding::Utf8 => {
                let mark: &[u8] = if self.byte_order_mark { b"\xef\xbb\xbf" } else { b"" };
                Some([mark, text.as_bytes()].concat())
            }
            Encoding::Windows1252 => {
                let (bytes, _, unmappable) = WINDOWS_1252.encode(text);
                (!unmappable).then(|| bytes.into_owned())
            }
            Encoding::Utf16Le | Encoding::Utf16Be => {
                let little = self.encoding == Encoding::Utf16Le;
                let units = std::iter::once(0xfeff).chain(text.encode_utf16());
                Some(units.flat_map(|unit| if little { unit.to_le_bytes() } else { unit.to_be_bytes() }).collect())
            }
        }
    }

    /// The line and column of a byte offset.
    #[must_use]
    pub fn position(&self, offset: usize) -> Position {
        let line = self.line_starts().partition_point(|&start| start <= offset);
        let start = self.line_starts()[line - 1];
        Position { line, column: self.characters(start..offset) + 1 }
    }

    /// The byte offset of a line and column, if there is such a place.
    #[must_use]
    pub fn offset(&self, position: Position) -> Option<usize> {
        let start = *self.line_starts().get(position.line.checked_sub(1)?)?;
        let column = position.column.checked_sub(1)?;
        let rest = &self.text[start..];
        rest.char_indices().map(|(at, _)| at).chain([rest.len()]).nth(column).map(|at| start + at)
    }

    /// The number of characters that begin in a range of bytes.
    fn characters(&self, range: Range<usize>) -> usize {
        let count = |range: Range<usize>| count_characters(&self.text.as_bytes()[range]);
        if range.len() < MILE {
            return count(range);
        }
        let milestones = self.milestones.get_or_init(|| {
            let miles = self.text.as_bytes().chunks(MILE);
            let sums = miles.scan(0, |sum, mile| {
                *sum += count_characters(mile);
                Some(*sum)
            });
            std::iter::once(0).chain(sums).collect()
        });
        let before = |offset: usize| milestones[offset / MILE] + count(offset - offset % MILE..offset);
        before(range.end) - before(range.start)
    }

    /// The offset at which each line starts; the first is 0.
    #[must_use]
    pub fn line_starts(&self) -> &[usize] {
        self.line_starts
            .get_or_init(|| std::iter::once(0).chain(self.text.match_indices('\n').map(|(at, _)| at + 1)).collect())
    }
}

impl From<String> for Source {
    /// Text as it stands, its own file in UTF-8.
    fn from(text: String) -> Self {
        let (line_starts, milestones) = (OnceLock::new(), OnceLock::new());
        Self { text, encoding: Encoding::Utf8, byte_order_mark: false, problem: None, line_starts, milestones }
    }
}

/// The number of characters that begin in a piece of UTF-8: every byte but the continuing ones.
fn count_characters(bytes: &[u8]) -> usize {
    bytes.iter().filter(|&&byte| byte & 0xc0 != 0x80).count()
}

fn read_eight_bit(bytes: &[u8]) -> (Cow<'_, str>, Encoding, Option<Problem>) {
    let (text, problem) = read_utf8(bytes, 0);
    let Some(Problem::Unreadable { offset, byte }) = problem else {
        return (text, Encoding::Utf8, problem);
    };
    // Where some of the text is multi-byte UTF-8, the rest is damaged UTF-8, not another encoding.
    if !bytes[..offset].is_ascii() || bytes.iter().any(|byte| UNDEFINED_1252.contains(byte)) {
        return (text, Encoding::Utf8, problem);
    }
    let (text, _) = WINDOWS_1252.decode_without_bom_handling(bytes);
    (text, Encoding::Windows1252, Some(Problem::ReadAsWindows1252 { offset, byte }))
}

/// Reads what stands `before` bytes behind the start of a file and says it is UTF-8.
fn read_utf8(bytes: &[u8], before: usize) -> (Cow<'_, str>, Option<Problem>) {
    match std::str::from_utf8(bytes) {
        Ok(text) => (Cow::Borrowed(text), None),
        Err(error) => {
            let at = error.valid_up_to();
            let problem = Problem::Unreadable { offset: before + at, byte: bytes[at] };
            (String::from_utf8_lossy(bytes), Some(problem))
        }
    }
}

/// The first half of a UTF-16 pair that lacks its other half, or the first byte of half a unit,
/// behind the byte order mark.
fn unpaired(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Option<Problem> {
    let (pairs, rest) = bytes.as_chunks();
    let mut at = 0;
    let lone = char::decode_utf16(pairs.iter().map(|pair| unit(*pair))).find_map(|read| {
        let start = at;
        at += read.as_ref().map_or(2, |c| 2 * c.len_utf16());
        read.is_err().then_some(start)
    });
    let at = lone.or((!rest.is_empty()).then(|| bytes.len() - 1))?;
    Some(Problem::Unreadable { offset: at + 2, byte: bytes[at] })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_encoding_comes_back_as_it_was() {
        let utf16: Vec<u8> =
            [0xff, 0xfe].into_iter().chain("é\r\n".encode_utf16().flat_map(u16::to_le_bytes)).collect();
        for bytes in [&b"caf\xe9\r\n"[..], "café\n".as_bytes(), b"\xef\xbb\xbfhi", &utf16, b"\xff\xfe", b""] {
            let source = Source::read(bytes);
            assert_eq!(source.encode(source.text()).as_deref(), Some(bytes));
        }
    }

    #[test]
    fn what_an_encoding_lacks_is_not_written() {
        let source = Source::read(b"caf\xe9");
        assert_eq!(source.text(), "café");
        assert_eq!(source.problem(), Some(Problem::ReadAsWindows1252 { offset: 3, byte: 0xe9 }));
        assert_eq!(source.encode("Łukasz"), None);
    }

    #[test]
    fn damaged_text_is_never_written_back() {
        let source = Source::read(b"caf\xc3\xa9 \xe9");
        assert_eq!(source.problem(), Some(Problem::Unreadable { offset: 6, byte: 0xe9 }));
        assert_eq!(source.encode(source.text()), None);
        let half_a_pair = Source::read(b"\xff\xfeh\0\x3d\xd8i\0");
        assert_eq!(half_a_pair.problem(), Some(Problem::Unreadable { offset: 4, byte: 0x3d }));
        let half_a_unit = Source::read(b"\xfe\xff\0hi");
        assert_eq!(half_a_unit.problem(), Some(Problem::Unreadable { offset: 4, byte: b'i' }));
        let behind_a_mark = Source::read(b"\xef\xbb\xbfh\xe9");
        assert_eq!(behind_a_mark.problem(), Some(Problem::Unreadable { offset: 4, byte: 0xe9 }));
    }

    #[test]
    fn positions_count_characters() {
        let source = Source::read("é—x\ny".as_bytes());
        let position = source.position(5);
        assert_eq!(position, Position { line: 1, column: 3 });
        assert_eq!(source.offset(position), Some(5));
        assert_eq!(source.position(7), Position { line: 2, column: 1 });
    }

    #[test]
    fn positions_in_a_long_line_count_characters() {
        let text = "é—x ".repeat(MILE);
        let source = Source::read(format!("{text}\n{text}").as_bytes());
        for (column, (at, _)) in text.char_indices().enumerate() {
            assert_eq!(source.position(at), Position { line: 1, column: column + 1 });
            assert_eq!(source.position(text.len() + 1 + at), Position { line: 2, column: column + 1 });
        }
    }
}
