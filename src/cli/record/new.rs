//! Writes a new record, and only overwrites a file with `--force`.

use std::path::Path;

use crate::cli::console::{Console, print};
use crate::cli::{Failure, load, save};

/// Writes a page to a new file, or to standard output.
pub(super) fn write(output: Option<&Path>, page: &str, force: bool, console: Console) -> Result<(), Failure> {
    let Some(path) = output.filter(|path| !load::is_standard(path)) else {
        return print(page.as_bytes());
    };
    let new = !path.exists();
    save::create(path, page.as_bytes(), force)?;
    if new {
        console.note(&format!("wrote {}", path.display()));
    }
    Ok(())
}
