//! The configuration file, `followup-lint.toml`.

use std::collections::BTreeMap;
use std::ops::Range;

use serde::Deserialize;
use toml::Spanned;

use crate::diagnostic::Level;
use crate::levels::Selector;
use crate::mistake::Mistake;
use crate::record::{Candidate, Kind};

/// Settings for all mails of a folder or a user. Unknown keys are errors.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Config {
    /// Other settings, relative to this file, that hold wherever this file says nothing else.
    #[serde(default)]
    pub extends: Option<Spanned<String>>,
    /// A language or a variety: `en`, `en-GB`.
    #[serde(default)]
    language: Option<Spanned<String>>,
    /// The language of the findings: `en`.
    #[serde(default)]
    pub messages: Option<Spanned<String>>,
    /// The folder of interview records, relative to this file.
    #[serde(default)]
    pub records: Option<Spanned<String>>,
    /// The person who writes, for records that do not say.
    #[serde(default)]
    pub candidate: Option<Spanned<Candidate>>,
    /// Words that are spelled right.
    #[serde(default)]
    words: Vec<Spanned<String>>,
    /// The user's own phrase tables, relative to this file, each named after the rule it extends.
    #[serde(default)]
    pub tables: Vec<Spanned<String>>,
    /// Whether the drafts are templates.
    #[serde(default)]
    template: Option<Spanned<bool>>,
    /// The names of placeholders that templates may have.
    #[serde(default)]
    slots: Option<Vec<Spanned<String>>>,
    /// What the mails are for.
    #[serde(default)]
    kind: Option<Spanned<Kind>>,
    /// A regular expression of the user's for placeholders.
    #[serde(default)]
    pub slot_pattern: Option<Spanned<String>>,
    /// Patterns of the only files to check.
    #[serde(default)]
    pub include: Vec<Spanned<String>>,
    /// Patterns of files that are not checked.
    #[serde(default)]
    pub exclude: Vec<Spanned<String>>,
    /// The known findings, relative to this file.
    #[serde(default)]
    pub baseline: Option<Spanned<String>>,
    /// The level (`allow`, `note`, `warning` or `error`) of a rule, a group, `warnings` or `all`.
    #[serde(default)]
    levels: LevelTable,
    /// What holds for some files only.
    #[serde(default)]
    pub files: Vec<FileConfig>,
}

/// Settings for the files whose paths match.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FileConfig {
    /// Patterns of their paths.
    #[serde(rename = "match")]
    pub patterns: Vec<Spanned<String>>,
    /// A language or a variety: `en`, `en-GB`.
    #[serde(default)]
    language: Option<Spanned<String>>,
    /// Words that are spelled right.
    #[serde(default)]
    words: Vec<Spanned<String>>,
    /// Whether the drafts are templates.
    #[serde(default)]
    template: Option<Spanned<bool>>,
    /// The names of placeholders that templates may have.
    #[serde(default)]
    slots: Option<Vec<Spanned<String>>>,
    /// What the mails are for.
    #[serde(default)]
    kind: Option<Spanned<Kind>>,
    /// The level of a rule, a group, `warnings` or `all`.
    #[serde(default)]
    levels: LevelTable,
}

type LevelTable = BTreeMap<Spanned<String>, Spanned<String>>;

/// What settings may say of all files or of some.
#[derive(Debug, Clone, Copy)]
pub struct Manner<'a> {
    /// A language or a variety: `en`, `en-GB`.
    pub language: Option<&'a Spanned<String>>,
    /// Words that are spelled right.
    pub words: &'a [Spanned<String>],
    /// Whether the drafts are templates.
    pub template: Option<&'a Spanned<bool>>,
    /// The names of placeholders that templates may have.
    pub slots: Option<&'a [Spanned<String>]>,
    /// What the mails are for.
    pub kind: Option<&'a Spanned<Kind>>,
    levels: &'a LevelTable,
}

impl Config {
    /// Reads a configuration from its TOML. Every rule in it exists.
    pub fn parse(text: &str) -> Result<Self, Mistake> {
        let config: Self = toml::from_str(text).map_err(|error| Mistake::in_toml(text, &error))?;
        let mut manners = std::iter::once(config.manner()).chain(config.files.iter().map(FileConfig::manner));
        manners.try_for_each(|manner| manner.levels().map(drop))?;
        Ok(config)
    }

    /// What is said of all files.
    #[must_use]
    pub fn manner(&self) -> Manner<'_> {
        let Self { language, words, template, slots, kind, levels, .. } = self;
        let (language, template, kind) = (language.as_ref(), template.as_ref(), kind.as_ref());
        Manner { language, words, template, slots: slots.as_deref(), kind, levels }
    }
}

impl FileConfig {
    /// What is said of these files.
    #[must_use]
    pub fn manner(&self) -> Manner<'_> {
        let Self { language, words, template, slots, kind, levels, .. } = self;
        let (language, template, kind) = (language.as_ref(), template.as_ref(), kind.as_ref());
        Manner { language, words, template, slots: slots.as_deref(), kind, levels }
    }
}

impl Manner<'_> {
    /// The level settings with the places of their names, the most specific last: it wins.
    pub fn levels(self) -> Result<Vec<(Selector, Level, Range<usize>)>, Mistake> {
        let mut settings = Vec::new();
        for (name, level) in self.levels {
            let selector = name.as_ref().parse().map_err(|mistake: Mistake| mistake.at(name.span()))?;
            let set = level.as_ref().parse().map_err(|mistake: Mistake| mistake.at(level.span()))?;
            settings.push((selector, set, name.span()));
        }
        settings.sort_by_key(|(selector, ..)| match selector {
            Selector::All => 0,
            Selector::Warnings => 1,
            Selector::Group(_) => 2,
            Selector::Rule(_) => 3,
        });
        Ok(settings)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::levels::Levels;

    #[test]
    fn a_mistyped_rule_is_shown_with_the_nearest() {
        for heading in ["[levels]", "[[files]]\nmatch = [\"*.txt\"]\n[files.levels]"] {
            let text = format!("{heading}\nhomophones = \"note\"\n");
            let error = Config::parse(&text).expect_err("there is no such rule");
            assert_eq!(&text[error.span.expect("it has a place")], "homophones");
            assert_eq!(error.help.as_deref(), Some("did you mean `homophone`?"));
        }
    }

    /// The level, with these settings, of a finding that its rule reports at `made`.
    fn level(settings: &str, id: &str, made: Level) -> Level {
        let config = Config::parse(&format!("[levels]\n{settings}\n")).expect("it parses");
        let mut levels = Levels::default();
        for (selector, level, _) in config.manner().levels().expect("the names exist") {
            levels.set(selector, level);
        }
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
