//! Finds the drafts to check: the files named, and the drafts in folders.

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

use ignore::WalkBuilder;

use super::endings::{is_beside, is_draft, searched};
use super::settings::{InForce, Nearest, Selection};
use super::setups::add;
use super::{Failure, load};
use crate::text::count;

/// What was found.
#[derive(Default)]
pub(super) struct Drafts {
    /// Files in the order given, those of a folder in the order of their names; each once, with the number
    /// of what is in force for it.
    pub(super) files: Vec<(PathBuf, usize)>,
    /// Why files that were named are not read.
    excluded: Vec<String>,
    /// How many files in folders are not read, by their endings.
    skipped: BTreeMap<OsString, usize>,
    /// Why some folders could not be searched, and some settings not read.
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

/// The drafts that `paths` name, by the settings that are the nearest to each. The one on standard input is
/// called `stdin`.
pub(super) fn drafts(paths: &[PathBuf], stdin: Option<&Path>, nearest: &mut Nearest, templates: bool) -> Drafts {
    let mut search = Search { nearest, templates, drafts: Drafts::default() };
    for path in paths {
        if load::is_standard(path) {
            // A mail that is read must come out again, fixed or not.
            search.look(path, stdin.unwrap_or(path), |_| true);
        } else if path.is_dir() {
            search.folder(path);
        } else {
            search.named(path);
        }
    }
    let mut drafts = search.drafts;
    let mut seen = BTreeSet::new();
    drafts.files.retain(|(file, _)| seen.insert(fs::canonicalize(file).unwrap_or_else(|_| file.clone())));
    drafts
}

/// The notes on files that are not read.
pub(super) fn notes(drafts: &Drafts, templates: bool) -> Vec<String> {
    let Drafts { skipped, excluded, .. } = drafts;
    let ending = |(ending, number): (&OsString, &usize)| match ending.to_string_lossy() {
        none if none.is_empty() => format!("{number} without an ending"),
        ending => format!("{number} .{ending}"),
    };
    let endings: Vec<String> = skipped.iter().map(ending).collect();
    let files = count(skipped.values().sum(), "file");
    let by_ending = format!("{files} skipped ({}): {}", endings.join(", "), searched(templates));
    excluded.iter().cloned().chain((!skipped.is_empty()).then_some(by_ending)).collect()
}

/// A search for drafts.
struct Search<'a> {
    nearest: &'a mut Nearest,
    /// Whether all folders have templates.
    templates: bool,
    drafts: Drafts,
}

impl Search<'_> {
    /// Adds a file, called `name`, if it is wanted, whatever is in force for it.
    fn look(&mut self, file: &Path, name: &Path, wanted: impl FnOnce((Selection, &InForce)) -> bool) -> bool {
        match self.nearest.of(name) {
            Ok((number, selection)) => {
                let wanted = wanted((selection, self.nearest.in_force(number)));
                self.drafts.files.extend(wanted.then(|| (file.to_owned(), number)));
                wanted
            }
            Err(failure) => {
                add(&mut self.drafts.failures, failure);
                true
            }
        }
    }

    /// Adds a file that is named, unless the settings exclude it.
    fn named(&mut self, file: &Path) {
        let mut why = None;
        self.look(file, file, |(selection, _)| {
            why = selection.refusal();
            why.is_none()
        });
        self.drafts.excluded.extend(why.map(|why| format!("{} {why}, so it is not checked", file.display())));
    }

    /// Adds the drafts in a folder and below, respecting `.gitignore`.
    fn folder(&mut self, folder: &Path) {
        let templates = self.templates;
        let (mut found, failed) = (0, self.drafts.failures.len());
        for entry in WalkBuilder::new(folder).require_git(false).sort_by_file_path(Path::cmp).build() {
            let entry = match entry {
                Ok(entry) if entry.file_type().is_some_and(|kind| kind.is_file()) => entry,
                Ok(_) => continue,
                Err(error) => {
                    self.drafts.failures.push(failure(folder, &error));
                    continue;
                }
            };
            let path = entry.path();
            let mut told = true;
            let added = self.look(path, path, |(selection, in_force)| match selection {
                Selection::Open => {
                    told = false;
                    is_draft(path, templates.then_some(true).or(in_force.template()))
                }
                Selection::Included => true,
                Selection::NotIncluded | Selection::Excluded(_) => false,
            });
            found += usize::from(added || told);
            if !added && !told && !is_beside(path) {
                let ending = path.extension().unwrap_or_default().to_ascii_lowercase();
                *self.drafts.skipped.entry(ending).or_default() += 1;
            }
        }
        if found == 0 && self.drafts.failures.len() == failed {
            // The others are checked all the same.
            let message = format!("no drafts in {}", folder.display());
            self.drafts.failures.push(Failure::new(message, searched(templates)));
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
