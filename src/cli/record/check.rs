//! Checks records for mistakes.

use std::path::{Path, PathBuf};

use crate::cli::console::{Console, print};
use crate::cli::{CLEAN, FAILED, FOUND, Failure, load, records};
use crate::language;
use crate::record::{Candidate, Record};
use crate::report::legible;
use crate::text::count;

/// Reads records and prints which are right. A mistake in a record counts as an error; a file that
/// cannot be read as a failure.
pub(super) fn check(files: &[PathBuf], console: Console) -> Result<u8, Failure> {
    let mut code = CLEAN;
    let mut page = String::new();
    for path in files {
        let name = path.display();
        let (record, remarks) = match read(path) {
            Ok(read) => read,
            Err((failure, worse)) => {
                console.fail(&failure);
                code = code.max(worse);
                continue;
            }
        };
        let people = count(record.interviewers.len(), "interviewer");
        let company = record.interview.company.as_ref().map(|company| format!(" of {company}")).unwrap_or_default();
        page.push_str(&format!("{name}: {people}{company}\n"));
        for remark in remarks.into_iter().chain(record.doubts()).chain(unknown_language(&record)) {
            page.push_str(&format!("{name}: {remark}\n"));
        }
    }
    print(legible(&page).as_bytes())?;
    Ok(code)
}

/// The remark on a record in an unknown language.
fn unknown_language(record: &Record) -> Option<String> {
    let tags = language::tags();
    let tag = record.interview.language.as_deref()?;
    let unknown = !tags.iter().any(|known| known.eq_ignore_ascii_case(tag));
    unknown.then(|| format!("`{tag}` is not a supported language; write {}", tags.join(" or ")))
}

/// A record with remarks on it, or what is wrong with it and how serious that is.
fn read(path: &Path) -> Result<(Record, Vec<String>), (Failure, u8)> {
    if records::is_importable(path) {
        let bytes = load::bytes(path).map_err(|failure| (failure, FAILED))?;
        let imported = records::import_bytes(&[(path.display().to_string(), bytes)], &Candidate::default());
        let from = format!("{}: ", path.display());
        let remark = |line: String| line.strip_prefix(&from).map(str::to_owned).unwrap_or(line);
        return imported
            .map(|imported| (imported.record, imported.left.into_iter().map(remark).collect()))
            .map_err(|failure| (failure, FOUND));
    }
    let text = load::text(path, "record").map_err(|failure| (failure, FAILED))?;
    records::parse(path, &text).map(|record| (record, Vec::new())).map_err(|failure| (failure, FOUND))
}
