//! The configuration file, `followup-lint.toml`.

use std::collections::BTreeMap;

use serde::Deserialize;
use toml::Spanned;

use crate::levels::{Levels, Selector};
use crate::mistake::Mistake;
use crate::record::Candidate;

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
    pub fn parse(text: &str) -> Result<Self, Mistake> {
        toml::from_str(text).map_err(|error| Mistake::in_toml(text, &error))
    }

    /// The level settings, in any order: the most specific one wins.
    pub fn levels(&self) -> Result<Levels, Mistake> {
        let mut settings = Vec::new();
        for (name, level) in &self.levels {
            let selector = name.as_ref().parse().map_err(|mistake: Mistake| mistake.at(name.span()))?;
            let set = level.as_ref().parse().map_err(|mistake: Mistake| mistake.at(level.span()))?;
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Level;

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
