//! Thresholds for each direction of a set: how strongly the context must speak for another word.

use followup_lint::language::tables::ConfusionSet;

use crate::examples::{Example, Examples};

/// A threshold that is never reached.
pub(crate) const SILENT: f32 = f32::INFINITY;
/// No context is trusted below these log odds.
const LEAST: f32 = 3.0;
/// Put on top: mails are further from the text than its parts are from each other.
const MARGIN: f32 = 0.5;
/// Uses of a word from which its contexts are known; for each time that it has been seen more rarely,
/// in natural logarithms, so much is put on top: it will turn up where nobody has seen it.
const KNOWN: f32 = 300.0;
const RARE: f32 = 1.5;
/// However rare a word is, no more than one in so many correct uses may raise an alarm.
const USES_AN_ALARM: f32 = 1000.0;
/// Fewer alarms than this in all the text cannot be told from none.
const FEWEST: f32 = 0.5;
/// How fast strong alarms become rare, and how many alarms that is worth.
const USUAL_SCALE: f32 = 1.5;
const USUAL_WEIGHT: f32 = 3.0;
/// Uses in edited text of which one need not look elsewhere.
const FEW: usize = 300;
/// Uses without which the model does not propose a word.
const ENOUGH: usize = 150;

/// The strongest alarms of a direction that people may be asked to read.
const DOUBTED: usize = 60;

/// A strong alarm on correct text: its log odds, the word meant, and the place.
pub(crate) type Doubt<'a> = (f32, usize, &'a Example);

/// Thresholds of all directions, written word by meant word, and the strongest alarms. `scores` are those
/// of the examples, by models that have not seen them.
pub(crate) fn thresholds<'a>(
    scores: &[f32],
    set: &ConfusionSet,
    examples: &'a Examples,
    edited_words: u64,
) -> (Vec<f32>, Vec<Doubt<'a>>) {
    let words = set.words.split(' ').count();
    let mut doubts = Vec::new();
    let train = &examples.train;
    let mut counts = vec![0usize; words];
    let mut edited = vec![0usize; words];
    for example in train {
        counts[usize::from(example.word)] += 1;
        edited[usize::from(example.word)] += usize::from(example.edited);
    }
    let mut odds: Vec<Vec<(f32, &Example)>> = vec![Vec::new(); words * words];
    for (example, scores) in train.iter().zip(scores.chunks(words)) {
        let written = usize::from(example.word);
        // Rare words are judged by all text there is.
        if !example.edited && edited[written] >= FEW {
            continue;
        }
        for meant in (0..words).filter(|meant| *meant != written) {
            odds[written * words + meant].push((scores[meant] - scores[written], example));
        }
    }
    let mut thresholds = vec![SILENT; words * words];
    for written in 0..words {
        let uses_a_million = examples.edited_uses(written) as f32 * 1e6 / edited_words.max(1) as f32;
        let rate = (set.alarms / uses_a_million.max(0.01)).min(1.0 / USES_AN_ALARM);
        for meant in (0..words).filter(|meant| *meant != written) {
            if counts[meant] < ENOUGH || !set.directions.contains(&(written as u8, meant as u8)) {
                continue;
            }
            let odds = &mut odds[written * words + meant];
            odds.sort_by(|(one, _), (other, _)| other.total_cmp(one));
            let allowed = (odds.len() as f32 * rate).max(FEWEST);
            // Only the strongest can matter, and only they are looked up.
            odds.truncate(allowed as usize * 4 + DOUBTED);
            for (odds, example) in odds.iter().filter(|(odds, _)| *odds > 0.0) {
                doubts.push((*odds, meant, *example));
            }
            let correct = odds.iter().filter(|(_, example)| !example.is_mistaken());
            let strongest: Vec<f32> = correct.map(|(odds, _)| *odds).collect();
            let unknown = RARE * (KNOWN / counts[written].max(1) as f32).ln().max(0.0);
            thresholds[written * words + meant] = (exceeded(&strongest, allowed) + MARGIN + unknown).max(LEAST);
        }
    }
    (thresholds, doubts)
}

/// The log odds that so many alarms exceed, from the strongest of them: beyond a strong one they become
/// rare exponentially, and a mistake of the text among them moves this little.
fn exceeded(strongest: &[f32], allowed: f32) -> f32 {
    let rank = (allowed as usize * 2).clamp(3, 40).max(allowed as usize).min(strongest.len().saturating_sub(1));
    let Some(&base) = strongest.get(rank).filter(|_| rank > 0) else {
        return 2.0 * LEAST;
    };
    let excess: f32 = strongest[..rank].iter().map(|odds| odds - base).sum();
    let scale = (excess + USUAL_SCALE * USUAL_WEIGHT) / (rank as f32 + USUAL_WEIGHT);
    base + scale * (rank as f32 / allowed).ln()
}
