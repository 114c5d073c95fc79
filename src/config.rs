//! The configuration file, `followup-lint.toml`.

use std::collections::BTreeMap;
use std::ops::Range;

use serde::Deserialize;
use toml::Spanned;

use crate::diagnostic::Level;
use crate::engine::{Levels, Selector};
use crate::record::{Candidate, in_plain_words};

/// What is wrong with a configuration, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConfigError {
    /// What is wrong.
    pub message: String,
    /// Byte range in the configuration's text.
    pub span: Option<Range<usize>>,
    /// What to do about it.
    pub help: Option<String>,
}

/// Settings for all mails of a folder or a user. Unknown keys are errors.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Config {
    /// A language or a variety: `en`, `en-GB`.
    #[serde(default)]
    pub language: Option<Spanned<String>>,
    /// The language of the findings: `en`.
    #[serde(default)]
    pub messages: Option<Spanned<String>>,
    /// The folder of interview records, relative to this file.
    #[serde(default)]
    pub records: Option<String>,
    /// The person who writes, for records that do not say.
    #[serde(default)]
    pub candidate: Candidate,
    /// Words that are spelled right.
    #[serde(default)]
    pub words: Vec<String>,
    /// The user's own phrase tables, relative to this file, each named after the rule it extends.
    #[serde(default)]
    pub tables: Vec<Spanned<String>>,
    /// The level (`allow`, `note`, `warning` or `error`) of a rule, a group, `warnings` or `all`.
    #[serde(default)]
    levels: BTreeMap<Spanned<String>, Spanned<String>>,
}

impl Config {
    /// Reads a configuration from its TOML.
    pub fn parse(text: &str) -> Result<Self, ConfigError> {
        toml::from_str(text).map_err(|error| {
            let (message, help) = in_plain_words(text, &error);
            ConfigError { message, span: error.span(), help }
        })
    }

    /// The level settings, in any order: the most specific one wins.
    pub fn levels(&self) -> Result<Levels, ConfigError> {
        let mut settings = Vec::new();
        for (name, level) in &self.levels {
            let selector = Selector::named(name.as_ref()).ok_or_else(|| ConfigError {
                message: format!("there is no rule or group `{}`", name.as_ref()),
                span: Some(name.span()),
                help: nearest(name.as_ref(), Selector::names()).map(|name| format!("did you mean `{name}`?")),
            })?;
            let set = level_named(level.as_ref()).ok_or_else(|| ConfigError {
                message: format!("`{}` is not a level", level.as_ref()),
                span: Some(level.span()),
                help: Some("levels are `allow`, `note`, `warning` and `error`".into()),
            })?;
            settings.push((selector, set));
        }
        settings.sort_by_key(|(selector, _)| match selector {
            Selector::All => 0,
            Selector::Warnings => 1,
            Selector::Group(_) => 2,
            Selector::Rule(_) => 3,
        });
        let mut levels = Levels::default();
        for (selector, level) in settings {
            levels.set(selector, level);
        }
        Ok(levels)
    }
}

fn level_named(name: &str) -> Option<Level> {
    match name {
        "allow" => Some(Level::Allow),
        "note" => Some(Level::Note),
        "warn" | "warning" => Some(Level::Warning),
        "deny" | "error" => Some(Level::Error),
        _ => None,
    }
}

/// The known name closest to a mistyped one, if any is close.
#[must_use]
pub fn nearest<'a>(name: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let lower = name.to_lowercase().replace(['_', ' '], "-");
    known
        .map(|known| (strsim::osa_distance(&lower, known), known))
        .filter(|(distance, known)| *distance <= known.len().max(lower.len()) / 2)
        .min()
        .map(|(_, known)| known)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mistyped_rule_is_shown_with_the_nearest() {
        let text = "[levels]\nhomophones = \"note\"\n";
        let error = Config::parse(text).expect("it parses").levels().expect_err("there is no such rule");
        assert_eq!(&text[error.span.expect("it has a place")], "homophones");
        assert_eq!(error.help.as_deref(), Some("did you mean `homophone`?"));
    }

    /// The level, with these settings, of a finding that its rule reports at `made`.
    fn level(settings: &str, id: &str, made: Level) -> Level {
        let config = Config::parse(&format!("[levels]\n{settings}\n")).expect("it parses");
        let levels = config.levels().expect("the names exist");
        levels.of(crate::rules::named(id).expect("it exists"), made)
    }

    #[test]
    fn a_rule_wins_over_its_group() {
        let settings = "misspelling = \"note\"\nproofreading = \"allow\"";
        assert_eq!(level(settings, "misspelling", Level::Error), Level::Note);
        assert_eq!(level(settings, "homophone", Level::Error), Level::Allow);
    }

    #[test]
    fn the_more_specific_setting_wins_over_warnings() {
        let settings = "warnings = \"error\"\nhomophone = \"warning\"\nwording = \"warning\"";
        assert_eq!(level(settings, "homophone", Level::Error), Level::Warning);
        assert_eq!(level(settings, "flattery", Level::Warning), Level::Warning);
        assert_eq!(level(settings, "too-long", Level::Warning), Level::Error);
        assert_eq!(level(settings, "too-long", Level::Note), Level::Note);
        let settings = "warnings = \"error\"\nall = \"warning\"";
        assert_eq!(level(settings, "too-long", Level::Note), Level::Error);
    }
}
