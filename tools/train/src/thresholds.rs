//! Thresholds for each direction of a set: how strongly the context must speak for another word.

use crate::examples::Example;
use crate::learner::Learned;

/// A threshold that is never reached.
pub(crate) const SILENT: f32 = f32::INFINITY;
/// Correct uses of a word of which one may raise an alarm: some of these are mistakes of the text.
const USES_AN_ALARM: usize = 12_000;
/// No context is trusted below these log odds.
const LEAST: f32 = 2.5;
/// Put on top of the strongest alarm seen: unseen text is a little worse than seen.
const MARGIN: f32 = 0.5;
/// Uses in training without which the model stays silent about a word.
const ENOUGH: usize = 150;

/// Thresholds of all directions, written word by meant word.
pub(crate) fn thresholds(learned: &Learned, train: &[Example], calibrate: &[Example]) -> Vec<f32> {
    let words = learned.words;
    let count = |word: usize| train.iter().filter(|example| usize::from(example.word) == word).count();
    let counts: Vec<usize> = (0..words).map(count).collect();
    let mut odds: Vec<Vec<f32>> = vec![Vec::new(); words * words];
    for example in calibrate.iter().filter(|example| example.edited) {
        let written = usize::from(example.word);
        let scores = learned.scores(&example.keys);
        for meant in (0..words).filter(|meant| *meant != written) {
            odds[written * words + meant].push(scores[meant] - scores[written]);
        }
    }
    let mut thresholds = vec![SILENT; words * words];
    for written in 0..words {
        for meant in (0..words).filter(|meant| *meant != written) {
            if counts[meant] < ENOUGH {
                continue;
            }
            let alarms = &mut odds[written * words + meant];
            alarms.sort_by(|one, other| other.total_cmp(one));
            let allowed = alarms.len() / USES_AN_ALARM;
            let strongest = alarms.get(allowed).copied().unwrap_or(LEAST * 2.0);
            thresholds[written * words + meant] = strongest.max(LEAST) + MARGIN;
        }
    }
    thresholds
}
