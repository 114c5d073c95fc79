//! Tables of phrases, named after the rules that read them.

use std::ops::Range;

use regex::Regex;
use serde::Deserialize;
use toml::Spanned;
use zerocopy::little_endian::{U16, U32};
use zerocopy::{FromBytes, Immutable, IntoBytes, KnownLayout, Unaligned};

use super::TableError;
use super::families::{self, FamilyName};
use crate::pattern::{Compiler, Intern, Lists, PatternRows, Patterns};
use crate::stored::{TextList, Texts, stored};

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
    /// Wrong wherever it is.
    #[default]
    Strong,
    /// Fine once; only the company it keeps makes it count.
    Soft,
    /// Never wrong, and in its sentence nothing else of the table is.
    Excuse,
}

/// One family of a phrase table.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FamilyEntry {
    /// A name for the family, kebab-case.
    pub name: Spanned<String>,
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
    /// What is wrong with the phrase, if the rule's own words do not fit.
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
    /// What takes the place of the phrase: `@past` is that form of its last word, `_` its first word.
    #[serde(default)]
    pub fix: String,
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

/// What a family is apart from its phrases, as it is stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq, FromBytes, IntoBytes, Immutable, KnownLayout, Unaligned)]
#[repr(C)]
pub struct FamilyRow {
    /// Its place among the families that the rule knows by name.
    known: u8,
    strength: u8,
    weight: u8,
    /// The first of its texts, which are in the order of [`TextPlace`], its expressions, its triggers.
    texts: U32,
    expressions: U16,
    triggers: U16,
}

/// Where a text of a family is among its texts.
enum TextPlace {
    Name,
    Says,
    Label,
    Why,
    Advice,
    Fix,
    /// One past the last.
    Rest,
}

stored! {
    /// A compiled phrase table; a match's row is the number of its family.
    pub struct Phrases {
        /// The phrases.
        pub patterns: Patterns<'a>,
        /// Their families.
        pub families: Families<'a>,
    }

    /// The families of a phrase table.
    pub struct Families {
        rows: &'a [FamilyRow],
        texts: Texts<'a>,
    }
}

impl<'a> Families<'a> {
    /// The number of families.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether it is empty.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The family of a row.
    #[must_use]
    pub fn get(&self, row: u16) -> Option<Family<'a>> {
        Some(Family { row: self.rows.get(usize::from(row))?, texts: self.texts })
    }

    /// All families, each with its row.
    pub fn iter(&self) -> impl Iterator<Item = (u16, Family<'a>)> + use<'a> {
        let texts = self.texts;
        (0..).zip(self.rows).map(move |(number, row)| (number, Family { row, texts }))
    }
}

/// A family as rules see it.
#[derive(Debug, Clone, Copy)]
pub struct Family<'a> {
    row: &'a FamilyRow,
    texts: Texts<'a>,
}

