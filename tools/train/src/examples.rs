//! Every correct use of a word of a confusion set is a labelled example.

use std::collections::HashMap;

use followup_lint::diagnostic::Span;
use followup_lint::language::model::context::{Context, FEATURES};
use followup_lint::language::tables::Confusions;
use followup_lint::language::{Language, Reading};
use followup_lint::text::Gap;

use crate::corpus::{Line, Share};

/// A use of a word.
#[derive(Clone)]
pub(crate) struct Example {
    /// Keys of its features; 0 where there is none.
    pub(crate) keys: [u32; FEATURES],
    /// Index of the word in its set.
    pub(crate) word: u8,
    pub(crate) edited: bool,
    /// A few words around it, for people to read; only outside training.
    pub(crate) shown: String,
}

impl Example {
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
        MISTAKES.lines().any(|mark| mark == self.mark())
    }
}

/// Marks of uses in the calibrating and held-out text that are mistakes of the text: they say nothing
/// about false alarms.
const MISTAKES: &str = include_str!("../mistakes.txt");

/// The examples of one set, by share.
#[derive(Default)]
pub(crate) struct Examples {
    pub(crate) train: Vec<Example>,
    pub(crate) calibrate: Vec<Example>,
    pub(crate) hold: Vec<Example>,
    /// Uses seen of each word and share, kept or not.
    seen: HashMap<(u8, u8), u64>,
}

/// Examples kept of a word and share.
const KEPT: usize = 60_000;

/// Collects the examples of all sets.
pub(crate) struct Collector<'a> {
    language: &'a Language,
    confusions: &'a Confusions,
    random: Random,
    /// By set.
    pub(crate) sets: Vec<Examples>,
    /// Words of edited text that calibrate, and that are held out.
    pub(crate) edited_words: [u64; 2],
}

impl<'a> Collector<'a> {
    pub(crate) fn new(language: &'a Language, seed: u64) -> Self {
        let confusions = language.tables().confusions;
        let sets = confusions.sets.iter().map(|_| Examples::default()).collect();
        Self { language, confusions, random: Random(seed), sets, edited_words: [0; 2] }
    }

    /// Takes the uses in one line.
    pub(crate) fn take(&mut self, line: &Line) {
        let text = line.text;
        let reading = Reading::new(text, [Span::new(0, text.len())], &[], self.language);
        let tokens = &reading.tokens;
        match line.share {
            Share::Calibrate if line.edited => self.edited_words[0] += tokens.len() as u64,
            Share::Hold if line.edited => self.edited_words[1] += tokens.len() as u64,
            _ => {}
        }
        for at in 0..tokens.len() {
            let id = reading.forms[at].id;
            if id == 0
                || tokens[at].gap == Gap::Hyphen
                || tokens.get(at + 1).is_some_and(|next| next.gap == Gap::Hyphen)
            {
                continue;
            }
            let members = &self.confusions.members;
            let first = members.partition_point(|member| member.first < id);
            for member in members[first..].iter().take_while(|member| member.first == id) {
                let pair = member.second != 0;
                let joined = tokens.get(at + 1).is_some_and(|next| next.gap == Gap::Space)
                    && reading.forms.get(at + 1).is_some_and(|form| form.id == member.second);
                if pair && !joined {
                    continue;
                }
                let end = at + 1 + usize::from(pair);
                let context = Context::new(text, &reading, at, end);
                let mut keys = [0; FEATURES];
                for (place, key) in keys.iter_mut().zip(context.features()) {
                    *place = key.unwrap_or(0);
                }
                let shown = if line.share == Share::Train { String::new() } else { around(text, &reading, at) };
                let example = Example { keys, word: member.word, edited: line.edited, shown };
                let examples = &mut self.sets[usize::from(member.set)];
                let (kept, share) = match line.share {
                    Share::Train => (&mut examples.train, 0),
                    Share::Calibrate => (&mut examples.calibrate, 1),
                    Share::Hold => (&mut examples.hold, 2),
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

fn around(text: &str, reading: &Reading, at: usize) -> String {
    let first = at.saturating_sub(6);
    let last = (at + 6).min(reading.tokens.len() - 1);
    let (start, end) = (reading.tokens[first].span.start, reading.tokens[last].span.end);
    let span = reading.tokens[at].span;
    format!("{}<{}>{}", &text[start..span.start], &text[span.range()], &text[span.end..end])
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
