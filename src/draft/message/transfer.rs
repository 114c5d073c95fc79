//! Content-Transfer-Encoding: decodes quoted-printable and base64.

use std::borrow::Cow;
use std::ops::Range;

use crate::draft::places::{Placed, Places};

/// How a part's bytes are encoded for transport.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Transfer {
    /// 7bit, 8bit, binary: as they are.
    #[default]
    Identity,
    QuotedPrintable,
    Base64,
}

impl Transfer {
    pub(super) fn named(name: &str) -> Self {
        match name.trim().to_ascii_lowercase().as_str() {
            "quoted-printable" => Self::QuotedPrintable,
            "base64" => Self::Base64,
            _ => Self::Identity,
        }
    }
}

/// The decoded bytes of a range of the file, each with its position.
pub(super) fn decode(file: &[u8], range: Range<usize>, transfer: Transfer) -> Placed<Cow<'_, [u8]>> {
    let mut places = Places::default();
    match transfer {
        Transfer::Identity => {
            places.same(range.len(), range.start);
            Placed { text: Cow::Borrowed(&file[range]), places }
        }
        Transfer::QuotedPrintable => {
            let mut text = Vec::with_capacity(range.len());
            for line in lines(file, range) {
                quoted_printable(file, line, &mut text, &mut places);
            }
            Placed { text: Cow::Owned(text), places }
        }
        Transfer::Base64 => {
            let mut text = Vec::with_capacity(range.len() / 4 * 3);
            base64(&file[range.clone()], range.start, &mut text, &mut places);
            Placed { text: Cow::Owned(text), places }
        }
    }
}

/// The lines of a range, with their line ends.
pub(super) fn lines(file: &[u8], range: Range<usize>) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut at = range.start;
    std::iter::from_fn(move || {
        let rest = file.get(at..range.end).filter(|rest| !rest.is_empty())?;
        let len = memchr::memchr(b'\n', rest).map_or(rest.len(), |end| end + 1);
        at += len;
        Some(at - len..at)
    })
}

/// A line without its line end.
pub(super) fn content(file: &[u8], line: Range<usize>) -> Range<usize> {
    let mut end = line.end;
    while end > line.start && matches!(file[end - 1], b'\n' | b'\r') {
        end -= 1;
    }
    line.start..end
}

fn quoted_printable(file: &[u8], line: Range<usize>, text: &mut Vec<u8>, places: &mut Places) {
    let full = content(file, line.clone());
    // White space at the end of a line was added in transport.
    let kept = file[full.clone()].trim_ascii_end();
    let soft = kept.last() == Some(&b'=');
    let end = full.start + kept.len() - usize::from(soft);
    let mut at = full.start;
    while at < end {
        let escape = memchr::memchr(b'=', &file[at..end]).map_or(end, |len| at + len);
        text.extend(&file[at..escape]);
        places.same(escape - at, at);
        at = escape;
        if at < end {
            let (byte, len) = escaped(&file[at..end]);
            text.push(byte);
            if len == 1 {
                places.same(1, at);
            } else {
                places.whole(1, at..at + len);
            }
            at += len;
        }
    }
    if !soft {
        text.extend(&file[full.end..line.end]);
        places.same(line.end - full.end, full.end);
    }
}

/// The byte that an escape encodes, and the escape's length; a lone `=` is itself.
pub(super) fn escaped(rest: &[u8]) -> (u8, usize) {
    let digit = |at: usize| rest.get(at).and_then(|&byte| char::from(byte).to_digit(16));
    match (digit(1), digit(2)) {
        (Some(high), Some(low)) => (u8::try_from(high * 16 + low).unwrap_or(b'?'), 3),
        _ => (rest[0], 1),
    }
}

/// Reads base64 that begins at `place` of the file, skipping what is not base64.
pub(super) fn base64(code: &[u8], place: usize, text: &mut Vec<u8>, places: &mut Places) {
    let mut four = [(0, 0); 4];
    let mut have = 0;
    for (at, &byte) in code.iter().enumerate() {
        let value = SEXTETS[usize::from(byte)];
        if value < 64 {
            four[have] = (value, place + at);
            have += 1;
            if have == 4 {
                flush(&four, text, places);
                have = 0;
            }
        } else if byte == b'=' {
            // What was encoded in pieces may be in one part.
            flush(&four[..have], text, places);
            have = 0;
        }
    }
    flush(&four[..have], text, places);
}

/// The bytes of up to four base64 characters.
fn flush(four: &[(u8, usize)], text: &mut Vec<u8>, places: &mut Places) {
    let value = |at: usize| four.get(at).map_or(0, |(value, _)| *value);
    let bytes = [value(0) << 2 | value(1) >> 4, value(1) << 4 | value(2) >> 2, value(2) << 6 | value(3)];
    let count = four.len().saturating_sub(1);
    text.extend(&bytes[..count]);
    if count == 3 && four[3].1 == four[0].1 + 3 {
        places.base64(3, four[0].1);
        return;
    }
    for pair in four.windows(2) {
        places.whole(1, pair[0].1..pair[1].1 + 1);
    }
}

/// The value of each base64 character, 64 for all others.
static SEXTETS: [u8; 256] = {
    let alphabet = *b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut table = [64; 256];
    let (mut at, mut value) = (0, 0);
    while value < 64 {
        table[alphabet[at] as usize] = value;
        at += 1;
        value += 1;
    }
    table
};

#[cfg(test)]
mod tests {
    use super::*;

    fn decoded(file: &[u8], transfer: Transfer) -> (String, Vec<usize>) {
        let decoded = decode(file, 0..file.len(), transfer);
        let starts = (0..decoded.text.len()).map(|at| decoded.places.start(at)).collect();
        (String::from_utf8(decoded.text.into_owned()).expect("it is UTF-8"), starts)
    }

    #[test]
    fn quoted_printable_is_read_as_it_was_meant() {
        let (text, places) = decoded(b"caf=C3=A9 =\r\nis  \r\na=b =3D=20\r\n", Transfer::QuotedPrintable);
        assert_eq!(text, "café is\r\na=b = \r\n");
        assert_eq!(places[..8], [0, 1, 2, 3, 6, 9, 13, 14]);
        assert_eq!(decoded(b"no end=", Transfer::QuotedPrintable).0, "no end");
    }

    #[test]
    fn base64_is_read_over_line_ends_and_dirt() {
        let (text, places) = decoded(b"RGVh\r\nciBS*aXRh\r\nLA==\r\nIQ", Transfer::Base64);
        assert_eq!(text, "Dear Rita,!");
        assert_eq!(places, [0, 1, 2, 6, 7, 8, 11, 12, 13, 17, 23]);
    }
}
