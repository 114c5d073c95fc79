use std::collections::BTreeSet;
use std::ops::Range;

use phrasebook::tables::CompanyFamily;

use crate::diagnostic::{Level, Safety, Span};
use crate::draft::PartKind;
use crate::facts::Facts;
use crate::facts::companies::{run_span, runs, short_name};
use crate::facts::other_interviews::{Leak, leaks};
use crate::facts::people::word;
use crate::finding::{Finding, Message, message};
use crate::language::normalise;
use crate::record::name::{self, Mismatch, letters, lore};
use crate::rules::{Group, Rule};
use crate::text::casing::{Casing, casing};
use crate::text::{Match, TokenKind};

rule! {
    /// The company's name is not written as in the record, or another company is named.
    ///
    /// "I would love to join Fjordly" reaches Fjordly's competitor when a mail is copied from the last
    /// application. The rule needs the record, which has the company's own spelling and where else you
    /// have applied. Legal forms may be left out. Whatever belongs to another of your interviews (its
    /// company, its people, named topics of the conversation) has no place in this mail.
    ///
    /// ```record
    /// [interview]
    /// company = "LeatherBoard Press B.V."
    /// other_companies = ["Fjordly"]
    /// ```
    ///
    /// ```other-record
    /// [interview]
    /// company = "Kiln & Lid GmbH & Co. KG"
    /// topics = ["the Calcifer oven"]
    /// [[interviewer]]
    /// name = "Odile Brandt"
    /// ```
    ///
    /// ```draft
    /// Leatherboard Press is where I want to be, more than at Fjordly.
    /// ^^^^^^^^^^^^^^^^^^ LeatherBoard Press
    ///                                                        ^^^^^^^ LeatherBoard Press
    /// The role at Quillmark is the one I have trained for, and Leather Board Press knows it.
    ///             ^^^^^^^^^ LeatherBoard Press
    ///                                                          ^^^^^^^^^^^^^^^^^^^ LeatherBoard Press
    /// ```
    ///
    /// ```draft
    /// I keep thinking of the Calcifer oven that Odile Brandt showed me, and of Kiln & Lid as a whole.
    ///                        ^^^^^^^^
    ///                                           ^^^^^^^^^^^^
    ///                                                                          ^^^^^^^^^^ LeatherBoard Press
    /// ```
    ///
    /// Former employers, customers and products are other companies too, and may be named.
    ///
    /// ```draft
    /// In my last role at Quillmark I bound atlases. LeatherBoard Press does what LeatherBoard always
    /// did; the press is warm, and LEATHERBOARD PRESS stands on the gate. I have an offer from Fjordly
    /// and must answer by Friday.
    /// ```
    ///
    /// The fix is safe where it corrects the spelling of this company, and unsafe where it replaces
    /// another company, because you may mean that one.
    pub(crate) static RULE: Rule = Rule::new("company-name", Group::Record, Level::Error)
        .judging_words(50)
        .in_any_language()
        .checking(check);
}

fn check(facts: &Facts) -> Vec<Finding> {
    let Some(interview) = facts.record.map(|record| &record.interview) else {
        return Vec::new();
    };
    let mut found = Vec::new();
    let company = interview.company.as_deref().map(short_name).filter(|name| !name.is_empty());
    if let Some(company) = company {
        found.extend(misspelt(facts, company));
        found.extend(roles_elsewhere(facts, company));
    }
    found.extend(leaks(facts, RULE.id).into_iter().map(|leak| leaked(facts, &leak, company)));
    found.sort_by_key(|finding: &Finding| finding.span);
    found.dedup_by(|next, one| next.span.overlaps(one.span));
    found
}

/// Why `Kiln and Lid` is not quite `Kiln & Lid`: many write so and mean no harm.
const AND: &str = "and";

/// The letters of a name with `and` for its `&`, or the other way round.
fn spelt_out(company: &str) -> Vec<String> {
    let other = |word: &str| {
        let spaced = format!(" {word} ");
        let other = if company.contains('&') { company.replace('&', &spaced) } else { company.replace(&spaced, " & ") };
        (other != company).then(|| letters(&other))
    };
    lore::ampersands().filter_map(other).collect()
}

fn misspelt(facts: &Facts, company: &str) -> Vec<Finding> {
    let target = letters(company);
    let spelt_out = spelt_out(company);
    let words: Vec<&str> = company.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).collect();
    let mut found: Vec<Finding> = Vec::new();
    for (at, run) in runs(facts, words.len() + 2) {
        let span = run_span(facts, run);
        if found.last().is_some_and(|last| last.span.overlaps(span)) {
            continue;
        }
        let text = facts.text(span);
        let reason = if spelt_out.contains(&letters(text)) {
            Some(AND)
        } else if letters(text) == target {
            differs(facts, text, company, at, run.len())
        } else {
            (run.len() == words.len()).then(|| close(facts, at, &words)).flatten()
        };
        if let Some(reason) = reason {
            found.push(
                RULE.at(span, message!("company-name", written = text, company, reason))
                    .replace(company, Safety::Safe)
                    .at_most(if reason == AND { Level::Warning } else { Level::Error }),
            );
        }
    }
    found
}

