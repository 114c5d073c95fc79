//! What was found, written down: one file a format.

mod full;
mod json;
mod short;
mod wrap;

pub use full::{Style, problem};
pub use wrap::{legible, legible_line};

use std::io;

use crate::diagnostic::{Level, Safety};
use crate::draft::Draft;
use crate::engine::Report;
use crate::fix;
use crate::text::count;

/// How findings are written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Format {
    /// With the text around each finding, as rustc does.
    #[default]
    Full,
    /// A line a finding.
    Short,
    /// For programs; version 1.
    Json,
}

/// A draft and what was found in it.
pub struct Checked {
    /// The name to show.
    pub path: String,
    /// The draft.
    pub draft: Draft,
    /// What was found.
    pub report: Report,
}

/// Writes what was found in `files`.
pub fn write(format: Format, style: &Style, files: &[Checked], out: &mut dyn io::Write) -> io::Result<()> {
    match format {
        Format::Full => full::write(style, files, out),
        Format::Short => short::write(files, out),
        Format::Json => json::write(files, out),
    }
}

/// `2 errors, 3 warnings; 4 can be fixed with --fix`, or that there is nothing to correct; and before
/// it how many findings were put right, if any were.
#[must_use]
pub fn summary(files: &[Checked], fixed: usize) -> String {
    match fixed {
        0 => left(files, "nothing to correct"),
        _ => format!("{fixed} put right; {}", left(files, "nothing is left to correct")),
    }
}

fn left(files: &[Checked], nothing: &str) -> String {
    let total = |level| files.iter().map(|file| file.report.count(level)).sum::<usize>();
    let counts: Vec<String> = [(Level::Error, "error"), (Level::Warning, "warning"), (Level::Note, "note")]
        .into_iter()
        .filter(|(level, _)| total(*level) > 0)
        .map(|(level, name)| count(total(level), name))
        .collect();
    // A file may hold more than one mail.
    let names = files.chunk_by(|one, next| one.path == next.path).count();
    let among = if names > 1 { format!(" in {}", count(names, "file")) } else { String::new() };
    if counts.is_empty() {
        return format!("{nothing}{among}");
    }
    let fixable = |safety| {
        let diagnostics = files.iter().flat_map(|file| &file.report.diagnostics);
        diagnostics.filter(|diagnostic| fix::is_fixable(diagnostic, safety)).count()
    };
    let safe = fixable(Safety::Safe);
    let offer = match (safe, fixable(Safety::Unsafe) - safe) {
        (0, 0) => String::new(),
        (_, 0) => format!("; {safe} can be fixed with --fix"),
        (0, probable) => format!("; {probable} can be fixed with --fix --unsafe-fixes"),
        (_, probable) => format!("; {safe} can be fixed with --fix, {probable} more with --unsafe-fixes"),
    };
    format!("{}{among}{offer}", counts.join(", "))
}
