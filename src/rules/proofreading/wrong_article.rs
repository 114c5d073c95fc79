use crate::diagnostic::{Level, Safety};
use crate::facts::Facts;
use crate::finding::{Finding, message};
use crate::language::tables::Articles;
use crate::rules::{Group, Rule};
use crate::text::casing::{Casing, casing, lower, match_casing};
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
        .needing(&["wrong-article"])
        .checking(check);
}

/// How a word begins when it is spoken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sound {
    Vowel,
    Consonant,
}

impl Sound {
    const fn of(vowel: bool) -> Self {
        if vowel { Self::Vowel } else { Self::Consonant }
    }
}

fn check(facts: &Facts) -> Vec<Finding> {
    let articles = facts.language.tables().articles;
    let longest = articles.before_consonant.len().max(articles.before_vowel.len());
    let tokens = &facts.reading.tokens;
    tokens
        .iter()
        .zip(tokens.iter().skip(1))
        .enumerate()
        .filter(|(_, (article, next))| {
            article.span().len() <= longest && article.kind == TokenKind::Word && next.gap == Gap::Space
        })
        .filter_map(|(at, (article, next))| {
            let word = facts.text(article.span());
            let written = written(&articles, word, article.gap.starts_sentence())?;
            let spoken = match next.kind {
                TokenKind::Word => sound(facts, at + 1)?,
                TokenKind::Number => number_sound(&articles, facts.text(next.span()))?,
                _ => return None,
            };
            if spoken == written || matches!(article.gap, Gap::Hyphen | Gap::Slash) {
                return None;
            }
            let letter = facts.before(at).is_some_and(|before| {
                before.gap == Gap::Hyphen || articles.letter_after.contains(&facts.text(before.span()).to_lowercase())
            });
            if letter {
                return None;
            }
            let right = if spoken == Sound::Vowel { articles.before_vowel } else { articles.before_consonant };
            let right = match_casing(word, right);
            let span = article.span().to(next.span());
            let (pair, next) = (facts.text(span), facts.text(next.span()));
            let fixed = format!("{right}{}", &pair[word.len()..]);
            Some(RULE.at(span, message!("wrong-article", word, right, next)).replace(fixed, Safety::Safe))
        })
        .collect()
}

/// The sound that an article is written for; none if a word is no article.
fn written(articles: &Articles, word: &str, starts: bool) -> Option<Sound> {
    let lower = lower(word);
    // A capital inside a sentence is a letter: vitamin A.
    if lower == articles.before_consonant && (word == lower || starts) {
        return Some(Sound::Consonant);
    }
    (lower == articles.before_vowel && casing(word) != Casing::Upper).then_some(Sound::Vowel)
}

/// How the word of a token begins; `None` where people differ or nobody knows.
fn sound(facts: &Facts, at: usize) -> Option<Sound> {
    let word = facts.text_of(at);
    let (articles, vowels) = (facts.language.tables().articles, facts.language.conventions().vowels);
    if articles.abbreviations.contains(word) {
        return Some(Sound::of(articles.is_spelt_with_vowel(word)));
    }
    let spelt = matches!(casing(word), Casing::Upper | Casing::Mixed) || word.chars().count() == 1;
    if spelt || !word.is_ascii() || !facts.reading.forms[at].is_known() {
        return None;
    }
    let lower = lower(word);
    let doubtful = articles.doubtful_beginnings.longest_beginning(&lower).is_some();
    // `an Sp wave` is spoken letter by letter.
    if doubtful || lower.len() <= 3 && !lower.contains(|letter| vowels.contains(letter)) {
        return None;
    }
    let vowel = articles.has_vowel(&lower).unwrap_or_else(|| lower.starts_with(|letter| vowels.contains(letter)));
    Some(Sound::of(vowel))
}

/// How a number begins: 8, 11, 18 and 80 have a vowel.
fn number_sound(articles: &Articles, number: &str) -> Option<Sound> {
    let digits = number.find(|c: char| !c.is_ascii_digit()).unwrap_or(number.len());
    let plain = number[digits..].chars().all(|c| c.is_alphabetic() || c == '-');
    (digits > 0 && digits <= 3 && plain).then(|| Sound::of(articles.is_number_with_vowel(&number[..digits])))
}
