//! Finds the drafts to check: the files named, and the drafts in folders.

use std::path::{Path, PathBuf};

use ignore::WalkBuilder;

use super::Failure;

/// The endings of files that are read in a folder. A file named on the command line is read
/// whatever its ending.
const ENDINGS: &[&str] = &["draft", "eml", "mail", "markdown", "mbox", "md", "text", "txt"];

/// The drafts that `paths` name: files in the order given, those of a folder in the order of their
/// names.
pub(super) fn files(paths: &[PathBuf]) -> Result<Vec<PathBuf>, Failure> {
    let mut files = Vec::new();
    for path in paths {
        if path.as_os_str() == "-" || !path.is_dir() {
            files.push(path.clone());
            continue;
        }
        let found = folder(path)?;
        if found.is_empty() {
            let endings = ENDINGS.join(", .");
            return Err(Failure::new(
                format!("no drafts in {}", path.display()),
                format!("a folder is searched for files ending in .{endings}; to check another file, name it"),
            ));
        }
        files.extend(found);
    }
    Ok(files)
}

/// The drafts in a folder and below, respecting `.gitignore`.
fn folder(path: &Path) -> Result<Vec<PathBuf>, Failure> {
    let mut found = Vec::new();
    for entry in WalkBuilder::new(path).require_git(false).sort_by_file_path(Path::cmp).build() {
        let entry = entry.map_err(|error| Failure::new(format!("cannot search {}: {error}", path.display()), ""))?;
        let file = entry.file_type().is_some_and(|kind| kind.is_file());
        let ending = entry
            .path()
            .extension()
            .is_some_and(|ending| ENDINGS.contains(&ending.to_string_lossy().to_lowercase().as_str()));
        if file && ending {
            found.push(entry.into_path());
        }
    }
    Ok(found)
}
