//! Beginnings and ends of words that patterns have numbers for: `kiln*` and `*kiln`.

use std::collections::BTreeMap;

use zerocopy::little_endian::{U32, U64};

use super::WordId;
use crate::stored::{Stored, TextList, Texts, stored};

stored! {
    /// The beginnings and the ends of words that have numbers. Each list is sorted.
    pub struct Parts {
        beginnings: Texts<'a>,
        beginning_numbers: &'a [U32],
        beginning_pairs: &'a [U64],
        /// Each with its last letter first.
        ends: Texts<'a>,
        end_numbers: &'a [U32],
        end_pairs: &'a [U64],
    }
}

impl Parts<'_> {
    /// The numbers of the beginnings and the ends of a lower-case word.
    pub fn numbers(&self, word: &str) -> impl Iterator<Item = WordId> {
        let numbers = |texts: Texts, numbers: &[U32], word: &str| -> Vec<WordId> {
            texts.beginnings(word).filter_map(|number| Some(numbers.get(number)?.get())).collect()
        };
        let begins = may_begin(self.beginning_pairs, word.chars());
        let beginnings = if begins { numbers(self.beginnings, self.beginning_numbers, word) } else { Vec::new() };
        let ends = may_begin(self.end_pairs, word.chars().rev());
        let ends = if ends { numbers(self.ends, self.end_numbers, &reversed(word)) } else { Vec::new() };
        beginnings.into_iter().chain(ends)
    }
}

/// Whether a word may begin with a part that has its first two bytes: most words begin with none.
fn may_begin(pairs: &[U64], letters: impl Iterator<Item = char>) -> bool {
    let mut bytes = [0; 8];
    let mut len = 0;
    letters.take(2).for_each(|letter| len += letter.encode_utf8(&mut bytes[len..]).len());
    let [first, next, ..] = bytes;
    pairs.get(usize::from(first % 64)).is_some_and(|row| row.get() >> (next % 64) & 1 == 1)
}

/// The pairs of bytes that parts have first, by the last six bits of each. One with a single byte may go on with any.
fn pairs<'p>(parts: impl Iterator<Item = &'p [u8]>) -> Vec<U64> {
    let mut pairs = vec![0u64; 64];
    for part in parts {
        if let Some((first, rest)) = part.split_first() {
            pairs[usize::from(first % 64)] |= rest.first().map_or(u64::MAX, |next| 1 << (next % 64));
        }
    }
    pairs.into_iter().map(U64::new).collect()
}

fn reversed(word: &str) -> String {
    word.chars().rev().collect()
}

/// The word whose parts are sought, unless there are none to be found.
fn sought(word: &str, none: bool) -> &str {
    if none { "" } else { word }
}

fn beginnings(word: &str) -> impl Iterator<Item = &str> {
    word.char_indices().map(|(at, letter)| &word[..at + letter.len_utf8()])
}

fn ends(word: &str) -> impl Iterator<Item = &str> {
    word.char_indices().map(|(at, _)| &word[at..])
}

/// Beginnings and ends that are being collected.
#[derive(Debug, Default)]
pub struct PartRows {
    beginnings: BTreeMap<String, WordId>,
    ends: BTreeMap<String, WordId>,
}

impl PartRows {
    /// Adds what a pattern has a number for, if it is the beginning or the end of words.
    pub fn add(&mut self, word: &str, number: WordId) -> bool {
        if let Some(beginning) = word.strip_suffix('*') {
            self.beginnings.insert(beginning.to_owned(), number);
        } else if let Some(end) = word.strip_prefix('*') {
            self.ends.insert(end.to_owned(), number);
        } else {
            return false;
        }
        true
    }

    /// The numbers of the beginnings and the ends of a lower-case word.
    pub fn numbers(&self, word: &str) -> impl Iterator<Item = WordId> {
        let beginnings = beginnings(sought(word, self.beginnings.is_empty()));
        let ends = ends(sought(word, self.ends.is_empty())).filter_map(|part| self.ends.get(part));
        beginnings.filter_map(|part| self.beginnings.get(part)).chain(ends).copied()
    }

    /// The parts as they are stored.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        let numbers = |parts: &BTreeMap<String, WordId>| parts.values().copied().map(U32::new).collect::<Vec<_>>();
        let ends: BTreeMap<_, _> = self.ends.iter().map(|(end, number)| (reversed(end), *number)).collect();
        Parts {
            beginnings: self.beginnings.keys().collect::<TextList>().texts(),
            beginning_numbers: &numbers(&self.beginnings),
            beginning_pairs: &pairs(self.beginnings.keys().map(String::as_bytes)),
            ends: ends.keys().collect::<TextList>().texts(),
            end_numbers: &numbers(&ends),
            end_pairs: &pairs(ends.keys().map(String::as_bytes)),
        }
        .to_bytes()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_known_by_how_they_begin_and_end() {
        let mut rows = PartRows::default();
        for (number, part) in (1..).zip(["gesprek*", "*gesprek", "so*"]) {
            assert!(rows.add(part, number), "{part}");
        }
        assert!(!rows.add("gesprek", 4));
        let bytes = rows.to_bytes();
        let numbers = |word| Parts::read(&bytes).numbers(word).collect::<Vec<_>>();
        assert_eq!(numbers("gesprek"), [1, 2]);
        assert_eq!(numbers("gesprekken"), [1]);
        assert_eq!(numbers("sollicitatiegesprek"), [3, 2]);
        assert!(numbers("sö").is_empty());
        assert_eq!(Parts::default().numbers("gesprek").count(), 0);
    }
}
