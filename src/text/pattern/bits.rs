//! Small numbers, a bit for each.

use std::borrow::Cow;

/// A set of small numbers, in a form that can lie in the binary ready to use.
#[derive(Debug, Clone, Default)]
pub struct Bits {
    /// A bit for each number.
    pub bits: Cow<'static, [u64]>,
    /// For each of them, how many numbers come before it.
    pub before: Cow<'static, [u32]>,
}

impl Bits {
    /// Whether a number is in the set.
    #[must_use]
    pub fn has(&self, number: usize) -> bool {
        self.bits.get(number / 64).is_some_and(|bits| bits >> (number % 64) & 1 == 1)
    }

    /// The numbers, in order.
    pub fn iter(&self) -> impl Iterator<Item = usize> + '_ {
        (0..self.bits.len() * 64).filter(|&number| self.has(number))
    }

    /// How many numbers of the set come before this one, if it is in the set.
    #[must_use]
    pub fn rank(&self, number: usize) -> Option<usize> {
        let bits = self.bits.get(number / 64)?;
        let smaller = bits & !(u64::MAX << (number % 64));
        let rank = self.before[number / 64] as usize + smaller.count_ones() as usize;
        (bits >> (number % 64) & 1 == 1).then_some(rank)
    }
}

impl FromIterator<usize> for Bits {
    fn from_iter<I: IntoIterator<Item = usize>>(numbers: I) -> Self {
        let mut bits: Vec<u64> = Vec::new();
        for number in numbers {
            if bits.len() <= number / 64 {
                bits.resize(number / 64 + 1, 0);
            }
            bits[number / 64] |= 1 << (number % 64);
        }
        let count = |before: &mut u32, bits: &u64| Some(std::mem::replace(before, *before + bits.count_ones()));
        let before = bits.iter().scan(0, count).collect();
        Self { bits: bits.into(), before }
    }
}
