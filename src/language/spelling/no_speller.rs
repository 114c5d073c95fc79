//! In place of hunspell, where it is left out: nobody knows what a dictionary has beyond the lists.

use crate::language::tables::Dictionary;

/// Whether a dictionary has a word: nobody knows.
#[must_use]
pub fn knows(_: Dictionary, _: &str) -> Option<bool> {
    None
}

/// What an unknown word may be: nobody knows.
#[must_use]
pub fn suggestions(_: Dictionary, _: &str) -> Option<Vec<String>> {
    None
}
