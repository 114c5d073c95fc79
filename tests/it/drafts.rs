//! Whole mails: the well-written ones stay silent, the faulty ones show what is wrong with them.

#![allow(clippy::disallowed_methods, reason = "tests read files")]

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use crate::common::snapshot::assert_lines;
use crate::common::{english, files, of_each_language, stem, text};
use followup_lint::diagnostic::{Diagnostic, Level};
use followup_lint::draft::Draft;
use followup_lint::engine::{Case, Engine};
use followup_lint::language::formulas;
use followup_lint::record::Record;

fn check(path: &Path, engine: &Engine) -> (Draft, Vec<Diagnostic>) {
    check_draft(path, read(path), engine)
}

fn read(path: &Path) -> Draft {
    Draft::read(&fs::read(path).expect("the draft can be read"), &formulas())
}

fn check_draft(path: &Path, draft: Draft, engine: &Engine) -> (Draft, Vec<Diagnostic>) {
    let record = path.with_extension("toml");
    let record = record.is_file().then(|| Record::parse(&text(&record)).expect("the record is right"));
    let report = engine.check(&draft, &Case::of(record.as_ref()));
    (draft, report.diagnostics)
}

fn show(draft: &Draft, found: &[&Diagnostic]) -> String {
    found.iter().fold(String::new(), |mut out, diagnostic| {
        let line = draft.source.position(diagnostic.span.start).line;
        let _ =
            writeln!(out, "  {line}: {} {:?}: {}", diagnostic.rule, draft.slice(diagnostic.span), diagnostic.message);
        out
    })
}

#[test]
fn good_mails_are_left_alone() {
    let mut alarms = String::new();
    for (language, mails) in of_each_language("tests/clean", "txt") {
        let code = language.tables().code;
        let engine = Engine::new(language);
        let mut notes = 0;
        for path in &mails {
            let (draft, found) = check(path, &engine);
            let alarming: Vec<&Diagnostic> = found.iter().filter(|found| found.level > Level::Note).collect();
            // Names are in no dictionary; all other notes are advice, and must not be a nuisance.
            notes += found.iter().filter(|note| note.level == Level::Note && note.rule != "unknown-word").count();
            if !alarming.is_empty() {
                let _ = write!(alarms, "{code}/{}\n{}", stem(path), show(&draft, &alarming));
            }
        }
        if notes * 10 > mails.len() * 3 {
            let _ = writeln!(alarms, "{notes} notes in {} good mails", mails.len());
        }
        assert!(mails.len() >= 30, "only {} mails in {code}", mails.len());
    }
    assert!(alarms.is_empty(), "{alarms}");
}

/// `rule<TAB>flagged text<TAB>right text` a line of `<name>.expected.tsv`, in any order. The English drafts
/// show all of that and nothing else; `<code>.misses.tsv` has what is missed in those of another language,
/// and what else is found there.
#[test]
#[allow(clippy::print_stdout, reason = "the figures are worth reading: cargo test --test it faulty -- --nocapture")]
fn faulty_mails_show_all_their_faults() {
    for (language, paths) in of_each_language("tests/drafts", "txt") {
        let code = language.tables().code;
        let engine = Engine::new(language);
        let (mut all, mut wrong) = (0, Vec::new());
        for path in &paths {
            all += text(&path.with_extension("expected.tsv")).lines().count();
            wrong.extend(differences(path, read(path), &engine));
        }
        let missed = wrong.iter().filter(|line| line.contains("\tmissed\t")).count();
        println!("{code}: of {all} faults in {} drafts {missed} are missed", paths.len());
        if code == "en" {
            assert!(wrong.is_empty(), "{}", wrong.join("\n"));
        } else {
            assert_lines(&format!("tests/drafts/{code}.misses.tsv"), wrong);
        }
    }
}

#[test]
fn broken_templates_show_where_they_are_broken() {
    let engine = Engine::new(english());
    let wrong = broken_templates().into_iter();
    let wrong: Vec<String> = wrong.flat_map(|path| differences(&path, read(&path).into_template(), &engine)).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// What of the expected findings is missing in a draft, and what is found besides.
fn differences(path: &Path, draft: Draft, engine: &Engine) -> Vec<String> {
    let (draft, found) = check_draft(path, draft, engine);
    let expected = text(&path.with_extension("expected.tsv"));
    let mut expected: Vec<(&str, &str, &str)> = expected
        .lines()
        .map(|line| {
            let mut fields = line.split('\t');
            let mut next = || fields.next().unwrap_or_default();
            (next(), next(), next())
        })
        .collect();
    let mut wrong = Vec::new();
    for diagnostic in found.iter().filter(|diagnostic| diagnostic.level > Level::Note) {
        let flagged = draft.slice(diagnostic.span);
        let right = diagnostic.fixes.first().map(|fix| fix.edits[0].replacement.as_str());
        let place = expected.iter().position(|(rule, text, fix)| {
            let same = *rule == diagnostic.rule && (*text == flagged || text.is_empty());
            same && (fix.is_empty() || right == Some(fix) || right == Some(""))
        });
        if let Some(place) = place {
            expected.remove(place);
        } else {
            let fix = right.unwrap_or_default();
            wrong.push(format!("{}\tfound\t{}\t{flagged:?}\t{fix}", stem(path), diagnostic.rule));
        }
    }
    let missed = expected.iter().map(|(rule, text, fix)| format!("{}\tmissed\t{rule}\t{text:?}\t{fix}", stem(path)));
    wrong.extend(missed);
    wrong
}

fn broken_templates() -> Vec<std::path::PathBuf> {
    let mut paths = files("tests/templates/en", "txt");
    paths.retain(|path| stem(path).starts_with("broken"));
    paths
}

#[test]
fn slots_are_words_in_templates() {
    let engine = Engine::new(english());
    let mut wrong = String::new();
    for path in files("tests/templates/en", "txt").iter().filter(|path| !stem(path).starts_with("broken")) {
        let (draft, found) = check_draft(path, read(path).into_template(), &engine);
        let found: Vec<&Diagnostic> = found.iter().filter(|diagnostic| diagnostic.level > Level::Note).collect();
        if !found.is_empty() {
            let _ = write!(wrong, "{}\n{}", stem(path), show(&draft, &found));
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
    for path in files("tests/templates/en", "txt") {
        let (_, found) = check(&path, &engine);
        assert!(found.iter().any(|diagnostic| diagnostic.rule == "placeholder"), "{}", stem(&path));
    }
}
