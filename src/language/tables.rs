//! The kinds of table under `rules/<language>/`, read from TOML and compiled to patterns: for the
//! shipped tables when the program is built, for a user's own when it runs.

mod words;

use std::borrow::Cow;
use std::fmt::Display;
use std::ops::Range;

use regex::Regex;
use serde::Deserialize;
use toml::Spanned;

pub use words::WordTable;

use crate::text::pattern::{Compiler, Index, Intern, Lists, Patterns, WordId};

/// Text that lies in the binary, or was read from a user's table.
pub type Text = Cow<'static, str>;

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

/// A table of phrases, named after the rule that reads it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PhraseTable {
    /// Lists of this table only.
    #[serde(default)]
    pub lists: Lists,
    /// Phrases that are variants of one another.
    #[serde(default)]
    pub family: Vec<FamilyEntry>,
}

/// How much a phrase weighs.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Strength {
    /// Wrong wherever it stands.
    #[default]
    Strong,
    /// Fine once; it is the company it keeps that tells.
    Soft,
    /// Never wrong, and in its sentence nothing else of the table is.
    Excuse,
}

/// One family of a phrase table.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FamilyEntry {
    /// A name for the family, kebab-case.
    pub name: String,
    /// How much one of its phrases weighs.
    #[serde(default)]
    pub strength: Strength,
    /// How much it speaks for what the table decides.
    #[serde(default = "one")]
    pub weight: u8,
    /// The phrases.
    #[serde(default)]
    pub patterns: Vec<Spanned<String>>,
    /// Regular expressions for what words alone cannot say; a group named `flag` marks the find.
    #[serde(default)]
    pub regex: Vec<Spanned<String>>,
    /// Texts of which one must be there before the regular expressions are even compiled.
    #[serde(default)]
    pub trigger: Vec<String>,
    /// What is wrong with the phrase, where it is not what the rule says of all of them.
    #[serde(default)]
    pub says: String,
    /// A few words beside the phrase, where they are not the rule's.
    #[serde(default)]
    pub label: String,
    /// Why it matters.
    #[serde(default)]
    pub why: String,
    /// What to write instead.
    #[serde(default)]
    pub advice: String,
    /// Sentences with the found text between `<` and `>`.
    #[serde(default)]
    pub flag: Vec<String>,
    /// Sentences in which nothing is found.
    #[serde(default)]
    pub ok: Vec<String>,
}

fn one() -> u8 {
    1
}

fn some() -> f32 {
    2.5
}

/// A set of words that sound alike: a file of `confusions/`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ConfusionTable {
    /// The words.
    pub words: Vec<String>,
    /// Two sentences that tell them apart, with an example of each.
    pub explain: String,
    /// What catching all mistakes of a direction is worth: so many false alarms of the model in a million
    /// words.
    #[serde(default = "some")]
    pub worth: f32,
    /// Those of the words that hardly anybody writes to an employer.
    #[serde(default)]
    pub unlikely: Vec<Spanned<String>>,
    /// Lists of this table only.
    #[serde(default)]
    pub lists: Lists,
    /// What is written for what.
    pub slip: Vec<SlipEntry>,
}

/// One direction of a confusion.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SlipEntry {
    /// The word that was meant.
    pub right: String,
    /// Whether no sensible sentence matches.
    #[serde(default)]
    pub certain: bool,
    /// Contexts in which what stands between `<` and `>` is wrong.
    pub patterns: Vec<Spanned<String>>,
    /// Sentences with the wrong word between `<` and `>`.
    pub flag: Vec<String>,
    /// Sentences in which nothing is found.
    pub ok: Vec<String>,
}

/// Words that, joined by a slash, are a choice nobody made: `unresolved-alternative.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AlternativeTable {
    /// Words that exclude one another.
    pub alternatives: Vec<Vec<String>>,
    /// Sentences with the found text between `<` and `>`.
    pub flag: Vec<String>,
    /// Sentences in which nothing is found.
    pub ok: Vec<String>,
}

