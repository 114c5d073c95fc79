//! What the fuzz targets share: a linter, and what must hold of whatever it says.

#[path = "../../tests/it/common/invariants.rs"]
mod invariants;

use std::sync::LazyLock;

use followup_lint::{Checked, Linter, Record};
pub use invariants::assert_settles;
use invariants::{assert_finding, assert_places, assert_reading, assert_shown};

/// A linter that knows an interview, so that the rules that compare mails with it run, too.
pub static LINTER: LazyLock<Linter> = LazyLock::new(|| {
    let record: Record = include_str!("../../tests/example/interview.toml").parse().expect("the record is right");
    Linter::builder().record(record).build().expect("the linter is set up")
});

/// Reads a file, checks each mail in it, and writes the reports.
pub fn check(bytes: &[u8]) {
    for draft in LINTER.read_all(bytes) {
        if let Some(back) = draft.source.bytes() {
            assert_eq!(back, bytes, "the file is read as it is");
        }
        let report = LINTER.check(&draft);
        if let Some((alternative, report)) = LINTER.check_alternative(&draft, &report) {
            assert_holds(&[Checked::new("mail.txt", alternative.clone(), report)]);
        }
        assert_holds(&[Checked::new("mail.txt", draft, report)]);
    }
}

fn assert_holds(files: &[Checked; 1]) {
    let [Checked { draft, report, .. }] = files;
    assert_reading(draft);
    for finding in &report.diagnostics {
        assert_finding(draft.text(), finding);
    }
    // Beside bytes that cannot be decoded, places of the text and of the file are only near each other.
    if draft.source.problem().is_none() {
        assert_places(files);
    }
    assert_shown(files, 80);
}
