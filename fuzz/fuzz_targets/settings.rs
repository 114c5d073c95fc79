//! What users write in TOML is a mistake in words, at a place in the text, or a linter can be set up with it:
//! a record, a table of phrases, settings.

#![no_main]

use followup_lint::config::Config;
use followup_lint::{Linter, Mistake, Record};
use libfuzzer_sys::fuzz_target;

const MAIL: &[u8] = include_bytes!("../../tests/example/draft.txt");

fuzz_target!(|text: &str| {
    checked(text, text.parse().and_then(|record: Record| Linter::builder().record(record).build()));
    checked(text, Linter::builder().phrases("generic-phrase", text).build());
    held(text, Config::parse(text));
});

fn checked(text: &str, linter: Result<Linter, Mistake>) {
    if let Some(linter) = held(text, linter) {
        let _ = linter.check(&linter.read(MAIL));
    }
}

fn held<T>(text: &str, result: Result<T, Mistake>) -> Option<T> {
    result.inspect_err(|mistake| assert_place(text, mistake)).ok()
}

fn assert_place(text: &str, mistake: &Mistake) {
    assert!(!mistake.message.is_empty());
    if let Some(place) = &mistake.span {
        assert!(text.get(place.clone()).is_some(), "{mistake:?}");
    }
}