/// A family as rules see it.
#[derive(Debug, Clone)]
pub struct Family {
    /// Its name.
    pub name: Text,
    /// How much one of its phrases weighs.
    pub strength: Strength,
    /// How much it speaks for what the table decides.
    pub weight: u8,
    /// What is wrong with the phrase, where it is not what the rule says of all of them.
    pub says: Text,
    /// A few words beside the phrase, where they are not the rule's.
    pub label: Text,
    /// Why it matters.
    pub why: Text,
    /// What to write instead.
    pub advice: Text,
    /// Regular expressions with a group named `flag`.
    pub regex: Cow<'static, [Text]>,
    /// Texts of which one must be there for the regular expressions to match.
    pub trigger: Cow<'static, [Text]>,
}

/// A compiled phrase table; a match's row is the index of its family.
#[derive(Debug, Clone, Default)]
pub struct Phrases {
    /// The phrases.
    pub patterns: Patterns,
    /// Their families.
    pub families: Cow<'static, [Family]>,
}

impl Phrases {
    /// The triggers of the regular expressions, each with the row of its family.
    pub fn triggers(&self) -> impl Iterator<Item = (u16, &str)> {
        let rows = (0u16..).zip(self.families.iter()).filter(|(_, family)| !family.regex.is_empty());
        rows.flat_map(|(row, family)| family.trigger.iter().map(move |trigger| (row, &**trigger)))
    }
}

/// One direction of a confusion as the rule sees it.
#[derive(Debug, Clone)]
pub struct Slip {
    /// The word that was meant.
    pub right: Text,
    /// Whether no sensible sentence matches.
    pub certain: bool,
    /// Index of its set.
    pub set: u16,
}

/// A set of words that sound alike.
#[derive(Debug, Clone)]
pub struct ConfusionSet {
    /// The words, separated by spaces; a word of several parts has `_` for the space.
    pub words: Text,
    /// Two sentences that tell them apart.
    pub explain: Text,
    /// What catching all mistakes of a direction is worth, in false alarms of a million words.
    pub worth: f32,
    /// The places of those of the words that hardly anybody writes to an employer.
    pub unlikely: Cow<'static, [u8]>,
    /// Which word is written for which, by their places: what the slips' examples show.
    pub directions: Cow<'static, [(u8, u8)]>,
}

/// A word of a confusion set, found by its number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Member {
    /// The vocabulary number of its first or only part.
    pub first: WordId,
    /// That of its second part, or 0.
    pub second: WordId,
    /// Its set.
    pub set: u16,
    /// Its place among the set's words.
    pub word: u8,
}

/// All compiled confusion tables of a language; a match's row is the index of its slip.
#[derive(Debug, Clone, Default)]
pub struct Confusions {
    /// The contexts.
    pub patterns: Patterns,
    /// What they say.
    pub slips: Cow<'static, [Slip]>,
    /// The sets they belong to.
    pub sets: Cow<'static, [ConfusionSet]>,
    /// The words of all sets of one or two parts, sorted.
    pub members: Cow<'static, [Member]>,
    /// Where those that begin with a word stand among them.
    pub firsts: Index,
}

/// Compiles a phrase table.
pub fn compile_phrases(table: &PhraseTable, shared: &Lists, words: &mut impl Intern) -> Result<Phrases, TableError> {
    let mut compiler = Compiler::new(words);
    for (row, family) in (0u16..).zip(&table.family) {
        for line in &family.patterns {
            compiler.add(row, line.as_ref(), &table.lists, shared).map_err(|error| TableError::at(line, error))?;
        }
        for line in &family.regex {
            check_regex(line.as_ref()).map_err(|error| TableError::at(line, error))?;
            if family.trigger.is_empty() {
                return Err(TableError::at(
                    line,
                    "a family with `regex` needs `trigger`: texts of which one is in every find",
                ));
            }
        }
    }
    let families = table.family.iter().map(|family| Family {
        name: family.name.clone().into(),
        strength: family.strength,
        weight: family.weight,
        says: family.says.clone().into(),
        label: family.label.clone().into(),
        why: family.why.clone().into(),
        advice: family.advice.clone().into(),
        regex: family.regex.iter().map(|line| line.as_ref().clone().into()).collect(),
        trigger: family.trigger.iter().map(|text| text.clone().into()).collect(),
    });
    Ok(Phrases { patterns: compiler.finish(), families: families.collect() })
}

