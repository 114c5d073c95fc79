//! Which record belongs to a draft: the one named, the one beside it, or one of the records folder.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::fs;
use std::path::{Path, PathBuf};

use jiff::Zoned;

use super::folder::Broken;
use super::load::{self, Settings};
use super::{Failure, folder, tell};
use crate::draft::{Draft, HeaderName, PartKind};
use crate::engine::Case;
use crate::language;
use crate::record::choose::{self, Addressee, Destination, Directory};
use crate::record::import::{self, Imported};
use crate::record::{Candidate, Record, RecordError};
use crate::report::Style;

const HELP: &str = "the README's section \"The interview record\" shows every key";

/// What to do where several records fit.
const NAMED: &str = "say which with --record";
const ONE_EACH: &str = "leave only that of this interview in the records folder; the header line `X-Followup-Lint: off` sends a mail as it is";

/// So many records of an ambiguity are named; the rest is counted.
const MOST_NAMED: usize = 8;

/// A record and the file it is from.
pub(super) type Known = (PathBuf, Record);

/// Where records come from.
pub(super) struct Records<'a> {
    settings: &'a Settings,
    style: &'a Style,
    /// What `--record` named, if it named any.
    given: Option<Shelf>,
    /// What lies in the records folder, once a draft has asked.
    folder: OnceCell<Shelf>,
}

/// The records for one draft.
pub(super) struct Found<'a> {
    /// Those of all interviews.
    records: Cow<'a, [Record]>,
    /// The one the draft is about: where it is among them, and its file.
    own: Option<(usize, Cow<'a, Path>)>,
}

impl Found<'_> {
    /// The record of the interview the draft is about.
    pub(super) fn record(&self) -> Option<&Record> {
        self.records.get(self.own.as_ref()?.0)
    }

    /// The file of that record.
    pub(super) fn file(&self) -> Option<&Path> {
        self.own.as_ref().map(|(_, file)| file.as_ref())
    }

    /// What is known of a draft that is sent `now`.
    pub(super) fn case<'c>(&'c self, now: Option<&'c Zoned>) -> Case<'c> {
        Case { records: &self.records, own: self.own.as_ref().map(|(at, _)| *at), now }
    }
}

impl<'a> Records<'a> {
    /// The records named on the command line: each `.toml` is an interview, cards and invitations
    /// together are one.
    pub(super) fn new(
        named: &[PathBuf],
        settings: &'a Settings,
        style: &'a Style,
        quiet: bool,
    ) -> Result<Self, Failure> {
        let (cards, files): (Vec<&PathBuf>, Vec<&PathBuf>) = named.iter().partition(|path| is_importable(path));
        let mut given = Vec::new();
        for path in files {
            given.push((path.clone(), record(path, style)?));
        }
        if let Some(first) = cards.first() {
            let imported = import(&cards, &settings.config.candidate)?;
            for line in imported.left.iter().filter(|_| !quiet) {
                tell(Some(line));
            }
            given.push(((*first).clone(), imported.record));
        }
        let given = (!given.is_empty()).then(|| Shelf::new(given, settings));
        Ok(Self { settings, style, given, folder: OnceCell::new() })
    }

    /// What is known of the interview a draft is about, and of others.
    pub(super) fn find(&self, path: &Path, draft: &Draft) -> Result<Found<'_>, Failure> {
        if let Some(given) = &self.given {
            let own = if given.records.len() == 1 { Some(0) } else { given.choose(&addressee(draft), NAMED)? };
            return Ok(given.found(own));
        }
        let folder = self.folder()?;
        let Some((file, mut record)) = beside(path, self.style)? else {
            let own = folder.choose(&addressee(draft), NAMED)?;
            return Ok(folder.found(own));
        };
        let same = folder.position(&file);
        let addressee = addressee(draft);
        if !choose::may_be_about(&record, &addressee) {
            tell(Some(&format!(
                "{}: this mail goes to {}, and {} is the record of another interview; it is not used",
                path.display(),
                addresses(&addressee),
                file.display()
            )));
            return Ok(folder.without(same));
        }
        if let Some(at) = same {
            return Ok(Found { records: Cow::from(&folder.records), own: Some((at, Cow::from(file))) });
        }
        introduce(&mut record, self.settings);
        Ok(folder.with(file, record))
    }

    /// The records of the folder that the settings name, read when they are first asked for.
    fn folder(&self) -> Result<&Shelf, Failure> {
        if let Some(folder) = self.folder.get() {
            return Ok(folder);
        }
        let folder = Folder::read(self.settings, self.style)?.whole()?;
        Ok(self.folder.get_or_init(|| folder))
    }
}

