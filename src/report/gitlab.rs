//! A Code Quality report of GitLab, which is shown in merge requests.
//!
//! Source: <https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format>

use std::io;

use serde::Serialize;

use super::fingerprint::{Fingerprint, fingerprinted, portable};
use super::{Checked, Style, Totals, Writer, list, message};
use crate::diagnostic::{Diagnostic, Level};
use crate::draft::Position;

#[derive(Debug)]
pub(super) struct Gitlab;

impl Writer for Gitlab {
    fn is_for_people(&self) -> bool {
        false
    }

    fn begin(&self, out: &mut dyn io::Write) -> io::Result<()> {
        out.write_all(b"[")
    }

    fn separator(&self) -> &'static str {
        ","
    }

    fn draft(&self, _: &Style, checked: &Checked, out: &mut dyn io::Write) -> io::Result<()> {
        list(fingerprinted(checked).map(|(diagnostic, print)| issue(checked, diagnostic, print)), out)
    }

    fn end(&self, _: &Totals, out: &mut dyn io::Write) -> io::Result<()> {
        writeln!(out, "]")
    }
}

#[derive(Serialize)]
struct Issue {
    description: String,
    check_name: &'static str,
    fingerprint: String,
    severity: &'static str,
    location: Location,
}

#[derive(Serialize)]
struct Location {
    path: String,
    positions: Positions,
}

#[derive(Serialize)]
struct Positions {
    begin: Place,
    end: Place,
}

#[derive(Serialize)]
struct Place {
    line: usize,
    column: usize,
}

impl From<Position> for Place {
    fn from(Position { line, column, .. }: Position) -> Self {
        Self { line, column }
    }
}

fn issue(Checked { path, draft, .. }: &Checked, diagnostic: &Diagnostic, fingerprint: Fingerprint) -> Issue {
    let begin = draft.source.position(diagnostic.span.start).into();
    let end = draft.source.end_position(diagnostic.span.end).into();
    Issue {
        description: message::whole(diagnostic),
        check_name: diagnostic.rule,
        fingerprint: fingerprint.to_string(),
        severity: match diagnostic.level {
            Level::Error => "major",
            Level::Warning => "minor",
            Level::Note | Level::Allow => "info",
        },
        location: Location { path: portable(path), positions: Positions { begin, end } },
    }
}
