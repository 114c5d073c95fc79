//! What a mail is for, over two lists of short ones: the tables were made with the first in view, and
//! never with the second. The last 159 of the first list were never tuned on either when they were
//! first read, and 116 of them were told then: they are as terse as mails get.
//!
//! `cargo test --test kinds -- --nocapture` prints the figures.

#![allow(clippy::print_stdout, reason = "the figures are worth reading")]

mod common;

use std::collections::BTreeMap;

use common::{english, labelled};
use followup_lint::draft::Draft;
use followup_lint::engine::{Case, Engine};
use followup_lint::record::Kind;

/// The share of mails, in percent, whose kind is told. `show`: what is told of the others is printed.
fn told(path: &str, least: usize, show: bool) -> usize {
    let engine = Engine::new(english());
    let mails = labelled(path);
    assert!(mails.len() >= least, "only {} mails in {path}", mails.len());
    let mut right = 0;
    let mut kinds: BTreeMap<Kind, usize> = BTreeMap::new();
    for mail in &mails {
        let meant = Kind::named(&mail.kind).unwrap_or_else(|| panic!("no kind `{}`", mail.kind));
        *kinds.entry(meant).or_default() += 1;
        let draft = Draft::read(mail.text.as_bytes());
        let found = engine.check(&draft, &Case::default()).kind;
        if found == Some(meant) {
            right += 1;
        } else if show {
            println!("{} and not {}: {:?}", found.map_or("none", Kind::name), mail.kind, mail.text);
        }
    }
    assert_eq!(kinds.len(), Kind::ALL.len(), "every kind is in {path}");
    println!("{path}: the kind of {right} of {} mails is told", mails.len());
    right * 100 / mails.len()
}

#[test]
fn the_kinds_of_mails_in_view_are_told() {
    let right = told("tests/kinds/en.tsv", 400, true);
    assert!(right >= 97, "{right} %");
}

#[test]
fn the_kinds_of_mails_never_tuned_on_are_told() {
    let right = told("tests/kinds/en-untuned.tsv", 70, false);
    assert!(right >= 90, "{right} %");
}
