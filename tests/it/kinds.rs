//! What a mail is for, over lists of short ones: the tables were made, and the weights of the words
//! learnt, with `en.tsv` and `en-other.tsv` in view, and never with the others.
//!
//! Each part of `en.tsv` was read for the first time by what was made without it: the last 672 mails
//! came in seven lists, and of them 73, 70, 84, 91, 95, 87 and 88 in a hundred were told then. Many of
//! those say what they are for in none of the usual words; `en-fresh.tsv`, read after them, speaks more
//! plainly. `en-other.tsv` is about other things.
//!
//! `cargo test --test it kinds -- --nocapture` prints the figures; `LEARN=1 cargo test --test it kinds`
//! learns the weights of the words again and writes them to `rules/en/kind.words`.

#![allow(clippy::print_stdout, reason = "the figures are worth reading")]
#![allow(clippy::disallowed_methods, reason = "tests read files")]
#![allow(clippy::cast_possible_truncation, clippy::cast_precision_loss, reason = "weights and counts are small")]

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs};

use crate::common::snapshot::assert_lines;
use crate::common::{english, files, labelled, stem, text};
use followup_lint::draft::Draft;
use followup_lint::engine::{Case, Engine};
use followup_lint::language::formulas;
use followup_lint::language::hints::{Hints, UNIT, WEIGHTS, each};
use followup_lint::language::{Language, Reading};
use followup_lint::record::Kind;
use phrasebook::slots::key;

/// Compares what is said of the mails of a list with its `.misses.tsv`: by line, the kind that a mail
/// is, and the one that is found. The words of mails that nothing is tuned on are better not seen.
fn assert_kinds(list: &str, least: usize) {
    let engine = Engine::new(english());
    let mails = labelled(&format!("tests/kinds/{list}.tsv"));
    assert!(mails.len() >= least, "only {} mails in {list}", mails.len());
    let mut missed = Vec::new();
    let mut kinds: BTreeMap<Option<Kind>, usize> = BTreeMap::new();
    for (number, mail) in mails.iter().enumerate() {
        let meant = meant(&mail.kind);
        *kinds.entry(meant).or_default() += 1;
        let draft = Draft::read(mail.text.as_bytes(), &formulas());
        let found = engine.check(&draft, &Case::default()).kind;
        if found != meant {
            missed.push(format!("{:04}\t{}\t{}", number + 1, mail.kind, found.map_or("other", Kind::name)));
        }
    }
    let all = if kinds.contains_key(&None) { 1 } else { Kind::ALL.len() };
    assert_eq!(kinds.len(), all, "every kind is in {list}, or none");
    println!("{list}: the kind of {} of {} mails is found", mails.len() - missed.len(), mails.len());
    assert_lines(&format!("tests/kinds/{list}.misses.tsv"), missed);
}

/// The kind with a name; `other` is the name of none.
fn meant(name: &str) -> Option<Kind> {
    let kind = Kind::named(name);
    assert!(kind.is_some() || name == "other", "no kind `{name}`");
    kind
}

#[test]
fn the_kinds_of_mails_in_view_are_told() {
    assert_kinds("en", 1000);
}

#[test]
fn the_kinds_of_mails_never_tuned_on_are_told() {
    assert_kinds("en-untuned", 70);
    assert_kinds("en-fresh", 100);
}

#[test]
fn of_other_mails_no_kind_is_told() {
    assert_kinds("en-other", 120);
    assert_kinds("en-other-untuned", 20);
}

#[test]
fn the_weights_of_words_are_in_order() {
    let written = text(&Path::new(env!("CARGO_MANIFEST_DIR")).join(HINTS));
    let mut before = "";
    for line in written.lines() {
        let (words, weights) = line.split_once('\t').unwrap_or_else(|| panic!("no tab: {line}"));
        assert!(before < words, "not sorted: {line}");
        assert_eq!(weights.split(' ').filter(|weight| weight.parse::<i16>().is_ok()).count(), WEIGHTS, "{line}");
        before = words;
    }
    assert!(before > "w", "the words end with `{before}`");
}

/// Where the weights of the words stand.
const HINTS: &str = "rules/en/kind.words";

/// A mail as it is learnt from: the place of its kind, and the places of its words.
type Lesson = (usize, Vec<usize>);

/// What a weight learnt weighs beside phrases.
const WORTH: f64 = 10.0;

/// In how many mails a word stands at least that is weighed.
const COMMON: usize = 2;

/// How often all mails are read.
const ROUNDS: usize = 20;

/// What is left of a weight with each mail.
const DECAY: f64 = 6e-3;

