//! The statistical model behind the confusion sets: which word of a set the words around it ask for.
//!
//! One small linear classifier a set, over hashed features of the context. The weights are trained by
//! `tools/train` from plain correct text, pruned, quantised to a byte each and embedded; nothing is
//! unpacked when the program starts.

pub mod classes;
pub mod context;
pub mod weights;

use std::ops::Range;

use context::{Context, FEATURES, LEADING, feature_words};
use weights::{SetWeights, Weights, weight};

use super::{Language, Reading};
use crate::diagnostic::Span;
use crate::text::{Gap, WordId};

/// A word that its context speaks against.
#[derive(Debug, Clone, PartialEq)]
pub struct Doubt {
    /// The word that is written.
    pub span: Span,
    /// The word of its set that the context asks for.
    pub right: String,
    /// Index of the set.
    pub set: u16,
    /// By how much, in natural log odds above the set's threshold, the context asks for it.
    pub above: f32,
    /// The words of the context that say most: "before `glad`".
    pub reason: Option<String>,
}

/// All words of `text` that their context speaks against; silent for a language without weights.
/// `tokens` are those to look at.
#[must_use]
pub fn doubts(
    text: &str,
    reading: &Reading,
    tokens: impl Iterator<Item = Range<usize>>,
    language: &Language,
) -> Vec<Doubt> {
    let tables = language.tables();
    let weights = Weights::new(tables.model);
    let members = &tables.confusions.members;
    // A bit for each word of the vocabulary: few are in a set.
    let mut mask = vec![0u64; members.last().map_or(0, |last| last.first as usize / 64 + 1)];
    for member in members.iter() {
        mask[member.first as usize / 64] |= 1 << (member.first % 64);
    }
    let is_member = |id: WordId| mask.get(id as usize / 64).is_some_and(|bits| bits >> (id % 64) & 1 == 1);
    let mut found = Vec::new();
    for at in tokens.flatten() {
        let id = reading.forms[at].id;
        let glued = |at: usize| reading.tokens.get(at).is_some_and(|token| token.gap == Gap::Hyphen);
        if !is_member(id) || glued(at) || glued(at + 1) {
            continue;
        }
        let first = members.partition_point(|member| member.first < id);
        let mut alone = None;
        for member in members[first..].iter().take_while(|member| member.first == id) {
            let pair = member.second != 0;
            let joined = || {
                reading.tokens.get(at + 1).is_some_and(|next| next.gap == Gap::Space)
                    && reading.forms[at + 1].id == member.second
            };
            let words = &*tables.confusions.sets[usize::from(member.set)].words;
            let Some(set) = weights.set(usize::from(member.set), words).filter(|_| !pair || joined()) else {
                continue;
            };
            let end = at + 1 + usize::from(pair);
            let found_out = if pair {
                opinion(&set, usize::from(member.word), &Seen::new(text, reading, at, end), text)
            } else {
                let seen = alone.get_or_insert_with(|| Seen::new(text, reading, at, end));
                opinion(&set, usize::from(member.word), seen, text)
            };
            if let Some((meant, above, reason)) = found_out {
                let right = words.split(' ').nth(meant).unwrap_or_default().replace('_', " ");
                let span = reading.tokens[at].span.to(reading.tokens[end - 1].span);
                found.push(Doubt { span, right, set: member.set, above, reason });
            }
        }
    }
    found
}

/// A context with its leading features, which every set of the word asks for.
struct Seen {
    context: Context,
    leading: [u32; LEADING],
}

impl Seen {
    fn new(text: &str, reading: &Reading, at: usize, end: usize) -> Self {
        let context = Context::new(text, reading, at, end);
        Self { leading: context.leading(), context }
    }
}

/// Log odds by which the leading features must speak for the written word to leave it at that: the
/// others have never been seen to turn so much round.
const SETTLED: f32 = 1.5;

/// The word that is meant for `written`, if the context asks for another: its place in the set, by how
/// much, and why.
fn opinion(set: &SetWeights, written: usize, seen: &Seen, text: &str) -> Option<(usize, f32, Option<String>)> {
    let mut scores = [0i32; weights::MOST_WORDS];
    let mut rows: [Option<&[u8]>; FEATURES] = [None; FEATURES];
    for (place, key) in rows.iter_mut().zip(&seen.leading) {
        *place = set.row(*key);
        add(&mut scores, *place);
    }
    let odds = |scores: &[i32; weights::MOST_WORDS], other: usize| {
        #[expect(clippy::cast_precision_loss, reason = "a sum of sixty bytes is exact in an f32")]
        let difference = (scores[other] - scores[written]) as f32;
        difference * set.scale()
    };
    let others = || (0..set.words()).filter(|&other| other != written);
    if others().all(|other| set.threshold(written, other).is_none() || odds(&scores, other) < -SETTLED) {
        return None;
    }
    for (place, key) in rows[LEADING..].iter_mut().zip(seen.context.trailing()) {
        *place = key.and_then(|key| set.row(key));
        add(&mut scores, *place);
    }
    let (meant, above) = others()
        .filter_map(|other| {
            let above = odds(&scores, other) - set.threshold(written, other)?;
            (above > 0.0).then_some((other, above))
        })
        .max_by(|(_, one), (_, other)| one.total_cmp(other))?;
    // The feature that says most among those that can be put into words.
    let telling = rows.iter().enumerate().filter_map(|(feature, row)| {
        let row = (*row)?;
        let says = weight(row[meant]) - weight(row[written]);
        Some((says, feature_words(feature, &seen.context, text).filter(|_| says > 0)?))
    });
    let reason = telling.max_by_key(|(says, _)| *says).map(|(_, reason)| reason);
    Some((meant, above, reason))
}

fn add(scores: &mut [i32; weights::MOST_WORDS], row: Option<&[u8]>) {
    for (score, byte) in scores.iter_mut().zip(row.unwrap_or_default()) {
        *score += weight(*byte);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::EN;

    #[test]
    fn the_weights_fit_the_tables() {
        let weights = Weights::new(EN.model);
        let sets = EN.confusions.sets.iter().enumerate();
        let weighed = sets.filter(|(number, set)| weights.set(*number, &set.words).is_some()).count();
        // Sets with words too rare to learn have patterns only.
        assert!(weighed >= 150, "only {weighed} sets have weights; train them again");
    }

    #[test]
    fn a_context_speaks_for_a_word() {
        let language = Language::new(&EN);
        let doubts = |text: &str| {
            let reading = Reading::new(text, [Span::new(0, text.len())], &[], &language);
            let all = 0..reading.tokens.len();
            doubts(text, &reading, std::iter::once(all), &language)
        };
        let found = doubts("I would like to meat you and the team again on Tuesday.");
        assert_eq!(found.iter().map(|doubt| doubt.right.as_str()).collect::<Vec<_>>(), ["meet"]);
        assert!(found[0].reason.is_some());
        assert_eq!(doubts("I would like to meet you and the team again on Tuesday."), []);
    }
}
