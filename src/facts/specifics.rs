//! What in a mail only its writer could have written: topics of the record, names of things, numbers,
//! quoted words, and words that no stock phrase is made of.

use std::collections::BTreeSet;
use std::ops::Range;

use phrasebook::tables::SpecificsFamily;

use crate::diagnostic::Span;
use crate::draft::{HeaderName, PartKind};
use crate::language::PartTokens;
use crate::language::tables::Conventions;
use crate::record::Person;
use crate::text::casing::{Casing, casing};
use crate::text::{Gap, TokenKind, words};

use crate::facts::Facts;
use crate::facts::body;

/// The table of words that everybody uses, and of what tells a name from a title and a date from a
/// number.
pub(crate) const TABLE: &str = "specifics";

/// Uncommon words that together are as good as one name or number.
pub(crate) const ENOUGH: usize = 3;

/// Those that are enough in a mail with no room for more.
const ENOUGH_FOR_A_FEW_LINES: usize = 2;

/// The shortest beginning that forms of one word share; it is also three fifths of the longer one.
const STEM: usize = 4;

/// What is the writer's own in the body, in order.
pub(crate) struct Specifics(Vec<Sign>);

/// One place that is the writer's own.
struct Sign {
    span: Span,
    /// The uncommon word, lower-case; nothing of what tells by itself.
    word: Option<String>,
}

impl Specifics {
    /// Looks through the body.
    pub(super) fn of(facts: &Facts) -> Self {
        let seeker = Seeker::new(facts);
        Self(facts.parts(PartKind::Body).flat_map(|part| seeker.signs(part)).collect())
    }

    /// Whether the whole mail is about this interview: looks through the body until it is certain.
    pub(super) fn are_enough(facts: &Facts) -> bool {
        let seeker = Seeker::new(facts);
        let mut found = Self(Vec::new());
        let enough = if body::length(facts) < body::room(facts) { ENOUGH_FOR_A_FEW_LINES } else { ENOUGH };
        facts.parts(PartKind::Body).any(|part| {
            found.0.extend(seeker.signs(part));
            found.weigh(Span::new(0, usize::MAX)) >= enough
        })
    }

    /// How much there is within a place: at least [`ENOUGH`] where it is about this interview and no
    /// other.
    pub(crate) fn weigh(&self, place: Span) -> usize {
        let first = self.0.partition_point(|sign| sign.span.start < place.start);
        let mut words = BTreeSet::new();
        let mut weight = 0;
        for sign in self.0[first..].iter().take_while(|sign| sign.span.end <= place.end) {
            match &sign.word {
                Some(word) => drop(words.insert(word)),
                None => weight += ENOUGH,
            }
        }
        weight + words.len()
    }
}

/// What it takes to tell the writer's own from what anybody writes.
struct Seeker<'f, 'a> {
    facts: &'f Facts<'a>,
    topics: Vec<String>,
    titles: Titles,
}

impl<'f, 'a> Seeker<'f, 'a> {
    fn new(facts: &'f Facts<'a>) -> Self {
        Self { facts, topics: topics(facts).collect(), titles: Titles::of(facts) }
    }

    /// What is the writer's own in a part, in order.
    fn signs(&self, part: &PartTokens) -> Vec<Sign> {
        let facts = self.facts;
        let conventions = facts.language.conventions();
        let marks = Marks::of(facts, part);
        let quotations = facts.quotations().iter().filter(|quote| part.span.contains(**quote));
        let mut signs: Vec<Sign> = quotations.copied().map(Sign::telling).collect();
        for at in part.spoken.clone() {
            let span = facts.reading.spoken[at].span();
            let word = || facts.text(span).to_lowercase();
            match marks.judge(facts, part, at, &self.titles) {
                Word::Uncommon if marks.has(at, Marks::FRAMED) => signs.push(Sign::telling(span)),
                Word::Uncommon => signs.push(Sign { span, word: Some(word()) }),
                Word::Telling => signs.push(Sign::telling(span)),
                Word::Ordinary => {}
            }
            if !self.topics.is_empty() && self.topics.iter().any(|topic| share_stem(conventions, &word(), topic)) {
                signs.push(Sign::telling(span));
            }
        }
        signs.sort_by_key(|sign| sign.span);
        signs
    }
}

impl Sign {
    const fn telling(span: Span) -> Self {
        Self { span, word: None }
    }
}

/// What a word says of the mail.
enum Word {
    /// Everybody writes it.
    Ordinary,
    /// Not in the vocabulary of templates.
    Uncommon,
    /// The name of a thing, or a number.
    Telling,
}

