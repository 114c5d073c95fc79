//! The pack: everything about one language as one blob, used in place.
//!
//! A pack is a header, a directory, and sections that are found by name. The header has the magic
//! number, the version of the format, a checksum of everything after it, and the number of
//! sections; the directory is sorted by name, and says where each section begins and how long it
//! is. All numbers are little-endian.

use std::collections::BTreeMap;
use std::error::Error;
use std::fmt;

use zerocopy::little_endian::{U32, U64};
use zerocopy::{FromBytes, Immutable, IntoBytes, KnownLayout, Unaligned};

use crate::stored::{Stored, narrow};

/// What every pack begins with.
const MAGIC: [u8; 8] = *b"flu-pack";

/// The version of the format, which changes with every section's.
const VERSION: u32 = 2;

/// Most bytes of a section's name.
const NAME: usize = 40;

#[derive(FromBytes, IntoBytes, Immutable, KnownLayout, Unaligned)]
#[repr(C)]
struct Header {
    magic: [u8; MAGIC.len()],
    version: U32,
    sections: U32,
    checksum: U64,
}

#[derive(FromBytes, IntoBytes, Immutable, KnownLayout, Unaligned)]
#[repr(C)]
struct Entry {
    name: [u8; NAME],
    start: U32,
    len: U32,
}

impl Entry {
    fn name(&self) -> &str {
        let len = self.name.iter().position(|byte| *byte == 0).unwrap_or(NAME);
        str::from_utf8(&self.name[..len]).unwrap_or_default()
    }
}

/// One language as one blob. It stays in memory for as long as the program runs: it is embedded, or
/// read once from a file.
#[derive(Clone, Copy)]
pub struct Pack(&'static [u8]);

impl Pack {
    /// A pack that the build wrote.
    ///
    /// # Panics
    ///
    /// Where it is none, or one of another version: while the program is compiled, if this is a constant.
    #[must_use]
    pub const fn embedded(bytes: &'static [u8]) -> Self {
        assert!(is_current(bytes), "not a language pack of this version");
        Self(bytes)
    }

    /// Takes a pack from elsewhere, once it is found to be whole.
    pub fn read(bytes: &'static [u8]) -> Result<Self, PackError> {
        let (header, rest) = Header::ref_from_prefix(bytes).map_err(|_| PackError::Foreign)?;
        if header.magic != MAGIC {
            return Err(PackError::Foreign);
        }
        if header.version.get() != VERSION {
            return Err(PackError::Version(header.version.get()));
        }
        let pack = Self(bytes);
        let sections = pack.entries();
        let within = |entry: &Entry| bytes.len() as u64 >= u64::from(entry.start.get()) + u64::from(entry.len.get());
        let whole = sections.len() == header.sections.get() as usize && sections.iter().all(within);
        if !whole || checksum(header.sections, rest) != header.checksum.get() {
            return Err(PackError::Damaged);
        }
        Ok(pack)
    }

    /// The bytes of a section; none if the pack lacks it.
    #[must_use]
    pub fn section(self, name: &str) -> &'static [u8] {
        let entries = self.entries();
        let found = entries.binary_search_by_key(&padded(name), |entry| entry.name);
        found.map_or(&[], |found| self.bytes(&entries[found]))
    }

    /// The value in a section.
    #[must_use]
    pub fn value<T: Stored<'static>>(self, name: &str) -> T {
        T::read(self.section(name))
    }

    /// The sections whose names begin with `folder`, each with the rest of its name, in order.
    pub fn folder(self, folder: &str) -> impl Iterator<Item = (&'static str, &'static [u8])> {
        let entries = self.entries();
        let first = entries.partition_point(|entry| entry.name < padded(folder));
        let names = entries[first..].iter().map_while(move |entry| Some((entry.name().strip_prefix(folder)?, entry)));
        names.map(move |(name, entry)| (name, self.bytes(entry)))
    }

    fn entries(self) -> &'static [Entry] {
        let directory = || {
            let (header, rest) = Header::ref_from_prefix(self.0).ok()?;
            let (entries, _) = <[Entry]>::ref_from_prefix_with_elems(rest, header.sections.get() as usize).ok()?;
            Some(entries)
        };
        directory().unwrap_or_default()
    }

    fn bytes(self, entry: &Entry) -> &'static [u8] {
        let (start, len) = (entry.start.get() as usize, entry.len.get() as usize);
        self.0.get(start..).and_then(|rest| rest.get(..len)).unwrap_or_default()
    }
}

impl fmt::Debug for Pack {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.folder("").map(|(name, bytes)| (name, bytes.len()))).finish()
    }
}

