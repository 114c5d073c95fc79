//! What was copied into a mail from another of the writer's interviews.

use std::collections::{BTreeMap, BTreeSet};

use phrasebook::tables::CompanyFamily;

use crate::diagnostic::Span;
use crate::draft::PartKind;
use crate::record::name::{Name, letters};
use crate::record::{Person, Record};
use crate::text::casing::{Casing, casing};

use crate::facts::Facts;
use crate::facts::companies::{run_span, runs, short_name};
use crate::facts::people::{KnownPerson, known, title_before, word};

/// A name that belongs to another interview.
pub(crate) struct Leak {
    /// Where it is.
    pub(crate) span: Span,
    /// The other record's company, if a record has it.
    pub(crate) whose: Option<String>,
    /// Whether the name is the company's, and not a person's or a thing's.
    pub(crate) is_company: bool,
}

/// Everything in a draft that belongs to another interview. `table` tells where an employer is
/// meant, and where another company is spoken of on purpose.
pub(crate) fn leaks(facts: &Facts, table: &str) -> Vec<Leak> {
    let listed = facts.record.map(|record| record.interview.other_companies.as_slice()).unwrap_or_default();
    if listed.is_empty() && facts.others().next().is_none() {
        return Vec::new();
    }
    let places = Places::read(facts, table);
    let stretches = stretches(facts);
    let words: BTreeSet<String> = (0..facts.reading.tokens.len()).map(|at| letters(&word(facts, at))).collect();
    let own = Own::of(facts);
    let free = |(at, _): &(usize, Span)| !places.is_meant(facts, *at);
    let mut found = Vec::new();
    for other in facts.others() {
        let Some(company) = other.interview.company.as_deref().map(short_name) else {
            continue;
        };
        if own.company.as_ref() == Some(&letters(company)) {
            continue;
        }
        let leak = |is_company| move |(_, span)| Leak { span, whose: Some(company.to_owned()), is_company };
        found.extend(named(&stretches, company).into_iter().filter(free).map(leak(true)));
        let things = other.interview.topics.iter().flat_map(|topic| topic.split_whitespace());
        // Of thousands of words hardly one is in the draft, so that is checked first.
        let things = things.filter(|word| casing(word) != Casing::Lower && stretches.contains_key(&letters(word)));
        let things = things.filter(|word| is_rare(facts, word) && !own.lists(word));
        // The same goes for thousands of people: only the names of those who occur are taken apart.
        let occurs = |person: &&Person| person.name.split([' ', '-']).any(|part| words.contains(&letters(part)));
        let people = other.interviewers.iter().filter(occurs);
        let people = people.flat_map(|person| of_person(facts, &stretches, &own, &person.name));
        let spans = things.flat_map(|thing| named(&stretches, thing)).chain(people);
        found.extend(spans.filter(free).map(leak(false)));
    }
    for name in listed {
        let spans = named(&stretches, short_name(name)).into_iter().filter(|(at, _)| places.is_employer(facts, *at));
        found.extend(spans.map(|(_, span)| Leak { span, whose: None, is_company: true }));
    }
    found
}

/// What belongs to this interview, by its letters: there may be thousands of others to tell it from.
struct Own<'a> {
    texts: BTreeSet<String>,
    company: Option<String>,
    people: Vec<KnownPerson<'a>>,
    /// The names of the people, and of the candidate.
    names: BTreeSet<String>,
}

impl<'a> Own<'a> {
    fn of(facts: &Facts<'a>) -> Self {
        let people = facts.record.map(known).unwrap_or_default();
        let candidate = facts.record.and_then(|record| record.candidate.name.as_ref());
        let names = people.iter().map(|person| &person.person.name).chain(candidate);
        Self {
            texts: facts.record.into_iter().flat_map(Record::texts).map(letters).collect(),
            company: facts.record.and_then(|record| record.interview.company.as_deref()).map(short_name).map(letters),
            names: names.map(|name| letters(name)).collect(),
            people,
        }
    }

    fn lists(&self, word: &str) -> bool {
        let word = letters(word);
        self.texts.iter().any(|own| own.contains(&word))
    }
}

