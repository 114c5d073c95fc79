//! The words of a language that have a part to play.

use std::collections::BTreeMap;

use serde::Deserialize;

/// The words of a language that have a part to play: `words.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WordTable {
    /// Words whose stop ends no sentence.
    pub abbreviations: Vec<String>,
    /// Abbreviations in capitals that are also words.
    pub acronyms: Vec<String>,
    /// Short forms and what they stand for.
    pub contractions: BTreeMap<String, String>,
    /// Days told by the day of writing: how many days before it, and the part of the day; or how many
    /// weeks.
    pub days: BTreeMap<String, String>,
    /// Misspellings that no list has, each with what is meant; a dictionary that has one is overruled.
    #[serde(default)]
    pub misspellings: BTreeMap<String, String>,
    /// Names of months, long and short, with their numbers.
    pub months: BTreeMap<String, i8>,
    /// Names of weekdays, long and short; Monday is 1.
    pub weekdays: BTreeMap<String, i8>,
    /// Verbs of the line above a quoted mail.
    pub attributions: Vec<String>,
    /// Small words that give the language away.
    pub functions: Vec<String>,
    /// First words of a greeting.
    pub greetings: Vec<String>,
    /// Words of a greeting that greet nobody in particular.
    pub groups: Vec<String>,
    /// Titles before a name.
    pub honorifics: Vec<String>,
    /// Small words inside names.
    pub particles: Vec<String>,
    /// Beginnings that go with any word.
    pub prefixes: Vec<String>,
    /// Words that always have a capital and are nobody's name: a misspelling of one is no name, either.
    pub proper: Vec<String>,
    /// Words that may stand twice in a row.
    pub repeatable: Vec<String>,
    /// What stands before the `@` of an address that is an office's, not a person's.
    pub role_addresses: Vec<String>,
    /// Whole lines that close a mail.
    pub sign_offs: Vec<String>,
    /// Letters that the language's first two dictionaries write differently.
    #[serde(default)]
    pub spellings: SpellingTable,
    /// Ends that go with any word.
    pub suffixes: Vec<String>,
}

/// Letters that two varieties of a language write differently: `or/our`, as in `color` and `colour`.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SpellingTable {
    /// Each side is written in its own variety only.
    pub both: Vec<String>,
    /// The first gives its variety away; the second is written in both: `traveling`, `travelling`.
    pub first: Vec<String>,
    /// The second gives its variety away; the first is written in both: `organize`, `organise`.
    pub second: Vec<String>,
}
