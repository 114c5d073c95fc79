//! Softmax regression with AdaGrad, pruned to the features that say most.

use std::collections::HashMap;

use crate::examples::{Example, FOLDS, Random};

/// Weights of one set: a row of one number a word for every feature kept.
pub(crate) struct Learned {
    pub(crate) words: usize,
    pub(crate) rows: HashMap<u32, usize>,
    pub(crate) weights: Vec<f32>,
}

const RATE: f32 = 0.3;
const EPOCHS: usize = 4;
/// Features seen less often say nothing that holds elsewhere.
const SEEN: u32 = 3;
/// Examples that a model of the other parts finds less probable than this are taken for mistakes of
/// the text.
const MISTAKE: f32 = 0.02;

/// An example as indices of rows.
struct Row {
    at: usize,
    features: Vec<u32>,
    word: usize,
    fold: usize,
    /// Whether it is taken for correct.
    clean: bool,
}

/// Trains one set, cleaned across the parts of the text, with at most `kept` features. Also gives the
/// scores of every example by a model that has not seen its part of the text.
pub(crate) fn learn(examples: &[Example], words: usize, kept: usize, random: &mut Random) -> (Learned, Vec<f32>) {
    let mut counts: HashMap<u32, u32> = HashMap::new();
    for key in examples.iter().flat_map(|example| example.keys).filter(|key| *key != 0) {
        *counts.entry(key).or_default() += 1;
    }
    let mut keys: Vec<u32> = counts.iter().filter(|(_, count)| **count >= SEEN).map(|(key, _)| *key).collect();
    keys.sort_unstable();
    let rows: HashMap<u32, usize> = keys.iter().enumerate().map(|(row, key)| (*key, row)).collect();
    let mut data: Vec<Row> = examples.iter().enumerate().map(|(at, example)| row(at, example, &rows)).collect();
    shuffle(&mut data, random);

    let scores = unseen(&data, words, keys.len(), 2);
    let good = |row: &Row| probabilities(scores[row.at * words..][..words].to_vec())[row.word] >= MISTAKE;
    data.iter_mut().for_each(|row| row.clean = good(row));

    // The features that say most, and a second round with those alone.
    let weights = train(data.iter().filter(|row| row.clean), words, keys.len(), EPOCHS);
    let mut order: Vec<usize> = (0..keys.len()).collect();
    let says = |row: usize| {
        let row_weights = &weights[row * words..(row + 1) * words];
        let spread = row_weights.iter().fold(f32::MIN, |most, weight| most.max(*weight))
            - row_weights.iter().fold(f32::MAX, |least, weight| least.min(*weight));
        let count = counts[&keys[row]] as f32;
        spread * count.sqrt().min(30.0)
    };
    order.sort_by(|one, other| says(*other).total_cmp(&says(*one)).then(keys[*one].cmp(&keys[*other])));
    order.truncate(kept);
    let rows: HashMap<u32, usize> = order.iter().enumerate().map(|(place, row)| (keys[*row], place)).collect();
    let moved: HashMap<usize, u32> = order.iter().enumerate().map(|(place, row)| (*row, place as u32)).collect();
    for row in &mut data {
        row.features = row.features.iter().filter_map(|feature| moved.get(&(*feature as usize)).copied()).collect();
    }
    let scores = unseen(&data, words, order.len(), EPOCHS);
    let weights = train(data.iter().filter(|row| row.clean), words, order.len(), EPOCHS);
    (Learned { words, rows, weights }, scores)
}

/// The scores of each example, in the order of the examples, by a model of the parts that it is not in.
fn unseen(data: &[Row], words: usize, features: usize, epochs: usize) -> Vec<f32> {
    let mut all = vec![0f32; data.len() * words];
    for fold in 0..FOLDS {
        let weights = train(data.iter().filter(|row| row.clean && row.fold != fold), words, features, epochs);
        for row in data.iter().filter(|row| row.fold == fold) {
            all[row.at * words..][..words].copy_from_slice(&scores(&row.features, &weights, words));
        }
    }
    all
}

fn row(at: usize, example: &Example, rows: &HashMap<u32, usize>) -> Row {
    let features = example.keys.iter().filter_map(|key| rows.get(key).map(|row| *row as u32)).collect();
    Row { at, features, word: usize::from(example.word), fold: usize::from(example.fold), clean: true }
}

fn shuffle(rows: &mut [Row], random: &mut Random) {
    for at in (1..rows.len()).rev() {
        rows.swap(at, random.below(at as u64 + 1) as usize);
    }
}

/// Rare words weigh more, or the model would never say them.
fn balance<'a>(rows: impl Iterator<Item = &'a Row>, words: usize) -> Vec<f32> {
    let mut counts = vec![0usize; words];
    rows.for_each(|row| counts[row.word] += 1);
    let most = counts.iter().max().copied().unwrap_or(1) as f32;
    counts.iter().map(|count| (most / (*count).max(1) as f32).sqrt().min(6.0)).collect()
}

fn train<'a>(rows: impl Iterator<Item = &'a Row> + Clone, words: usize, features: usize, epochs: usize) -> Vec<f32> {
    let mut weights = vec![0f32; features * words];
    let mut squares = vec![1f32; features * words];
    let balance = balance(rows.clone(), words);
    for epoch in 0..epochs {
        let rate = RATE / (1.0 + epoch as f32 * 0.5);
        for row in rows.clone() {
            let probabilities = probabilities(scores(&row.features, &weights, words));
            for (word, probability) in probabilities.into_iter().enumerate() {
                let wanted = if word == row.word { 1.0 } else { 0.0 };
                let gradient = (probability - wanted) * balance[row.word];
                if gradient.abs() < 1e-4 {
                    continue;
                }
                for feature in &row.features {
                    let at = *feature as usize * words + word;
                    let gradient = gradient + 2e-6 * weights[at];
                    squares[at] += gradient * gradient;
                    weights[at] -= rate * gradient / squares[at].sqrt();
                }
            }
        }
    }
    weights
}

fn scores(features: &[u32], weights: &[f32], words: usize) -> Vec<f32> {
    let mut scores = vec![0f32; words];
    for feature in features {
        let at = *feature as usize * words;
        for (score, weight) in scores.iter_mut().zip(&weights[at..at + words]) {
            *score += weight;
        }
    }
    scores
}

fn probabilities(mut scores: Vec<f32>) -> Vec<f32> {
    let most = scores.iter().fold(f32::MIN, |most, score| most.max(*score));
    let mut sum = 0.0;
    for score in &mut scores {
        *score = (*score - most).exp();
        sum += *score;
    }
    scores.iter_mut().for_each(|score| *score /= sum);
    scores
}
