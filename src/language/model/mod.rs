//! The statistical model of the confusion sets: which word of a set the words around it ask for.
//!
//! One small linear classifier a set, over hashed features of the context. The weights are trained by
//! `tools/train` from plain correct text, pruned, quantised to a byte each and embedded; nothing is
//! unpacked when the program starts.

pub mod classes;
pub mod context;
pub mod opinion;
pub mod uses;
pub mod weights;

use std::cell::OnceCell;
use std::ops::Range;

pub use context::Neighbours;
use context::{Context, LEADING, WordHash, neighbours};
use opinion::{Decision, Opinion, odds, opinion, reasons};
use uses::{Use, uses};
use weights::{SetWeights, Weights};

use super::{Language, Reading, Tables};
use crate::diagnostic::{Span, Spans};

/// A word that its context speaks against.
#[derive(Debug, Clone, PartialEq)]
pub struct Doubt {
    /// The word that is written.
    pub span: Span,
    /// The word of its set that the context asks for.
    pub right: String,
    /// Index of the set.
    pub set: usize,
    /// By how much, in natural log odds above the set's threshold, the context asks for it.
    pub above: f32,
    /// The words of the context that say most.
    pub reason: Option<Neighbours>,
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
    let disambiguator = Disambiguator::new(text, reading, tables);
    let (mut found, mut unsettled) = (Vec::<Doubt>::new(), Vec::new());
    for at in tokens.flatten() {
        let mut alone = None;
        for asked in uses(&tables.confusions, reading, at) {
            let written = usize::from(asked.member.word);
            let Some(weights) = disambiguator.weights(&asked).filter(|weights| weights.judges(written)) else {
                continue;
            };
            let seen = || Seen::new(disambiguator.context(&asked));
            // Words of two parts have a context of their own.
            let seen = if asked.is_one_token() { alone.get_or_insert_with(seen) } else { &mut seen() };
            match seen.decide(weights, &asked) {
                Decision::Settled => {}
                Decision::Open => unsettled.push((asked, None)),
                Decision::Meant(opinion) => {
                    found.push(disambiguator.doubt(&asked, weights, opinion, &seen.context));
                    unsettled.push((asked, Some(opinion.meant)));
                }
            }
        }
    }
    let mut taken = Spans::default();
    for doubt in &found {
        taken.add(doubt.span);
    }
    let hidden = disambiguator.hidden(&unsettled);
    found.extend(hidden.into_iter().filter(|doubt| taken.add(doubt.span)));
    found
}

/// Whether the words around a token ask for one word rather than for another; `None` if no set has both.
#[must_use]
pub fn asks_for(text: &str, reading: &Reading, at: usize, language: &Language, words: [&str; 2]) -> Option<bool> {
    let tables = language.tables();
    let members = |word: &str| {
        let number = language.lexicon().form(word).id as usize;
        tables.confusions.members.get(tables.confusions.firsts.range(number)).unwrap_or_default()
    };
    let [one, other] = words.map(|word| members(word).iter().filter(|member| member.second() == 0));
    let mut pairs = one.flat_map(|one| other.clone().map(move |other| (one, other)));
    let (one, other) = pairs.find(|(one, other)| one.set() == other.set())?;
    let weights = Weights::new(tables.model).set(one.set(), tables.confusions.set(one.set()).words)?;
    let context = Context::new(text, reading, at, at + 1);
    Some(odds(&weights, one.word.into(), other.word.into(), context.features().flatten()) > 0.0)
}

/// A context with its leading features, which every set of the word asks for.
struct Seen {
    context: Context,
    leading: [u32; LEADING],
}

impl Seen {
    fn new(context: Context) -> Self {
        Self { leading: context.leading(), context }
    }

    fn decide(&self, weights: &SetWeights, asked: &Use) -> Decision {
        opinion(weights, usize::from(asked.member.word), &self.leading, || self.context.trailing())
    }
}

/// What judges the uses of a text.
struct Disambiguator<'a> {
    text: &'a str,
    reading: &'a Reading,
    tables: &'a Tables,
    /// The weights of the sets that were asked for.
    weights: Vec<OnceCell<Option<SetWeights<'a>>>>,
}

impl<'a> Disambiguator<'a> {
    fn new(text: &'a str, reading: &'a Reading, tables: &'a Tables) -> Self {
        Self { text, reading, tables, weights: vec![OnceCell::new(); tables.confusions.len()] }
    }

