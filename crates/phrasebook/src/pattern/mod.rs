//! The pattern language of the tables: lines of words, lists and marks, compiled to steps that a text
//! is matched with. `rules/README.md` describes it to the people who write patterns.

mod compiler;
mod index;
mod line;
mod parts;
mod sieve;

use std::collections::BTreeMap;
use std::error::Error;
use std::fmt;
use std::ops::Range;

use zerocopy::little_endian::{U16, U32};
use zerocopy::{FromBytes, Immutable, IntoBytes, KnownLayout, Unaligned};

use crate::casing::Casing;
use crate::stored::stored;

pub use compiler::{Compiler, MOST_STEPS, PatternRows};
pub use index::{Index, IndexRows};
pub use parts::{PartRows, Parts};
pub use sieve::Sieve;

/// The number of a word of the patterns' vocabulary; 0 is every word that no pattern has.
pub type WordId = u32;

/// The bits of a set's entry that are the word's number; those above say which casing it must have.
const WORD: WordId = u32::MAX >> 2;

/// The entry of a set for a word that must have this casing.
fn cased(word: WordId, casing: Casing) -> u32 {
    let casing = match casing {
        Casing::Mixed => 0,
        Casing::Lower => 1,
        Casing::Capital => 2,
        Casing::Upper => 3,
    };
    word | casing << WORD.count_ones()
}

/// Gives words their numbers, the same number to the same word.
pub trait Intern {
    /// The number of a lower-case word, or of the words that begin or end in the same way (`kiln*`,
    /// `*kiln`) or are in the same form (`@past`); a new one if it has none yet.
    fn intern(&mut self, word: &str) -> WordId;

    /// Whether the language has the forms that `@past-base` speaks of.
    fn has_forms(&self, pattern: &str) -> bool;
}

/// Lists that patterns name with `{list}`: list name to its words or short word sequences.
pub type Lists = BTreeMap<String, Vec<String>>;

/// What a step of a pattern asks of the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub enum Ask {
    /// One word of the set.
    Set,
    /// One word of the set, or none.
    Maybe,
    /// One of several runs of words, the longest first.
    Runs,
    /// Any one word.
    Any,
    /// Up to three words of the sentence.
    Gap,
    /// A number in digits, or one of the set's number words.
    Number,
    /// A comma before the next word.
    Comma,
    /// The start of a sentence.
    Start,
    /// The end of a clause.
    End,
    /// No word of the set.
    Not,
    /// Any one word, or none.
    MaybeAny,
}

const ASKS: [Ask; 11] = [
    Ask::Set,
    Ask::Maybe,
    Ask::Runs,
    Ask::Any,
    Ask::Gap,
    Ask::Number,
    Ask::Comma,
    Ask::Start,
    Ask::End,
    Ask::Not,
    Ask::MaybeAny,
];

/// The bit of [`Step::ask`] that says that its set speaks of words by how they begin, end or are inflected.
const BY_KIND: u8 = 1 << 7;

/// One step of a compiled pattern.
#[derive(Debug, Clone, Copy, PartialEq, Eq, FromBytes, IntoBytes, Immutable, KnownLayout, Unaligned)]
#[repr(C)]
pub struct Step {
    ask: u8,
    from: U32,
    to: U32,
}

impl Step {
    fn new(ask: Ask, (from, to): (U32, U32)) -> Self {
        Self { ask: ask as u8, from, to }
    }

    /// A step without a set.
    fn of(ask: Ask) -> Self {
        Self::new(ask, Default::default())
    }

    /// What it asks of the text. What it should ask is unknown of a damaged step: then there is no word
    /// that it takes.
    #[must_use]
    pub fn ask(self) -> Ask {
        ASKS.get(usize::from(self.ask & !BY_KIND)).copied().unwrap_or(Ask::Start)
    }

    /// Whether its set speaks of words by how they begin, end or are inflected. Few do.
    #[must_use]
    pub const fn is_by_kind(self) -> bool {
        self.ask & BY_KIND != 0
    }

    fn range(self) -> Range<usize> {
        self.from.get() as usize..self.to.get() as usize
    }
}

