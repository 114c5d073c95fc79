//! Applies fixes: edits become a new draft.

use crate::diagnostic::{Diagnostic, Edit, Safety};
use crate::draft::{Draft, Source};
use crate::engine::{Case, Engine};

/// A draft after its fixes.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Fixed {
    /// The draft as it is now.
    pub draft: Draft,
    /// How many findings were fixed.
    pub applied: usize,
}

/// One fix may make another possible; more rounds than this would mean that two undo each other.
const ROUNDS: usize = 10;

/// Applies every fix that `safety` allows, until there are none left.
#[must_use]
pub fn fix(engine: &Engine, draft: &Draft, case: &Case, safety: Safety) -> Fixed {
    let mut fixed = Fixed { draft: draft.clone(), applied: 0 };
    for _ in 0..ROUNDS {
        let report = engine.check(&fixed.draft, case);
        let (edits, applied) = choose(&report.diagnostics, safety, &fixed.draft.source);
        if applied == 0 {
            break;
        }
        fixed.draft = fixed.draft.edited(&edits);
        fixed.applied += applied;
    }
    fixed
}

/// Whether a finding has a fix that `safety` allows.
#[must_use]
pub fn is_fixable(diagnostic: &Diagnostic, safety: Safety) -> bool {
    diagnostic.fixes.first().is_some_and(|fix| fix.safety <= safety && fix.safety < Safety::Display)
}

/// The edits of the first fix of each finding that has one, the earlier one if two touch; and how
/// many findings they fix.
fn choose<'a>(diagnostics: &'a [Diagnostic], safety: Safety, source: &Source) -> (Vec<&'a Edit>, usize) {
    let mut edits: Vec<&Edit> = Vec::new();
    let mut applied = 0;
    let mut end = 0;
    for diagnostic in diagnostics.iter().filter(|diagnostic| is_fixable(diagnostic, safety)) {
        let Some(fix) = diagnostic.fixes.first() else {
            continue;
        };
        if fix.edits.iter().all(|edit| edit.span.start >= end && source.can_write(edit)) {
            end = fix.edits.iter().map(|edit| edit.span.end).max().unwrap_or(end);
            edits.extend(&fix.edits);
            applied += 1;
        }
    }
    edits.sort_by_key(|edit| edit.span);
    (edits, applied)
}
