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

use classes::Classes;
use context::{Context, LEADING, WordHash, feature_words};
use opinion::{Opinion, Verdict, opinion};
use uses::{Members, Use};
use weights::{SetWeights, Weights};

use super::{Language, Reading};
use crate::diagnostic::{Span, Spans};

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

/// How many tokens further on a word may begin that hides another.
const NEAR: usize = 2;

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
    let judge = Judge { text, reading };
    let (mut found, mut open) = (Vec::new(), Vec::new());
    for at in tokens.flatten() {
        let mut alone = None;
        for Use { end, member, .. } in members.at(reading, at) {
            let words = &*tables.confusions.sets[usize::from(member.set)].words;
            let Some(weights) = weights.set(usize::from(member.set), words) else {
                continue;
            };
            let seen = || Seen::new(Context::new(text, reading, at, end));
            // Words of two parts have a context of their own.
            let seen = if end == at + 1 { alone.get_or_insert_with(seen) } else { &mut seen() };
            let written = usize::from(member.word);
            let asked = || Asked { at, end, set: member.set, written, words, weights, seen: *seen };
            match seen.verdict(&weights, written) {
                Verdict::Settled => {}
                Verdict::Open => open.push(asked()),
                Verdict::Meant(opinion) => found.push(judge.doubt(&asked(), &opinion)),
            }
        }
    }
    let mut taken = Spans::default();
    found.iter().for_each(|doubt: &Doubt| _ = taken.add(doubt.span));
    for pair in judge.pairs(&open, &Classes::new(tables.classes)) {
        if pair.iter().all(|doubt| taken.add(doubt.span)) {
            found.extend(pair);
        }
    }
    found
}

/// A context with its leading features, which every set of the word asks for.
#[derive(Clone, Copy)]
struct Seen {
    context: Context,
    leading: [u32; LEADING],
}

impl Seen {
    fn new(context: Context) -> Self {
        Self { leading: context.leading(), context }
    }

    fn verdict<'a>(&self, weights: &SetWeights<'a>, written: usize) -> Verdict<'a> {
        opinion(weights, written, &self.leading, self.context.trailing())
    }
}

/// A use that the weights of its set are asked about.
struct Asked<'a> {
    at: usize,
    end: usize,
    set: u16,
    written: usize,
    words: &'a str,
    weights: SetWeights<'a>,
    seen: Seen,
}

impl Asked<'_> {
    /// The words that could be meant, each with its place.
    fn others(&self) -> impl Iterator<Item = (usize, &str)> {
        let words = self.words.split(' ').enumerate();
        words.filter(|(other, _)| self.weights.threshold(self.written, *other).is_some())
    }
}

/// What judges the uses of a text.
struct Judge<'a> {
    text: &'a str,
    reading: &'a Reading,
}

impl<'a> Judge<'a> {
    fn doubt(&self, asked: &Asked, opinion: &Opinion) -> Doubt {
        let said = opinion.reasons(asked.written);
        let told =
            said.filter_map(|(feature, says)| Some((says, feature_words(feature, &asked.seen.context, self.text)?)));
        let reason = told.max_by_key(|(says, _)| *says).map(|(_, reason)| reason);
        let right = asked.words.split(' ').nth(opinion.meant).unwrap_or_default().replace('_', " ");
        Doubt { span: self.span(asked), right, set: asked.set, above: opinion.above, reason }
    }

    /// Words beside one another that hide each other: each is doubted only once the other is put right
    /// ("I now there team").
    fn pairs(&self, open: &[Asked<'a>], classes: &Classes) -> Vec<[Doubt; 2]> {
        let mut found = Vec::new();
        for (number, one) in open.iter().enumerate() {
            let near = open[number + 1..].iter().take_while(|other| other.at < one.end + NEAR);
            for other in near.filter(|other| other.at >= one.end) {
                found.extend(self.pair(one, other, classes));
            }
        }
        found
    }

    fn pair(&self, one: &Asked<'a>, other: &Asked<'a>, classes: &Classes) -> Option<[Doubt; 2]> {
        let seen = |asked: &Asked, beside: &Asked, word: &str| {
            let context = asked.seen.context.with(self.span(beside), WordHash::new(word, word, classes))?;
            Some(Seen::new(context))
        };
        other.others().filter(|(_, word)| !word.contains('_')).find_map(|(meant, word)| {
            let first = seen(one, other, word)?.verdict(&one.weights, one.written).meant()?;
            let (_, word) = one.others().find(|(place, _)| *place == first.meant)?;
            let second = seen(other, one, word)?.verdict(&other.weights, other.written).meant()?;
            (second.meant == meant).then(|| [self.doubt(one, &first), self.doubt(other, &second)])
        })
    }

    fn span(&self, asked: &Asked) -> Span {
        self.reading.tokens[asked.at].span.to(self.reading.tokens[asked.end - 1].span)
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
