//! Builds the word lists of a language: every word form with what is known of it, and the known
//! misspellings with their corrections.

use std::collections::BTreeMap;

use fst::MapBuilder;
use serde::Deserialize;
use wordlist::{Value, WordList};

use super::forms::FormTable;
use crate::casing::{capitalise, proper};
use crate::forms::Forms;
use crate::pattern::{Intern, PartRows, WordId};
use crate::stored::TextList;
use crate::tables::{ConventionTable, WordTable};

/// Words of patterns, numbered from 1.
pub(super) struct Vocabulary {
    words: BTreeMap<String, WordId>,
    /// The names of the language's forms.
    forms: TextList,
}

impl Intern for Vocabulary {
    fn intern(&mut self, word: &str) -> WordId {
        let next = WordId::try_from(self.words.len() + 1).expect("tables have fewer than 2^32 words");
        *self.words.entry(word.to_owned()).or_insert(next)
    }

    fn has_forms(&self, pattern: &str) -> bool {
        Forms::named(self.forms.texts()).pattern(pattern).is_some()
    }
}

impl Vocabulary {
    /// No words yet of a language with these forms.
    pub(super) fn of(forms: TextList) -> Self {
        Self { words: BTreeMap::new(), forms }
    }

    pub(super) fn len(&self) -> usize {
        self.words.len()
    }
}

/// A section of `supplement.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Supplement {
    pub(super) words: Vec<String>,
}

/// The finished lists.
pub(super) struct Lexicon {
    /// An fst map: word form to its packed `Value`.
    pub(super) words: Vec<u8>,
    /// An fst map: misspelling to the place of its corrections.
    pub(super) typos: Vec<u8>,
    /// Corrections, separated by commas, each run ended by a new line.
    pub(super) corrections: String,
    /// Beginnings and ends of words that patterns speak of.
    pub(super) parts: Vec<u8>,
    /// How words are inflected.
    pub(super) forms: Vec<u8>,
}

/// All words of the dictionaries and of the supplement; `known_typos` has a misspelling and its
/// corrections a line, with commas between them.
pub(super) fn build(
    dictionaries: &[WordList],
    known_typos: &str,
    supplement: &BTreeMap<String, Supplement>,
    vocabulary: &Vocabulary,
    forms: &FormTable,
    tables: &WordTable,
    conventions: &ConventionTable,
) -> Result<Lexicon, String> {
    let mut words: BTreeMap<&str, Value> = BTreeMap::new();
    // A possessive that any word may have is taken off before it is looked up, and hyphens are no part of one.
    let apart = |word: &str| {
        let mut endings = conventions.possessive_endings.iter().filter(|_| conventions.apostrophe_letters.is_empty());
        endings.any(|ending| conventions.apostrophe_endings.contains(ending) && word.ends_with(ending))
            || word.starts_with('-')
            || word.ends_with('-')
    };
    for (number, list) in dictionaries.iter().enumerate() {
        for (word, value) in list.words.iter().filter(|(word, _)| !apart(word)) {
            let entry = words.entry(word).or_default();
            let dictionaries = entry.dictionaries | value.dictionaries << number;
            // Only one dictionary has joints.
            let (marks, joint) = (entry.marks | value.marks, entry.joint | value.joint);
            *entry = Value { dictionaries, marks, joint, ..Value::default() };
        }
    }
    let everywhere = (0..dictionaries.len()).fold(0, |bits, number| bits | 1 << number);
    for word in supplement.values().flat_map(|section| &section.words) {
        words.entry(word).or_default().dictionaries |= everywhere;
    }
    words.retain(|word, _| !tables.misspellings.contains_key(*word));

    let known = |word: &str| words.get(word).is_some_and(|value| value.dictionaries != 0);
    let mut typos = tables.misspellings.clone();
    // `dont`, but not `were` for `we're`.
    for short in tables.contractions.keys() {
        let typo = short.replace('\'', "");
        if typo != *short && !known(&typo) {
            let head = short.split('\'').next().unwrap_or_default();
            let capital = conventions.always_capital.iter().any(|word| word == head);
            let right = if capital { capitalise(short) } else { short.clone() };
            typos.entry(typo).or_insert(right);
        }
    }
    for line in known_typos.lines() {
        let (typo, corrections) = line.split_once(',').unwrap_or((line, ""));
        let corrections = corrections.split(',').map(|word| {
            // `english` is there as `English`.
            if known(word) { word.to_owned() } else { capitalise(word) }
        });
        let corrections: Vec<String> = corrections.filter(|word| known(word)).collect();
        if !corrections.is_empty() && !known(typo) {
            typos.entry(typo.to_owned()).or_insert_with(|| corrections.join(","));
        }
    }
    // A word that is always capital, written small, is a misspelling like any other. The library finds
    // `usa` and `english` itself; `LinkedIn` has to be listed.
    let mut capitals: BTreeMap<String, &str> = BTreeMap::new();
    for word in words.keys().filter(|word| known(word)) {
        capitals.entry(word.to_lowercase()).or_insert(*word);
    }
    for (lower, word) in capitals {
        if !known(&lower) && proper(&lower).find(|cased| known(cased)).as_deref() != Some(word) {
            typos.entry(lower).or_insert_with(|| word.to_owned());
        }
    }

    let (asked, spoken): (Vec<_>, Vec<_>) = vocabulary.words.iter().partition(|(word, _)| word.starts_with('@'));
    let asked: Vec<(&str, WordId)> = asked.into_iter().map(|(pattern, id)| (pattern.as_str(), *id)).collect();
    let mut parts = PartRows::default();
    for (word, id) in spoken.into_iter().filter(|(word, id)| !parts.add(word, **id)) {
        words.entry(word).or_default().number = *id;
    }
    let has = |word: &str| dictionaries.iter().any(|list| list.words.contains_key(word));
    let forms = forms.compile(&mut words, &has, &asked)?;
    let mut corrections = String::new();
    let mut places: BTreeMap<&str, u64> = BTreeMap::new();
    let typos = typos.iter().map(|(typo, corrected)| {
        let place = *places.entry(corrected).or_insert_with(|| {
            let place = corrections.len() as u64;
            corrections.push_str(corrected);
            corrections.push('\n');
            place
        });
        (typo.as_str(), place)
    });
    let typos = map(typos);
    let words = map(words.iter().map(|(word, value)| (*word, value.pack())));
    Ok(Lexicon { words, typos, corrections, parts: parts.to_bytes(), forms })
}

fn map<'a>(entries: impl Iterator<Item = (&'a str, u64)>) -> Vec<u8> {
    let mut builder = MapBuilder::memory();
    for (word, value) in entries {
        builder.insert(word, value).expect("a sorted map's keys come in order");
    }
    builder.into_inner().expect("memory takes any number of bytes")
}

/// A finite-state set of words.
pub(super) fn set(words: impl Iterator<Item = String>) -> Vec<u8> {
    let mut words: Vec<String> = words.collect();
    words.sort();
    words.dedup();
    fst::Set::from_iter(words).expect("they are sorted").into_fst().into_inner()
}
