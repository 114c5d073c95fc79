//! Mails with the mistakes that people make most, and the rules that must speak of each: written from
//! a list of the mistakes, with no table in sight. Of the first 60 mistakes 53 were found when the
//! mails were first read, of the 86 of the last fifty mails 71; what most of the others taught has been put
//! into the tables since.
//!
//! `tests/faults/en.misses.tsv` lists the mistakes that are missed.

use std::path::Path;

use crate::common::snapshot::assert_lines;
use crate::common::{english, text};
use followup_lint::draft::Draft;
use followup_lint::engine::{Case, Engine};
use followup_lint::language::formulas;

/// `=== rule rule …` above each mail.
#[test]
fn common_mistakes_are_found() {
    let engine = Engine::new(english());
    let list = text(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/faults/en.txt"));
    let (mut wanted, mut missed) = (0, Vec::new());
    for mail in list.split("=== ").filter(|mail| !mail.is_empty()) {
        let (rules, mail) = mail.split_once('\n').expect("a mail below its rules");
        let report = engine.check(&Draft::read(mail.as_bytes(), &formulas()), &Case::default());
        let mut spoken: Vec<&str> = report.diagnostics.iter().map(|diagnostic| diagnostic.rule).collect();
        for rule in rules.split_whitespace() {
            wanted += 1;
            match spoken.iter().position(|other| *other == rule) {
                Some(place) => {
                    spoken.remove(place);
                }
                None => missed.push(format!("{rule}\t{}", mail.lines().next().unwrap_or_default())),
            }
        }
    }
    assert!(wanted >= 146, "only {wanted} mistakes");
    assert_lines("tests/faults/en.misses.tsv", missed);
}
