use std::collections::BTreeSet;

use crate::diagnostic::{Level, Safety, Span};
use crate::draft::HeaderName;
use crate::facts::Facts;
use crate::facts::greeting::addressees;
use crate::facts::people::{KnownPerson, known, word};
use crate::finding::{Finding, message};
use crate::language::normalise;
use crate::record::name::lore::{self, Rank};
use crate::record::name::{self, Name, Role};
use crate::rules::{Group, Rule};
use crate::text::Gap;
use crate::text::casing::{Casing, casing};

rule! {
    /// The title before a name is not the one in the record, or is used with a first name.
    ///
    /// `Mr. Jon` is neither formal nor friendly, `Mrs.` says that somebody is married, and people who
    /// spent years on a doctorate notice at once when it is missing. The rule needs the record, which
    /// has the title, or a `To:` line with the full name.
    ///
    /// ```record
    /// [[interviewer]]
    /// name = "Jon Fisker"
    /// [[interviewer]]
    /// name = "Rita Izaguirre"
    /// honorific = "Ms."
    /// [[interviewer]]
    /// name = "Ada Norcross"
    /// honorific = "Dr."
    /// ```
    ///
    /// ```draft
    /// Dear Mr. Jon,
    ///          ^^^ Fisker
    ///
    /// Mrs. Izaguirre and Ms. Norcross asked about the lids.
    /// ^^^^ Ms.
    ///                    ^^^ Dr.
    /// ```
    ///
    /// First names without a title are fine, and so are titles in other languages that mean the same.
    ///
    /// ```draft
    /// Dear Rita,
    ///
    /// Dr. Norcross, Frau Izaguirre, Miss Anna from reception and Mr. Jon Fisker showed me the kiln.
    /// ```
    ///
    /// ```record
    /// [[interviewer]]
    /// name = "Alan Hale"
    /// honorific = "Mr."
    /// [[interviewer]]
    /// name = "Kathleen Hale"
    /// honorific = "Ms."
    /// ```
    ///
    /// ```draft
    /// Dear Ms. Hale,
    ///
    /// Mr. Hale was right about the lids, and Mr. Kathleen Hale is a slip.
    ///                                        ^^^ Ms.
    /// ```
    ///
    /// Not everybody agrees: some recruiters find titles stiff among adults. A greeting by first name
    /// is never reported.
    ///
    /// The fix is safe where it writes the title from the record. It is unsafe where it puts the family
    /// name after the title, because you may prefer the first name without one.
    pub(crate) static RULE: Rule = Rule::new("honorific", Group::Record, Level::Warning)
        .judging_words(40)
        .in_any_language()
        .checking(check);
}

fn check(facts: &Facts) -> Vec<Finding> {
    let people = facts.record.map(known).unwrap_or_default();
    let to: Vec<Name> = facts.draft.addresses(&[HeaderName::To]).map(|to| Name::read(to.name)).collect();
    if people.is_empty() && to.iter().all(|name| name.pieces.is_empty()) {
        return Vec::new();
    }
    let greeted: BTreeSet<usize> = addressees(facts).into_iter().flat_map(|addressee| addressee.titles).collect();
    let mut found = Vec::new();
    let mut at = 0;
    while at < facts.reading.tokens.len() {
        let written = |at: usize| facts.reading.has_capital(at) || greeted.contains(&at);
        let titles = run(facts, at, |at| written(at) && rank(facts, at).is_some());
        let from = at + titles;
        let tied = |at: usize| facts.reading.tokens.get(at).is_some_and(|token| token.gap == Gap::Space);
        let choice = || (at..=from).any(|at| facts.reading.tokens.get(at).is_some_and(|token| token.gap == Gap::Slash));
        // `Mr. and Mrs. Hale` are two, and neither is the other.
        let couple = || at > 1 && lore::is_joint(&word(facts, at - 1)) && rank(facts, at - 2).is_some();
        if titles == 0 || choice() || couple() || !tied(from) {
            at = from.max(at + 1);
            continue;
        }
        let is_name = |at: usize| casing(&word(facts, at)) != Casing::Lower || lore::is_particle(&word(facts, at));
        let end = from + run(facts, from, is_name).min(5);
        found.extend(judge(facts, (at, from, end), greeted.contains(&at), &people, &to));
        at = end.max(from + 1);
    }
    found
}

/// How many tokens from `at` on are tied together and pass a test.
fn run(facts: &Facts, at: usize, test: impl Fn(usize) -> bool) -> usize {
    let tokens = &facts.reading.tokens;
    let tied = |place: usize| place == at || matches!(tokens[place].gap, Gap::Space | Gap::Hyphen);
    (at..tokens.len()).take_while(|&at| tied(at) && test(at)).count()
}

fn rank(facts: &Facts, at: usize) -> Option<Rank> {
    Rank::of(facts.text_of(at))
}

