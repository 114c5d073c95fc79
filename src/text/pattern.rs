//! The pattern language of the tables: parsed once, at build time for the shipped tables and at
//! run time for a user's own. `rules/README.md` describes it to the people who write patterns.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;

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
    pub patterns: Cow<'static, [Pattern]>,
    /// The words at which searches start, sorted.
    pub anchors: Cow<'static, [WordId]>,
    /// Where each anchor's patterns begin in `starts`; one more entry than anchors.
    pub offsets: Cow<'static, [u32]>,
    /// Indices of patterns, anchor by anchor.
    pub starts: Cow<'static, [u32]>,
}

/// What is wrong with a pattern, in words for the person who wrote it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PatternError(String);

impl fmt::Display for PatternError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for PatternError {}

/// Most steps a pattern may have, counted after its alternatives are written out.
pub const MOST_STEPS: usize = 24;
/// Most patterns one line may stand for.
const MOST_BRANCHES: usize = 400;

/// A step before words have numbers.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Item {
    Set(Vec<String>),
    Maybe(Vec<String>),
    Any,
    Gap,
    Number,
    Comma,
    Start,
    End,
    Not(Vec<String>),
    Open,
    Close,
    /// Alternatives of several words, each a sequence.
    Choice(Vec<Vec<Item>>),
}

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
        let items = Parser { rest: line, lists: &lists }.sequence(0)?;
        let mut branches = vec![Vec::new()];
        expand(&items, &mut branches)?;
        let numbers = lists("number").cloned().unwrap_or_default();
        for branch in branches {
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
            return error("a pattern needs at least one word that must be there");
        };
        if matches!(self.steps.last(), Some(Step::Comma)) {
            return error("`,` needs a word behind it; the end of a clause is `$`");
        }
        if len > MOST_STEPS {
            return error(format!("a pattern has at most {MOST_STEPS} steps, this one {len}"));
        }
        // Without marks everything but the guards at both ends is flagged.
        let guard = |step: &Step| matches!(step, Step::Not(..) | Step::Start | Step::End);
        let steps = &self.steps[first..];
        let open = open.unwrap_or_else(|| steps.iter().take_while(|step| guard(step)).count());
        let close = close.unwrap_or_else(|| len - steps.iter().rev().take_while(|step| guard(step)).count());
        if open >= close {
            return error("nothing stands between `<` and `>`");
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
        let mut index: BTreeMap<WordId, Vec<u32>> = BTreeMap::new();
        for (number, pattern) in (0u32..).zip(&self.patterns) {
            if let Step::Set(from, to) = self.steps[pattern.first as usize + pattern.anchor as usize] {
                for &word in &self.sets[from as usize..to as usize] {
                    index.entry(word).or_default().push(number);
                }
            }
        }
        let mut offsets = vec![0];
        let mut starts = Vec::new();
        for numbers in index.values() {
            starts.extend(numbers);
            offsets.push(narrow32(starts.len()));
        }
        Patterns {
            steps: self.steps.into(),
            runs: self.runs.into(),
            sets: self.sets.into(),
            patterns: self.patterns.into(),
            anchors: index.into_keys().collect::<Vec<_>>().into(),
            offsets: offsets.into(),
            starts: starts.into(),
        }
    }
}

