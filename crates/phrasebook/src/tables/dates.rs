//! How a language names days, and how it writes dates.

use std::collections::BTreeMap;

use serde::Deserialize;
use toml::Spanned;

use super::TableError;
use super::words::{NumberMap, TextMap};
use crate::stored::{Stored, TextList, Texts, stored};

/// How a language names days and writes dates: `dates.toml`.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct DateTable {
    /// Words between a weekday or a month and its day: `Tuesday the 17th`.
    pub articles: Vec<String>,
    /// Words between a day and its month: `17 of November`.
    pub joints: Vec<String>,
    /// Endings of a number that make it an ordinal: `17th`.
    pub ordinal_endings: Vec<String>,
    /// Words between two days that are neither of them: `the 17th to the 20th`.
    pub ranges: Vec<String>,
    /// Days named by the day of writing: how many days before it, and the part of the day; or how many
    /// weeks.
    pub days: BTreeMap<String, Spanned<String>>,
    /// Names of months, long and short, with their numbers.
    pub months: BTreeMap<String, i8>,
    /// The endings of ordinals by their numbers; `other` for all that are not there.
    pub ordinals: BTreeMap<String, String>,
    /// Names of weekdays, long and short; Monday is 1.
    pub weekdays: BTreeMap<String, i8>,
    /// How fixes write days.
    pub written: WrittenDays,
}

/// How fixes write days. Without these they name the right day and replace nothing.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct WrittenDays {
    /// A date: `{day} {month}`.
    pub date: String,
    /// The same where `yesterday` was: `on {date}`.
    pub on_date: String,
    /// A weekday where `yesterday` was: `on {weekday}`.
    pub on_weekday: String,
}

stored! {
    /// How a language names days and writes dates. The fields are those of [`DateTable`] and
    /// `WrittenDays`; each list is sorted.
    pub struct Dates {
        /// Words between a weekday or a month and its day.
        pub articles: Texts<'a>,
        /// Words between a day and its month.
        pub joints: Texts<'a>,
        /// Endings of a number that make it an ordinal.
        pub ordinal_endings: Texts<'a>,
        /// Words between two days that are neither of them.
        pub ranges: Texts<'a>,
        /// Names of months, with their numbers.
        pub months: NumberMap<'a>,
        /// Names of weekdays; Monday is 1.
        pub weekdays: NumberMap<'a>,
        /// A date.
        pub date: &'a str,
        /// A date where `yesterday` was.
        pub on_date: &'a str,
        /// A weekday where `yesterday` was.
        pub on_weekday: &'a str,
        days: TextMap<'a>,
        ordinals: TextMap<'a>,
    }
}

/// A day as it is named by the day of writing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RelativeDay {
    /// So many days before: `yesterday`, `this morning`.
    DaysAgo(i32, Option<DayPart>),
    /// Some day of the week so many weeks before: `last week`.
    WeeksAgo(i32),
}

/// A part of the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DayPart {
    /// Before noon.
    Morning,
    /// After noon.
    Afternoon,
    /// From the late afternoon on.
    Evening,
}

impl RelativeDay {
    /// Reads `1`, `0 morning` and `week 1`.
    fn read(meaning: &str) -> Option<Self> {
        if let Some(weeks) = meaning.strip_prefix("week ") {
            return weeks.parse().ok().map(Self::WeeksAgo);
        }
        let (days, part) = match meaning.split_once(' ') {
            None => (meaning, None),
            Some((days, "morning")) => (days, Some(DayPart::Morning)),
            Some((days, "afternoon")) => (days, Some(DayPart::Afternoon)),
            Some((days, "evening")) => (days, Some(DayPart::Evening)),
            Some(_) => return None,
        };
        days.parse().ok().map(|days| Self::DaysAgo(days, part))
    }
}

impl Dates<'_> {
    /// The day that a lower-case phrase such as `this morning` names.
    #[must_use]
    pub fn day(&self, phrase: &str) -> Option<RelativeDay> {
        self.days.get(phrase).and_then(RelativeDay::read)
    }

    /// A number as the day of a month is written: `17th`.
    #[must_use]
    pub fn ordinal(&self, number: i8) -> Option<String> {
        let ending = self.ordinals.get(&number.to_string()).or_else(|| self.ordinals.get("other"))?;
        Some(format!("{number}{ending}"))
    }
}

/// The dates as they are stored.
pub fn compile_dates(table: &DateTable) -> Result<Vec<u8>, TableError> {
    let unread = table.days.values().find(|meaning| RelativeDay::read(meaning.as_ref()).is_none());
    if let Some(meaning) = unread {
        return Err(TableError::at(
            meaning,
            "write a number of days, with `morning`, `afternoon` or `evening`, or `week` and a number",
        ));
    }
    let numbers = |map: &BTreeMap<String, i8>| -> (TextList, Vec<i8>) { map.iter().unzip() };
    let (months, weekdays) = (numbers(&table.months), numbers(&table.weekdays));
    let days: (TextList, TextList) = table.days.iter().map(|(name, meaning)| (name, meaning.as_ref())).unzip();
    let ordinals: (TextList, TextList) = table.ordinals.iter().unzip();
    let stored = Dates {
        articles: TextList::sorted(&table.articles).texts(),
        joints: TextList::sorted(&table.joints).texts(),
        ordinal_endings: TextList::sorted(&table.ordinal_endings).texts(),
        ranges: TextList::sorted(&table.ranges).texts(),
        months: NumberMap::of(&months.0, &months.1),
        weekdays: NumberMap::of(&weekdays.0, &weekdays.1),
        date: &table.written.date,
        on_date: &table.written.on_date,
        on_weekday: &table.written.on_weekday,
        days: TextMap::of(&days.0, &days.1),
        ordinals: TextMap::of(&ordinals.0, &ordinals.1),
    }
    .to_bytes();
    Ok(stored)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_named_by_the_day_of_writing() {
        let read = RelativeDay::read;
        assert_eq!(read("1"), Some(RelativeDay::DaysAgo(1, None)));
        assert_eq!(read("0 evening"), Some(RelativeDay::DaysAgo(0, Some(DayPart::Evening))));
        assert_eq!(read("week 1"), Some(RelativeDay::WeeksAgo(1)));
        assert_eq!(["", "one", "1 noon", "week"].map(read), [None; 4]);
    }

    #[test]
    fn a_day_without_a_meaning_is_found_at_its_place() {
        let table: DateTable = toml::from_str("[days]\nyesterday = \"one\"\n").expect("a table");
        assert_eq!(compile_dates(&table).expect_err("no number").span, Some(19..24));
    }

    #[test]
    fn ordinals_have_their_own_endings() {
        let table = "[ordinals]\n1 = \"st\"\nother = \"th\"\n";
        let bytes = compile_dates(&toml::from_str(table).expect("a table")).expect("it is right");
        let dates = Dates::read(&bytes);
        assert_eq!([1, 11].map(|day| dates.ordinal(day)), [Some("1st".to_owned()), Some("11th".to_owned())]);
        assert_eq!(Dates::default().ordinal(1), None);
    }
}
