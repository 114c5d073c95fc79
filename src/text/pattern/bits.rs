//! Small numbers, a bit for each.

use std::borrow::Cow;

/// A set of small numbers, in a form that can lie in the binary ready to use.
#[derive(Debug, Clone, Default)]
pub struct Bits(pub Cow<'static, [u64]>);

impl Bits {
    /// Whether a number is in the set.
    #[must_use]
    pub fn has(&self, number: usize) -> bool {
        self.0.get(number / 64).is_some_and(|bits| bits >> (number % 64) & 1 == 1)
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
        Self(bits.into())
    }
}
