//! An article that depends on the sound of the next word: `a` and `an`.

use serde::Deserialize;

use crate::stored::{Stored, TextList, Texts, stored};

/// An article with two forms, and how words begin when they are spoken: `wrong-article.toml`.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ArticleTable {
    /// Abbreviations that are read letter by letter.
    pub abbreviations: Vec<String>,
    /// The article before a consonant.
    pub before_consonant: String,
    /// The article before a vowel.
    pub before_vowel: String,
    /// Beginnings of words that are spoken with a consonant, though they have a vowel. The longest beginning
    /// decides, and without one the first letter.
    pub consonant_beginnings: Vec<String>,
    /// Beginnings of words that people speak in different ways.
    pub doubtful_beginnings: Vec<String>,
    /// Words that an article is part of: `another`.
    pub fused: Vec<String>,
    /// The word that joins two others, which the article before a vowel may be a slip of.
    pub joining: String,
    /// Words after which the article is a letter: `vitamin A`.
    pub letter_after: Vec<String>,
    /// Abbreviations that are read as words: `NATO`.
    pub spoken_abbreviations: Vec<String>,
    /// Words that come after no article, so that another word was meant: `a if`.
    pub unarticled: Vec<String>,
    /// Beginnings of words that are spoken with a vowel, though they have a consonant.
    pub vowel_beginnings: Vec<String>,
    /// Capitals whose names begin with a vowel.
    pub vowel_letters: String,
    /// Numbers that are spoken with a vowel; `8*` is every one that begins with 8.
    pub vowel_numbers: Vec<String>,
}

stored! {
    /// An article that depends on the sound of the next word. The fields are those of [`ArticleTable`];
    /// each list is sorted.
    pub struct Articles {
        /// Abbreviations that are read letter by letter.
        pub abbreviations: Texts<'a>,
        /// The article before a consonant; empty where the language has no such article.
        pub before_consonant: &'a str,
        /// The article before a vowel.
        pub before_vowel: &'a str,
        /// Beginnings of words that people speak in different ways.
        pub doubtful_beginnings: Texts<'a>,
        /// Words that an article is part of.
        pub fused: Texts<'a>,
        /// The word that joins two others.
        pub joining: &'a str,
        /// Words after which the article is a letter.
        pub letter_after: Texts<'a>,
        /// Abbreviations that are read as words.
        pub spoken_abbreviations: Texts<'a>,
        /// Words that come after no article.
        pub unarticled: Texts<'a>,
        consonant_beginnings: Texts<'a>,
        vowel_beginnings: Texts<'a>,
        vowel_letters: &'a str,
        vowel_numbers: Texts<'a>,
    }
}

impl Articles<'_> {
    /// Whether a lower-case word begins with a vowel when it is spoken; none where its beginning is not
    /// listed.
    #[must_use]
    pub fn has_vowel(&self, word: &str) -> Option<bool> {
        let (vowel, consonant) =
            (self.vowel_beginnings.longest_beginning(word), self.consonant_beginnings.longest_beginning(word));
        vowel.or(consonant).map(|_| vowel > consonant)
    }

    /// Whether the name of an abbreviation's first letter begins with a vowel.
    #[must_use]
    pub fn is_spelt_with_vowel(&self, abbreviation: &str) -> bool {
        abbreviation.starts_with(|letter| self.vowel_letters.contains(letter))
    }

    /// Whether a number in digits begins with a vowel when it is spoken.
    #[must_use]
    pub fn is_number_with_vowel(&self, digits: &str) -> bool {
        self.vowel_numbers.iter().any(|number| match number.strip_suffix('*') {
            Some(beginning) => digits.starts_with(beginning),
            None => digits == number,
        })
    }
}

/// The articles as they are stored.
#[must_use]
pub fn compile_articles(table: &ArticleTable) -> Vec<u8> {
    Articles {
        abbreviations: TextList::sorted(&table.abbreviations).texts(),
        before_consonant: &table.before_consonant,
        before_vowel: &table.before_vowel,
        doubtful_beginnings: TextList::sorted(&table.doubtful_beginnings).texts(),
        fused: TextList::sorted(&table.fused).texts(),
        joining: &table.joining,
        letter_after: TextList::sorted(&table.letter_after).texts(),
        spoken_abbreviations: TextList::sorted(&table.spoken_abbreviations).texts(),
        unarticled: TextList::sorted(&table.unarticled).texts(),
        consonant_beginnings: TextList::sorted(&table.consonant_beginnings).texts(),
        vowel_beginnings: TextList::sorted(&table.vowel_beginnings).texts(),
        vowel_letters: &table.vowel_letters,
        vowel_numbers: TextList::sorted(&table.vowel_numbers).texts(),
    }
    .to_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_beginning_decides() {
        let table = ArticleTable {
            consonant_beginnings: vec!["one".to_owned()],
            vowel_beginnings: vec!["hour".to_owned(), "onerous".to_owned()],
            vowel_numbers: vec!["11".to_owned(), "8*".to_owned()],
            ..ArticleTable::default()
        };
        let bytes = compile_articles(&table);
        let articles = Articles::read(&bytes);
        let sounds = ["once", "oneness", "onerously", "hours"].map(|word| articles.has_vowel(word));
        assert_eq!(sounds, [None, Some(false), Some(true), Some(true)]);
        assert_eq!(
            ["8", "80", "11", "110"].map(|number| articles.is_number_with_vowel(number)),
            [true, true, true, false]
        );
    }
}
