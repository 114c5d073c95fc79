//! Mails made of what everybody writes, none of which was looked at when the tables were made: the
//! share that is told so.
//!
//! `cargo test --test it canned -- --nocapture` prints the figures.

#![allow(clippy::print_stdout, reason = "the figures are worth reading")]

use crate::common::{english, labelled};
use followup_lint::draft::Draft;
use followup_lint::engine::{Case, Engine};

#[test]
fn mails_that_everybody_sends_are_told() {
    let engine = Engine::new(english());
    let mails = labelled("tests/canned/en.tsv");
    let mut told = 0;
    for mail in &mails {
        let report = engine.check(&Draft::read(mail.text.as_bytes()), &Case::default());
        let has = |rule: &str| report.diagnostics.iter().any(|found| found.rule == rule);
        println!(
            "{} {} {:?} {}",
            has("canned-mail"),
            has("no-specifics"),
            report.kind,
            &mail.text[..40].replace('\n', " ")
        );
        told += usize::from(has("canned-mail") || has("no-specifics"));
    }
    println!("{told} of {} mails are told to be anybody's", mails.len());
    assert!(mails.len() >= 40 && told * 100 >= mails.len() * 85, "only {told} of {}", mails.len());
}
