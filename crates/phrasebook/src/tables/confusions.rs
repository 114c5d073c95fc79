//! Sets of words that sound alike.

use serde::Deserialize;
use toml::Spanned;
use zerocopy::little_endian::{F32, U16, U32};
use zerocopy::{FromBytes, Immutable, IntoBytes, KnownLayout, Unaligned};

use super::TableError;
use crate::pattern::{Compiler, Index, IndexRows, Intern, Lists, PatternRows, Patterns, WordId};
use crate::stored::{TextList, Texts, narrow, stored};

/// A set of words that sound alike: a file of `confusions/`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ConfusionTable {
    /// The words.
    pub words: Vec<String>,
    /// Two sentences on how the words differ, with an example of each.
    pub explain: String,
    /// How many false alarms of the model per million words it is worth to catch every mistake in
    /// one direction.
    #[serde(default = "some")]
    pub worth: f32,
    /// Those of the words that hardly anybody writes to an employer.
    #[serde(default)]
    pub unlikely: Vec<Spanned<String>>,
    /// Those of the words that hardly anybody writes for another.
    #[serde(default)]
    pub usual: Vec<Spanned<String>>,
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
    /// Whether some write it so on purpose: `insure that` in American English.
    #[serde(default)]
    pub accepted: bool,
    /// Contexts in which what is between `<` and `>` is wrong.
    pub patterns: Vec<Spanned<String>>,
    /// Sentences with the wrong word between `<` and `>`.
    pub flag: Vec<String>,
    /// Sentences in which nothing is found.
    pub ok: Vec<String>,
}

fn some() -> f32 {
    2.5
}

stored! {
    /// All confusion tables of a language; a match's row is the number of its slip.
    pub struct Confusions {
        /// The contexts.
        pub patterns: Patterns<'a>,
        /// The words of all sets of one or two parts, sorted.
        pub members: &'a [Member],
        /// Where those that begin with a word are among them.
        pub firsts: Index<'a>,
        slips: &'a [SlipRow],
        sets: &'a [SetRow],
        /// Places of words in their sets.
        unlikely: &'a [u8],
        usual: &'a [u8],
        directions: &'a [[u8; 2]],
        texts: Texts<'a>,
    }
}

/// A direction of a confusion as it is stored.
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, Immutable, KnownLayout, Unaligned)]
#[repr(C)]
struct SlipRow {
    right: U32,
    set: U16,
    certain: u8,
    accepted: u8,
}

/// A set as it is stored: the number of its first text, and where its unlikely and usual words and its
/// directions end.
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, Immutable, KnownLayout, Unaligned)]
#[repr(C)]
struct SetRow {
    texts: U32,
    worth: F32,
    unlikely: U32,
    usual: U32,
    directions: U32,
}

/// A word of a confusion set, found by its number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, FromBytes, IntoBytes, Immutable, KnownLayout, Unaligned)]
#[repr(C)]
pub struct Member {
    first: U32,
    second: U32,
    set: U16,
    /// Its place among the set's words.
    pub word: u8,
}

impl Member {
    /// The vocabulary number of its second part, or 0.
    #[must_use]
    pub fn second(self) -> WordId {
        self.second.get()
    }

    /// The number of its set.
    #[must_use]
    pub fn set(self) -> usize {
        usize::from(self.set.get())
    }
}

/// One direction of a confusion as the rule sees it.
#[derive(Debug, Clone, Copy)]
pub struct Slip<'a> {
    /// The word that was meant.
    pub right: &'a str,
    /// Whether no sensible sentence matches.
    pub certain: bool,
    /// Whether some write it so on purpose.
    pub accepted: bool,
    /// The number of its set.
    pub set: usize,
}

/// A set of words that sound alike.
#[derive(Debug, Clone, Copy, Default)]
pub struct ConfusionSet<'a> {
    /// The words, separated by spaces; a word of several parts has `_` for the space.
    pub words: &'a str,
    /// Two sentences on how the words differ.
    pub explain: &'a str,
    /// How many false alarms per million words it is worth to catch every mistake in one direction.
    pub worth: f32,
    /// The places of those of the words that hardly anybody writes to an employer.
    pub unlikely: &'a [u8],
    /// The places of those of the words that hardly anybody writes for another.
    pub usual: &'a [u8],
    /// Which word is written for which, by their places: what the slips' examples show.
    pub directions: &'a [[u8; 2]],
}

