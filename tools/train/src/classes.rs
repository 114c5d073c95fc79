//! Sorts words into classes by the words beside them.

use std::collections::HashMap;

use followup_lint::diagnostic::Span;
use followup_lint::language::model::classes::{LEARNT, REACH};
use followup_lint::language::{Language, Reading};
use followup_lint::text::{Gap, TokenKind};
use phrasebook::slots;

use crate::corpus::{Line, Share};

/// Words that get a class: the most frequent ones.
const WORDS: usize = 24_000;
/// Words by which others are distinguished; rarer ones count by their class.
const NEIGHBOURS: usize = 400;
/// Words seen less often have no company to speak of.
const SEEN: u32 = 12;
const CLASSES: usize = 200;
const ITERATIONS: usize = 12;

/// Signs between words, as if they were words.
const SIGNS: [u32; 5] = [1, 2, 3, 4, 5];
/// What is no word of its own: numbers, links.
const OTHER: u32 = 6;

/// The training text as one row of words and signs, each a hash.
#[derive(Default)]
pub(crate) struct Stream(Vec<u32>);

impl Stream {
    /// Takes a line of training text.
    pub(crate) fn take(&mut self, line: &Line, language: &Language) {
        if line.share != Share::Train {
            return;
        }
        let text = line.text;
        let reading = Reading::new(text, [Span::new(0, text.len())], &[], language);
        for (at, token) in reading.tokens.iter().enumerate() {
            let sign = match token.gap {
                Gap::Space => None,
                Gap::Hyphen | Gap::Slash => Some(SIGNS[0]),
                Gap::Comma => Some(SIGNS[1]),
                Gap::Clause => Some(SIGNS[2]),
                Gap::Sentence => Some(SIGNS[3]),
                Gap::Part => Some(SIGNS[4]),
            };
            self.0.extend(sign);
            self.0.push(if token.kind == TokenKind::Word { reading.hash(at).word() } else { OTHER });
        }
    }

    /// The classes of its words, in the format that the language reads.
    pub(crate) fn classes(&self) -> Vec<u8> {
        let mut counts: HashMap<u32, u32> = HashMap::new();
        self.0.iter().for_each(|word| *counts.entry(*word).or_default() += 1);
        let mut words: Vec<(u32, u32)> = counts.into_iter().filter(|(_, count)| *count >= SEEN).collect();
        words.sort_unstable_by_key(|(word, count)| (u32::MAX - count, *word));
        words.truncate(WORDS);
        let words: Vec<u32> = words.into_iter().map(|(word, _)| word).collect();
        let places: HashMap<u32, usize> = words.iter().enumerate().map(|(place, word)| (*word, place)).collect();
        let stream: Vec<usize> = self.0.iter().map(|word| places.get(word).copied().unwrap_or(usize::MAX)).collect();
        // The second time, rarer neighbours are known by their classes.
        let classes = sort(&company(&stream, words.len(), |_| 0, 1));
        let classes = sort(&company(&stream, words.len(), |word| usize::from(classes[word]), CLASSES));
        pack(&words, &classes)
    }
}

/// How often each word has each neighbour, as square roots of shares: their distances are
/// fair to rare neighbours.
fn company(stream: &[usize], words: usize, class: impl Fn(usize) -> usize, classes: usize) -> Vec<Vec<f32>> {
    let side = NEIGHBOURS + classes + 1;
    let column = |word: usize| match word {
        usize::MAX => side - 1,
        word if word < NEIGHBOURS => word,
        word => NEIGHBOURS + class(word),
    };
    let mut rows = vec![vec![0f32; 2 * side]; words];
    for pair in stream.windows(2) {
        if let Some(row) = rows.get_mut(pair[0]) {
            row[column(pair[1])] += 1.0;
        }
        if let Some(row) = rows.get_mut(pair[1]) {
            row[side + column(pair[0])] += 1.0;
        }
    }
    for row in &mut rows {
        for half in row.chunks_mut(side) {
            let sum = half.iter().sum::<f32>().max(1.0);
            half.iter_mut().for_each(|count| *count = (*count / sum).sqrt());
        }
    }
    rows
}

/// k-means, from the most frequent words on.
fn sort(rows: &[Vec<f32>]) -> Vec<u8> {
    let mut centres: Vec<Vec<f32>> = rows.iter().take(CLASSES).cloned().collect();
    let mut classes = vec![0u8; rows.len()];
    for _ in 0..ITERATIONS {
        let half = rows.len().div_ceil(2);
        std::thread::scope(|scope| {
            for (rows, classes) in rows.chunks(half).zip(classes.chunks_mut(half)) {
                let centres = &centres;
                scope.spawn(move || {
                    for (row, class) in rows.iter().zip(classes) {
                        *class = nearest(row, centres);
                    }
                });
            }
        });
        let width = centres[0].len();
        let mut sums = vec![vec![0f32; width]; centres.len()];
        let mut sizes = vec![0f32; centres.len()];
        for (row, class) in rows.iter().zip(&classes) {
            sizes[usize::from(*class)] += 1.0;
            sums[usize::from(*class)].iter_mut().zip(row).for_each(|(sum, value)| *sum += value);
        }
        for ((centre, sum), size) in centres.iter_mut().zip(sums).zip(sizes) {
            if size > 0.0 {
                *centre = sum.into_iter().map(|sum| sum / size).collect();
            }
        }
    }
    classes
}

fn nearest(row: &[f32], centres: &[Vec<f32>]) -> u8 {
    let distance = |centre: &Vec<f32>| -> f32 {
        // Sums of sixteen lanes: the order is fixed, and the processor adds them at once.
        let mut lanes = [0f32; 16];
        for (row, centre) in row.chunks(16).zip(centre.chunks(16)) {
            for ((lane, one), other) in lanes.iter_mut().zip(row).zip(centre) {
                *lane += (one - other) * (one - other);
            }
        }
        lanes.iter().sum()
    };
    let distances = centres.iter().map(distance).enumerate();
    distances.min_by(|(_, one), (_, other)| one.total_cmp(other)).map_or(0, |(class, _)| class as u8)
}

fn pack(words: &[u32], classes: &[u8]) -> Vec<u8> {
    const { assert!(CLASSES <= LEARNT as usize) };
    let entries: Vec<(u32, Vec<u8>)> = words.iter().zip(classes).map(|(word, class)| (*word, vec![*class])).collect();
    slots::pack(&entries, 1, REACH)
}
