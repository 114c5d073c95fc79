//! Values that are used in place in a blob, and how they are written into one.
//!
//! Numbers are little-endian and need no alignment. Reading never fails: a value that is damaged is
//! empty.

use std::collections::BTreeSet;
use std::fmt;

use zerocopy::little_endian::U32;
use zerocopy::{FromBytes, Immutable, IntoBytes, KnownLayout, Unaligned};

/// A value in a blob.
pub trait Stored<'a>: Sized {
    /// The value that these bytes hold.
    fn read(bytes: &'a [u8]) -> Self;

    /// Adds the value's bytes to `out`.
    fn write(&self, out: &mut Vec<u8>);

    /// The value's bytes.
    fn to_bytes(&self) -> Vec<u8> {
        let mut out = Vec::new();
        self.write(&mut out);
        out
    }
}

/// One row of a list: numbers of a fixed size.
pub trait Row: FromBytes + IntoBytes + Immutable + KnownLayout + Unaligned {}

impl<T: FromBytes + IntoBytes + Immutable + KnownLayout + Unaligned> Row for T {}

impl<'a, T: Row> Stored<'a> for &'a [T] {
    fn read(bytes: &'a [u8]) -> Self {
        <[T]>::ref_from_bytes(bytes).unwrap_or_default()
    }

    fn write(&self, out: &mut Vec<u8>) {
        out.extend(self.as_bytes());
    }
}

impl<'a> Stored<'a> for &'a str {
    fn read(bytes: &'a [u8]) -> Self {
        str::from_utf8(bytes).unwrap_or_default()
    }

    fn write(&self, out: &mut Vec<u8>) {
        out.extend(self.as_bytes());
    }
}

impl Stored<'_> for bool {
    fn read(bytes: &[u8]) -> Self {
        bytes.first().is_some_and(|byte| *byte != 0)
    }

    fn write(&self, out: &mut Vec<u8>) {
        out.push(u8::from(*self));
    }
}

/// A list of texts, found by their number; a sorted one also by what they say.
#[derive(Clone, Copy, Default)]
pub struct Texts<'a> {
    /// Where each text ends.
    ends: &'a [U32],
    bytes: &'a [u8],
}

impl<'a> Texts<'a> {
    /// The number of texts.
    #[must_use]
    pub const fn len(self) -> usize {
        self.ends.len()
    }

    /// Whether it is empty.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.ends.is_empty()
    }

    /// The text with a number; empty if there is none.
    #[must_use]
    pub fn get(self, number: usize) -> &'a str {
        str::from_utf8(self.bytes(number)).unwrap_or_default()
    }

    /// All texts, in order.
    #[must_use]
    pub fn iter(self) -> impl DoubleEndedIterator<Item = &'a str> + ExactSizeIterator {
        (0..self.len()).map(move |number| self.get(number))
    }

    /// The number of a text in a sorted list.
    #[must_use]
    pub fn position(self, text: &str) -> Option<usize> {
        let number = first(0, self.len(), |number| self.bytes(number) >= text.as_bytes());
        (number < self.len() && self.bytes(number) == text.as_bytes()).then_some(number)
    }

    /// Whether a sorted list has a text.
    #[must_use]
    pub fn contains(self, text: &str) -> bool {
        self.position(text).is_some()
    }

    /// The numbers of the texts of a sorted list that a word begins with, the shortest first.
    pub fn beginnings(self, word: &str) -> impl Iterator<Item = usize> {
        let mut number = 0;
        // With each byte fewer texts are left, mostly none after two.
        let beginnings = (1..=word.len()).map_while(move |len| {
            let part = &word.as_bytes()[..len];
            number = first(number, self.len(), |number| self.bytes(number) >= part);
            let text = self.bytes(number);
            text.starts_with(part).then(|| (text.len() == len).then_some(number))
        });
        beginnings.flatten()
    }

    /// The length of the longest text of a sorted list that a word begins with.
    #[must_use]
    pub fn longest_beginning(self, word: &str) -> Option<usize> {
        self.beginnings(word).last().map(|number| self.bytes(number).len())
    }

    /// The bytes of the text with a number; none if there is no such text.
    #[must_use]
    pub fn bytes(self, number: usize) -> &'a [u8] {
        let end = |number: usize| self.ends.get(number).map(|end| end.get() as usize);
        let start = number.checked_sub(1).map_or(Some(0), end);
        start.zip(end(number)).and_then(|(start, end)| self.bytes.get(start..end)).unwrap_or_default()
    }
}

/// The first number from `low` up to `high` for which something holds that holds for all after it.
fn first(mut low: usize, mut high: usize, holds: impl Fn(usize) -> bool) -> usize {
    while low < high {
        let middle = low.midpoint(high);
        if holds(middle) {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    low
}

impl fmt::Debug for Texts<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.iter()).finish()
    }
}

impl<'a> Stored<'a> for Texts<'a> {
    fn read(bytes: &'a [u8]) -> Self {
        let Some((ends, bytes)) = count(bytes).and_then(|(count, rest)| rest.split_at_checked(count.checked_mul(4)?))
        else {
            return Self::default();
        };
        Self { ends: Stored::read(ends), bytes }
    }

    fn write(&self, out: &mut Vec<u8>) {
        out.extend(narrow(self.ends.len()).as_bytes());
        self.ends.write(out);
        out.extend(self.bytes);
    }
}

/// Texts that are being collected for a blob.
#[derive(Debug, Default)]
pub struct TextList {
    ends: Vec<U32>,
    bytes: Vec<u8>,
}

