//! Writes a draft without ever leaving half of it.

use std::fs;
use std::io::Write;
use std::path::Path;

use super::{Failure, reason};

/// Replaces a file's content in one step: a new file next to it takes its mode and its place. A
/// link is followed, and stays a link.
pub(crate) fn replace(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let failed = |error: std::io::Error| {
        Failure::new(
            format!("cannot write {}: {}; nothing was changed", path.display(), reason(&error)),
            "check the permissions of the file and its folder",
        )
    };
    let target = fs::canonicalize(path).map_err(failed)?;
    let metadata = fs::metadata(&target).map_err(failed)?;
    if !metadata.is_file() {
        return Err(Failure::new(
            format!("{} is not a regular file; nothing was changed", path.display()),
            "name a file that holds text",
        ));
    }
    if metadata.permissions().readonly() {
        return Err(Failure::new(
            format!("{} is write-protected; nothing was changed", path.display()),
            "make it writable, or use --diff",
        ));
    }
    let folder = target.parent().unwrap_or(Path::new("."));
    let mut file = tempfile::Builder::new().prefix(".followup-lint-").tempfile_in(folder).map_err(failed)?;
    file.write_all(bytes).map_err(failed)?;
    file.as_file().set_permissions(metadata.permissions()).map_err(failed)?;
    file.as_file().sync_all().map_err(failed)?;
    file.persist(&target).map_err(|error| failed(error.error))?;
    Ok(())
}
