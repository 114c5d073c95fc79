//! Fixes drafts, or shows the fixes.

use std::fs::{self, File};
use std::io;
use std::path::Path;

use similar::TextDiff;

use super::console::print;
use super::{Failure, load, save};
use crate::diagnostic::Safety;
use crate::draft::Draft;
use crate::engine::{Case, Engine};
use crate::fix::{self, Change, Fixed};
use crate::report;

/// What `--fix` would change, as a unified diff. A message does not have every word as it is read,
/// so the diff is of its text.
pub(super) fn diff(path: &Path, draft: &Draft, engine: &Engine, case: &Case, safety: Safety) -> Vec<u8> {
    let readable = draft.source.is_message().then(|| draft.readable());
    let fixed = fix::fix(engine, readable.as_ref().unwrap_or(draft), case, safety);
    let (old, new) = (draft.text(), fixed.draft.text());
    if old == new {
        return Vec::new();
    }
    let name = path.display().to_string();
    let diff = TextDiff::from_lines(old, new);
    let diff = diff.unified_diff().context_radius(1).header(&name, &name).to_string();
    report::legible(&diff).into_owned().into_bytes()
}

/// Writes fixes to a draft that was read from `original`. Returns the new draft with what was
/// changed, and notes about that and about fixes that could not be written.
pub(super) fn write(
    path: &Path,
    draft: &Draft,
    original: &[u8],
    engine: &Engine,
    case: &Case,
    safety: Safety,
) -> Result<(Fixed, Vec<String>), Failure> {
    let fixed = fix::fix(engine, draft, case, safety);
    let readable = draft.source.is_message().then(|| fix::fix(engine, &draft.readable(), case, safety));
    let left = readable.map_or(0, |readable| readable.applied().saturating_sub(fixed.applied()));
    let name = path.display();
    let mut notes: Vec<String> = fixed.changes.iter().map(|change| format!("{name}:{}", described(change))).collect();
    if left > 0 {
        notes.push(format!(
            "{name}: {left} more cannot be written into the message, which has those words as HTML or encoded; --diff shows them"
        ));
    }
    replace(path, draft, &fixed.draft, original)?;
    Ok((fixed, notes))
}

/// `3:9: replaced `a` with `an` (wrong-article)`
fn described(change: &Change) -> String {
    let Change { rule, position, replaced, .. } = change;
    let changes: Vec<String> = replaced
        .iter()
        .map(|(old, replacement)| match (old.trim(), replacement.trim()) {
            ("", "") => "changed white space".to_owned(),
            (old, "") => format!("removed `{old}`"),
            ("", new) => format!("added `{new}`"),
            (same, new) if same == new => format!("replaced `{old}` with `{replacement}`"),
            (old, new) => format!("replaced `{old}` with `{new}`"),
        })
        .collect();
    format!("{}:{}: {} ({rule})", position.line, position.column, changes.join(", "))
}

/// Writes the fixed draft in place of the one that was read from `original`.
fn replace(path: &Path, draft: &Draft, fixed: &Draft, original: &[u8]) -> Result<(), Failure> {
    let stdin = load::is_standard(path);
    if !stdin && fixed.text() == draft.text() {
        return Ok(());
    }
    let Some(bytes) = fixed.source.bytes().filter(|_| draft.source.bytes().as_deref() == Some(original)) else {
        let message = format!("{} cannot be written back exactly as it was read; nothing was changed", path.display());
        return Err(Failure::new(message, "save it as UTF-8 and run this again"));
    };
    if stdin {
        if is_lost() {
            let message = "standard output is closed or /dev/null, so the fixed mail would be lost";
            return Err(Failure::new(message, "redirect it to a file, or name the draft instead of `-`"));
        }
        print(&bytes)
    } else {
        save::replace(path, &bytes, Some(original))
    }
}

/// Whether nothing that is written to standard output arrives anywhere. Where it was closed, there is
/// the null device, too.
#[cfg(unix)]
fn is_lost() -> bool {
    use std::os::fd::AsFd;
    use std::os::unix::fs::MetadataExt;
    let output = io::stdout().as_fd().try_clone_to_owned().and_then(|output| File::from(output).metadata());
    let null = fs::metadata("/dev/null");
    output.is_ok_and(|output| null.is_ok_and(|null| output.rdev() == null.rdev() && output.rdev() != 0))
}

#[cfg(not(unix))]
fn is_lost() -> bool {
    false
}
