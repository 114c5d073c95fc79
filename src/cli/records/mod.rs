//! Finds the record for a draft: the one named, the one next to it, or one in the records folder.

mod beside;
mod folder;
mod shelf;

use std::path::{Path, PathBuf};

use super::settings::Settings;
use super::{Failure, load};
use crate::draft::Draft;
use crate::language;
use crate::linter::addressee;
use crate::mistake::Mistake;
use crate::record::choose::{self, Addressee};
use crate::record::import::{self, Imported};
use crate::record::{Candidate, Record};

pub(super) use folder::{Broken, Folder, failure, left_out};
pub(super) use shelf::{Found, notes};
use shelf::{Shelf, introduced};

const HELP: &str = "the README's section \"The interview record\" shows every key";

/// What to do if several records match.
const NAMED: &str = "choose one with --record";

/// A record and the file it is from.
type Known = (PathBuf, Record);

/// Where records come from.
pub(super) struct Records {
    /// The person who writes, for records that do not say.
    candidate: Candidate,
    /// The records that `--record` named, or those of the records folder.
    shelf: Shelf,
    /// Whether `--record` named them.
    given: bool,
    /// The records of the folder that could not be read.
    broken: Vec<Broken>,
}

impl Records {
    /// The records named on the command line: each `.toml` is an interview, and all cards and
    /// invitations together are one. Without any, the records folder of the settings. Also what was
    /// left out from cards and invitations.
    pub(super) fn new(named: &[PathBuf], settings: &Settings) -> Result<(Self, Vec<String>), Failure> {
        let candidate = settings.candidate();
        if named.is_empty() {
            let (shelf, broken) = Folder::read(settings.records().as_deref(), &candidate)?.into_parts();
            let left = left_out(&broken).into_iter().collect();
            return Ok((Self { candidate, shelf, given: false, broken }, left));
        }
        let Named { known, left, failures } = Named::read(named.iter(), &candidate);
        if let Some(failure) = failures.into_iter().next() {
            return Err(failure);
        }
        let shelf = Shelf::new(known, &candidate);
        Ok((Self { candidate, shelf, given: true, broken: Vec::new() }, left))
    }

    /// What is known about an interview whose record is given, and about others.
    pub(super) fn with(&self, record: Record) -> Found<'_> {
        self.shelf.with(PathBuf::new(), introduced(record, &self.candidate))
    }

    /// Whether nothing is known about any interview that a draft may be about.
    pub(super) fn has_none_for(&self, path: &Path) -> bool {
        self.shelf.records.is_empty() && self.broken.is_empty() && beside::place(path).is_none()
    }

    /// What is known about the interview that a draft is about, and about others.
    pub(super) fn find(&self, path: &Path, draft: &Draft) -> Result<Found<'_>, Failure> {
        let Self { shelf, given, candidate, broken } = self;
        if *given && shelf.records.len() == 1 {
            return Ok(shelf.found(Some(0)));
        }
        let beside = if *given { None } else { beside::find(path)? };
        let Some((file, record)) = beside else {
            let addressee = addressee(draft);
            let own = shelf.choose(&addressee, NAMED)?;
            let sure = own.is_some_and(|own| addressee.to.iter().any(|to| shelf.records[own].is_for(&to.address)));
            let names = if sure { Vec::new() } else { names(&addressee) };
            let needed = broken.iter().filter(|broken| !sure && broken.may_name(&names));
            return failure(needed).map_or_else(|| Ok(shelf.found(own)), Err);
        };
        let same = shelf.position(&file);
        let addressee = addressee(draft);
        if !choose::may_be_about(&record, &addressee) {
            let note = format!(
                "{}: this mail goes to {}, but {} is the record of another interview, so it is not used",
                path.display(),
                addresses(&addressee),
                file.display()
            );
            return Ok(shelf.without(same, note));
        }
        Ok(match same {
            Some(at) => shelf.found_as(at, file),
            None => shelf.with(file, introduced(record, candidate)),
        })
    }
}

/// Records from files that are named.
#[derive(Default)]
pub(super) struct Named {
    pub(super) known: Vec<Known>,
    /// What was left out from cards and invitations.
    pub(super) left: Vec<String>,
    /// Why some could not be read.
    pub(super) failures: Vec<Failure>,
}

