//! Mistakes of grammar, punctuation and small words in sentences of follow-ups: how many of each kind get the right
//! cure, and how many right sentences raise something.
//!
//! `cargo test --test it grammar -- --nocapture` prints the figures, `GRAMMAR=FOLDER` those of the lists in another
//! folder.

#![allow(clippy::disallowed_methods, reason = "the environment names other lists")]
#![allow(clippy::print_stdout, reason = "the figures are worth reading")]

use std::collections::BTreeMap;
use std::env;
use std::path::{Path, PathBuf};

use crate::common::snapshot::assert_lines;
use crate::common::{language, reading_only, text};
use followup_lint::diagnostic::{Diagnostic, Fix, Level};
use followup_lint::draft::Draft;
use followup_lint::engine::{Case, Engine};
use followup_lint::language::formulas;
use followup_lint::rules::{self, Group};

/// The languages with lists: the code, and what is before and after a sentence in a mail.
const LANGUAGES: &[(&str, &str, &str)] = &[
    ("en", "Dear Ms. Hall,\n\n", "\n\nKind regards,\nMaya Lindqvist\n"),
    ("nl", "Beste mevrouw Hall,\n\n", "\n\nMet vriendelijke groet,\nMaya Lindqvist\n"),
];

/// A language with what is around a sentence.
struct Frame {
    engine: Engine,
    before: &'static str,
    after: &'static str,
}

/// What is found in a sentence by the rules about language, with its spans counted from the start of the mail.
fn found(Frame { engine, before, after }: &Frame, sentence: &str) -> Vec<Diagnostic> {
    let draft = Draft::read(format!("{before}{sentence}{after}").as_bytes(), &formulas());
    let within = before.len()..=before.len() + sentence.len();
    let mut found = engine.check(&draft, &Case::default()).diagnostics;
    found.retain(|found| {
        let of_language = rules::named(found.rule).is_some_and(|rule| rule.group == Group::Proofreading);
        of_language && within.contains(&found.span.start) && within.contains(&found.span.end)
    });
    found
}

/// A sentence after a fix.
fn fixed(frame: &Frame, sentence: &str, fix: &Fix) -> String {
    let start = frame.before.len();
    let mut fixed = sentence.to_owned();
    for edit in fix.edits.iter().rev() {
        fixed.replace_range(edit.span.start - start..edit.span.end - start, &edit.replacement);
    }
    fixed
}

/// Whether a right sentence may not have this.
fn is_alarm(found: &Diagnostic) -> bool {
    found.level >= Level::Warning || found.rule == "comma"
}

/// What comes before the mark in a line, what is marked, and what comes after.
fn split(line: &str) -> (&str, &str, &str) {
    let parts = line.split_once('<').and_then(|(before, rest)| Some((before, rest.split_once('>')?)));
    let (before, (marked, after)) = parts.unwrap_or_else(|| panic!("nothing is marked in {line}"));
    (before, marked, after)
}

#[test]
fn mistakes_are_cured_and_right_sentences_left_alone() {
    let other = env::var_os("GRAMMAR").map(PathBuf::from);
    for (code, before, after) in LANGUAGES {
        if other.as_ref().is_some_and(|folder| !folder.join(format!("{code}.tsv")).exists()) {
            continue;
        }
        check(code, &Frame { engine: reading_only(language(code)), before, after });
    }
}

fn check(code: &str, frame: &Frame) {
    let own = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/grammar");
    let other = env::var_os("GRAMMAR").map(PathBuf::from);
    let folder = other.as_deref().unwrap_or(&own);
    let lines = |name: &str| {
        let list = text(&folder.join(name));
        let lines = list.lines().filter(|line| !line.starts_with('#'));
        let fields = lines.map(|line| line.split_once('\t').unwrap_or_else(|| panic!("no tab in {line}")));
        fields.map(|(kind, sentence)| (kind.to_owned(), sentence.to_owned())).collect::<Vec<_>>()
    };
    let (mut kinds, mut missed) = (BTreeMap::<String, [usize; 2]>::new(), Vec::new());
    let mut right = Vec::new();
    for (kind, line) in lines(&format!("{code}.tsv")) {
        let (before, marked, after) = split(&line);
        let (wrong, rights) = marked.split_once('|').unwrap_or_else(|| panic!("no cure in {line}"));
        let cured: Vec<String> = rights.split('/').map(|cure| format!("{before}{cure}{after}")).collect();
        let sentence = format!("{before}{wrong}{after}");
        let fixes = found(frame, &sentence).into_iter().filter_map(|found| found.fixes.into_iter().next());
        let is_cured = fixes.into_iter().any(|fix| cured.contains(&fixed(frame, &sentence, &fix)));
        let [all, right_ones] = kinds.entry(kind.clone()).or_default();
        *all += 1;
        *right_ones += usize::from(is_cured);
        if !is_cured {
            missed.push(format!("{kind}\t{line}"));
        }
        right.extend(cured.into_iter().next());
    }
    let corrected = right.len();
    right.extend(lines(&format!("{code}.right.tsv")).into_iter().map(|(_, sentence)| sentence));
    let alarms: Vec<(usize, String)> = right
        .iter()
        .enumerate()
        .filter_map(|(number, sentence)| {
            let alarm = found(frame, sentence).into_iter().find(is_alarm)?;
            Some((number, format!("alarm\t{}\t{sentence}", alarm.rule)))
        })
        .collect();
    for (kind, [all, cured]) in &kinds {
        println!("| {kind} | {all} | {cured} |");
    }
    let all: usize = kinds.values().map(|[all, _]| all).sum();
    let early = alarms.iter().filter(|(number, _)| *number < corrected).count();
    println!(
        "of {all} mistakes {} get the right cure; {early} of the corrected sentences and {} of {} right ones raise \
         something",
        all - missed.len(),
        alarms.len() - early,
        right.len() - corrected,
    );
    missed.extend(alarms.into_iter().map(|(_, line)| line));
    if other.is_some() {
        println!("{}", missed.join("\n"));
        return;
    }
    assert_lines(&format!("tests/grammar/{code}.misses.tsv"), missed);
}