impl TextList {
    /// Adds a text and says its number.
    pub fn add(&mut self, text: &str) -> U32 {
        self.bytes.extend(text.as_bytes());
        self.ends.push(narrow(self.bytes.len()));
        narrow(self.ends.len() - 1)
    }

    /// These texts, each once, in order.
    #[must_use]
    pub fn sorted(texts: &[String]) -> Self {
        texts.iter().collect::<BTreeSet<_>>().into_iter().collect()
    }

    /// The texts so far.
    #[must_use]
    pub fn texts(&self) -> Texts<'_> {
        Texts { ends: &self.ends, bytes: &self.bytes }
    }
}

impl<S: AsRef<str>> Extend<S> for TextList {
    fn extend<I: IntoIterator<Item = S>>(&mut self, texts: I) {
        for text in texts {
            self.add(text.as_ref());
        }
    }
}

impl<S: AsRef<str>> FromIterator<S> for TextList {
    fn from_iter<I: IntoIterator<Item = S>>(texts: I) -> Self {
        let mut list = Self::default();
        list.extend(texts);
        list
    }
}

/// The parts of a value that are stored one after the other, each with where it ends.
pub(crate) struct Fields<'a> {
    ends: &'a [U32],
    bytes: &'a [u8],
    start: usize,
}

impl<'a> Fields<'a> {
    pub(crate) fn new(bytes: &'a [u8]) -> Self {
        let Texts { ends, bytes } = Texts::read(bytes);
        Self { ends, bytes, start: 0 }
    }

    /// The next part; of a value that has no more, an empty one.
    pub(crate) fn next<T: Stored<'a>>(&mut self) -> T {
        let Some((end, ends)) = self.ends.split_first() else {
            return T::read(&[]);
        };
        let end = end.get() as usize;
        let bytes = self.bytes.get(self.start..end).unwrap_or_default();
        (self.ends, self.start) = (ends, end);
        T::read(bytes)
    }
}

/// The number of entries that a list begins with, and the rest of its bytes.
fn count(bytes: &[u8]) -> Option<(usize, &[u8])> {
    let (count, rest) = U32::ref_from_prefix(bytes).ok()?;
    Some((count.get() as usize, rest))
}

/// A place or a count in a blob.
///
/// # Panics
///
/// Where a blob has 4 GiB or more.
#[must_use]
pub fn narrow(number: usize) -> U32 {
    U32::new(u32::try_from(number).expect("a blob is smaller than 4 GiB"))
}

/// Declares a value that is stored as the values of its fields, in their order.
macro_rules! stored {
    ($($(#[$attribute:meta])* $visible:vis struct $name:ident { $($(#[$doc:meta])* $seen:vis $field:ident: $kind:ty,)* })*) => {$(
        $(#[$attribute])*
        #[derive(Debug, Clone, Copy)]
        $visible struct $name<'a> {
            $($(#[$doc])* $seen $field: $kind,)*
        }

        impl<'a> $crate::stored::Stored<'a> for $name<'a> {
            fn read(bytes: &'a [u8]) -> Self {
                let mut fields = $crate::stored::Fields::new(bytes);
                Self { $($field: fields.next(),)* }
            }

            fn write(&self, out: &mut Vec<u8>) {
                let fields: &[Vec<u8>] = &[$(self.$field.to_bytes()),*];
                $crate::stored::write_fields(fields, out);
            }
        }

        impl Default for $name<'_> {
            fn default() -> Self {
                $crate::stored::Stored::read(&[])
            }
        }
    )*};
}
pub(crate) use stored;

pub(crate) fn write_fields(fields: &[Vec<u8>], out: &mut Vec<u8>) {
    let mut end = 0;
    let ends: Vec<U32> = fields
        .iter()
        .map(|field| {
            end += field.len();
            narrow(end)
        })
        .collect();
    Texts { ends: &ends, bytes: &fields.concat() }.write(out);
}

#[cfg(test)]
mod tests {
    use super::*;

    stored! {
        struct Pair {
            texts: Texts<'a>,
            numbers: &'a [U32],
        }
    }

    #[test]
    fn what_is_written_is_read_again() {
        let texts: TextList = ["kiln", "lid", "öre"].into_iter().collect();
        let bytes = Pair { texts: texts.texts(), numbers: &[U32::new(7), U32::new(9)] }.to_bytes();
        let pair = Pair::read(&bytes);
        assert_eq!(pair.texts.iter().collect::<Vec<_>>(), ["kiln", "lid", "öre"]);
        assert_eq!(
            ["kiln", "lid", "öre", "oven"].map(|text| pair.texts.position(text)),
            [Some(0), Some(1), Some(2), None]
        );
        assert_eq!(pair.numbers.iter().map(|number| number.get()).collect::<Vec<_>>(), [7, 9]);
    }

    #[test]
    fn damage_reads_as_nothing() {
        let texts: TextList = ["kiln", "öre"].into_iter().collect();
        let bytes = Pair { texts: texts.texts(), numbers: &[U32::new(7)] }.to_bytes();
        for end in 0..bytes.len() {
            let pair = Pair::read(&bytes[..end]);
            assert!(pair.texts.iter().all(|text| text.len() <= 4) && pair.numbers.len() <= 1);
        }
        for at in 0..bytes.len() {
            let mut bytes = bytes.clone();
            bytes[at] = 0xff;
            let pair = Pair::read(&bytes);
            assert!(pair.texts.iter().take(9).count() <= 9 && pair.numbers.len() <= 1);
        }
    }
}
