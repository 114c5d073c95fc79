//! A table that is read where it lies in the binary: nothing is unpacked when the program starts.
//!
//! Its slots are as many as a power of two. Each is a fingerprint of its key (u16, little-endian, 0 for an
//! empty slot) and a value of a fixed number of bytes. A key lies in one of the slots that follow its own.

/// Bytes of a fingerprint.
const MARK: usize = 2;

/// A table of values by 32-bit keys.
#[derive(Debug, Clone, Copy)]
pub struct Slots<'a> {
    bytes: &'a [u8],
    width: usize,
    mask: usize,
    probes: usize,
}

impl<'a> Slots<'a> {
    /// The table of two to the power of `power` slots at the start of `bytes`, with values of `width`
    /// bytes and keys in one of `probes` slots; `None` if it is not all there.
    #[must_use]
    pub fn new(bytes: &'a [u8], power: u8, width: usize, probes: usize) -> Option<Self> {
        let slots = 1usize.checked_shl(u32::from(power))?;
        let width = MARK + width;
        Some(Self { bytes: bytes.get(..slots.checked_mul(width)?)?, width, mask: slots - 1, probes })
    }

    /// The value of a key.
    #[must_use]
    pub fn get(&self, key: u32) -> Option<&'a [u8]> {
        let mark = fingerprint(key);
        for probe in 0..self.probes {
            let at = ((key as usize).wrapping_add(probe) & self.mask) * self.width;
            let slot = &self.bytes[at..at + self.width];
            if slot[..MARK] == mark {
                return Some(&slot[MARK..]);
            }
            if slot[..MARK] == [0; MARK] {
                return None;
            }
        }
        None
    }
}

/// The table of these keys and values, a third of it empty, with its power. Keys that find no free slot
/// are lost: those that matter most come first.
#[must_use]
pub fn pack(entries: &[(u32, Vec<u8>)], width: usize, probes: usize) -> (u8, Vec<u8>) {
    let power = (entries.len() * 4 / 3).max(2).next_power_of_two().trailing_zeros();
    let mask = (1usize << power) - 1;
    let width = MARK + width;
    let mut bytes = vec![0u8; width << power];
    for (key, value) in entries {
        let mut places = (0..probes).map(|probe| ((*key as usize).wrapping_add(probe) & mask) * width);
        if let Some(at) = places.find(|at| bytes[*at..at + MARK] == [0; MARK]) {
            bytes[at..at + MARK].copy_from_slice(&fingerprint(*key));
            bytes[at + MARK..at + width].copy_from_slice(value);
        }
    }
    (u8::try_from(power).unwrap_or(u8::MAX), bytes)
}

/// The mark by which a slot knows its key; never that of an empty slot.
fn fingerprint(key: u32) -> [u8; MARK] {
    ((key >> 16) as u16).max(1).to_le_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_packed_is_found_again() {
        let entries: Vec<(u32, Vec<u8>)> =
            (1..=100u8).map(|key| (u32::from(key) * 0x0123_4567, vec![key, 7])).collect();
        let (power, bytes) = pack(&entries, 2, 8);
        let slots = Slots::new(&bytes, power, 2, 8).expect("the table is whole");
        for (key, value) in &entries {
            assert_eq!(slots.get(*key), Some(&value[..]));
        }
        assert_eq!(slots.get(0xdead_beef), None);
        assert!(Slots::new(&bytes[1..], power, 2, 8).is_none());
    }
}