/// Judges the titles `first..from` before the name `from..end`.
fn judge(
    facts: &Facts,
    (first, from, end): (usize, usize, usize),
    greeted: bool,
    people: &[KnownPerson],
    to: &[Name],
) -> Option<Finding> {
    let words: Vec<String> = (from..end).map(|at| word(facts, at)).collect();
    let ranks: BTreeSet<Rank> = (first..from).filter_map(|at| rank(facts, at)).collect();
    if ranks.contains(&Rank::Given) || words.is_empty() {
        return None;
    }
    if people.is_empty() {
        return to.iter().find_map(|name| first_name(facts, (first, from), &words, std::slice::from_ref(name)));
    }
    // Of two who share a family name, either may be meant.
    let mut findings = Vec::new();
    for person in meant(people, &words) {
        let found = first_name(facts, (first, from), &words, &person.names);
        // With another title, a name that is only close is somebody else's, unless it is in the greeting.
        let same = greeted || words.iter().any(|word| person.bears(word));
        let other = || other_title(facts, (first, from), &ranks, person).filter(|_| same);
        findings.push(found.or_else(other)?);
    }
    findings.into_iter().next()
}

/// Those who may be meant by the words of a name: who bear the most of them, else who bear one that is
/// close.
fn meant<'k, 'a>(people: &'k [KnownPerson<'a>], words: &[String]) -> Vec<&'k KnownPerson<'a>> {
    let borne = |person: &&KnownPerson| words.iter().filter(|word| person.bears(word)).count();
    let near = |person: &&KnownPerson| {
        let family = person.names[0].pieces.iter().find(|piece| piece.role == Role::Family);
        family.is_some_and(|family| words.iter().any(|word| name::near(word, family.text).is_some()))
    };
    match people.iter().map(|person| borne(&person)).max() {
        None | Some(0) => people.iter().filter(near).collect(),
        Some(most) => people.iter().filter(|person| borne(person) == most).collect(),
    }
}

/// `Mrs. Izaguirre` for `Ms. Izaguirre`.
fn other_title(
    facts: &Facts,
    (first, from): (usize, usize),
    ranks: &BTreeSet<Rank>,
    person: &KnownPerson,
) -> Option<Finding> {
    let recorded = person.person.honorific.as_deref()?.trim();
    let span = title_span(facts, first, from);
    let written = facts.text(span);
    let (difference, level) = differs(written, ranks, recorded)?;
    let message = message!("honorific", title = written, difference, person = &person.person.name, recorded);
    Some(RULE.at(span, message).replace(recorded, Safety::Safe).at_most(level))
}

/// The titles `first..from` with the stop of the last.
fn title_span(facts: &Facts, first: usize, from: usize) -> Span {
    let tokens = &facts.reading.tokens;
    let last = tokens[from - 1].span().end;
    let stop = usize::from(facts.draft.text()[last..].starts_with('.'));
    Span::new(tokens[first].span().start, last + stop)
}

/// What is wrong with titles beside the recorded ones, and how much it weighs.
fn differs(written: &str, ranks: &BTreeSet<Rank>, recorded: &str) -> Option<(&'static str, Level)> {
    let own: BTreeSet<Rank> = recorded.split_whitespace().filter_map(Rank::of).collect();
    let academic = |ranks: &BTreeSet<Rank>| {
        ranks.iter().copied().filter(|rank| matches!(rank, Rank::Doctor | Rank::Professor)).max()
    };
    let sex = |ranks: &BTreeSet<Rank>| ranks.iter().copied().find_map(Rank::sex);
    if own.is_empty() || own.contains(&Rank::Given) {
        return None;
    }
    match (academic(ranks), academic(&own)) {
        (here, Some(there)) if here < Some(there) => return Some(("incomplete", Level::Warning)),
        (Some(_), None) => return Some(("wrong", Level::Warning)),
        _ => {}
    }
    let (here, there) = (sex(ranks)?, sex(&own)?);
    if here != there {
        return Some(("wrong", Level::Warning));
    }
    let bare = |title: &str| title.trim_end_matches('.').to_lowercase();
    let (here, there) = (bare(written), bare(recorded));
    if here == there || !lore::tells_marriage(&here) && !lore::tells_marriage(&there) {
        return None;
    }
    // `Ms.` suits everybody, `Mrs.` does not.
    if lore::suits_any_woman(&here) {
        return Some(("wrong", Level::Note));
    }
    (lore::suits_any_woman(&there) || lore::tells_marriage(&there)).then_some(("wrong", Level::Warning))
}

/// `Mr. Jon` for `Mr. Fisker`.
fn first_name(facts: &Facts, (first, from): (usize, usize), words: &[String], names: &[Name]) -> Option<Finding> {
    let [only] = words else { return None };
    let bears = |role: Role| {
        names.iter().any(|name| name.pieces.iter().any(|piece| piece.role == role && *normalise(piece.text) == **only))
    };
    let leads =
        |name: &Name| name.pieces.first().is_some_and(|piece| lore::is_family_first(&piece.text.to_lowercase()));
    let turned = names.iter().any(leads);
    let western = lore::goes_by_family(&only.to_lowercase());
    if !bears(Role::Given) || bears(Role::Family) || bears(Role::Middle) || turned || !western {
        return None;
    }
    let title = facts.text(title_span(facts, first, from));
    let span = facts.name_span(facts.reading.tokens[from].span());
    let family = names[0].family();
    let message = message!("honorific-first-name", title, first = only, family = &family);
    Some(RULE.at(span, message).replace(family, Safety::Unsafe))
}
