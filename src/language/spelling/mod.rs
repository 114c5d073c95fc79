//! The spelling of a draft: what its unknown words may be, and what may have been meant.
//!
//! `judge` looks at a word by itself, `capital` at its casing, `near` finds the known words that are like it,
//! `together` the two that it may be, `doubt` says what such a guess is worth, and `surroundings` withdraws what the
//! words around it make doubtful.

mod capital;
mod distance;
mod doubt;
mod judge;
mod near;
#[cfg_attr(not(feature = "hunspell"), path = "no_speller.rs")]
pub mod speller;
mod surroundings;
mod together;

use std::collections::BTreeMap;

use judge::Judge;
pub(super) use near::Memory;
use near::NearWords;

use super::tables::Dictionary;
use super::{Language, Reading, normalise};
use crate::diagnostic::Span;
use crate::text::TokenKind;

/// Most corrections offered.
const OFFERED: usize = 3;

/// What a word that no list has may be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// A known word in the wrong casing: `english`.
    Case {
        /// The right form.
        right: String,
        /// Whether nothing else can be meant.
        certain: bool,
    },
    /// A misspelling; what may have been meant, the best first.
    Typo {
        /// Never empty.
        corrections: Vec<String>,
        /// Whether the misspelling is a known one with a single correction.
        certain: bool,
    },
    /// Right, but in another variety of the language than the one asked for; what that one has instead.
    Variety(Vec<String>),
    /// Not in any list, and perhaps right all the same; what else may have been meant, the best first.
    Unknown(Vec<String>),
}

/// One draft, and what is known of its words beside the language.
#[derive(Clone, Copy)]
pub struct Spelling<'a> {
    /// The draft's text.
    pub text: &'a str,
    /// Its words.
    pub reading: &'a Reading,
    /// Its language.
    pub language: &'a Language,
    /// The variety asked for.
    pub variety: Option<usize>,
    /// Whether a word is right because somebody said so.
    pub known: &'a dyn Fn(&str) -> bool,
    /// Whether every word around a token may have a capital, as in a title.
    pub titled: &'a dyn Fn(usize) -> bool,
    /// What is in quotation marks, in order.
    pub quotations: &'a dyn Fn() -> &'a [Span],
}

impl<'a> Spelling<'a> {
    /// The tokens that are in no list, in order, with what they may be.
    #[must_use]
    pub fn verdicts(&self) -> Vec<(usize, Verdict)> {
        let mut judge = Judge::new(self);
        let mut seen: BTreeMap<(&str, bool), Option<Verdict>> = BTreeMap::new();
        let mut verdicts = Vec::new();
        let allowed = self.variety.map_or(u8::MAX, |variety| 1 << variety);
        for (at, (token, form)) in self.reading.tokens.iter().zip(&self.reading.forms).enumerate() {
            if token.kind != TokenKind::Word || form.varieties & allowed != 0 || self.is_shared_head(at) {
                continue;
            }
            let word = self.word(at);
            let name = self.is_name(at);
            let verdict = seen.entry((word, name)).or_insert_with(|| judge.word(word, form.is_known(), name)).clone();
            verdicts.extend(verdict.map(|verdict| (at, verdict)));
        }
        self.settle(verdicts)
    }

    /// Whether the end of a compound is left to a later word that has the same: `in- en uitvoer`.
    fn is_shared_head(&self, at: usize) -> bool {
        let after = self.text[self.reading.tokens[at].span().end..].strip_prefix('-');
        let open = after.is_some_and(|after| after.starts_with([' ', '\n', ',', '/', ')']));
        open && self.language.lexicon().begins_compound(self.word(at))
    }

    fn word(&self, token: usize) -> &'a str {
        &self.text[self.reading.tokens[token].span().range()]
    }

    /// The variety asked for, or the one that the draft follows.
    fn usual_variety(&self) -> usize {
        self.variety.unwrap_or(self.reading.variety)
    }

    fn dictionary(&self) -> Option<Dictionary> {
        self.language.tables().dictionaries.get(self.usual_variety()).copied()
    }
}

#[doc(hidden)]
impl Language {
    /// The known words that are most like one that is not, the likeliest first, of any variety.
    #[must_use]
    pub fn suggestions(&self, word: &str) -> Vec<String> {
        let near = NearWords::new(self).of(&normalise(word).to_lowercase(), u8::MAX);
        near.iter().map(|near| near.word.clone()).collect()
    }

