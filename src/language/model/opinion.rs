//! What the weights of a set say of a word in its context. The program and its evaluation ask the same
//! function.

use super::context::{FEATURES, LEADING};
use super::weights::{MOST_WORDS, SetWeights, weight};

/// Log odds by which the leading features must speak for the written word to leave it at that: what the
/// others turn round beyond that is counted in `docs/homophones.md`.
const SETTLED: f32 = 1.5;

/// Another word that the context asks for.
#[derive(Debug, Clone)]
pub struct Opinion<'a> {
    /// Its place in the set.
    pub meant: usize,
    /// By how much, in natural log odds above the threshold.
    pub above: f32,
    /// The weights of each feature that has any, in the order of the features.
    rows: [Option<&'a [u8]>; FEATURES],
}

/// What the weights say.
#[derive(Debug, Clone)]
#[expect(clippy::large_enum_variant, reason = "it is looked at and dropped")]
pub enum Verdict<'a> {
    /// The written word is right.
    Settled,
    /// Nothing is sure.
    Open,
    /// Another word is meant.
    Meant(Opinion<'a>),
}

impl<'a> Verdict<'a> {
    /// The other word, if one is meant.
    #[must_use]
    pub fn meant(self) -> Option<Opinion<'a>> {
        if let Self::Meant(opinion) = self { Some(opinion) } else { None }
    }
}

/// What is meant by the word `written` of a set, if the context asks for another. `trailing` features are
/// asked for only where the leading ones do not settle it.
#[must_use]
pub fn opinion<'a, T: IntoIterator<Item = Option<u32>>>(
    set: &SetWeights<'a>,
    written: usize,
    leading: &[u32; LEADING],
    trailing: impl FnOnce() -> T,
) -> Verdict<'a> {
    let mut sums = Sums::default();
    let mut rows = [None; FEATURES];
    for (place, key) in rows.iter_mut().zip(leading) {
        *place = set.row(*key);
        sums.add(*place);
    }
    let odds = |sums: &Sums, other: usize| sums.difference(other, written) * set.scale();
    let others = || (0..set.words()).filter(|&other| other != written);
    if others().all(|other| set.threshold(written, other).is_none() || odds(&sums, other) < -SETTLED) {
        return Verdict::Settled;
    }
    for (place, key) in rows[LEADING..].iter_mut().zip(trailing()) {
        *place = key.and_then(|key| set.row(key));
        sums.add(*place);
    }
    let best = others()
        .filter_map(|other| {
            let above = odds(&sums, other) - set.threshold(written, other)?;
            (above > 0.0).then_some((other, above))
        })
        .max_by(|(_, one), (_, other)| one.total_cmp(other));
    best.map_or(Verdict::Open, |(meant, above)| Verdict::Meant(Opinion { meant, above, rows }))
}

impl Opinion<'_> {
    /// The features that speak for it rather than for `written`, each with how much.
    pub fn reasons(&self, written: usize) -> impl Iterator<Item = (usize, i32)> {
        let says = move |row: &[u8]| weight(row[self.meant]) - weight(row[written]);
        let rows = self.rows.iter().enumerate();
        rows.filter_map(move |(feature, row)| Some((feature, says((*row)?)))).filter(|(_, says)| *says > 0)
    }
}

/// Whether no word of the set is likelier than `written`, by all features.
#[must_use]
pub fn is_likeliest(set: &SetWeights, written: usize, features: impl IntoIterator<Item = u32>) -> bool {
    let mut sums = Sums::default();
    features.into_iter().for_each(|key| sums.add(set.row(key)));
    (0..set.words()).all(|other| sums.difference(other, written) <= 0.0)
}

/// The weights of all features, added up for each word of a set.
#[derive(Default)]
struct Sums([i32; MOST_WORDS]);

impl Sums {
    fn add(&mut self, row: Option<&[u8]>) {
        for (sum, byte) in self.0.iter_mut().zip(row.unwrap_or_default()) {
            *sum += weight(*byte);
        }
    }

    #[expect(clippy::cast_precision_loss, reason = "a sum of sixty bytes is exact in an f32")]
    fn difference(&self, one: usize, other: usize) -> f32 {
        (self.0[one] - self.0[other]) as f32
    }
}
