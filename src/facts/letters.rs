//! The letters of one interview, side by side, and how much of their wording they share.

use std::collections::{BTreeMap, BTreeSet};
use std::hash::BuildHasher;

use foldhash::fast::FixedState;

use crate::diagnostic::Span;
use crate::draft::{Draft, HeaderName, PartKind};
use crate::record::name::fold;
use crate::record::{Person, Record};
use crate::text::words;

/// One letter.
#[derive(Debug, Clone, Copy)]
pub struct Letter<'a> {
    /// The name to call it by.
    pub name: &'a str,
    /// The letter itself.
    pub draft: &'a Draft,
}

/// The letters that follow one interview.
#[derive(Debug, Clone, Copy)]
pub struct Letters<'a> {
    /// In the order they were given.
    pub letters: &'a [Letter<'a>],
    /// The interview, if there is a record of it.
    pub record: Option<&'a Record>,
}

/// Words in a row that are compared as one.
const RUN: usize = 5;
/// A letter with fewer runs is too short to be like another.
const LEAST_RUNS: usize = 8;
/// So many letters are compared each with each; more are sorted into buckets first.
const EACH_WITH_EACH: usize = 200;
/// Buckets that a letter is sorted into, and the hashes that two letters share in one. Of letters that
/// share half their runs one pair in 200 meets in no bucket.
const BANDS: usize = 40;
const ROWS: usize = 3;
/// The most letters of a bucket that another is compared with.
const CROWD: usize = 16;
/// The most words of a letter that are searched for the longest run in common.
const SEARCHED: usize = 1_500;

/// A letter's own words: without greeting, sign-off, signature, quotes and names.
pub(crate) struct Wording {
    words: Vec<(u64, Span)>,
    /// Hashes of all runs of words, sorted, each once.
    runs: Vec<u64>,
}

impl Wording {
    /// The wording of a letter; `names` are left out.
    pub(crate) fn new(draft: &Draft, names: &BTreeSet<String>) -> Self {
        let state = FixedState::default();
        let greeting = draft.parts_of(PartKind::Greeting).next().map(|part| draft.slice(part.span).to_lowercase());
        let greeted: Vec<&str> = greeting.as_deref().map(|text| words(text).collect()).unwrap_or_default();
        let mut own = Vec::new();
        for part in draft.parts_of(PartKind::Body) {
            for word in words(draft.slice(part.span)) {
                let lower = word.to_lowercase();
                // A name is the same letters whatever an apostrophe adds to it in any language.
                let name = lower.rsplit_once(['\'', '’']).map_or(&*lower, |(name, _)| name);
                // Only what is written like a name is one: `hope` is none, whoever Ms. Hope may be.
                let capital = word.starts_with(char::is_uppercase);
                if capital && [name, &lower].iter().any(|name| greeted.contains(name) || names.contains(*name)) {
                    continue;
                }
                own.push((state.hash_one(lower.as_str()), Span::within(draft.text(), word)));
            }
        }
        let mut runs: Vec<u64> =
            own.windows(RUN).map(|run| state.hash_one(run.iter().map(|(word, _)| *word).collect::<Vec<_>>())).collect();
        runs.sort_unstable();
        runs.dedup();
        Self { words: own, runs }
    }

    /// The share of runs that two letters have in common, from 0 to 1; 0 for very short ones.
    pub(crate) fn likeness(&self, other: &Self) -> f64 {
        if self.runs.len().min(other.runs.len()) < LEAST_RUNS {
            return 0.0;
        }
        let (mut one, mut two) = (self.runs.iter().peekable(), other.runs.iter().peekable());
        let mut common = 0usize;
        while let (Some(left), Some(right)) = (one.peek(), two.peek()) {
            match left.cmp(right) {
                std::cmp::Ordering::Less => drop(one.next()),
                std::cmp::Ordering::Greater => drop(two.next()),
                std::cmp::Ordering::Equal => {
                    common += 1;
                    one.next();
                    two.next();
                }
            }
        }
        let all = self.runs.len() + other.runs.len() - common;
        #[allow(clippy::cast_precision_loss, reason = "letters are short")]
        let likeness = common as f64 / all as f64;
        likeness
    }

