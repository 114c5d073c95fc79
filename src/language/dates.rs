//! What a language calls days, and how fixes write them.

use phrasebook::tables::NumberMap;

use super::Language;
use super::tables::{Dates, RelativeDay};
use crate::text::casing::capitalise;

/// Letters of the names of months and weekdays that nothing else is close to.
const CALENDAR: usize = 5;

impl Language {
    /// How the language names days and writes dates.
    #[must_use]
    pub fn dates(&self) -> &Dates<'static> {
        &self.tables.dates
    }

    /// The number of the month that a lower-case word names.
    #[must_use]
    pub fn month(&self, word: &str) -> Option<i8> {
        self.dates().months.get(word)
    }

    /// The weekday that a lower-case word names; Monday is 1.
    #[must_use]
    pub fn weekday(&self, word: &str) -> Option<i8> {
        self.dates().weekdays.get(word)
    }

    /// A lower-case weekday without the ending that says whose or which one it is: `monday` of `monday's`.
    #[must_use]
    pub fn without_weekday_ending<'w>(&self, word: &'w str) -> &'w str {
        self.conventions().possessors(word).find(|stem| self.is_full_weekday(stem)).unwrap_or(word)
    }

    /// Whether a lower-case word names a month or a weekday.
    #[must_use]
    pub fn is_calendar_word(&self, word: &str) -> bool {
        self.month(word).is_some() || self.weekday(word).is_some()
    }

    /// Whether a lower-case word is a weekday in full: `sunday`, not `sun`.
    #[must_use]
    pub fn is_full_weekday(&self, word: &str) -> bool {
        self.weekday(word).and_then(|weekday| longest(&self.dates().weekdays, weekday)) == Some(word)
    }

    /// The name of a weekday, as long as `like` is where there is one.
    #[must_use]
    pub fn weekday_name(&self, weekday: i8, like: usize) -> Option<&'static str> {
        let weekdays = &self.dates().weekdays;
        let full = |weekday: i8| longest(weekdays, weekday);
        let short = weekdays.iter().filter(|(name, weekday)| full(*weekday) != Some(*name));
        let longest_short = short.map(|(name, _)| name.len()).max().unwrap_or(0);
        if like > longest_short {
            full(weekday)
        } else {
            names(weekdays, weekday).min_by_key(|name| name.len().abs_diff(like))
        }
    }

    /// What a lower-case phrase such as `this morning` says of the day before which it is written.
    #[must_use]
    pub fn day(&self, phrase: &str) -> Option<RelativeDay> {
        self.dates().day(phrase)
    }

    /// A weekday as it is written inside a sentence.
    #[must_use]
    pub fn written_weekday(&self, weekday: i8) -> Option<String> {
        Some(self.in_sentence(longest(&self.dates().weekdays, weekday)?))
    }

    /// A date without a year as it is written inside a sentence; none where the language does not say how.
    #[must_use]
    pub fn written_date(&self, month: i8, day: i8) -> Option<String> {
        let form = Some(self.dates().date).filter(|form| !form.is_empty())?;
        let month = self.in_sentence(longest(&self.dates().months, month)?);
        Some(form.replace("{day}", &day.to_string()).replace("{month}", &month))
    }

    /// The months and weekdays with long names.
    pub(super) fn calendar(&self) -> impl Iterator<Item = &'static str> {
        let names = self.dates().months.iter().chain(self.dates().weekdays.iter()).map(|(name, _)| name);
        names.filter(|name| name.len() >= CALENDAR)
    }

    fn in_sentence(&self, name: &str) -> String {
        if self.conventions().small_letter_dates { name.to_owned() } else { capitalise(name) }
    }
}

fn names(table: &NumberMap<'static>, number: i8) -> impl Iterator<Item = &'static str> {
    table.iter().filter(move |(_, other)| *other == number).map(|(name, _)| name)
}

/// The name in full.
fn longest(table: &NumberMap<'static>, number: i8) -> Option<&'static str> {
    names(table, number).max_by_key(|name| name.len())
}

#[cfg(test)]
mod tests {
    use crate::language::{EN, Language};

    #[test]
    fn days_have_names() {
        let english = Language::new(EN);
        assert!(english.is_full_weekday("sunday") && !english.is_full_weekday("sun"));
        assert_eq!(
            ["monday's", "monday", "mon's"].map(|word| english.without_weekday_ending(word)),
            ["monday", "monday", "mon's"]
        );
        assert_eq!(english.weekday_name(2, "Mon".len()), Some("tue"));
        assert_eq!(english.weekday_name(2, "Wednesday".len()), Some("tuesday"));
        assert_eq!(english.written_weekday(2).as_deref(), Some("Tuesday"));
        assert_eq!(english.written_date(9, 17).as_deref(), Some("17 September"));
        assert_eq!(english.written_date(13, 17), None);
    }
}
