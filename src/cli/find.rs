//! Finds the drafts to check: the files named, and the drafts in folders.

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

use ignore::WalkBuilder;

use super::endings::{is_beside, is_draft, searched};
use super::{Failure, load};
use crate::text::count;

/// What was found.
#[derive(Default)]
pub(super) struct Drafts {
    /// Whether folders have templates.
    templates: bool,
    /// Files in the order given, those of a folder in the order of their names; each once.
    pub(super) files: Vec<PathBuf>,
    /// How many files in folders are not read, by their endings.
    pub(super) skipped: BTreeMap<OsString, usize>,
    /// Why some folders could not be searched.
    pub(super) failures: Vec<Failure>,
}

/// The paths that a file lists, one a line or, if it has a NUL, each with a NUL after it.
pub(super) fn listed(list: &Path) -> Result<Vec<PathBuf>, Failure> {
    let bytes = load::whole(list)?;
    let name = list.display();
    if bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff") {
        return Err(Failure::new(format!("the list {name} is in UTF-16"), "save it as UTF-8"));
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&bytes);
    let end = if bytes.contains(&0) { 0 } else { b'\n' };
    let lines = bytes.split(|&byte| byte == end);
    let lines = lines.map(|line| if end == 0 { line } else { line.strip_suffix(b"\r").unwrap_or(line) });
    let paths = lines.filter(|line| !line.is_empty()).map(|line| path(line).ok_or(line));
    paths.collect::<Result<_, _>>().map_err(|line| {
        let message = format!("the list {name} has a path that is not UTF-8: {}", String::from_utf8_lossy(line));
        Failure::new(message, "save it as UTF-8")
    })
}

#[cfg(unix)]
#[expect(clippy::unnecessary_wraps, reason = "other systems cannot name every path so")]
fn path(bytes: &[u8]) -> Option<PathBuf> {
    use std::os::unix::ffi::OsStrExt;
    Some(std::ffi::OsStr::from_bytes(bytes).into())
}

#[cfg(not(unix))]
fn path(bytes: &[u8]) -> Option<PathBuf> {
    std::str::from_utf8(bytes).ok().map(PathBuf::from)
}

/// The drafts that `paths` name.
pub(super) fn drafts(paths: &[PathBuf], templates: bool) -> Drafts {
    let mut drafts = Drafts { templates, ..Drafts::default() };
    for path in paths {
        if load::is_standard(path) || !path.is_dir() {
            drafts.files.push(path.clone());
            continue;
        }
        let known = (drafts.files.len(), drafts.failures.len());
        drafts.search(path);
        if known == (drafts.files.len(), drafts.failures.len()) {
            // The others are checked all the same.
            let message = format!("no drafts in {}", path.display());
            drafts.failures.push(Failure::new(message, searched(templates)));
        }
    }
    let mut seen = BTreeSet::new();
    drafts.files.retain(|file| seen.insert(fs::canonicalize(file).unwrap_or_else(|_| file.clone())));
    drafts
}

/// The note on files that are not read.
pub(super) fn skipped(drafts: &Drafts) -> String {
    let Drafts { skipped, templates, .. } = drafts;
    let ending = |(ending, number): (&OsString, &usize)| match ending.to_string_lossy() {
        none if none.is_empty() => format!("{number} without an ending"),
        ending => format!("{number} .{ending}"),
    };
    let endings: Vec<String> = skipped.iter().map(ending).collect();
    let files = count(skipped.values().sum(), "file");
    format!("{files} skipped ({}): {}", endings.join(", "), searched(*templates))
}

impl Drafts {
    /// Adds the drafts in a folder and below, respecting `.gitignore`.
    fn search(&mut self, folder: &Path) {
        for entry in WalkBuilder::new(folder).require_git(false).sort_by_file_path(Path::cmp).build() {
            match entry {
                Ok(entry) if !entry.file_type().is_some_and(|kind| kind.is_file()) => {}
                Ok(entry) if is_draft(entry.path(), self.templates) => self.files.push(entry.into_path()),
                Ok(entry) if is_beside(entry.path()) => {}
                Ok(entry) => {
                    let ending = entry.path().extension().unwrap_or_default().to_ascii_lowercase();
                    *self.skipped.entry(ending).or_default() += 1;
                }
                Err(error) => self.failures.push(failure(folder, &error)),
            }
        }
    }
}

/// The failure for a folder below another that could not be searched.
fn failure(folder: &Path, error: &ignore::Error) -> Failure {
    let path = place(error).unwrap_or(folder).display();
    let why = error.io_error().map_or_else(|| error.to_string(), |error| error.kind().to_string());
    Failure::new(format!("cannot search {path}: {why}"), "check its permissions")
}

/// The path that an error is about.
fn place(error: &ignore::Error) -> Option<&Path> {
    match error {
        ignore::Error::WithPath { path, .. } => Some(path),
        ignore::Error::WithDepth { err, .. } | ignore::Error::WithLineNumber { err, .. } => place(err),
        _ => None,
    }
}
