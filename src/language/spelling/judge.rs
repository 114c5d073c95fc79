//! Judges a word by itself: a known misspelling, a wrong capital, near a known word, or simply unknown.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::ops::RangeInclusive;
use std::sync::Arc;

use strsim::osa_distance;

use super::distance::MISSING;
use super::near::{EDITS, NearWord, NearWords};
use super::{OFFERED, Spelling, Verdict, capital, doubt, speller};
use crate::language::lexicon::{differ_in_accents, normalise};
use crate::record::name::lore;
use crate::text::casing::{Casing, capitalise, casing};

/// Words of a draft that are compared with all that are near them. A mail with more that no list has is
/// in no known language.
const SEARCHES: usize = 200;
/// Hunspell takes a twentieth of a second to suggest a word; this many words of a draft may ask it.
const QUESTIONS: usize = 6;
/// Nothing longer is a word: it is a key, or encoded data.
const LONGEST: usize = 60;
/// Longer runs of capitals are words that somebody shouts.
const ACRONYM: usize = 5;
/// Letters of words that are guessed at: shorter ones have too many neighbours, longer ones are data.
const GUESSED: RangeInclusive<usize> = 3..=30;
/// The same for the shortest that has a capital, or may need one.
const CAPITAL: usize = 4;
/// Letters of the shortest known misspelling that is nobody's name.
const NAMELESS: usize = 8;
/// Letters of the shortest given name that no slip makes of another word.
const PERSON: usize = 4;
/// Letters of the shortest word that needs no apostrophe: shorter ones are abbreviations.
const MARKED: usize = 3;
/// Letters of `Monday` and `August`.
const SHORT_DATE: usize = 6;

/// Judges the words of one draft.
pub(super) struct Judge<'s, 'a> {
    spelling: &'s Spelling<'a>,
    near: OnceCell<NearWords<'a>>,
    searches: usize,
    questions: usize,
}

impl<'s, 'a> Judge<'s, 'a> {
    pub(super) fn new(spelling: &'s Spelling<'a>) -> Self {
        Self { spelling, near: OnceCell::new(), searches: SEARCHES, questions: QUESTIONS }
    }

