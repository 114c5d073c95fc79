//! What a run needs, decided once: before the first mail is read.

use std::path::PathBuf;

use jiff::Zoned;
use jiff::tz::TimeZone;

use super::args::Args;
use super::console::Console;
use super::levels::LevelArgs;
use super::records::Records;
use super::settings::Settings;
use super::{Failure, find, letters};
use crate::config::ConfigError;
use crate::diagnostic::Safety;
use crate::draft;
use crate::engine::Engine;
use crate::language::{Languages, Preference, normalise};
use crate::record::Kind;

/// Mails, and everything it takes to check them.
pub(super) struct Plan {
    /// The files of the mails; `-` is standard input.
    pub(super) inputs: Vec<PathBuf>,
    pub(super) engine: Engine,
    pub(super) records: Records,
    /// The time of sending, if it was given.
    pub(super) now: Option<Zoned>,
    pub(super) repair: Option<Repair>,
    pub(super) console: Console,
    /// Whether to print which record, settings, language and kind were used.
    pub(super) verbose: bool,
}

/// What to do with fixes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Repair {
    /// Write them to the drafts.
    Write(Safety),
    /// Show them.
    Show(Safety),
}

impl Plan {
    /// The plan for checking drafts.
    pub(super) fn to_check(args: &Args, console: Console) -> Result<Self, Failure> {
        let settings = Settings::load(&args.settings)?;
        if let Some(path) = settings.path.as_ref().filter(|_| args.verbose) {
            console.note(&format!("settings {}", path.display()));
        }
        let Args { lang, kind, template, levels, .. } = args;
        let given = Given { lang: lang.as_deref(), kind: *kind, template: *template, levels: Some(levels) };
        let engine = engine(&settings, &given)?;
        let records = records(&args.record, &settings, console)?;
        let now = args.now.as_deref().map(time_of_sending).transpose()?;
        let safety = if args.unsafe_fixes { Safety::Unsafe } else { Safety::Safe };
        let repair = match (args.fix, args.diff) {
            (true, _) => Some(Repair::Write(safety)),
            (_, true) => Some(Repair::Show(safety)),
            _ => None,
        };
        let inputs = find::files(&args.drafts)?;
        Ok(Self { inputs, engine, records, now, repair, console, verbose: args.verbose })
    }

    /// The plan for comparing letters.
    pub(super) fn to_compare(args: &letters::Args, console: Console) -> Result<Self, Failure> {
        let settings = Settings::load(&args.settings)?;
        let engine = engine(&settings, &Given { levels: Some(&args.levels), ..Given::default() })?;
        let records = records(&args.record, &settings, console)?;
        let inputs = find::files(&args.files)?;
        Ok(Self { inputs, engine, records, now: None, repair: None, console, verbose: false })
    }
}

/// What the command line says about how to read mails; it overrides the settings.
#[derive(Default)]
pub(super) struct Given<'a> {
    lang: Option<&'a str>,
    kind: Option<Kind>,
    template: bool,
    levels: Option<&'a LevelArgs>,
}

/// The engine that the settings and the command line ask for.
pub(super) fn engine(settings: &Settings, given: &Given) -> Result<Engine, Failure> {
    let config = &settings.config;
    let configured = config.language.as_ref().filter(|_| given.lang.is_none());
    let mut languages = Languages::embedded();
    let known = |tag: &str| {
        let locale = languages.locale(tag)?;
        languages.tags().any(|known| known.eq_ignore_ascii_case(tag)).then_some(locale)
    };
    let message = |tag: &str| format!("there is no language `{tag}`");
    let help = || format!("languages are {}", languages.tags().collect::<Vec<_>>().join(", "));
    let preference = match (given.lang, configured) {
        (Some(tag), _) => Preference::Fixed(known(tag).ok_or_else(|| Failure::new(message(tag), help()))?),
        (None, Some(tag)) => Preference::Usual(known(tag.as_ref()).ok_or_else(|| {
            let span = Some(tag.span());
            settings.failure(&ConfigError { message: message(tag.as_ref()), span, help: Some(help()) })
        })?),
        (None, None) => Preference::None,
    };
    settings.add_tables(languages.preferred_mut(preference))?;
    let mut levels = config.levels().map_err(|error| settings.failure(&error))?;
    given.levels.map_or(Ok(()), |given| given.add_to(&mut levels))?;
    let words = config.words.iter().flat_map(|word| word.split_whitespace());
    Ok(Engine {
        preference,
        levels,
        kind: given.kind,
        template: given.template,
        words: words.map(|word| normalise(word).to_lowercase()).collect(),
        ..Engine::new(languages)
    })
}

/// The records that the command line or the settings name.
fn records(named: &[PathBuf], settings: &Settings, console: Console) -> Result<Records, Failure> {
    let (records, left) = Records::new(named, settings)?;
    left.iter().filter(|_| !console.quiet).for_each(|line| console.note(line));
    Ok(records)
}

/// The time that `--now` gives.
fn time_of_sending(text: &str) -> Result<Zoned, Failure> {
    draft::moment(text, TimeZone::system()).ok_or_else(|| {
        Failure::new(
            format!("`{text}` is not a date or a time"),
            "write it as --now 2026-11-18, 2026-11-18T09:00 or 2026-11-18T09:00:00+01:00",
        )
    })
}