impl<'a> Family<'a> {
    /// Its name.
    #[must_use]
    pub fn name(&self) -> &'a str {
        self.text(TextPlace::Name)
    }

    /// Which of the families it is that the rule of its table knows.
    #[must_use]
    pub fn known<F: FamilyName>(&self) -> Option<F> {
        F::ALL.get(usize::from(self.row.known)).copied()
    }

    /// Whether it is this one of the families that the rule of its table knows.
    #[must_use]
    pub fn is<F: FamilyName>(&self, family: F) -> bool {
        self.known() == Some(family)
    }

    /// How much one of its phrases weighs.
    #[must_use]
    pub fn strength(&self) -> Strength {
        match self.row.strength {
            0 => Strength::Strong,
            1 => Strength::Soft,
            _ => Strength::Excuse,
        }
    }

    /// How much it speaks for what the table decides.
    #[must_use]
    pub fn weight(&self) -> u8 {
        self.row.weight
    }

    /// What is wrong with the phrase; empty if the rule's own words fit.
    #[must_use]
    pub fn says(&self) -> &'a str {
        self.text(TextPlace::Says)
    }

    /// A few words beside the phrase; empty where they are the rule's.
    #[must_use]
    pub fn label(&self) -> &'a str {
        self.text(TextPlace::Label)
    }

    /// Why it matters.
    #[must_use]
    pub fn why(&self) -> &'a str {
        self.text(TextPlace::Why)
    }

    /// What to write instead.
    #[must_use]
    pub fn advice(&self) -> &'a str {
        self.text(TextPlace::Advice)
    }

    /// What takes the place of the phrase, with `@past` for that form of its last word and `_` for its first;
    /// empty if there is nothing.
    #[must_use]
    pub fn fix(&self) -> &'a str {
        self.text(TextPlace::Fix)
    }

    /// Regular expressions with a group named `flag`.
    pub fn expressions(&self) -> impl Iterator<Item = &'a str> + use<'a> {
        let texts = self.texts;
        self.further(0, usize::from(self.row.expressions.get())).map(move |number| texts.get(number))
    }

    /// Texts of which one must be there for the regular expressions to match.
    pub fn triggers(&self) -> impl Iterator<Item = &'a [u8]> + use<'a> {
        let (texts, expressions) = (self.texts, usize::from(self.row.expressions.get()));
        let triggers = self.further(expressions, usize::from(self.row.triggers.get()));
        triggers.map(move |number| texts.bytes(number))
    }

    fn text(&self, place: TextPlace) -> &'a str {
        self.texts.get(self.row.texts.get() as usize + place as usize)
    }

    fn further(&self, skipped: usize, count: usize) -> Range<usize> {
        let first = self.row.texts.get() as usize + TextPlace::Rest as usize + skipped;
        first..first + count
    }
}

impl<'a> Phrases<'a> {
    /// The triggers of the regular expressions, each with the row of its family.
    pub fn triggers(&self) -> impl Iterator<Item = (u16, &'a [u8])> + use<'a> {
        self.families.iter().flat_map(|(row, family)| family.triggers().map(move |trigger| (row, trigger)))
    }
}

/// A compiled phrase table, ready to be stored.
#[derive(Debug, Default)]
pub struct PhraseRows {
    patterns: PatternRows,
    families: Vec<FamilyRow>,
    texts: TextList,
}

impl PhraseRows {
    /// The table as it is stored.
    #[must_use]
    pub fn phrases(&self) -> Phrases<'_> {
        let families = Families { rows: &self.families, texts: self.texts.texts() };
        Phrases { patterns: self.patterns.patterns(), families }
    }
}

/// Compiles the phrase table of a name, which has no family but those that its rule knows.
pub fn compile_phrases(
    name: &str,
    table: &PhraseTable,
    shared: &Lists,
    words: &mut impl Intern,
) -> Result<PhraseRows, TableError> {
    families::check(name, table)?;
    for family in &table.family {
        if let Some(form) = family.fix.split(' ').find(|part| part.starts_with('@') && !words.has_forms(part)) {
            return Err(TableError::at(&family.name, format!("`{form}`: the language has no such form")));
        }
    }
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
    let mut rows = PhraseRows { patterns: compiler.finish(), ..PhraseRows::default() };
    for family in &table.family {
        let FamilyEntry { says, label, why, advice, fix, .. } = family;
        let texts = rows.texts.add(family.name.as_ref());
        let expressions = family.regex.iter().map(Spanned::as_ref);
        // A trigger without an expression finds nothing.
        let triggers = family.trigger.iter().filter(|_| !family.regex.is_empty());
        for text in [says, label, why, advice, fix].into_iter().chain(expressions).chain(triggers.clone()) {
            rows.texts.add(text);
        }
        let count = |count: usize| U16::new(u16::try_from(count).unwrap_or(u16::MAX));
        rows.families.push(FamilyRow {
            known: families::place(name, family.name.as_ref()),
            strength: family.strength as u8,
            weight: family.weight,
            texts,
            expressions: count(family.regex.len()),
            triggers: count(triggers.count()),
        });
    }
    Ok(rows)
}

fn check_regex(line: &str) -> Result<(), String> {
    let regex = Regex::new(line).map_err(|error| {
        let text = error.to_string();
        text.lines().last().unwrap_or_default().trim_start_matches("error: ").to_owned()
    })?;
    let marked = regex.capture_names().flatten().any(|name| name == "flag");
    if marked { Ok(()) } else { Err("mark what is found with a group named `flag`: `(?<flag>…)`".into()) }
}
