//! A safe fix turns no correct sentence into a wrong one: plain `--fix` changes nothing in the good mails, in
//! the right sentences of the tables, nor in the examples in which a rule must stay silent.

use std::collections::BTreeSet;

use crate::common::{english, files, stem, text};
use crate::rules::blocks;
use followup_lint::diagnostic::Safety;
use followup_lint::draft::Draft;
use followup_lint::engine::{Case, Engine};
use followup_lint::fix::fix;
use followup_lint::language::formulas;
use followup_lint::record::Record;
use followup_lint::rules;
use phrasebook::tables::{ConfusionTable, PhraseTable};

/// An interview that none of the mails is about.
const STRANGER: &str = "[candidate]\nname = \"Xanthe Quillfeather\"\n\
    [interview]\ncompany = \"Zwicky Ropeworks\"\nposition = \"Splicer\"\ndate = 2026-11-17\n\
    [[interviewer]]\nname = \"Wenzeslaus Vrbova\"\nhonorific = \"Dr.\"\nemail = \"wenzeslaus@ropes.example\"\n";

/// Where a text is from, and the text.
type Right = (String, String);

fn mail(sentence: &str) -> String {
    format!("Dear Ms. Hall,\n\n{}\n\nKind regards,\nMaya Lindqvist\n", sentence.replace(" | ", "\n\n"))
}

/// The good mails.
fn clean() -> Vec<Right> {
    files("tests/clean/en", "txt").iter().map(|path| (stem(path), text(path))).collect()
}

/// The sentences in which nothing is marked.
fn sentences() -> Vec<Right> {
    let mut right = Vec::new();
    for path in files("tests/sentences/en", "tsv") {
        let unmarked = |line: &&str| !line.is_empty() && !line.starts_with('#') && !line.contains('\t');
        right.extend(text(&path).lines().filter(unmarked).map(|line| (stem(&path), mail(line))));
    }
    right
}

/// The examples of the tables in which nothing may be found, those of one table in one mail.
fn examples() -> Vec<Right> {
    let mut right = Vec::new();
    for path in files("rules/en", "toml") {
        if let Ok(table) = toml::from_str::<PhraseTable>(&text(&path)) {
            let ok = table.family.into_iter().flat_map(|family| family.ok).collect::<Vec<_>>();
            right.push((stem(&path), mail(&ok.join(" | "))));
        }
    }
    for path in files("rules/en/confusions", "toml") {
        let table: ConfusionTable = toml::from_str(&text(&path)).expect("the build has read it");
        let ok = table.slip.into_iter().flat_map(|slip| slip.ok).collect::<Vec<_>>();
        right.push((stem(&path), mail(&ok.join(" | "))));
    }
    right
}

/// The drafts of the documentation in which a rule must stay silent.
fn documented() -> Vec<Right> {
    let mut right = Vec::new();
    let english = english();
    for rule in rules::all().filter(|rule| rule.lacks(&english).next().is_none()) {
        let silent = |lines: &[String]| !lines.iter().any(|line| line.trim_start().starts_with('^'));
        let drafts = blocks(rule.docs).into_iter().filter(|block| block.kind == "draft" && silent(&block.lines));
        right.extend(drafts.map(|block| (rule.id.to_owned(), block.lines.join("\n"))));
    }
    right
}

/// The lines that a safe fix changes, each with where it is from and what becomes of it.
fn spoilt(right: &[Right]) -> BTreeSet<String> {
    assert!(right.len() > 10, "a test of nothing proves nothing");
    let engine = Engine::new(english());
    let stranger = Record::parse(STRANGER).expect("the record is right");
    let mut spoilt = BTreeSet::new();
    for (name, text) in right {
        let draft = Draft::read(text.as_bytes(), &formulas());
        for case in [Case::default(), Case::of(Some(&stranger))] {
            let fixed = fix(&engine, &draft, &case, Safety::Safe);
            let lines = draft.text().lines().zip(fixed.draft.text().lines());
            let changed = lines.filter(|(before, after)| before != after);
            spoilt.extend(changed.map(|(before, after)| format!("{name}\t{before}\t{after}")));
        }
    }
    spoilt
}

fn assert_unchanged(right: &[Right]) {
    assert_eq!(spoilt(right), BTreeSet::new());
}

#[test]
fn a_safe_fix_changes_no_good_mail() {
    assert_unchanged(&clean());
}

#[test]
fn a_safe_fix_changes_no_right_sentence() {
    assert_unchanged(&sentences());
}

#[test]
fn a_safe_fix_changes_no_example_of_a_table() {
    assert_unchanged(&examples());
}

#[test]
fn a_safe_fix_changes_no_silent_example() {
    assert_unchanged(&documented());
}
