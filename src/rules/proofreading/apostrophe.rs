use phrasebook::tables::ApostropheFamily;

use crate::diagnostic::{Level, Safety, Span};
use crate::draft::PartKind;
use crate::facts::Facts;
use crate::finding::{Finding, message};
use crate::language::tables::Family;
use crate::language::{Language, normalise};
use crate::rules::{Group, Rule, phrase};
use crate::text::casing::{capitalise, match_casing};
use crate::text::token::is_apostrophe;

rule! {
    /// An apostrophe is missing, or one is where none belongs.
    ///
    /// What belongs to somebody has one, and so has what a time is long: my manager's feedback, last week's talk,
    /// two weeks' notice.
    ///
    /// ```draft
    /// My managers feedback on last weeks talk was kind, and I must give two weeks notice.
    ///    ^^^^^^^^ manager's
    ///                              ^^^^^ week's
    ///                                                                       ^^^^^ weeks'
    /// ```
    ///
    /// A plural has none.
    ///
    /// ```draft
    /// I look forward to the next step's, and I am free on Monday's.
    ///                            ^^^^^^ steps
    ///                                                     ^^^^^^^^ Mondays
    /// ```
    ///
    /// Where both can be right, the rule says nothing.
    ///
    /// ```draft
    /// The managers meeting was long. My sons open the club on Mondays, and the job's fine.
    /// ```
    ///
    /// Words that need their apostrophe to be words at all, such as "dont" and "todays", are a `misspelling`.
    ///
    /// The fix is unsafe, because it may have been one owner or several.
    pub(crate) static RULE: Rule = Rule::new("apostrophe", Group::Proofreading, Level::Error)
        .judging_words(136)
        .needing(&["apostrophe"])
        .checking(check);
}

/// The forms of a noun, as tables name them.
const SINGULAR: &str = "singular";
const PLURAL: &str = "plural";

fn check(facts: &Facts) -> Vec<Finding> {
    let fits = phrase::fits(facts, RULE.id, &[PartKind::Body]);
    fits.into_iter().filter_map(|fit| finding(facts, fit)).collect()
}

fn finding(facts: &Facts, (span, family): (Span, Family)) -> Option<Finding> {
    let word = facts.text(span);
    // `two weeks' notice` has its apostrophe, which is no part of the word.
    if facts.draft.text()[span.end..].starts_with(is_apostrophe) {
        return None;
    }
    let is_name = facts.reading.has_inner_capital(facts.reading.token_at(span.start));
    let right = match_casing(word, &right(facts.language, family, &normalise(word).to_lowercase(), is_name)?);
    let finding = phrase::finding(facts, &RULE, (span, family), |word| message!("apostrophe", word, right = &right));
    Some(finding.replace(right.clone(), Safety::Unsafe))
}

/// The word as it should be written; nothing if nobody knows.
fn right(language: &Language, family: Family, word: &str, is_name: bool) -> Option<String> {
    let conventions = language.conventions();
    let bare = word.replace('\'', "");
    let stem = conventions.without_possessive(word);
    let known = |word: &str| language.lexicon().look_up(word).is_known();
    let day = conventions.singulars(&bare).find(|stem| language.is_calendar_word(stem)).map(capitalise);
    if is_name && day.is_none() {
        return None;
    }
    let right = if family.is(ApostropheFamily::OneOwner) {
        let inflected = || language.inflected(&bare, SINGULAR).into_iter().next();
        let cut = || conventions.singulars(&bare).find(|stem| known(stem)).map(str::to_owned);
        format!("{}{}", day.or_else(inflected).or_else(cut)?, conventions.possessive_endings.iter().next()?)
    } else if family.is(ApostropheFamily::SeveralOwners) {
        format!("{bare}'")
    } else if day.is_some() {
        capitalise(&bare)
    } else {
        language.inflected(stem, PLURAL).into_iter().next().or_else(|| known(&bare).then(|| bare.clone()))?
    };
    Some(right)
}
