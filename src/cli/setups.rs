//! What drafts are checked with: an engine and records for each of the distinct settings.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::args::Args;
use super::baselines::{Baselines, Sieve};
use super::cache::Key;
use super::console::{Console, Once};
use super::letters;
use super::levels::LevelArgs;
use super::records::Records;
use super::settings::{InForce, Nearest, Settings};
use super::{Failure, endings, load};
use crate::draft::Draft;
use crate::engine::Engine;
use crate::language::{Languages, Preference};
use crate::record::Kind;

/// What some drafts are checked with.
pub(super) struct Setup {
    pub(super) engine: Engine,
    /// Whether they are templates, where that is said.
    pub(super) template: Option<bool>,
    pub(super) records: Arc<Records>,
    /// The number of their baseline.
    pub(super) baseline: Option<usize>,
    /// The nearest settings file.
    pub(super) settings: Option<PathBuf>,
    /// All that decides what is found in a draft but the draft itself, if results are kept.
    pub(super) key: Option<Key>,
}

impl Setup {
    /// The mails of a file, read one after the other.
    pub(super) fn mails<'a>(
        &'a self,
        path: &'a Path,
        bytes: &'a [u8],
    ) -> Result<impl ExactSizeIterator<Item = load::Mail> + use<'a>, Failure> {
        let template = self.template.unwrap_or_else(|| endings::is_template(path));
        let mails = load::mails(path, bytes, self.engine.languages.formulas())?;
        let read = move |(draft, warning): (Draft, _)| (if template { draft.into_template() } else { draft }, warning);
        Ok(mails.map(move |mail| mail.map(read)))
    }

    /// What sorts out the known findings of a draft.
    pub(super) fn sieve(&self, path: &Path, baselines: &Baselines) -> Option<Sieve> {
        self.baseline.filter(|_| !load::is_standard(path)).map(|number| baselines.sieve(number, path))
    }
}

/// A draft, and the number of what it is checked with.
pub(super) struct Input {
    /// `-` is standard input.
    pub(super) path: PathBuf,
    pub(super) setup: usize,
}

/// What the command line says about how to read mails; it overrides the settings.
#[derive(Debug, Default)]
pub(super) struct Given<'a> {
    lang: Option<&'a str>,
    kind: Option<Kind>,
    pub(super) template: bool,
    messages: Option<&'a str>,
    levels: Option<&'a LevelArgs>,
    records: &'a [PathBuf],
    baseline: Option<&'a Path>,
    caches: bool,
}

impl<'a> From<&'a Args> for Given<'a> {
    fn from(args: &'a Args) -> Self {
        let Args { lang, kind, template, output, levels, record, baseline, cache, .. } = args;
        Self {
            lang: lang.as_deref(),
            kind: *kind,
            template: *template,
            messages: output.messages.as_deref(),
            levels: Some(levels),
            records: record,
            baseline: baseline.as_deref(),
            caches: cache.is_some(),
        }
    }
}

impl<'a> From<&'a letters::Args> for Given<'a> {
    fn from(args: &'a letters::Args) -> Self {
        let letters::Args { output, levels, record, .. } = args;
        Self { messages: output.messages.as_deref(), levels: Some(levels), records: record, ..Self::default() }
    }
}

/// The setups of drafts, each for the number of what is in force. Drafts that cannot be checked are left
/// out, and each reason for that is given once.
pub(super) fn set_up(
    drafts: Vec<(PathBuf, usize)>,
    nearest: &Nearest,
    given: &Given,
    baselines: &mut Baselines,
    console: Console,
) -> (Vec<Input>, Vec<Setup>, Vec<Failure>) {
    let (mut inputs, mut setups, mut failures) = (Vec::new(), Vec::new(), Vec::new());
    let mut numbers: Vec<(usize, Option<usize>)> = Vec::new();
    let mut shelves = match Shelves::new() {
        Ok(shelves) => shelves,
        Err(failure) => return (inputs, setups, vec![failure]),
    };
    for (path, in_force) in drafts {
        let known = numbers.iter().find(|(known, _)| *known == in_force).map(|(_, setup)| *setup);
        let setup = known.unwrap_or_else(|| {
            let setup = shelves.setup(nearest.in_force(in_force), given, baselines, console);
            let number = setup.map(|setup| {
                setups.push(setup);
                setups.len() - 1
            });
            let number = number.map_err(|failure| add(&mut failures, failure)).ok();
            numbers.push((in_force, number));
            number
        });
        inputs.extend(setup.map(|setup| Input { path, setup }));
    }
    (inputs, setups, failures)
}

/// Adds a failure that is not known yet.
pub(super) fn add(failures: &mut Vec<Failure>, failure: Failure) {
    if !failures.contains(&failure) {
        failures.push(failure);
    }
}

/// What setups have in common.
pub(super) struct Shelves {
    shared: SharedLanguages,
    /// The records for each of the settings.
    known: Vec<(Arc<Settings>, Arc<Records>)>,
    said: Once,
}

