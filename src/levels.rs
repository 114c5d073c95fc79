//! Levels of findings, as users set them.

use std::str::FromStr;

use crate::diagnostic::Level;
use crate::mistake::Mistake;
use crate::rules::{self, Group, Rule};

/// What a level setting speaks of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Selector {
    /// One rule, by name.
    Rule(&'static str),
    /// All rules of a group.
    Group(Group),
    /// Whatever is a warning so far.
    Warnings,
    /// Everything.
    All,
}

impl Selector {
    /// Every name of a selector.
    pub fn names() -> impl Iterator<Item = &'static str> {
        let rules = rules::all().map(|rule| rule.id);
        rules.chain(Group::ALL.into_iter().map(Group::name)).chain(["warnings", "all"])
    }

    /// Its name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Rule(id) => id,
            Self::Group(group) => group.name(),
            Self::Warnings => "warnings",
            Self::All => "all",
        }
    }

    /// Whether it speaks of everything that another speaks of.
    #[must_use]
    pub fn includes(self, other: Self) -> bool {
        let group_of = |id| rules::named(id).map(|rule| rule.group);
        match (self, other) {
            (Self::All, _) => true,
            (Self::Group(group), Self::Rule(id)) => group_of(id) == Some(group),
            _ => self == other,
        }
    }

    fn covers(self, rule: &Rule, level: Level) -> bool {
        match self {
            Self::Rule(id) => rule.id == id,
            Self::Group(group) => rule.group == group,
            Self::Warnings => level == Level::Warning,
            Self::All => true,
        }
    }
}

impl FromStr for Selector {
    type Err = Mistake;

    fn from_str(name: &str) -> Result<Self, Mistake> {
        let rule = || Some(Self::Rule(rules::named(name)?.id));
        match name {
            "warnings" => Ok(Self::Warnings),
            "all" => Ok(Self::All),
            _ => rule()
                .or_else(|| Group::named(name).map(Self::Group))
                .ok_or_else(|| Mistake::unknown("rule or group", name, Self::names())),
        }
    }
}

/// Level settings in the order they were given; the last one that covers a finding counts.
#[derive(Debug, Clone, Default)]
pub struct Levels(Vec<(Selector, Level)>);

impl Levels {
    /// Adds a setting.
    pub fn set(&mut self, selector: Selector, level: Level) {
        self.0.push((selector, level));
    }

    /// The level of a finding that its rule made at `level`.
    #[must_use]
    pub fn of(&self, rule: &Rule, level: Level) -> Level {
        self.0.iter().fold(level, |level, (selector, set)| if selector.covers(rule, level) { *set } else { level })
    }
}
