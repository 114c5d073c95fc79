//! Every correct use of a word of a confusion set is a labelled example.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use followup_lint::diagnostic::Span;
use followup_lint::language::model::context::{Context, FEATURES};
use followup_lint::language::model::uses::{Use, uses};
use followup_lint::language::{Language, Reading};

use crate::corpus::{Line, Share};

/// A use of a word.
#[derive(Clone)]
pub(crate) struct Example {
    /// Keys of its features; 0 where there is none.
    pub(crate) keys: [u32; FEATURES],
    /// Index of the word in its set.
    pub(crate) word: u8,
    pub(crate) edited: bool,
    /// Whether a capital inside a sentence makes it a name, of which the rule says nothing.
    pub(crate) named: bool,
    /// Which part of the text it is in; each part is scored by a model of the others.
    pub(crate) fold: u8,
    /// A few words around it, for people to read; only of edited text.
    pub(crate) shown: Box<str>,
}

impl Example {
    /// Its features.
    pub(crate) fn features(&self) -> impl Iterator<Item = Option<u32>> + '_ {
        self.keys.iter().map(|key| (*key != 0).then_some(*key))
    }

    /// A mark by which `mistakes.txt` knows a use that is a mistake of the text itself.
    pub(crate) fn mark(&self) -> String {
        let hash = self
            .shown
            .bytes()
            .fold(0xcbf2_9ce4_8422_2325u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3));
        format!("{hash:016x}")
    }

    /// Whether somebody has read it and found the text itself mistaken.
    pub(crate) fn is_mistaken(&self) -> bool {
        static MARKS: LazyLock<HashSet<&str>> = LazyLock::new(|| MISTAKES.lines().collect());
        MARKS.contains(self.mark().as_str())
    }
}

/// Marks of uses that are mistakes of the text: they say nothing
/// about false alarms.
const MISTAKES: &str = include_str!("../mistakes.txt");

/// The examples of one set, by share.
#[derive(Default)]
pub(crate) struct Examples {
    pub(crate) train: Vec<Example>,
    pub(crate) hold: Vec<Example>,
    /// Uses seen of each word and share, kept or not.
    seen: HashMap<(u8, u8), u64>,
    /// Uses of each word in edited text to learn from, kept or not.
    edited: HashMap<u8, u64>,
}

impl Examples {
    /// How often edited text to learn from uses a word.
    pub(crate) fn edited_uses(&self, word: usize) -> u64 {
        self.edited.get(&(word as u8)).copied().unwrap_or(0)
    }
}

/// Parts of the text: each is judged by a model that has not seen it.
pub(crate) const FOLDS: usize = 3;
/// Examples kept of a word and share.
const KEPT: usize = 60_000;

/// Collects the examples of all sets.
pub(crate) struct Collector<'a> {
    language: &'a Language,
    random: Random,
    /// By set.
    pub(crate) sets: Vec<Examples>,
    /// Words of edited text to learn from, and that are held out.
    pub(crate) edited_words: [u64; 2],
}

impl<'a> Collector<'a> {
    pub(crate) fn new(language: &'a Language, seed: u64) -> Self {
        let sets = language.tables().confusions.sets().map(|_| Examples::default()).collect();
        Self { language, random: Random(seed), sets, edited_words: [0; 2] }
    }

    /// Takes the uses in one line.
    pub(crate) fn take(&mut self, line: &Line) {
        let text = line.text;
        let reading = Reading::new(text, [Span::new(0, text.len())], &[], self.language);
        let tokens = &reading.tokens;
        if line.edited {
            self.edited_words[usize::from(line.share == Share::Hold)] += tokens.len() as u64;
        }
        for at in 0..tokens.len() {
            for Use { end, member, .. } in uses(&self.language.tables().confusions, &reading, at) {
                let context = Context::new(text, &reading, at, end);
                let mut keys = [0; FEATURES];
                for (place, key) in keys.iter_mut().zip(context.features()) {
                    *place = key.unwrap_or(0);
                }
                let shown = if line.edited { around(text, &reading, at) } else { Box::default() };
                let fold = (line.block % FOLDS) as u8;
                let word = &text[tokens[at].span().range()];
                let named = !tokens[at].gap.starts_sentence()
                    && word.starts_with(char::is_uppercase)
                    && !reading.is_always_capital(at);
                let example = Example { keys, word: member.word, edited: line.edited, named, fold, shown };
                let examples = &mut self.sets[member.set()];
                if line.edited && line.share == Share::Train {
                    *examples.edited.entry(member.word).or_default() += 1;
                }
                let (kept, share) = match line.share {
                    Share::Train => (&mut examples.train, 0),
                    Share::Hold => (&mut examples.hold, 1),
                };
                let seen = examples.seen.entry((member.word, share)).or_default();
                *seen += 1;
                // Past the limit each further use is kept as seldom as keeps the sample even.
                if *seen <= KEPT as u64 || self.random.below(*seen) < KEPT as u64 {
                    kept.push(example);
                }
            }
        }
    }
}

fn around(text: &str, reading: &Reading, at: usize) -> Box<str> {
    let first = at.saturating_sub(6);
    let last = (at + 6).min(reading.tokens.len() - 1);
    let (start, end) = (reading.tokens[first].span().start, reading.tokens[last].span().end);
    let span = reading.tokens[at].span();
    format!("{}<{}>{}", &text[start..span.start], &text[span.range()], &text[span.end..end]).into()
}

/// A small generator of even random numbers: the same for the same seed.
pub(crate) struct Random(pub(crate) u64);

impl Random {
    pub(crate) fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    pub(crate) fn below(&mut self, limit: u64) -> u64 {
        self.next() % limit.max(1)
    }
}
