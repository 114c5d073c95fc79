//! What people often write for something else: the `REP` table.

use serde::{Deserialize, Serialize};

/// Letters that are often written for others: it makes suggestions, and in some languages it tells a
/// compound from a misspelt word.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Replacement {
    /// The letters as they are written.
    pub from: String,
    /// The letters that may be meant.
    pub to: String,
    /// Only at the beginning of a word.
    pub first: bool,
    /// Only at the end of a word.
    pub last: bool,
}

impl Replacement {
    /// Reads a pair such as `^alot$ a_lot`.
    pub(crate) fn read(from: &str, to: &str) -> Self {
        let (first, from) = from.strip_prefix('^').map_or((false, from), |from| (true, from));
        let (last, from) = from.strip_suffix('$').map_or((false, from), |from| (true, from));
        let spaced = |text: &str| text.replace('_', " ");
        Self { from: spaced(from), to: spaced(to), first, last }
    }

    /// The words that may be meant: `word` with the letters replaced, once for each place they are at.
    pub fn apply<'a>(&'a self, word: &'a str) -> impl Iterator<Item = String> + 'a {
        let places = word.match_indices(self.from.as_str());
        let fits =
            |&(at, _): &(usize, &str)| (!self.first || at == 0) && (!self.last || at + self.from.len() == word.len());
        places.filter(fits).map(|(at, from)| [&word[..at], &self.to, &word[at + from.len()..]].concat())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_replaced_where_they_fit() {
        let applied = |from, to, word| Replacement::read(from, to).apply(word).collect::<Vec<_>>();
        assert_eq!(applied("f", "ph", "fotograf"), ["photograf", "fotograph"]);
        assert_eq!(applied("^alot$", "a_lot", "alot"), ["a lot"]);
        assert!(applied("^alot$", "a_lot", "zealot").is_empty());
    }
}