/// A run of steps, and where a search for it begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, FromBytes, IntoBytes, Immutable, KnownLayout, Unaligned)]
#[repr(C)]
pub struct Pattern {
    /// First step in [`Patterns::steps`].
    pub first: U32,
    /// The row of the table the pattern belongs to.
    pub row: U16,
    /// Number of steps.
    pub len: u8,
    /// The step whose words start a search, relative to `first`.
    pub anchor: u8,
    /// First flagged step.
    pub open: u8,
    /// One past the last flagged step.
    pub close: u8,
}

/// A pattern that is searched for from an anchor.
#[derive(Debug, Clone, Copy, PartialEq, Eq, FromBytes, IntoBytes, Immutable, KnownLayout, Unaligned)]
#[repr(C)]
pub struct Start {
    /// Its place in [`Patterns::all`].
    pub pattern: U32,
    /// What may come before the anchor.
    pub before: Sieve,
    /// What may come after it.
    pub after: Sieve,
}

/// A run of words inside a pattern.
#[derive(Debug, Clone, Copy, PartialEq, Eq, FromBytes, IntoBytes, Immutable, KnownLayout, Unaligned)]
#[repr(C)]
pub struct Run {
    start: U32,
    len: u8,
}

impl Run {
    fn of(self, steps: &[Step]) -> &[Step] {
        let start = self.start.get() as usize;
        steps.get(start..start + usize::from(self.len)).unwrap_or_default()
    }
}

stored! {
    /// Many compiled patterns.
    pub struct Patterns {
        /// The steps of all patterns.
        pub steps: &'a [Step],
        /// Runs of steps inside patterns.
        pub runs: &'a [Run],
        /// The words of all sets, each set sorted.
        pub sets: &'a [U32],
        /// All patterns.
        pub all: &'a [Pattern],
        /// The words at which searches start, and where their patterns are in `starts`.
        pub anchors: Index<'a>,
        /// The patterns that are searched for, anchor by anchor.
        pub starts: &'a [Start],
    }
}

impl<'a> Patterns<'a> {
    /// The steps of a pattern.
    #[must_use]
    pub fn steps(&self, pattern: &Pattern) -> &'a [Step] {
        let first = pattern.first.get() as usize;
        self.steps.get(first..first + usize::from(pattern.len)).unwrap_or_default()
    }

    /// The runs that a step chooses among.
    pub fn choices(&self, step: Step) -> impl Iterator<Item = &'a [Step]> + use<'a> {
        let Self { steps, runs, .. } = *self;
        let (_, runs) = runs.get(step.range()).unwrap_or_default().split_at_checked(1).unwrap_or_default();
        runs.iter().map(move |run| run.of(steps))
    }

    /// What asks for the words that the runs of a step begin with, and for those that they end with. Most often
    /// there is none of them, and no run needs a look.
    #[must_use]
    pub fn ends(&self, step: Step) -> Option<[Step; 2]> {
        self.runs.get(step.range())?.first()?.of(self.steps).try_into().ok()
    }

    /// Whether a word, as it is cased, is in the set of a step.
    #[must_use]
    pub fn has(&self, step: Step, word: WordId, casing: Casing) -> bool {
        word != 0 && {
            let set = self.set(step);
            let has = |entry: u32| set.binary_search_by_key(&entry, |entry| entry.get()).is_ok();
            has(word) || asks_case(set) && has(cased(word, casing))
        }
    }

    /// Whether the set of a step asks any word for its casing.
    #[must_use]
    pub fn asks_case(&self, step: Step) -> bool {
        asks_case(self.set(step))
    }

    fn set(&self, step: Step) -> &'a [U32] {
        self.sets.get(step.range()).unwrap_or_default()
    }
}

fn asks_case(set: &[U32]) -> bool {
    set.last().is_some_and(|last| last.get() > WORD)
}

/// What is wrong with a pattern, in words for the person who wrote it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PatternError(String);

impl PatternError {
    fn because<T>(message: impl Into<String>) -> Result<T, Self> {
        Err(Self(message.into()))
    }
}

impl fmt::Display for PatternError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Error for PatternError {}
