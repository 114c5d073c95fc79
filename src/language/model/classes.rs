//! Words that stand in the same company form a class: what is learnt of `looking` after `your` then
//! holds of `handling`, too.
//!
//! The classes lie in the binary as they are read: the number of slots as a power of two (u8), then the
//! slots, each a fingerprint (u16, little-endian, 0 for an empty slot) and a class (u8).

/// Slots looked at before a word is taken to have no class.
pub const PROBES: usize = 16;
/// Classes of words in the table are smaller than this; the others are classes of unknown words.
pub const LEARNT: u8 = 240;

/// The classes of a language's words.
#[derive(Debug, Clone, Copy)]
pub struct Classes<'a> {
    slots: &'a [u8],
    mask: usize,
}

impl<'a> Classes<'a> {
    /// Classes in the format of this module; an empty slice has none.
    #[must_use]
    pub fn new(bytes: &'a [u8]) -> Self {
        let slots = bytes.split_first().and_then(|(power, slots)| slots.get(..3 << power));
        Self { slots: slots.unwrap_or_default(), mask: slots.map_or(0, |slots| slots.len() / 3 - 1) }
    }

    /// The class of a lower-case word with this hash, as it is written in the text.
    #[must_use]
    pub fn of(&self, hash: u32, word: &str) -> u8 {
        self.learnt(hash).unwrap_or_else(|| unknown(word))
    }

    fn learnt(&self, hash: u32) -> Option<u8> {
        let mark = fingerprint(hash).to_le_bytes();
        for probe in 0..PROBES {
            let at = ((hash as usize).wrapping_add(probe) & self.mask) * 3;
            let slot = self.slots.get(at..at + 3)?;
            if slot[..2] == mark {
                return Some(slot[2]);
            }
            if slot[..2] == [0, 0] {
                return None;
            }
        }
        None
    }
}

/// The mark by which a slot knows its word; never 0.
#[must_use]
pub fn fingerprint(hash: u32) -> u16 {
    ((hash >> 16) as u16).max(1)
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
