//! What a language says of single words: groups, months, and what belongs to no name.

use phrasebook::slots;

use super::Language;
use super::morphology::{self, Morphology};

/// Letters of the names of months and weekdays that nothing else is close to.
const CALENDAR: usize = 5;

impl Language {
    /// Whether an address is that of an office and of no person: `jobs@kiln.example`.
    #[must_use]
    pub fn is_role_address(&self, address: &str) -> bool {
        self.tables.words.is_role_address(address)
    }

    /// Whether the stop behind a lower-case word ends no sentence.
    #[must_use]
    pub fn is_abbreviation(&self, word: &str) -> bool {
        self.conventions().abbreviations.contains(word)
    }

    /// Whether a lower-case word is, in capitals, an abbreviation.
    #[must_use]
    pub fn is_acronym(&self, word: &str) -> bool {
        self.tables.words.acronyms.contains(word)
    }

    /// Whether a lower-case word is one of the small words that hold sentences together.
    #[must_use]
    pub fn is_function(&self, word: &str) -> bool {
        self.tables.words.functions.contains(word)
    }

    /// Whether a lower-case word is one of those that everybody writes.
    #[must_use]
    pub fn is_common(&self, word: &str) -> bool {
        self.tables.classes().has(slots::key(word))
    }

    /// How the language forms its words, where that is known.
    pub(super) fn morphology(&self) -> Option<&'static Morphology> {
        morphology::of(self.tables.code)
    }

    /// A code that lower-case words share if they sound alike; the same for all where nobody knows.
    pub(super) fn sound(&self, word: &str) -> String {
        self.morphology().map_or_else(String::new, |morphology| (morphology.sound)(word))
    }

    /// Whether a lower-case word greets nobody in particular: `team`, `all`.
    #[must_use]
    pub fn is_group(&self, word: &str) -> bool {
        self.tables.words.groups.contains(word)
    }

    /// The number of the month that a lower-case word names.
    #[must_use]
    pub fn month(&self, word: &str) -> Option<i8> {
        self.tables.words.months.get(word)
    }

    /// The weekday that a lower-case word names; Monday is 1.
    #[must_use]
    pub fn weekday(&self, word: &str) -> Option<i8> {
        self.tables.words.weekdays.get(word)
    }

    /// The name of a weekday, as long as `like` is where there is one.
    #[must_use]
    pub fn weekday_name(&self, weekday: i8, like: usize) -> Option<&'static str> {
        let names = |weekday: i8| {
            let days = self.tables.words.weekdays.iter().filter(move |(_, number)| *number == weekday);
            days.map(|(name, _)| name)
        };
        let full = |weekday: i8| names(weekday).max_by_key(|name| name.len());
        let short = (1..=7).flat_map(|day| names(day).filter(move |name| full(day) != Some(*name)));
        let longest_short = short.map(str::len).max().unwrap_or(0);
        if like > longest_short { full(weekday) } else { names(weekday).min_by_key(|name| name.len().abs_diff(like)) }
    }

    /// What a lower-case phrase such as `this morning` says of the day before which it is written.
    #[must_use]
    pub fn day(&self, phrase: &str) -> Option<&'static str> {
        self.tables.words.days.get(phrase)
    }

    /// Whether a word that always has a capital is nobody's name.
    #[must_use]
    pub fn is_proper(&self, word: &str) -> bool {
        self.tables.words.proper.contains(word)
    }

    /// The months and weekdays with long names.
    pub(super) fn calendar(&self) -> impl Iterator<Item = &'static str> {
        let names = self.tables.words.months.iter().chain(self.tables.words.weekdays.iter()).map(|(name, _)| name);
        names.filter(|name| name.len() >= CALENDAR)
    }

    /// Whether a lower-case word may stand twice in a row.
    #[must_use]
    pub fn is_repeatable(&self, word: &str) -> bool {
        self.tables.words.repeatable.contains(word)
    }
}