/// What the table says of each unit of a part.
struct Marks {
    bits: Vec<u8>,
    first: usize,
    /// For each unit, where the run of capitalised words around it begins and ends.
    runs: Vec<Range<usize>>,
}

impl Marks {
    const ORDINARY: u8 = 1;
    const BEFORE_A_NAME: u8 = 2;
    const BEHIND_A_TITLE: u8 = 4;
    const DATE: u8 = 8;
    /// Behind `your point about` or its like, in the same sentence.
    const FRAMED: u8 = 16;

    fn of(facts: &Facts, part: &PartTokens) -> Self {
        let first = part.spoken.start;
        let mut bits = vec![0; part.spoken.len()];
        let mut frames = BTreeSet::new();
        for (fit, family) in facts.phrases(TABLE, part) {
            let bit = match family.known() {
                Some(SpecificsFamily::Ordinary) => Self::ORDINARY,
                Some(SpecificsFamily::BeforeAName) => Self::BEFORE_A_NAME,
                Some(SpecificsFamily::BehindATitle) => Self::BEHIND_A_TITLE,
                Some(SpecificsFamily::Date) => Self::DATE,
                Some(SpecificsFamily::Frame) => {
                    frames.insert(fit.end);
                    continue;
                }
                Some(SpecificsFamily::Slot) | None => continue,
            };
            bits[fit.first..fit.end].iter_mut().for_each(|bits| *bits |= bit);
        }
        let mut inside = false;
        for (at, bits) in bits.iter_mut().enumerate() {
            inside = frames.contains(&at) || inside && !facts.reading.spoken[first + at].gap.starts_sentence();
            *bits |= if inside { Self::FRAMED } else { 0 };
        }
        Self { bits, first, runs: capitalised(facts, part) }
    }

    /// Whether a unit has a mark.
    fn has(&self, at: usize, bit: u8) -> bool {
        let bits = at.checked_sub(self.first).and_then(|at| self.bits.get(at));
        bits.is_some_and(|bits| bits & bit != 0)
    }

    fn judge(&self, facts: &Facts, part: &PartTokens, at: usize, titles: &Titles) -> Word {
        let unit = facts.reading.spoken[at];
        let place = facts.reading.token_at(unit.span().start);
        let token = facts.reading.tokens[place];
        let word = facts.text(unit.span());
        match token.kind {
            TokenKind::Number => {
                let beside = at > 0 && self.has(at - 1, Self::DATE) || self.has(at + 1, Self::DATE);
                let beside = beside && !word.contains(',');
                if beside || is_time(word) || has_ordinal_ending(facts, word) { Word::Ordinary } else { Word::Telling }
            }
            TokenKind::Word | TokenKind::Mixed | TokenKind::Initials => {
                let short = word.chars().count() < 3 && token.kind == TokenKind::Word;
                let lower = casing(word) == Casing::Lower && token.kind == TokenKind::Word;
                if short || self.has(at, Self::ORDINARY) || titles.have(facts, word, lower) {
                    return Word::Ordinary;
                }
                let starts = matches!(unit.gap, Gap::Part | Gap::Sentence | Gap::Clause);
                if lower {
                    Word::Uncommon
                } else if starts || self.is_title(facts, part, at) {
                    Word::Ordinary
                } else if token.kind != TokenKind::Word || facts.is_name(place) {
                    Word::Telling
                } else {
                    Word::Uncommon
                }
            }
            TokenKind::Link | TokenKind::Slot | TokenKind::Name | TokenKind::Border => Word::Ordinary,
        }
    }

    /// Whether a capitalised word belongs to the name of a person, a role or an employer: by what
    /// is before and after the run of capitalised words.
    fn is_title(&self, facts: &Facts, part: &PartTokens, at: usize) -> bool {
        let Range { start, end } = self.runs[at - self.first].clone();
        let before = start > part.spoken.start && self.has(start - 1, Self::BEFORE_A_NAME);
        before || self.has(end, Self::BEHIND_A_TITLE) || facts.reading.spoken[start].gap.starts_sentence()
    }
}

/// For each unit of a part, the capitalised words in a row that it is among.
fn capitalised(facts: &Facts, part: &PartTokens) -> Vec<Range<usize>> {
    let units = &facts.reading.spoken;
    let upper = |at: usize| facts.text(units[at].span()).starts_with(char::is_uppercase);
    let mut runs: Vec<Range<usize>> = part.spoken.clone().map(|at| at..at + 1).collect();
    for at in 1..runs.len() {
        if units[part.spoken.start + at].gap.joins() && upper(part.spoken.start + at - 1) {
            runs[at].start = runs[at - 1].start;
        }
    }
    for at in (1..runs.len()).rev() {
        if units[part.spoken.start + at].gap.joins() && upper(part.spoken.start + at) {
            runs[at - 1].end = runs[at].end;
        }
    }
    runs
}

