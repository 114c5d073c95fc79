//! Which record belongs to a draft: the one named, the one beside it, or one of the records folder.

use std::fs;
use std::path::{Path, PathBuf};
use std::thread;

use super::load::{self, Settings};
use super::{Failure, reason, tell};
use crate::draft::{Draft, HeaderName, PartKind};
use crate::language;
use crate::record::choose::{self, Addressee, Destination, Directory};
use crate::record::import::{self, Imported};
use crate::record::{Candidate, Record, RecordError};
use crate::report::Style;

const HELP: &str = "the README's section \"The interview record\" shows every key";

/// So many records are worth a second thread.
const MANY: usize = 200;
/// So many records of an ambiguity are named; the rest is counted.
const MOST_NAMED: usize = 8;
/// So many broken records are shown; the rest is counted.
const SHOWN: usize = 5;

/// A record and the file it is from.
type Known = (PathBuf, Record);

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

    /// What is known of the interview whose interviewers have one of these addresses, and of others.
    pub(super) fn addressed(&mut self, to: Vec<String>) -> Result<Found<'_>, Failure> {
        let folder = opened(&mut self.folder, self.settings, self.style)?;
        let to = to.into_iter().map(|address| Destination { address, ..Destination::default() }).collect();
        let own = folder.choose(&Addressee { to, greeting: String::new() })?;
        Ok(folder.split(own))
    }

    /// What is known of the interview a draft is about, and of others.
    pub(super) fn find(&mut self, path: &Path, draft: &Draft) -> Result<Found<'_>, Failure> {
        if let Some(given) = &mut self.given {
            let own = if given.records.len() == 1 { Some(0) } else { given.choose(&addressee(draft))? };
            return Ok(given.split(own));
        }
        let folder = opened(&mut self.folder, self.settings, self.style)?;
        let Some((file, mut record)) = beside(path, self.beside.take(), self.style)? else {
            let own = folder.choose(&addressee(draft))?;
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

    /// The record of whom a mail is for; an error if it may be one of several.
    fn choose(&mut self, addressee: &Addressee) -> Result<Option<usize>, Failure> {
        self.settle();
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
            let message = format!("several records are for {who}: {}", names.join(", "));
            return Err(Failure::new(message, "say which with --record"));
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
    let known = match &settings.config.records {
        Some(folder) => all_of(&settings.resolve(folder), style)?,
        None => Vec::new(),
    };
    Ok(shelf.insert(Shelf::new(known, settings)))
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

/// All records of a folder, in the order of their names. Every broken one is told.
fn all_of(folder: &Path, style: &Style) -> Result<Vec<Known>, Failure> {
    let entries = fs::read_dir(folder).map_err(|error| {
        Failure::new(
            format!("cannot read the records folder {}: {}", folder.display(), reason(&error)),
            "check `records` in the settings",
        )
    })?;
    let mut paths: Vec<PathBuf> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "toml"));
    // All lie in one folder: there is no need to take each path apart.
    paths.sort_unstable_by(|one, other| one.as_os_str().cmp(other.as_os_str()));
    let read = |paths: &[PathBuf]| -> Vec<Result<Known, Failure>> {
        paths.iter().map(|path| record(path, style).map(|record| (path.clone(), record))).collect()
    };
    let threads = if paths.len() < MANY { 1 } else { thread::available_parallelism().map_or(1, usize::from).min(8) };
    let mut results = Vec::with_capacity(paths.len());
    thread::scope(|scope| {
        let chunks: Vec<&[PathBuf]> = paths.chunks(paths.len().div_ceil(threads).max(1)).collect();
        let workers: Vec<_> = chunks.iter().skip(1).map(|chunk| scope.spawn(|| read(chunk))).collect();
        results.extend(chunks.first().map(|chunk| read(chunk)).unwrap_or_default());
        for worker in workers {
            results.extend(worker.join().unwrap_or_default());
        }
    });
    let (records, broken): (Vec<_>, Vec<_>) = results.into_iter().partition(Result::is_ok);
    let mut failures = broken.into_iter().filter_map(Result::err);
    let Some(mut failure) = failures.next() else {
        return Ok(records.into_iter().filter_map(Result::ok).collect());
    };
    let mut further = 0;
    for (number, Failure(message)) in (1..).zip(failures) {
        if number < SHOWN {
            failure.0.extend(message);
        } else {
            further += 1;
        }
    }
    if further > 0 {
        failure.0.extend(format!("error: {further} more records of {} are broken\n", folder.display()).bytes());
    }
    Err(failure)
}

/// A record from its file.
fn record(path: &Path, style: &Style) -> Result<Record, Failure> {
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
