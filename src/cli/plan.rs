//! What a run needs, decided once: before the first mail is read.

use std::fs;
use std::path::{Path, PathBuf};

use jiff::Zoned;
use jiff::tz::TimeZone;
use toml::Spanned;

use super::args::Args;
use super::console::Console;
use super::find::Drafts;
use super::levels::LevelArgs;
use super::load::is_standard;
use super::records::Records;
use super::settings::Settings;
use super::{Failure, find, letters, save};
use crate::diagnostic::Safety;
use crate::draft;
use crate::engine::Engine;
use crate::language::{Languages, Preference};
use crate::mistake::Mistake;
use crate::record::Kind;

/// Mails, and everything it takes to check them.
pub(super) struct Plan {
    /// The files of the mails; `-` is standard input.
    pub(super) inputs: Vec<PathBuf>,
    /// Why some folders could not be searched.
    pub(super) unsearched: Vec<Failure>,
    /// The file for the report, if it is not standard output, and whether it may be overwritten.
    pub(super) output: Option<PathBuf>,
    pub(super) force: bool,
    /// The name to use for standard input, if one was given.
    pub(super) stdin: Option<PathBuf>,
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
    /// The name of an input, which its record is found by.
    pub(super) fn name<'a>(&'a self, input: &'a Path) -> &'a Path {
        self.stdin.as_deref().filter(|_| is_standard(input)).unwrap_or(input)
    }

    /// The plan for checking drafts.
    pub(super) fn to_check(args: &Args, console: Console) -> Result<Self, Failure> {
        let settings = Settings::load(&args.settings)?;
        if let Some(path) = settings.path.as_ref().filter(|_| args.verbose) {
            console.note(&format!("settings {}", path.display()));
        }
        let Args { lang, kind, template, output, levels, .. } = args;
        let messages = output.messages.as_deref();
        let given = Given { lang: lang.as_deref(), kind: *kind, template: *template, messages, levels: Some(levels) };
        let engine = engine(&settings, &given)?;
        let records = records(&args.record, &settings, console)?;
        let now = args.now.as_deref().map(time_of_sending).transpose()?;
        let safety = if args.unsafe_fixes { Safety::Unsafe } else { Safety::Safe };
        let repair = match (args.fix, args.diff) {
            (true, _) => Some(Repair::Write(safety)),
            (_, true) => Some(Repair::Show(safety)),
            _ => None,
        };
        if args.drafts.is_empty() && args.files_from.is_none() {
            return Err(Failure::new("no draft is named", "name a draft or a folder, or use `-` for standard input"));
        }
        let mut named = args.drafts.clone();
        if let Some(list) = &args.files_from {
            if is_standard(list) && named.iter().any(|path| is_standard(path)) {
                let message = "standard input is both a draft and a list of drafts";
                return Err(Failure::new(message, "name a file for one of them"));
            }
            named.extend(find::listed(list)?);
        }
        if args.stdin_filename.is_some() && !named.iter().any(|path| is_standard(path)) {
            let message = "`--stdin-filename` names a draft on standard input, and none of the drafts is `-`";
            return Err(Failure::new(message, "add `-`, or leave the option out"));
        }
        let (inputs, unsearched) = drafts(&named, *template, console);
        let output = args.output_file.clone().filter(|path| !is_standard(path));
        if let Some(output) = &output {
            save::may_create(output, args.force)?;
            let read = inputs.iter().chain(&args.files_from).chain(&args.record).chain(&settings.path);
            not_read(output, read)?;
        }
        let stdin = args.stdin_filename.clone();
        Ok(Self {
            inputs,
            unsearched,
            output,
            force: args.force,
            stdin,
            engine,
            records,
            now,
            repair,
            console,
            verbose: args.verbose,
        })
    }

    /// The plan for comparing letters.
    pub(super) fn to_compare(args: &letters::Args, console: Console) -> Result<Self, Failure> {
        let settings = Settings::load(&args.settings)?;
        let messages = args.output.messages.as_deref();
        let engine = engine(&settings, &Given { messages, levels: Some(&args.levels), ..Given::default() })?;
        let records = records(&args.record, &settings, console)?;
        let (inputs, unsearched) = drafts(&args.files, false, console);
        Ok(Self {
            inputs,
            unsearched,
            engine,
            output: None,
            force: false,
            stdin: None,
            records,
            now: None,
            repair: None,
            console,
            verbose: false,
        })
    }
}

/// A failure if the report would take the place of a file that is read.
fn not_read<'a>(output: &Path, mut read: impl Iterator<Item = &'a PathBuf>) -> Result<(), Failure> {
    let target = fs::canonicalize(output).ok();
    let same = |path: &&PathBuf| target.is_some() && fs::canonicalize(path).ok() == target;
    read.find(same).map_or(Ok(()), |path| {
        let message = format!("the report would overwrite {}, which is read; nothing was changed", path.display());
        Err(Failure::new(message, "write it to another file"))
    })
}

/// The drafts that paths name, and why some folders could not be searched.
fn drafts(paths: &[PathBuf], templates: bool, console: Console) -> (Vec<PathBuf>, Vec<Failure>) {
    let found = find::drafts(paths, templates);
    if !found.skipped.is_empty() && !console.quiet {
        console.note(&find::skipped(&found));
    }
    let Drafts { files, failures, .. } = found;
    (files, failures)
}

/// What the command line says about how to read mails; it overrides the settings.
#[derive(Default)]
pub(super) struct Given<'a> {
    lang: Option<&'a str>,
    kind: Option<Kind>,
    template: bool,
    messages: Option<&'a str>,
    levels: Option<&'a LevelArgs>,
}

/// The engine that the settings and the command line ask for.
pub(super) fn engine(settings: &Settings, given: &Given) -> Result<Engine, Failure> {
    let config = &settings.config;
    let mut languages = Languages::with(Vec::new())?;
    let known = |tag: &str| languages.known(tag);
    let preference = match chosen(settings, given.lang, config.language.as_ref(), known)? {
        Some(locale) if given.lang.is_some() => Preference::Fixed(locale),
        Some(locale) => Preference::Usual(locale),
        None => Preference::None,
    };
    let catalog = |code: &str| languages.messages(code);
    let messages = chosen(settings, given.messages, config.messages.as_ref(), catalog)?;
    settings.add_tables(languages.preferred_mut(preference))?;
    let mut levels = config.levels().map_err(|error| settings.failure(error))?;
    given.levels.map_or(Ok(()), |given| given.add_to(&mut levels))?;
    let (kind, template) = (given.kind, given.template);
    let mut engine = Engine { preference, levels, kind, template, messages, ..Engine::new(languages) };
    config.words.iter().for_each(|words| engine.add_words(words));
    Ok(engine)
}

/// What is called so by the command line, or else by the settings.
fn chosen<T>(
    settings: &Settings,
    given: Option<&str>,
    configured: Option<&Spanned<String>>,
    find: impl Fn(&str) -> Result<T, Mistake>,
) -> Result<Option<T>, Failure> {
    Ok(match (given, configured) {
        (Some(name), _) => Some(find(name)?),
        (None, Some(name)) => Some(find(name.as_ref()).map_err(|mistake| settings.failure(mistake.at(name.span())))?),
        (None, None) => None,
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
