//! Spellings that a dictionary changes on their way in and out: `ICONV` and `OCONV`.

/// Pieces of words and what replaces them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Conversion(Vec<Entry>);

#[derive(Debug, Clone, PartialEq, Eq)]
struct Entry {
    piece: String,
    replacement: String,
    /// Only at the beginning of a word.
    first: bool,
    /// Only at the end of a word.
    last: bool,
}

impl Conversion {
    /// Adds a pair; `_` before or after the piece binds it to that end of the word.
    pub(crate) fn add(&mut self, piece: &str, replacement: &str) -> Result<(), String> {
        let (first, piece) = piece.strip_prefix('_').map_or((false, piece), |piece| (true, piece));
        let (last, piece) = piece.strip_suffix('_').map_or((false, piece), |piece| (true, piece));
        if piece.is_empty() {
            return Err("there is nothing to replace".to_owned());
        }
        let spaced = |text: &str| text.replace('_', " ");
        self.0.push(Entry { piece: spaced(piece), replacement: spaced(replacement), first, last });
        // The longest piece wins, then the one that is bound to more ends.
        self.0.sort_by_key(|entry| std::cmp::Reverse((entry.piece.len(), entry.first, entry.last)));
        Ok(())
    }

    /// A word with every piece replaced, from left to right.
    pub(crate) fn apply(&self, word: &str) -> String {
        let mut converted = String::with_capacity(word.len());
        let mut rest = word;
        while let Some(c) = rest.chars().next() {
            let fits = |entry: &&Entry| {
                (!entry.first || rest.len() == word.len()) && (!entry.last || rest.len() == entry.piece.len())
            };
            if let Some(entry) = self.0.iter().filter(fits).find(|entry| rest.starts_with(&entry.piece)) {
                converted.push_str(&entry.replacement);
                rest = &rest[entry.piece.len()..];
            } else {
                converted.push(c);
                rest = &rest[c.len_utf8()..];
            }
        }
        converted
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The pieces of two letters or more: reading joins those letters, whatever they belong to.
    pub(crate) fn joined(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|entry| entry.piece.as_str()).filter(|piece| piece.chars().nth(1).is_some())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_piece_is_replaced() {
        let mut conversion = Conversion::default();
        for (piece, replacement) in [("i", "1"), ("ij", "ĳ"), ("_s", "S"), ("e_", "E")] {
            conversion.add(piece, replacement).expect("a pair");
        }
        assert_eq!(conversion.apply("ijsie"), "ĳs1E");
        assert_eq!(conversion.apply("sese"), "SesE");
        assert_eq!(conversion.joined().collect::<Vec<_>>(), ["ij"]);
        assert!(conversion.add("_", "x").is_err(), "nothing would be replaced for ever");
    }
}
