//! The pattern language of the tables: parsed once, at build time for the shipped tables and at
//! run time for a user's own. `rules/README.md` describes it to the people who write patterns.

mod index;
mod line;
mod sieve;

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;

pub use index::Index;
use line::{Item, branches};
pub use sieve::Sieve;

/// A word of the patterns' vocabulary; 0 is every word no pattern speaks of.
pub type WordId = u32;

/// Gives words their numbers, the same number to the same word.
pub trait Intern {
    /// The number of a lower-case word, a new one if it has none yet.
    fn intern(&mut self, word: &str) -> WordId;
}

/// Lists that patterns name with `{list}`: list name to its words or short word sequences.
pub type Lists = BTreeMap<String, Vec<String>>;

/// One step of a compiled pattern. Sets are ranges of [`Patterns::sets`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// One word of the set.
    Set(u32, u32),
    /// One word of the set, or none.
    Maybe(u32, u32),
    /// One of these runs of words: a range of [`Patterns::runs`], the longest first.
    Runs(u32, u32),
    /// Any one word.
    Any,
    /// Up to three words of the sentence.
    Gap,
    /// A number in digits, or one of the set's number words.
    Number(u32, u32),
    /// A comma before the next word.
    Comma,
    /// The start of a sentence.
    Start,
    /// The end of a clause.
    End,
    /// No word of the set here.
    Not(u32, u32),
}

/// A run of steps, and where a search for it begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pattern {
    /// First step in [`Patterns::steps`].
    pub first: u32,
    /// Number of steps.
    pub len: u8,
    /// The step whose words start a search, relative to `first`.
    pub anchor: u8,
    /// First flagged step.
    pub open: u8,
    /// One past the last flagged step.
    pub close: u8,
    /// The row of the table the pattern belongs to.
    pub row: u16,
}

/// A pattern that is searched for from an anchor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Start {
    /// Its place in [`Patterns::all`].
    pub pattern: u32,
    /// What may stand before the anchor.
    pub before: Sieve,
    /// What may stand behind it.
    pub after: Sieve,
}

/// Many compiled patterns, in a form that can lie in the binary ready to use.
#[derive(Debug, Clone, Default)]
pub struct Patterns {
    /// The steps of all patterns.
    pub steps: Cow<'static, [Step]>,
    /// Runs of steps inside patterns: where each starts in `steps`, and its length.
    pub runs: Cow<'static, [(u32, u8)]>,
    /// The words of all sets, each set sorted.
    pub sets: Cow<'static, [WordId]>,
    /// All patterns.
    pub all: Cow<'static, [Pattern]>,
    /// The words at which searches start, and where their patterns stand in `starts`.
    pub anchors: Index,
    /// The patterns that are searched for, anchor by anchor.
    pub starts: Cow<'static, [Start]>,
}

impl Patterns {
    /// The runs a step chooses among.
    pub fn choices(&self, from: u32, to: u32) -> impl Iterator<Item = &[Step]> {
        self.runs[from as usize..to as usize].iter().map(|&(start, len)| {
            let start = start as usize;
            &self.steps[start..start + len as usize]
        })
    }
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

impl std::error::Error for PatternError {}

/// Most steps a pattern may have, counted after its alternatives are written out.
pub const MOST_STEPS: usize = 24;

/// Collects patterns and turns them into [`Patterns`].
pub struct Compiler<'a, I: Intern> {
    words: &'a mut I,
    steps: Vec<Step>,
    runs: Vec<(u32, u8)>,
    sets: Vec<WordId>,
    known_sets: BTreeMap<Vec<WordId>, (u32, u32)>,
    patterns: Vec<Pattern>,
}

impl<'a, I: Intern> Compiler<'a, I> {
    /// A compiler that numbers words with `words`.
    pub fn new(words: &'a mut I) -> Self {
        Self {
            words,
            steps: Vec::new(),
            runs: Vec::new(),
            sets: Vec::new(),
            known_sets: BTreeMap::new(),
            patterns: Vec::new(),
        }
    }

    /// Adds one line of a table, for the table's row `row`. Lists are looked up in `own`, then in
    /// `shared`.
    pub fn add(&mut self, row: u16, line: &str, own: &Lists, shared: &Lists) -> Result<(), PatternError> {
        let lists = |name: &str| own.get(name).or_else(|| shared.get(name));
        let numbers = lists("number").cloned().unwrap_or_default();
        for branch in branches(line, &lists)? {
            self.branch(row, &branch, &numbers)?;
        }
        Ok(())
    }

