//! Quantises weights to a byte each and writes them in the format of `language::model::weights`.

use followup_lint::language::model::weights::{PROBES, fingerprint, mark};

use crate::learner::Learned;

/// One set's bytes.
pub(crate) fn pack(set_words: &str, learned: &Learned, thresholds: &[f32]) -> Vec<u8> {
    let words = learned.words;
    let most = learned.weights.iter().fold(0f32, |most, weight| most.max(weight.abs())).max(0.01);
    let scale = most / 127.0;
    let mut keys: Vec<(u32, usize)> = learned.rows.iter().map(|(key, row)| (*key, *row)).collect();
    // Those that say most come first: should slots run out, the others are lost.
    keys.sort_by_key(|(key, row)| (*row, *key));
    let power = (keys.len() * 4 / 3).max(2).next_power_of_two().trailing_zeros() as usize;
    let slots = 1usize << power;
    let width = 2 + words;
    let mut table = vec![0u8; slots * width];
    for (key, row) in keys {
        let weights = &learned.weights[row * words..(row + 1) * words];
        let bytes: Vec<u8> = weights.iter().map(|weight| ((weight / scale).round() as i8).cast_unsigned()).collect();
        if bytes.iter().all(|byte| *byte == 0) {
            continue;
        }
        for probe in 0..PROBES {
            let at = ((key as usize).wrapping_add(probe) & (slots - 1)) * width;
            if table[at..at + 2] == [0, 0] {
                table[at..at + 2].copy_from_slice(&fingerprint(key).to_le_bytes());
                table[at + 2..at + width].copy_from_slice(&bytes);
                break;
            }
        }
    }
    let mut out = vec![words as u8, power as u8];
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
