//! Languages, and which of them a mail is in. Of each: its word lists, its phrases and confusions, its
//! speller.

mod dates;
mod detect;
mod embedded;
mod fits;
mod forms;
pub mod hints;
mod languages;
mod lexicon;
pub mod model;
pub mod morphology;
mod reading;
mod special_words;
pub mod spelling;
pub mod tables;
mod triggers;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Mutex, PoisonError};

pub use embedded::*;
pub use languages::{Choice, Languages, Locale, Preference, Unread};
pub use lexicon::{Form, Lexicon, normalise};
use memchr::memmem;
use phrasebook::forms::FormPattern;
use phrasebook::pack::{Pack, PackError};
use phrasebook::pattern::{Intern, Lists, PartRows};
pub use reading::{PartTokens, Reading};
use regex::Regex;
use tables::{Contraction, Conventions, Family, PhraseRows, PhraseTable, Phrases, TableError, Tables};

use crate::diagnostic::Span;
use crate::messages::Catalog;
use crate::mistake::Mistake;
use crate::text::{Match, Unit, WordId, matcher};

/// A language in which drafts can be proofread. Those of the program's features are embedded in it;
/// others are read from packs and [added](crate::LinterBuilder::add_language).
///
/// ```
/// use followup_lint::Language;
///
/// let mistake = Language::from_pack(b"not a pack").unwrap_err();
/// assert_eq!(mistake.to_string(), "this is not a language pack");
/// ```
#[derive(Debug)]
pub struct Language {
    tables: Tables,
    lexicon: Lexicon,
    catalog: Catalog,
    own_phrases: BTreeMap<String, Vec<PhraseRows>>,
    own_words: BTreeMap<String, WordId>,
    /// Beginnings and ends of words that the user's tables speak of.
    own_parts: PartRows,
    /// Forms of words that the user's tables speak of, each with its number.
    own_forms: Vec<(FormPattern, WordId)>,
    /// Compiled when a text first needs them.
    regexes: Mutex<BTreeMap<String, Regex>>,
    words: reading::Memory,
    fits: fits::Memory,
    near: spelling::Memory,
}

impl Language {
    /// The language of a pack. Its bytes are used in place for as long as the program runs; leak those of
    /// a file with [`Vec::leak`].
    pub fn from_pack(bytes: &'static [u8]) -> Result<Self, Mistake> {
        let read = Pack::read(bytes).and_then(Self::of);
        read.map_err(|error| Mistake::new(error.to_string()))
    }

    /// Its code in two letters, such as `en`.
    #[must_use]
    pub fn code(&self) -> &'static str {
        self.tables.code
    }

    /// Its name in English.
    #[must_use]
    pub fn name(&self) -> &'static str {
        self.tables.name
    }
}

#[doc(hidden)]
impl Language {
    /// A language of the program.
    ///
    /// # Panics
    ///
    /// Where the pack is none of [`ALL`] and lacks its word lists.
    #[must_use]
    pub fn new(pack: Pack) -> Self {
        Self::of(pack).expect("the build writes whole packs")
    }

    fn of(pack: Pack) -> Result<Self, PackError> {
        Ok(Self {
            tables: Tables::new(pack),
            lexicon: Lexicon::new(pack)?,
            catalog: catalog(pack),
            own_phrases: BTreeMap::new(),
            own_words: BTreeMap::new(),
            own_parts: PartRows::default(),
            own_forms: Vec::new(),
            regexes: Mutex::new(BTreeMap::new()),
            words: reading::Memory::default(),
            fits: fits::Memory::default(),
            near: spelling::Memory::default(),
        })
    }

    /// Everything the build knows of the language.
    #[must_use]
    pub fn tables(&self) -> &Tables {
        &self.tables
    }

    /// What findings say in the language.
    #[must_use]
    pub fn catalog(&self) -> &Catalog {
        &self.catalog
    }

    /// How the language is written.
    #[must_use]
    pub fn conventions(&self) -> &Conventions<'static> {
        &self.tables.conventions
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
    pub fn add_phrases(&mut self, rule: &str, table: &PhraseTable) -> Result<(), TableError> {
        let compiled = tables::compile_phrases(rule, table, &Lists::new(), self)?;
        self.own_phrases.entry(rule.to_owned()).or_default().push(compiled);
        Ok(())
    }

