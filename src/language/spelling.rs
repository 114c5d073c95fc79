//! Judges the words that no list has: a known misspelling, a wrong capital, one letter off a known
//! word, or simply unknown.

use std::collections::BTreeMap;
use std::ops::Range;

use strsim::osa_distance;

use super::lexicon::{Beginning, normalise};
use super::{Language, Reading, speller};
use crate::text::casing::{Casing, capitalise, casing, is_always_capital};
use crate::text::{Gap, TokenKind};

/// What a word that no list has may be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// A known word in the wrong casing: `english`. The right form.
    Case(String),
    /// A misspelling; what may have been meant, the best first.
    Typo {
        /// Never empty.
        corrections: Vec<String>,
        /// Whether the misspelling is a known one with a single correction.
        certain: bool,
    },
    /// Right, but in another variety of the language than the one asked for.
    Variety(Vec<String>),
    /// Not in any list, and nothing close enough is.
    Unknown,
}

/// Judges the words of one draft.
pub struct Judge<'a> {
    /// The draft's text.
    pub text: &'a str,
    /// Its words.
    pub reading: &'a Reading,
    /// Its language.
    pub language: &'a Language,
    /// The variety asked for.
    pub variety: Option<usize>,
    /// Whether a word is right because somebody said so.
    pub known: &'a dyn Fn(&str) -> bool,
}

/// Hunspell takes a twentieth of a second for a word; this many words of a draft may ask it.
const QUESTIONS: usize = 6;
/// Nothing longer is a word: it is a key, or encoded data.
const LONGEST: usize = 60;
/// A mail with more words that no list has is in no known language; the rest is called unknown.
const SLIPS: usize = 10_000;
/// Longer runs of capitals are words that somebody shouts.
const ACRONYM: usize = 5;
/// Beginnings of family names whose inner capital is the family's own affair.
const FAMILY_PREFIXES: &[&str] = &["De", "Di", "Du", "Fitz", "La", "Le", "Mac", "Mc", "O'", "Van", "Von"];
/// Shorter words have too many neighbours to guess among.
const GUESSED: usize = 5;
/// Most parts of a hyphenated word.
const PARTS: usize = 12;
/// Letters of the shortest word that takes a beginning or an end: shorter ones hide misspellings.
const STEM: usize = 5;
/// Letters of abbreviations that are somebody's name, too, once only the first is a capital.
const PERSON: usize = 4;
/// Most corrections offered.
const OFFERED: usize = 3;
/// Letters of `Monday` and `August`.
const SHORT_DATE: usize = 6;

/// What may still be done for the words of a draft.
struct Effort {
    /// Words that may ask hunspell.
    questions: usize,
    /// Words that may be compared with all that are one letter off.
    slips: usize,
}

