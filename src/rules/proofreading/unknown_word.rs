use std::collections::BTreeSet;

use crate::diagnostic::Level;
use crate::draft::PartKind;
use crate::facts::Facts;
use crate::facts::guesses;
use crate::finding::{Finding, message};
use crate::language::spelling::Verdict;
use crate::rules::{Group, Rule};
use crate::text::casing::{Casing, casing};

rule! {
    /// A word is not in the dictionary, and neither is anything close to it.
    ///
    /// Most of these words are names, and right. Each is reported once, as a note, so that you can
    /// check it letter by letter; nobody else can. If a word should never be reported, add it to the
    /// record (for this interview) or to `words` in your `followup-lint.toml` (for all mails).
    ///
    /// ```draft
    /// The walk along the Kaldnesbrygga stayed with me, and Kaldnesbrygga is where I want to work.
    ///                    ^^^^^^^^^^^^^
    /// ```
    ///
    /// Units and abbreviations are not reported: `at 161 kV`, `two FFTWs`.
    ///
    /// Nor are the names in the greeting, the headers and the signature, or any name with a title.
    ///
    /// ```draft
    /// Dear Ms. Okonkwo-Brandvold,
    ///
    /// As Okonkwo-Brandvold says in print, paper first. Please greet Mr. Haltvik from me.
    /// ```
    pub(crate) static RULE: Rule = Rule::new("unknown-word", Group::Proofreading, Level::Note)
        .judging_words(220)
        .checking(check);
}

fn check(facts: &Facts) -> Vec<Finding> {
    let mut seen = BTreeSet::new();
    facts
        .spelling()
        .iter()
        .filter(|(token, verdict)| *verdict == Verdict::Unknown && facts.part(*token).kind != PartKind::Greeting)
        .filter(|(token, _)| !is_titled(facts, *token) && !is_abbreviation(facts, *token) && !facts.is_foreign(*token))
        .map(|(token, _)| facts.reading.tokens[*token].span())
        .filter(|span| seen.insert(facts.text(*span)))
        .map(|span| RULE.at(span, message!("unknown-word", word = facts.text(span))))
        .collect()
}

/// Whether a word is an abbreviation with an ending, `FFTWs` or `FFTW's`, or one behind a number: a unit.
fn is_abbreviation(facts: &Facts, token: usize) -> bool {
    let word = facts.text(facts.reading.tokens[token].span());
    let stem = word.trim_end_matches('s').trim_end_matches(['\'', '’']);
    let capitals = stem.len() > 1 && stem.len() < word.len() && casing(stem) == Casing::Upper;
    capitals || guesses::is_unit(facts, token)
}

/// Whether a word is the name of somebody with a title: `Mr. Haltvik`, `Dr. Ana Haltvik`.
fn is_titled(facts: &Facts, token: usize) -> bool {
    let word = |at: usize| facts.text(facts.reading.tokens[at].span());
    let mut at = token;
    while casing(word(at)) != Casing::Lower {
        let Some(before) = facts.before(at).map(|_| at - 1).filter(|_| facts.reading.tokens[at].gap.joins()) else {
            return false;
        };
        if facts.language.is_honorific(&word(before).to_lowercase()) {
            return true;
        }
        at = before;
    }
    false
}
