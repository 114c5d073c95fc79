//! The settings file, and the tables that it names.

use std::path::{Path, PathBuf};

use super::args::SettingsArgs;
use super::{Failure, load, reason};
use crate::config::Config;
use crate::language::Language;
use crate::mistake::{Mistake, nearest};

/// Settings, with the folder that their paths start from.
pub(super) struct Settings {
    pub(super) path: Option<PathBuf>,
    pub(super) config: Config,
    text: String,
}

impl Settings {
    /// The settings file that was named, or else the nearest one: in this folder or one above, then
    /// the user's own.
    pub(super) fn load(options: &SettingsArgs) -> Result<Self, Failure> {
        let path = match &options.config {
            Some(path) => Some(path.clone()),
            None if options.no_config => None,
            None => find(),
        };
        let Some(path) = path else {
            return Ok(Self { path: None, config: Config::default(), text: String::new() });
        };
        let text = load::text(&path, "settings")?;
        let config = Config::parse(&text).map_err(|error| failure(&path, &text, error))?;
        Ok(Self { path: Some(path), config, text })
    }

    /// A mistake in these settings.
    pub(super) fn failure(&self, mistake: Mistake) -> Failure {
        failure(self.path.as_deref().unwrap_or(Path::new("settings")), &self.text, mistake)
    }

    /// The records folder, if they name one.
    pub(super) fn records(&self) -> Option<PathBuf> {
        self.config.records.as_deref().map(|folder| self.resolve(folder))
    }

    /// A path of the settings, from the folder they lie in.
    fn resolve(&self, path: &str) -> PathBuf {
        self.path.as_deref().and_then(Path::parent).unwrap_or(Path::new("")).join(path)
    }

    /// Adds the user's own phrase tables to a language.
    pub(super) fn add_tables(&self, language: &mut Language) -> Result<(), Failure> {
        for table in &self.config.tables {
            let path = self.resolve(table.as_ref());
            let rule = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            if !language.phrase_tables().any(|name| name == rule) {
                let names: Vec<&str> = language.phrase_tables().collect();
                let hint = nearest(&rule, names.iter().copied()).map(|name| format!(": did you mean `{name}.toml`?"));
                let mistake = Mistake::new(format!("no rule reads a table named `{rule}.toml`")).at(table.span());
                let help = format!("tables are named after {}{}", names.join(", "), hint.unwrap_or_default());
                return Err(self.failure(mistake.help(help)));
            }
            let text = load::read_text(&path).map_err(|error| {
                let message = format!("cannot read the table {}: {}", path.display(), reason(&error));
                self.failure(Mistake::new(message).at(table.span()))
            })?;
            language.add_table(&rule, &text).map_err(|mistake| load::mistake(&path, &text, mistake, TABLE_HELP))?;
        }
        Ok(())
    }
}

const TABLE_HELP: &str = "rules/README.md describes tables and patterns";

fn failure(path: &Path, text: &str, mistake: Mistake) -> Failure {
    load::mistake(path, text, mistake, "")
}

fn find() -> Option<PathBuf> {
    let here = std::env::current_dir().ok()?;
    let near = here.ancestors().map(|folder| folder.join("followup-lint.toml")).find(|path| path.is_file());
    let near = near.map(|path| path.strip_prefix(&here).map(Path::to_owned).unwrap_or(path));
    let home = || {
        let config = std::env::var_os("XDG_CONFIG_HOME").map(PathBuf::from);
        let config = config.or_else(|| Some(PathBuf::from(std::env::var_os("HOME")?).join(".config")))?;
        Some(config.join("followup-lint").join("config.toml")).filter(|path| path.is_file())
    };
    near.or_else(home)
}
