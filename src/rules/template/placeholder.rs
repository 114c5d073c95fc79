use phrasebook::stored::Texts;

use crate::diagnostic::{Level, Span};
use crate::draft::{PartKind, SlotStyle};
use crate::facts::Facts;
use crate::finding::{Finding, message};
use crate::language::tables::Family;
use crate::rules::{Group, Rule};
use crate::text::casing::{Casing, casing};

rule! {
    /// A placeholder was never filled in.
    ///
    /// "Dear [Name]" is the mail that gets passed round the office. The rule knows every style of
    /// placeholder that was found in published templates, even with damaged brackets.
    ///
    /// ```draft
    /// Dear [Name],
    ///      ^^^^^^
    ///
    /// Thank you for the talk about {{role}} at Company Name on DD/MM/YYYY.
    ///                              ^^^^^^^^
    ///                                          ^^^^^^^^^^^^
    ///                                                          ^^^^^^^^^^
    /// ```
    ///
    /// With `--template`, well-formed placeholders are words like any other, and only damaged ones are
    /// reported. Footnotes, links and remarks in brackets are not placeholders.
    ///
    /// ```draft
    /// As you wrote [1], "it [sic] cools"; see [the plan](https://kiln.example) and [...].
    /// ```
    pub(crate) static RULE: Rule = Rule::new("placeholder", Group::Template, Level::Error)
        .judging_words(100)
        .in_any_language()
        .checking(check);
}

fn check(facts: &Facts) -> Vec<Finding> {
    let mut found = slots(facts);
    found.extend(words(facts));
    found
}

fn slots(facts: &Facts) -> Vec<Finding> {
    let open = facts.draft.slots.iter().filter(|slot| slot.style == SlotStyle::Broken || !facts.template);
    open.map(|slot| {
        let text = facts.text(slot.span);
        if slot.style == SlotStyle::Broken {
            return RULE.at(slot.span, message!("placeholder-broken", slot = text));
        }
        let finding = RULE.at(slot.span, message!("placeholder", slot = text));
        match offer(facts, text) {
            Some(value) => finding.help(message!("placeholder-recorded", value)),
            None => finding,
        }
    })
    .collect()
}

/// What the record has for a slot.
fn offer<'a>(facts: &Facts<'a>, slot: &str) -> Option<&'a str> {
    let record = facts.record?;
    let (slot, names) = (slot.to_lowercase(), facts.language.tables().words.slots);
    let says = |words: Texts| words.iter().any(|word| slot.contains(word));
    if says(names.company) {
        return record.interview.company.as_deref();
    }
    if says(names.position) {
        return record.interview.position.as_deref();
    }
    if says(names.candidate) {
        return record.candidate.name.as_deref();
    }
    if says(names.interviewer) {
        return record.interviewers.first().map(|person| person.name.as_str());
    }
    None
}

/// Slots that lost their brackets: `Company Name`. Capitals tell them from the words they are.
/// Signatures are not proofread, but a `Your Name` there is nobody's.
fn words(facts: &Facts) -> Vec<Finding> {
    if facts.template {
        return Vec::new();
    }
    let text = facts.draft.text();
    let is_header = |span: Span| facts.draft.part_at(span.start).is_some_and(|part| part.kind == PartKind::Header);
    let mut found = Vec::new();
    for reading in [facts.reading, facts.names()] {
        for part in reading.parts.iter().filter(|part| !is_header(part.span)) {
            let finds = facts.language.find(RULE.id, text, reading, part);
            found.extend(
                finds
                    .into_iter()
                    .filter(|(fit, family)| is_slot(facts.text(fit.span), family))
                    .map(|(fit, _)| RULE.at(fit.span, message!("placeholder", slot = facts.quote(fit.span)))),
            );
        }
    }
    found
}

/// Whether words that name a slot are written as one.
fn is_slot(text: &str, family: &Family) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    let capital = |word: &&str| matches!(casing(word), Casing::Capital | Casing::Upper) || word.len() < 4;
    let shouted = words.iter().all(|word| casing(word) == Casing::Upper);
    let titled = words.len() > 1 && words.iter().all(capital);
    family.expressions().next().is_some() || shouted || titled
}
