//! The words of a text that is not a sentence: a name, a title, a header.

/// Runs of letters, digits and apostrophes.
pub fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !(c.is_alphanumeric() || "'’".contains(c))).filter(|word| !word.is_empty())
}

/// A number of things, as a sentence has it: `1 error`, `3 errors`.
#[must_use]
pub fn count(number: usize, thing: &str) -> String {
    format!("{number} {thing}{}", if number == 1 { "" } else { "s" })
}
