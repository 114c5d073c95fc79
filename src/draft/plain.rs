//! The bytes of a plain file as text, in the encoding that fits all of them.

use std::borrow::Cow;

use encoding_rs::{UTF_16BE, UTF_16LE, WINDOWS_1252};

use super::source::{Encoding, Problem};

/// Bytes that Windows-1252 does not define: a file with one of these is something else.
const UNDEFINED_1252: [u8; 5] = [0x81, 0x8d, 0x8f, 0x90, 0x9d];

/// The text, its encoding, whether there is a byte order mark before it, and what could not be read.
pub(super) fn read(bytes: &[u8]) -> (Cow<'_, str>, Encoding, bool, Option<Problem>) {
    let nul = || memchr::memchr(0, bytes).map(|offset| Problem::Nul { offset });
    match bytes {
        [0xff, 0xfe, rest @ ..] => {
            let (text, _) = UTF_16LE.decode_without_bom_handling(rest);
            (text, Encoding::Utf16Le, true, not_utf16(rest, u16::from_le_bytes))
        }
        [0xfe, 0xff, rest @ ..] => {
            let (text, _) = UTF_16BE.decode_without_bom_handling(rest);
            (text, Encoding::Utf16Be, true, not_utf16(rest, u16::from_be_bytes))
        }
        [0xef, 0xbb, 0xbf, rest @ ..] => {
            let (text, problem) = read_utf8(rest, 3);
            (text, Encoding::Utf8, true, nul().or(problem))
        }
        _ => {
            let (text, encoding, problem) = read_eight_bit(bytes);
            (text, encoding, false, nul().or(problem))
        }
    }
}

fn read_eight_bit(bytes: &[u8]) -> (Cow<'_, str>, Encoding, Option<Problem>) {
    let (text, problem) = read_utf8(bytes, 0);
    let Some(Problem::Unreadable { offset, byte }) = problem else {
        return (text, Encoding::Utf8, problem);
    };
    // Where some of the text is multi-byte UTF-8, the rest is damaged UTF-8, not another encoding.
    if has_multibyte(bytes) || bytes.iter().any(|byte| UNDEFINED_1252.contains(byte)) {
        return (text, Encoding::Utf8, problem);
    }
    let (text, _) = WINDOWS_1252.decode_without_bom_handling(bytes);
    (text, Encoding::Windows1252, Some(Problem::ReadAsWindows1252 { offset, byte }))
}

/// Whether some of the bytes are characters that have several in UTF-8.
pub(super) fn has_multibyte(bytes: &[u8]) -> bool {
    bytes.utf8_chunks().any(|chunk| !chunk.valid().is_ascii())
}

/// Reads the bytes after the first `before` of a file, which are meant to be UTF-8.
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

/// What is no text after the byte order mark: half of a UTF-16 pair or of a unit, or NUL, as in UTF-32.
fn not_utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Option<Problem> {
    let (pairs, rest) = bytes.as_chunks();
    let damaged = |at: usize| Problem::Unreadable { offset: at + 2, byte: bytes[at] };
    let mut at = 0;
    let wrong = char::decode_utf16(pairs.iter().map(|pair| unit(*pair))).find_map(|read| {
        let start = at;
        at += read.as_ref().map_or(2, |c| 2 * c.len_utf16());
        match read {
            Ok('\0') => Some(Problem::Nul { offset: start + 2 }),
            Ok(_) => None,
            Err(_) => Some(damaged(start)),
        }
    });
    wrong.or((!rest.is_empty()).then(|| damaged(bytes.len() - 1)))
}
