//! Finds the record for a draft: the one named, the one next to it, or one in the records folder.

mod beside;
mod folder;
mod shelf;

use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use super::settings::Settings;
use super::{Failure, load};
use crate::draft::{Draft, HeaderName, PartKind};
use crate::language;
use crate::record::choose::{self, Addressee, Destination};
use crate::record::import::{self, Imported};
use crate::record::{Candidate, Record, RecordError};

pub(super) use folder::{Broken, Folder, failure};
pub(super) use shelf::Found;
use shelf::Shelf;

const HELP: &str = "the README's section \"The interview record\" shows every key";

/// What to do if several records match.
const NAMED: &str = "choose one with --record";

/// A record and the file it is from.
type Known = (PathBuf, Record);

/// Where records come from.
pub(super) struct Records {
    /// The person who writes, for records that do not say.
    candidate: Candidate,
    /// What `--record` named, if anything.
    given: Option<Shelf>,
    /// The records folder, if the settings have one.
    path: Option<PathBuf>,
    /// Its records, once a draft has needed them.
    folder: OnceLock<Result<Shelf, Failure>>,
}

impl Records {
    /// The records named on the command line: each `.toml` is an interview, and all cards and
    /// invitations together are one. Also what was left out from cards and invitations.
    pub(super) fn new(named: &[PathBuf], settings: &Settings) -> Result<(Self, Vec<String>), Failure> {
        let candidate = settings.config.candidate.clone();
        let (cards, files): (Vec<&PathBuf>, Vec<&PathBuf>) = named.iter().partition(|path| is_importable(path));
        let mut given = Vec::new();
        let mut left = Vec::new();
        for path in files {
            given.push((path.clone(), record(path)?));
        }
        if let Some(first) = cards.first() {
            let imported = import(&cards, &candidate)?;
            left = imported.left;
            given.push(((*first).clone(), imported.record));
        }
        let given = (!given.is_empty()).then(|| Shelf::new(given, &candidate));
        Ok((Self { candidate, given, path: settings.records(), folder: OnceLock::new() }, left))
    }

    /// What is known about the interview that a draft is about, and about others.
    pub(super) fn find(&self, path: &Path, draft: &Draft) -> Result<Found<'_>, Failure> {
        if let Some(given) = &self.given {
            let own = if given.records.len() == 1 { Some(0) } else { given.choose(&addressee(draft), NAMED)? };
            return Ok(given.found(own));
        }
        let folder = self.folder.get_or_init(|| Folder::read(self.path.as_deref(), &self.candidate)?.whole());
        let folder = folder.as_ref().map_err(Failure::clone)?;
        let Some((file, record)) = beside::find(path)? else {
            let own = folder.choose(&addressee(draft), NAMED)?;
            return Ok(folder.found(own));
        };
        let same = folder.position(&file);
        let addressee = addressee(draft);
        if !choose::may_be_about(&record, &addressee) {
            let note = format!(
                "{}: this mail goes to {}, but {} is the record of another interview, so it is not used",
                path.display(),
                addresses(&addressee),
                file.display()
            );
            return Ok(folder.without(same, note));
        }
        Ok(match same {
            Some(at) => folder.found_as(at, file),
            None => folder.with(file, self::shelf::introduced(record, &self.candidate)),
        })
    }
}

/// A record from its file.
fn record(path: &Path) -> Result<Record, Failure> {
    parse(path, &load::text(path, "record")?)
}

/// A record from its text.
pub(super) fn parse(path: &Path, text: &str) -> Result<Record, Failure> {
    Record::parse(text).map_err(|RecordError { message, span, help }| {
        load::mistake(path, text, &message, span, help.as_deref().unwrap_or(HELP))
    })
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
    import::import(files, me).map_err(|error| Failure::new(error.message, error.help))
}

/// Whom a draft is for.
fn addressee(draft: &Draft) -> Addressee {
    let greeting = draft.parts_of(PartKind::Greeting).next().map(|part| draft.slice(part.span).to_owned());
    let to = draft.addresses(&[HeaderName::To]).map(|to| Destination {
        name: to.name.to_owned(),
        address: to.address.to_owned(),
        office: language::is_role_address(to.address),
    });
    Addressee { to: to.collect(), greeting: greeting.unwrap_or_default() }
}

/// The addresses a mail goes to, in a sentence.
fn addresses(addressee: &Addressee) -> String {
    addressee.to.iter().map(|to| to.address.as_str()).collect::<Vec<_>>().join(", ")
}
