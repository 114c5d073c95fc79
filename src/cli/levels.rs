//! The level options, in the order in which they were given.

use clap::{ArgMatches, Command, FromArgMatches};

use super::Failure;
use crate::diagnostic::Level;
use crate::levels::Levels;
use crate::mistake::Mistake;

/// The options, one list per level.
#[derive(Debug, clap::Args)]
struct Options {
    /// Turn off a rule, a group, `warnings` or `all`
    #[arg(short = 'A', long, value_name = "RULE", help_heading = "Levels (the last one wins)")]
    allow: Vec<String>,

    /// Make it a note
    #[arg(short = 'N', long, value_name = "RULE", help_heading = "Levels (the last one wins)")]
    note: Vec<String>,

    /// Make it a warning
    #[arg(short = 'W', long, value_name = "RULE", help_heading = "Levels (the last one wins)")]
    warn: Vec<String>,

    /// Make it an error
    #[arg(short = 'D', long, value_name = "RULE", help_heading = "Levels (the last one wins)")]
    deny: Vec<String>,
}

/// Names of rules and groups with their levels, in the order of the command line.
#[derive(Debug, Clone, Default)]
pub(super) struct LevelArgs(Vec<(String, Level)>);

impl LevelArgs {
    /// Adds them to `levels`.
    pub(super) fn add_to(&self, levels: &mut Levels) -> Result<(), Failure> {
        for (name, level) in &self.0 {
            levels.set(name.parse().map_err(unknown)?, *level);
        }
        Ok(())
    }
}

impl clap::Args for LevelArgs {
    fn augment_args(command: Command) -> Command {
        Options::augment_args(command)
    }

    fn augment_args_for_update(command: Command) -> Command {
        Options::augment_args_for_update(command)
    }
}

impl FromArgMatches for LevelArgs {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, clap::Error> {
        let Options { allow, note, warn, deny } = Options::from_arg_matches(matches)?;
        let mut given = Vec::new();
        for (option, level, names) in [
            ("allow", Level::Allow, allow),
            ("note", Level::Note, note),
            ("warn", Level::Warning, warn),
            ("deny", Level::Error, deny),
        ] {
            let places = matches.indices_of(option).into_iter().flatten();
            given.extend(places.zip(names).map(|(place, name)| (place, name, level)));
        }
        given.sort_by_key(|(place, ..)| *place);
        Ok(Self(given.into_iter().map(|(_, name, level)| (name, level)).collect()))
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), clap::Error> {
        *self = Self::from_arg_matches(matches)?;
        Ok(())
    }
}

/// The failure for a rule or group that does not exist.
pub(super) fn unknown(mistake: Mistake) -> Failure {
    let help = mistake.help.unwrap_or_else(|| "`followup-lint explain` lists them all by group".into());
    Failure::new(mistake.message, help)
}
