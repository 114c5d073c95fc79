use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use phrasebook::tables::RoleFamily;

use crate::diagnostic::{Level, Safety, Span};
use crate::draft::PartKind;
use crate::facts::Facts;
use crate::finding::{Finding, message};
use crate::language::PartTokens;
use crate::language::tables::Family;
use crate::record::name::{fold, letters, mismatch, same_letters};
use crate::rules::{Group, Rule};
use crate::text::{Gap, Match, TokenKind};

rule! {
    /// The role is not the one in the record.
    ///
    /// Recruiters often have several roles to fill, and a mail that names a role you were not invited
    /// for reads as if it were meant for another company. The rule needs `position` in the record, and
    /// looks only where a role is named: `the position of …`, `the … role`.
    ///
    /// ```record
    /// [interview]
    /// position = "Senior Account Coordinator (m/f/d)"
    /// ```
    ///
    /// ```draft
    /// Dear Rita,
    ///
    /// The Marketing Manager role is what I want. I applied for the position of an account manager
    ///     ^^^^^^^^^^^^^^^^^ Senior Account Coordinator
    ///                                                                             ^^^^^^^^^^^^^^^ Senior Account Coordinator
    /// because of the press kits.
    /// ```
    ///
    /// Shortened forms are fine, and so are long forms of short ones, and the roles of your past.
    ///
    /// ```draft
    /// Dear Rita,
    ///
    /// The coordinator role is what I want, and the position of Account Coordinator fits what I did in
    /// my last project manager role and in a Team Lead position before. The open Sr. Account Co-ordinator
    /// role, that is.
    /// ```
    ///
    /// The fix is unsafe, because you may mean the other role.
    pub(crate) static RULE: Rule = Rule::new("job-title", Group::Record, Level::Warning)
        .judging_words(60)
        .needing(&["job-title"])
        .checking(check);
}

/// Words that are in no title.
const SMALL: &[RoleFamily] =
    &[RoleFamily::Article, RoleFamily::Frame, RoleFamily::IndefiniteArticle, RoleFamily::Small];
/// The fewest letters of a word that is cut short, as in `vet nurse`.
const CUT: usize = 3;
/// The most words of a title before the word that makes it one.
const LONGEST: usize = 4;

fn check(facts: &Facts) -> Vec<Finding> {
    let Some(record) = facts.record else {
        return Vec::new();
    };
    let Some(position) = record.interview.position.as_deref().map(short).filter(|position| !position.is_empty()) else {
        return Vec::new();
    };
    let titles = record.interviewers.iter().filter_map(|person| person.title.as_deref());
    let known: Vec<&str> = std::iter::once(position).chain(titles).collect();
    let parts = facts.parts(PartKind::Subject).chain(facts.parts(PartKind::Body));
    let mut spans: Vec<Span> = parts.flat_map(|part| roles(facts, part)).collect();
    spans.sort_by_key(|span| (span.start, Reverse(span.end)));
    spans.dedup_by(|next, one| next.overlaps(*one));
    let wrong = spans.into_iter().filter(|span| !known.iter().any(|title| goes_with(facts, facts.text(*span), title)));
    wrong.map(|span| finding(facts, span, position)).collect()
}

fn finding(facts: &Facts, span: Span, position: &str) -> Finding {
    let written = facts.text(span);
    let other = facts
        .others()
        .find(|other| other.interview.position.as_deref().is_some_and(|title| goes_with(facts, written, short(title))));
    let whose = other.and_then(|other| other.interview.company.as_deref());
    let note = match whose {
        Some(company) => message!("job-title-elsewhere", company),
        None => message!("job-title-unknown"),
    };
    RULE.at(span, message!("job-title", written, position)).note(note).replace(position, Safety::Unsafe)
}

/// A position without what advertisements hang on to it.
fn short(position: &str) -> &str {
    let end = position.find(['(', '[', '/', '|', ',']).unwrap_or(position.len());
    let head = position[..end].trim();
    if head.is_empty() { position.trim() } else { head }
}

