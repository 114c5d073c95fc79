//! Compiles the lines of a table: those of the shipped tables when the program is built, a user's when
//! it runs.

use std::collections::BTreeMap;

use zerocopy::little_endian::{U16, U32};

use super::line::{Item, branches};
use super::{
    Ask, BY_KIND, IndexRows, Intern, Lists, Pattern, PatternError, Patterns, Run, Start, Step, WORD, WordId, cased,
};
use crate::casing::casing;
use crate::stored::narrow;

/// Most steps a pattern may have, counted after its alternatives are written out.
pub const MOST_STEPS: usize = 24;

/// Collects patterns.
pub struct Compiler<'a, I: Intern> {
    words: &'a mut I,
    rows: PatternRows,
    known_sets: BTreeMap<Vec<WordId>, (U32, U32)>,
    known_runs: BTreeMap<Vec<Vec<Item>>, (U32, U32)>,
}

/// Compiled patterns, ready to be stored.
#[derive(Debug, Default)]
pub struct PatternRows {
    steps: Vec<Step>,
    runs: Vec<Run>,
    sets: Vec<U32>,
    all: Vec<Pattern>,
    anchors: IndexRows,
    starts: Vec<Start>,
}

impl PatternRows {
    /// The patterns as they are stored.
    #[must_use]
    pub fn patterns(&self) -> Patterns<'_> {
        Patterns {
            steps: &self.steps,
            runs: &self.runs,
            sets: &self.sets,
            all: &self.all,
            anchors: self.anchors.index(),
            starts: &self.starts,
        }
    }
}

impl<'a, I: Intern> Compiler<'a, I> {
    /// A compiler that numbers words with `words`.
    pub fn new(words: &'a mut I) -> Self {
        Self { words, rows: PatternRows::default(), known_sets: BTreeMap::new(), known_runs: BTreeMap::new() }
    }

    /// Adds one line of a table, for the table's row `row`. Lists are looked up in `own`, then in
    /// `shared`.
    pub fn add(&mut self, row: u16, line: &str, own: &Lists, shared: &Lists) -> Result<(), PatternError> {
        let lists = |name: &str| own.get(name).or_else(|| shared.get(name));
        let numbers = lists("number").cloned().unwrap_or_default();
        for branch in branches(line, &lists)? {
            self.check_forms(&branch)?;
            self.branch(row, &branch, &numbers)?;
        }
        Ok(())
    }

