use crate::diagnostic::{Level, Safety};
use crate::facts::Facts;
use crate::finding::{Finding, message};
use crate::rules::{Group, Rule};
use crate::text::casing::{Casing, casing, match_casing};
use crate::text::{Gap, TokenKind};

rule! {
    /// `a` is used where `an` is needed, or the other way round.
    ///
    /// What counts is the sound, not the letter: an hour, a university, an MBA.
    ///
    /// ```draft
    /// It took a hour to see how an university press works.
    ///         ^^^^^^ an hour
    ///                           ^^^^^^^^^^^^^ a university
    /// ```
    ///
    /// Where usage differs (an historic, a herb), or where an abbreviation can be read in two ways, the
    /// rule says nothing. `a` may also be a letter.
    ///
    /// ```draft
    /// An hour with a European team, an MBA, an honest answer, a one-off, a SQL query, an SQL query,
    /// an Sp wave, an historic press, vitamin A is in it, and so on.
    /// ```
    ///
    /// The fix is safe: where the pronunciation is in doubt, nothing is reported.
    pub(crate) static RULE: Rule = Rule::new("wrong-article", Group::Proofreading, Level::Error)
        .judging_words(160)
        .checking(check);
}

/// How a word begins when it is spoken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sound {
    Vowel,
    Consonant,
}

fn check(facts: &Facts) -> Vec<Finding> {
    if facts.language.tables().code != "en" {
        return Vec::new();
    }
    let tokens = &facts.reading.tokens;
    tokens
        .iter()
        .zip(tokens.iter().skip(1))
        .enumerate()
        .filter(|(_, (article, next))| {
            article.span().len() <= 2 && article.kind == TokenKind::Word && next.gap == Gap::Space
        })
        .filter_map(|(at, (article, next))| {
            let word = facts.text(article.span());
            let written = match word {
                "a" => Sound::Consonant,
                // A capital inside a sentence is a letter: vitamin A.
                "A" if article.gap.starts_sentence() => Sound::Consonant,
                "an" | "An" => Sound::Vowel,
                _ => return None,
            };
            let letter = facts.before(at).is_some_and(|before| {
                before.gap == Gap::Hyphen || LETTERED.contains(&facts.text(before.span()).to_lowercase().as_str())
            });
            let joined = tokens[at].gap == Gap::Hyphen || tokens[at].gap == Gap::Slash;
            let spoken = match next.kind {
                TokenKind::Word => sound(facts, at + 1)?,
                TokenKind::Number => number_sound(facts.text(next.span()))?,
                _ => return None,
            };
            if letter || joined || spoken == written {
                return None;
            }
            let right = match_casing(word, if spoken == Sound::Vowel { "an" } else { "a" });
            let span = article.span().to(next.span());
            let (pair, next) = (facts.text(span), facts.text(next.span()));
            let fixed = format!("{right}{}", &pair[word.len()..]);
            Some(RULE.at(span, message!("wrong-article", word, right, next)).replace(fixed, Safety::Safe))
        })
        .collect()
}

/// Words behind which `a` is a letter.
const LETTERED: &[&str] = &[
    "appendix",
    "block",
    "class",
    "grade",
    "group",
    "hepatitis",
    "option",
    "part",
    "plan",
    "section",
    "team",
    "type",
    "vitamin",
];
/// Beginnings with a silent `h`.
const SILENT_H: &[&str] = &["heir", "honest", "honor", "honour", "hour"];
/// Beginnings with an `h` that people speak or not.
const EITHER_H: &[&str] = &["habitual", "herb", "hilarious", "histor", "horrific", "hotel", "hysteric"];
/// Beginnings with a vowel letter that is spoken as `y` or `w`.
const GLIDE: &[&str] = &[
    "eu", "ewe", "once", "one", "ouija", "ubiq", "ufo", "ugand", "ukrain", "unani", "unic", "unif", "unil", "union",
    "uniq", "unis", "unit", "univ", "urani", "urin", "urug", "usab", "usag", "use", "usi", "usual", "usur", "utah",
    "uten", "util", "utop",
];
/// Longer beginnings that are spoken with a vowel after all.
const NO_GLIDE: &[&str] = &["onerous", "unillustr", "unimp", "unin", "unissued"];
/// Abbreviations read letter by letter.
const LETTERS: &[&str] = &[
    "AI", "API", "EU", "FBI", "HR", "HTML", "IT", "MBA", "ML", "MRI", "MSc", "NGO", "NHS", "NPO", "RFP", "SDK", "SLA",
    "UI", "UK", "UN", "US", "USB", "UX", "XML",
];

/// How the word of a token begins; `None` where people differ or nobody knows.
fn sound(facts: &Facts, at: usize) -> Option<Sound> {
    let word = facts.text(facts.reading.tokens[at].span());
    if LETTERS.contains(&word) {
        let vowel = word.starts_with(['A', 'E', 'F', 'H', 'I', 'L', 'M', 'N', 'O', 'R', 'S', 'X']);
        return Some(if vowel { Sound::Vowel } else { Sound::Consonant });
    }
    let spelt = matches!(casing(word), Casing::Upper | Casing::Mixed) || word.chars().count() == 1;
    if spelt || !word.is_ascii() || !facts.reading.forms[at].is_known() {
        return None;
    }
    let lower = word.to_lowercase();
    let begins = |list: &[&str]| list.iter().any(|start| lower.starts_with(start));
    if begins(EITHER_H) {
        return None;
    }
    // `an Sp wave` is spoken letter by letter.
    if lower.len() <= 3 && !lower.contains(['a', 'e', 'i', 'o', 'u', 'y']) {
        return None;
    }
    let vowel = match lower.as_bytes()[0] {
        b'h' => begins(SILENT_H),
        b'a' | b'e' | b'i' | b'o' | b'u' => begins(NO_GLIDE) || !begins(GLIDE),
        _ => false,
    };
    Some(if vowel { Sound::Vowel } else { Sound::Consonant })
}

/// How a number begins: 8, 11, 18 and 80 have a vowel.
fn number_sound(number: &str) -> Option<Sound> {
    let digits = number.find(|c: char| !c.is_ascii_digit()).unwrap_or(number.len());
    let plain = number[digits..].chars().all(|c| c.is_alphabetic() || c == '-');
    if digits == 0 || digits > 3 || !plain {
        return None;
    }
    let digits = &number[..digits];
    let vowel = digits.starts_with('8') || digits == "11" || digits == "18";
    Some(if vowel { Sound::Vowel } else { Sound::Consonant })
}