/// A name as the directory has it; one that is too long for it is cut off, and is none.
fn padded(name: &str) -> [u8; NAME] {
    let mut padded = [0; NAME];
    padded.iter_mut().zip(name.bytes()).for_each(|(place, byte)| *place = byte);
    padded
}

/// Whether bytes begin like a pack of this version.
const fn is_current(bytes: &[u8]) -> bool {
    let Some((magic, rest)) = bytes.split_first_chunk::<8>() else {
        return false;
    };
    let Some((version, _)) = rest.split_first_chunk() else {
        return false;
    };
    u64::from_le_bytes(*magic) == u64::from_le_bytes(MAGIC) && u32::from_le_bytes(*version) == VERSION
}

/// A number that every byte changes, and its place.
fn checksum(sections: U32, bytes: &[u8]) -> u64 {
    let (words, rest) = bytes.as_chunks();
    let mut last = [0; 8];
    last[..rest.len()].copy_from_slice(rest);
    let seed = u64::from(sections.get()) << 32 ^ bytes.len() as u64;
    words
        .iter()
        .chain([&last])
        .fold(seed, |sum, word| (sum ^ u64::from_le_bytes(*word)).wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(29))
}

/// Why bytes are not a pack.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PackError {
    /// They are something else.
    Foreign,
    /// They are a pack of another version of the format.
    Version(u32),
    /// They are a pack that is cut off, or changed.
    Damaged,
}

impl fmt::Display for PackError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Foreign => f.write_str("this is not a language pack"),
            Self::Version(version) => {
                write!(f, "this is a language pack of version {version}; this program reads version {VERSION}")
            }
            Self::Damaged => f.write_str("this language pack is damaged"),
        }
    }
}

impl Error for PackError {}

/// The sections of a pack that is being made.
#[derive(Debug, Default)]
pub struct PackWriter {
    sections: BTreeMap<String, Vec<u8>>,
}

impl PackWriter {
    /// Adds a section.
    ///
    /// # Panics
    ///
    /// Where the name is too long for the directory.
    pub fn add(&mut self, name: impl Into<String>, bytes: Vec<u8>) {
        let name = name.into();
        assert!(name.len() <= NAME, "`{name}` is longer than a section's name may be");
        self.sections.insert(name, bytes);
    }

    /// Takes out the sections whose names begin with `folder`.
    pub fn remove_folder(&mut self, folder: &str) {
        self.sections.retain(|name, _| !name.starts_with(folder));
    }

    /// The pack.
    #[must_use]
    pub fn finish(self) -> Vec<u8> {
        let mut start = size_of::<Header>() + size_of::<Entry>() * self.sections.len();
        let mut directory = Vec::new();
        for (name, bytes) in &self.sections {
            let entry = Entry { name: padded(name), start: narrow(start), len: narrow(bytes.len()) };
            directory.extend(entry.as_bytes());
            start += bytes.len();
        }
        let rest: Vec<u8> = directory.into_iter().chain(self.sections.values().flatten().copied()).collect();
        let sections = narrow(self.sections.len());
        let checksum = U64::new(checksum(sections, &rest));
        let header = Header { magic: MAGIC, version: U32::new(VERSION), sections, checksum };
        [header.as_bytes(), &rest].concat()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pack() -> Vec<u8> {
        let mut writer = PackWriter::default();
        writer.add("phrases/pushy", vec![1, 2, 3]);
        writer.add("phrases/bitter", vec![4]);
        writer.add("lexicon", (0..=255).collect());
        writer.finish()
    }

    #[test]
    fn sections_are_found_by_name() {
        let pack = Pack::read(pack().leak()).expect("the pack is whole");
        assert_eq!(pack.section("phrases/pushy"), [1, 2, 3]);
        assert_eq!(pack.section("lexicon").len(), 256);
        assert!(pack.section("phrases").is_empty());
        let tables: Vec<_> = pack.folder("phrases/").collect();
        assert_eq!(tables, [("bitter", &[4][..]), ("pushy", &[1, 2, 3][..])]);
    }

    #[test]
    fn what_is_no_pack_or_a_damaged_one_is_an_error() {
        let whole = pack();
        for end in 0..whole.len() {
            assert!(Pack::read(whole[..end].to_vec().leak()).is_err(), "cut off at {end}");
        }
        for at in 0..whole.len() {
            let mut changed = whole.clone();
            changed[at] ^= 0x40;
            assert!(Pack::read(changed.leak()).is_err(), "changed at {at}");
        }
        assert_eq!(Pack::read(b"[[family]]\nname = \"bare\"\npatterns = []\n").unwrap_err(), PackError::Foreign);
        let mut newer = whole;
        newer[MAGIC.len()] = 9;
        assert_eq!(Pack::read(newer.leak()).unwrap_err(), PackError::Version(9));
    }
}
