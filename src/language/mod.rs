//! One language: its word lists, its phrases and confusions, its speller.

pub mod hints;
mod lexicon;
pub mod model;
mod reading;
pub mod speller;
pub mod spelling;
pub mod tables;
mod words;

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};
use std::sync::{Mutex, PoisonError};

use foldhash::fast::FixedState;
pub use lexicon::{Form, Lexicon, normalise};
pub use reading::{PartTokens, Reading};
use regex::Regex;
use tables::{ConfusionSet, Confusions, Family, Member, Phrases, Slip, Strength};

use crate::diagnostic::Span;
use crate::text::pattern::{Index, Intern, Lists, Pattern, Patterns, Sieve, Start, Step, WordId};
use crate::text::{Match, Unit};

/// A dictionary of one variety of a language, as it lies in the binary.
#[derive(Debug)]
pub struct Dictionary {
    /// The variety's tag, such as `en-GB`.
    pub tag: &'static str,
    /// Hunspell's affix file.
    pub aff: &'static [u8],
    /// Hunspell's word file.
    pub dic: &'static [u8],
}

/// A short form, as `don't`.
#[derive(Debug)]
pub struct Contraction {
    short: &'static str,
    /// What it stands for.
    long: &'static str,
    /// The same in vocabulary numbers.
    ids: &'static [WordId],
}

/// What the build made of `rules/<code>/` and the language's dictionaries.
#[derive(Debug)]
pub struct Tables {
    /// Two letters: `en`.
    pub code: &'static str,
    /// Its English name.
    pub name: &'static str,
    lexicon: &'static [u8],
    typos: &'static [u8],
    corrections: &'static str,
    /// Classes of words, in the format of [`model::classes`].
    pub classes: &'static [u8],
    /// Weights of words for the kinds of mail, in the format of [`hints`].
    pub hints: &'static [u8],
    /// Weights of the confusion sets, in the format of [`model::weights`].
    pub model: &'static [u8],
    phrases: &'static [(&'static str, &'static Phrases)],
    /// For each word of the vocabulary, a bit for each of these tables that is searched from it.
    anchored: &'static [u64],
    /// Sets of words that sound alike.
    pub confusions: &'static Confusions,
    /// The default variety first.
    pub dictionaries: &'static [Dictionary],
    /// Words that exclude one another.
    pub alternatives: &'static [&'static [&'static str]],
    contractions: &'static [Contraction],
    vocabulary: WordId,
    abbreviations: &'static [&'static str],
    acronyms: &'static [&'static str],
    functions: &'static [&'static str],
    /// First words of a greeting.
    pub greetings: &'static [&'static str],
    groups: &'static [&'static str],
    honorifics: &'static [&'static str],
    particles: &'static [&'static str],
    days: &'static [(&'static str, &'static str)],
    months: &'static [(&'static str, i8)],
    weekdays: &'static [(&'static str, i8)],
    /// Beginnings that go with any word.
    prefixes: &'static [&'static str],
    /// Words that always have a capital and are nobody's name.
    proper: &'static [&'static str],
    repeatable: &'static [&'static str],
    role_addresses: &'static [&'static str],
    /// What words of the first two dictionaries have where the other one's have something else: `or`
    /// for `our`, the other way round in the second.
    pub spellings: [&'static [(&'static str, &'static str)]; 2],
    /// Ends that go with any word.
    suffixes: &'static [&'static str],
}

/// What the build wrote: the tables of each language, and their parts.
#[allow(clippy::unreadable_literal, clippy::wildcard_imports, reason = "written by the build, read by nobody")]
mod generated {
    use super::*;

    include!(concat!(env!("OUT_DIR"), "/languages.rs"));
}

pub use generated::EN;

/// The languages that can be proofread.
pub static ALL: &[&Tables] = &[&EN];

/// What a language, or a variety of one, is called in options and records.
#[must_use]
pub fn tags() -> Vec<&'static str> {
    let varieties = |tables: &&'static Tables| tables.dictionaries.iter().map(|dictionary| dictionary.tag);
    ALL.iter().flat_map(|tables| std::iter::once(tables.code).chain(varieties(tables))).collect()
}

