//! Annotations of GitHub Actions: `::error file=draft.txt,line=5,col=12,…`. GitHub shows ten errors and ten
//! warnings of a step next to the lines of a change.
//!
//! Source: <https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions>

use std::io;

use super::fingerprint::portable;
use super::{Checked, Failure, Style, Writer, legible, message};
use crate::diagnostic::Level;

#[derive(Debug)]
pub(super) struct Github;

impl Writer for Github {
    fn draft(
        &self,
        _: &Style,
        Checked { path, draft, report, .. }: &Checked,
        out: &mut dyn io::Write,
    ) -> io::Result<()> {
        let path = property(&portable(path));
        for diagnostic in &report.diagnostics {
            let command = match diagnostic.level {
                Level::Error => "error",
                Level::Warning => "warning",
                Level::Note | Level::Allow => "notice",
            };
            let start = draft.source.position(diagnostic.span.start);
            let end = draft.source.end_position(diagnostic.span.end);
            write!(out, "::{command} file={path},line={},endLine={}", start.line, end.line)?;
            // Columns are only allowed within one line.
            if start.line == end.line {
                write!(out, ",col={},endColumn={}", start.column, end.column)?;
            }
            writeln!(out, ",title={}::{}", diagnostic.rule, data(&message::whole(diagnostic)))?;
        }
        Ok(())
    }

    fn failure(&self, failure: &Failure, out: &mut dyn io::Write) -> io::Result<()> {
        let file = failure.path.as_ref().map(|path| format!(" file={}", property(&portable(path))));
        writeln!(out, "::error{}::{}", file.unwrap_or_default(), data(&failure.message))
    }
}

/// A text as the message of a command.
fn data(text: &str) -> String {
    legible(text).replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// A text as the value of a property.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