    /// The longest run of words that is in both letters: its place in each, and its length.
    pub(crate) fn longest_run(&self, other: &Self) -> Option<(Span, Span, usize)> {
        let ours = &self.words[..self.words.len().min(SEARCHED)];
        let theirs = &other.words[..other.words.len().min(SEARCHED)];
        let mut best = (0, 0, 0);
        let mut above = vec![0usize; theirs.len() + 1];
        for (at, (word, _)) in ours.iter().enumerate() {
            // From the right, so that the row above is still there.
            for (column, (theirs, _)) in theirs.iter().enumerate().rev() {
                above[column + 1] = if word == theirs { above[column] + 1 } else { 0 };
                if above[column + 1] > best.2 {
                    best = (at, column, above[column + 1]);
                }
            }
        }
        let (at, column, length) = best;
        let place = |words: &[(u64, Span)], last: usize| words[last + 1 - length].1.to(words[last].1);
        (length > 0).then(|| (place(ours, at), place(theirs, column), length))
    }

    /// The buckets in which letters with half of this wording are found, too.
    fn buckets(&self) -> Vec<u64> {
        let mut least = [u64::MAX; BANDS * ROWS];
        for run in &self.runs {
            let mut hash = *run;
            for least in &mut least {
                // The steps of splitmix64 give as many orders of the runs as are needed.
                hash = hash.wrapping_add(0x9e37_79b9_7f4a_7c15);
                let mut mixed = (hash ^ (hash >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
                mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
                *least = (*least).min(mixed ^ (mixed >> 31));
            }
        }
        let state = FixedState::default();
        least.chunks(ROWS).enumerate().map(|(band, rows)| state.hash_one((band, rows))).collect()
    }
}

/// Pairs of letters, the earlier one first, that may share half of their wording: all there are, or of
/// many those that meet in a bucket.
pub(crate) fn candidates(wordings: &[Wording]) -> BTreeSet<(usize, usize)> {
    if wordings.len() <= EACH_WITH_EACH {
        return (0..wordings.len()).flat_map(|two| (0..two).map(move |one| (one, two))).collect();
    }
    let mut pairs = BTreeSet::new();
    let mut buckets: BTreeMap<u64, Vec<usize>> = BTreeMap::new();
    for (two, wording) in wordings.iter().enumerate().filter(|(_, wording)| wording.runs.len() >= LEAST_RUNS) {
        for bucket in wording.buckets() {
            let bucket = buckets.entry(bucket).or_default();
            pairs.extend(bucket.iter().map(|&one| (one, two)));
            if bucket.len() < CROWD {
                bucket.push(two);
            }
        }
    }
    pairs
}

impl Letters<'_> {
    /// Every word of a recorded name, lower-case: what may differ between letters and changes nothing.
    pub(crate) fn names(&self) -> BTreeSet<String> {
        let Some(record) = self.record else {
            return BTreeSet::new();
        };
        let names = record.interviewers.iter().flat_map(Person::names);
        let names = names.chain(&record.candidate.name).chain(&record.interview.company);
        names.flat_map(|name| words(name).map(str::to_lowercase)).collect()
    }
}

impl Letter<'_> {
    /// Whether the letter is for somebody: by its address, else by its greeting.
    pub(crate) fn is_for(&self, name: &str, email: Option<&str>) -> bool {
        let draft = self.draft;
        let addressed =
            |email: &str| draft.addresses(&[HeaderName::To, HeaderName::Cc, HeaderName::Bcc]).any(|to| to.is(email));
        let greeting = draft.parts_of(PartKind::Greeting).next().map(|part| fold(draft.slice(part.span)));
        let greeted = || {
            let greeting = greeting.as_deref().unwrap_or_default();
            let name = fold(name);
            let mut parts = words(&name).filter(|part| part.chars().count() > 1);
            parts.any(|part| words(greeting).any(|word| word == part))
        };
        email.is_some_and(addressed) || greeted()
    }
}
