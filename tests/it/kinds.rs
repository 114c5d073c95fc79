//! What a mail is for, over lists of short ones: the tables of a language were made, and the weights of its
//! words learnt, with `<code>.tsv` and `<code>-other.tsv` in view, and never with the others.
//!
//! Each part of `en.tsv` was read for the first time by what was made without it: the last 672 mails
//! came in seven lists, and of them 73, 70, 84, 91, 95, 87 and 88 in a hundred were right then. Many of
//! those say what they are for in none of the usual words; `en-fresh.tsv`, read after them, speaks more
//! plainly. `en-other.tsv` is about other things.
//!
//! `cargo test --test it kinds -- --nocapture` prints the figures; `tools/train` learns the weights.

#![allow(clippy::print_stdout, reason = "the figures are worth reading")]

use std::collections::BTreeMap;
use std::path::Path;

use crate::common::snapshot::assert_lines;
use crate::common::{labelled, language, languages, text};
use followup_lint::draft::Draft;
use followup_lint::engine::{Case, Engine};
use followup_lint::language::formulas;
use followup_lint::language::hints::{Hints, WEIGHTS};
use followup_lint::record::Kind;
use phrasebook::slots::key;

/// Compares what is said of the mails of a list with its `.misses.tsv`: by line, the kind that a mail
/// is, and the one that is found. The words of mails that nothing is tuned on are better not seen.
fn assert_kinds(list: &str, least: usize) {
    let engine = Engine::new(language(&list[..2]));
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
    let kind = name.parse().ok();
    assert!(kind.is_some() || name == "other", "no kind `{name}`");
    kind
}

#[test]
fn the_kinds_of_tuning_mails_are_recognised() {
    assert_kinds("en", 1000);
    assert_kinds("nl", 150);
    assert_kinds("da", 150);
}

#[test]
fn the_kinds_of_held_out_mails_are_recognised() {
    assert_kinds("en-untuned", 70);
    assert_kinds("en-fresh", 100);
    assert_kinds("nl-untuned", 70);
}

#[test]
fn other_mails_have_no_kind() {
    assert_kinds("en-other", 120);
    assert_kinds("en-other-untuned", 20);
    assert_kinds("nl-other", 50);
    assert_kinds("da-other", 30);
    assert_kinds("nl-other-untuned", 20);
}

/// The lines of the weights of a language's words, where the trainer keeps them.
fn weights(code: &str) -> String {
    text(&Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("rules/{code}/kind.words")))
}

#[test]
fn the_weights_of_words_are_in_order() {
    for language in languages() {
        let written = weights(language.tables().code);
        let mut before = "";
        for line in written.lines() {
            let (words, weights) = line.split_once('\t').unwrap_or_else(|| panic!("no tab: {line}"));
            assert!(before < words, "not sorted: {line}");
            assert_eq!(weights.split(' ').filter(|weight| weight.parse::<i16>().is_ok()).count(), WEIGHTS, "{line}");
            before = words;
        }
        assert!(before > "w", "the words end with `{before}`");
    }
}

#[test]
fn the_weights_of_words_are_found_again() {
    for language in languages() {
        let hints = Hints::new(language.tables().hints);
        let written = weights(language.tables().code);
        let lost = |line: &&str| {
            let (word, weights) = line.split_once('\t').unwrap_or((line, ""));
            weights != hints.of(key(word)).map(|weight| weight.to_string()).join(" ")
        };
        // A word that has the fingerprint of another beside it is not found.
        let lost: Vec<&str> = written.lines().filter(lost).collect();
        assert!(lost.len() * 1000 < written.lines().count(), "{lost:?}");
    }
}
