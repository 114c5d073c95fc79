//! Judges a known word that is written in another casing.

use super::judge::parts;
use super::{Spelling, Verdict, doubt};
use crate::record::name::lore;
use crate::text::casing::{Casing, capitalise, casing};

/// Letters of abbreviations that are somebody's name, too, once only the first is a capital.
const PERSON: usize = 4;
/// Letters of the shortest name that is one in small letters, too: shorter ones are also units, words of
/// other languages, and what people make up.
const NAME: usize = 4;
/// Letters of the shortest name that surely is; a capital inside, as in `eBay`, is sure by itself.
const SURE: usize = 5;

/// What is wrong with the casing of a word whose letters are those of `right`, if anything is. `name` says
/// that a capital marks it as somebody's name.
pub(super) fn judge(spelling: &Spelling, word: &str, right: &str, name: bool) -> Option<Verdict> {
    let language = spelling.language;
    if language.lexicon().whole_capital(word).is_some_and(|whole| whole == right) {
        return Some(Verdict::Case { right: right.to_owned(), certain: true });
    }
    let ((stem, ending), (right_stem, _)) = (parts(spelling, word), parts(spelling, right));
    let (case, lower) = (casing(stem), stem.to_lowercase());
    if language.is_calendar_word(&lower) {
        let right = format!("{}{ending}", capitalise(&lower));
        return (right != word).then_some(Verdict::Case { right, certain: true });
    }
    // `LINKEDIN` is the name, shouted.
    if !matches!(case, Casing::Lower | Casing::Capital) || is_family(stem, right_stem) {
        return None;
    }
    let agent = || !language.is_proper(right_stem) && doubt::is_agent(language, &lower);
    if case == Casing::Lower && agent() {
        return None;
    }
    let singular = language.conventions().singulars(right_stem).find(|stem| casing(stem) == Casing::Upper);
    let bare = singular.unwrap_or(right_stem);
    let letters = bare.chars().count();
    let initialism = casing(bare) == Casing::Upper;
    // `Gao` and `Siem` are people as well as abbreviations, `Nato` is read as a word, `da's` is dialect.
    let read = language.tables().articles.spoken_abbreviations.contains(bare);
    let person = initialism && case == Casing::Capital && (read || name && letters <= PERSON);
    let dialect = initialism && case == Casing::Lower && !ending.is_empty();
    if person || dialect {
        return None;
    }
    let listed = language.conventions().noun_capitals
        || language.conventions().is_always_capital(right)
        || language.is_proper(bare)
        || language.tables().words.initialisms.contains(bare);
    let long = !initialism && letters >= NAME;
    let certain = listed || long && (letters >= SURE || casing(bare) == Casing::Mixed);
    (listed || long).then(|| Verdict::Case { right: right.to_owned(), certain })
}

/// Whether a capital first letter alone may be how the family writes itself: `Mckay`, `O'neill`.
fn is_family(word: &str, right: &str) -> bool {
    let inner = right.char_indices().skip(1).find(|(_, letter)| letter.is_uppercase());
    let before = inner.map_or("", |(at, _)| &right[..at]).to_lowercase();
    casing(word) == Casing::Capital
        && right.starts_with(char::is_uppercase)
        && (before.ends_with('\'') || lore::is_particle(&before))
}
