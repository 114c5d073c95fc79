//! Where the triggers of a table's expressions are, so that only expressions which may match are compiled.

use std::cell::LazyCell;

use memchr::memmem;

use super::tables::Phrases;

/// Where each trigger of a table is in a text, in order, with its row.
pub(super) fn places(phrases: &Phrases, text: &str) -> Vec<(u32, u16)> {
    // What has a byte that the text lacks is not searched for: most triggers of most mails.
    let bytes = LazyCell::new(|| {
        let mut has = [false; 256];
        text.bytes().for_each(|byte| has[usize::from(byte)] = true);
        has
    });
    let possible = phrases.triggers().filter(|(_, trigger)| trigger.bytes().all(|byte| bytes[usize::from(byte)]));
    let found = possible.flat_map(|(row, trigger)| {
        let places = memmem::find_iter(text.as_bytes(), trigger.as_bytes());
        places.filter_map(move |place| Some((u32::try_from(place).ok()?, row)))
    });
    let mut places: Vec<(u32, u16)> = found.collect();
    places.sort_unstable();
    places
}
