//! The weights for sound-alikes, in the order of the sets that the tables have.
//!
//! The format is that of `language::model::weights`: how many sets there are, where each begins, and the sets.

use std::collections::{BTreeMap, VecDeque};

use crate::slots::mark;

/// Weights in the order of `sets`, the words of each. A set that came after the training has none, and one that
/// is gone is left out.
pub(super) fn in_order<'a>(weights: &[u8], sets: impl Iterator<Item = &'a str>) -> Vec<u8> {
    let Some(count) = number(weights, 0) else {
        return Vec::new();
    };
    let mut trained: BTreeMap<(u16, usize), VecDeque<usize>> = BTreeMap::new();
    for place in (1..=count).filter_map(|at| number(weights, 4 * at)).filter(|place| *place != 0) {
        if let Some([words, _, low, high]) = weights.get(place..place + 4) {
            trained.entry((u16::from_le_bytes([*low, *high]), usize::from(*words))).or_default().push_back(place);
        }
    }
    let own = |words: &str| trained.get_mut(&(mark(words), words.split(' ').count()))?.pop_front();
    let places: Vec<Option<usize>> = sets.map(own).collect();
    let body = 4 + 4 * count;
    let moved = |place: Option<usize>| place.map_or(0, |place| place - body + 4 + 4 * places.len());
    let table = std::iter::once(places.len()).chain(places.iter().map(|place| moved(*place)));
    let table = table.flat_map(|number| u32::try_from(number).unwrap_or_default().to_le_bytes());
    table.chain(weights[body.min(weights.len())..].iter().copied()).collect()
}

fn number(bytes: &[u8], at: usize) -> Option<usize> {
    let bytes = bytes.get(at..at + 4)?.try_into().ok()?;
    usize::try_from(u32::from_le_bytes(bytes)).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Weights of sets of two words, each with a byte that tells them apart; none for an empty set.
    fn weights(sets: &[(&str, u8)]) -> Vec<u8> {
        let mut table = u32::try_from(sets.len()).expect("a few").to_le_bytes().to_vec();
        let mut body = Vec::new();
        for (words, byte) in sets {
            let place = if words.is_empty() { 0 } else { 4 + 4 * sets.len() + body.len() };
            table.extend(u32::try_from(place).expect("a few bytes").to_le_bytes());
            if place > 0 {
                body.extend([2, 0]);
                body.extend(mark(words).to_le_bytes());
                body.extend([*byte; 4]);
            }
        }
        [table, body].concat()
    }

    #[test]
    fn sets_keep_their_weights_wherever_they_are() {
        let trained = weights(&[("no know", 1), ("", 0), ("their there", 2)]);
        let ordered = in_order(&trained, ["new gnu", "their there", "no know", "to two"].into_iter());
        let found: Vec<Option<u8>> = (1..=4)
            .map(|at| number(&ordered, 4 * at).filter(|place| *place != 0).map(|place| ordered[place + 4]))
            .collect();
        assert_eq!(found, [None, Some(2), Some(1), None]);
        assert!(in_order(&[], ["no know"].into_iter()).is_empty());
    }
}