impl Named {
    /// Each `.toml` is an interview, and all cards and invitations together are one.
    fn read<'a>(paths: impl Iterator<Item = &'a PathBuf>, candidate: &Candidate) -> Self {
        let mut named = Self::default();
        let (cards, files): (Vec<&PathBuf>, Vec<&PathBuf>) = paths.partition(|path| is_importable(path));
        for path in files {
            match record(path) {
                Ok(record) => named.known.push((path.clone(), record)),
                Err(failure) => named.failures.push(failure),
            }
        }
        if let Some(first) = cards.first() {
            match import(&cards, candidate) {
                Ok(Imported { record, left, .. }) => {
                    named.known.push(((*first).clone(), record));
                    named.left = left;
                }
                Err(failure) => named.failures.push(failure),
            }
        }
        named
    }
}

/// All records that files and folders have or, if none is named, the records folder; and the files of folders that
/// are broken.
pub(super) fn all(named: &[PathBuf], settings: &Settings) -> (Named, Vec<PathBuf>) {
    let folder = settings.records().filter(|_| named.is_empty());
    let (folders, files): (Vec<&PathBuf>, Vec<&PathBuf>) = named.iter().chain(&folder).partition(|path| path.is_dir());
    let mut all = Named::read(files.into_iter(), &settings.candidate());
    let mut files = Vec::new();
    for folder in folders {
        match folder::read(folder) {
            Ok((records, broken)) => {
                all.known.extend(records);
                all.failures.extend(failure(&broken));
                files.extend(broken.into_iter().map(|broken| broken.file));
            }
            Err(failure) => all.failures.push(failure),
        }
    }
    (all, files)
}

/// A record from its file.
fn record(path: &Path) -> Result<Record, Failure> {
    parse(path, &load::text(path, "record")?)
}

/// A record from its text.
pub(super) fn parse(path: &Path, text: &str) -> Result<Record, Failure> {
    Record::parse(text).map_err(|mistake| failure_of(path, text, mistake))
}

/// What is wrong with the text of a record, shown there.
pub(super) fn failure_of(path: &Path, text: &str, mistake: Mistake) -> Failure {
    load::mistake(path, text, mistake, HELP)
}

/// What a record can be read to say, and probably does not mean, with its place in the record's text.
pub(super) fn doubts(record: &Record, text: &str) -> impl Iterator<Item = Mistake> {
    record.doubts(text).into_iter().chain(unknown_language(record, text))
}

/// What is wrong with a record in an unknown language.
fn unknown_language(record: &Record, text: &str) -> Option<Mistake> {
    let tags = language::tags();
    let tag = record.interview.language.as_deref()?;
    if tags.iter().any(|known| known.eq_ignore_ascii_case(tag)) {
        return None;
    }
    // `UK` is reserved for the country whose code is `GB`.
    let meant = tag.to_ascii_lowercase().replace('_', "-").replace("-uk", "-gb");
    let meant = tags.iter().find(|known| known.eq_ignore_ascii_case(&meant));
    let help = meant.map_or_else(|| format!("write {}", tags.join(" or ")), |meant| format!("did you mean `{meant}`?"));
    Some(Mistake::new(format!("`{tag}` is not a supported language")).help(help).at_value(text, "language", tag))
}

/// Whether a file is a card or an invitation, by its name.
pub(super) fn is_importable(path: &Path) -> bool {
    import::is_importable(&path.to_string_lossy())
}

/// A record made from cards and invitations.
pub(super) fn import(paths: &[&PathBuf], me: &Candidate) -> Result<Imported, Failure> {
    let mut files = Vec::new();
    for path in paths {
        files.push((path.display().to_string(), load::bytes(path)?));
    }
    import_bytes(&files, me)
}

/// A record made from the bytes of cards and invitations.
pub(super) fn import_bytes(files: &[(String, Vec<u8>)], me: &Candidate) -> Result<Imported, Failure> {
    let mut imported = import::import(files, me)?;
    if imported.unmet {
        let line = "which of the people invited are you? use --me ADDRESS, or [candidate] in the settings";
        imported.left.push(line.to_owned());
    }
    Ok(imported)
}

/// The addresses that a mail goes to and the names that it greets, which are in the record it needs.
fn names(addressee: &Addressee) -> Vec<String> {
    let greeted = addressee.greeting.split_whitespace().skip(1).filter(|word| !word.ends_with('.'));
    let greeted = greeted.map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()));
    let greeted = greeted.filter(|word| word.chars().count() > 2 && word.chars().any(char::is_uppercase));
    addressee.to.iter().map(|to| to.address.as_str()).chain(greeted).map(str::to_owned).collect()
}

/// The addresses a mail goes to, in a sentence.
fn addresses(addressee: &Addressee) -> String {
    addressee.to.iter().map(|to| to.address.as_str()).collect::<Vec<_>>().join(", ")
}
