//! Which record belongs to a draft: the one named, the one beside it, or one of the records folder.

use std::fs;
use std::path::{Path, PathBuf};

use super::folder::Broken;
use super::load::{self, Settings};
use super::{Failure, folder, tell};
use crate::draft::{Draft, HeaderName, PartKind};
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
    folder: Option<Shelf>,
    /// What lay beside the last draft.
    beside: Option<Known>,
}

/// What is known beside a draft.
#[derive(Default)]
pub(super) struct Found<'a> {
    /// The record, and where it is from.
    pub(super) own: Option<(&'a Path, &'a Record)>,
    /// The candidate's other interviews.
    pub(super) others: &'a [Record],
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
        Ok(Self { settings, style, given, folder: None, beside: None })
    }

    /// What is known of the interview a draft is about, and of others.
    pub(super) fn find(&mut self, path: &Path, draft: &Draft) -> Result<Found<'_>, Failure> {
        if let Some(given) = &mut self.given {
            let own = if given.records.len() == 1 { Some(0) } else { given.choose(&addressee(draft), NAMED)? };
            return Ok(given.split(own));
        }
        let folder = opened(&mut self.folder, self.settings, self.style)?;
        let Some((file, mut record)) = beside(path, self.beside.take(), self.style)? else {
            let own = folder.choose(&addressee(draft), NAMED)?;
            return Ok(folder.split(own));
        };
        // The folder may hold the very same file.
        let whole = |path: &Path| fs::canonicalize(path).ok();
        let full = whole(&file);
        folder.settle();
        let same = folder.files.iter().position(|other| other.file_name() == file.file_name() && whole(other) == full);
        let others = folder.split(same).others;
        let addressee = addressee(draft);
        if !choose::may_be_about(&record, &addressee) {
            tell(Some(&format!(
                "{}: this mail goes to {}, and {} is the record of another interview; it is not used",
                path.display(),
                addresses(&addressee),
                file.display()
            )));
            return Ok(Found { own: None, others });
        }
        introduce(&mut record, self.settings);
        let (file, record) = self.beside.insert((file, record));
        Ok(Found { own: Some((file, record)), others })
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
    pub(super) fn addressed(&mut self, to: Vec<String>, draft: &Draft) -> Result<Found<'_>, Failure> {
        let known = self.knows(&to);
        let to = to.into_iter().map(|address| Destination { address, ..Destination::default() }).collect();
        let addressee = Addressee { to, ..addressee(draft) };
        let own = match self.shelf.choose(&addressee, ONE_EACH) {
            // A name alone says too little to stop a mail.
            Err(_) if !known => None,
            own => own?,
        };
        Ok(self.shelf.split(own))
    }
}

/// Records side by side.
#[derive(Default)]
struct Shelf {
    files: Vec<PathBuf>,
    records: Vec<Record>,
    /// Who stands in which.
    directory: Directory,
    /// Where the last record belongs, if it was taken out of its order.
    out: Option<usize>,
}

impl Shelf {
    fn new(known: Vec<Known>, settings: &Settings) -> Self {
        let (files, mut records): (Vec<_>, Vec<_>) = known.into_iter().unzip();
        for record in &mut records {
            introduce(record, settings);
        }
        Self { files, records, directory: Directory::default(), out: None }
    }

    /// Puts all records into the order of their files.
    fn settle(&mut self) {
        if let Some(at) = self.out.take() {
            self.records[at..].rotate_right(1);
        }
    }

    /// The record of whom a mail is for; an error with this help if it may be one of several.
    fn choose(&mut self, addressee: &Addressee, help: &str) -> Result<Option<usize>, Failure> {
        self.settle();
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

    /// One record, and all others in their order.
    fn split(&mut self, own: Option<usize>) -> Found<'_> {
        self.settle();
        let Some(at) = own else {
            return Found { own: None, others: &self.records };
        };
        self.records[at..].rotate_left(1);
        self.out = Some(at);
        let file = self.files[at].as_path();
        self.records.split_last().map_or_else(Found::default, |(own, others)| Found { own: Some((file, own)), others })
    }
}

/// Says who writes, where a record leaves it to the settings.
fn introduce(record: &mut Record, settings: &Settings) {
    let Candidate { name, email } = &settings.config.candidate;
    let own = &mut record.candidate;
    own.name = own.name.take().or_else(|| name.clone());
    own.email = own.email.take().or_else(|| email.clone());
}

/// The records of the folder that the settings name, read when they are first asked for.
fn opened<'s>(shelf: &'s mut Option<Shelf>, settings: &Settings, style: &Style) -> Result<&'s mut Shelf, Failure> {
    if let Some(shelf) = shelf {
        return Ok(shelf);
    }
    Ok(shelf.insert(Folder::read(settings, style)?.whole()?))
}

/// The record that lies beside a draft: `<draft>.toml` or `interview.toml`. It may be the `last` one
/// that was read.
fn beside(path: &Path, last: Option<Known>, style: &Style) -> Result<Option<Known>, Failure> {
    if path.as_os_str() == "-" {
        return Ok(None);
    }
    let mut whole = path.as_os_str().to_owned();
    whole.push(".toml");
    let candidates = [path.with_extension("toml"), PathBuf::from(whole), path.with_file_name("interview.toml")];
    for candidate in candidates {
        if candidate != path && candidate.is_file() {
            if let Some(last) = last.filter(|(file, _)| *file == candidate) {
                return Ok(Some(last));
            }
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
        office: language::ALL.iter().any(|tables| tables.is_role_address(to.address)),
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
