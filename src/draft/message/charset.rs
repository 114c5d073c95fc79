//! Charsets: decodes bytes to text, each character with its position.

use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};

use crate::draft::places::{Placed, Places};
use crate::draft::plain::has_multibyte;

/// A text that was decoded.
#[derive(Debug)]
pub(super) struct Decoded {
    pub(super) placed: Placed<String>,
    /// The position of the first byte that means nothing in this charset.
    pub(super) bad: Option<usize>,
    /// The charset it was read in.
    pub(super) encoding: &'static Encoding,
}

/// Decodes bytes that are declared to be in the charset `label`. If the charset is unknown, or the
/// bytes are not in it, they are read as UTF-8 or Windows-1252. A byte order mark is not text, and
/// counts more than the label.
pub(super) fn decode(bytes: Placed<Cow<[u8]>>, label: Option<&str>) -> Decoded {
    let Placed { text, places } = bytes;
    if let Some((encoding, mark)) = Encoding::for_bom(&text) {
        let mut rest = Places::default();
        rest.copy(&places, mark..text.len());
        return decode_in(Cow::Borrowed(&text[mark..]), rest, encoding);
    }
    let named = label.map(str::trim).filter(|label| !is_ascii(label));
    let named = named.and_then(|label| Encoding::for_label_no_replacement(label.as_bytes()));
    let utf8 = || text.is_ascii() || has_multibyte(&text);
    let encoding = named.unwrap_or_else(|| if utf8() { UTF_8 } else { WINDOWS_1252 });
    decode_in(text, places, encoding)
}

fn decode_in(text: Cow<[u8]>, places: Places, encoding: &'static Encoding) -> Decoded {
    if encoding != UTF_8 && !(encoding.is_ascii_compatible() && text.is_ascii()) {
        return byte_by_byte(&text, &places, encoding);
    }
    match String::from_utf8(text.into_owned()) {
        Ok(text) => Decoded { placed: Placed { text, places }, bad: None, encoding },
        Err(error) => byte_by_byte(error.as_bytes(), &places, encoding),
    }
}

/// The label of plain ASCII says nothing: programs also put it on text that is not ASCII.
pub(super) fn is_ascii(label: &str) -> bool {
    label.is_empty() || label.eq_ignore_ascii_case("us-ascii") || label.eq_ignore_ascii_case("ascii")
}

