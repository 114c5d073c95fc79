//! Quantises weights to a byte each and writes them in the format of `language::model::weights`.

use followup_lint::language::model::weights::REACH;
use phrasebook::slots::{self, mark};

use crate::learner::Learned;

/// One set's bytes.
pub(crate) fn pack(set_words: &str, learned: &Learned, thresholds: &[f32]) -> Vec<u8> {
    let words = learned.words;
    let most = learned.weights.iter().fold(0f32, |most, weight| most.max(weight.abs())).max(0.01);
    let scale = most / 127.0;
    let mut keys: Vec<(u32, usize)> = learned.rows.iter().map(|(key, row)| (*key, *row)).collect();
    // Those that say most come first: should slots run out, the others are lost.
    keys.sort_by_key(|(key, row)| (*row, *key));
    let byte = |weight: &f32| ((weight / scale).round() as i8).cast_unsigned();
    let weights = |row: usize| learned.weights[row * words..][..words].iter().map(byte).collect();
    let mut entries: Vec<(u32, Vec<u8>)> = keys.into_iter().map(|(key, row)| (key, weights(row))).collect();
    entries.retain(|(_, weights)| weights.iter().any(|byte| *byte != 0));
    let table = slots::pack(&entries, words, REACH);
    let mut out = vec![words as u8, 0];
    out.extend(mark(set_words).to_le_bytes());
    out.extend(scale.to_le_bytes());
    thresholds.iter().for_each(|threshold| out.extend(threshold.to_le_bytes()));
    out.extend(table);
    out
}

/// A whole file: sets without weights are empty.
pub(crate) fn file(sets: &[Vec<u8>]) -> Vec<u8> {
    let mut out = (sets.len() as u32).to_le_bytes().to_vec();
    let mut place = 4 + 4 * sets.len();
    for set in sets {
        let stated = if set.is_empty() { 0 } else { place as u32 };
        out.extend(stated.to_le_bytes());
        place += set.len();
    }
    sets.iter().for_each(|set| out.extend(set));
    out
}
