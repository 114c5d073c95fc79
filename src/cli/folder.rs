//! The records folder: its records, and those that are broken.

use std::fs;
use std::io;
use std::panic::resume_unwind;
use std::path::{Path, PathBuf};
use std::thread;

use super::records::{self, Known};
use super::{Failure, reason};
use crate::report::Style;

/// So many records are worth a second thread.
const MANY: usize = 200;
/// So many broken records are shown; the rest is counted.
const SHOWN: usize = 5;

/// A record that cannot be read, or makes no sense.
pub(super) struct Broken {
    pub(super) file: PathBuf,
    failure: Failure,
}

impl Broken {
    /// Whether the record may be of somebody with one of these addresses: it holds one, or nobody can
    /// tell what it holds.
    pub(super) fn may_name(&self, addresses: &[String]) -> bool {
        let Ok(bytes) = fs::read(&self.file) else {
            return true;
        };
        let text = String::from_utf8_lossy(&bytes).to_lowercase();
        // UTF-16 and its like, where letters are not to be found as bytes.
        bytes.contains(&0) || addresses.iter().any(|address| text.contains(&address.to_lowercase()))
    }
}

/// All records of a folder, in the order of their names. What is hidden is none: editors keep files of
/// their own beside a record.
pub(super) fn read(folder: &Path, style: &Style) -> Result<(Vec<Known>, Vec<Broken>), Failure> {
    let paths = paths(folder).map_err(|error| {
        Failure::new(
            format!("cannot read the records folder {}: {}", folder.display(), reason(&error)),
            "check `records` in the settings",
        )
    })?;
    let read = |paths: &[PathBuf]| -> Vec<Result<Known, Broken>> {
        let read = |path: &PathBuf| match records::record(path, style) {
            Ok(record) => Ok((path.clone(), record)),
            Err(failure) => Err(Broken { file: path.clone(), failure }),
        };
        paths.iter().map(read).collect()
    };
    let threads = if paths.len() < MANY { 1 } else { thread::available_parallelism().map_or(1, usize::from).min(8) };
    let (mut records, mut broken) = (Vec::with_capacity(paths.len()), Vec::new());
    thread::scope(|scope| {
        let mut chunks = paths.chunks(paths.len().div_ceil(threads).max(1));
        let first = chunks.next().unwrap_or_default();
        let workers: Vec<_> = chunks.map(|chunk| scope.spawn(|| read(chunk))).collect();
        let others = workers.into_iter().map(|worker| worker.join().unwrap_or_else(|panic| resume_unwind(panic)));
        for result in std::iter::once(read(first)).chain(others).flatten() {
            match result {
                Ok(record) => records.push(record),
                Err(one) => broken.push(one),
            }
        }
    });
    Ok((records, broken))
}

/// The records' files, in order.
fn paths(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let hidden = |path: &Path| path.file_name().is_none_or(|name| name.as_encoded_bytes().starts_with(b"."));
    let mut paths = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|ending| ending == "toml") && !hidden(&path) {
            paths.push(path);
        }
    }
    // All lie in one folder: there is no need to take each path apart.
    paths.sort_unstable_by(|one, other| one.as_os_str().cmp(other.as_os_str()));
    Ok(paths)
}

/// What is to be said of broken records, if there are any.
pub(super) fn failure<'a>(broken: impl IntoIterator<Item = &'a Broken>) -> Option<Failure> {
    let mut broken = broken.into_iter();
    let mut told = Vec::new();
    for Broken { failure, .. } in broken.by_ref().take(SHOWN) {
        told.extend(&failure.0);
    }
    match broken.count() {
        0 if told.is_empty() => return None,
        0 => {}
        1 => told.extend(b"error: another record is broken, too\n"),
        further => told.extend(format!("error: {further} more records are broken\n").bytes()),
    }
    Some(Failure(told))
}
