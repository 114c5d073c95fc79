//! Which language a mail is written in.
//!
//! Languages are weighed by what only one of them has: its greetings, its sign-offs and the small words
//! that hold sentences together. What two of them share says nothing. The heaviest must outweigh the
//! others, and its word lists must have most of the mail's words: that tells it from a language that is
//! not at hand.

use std::collections::HashMap;

use foldhash::fast::FixedState;

use super::Language;
use super::tables::Conventions;
use crate::diagnostic::Span;
use crate::draft::{Draft, Formulas, PartKind};
use crate::text::casing::lower;
use crate::text::quotations;

/// The most words that are weighed.
const WEIGHED: usize = 400;
/// The most letters that are held against an alphabet.
const LETTERS: usize = 1000;
/// The most words that are looked up, spread over those that are weighed.
const LOOKED_UP: usize = 100;
/// A mail of fewer words is too short to doubt the language that is preferred.
const ENOUGH: usize = 12;
/// What a greeting or a sign-off weighs, in function words.
const FORMULA: usize = 2;
/// The least weight that tells the language of a short mail.
const LEAST: usize = 2;
/// How many times heavier than every other a language must be.
const MARGIN: usize = 2;
/// Of so many words, one at least is a function word that no other language has.
const ONE_IN: usize = 25;
/// The share of words in small letters, in percent, that a language must know. Measured on mails and on
/// windows of 40 words: in English it is more than 82 (a mail full of mistakes included), in Dutch, German
/// and Danish less than 77, in what is half English less than 82.
const KNOWN: usize = 80;
/// The least such share of a mail that is too short to tell: a few words may be of a trade, or badly misspelt.
const PLAUSIBLE: usize = 70;
/// Words in small letters below which that share says nothing.
const FEW: usize = 4;

/// The number of the language that a draft is written in: `preferred` where the draft is too short to
/// tell, none where it reads like no language at hand.
pub(super) fn detect(languages: &[Language], formulas: &Formulas, draft: &Draft, preferred: usize) -> Option<usize> {
    // The language is not known yet; quotation marks are read as in the one that is preferred.
    let conventions = languages[preferred].conventions();
    let body = own_words(draft, PartKind::Body, conventions);
    let own = function_words(languages, body.iter().copied());
    let subject = function_words(languages, own_words(draft, PartKind::Subject, conventions).into_iter());
    let framed = frame(languages.len(), formulas, draft);
    let weight = |language: usize| own[language] + subject[language] + FORMULA * framed[language];
    let heaviest = (0..languages.len()).map(weight).max().unwrap_or(0);
    let written = |language: usize| is_written(&languages[language], draft);
    let mut likely = (0..languages.len())
        .filter(|&language| weight(language) * MARGIN > heaviest || heaviest == 0)
        .filter(|&language| written(language));
    // Words with a capital may be names.
    let small: Vec<&str> = body.iter().copied().filter(|word| word.starts_with(char::is_lowercase)).collect();
    if body.len() < ENOUGH {
        let only = likely.next().filter(|_| heaviest >= LEAST && likely.next().is_none());
        let chosen = only.unwrap_or(preferred);
        let plausible = small.len() < FEW || known(&languages[chosen], &small) >= PLAUSIBLE;
        return Some(chosen).filter(|&language| written(language) && plausible);
    }
    let reads =
        |&language: &usize| own[language] >= body.len() / ONE_IN && known(&languages[language], &small) >= KNOWN;
    let reading: Vec<usize> = likely.filter(reads).collect();
    match reading[..] {
        [only] => Some(only),
        _ => reading.into_iter().find(|&language| language == preferred),
    }
}

/// The words of the parts of one kind that are the writer's own: nothing in quotation marks, no links.
fn own_words<'d>(draft: &'d Draft, kind: PartKind, conventions: &Conventions) -> Vec<&'d str> {
    let mut words = Vec::new();
    for part in draft.parts_of(kind) {
        let mut at = part.span.start;
        let quoted = quotations(draft.text(), part.span, conventions);
        for quote in quoted.into_iter().chain([Span::new(part.span.end, part.span.end)]) {
            let plain = draft.slice(Span::new(at, quote.start)).split_whitespace().filter_map(word);
            words.extend(plain.take(WEIGHED - words.len()));
            at = quote.end;
            if words.len() == WEIGHED {
                return words;
            }
        }
    }
    words
}

/// The word in a run without white space; of hyphenated words the first.
fn word(run: &str) -> Option<&str> {
    let run = run.trim_matches(|c: char| !c.is_alphabetic());
    let plain = run.chars().all(|c| c.is_alphabetic() || "'’-".contains(c));
    run.split('-').next().filter(|word| plain && !word.is_empty())
}

/// For each language, how many words are function words of it alone.
fn function_words<'w>(languages: &[Language], words: impl Iterator<Item = &'w str>) -> Vec<usize> {
    let mut counts = vec![0; languages.len()];
    // Half of the words of a mail come again.
    let mut known: HashMap<&str, Option<usize>, FixedState> = HashMap::default();
    for word in words {
        let holder = known.entry(word).or_insert_with(|| {
            let lower = lower(word);
            only((0..languages.len()).filter(|&number| languages[number].is_function(&lower)))
        });
        if let Some(holder) = holder {
            counts[*holder] += 1;
        }
    }
    counts
}

/// For each language, how many greetings and sign-offs are of it alone.
fn frame(languages: usize, formulas: &Formulas, draft: &Draft) -> Vec<usize> {
    let mut counts = vec![0; languages];
    for part in &draft.parts {
        let text = draft.slice(part.span);
        let holder = match part.kind {
            PartKind::Greeting => only(formulas.greeting(text)),
            PartKind::SignOff => only(formulas.sign_off(text)),
            _ => None,
        };
        if let Some(holder) = holder {
            counts[holder] += 1;
        }
    }
    counts
}

/// The only language among `holders`; where there are several, none.
fn only(mut holders: impl Iterator<Item = usize>) -> Option<usize> {
    holders.next().filter(|_| holders.next().is_none())
}

/// Whether a language is written in the letters of most of a mail.
fn is_written(language: &Language, draft: &Draft) -> bool {
    let parts = [PartKind::Subject, PartKind::Body].into_iter().flat_map(|kind| draft.parts_of(kind));
    let letters = parts.flat_map(|part| draft.slice(part.span).chars()).filter(|c| c.is_alphabetic()).take(LETTERS);
    let is_own = |letter: char| letter.to_lowercase().all(|c| language.conventions().alphabet.contains(c));
    // The few letters that most of a mail consists of are looked up once.
    let mut known = [None; 128];
    let (mut own, mut all) = (0, 0);
    for letter in letters {
        own += usize::from(match known.get_mut(letter as usize) {
            Some(known) => *known.get_or_insert_with(|| is_own(letter)),
            None => is_own(letter),
        });
        all += 1;
    }
    own * 2 >= all
}

/// The share of words, in percent, that a language knows, right or misspelt.
fn known(language: &Language, words: &[&str]) -> usize {
    let looked_up = words.iter().step_by(words.len().div_ceil(LOOKED_UP).max(1));
    let is_known =
        |word: &&&str| language.known_form(word).is_known() || !language.lexicon().corrections(word).is_empty();
    let count = looked_up.len();
    (looked_up.filter(is_known).count() * 100).checked_div(count).unwrap_or(100)
}