    /// The words of a use's set, as its table has them.
    fn words(&self, asked: &Use) -> &'a str {
        self.tables.confusions.set(asked.member.set()).words
    }

    fn weights(&self, asked: &Use) -> Option<&SetWeights<'a>> {
        let set = asked.member.set();
        let weights = || Weights::new(self.tables.model).set(set, self.words(asked));
        self.weights[set].get_or_init(weights).as_ref()
    }

    fn context(&self, asked: &Use) -> Context {
        Context::new(self.text, self.reading, asked.at, asked.end)
    }

    fn span(&self, asked: &Use) -> Span {
        self.reading.span(asked.at..asked.end)
    }

    fn doubt(&self, asked: &Use, weights: &SetWeights, opinion: Opinion, context: &Context) -> Doubt {
        let Opinion { meant, above } = opinion;
        let said = reasons(weights, usize::from(asked.member.word), meant, context.features());
        let words = |feature| neighbours(feature, context, self.text, self.reading);
        let told = said.filter_map(|(feature, says)| Some((says, words(feature)?)));
        let reason = told.max_by_key(|(says, _)| *says).map(|(_, reason)| reason);
        let right = self.words(asked).split(' ').nth(meant).unwrap_or_default().replace('_', " ");
        Doubt { span: self.span(asked), right, set: asked.member.set(), above, reason }
    }

    /// Words that one beside them hides: they are doubted only once that is fixed. `asked` are the
    /// uses that are not settled, each with what is known to be meant.
    fn hidden(&self, asked: &[(Use, Option<usize>)]) -> Vec<Doubt> {
        let mut found = Vec::new();
        for (number, (one, meant)) in asked.iter().enumerate() {
            let near = asked[number + 1..].iter().take_while(|(other, _)| other.at < one.end + NEAR);
            for (other, other_meant) in near.filter(|(other, _)| other.at >= one.end) {
                match (*meant, *other_meant) {
                    (None, None) => found.extend(self.pair(one, other).into_iter().flatten()),
                    (None, Some(meant)) => found.extend(self.beside(one, other, meant).map(|(doubt, _)| doubt)),
                    (Some(meant), None) => found.extend(self.beside(other, one, meant).map(|(doubt, _)| doubt)),
                    (Some(_), Some(_)) => {}
                }
            }
        }
        found
    }

    /// Two words that hide each other ("please let me no weather").
    fn pair(&self, one: &Use, other: &Use) -> Option<[Doubt; 2]> {
        let weights = self.weights(other)?;
        let written = usize::from(other.member.word);
        weights.others(written).find_map(|(meant, _)| {
            let (first, one_meant) = self.beside(one, other, meant)?;
            let (second, found) = self.beside(other, one, one_meant)?;
            (found == meant).then_some([first, second])
        })
    }

    /// What a word is doubted for, and what is meant by it, if `meant` takes another's place.
    fn beside(&self, asked: &Use, other: &Use, meant: usize) -> Option<(Doubt, usize)> {
        let word =
            self.words(other).split(' ').nth(meant).filter(|word| other.is_one_token() && !word.contains('_'))?;
        let word = WordHash::new(word, word, &self.tables.classes());
        let seen = Seen::new(self.context(asked).with(other.at, word)?);
        let weights = self.weights(asked)?;
        let opinion = seen.decide(weights, asked).meant()?;
        Some((self.doubt(asked, weights, opinion, &seen.context), opinion.meant))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::EN;

    #[test]
    fn the_weights_fit_the_tables() {
        let language = Language::new(EN);
        let weights = Weights::new(language.tables().model);
        let sets = language.tables().confusions.sets().enumerate();
        let weighed = sets.filter(|(number, set)| weights.set(*number, set.words).is_some()).count();
        // Sets with words too rare to learn have patterns only.
        assert!(weighed >= 150, "only {weighed} sets have weights; train them again");
    }

    #[test]
    fn a_context_speaks_for_a_word() {
        let language = Language::new(EN);
        let doubts = |text: &str| {
            let reading = Reading::new(text, [Span::new(0, text.len())], &[], &language);
            let all = 0..reading.tokens.len();
            doubts(text, &reading, std::iter::once(all), &language)
        };
        let found = doubts("I would like to meat you and the team again on Tuesday.");
        assert_eq!(found.iter().map(|doubt| doubt.right.as_str()).collect::<Vec<_>>(), ["meet"]);
        assert!(found[0].reason.is_some());
        let found = doubts("Please let me no weather you agree.");
        assert_eq!(found.iter().map(|doubt| doubt.right.as_str()).collect::<Vec<_>>(), ["know", "whether"]);
        assert_eq!(doubts("I would like to meet you and the team again on Tuesday."), []);
    }
}
