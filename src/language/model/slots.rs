//! A table that is read where it lies in the binary: nothing is unpacked when the program starts.
//!
//! It begins with the number of its slots (u32, little-endian). A slot is a fingerprint of its key (u16,
//! little-endian, 0 for an empty slot) and a value of a fixed number of bytes. A key lies in one of the
//! slots that follow its own.

/// Bytes of the number of slots.
const HEADER: usize = 4;
/// Bytes of a fingerprint.
const MARK: usize = 2;

/// A table of values by 32-bit keys.
#[derive(Debug, Clone, Copy)]
pub struct Slots<'a> {
    bytes: &'a [u8],
    width: usize,
    count: usize,
    probes: usize,
}

impl<'a> Slots<'a> {
    /// The table at the start of `bytes`, with values of `width` bytes and keys in one of `probes` slots;
    /// `None` if it is not all there.
    #[must_use]
    pub fn new(bytes: &'a [u8], width: usize, probes: usize) -> Option<Self> {
        let (count, bytes) = bytes.split_first_chunk::<HEADER>()?;
        let (count, width) = (u32::from_le_bytes(*count) as usize, MARK + width);
        Some(Self { bytes: bytes.get(..count.checked_mul(width)?)?, width, count, probes })
    }

    /// The value of a key.
    #[must_use]
    pub fn get(&self, key: u32) -> Option<&'a [u8]> {
        let mark = fingerprint(key);
        let mut place = home(key, self.count);
        for _ in 0..self.probes {
            let slot = self.bytes.get(place * self.width..(place + 1) * self.width)?;
            if slot[..MARK] == mark {
                return Some(&slot[MARK..]);
            }
            if slot[..MARK] == [0; MARK] {
                return None;
            }
            place = if place + 1 == self.count { 0 } else { place + 1 };
        }
        None
    }
}

/// The table of these keys and values, a third of it empty. Keys that find no free slot are lost: those
/// that matter most come first.
#[must_use]
pub fn pack(entries: &[(u32, Vec<u8>)], width: usize, probes: usize) -> Vec<u8> {
    let count = (entries.len() * 3 / 2).max(2);
    let width = MARK + width;
    let mut bytes = vec![0u8; HEADER + width * count];
    bytes[..HEADER].copy_from_slice(&u32::try_from(count).unwrap_or(u32::MAX).to_le_bytes());
    for (key, value) in entries {
        let mut places = (0..probes).map(|probe| HEADER + (home(*key, count) + probe) % count * width);
        if let Some(at) = places.find(|at| bytes[*at..at + MARK] == [0; MARK]) {
            bytes[at..at + MARK].copy_from_slice(&fingerprint(*key));
            bytes[at + MARK..at + width].copy_from_slice(value);
        }
    }
    bytes
}

/// The first slot that a key may lie in: its upper bits say where.
fn home(key: u32, count: usize) -> usize {
    ((u64::from(key) * count as u64) >> 32) as usize
}

/// The mark by which a slot knows its key, of its lower bits; never that of an empty slot.
fn fingerprint(key: u32) -> [u8; MARK] {
    ((key & 0xffff) as u16).max(1).to_le_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_packed_is_found_again() {
        let entries: Vec<(u32, Vec<u8>)> =
            (1..=100u8).map(|key| (u32::from(key).wrapping_mul(0x9e37_79b9), vec![key, 7])).collect();
        let bytes = pack(&entries, 2, 8);
        let slots = Slots::new(&bytes, 2, 8).expect("the table is whole");
        for (key, value) in &entries {
            assert_eq!(slots.get(*key), Some(&value[..]));
        }
        assert_eq!(slots.get(0xdead_beef), None);
        assert!(Slots::new(&bytes[..bytes.len() - 1], 2, 8).is_none());
    }
}
