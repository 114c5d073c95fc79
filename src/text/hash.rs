//! Names that are made of texts.

use std::hash::Hasher;

use fnv::FnvHasher;

/// The beginning of a name made of these fields: the same on every machine and in every version.
pub(crate) fn hash_of<'a>(fields: impl IntoIterator<Item = &'a str>) -> FnvHasher {
    let mut hasher = FnvHasher::default();
    for field in fields {
        hasher.write(field.as_bytes());
        hasher.write(&[0]);
    }
    hasher
}