/// The records folder, with what is broken in it.
pub(super) struct Folder {
    shelf: Shelf,
    pub(super) broken: Vec<Broken>,
}

impl Folder {
    /// The folder that the settings name; an empty one if they name none.
    pub(super) fn read(settings: &Settings, style: &Style) -> Result<Self, Failure> {
        let folder = settings.config.records.as_deref().map(|folder| settings.resolve(folder));
        let (known, broken) = folder.map(|folder| folder::read(&folder, style)).transpose()?.unwrap_or_default();
        Ok(Self { shelf: Shelf::new(known, settings), broken })
    }

    /// Its records, if none is broken.
    fn whole(self) -> Result<Shelf, Failure> {
        folder::failure(&self.broken).map_or(Ok(self.shelf), Err)
    }

    /// Whether a record has one of these addresses.
    pub(super) fn knows(&self, addresses: &[String]) -> bool {
        self.shelf.records.iter().any(|record| addresses.iter().any(|address| record.is_for(address)))
    }

    /// What is known of the interview that a mail to these addresses is about, and of others.
    pub(super) fn addressed(&self, to: Vec<String>, draft: &Draft) -> Result<Found<'_>, Failure> {
        let known = self.knows(&to);
        let to = to.into_iter().map(|address| Destination { address, ..Destination::default() }).collect();
        let addressee = Addressee { to, ..addressee(draft) };
        let own = match self.shelf.choose(&addressee, ONE_EACH) {
            // A name alone says too little to stop a mail.
            Err(_) if !known => None,
            own => own?,
        };
        Ok(self.shelf.found(own))
    }
}

/// Records side by side.
#[derive(Default)]
struct Shelf {
    files: Vec<PathBuf>,
    records: Vec<Record>,
    /// Who stands in which.
    directory: Directory,
}

impl Shelf {
    fn new(known: Vec<Known>, settings: &Settings) -> Self {
        let (files, mut records): (Vec<_>, Vec<_>) = known.into_iter().unzip();
        for record in &mut records {
            introduce(record, settings);
        }
        Self { files, records, directory: Directory::default() }
    }

    /// The record of whom a mail is for; an error with this help if it may be one of several.
    fn choose(&self, addressee: &Addressee, help: &str) -> Result<Option<usize>, Failure> {
        let mut matching = self.directory.choose(addressee, &self.records);
        if matching.len() > 1 && !addressee.to.is_empty() {
            // Of several whose addresses it goes to, it is the one it greets.
            let greeted = Addressee { to: Vec::new(), greeting: addressee.greeting.clone() };
            let greeted = self.directory.choose(&greeted, &self.records);
            if let [one] = greeted[..]
                && matching.contains(&one)
            {
                matching = greeted;
            }
        }
        if let [_, _, ..] = matching.as_slice() {
            let mut names: Vec<String> =
                matching.iter().take(MOST_NAMED).map(|&at| self.files[at].display().to_string()).collect();
            if matching.len() > MOST_NAMED {
                names.push(format!("and {} more", matching.len() - MOST_NAMED));
            }
            let by_address =
                matching.iter().all(|&at| addressee.to.iter().any(|to| self.records[at].is_for(&to.address)));
            let who = if by_address { addresses(addressee) } else { format!("`{}`", addressee.greeting.trim()) };
            let message = format!("several records are for {who}: {}", names.join(", "));
            return Err(Failure::new(message, help));
        }
        Ok(matching.first().copied())
    }

