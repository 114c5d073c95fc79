//! A set of records, and the one that a draft is about.

use std::borrow::Cow;
use std::fs;
use std::path::{Path, PathBuf};

use jiff::Zoned;

use super::{Failure, Known, addresses, doubts};
use crate::engine::Case;
use crate::mistake::Mistake;
use crate::record::choose::{Addressee, Directory};
use crate::record::{Candidate, Record};

/// How many matching records are named; the rest are only counted.
const MOST_NAMED: usize = 8;

/// The records for one draft.
pub(in crate::cli) struct Found<'a> {
    /// The records of all interviews.
    records: Cow<'a, [Record]>,
    /// The record that the draft is about: its index, and its file.
    own: Option<(usize, Cow<'a, Path>)>,
    /// Why the record next to the draft is not used.
    note: Option<String>,
}

impl Found<'_> {
    /// The record of the interview the draft is about.
    pub(in crate::cli) fn record(&self) -> Option<&Record> {
        self.records.get(self.own.as_ref()?.0)
    }

    /// The file of that record.
    pub(in crate::cli) fn file(&self) -> Option<&Path> {
        self.own.as_ref().map(|(_, file)| file.as_ref())
    }

    /// Why the record next to the draft is not used, or what it probably does not mean.
    pub(in crate::cli) fn notes(&self) -> Vec<String> {
        let own = self.file().zip(self.record()).into_iter();
        let doubts = own.flat_map(|(file, record)| notes(file, record));
        self.note.iter().cloned().chain(doubts).collect()
    }

    /// The time now, if it is not given; it matters only if the record has dates to compare with it.
    pub(in crate::cli) fn clock(&self, given: Option<&Zoned>) -> Option<Zoned> {
        self.record().filter(|record| given.is_none() && record.is_dated()).map(|_| Zoned::now())
    }

    /// What is known of a draft that is sent `now`.
    pub(in crate::cli) fn case<'c>(&'c self, now: Option<&'c Zoned>) -> Case<'c> {
        Case { records: &self.records, own: self.own.as_ref().map(|(at, _)| *at), now }
    }
}

/// Notes on what a record probably does not mean.
pub(in crate::cli) fn notes(file: &Path, record: &Record) -> impl Iterator<Item = String> {
    doubts(record, "").map(move |Mistake { message, help, .. }| {
        let help = help.map(|help| format!("; {help}")).unwrap_or_default();
        format!("{}: {message}{help}", file.display())
    })
}

/// A set of records.
#[derive(Debug, Default)]
pub(super) struct Shelf {
    files: Vec<PathBuf>,
    pub(super) records: Vec<Record>,
    /// Which people are in which.
    directory: Directory,
}

impl Shelf {
    pub(super) fn new(known: Vec<Known>, candidate: &Candidate) -> Self {
        let (files, records): (Vec<_>, Vec<_>) = known.into_iter().unzip();
        let records = records.into_iter().map(|record| introduced(record, candidate)).collect();
        Self { files, records, directory: Directory::default() }
    }

    /// The record of the person a mail is for; an error with this help if several match.
    pub(super) fn choose(&self, addressee: &Addressee, help: &str) -> Result<Option<usize>, Failure> {
        let matching = self.directory.choose(addressee, &self.records);
        if let [_, _, ..] = matching.as_slice() {
            let mut names: Vec<String> =
                matching.iter().take(MOST_NAMED).map(|&at| self.files[at].display().to_string()).collect();
            if matching.len() > MOST_NAMED {
                names.push(format!("and {} more", matching.len() - MOST_NAMED));
            }
            let by_address =
                matching.iter().all(|&at| addressee.to.iter().any(|to| self.records[at].is_for(&to.address)));
            let who = if by_address { addresses(addressee) } else { format!("`{}`", addressee.greeting.trim()) };
            let message = format!("several records match {who}: {}", names.join(", "));
            return Err(Failure::new(message, help));
        }
        Ok(matching.first().copied())
    }

    /// The index of a file's record, whatever path names the file.
    pub(super) fn position(&self, file: &Path) -> Option<usize> {
        let whole = |path: &Path| fs::canonicalize(path).ok();
        let full = whole(file);
        self.files.iter().position(|other| other.file_name() == file.file_name() && whole(other) == full)
    }

    /// These records, for a draft that is about one of them or none.
    pub(super) fn found(&self, own: Option<usize>) -> Found<'_> {
        let own = own.map(|at| (at, Cow::from(self.files[at].as_path())));
        Found { records: Cow::from(&self.records), own, note: None }
    }

    /// These records, for a draft that is about one of them, under another name for its file.
    pub(super) fn found_as(&self, own: usize, file: PathBuf) -> Found<'_> {
        Found { records: Cow::from(&self.records), own: Some((own, Cow::from(file))), note: None }
    }

    /// These records and the draft's own, which is elsewhere.
    pub(super) fn with(&self, file: PathBuf, record: Record) -> Found<'_> {
        let records = self.records.iter().cloned().chain([record]).collect();
        Found { records, own: Some((self.records.len(), Cow::from(file))), note: None }
    }

    /// These records without one, for a draft that is about none of them, with a note about that.
    pub(super) fn without(&self, left_out: Option<usize>, note: String) -> Found<'_> {
        let mut found = Found { note: Some(note), ..self.found(None) };
        if let Some(at) = left_out {
            found.records.to_mut().remove(at);
        }
        found
    }
}

/// A record with the person who writes filled in from the settings, if it does not say.
pub(super) fn introduced(mut record: Record, candidate: &Candidate) -> Record {
    let own = &mut record.candidate;
    own.name = own.name.take().or_else(|| candidate.name.clone());
    own.email = own.email.take().or_else(|| candidate.email.clone());
    record
}