/// The words of names and titles: they are in any mail to these people. What else the headers or the
/// user's own words know may well be what was talked about: a file that goes with the mail, a tool.
struct Titles {
    /// Of the people who write and are written to; lower-case.
    people: BTreeSet<String>,
    /// Of the employer and the role, which a mail may write small; lower-case.
    places: BTreeSet<String>,
}

impl Titles {
    fn of(facts: &Facts) -> Self {
        fn lower<'t>(texts: impl Iterator<Item = &'t str>) -> BTreeSet<String> {
            texts.flat_map(words).map(str::to_lowercase).collect()
        }
        let interview = facts.record.map(|record| &record.interview);
        let places = interview.into_iter().flat_map(|interview| [&interview.company, &interview.position]);
        let recorded = facts.record.into_iter().flat_map(|record| {
            let people = record.interviewers.iter().flat_map(Person::names);
            people.chain(&record.candidate.name).chain(&record.interview.other_companies)
        });
        let addressed = facts.draft.headers.iter().filter(|header| {
            matches!(header.name, HeaderName::To | HeaderName::Cc | HeaderName::Bcc | HeaderName::From)
        });
        let framed = [PartKind::Greeting, PartKind::Signature].into_iter().flat_map(|kind| facts.draft.parts_of(kind));
        let spans = addressed.map(|header| header.value).chain(framed.map(|part| part.span));
        Self {
            people: lower(recorded.map(String::as_str).chain(spans.map(|span| facts.text(span)))),
            places: lower(places.flatten().map(String::as_str)),
        }
    }

    /// Whether a word is one of them. `lower`: it has no capital, and so names nobody.
    fn have(&self, facts: &Facts, word: &str, lower: bool) -> bool {
        let word = word.to_lowercase();
        let stem = facts.without_possessive(&word);
        let either = |words: &BTreeSet<String>| words.contains(stem) || words.contains(&word);
        either(&self.places) || !lower && either(&self.people)
    }
}

/// Whether a number in digits is a time or a year.
fn is_time(number: &str) -> bool {
    let year = number.len() == 4 && (number.starts_with("19") || number.starts_with("20"));
    year || number.contains([':', '/'])
}

/// Whether a number is a day of the month: `17th`.
fn has_ordinal_ending(facts: &Facts, number: &str) -> bool {
    facts.language.dates().ordinal_endings.iter().any(|ending| number.ends_with(ending))
}

/// The words by which the record's topics are recognised, lower-case.
fn topics<'a>(facts: &Facts<'a>) -> impl Iterator<Item = String> + use<'a> {
    let topics = facts.record.map_or(&[][..], |record| &record.interview.topics);
    topics.iter().flat_map(|topic| {
        let words = || topic.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        let least = if words().any(|word| word.chars().count() >= STEM) { STEM } else { 1 };
        words().filter(move |word| word.chars().count() >= least).map(str::to_lowercase).collect::<Vec<_>>()
    })
}

/// Whether two lower-case words are forms of one: `firing` and `fired`.
fn share_stem(conventions: &Conventions, one: &str, other: &str) -> bool {
    let shared = one.chars().zip(other.chars()).take_while(|(a, b)| a == b).count();
    let longest = one.chars().count().max(other.chars().count());
    let singular = |word| singular(conventions, word);
    singular(one) == singular(other) || shared >= STEM && shared * 5 >= longest * 3
}

/// A word without the endings of plural and possessive.
fn singular<'w>(conventions: &Conventions, mut word: &'w str) -> &'w str {
    while let Some(shorter) = conventions.singulars(word).next().or_else(|| word.strip_suffix(['\'', '’'])) {
        word = shorter;
    }
    word
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::{EN, Language};

    #[test]
    fn forms_of_a_word_share_their_stem() {
        let english = Language::new(EN);
        let share_stem = |one, other| share_stem(english.conventions(), one, other);
        assert!(share_stem("kits", "kit's") && share_stem("firings", "firing") && share_stem("q3", "q3"));
        assert!(!share_stem("press", "present") && !share_stem("kit", "kiln"));
    }

    #[test]
    fn times_are_no_numbers() {
        assert!(["2026", "9:30", "1/12"].into_iter().all(is_time));
        assert!(["27", "312", "0.4", "40,000"].into_iter().all(|number| !is_time(number)));
    }
}
