//! The readable text of a draft and its position in the file it came from.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::Arc;

use encoding_rs::{UTF_8, WINDOWS_1252};

use super::lines::{Lines, Position};
use super::places::{Placed, Places};
use super::plain;
use crate::diagnostic::Edit;

/// How the bytes of a file spell its text.
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

/// Why bytes could not be read as they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Problem {
    /// The byte at this offset is not UTF-8; the text was read as Windows-1252.
    ReadAsWindows1252 {
        /// Offset of the byte.
        offset: usize,
        /// The byte.
        byte: u8,
    },
    /// The byte at this offset fits no encoding; a replacement character is in its place.
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
    /// The byte at this offset means nothing in the charset that the message declares; a
    /// replacement character is in its place.
    Undecodable {
        /// Offset of the byte.
        offset: usize,
        /// The byte.
        byte: u8,
        /// The charset.
        charset: &'static str,
    },
    /// The message has more text than any mail has, and was not read.
    TooLong,
    /// The message is encrypted: only its header can be read.
    Encrypted,
}

/// Readable text, and how to turn it back into the file's bytes.
#[derive(Debug, Clone)]
pub struct Source {
    text: String,
    origin: Origin,
    problem: Option<Problem>,
    lines: Lines,
}

/// How the text relates to its file.
#[derive(Debug, Clone)]
enum Origin {
    /// It is the file.
    Plain { encoding: Encoding, byte_order_mark: bool },
    /// It is the readable text of a message.
    Message { file: Arc<File>, places: Places, stretches: Vec<Stretch> },
}

/// A file with messages in it.
#[derive(Debug)]
pub(super) struct File {
    pub(super) bytes: Vec<u8>,
    lines: Lines,
}

impl File {
    pub(super) fn new(bytes: &[u8]) -> Self {
        Self { bytes: bytes.to_owned(), lines: Lines::of(bytes) }
    }
}

/// A stretch of a message's text that is in the file as it is read, and can be written back.
#[derive(Debug, Clone)]
pub(super) struct Stretch {
    pub(super) range: Range<usize>,
    /// Its encoding; `None` for ASCII.
    pub(super) encoding: Option<&'static encoding_rs::Encoding>,
}

impl Stretch {
    /// The text as it would be written here.
    fn encode<'a>(&self, text: &'a str) -> Option<Cow<'a, [u8]>> {
        let Some(encoding) = self.encoding.filter(|encoding| *encoding != UTF_8) else {
            return (self.encoding.is_some() || text.is_ascii()).then_some(Cow::Borrowed(text.as_bytes()));
        };
        // The library can read UTF-16 but writes it as UTF-8.
        let (bytes, used, unmappable) = encoding.encode(text);
        (!unmappable && used == encoding).then_some(bytes)
    }
}

impl Source {
    /// Reads bytes as text: UTF-8, else UTF-16 by its byte order mark, else Windows-1252.
    #[must_use]
    pub fn read(bytes: &[u8]) -> Self {
        let (text, encoding, byte_order_mark, problem) = plain::read(bytes);
        let origin = Origin::Plain { encoding, byte_order_mark };
        Self { text: text.into_owned(), origin, problem, lines: Lines::default() }
    }

    /// The text read from a message in `file`.
    pub(super) fn message(
        file: Arc<File>,
        text: Placed<String>,
        stretches: Vec<Stretch>,
        problem: Option<Problem>,
    ) -> Self {
        let Placed { text, places } = text;
        Self { text, origin: Origin::Message { file, places, stretches }, problem, lines: Lines::default() }
    }

    /// The readable text. Line endings are the file's own.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// How the bytes of the file spell the text. For a message, this is only what is read of it.
    #[must_use]
    pub fn encoding(&self) -> Encoding {
        match self.origin {
            Origin::Plain { encoding, .. } => encoding,
            Origin::Message { .. } => Encoding::Utf8,
        }
    }

    /// What could not be read as it is.
    #[must_use]
    pub fn problem(&self) -> Option<Problem> {
        self.problem
    }

