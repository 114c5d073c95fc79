//! What a language says of single words: titles, particles, months, and what belongs to no name.

use super::{Language, Tables};

/// Letters of the names of months and weekdays that nothing else is close to.
const CALENDAR: usize = 5;

impl Tables {
    /// Whether an address is that of an office and of no person: `jobs@kiln.example`.
    #[must_use]
    pub fn is_role_address(&self, address: &str) -> bool {
        let name = address.split('@').next().unwrap_or_default();
        contains(self.role_addresses, &name.to_lowercase())
    }
}

impl Language {
    /// Whether the stop behind a lower-case word ends no sentence.
    #[must_use]
    pub fn is_abbreviation(&self, word: &str) -> bool {
        contains(self.tables.abbreviations, word)
    }

    /// Whether a lower-case word is, in capitals, an abbreviation.
    #[must_use]
    pub fn is_acronym(&self, word: &str) -> bool {
        contains(self.tables.acronyms, word)
    }

    /// Whether a lower-case word is one of the small words that hold sentences together.
    #[must_use]
    pub fn is_function(&self, word: &str) -> bool {
        contains(self.tables.functions, word)
    }

    /// Whether a lower-case word greets nobody in particular: `team`, `all`.
    #[must_use]
    pub fn is_group(&self, word: &str) -> bool {
        contains(self.tables.groups, word)
    }

    /// Whether a lower-case word is a title before a name.
    #[must_use]
    pub fn is_honorific(&self, word: &str) -> bool {
        contains(self.tables.honorifics, word)
    }

    /// Whether a lower-case word is a small word inside names.
    #[must_use]
    pub fn is_particle(&self, word: &str) -> bool {
        contains(self.tables.particles, word)
    }

    /// The number of the month that a lower-case word names.
    #[must_use]
    pub fn month(&self, word: &str) -> Option<i8> {
        value(self.tables.months, word)
    }

    /// The weekday that a lower-case word names; Monday is 1.
    #[must_use]
    pub fn weekday(&self, word: &str) -> Option<i8> {
        value(self.tables.weekdays, word)
    }

    /// The name of a weekday, as long as `like` is where there is one.
    #[must_use]
    pub fn weekday_name(&self, weekday: i8, like: usize) -> Option<&'static str> {
        let names = self.tables.weekdays.iter().filter(|(_, number)| *number == weekday).map(|(name, _)| *name);
        let longest = names.clone().max_by_key(|name| name.len())?;
        if like > 5 { Some(longest) } else { names.min_by_key(|name| name.len().abs_diff(like)) }
    }

    /// What a lower-case phrase such as `this morning` says of the day before which it is written.
    #[must_use]
    pub fn day(&self, phrase: &str) -> Option<&'static str> {
        value(self.tables.days, phrase)
    }

    /// Whether a word that always has a capital is nobody's name.
    #[must_use]
    pub fn is_proper(&self, word: &str) -> bool {
        contains(self.tables.proper, word)
    }

    /// The months and weekdays with long names.
    pub(super) fn calendar(&self) -> impl Iterator<Item = &'static str> {
        let names = self.tables.months.iter().chain(self.tables.weekdays).map(|(name, _)| *name);
        names.filter(|name| name.len() >= CALENDAR)
    }

    /// Whether a lower-case word may stand twice in a row.
    #[must_use]
    pub fn is_repeatable(&self, word: &str) -> bool {
        contains(self.tables.repeatable, word)
    }
}

fn value<T: Copy>(sorted: &[(&str, T)], word: &str) -> Option<T> {
    let at = sorted.binary_search_by(|(known, _)| (*known).cmp(word)).ok()?;
    Some(sorted[at].1)
}

fn contains(sorted: &[&str], word: &str) -> bool {
    sorted.binary_search(&word).is_ok()
}

#[cfg(test)]
mod tests {
    use crate::language::ALL;

    #[test]
    fn word_lists_are_sorted() {
        for tables in ALL {
            for list in [
                tables.abbreviations,
                tables.acronyms,
                tables.functions,
                tables.groups,
                tables.honorifics,
                tables.particles,
                tables.proper,
                tables.repeatable,
                tables.role_addresses,
            ] {
                assert!(list.is_sorted(), "{list:?}");
            }
            assert!(tables.contractions.is_sorted_by_key(|contraction| contraction.short));
            assert!(tables.phrases.is_sorted_by_key(|(name, _)| *name));
        }
    }
}