    fn branch(&mut self, row: u16, items: &[Item], numbers: &[String]) -> Result<(), PatternError> {
        let mut runs = self.runs(items).into_iter();
        let first = self.rows.steps.len();
        let (mut open, mut close) = (None, None);
        let mut anchor: Option<(usize, usize)> = None;
        for item in items {
            let at = self.rows.steps.len() - first;
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
                    self.set(Ask::Set, words)
                }
                Item::Maybe(words) => self.set(Ask::Maybe, words),
                Item::Not(words) => self.set(Ask::Not, words),
                Item::Number => self.set(Ask::Number, numbers),
                Item::Any => Step::of(Ask::Any),
                Item::MaybeAny => Step::of(Ask::MaybeAny),
                Item::Gap => Step::of(Ask::Gap),
                Item::Comma => Step::of(Ask::Comma),
                Item::Start => Step::of(Ask::Start),
                Item::End => Step::of(Ask::End),
                Item::Choice(_) => Step::new(Ask::Runs, runs.next().unwrap_or_default()),
            };
            self.rows.steps.push(step);
        }
        let steps = &self.rows.steps[first..];
        let len = steps.len();
        let Some((anchor, _)) = anchor else {
            return PatternError::because("a pattern needs at least one word that is not optional");
        };
        if steps.last().is_some_and(|step| step.ask() == Ask::Comma) {
            return PatternError::because("`,` needs a word after it; the end of a clause is `$`");
        }
        if len > MOST_STEPS {
            return PatternError::because(format!("a pattern has at most {MOST_STEPS} steps, but this one has {len}"));
        }
        // Without marks everything but the guards at both ends is flagged.
        let guard = |step: &&Step| matches!(step.ask(), Ask::Not | Ask::Start | Ask::End);
        let open = open.unwrap_or_else(|| steps.iter().take_while(guard).count());
        let close = close.unwrap_or_else(|| len - steps.iter().rev().take_while(guard).count());
        if open >= close {
            return PatternError::because("there is nothing between `<` and `>`");
        }
        let narrow8 = |n: usize| u8::try_from(n).unwrap_or(u8::MAX);
        self.rows.all.push(Pattern {
            first: narrow(first),
            row: U16::new(row),
            len: narrow8(len),
            anchor: narrow8(anchor),
            open: narrow8(open),
            close: narrow8(close),
        });
        Ok(())
    }

    fn check_forms(&self, items: &[Item]) -> Result<(), PatternError> {
        for item in items {
            match item {
                Item::Set(words) | Item::Maybe(words) | Item::Not(words) => {
                    if let Some(form) = words.iter().find(|word| is_form(word) && !self.words.has_forms(word)) {
                        return PatternError::because(format!("`{form}`: the language has no such form"));
                    }
                }
                Item::Choice(choices) => choices.iter().try_for_each(|choice| self.check_forms(choice))?,
                _ => {}
            }
        }
        Ok(())
    }

    /// Writes the runs of all choices down, ahead of the pattern's own steps; those of a list that patterns share once.
    fn runs(&mut self, items: &[Item]) -> Vec<(U32, U32)> {
        let mut ranges = Vec::new();
        for item in items {
            let Item::Choice(choices) = item else {
                continue;
            };
            if let Some(known) = self.known_runs.get(choices) {
                ranges.push(*known);
                continue;
            }
            let from = narrow(self.rows.runs.len());
            let mut runs: Vec<Vec<&[String]>> = choices.iter().map(|choice| sets(choice)).collect();
            runs.sort_by_key(|run| usize::MAX - run.len());
            let begin = runs.iter().filter_map(|run| run.first());
            let end = runs.iter().filter_map(|run| run.last());
            let ends: [Vec<String>; 2] =
                [begin.copied().flatten().cloned().collect(), end.copied().flatten().cloned().collect()];
            self.run(&[&ends[0], &ends[1]]);
            for run in &runs {
                self.run(run);
            }
            let range = (from, narrow(self.rows.runs.len()));
            self.known_runs.insert(choices.clone(), range);
            ranges.push(range);
        }
        ranges
    }

    /// Writes down a run that asks for a word of each set.
    fn run(&mut self, sets: &[&[String]]) {
        let start = narrow(self.rows.steps.len());
        for words in sets {
            let step = self.set(Ask::Set, words);
            self.rows.steps.push(step);
        }
        self.rows.runs.push(Run { start, len: u8::try_from(sets.len()).unwrap_or(u8::MAX) });
    }

    fn set(&mut self, ask: Ask, words: &[String]) -> Step {
        let mut ids: Vec<WordId> = words.iter().map(|word| self.entry(word)).collect();
        ids.sort_unstable();
        ids.dedup();
        let sets = &mut self.rows.sets;
        let range = *self.known_sets.entry(ids).or_insert_with_key(|ids| {
            let from = narrow(sets.len());
            sets.extend(ids.iter().copied().map(U32::new));
            (from, narrow(sets.len()))
        });
        let mut step = Step::new(ask, range);
        if words.iter().any(|word| word.contains(['@', '*'])) {
            step.ask |= BY_KIND;
        }
        step
    }

    /// The entry of a set for a word, and for the casing it asks for.
    fn entry(&mut self, word: &str) -> WordId {
        match word.strip_prefix('=') {
            Some(asked) => cased(self.words.intern(&asked.to_lowercase()), casing(asked)),
            None => self.words.intern(word),
        }
    }

    /// All patterns added, with the index that finds them by word.
    #[must_use]
    pub fn finish(mut self) -> PatternRows {
        let patterns = self.rows.patterns();
        let mut starts: Vec<(WordId, usize)> = Vec::new();
        for (number, pattern) in patterns.all.iter().enumerate() {
            let anchor = patterns.steps(pattern)[usize::from(pattern.anchor)];
            starts.extend(patterns.set(anchor).iter().map(|word| (word.get() & WORD, number)));
        }
        starts.sort_unstable();
        starts.dedup();
        let rows = starts.iter().map(|(_, number)| patterns.start(*number)).collect();
        self.rows.anchors = starts.iter().map(|(word, _)| *word as usize).collect();
        self.rows.starts = rows;
        self.rows
    }
}

/// The sets of a choice, which has nothing else.
fn sets(choice: &[Item]) -> Vec<&[String]> {
    let sets = choice.iter().filter_map(|item| if let Item::Set(words) = item { Some(words.as_slice()) } else { None });
    sets.collect()
}

/// Whether a word of a set is any word in a form.
fn is_form(word: &str) -> bool {
    word.starts_with('@')
}

/// A guess at how often a word is used in a mail: short words are the common ones. Only decides
/// where a search begins.
fn commonness(word: &str) -> usize {
    match word.len() {
        _ if is_form(word) => 10_000,
        0..=3 => 100,
        4 => 30,
        5..=6 => 12,
        _ => 5,
    }
}
