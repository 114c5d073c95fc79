//! Names of companies as people write them in a mail: which of them `company-name` reports, and how it
//! writes them.
//!
//! A line of a list has columns: the recorded name; a sentence, with `<` and `>` around what is wrong; and
//! what the fix writes for each of these places.

use std::fmt::Write as _;

use crate::common::{english, files, marked, text};
use followup_lint::diagnostic::{Diagnostic, Level, Safety};
use followup_lint::draft::Draft;
use followup_lint::engine::{Case, Engine};
use followup_lint::fix;
use followup_lint::language::formulas;
use followup_lint::record::Record;

const BEFORE: &str = "Dear Rita,\n\n";

fn record(company: &str) -> Record {
    let mut record = Record::default();
    record.interview.company = Some(company.to_owned());
    record
}

fn errors(engine: &Engine, mail: &str, record: &Record) -> Vec<Diagnostic> {
    let draft = Draft::read(mail.as_bytes(), &formulas());
    let mut found = engine.check(&draft, &Case::of(Some(record))).diagnostics;
    found.retain(|found| found.level > Level::Note && (found.rule == "company-name" || found.level == Level::Error));
    found
}

/// What is wrong with the findings in a sentence.
fn compare(engine: &Engine, company: &str, sentence: &str, fixes: &[&str]) -> Result<(), String> {
    let (sentence, places) = marked(sentence);
    let (mail, record) = (format!("{BEFORE}{sentence}\n\nBest,\nMaya\n"), record(company));
    let found = errors(engine, &mail, &record);
    let shown: Vec<(usize, String)> = found
        .iter()
        .map(|found| {
            let fix = found.fixes.first().map(|fix| fix.edits[0].replacement.clone()).unwrap_or_default();
            (found.span.start - BEFORE.len(), fix)
        })
        .collect();
    let wanted: Vec<(usize, String)> =
        places.iter().zip(fixes).map(|((start, _), fix)| (*start, (*fix).to_owned())).collect();
    if shown != wanted || places.len() != fixes.len() {
        let found: Vec<String> = found.iter().map(|found| format!("{}: {}", found.rule, found.message)).collect();
        return Err(format!("found [{}], {shown:?}", found.join(", ")));
    }
    let draft = Draft::read(mail.as_bytes(), &formulas());
    let after = fix::fix(engine, &draft, &Case::of(Some(&record)), Safety::Unsafe);
    let after = after.draft.text();
    if errors(engine, after, &record).is_empty() { Ok(()) } else { Err(format!("the fix leaves an error: {after}")) }
}

#[test]
fn right_names_are_left_alone_and_wrong_ones_put_right_once() {
    let engine = Engine::new(english());
    let mut wrong = String::new();
    for line in files("tests/companies", "tsv").iter().map(|path| text(path)).collect::<String>().lines() {
        let fields: Vec<&str> = line.split('\t').collect();
        let [company, sentence, fixes @ ..] = &fields[..] else { panic!("{line}: a name and a sentence") };
        if let Err(mistake) = compare(&engine, company, sentence, fixes) {
            let _ = writeln!(wrong, "  {line}\n    {mistake}");
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}
