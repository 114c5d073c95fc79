//! Where the triggers of a table's expressions are, so that only expressions which may match are compiled.

use memchr::memmem;

use super::tables::Phrases;

/// Where each trigger of a table is in a text with these pairs, in order, with its row.
pub(super) fn places(phrases: &Phrases, text: &str, pairs: &Pairs) -> Vec<(u32, u16)> {
    // What has a pair of bytes that the text lacks is not searched for: nearly all triggers of most mails.
    let found = phrases.triggers().filter(|(_, trigger)| pairs.may_have(trigger)).flat_map(|(row, trigger)| {
        let places = memmem::find_iter(text.as_bytes(), trigger);
        places.filter_map(move |place| Some((u32::try_from(place).ok()?, row)))
    });
    let mut places: Vec<(u32, u16)> = found.collect();
    places.sort_unstable();
    places
}

/// Which bytes of a text follow one another, by the last seven bits of each: those of ASCII, as nearly all are, are
/// never taken for one another.
#[derive(Debug)]
pub(super) struct Pairs(Box<[u128; 128]>);

impl Pairs {
    pub(super) fn of(text: &str) -> Self {
        let mut pairs = Box::new([0; 128]);
        for (row, bit) in each(text.as_bytes()) {
            pairs[row] |= bit;
        }
        Self(pairs)
    }

    /// Whether the text may have another in it.
    fn may_have(&self, other: &[u8]) -> bool {
        each(other).all(|(row, bit)| self.0[row] & bit != 0)
    }
}

/// The place of each pair of bytes: a row, and a bit in it.
fn each(text: &[u8]) -> impl Iterator<Item = (usize, u128)> {
    text.windows(2).map(|pair| (usize::from(pair[0] % 128), 1 << (pair[1] % 128)))
}
