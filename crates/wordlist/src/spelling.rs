//! How people write what a dictionary has, where it spells differently: the Dutch one has `ĳs`, people
//! write `ijs` and `IJs`.

use crate::aff::Aff;
use crate::value::{Marks, Value};

/// The ways to write a word that are read as it again, each with its value.
pub(crate) fn spellings(word: &str, value: Value, aff: &Aff) -> impl Iterator<Item = (String, Value)> {
    let written = written(word, aff);
    let capital = capital(word).filter(|_| !aff.output.is_empty()).and_then(|capital| self::written(&capital, aff));
    // `Word` is left to the reader's rules of casing; `IJs` is not what they make of `ijs`.
    let capital = capital.filter(|capital| self::capital(written.as_deref().unwrap_or("")).as_ref() != Some(capital));
    // Within a compound, no part has a capital that only a sentence gives it.
    let first = Value { marks: value.marks.without(Marks::MIDDLE | Marks::END), ..value };
    let capital = capital.filter(|_| first != Value::default()).map(|capital| (capital, first));
    written.map(|written| (written, value)).into_iter().chain(capital)
}

fn written(word: &str, aff: &Aff) -> Option<String> {
    let candidates = [aff.output.apply(word), word.to_owned()];
    candidates.into_iter().find(|written| aff.input.apply(written) == word)
}

/// A word that begins small, with a capital.
fn capital(word: &str) -> Option<String> {
    let mut letters = word.chars();
    let first = letters.next().filter(|c| c.is_lowercase())?;
    Some(first.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_spelt_so_that_it_is_read_again() {
        let aff = Aff::read("ICONV 2\nICONV ij ĳ\nICONV IJ Ĳ\nOCONV 2\nOCONV ĳ ij\nOCONV Ĳ IJ").expect("no mistake");
        let spelt = |word: &str, aff: &Aff| {
            let value = Value { dictionaries: 1, marks: Marks::BEGIN | Marks::END, ..Value::default() };
            spellings(word, value, aff).map(|(word, value)| (word, value.marks.has(Marks::END))).collect::<Vec<_>>()
        };
        assert_eq!(spelt("ĳs", &aff), [("ijs".to_owned(), true), ("IJs".to_owned(), false)]);
        assert_eq!(spelt("tĳd", &aff), [("tijd".to_owned(), true)]);
        assert_eq!(spelt("huis", &aff), [("huis".to_owned(), true)]);
        assert!(spelt("bijou", &aff).is_empty(), "it is always read as `bĳou`");
        let plain = Aff::read("ICONV 1\nICONV ’ '").expect("no mistake");
        assert_eq!(spelt("don't", &plain), [("don't".to_owned(), true)]);
    }
}
