use phrasebook::stored::Texts;

use crate::diagnostic::{Level, Span};
use crate::draft::{PartKind, Slot, SlotStyle};
use crate::facts::Facts;
use crate::finding::{Finding, message};
use crate::language::tables::{Family, Strength};
use crate::rules::{Group, Rule};
use crate::text::casing::{Casing, casing};
use crate::text::quotation_around;

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
    /// With `--template`, well-formed placeholders are words like any other, and only damaged and empty
    /// ones are reported. Footnotes, links and remarks in brackets are not placeholders. Other words in brackets may
    /// be one, so a follow-up mail gets a note about them.
    ///
    /// ```draft
    /// As you wrote [1], "it [the kiln] cools [sic]"; see [the plan](https://kiln.example) and [...].
    /// ```
    pub(crate) static RULE: Rule = Rule::new("placeholder", Group::Template, Level::Error)
        .judging_words(100)
        .in_any_language()
        .checking(check);
}

/// The most words of brackets that may be a slot.
const MOST_WORDS: usize = 4;

fn check(facts: &Facts) -> Vec<Finding> {
    let mut found = slots(facts);
    found.extend(words(facts));
    found
}

fn slots(facts: &Facts) -> Vec<Finding> {
    let slots = &facts.draft.slots;
    let open = slots
        .iter()
        .filter(|slot| matches!(slot.style, SlotStyle::Empty | SlotStyle::Broken) || !facts.draft.is_template());
    let open: Vec<&Slot> = open.filter(|slot| !is_remark(facts, slot)).collect();
    // Where one slot was left open, other brackets are slots too. In an unknown language, words tell nothing.
    let doubted = if facts.unread.is_some() {
        Some(Level::Error)
    } else if open.iter().any(|slot| slot.certain) {
        Some(Level::Warning)
    } else {
        facts.kind.map(|_| Level::Note)
    };
    open.into_iter().filter_map(|slot| finding(facts, slot, doubted)).collect()
}

/// Whether brackets hold what the writer adds to somebody else's words.
fn is_remark(facts: &Facts, slot: &Slot) -> bool {
    let quotation = quotation_around(facts.quotations(), slot.span);
    matches!(slot.style, SlotStyle::Square | SlotStyle::Angle)
        && quotation
            .is_some_and(|quotation| facts.text(quotation).trim_matches(['"', '“', '”']) != facts.text(slot.span))
}

/// Whether a text that is no follow-up speaks of a slot instead of leaving it open: it quotes it, or names people
/// by a handle or between slashes.
fn is_mentioned(facts: &Facts, slot: &Slot) -> bool {
    let text = facts.text(slot.span);
    let people = text.starts_with('@') || slot.style == SlotStyle::Square && text.contains('/');
    !facts.is_follow_up() && (people || facts.is_quoted(slot.span))
}

/// What is said of a slot; `doubted` is how seriously one that is none perhaps is taken.
fn finding(facts: &Facts, slot: &Slot, doubted: Option<Level>) -> Option<Finding> {
    let text = facts.text(slot.span);
    if slot.style == SlotStyle::Broken {
        return Some(RULE.at(slot.span, message!("placeholder-broken", slot = text)));
    }
    if slot.style == SlotStyle::Empty {
        return Some(RULE.at(slot.span, message!("placeholder-empty", slot = text)));
    }
    if !slot.certain {
        let level = doubted.filter(|_| reads_like_name(text))?;
        if level < Level::Error {
            return Some(RULE.at(slot.span, message!("placeholder-doubtful", slot = text)).at_most(level));
        }
    }
    let finding = RULE.at(slot.span, message!("placeholder", slot = text));
    let finding = if is_mentioned(facts, slot) { finding.at_most(Level::Warning) } else { finding };
    Some(match offer(facts, text) {
        Some(value) => finding.help(message!("placeholder-recorded", value)),
        None => finding,
    })
}

/// Whether what is in brackets may be the name of anything: no sentence, number, file or mark-up.
fn reads_like_name(slot: &str) -> bool {
    let inner = slot.trim_matches(|c: char| "[](){}<>«»".contains(c));
    inner.split(' ').count() <= MOST_WORDS && inner.chars().all(|c| c.is_alphabetic() || " '’".contains(c))
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
    if facts.draft.is_template() {
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
                    .map(|(fit, family)| bare(facts, fit.span, &family)),
            );
        }
    }
    found
}

/// A text that is no follow-up may be about such words; only in its greeting they are surely left open.
fn bare(facts: &Facts, span: Span, family: &Family) -> Finding {
    let finding = RULE.at(span, message!("placeholder", slot = facts.quote(span)));
    let body = facts.draft.part_at(span.start).is_some_and(|part| part.kind == PartKind::Body);
    let doubtful = family.strength() == Strength::Soft || body && !facts.is_follow_up();
    if doubtful { finding.at_most(Level::Warning) } else { finding }
}

/// Whether words that name a slot are written as one.
fn is_slot(text: &str, family: &Family) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    let capital = |word: &&str| matches!(casing(word), Casing::Capital | Casing::Upper) || word.len() < 4;
    let shouted = words.iter().all(|word| casing(word) == Casing::Upper);
    let titled = words.len() > 1 && words.iter().all(capital);
    family.expressions().next().is_some() || shouted || titled
}
