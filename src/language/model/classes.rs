//! Words that stand in the same company form a class: what is learnt of `looking` after `your` then
//! holds of `handling`, too.
//!
//! The classes lie in the binary as they are read: a table of [`slots`](phrasebook::slots) with a class (u8)
//! for each word's hash.

use phrasebook::slots::Slots;

/// Buckets that a word may lie in.
pub const REACH: usize = 8;
/// Classes of words in the table are smaller than this; the others are classes of unknown words.
pub const LEARNT: u8 = 240;

/// The classes of a language's words.
#[derive(Debug, Clone, Copy)]
pub struct Classes<'a> {
    learnt: Option<Slots<'a>>,
}

impl<'a> Classes<'a> {
    /// Classes in the format of this module; an empty slice has none.
    #[must_use]
    pub fn new(bytes: &'a [u8]) -> Self {
        Self { learnt: Slots::new(bytes, 1, REACH) }
    }

    /// Whether the lower-case word with this hash was frequent enough in the training text to have a class.
    #[must_use]
    pub fn has(&self, hash: u32) -> bool {
        self.learnt.is_some_and(|learnt| learnt.get(hash).is_some())
    }

    /// The class of a lower-case word with this hash, as it is written in the text.
    #[must_use]
    pub fn of(&self, hash: u32, word: &str) -> u8 {
        self.learnt.and_then(|learnt| learnt.get(hash)).map_or_else(|| unknown(word), |value| value[0])
    }
}

/// The class of a word without one: by its capital, or by how it ends.
fn unknown(word: &str) -> u8 {
    const ENDINGS: [&str; 7] = ["ing", "ed", "ly", "ness", "ion", "s", ""];
    if word.starts_with(char::is_uppercase) {
        return LEARNT;
    }
    let mut classes = (LEARNT + 1..).zip(ENDINGS);
    classes.find(|(_, ending)| word.ends_with(ending)).map_or(LEARNT, |(class, _)| class)
}
