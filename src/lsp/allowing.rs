//! Allows a rule in a whole document, by a comment at its beginning.

use super::Checker;
use super::documents::Document;
use crate::draft::PartKind;
use crate::report::Checked;

/// What to insert into a draft, and where, so that it allows a rule. None if the draft can have no comment, or if
/// the comment would not do what it says.
pub(super) fn comment(
    checker: &mut dyn Checker,
    document: &Document,
    mail: &Checked,
    rule: &str,
) -> Option<(usize, String)> {
    let (open, close) = checker.comment(&document.path, mail)?;
    let draft = &mail.draft;
    let mut parts = draft.parts.iter().filter(|part| !matches!(part.kind, PartKind::Header | PartKind::Subject));
    let start = parts.find(|part| !draft.slice(part.span).trim().is_empty())?.span.start;
    let position = draft.source.position(start);
    let line = document.text.split_inclusive('\n').take(position.line - 1).map(str::len).sum::<usize>();
    let at = line + position.byte_column - 1;
    let comment = format!("{open} followup-lint: allow({rule}) {close}\n");
    let mut text = document.text.clone();
    text.is_char_boundary(at).then(|| text.insert_str(at, &comment))?;
    let after = checker.check(&document.path, &text).ok()?;
    let mut findings = after.iter().flat_map(|mail| &mail.report.diagnostics);
    let silent = findings.all(|found| found.rule != rule);
    let mistaken = after.iter().any(|mail| !mail.report.comments.is_empty());
    (silent && !mistaken).then_some((start, comment))
}
