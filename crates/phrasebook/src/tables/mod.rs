//! The kinds of table under `rules/<language>/`: how each is written in TOML, what it is compiled to,
//! and how that is stored. The shipped tables are compiled when the program is built, a user's own
//! when it runs.

mod articles;
mod clauses;
mod confusions;
mod conventions;
mod dates;
mod families;
mod names;
mod phrases;
mod words;

use std::fmt::{self, Display};
use std::ops::Range;

use serde::Deserialize;
use toml::Spanned;

pub use articles::{ArticleTable, Articles, compile_articles};
pub use clauses::{ClauseTable, Clauses, compile_clauses};
pub use confusions::{
    ConfusionRows, ConfusionSet, ConfusionTable, Confusions, Member, Slip, SlipEntry, compile_confusions,
};
pub use conventions::{ConventionTable, Conventions, compile_conventions};
pub use dates::{DateTable, Dates, DayPart, RelativeDay, compile_dates};
pub use families::*;
pub use names::{HeaderTable, NameTable, Names, NicknameTable, compile_headers, compile_names};
pub use phrases::{
    Families, Family, FamilyEntry, FamilyRow, PhraseRows, PhraseTable, Phrases, Strength, compile_phrases,
};
pub use words::{
    Contraction, LanguageInfo, NumberMap, SlotTable, SlotWords, SpellingTable, TextMap, WordTable, Words, compile_words,
};

use crate::pattern::Lists;

/// What is wrong with a table, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableError {
    /// What is wrong, in words for the person who wrote the table.
    pub message: String,
    /// Byte range in the table's text.
    pub span: Option<Range<usize>>,
}

impl TableError {
    fn at<T>(spanned: &Spanned<T>, message: impl Display) -> Self {
        Self { message: message.to_string(), span: Some(spanned.span()) }
    }
}

impl Display for TableError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for TableError {}

impl From<toml::de::Error> for TableError {
    fn from(error: toml::de::Error) -> Self {
        Self { message: error.message().to_owned(), span: error.span() }
    }
}

/// Lists of words that patterns share: `lists.toml`.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ListTable {
    /// List name to its words.
    #[serde(default)]
    pub lists: Lists,
}

/// Words that, joined by a slash, are a choice nobody made: `unresolved-alternative.toml`.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AlternativeTable {
    /// Words that exclude one another.
    pub alternatives: Vec<Vec<String>>,
    /// Words that writers join themselves now and then: `the job/role`.
    pub loose: Vec<Vec<String>>,
    /// Words for a person, of which one is right where the person is named: `he/she`.
    pub pronouns: Vec<Vec<String>>,
    /// Sentences with the found text between `<` and `>`.
    pub flag: Vec<String>,
    /// Sentences in which nothing is found.
    pub ok: Vec<String>,
}
