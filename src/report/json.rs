//! Findings for programs, version 1: fields are added, but never changed or removed.

use std::io;

use serde::{Serialize, Serializer};

use super::{Checked, Failure, Style, Totals, Writer};
use crate::diagnostic::{Diagnostic, Fix, Span};
use crate::draft::{Draft, Source};
use crate::facts::kind::Evidence;
use crate::record::Kind;

const VERSION: u32 = 1;

#[derive(Debug)]
pub(super) struct Json;

impl Writer for Json {
    fn is_for_people(&self) -> bool {
        false
    }

    fn begin(&self, out: &mut dyn io::Write) -> io::Result<()> {
        write!(out, "{{\"version\":{VERSION},\"files\":[")
    }

    fn separator(&self) -> &'static str {
        ","
    }

    fn draft(&self, _: &Style, checked: &Checked, out: &mut dyn io::Write) -> io::Result<()> {
        Ok(serde_json::to_writer(out, &file(checked))?)
    }

    fn end(&self, totals: &Totals, out: &mut dyn io::Write) -> io::Result<()> {
        let Totals { mails, unread, errors, warnings, notes, known, .. } = *totals;
        let summary = serde_json::to_string(&Summary { files: mails, errors, warnings, notes, unread, known })?;
        writeln!(out, "],\"summary\":{summary}}}")
    }
}

/// Writes a failure as one line.
pub(super) fn failure(failure: &Failure, out: &mut dyn io::Write) -> io::Result<()> {
    let Failure { message, help, path, excerpt, .. } = failure;
    let span = excerpt.as_deref().map(|excerpt| {
        let source = Source::from(excerpt.text.clone());
        Place::of(&source, Span::new(excerpt.span.start, excerpt.span.end), None)
    });
    let help = Some(help.as_str()).filter(|help| !help.is_empty());
    aside(AsideKind::Error { message, help, path: path.as_deref(), span }, out)
}

/// Writes a note as one line.
pub(super) fn note(message: &str, out: &mut dyn io::Write) -> io::Result<()> {
    aside(AsideKind::Note { message }, out)
}

fn aside(kind: AsideKind, out: &mut dyn io::Write) -> io::Result<()> {
    serde_json::to_writer(&mut *out, &Aside { version: VERSION, kind })?;
    writeln!(out)
}

/// A line next to the report.
#[derive(Serialize)]
struct Aside<'a> {
    version: u32,
    #[serde(flatten)]
    kind: AsideKind<'a>,
}

#[derive(Serialize)]
#[serde(rename_all = "lowercase")]
enum AsideKind<'a> {
    Error { message: &'a str, help: Option<&'a str>, path: Option<&'a str>, span: Option<Place<'static>> },
    Note { message: &'a str },
}

#[derive(Serialize)]
struct File<'a> {
    path: &'a str,
    /// Null if the mail could not be proofread.
    language: Option<&'a str>,
    kind: Option<&'a str>,
    kind_reason: Option<KindReason<'a>>,
    diagnostics: Entries<'a>,
}

/// How the kind is known; it has phrases only if it was detected.
#[derive(Serialize)]
struct KindReason<'a> {
    from: &'a str,
    phrases: Vec<Label<'a>>,
}

/// Entries are made as they are written, because there may be many.
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
    /// The part of the mail, if it is in one.
    #[serde(skip_serializing_if = "Option::is_none")]
    part: Option<&'a str>,
}

impl<'a> Place<'a> {
    fn of(source: &Source, span: Span, part: Option<&'a str>) -> Self {
        let (first, last) = (source.position(span.start), source.end_position(span.end));
        Self {
            start: span.start,
            end: span.end,
            line: first.line,
            column: first.column,
            end_line: last.line,
            end_column: last.column,
            part,
        }
    }
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
    /// How many of the files could not be proofread.
    unread: usize,
    /// How many findings are in a baseline, and not in the report.
    known: usize,
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

fn kind_reason<'a>(draft: &'a Draft, reason: &'a Evidence) -> KindReason<'a> {
    let phrase = |span: &Span| Label { start: span.start, end: span.end, text: draft.slice(*span) };
    let phrases = match reason {
        Evidence::Detected(spans) => spans.iter().map(phrase).collect(),
        Evidence::Given | Evidence::Stated | Evidence::Recorded => Vec::new(),
    };
    KindReason { from: reason.name(), phrases }
}

fn entry<'a>(draft: &'a Draft, diagnostic: &'a Diagnostic) -> Entry<'a> {
    let span = diagnostic.span;
    let part = draft.part_at(span.start).map_or("header", |part| part.kind.name());
    let label = |(span, text): (Span, &'a str)| Label { start: span.start, end: span.end, text };
    Entry {
        rule: diagnostic.rule,
        level: diagnostic.level.name(),
        message: &diagnostic.message,
        text: draft.slice(span),
        span: Place::of(&draft.source, span, Some(part)),
        labels: diagnostic.all_labels().map(label).collect(),
        notes: &diagnostic.notes,
        help: &diagnostic.help,
        fixes: diagnostic.fixes.iter().map(fix).collect(),
    }
}

fn fix(fix: &Fix) -> FixEntry<'_> {
    FixEntry {
        safety: fix.safety.name(),
        edits: fix
            .edits
            .iter()
            .map(|edit| EditEntry { start: edit.span.start, end: edit.span.end, replacement: &edit.replacement })
            .collect(),
    }
}
