//! Writes a new record, and only overwrites a file with `--force`.

use std::fs::OpenOptions;
use std::io::Write;
use std::path::Path;

use crate::cli::console::{Console, print};
use crate::cli::{Failure, reason, save};

/// The failure for a file that already exists.
pub(super) fn exists(path: &Path) -> Failure {
    Failure::new(
        format!("{} already exists; nothing was changed", path.display()),
        "choose another name, or use --force to overwrite it",
    )
}

/// Writes a page to a new file, or to standard output.
pub(super) fn write(output: Option<&Path>, page: &str, force: bool, console: Console) -> Result<(), Failure> {
    let Some(path) = output.filter(|path| path.as_os_str() != "-") else {
        return print(page.as_bytes());
    };
    let failed = |error: std::io::Error| {
        if error.kind() == std::io::ErrorKind::AlreadyExists {
            return exists(path);
        }
        Failure::new(format!("cannot write {}: {}", path.display(), reason(&error)), "")
    };
    if force && path.exists() {
        return save::replace(path, page.as_bytes(), None);
    }
    let mut file = OpenOptions::new().write(true).create_new(true).open(path).map_err(failed)?;
    file.write_all(page.as_bytes()).map_err(failed)?;
    console.note(&format!("wrote {}", path.display()));
    Ok(())
}