/// Why the same letters are written differently, unless that is as good as right.
fn differs(facts: &Facts, text: &str, company: &str, at: usize, len: usize) -> Option<&'static str> {
    let spaced = |name: &str| normalise(name).split_whitespace().collect::<Vec<_>>().join(" ");
    let (written, right) = (spaced(text), spaced(company));
    let shouted = casing(&written) == Casing::Upper && written == right.to_uppercase();
    // `target` and `apple` are words; only a capital makes them the company.
    let forms = &facts.reading.forms[at..at + len];
    let common = forms.iter().all(|form| form.common) && casing(&written) == Casing::Lower;
    if written == right || shouted || common {
        return None;
    }
    Some(if written.to_lowercase() == right.to_lowercase() { "case" } else { "spaces" })
}

/// Why a run of as many words as the company has is taken for it: all words close, and one of
/// several the same.
fn close(facts: &Facts, at: usize, words: &[&str]) -> Option<&'static str> {
    let is_same = |offset: usize| letters(&word(facts, at + offset)) == letters(words[offset]);
    // Beside `Hollis`, which says nothing but this company, `Vain` is meant for its `Vane`.
    let told = (0..words.len()).any(|offset| is_same(offset) && !facts.reading.forms[at + offset].common);
    let mut same = 0;
    let mut slips = 0;
    for (offset, target) in words.iter().enumerate() {
        let token = facts.reading.tokens[at + offset];
        let plain = normalise(facts.text(token.span()));
        let word = facts.without_possessive(&plain);
        if word.to_lowercase() == target.to_lowercase() {
            same += 1;
            continue;
        }
        let form = facts.reading.forms[at + offset];
        let ordinary = form.common && !facts.reading.is_marked_as_name(at + offset);
        let short = target.chars().count() < 4;
        if token.kind != TokenKind::Word || ordinary || short || facts.knows(word) {
            return None;
        }
        let mismatch = if told { name::near(word, target) } else { name::mismatch(word, target, form.is_known()) };
        match mismatch? {
            Mismatch::Sound if words.len() == 1 && !form.is_known() => return None,
            _ => slips += 1,
        }
    }
    (slips > 0 && (words.len() == 1 || same > 0)).then_some("letters")
}

/// What belongs to another interview: this mail may have been written for it.
fn leaked(facts: &Facts, leak: &Leak, company: Option<&str>) -> Finding {
    let written = facts.text(leak.span);
    match leak {
        Leak { whose: None, span, .. } => elsewhere(facts, *span, company, message!("company-name-applied")),
        Leak { whose: Some(_), span, is_company: true } => {
            let finding = elsewhere(facts, *span, company, message!("company-name-recorded"));
            match company {
                Some(company) => finding.label(message!("company-name-recorded-beside", company)),
                None => finding.label(message!("company-name-recorded-alone")),
            }
        }
        Leak { whose: Some(whose), span, .. } => RULE.at(*span, message!("company-name-detail", written, whose)),
    }
}

/// The most words between a role and what says that it is another one.
const NEAR: usize = 6;

/// "The role at X" and "to join X" where X is not the company.
fn roles_elsewhere(facts: &Facts, company: &str) -> Vec<Finding> {
    let own: Vec<String> = company.split(|c: char| !c.is_alphanumeric()).map(letters).collect();
    let mut found = Vec::new();
    for part in facts.reading.parts.iter().filter(|part| facts.kind_of(part) != Some(PartKind::Greeting)) {
        let phrases = facts.phrases(RULE.id, part);
        let token = |fit: &Match| facts.reading.token_at(fit.span.start);
        let places = |family: CompanyFamily| phrases.iter().filter(move |(_, other)| other.is(family));
        let others: BTreeSet<usize> = places(CompanyFamily::AnotherJob).map(|(fit, _)| token(fit)).collect();
        let other = |near: Range<usize>| others.range(near).next().is_some();
        let at =
            places(CompanyFamily::RoleAt).map(|(fit, _)| token(fit)).filter(|at| !other(at.saturating_sub(NEAR)..*at));
        // `to join Fjordly as …`, but not `to join Webcast 3` or `joined the Calcifer group`.
        let joined = places(CompanyFamily::Joining).map(|(fit, _)| token(fit));
        let joined =
            joined.filter(|at| !other(at.saturating_sub(NEAR)..at + NEAR) && !facts.reading.forms[*at].is_known());
        found.extend(at.chain(joined).filter(|at| is_other_name(facts, *at, &own)).map(|at| {
            let span = run_span(facts, &facts.reading.tokens[at..=at]);
            elsewhere(facts, span, Some(company), message!("company-name-copied"))
        }));
    }
    found
}

/// Whether a token is a name that is no part of the company's.
fn is_other_name(facts: &Facts, at: usize, own: &[String]) -> bool {
    let token = facts.reading.tokens[at];
    let word = facts.text(token.span());
    let plain = letters(facts.without_possessive(word));
    token.kind == TokenKind::Word
        && facts.is_name(at)
        && casing(word) != Casing::Upper
        && !facts.reading.forms[at].common
        && !facts.knows(word)
        && !own.iter().any(|part| name::mismatch(&plain, part, false).is_some() || *part == plain)
}

fn elsewhere(facts: &Facts, span: Span, company: Option<&str>, why: Message) -> Finding {
    let written = facts.quote(span);
    let finding = match company {
        Some(company) => {
            RULE.at(span, message!("company-name-other", written, company)).replace(company, Safety::Unsafe)
        }
        None => RULE.at(span, message!("company-name-other-alone", written)),
    };
    finding.note(why)
}
