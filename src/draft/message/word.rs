//! Encoded words (RFC 2047) in header values: `=?utf-8?q?caf=C3=A9?=`.

use std::borrow::Cow;
use std::ops::Range;

use super::charset;
use super::transfer::{base64, escaped};
use crate::draft::places::{Placed, Places};

/// An encoded word and the positions of its parts.
struct Word {
    charset: Range<usize>,
    base64: bool,
    text: Range<usize>,
    end: usize,
}

/// The text of a header value: unfolded, encoded words decoded.
pub(super) fn decode(file: &[u8], value: Range<usize>) -> Placed<String> {
    let mut decoded = Placed::default();
    let (mut at, mut plain) = (value.start, value.start);
    while let Some(step) = memchr::memmem::find(&file[at..value.end], b"=?") {
        at += step;
        let Some(first) = word(file, at, value.end) else {
            at += 2;
            continue;
        };
        unfold(file, plain..at, &mut decoded);
        let (text, end) = joined(file, first, value.end);
        // What was hidden in a word must not break the line.
        for (start, piece) in pieces(&text.text) {
            let end = start + piece.len();
            if piece.starts_with(char::is_control) {
                decoded.replace(&text, start..end, " ");
            } else {
                decoded.copy(&text, start..end);
            }
        }
        (at, plain) = (end, end);
    }
    unfold(file, plain..value.end, &mut decoded);
    decoded
}

/// The text of a word and the following ones in the same charset, and where the next text begins. A
/// character may be cut in two between one word and the next.
fn joined(file: &[u8], first: Word, end: usize) -> (Placed<String>, usize) {
    let label = String::from_utf8_lossy(&file[first.charset.clone()]).into_owned();
    let mut bytes: Placed<Cow<[u8]>> = Placed { text: Cow::Owned(Vec::new()), places: Places::default() };
    let mut word = first;
    let behind = loop {
        append(file, &word, bytes.text.to_mut(), &mut bytes.places);
        let Some(next) = following(file, word.end, end) else {
            break word.end;
        };
        if !file[next.charset.clone()].eq_ignore_ascii_case(label.as_bytes()) {
            // White space between two words does not count.
            break next.charset.start - 2;
        }
        word = next;
    };
    (charset::decode(bytes, Some(language_free(&label))).placed, behind)
}

/// The label of a charset without a language after it.
fn language_free(label: &str) -> &str {
    label.split('*').next().unwrap_or_default()
}

/// A text split before and after each control character.
fn pieces(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let rest = &text[at..];
        let first = rest.chars().next()?;
        let len = if first.is_control() { first.len_utf8() } else { rest.find(char::is_control).unwrap_or(rest.len()) };
        at += len;
        Some((at - len, &rest[..len]))
    })
}

/// The encoded word that begins at `start`.
fn word(file: &[u8], start: usize, end: usize) -> Option<Word> {
    let mark = |from: usize| {
        let rest = &file[from..end];
        let at = rest.iter().position(|&byte| byte == b'?' || byte.is_ascii_whitespace())?;
        (rest[at] == b'?').then_some(from + at)
    };
    let charset = start + 2..mark(start + 2)?;
    let coding = charset.end + 1..mark(charset.end + 1)?;
    let base64 = match &file[coding.clone()] {
        b"b" | b"B" => true,
        b"q" | b"Q" => false,
        _ => return None,
    };
    // Some programs leave spaces in a word; in any case, a word ends on its line.
    let rest = &file[coding.end + 1..end];
    let len = memchr::memmem::find(rest, b"?=")?;
    if charset.is_empty() || memchr::memchr(b'\n', &rest[..len]).is_some() {
        return None;
    }
    let text = coding.end + 1..coding.end + 1 + len;
    Some(Word { charset, base64, end: text.end + 2, text })
}

/// The encoded word that is separated from `at` by white space only.
fn following(file: &[u8], at: usize, end: usize) -> Option<Word> {
    let rest = &file[at..end];
    let start = at + rest.len() - rest.trim_ascii_start().len();
    file[start..end].starts_with(b"=?").then(|| word(file, start, end)).flatten()
}

fn append(file: &[u8], word: &Word, text: &mut Vec<u8>, places: &mut Places) {
    if word.base64 {
        base64(&file[word.text.clone()], word.text.start, text, places);
        return;
    }
    let mut at = word.text.start;
    while at < word.text.end {
        let (byte, len) = match file[at] {
            b'_' => (b' ', 1),
            b'=' => escaped(&file[at..word.text.end]),
            byte => (byte, 1),
        };
        text.push(byte);
        if len == 1 && byte == file[at] {
            places.same(1, at);
        } else {
            places.whole(1, at..at + len);
        }
        at += len;
    }
}

/// Adds a plain piece of a value, with each fold as one space.
fn unfold(file: &[u8], range: Range<usize>, decoded: &mut Placed<String>) {
    let mut at = range.start;
    while at < range.end {
        let rest = &file[at..range.end];
        let len = rest.iter().position(u8::is_ascii_control).unwrap_or(rest.len());
        let mut places = Places::default();
        places.same(len, at);
        let piece = charset::decode(Placed { text: Cow::Borrowed(&rest[..len]), places }, None).placed;
        decoded.copy(&piece, 0..piece.text.len());
        at += len;
        let white = file[at..range.end].iter().take_while(|byte| byte.is_ascii_control() || **byte == b' ').count();
        if white > 0 {
            decoded.insert(" ", at..at + white);
            at += white;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decoded(value: &str) -> (String, Vec<usize>) {
        let decoded = decode(value.as_bytes(), 0..value.len());
        let starts = decoded.text.char_indices().map(|(at, _)| decoded.places.start(at)).collect();
        (decoded.text, starts)
    }

    #[test]
    fn words_are_decoded_in_place() {
        let (text, starts) = decoded("The =?utf-8?Q?caf=C3=A9_lids?= x");
        assert_eq!(text, "The café lids x");
        assert_eq!(starts[..9], [0, 1, 2, 3, 14, 15, 16, 17, 23]);
        assert_eq!(decoded("=?ISO-8859-1*en?B?Y2Fm6Q==?=").0, "café");
    }

    #[test]
    fn neighbours_are_joined() {
        assert_eq!(decoded("=?utf-8?q?caf=C3?=\r\n =?utf-8?q?=A9?= y").0, "café y");
        assert_eq!(decoded("=?utf-8?q?a?= =?iso-8859-1?q?=E9?=\n\tb").0, "aé b");
        assert_eq!(decoded("a\r\n  b").0, "a b");
    }

    #[test]
    fn what_is_no_word_stays() {
        for value in ["=?", "=?utf-8?q?", "=?utf-8?x?a?=", "=? ?q?a?=", "=?utf-8?q?a", "=??q?a?="] {
            assert_eq!(decoded(value).0, value);
        }
        assert_eq!(decoded("=?utf-8?q?a=0Ab?=").0, "a b");
    }
}
