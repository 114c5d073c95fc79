//! How a language forms its words: the only code that a language may have, and need not.

mod da;
mod en;
mod nl;

/// Whether a word is known.
pub type Known<'a> = &'a dyn Fn(&str) -> bool;

/// What the list of a language's words cannot say of words that are not in it.
#[derive(Debug, Clone, Copy)]
pub struct Morphology {
    /// Whether a lower-case word is a known one with a regular ending.
    pub is_inflected: fn(word: &str, known: Known) -> bool,
    /// Whether a lower-case word names somebody or something by what is done, as `weaver` does by a known word.
    pub is_agent: fn(word: &str, known: Known) -> bool,
    /// The word that lost its last letter before an ending.
    pub restore: fn(stem: &str) -> String,
    /// A code that words share if they sound alike.
    pub sound: fn(word: &str) -> String,
}

/// The morphology of the language with a code.
#[must_use]
pub fn of(code: &str) -> Option<&'static Morphology> {
    match code {
        "da" => Some(&da::MORPHOLOGY),
        "en" => Some(&en::MORPHOLOGY),
        "nl" => Some(&nl::MORPHOLOGY),
        _ => None,
    }
}
