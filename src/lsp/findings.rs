//! Findings as editors show them.

use gen_lsp_types::{Position, Range};
use serde_json::{Value, json};

use super::places::Columns;
use crate::diagnostic::{Diagnostic, Level};
use crate::draft::{self, Draft};
use crate::mistake::Mistake;
use crate::report::{Checked, Failure, legible, whole};

/// What the editor shows as the origin of a finding.
const SOURCE: &str = "followup-lint";

/// All that is shown of a mail: its findings, and the mistakes in comments that silence rules.
pub(super) fn all<'a>(uri: &'a str, mail: &'a Checked, columns: Columns) -> impl Iterator<Item = Value> + 'a {
    let Checked { draft, report, .. } = mail;
    let found = report.diagnostics.iter().map(move |found| finding(uri, draft, found, columns));
    found.chain(report.comments.iter().map(move |(place, wrong)| mistake(*place, wrong, columns)))
}

/// A finding in a document.
pub(super) fn finding(uri: &str, draft: &Draft, found: &Diagnostic, columns: Columns) -> Value {
    let labels = found.labels.iter().map(|label| {
        let location = json!({ "uri": uri, "range": columns.range(&draft.source, label.span) });
        json!({ "location": location, "message": legible(&label.text) })
    });
    json!({
        "range": columns.range(&draft.source, found.span),
        "severity": severity(found.level),
        "code": found.rule,
        "source": SOURCE,
        "message": legible(&whole(found)),
        "relatedInformation": labels.collect::<Vec<_>>(),
    })
}

/// A mistake at a place.
fn mistake(place: draft::Position, Mistake { message, help, .. }: &Mistake, columns: Columns) -> Value {
    let help = help.as_ref().map_or_else(String::new, |help| format!("\nhelp: {help}"));
    unnamed(columns.place(place), Level::Warning, &format!("{message}{help}"))
}

/// The numbers of the protocol: error, warning, information.
fn severity(level: Level) -> u8 {
    match level {
        Level::Error => 1,
        Level::Warning => 2,
        Level::Note | Level::Allow => 3,
    }
}

/// Why a document cannot be checked, at its beginning.
pub(super) fn failure(failure: &Failure) -> Value {
    let lines = failure.all().map(|Failure { message, help, path, .. }| {
        let path = path.as_ref().map(|path| format!("{path}: ")).unwrap_or_default();
        let help = if help.is_empty() { String::new() } else { format!("\nhelp: {help}") };
        format!("{path}{message}{help}")
    });
    let start = Position { line: 0, character: 0 };
    unnamed(start, Level::Error, &lines.collect::<Vec<_>>().join("\n"))
}

/// What no rule has found.
fn unnamed(start: Position, level: Level, message: &str) -> Value {
    json!({
        "range": Range { start, end: start },
        "severity": severity(level),
        "source": SOURCE,
        "message": legible(message),
    })
}
