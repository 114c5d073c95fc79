//! The settings of a run: which files they are in, and what is in force for a draft.

mod file;
mod globs;
mod nearest;
mod show;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use toml::Spanned;

use super::args::SettingsArgs;
use super::{Failure, load, reason};
use crate::language::Language;
use crate::levels::Levels;
use crate::mistake::{Mistake, nearest as nearest_name};
use crate::record::{Candidate, Kind};
use file::{Said, SettingsFile};
pub(super) use globs::absolute;
pub(super) use nearest::{NAME, Nearest};
pub(super) use show::{Args, show};

/// A settings file and those that it extends; none if there is no settings file.
#[derive(Debug, Default)]
pub(super) struct Settings {
    /// The file that is extended comes first.
    files: Vec<SettingsFile>,
}

/// Whether a draft is to be checked.
pub(super) enum Selection {
    /// Nothing is said of it.
    Open,
    /// It is one of the files to check, whatever its ending.
    Included,
    /// It is none of them.
    NotIncluded,
    /// This pattern excludes it.
    Excluded(String),
}

impl Selection {
    /// Why a draft is not to be checked, though it was named.
    pub(super) fn refusal(&self) -> Option<String> {
        match self {
            Self::Open | Self::Included => None,
            Self::NotIncluded => Some("matches no pattern of `include`".into()),
            Self::Excluded(pattern) => Some(format!("is excluded by `{pattern}`")),
        }
    }
}

impl Settings {
    /// What is in force for what is no file, such as a mail that is being sent: those for the working folder.
    pub(super) fn here(options: &SettingsArgs) -> Result<InForce, Failure> {
        let mut nearest = Nearest::new(options);
        let (number, _) = nearest.of(Path::new("-"))?;
        Ok(nearest.in_force(number).clone())
    }

    pub(super) fn read(path: Option<PathBuf>) -> Result<Self, Failure> {
        Ok(Self { files: path.map(SettingsFile::chain).transpose()?.unwrap_or_default() })
    }

    /// Settings in TOML, whose paths are relative to the working folder. In errors, they have this name.
    pub(super) fn parse(name: &str, text: &str) -> Result<Self, Failure> {
        Ok(Self { files: SettingsFile::chain_from(name.into(), text.to_owned())? })
    }

    /// The paths of their files, the nearest first.
    pub(super) fn paths(&self) -> impl Iterator<Item = &Path> {
        self.files.iter().rev().map(|file| file.path.as_path())
    }

    /// What the nearest file says that says anything.
    fn said<T>(&self, said: impl Fn(&SettingsFile) -> Option<&T>) -> Option<(&SettingsFile, &T)> {
        self.files.iter().rev().find_map(|file| Some((file, said(file)?)))
    }

    /// The path that a key gives.
    fn named(&self, key: impl Fn(&SettingsFile) -> Option<&Spanned<String>>) -> Option<PathBuf> {
        self.said(key).map(|(file, path)| file.resolve(path.as_ref()))
    }

    /// The records folder, if they name one.
    pub(super) fn records(&self) -> Option<PathBuf> {
        self.named(|file| file.config.records.as_ref())
    }

    /// The file of known findings, if they name one.
    pub(super) fn baseline(&self) -> Option<PathBuf> {
        self.named(|file| file.config.baseline.as_ref())
    }

    /// The person who writes, for records that do not say.
    pub(super) fn candidate(&self) -> Candidate {
        let said = self.said(|file| file.config.candidate.as_ref());
        said.map(|(_, candidate)| candidate.as_ref().clone()).unwrap_or_default()
    }

    /// What `find` finds by the name of the language of the findings.
    pub(super) fn messages<T>(&self, find: impl Fn(&str) -> Result<T, Mistake>) -> Result<Option<T>, Failure> {
        self.said(|file| file.config.messages.as_ref()).map(|(file, code)| found(file, code, find)).transpose()
    }

    /// What `find` makes of the pattern for placeholders.
    pub(super) fn slot_pattern<T>(&self, find: impl Fn(&str) -> Result<T, Mistake>) -> Result<Option<T>, Failure> {
        self.said(|file| file.config.slot_pattern.as_ref())
            .map(|(file, pattern)| found(file, pattern, find))
            .transpose()
    }

    /// Whether the draft at a path from the root is to be checked.
    fn select(&self, path: &Path) -> Selection {
        if let Some(pattern) = self.files.iter().find_map(|file| file.excludes(path)) {
            return Selection::Excluded(pattern.to_owned());
        }
        match self.files.iter().filter_map(|file| file.includes(path)).max() {
            None => Selection::Open,
            Some(true) => Selection::Included,
            Some(false) => Selection::NotIncluded,
        }
    }

