//! What is between words, and where their sentences begin and end.

use std::ops::Range;

use super::matcher::Unit;
use super::token::Token;

/// What is between a token and the one before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gap {
    /// White space, also with the full stop of an abbreviation before it.
    Space,
    /// A hyphen.
    Hyphen,
    /// A slash.
    Slash,
    /// A comma.
    Comma,
    /// Other punctuation within a sentence.
    Clause,
    /// The end of a sentence.
    Sentence,
    /// The beginning of the part.
    Part,
}

impl Gap {
    /// Whether the words on both sides belong together for a phrase.
    #[must_use]
    pub fn joins(self) -> bool {
        self == Self::Space
    }

    /// Whether the word after the gap begins a sentence.
    #[must_use]
    pub fn starts_sentence(self) -> bool {
        matches!(self, Self::Sentence | Self::Part)
    }
}

/// A word with a gap before it.
pub trait Gapped {
    /// What precedes it.
    fn gap(&self) -> Gap;
}

impl Gapped for Token {
    fn gap(&self) -> Gap {
        self.gap
    }
}

impl Gapped for Unit {
    fn gap(&self) -> Gap {
        self.gap
    }
}

/// The sentences of some words, in order, each as the places of its words.
pub fn sentences<W: Gapped>(words: &[W]) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut start = 0;
    std::iter::from_fn(move || {
        let sentence = (start < words.len()).then(|| start..end(words, start))?;
        start = sentence.end;
        Some(sentence)
    })
}

/// The sentences of some words, to look up.
#[derive(Debug)]
pub struct Sentences(Vec<Range<usize>>);

impl Sentences {
    /// Those of `words`.
    #[must_use]
    pub fn of<W: Gapped>(words: &[W]) -> Self {
        Self(sentences(words).collect())
    }

    /// The sentence that the word at `at` is in.
    #[must_use]
    pub fn at(&self, at: usize) -> Range<usize> {
        let place = self.0.partition_point(|sentence| sentence.end <= at);
        self.0.get(place).cloned().unwrap_or(at..at)
    }
}

/// Where the sentence of the word at `at` ends.
fn end<W: Gapped>(words: &[W], at: usize) -> usize {
    let after = words.iter().skip(at + 1).position(|word| word.gap().starts_sentence());
    after.map_or(words.len(), |more| at + 1 + more)
}

#[cfg(test)]
mod tests {
    use super::*;

    impl Gapped for Gap {
        fn gap(&self) -> Gap {
            *self
        }
    }

    #[test]
    fn sentences_begin_after_the_last_and_with_the_part() {
        use Gap::{Comma, Part, Sentence, Space};
        let words = [Part, Space, Comma, Sentence, Space, Part];
        assert_eq!(sentences(&words).collect::<Vec<_>>(), [0..3, 3..5, 5..6]);
        let found = Sentences::of(&words);
        assert_eq!((0..6).map(|at| found.at(at)).collect::<Vec<_>>(), [0..3, 0..3, 0..3, 3..5, 3..5, 5..6]);
        // A run that begins inside a sentence.
        assert_eq!(sentences(&words[1..4]).collect::<Vec<_>>(), [0..2, 2..3]);
        assert_eq!(Sentences::of(&words[1..4]).at(0), 0..2);
        assert_eq!(sentences::<Gap>(&[]).next(), None);
    }
}
