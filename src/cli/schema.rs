//! `schema`: the published JSON Schemas, for editors and other programs.

use super::console::print;
use super::{CLEAN, Failure};

/// What a schema describes.
#[derive(Debug, Clone, Copy, clap::ValueEnum)]
pub(super) enum Schema {
    /// followup-lint.toml
    Settings,
    /// The record of an interview
    Record,
    /// The report that --format json prints
    Report,
    /// What is printed on standard error next to that report
    Stderr,
    /// What `due --format json` prints
    Due,
}

pub(super) fn schema(of: Schema) -> Result<u8, Failure> {
    print(match of {
        Schema::Settings => include_bytes!("../../schemas/settings-v1.json"),
        Schema::Record => include_bytes!("../../schemas/record-v1.json"),
        Schema::Report => include_bytes!("../../schemas/report-v1.json"),
        Schema::Due => include_bytes!("../../schemas/due-v1.json"),
        Schema::Stderr => include_bytes!("../../schemas/stderr-v1.json"),
    })?;
    Ok(CLEAN)
}
