//! What a word list says of a word, in the 64 bits that a finite-state map has for it.

use std::ops::{BitAnd, BitOr, BitOrAssign};

/// The value of a word in the list.
///
/// | bits | what |
/// |---|---|
/// | 0–4 | the dictionaries that have the word, one bit each |
/// | 5–11 | its marks |
/// | 12–17 | its kind of joint: a number that only [`Joints`](crate::Joints) understands |
/// | 18–29 | how it is inflected: the number of its shape, which only the list's owner understands |
/// | 30–61 | its number in the vocabulary of patterns |
///
/// A map is smaller the fewer bytes its values need, so that no bits are left free between them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Value {
    /// Bit n: dictionary n has the word. Parts of compounds that are no words have none.
    pub dictionaries: u8,
    /// What else is known of it.
    pub marks: Marks,
    /// How it joins others.
    pub joint: u8,
    /// How it is inflected, or 0.
    pub shape: u16,
    /// Its vocabulary number, or 0.
    pub number: u32,
}

impl Value {
    /// The most dictionaries that a list may be made of.
    pub const DICTIONARIES: usize = 5;
    /// The most shapes.
    pub const SHAPES: u16 = 1 << 12;
    /// The most kinds of joints.
    pub(crate) const JOINTS: u8 = 1 << 6;

    /// The bits of the value.
    #[must_use]
    pub fn pack(self) -> u64 {
        u64::from(self.dictionaries & 0x1f)
            | u64::from(self.marks.0 & 0x7f) << 5
            | u64::from(self.joint & 0x3f) << 12
            | u64::from(self.shape & 0xfff) << 18
            | u64::from(self.number) << 30
    }

    /// The value with these bits.
    #[must_use]
    pub fn unpack(bits: u64) -> Self {
        let byte = |from: u32, mask: u8| (bits >> from).to_le_bytes()[0] & mask;
        let [low, high, ..] = (bits >> 18).to_le_bytes();
        let [a, b, c, d, ..] = (bits >> 30).to_le_bytes();
        Self {
            dictionaries: byte(0, 0x1f),
            marks: Marks(byte(5, 0x7f)),
            joint: byte(12, 0x3f),
            shape: u16::from_le_bytes([low, high & 0xf]),
            number: u32::from_le_bytes([a, b, c, d]),
        }
    }
}

/// Marks of a word.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Marks(u8);

impl Marks {
    /// It may begin a compound.
    pub const BEGIN: Self = Self(1);
    /// It may be in the middle of a compound.
    pub const MIDDLE: Self = Self(2);
    /// It may end a compound.
    pub const END: Self = Self(4);
    /// It is no word, and no compound either, but a common misspelling. It may still be part of one.
    pub const FORBIDDEN: Self = Self(8);
    /// Nobody wants it suggested.
    pub const NO_SUGGESTION: Self = Self(16);
    /// It is right in this casing only, even at the beginning of a sentence.
    pub const KEEPS_CASE: Self = Self(32);
    /// Compounds that it ends have a capital: names of streets, for instance.
    pub const CAPITAL: Self = Self(64);

    /// Whether any of these marks is there.
    #[must_use]
    pub fn has(self, any: Self) -> bool {
        self.0 & any.0 != 0
    }

    /// These marks if `condition` holds, else none.
    pub(crate) fn when(self, condition: bool) -> Self {
        if condition { self } else { Self::default() }
    }

    /// These marks without some of them.
    pub(crate) fn without(self, marks: Self) -> Self {
        Self(self.0 & !marks.0)
    }
}

impl BitOr for Marks {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

impl BitAnd for Marks {
    type Output = Self;

    fn bitand(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }
}

impl BitOrAssign for Marks {
    fn bitor_assign(&mut self, other: Self) {
        self.0 |= other.0;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_survives_its_bits() {
        let marks = Marks::BEGIN | Marks::CAPITAL;
        let value =
            Value { dictionaries: 0b11, marks, joint: Value::JOINTS - 1, shape: Value::SHAPES - 1, number: u32::MAX };
        assert_eq!(Value::unpack(value.pack()), value);
        let other = Value { dictionaries: 0b1_0000, marks: Marks::END, number: 1, ..Value::default() };
        assert_eq!(Value::unpack(other.pack()), other);
        assert!(value.marks.has(Marks::CAPITAL | Marks::END) && !value.marks.has(Marks::END));
    }
}
