//! Applies fixes: edits become a new draft.

use std::collections::BTreeSet;

use crate::diagnostic::{Diagnostic, Edit, Safety};
use crate::draft::{Draft, Position};
use crate::engine::{Case, Engine};

/// A draft after its fixes.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Fixed {
    /// The draft as it is now.
    pub draft: Draft,
    /// What was changed, in the order in which it was.
    pub changes: Vec<Change>,
}

impl Fixed {
    /// How many findings were fixed.
    #[must_use]
    pub fn applied(&self) -> usize {
        self.changes.len()
    }
}

/// A finding that was fixed.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Change {
    /// The rule that found it.
    pub rule: &'static str,
    /// Where it was, in the file as it was then.
    pub position: Position,
    /// Each text that was replaced, and what replaces it.
    pub replaced: Vec<(String, String)>,
}

/// One fix may make another possible; more rounds than this would mean that two undo each other.
const ROUNDS: usize = 10;

/// Applies every fix that `safety` allows, until there are none left. What only a fix brought to light,
/// nobody has seen yet: of that, safe fixes alone are applied.
#[must_use]
pub fn fix(engine: &Engine, draft: &Draft, case: &Case, safety: Safety) -> Fixed {
    let mut fixed = Fixed { draft: draft.clone(), changes: Vec::new() };
    let mut seen = None;
    for _ in 0..ROUNDS {
        let report = engine.check(&fixed.draft, case);
        let mut diagnostics = report.diagnostics;
        if safety > Safety::Safe {
            let seen = seen.get_or_insert_with(|| diagnostics.iter().map(said).collect::<BTreeSet<_>>());
            diagnostics.retain(|found| is_fixable(found, Safety::Safe) || seen.contains(&said(found)));
        }
        let chosen = choose(&diagnostics, safety, &fixed.draft);
        if chosen.is_empty() {
            break;
        }
        fixed.changes.extend(chosen.iter().map(|(diagnostic, edits)| change(diagnostic, edits, &fixed.draft)));
        let mut edits: Vec<&Edit> = chosen.into_iter().flat_map(|(_, edits)| edits).collect();
        edits.sort_by_key(|edit| edit.span);
        fixed.draft = fixed.draft.edited(&edits);
    }
    fixed
}

/// What is said of a finding, wherever it is.
fn said(found: &Diagnostic) -> (&'static str, String) {
    (found.rule, found.message.clone())
}

/// Whether a finding has a fix that `safety` allows.
#[must_use]
pub fn is_fixable(diagnostic: &Diagnostic, safety: Safety) -> bool {
    diagnostic.fixes.first().is_some_and(|fix| fix.safety <= safety && fix.safety < Safety::Display)
}

/// The findings to fix, each with the edits of its first fix; of two that touch, the earlier one.
fn choose<'a>(diagnostics: &'a [Diagnostic], safety: Safety, draft: &Draft) -> Vec<(&'a Diagnostic, &'a [Edit])> {
    let mut chosen = Vec::new();
    let mut end = 0;
    for diagnostic in diagnostics.iter().filter(|diagnostic| is_fixable(diagnostic, safety)) {
        let Some(fix) = diagnostic.fixes.first() else {
            continue;
        };
        if fix.edits.iter().all(|edit| edit.span.start >= end && draft.source.can_write(edit)) {
            end = fix.edits.iter().map(|edit| edit.span.end).max().unwrap_or(end);
            chosen.push((diagnostic, fix.edits.as_slice()));
        }
    }
    chosen
}

fn change(diagnostic: &Diagnostic, edits: &[Edit], draft: &Draft) -> Change {
    let replaced = edits.iter().map(|edit| (draft.slice(edit.span).to_owned(), edit.replacement.clone()));
    Change { rule: diagnostic.rule, position: draft.position(diagnostic.span.start), replaced: replaced.collect() }
}
