//! What the weights of a set say of a word in its context. The program and its evaluation ask the same
//! function.

use super::context::LEADING;
use super::weights::{MOST_WORDS, SetWeights, weight};

/// Log odds by which so many leading features must speak for the written word to leave it at that: what
/// the others turn round beyond that is counted in `docs/homophones.md`.
const SETTLED: [(usize, f32); 3] = [(3, 4.5), (3, 2.5), (LEADING - 6, 1.5)];

/// Another word that the context asks for.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Opinion {
    /// Its place in the set.
    pub meant: usize,
    /// By how much, in natural log odds above the threshold.
    pub above: f32,
}

/// What the weights say.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Decision {
    /// The written word is right.
    Settled,
    /// Nothing is sure.
    Open,
    /// Another word is meant.
    Meant(Opinion),
}

impl Decision {
    /// The other word, if one is meant.
    #[must_use]
    pub fn meant(self) -> Option<Opinion> {
        if let Self::Meant(opinion) = self { Some(opinion) } else { None }
    }
}

/// What is meant by the word `written` of a set, if the context asks for another. `trailing` features are
/// asked for only where the leading ones do not settle it.
#[must_use]
pub fn opinion<T: IntoIterator<Item = Option<u32>>>(
    set: &SetWeights,
    written: usize,
    leading: &[u32; LEADING],
    trailing: impl FnOnce() -> T,
) -> Decision {
    let mut sums = Sums::default();
    let odds = |sums: &Sums, other: usize| sums.difference(other, written) * set.scale();
    let mut others = [(0, 0.0); MOST_WORDS];
    let mut count = 0;
    for (place, other) in others.iter_mut().zip(set.others(written)) {
        *place = other;
        count += 1;
    }
    let others = &others[..count];
    let mut keys = leading.iter();
    for (count, settled) in SETTLED {
        for key in keys.by_ref().take(count) {
            sums.add(set.row(*key));
        }
        if others.iter().all(|(other, _)| odds(&sums, *other) < -settled) {
            return Decision::Settled;
        }
    }
    for key in trailing().into_iter().flatten() {
        sums.add(set.row(key));
    }
    let best = others
        .iter()
        .map(|&(meant, threshold)| Opinion { meant, above: odds(&sums, meant) - threshold })
        .filter(|opinion| opinion.above > 0.0)
        .max_by(|one, other| one.above.total_cmp(&other.above));
    best.map_or(Decision::Open, Decision::Meant)
}

/// The features that speak for `meant` rather than for `written`, by their places, each with how much.
pub fn reasons(
    set: &SetWeights,
    written: usize,
    meant: usize,
    features: impl Iterator<Item = Option<u32>>,
) -> impl Iterator<Item = (usize, i32)> {
    let says = move |key: u32| set.row(key).map(|row| weight(row[meant]) - weight(row[written]));
    let said = features.enumerate().filter_map(move |(feature, key)| Some((feature, says(key?)?)));
    said.filter(|(_, says)| *says > 0)
}

/// Whether no word of the set is likelier than `written`, by all features.
#[must_use]
pub fn is_likeliest(set: &SetWeights, written: usize, features: impl IntoIterator<Item = u32>) -> bool {
    let mut sums = Sums::default();
    features.into_iter().for_each(|key| sums.add(set.row(key)));
    (0..set.words()).all(|other| sums.difference(other, written) <= 0.0)
}

/// By how much, in natural log odds, the features speak for one word of a set rather than for another.
#[must_use]
pub fn odds(set: &SetWeights, one: usize, other: usize, features: impl IntoIterator<Item = u32>) -> f32 {
    let mut sums = Sums::default();
    features.into_iter().for_each(|key| sums.add(set.row(key)));
    sums.difference(one, other) * set.scale()
}

/// The weights of all features, added up for each word of a set.
#[derive(Default)]
struct Sums([i32; MOST_WORDS]);

impl Sums {
    fn add(&mut self, row: Option<&[u8]>) {
        if let Some(row) = row {
            for (sum, byte) in self.0.iter_mut().zip(row) {
                *sum += weight(*byte);
            }
        }
    }

    #[expect(clippy::cast_precision_loss, reason = "a sum of sixty bytes is exact in an f32")]
    fn difference(&self, one: usize, other: usize) -> f32 {
        (self.0[one] - self.0[other]) as f32
    }
}
