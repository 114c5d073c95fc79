//! What the rules about spelling have in common: how much a guess at what was meant is worth, and what
//! a unit is.

use strsim::osa_distance;

use crate::language::spelling::Verdict;
use crate::text::TokenKind;

use crate::facts::Facts;

/// What is known of a word that no list has, by token.
type Judged = (usize, Verdict);

/// Letters of the longest unit.
const UNIT: usize = 3;
/// Letters of the shortest word that an ending or a second word makes another of.
const STEM: usize = 4;
const VOWELS: &str = "aeiou";

/// Takes guesses back that may well be wrong: the words are unknown, and no more.
pub(crate) fn settle(facts: &Facts, judged: Vec<Judged>) -> Vec<Judged> {
    let doubtful: Vec<bool> = judged.iter().map(|one| is_doubtful(facts, one, &judged)).collect();
    let settled = |((token, verdict), doubtful)| (token, if doubtful { Verdict::Unknown } else { verdict });
    judged.into_iter().zip(doubtful).map(settled).collect()
}

/// Whether a word that nobody has seen misspelt may well be right, though a dictionary has one like
/// it: dictionaries lack the words of most trades, and all have neighbours.
fn is_doubtful(facts: &Facts, (token, verdict): &Judged, judged: &[Judged]) -> bool {
    let (token, Verdict::Typo { corrections, .. }) = (*token, verdict) else {
        return false;
    };
    let word = facts.text(facts.reading.tokens[token].span()).to_lowercase();
    if is_mentioned(facts, token) {
        return true;
    }
    if is_listed(facts, &word) {
        return false;
    }
    let Some(guess) = corrections.first().map(|guess| guess.to_lowercase()) else {
        return true;
    };
    let made = is_inflected(facts, &word) || is_compound(facts, &word);
    is_far(&word, &guess)
        || made && !is_doubling(&word, &guess)
        || [token.checked_sub(1), Some(token + 1)].into_iter().flatten().any(|beside| is_strange(facts, beside, judged))
}

/// Whether a word stands in quotation marks alone: it is spoken of.
fn is_mentioned(facts: &Facts, token: usize) -> bool {
    let word = facts.reading.tokens[token].span();
    let quotations = facts.quotations();
    let quotation = quotations.partition_point(|quote| quote.start <= word.start).checked_sub(1);
    quotation
        .is_some_and(|at| facts.text(quotations[at]).trim_matches(|c: char| !c.is_alphabetic()) == facts.text(word))
}

/// Whether people are known to misspell a word so.
fn is_listed(facts: &Facts, word: &str) -> bool {
    !facts.language.lexicon().corrections(word).is_empty()
}

/// Whether a slip of the finger explains a guess badly: two letters are off, or the first one, which
/// hardly anybody gets wrong.
fn is_far(word: &str, guess: &str) -> bool {
    word.chars().next() != guess.chars().next() || osa_distance(word, guess) > 1
}

/// Whether a letter stands once that should stand twice, or the other way round: what people misspell
/// most, as in `thoughtfull`.
fn is_doubling(word: &str, guess: &str) -> bool {
    let once = |word: &str| {
        let mut letters: Vec<char> = word.chars().collect();
        letters.dedup();
        letters
    };
    once(word) == once(guess)
}

/// Whether no list has a word, not even one of misspellings. Two such words side by side are a term,
/// or words of another language.
fn is_strange(facts: &Facts, token: usize, judged: &[Judged]) -> bool {
    let found = judged.binary_search_by_key(&token, |(at, _)| *at).ok().map(|at| &judged[at].1);
    let word = |token: usize| facts.text(facts.reading.tokens[token].span());
    matches!(found, Some(Verdict::Unknown | Verdict::Typo { .. })) && !is_listed(facts, word(token))
}

/// Whether a word is two common ones: `backtest`, `lifejacket`.
fn is_compound(facts: &Facts, word: &str) -> bool {
    let form = |part: &str| facts.language.lexicon().look_up(part);
    let common = |part: &str| part.len() >= STEM && form(part).is_known() && form(part).id != 0;
    let parts = word.char_indices().map(|(at, _)| word.split_at(at));
    // `feedbacks` is a slip of its own.
    let plural = word.strip_suffix('s').is_some_and(|one| form(one).is_known());
    !plural && parts.into_iter().any(|(first, second)| common(first) && common(second))
}

/// Whether a word is a known one with a regular ending: `elasticities`, `sheeter`, `vibed`.
fn is_inflected(facts: &Facts, word: &str) -> bool {
    let form = |base: &str| facts.language.lexicon().look_up(base);
    let known = |base: &str| base.len() >= STEM && form(base).is_known();
    let cut = |ending: &str, rest: &str| {
        let base = word.strip_suffix(ending)?;
        Some(format!("{base}{rest}"))
    };
    let sibilant = |base: &str| ["s", "x", "z", "ch", "sh"].iter().any(|end| base.ends_with(end));
    let plural = cut("ies", "y").or_else(|| cut("es", "").filter(|base| sibilant(base))).or_else(|| {
        // Of a noun that everybody uses the dictionary has the plural, if there is one: `feedbacks`.
        cut("s", "").filter(|base| !sibilant(base) && form(base).id == 0)
    });
    let adverb = cut("ically", "ic").or_else(|| cut("bly", "ble")).or_else(|| cut("ly", ""));
    let verbal = ["ing", "ings", "ed", "er", "ers"].into_iter().filter_map(|ending| Some((ending, cut(ending, "")?)));
    plural.is_some_and(|base| known(&base))
        || adverb.is_some_and(|base| known(&base))
        || verbal.into_iter().any(|(ending, rest)| is_verbal(&rest, ending, &known))
}

/// Whether `-ing`, `-ed` or `-er` stands behind a known word as English spells it.
fn is_verbal(rest: &str, ending: &str, known: &impl Fn(&str) -> bool) -> bool {
    let silent = !rest.ends_with('e') && known(&format!("{rest}e"));
    let doubled = rest.char_indices().next_back().is_some_and(|(last, letter)| {
        let base = &rest[..last];
        base.ends_with(letter) && doubles(base) && known(base)
    });
    let plain = !(rest.ends_with('e') || doubles(rest) && is_short(rest)) && known(rest);
    let changed = ending.starts_with('e') && rest.strip_suffix('i').is_some_and(|base| known(&format!("{base}y")));
    silent || doubled || plain || changed
}

/// Whether a word ends as those do that may double their last letter: `plan`, `tag`.
fn doubles(base: &str) -> bool {
    let mut letters = base.chars().rev();
    let vowel = |letter: char| VOWELS.contains(letter);
    letters.next().is_some_and(|last| !vowel(last) && !"wxy".contains(last))
        && letters.next().is_some_and(vowel)
        && letters.next().is_some_and(|third| !vowel(third))
}

/// Whether a word has a single syllable.
fn is_short(base: &str) -> bool {
    base.split(|letter: char| !VOWELS.contains(letter)).filter(|run| !run.is_empty()).count() == 1
}

/// Whether a short word stands behind a number: `50 bp`, `3 mb`.
pub(crate) fn is_unit(facts: &Facts, token: usize) -> bool {
    let found = &facts.reading.tokens[token];
    let counted = facts.before(token).is_some_and(|before| before.kind == TokenKind::Number);
    counted && found.gap.joins() && facts.text(found.span()).chars().count() <= UNIT
}