    /// What a word may be that the variety asked for does not have; `None` if it is right after all.
    /// `known` says that another variety has it, `name` that a capital marks it as somebody's name.
    pub(super) fn word(&mut self, word: &str, known: bool, name: bool) -> Option<Verdict> {
        let language = self.spelling.language;
        let case = casing(word);
        let letters = word.chars().count();
        let acronym = case == Casing::Upper && letters <= ACRONYM;
        let always = language.conventions().always_capital.contains(word);
        let command = case == Casing::Lower && language.is_command(parts(self.spelling, word).0);
        if letters < 2 && !always || letters > LONGEST || acronym || command || (self.spelling.known)(word) {
            return None;
        }
        let plain = normalise(word);
        let lower = plain.to_lowercase();
        if known {
            return Some(Verdict::Variety(self.elsewhere(&lower)));
        }
        let listed = listed(self.spelling, &plain);
        if let Some(right) = listed.iter().find(|right| right.to_lowercase() == lower) {
            return capital::judge(self.spelling, &plain, right, name);
        }
        // Whoever writes to `Malcom` may well mean him.
        let meant = |right: &Cow<str>| {
            if has_inner_capital(&plain) {
                return false;
            }
            let common = casing(right) == Casing::Lower || language.conventions().is_always_capital(right);
            case == Casing::Lower || common && (!name || letters >= NAMELESS) || language.is_proper(right)
        };
        let listed: Vec<String> = listed.into_iter().filter(meant).map(Cow::into_owned).collect();
        if let Some(first) = listed.first() {
            if doubt::is_agent(language, &lower) && !doubt::is_misheard(language, &lower, first) {
                return Some(Verdict::Unknown(vec![first.clone()]));
            }
            // So may whoever begins a sentence with `Rady`.
            let short = case == Casing::Capital && letters < NAMELESS && !first.contains('\'');
            let capital = (name || short) && !language.is_proper(first);
            let certain = listed.len() == 1 && !capital && !doubt::is_formed_otherwise(language, &lower, first);
            return Some(Verdict::Typo { corrections: listed.into_iter().take(OFFERED).collect(), certain });
        }
        let guess = |correction| Some(Verdict::Typo { corrections: vec![correction], certain: false });
        match self.is_in_dictionary(&plain) {
            Some(true) => return None,
            Some(false) => {}
            None => return Some(Verdict::Unknown(Vec::new())),
        }
        let plural = |date: &str| language.conventions().singulars(&lower).any(|singular| singular == date);
        if let Some(date) = language.calendar().find(|date| is_slip(&lower, date) && !plural(date)) {
            let small = language.conventions().small_letter_dates;
            return guess(if small { date.to_owned() } else { capitalise(date) });
        }
        let proper = || language.tables().words.proper.iter().find(|right| differ_in_accents(&plain, right));
        if let Some(right) = proper().filter(|_| case == Casing::Capital) {
            return guess(right.to_owned());
        }
        if let Some(bare) = unmarked(self.spelling, &plain) {
            return guess(bare);
        }
        // What nobody has seen misspelt may be a name, or the name of a tool; only small letters, and
        // enough of them, say that it is none.
        let guessed = match case {
            Casing::Lower => GUESSED,
            Casing::Capital if name => NAMELESS..=*GUESSED.end(),
            Casing::Capital => CAPITAL..=*GUESSED.end(),
            _ => return Some(Verdict::Unknown(Vec::new())),
        };
        if name && let Some(possessive) = possessive(self.spelling, &lower) {
            // `Anas` and `Heins` are names themselves.
            return Some(Verdict::Unknown(vec![possessive]));
        }
        if !guessed.contains(&letters) {
            return Some(Verdict::Unknown(Vec::new()));
        }
        if let Some(possessive) = possessive(self.spelling, &lower).filter(|_| case == Casing::Lower) {
            return guess(possessive);
        }
        Some(self.guess(&lower, case == Casing::Lower))
    }

    /// What a word that nobody has seen misspelt may be. `small` says that it is nobody's name.
    fn guess(&mut self, lower: &str, small: bool) -> Verdict {
        let language = self.spelling.language;
        let (stem, ending) = parts(self.spelling, lower);
        let near = self.near(stem);
        let Some(first) = near.first() else {
            let asked = self.ask(lower);
            let accents = small && asked.first().is_some_and(|right| differ_in_accents(lower, right));
            return if accents {
                Verdict::Typo { corrections: asked, certain: false }
            } else {
                Verdict::Unknown(asked)
            };
        };
        let believed = doubt::is_believed(language, stem, first);
        let likely = near.iter().take_while(|other| other.cost < first.cost + MISSING);
        let offered = likely.map(|near| format!("{}{ending}", near.word));
        if believed && small {
            return Verdict::Typo { corrections: offered.take(OFFERED).collect(), certain: false };
        }
        let mentioned = believed || small && doubt::is_worth_a_mention(language, stem, first);
        Verdict::Unknown(offered.take(usize::from(mentioned)).collect())
    }

    /// What the variety asked for has for a word of another one.
    fn elsewhere(&mut self, lower: &str) -> Vec<String> {
        let (stem, ending) = parts(self.spelling, lower);
        let Some(right) =
            self.spelling.variety.and_then(|asked| self.spelling.language.counterpart(stem, u8::try_from(asked).ok()?))
        else {
            return self.near(stem).iter().map(|near| format!("{}{ending}", near.word)).collect();
        };
        vec![right + ending]
    }

    /// The words near a lower-case one, while there is time.
    fn near(&mut self, lower: &str) -> Arc<[NearWord]> {
        if self.searches == 0 {
            return Arc::default();
        }
        self.searches -= 1;
        let near = self.near.get_or_init(|| NearWords::new(self.spelling.language));
        near.of(lower, 1u8 << self.spelling.usual_variety())
    }

