//! Fixes drafts, or shows the fixes.

use std::path::Path;

use similar::TextDiff;

use super::console::print;
use super::{Failure, save};
use crate::diagnostic::Safety;
use crate::draft::Draft;
use crate::engine::{Case, Engine};
use crate::fix::{self, Fixed};
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

/// Writes fixes to a draft that was read from `original`. Returns the new draft, how many fixes
/// were written, and a note if some could not be.
pub(super) fn write(
    path: &Path,
    draft: Draft,
    original: &[u8],
    engine: &Engine,
    case: &Case,
    safety: Safety,
) -> Result<(Fixed, Option<String>), Failure> {
    let fixed = fix::fix(engine, &draft, case, safety);
    let readable = draft.source.is_message().then(|| fix::fix(engine, &draft.readable(), case, safety));
    let left = readable.map_or(0, |readable| readable.applied.saturating_sub(fixed.applied));
    let note = (left > 0).then(|| {
        format!(
            "{}: {left} more cannot be written, because those words are encoded in the message; --diff shows them",
            path.display()
        )
    });
    let applied = fixed.applied;
    let draft = replace(path, draft, fixed.draft, original)?;
    Ok((Fixed { draft, applied }, note))
}

/// Writes the fixed draft and returns it.
fn replace(path: &Path, draft: Draft, fixed: Draft, original: &[u8]) -> Result<Draft, Failure> {
    let stdin = path.as_os_str() == "-";
    if !stdin && fixed.text() == draft.text() {
        return Ok(draft);
    }
    let Some(bytes) = fixed.source.bytes().filter(|_| draft.source.bytes().as_deref() == Some(original)) else {
        let message = format!("{} cannot be written back exactly as it was read; nothing was changed", path.display());
        return Err(Failure::new(message, "save it as UTF-8 and run this again"));
    };
    if stdin {
        print(&bytes)?;
    } else {
        save::replace(path, &bytes)?;
    }
    Ok(fixed)
}
