//! Findings for programs, version 1: fields are added, never changed or taken away.

use std::io;

use serde::{Serialize, Serializer};

use super::Checked;
use crate::diagnostic::{Diagnostic, Fix, Level, Safety, Span};
use crate::draft::Draft;
use crate::facts::kind::Reason;
use crate::record::Kind;

/// The whole output.
#[derive(Serialize)]
struct Output<'a> {
    version: u32,
    files: Vec<File<'a>>,
    summary: Summary,
}

#[derive(Serialize)]
struct File<'a> {
    path: &'a str,
    language: &'a str,
    kind: Option<&'a str>,
    kind_reason: Option<KindReason<'a>>,
    diagnostics: Entries<'a>,
}

/// How the kind is known: the phrases only where it was detected.
#[derive(Serialize)]
struct KindReason<'a> {
    from: &'a str,
    phrases: Vec<Label<'a>>,
}

/// Each entry is made when it is written: there may be many.
struct Entries<'a>(&'a Checked);

impl Serialize for Entries<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Checked { draft, report, .. } = self.0;
        serializer.collect_seq(report.diagnostics.iter().map(|diagnostic| entry(draft, diagnostic)))
    }
}

#[derive(Serialize)]
struct Entry<'a> {
    rule: &'a str,
    level: &'a str,
    message: &'a str,
    /// The flagged text itself.
    text: &'a str,
    span: Place<'a>,
    labels: Vec<Label<'a>>,
    notes: &'a [String],
    help: &'a [String],
    fixes: Vec<FixEntry<'a>>,
}

/// Byte offsets of the readable text; lines and columns of the file, from 1, columns in characters.
#[derive(Serialize)]
struct Place<'a> {
    start: usize,
    end: usize,
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
    part: &'a str,
}

#[derive(Serialize)]
struct Label<'a> {
    start: usize,
    end: usize,
    text: &'a str,
}

#[derive(Serialize)]
struct FixEntry<'a> {
    safety: &'a str,
    edits: Vec<EditEntry<'a>>,
}

#[derive(Serialize)]
struct EditEntry<'a> {
    start: usize,
    end: usize,
    replacement: &'a str,
}

#[derive(Serialize)]
struct Summary {
    files: usize,
    errors: usize,
    warnings: usize,
    notes: usize,
}

pub(super) fn write(files: &[Checked], out: &mut dyn io::Write) -> io::Result<()> {
    let total = |level| files.iter().map(|file| file.report.count(level)).sum();
    let output = Output {
        version: 1,
        files: files.iter().map(file).collect(),
        summary: Summary {
            files: files.len(),
            errors: total(Level::Error),
            warnings: total(Level::Warning),
            notes: total(Level::Note),
        },
    };
    serde_json::to_writer(&mut *out, &output)?;
    writeln!(out)
}

fn file(file: &Checked) -> File<'_> {
    File {
        path: &file.path,
        language: file.report.language,
        kind: file.report.kind.map(Kind::name),
        kind_reason: file.report.reason.as_ref().map(|reason| kind_reason(&file.draft, reason)),
        diagnostics: Entries(file),
    }
}

fn kind_reason<'a>(draft: &'a Draft, reason: &'a Reason) -> KindReason<'a> {
    let phrase = |span: &Span| Label { start: span.start, end: span.end, text: draft.slice(*span) };
    let phrases = match reason {
        Reason::Detected(spans) => spans.iter().map(phrase).collect(),
        Reason::Given | Reason::Recorded => Vec::new(),
    };
    KindReason { from: reason.name(), phrases }
}

fn entry<'a>(draft: &'a Draft, diagnostic: &'a Diagnostic) -> Entry<'a> {
    let span = diagnostic.span;
    let (start, end) = (draft.source.position(span.start), draft.source.end_position(span.end));
    let main = Label { start: span.start, end: span.end, text: &diagnostic.label };
    let others =
        diagnostic.labels.iter().map(|label| Label { start: label.span.start, end: label.span.end, text: &label.text });
    Entry {
        rule: diagnostic.rule,
        level: diagnostic.level.name(),
        message: &diagnostic.message,
        text: draft.slice(span),
        span: Place {
            start: span.start,
            end: span.end,
            line: start.line,
            column: start.column,
            end_line: end.line,
            end_column: end.column,
            part: draft.part_at(span.start).map_or("header", |part| part.kind.name()),
        },
        labels: std::iter::once(main).filter(|label| !label.text.is_empty()).chain(others).collect(),
        notes: &diagnostic.notes,
        help: &diagnostic.help,
        fixes: diagnostic.fixes.iter().map(fix).collect(),
    }
}

fn fix(fix: &Fix) -> FixEntry<'_> {
    FixEntry {
        safety: match fix.safety {
            Safety::Safe => "safe",
            Safety::Unsafe => "unsafe",
            Safety::Display => "display",
        },
        edits: fix
            .edits
            .iter()
            .map(|edit| EditEntry { start: edit.span.start, end: edit.span.end, replacement: &edit.replacement })
            .collect(),
    }
}
