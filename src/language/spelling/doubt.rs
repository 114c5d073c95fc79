//! How much a guess at what was meant is worth: dictionaries lack the words of most trades, and all have
//! neighbours.

use super::distance::{DOUBLED, MISSING, REPLACED};
use super::near::{NearWord, OTHER_SOUND};
use crate::language::Language;

/// Letters of the shortest word that takes a beginning or an end: shorter ones hide misspellings.
const STEM: usize = 5;
/// Letters of the shortest part of a compound.
const PART: usize = 4;
/// Letters of the shortest word that is guessed to be a rare one.
const RARE: usize = 7;
/// Letters of the shortest word that is surely misspelt twice.
const TWICE: usize = 8;
/// The most that a slip may cost for the word to be surely misspelt: one that changes a letter, but not
/// the sound.
const ONE_SLIP: u32 = REPLACED;
/// The most that two may cost: a letter left out beside one that is doubled or in another's place.
const TWO_SLIPS: u32 = MISSING + DOUBLED;
/// The most that a slip may cost for the other word to be mentioned.
const WORTH_A_MENTION: u32 = REPLACED + OTHER_SOUND;

/// Whether a word is surely a misspelling of the one it is nearest to.
pub(super) fn is_believed(language: &Language, word: &str, nearest: &NearWord) -> bool {
    let NearWord { distance, cost, is_common, sounds_alike, .. } = *nearest;
    let letters = word.chars().count();
    let likely = match distance.edits {
        1 if is_common => cost <= ONE_SLIP,
        1 => sounds_alike && letters >= RARE,
        _ => is_common && sounds_alike && letters >= TWICE && cost <= TWO_SLIPS,
    };
    likely && !distance.first && (is_doubling(word, &nearest.word) || !is_formed(language, word))
}

/// Whether the word that an unknown one is nearest to is worth a mention.
pub(super) fn is_worth_a_mention(language: &Language, word: &str, nearest: &NearWord) -> bool {
    let NearWord { distance, cost, is_common, .. } = *nearest;
    let most = if is_formed(language, word) { MISSING + OTHER_SOUND } else { WORTH_A_MENTION };
    cost <= most && !distance.first && (is_common || word.chars().count() >= RARE)
}

/// Whether a letter is there once that should be there twice, or the other way round: what people
/// misspell most, as in `thoughtfull`.
fn is_doubling(word: &str, guess: &str) -> bool {
    let once = |word: &str| {
        let mut letters: Vec<char> = word.chars().collect();
        letters.dedup();
        letters
    };
    once(word) == once(guess)
}

/// Whether a word is made of known ones, so that a dictionary may well lack it.
fn is_formed(language: &Language, word: &str) -> bool {
    let known = |base: &str| language.lexicon().look_up(base).is_known();
    let inflected = language.morphology().is_some_and(|morphology| (morphology.is_inflected)(word, &known));
    inflected || is_derived(language, word) || is_compound(language, word)
}

/// Whether a word is made of a known one by a beginning or an end that goes with any, as `relog` and
/// `discoverability` are: dictionaries cannot have them all.
fn is_derived(language: &Language, word: &str) -> bool {
    let words = language.tables().words;
    let long = |rest: &str| rest.len() >= STEM && language.lexicon().form(rest).is_known();
    let restored = |rest: &str| language.morphology().is_some_and(|morphology| long(&(morphology.restore)(rest)));
    let mut begun = words.prefixes.iter().filter_map(|prefix| word.strip_prefix(prefix));
    let mut ended = words.suffixes.iter().filter_map(|suffix| word.strip_suffix(suffix));
    begun.any(long) || ended.any(|rest| long(rest) || restored(rest))
}

/// Whether a word is two common ones: `backtest`, `lifejacket`.
fn is_compound(language: &Language, word: &str) -> bool {
    let known = |part: &str| language.lexicon().look_up(part).is_known();
    let common = |part: &str| part.len() >= PART && language.is_common(part) && known(part);
    let mut parts = word.char_indices().map(|(at, _)| word.split_at(at));
    // The plural of a word has no two parts.
    !language.conventions().singulars(word).any(known) && parts.any(|(first, second)| common(first) && common(second))
}
