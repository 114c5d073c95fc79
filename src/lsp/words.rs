//! Adds a word to settings.

use serde::Deserialize;
use toml::{Spanned, Value};

/// Rules that say nothing of the `words` of the settings.
pub(super) const RULES: [&str; 2] = ["misspelling", "unknown-word"];

#[derive(Deserialize)]
struct Settings {
    words: Option<Spanned<Vec<Spanned<String>>>>,
}

/// What to insert into settings, and where, so that they have one word more; none if they cannot be read.
pub(super) fn addition(settings: &str, word: &str) -> Option<(usize, String)> {
    let Settings { words } = toml::from_str(settings).ok()?;
    let word = Value::from(word);
    Some(match words {
        None => (0, format!("words = [{word}]\n")),
        Some(words) => match words.as_ref().last() {
            Some(last) => (last.span().end, format!(", {word}")),
            None => (words.span().start + 1, word.to_string()),
        },
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_added_to_those_that_are_there() {
        for (settings, expected) in [
            ("", "words = [\"Kåre\"]\n"),
            ("[levels]\ncomma = \"error\"\n", "words = [\"Kåre\"]\n[levels]\ncomma = \"error\"\n"),
            ("words = []\n", "words = [\"Kåre\"]\n"),
            ("words = [ 'a', \"b\" ] # mine\n", "words = [ 'a', \"b\", \"Kåre\" ] # mine\n"),
            ("words = [\n  \"ü\",\n]\n", "words = [\n  \"ü\", \"Kåre\",\n]\n"),
        ] {
            let (at, text) = addition(settings, "Kåre").expect("it can be added");
            let mut found = settings.to_owned();
            found.insert_str(at, &text);
            assert_eq!(found, expected);
            assert!(toml::from_str::<Settings>(&found).is_ok());
        }
        assert_eq!(addition("words = [", "Kåre"), None);
        assert_eq!(addition("words = \"a\"", "Kåre"), None);
    }
}