/// The directions in which a set's words are confused, read off its examples.
fn directions(table: &ConfusionTable) -> Vec<(u8, u8)> {
    let mut directions = Vec::new();
    for slip in &table.slip {
        for sentence in &slip.flag {
            let marked = sentence.split(['<', '>']).skip(1).step_by(2);
            directions.extend(marked.filter_map(|word| Some((place(table, word)?, place(table, &slip.right)?))));
        }
    }
    directions.sort_unstable();
    directions.dedup();
    directions
}

/// The place of a word in its set.
fn place(table: &ConfusionTable, word: &str) -> Option<u8> {
    let place = table.words.iter().position(|other| other.to_lowercase() == word.to_lowercase())?;
    u8::try_from(place).ok()
}

fn check_regex(line: &str) -> Result<(), String> {
    let regex = Regex::new(line).map_err(|error| {
        let text = error.to_string();
        text.lines().last().unwrap_or_default().trim_start_matches("error: ").to_owned()
    })?;
    let marked = regex.capture_names().flatten().any(|name| name == "flag");
    if marked { Ok(()) } else { Err("mark what is found with a group named `flag`: `(?<flag>…)`".into()) }
}

/// Compiles all confusion tables of a language. The error names the table by its index.
pub fn compile_confusions(
    tables: &[ConfusionTable],
    shared: &Lists,
    words: &mut impl Intern,
) -> Result<Confusions, (usize, TableError)> {
    let mut compiler = Compiler::new(words);
    let mut slips = Vec::new();
    let mut sets = Vec::new();
    for (number, table) in tables.iter().enumerate() {
        for slip in &table.slip {
            let row = u16::try_from(slips.len()).unwrap_or(u16::MAX);
            for line in &slip.patterns {
                if !line.as_ref().contains('<') {
                    let error = TableError::at(line, "mark the wrong word with `<` and `>`");
                    return Err((number, error));
                }
                compiler
                    .add(row, line.as_ref(), &table.lists, shared)
                    .map_err(|error| (number, TableError::at(line, error)))?;
            }
            let set = u16::try_from(number).unwrap_or(u16::MAX);
            slips.push(Slip { right: slip.right.clone().into(), certain: slip.certain, set });
        }
        let unlikely = table.unlikely.iter().map(|word| {
            place(table, word.as_ref()).ok_or_else(|| (number, TableError::at(word, "this is no word of the set")))
        });
        let unlikely: Vec<u8> = unlikely.collect::<Result<_, _>>()?;
        let words: Vec<String> = table.words.iter().map(|word| word.replace(' ', "_")).collect();
        sets.push(ConfusionSet {
            words: words.join(" ").into(),
            explain: table.explain.clone().into(),
            worth: table.worth,
            unlikely: unlikely.into(),
            directions: directions(table).into(),
        });
    }
    let patterns = compiler.finish();
    let mut members = Vec::new();
    for (set, table) in (0u16..).zip(tables) {
        for (word, text) in (0u8..).zip(&table.words) {
            let mut ids = text.split(' ').map(|part| words.intern(&part.to_lowercase()));
            let (first, second) = (ids.next().unwrap_or(0), ids.next().unwrap_or(0));
            if ids.next().is_none() {
                members.push(Member { first, second, set, word });
            }
        }
    }
    members.sort_unstable();
    let firsts = members.iter().map(|member| member.first as usize).collect();
    Ok(Confusions { patterns, slips: slips.into(), sets: sets.into(), members: members.into(), firsts })
}