impl Shelves {
    pub(super) fn new() -> Result<Self, Failure> {
        let shared = SharedLanguages::of(Languages::with(Vec::new())?);
        Ok(Self { shared, known: Vec::new(), said: Once::default() })
    }

    /// The same without all that was read from files.
    #[cfg(feature = "lsp")]
    pub(super) fn forget(&mut self) {
        self.shared.special.clear();
        self.known.clear();
    }

    pub(super) fn setup(
        &mut self,
        in_force: &InForce,
        given: &Given,
        baselines: &mut Baselines,
        console: Console,
    ) -> Result<Setup, Failure> {
        let engine = self.shared.engine(in_force, given)?;
        let template = given.template.then_some(true).or(in_force.template());
        let settings = &in_force.settings;
        let records = self.records(settings, given.records, console)?;
        let baseline = given.baseline.map(Path::to_owned).or_else(|| settings.baseline());
        let baseline = baseline.map(|path| baselines.add(&path)).transpose()?;
        let key = given.caches.then(|| key(in_force, given)).transpose()?;
        Ok(Setup { engine, template, records, baseline, settings: settings.paths().next().map(Into::into), key })
    }

    /// The records that the command line or the settings name.
    fn records(
        &mut self,
        settings: &Arc<Settings>,
        named: &[PathBuf],
        console: Console,
    ) -> Result<Arc<Records>, Failure> {
        if let Some((_, known)) = self.known.iter().find(|(known, _)| Arc::ptr_eq(known, settings)) {
            return Ok(Arc::clone(known));
        }
        let (records, left) = Records::new(named, settings)?;
        left.into_iter().filter(|_| !console.quiet).for_each(|line| self.said.note(console, line));
        let records = Arc::new(records);
        self.known.push((Arc::clone(settings), Arc::clone(&records)));
        Ok(records)
    }
}

/// The key of what the settings and the command line ask for.
fn key(in_force: &InForce, given: &Given) -> Result<Key, Failure> {
    let mut key = Key::default().and_debug(&(in_force, given));
    for table in in_force.settings.tables() {
        key = key.and(load::text(&table, "table")?.as_bytes());
    }
    Ok(key)
}

/// The engine that the settings and the command line ask for.
pub(super) fn engine(in_force: &InForce, given: &Given) -> Result<Engine, Failure> {
    Languages::with(Vec::new())
        .map_err(Failure::from)
        .and_then(|plain| SharedLanguages::of(plain).engine(in_force, given))
}

/// Languages, which take time to set up and are shared wherever settings add the same to them.
struct SharedLanguages {
    plain: Arc<Languages>,
    special: Vec<((Additions, Preference), Arc<Languages>)>,
}

/// Tables, and a pattern of placeholders.
type Additions = (Vec<PathBuf>, Option<String>);

impl SharedLanguages {
    fn of(plain: Languages) -> Self {
        Self { plain: Arc::new(plain), special: Vec::new() }
    }

    fn engine(&mut self, in_force: &InForce, given: &Given) -> Result<Engine, Failure> {
        let known = |tag: &str| self.plain.known(tag);
        let preference = match (given.lang, in_force.language(known)) {
            (Some(tag), _) => Preference::Fixed(known(tag)?),
            (None, usual) => usual?.map_or(Preference::None, Preference::Usual),
        };
        let catalog = |code: &str| self.plain.messages(code);
        let messages = match given.messages {
            Some(code) => Some(catalog(code)?),
            None => in_force.settings.messages(catalog)?,
        };
        let languages = self.languages(&in_force.settings, preference)?;
        let mut levels = in_force.levels()?;
        given.levels.map_or(Ok(()), |given| given.add_to(&mut levels))?;
        let kind = given.kind.or(in_force.kind());
        let mut engine = Engine { preference, levels, kind, messages, ..Engine::sharing(languages) };
        engine.slots = in_force.slots();
        in_force.words().for_each(|words| engine.add_words(words));
        Ok(engine)
    }

    /// The languages with the tables and the placeholders of some settings.
    fn languages(&mut self, settings: &Settings, preference: Preference) -> Result<Arc<Languages>, Failure> {
        let own = (settings.tables(), settings.slot_pattern(|pattern| Ok(pattern.to_owned()))?);
        if own.0.is_empty() && own.1.is_none() {
            return Ok(Arc::clone(&self.plain));
        }
        let key = (own, preference);
        if let Some((_, known)) = self.special.iter().find(|(known, _)| *known == key) {
            return Ok(Arc::clone(known));
        }
        let mut languages = Languages::with(Vec::new())?;
        settings.add_tables(languages.preferred_mut(preference))?;
        if let Some(pattern) = settings.slot_pattern(Languages::slot_pattern)? {
            languages.find_slots_by(pattern);
        }
        let languages = Arc::new(languages);
        self.special.push((key, Arc::clone(&languages)));
        Ok(languages)
    }
}
