//! The file for the findings, which nobody else may read or redirect.

use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::Path;

/// Writes a report, or removes an old one if there is nothing to report. A link of the writer's stays a
/// link, and so does a device.
pub(super) fn write(path: &Path, report: &[u8]) -> io::Result<()> {
    let old = fs::symlink_metadata(path).ok();
    if old.as_ref().is_some_and(fs::Metadata::is_file) {
        fs::remove_file(path)?;
    } else if old.as_ref().is_some_and(|old| old.is_symlink() && !is_ours(old)) {
        return Err(io::Error::other("it is a link of somebody else's"));
    } else if report.is_empty() && path.is_file() {
        return fs::write(path, report);
    }
    if report.is_empty() {
        return Ok(());
    }
    let mut options = OpenOptions::new();
    match old {
        Some(old) if !old.is_file() => options.write(true).truncate(path.is_file()).create(true),
        _ => options.write(true).create_new(true),
    };
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)?.write_all(report)
}

/// Whether a file belongs to the writer or to root.
#[cfg(unix)]
fn is_ours(file: &fs::Metadata) -> bool {
    use std::os::unix::fs::MetadataExt;
    let own = tempfile::tempfile().and_then(|own| own.metadata());
    file.uid() == 0 || own.is_ok_and(|own| own.uid() == file.uid())
}

#[cfg(not(unix))]
fn is_ours(_: &fs::Metadata) -> bool {
    true
}
