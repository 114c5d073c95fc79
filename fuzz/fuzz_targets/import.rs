//! A card or an invitation is a mistake in words, or a page that can be read as a record.

#![no_main]

use followup_lint::{Candidate, Record, import};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Ok(imported) = import(&[("file.ics".into(), bytes.to_vec())], &Candidate::default()) else { return };
    let page = imported.page();
    assert!(!page.chars().any(|c| c.is_control() && c != '\n'), "{page:?}");
    page.parse::<Record>().unwrap_or_else(|mistake| panic!("{mistake:?}\n{page}"));
});
