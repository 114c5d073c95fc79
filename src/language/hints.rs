//! What single words say of a mail's kind: each a little, all together more than most phrases.
//!
//! The weights are learnt from labelled mails (`tools/train`) and written down in
//! `rules/<code>/kind.words`: a line for each word, sorted, with the word and its weight for each kind and
//! for mails of none, a tab between. Two words that follow one another are weighed like one. In the binary
//! they lie as a table of [`slots`](phrasebook::slots): the key (u32) once more in full, and its weights
//! (i16), little-endian.

use std::borrow::Cow;
use std::collections::HashSet;

use foldhash::fast::FixedState;
use phrasebook::slots::{REACH, Slots, key, key_after};

use super::{Reading, normalise};
use crate::diagnostic::Span;
use crate::text::TokenKind;

/// How many weights a word has: one for each kind of mail, the last for mails of none.
pub const WEIGHTS: usize = 7;

/// How many weights of a word weigh as much as 1 of a phrase.
pub const UNIT: i32 = 10;

/// Bytes of a key and its weights.
const WIDTH: usize = size_of::<u32>() + WEIGHTS * size_of::<i16>();

/// What comes before the first word of a sentence.
const START: &str = "^";

/// The weights of a language's words.
#[derive(Debug, Clone, Copy)]
pub struct Hints<'a>(Option<Slots<'a>>);

impl<'a> Hints<'a> {
    /// Weights in the format of this module; an empty slice has none.
    #[must_use]
    pub fn new(bytes: &'a [u8]) -> Self {
        Self(Slots::new(bytes, WIDTH, REACH))
    }

    /// The weights of a word with this key, nothing if it says nothing.
    #[must_use]
    pub fn of(&self, key: u32) -> [i32; WEIGHTS] {
        let mut weights = [0; WEIGHTS];
        let found = self.0.and_then(|slots| slots.get(key)?.strip_prefix(&key.to_le_bytes()));
        for (weight, bytes) in weights.iter_mut().zip(found.unwrap_or_default().as_chunks().0) {
            *weight = i32::from(i16::from_le_bytes(*bytes));
        }
        weights
    }
}

/// The keys of the different words of a mail, each with its first place.
#[must_use]
pub fn keys(text: &str, reading: &Reading) -> Vec<(u32, Span)> {
    let (mut keys, mut seen) = (Vec::new(), HashSet::with_hasher(FixedState::default()));
    each(text, reading, |before, word, span| {
        let key = before.map_or_else(|| key(word), |before| key_after(key_after(key(before), " "), word));
        if seen.insert(key) {
            keys.push((key, span));
        }
    });
    keys
}

/// Says each word of a mail, by itself and after the one before it in the sentence, as they are weighed, and
/// where they are: lower-case, short forms spelt out, all numbers as `#`, a question mark as a word, and a word
/// that begins a sentence after `^`.
pub fn each<'t>(text: &'t str, reading: &Reading, mut say: impl FnMut(Option<&str>, &str, Span)) {
    for part in &reading.parts {
        let mut before: Option<(Cow<'t, str>, Span)> = None;
        for at in part.tokens.clone() {
            let token = &reading.tokens[at];
            let span = token.span();
            if token.gap.starts_sentence() {
                before = Some((START.into(), Span::new(span.start, span.start)));
            }
            let written = match token.kind {
                TokenKind::Word => lower(normalise(&text[span.range()])),
                TokenKind::Number => "#".into(),
                TokenKind::Initials
                | TokenKind::Mixed
                | TokenKind::Link
                | TokenKind::Slot
                | TokenKind::Name
                | TokenKind::Border => {
                    before = None;
                    continue;
                }
            };
            let mut say_word = |word: Cow<'t, str>| {
                say(None, &word, span);
                if let Some((before, place)) = &before {
                    say(Some(before), &word, place.to(span));
                }
                before = Some((word, span));
            };
            match reading.long_form(at) {
                Some(long) => long.split(' ').for_each(|word| say_word(word.into())),
                None => say_word(written),
            }
        }
        if let Some(at) = text[part.span.range()].find('?') {
            let start = part.span.start + at;
            say(None, "?", Span::new(start, start + 1));
        }
    }
}

fn lower(word: Cow<str>) -> Cow<str> {
    if word.bytes().all(|byte| byte.is_ascii_lowercase()) { word } else { word.to_lowercase().into() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Language;
    use phrasebook::slots::pack;

    #[test]
    fn words_are_found_by_their_keys() {
        let words =
            [("#", [1, 2, 3, 4, 5, 6, 7]), ("the sea", [0, 0, 0, 0, 0, 900, 0]), ("tide", [3, 0, 0, 0, 0, -12, 0])];
        let entries = words.map(|(word, own)| {
            let key = key(word);
            (key, key.to_le_bytes().into_iter().chain(own.into_iter().flat_map(i16::to_le_bytes)).collect())
        });
        let packed = pack(&entries, WIDTH, REACH);
        for (word, own) in words {
            assert_eq!(Hints::new(&packed).of(key(word)), own.map(i32::from), "{word}");
        }
        assert_eq!(Hints::new(&packed).of(key("the")), [0; WEIGHTS]);
        assert_eq!(Hints::new(&[]).of(key("tide")), [0; WEIGHTS]);
    }

    #[test]
    fn words_and_pairs_are_said() {
        let language = Language::new(crate::language::EN);
        let text = "Hi! Isn't it 3?";
        let reading = Reading::new(text, [Span::new(0, text.len())], &[], &language);
        let mut said = Vec::new();
        each(text, &reading, |before, word, _| {
            said.push(before.map_or(word.into(), |before| format!("{before} {word}")));
        });
        assert_eq!(said, ["hi", "^ hi", "is", "^ is", "not", "is not", "it", "not it", "#", "it #", "?"]);
    }
}