    /// Adds a user's phrase table for the rule `rule`, as TOML.
    pub fn add_table(&mut self, rule: &str, text: &str) -> Result<(), Mistake> {
        let table: PhraseTable = toml::from_str(text).map_err(|error| Mistake::in_toml(text, &error))?;
        Ok(self.add_phrases(rule, &table)?)
    }

    /// Whether the language, or its user, has a table.
    #[must_use]
    pub fn has_table(&self, name: &str) -> bool {
        self.tables.names.contains(name) || self.own_phrases.contains_key(name)
    }

    /// The number of a rule's table among the language's.
    fn shipped(&self, rule: &str) -> Option<usize> {
        self.tables.phrases.binary_search_by_key(&rule, |(name, _)| name).ok()
    }

    /// What a rule's phrase tables find in a part of the `text` that was read, each find with its
    /// family. Its units are counted from the part's first.
    #[must_use]
    pub fn find<'a>(
        &'a self,
        rule: &str,
        text: &str,
        reading: &Reading,
        part: &PartTokens,
    ) -> Vec<(Match, Family<'a>)> {
        let mut found = Vec::new();
        let (units, others) = (&reading.spoken[part.spoken.clone()], &reading.others);
        // Not read where nobody asks: a long text is no longer at hand when its next rule begins.
        let part_text = || &text[part.span.range()];
        let mut add = |phrases: &Phrases<'a>, fits: Vec<Match>, triggered: BTreeSet<u16>| {
            found.extend(fits.into_iter().filter_map(|fit| Some((fit, phrases.families.get(fit.row)?))));
            for (row, family) in triggered.into_iter().filter_map(|row| Some((row, phrases.families.get(row)?))) {
                let places = family.expressions().flat_map(|regex| self.places(regex, part_text()));
                found.extend(places.map(|place| (as_match(row, part.span.start, place, units), family)));
            }
        };
        if let Some(table) = self.shipped(rule) {
            let phrases = &self.tables.phrases[table].1;
            add(phrases, reading.fits(table, part, self), reading.triggered(table, phrases, text, part));
        }
        for rows in self.own_phrases.get(rule).into_iter().flatten() {
            let phrases = rows.phrases();
            let triggers = phrases.triggers();
            let triggers = triggers.filter(|(_, trigger)| memmem::find(part_text().as_bytes(), trigger).is_some());
            let fits = matcher::find(&phrases.patterns, units, others);
            add(&phrases, fits, triggers.map(|(row, _)| row).collect());
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

    /// The numbers that a lower-case word goes by besides its own: those of how it begins and ends, and of the
    /// forms it is.
    fn other_ids(&self, word: &str, shape: u16) -> Vec<WordId> {
        let parts = self.tables.parts.numbers(word).chain(self.own_parts.numbers(word));
        parts.chain(self.form_numbers(shape)).collect()
    }

    /// A short form and what it stands for.
    #[must_use]
    pub fn contraction(&self, short: &str) -> Option<Contraction<'static>> {
        self.tables.words.contraction(short)
    }
}

#[doc(hidden)]
impl Intern for Language {
    fn intern(&mut self, word: &str) -> WordId {
        let id = self.word_id(word);
        if id != 0 {
            return id;
        }
        let next = self.tables.vocabulary + 1 + WordId::try_from(self.own_words.len()).unwrap_or(WordId::MAX >> 1);
        self.own_parts.add(word, next);
        self.own_forms.extend(self.tables.forms.pattern(word).map(|pattern| (pattern, next)));
        self.own_words.insert(word.to_owned(), next);
        self.words = reading::Memory::default();
        next
    }

    fn has_forms(&self, pattern: &str) -> bool {
        self.tables.forms.pattern(pattern).is_some()
    }
}

/// A match of a regular expression at `place` after `offset`, with the units it covers.
fn as_match(row: u16, offset: usize, place: Span, units: &[Unit]) -> Match {
    let span = Span::new(offset + place.start, offset + place.end);
    let first = units.partition_point(|unit| unit.span().end <= span.start);
    let end = units.partition_point(|unit| unit.span().start < span.end);
    Match { row, span, first, end }
}
