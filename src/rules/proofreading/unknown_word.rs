use std::collections::BTreeSet;

use crate::diagnostic::{Level, Safety, Span};
use crate::draft::PartKind;
use crate::facts::Facts;
use crate::finding::{Finding, message};
use crate::language::spelling::Verdict;
use crate::rules::{Group, Rule};
use crate::text::casing::match_casing;

rule! {
    /// A word is not in the dictionary, and may be right all the same.
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
    /// The note says what else you may have meant, if a word in small letters is like another.
    ///
    /// ```draft
    /// I lookforward to the wood firing.
    ///   ^^^^^^^^^^^ look forward
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
    let unknown = facts.spelling().iter().filter_map(|(token, verdict)| match verdict {
        Verdict::Unknown(near) if facts.part(*token).kind != PartKind::Greeting => {
            Some((facts.reading.tokens[*token].span(), near.first()))
        }
        _ => None,
    });
    unknown.filter(|(span, _)| seen.insert(facts.text(*span))).map(|(span, near)| finding(facts, span, near)).collect()
}

fn finding(facts: &Facts, span: Span, near: Option<&String>) -> Finding {
    let word = facts.text(span);
    match near {
        Some(near) => {
            let near = match_casing(word, near);
            RULE.at(span, message!("unknown-word-near", word, near = &near)).replace(near, Safety::Display)
        }
        None => RULE.at(span, message!("unknown-word", word)),
    }
}
