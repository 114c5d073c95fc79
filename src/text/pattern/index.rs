//! Where the entries of a number stand in a sorted list.

use std::borrow::Cow;
use std::ops::Range;

/// Finds the entries of small numbers in a list sorted by them, in a form that can lie in the binary
/// ready to use. Few numbers have any.
#[derive(Debug, Clone, Default)]
pub struct Index {
    /// A bit for each number: whether it has entries.
    pub bits: Cow<'static, [u64]>,
    /// For each of these words of bits, how many numbers with entries come before it.
    pub before: Cow<'static, [u32]>,
    /// Where the entries of each number that has any begin, and where the last end.
    pub offsets: Cow<'static, [u32]>,
}

impl Index {
    /// Whether a number has entries.
    #[must_use]
    pub fn has(&self, number: usize) -> bool {
        self.bits.get(number / 64).is_some_and(|bits| bits >> (number % 64) & 1 == 1)
    }

    /// The numbers that have entries, in order.
    pub fn numbers(&self) -> impl Iterator<Item = usize> + '_ {
        (0..self.bits.len() * 64).filter(|&number| self.has(number))
    }

    /// Where the entries of a number stand; nowhere if it has none.
    #[must_use]
    pub fn range(&self, number: usize) -> Range<usize> {
        if !self.has(number) {
            return 0..0;
        }
        let smaller = self.bits[number / 64] & !(u64::MAX << (number % 64));
        let rank = self.before[number / 64] as usize + smaller.count_ones() as usize;
        self.offsets[rank] as usize..self.offsets[rank + 1] as usize
    }
}

/// The index of a list whose entries have these numbers, which are sorted.
impl FromIterator<usize> for Index {
    fn from_iter<I: IntoIterator<Item = usize>>(numbers: I) -> Self {
        let (mut bits, mut offsets, mut len): (Vec<u64>, _, _) = (Vec::new(), Vec::new(), 0);
        for number in numbers {
            if bits.len() <= number / 64 {
                bits.resize(number / 64 + 1, 0);
            }
            let (word, bit) = (&mut bits[number / 64], 1 << (number % 64));
            if *word & bit == 0 {
                *word |= bit;
                offsets.push(len);
            }
            len += 1;
        }
        offsets.push(len);
        let count = |before: &mut u32, bits: &u64| Some(std::mem::replace(before, *before + bits.count_ones()));
        let before = bits.iter().scan(0, count).collect();
        Self { bits: bits.into(), before, offsets: offsets.into() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_are_found_by_their_number() {
        let index: Index = [3, 3, 70, 200].into_iter().collect();
        assert_eq!(index.numbers().collect::<Vec<_>>(), [3, 70, 200]);
        assert_eq!([3, 70, 200].map(|number| index.range(number)), [0..2, 2..3, 3..4]);
        assert!([0, 4, 199, 4000].into_iter().all(|number| index.range(number).is_empty() && !index.has(number)));
    }
}