/// Feeds a decoder one byte at a time, to learn which bytes make up a character.
fn byte_by_byte(bytes: &[u8], places: &Places, encoding: &'static Encoding) -> Decoded {
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let mut out = Placed { text: String::with_capacity(bytes.len() + bytes.len() / 8), places: Places::default() };
    let mut bad = None;
    let (mut at, mut start) = (0, 0);
    // Whether the decoder waits for no further bytes.
    let mut idle = encoding.is_ascii_compatible();
    while at < bytes.len() {
        if idle && bytes[at].is_ascii() {
            let len = bytes[at..].iter().position(|byte| !byte.is_ascii()).unwrap_or(bytes.len() - at);
            out.text.push_str(std::str::from_utf8(&bytes[at..at + len]).unwrap_or_default());
            out.places.copy(places, at..at + len);
            at += len;
            start = at;
            continue;
        }
        let mut buffer = [0; 32];
        let last = at + 1 == bytes.len();
        let (_, _, written, _) = decoder.decode_to_utf8(&bytes[at..=at], &mut buffer, last);
        at += 1;
        let text = std::str::from_utf8(&buffer[..written]).unwrap_or_default();
        let wrong = text.rfind(char::REPLACEMENT_CHARACTER).map(|at| at + char::REPLACEMENT_CHARACTER.len_utf8());
        if !text.is_empty() {
            if wrong.is_some() {
                bad = bad.or(Some(places.start(start)));
            }
            // The byte that shows the ones before it to be wrong may be a character itself.
            let (before, mut rest) = text.split_at(wrong.unwrap_or(0));
            if before.is_empty() || rest.is_empty() {
                rest = text;
            } else {
                out.insert(before, places.range(start..at - 1));
                start = at - 1;
            }
            out.insert(rest, places.range(start..at));
            start = at;
        }
        idle = encoding.is_ascii_compatible() && !text.is_empty() && wrong.is_none();
    }
    Decoded { placed: out, bad, encoding }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decoded(bytes: &[u8], label: &str) -> (String, Vec<usize>, Option<usize>) {
        let mut places = Places::default();
        places.same(bytes.len(), 100);
        let decoded = decode(Placed { text: Cow::Borrowed(bytes), places }, Some(label));
        let Placed { text, places } = decoded.placed;
        let starts = text.char_indices().map(|(at, _)| places.start(at)).collect();
        (text, starts, decoded.bad)
    }

    #[test]
    fn characters_know_their_bytes() {
        assert_eq!(decoded(b"a\xe9b", "iso-8859-1"), ("aéb".into(), vec![100, 101, 102], None));
        assert_eq!(decoded(b"\x93\xfa\x96{a", "shift_jis"), ("日本a".into(), vec![100, 102, 104], None));
        assert_eq!(decoded(b"\x1b$BF|K\\\x1b(Ba", "iso-2022-jp"), ("日本a".into(), vec![100, 105, 107], None));
        assert_eq!(decoded(b"a\0\xe9\0", "utf-16le"), ("aé".into(), vec![100, 102], None));
    }

    #[test]
    fn characters_beside_undecodable_bytes_are_found_by_their_place() {
        for (bytes, text) in [
            (&b"a\xe9 b"[..], "a\u{fffd} b"),
            (b"\xe2\x80 b", "\u{fffd} b"),
            (b"a\xff\xffb", "a\u{fffd}\u{fffd}b"),
            (b"a\xe9", "a\u{fffd}"),
        ] {
            let mut places = Places::default();
            places.same(bytes.len(), 100);
            let Placed { text: read, places } =
                decode(Placed { text: Cow::Borrowed(bytes), places }, Some("utf-8")).placed;
            assert_eq!(read, text);
            for (at, _) in text.char_indices() {
                assert_eq!(places.offset(places.start(at)), at, "{text:?}");
            }
        }
    }

    /// Every encoding that the library knows, by one of its labels.
    const ALL: &[&str] = &[
        "big5",
        "euc-jp",
        "euc-kr",
        "gb18030",
        "gbk",
        "ibm866",
        "iso-2022-jp",
        "iso-8859-10",
        "iso-8859-13",
        "iso-8859-14",
        "iso-8859-15",
        "iso-8859-16",
        "iso-8859-2",
        "iso-8859-3",
        "iso-8859-4",
        "iso-8859-5",
        "iso-8859-6",
        "iso-8859-7",
        "iso-8859-8",
        "iso-8859-8-i",
        "koi8-r",
        "koi8-u",
        "macintosh",
        "shift_jis",
        "utf-16be",
        "utf-16le",
        "utf-8",
        "windows-1250",
        "windows-1251",
        "windows-1252",
        "windows-1253",
        "windows-1254",
        "windows-1255",
        "windows-1256",
        "windows-1257",
        "windows-1258",
        "windows-874",
        "x-mac-cyrillic",
        "x-user-defined",
    ];

    #[test]
    fn every_charset_is_read_as_the_library_reads_it() {
        let mut state = 6_u32;
        let mut noise = || {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            state.to_be_bytes()[0]
        };
        for label in ALL {
            let encoding = Encoding::for_label(label.as_bytes()).expect("it is known");
            for round in 0_u8..50 {
                // Ever more of it is noise.
                let byte = |_| {
                    let byte = noise();
                    if noise() % 50 < round { byte } else { b'a' + byte % 26 }
                };
                let bytes: Vec<u8> = (0..60).map(byte).collect();
                let (expected, wrong) = encoding.decode_without_bom_handling(&bytes);
                let (text, starts, bad) = decoded(&bytes, label);
                assert_eq!((text.as_str(), bad.is_some()), (&*expected, wrong), "{label} {bytes:x?}");
                assert!(
                    starts.is_sorted() && starts.iter().all(|start| (100..160).contains(start)),
                    "{label} {starts:?}"
                );
            }
        }
    }

    #[test]
    fn a_byte_order_mark_is_no_text() {
        for label in ["utf-8", "us-ascii", "iso-8859-1", "utf-16"] {
            assert_eq!(decoded(b"\xef\xbb\xbfa\xc3\xa9", label), ("aé".into(), vec![103, 104], None), "{label}");
        }
        for label in ["utf-16", "utf-16le", "utf-16be"] {
            assert_eq!(decoded(b"\xff\xfea\0\xe9\0", label), ("aé".into(), vec![102, 104], None), "{label}");
            assert_eq!(decoded(b"\xfe\xff\0a\0\xe9", label), ("aé".into(), vec![102, 104], None), "{label}");
        }
        assert_eq!(decoded(b"\xef\xbb\xbf", "utf-8"), (String::new(), Vec::new(), None));
    }

    #[test]
    fn labels_that_lie_do_no_harm() {
        assert_eq!(decoded("é".as_bytes(), "us-ascii").0, "é");
        assert_eq!(decoded(b"\xe9", "us-ascii").0, "é");
        assert_eq!(decoded(b"\xe9", "x-no-such-thing").0, "é");
        assert_eq!(
            decoded(b"a\xe9 b\xe9", "utf-8"),
            ("a\u{fffd} b\u{fffd}".into(), vec![100, 101, 102, 103, 104], Some(101))
        );
        assert_eq!(decoded(b"\xe9 \xc3\xa9", "us-ascii"), ("\u{fffd} é".into(), vec![100, 101, 102], Some(100)));
        assert_eq!(decoded(b"~{VPND~}", "hz-gb-2312").0, "~{VPND~}");
    }
}
