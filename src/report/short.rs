//! A line a finding: `draft.txt:5:12: error[homophone]: …`.

use std::io;

use super::{Checked, legible_line};

pub(super) fn write(files: &[Checked], out: &mut dyn io::Write) -> io::Result<()> {
    for file in files {
        let path = legible_line(&file.path);
        for diagnostic in &file.report.diagnostics {
            let position = file.draft.source.position(diagnostic.span.start);
            let level = diagnostic.level.name();
            let message = legible_line(&diagnostic.message);
            let (line, column) = (position.line, position.column);
            writeln!(out, "{path}:{line}:{column}: {level}[{}]: {message}", diagnostic.rule)?;
        }
    }
    Ok(())
}