    /// Says that the text is encrypted.
    pub(super) fn mark_encrypted(&mut self) {
        self.problem = Some(Problem::Encrypted);
    }

    /// Whether the text was read from a message, and is not the file itself.
    #[must_use]
    pub fn is_message(&self) -> bool {
        matches!(self.origin, Origin::Message { .. })
    }

    /// The bytes of the file. `None` if bytes of it were unreadable and would be lost, or if its
    /// encoding lacks a character of the text.
    #[must_use]
    pub fn bytes(&self) -> Option<Vec<u8>> {
        match &self.origin {
            Origin::Plain { .. } => self.encode(&self.text),
            Origin::Message { file, .. } => Some(file.bytes.clone()),
        }
    }

    /// `text` as bytes of the plain file that this source was read from, in its encoding and with
    /// its byte order mark. `None` for a message, which is more than its text; if the encoding
    /// lacks a character; or if bytes of the file were unreadable and would be lost.
    #[must_use]
    pub fn encode(&self, text: &str) -> Option<Vec<u8>> {
        let Origin::Plain { encoding, byte_order_mark } = self.origin else {
            return None;
        };
        if matches!(self.problem, Some(Problem::Unreadable { .. } | Problem::Nul { .. })) {
            return None;
        }
        match encoding {
            Encoding::Utf8 => {
                let mark: &[u8] = if byte_order_mark { b"\xef\xbb\xbf" } else { b"" };
                Some([mark, text.as_bytes()].concat())
            }
            Encoding::Windows1252 => {
                let (bytes, _, unmappable) = WINDOWS_1252.encode(text);
                (!unmappable).then(|| bytes.into_owned())
            }
            Encoding::Utf16Le | Encoding::Utf16Be => {
                let little = encoding == Encoding::Utf16Le;
                let units = std::iter::once(0xfeff).chain(text.encode_utf16());
                Some(units.flat_map(|unit| if little { unit.to_le_bytes() } else { unit.to_be_bytes() }).collect())
            }
        }
    }

    /// Whether an edit of the text can be written to the file. A damaged file cannot be written at
    /// all; whether that is a failure is up to the caller.
    #[must_use]
    pub fn can_write(&self, edit: &Edit) -> bool {
        match &self.origin {
            Origin::Plain { .. } => self.encode("").is_none() || self.encode(&edit.replacement).is_some(),
            Origin::Message { .. } => self.place(edit).is_some(),
        }
    }

    /// The same for one who writes nothing but UTF-8, whatever the message says.
    #[cfg(feature = "lsp")]
    pub(crate) fn can_write_as_utf8(&self, edit: &Edit) -> bool {
        let placed = self.place(edit).map(|(_, bytes)| *bytes == *edit.replacement.as_bytes());
        placed.unwrap_or(!self.is_message())
    }