/// Logistic regression, one mail at a time.
fn weights(lessons: &[Lesson], count: usize) -> Vec<[f64; WEIGHTS]> {
    let mut weights = vec![[0.0; WEIGHTS]; count];
    let mut mails = [0.0; WEIGHTS];
    for (kind, _) in lessons {
        mails[*kind] += 1.0;
    }
    // Of kinds that are rare more is learnt from each mail.
    let rarity = mails.map(|mails: f64| (lessons.len() as f64 / WEIGHTS as f64 / mails).sqrt());
    for round in 0..ROUNDS {
        let rate = 0.3 / (1.0 + 0.3 * round as f64);
        for step in 0..lessons.len() {
            let (kind, words) = &lessons[(step * 7919 + round * 31) % lessons.len()];
            let mut odds = [0.0; WEIGHTS];
            for &word in words {
                for (sum, weight) in odds.iter_mut().zip(weights[word]) {
                    *sum += weight;
                }
            }
            let most = odds.iter().copied().fold(f64::MIN, f64::max);
            let odds = odds.map(|odds: f64| (odds - most).exp());
            let all: f64 = odds.iter().sum();
            for place in 0..WEIGHTS {
                let wrong = (odds[place] / all - f64::from(u8::from(place == *kind))) * rarity[*kind];
                for &word in words {
                    let weight = &mut weights[word][place];
                    *weight -= rate * (wrong / (words.len() as f64).sqrt() + DECAY * *weight);
                }
            }
        }
    }
    weights
}

fn read(text: &str, language: &Language) -> BTreeSet<String> {
    let draft = Draft::read(text.as_bytes(), &formulas());
    let parts = draft.parts.iter().filter(|part| part.kind.is_proofread()).map(|part| part.span);
    let reading = Reading::new(draft.text(), parts, &[], language);
    let mut words = BTreeSet::new();
    each(draft.text(), &reading, |word, _| {
        words.insert(word.to_owned());
    });
    words
}

/// The mails that are learnt from: those in view, and the clean ones.
fn lessons(language: &Language) -> Vec<(Option<Kind>, BTreeSet<String>)> {
    let list = |path| labelled(path).into_iter().map(|mail| (meant(&mail.kind), mail.text));
    let clean = files("tests/clean/en", "txt").into_iter().filter_map(|path| {
        let stem = stem(&path);
        let start = stem.split('-').next().unwrap_or_default();
        // Letters among the clean mails are long mails of thanks.
        let kind = Kind::ALL.into_iter().find(|kind| kind.name().starts_with(start) && *kind != Kind::Letter);
        kind.map(|kind| (Some(kind), text(&path)))
    });
    let mails = list("tests/kinds/en.tsv").chain(clean).chain(list("tests/kinds/en-other.tsv"));
    mails.map(|(kind, text)| (kind, read(&text, language))).collect()
}

#[test]
fn the_weights_of_words_are_learnt() {
    if env::var_os("LEARN").is_none() {
        return;
    }
    let language = english();
    let mails = lessons(&language);
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for word in mails.iter().flat_map(|(_, words)| words) {
        *counts.entry(word).or_default() += 1;
    }
    // Names say nothing: what is known in capitals only.
    let known = |word: &str| !word.starts_with(char::is_alphabetic) || language.lexicon().form(word).is_known();
    counts.retain(|words, count| *count >= COMMON && words.split(' ').all(known));
    let places: BTreeMap<&str, usize> = counts.keys().enumerate().map(|(place, word)| (*word, place)).collect();
    let lessons: Vec<Lesson> = mails
        .iter()
        .map(|(kind, words)| {
            let kind = Kind::ALL.into_iter().position(|other| Some(other) == *kind).unwrap_or(Kind::ALL.len());
            (kind, words.iter().filter_map(|word| places.get(word.as_str()).copied()).collect())
        })
        .collect();
    let mut out = String::new();
    for (word, weights) in places.keys().zip(weights(&lessons, places.len())) {
        let weights = weights.map(|weight| (weight * WORTH * f64::from(UNIT)).round() as i32);
        if weights != [0; WEIGHTS] {
            let _ = writeln!(out, "{word}\t{}", weights.map(|weight| weight.to_string()).join(" "));
        }
    }
    fs::write(Path::new(env!("CARGO_MANIFEST_DIR")).join(HINTS), out).expect("the weights can be written");
}

#[test]
fn the_weights_of_words_are_found_again() {
    let hints = Hints::new(english().tables().hints);
    let written = text(&Path::new(env!("CARGO_MANIFEST_DIR")).join(HINTS));
    let lost = |line: &&str| {
        let (word, weights) = line.split_once('\t').unwrap_or((line, ""));
        weights != hints.of(key(word)).map(|weight| weight.to_string()).join(" ")
    };
    // A word that has the fingerprint of another beside it is not found.
    let lost: Vec<&str> = written.lines().filter(lost).collect();
    assert!(lost.len() * 1000 < written.lines().count(), "{lost:?}");
}
