//! The words of a text that is not a sentence: a name, a title, a header.

use super::token::{is_apostrophe, is_mark};

/// Runs of letters, digits and apostrophes, with accents that are characters of their own.
pub fn words(text: &str) -> impl Iterator<Item = &str> {
    let splits = |c: char| !(c.is_alphanumeric() || is_apostrophe(c) || is_mark(c));
    text.split(splits).filter(|word| word.contains(char::is_alphanumeric))
}

/// A number of things, as a sentence has it: `1 error`, `3 errors`.
#[must_use]
pub fn count(number: usize, thing: &str) -> String {
    format!("{number} {thing}{}", if number == 1 { "" } else { "s" })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accents_and_apostrophes_split_no_word() {
        let found: Vec<&str> = words("Jose\u{301} O’Hale, Ph.D. (kiln-2)").collect();
        assert_eq!(found, ["Jose\u{301}", "O’Hale", "Ph", "D", "kiln", "2"]);
    }
}