    /// The place of a file's record, whatever path the file is named by.
    fn position(&self, file: &Path) -> Option<usize> {
        let whole = |path: &Path| fs::canonicalize(path).ok();
        let full = whole(file);
        self.files.iter().position(|other| other.file_name() == file.file_name() && whole(other) == full)
    }

    /// These records, for a draft that is about one of them or none.
    fn found(&self, own: Option<usize>) -> Found<'_> {
        let own = own.map(|at| (at, Cow::from(self.files[at].as_path())));
        Found { records: Cow::from(&self.records), own }
    }

    /// These records and that of a draft's own, which lies elsewhere.
    fn with(&self, file: PathBuf, record: Record) -> Found<'_> {
        let records = self.records.iter().cloned().chain([record]).collect();
        Found { records, own: Some((self.records.len(), Cow::from(file))) }
    }

    /// These records but one, for a draft that is about none of them.
    fn without(&self, left_out: Option<usize>) -> Found<'_> {
        let mut found = self.found(None);
        if let Some(at) = left_out {
            found.records.to_mut().remove(at);
        }
        found
    }
}

/// Says who writes, where a record leaves it to the settings.
fn introduce(record: &mut Record, settings: &Settings) {
    let Candidate { name, email } = &settings.config.candidate;
    let own = &mut record.candidate;
    own.name = own.name.take().or_else(|| name.clone());
    own.email = own.email.take().or_else(|| email.clone());
}

/// The record that lies beside a draft: `<draft>.toml` or `interview.toml`.
fn beside(path: &Path, style: &Style) -> Result<Option<Known>, Failure> {
    if path.as_os_str() == "-" {
        return Ok(None);
    }
    let mut whole = path.as_os_str().to_owned();
    whole.push(".toml");
    let candidates = [path.with_extension("toml"), PathBuf::from(whole), path.with_file_name("interview.toml")];
    for candidate in candidates {
        if candidate != path && candidate.is_file() {
            let record = record(&candidate, style)?;
            return Ok(Some((candidate, record)));
        }
    }
    Ok(None)
}

/// A record from its file.
pub(super) fn record(path: &Path, style: &Style) -> Result<Record, Failure> {
    parse(path, &load::text(path, "record")?, style)
}

/// A record from its text.
pub(super) fn parse(path: &Path, text: &str, style: &Style) -> Result<Record, Failure> {
    Record::parse(text).map_err(|RecordError { message, span, help }| {
        load::mistake(path, text, &message, span, help.as_deref().unwrap_or(HELP), style)
    })
}

/// Whether a file is a card or an invitation by its name.
pub(super) fn is_importable(path: &Path) -> bool {
    import::is_importable(&path.to_string_lossy())
}

/// A record made of cards and invitations.
pub(super) fn import(paths: &[&PathBuf], me: &Candidate) -> Result<Imported, Failure> {
    let mut files = Vec::new();
    for path in paths {
        files.push((path.display().to_string(), load::bytes(path)?));
    }
    import_bytes(&files, me)
}

/// A record made of the bytes of cards and invitations.
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

/// The addresses a draft goes to, also as a copy.
pub(super) fn recipients(draft: &Draft) -> Vec<String> {
    let recipients = draft.addresses(&[HeaderName::To, HeaderName::Cc, HeaderName::Bcc]);
    recipients.map(|to| to.address.to_owned()).collect()
}

/// The addresses in a list of recipients.
pub(super) fn addresses_of(list: &str) -> impl Iterator<Item = String> + '_ {
    let words = list.split([',', ';', ':', '<', '>', '(', ')', ' ', '\n', '\t', '"']);
    words.filter(|word| word.contains('@')).map(str::to_owned)
}
