//! What a rule is: its name, its level, what it needs, and the function that checks it.

use crate::diagnostic::{Level, Span};
use crate::facts::Facts;
use crate::facts::letters::Letters;
use crate::finding::{Finding, Message};
use crate::language::Language;

/// One thing that can be wrong with a mail.
#[derive(Debug, Clone, Copy)]
pub struct Rule {
    /// The rule's name: kebab-case, named after what is wrong.
    pub id: &'static str,
    /// The group it is switched with.
    pub group: Group,
    /// The level it has unless the user says otherwise.
    pub level: Level,
    /// The highest level that it gives a finding itself.
    pub worst: Level,
    /// Whether it applies to mails in any language, including those that cannot be proofread.
    pub any_language: bool,
    /// The tables of a language it works from, by the names of their files: also the confusions, and the
    /// `greetings`, `sign-offs` and `spellings` of `words.toml`. It is off in a language that lacks one.
    pub tables: &'static [&'static str],
    /// For a rule that judges single words: its rank. Where several judge the same words, the one
    /// with the lowest rank speaks.
    pub rank: Option<u16>,
    /// Whether it judges follow-ups only, and no mail that neither a record nor its kind makes one.
    pub follow_ups: bool,
    /// What `explain` prints, in Markdown. Its fenced `draft` blocks are run as tests.
    pub docs: &'static str,
    check: fn(&Facts) -> Vec<Finding>,
    compare: fn(&Letters) -> Vec<(usize, Finding)>,
}

/// Declares the rule of a file and keeps its documentation as text.
macro_rules! rule {
    ($(#[doc = $doc:literal])* pub(crate) static RULE: Rule = $rule:expr;) => {
        $(#[doc = $doc])*
        pub(crate) static RULE: Rule = $rule.documented(concat!($($doc, "\n"),*));
    };
}
impl Rule {
    /// A rule that finds nothing yet.
    #[must_use]
    pub const fn new(id: &'static str, group: Group, level: Level) -> Self {
        Self {
            id,
            group,
            level,
            worst: level,
            any_language: false,
            tables: &[],
            rank: None,
            follow_ups: matches!(group, Group::Opening | Group::Content | Group::Shape | Group::Campaign),
            docs: "",
            check: |_| Vec::new(),
            compare: |_| Vec::new(),
        }
    }

    /// The function that finds all places of one mail where the rule is broken. It is pure: what it
    /// needs is in the facts.
    #[must_use]
    pub const fn checking(self, check: fn(&Facts) -> Vec<Finding>) -> Self {
        Self { check, ..self }
    }

    /// The function that finds where the letters of one interview break the rule together, each finding
    /// with the index of its letter. It is pure, too.
    #[must_use]
    pub const fn comparing(self, compare: fn(&Letters) -> Vec<(usize, Finding)>) -> Self {
        Self { compare, ..self }
    }

    /// See [`Rule::docs`]; the declaration of a rule calls it.
    #[must_use]
    pub const fn documented(self, docs: &'static str) -> Self {
        Self { docs, ..self }
    }

    /// See [`Rule::any_language`].
    #[must_use]
    pub const fn in_any_language(self) -> Self {
        Self { any_language: true, ..self }
    }

    /// See [`Rule::worst`].
    #[must_use]
    pub const fn up_to(self, worst: Level) -> Self {
        Self { worst, ..self }
    }

    /// See [`Rule::follow_ups`]; the rules about a whole mail need not say it.
    #[must_use]
    pub const fn of_follow_ups(self) -> Self {
        Self { follow_ups: true, ..self }
    }

    /// See [`Rule::rank`].
    #[must_use]
    pub const fn judging_words(self, rank: u16) -> Self {
        Self { rank: Some(rank), ..self }
    }

    /// See [`Rule::tables`].
    #[must_use]
    pub const fn needing(self, tables: &'static [&'static str]) -> Self {
        Self { tables, ..self }
    }

    /// Finds all places of a mail where the rule is broken.
    #[must_use]
    pub fn check(&self, facts: &Facts) -> Vec<Finding> {
        (self.check)(facts)
    }

    /// Finds where the letters of one interview break the rule together, each finding with the index of
    /// its letter.
    #[must_use]
    pub fn compare(&self, letters: &Letters) -> Vec<(usize, Finding)> {
        (self.compare)(letters)
    }

    /// The tables it works from that a language lacks, by name; the rule is off where there is any.
    pub fn lacks(&self, language: &Language) -> impl Iterator<Item = &'static str> {
        self.tables.iter().copied().filter(|name| !language.has_table(name))
    }

    /// A finding of this rule.
    #[must_use]
    pub fn at(&self, span: Span, message: Message) -> Finding {
        Finding::new(self.id, self.level, span, message)
    }

    /// The name of its level; `off` for a rule that is silent until it is asked for.
    #[must_use]
    pub fn level_name(&self) -> &'static str {
        match self.level {
            Level::Allow => "off",
            Level::Warning if self.worst == Level::Error => "warning or error",
            level => level.name(),
        }
    }

    /// The documentation as a page of Markdown.
    #[must_use]
    pub fn page(&self) -> String {
        let lines = self.docs.lines().map(|line| line.strip_prefix(' ').unwrap_or(line));
        lines.collect::<Vec<_>>().join("\n")
    }

    /// The first sentence of the documentation.
    #[must_use]
    pub fn summary(&self) -> &'static str {
        self.docs.lines().next().unwrap_or_default().trim()
    }
}

/// Rules that are switched together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    /// Spelling, sound-alikes, articles, capitals, punctuation.
    Proofreading,
    /// What is known of the interview.
    Record,
    /// Subject and greeting.
    Opening,
    /// What is left of a template.
    Template,
    /// What a mail of its kind must say.
    Content,
    /// Wording and tone.
    Wording,
    /// Length and paragraphs.
    Shape,
    /// When mails are sent, how many, and to whom.
    Campaign,
}

impl Group {
    /// All groups, in the order of the catalogue.
    pub const ALL: [Self; 8] = [
        Self::Proofreading,
        Self::Record,
        Self::Opening,
        Self::Template,
        Self::Content,
        Self::Wording,
        Self::Shape,
        Self::Campaign,
    ];

    /// The name that options and configuration use.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Proofreading => "proofreading",
            Self::Record => "record",
            Self::Opening => "opening",
            Self::Template => "template",
            Self::Content => "content",
            Self::Wording => "wording",
            Self::Shape => "shape",
            Self::Campaign => "campaign",
        }
    }

    /// The group with a name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|group| group.name() == name)
    }
}
