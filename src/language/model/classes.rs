//! Words that keep the same company form a class: what is learnt of `looking` after `your` then
//! holds of `handling`, too.
//!
//! The classes lie in the binary as they are read: a table of [`slots`](phrasebook::slots) with a class (u8)
//! for each word's hash.

use phrasebook::slots::Slots;
use phrasebook::stored::Texts;

/// Buckets that a word may lie in.
pub const REACH: usize = 8;
/// Classes of words in the table are smaller than this; the others are classes of unknown words.
pub const LEARNT: u8 = 240;

/// The classes of a language's words.
#[derive(Debug, Clone, Copy)]
pub struct Classes<'a> {
    learnt: Option<Slots<'a>>,
    endings: Texts<'a>,
}

impl<'a> Classes<'a> {
    /// Classes in the format of this module, where an empty slice has none, and the endings by which words
    /// without a class are distinguished.
    #[must_use]
    pub fn new(bytes: &'a [u8], endings: Texts<'a>) -> Self {
        Self { learnt: Slots::new(bytes, 1, REACH), endings }
    }

    /// Whether the lower-case word with this hash was frequent enough in the training text to have a class.
    #[must_use]
    pub fn has(&self, hash: u32) -> bool {
        self.learnt.is_some_and(|learnt| learnt.get(hash).is_some())
    }

    /// The class of a lower-case word with this hash, as it is written in the text.
    #[must_use]
    pub fn of(&self, hash: u32, word: &str) -> u8 {
        self.learnt.and_then(|learnt| learnt.get(hash)).map_or_else(|| self.unknown(word), |value| value[0])
    }

    /// The class of a word without one: by its capital, or by how it ends.
    fn unknown(&self, word: &str) -> u8 {
        if word.starts_with(char::is_uppercase) {
            return LEARNT;
        }
        let mut endings = self.endings.iter();
        let place = endings.position(|ending| word.ends_with(ending)).unwrap_or(self.endings.len());
        LEARNT.saturating_add(1).saturating_add(u8::try_from(place).unwrap_or(u8::MAX))
    }
}