    /// The files of the user's own phrase tables.
    pub(super) fn tables(&self) -> Vec<PathBuf> {
        let tables = self.files.iter().flat_map(|file| file.config.tables.iter().map(move |table| (file, table)));
        tables.map(|(file, table)| absolute(&file.resolve(table.as_ref()))).collect()
    }

    /// Adds the user's own phrase tables to a language.
    pub(super) fn add_tables(&self, language: &mut Language) -> Result<(), Failure> {
        self.files
            .iter()
            .try_for_each(|file| file.config.tables.iter().try_for_each(|table| add(file, table, language)))
    }
}

/// What is in force for some drafts.
#[derive(Debug, Clone)]
pub(super) struct InForce {
    pub(super) settings: Arc<Settings>,
    /// The `[[files]]` that are about them: the number of the file, and the number in the file.
    entries: Vec<(usize, usize)>,
}

impl InForce {
    /// What is in force for drafts that are in no file.
    pub(super) fn of_all(settings: Settings) -> Self {
        Self { settings: Arc::new(settings), entries: Vec::new() }
    }

    /// What is in force for the draft at a path from the root.
    fn new(settings: Arc<Settings>, path: &Path) -> Self {
        let entries = settings.files.iter().enumerate();
        let entries = entries.flat_map(|(number, file)| file.about(path).map(move |entry| (number, entry))).collect();
        Self { settings, entries }
    }

    /// Whether the same is in force for other drafts.
    fn is_same(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.settings, &other.settings) && self.entries == other.entries
    }

    /// Everything that is said of the drafts; what comes later wins.
    fn said(&self) -> impl DoubleEndedIterator<Item = Said<'_>> {
        let files = &self.settings.files;
        let special = self.entries.iter().filter_map(|&(file, entry)| files[file].entry(entry));
        files.iter().map(SettingsFile::general).chain(special)
    }

    /// Whether the drafts are templates, where that is said.
    pub(super) fn template(&self) -> Option<bool> {
        self.said().rev().find_map(|said| said.manner.template).map(|template| *template.as_ref())
    }

    /// The names of placeholders that templates may have, if there is a list.
    pub(super) fn slots(&self) -> Option<Vec<String>> {
        let mut lists = self.said().filter_map(|said| said.manner.slots).peekable();
        lists.peek()?;
        Some(lists.flatten().map(|slot| slot.as_ref().clone()).collect())
    }

    /// What the mails are for.
    pub(super) fn kind(&self) -> Option<Kind> {
        self.said().rev().find_map(|said| said.manner.kind).map(|kind| *kind.as_ref())
    }

    /// What `find` finds by the name of their language.
    pub(super) fn language<T>(&self, find: impl Fn(&str) -> Result<T, Mistake>) -> Result<Option<T>, Failure> {
        let said = self.said().rev().find_map(|said| Some((said.file, said.manner.language?)));
        said.map(|(file, tag)| found(file, tag, find)).transpose()
    }

    /// Words that are spelled right.
    pub(super) fn words(&self) -> impl Iterator<Item = &str> {
        self.said().flat_map(|said| said.manner.words).map(|words| words.as_ref().as_str())
    }

    /// The levels.
    pub(super) fn levels(&self) -> Result<Levels, Failure> {
        let mut levels = Levels::default();
        for said in self.said() {
            for (selector, level, _) in said.manner.levels().map_err(|mistake| said.file.failure(mistake))? {
                levels.set(selector, level);
            }
        }
        Ok(levels)
    }
}

/// What has this name in a settings file.
fn found<T>(
    file: &SettingsFile,
    name: &Spanned<String>,
    find: impl Fn(&str) -> Result<T, Mistake>,
) -> Result<T, Failure> {
    find(name.as_ref()).map_err(|mistake| file.failure(mistake.at(name.span())))
}

/// Adds a phrase table of the user to a language.
fn add(file: &SettingsFile, table: &Spanned<String>, language: &mut Language) -> Result<(), Failure> {
    let path = file.resolve(table.as_ref());
    let rule = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    if !language.phrase_tables().any(|name| name == rule) {
        let names: Vec<&str> = language.phrase_tables().collect();
        let near = nearest_name(&rule, names.iter().copied()).map(|name| format!(": did you mean `{name}.toml`?"));
        let mistake = Mistake::new(format!("no rule reads a table named `{rule}.toml`")).at(table.span());
        let help = format!("tables are named after {}{}", names.join(", "), near.unwrap_or_default());
        return Err(file.failure(mistake.help(help)));
    }
    let text = load::read_text(&path).map_err(|error| {
        let message = format!("cannot read the table {}: {}", path.display(), reason(&error));
        file.failure(Mistake::new(message).at(table.span()))
    })?;
    language.add_table(&rule, &text).map_err(|mistake| load::mistake(&path, &text, mistake, TABLE_HELP))
}

const TABLE_HELP: &str = "rules/README.md describes tables and patterns";
