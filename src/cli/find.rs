//! Finds the drafts to check: the files named, and the drafts in folders.

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

use ignore::WalkBuilder;

use super::Failure;
use super::load::{self, has_ending};
use crate::text::count;

/// The endings of files that are read in a folder. A file named on the command line is read
/// whatever its ending.
const ENDINGS: &[&str] = &["draft", "eml", "mail", "markdown", "mbox", "md", "text", "txt"];
/// Those that are also read in a folder of templates.
pub(super) const TEMPLATES: &[&str] =
    &["ejs", "erb", "hbs", "htm", "html", "j2", "jinja", "jinja2", "liquid", "mustache", "njk", "tmpl", "tpl", "twig"];
/// The endings of files that are HTML.
pub(super) const PAGES: &[&str] = &["htm", "html", "xhtml"];
/// The endings of files that are Markdown.
pub(super) const MARKDOWN: &[&str] = &["markdown", "md"];
/// The endings of files that lie next to drafts, and are none.
const BESIDE: &[&str] = &["ics", "toml", "vcf"];
/// The names, without their endings, of files about a folder.
const ABOUT: &[&str] = &["CHANGELOG", "CONTRIBUTING", "LICENCE", "LICENSE", "README"];

/// What was found.
#[derive(Default)]
pub(super) struct Drafts {
    /// The endings of files that are read in a folder.
    endings: Vec<&'static str>,
    /// Files in the order given, those of a folder in the order of their names; each once.
    pub(super) files: Vec<PathBuf>,
    /// How many files in folders are not read, by their endings.
    pub(super) skipped: BTreeMap<OsString, usize>,
    /// Why some folders could not be searched.
    pub(super) failures: Vec<Failure>,
}

/// The paths that a file lists, one a line or, if it has a NUL, each with a NUL after it.
pub(super) fn listed(list: &Path) -> Result<Vec<PathBuf>, Failure> {
    let bytes = load::bytes(list)?;
    let end = if bytes.contains(&0) { 0 } else { b'\n' };
    let lines = bytes.split(|&byte| byte == end);
    let lines = lines.map(|line| if end == 0 { line } else { line.strip_suffix(b"\r").unwrap_or(line) });
    let paths = lines.filter(|line| !line.is_empty()).map(|line| path(line).ok_or(line));
    paths.collect::<Result<_, _>>().map_err(|line| {
        let message = format!("{} lists a path that is not UTF-8: {}", list.display(), String::from_utf8_lossy(line));
        Failure::new(message, "list paths in UTF-8")
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
pub(super) fn drafts(paths: &[PathBuf], templates: bool) -> Result<Drafts, Failure> {
    let mut drafts = Drafts { endings: endings(templates), ..Drafts::default() };
    for path in paths {
        if load::is_stdin(path) || !path.is_dir() {
            drafts.files.push(path.clone());
            continue;
        }
        let known = (drafts.files.len(), drafts.failures.len());
        drafts.search(path);
        if known == (drafts.files.len(), drafts.failures.len()) {
            let message = format!("no drafts in {}", path.display());
            return Err(Failure::new(message, searched(&drafts.endings)));
        }
    }
    let mut seen = BTreeSet::new();
    drafts.files.retain(|file| seen.insert(fs::canonicalize(file).unwrap_or_else(|_| file.clone())));
    Ok(drafts)
}

/// The note on files that are not read.
pub(super) fn skipped(drafts: &Drafts) -> String {
    let Drafts { skipped, endings: searched_for, .. } = drafts;
    let ending = |(ending, number): (&OsString, &usize)| match ending.to_string_lossy() {
        none if none.is_empty() => format!("{number} without an ending"),
        ending => format!("{number} .{ending}"),
    };
    let endings: Vec<String> = skipped.iter().map(ending).collect();
    let files = count(skipped.values().sum(), "file");
    format!("{files} skipped ({}): {}", endings.join(", "), searched(searched_for))
}

fn endings(templates: bool) -> Vec<&'static str> {
    let mut endings: Vec<&str> = ENDINGS.iter().chain(TEMPLATES.iter().filter(|_| templates)).copied().collect();
    endings.sort_unstable();
    endings
}

fn searched(endings: &[&str]) -> String {
    let endings = endings.join(", .");
    format!(
        "a folder is searched for files ending in .{endings}, but not README and the like; to check another file, name it"
    )
}

impl Drafts {
    /// Adds the drafts in a folder and below, respecting `.gitignore`.
    fn search(&mut self, folder: &Path) {
        for entry in WalkBuilder::new(folder).require_git(false).sort_by_file_path(Path::cmp).build() {
            match entry {
                Ok(entry) if !entry.file_type().is_some_and(|kind| kind.is_file()) => {}
                Ok(entry) if is_draft(entry.path(), &self.endings) => self.files.push(entry.into_path()),
                Ok(entry) if has_ending(entry.path(), BESIDE) => {}
                Ok(entry) => {
                    let ending = entry.path().extension().unwrap_or_default().to_ascii_lowercase();
                    *self.skipped.entry(ending).or_default() += 1;
                }
                Err(error) => self.failures.push(failure(folder, &error)),
            }
        }
    }
}

fn is_draft(file: &Path, endings: &[&str]) -> bool {
    let name = file.file_stem().unwrap_or_default().to_string_lossy().to_uppercase();
    has_ending(file, endings) && !ABOUT.contains(&name.as_str())
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
