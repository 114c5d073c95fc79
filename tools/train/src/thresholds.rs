//! Thresholds for each direction of a set: how strongly the context must speak for another word.

use crate::examples::Example;
use crate::learner::Learned;

/// A threshold that is never reached.
pub(crate) const SILENT: f32 = f32::INFINITY;
/// Correct uses of a word of which one may raise an alarm: some of these are mistakes of the text.
const USES_AN_ALARM: usize = 12_000;
/// No context is trusted below these log odds.
const LEAST: f32 = 3.0;
/// Put on top of the strongest alarm seen: mails are further from the calibrating text than one part
/// of it is from another.
const MARGIN: f32 = 3.0;
/// Uses in training without which the model stays silent about a word.
const ENOUGH: usize = 150;

/// The strongest alarms of a direction that people may be asked to read.
const DOUBTED: usize = 60;

/// A strong alarm on the calibrating text: its odds, the word meant, its mark and what it looks like.
pub(crate) type Doubt = (f32, usize, String, String);

/// Thresholds of all directions, written word by meant word.
pub(crate) fn thresholds(
    learned: &Learned,
    directions: &[(u8, u8)],
    train: &[Example],
    calibrate: &[Example],
    doubts: &mut Vec<Doubt>,
) -> Vec<f32> {
    let words = learned.words;
    let count = |word: usize| train.iter().filter(|example| usize::from(example.word) == word).count();
    let counts: Vec<usize> = (0..words).map(count).collect();
    let mut odds: Vec<Vec<(f32, &Example)>> = vec![Vec::new(); words * words];
    for example in calibrate.iter().filter(|example| example.edited) {
        let written = usize::from(example.word);
        let scores = learned.scores(&example.keys);
        for meant in (0..words).filter(|meant| *meant != written) {
            odds[written * words + meant].push((scores[meant] - scores[written], example));
        }
    }
    let mut thresholds = vec![SILENT; words * words];
    for written in 0..words {
        for meant in (0..words).filter(|meant| *meant != written) {
            if counts[meant] < ENOUGH || !directions.contains(&(written as u8, meant as u8)) {
                continue;
            }
            let alarms = &mut odds[written * words + meant];
            alarms.sort_by(|(one, _), (other, _)| other.total_cmp(one));
            let uses = alarms.len();
            // Only the strongest can matter, and only they are looked up.
            alarms.truncate(uses / USES_AN_ALARM + DOUBTED);
            for (odds, example) in alarms.iter().filter(|(odds, _)| *odds > 0.0) {
                doubts.push((*odds, meant, example.mark(), example.shown.clone()));
            }
            alarms.retain(|(_, example)| !example.is_mistaken());
            let allowed = uses / USES_AN_ALARM;
            let strongest = alarms.get(allowed).map(|(odds, _)| *odds).unwrap_or(LEAST * 2.0);
            thresholds[written * words + meant] = strongest.max(LEAST) + MARGIN;
        }
    }
    thresholds
}
