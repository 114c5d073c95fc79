//! Fixes change what they say and nothing else, and sooner or later nothing is left to fix.

#![no_main]

use followup_lint::{Draft, Edit, Safety, fix};
use followup_lint_fuzz::{LINTER, assert_settles};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let draft = LINTER.read(bytes);
    assert_kept(&draft, Safety::Safe);
    assert_kept(&draft, Safety::Unsafe);
    assert_settles(draft, |draft, safety| LINTER.fix(draft, safety));
});

/// Each fix by itself leaves the text around its edits as it was.
fn assert_kept(draft: &Draft, safety: Safety) {
    let report = LINTER.check(draft);
    for found in report.diagnostics.iter().filter(|found| fix::is_fixable(found, safety)) {
        let edits: Vec<&Edit> = found.fixes.iter().take(1).flat_map(|fix| &fix.edits).collect();
        if !edits.iter().all(|edit| draft.source.can_write(edit)) {
            continue;
        }
        let mut expected = draft.text().to_owned();
        for edit in edits.iter().rev() {
            expected.replace_range(edit.span.range(), &edit.replacement);
        }
        assert_eq!(draft.edited(&edits).text(), expected, "{found:?}");
    }
}
