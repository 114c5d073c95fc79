//! The statistical model behind the confusion sets: which word of a set the words around it ask for.
//!
//! One small linear classifier a set, over hashed features of the context. The weights are trained by
//! `tools/train` from plain correct text, pruned, quantised to a byte each and embedded; nothing is
//! unpacked when the program starts.

pub mod context;
pub mod weights;

use context::{Context, FEATURES, feature_words};
use weights::{SetWeights, Weights};

/// What the model says of one written word.
#[derive(Debug, Clone, PartialEq)]
pub struct Opinion {
    /// Index among the set's words of the word that is meant.
    pub meant: usize,
    /// By how much the context speaks for it, in natural log odds, above the set's threshold.
    pub above: f32,
    /// The words of the context that say most, as a phrase: "before `glad`".
    pub reason: Option<String>,
}

/// Asks the weights of `set` whether the word at `context` should be another one of the set.
/// `written` is the index of the word that stands there.
#[must_use]
pub fn opinion(set: &SetWeights, written: usize, context: &Context, text: &str) -> Option<Opinion> {
    let words = set.words();
    let mut scores = [0i32; weights::MOST_WORDS];
    let mut found = [None; FEATURES];
    for (place, key) in found.iter_mut().zip(context.features()) {
        if let Some(row) = key.and_then(|key| set.row(key)) {
            for (score, weight) in scores.iter_mut().zip(row) {
                *score += weights::weight(*weight);
            }
            *place = Some(row);
        }
    }
    let (meant, above) = (0..words)
        .filter(|&other| other != written)
        .filter_map(|other| {
            let threshold = set.threshold(written, other)?;
            #[expect(clippy::cast_precision_loss, reason = "a sum of forty bytes is exact in an f32")]
            let odds = (scores[other] - scores[written]) as f32 * set.scale();
            (odds > threshold).then_some((other, odds - threshold))
        })
        .max_by(|(_, one), (_, other)| one.total_cmp(other))?;
    // The feature that says most among those that can be put into words.
    let telling = found.iter().enumerate().filter_map(|(feature, row)| {
        let row = (*row)?;
        let said = feature_words(feature, context, text)?;
        Some((weights::weight(row[meant]) - weights::weight(row[written]), said))
    });
    let reason = telling.max_by_key(|(weight, _)| *weight).filter(|(weight, _)| *weight > 0).map(|(_, said)| said);
    Some(Opinion { meant, above, reason })
}

/// The embedded weights of a language.
#[must_use]
pub fn embedded(bytes: &'static [u8]) -> Weights<'static> {
    Weights::new(bytes)
}