    /// What one of the first two varieties writes for a lower-case word of the other, where letters in it
    /// say so: `color` for `colour`.
    #[must_use]
    pub fn counterpart(&self, word: &str, variety: u8) -> Option<String> {
        self.tables().spellings(1u8.checked_sub(variety)?).find_map(|(from, to)| {
            let places = word.match_indices(from).map(|(at, _)| at);
            let mut changed = places.map(|at| format!("{}{to}{}", &word[..at], &word[at + from.len()..]));
            changed.find(|changed| self.lexicon().form(changed).varieties & (1 << variety) != 0)
        })
    }
}

#[cfg(test)]
mod tests {
    use phrasebook::stored::Stored;
    use phrasebook::tables::{ConventionTable, Conventions, compile_conventions};

    use super::*;
    use crate::language::EN;

    /// The verdict on the last word of a sentence.
    fn verdict(language: &Language, sentence: &str) -> Option<Verdict> {
        let reading = Reading::new(sentence, [Span::new(0, sentence.len())], &[], language);
        let spelling = Spelling {
            text: sentence,
            reading: &reading,
            language,
            variety: None,
            known: &|_| false,
            titled: &|_| false,
            quotations: &|| &[],
        };
        spelling.verdicts().pop().map(|(_, verdict)| verdict)
    }

    fn typo(correction: &str) -> Verdict {
        Verdict::Typo { corrections: vec![correction.to_owned()], certain: false }
    }

    fn case(right: &str, certain: bool) -> Verdict {
        Verdict::Case { right: right.to_owned(), certain }
    }

    fn unknown(near: &str) -> Verdict {
        Verdict::Unknown(near.split_whitespace().map(|word| word.replace('|', " ")).collect())
    }

    #[test]
    fn guesses_are_distinguished_from_words_that_dictionaries_lack() {
        let english = Language::new(EN);
        for (word, expected) in [
            ("coridorr", Some(typo("corridor"))),
            ("compeletly", Some(typo("completely"))),
            ("romatic", Some(typo("romantic"))),
            ("anymorw", Some(typo("anymore"))),
            ("lanbuage", Some(typo("language"))),
            ("coridorr's", Some(typo("corridor's"))),
            ("knowledgable", Some(unknown("knowledgeable"))),
            ("thecase", Some(typo("the case"))),
            ("lookforward", Some(unknown("look|forward"))),
            ("prepending", Some(unknown(""))),
            ("pgvector", Some(unknown("vector"))),
            ("hostpath", Some(unknown("host|path"))),
            ("alloc", Some(unknown("allow"))),
            ("hwo", Some(unknown("how"))),
            ("unforgetabelly", Some(unknown("unforgettably"))),
            ("Programer", Some(unknown("programmer"))),
            ("Kaldnesbrygga", Some(unknown(""))),
            ("kiln", None),
            ("Gao's", None),
            ("da's", None),
            ("disney's", Some(case("Disney's", true))),
            ("Iphone", Some(case("iPhone", true))),
            ("Ebay", Some(case("eBay", true))),
            ("feb", Some(case("Feb", true))),
            ("pdfs", Some(case("PDFs", true))),
            ("jake", Some(case("Jake", false))),
            ("mit", None),
            ("dbt", None),
            ("Nato", None),
            ("Mckay", None),
        ] {
            assert_eq!(verdict(&english, &format!("We saw the {word}")), expected, "{word}");
        }
        assert_eq!(verdict(&english, "Compeletly"), Some(unknown("completely")));
    }

    #[test]
    fn a_capital_is_no_sign_of_a_name_where_nouns_have_one() {
        let mut english = Language::new(EN);
        assert_eq!(verdict(&english, "We saw the Anymorw"), Some(unknown("")));
        let table = ConventionTable { noun_capitals: true, ..ConventionTable::default() };
        let conventions = compile_conventions(&table, &[]).expect("they are right");
        english.tables.conventions = Conventions::read(conventions.leak());
        assert_eq!(verdict(&english, "We saw the Anymorw"), Some(unknown("anymore")));
    }

    #[test]
    fn where_words_are_joined_freely_the_dictionary_has_the_last_word() {
        let mut english = Language::new(EN);
        let empty: &'static [u8] = fst::Map::default().into_fst().into_inner().leak();
        english.lexicon.words = fst::Map::new(empty).expect("an empty map");
        english.tables.joins_words = true;
        let hunspell = cfg!(feature = "hunspell");
        assert_eq!(verdict(&english, "the kilns"), if hunspell { None } else { Some(unknown("")) });
        assert_eq!(verdict(&english, "the kilnns"), if hunspell { Some(unknown("kilns")) } else { Some(unknown("")) });
    }
}
