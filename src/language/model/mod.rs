//! The statistical model behind the confusion sets: which word of a set the words around it ask for.
//!
//! One small linear classifier a set, over hashed features of the context. The weights are trained by
//! `tools/train` from plain correct text, pruned, quantised to a byte each and embedded; nothing is
//! unpacked when the program starts.

pub mod classes;
pub mod context;
pub mod opinion;
pub mod slots;
pub mod uses;
pub mod weights;

use std::ops::Range;

use context::{Context, LEADING, feature_words};
use opinion::opinion;
use uses::Members;
use weights::Weights;

use super::tables::Member;
use super::{Language, Reading};
use crate::diagnostic::Span;

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
    let members = Members::new(tables.confusions);
    let mut found = Vec::new();
    for at in tokens.flatten() {
        let mut alone = None;
        for found_use in members.at(reading, at) {
            let Member { set, word, .. } = found_use.member;
            let words = &*tables.confusions.sets[usize::from(set)].words;
            let Some(weights) = weights.set(usize::from(set), words) else {
                continue;
            };
            let end = found_use.end;
            // Words of two parts have a context of their own.
            let seen = if end == at + 1 {
                alone.get_or_insert_with(|| Seen::new(text, reading, at, end))
            } else {
                &mut Seen::new(text, reading, at, end)
            };
            let written = usize::from(word);
            let Some(opinion) = opinion(&weights, written, &seen.leading, seen.context.trailing()) else {
                continue;
            };
            let said = opinion.reasons(written);
            let told = said.filter_map(|(feature, says)| Some((says, feature_words(feature, &seen.context, text)?)));
            let reason = told.max_by_key(|(says, _)| *says).map(|(_, reason)| reason);
            let right = words.split(' ').nth(opinion.meant).unwrap_or_default().replace('_', " ");
            let span = reading.tokens[at].span.to(reading.tokens[end - 1].span);
            found.push(Doubt { span, right, set, above: opinion.above, reason });
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
