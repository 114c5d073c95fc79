//! Finds the settings for each draft: the file that was named, or else the nearest one.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use etcetera::BaseStrategy;

use super::globs::plain;
use super::{InForce, Selection, Settings};
use crate::cli::Failure;
use crate::cli::args::SettingsArgs;

/// The name of settings files.
pub(in crate::cli) const NAME: &str = "followup-lint.toml";

/// What is in force for many drafts, with each settings file read once.
pub(in crate::cli) struct Nearest {
    /// The working folder.
    here: PathBuf,
    options: SettingsArgs,
    /// The nearest file of each folder.
    folders: BTreeMap<PathBuf, Option<PathBuf>>,
    read: BTreeMap<Option<PathBuf>, Result<Arc<Settings>, Failure>>,
    /// Everything that is in force for a draft.
    in_force: Vec<InForce>,
}

impl Nearest {
    pub(in crate::cli) fn new(options: &SettingsArgs) -> Self {
        let here = std::env::current_dir().unwrap_or_default();
        Self { here, options: options.clone(), folders: BTreeMap::new(), read: BTreeMap::new(), in_force: Vec::new() }
    }

    /// The number of what is in force for a draft, and whether it is to be checked.
    pub(in crate::cli) fn of(&mut self, draft: &Path) -> Result<(usize, Selection), Failure> {
        let path = plain(&self.here.join(draft));
        let settings = self.settings(&path)?;
        let selection = settings.select(&path);
        let found = InForce::new(settings, &path);
        let known = self.in_force.iter().position(|known| known.is_same(&found));
        let number = known.unwrap_or_else(|| {
            self.in_force.push(found);
            self.in_force.len() - 1
        });
        Ok((number, selection))
    }

    /// What is in force by its number.
    pub(in crate::cli) fn in_force(&self, number: usize) -> &InForce {
        &self.in_force[number]
    }

    /// Every settings file that was read.
    pub(in crate::cli) fn paths(&self) -> impl Iterator<Item = &Path> {
        self.read.values().flatten().flat_map(|settings| settings.paths())
    }

    /// The settings for a path: in its folder or one above, else the user's own.
    fn settings(&mut self, path: &Path) -> Result<Arc<Settings>, Failure> {
        let file = match &self.options {
            SettingsArgs { no_config: true, .. } => None,
            SettingsArgs { config: Some(file), .. } => Some(file.clone()),
            _ => self.nearest(path.parent().unwrap_or(path)),
        };
        let read = || Settings::read(file.clone()).map(Arc::new);
        self.read.entry(file.clone()).or_insert_with(read).clone()
    }

    fn nearest(&mut self, folder: &Path) -> Option<PathBuf> {
        if let Some(known) = self.folders.get(folder) {
            return known.clone();
        }
        let own = folder.join(NAME);
        let found = if own.is_file() {
            // A path is shown as it is shortest.
            Some(own.strip_prefix(&self.here).map(Path::to_owned).unwrap_or(own))
        } else {
            folder.parent().map_or_else(users_own, |above| self.nearest(above))
        };
        self.folders.insert(folder.to_owned(), found.clone());
        found
    }
}

/// The user's own settings: `~/.config/followup-lint/config.toml`, on Windows in `%APPDATA%`.
fn users_own() -> Option<PathBuf> {
    let folder = etcetera::choose_base_strategy().ok()?.config_dir();
    Some(folder.join("followup-lint").join("config.toml")).filter(|path| path.is_file())
}
