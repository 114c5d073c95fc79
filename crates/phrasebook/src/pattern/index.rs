//! Where the entries of a number are in a sorted list.

use std::ops::Range;

use zerocopy::little_endian::{U32, U64};

use crate::stored::{narrow, stored};

stored! {
    /// Finds the entries of small numbers in a list sorted by them. Few numbers have any.
    pub struct Index {
        /// A bit for each number: whether it has entries.
        pub bits: &'a [U64],
        /// For each of these words of bits, how many numbers with entries come before it.
        pub before: &'a [U32],
        /// Where the entries of each number that has any begin, and where the last end.
        pub offsets: &'a [U32],
    }
}

impl Index<'_> {
    /// Whether a number has entries.
    #[must_use]
    pub fn has(&self, number: usize) -> bool {
        self.bits.get(number / 64).is_some_and(|bits| bits.get() >> (number % 64) & 1 == 1)
    }

    /// The numbers that have entries, in order.
    pub fn numbers(&self) -> impl Iterator<Item = usize> {
        (0..self.bits.len() * 64).filter(|&number| self.has(number))
    }

    /// Where the entries of a number are; nowhere if it has none.
    #[must_use]
    pub fn range(&self, number: usize) -> Range<usize> {
        self.find(number).unwrap_or_default()
    }

    fn find(&self, number: usize) -> Option<Range<usize>> {
        let bits = self.bits.get(number / 64)?.get();
        let bit = 1 << (number % 64);
        if bits & bit == 0 {
            return None;
        }
        let rank = self.before.get(number / 64)?.get() as usize + (bits & (bit - 1)).count_ones() as usize;
        let [start, end] = self.offsets.get(rank..rank + 2)? else {
            return None;
        };
        Some(start.get() as usize..end.get() as usize)
    }
}

/// An index that is being made.
#[derive(Debug, Default)]
pub struct IndexRows {
    bits: Vec<U64>,
    before: Vec<U32>,
    offsets: Vec<U32>,
}

impl IndexRows {
    /// The index as it is stored.
    #[must_use]
    pub fn index(&self) -> Index<'_> {
        Index { bits: &self.bits, before: &self.before, offsets: &self.offsets }
    }
}

/// The index of a list whose entries have these numbers, which are sorted.
impl FromIterator<usize> for IndexRows {
    fn from_iter<I: IntoIterator<Item = usize>>(numbers: I) -> Self {
        let (mut bits, mut offsets, mut len): (Vec<u64>, Vec<U32>, _) = (Vec::new(), Vec::new(), 0);
        for number in numbers {
            if bits.len() <= number / 64 {
                bits.resize(number / 64 + 1, 0);
            }
            let (word, bit) = (&mut bits[number / 64], 1 << (number % 64));
            if *word & bit == 0 {
                *word |= bit;
                offsets.push(narrow(len));
            }
            len += 1;
        }
        offsets.push(narrow(len));
        let count = |before: &mut usize, bits: &u64| {
            Some(narrow(std::mem::replace(before, *before + bits.count_ones() as usize)))
        };
        let before = bits.iter().scan(0, count).collect();
        Self { bits: bits.into_iter().map(U64::new).collect(), before, offsets }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_are_found_by_their_number() {
        let rows: IndexRows = [3, 3, 70, 200].into_iter().collect();
        let index = rows.index();
        assert_eq!(index.numbers().collect::<Vec<_>>(), [3, 70, 200]);
        assert_eq!([3, 70, 200].map(|number| index.range(number)), [0..2, 2..3, 3..4]);
        assert!([0, 4, 199, 4000].into_iter().all(|number| index.range(number).is_empty() && !index.has(number)));
    }
}
