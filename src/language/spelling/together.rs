//! Two known words that were written as one.

use super::distance::{Distance, MISSING};
use super::near::NearWord;
use crate::language::Language;

/// Letters of the shortest word that is no mere beginning or end of another.
const WORD: usize = 3;
/// Letters of the shortest word that is no ending beside a small one, as `age` in `fromage` might be.
const PART: usize = 4;
/// A space left out beside a word that is in no compound: `thecase`.
const SPACE: u32 = MISSING;
/// The same if the word is so short that others begin or end like it: `tolive`.
const SHORT_SPACE: u32 = 20;
/// A space left out where two words may also make a compound: `lookforward`.
const COMPOUND: u32 = 48;

/// The two words that a lower-case one may be, if it is more than one. Where words are joined freely, that says
/// nothing unless the first is in no compound: `tevroeg`.
pub(super) fn apart(language: &Language, written: &str) -> Option<NearWord> {
    let cost = if language.tables().joins_words { cost_of_beginning } else { cost };
    let pairs = (1..written.len()).filter_map(|at| written.split_at_checked(at));
    let pairs = pairs.filter_map(|(one, other)| Some((cost(language, one, other)?, one, other)));
    let (cost, one, other) = pairs.min_by_key(|(cost, ..)| *cost)?;
    let sure = cost == SPACE;
    Some(NearWord {
        word: format!("{one} {other}"),
        cost,
        distance: Distance { cost, edits: 1, first: false },
        is_common: sure,
        is_everyday: sure,
        sounds_alike: true,
        accented: false,
    })
}

/// The same where words are joined freely.
fn cost_of_beginning(language: &Language, one: &str, other: &str) -> Option<u32> {
    let loose = language.tables().words.unjoined.contains(one) && other.len() >= PART;
    let likely = || one.len() >= WORD || language.is_common(other);
    (loose && language.lexicon().look_up(other).is_known() && likely()).then_some(SPACE)
}

/// How unlikely it is that nothing but a space is missing between two words.
fn cost(language: &Language, one: &str, other: &str) -> Option<u32> {
    let alone = |word: &&str| language.tables().words.unjoined.contains(word);
    let common = |word: &str| {
        let plain = word.len() >= WORD && language.is_common(word) && language.lexicon().look_up(word).is_known();
        plain || alone(&word)
    };
    if !common(one) || !common(other) {
        return None;
    }
    let loose = |small: &str, rest: &str| alone(&small) && small.len() >= WORD && (alone(&rest) || rest.len() >= PART);
    let (shorter, longer) = if one.len() < other.len() { (one, other) } else { (other, one) };
    if loose(one, other) || loose(other, one) {
        Some(SPACE)
    } else if alone(&one) || alone(&other) {
        (longer.len() >= WORD).then_some(SHORT_SPACE)
    } else {
        (shorter.len() >= WORD && longer.len() >= PART).then_some(COMPOUND)
    }
}
