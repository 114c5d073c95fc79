//! The weights as they lie in the binary.
//!
//! All numbers are little-endian. A file is a count of sets (u32), then for each its place in the file
//! (u32), then the sets. A set is: number of words K (u8), a zero (u8), the mark
//! of its words (u16), scale (f32), K × K thresholds (f32, infinite where the model must be silent), then a
//! table of [`slots`] with K weights (i8) for each feature.

use phrasebook::slots::{self, Slots};

/// Most words a set may have.
pub const MOST_WORDS: usize = 12;

/// Header of a set before its thresholds.
const HEADER: usize = 8;
/// Buckets that a feature may lie in.
pub const REACH: usize = 4;

/// The weights of all sets of a language.
#[derive(Debug, Clone, Copy)]
pub struct Weights<'a> {
    bytes: &'a [u8],
}

/// The weights of one set.
#[derive(Debug, Clone, Copy)]
pub struct SetWeights<'a> {
    bytes: &'a [u8],
    words: usize,
    slots: Slots<'a>,
}

impl<'a> Weights<'a> {
    /// Weights in the format of this module; an empty slice has no sets.
    #[must_use]
    pub const fn new(bytes: &'a [u8]) -> Self {
        Self { bytes }
    }

    /// The weights of the set with this number and these words, if it has any. Weights trained for
    /// other words are none.
    #[must_use]
    pub fn set(&self, number: usize, set_words: &str) -> Option<SetWeights<'a>> {
        let count = word(self.bytes, 0)? as usize;
        let place = word(self.bytes, 4 + 4 * number).filter(|place| number < count && *place != 0)? as usize;
        let bytes = self.bytes.get(place..)?;
        let [words, _, low, high, ..] = *bytes else {
            return None;
        };
        if u16::from_le_bytes([low, high]) != slots::mark(set_words) {
            return None;
        }
        let words = usize::from(words);
        let slots = Slots::new(bytes.get(HEADER + 4 * words * words..)?, words, REACH)?;
        Some(SetWeights { bytes, words, slots })
    }
}

impl<'a> SetWeights<'a> {
    /// The number of words.
    #[must_use]
    pub const fn words(&self) -> usize {
        self.words
    }

    /// What a weight of one means, in natural log odds.
    #[must_use]
    pub fn scale(&self) -> f32 {
        number(self.bytes, 4)
    }

    /// The log odds above which a written word is taken for another; `None` where nothing is said.
    #[must_use]
    pub fn threshold(&self, written: usize, meant: usize) -> Option<f32> {
        let threshold = number(self.bytes, HEADER + 4 * (written * self.words + meant));
        threshold.is_finite().then_some(threshold)
    }

    /// The words that may be meant where one is written, each with its threshold.
    pub fn others(&self, written: usize) -> impl Iterator<Item = (usize, f32)> {
        let others = (0..self.words).filter(move |&other| other != written);
        others.filter_map(move |other| Some((other, self.threshold(written, other)?)))
    }

    /// Whether a word is ever taken for another.
    #[must_use]
    pub fn judges(&self, written: usize) -> bool {
        self.others(written).next().is_some()
    }

    /// The weights of a feature, each to be read with [`weight`].
    #[must_use]
    pub fn row(&self, key: u32) -> Option<&'a [u8]> {
        self.slots.get(key)
    }
}

/// A weight, as the byte it lies in.
#[must_use]
pub const fn weight(byte: u8) -> i32 {
    byte.cast_signed() as i32
}

fn word(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(bytes.get(at..at + 4)?.try_into().ok()?))
}

fn number(bytes: &[u8], at: usize) -> f32 {
    word(bytes, at).map_or(f32::INFINITY, f32::from_bits)
}
