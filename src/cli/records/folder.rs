//! The records folder: its records, and those that are broken.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::shelf::{Found, Shelf};
use super::{Known, record};
use crate::cli::{Failure, load, reason, settings};
use crate::cores::{cores, in_order};
use crate::draft::Draft;
use crate::linter::addressee;
use crate::record::Candidate;
use crate::record::choose::{Addressee, Destination};
use crate::record::name::letters;

/// From this many records on, a second thread pays off.
const MANY: usize = 200;
/// How many broken records are shown; the rest are only counted.
const SHOWN: usize = 5;

/// What to do if several records match.
const ONE_EACH: &str = "keep only the one for this interview in the records folder; to send the mail as it is, add the header `X-Followup-Lint: off`";

/// The records folder, with its broken records.
pub(in crate::cli) struct Folder {
    shelf: Shelf,
    pub(in crate::cli) broken: Vec<Broken>,
}

impl Folder {
    /// The records of a folder; no records if there is no folder.
    pub(in crate::cli) fn read(folder: Option<&Path>, candidate: &Candidate) -> Result<Self, Failure> {
        let (known, broken) = folder.map(read).transpose()?.unwrap_or_default();
        Ok(Self { shelf: Shelf::new(known, candidate), broken })
    }

    /// Its records, and those that are broken.
    pub(super) fn into_parts(self) -> (Shelf, Vec<Broken>) {
        (self.shelf, self.broken)
    }

    /// Whether a record has one of these addresses.
    pub(in crate::cli) fn knows(&self, addresses: &[String]) -> bool {
        self.shelf.records.iter().any(|record| addresses.iter().any(|address| record.is_for(address)))
    }

    /// What is known about the interview that a mail to these addresses is about, and about others.
    pub(in crate::cli) fn addressed(&self, to: Vec<String>, draft: &Draft) -> Result<Found<'_>, Failure> {
        let known = self.knows(&to);
        let to = to.into_iter().map(|address| {
            let office = draft.is_office(&address);
            Destination { name: String::new(), address, office }
        });
        let to = to.collect();
        let addressee = Addressee { to, ..addressee(draft) };
        let own = match self.shelf.choose(&addressee, ONE_EACH) {
            // A name alone is not enough to stop a mail.
            Err(_) if !known => None,
            own => own?,
        };
        Ok(self.shelf.found(own))
    }
}

/// A record that cannot be read, or is not valid.
pub(in crate::cli) struct Broken {
    pub(in crate::cli) file: PathBuf,
    failure: Failure,
}

impl Broken {
    /// Whether the record may be about somebody with one of these names or addresses: it contains one,
    /// however it is written, or cannot be read.
    pub(in crate::cli) fn may_name(&self, whom: &[String]) -> bool {
        let Some(bytes) = regular(&self.file).ok().and_then(|()| load::read(&self.file).ok()) else {
            return true;
        };
        let text = letters(&String::from_utf8_lossy(&bytes));
        // UTF-16 and similar, in which letters cannot be found as bytes.
        bytes.contains(&0) || whom.iter().any(|whom| contains(&text, whom))
    }
}

/// Whether the letters of a text contain a name or an address, even one such as `rita at kiln dot example`.
fn contains(text: &str, whom: &str) -> bool {
    let parts: Vec<String> = whom.split(['@', '.']).map(letters).filter(|part| !part.is_empty()).collect();
    let Some((first, rest)) = parts.split_first() else {
        return false;
    };
    let follows = |text: &mut &str, part: &String| {
        let after = (0..="dot".len()).find_map(|gap| text.get(gap..)?.strip_prefix(part.as_str()));
        after.map(|after| *text = after).is_some()
    };
    text.match_indices(first).any(|(at, _)| {
        let mut after = &text[at + first.len()..];
        rest.iter().all(|part| follows(&mut after, part))
    })
}

/// The note that broken records were not used, if there are any.
pub(in crate::cli) fn left_out(broken: &[Broken]) -> Option<String> {
    let first = broken.first()?.file.display();
    let more = if broken.len() == 1 { String::new() } else { format!(" (and {} more)", broken.len() - 1) };
    Some(format!("the record {first} is broken{more} and was not used; `followup-lint record check {first}` shows why"))
}

/// All records of a folder, in the order of their names. Hidden files are not records, as editors keep
/// their own files next to one, and neither are settings.
pub(super) fn read(folder: &Path) -> Result<(Vec<Known>, Vec<Broken>), Failure> {
    let paths = paths(folder).map_err(|error| {
        Failure::new(
            format!("cannot read the records folder {}: {}", folder.display(), reason(&error)),
            "check `records` in the settings",
        )
    })?;
    let threads = if paths.len() < MANY { 1 } else { cores().min(8) };
    let (mut records, mut broken) = (Vec::with_capacity(paths.len()), Vec::new());
    let read = |path: &PathBuf| (path.clone(), regular(path).and_then(|()| record(path)));
    in_order(&paths, threads, read, |(file, record)| match record {
        Ok(record) => records.push((file, record)),
        Err(failure) => broken.push(Broken { file, failure }),
    });
    Ok((records, broken))
}

/// Nothing but a regular file may be read from the folder: a pipe would never end.
fn regular(path: &Path) -> Result<(), Failure> {
    if fs::metadata(path).is_ok_and(|file| !file.is_file() && !file.is_dir()) {
        let message = format!("cannot read the record {}: it is not a regular file", path.display());
        return Err(Failure::new(message, "keep only records in the records folder"));
    }
    Ok(())
}

/// The records' files, in order.
fn paths(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let hidden = |path: &Path| path.file_name().is_none_or(|name| name.as_encoded_bytes().starts_with(b"."));
    let mut paths = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|ending| ending == "toml") && !hidden(&path) && !path.ends_with(settings::NAME)
        {
            paths.push(path);
        }
    }
    // All are in one folder, so there is no need to split each path.
    paths.sort_unstable_by(|one, other| one.as_os_str().cmp(other.as_os_str()));
    Ok(paths)
}

/// The failure for broken records, if there are any.
pub(in crate::cli) fn failure<'a>(broken: impl IntoIterator<Item = &'a Broken>) -> Option<Failure> {
    let mut broken = broken.into_iter();
    let mut failures = broken.by_ref().take(SHOWN).map(|broken| broken.failure.clone());
    let mut first = failures.next()?;
    first.further = failures.collect();
    let left = match broken.count() {
        0 => return Some(first),
        1 => "another record is broken, too".to_owned(),
        further => format!("{further} more records are broken"),
    };
    first.further.push(Failure::new(left, ""));
    Some(first)
}
