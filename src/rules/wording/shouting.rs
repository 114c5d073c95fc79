use std::ops::Range;

use crate::diagnostic::{Level, Span};
use crate::draft::PartKind;
use crate::facts::Facts;
use crate::facts::capitals;
use crate::finding::{Finding, message};
use crate::language::PartTokens;
use crate::rules::{Group, Rule, phrase};

rule! {
    /// Words in capitals look like shouting.
    ///
    /// Two words in capitals in a row sound like a raised voice. A sentence gets its weight from where
    /// things are: put what matters first, or give it a line of its own.
    ///
    /// ```draft
    /// I REALLY WANT this job.
    ///   ^^^^^^^^^^^
    /// ```
    ///
    /// Abbreviations, signs and quotations may be in capitals.
    ///
    /// ```draft
    /// I know SAP ERP and the REST API, your sign says MIND YOUR HEAD, and I did read "DO NOT PUSH".
    /// ```
    pub(crate) static RULE: Rule = Rule::new("shouting", Group::Wording, Level::Warning).checking(check);
}

fn check(facts: &Facts) -> Vec<Finding> {
    facts.parts(PartKind::Body).flat_map(|part| shouts(facts, part)).map(|span| finding(facts, span)).collect()
}

fn finding(facts: &Facts, span: Span) -> Finding {
    RULE.at(span, message!("shouting", phrase = facts.quote(span)))
}

/// The runs of words in capitals, of which one at least is a loud one.
fn shouts(facts: &Facts, part: &PartTokens) -> Vec<Span> {
    // Words of the language; `IT` beside `HARD` is none.
    let words = |run: &Range<usize>| run.clone().filter(|&token| facts.reading.forms[token].common).count();
    let mut runs = capitals::runs(facts, part);
    runs.retain(|run| words(run) > 1 && run.clone().any(|token| capitals::loud(facts, token)));
    if runs.is_empty() {
        return Vec::new();
    }
    let excused = phrase::excused(facts, RULE.id, part);
    let quiet = |span: Span| facts.is_quoted(span) || excused.contain(span);
    runs.into_iter().map(|run| facts.reading.span(run)).filter(|span| !quiet(*span)).collect()
}
