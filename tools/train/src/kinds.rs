//! Learns from labelled mails what single words say of a mail's kind: logistic regression, one mail at a time.

#![allow(clippy::cast_possible_truncation, clippy::cast_precision_loss, reason = "weights and counts are small")]

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::io;

use followup_lint::draft::Draft;
use followup_lint::language::hints::{UNIT, WEIGHTS, each};
use followup_lint::language::{Language, Reading, formulas};
use followup_lint::record::Kind;

/// A mail: the place of its kind among the weights, and its words, each once.
struct Mail {
    kind: usize,
    words: BTreeSet<String>,
}

/// How much a learnt weight counts compared with the weights of phrases, and the mails that it takes for that;
/// fewer teach less.
const WORTH: f64 = 10.0;
const ENOUGH: f64 = 500.0;

/// The fewest mails that have a word which is weighed.
const COMMON: usize = 2;

/// How often all mails are read.
const ROUNDS: usize = 20;

/// The share of a weight that is lost with each mail.
const DECAY: f64 = 6e-3;

/// The lines of `kind.words`, learnt from a list of mails: `kind<TAB>subject<TAB>body` a line, with ` | `
/// between paragraphs; mails of kind `other` are none of the known kinds.
pub(crate) fn words(list: &str, language: &Language) -> io::Result<String> {
    let mails = list.lines().map(|line| mail(line, language)).collect::<io::Result<Vec<Mail>>>()?;
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for word in mails.iter().flat_map(|mail| &mail.words) {
        *counts.entry(word).or_default() += 1;
    }
    // Names say nothing: words that are only known with a capital.
    let known = |word: &str| !word.starts_with(char::is_alphabetic) || language.lexicon().form(word).is_known();
    counts.retain(|words, count| *count >= COMMON && words.split(' ').all(known));
    let places: BTreeMap<&str, usize> = counts.keys().enumerate().map(|(place, word)| (*word, place)).collect();
    let lessons: Vec<Lesson> = mails
        .iter()
        .map(|mail| (mail.kind, mail.words.iter().filter_map(|word| places.get(word.as_str()).copied()).collect()))
        .collect();
    let worth = WORTH * (lessons.len() as f64 / ENOUGH).min(1.0);
    let mut out = String::new();
    for (word, weights) in places.keys().zip(weights(&lessons, places.len())) {
        let weights = weights.map(|weight| (weight * worth * f64::from(UNIT)).round() as i32);
        if weights != [0; WEIGHTS] {
            let _ = writeln!(out, "{word}\t{}", weights.map(|weight| weight.to_string()).join(" "));
        }
    }
    Ok(out)
}

fn mail(line: &str, language: &Language) -> io::Result<Mail> {
    let wrong = |what: &str| io::Error::other(format!("{what}: {line}"));
    let [kind, subject, body] = line.split('\t').collect::<Vec<_>>()[..] else {
        return Err(wrong("not three columns"));
    };
    let place = Kind::ALL.into_iter().position(|known| known.name() == kind);
    let none = (kind == "other").then_some(Kind::ALL.len());
    let kind = place.or(none).ok_or_else(|| wrong("no such kind"))?;
    let head = if subject.is_empty() { String::new() } else { format!("Subject: {subject}\n\n") };
    let draft = Draft::read(format!("{head}{}\n", body.replace(" | ", "\n\n")).as_bytes(), &formulas());
    let parts = draft.parts.iter().filter(|part| part.kind.is_proofread()).map(|part| part.span);
    let reading = Reading::new(draft.text(), parts, &[], language);
    let mut words = BTreeSet::new();
    each(draft.text(), &reading, |before, word, _| {
        words.insert(before.map_or_else(|| word.to_owned(), |before| format!("{before} {word}")));
    });
    Ok(Mail { kind, words })
}

/// The place of a mail's kind, and the places of its words.
type Lesson = (usize, Vec<usize>);

/// The weights of `count` words.
fn weights(lessons: &[Lesson], count: usize) -> Vec<[f64; WEIGHTS]> {
    let mut weights = vec![[0.0; WEIGHTS]; count];
    let mut mails = [0.0; WEIGHTS];
    for (kind, _) in lessons {
        mails[*kind] += 1.0;
    }
    // Each mail of a rare kind teaches more.
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

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    use followup_lint::language::ALL;

    use super::*;

    #[test]
    fn the_weights_in_the_program_are_those_that_the_mails_teach() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
        let read = |path: &str| fs::read_to_string(root.join(path)).expect("it is there");
        for language in ALL.iter().map(|pack| Language::new(*pack)) {
            let code = language.tables().code;
            let list = read(&format!("tests/kinds/{code}.tsv")) + &read(&format!("tests/kinds/{code}-other.tsv"));
            let words = words(&list, &language).expect("a right list");
            assert!(
                words == read(&format!("rules/{code}/kind.words")),
                "rules/{code}/kind.words is out of date; rules/README.md has the command that writes it"
            );
        }
    }
}
