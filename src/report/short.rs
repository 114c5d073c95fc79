//! One line per finding: `draft.txt:5:12: error[homophone]: …`.

use std::io;

use super::{Checked, Style, Writer, legible_line};

#[derive(Debug)]
pub(super) struct Short;

impl Writer for Short {
    fn draft(
        &self,
        _: &Style,
        Checked { path, draft, report, .. }: &Checked,
        out: &mut dyn io::Write,
    ) -> io::Result<()> {
        let path = legible_line(path);
        for diagnostic in &report.diagnostics {
            let position = draft.source.position(diagnostic.span.start);
            let level = diagnostic.level.name();
            let message = legible_line(&diagnostic.message);
            let (line, column) = (position.line, position.column);
            writeln!(out, "{path}:{line}:{column}: {level}[{}]: {message}", diagnostic.rule)?;
        }
        Ok(())
    }
}
