//! The words of a text that is no sentence: a name, a title, a header.

/// Runs of letters, digits and apostrophes.
pub fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !(c.is_alphanumeric() || "'’".contains(c))).filter(|word| !word.is_empty())
}
