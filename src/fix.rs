//! Puts findings right: edits become text, text becomes bytes.

use crate::diagnostic::{Diagnostic, Edit, Safety};
use crate::draft::{Draft, Source};
use crate::engine::{Case, Engine};

/// A draft put right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fixed {
    /// The new text.
    pub text: String,
    /// How many findings were put right.
    pub applied: usize,
}

/// Fixes may uncover one another; more rounds than this would mean that two undo each other.
const ROUNDS: usize = 10;

/// Puts everything right that `safety` allows, until a further run would find nothing to put right.
#[must_use]
pub fn fix(engine: &Engine, draft: &Draft, case: &Case, safety: Safety) -> Fixed {
    let mut fixed = Fixed { text: draft.text().to_owned(), applied: 0 };
    for _ in 0..ROUNDS {
        let read = Draft::read(fixed.text.as_bytes());
        let report = engine.check(&read, case);
        let (text, applied) = apply(read.text(), &report.diagnostics, safety, &draft.source);
        if applied == 0 {
            break;
        }
        fixed.text = text;
        fixed.applied += applied;
    }
    fixed
}

/// Whether a finding has a fix that `safety` allows.
#[must_use]
pub fn is_fixable(diagnostic: &Diagnostic, safety: Safety) -> bool {
    diagnostic.fixes.first().is_some_and(|fix| fix.safety <= safety && fix.safety < Safety::Display)
}

/// Applies the first fix of each finding that has one; of two that touch, the earlier. Returns the
/// new text and the number applied.
fn apply(text: &str, diagnostics: &[Diagnostic], safety: Safety, source: &Source) -> (String, usize) {
    let mut edits: Vec<&Edit> = Vec::new();
    let mut applied = 0;
    let mut end = 0;
    for diagnostic in diagnostics.iter().filter(|diagnostic| is_fixable(diagnostic, safety)) {
        let Some(fix) = diagnostic.fixes.first() else {
            continue;
        };
        // Whether a file that cannot be written at all is a failure is for the caller to say.
        let writable =
            source.encode("").is_none() || fix.edits.iter().all(|edit| source.encode(&edit.replacement).is_some());
        if writable && fix.edits.iter().all(|edit| edit.span.start >= end) {
            end = fix.edits.iter().map(|edit| edit.span.end).max().unwrap_or(end);
            edits.extend(&fix.edits);
            applied += 1;
        }
    }
    edits.sort_by_key(|edit| edit.span);
    let mut fixed = String::with_capacity(text.len());
    let mut at = 0;
    for edit in edits {
        fixed.push_str(&text[at..edit.span.start]);
        fixed.push_str(&edit.replacement);
        at = edit.span.end;
    }
    fixed.push_str(&text[at..]);
    (fixed, applied)
}
