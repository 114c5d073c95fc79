//! Where the phrases of a language's tables fit in a sentence. A sentence that comes again is not searched again: the
//! drafts of a library share most of theirs.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use foldhash::fast::FixedState;

use super::Tables;
use crate::text::matcher::{self, Fit};
use crate::text::{Others, Unit, sentence};

/// Sentences that are remembered.
const REMEMBERED: usize = 1 << 14;

/// A sentence that is searched for phrases.
#[derive(Debug)]
pub(super) struct Sentence {
    /// A bit for each table with a word from which searches begin.
    tables: u64,
    /// The same for each word.
    anchored: Box<[u64]>,
    /// For each of these, where its phrases fit.
    fits: Box<[OnceLock<Box<[Fit]>>]>,
}

impl Sentence {
    fn of(units: &[Unit], others: &Others, tables: &Tables) -> Self {
        let anchored = |unit: &Unit| others.numbers(unit).fold(0, |bits, number| bits | tables.anchored(number));
        let anchored: Box<[u64]> = units.iter().map(anchored).collect();
        let tables = anchored.iter().fold(0, |all, bits| all | bits);
        Self { tables, anchored, fits: (0..tables.count_ones()).map(|_| OnceLock::new()).collect() }
    }

    /// The fits of a table, searched for by the first who asks for them.
    fn of_table(&self, table: usize) -> Option<&OnceLock<Box<[Fit]>>> {
        let bit = 1 << table;
        (self.tables & bit != 0).then(|| &self.fits[(self.tables & (bit - 1)).count_ones() as usize])
    }
}

/// What a language remembers of the sentences it has read.
#[derive(Debug, Default)]
pub(super) struct Memory(Mutex<HashMap<Box<[u64]>, Arc<Sentence>, FixedState>>);

impl Memory {
    /// The sentences of a part, each with its units.
    pub(super) fn sentences(&self, units: &[Unit], others: &Others, tables: &Tables) -> Vec<Searched> {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let mut key = Vec::new();
        let searched = sentence::sentences(units).map(|range| {
            let (words, is_last) = (&units[range.clone()], range.end == units.len());
            key.clear();
            key.push(u64::from(is_last));
            others.describe(words, &mut key);
            if let Some(sentence) = known.get(key.as_slice()) {
                return (range, Arc::clone(sentence));
            }
            let sentence = Arc::new(Sentence::of(words, others, tables));
            if known.len() < REMEMBERED {
                known.insert(key.as_slice().into(), Arc::clone(&sentence));
            }
            (range, sentence)
        });
        searched.map(|(units, sentence)| Searched { units, sentence }).collect()
    }
}

/// A sentence of a part, by the places of its units.
#[derive(Debug)]
pub(super) struct Searched {
    units: Range<usize>,
    sentence: Arc<Sentence>,
}

/// Where the phrases of a table fit in a part with these sentences.
pub(super) fn fits(
    table: usize,
    tables: &Tables,
    sentences: &[Searched],
    units: &[Unit],
    others: &Others,
) -> Vec<matcher::Match> {
    let mut found = Vec::new();
    for Searched { units: range, sentence } in sentences {
        let Some(fits) = sentence.of_table(table) else {
            continue;
        };
        // What comes after a sentence only says that the part goes on.
        let seen = &units[range.start..units.len().min(range.end + 1)];
        let patterns = &tables.phrases[table].1.patterns;
        let starts = sentence.anchored.iter().enumerate().filter(|(_, bits)| **bits >> table & 1 == 1);
        let fits = fits.get_or_init(|| matcher::search(patterns, seen, others, starts.map(|(at, _)| at)).into());
        found.extend(fits.iter().map(|fit| fit.at(range.start, units)));
    }
    found
}
