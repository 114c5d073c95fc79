//! The suggestions for 2,000 known misspellings of English, beside hunspell's: neither has read the list
//! they are from. Prints a Markdown table.

#![allow(clippy::print_stdout, missing_docs, reason = "a program of its own")]
#![allow(clippy::cast_precision_loss, reason = "the counts are small")]

use std::time::Instant;

use followup_lint::language::spelling::speller;
use followup_lint::language::{EN, Language};
use phrasebook::slots::key;

const PAIRS: usize = 2_000;

fn main() {
    let english = Language::new(EN);
    let lexicon = english.lexicon();
    // Both know American words, and neither guesses at names.
    let known =
        |right: &&str| lexicon.look_up(right).varieties & 1 != 0 && right.chars().all(|c| c.is_ascii_lowercase());
    let mut pairs: Vec<(String, Vec<&str>)> = lexicon
        .misspellings()
        .filter(|(typo, _)| typo.len() >= 5)
        .map(|(typo, corrections)| (typo, corrections.into_iter().filter(known).collect::<Vec<_>>()))
        .filter(|(_, corrections)| !corrections.is_empty())
        .collect();
    pairs.sort_by_key(|(typo, _)| key(typo).wrapping_mul(0x9e37_79b9));
    pairs.truncate(PAIRS);

    println!("| {PAIRS} misspellings | right word first | among the first three | a word |");
    println!("|---|--:|--:|--:|");
    row("followup-lint", &pairs, |typo| english.suggestions(typo));
    row("hunspell", &pairs, |typo| speller::suggestions(english.tables().dictionaries[0], typo).unwrap_or_default());
}

fn row(program: &str, pairs: &[(String, Vec<&str>)], suggest: impl Fn(&str) -> Vec<String>) {
    let started = Instant::now();
    let places: Vec<Option<usize>> = pairs
        .iter()
        .map(|(typo, right)| suggest(typo).iter().position(|word| right.contains(&word.to_lowercase().as_str())))
        .collect();
    let count = pairs.len() as f64;
    let each = started.elapsed().as_secs_f64() * 1000.0 / count;
    let share = |most: usize| {
        let found = places.iter().flatten().filter(|place| **place < most).count();
        found as f64 * 100.0 / count
    };
    println!("| {program} | {:.1} % | {:.1} % | {each:.1} ms |", share(1), share(3));
}