    /// An edit of a message's text as one of its file.
    fn place<'a>(&self, edit: &'a Edit) -> Option<(Range<usize>, Cow<'a, [u8]>)> {
        let Origin::Message { places, stretches, .. } = &self.origin else {
            return None;
        };
        let range = edit.span.range();
        let before = stretches.partition_point(|found| found.range.start <= range.start);
        let stretch = stretches[..before].last().filter(|found| range.end <= found.range.end)?;
        let bytes = stretch.encode(&edit.replacement)?;
        let unbroken = range.is_empty() || places.is_unbroken(range.clone());
        unbroken.then(|| (places.range(range), bytes))
    }

    /// The source with its text changed; `edits` are sorted and do not overlap. For a message,
    /// `Err` with the bytes of its changed file.
    pub(super) fn edited(&self, edits: &[&Edit]) -> Result<Self, Vec<u8>> {
        let Origin::Message { file, .. } = &self.origin else {
            let edits = edits.iter().map(|edit| (edit.span.range(), edit.replacement.as_bytes()));
            let text = String::from_utf8(replaced(self.text.as_bytes(), edits)).unwrap_or_default();
            return Ok(Self { text, lines: Lines::default(), ..self.clone() });
        };
        let places: Vec<_> = edits.iter().filter_map(|edit| self.place(edit)).collect();
        Err(replaced(&file.bytes, places.iter().map(|(range, bytes)| (range.clone(), &**bytes))))
    }

    /// The line and column in the file of a byte of the text.
    #[must_use]
    pub fn position(&self, offset: usize) -> Position {
        match &self.origin {
            Origin::Plain { .. } => self.lines.position(self.text.as_bytes(), offset),
            Origin::Message { file, places, .. } => file.lines.position(&file.bytes, places.start(offset)),
        }
    }

    /// The bytes of the file; of a plain one, as UTF-8.
    pub(crate) fn raw(&self) -> &[u8] {
        match &self.origin {
            Origin::Plain { .. } => self.text.as_bytes(),
            Origin::Message { file, .. } => &file.bytes,
        }
    }

    /// The line and column of a byte of the file, and the offset of the text that is there or comes next.
    pub(crate) fn at(&self, place: usize) -> (Position, usize) {
        match &self.origin {
            Origin::Plain { .. } => (self.position(place), place),
            Origin::Message { file, places, .. } => (file.lines.position(&file.bytes, place), places.offset(place)),
        }
    }

    /// The line and column in the file at which the text before an offset ends.
    #[must_use]
    pub fn end_position(&self, offset: usize) -> Position {
        match &self.origin {
            Origin::Plain { .. } => self.position(offset),
            Origin::Message { file, places, .. } => file.lines.position(&file.bytes, places.end(offset)),
        }
    }

    /// The byte offset of the text at a line and a column in characters of the file, or next to it, if
    /// there is such a place.
    #[must_use]
    pub fn offset(&self, line: usize, column: usize) -> Option<usize> {
        match &self.origin {
            Origin::Plain { .. } => self.lines.offset(self.text.as_bytes(), line, column),
            Origin::Message { file, places, .. } => {
                file.lines.offset(&file.bytes, line, column).map(|place| places.offset(place))
            }
        }
    }

    /// The offset at which each line of the text starts; the first is 0.
    #[must_use]
    pub fn line_starts(&self) -> &[usize] {
        self.lines.starts(self.text.as_bytes())
    }

    /// The number of lines of the file.
    #[must_use]
    pub fn line_count(&self) -> usize {
        match &self.origin {
            Origin::Plain { .. } => self.line_starts().len(),
            Origin::Message { file, .. } => file.lines.starts(&file.bytes).len(),
        }
    }
}

impl From<String> for Source {
    /// A text as its own file in UTF-8.
    fn from(text: String) -> Self {
        let origin = Origin::Plain { encoding: Encoding::Utf8, byte_order_mark: false };
        Self { text, origin, problem: None, lines: Lines::default() }
    }
}

/// `bytes` with some ranges replaced; they are sorted and do not overlap.
fn replaced<'a>(bytes: &[u8], edits: impl Iterator<Item = (Range<usize>, &'a [u8])>) -> Vec<u8> {
    let mut new = Vec::with_capacity(bytes.len());
    let mut at = 0;
    for (range, replacement) in edits {
        new.extend(&bytes[at..range.start]);
        new.extend(replacement);
        at = range.end;
    }
    new.extend(&bytes[at..]);
    new
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
        assert_eq!(
            Source::read(b"\xe9 they\xe2\x80\x99re").problem(),
            Some(Problem::Unreadable { offset: 0, byte: 0xe9 })
        );
        let half_a_pair = Source::read(b"\xff\xfeh\0\x3d\xd8i\0");
        assert_eq!(half_a_pair.problem(), Some(Problem::Unreadable { offset: 4, byte: 0x3d }));
        let half_a_unit = Source::read(b"\xfe\xff\0hi");
        assert_eq!(half_a_unit.problem(), Some(Problem::Unreadable { offset: 4, byte: b'i' }));
        let behind_a_mark = Source::read(b"\xef\xbb\xbfh\xe9");
        assert_eq!(behind_a_mark.problem(), Some(Problem::Unreadable { offset: 4, byte: 0xe9 }));
    }
}