/// The share of function words, in percent, below which a text is not in the language.
const FUNCTION_WORDS: usize = 8;
/// A text of fewer words is taken to be in the first language.
const ENOUGH_WORDS: usize = 12;

/// A language, ready to read a draft, with what the user has added to it.
#[derive(Debug)]
pub struct Language {
    tables: &'static Tables,
    lexicon: Lexicon,
    /// The index of each rule's table among the language's.
    places: HashMap<&'static str, usize, FixedState>,
    own_phrases: BTreeMap<String, Vec<Phrases>>,
    own_words: BTreeMap<String, WordId>,
    /// Compiled when a text first needs them.
    regexes: Mutex<BTreeMap<String, Regex>>,
}

impl Tables {
    /// Whether there is a phrase table for a rule.
    #[must_use]
    pub fn has_phrases(&self, rule: &str) -> bool {
        self.phrases.binary_search_by_key(&rule, |(name, _)| name).is_ok()
    }
}

impl Language {
    /// The language of a set of tables.
    #[must_use]
    pub fn new(tables: &'static Tables) -> Self {
        Self {
            tables,
            lexicon: Lexicon::new(tables.lexicon, tables.typos, tables.corrections),
            places: tables.phrases.iter().enumerate().map(|(place, (name, _))| (*name, place)).collect(),
            own_phrases: BTreeMap::new(),
            own_words: BTreeMap::new(),
            regexes: Mutex::new(BTreeMap::new()),
        }
    }