    /// Whether the dictionary has a word that the lists lack; `None` if nobody knows.
    fn is_in_dictionary(&self, word: &str) -> Option<bool> {
        let Spelling { language, .. } = self.spelling;
        if language.tables().joins_words { speller::knows(self.spelling.dictionary()?, word) } else { Some(false) }
    }

    /// What the dictionary takes an unknown word for, where it has words that the lists lack.
    fn ask(&mut self, word: &str) -> Vec<String> {
        if !self.spelling.language.tables().joins_words || self.questions == 0 {
            return Vec::new();
        }
        self.questions -= 1;
        let answer = self.spelling.dictionary().and_then(|dictionary| speller::suggestions(dictionary, word));
        // Two known words run together may well be one that the dictionary lacks: `roundtrip`.
        let near = |other: &String| !other.contains([' ', '-']) && osa_distance(other, word) <= EDITS.into();
        answer.unwrap_or_default().into_iter().filter(near).take(1).collect()
    }
}

/// The corrections of a known misspelling, or of one before an ending that any word takes.
pub(super) fn listed(spelling: &Spelling, word: &str) -> Vec<Cow<'static, str>> {
    let lexicon = spelling.language.lexicon();
    let listed = lexicon.corrections(word);
    let (stem, ending) = parts(spelling, word);
    if listed.is_empty() && !ending.is_empty() {
        return lexicon.corrections(stem).into_iter().map(|right| Cow::Owned(format!("{right}{ending}"))).collect();
    }
    listed
}

/// A word and the ending that any word takes, or none.
pub(super) fn parts<'w>(spelling: &Spelling, word: &'w str) -> (&'w str, &'w str) {
    let stem = spelling.language.conventions().without_apostrophe(word);
    word.split_at(stem.map_or(word.len(), str::len))
}

/// A given name in small letters that has lost the apostrophe before its ending: `dougs`.
fn possessive(spelling: &Spelling, lower: &str) -> Option<String> {
    let conventions = spelling.language.conventions();
    let stem = conventions.singulars(lower).find(|stem| stem.len() >= PERSON && lore::is_given(stem))?;
    conventions.unmarked_possessive(lower, stem).map(|ending| format!("{}{ending}", capitalise(stem)))
}

/// A word without an apostrophe that its last letter does not ask for: `chefs` of `chef's`, `Jans` of `Jan's`.
fn unmarked(spelling: &Spelling, word: &str) -> Option<String> {
    let language = spelling.language;
    let (stem, ending) = word.rsplit_once('\'')?;
    let lower = stem.to_lowercase();
    let known =
        language.lexicon().look_up(&lower).is_known() && casing(stem) == Casing::Lower || lore::is_given(&lower);
    let word = stem.len() >= MARKED && lower.contains(|c| language.conventions().vowels.contains(c));
    (known && word && !language.is_acronym(&lower) && language.conventions().bears(stem, ending))
        .then(|| format!("{stem}{ending}"))
}

/// Whether a word is the name of a month or weekday with one slip of the finger in it. Shorter names are
/// one letter off somebody's name (`Mondal`, `Sundar`), and only their own letters in a wrong order say
/// for sure what was meant.
fn is_slip(word: &str, date: &str) -> bool {
    let one_off = word.len().abs_diff(date.len()) <= 1 && osa_distance(word, date) == 1;
    one_off
        && word.chars().next() == date.chars().next()
        && (date.len() > SHORT_DATE || word.len() == date.len() && is_anagram(word, date))
}

/// Whether a capital follows a small letter, as in the names of products: `LaMDA`.
fn has_inner_capital(word: &str) -> bool {
    word.chars().skip_while(|letter| letter.is_uppercase()).any(char::is_uppercase)
}

fn is_anagram(one: &str, other: &str) -> bool {
    let sorted = |word: &str| {
        let mut letters: Vec<char> = word.chars().collect();
        letters.sort_unstable();
        letters
    };
    sorted(one) == sorted(other)
}
