//! How much a guess at what was meant is worth: dictionaries lack the words of most trades, and all have
//! neighbours.

use super::distance::{DOUBLED, EXTRA, MISSING, REPLACED};
use super::near::{NearWord, OTHER_SOUND};
use crate::language::Language;

/// Letters of the shortest word that takes a beginning or an end: shorter ones hide misspellings.
const STEM: usize = 5;
/// Letters of the shortest part of a compound.
const PART: usize = 4;
/// Letters of the shortest word that is surely misspelt: shorter ones are also units and abbreviations.
const SHORTEST: usize = 4;
/// Letters of the longest word that is short: a short one has many neighbours.
const SHORT: usize = 6;
/// Letters of the shortest word that is guessed to be a rare one.
const RARE: usize = 9;
/// Letters of the shortest word that is guessed to be a rare one with a letter doubled or left single.
const DOUBLING: usize = 7;
/// Letters of the shortest word that is surely no other where words are joined freely: the dictionary knows those that
/// are made of others.
const LONG: usize = 9;
/// Letters of the shortest word that is surely misspelt twice.
const TWICE: usize = 8;
/// The most that a slip may cost for an everyday word to be surely meant.
const ONE_SLIP: u32 = REPLACED;
/// The same for one that is common, but in no everyday mail.
const PLAIN_SLIP: u32 = EXTRA;
/// The same for a rare one, without what its rarity costs.
const SLIGHT_SLIP: u32 = MISSING;
/// The most that two may cost: a letter left out beside one that is doubled or in another's place.
const TWO_SLIPS: u32 = MISSING + DOUBLED;
/// The most that a slip may cost in what may also be a word that dictionaries lack.
const LIKELY_SLIP: u32 = MISSING + OTHER_SOUND;

/// Whether a word is surely a misspelling of the one it is nearest to.
pub(super) fn is_believed(language: &Language, word: &str, nearest: &NearWord) -> bool {
    let NearWord { distance, cost, is_common, is_everyday, sounds_alike, .. } = *nearest;
    let letters = word.chars().count();
    if nearest.accented {
        return letters > SHORT || letters >= SHORTEST && (is_everyday || is_common);
    }
    // Where no other word is made of known ones, a long one has no other neighbours either.
    let ended = || language.tables().words.suffixes.iter().any(|suffix| word.ends_with(suffix));
    let alone = language.tables().joins_words && letters >= LONG && !ended();
    let heard = if alone { OTHER_SOUND } else { 0 };
    let likely = match distance.edits {
        _ if letters < SHORTEST => false,
        1 if letters < SHORT - 1 => is_everyday && cost <= MISSING,
        1 if letters <= SHORT => is_everyday && cost <= PLAIN_SLIP || is_common && sounds_alike && cost <= MISSING,
        1 if is_common => cost <= heard + if is_everyday || alone { ONE_SLIP } else { PLAIN_SLIP },
        1 => {
            let known_slip = is_doubling(word, &nearest.word) || sounds_alike && word.len() == nearest.word.len();
            let rare = if known_slip { DOUBLING } else { RARE };
            (sounds_alike || alone) && letters >= rare && distance.cost <= SLIGHT_SLIP
        }
        _ => is_common && sounds_alike && letters >= TWICE && cost <= TWO_SLIPS,
    };
    likely
        && !distance.first
        && !has_other_ending(word, nearest)
        && (is_doubling(word, &nearest.word) && !is_shortened(language, word) || !is_formed(language, word))
}

/// Whether a known misspelling may be right all the same, because it is formed as words are: `texturer`.
pub(super) fn is_formed_otherwise(language: &Language, word: &str, right: &str) -> bool {
    !is_doubling(word, right) && is_formed(language, word)
}

/// Whether a word names somebody or something by what is done, as `weaver` does.
pub(super) fn is_agent(language: &Language, word: &str) -> bool {
    let known = |base: &str| language.lexicon().look_up(base).is_known();
    language.morphology().is_some_and(|morphology| (morphology.is_agent)(word, &known))
}

/// Whether a word may be another one as it sounds: `visiter`.
pub(super) fn is_misheard(language: &Language, word: &str, right: &str) -> bool {
    word.len() == right.len() && language.sound(word) == language.sound(right)
}

/// Whether only the last letter differs, and no slip of the finger explains it: another ending, or a word of
/// another language.
fn has_other_ending(word: &str, nearest: &NearWord) -> bool {
    let mut stem = word.chars();
    stem.next_back();
    match nearest.word.strip_prefix(stem.as_str()) {
        Some("") => nearest.distance.cost == EXTRA,
        Some(rest) => rest.chars().count() == 1 && nearest.distance.cost == REPLACED,
        None => false,
    }
}

/// Whether the word that an unknown one is nearest to is worth a mention: always, unless dictionaries may well lack it.
pub(super) fn is_worth_a_mention(language: &Language, word: &str, nearest: &NearWord) -> bool {
    let slip = nearest.cost <= LIKELY_SLIP && !nearest.distance.first;
    slip || nearest.word.contains(' ') || !is_formed(language, word)
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

/// Whether a word is a known one that lost its last letter before a regular ending: `sliming` of `slime`.
fn is_shortened(language: &Language, word: &str) -> bool {
    let known =
        |base: &str| base.len() >= STEM && !word.starts_with(base) && language.lexicon().look_up(base).is_known();
    language.morphology().is_some_and(|morphology| (morphology.is_inflected)(word, &known))
}

/// Whether a word is made of known ones, so that a dictionary may well lack it.
fn is_formed(language: &Language, word: &str) -> bool {
    let known = |base: &str| language.lexicon().look_up(base).is_known();
    let inflected = language.morphology().is_some_and(|morphology| (morphology.is_inflected)(word, &known));
    let elsewhere = (0..2).any(|variety| language.counterpart(word, variety).is_some());
    inflected || elsewhere || is_derived(language, word) || is_compound(language, word)
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
