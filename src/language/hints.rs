//! What single words say of a mail's kind: each a little, all together more than most phrases.
//!
//! The weights are learnt from labelled mails (`LEARN=1 cargo test --test kinds`) and lie in the
//! binary as they stand in `rules/<code>/kind.words`: a line for each word, sorted, with the word and
//! its weight for each kind and for mails of none, a tab between. Two words that follow one another are
//! weighed like one.

use std::collections::BTreeMap;

use memchr::{memchr, memrchr};

use super::{Language, Reading, normalise};
use crate::diagnostic::Span;
use crate::text::TokenKind;

/// How many weights a word has: one for each kind of mail, the last for mails of none.
pub const WEIGHTS: usize = 7;

/// How many weights of a word weigh as much as 1 of a phrase.
pub const UNIT: i32 = 10;

/// What stands before the first word of a sentence.
const START: &str = "^";

/// The weights of a language's words.
#[derive(Debug, Clone, Copy)]
pub struct Hints<'a>(pub &'a str);

impl Hints<'_> {
    /// The weights of a lower-case word, nothing if it says nothing.
    #[must_use]
    pub fn of(&self, word: &str) -> [i32; WEIGHTS] {
        let mut weights = [0; WEIGHTS];
        let mut written =
            self.line(word).unwrap_or_default().split_once('\t').map_or("", |(_, weights)| weights).split(' ');
        for weight in &mut weights {
            *weight = written.next().and_then(|weight| weight.parse().ok()).unwrap_or(0);
        }
        weights
    }

    /// The line of a word.
    fn line(&self, word: &str) -> Option<&str> {
        let bytes = self.0.as_bytes();
        let (mut low, mut high) = (0, bytes.len());
        while low < high {
            let start = memrchr(b'\n', &bytes[low..usize::midpoint(low, high)]).map_or(low, |at| low + at + 1);
            let end = memchr(b'\n', &bytes[start..]).map_or(bytes.len(), |at| start + at);
            let line = self.0.get(start..end)?;
            match line.split('\t').next()?.cmp(word) {
                std::cmp::Ordering::Less => low = end + 1,
                std::cmp::Ordering::Equal => return Some(line),
                std::cmp::Ordering::Greater => high = start,
            }
        }
        None
    }
}

/// The different words of a mail and pairs of neighbours in a sentence, as they are weighed, and where
/// each stands first: lower-case, short forms spelt out, all numbers as `#`, a question mark as a word,
/// and a word that begins a sentence behind `^`.
#[must_use]
pub fn words(language: &Language, text: &str, reading: &Reading) -> BTreeMap<String, Span> {
    let mut words = BTreeMap::new();
    for part in &reading.parts {
        let mut before: Option<(String, Span)> = None;
        for (number, token) in reading.tokens[part.tokens.clone()].iter().enumerate() {
            if number == 0 || token.gap.starts_sentence() {
                before = Some((START.to_owned(), Span::new(token.span.start, token.span.start)));
            }
            let written = match token.kind {
                TokenKind::Word => normalise(&text[token.span.range()]).to_lowercase(),
                TokenKind::Number => "#".to_owned(),
                TokenKind::Initials | TokenKind::Mixed | TokenKind::Link | TokenKind::Slot => {
                    before = None;
                    continue;
                }
            };
            for word in language.long_form(&written).unwrap_or(&written).split(' ') {
                if let Some((first, span)) = before {
                    words.entry(format!("{first} {word}")).or_insert(span.to(token.span));
                }
                words.entry(word.to_owned()).or_insert(token.span);
                before = Some((word.to_owned(), token.span));
            }
        }
        if let Some(at) = memchr(b'?', text[part.span.range()].as_bytes()) {
            let start = part.span.start + at;
            words.entry("?".to_owned()).or_insert(Span::new(start, start + 1));
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::{Hints, WEIGHTS};

    #[test]
    fn words_are_found_wherever_they_stand() {
        let hints = Hints("#\t1 2 3 4 5 6 7\ncrane\t0 -7 0 0 0 0 0\nthe sea\t0 0 0 0 0 9 0\ntide\t3 0 0 0 0 -12 0\n");
        assert_eq!(hints.of("#"), [1, 2, 3, 4, 5, 6, 7]);
        assert_eq!(hints.of("crane"), [0, -7, 0, 0, 0, 0, 0]);
        assert_eq!(hints.of("the sea"), [0, 0, 0, 0, 0, 9, 0]);
        assert_eq!(hints.of("tide"), [3, 0, 0, 0, 0, -12, 0]);
        for word in ["", "!", "cran", "cranes", "the", "z"] {
            assert_eq!(hints.of(word), [0; WEIGHTS], "{word}");
        }
        assert_eq!(Hints("").of("tide"), [0; WEIGHTS]);
    }
}
