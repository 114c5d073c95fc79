use std::collections::BTreeSet;

use crate::diagnostic::{Level, Safety, Span};
use crate::draft::PartKind;
use crate::facts::Facts;
use crate::finding::{Finding, Message, Remark, message};
use crate::language::model::{self, Neighbours};
use crate::rules::{Group, Rule};
use crate::text::casing::{Casing, capitalise, casing, match_casing};
use crate::text::matcher;

rule! {
    /// A word is confused with another that sounds like it.
    ///
    /// "I am shore your glad to no" gets past every spell checker, because each of its words exists.
    /// This rule knows which words people mix up, and the contexts in which only one of them can be
    /// right. Where both could be right, it says nothing.
    ///
    /// ```draft
    /// I am shore your glad to no.
    ///      ^^^^^ sure
    ///            ^^^^ you're
    ///                         ^^ know
    /// ```
    ///
    /// ```draft
    /// I am sure you're glad to know that your team stays no smaller than it was.
    /// ```
    ///
    /// The fix is safe where the words around it leave no doubt, and unsafe where they only make the
    /// other word likely.
    pub(crate) static RULE: Rule = Rule::new("homophone", Group::Proofreading, Level::Error)
        .judging_words(140)
        .needing(&["confusions"])
        .checking(check);
}

fn check(facts: &Facts) -> Vec<Finding> {
    let mut found = certain(facts);
    found.extend(probable(facts, &found));
    found
}

/// What patterns and fixed expressions say.
fn certain(facts: &Facts) -> Vec<Finding> {
    let confusions = &facts.language.tables().confusions;
    let mut found = Vec::new();
    for sentence in facts.reading.parts.iter().flat_map(|part| facts.reading.sentences(part)) {
        let units = facts.reading.written(sentence, facts.draft.text(), facts.language);
        let mut end = 0;
        for fit in matcher::find(&confusions.patterns, &units, &facts.reading.others) {
            let word = facts.text(fit.span);
            let Some(slip) = confusions.slip(fit.row) else {
                continue;
            };
            // The record's names are right.
            let marked = || facts.reading.is_marked_as_name(facts.reading.token_at(fit.span.start));
            let named = facts.knows(word) && marked();
            if named || fit.span.start < end {
                continue;
            }
            end = fit.span.end;
            let safety = if slip.certain { Safety::Safe } else { Safety::Unsafe };
            found.push(finding(facts, fit.span, slip.right, slip.set, safety));
        }
    }
    found
}

/// Log odds above its threshold at which a doubt is as good as certain.
const CERTAIN: f32 = 3.0;

/// What the context says of words that no pattern speaks of; `found` is in the order of the text.
fn probable(facts: &Facts, found: &[Finding]) -> Vec<Finding> {
    let free = |span: Span| {
        let next = found.partition_point(|other| other.span.end <= span.start);
        found.get(next).is_none_or(|next| next.span.start >= span.end)
    };
    // Subjects and greetings are no sentences.
    let bodies = facts.parts(PartKind::Body).map(|part| part.tokens.clone());
    let doubts = model::doubts(facts.draft.text(), facts.reading, bodies, facts.language);
    // The table of the rule's name has the idioms in which an unlikely word is right.
    let bodies = facts.parts(PartKind::Body).filter(|_| !doubts.is_empty());
    let idioms: BTreeSet<Span> =
        bodies.flat_map(|part| facts.phrases(RULE.id, part)).map(|(fit, _)| fit.span).collect();
    doubts
        .into_iter()
        .filter(|doubt| free(doubt.span) && !idioms.contains(&doubt.span))
        .filter(|doubt| {
            let name = facts.is_name(facts.reading.token_at(doubt.span.start));
            !name && matches!(casing(facts.text(doubt.span)), Casing::Lower | Casing::Capital)
        })
        .map(|doubt| {
            let safety = if doubt.above > CERTAIN { Safety::Safe } else { Safety::Unsafe };
            let finding = finding(facts, doubt.span, &doubt.right, doubt.set, safety);
            match doubt.reason {
                Some(reason) => finding.note(because(reason, doubt.right)),
                None => finding,
            }
        })
        .collect()
}

/// What the words nearby say.
fn because(reason: Neighbours, right: String) -> Message {
    match reason {
        Neighbours::Before(before) => message!("homophone-after", before, right),
        Neighbours::After(after) => message!("homophone-before", after, right),
        Neighbours::Both(before, after) => message!("homophone-between", before, after, right),
    }
}

fn finding(facts: &Facts, span: Span, right: &str, set: usize, safety: Safety) -> Finding {
    let word = facts.text(span);
    let mut fixed = match_casing(word, right);
    // `I` keeps its capital wherever it is.
    if facts.language.conventions().is_always_capital(&capitalise(right)) {
        fixed = capitalise(&fixed);
    }
    RULE.at(span, message!("homophone", word, right = &fixed))
        .note(Remark::written(facts.language.tables().confusions.set(set).explain))
        .replace(fixed, safety)
}