impl<'a> Confusions<'a> {
    /// The slip of a row.
    #[must_use]
    pub fn slip(&self, row: u16) -> Option<Slip<'a>> {
        let slip = self.slips.get(usize::from(row))?;
        let right = self.texts.get(slip.right.get() as usize);
        let (certain, accepted) = (slip.certain != 0, slip.accepted != 0);
        Some(Slip { right, certain, accepted, set: usize::from(slip.set.get()) })
    }

    /// The number of sets.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.sets.len()
    }

    /// Whether it is empty.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.sets.is_empty()
    }

    /// The set with a number; an empty one if there is none.
    #[must_use]
    pub fn set(&self, number: usize) -> ConfusionSet<'a> {
        let Some(set) = self.sets.get(number) else {
            return ConfusionSet::default();
        };
        let before = number.checked_sub(1).and_then(|before| self.sets.get(before));
        let range =
            |end: &dyn Fn(&SetRow) -> U32| before.map_or(0, |row| end(row).get() as usize)..end(set).get() as usize;
        let text = set.texts.get() as usize;
        ConfusionSet {
            words: self.texts.get(text),
            explain: self.texts.get(text + 1),
            worth: set.worth.get(),
            unlikely: self.unlikely.get(range(&|row| row.unlikely)).unwrap_or_default(),
            usual: self.usual.get(range(&|row| row.usual)).unwrap_or_default(),
            directions: self.directions.get(range(&|row| row.directions)).unwrap_or_default(),
        }
    }

    /// All sets, in order.
    pub fn sets(&self) -> impl Iterator<Item = ConfusionSet<'a>> {
        (0..self.len()).map(|number| self.set(number))
    }
}

/// Compiled confusion tables, ready to be stored.
#[derive(Debug, Default)]
pub struct ConfusionRows {
    patterns: PatternRows,
    members: Vec<Member>,
    firsts: IndexRows,
    slips: Vec<SlipRow>,
    sets: Vec<SetRow>,
    unlikely: Vec<u8>,
    usual: Vec<u8>,
    directions: Vec<[u8; 2]>,
    texts: TextList,
}

impl ConfusionRows {
    /// The tables as they are stored.
    #[must_use]
    pub fn confusions(&self) -> Confusions<'_> {
        Confusions {
            patterns: self.patterns.patterns(),
            members: &self.members,
            firsts: self.firsts.index(),
            slips: &self.slips,
            sets: &self.sets,
            unlikely: &self.unlikely,
            usual: &self.usual,
            directions: &self.directions,
            texts: self.texts.texts(),
        }
    }
}

/// Compiles all confusion tables of a language. The error names the table by its index.
pub fn compile_confusions(
    tables: &[ConfusionTable],
    shared: &Lists,
    words: &mut impl Intern,
) -> Result<ConfusionRows, (usize, TableError)> {
    let mut compiler = Compiler::new(words);
    let mut rows = ConfusionRows::default();
    for (number, table) in tables.iter().enumerate() {
        for slip in &table.slip {
            let row = short(rows.slips.len());
            for line in &slip.patterns {
                if !line.as_ref().contains('<') {
                    let error = TableError::at(line, "mark the wrong word with `<` and `>`");
                    return Err((number, error));
                }
                compiler
                    .add(row, line.as_ref(), &table.lists, shared)
                    .map_err(|error| (number, TableError::at(line, error)))?;
            }
            let right = rows.texts.add(&slip.right);
            let (certain, accepted) = (u8::from(slip.certain), u8::from(slip.accepted));
            rows.slips.push(SlipRow { right, set: U16::new(short(number)), certain, accepted });
        }
        for (words, places) in [(&table.unlikely, &mut rows.unlikely), (&table.usual, &mut rows.usual)] {
            for word in words {
                let place = place(table, word.as_ref());
                places.push(place.ok_or_else(|| (number, TableError::at(word, "this is no word of the set")))?);
            }
        }
        rows.directions.extend(directions(table));
        let words: Vec<String> = table.words.iter().map(|word| word.replace(' ', "_")).collect();
        let texts = rows.texts.add(&words.join(" "));
        rows.texts.add(&table.explain);
        rows.sets.push(SetRow {
            texts,
            worth: F32::new(table.worth),
            unlikely: narrow(rows.unlikely.len()),
            usual: narrow(rows.usual.len()),
            directions: narrow(rows.directions.len()),
        });
    }
    rows.patterns = compiler.finish();
    for (set, table) in (0u16..).zip(tables) {
        for (word, text) in (0u8..).zip(&table.words) {
            let mut ids = text.split(' ').map(|part| words.intern(&part.to_lowercase()));
            let (first, second) = (ids.next().unwrap_or(0), ids.next().unwrap_or(0));
            if ids.next().is_none() {
                rows.members.push(Member {
                    first: U32::new(first),
                    second: U32::new(second),
                    set: U16::new(set),
                    word,
                });
            }
        }
    }
    rows.members.sort_unstable_by_key(|member| (member.first.get(), member.second(), member.set(), member.word));
    rows.firsts = rows.members.iter().map(|member| member.first.get() as usize).collect();
    Ok(rows)
}

fn short(number: usize) -> u16 {
    u16::try_from(number).unwrap_or(u16::MAX)
}

/// The directions in which a set's words are confused, read off its examples.
fn directions(table: &ConfusionTable) -> Vec<[u8; 2]> {
    let mut directions = Vec::new();
    for slip in &table.slip {
        for sentence in &slip.flag {
            let marked = sentence.split(['<', '>']).skip(1).step_by(2);
            directions.extend(marked.filter_map(|word| Some([place(table, word)?, place(table, &slip.right)?])));
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