fn error<T>(message: impl Into<String>) -> Result<T, PatternError> {
    Err(PatternError(message.into()))
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

/// Writes out what a step cannot hold: choices with more in them than words, and one choice if
/// nothing else could start a search.
fn expand(items: &[Item], branches: &mut Vec<Vec<Item>>) -> Result<(), PatternError> {
    let anchored = items.iter().any(|item| matches!(item, Item::Set(_)));
    let required =
        |item: &Item| matches!(item, Item::Choice(choices) if choices.iter().all(|choice| !choice.is_empty()));
    let spare = if anchored { None } else { items.iter().position(required) };
    for (at, item) in items.iter().enumerate() {
        match item {
            Item::Choice(choices)
                if spare == Some(at) || !choices.iter().flatten().all(|item| matches!(item, Item::Set(_))) =>
            {
                let mut grown = Vec::new();
                for choice in choices {
                    let mut copies = branches.clone();
                    expand(choice, &mut copies)?;
                    grown.append(&mut copies);
                    if grown.len() > MOST_BRANCHES {
                        return error(format!("this line stands for more than {MOST_BRANCHES} patterns: split it up"));
                    }
                }
                *branches = grown;
            }
            _ => branches.iter_mut().for_each(|branch| branch.push(item.clone())),
        }
    }
    Ok(())
}

struct Parser<'a, L: Fn(&str) -> Option<&'a Vec<String>>> {
    rest: &'a str,
    lists: &'a L,
}

impl<'a, L: Fn(&str) -> Option<&'a Vec<String>>> Parser<'a, L> {
    /// Reads items up to the end of the line, or in a group up to `|` or `)`.
    fn sequence(&mut self, depth: usize) -> Result<Vec<Item>, PatternError> {
        let mut items = Vec::new();
        loop {
            self.rest = self.rest.trim_start();
            let Some(next) = self.rest.chars().next() else {
                return if depth == 0 { Ok(items) } else { error("a `(` is never closed") };
            };
            if depth > 0 && (next == '|' || next == ')') {
                return Ok(items);
            }
            items.push(self.item(next, depth)?);
        }
    }

    fn item(&mut self, next: char, depth: usize) -> Result<Item, PatternError> {
        if let Some(rest) = self.rest.strip_prefix("...") {
            self.rest = rest;
            return Ok(Item::Gap);
        }
        let mark = match next {
            '<' => Some(Item::Open),
            '>' => Some(Item::Close),
            '^' => Some(Item::Start),
            '$' => Some(Item::End),
            '#' => Some(Item::Number),
            ',' => Some(Item::Comma),
            _ => None,
        };
        if let Some(mark) = mark {
            self.rest = &self.rest[1..];
            return Ok(mark);
        }
        match next {
            '!' => {
                self.rest = &self.rest[1..];
                let Some(next) = self.rest.chars().next() else {
                    return error("`!` says not to this word: write the word behind it");
                };
                match self.item(next, depth)? {
                    Item::Set(words) => Ok(Item::Not(words)),
                    _ => error("`!` takes single words: `!word`, `!(a|b)` or `!{list}`"),
                }
            }
            '(' => self.group(depth + 1),
            '{' => self.list(),
            ')' | '|' | '}' | '?' => error(format!("`{next}` has no beginning")),
            _ => self.word(),
        }
    }

    fn group(&mut self, depth: usize) -> Result<Item, PatternError> {
        let mut choices = Vec::new();
        loop {
            self.rest = &self.rest[1..];
            choices.push(self.sequence(depth)?);
            if self.rest.starts_with(')') {
                self.rest = &self.rest[1..];
                return Ok(choice(choices, self.optional()));
            }
        }
    }

    fn list(&mut self) -> Result<Item, PatternError> {
        let Some((name, rest)) = self.rest[1..].split_once('}') else {
            return error("a `{` is never closed");
        };
        let Some(entries) = (self.lists)(name) else {
            return error(format!("there is no list `{name}`"));
        };
        self.rest = rest;
        let choices = entries
            .iter()
            .map(|entry| entry.split_whitespace().map(|word| Item::Set(vec![word.into()])).collect())
            .collect();
        Ok(choice(choices, self.optional()))
    }

    fn optional(&mut self) -> bool {
        let rest = self.rest.strip_prefix('?');
        self.rest = rest.unwrap_or(self.rest);
        rest.is_some()
    }

    fn word(&mut self) -> Result<Item, PatternError> {
        let end = self.rest.find(|c: char| c.is_whitespace() || "()|{}<>?!$^#,".contains(c)).unwrap_or(self.rest.len());
        let (word, rest) = self.rest.split_at(end);
        self.rest = rest;
        if word == "_" {
            return Ok(Item::Any);
        }
        if word.chars().any(|c| !(c.is_alphanumeric() || c == '\'' || c == '-' || c == '&')) {
            return error(format!("`{word}` is not a word"));
        }
        if word.to_lowercase() != word {
            return error(format!("write `{word}` in lower case: case does not count"));
        }
        let item = Item::Set(vec![word.into()]);
        Ok(if self.optional() { choice(vec![vec![item]], true) } else { item })
    }
}

/// Alternatives as one step where all are single words, else as branches.
fn choice(choices: Vec<Vec<Item>>, optional: bool) -> Item {
    let mut words = Vec::new();
    let mut longer = Vec::new();
    for choice in choices {
        match choice.as_slice() {
            [Item::Set(set)] => words.extend(set.iter().cloned()),
            _ => longer.push(choice),
        }
    }
    words.sort();
    words.dedup();
    if longer.is_empty() {
        return if optional { Item::Maybe(words) } else { Item::Set(words) };
    }
    if !words.is_empty() {
        longer.push(vec![Item::Set(words)]);
    }
    if optional {
        longer.push(Vec::new());
    }
    Item::Choice(longer)
}
