//! A safe fix turns no correct sentence into a wrong one: plain `--fix` changes nothing in the good mails, in
//! the right sentences of the tables, nor in the examples in which a rule must stay silent.

use std::collections::{BTreeMap, BTreeSet};

use crate::common::{files, language, languages, of_each_language, reading_only, salutation, stem, text};
use crate::rules::{Block, blocks};
use crate::tables::confusion_tables;
use followup_lint::diagnostic::Safety;
use followup_lint::draft::Draft;
use followup_lint::engine::{Case, Engine};
use followup_lint::fix::fix;
use followup_lint::language::{DEFAULT, Language, formulas};
use followup_lint::record::Record;
use followup_lint::rules;
use phrasebook::tables::{ConfusionTable, PhraseTable};

/// An interview that none of the mails is about.
const STRANGER: &str = "[candidate]\nname = \"Xanthe Quillfeather\"\n\
    [interview]\ncompany = \"Zwicky Ropeworks\"\nposition = \"Splicer\"\ndate = 2026-11-17\n\
    [[interviewer]]\nname = \"Wenzeslaus Vrbova\"\nhonorific = \"Dr.\"\nemail = \"wenzeslaus@ropes.example\"\n";

/// A text in which nothing is wrong.
struct Right {
    /// The code of its language.
    code: &'static str,
    /// Where it is from.
    name: String,
    text: String,
}

fn mail(language: &Language, sentence: &str) -> String {
    format!("{},\n\n{}\n\nMaya Lindqvist\n", salutation(language), sentence.replace(" | ", "\n\n"))
}

/// The good mails.
fn clean() -> Vec<Right> {
    let mut right = Vec::new();
    for (language, mails) in of_each_language("tests/clean", "txt") {
        let code = language.code();
        right.extend(mails.iter().map(|path| Right { code, name: stem(path), text: text(path) }));
    }
    right
}

/// The sentences in which nothing is marked.
fn sentences() -> Vec<Right> {
    let mut right = Vec::new();
    let english = language(DEFAULT);
    for path in files("tests/sentences/en", "tsv") {
        let unmarked = |line: &&str| !line.is_empty() && !line.starts_with('#') && !line.contains('\t');
        let new = |line| Right { code: DEFAULT, name: stem(&path), text: mail(&english, line) };
        right.extend(text(&path).lines().filter(unmarked).map(new));
    }
    right
}

/// The examples of the tables in which nothing may be found, those of one table in one mail.
fn examples() -> Vec<Right> {
    let mut right = Vec::new();
    for (language, paths) in of_each_language("rules", "toml") {
        for path in paths {
            let table = toml::from_str::<PhraseTable>(&text(&path));
            let ok: Vec<String> =
                table.into_iter().flat_map(|table| table.family).flat_map(|family| family.ok).collect();
            right.push(Right { code: language.code(), name: stem(&path), text: mail(&language, &ok.join(" | ")) });
        }
    }
    for (language, path) in confusion_tables() {
        let table: ConfusionTable = toml::from_str(&text(&path)).expect("the build has read it");
        let ok: Vec<String> = table.slip.into_iter().flat_map(|slip| slip.ok).collect();
        right.push(Right { code: language.code(), name: stem(&path), text: mail(language, &ok.join(" | ")) });
    }
    right
}

/// The drafts of the documentation in which a rule must stay silent.
fn documented() -> Vec<Right> {
    let mut right = Vec::new();
    // The examples are English, or say what else they are.
    let english = language(DEFAULT);
    for rule in rules::all().filter(|rule| rule.lacks(&english).next().is_none()) {
        let silent = |lines: &[String]| !lines.iter().any(|line| line.trim_start().starts_with('^'));
        let drafts = blocks(rule.docs).into_iter().filter(|block| block.kind == "draft" && silent(&block.lines));
        let new = |block: Block| Right { code: DEFAULT, name: rule.id.to_owned(), text: block.lines.join("\n") };
        right.extend(drafts.map(new));
    }
    right
}

/// The lines that a safe fix changes, each with where it is from and what becomes of it.
fn spoilt(right: &[Right]) -> BTreeSet<String> {
    assert!(right.len() > 10, "a test of nothing proves nothing");
    let stranger = Record::parse(STRANGER).expect("the record is right");
    let mut spoilt = BTreeSet::new();
    let engines: BTreeMap<&str, Engine> =
        languages().map(|language| (language.code(), reading_only(language))).collect();
    for Right { code, name, text } in right {
        let engine = &engines[code];
        let draft = Draft::read(text.as_bytes(), &formulas());
        for case in [Case::default(), Case::of(Some(&stranger))] {
            let fixed = fix(engine, &draft, &case, Safety::Safe);
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
