use std::collections::BTreeSet;
use std::ops::Range;

use phrasebook::tables::CompanyFamily;

use crate::diagnostic::{Level, Safety, Span};
use crate::draft::PartKind;
use crate::facts::Facts;
use crate::facts::companies::{CompanyName, run_span, runs};
use crate::facts::other_interviews::{Leak, leaks};
use crate::facts::people::title_before;
use crate::finding::{Finding, Message, message};
use crate::language::normalise;
use crate::record::name::{self, Mismatch, letters, lore};
use crate::rules::{Group, Rule};
use crate::text::casing::{Casing, casing};
use crate::text::{Gap, Match, TokenKind};

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
    /// An article and the marks at the ends of a name may be left out.
    ///
    /// ```record
    /// [interview]
    /// company = "The Glaze!"
    /// ```
    ///
    /// ```draft
    /// At the Glaze! I would wear gloves; Glaze is a fine name, and a glaze is hot.
    /// ```
    ///
    /// The fix is safe where it corrects the spelling of this company, and unsafe where it replaces a word
    /// that has a meaning of its own or another company, because you may mean that one.
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
    let name = interview.company.as_deref().and_then(CompanyName::read);
    let company = name.as_ref().map(|name| name.short);
    if let Some(name) = &name {
        found.extend(misspelt(facts, name));
        found.extend(roles_elsewhere(facts, name.short));
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

/// How a stretch of the text is written that is meant as the company's name.
enum Writing {
    Right,
    /// Where it is wrong, why, and whether nothing else can be meant.
    Wrong(Span, &'static str, bool),
}

fn misspelt(facts: &Facts, company: &CompanyName) -> Vec<Finding> {
    let words = company.words();
    let (target, spelt_out) = (letters(company.core), spelt_out(company.core));
    let mut found: Vec<Finding> = Vec::new();
    let mut next = 0;
    for (at, run) in runs(facts, words.len() + 2) {
        if at < next {
            continue;
        }
        let whole = facts.reading.span(at..at + run.len());
        let bare = facts.name_span(whole);
        let same = [Some(whole), Some(bare).filter(|bare| *bare != whole)].into_iter().flatten().find_map(|span| {
            let letters = letters(facts.text(span));
            let is_and = spelt_out.contains(&letters);
            (is_and || letters == target).then_some((span, is_and))
        });
        let writing = match same {
            Some(_) if is_ordinary(facts, at, run.len()) => None,
            Some((span, true)) => Some(Writing::Wrong(span, AND, true)),
            Some((span, false)) => Some(differs(facts, company, at, span)),
            None => (run.len() == words.len()).then(|| close(facts, company, at, &words)).flatten(),
        };
        let Some(writing) = writing else { continue };
        next = at + run.len();
        if let Writing::Wrong(span, reason, sure) = writing {
            let (span, right) = company.place(facts.draft.text(), span);
            let message = message!("company-name", written = facts.text(span), company = &right, reason);
            found.push(
                RULE.at(span, message)
                    .replace(right, if sure { Safety::Safe } else { Safety::Unsafe })
                    .at_most(if reason == AND { Level::Warning } else { Level::Error }),
            );
        }
    }
    found
}

/// Whether these are words of the language, without a capital that could make them the company: `target`,
/// `level 3`, `Next step` at the start of a sentence.
fn is_ordinary(facts: &Facts, at: usize, len: usize) -> bool {
    let is_word = |at: usize| facts.reading.forms[at].common || facts.reading.tokens[at].kind == TokenKind::Number;
    let capital =
        |at: usize| facts.reading.is_marked_as_name(at) || facts.text_of(at).chars().skip(1).any(char::is_uppercase);
    (at..at + len).all(|at| is_word(at) && !capital(at))
}

/// How the same letters are written.
fn differs(facts: &Facts, company: &CompanyName, at: usize, span: Span) -> Writing {
    let written = facts.text(span);
    if company.accepts(written, facts.reading.tokens[at].gap.starts_sentence()) {
        return Writing::Right;
    }
    let plain = |name: &str| normalise(name).split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    let same = plain(written) == plain(company.core);
    Writing::Wrong(span, if same { "case" } else { "spaces" }, true)
}

/// A run of as many words as the company has, if it is taken for it: all words close, and one of several
/// the same.
fn close(facts: &Facts, company: &CompanyName, at: usize, words: &[&str]) -> Option<Writing> {
    if title_before(facts, at).is_some() || words.len() == 1 && is_in_longer_name(facts, at) {
        return None;
    }
    // The possessive ending is the company's own in `McDonald's`.
    let written = |offset: usize, target: &str| {
        let plain = normalise(facts.text_of(at + offset));
        let own = facts.without_possessive(target) != target;
        if own { plain.into_owned() } else { facts.without_possessive(&plain).to_owned() }
    };
    let is_same = |offset: usize| letters(&written(offset, words[offset])) == letters(words[offset]);
    // Beside `Hollis`, which says nothing but this company, `Vain` is meant for its `Vane`; and so it is in
    // `Hollis & Vain`.
    let tied = company.core.contains('&');
    let distinct = (0..words.len()).any(|offset| is_same(offset) && (tied || !facts.reading.forms[at + offset].common));
    let mut same = 0;
    let mut slips = 0;
    let mut sure = true;
    for (offset, target) in words.iter().enumerate() {
        let token = facts.reading.tokens[at + offset];
        let word = written(offset, target);
        if word.to_lowercase() == target.to_lowercase() {
            same += 1;
            continue;
        }
        let form = facts.reading.forms[at + offset];
        let ordinary = form.common && !facts.reading.is_marked_as_name(at + offset);
        let short = target.chars().count() < 4;
        // A word alone that has a meaning is meant.
        let alone = words.len() == 1 && form.is_known();
        if token.kind != TokenKind::Word || ordinary || short || alone || facts.knows(&word) {
            return None;
        }
        let mismatch =
            if distinct { name::near(&word, target) } else { name::mismatch(&word, target, form.is_known()) };
        match mismatch? {
            Mismatch::Sound if words.len() == 1 => return None,
            _ => slips += 1,
        }
        sure &= !form.is_known() && !lore::is_given(&word.to_lowercase());
    }
    let span = facts.reading.span(at..at + words.len());
    let own = words.last().is_some_and(|last| facts.without_possessive(last) != *last);
    let span = if own { span } else { facts.name_span(span) };
    (slips > 0 && (words.len() == 1 || same > 0)).then_some(Writing::Wrong(span, "letters", sure))
}

/// Whether a word is beside another of a longer name: `City Hall`, `Ronald McDonald`.
fn is_in_longer_name(facts: &Facts, at: usize) -> bool {
    let tied = |at: usize| matches!(facts.reading.tokens[at].gap, Gap::Space | Gap::Hyphen);
    let before = at > 0 && tied(at) && facts.is_name(at - 1);
    let name_after = |at: usize| facts.is_name(at) && !facts.reading.forms[at].common;
    before || at + 1 < facts.reading.tokens.len() && tied(at + 1) && name_after(at + 1)
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
