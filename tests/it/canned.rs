//! Mails made of what everybody writes, none of which was looked at when the tables were made.
//! `tests/canned/en.misses.tsv` lists those that nothing is said about, by line.

use crate::common::snapshot::assert_lines;
use crate::common::{english, labelled};
use followup_lint::draft::Draft;
use followup_lint::engine::{Case, Engine};
use followup_lint::language::formulas;

#[test]
fn mails_that_everybody_sends_are_reported() {
    let engine = Engine::new(english());
    let mails = labelled("tests/canned/en.tsv");
    assert!(mails.len() >= 40, "only {} mails", mails.len());
    let mut missed = Vec::new();
    for (number, mail) in mails.iter().enumerate() {
        let report = engine.check(&Draft::read(mail.text.as_bytes(), &formulas()), &Case::default());
        let has = |rule: &str| report.diagnostics.iter().any(|found| found.rule == rule);
        if !has("canned-mail") && !has("no-specifics") {
            missed.push(format!("{}\t{}", number + 1, mail.kind));
        }
    }
    assert_lines("tests/canned/en.misses.tsv", missed);
}