impl Judge<'_> {
    /// The tokens that are in no list, with what they may be. `titled` says of a token whether every
    /// word around it may have a capital.
    pub fn verdicts(&self, titled: impl Fn(usize) -> bool) -> Vec<(usize, Verdict)> {
        let questions = if self.reading.is_mail() { QUESTIONS } else { 0 };
        let mut effort = Effort { questions, slips: SLIPS };
        let mut seen: BTreeMap<(&str, bool), Option<Verdict>> = BTreeMap::new();
        let mut verdicts = Vec::new();
        for (at, (token, form)) in self.reading.tokens.iter().zip(&self.reading.forms).enumerate() {
            let allowed = self.variety.map_or(u8::MAX, |variety| 1 << variety);
            if token.kind != TokenKind::Word || form.varieties & allowed != 0 {
                continue;
            }
            let word = &self.text[token.span().range()];
            // A capital proves nothing where every word may have one, and marks a name elsewhere.
            let name = if self.is_pronoun(word) {
                self.is_beside_name(at)
            } else {
                !token.gap.starts_sentence() && !titled(at)
            };
            let verdict = seen
                .entry((word, name))
                .or_insert_with(|| self.judge(word, form.is_known(), name, &mut effort))
                .clone();
            if let Some(verdict) = verdict.filter(|_| !self.in_compound(at)) {
                verdicts.push((at, verdict));
            }
        }
        verdicts
    }

    /// `None` for a word that is right after all.
    fn judge(&self, word: &str, known: bool, name: bool, effort: &mut Effort) -> Option<Verdict> {
        let case = casing(word);
        let letters = word.chars().count();
        let acronym = case == Casing::Upper && letters <= ACRONYM;
        if letters < 2 && word != "i" || letters > LONGEST || acronym || (self.known)(word) {
            return None;
        }
        if known {
            return Some(Verdict::Variety(self.ask(word, effort)));
        }
        let corrections = self.language.lexicon().corrections(word);
        let plain = normalise(word);
        if let Some(right) = corrections.iter().find(|right| right.to_lowercase() == plain.to_lowercase()) {
            // `LINKEDIN` is the name, shouted; `Mckay` may be how the family writes itself.
            let family = case == Casing::Capital && FAMILY_PREFIXES.iter().any(|prefix| right.starts_with(prefix));
            // `Gao` and `Siem` are people as well as abbreviations.
            let person = case == Casing::Capital && name && letters <= PERSON && casing(right) == Casing::Upper;
            let cased = matches!(case, Casing::Lower | Casing::Capital) && !family && !person;
            return cased.then(|| Verdict::Case((*right).to_owned()));
        }
        // Whoever writes to `Malcom` may well mean him.
        let meant = |right: &&str| {
            let common = casing(right) == Casing::Lower || is_always_capital(right);
            case == Casing::Lower || !name && common || self.language.is_proper(right)
        };
        let corrections: Vec<&str> = corrections.into_iter().filter(meant).collect();
        if !corrections.is_empty() {
            let certain = corrections.len() == 1;
            let corrections = corrections.into_iter().take(OFFERED).map(str::to_owned).collect();
            return Some(Verdict::Typo { corrections, certain });
        }
        let lower = plain.to_lowercase();
        if let Some(date) = self.language.calendar().find(|date| is_slip(&lower, date)) {
            return Some(Verdict::Typo { corrections: vec![capitalise(date)], certain: false });
        }
        if name && case != Casing::Lower {
            return Some(Verdict::Unknown);
        }
        // What nobody has seen misspelt may be a name, or the name of a tool; only small letters, and
        // enough of them, say that it is none.
        if case != Casing::Lower || letters < GUESSED {
            return Some(Verdict::Unknown);
        }
        let small = |word: &str| self.language.is_function(word);
        if let Some((one, other)) =
            (1..lower.len()).filter_map(|at| lower.split_at_checked(at)).find(|(one, other)| small(one) && small(other))
        {
            return Some(Verdict::Typo { corrections: vec![format!("{one} {other}")], certain: false });
        }
        if self.is_derived(&lower) {
            return Some(Verdict::Unknown);
        }
        let mut close = self.one_letter_off(&lower, effort);
        if close.is_empty() {
            close = self.ask(word, effort);
        }
        close.truncate(OFFERED);
        Some(if close.is_empty() { Verdict::Unknown } else { Verdict::Typo { corrections: close, certain: false } })
    }

    /// Whether a word may be `I'm` or the like without its apostrophe: that has its capital everywhere.
    fn is_pronoun(&self, word: &str) -> bool {
        word.starts_with('I') && self.language.lexicon().corrections(word).iter().any(|right| is_always_capital(right))
    }

    /// Whether another word that may be part of a name stands beside a token: `Jony Ive`, `Im Min-ho`.
    fn is_beside_name(&self, at: usize) -> bool {
        let Reading { tokens, forms, .. } = self.reading;
        let part = |at: usize| {
            let word = &self.text[tokens[at].span().range()];
            let opens = tokens[at].gap.starts_sentence() && forms[at].common;
            casing(word) == Casing::Capital && !opens || self.language.is_honorific(&word.to_lowercase())
        };
        let gap = |at: usize| tokens.get(at).map(|token| token.gap);
        let beside = |gap: Option<Gap>, other: usize| match gap {
            Some(Gap::Hyphen) => true,
            Some(Gap::Space) => part(self.chain(other).start),
            _ => false,
        };
        beside(gap(at), at.wrapping_sub(1)) || beside(gap(at + 1), at + 1)
    }

    /// Whether a word is made of a known one by a beginning or an end that goes with any, as `relog`
    /// and `discoverability` are: dictionaries cannot have them all.
    fn is_derived(&self, word: &str) -> bool {
        let tables = self.language.tables();
        let long = |rest: &str| rest.len() >= STEM && self.language.lexicon().form(rest).is_known();
        let begun = tables.words.prefixes.iter().filter_map(|prefix| word.strip_prefix(prefix)).any(long);
        let mut ends = tables.words.suffixes.iter().filter_map(|suffix| word.strip_suffix(suffix));
        // A silent `e` is lost before an end.
        begun || ends.any(|rest| long(rest) || long(&format!("{rest}e")))
    }

    /// Known words one slip of the finger away, the likeliest slip first.
    fn one_letter_off(&self, word: &str, effort: &mut Effort) -> Vec<String> {
        if effort.slips == 0 {
            return Vec::new();
        }
        effort.slips -= 1;
        let letters: Vec<char> = word.chars().collect();
        let allowed = 1u8 << self.variety.unwrap_or(self.reading.variety);
        let mut found: Vec<(u8, String)> = Vec::new();
        let mut beginning = Some(self.language.lexicon().start());
        for at in 0..=letters.len() {
            // No word begins so.
            let Some(known) = beginning else {
                break;
            };
            let (head, tail) = letters.split_at(at);
            let mut offer = |rank: u8, middle: &[char], rest: &[char]| {
                let whole = known.with(middle).and_then(|known| known.with(rest));
                if let Some(form) = whole.map(Beginning::form).filter(|form| form.varieties & allowed != 0) {
                    // A word that the tables speak of is a common one.
                    found.push((rank + u8::from(form.id == 0), [head, middle, rest].into_iter().flatten().collect()));
                }
            };
            if let [one, other, rest @ ..] = tail {
                offer(0, &[*other, *one], rest);
            }
            if let [first, rest @ ..] = tail {
                offer(if head.last() == Some(first) { 0 } else { 4 }, &[], rest);
                let vowel = "aeiouy".contains(*first);
                for c in ('a'..='z').filter(|c| c != first) {
                    let vowels = vowel && "aeiouy".contains(c);
                    offer(if vowels && at > 0 { 2 } else { 6 } + u8::from(at == 0) * 4, &[c], rest);
                }
            }
            for c in 'a'..='z' {
                let doubled = head.last() == Some(&c) || tail.first() == Some(&c);
                offer(if doubled { 0 } else { 2 }, &[c], tail);
            }
            beginning = tail.first().and_then(|&first| known.with(&[first]));
        }
        found.sort();
        let mut words: Vec<String> = Vec::new();
        for (_, word) in found {
            if !words.contains(&word) {
                words.push(word);
            }
        }
        words
    }

    /// Hunspell's suggestions that are close enough to be meant.
    fn ask(&self, word: &str, effort: &mut Effort) -> Vec<String> {
        let dictionaries = &self.language.tables().dictionaries;
        let Some(&dictionary) = dictionaries.get(self.variety.unwrap_or(self.reading.variety)) else {
            return Vec::new();
        };
        if effort.questions == 0 {
            return Vec::new();
        }
        effort.questions -= 1;
        let word = normalise(word);
        let Some(answer) = speller::ask(dictionary, &word) else {
            return Vec::new();
        };
        let lower = word.to_lowercase();
        let near = |suggestion: &String| {
            let allowed = if lower.chars().count() > 5 { 2 } else { 1 };
            // Two known words run together may well be one that the dictionary lacks: `roundtrip`.
            !suggestion.contains([' ', '-']) && osa_distance(&suggestion.to_lowercase(), &lower) <= allowed
        };
        answer.suggestions.into_iter().filter(near).collect()
    }

    /// Whether a token is part of a hyphenated word that is right: in the lists as a whole, or made
    /// of a known word and a short beginning such as `co-` or `pre-`.
    fn in_compound(&self, at: usize) -> bool {
        let chain = self.chain(at);
        if !(2..=PARTS).contains(&chain.len()) {
            return false;
        }
        let tokens = &self.reading.tokens;
        let whole = &self.text[tokens[chain.start].span().start..tokens[chain.end - 1].span().end];
        let prefix = at + 1 < chain.end && tokens[at].span().len() <= 5;
        prefix && self.reading.forms[at + 1].is_known()
            || self.language.lexicon().form(whole).is_known()
            // `co-ordinator` is `coordinator`, written more carefully.
            || self.language.lexicon().form(&whole.replace('-', "")).is_known()
            || (self.known)(whole)
    }

    /// The tokens joined to one by hyphens, itself included; of a long chain the next ones.
    fn chain(&self, at: usize) -> Range<usize> {
        let tokens = &self.reading.tokens;
        let mut start = at;
        while tokens[start].gap == Gap::Hyphen && at - start <= PARTS {
            start -= 1;
        }
        let mut end = at + 1;
        while tokens.get(end).is_some_and(|token| token.gap == Gap::Hyphen) && end - at <= PARTS {
            end += 1;
        }
        start..end
    }
}

/// Whether a word is the name of a month or weekday with one slip of the finger in it. Shorter names are
/// one letter off somebody's name (`Mondal`, `Sundar`), and only their own letters in a wrong order say
/// for sure what was meant.
fn is_slip(word: &str, date: &str) -> bool {
    let one_off = word.len().abs_diff(date.len()) <= 1 && osa_distance(word, date) == 1;
    let plural = word.strip_suffix('s') == Some(date);
    one_off
        && !plural
        && word.chars().next() == date.chars().next()
        && (date.len() > SHORT_DATE || word.len() == date.len() && same_letters(word, date))
}

fn same_letters(one: &str, other: &str) -> bool {
    let sorted = |word: &str| {
        let mut letters: Vec<char> = word.chars().collect();
        letters.sort_unstable();
        letters
    };
    sorted(one) == sorted(other)
}