/// Whether a word of a topic, which is no sentence, is a name that no other mail would have by chance.
fn is_rare(facts: &Facts, word: &str) -> bool {
    let form = facts.language.lexicon().form(word);
    word.chars().count() > 3 && casing(word) != Casing::Lower && !form.is_known() && !form.common
}

/// The most words of a name that is looked for.
const LONGEST: usize = 6;

/// Stretches of a draft that may be names, by their letters: there may be thousands of records, and
/// each is only looked up.
type Stretches = BTreeMap<String, Vec<(usize, Span)>>;

fn stretches(facts: &Facts) -> Stretches {
    let mut found = Stretches::new();
    for (at, run) in runs(facts, LONGEST) {
        let span = run_span(facts, run);
        // `Orange juice`, `the orange aisle`: a capital is needed, and one that means something.
        let marked = (at..at + run.len()).any(|at| facts.reading.is_marked_as_name(at));
        let explained = !marked || facts.reading.tokens[at].gap.starts_sentence();
        if facts.reading.forms[at].common && explained {
            continue;
        }
        // `McDonald's` may be a name as it is.
        let whole = facts.reading.span(at..at + run.len());
        for span in [Some(span), Some(whole).filter(|whole| *whole != span)].into_iter().flatten() {
            found.entry(letters(facts.text(span))).or_default().push((at, span));
        }
    }
    found
}

/// Where a name is, whatever is between its words.
fn named(stretches: &Stretches, name: &str) -> Vec<(usize, Span)> {
    stretches.get(&letters(name)).cloned().unwrap_or_default()
}

/// Where the whole name of somebody from another interview is, or the family name after a title.
fn of_person(facts: &Facts, stretches: &Stretches, own: &Own, name: &str) -> Vec<(usize, Span)> {
    let mut found = Vec::new();
    if own.names.contains(&letters(name)) {
        return found;
    }
    if name.split_whitespace().count() > 1 {
        found.extend(named(stretches, name));
    }
    let family = Name::read(name).family();
    let titled = |at: usize| title_before(facts, at).is_some();
    let shared = || own.people.iter().any(|own| family.split(' ').any(|part| own.bears(part)));
    found.extend(named(stretches, &family).into_iter().filter(|(at, _)| titled(*at) && !shared()));
    found.retain(|(at, _)| facts.part(*at).kind != PartKind::Greeting);
    found
}

/// Where the tables say that an employer is meant, or another company on purpose; by token.
struct Places {
    employer: BTreeSet<usize>,
    brought_to: BTreeSet<usize>,
    elsewhere: BTreeSet<usize>,
}

impl Places {
    fn read(facts: &Facts, table: &str) -> Self {
        let [mut employer, mut brought_to, mut elsewhere] = [const { BTreeSet::new() }; 3];
        for part in facts.parts(PartKind::Body) {
            for (fit, family) in facts.phrases(table, part) {
                let tokens = match family.known() {
                    Some(CompanyFamily::Elsewhere) => &mut elsewhere,
                    Some(CompanyFamily::Employer) => &mut employer,
                    Some(CompanyFamily::BroughtTo) => &mut brought_to,
                    _ => continue,
                };
                tokens.insert(facts.reading.token_at(fit.span.start));
            }
        }
        Self { employer, brought_to, elsewhere }
    }

    /// Whether the sentence speaks of another company on purpose.
    fn is_meant(&self, facts: &Facts, at: usize) -> bool {
        // What was learnt elsewhere is brought to the employer.
        let brought = self.brought_to.contains(&at);
        !brought && self.elsewhere.range(facts.reading.sentence_at(at)).next().is_some()
    }

    /// Whether the employer is meant: after `join`, `at` and the like, in the subject, the greeting.
    fn is_employer(&self, facts: &Facts, at: usize) -> bool {
        let head = matches!(facts.part(at).kind, PartKind::Subject | PartKind::Greeting);
        head || self.brought_to.contains(&at) || self.employer.contains(&at) && !self.is_meant(facts, at)
    }
}