    fn branch(&mut self, row: u16, items: &[Item], numbers: &[String]) -> Result<(), PatternError> {
        let runs = self.runs(items);
        let mut runs = runs.into_iter();
        let first = self.steps.len();
        let (mut open, mut close) = (None, None);
        let mut anchor: Option<(usize, usize)> = None;
        for item in items {
            let at = self.steps.len() - first;
            let step = match item {
                Item::Open => {
                    open = Some(at);
                    continue;
                }
                Item::Close => {
                    close = Some(at);
                    continue;
                }
                Item::Set(words) => {
                    let cost = words.iter().map(|word| commonness(word)).sum();
                    if anchor.is_none_or(|(_, least)| cost < least) {
                        anchor = Some((at, cost));
                    }
                    let (from, to) = self.set(words);
                    Step::Set(from, to)
                }
                Item::Maybe(words) => {
                    let (from, to) = self.set(words);
                    Step::Maybe(from, to)
                }
                Item::Not(words) => {
                    let (from, to) = self.set(words);
                    Step::Not(from, to)
                }
                Item::Number => {
                    let (from, to) = self.set(numbers);
                    Step::Number(from, to)
                }
                Item::Any => Step::Any,
                Item::Gap => Step::Gap,
                Item::Comma => Step::Comma,
                Item::Start => Step::Start,
                Item::End => Step::End,
                Item::Choice(_) => {
                    let (from, to) = runs.next().unwrap_or_default();
                    Step::Runs(from, to)
                }
            };
            self.steps.push(step);
        }
        let len = self.steps.len() - first;
        let Some((anchor, _)) = anchor else {
            return PatternError::because("a pattern needs at least one word that must be there");
        };
        if matches!(self.steps.last(), Some(Step::Comma)) {
            return PatternError::because("`,` needs a word behind it; the end of a clause is `$`");
        }
        if len > MOST_STEPS {
            return PatternError::because(format!("a pattern has at most {MOST_STEPS} steps, this one {len}"));
        }
        // Without marks everything but the guards at both ends is flagged.
        let guard = |step: &Step| matches!(step, Step::Not(..) | Step::Start | Step::End);
        let steps = &self.steps[first..];
        let open = open.unwrap_or_else(|| steps.iter().take_while(|step| guard(step)).count());
        let close = close.unwrap_or_else(|| len - steps.iter().rev().take_while(|step| guard(step)).count());
        if open >= close {
            return PatternError::because("nothing stands between `<` and `>`");
        }
        let narrow = |n: usize| u8::try_from(n).unwrap_or(u8::MAX);
        self.patterns.push(Pattern {
            first: narrow32(first),
            len: narrow(len),
            anchor: narrow(anchor),
            open: narrow(open),
            close: narrow(close),
            row,
        });
        Ok(())
    }

    /// Writes the runs of all choices down, ahead of the pattern's own steps.
    fn runs(&mut self, items: &[Item]) -> Vec<(u32, u32)> {
        let mut ranges = Vec::new();
        for item in items {
            let Item::Choice(choices) = item else {
                continue;
            };
            let from = narrow32(self.runs.len());
            let mut choices: Vec<&Vec<Item>> = choices.iter().collect();
            choices.sort_by_key(|choice| usize::MAX - choice.len());
            for choice in choices {
                let start = narrow32(self.steps.len());
                for item in choice {
                    if let Item::Set(words) = item {
                        let (from, to) = self.set(words);
                        self.steps.push(Step::Set(from, to));
                    }
                }
                self.runs.push((start, u8::try_from(choice.len()).unwrap_or(u8::MAX)));
            }
            ranges.push((from, narrow32(self.runs.len())));
        }
        ranges
    }

    fn set(&mut self, words: &[String]) -> (u32, u32) {
        let mut ids: Vec<WordId> = words.iter().map(|word| self.words.intern(word)).collect();
        ids.sort_unstable();
        ids.dedup();
        if let Some(&range) = self.known_sets.get(&ids) {
            return range;
        }
        let from = narrow32(self.sets.len());
        self.sets.extend(&ids);
        let to = narrow32(self.sets.len());
        self.known_sets.insert(ids, (from, to));
        (from, to)
    }

    /// All patterns added, with the index that finds them by word.
    #[must_use]
    pub fn finish(self) -> Patterns {
        let mut starts: Vec<(WordId, u32)> = Vec::new();
        for (number, pattern) in (0u32..).zip(&self.patterns) {
            if let Step::Set(from, to) = self.steps[pattern.first as usize + pattern.anchor as usize] {
                starts.extend(self.sets[from as usize..to as usize].iter().map(|&word| (word, number)));
            }
        }
        starts.sort_unstable();
        let mut patterns = Patterns {
            steps: self.steps.into(),
            runs: self.runs.into(),
            sets: self.sets.into(),
            all: self.patterns.into(),
            anchors: starts.iter().map(|&(word, _)| word as usize).collect(),
            starts: Cow::default(),
        };
        patterns.starts = starts.into_iter().map(|(_, pattern)| patterns.start(pattern)).collect();
        patterns
    }
}

/// A guess at how often a word stands in a mail: short words are the common ones. Only decides
/// where a search begins.
fn commonness(word: &str) -> usize {
    match word.len() {
        0..=3 => 100,
        4 => 30,
        5..=6 => 12,
        _ => 5,
    }
}

fn narrow32(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