    /// The language with a code or a variety's tag, such as `en` or `en-GB`.
    #[must_use]
    pub fn named(tag: &str) -> Option<&'static Tables> {
        let code = tag.split(['-', '_']).next().unwrap_or(tag);
        ALL.iter().copied().find(|tables| tables.code.eq_ignore_ascii_case(code))
    }

    /// Whether `text` reads like this language. Too short a text does.
    #[must_use]
    pub fn reads(&self, text: &str) -> bool {
        let mut words = 0;
        let mut functions = 0;
        for word in text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()).take(400) {
            words += 1;
            functions += usize::from(self.is_function(&word.to_lowercase()));
        }
        words < ENOUGH_WORDS || functions * 100 >= words * FUNCTION_WORDS
    }

    /// Everything the build knows of the language.
    #[must_use]
    pub fn tables(&self) -> &'static Tables {
        self.tables
    }

    /// The language's word lists.
    #[must_use]
    pub fn lexicon(&self) -> &Lexicon {
        &self.lexicon
    }

    /// The index of a variety among the language's dictionaries.
    #[must_use]
    pub fn variety(&self, tag: &str) -> Option<usize> {
        self.tables.dictionaries.iter().position(|dictionary| dictionary.tag.eq_ignore_ascii_case(tag))
    }

    /// Adds a user's phrase table for the rule `rule`.
    pub fn add_phrases(&mut self, rule: &str, table: &tables::PhraseTable) -> Result<(), tables::TableError> {
        let compiled = tables::compile_phrases(table, &Lists::new(), self)?;
        self.own_phrases.entry(rule.to_owned()).or_default().push(compiled);
        Ok(())
    }

    /// The phrase tables of a rule: the language's, then the user's.
    pub fn phrases(&self, rule: &str) -> impl Iterator<Item = &Phrases> {
        let shipped = self.shipped(rule).map(|table| self.tables.phrases[table].1);
        shipped.into_iter().chain(self.own_phrases.get(rule).into_iter().flatten())
    }

    /// The index of a rule's table among the language's.
    fn shipped(&self, rule: &str) -> Option<usize> {
        self.places.get(rule).copied()
    }

    /// What a rule's phrase tables find in a part of the `text` that was read; each find with its
    /// family. Its units are counted from the part's first.
    #[must_use]
    pub fn find(&self, rule: &str, text: &str, reading: &Reading, part: &PartTokens) -> Vec<(Match, &Family)> {
        let mut found = Vec::new();
        let units = &reading.spoken[part.spoken.clone()];
        // Not read where nobody asks: a long text is no longer at hand when its next rule begins.
        let part_text = || &text[part.span.range()];
        let shipped = self.shipped(rule).map(|table| (self.tables.phrases[table].1, Some(table)));
        let own = self.own_phrases.get(rule).into_iter().flatten().map(|phrases| (phrases, None));
        for (phrases, table) in shipped.into_iter().chain(own) {
            let (fits, rows) = if let Some(table) = table {
                let fits = phrases.patterns.find_from(units, reading.starts(table, part));
                (fits, reading.triggered(table, phrases, text, part))
            } else {
                let triggers = phrases.triggers().filter(|(_, trigger)| part_text().contains(trigger));
                (phrases.patterns.find(units), triggers.map(|(row, _)| row).collect())
            };
            found.extend(fits.into_iter().map(|fit| (fit, &phrases.families[usize::from(fit.row)])));
            for row in rows {
                let family = &phrases.families[usize::from(row)];
                let places = family.regex.iter().flat_map(|regex| self.places(regex, part_text()));
                found.extend(places.map(|place| (as_match(row, part.span.start, place, units), family)));
            }
        }
        found.sort_by_key(|(fit, _)| (fit.span.start, usize::MAX - fit.span.end));
        found
    }

    /// Where the group `flag` of a regular expression matches.
    fn places(&self, regex: &str, text: &str) -> Vec<Span> {
        let mut regexes = self.regexes.lock().unwrap_or_else(PoisonError::into_inner);
        // The build, or the reading of the user's table, has compiled each of them once.
        if !regexes.contains_key(regex) {
            let Ok(compiled) = Regex::new(regex) else {
                return Vec::new();
            };
            regexes.insert(regex.to_owned(), compiled);
        }
        let finds = regexes[regex].captures_iter(text).filter_map(|captures| captures.name("flag"));
        finds.filter(|find| !find.is_empty()).map(|find| find.range().into()).collect()
    }

    /// The names of the language's phrase tables, sorted.
    pub fn phrase_tables(&self) -> impl Iterator<Item = &'static str> {
        self.tables.phrases.iter().map(|(name, _)| *name)
    }

    /// The vocabulary number of a lower-case word.
    #[must_use]
    pub fn word_id(&self, word: &str) -> WordId {
        let id = self.lexicon.look_up(word).id;
        if id == 0 { self.own_words.get(word).copied().unwrap_or(0) } else { id }
    }

    /// A short form and what it stands for.
    #[must_use]
    pub fn contraction(&self, short: &str) -> Option<&'static Contraction> {
        let at = self.tables.contractions.binary_search_by_key(&short, |contraction| contraction.short).ok()?;
        self.tables.contractions.get(at)
    }
}

impl Intern for Language {
    fn intern(&mut self, word: &str) -> WordId {
        let id = self.word_id(word);
        if id != 0 {
            return id;
        }
        let next = self.tables.vocabulary + 1 + WordId::try_from(self.own_words.len()).unwrap_or(WordId::MAX >> 1);
        *self.own_words.entry(word.to_owned()).or_insert(next)
    }
}

/// A find of a regular expression at `place` behind `offset`, with the units it covers.
fn as_match(row: u16, offset: usize, place: Span, units: &[Unit]) -> Match {
    let span = Span::new(offset + place.start, offset + place.end);
    let first = units.partition_point(|unit| unit.span().end <= span.start);
    let end = units.partition_point(|unit| unit.span().start < span.end);
    Match { row, span, first, end }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_languages_are_told_apart() {
        let english = Language::new(&EN);
        assert!(english.reads("Thanks!"));
        assert!(
            english.reads("Thank you for the hour in the kiln room; I keep thinking about the way you test a lid.")
        );
        assert!(!english.reads(
            "Bedankt voor het gesprek van gisteren en voor de uitleg over de oven; ik vond het bijzonder leerzaam."
        ));
        assert!(
            !english
                .reads("Vielen Dank für das Gespräch gestern und die Erklärung zum Ofen, die mir sehr geholfen hat.")
        );
    }
}