/// The roles a part names, each without article.
fn roles(facts: &Facts, part: &PartTokens) -> Vec<Span> {
    let tokens = &facts.reading.tokens;
    let phrases = facts.phrases(RULE.id, part);
    let marks = Marks::of(facts, &phrases);
    let mut found = Vec::new();
    for (fit, family) in &phrases {
        let before = family.is(RoleFamily::NamedBefore);
        if !before && !family.is(RoleFamily::NamedAfter) {
            continue;
        }
        let head = facts.reading.token_at(fit.span.start);
        let last = facts.reading.token_at(fit.span.end.saturating_sub(1));
        let capital = facts.reading.has_capital(head);
        let mut first = head;
        while first > part.tokens.start && matches!(tokens[first].gap, Gap::Space | Gap::Hyphen | Gap::Slash) {
            let word =
                tokens[first - 1].kind != TokenKind::Link && !SMALL.iter().any(|small| marks.have(first - 1, *small));
            let alike = tokens[first].gap == Gap::Hyphen || !capital || facts.reading.has_capital(first - 1);
            if !word || !alike || marks.have(first - 1, RoleFamily::Another) || head - first > LONGEST {
                break;
            }
            first -= 1;
        }
        let earlier: Vec<usize> = (part.tokens.start..first).rev().take(3).collect();
        let frame = |at: Option<&usize>| at.is_some_and(|at| marks.have(*at, RoleFamily::Frame));
        // `by your manager`: the role was named before.
        let leads = head == last && before;
        let framed = match earlier.first() {
            _ if earlier.iter().any(|at| marks.have(*at, RoleFamily::Another)) => false,
            None => true,
            Some(at) if marks.have(*at, RoleFamily::Article) => leads || frame(earlier.get(1)),
            Some(at) if marks.have(*at, RoleFamily::IndefiniteArticle) => frame(earlier.get(1)),
            at => frame(at) || tokens[first].gap != Gap::Space && capital,
        };
        if framed {
            found.push(tokens[first].span().to(tokens[last].span()));
        }
    }
    found
}

/// What the table says of single words of a part, by token.
struct Marks(BTreeMap<usize, Vec<RoleFamily>>);

impl Marks {
    fn of(facts: &Facts, phrases: &[(Match, Family)]) -> Self {
        let mut marks: BTreeMap<usize, Vec<RoleFamily>> = BTreeMap::new();
        for (fit, family) in phrases {
            marks.entry(facts.reading.token_at(fit.span.start)).or_default().extend(family.known::<RoleFamily>());
        }
        Self(marks)
    }

    fn have(&self, at: usize, family: RoleFamily) -> bool {
        self.0.get(&at).is_some_and(|marks| marks.contains(&family))
    }
}

/// Whether a written role is the recorded one, or a shorter form of it.
fn goes_with(facts: &Facts, written: &str, recorded: &str) -> bool {
    let plain = |text: &str| fold(&text.to_lowercase());
    let phrases = facts.phrases_in(RULE.id, written);
    let beside = phrases
        .iter()
        .filter(|(_, family)| family.is(RoleFamily::Quality) || SMALL.iter().any(|small| family.is(*small)));
    let beside: BTreeSet<String> = beside.map(|(fit, _)| plain(&written[fit.span.range()])).collect();
    let full = facts.language.tables().words.title_abbreviations;
    let words = |text: &str| -> Vec<String> {
        let words = text.split(|c: char| !(c.is_alphanumeric() || c == '\'')).filter(|word| !word.is_empty());
        words.map(plain).map(|word| full.get(&word).map_or(word, str::to_owned)).collect()
    };
    let (said, own) = (words(written), words(recorded));
    let initials = |words: &[String]| words.iter().filter_map(|word| word.chars().next()).collect::<String>();
    let (initials_said, initials_own) = (initials(&said), initials(&own));
    let spelt_out =
        own.iter().filter(|word| word.len() > 1).filter_map(|word| initials_said.match_indices(word.as_str()).next());
    let spelt_out: BTreeSet<usize> = spelt_out.flat_map(|(at, word)| at..at + word.len()).collect();
    let fits = |(at, word): (usize, &String)| {
        beside.contains(word)
            || spelt_out.contains(&at)
            || word.len() > 1 && initials_own.contains(word.as_str())
            || own.iter().any(|other| is_form(facts, word, other))
    };
    said.iter().enumerate().all(fits)
        || same_letters(written, recorded)
        || letters(recorded).contains(&letters(written))
}

/// Whether a word of a written role is one of the recorded role: the same, cut short, spelt out, or misspelt.
fn is_form(facts: &Facts, word: &str, recorded: &str) -> bool {
    let cut = word.len().min(recorded.len()) >= CUT && (recorded.starts_with(word) || word.starts_with(recorded));
    let known = |word: &str| facts.language.lexicon().look_up(word).varieties;
    // `physiotherapist` is no slip for `psychotherapist`, but `anesthetist` is `anaesthetist` elsewhere.
    let other = known(word) & known(recorded) != 0;
    cut || word == recorded || word.len() > 4 && mismatch(word, recorded, other).is_some()
}
