//! Thresholds for each direction of a set: how strongly the context must speak for another word.

use phrasebook::tables::ConfusionSet;

use crate::examples::{Example, Examples};

/// A threshold that is never reached.
pub(crate) const SILENT: f32 = f32::INFINITY;
/// No context is trusted below these log odds.
const LEAST: f32 = 2.0;
/// None above these is waited for.
const MOST: f32 = 25.0;
/// Put on top: mails are further from the text than its parts are from each other.
const MARGIN: f32 = 0.9;
/// Uses of a word from which its contexts are known; for each time that it has been seen more rarely,
/// in natural logarithms, [`Caution::rare`] is put on top: it will turn up where nobody has seen it.
const KNOWN: f32 = 300.0;
/// How fast strong alarms become rare, and how many alarms that is worth.
const USUAL_SCALE: f32 = 1.5;
const USUAL_WEIGHT: f32 = 3.0;
/// The strongest alarms that the tail is read from.
const TAIL: usize = 20;
/// Uses in edited text of which one need not look elsewhere.
const FEW: usize = 300;
/// Uses without which the model does not propose a word.
const ENOUGH: usize = 40;

/// The strongest alarms of a direction that people may be asked to read.
const DOUBTED: usize = 60;

/// A strong alarm on correct text: its log odds, the word meant, and the place.
pub(crate) type Doubt<'a> = (f32, usize, &'a Example);

/// How careful the model is with a word that may well be right.
struct Caution {
    /// However rare the word is, no more than one in so many correct uses may raise an alarm.
    uses_an_alarm: f32,
    rare: f32,
}

/// With most words.
const USUAL: Caution = Caution { uses_an_alarm: 400.0, rare: 0.7 };
/// With those that hardly anybody writes to an employer.
const UNLIKELY: Caution = Caution { uses_an_alarm: 20.0, rare: 0.3 };

/// Thresholds of all directions, written word by meant word, and the strongest alarms. `scores` are those
/// of the examples, by models that have not seen them.
pub(crate) fn thresholds<'a>(
    scores: &[f32],
    set: &ConfusionSet,
    examples: &'a Examples,
    edited_words: u64,
) -> (Vec<f32>, Vec<Doubt<'a>>) {
    let words = set.words.split(' ').count();
    let train = &examples.train;
    let mut counts = vec![0usize; words];
    let mut edited = vec![0usize; words];
    for example in train {
        counts[usize::from(example.word)] += 1;
        edited[usize::from(example.word)] += usize::from(example.edited);
    }
    let uses = |word: usize| {
        train.iter().zip(scores.chunks(words)).filter(move |(example, _)| usize::from(example.word) == word)
    };
    let mut doubts = Vec::new();
    let mut thresholds = vec![SILENT; words * words];
    for &[written, meant] in set.directions {
        let caution = if set.unlikely.contains(&written) { UNLIKELY } else { USUAL };
        let (written, meant) = (usize::from(written), usize::from(meant));
        if counts[meant] < ENOUGH {
            continue;
        }
        // Rare words are judged by all text there is.
        let judged = uses(written).filter(|(example, _)| example.edited || edited[written] < FEW);
        let mut alarms: Vec<(f32, &Example)> =
            judged.map(|(example, scores)| (scores[meant] - scores[written], example)).collect();
        let judged = alarms.len();
        alarms.sort_by(|(one, _), (other, _)| other.total_cmp(one));
        let strong = alarms.iter().take_while(|(odds, _)| *odds > 0.0).take(DOUBTED);
        doubts.extend(strong.map(|(odds, example)| (*odds, meant, *example)));
        // Only the strongest can matter, and only they are looked up.
        alarms.truncate(judged / 50 + 4 * TAIL);
        let correct = alarms.iter().filter(|(_, example)| !example.is_mistaken());
        let alarms = Alarms::new(correct.map(|(odds, _)| *odds).collect());
        let mut caught: Vec<f32> = uses(meant).map(|(_, scores)| scores[meant] - scores[written]).collect();
        caught.sort_by(f32::total_cmp);
        let uses_a_million = examples.edited_uses(written) as f32 * 1e6 / edited_words.max(1) as f32;
        let gain = |threshold: f32| {
            let a_use = alarms.above(threshold) / judged.max(1) as f32;
            let share = (caught.len() - caught.partition_point(|odds| *odds <= threshold)) as f32 / caught.len() as f32;
            let allowed = a_use * caution.uses_an_alarm <= 1.0;
            allowed.then_some(set.worth * share - a_use * uses_a_million)
        };
        let steps = (0..).map(|step| LEAST + 0.1 * step as f32).take_while(|threshold| *threshold < MOST);
        let best = steps
            .filter_map(|threshold| Some((threshold, gain(threshold)?)))
            .max_by(|(_, one), (_, other)| one.total_cmp(other));
        let Some((best, _)) = best.filter(|(_, gain)| *gain > 0.0) else {
            continue;
        };
        let unknown = caution.rare * (KNOWN / counts[written].max(1) as f32).ln().max(0.0);
        thresholds[written * words + meant] = best + MARGIN + unknown;
    }
    (thresholds, doubts)
}

/// The log odds of the strongest alarms on correct text.
struct Alarms {
    strongest: Vec<f32>,
    /// The log odds from which the tail is read, how many alarms lie above, and how fast they become rare.
    base: f32,
    rank: usize,
    scale: f32,
}

impl Alarms {
    /// `strongest` is sorted, the strongest first.
    fn new(strongest: Vec<f32>) -> Self {
        let rank = TAIL.min(strongest.len() / 2);
        let base = strongest.get(rank).copied().unwrap_or(0.0);
        let excess: f32 = strongest[..rank].iter().map(|odds| odds - base).sum();
        let scale = (excess + USUAL_SCALE * USUAL_WEIGHT) / (rank as f32 + USUAL_WEIGHT);
        Self { strongest, base, rank, scale }
    }

    /// How many are to be expected above `threshold`: beyond a strong one they become rare exponentially,
    /// and a mistake of the text among them moves this little.
    fn above(&self, threshold: f32) -> f32 {
        if threshold > self.base {
            self.rank.max(1) as f32 * ((self.base - threshold) / self.scale).exp()
        } else {
            self.strongest.partition_point(|odds| *odds > threshold).max(1) as f32
        }
    }
}
