//! A table that is used in place: nothing is unpacked when the program starts.
//!
//! It begins with the number of its buckets (u32, little-endian). A bucket has four slots: first
//! the fingerprints of their keys (u16, little-endian, 0 for an empty slot), then their values,
//! each of a fixed number of bytes. A key is in its own bucket or, if that is full, in one of the
//! next.

/// Bytes of the number of buckets.
const HEADER: usize = 4;
/// Buckets that a key may be in if none is to be lost.
pub const REACH: usize = 32;
/// Slots of a bucket.
const SLOTS: usize = 4;
/// Bits of a fingerprint.
const BITS: u32 = u16::BITS;
/// Bytes of the fingerprints of a bucket.
const MARKS: usize = size_of::<u64>();
/// The last bit of each fingerprint of a bucket.
const ONES: u64 = 0x0001_0001_0001_0001;

/// A table of values by 32-bit keys.
#[derive(Debug, Clone, Copy)]
pub struct Slots<'a> {
    bytes: &'a [u8],
    width: usize,
    count: usize,
    reach: usize,
}

impl<'a> Slots<'a> {
    /// The table at the start of `bytes`, with values of `width` bytes and keys in one of `reach` buckets;
    /// `None` if it is not all there.
    #[must_use]
    pub fn new(bytes: &'a [u8], width: usize, reach: usize) -> Option<Self> {
        let (count, bytes) = bytes.split_first_chunk::<HEADER>()?;
        let count = u32::from_le_bytes(*count) as usize;
        Some(Self { bytes: bytes.get(..count.checked_mul(MARKS + SLOTS * width)?)?, width, count, reach })
    }

    /// The value of a key.
    #[must_use]
    pub fn get(&self, key: u32) -> Option<&'a [u8]> {
        let sought = u64::from(fingerprint(key)) * ONES;
        let size = MARKS + SLOTS * self.width;
        let mut bucket = home(key, self.count);
        for _ in 0..self.reach {
            let (marks, values) = self.bytes.get(bucket * size..)?.split_first_chunk::<MARKS>()?;
            let marks = u64::from_le_bytes(*marks);
            if let Some(slot) = zero(marks ^ sought) {
                return values.get(slot * self.width..(slot + 1) * self.width);
            }
            if zero(marks).is_some() {
                return None;
            }
            bucket = if bucket + 1 == self.count { 0 } else { bucket + 1 };
        }
        None
    }
}

/// The table of these keys and values, with a quarter of it empty. Keys that find no free slot are
/// lost, so the most important ones come first.
#[must_use]
pub fn pack(entries: &[(u32, Vec<u8>)], width: usize, reach: usize) -> Vec<u8> {
    let count = entries.len().div_ceil(SLOTS - 1).max(1);
    let size = MARKS + SLOTS * width;
    let mut bytes = vec![0u8; HEADER + size * count];
    bytes[..HEADER].copy_from_slice(&u32::try_from(count).unwrap_or(u32::MAX).to_le_bytes());
    for (key, value) in entries {
        let buckets = (0..reach.min(count)).map(|step| HEADER + (home(*key, count) + step) % count * size);
        let mut places = buckets.flat_map(|bucket| (0..SLOTS).map(move |slot| (bucket, slot)));
        let mark = |bucket: usize, slot: usize| bucket + slot * size_of::<u16>();
        if let Some((bucket, slot)) = places.find(|(bucket, slot)| bytes[mark(*bucket, *slot)..][..2] == [0; 2]) {
            bytes[mark(bucket, slot)..][..2].copy_from_slice(&fingerprint(*key).to_le_bytes());
            bytes[bucket + MARKS + slot * width..][..width].copy_from_slice(value);
        }
    }
    bytes
}

/// The key of a word: its hash.
#[must_use]
pub const fn key(word: &str) -> u32 {
    key_after(0x811c_9dc5, word)
}

/// The key of a text that goes on with `more`, of the key of what comes before.
#[must_use]
pub const fn key_after(mut hash: u32, more: &str) -> u32 {
    let mut bytes = more.as_bytes();
    while let [byte, rest @ ..] = bytes {
        hash = (hash ^ *byte as u32).wrapping_mul(0x0100_0193);
        bytes = rest;
    }
    hash
}

/// The mark by which weights know the words they were trained for.
#[must_use]
pub const fn mark(set_words: &str) -> u16 {
    let hash = key(set_words);
    (hash >> 16) as u16 ^ (hash & 0xffff) as u16
}

/// The first fingerprint of a bucket that is 0: all four are looked at in one step.
fn zero(marks: u64) -> Option<usize> {
    // Only a 0, or a 1 above one, borrows from the bit above it.
    let zeros = marks.wrapping_sub(ONES) & !marks & ONES << (BITS - 1);
    (zeros != 0).then(|| (zeros.trailing_zeros() / BITS) as usize)
}

/// The first bucket that a key may be in. Its upper bits decide, after all bits have been mixed:
/// those of short words are much alike.
fn home(key: u32, count: usize) -> usize {
    let spread = key.wrapping_mul(0x9e37_79b9);
    ((u64::from(spread) * count as u64) >> 32) as usize
}

/// The mark by which a slot knows its key, of its lower bits; never that of an empty slot.
fn fingerprint(key: u32) -> u16 {
    ((key & 0xffff) as u16).max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_packed_is_found_again() {
        let entries: Vec<(u32, Vec<u8>)> =
            (1..=100u8).map(|key| (u32::from(key).wrapping_mul(0x9e37_79b9), vec![key, 7])).collect();
        let bytes = pack(&entries, 2, 4);
        let slots = Slots::new(&bytes, 2, 4).expect("the table is whole");
        for (key, value) in &entries {
            assert_eq!(slots.get(*key), Some(&value[..]));
        }
        assert_eq!(slots.get(0xdead_beef), None);
        assert!(Slots::new(&bytes[..bytes.len() - 1], 2, 4).is_none());
    }
}
