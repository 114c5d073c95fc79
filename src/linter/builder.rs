use jiff::Zoned;

use super::Linter;
use crate::diagnostic::Level;
use crate::engine::Engine;
use crate::language::{Language, Languages, Preference};
use crate::levels::Levels;
use crate::mistake::Mistake;
use crate::record::choose::Directory;
use crate::record::{Kind, Record};

/// Sets up a [`Linter`]. What is not said is as the command has it: every embedded language, every rule
/// at its own level, no record.
///
/// ```
/// use followup_lint::{Level, Linter, Record};
///
/// let record: Record = "[[interviewer]]\nname = \"Rita Izaguirre\"\n".parse()?;
/// let linter = Linter::builder()
///     .usual_language("en-GB")
///     .record(record)
///     .level("interviewer-name", Level::Warning)
///     .words(["Kaldnesbrygga"])
///     .build()?;
/// let report = linter.check(&linter.read(b"Dear Rita Izaguire,\n\nKaldnesbrygga was a joy.\n"));
/// assert_eq!(report.diagnostics[0].rule, "interviewer-name");
/// assert_eq!(report.diagnostics[0].level, Level::Warning);
///
/// let mistake = Linter::builder().level("interviewer-names", Level::Note).build().unwrap_err();
/// assert_eq!(mistake.help.as_deref(), Some("did you mean `interviewer-name`?"));
/// # Ok::<(), followup_lint::Mistake>(())
/// ```
#[derive(Debug, Default)]
#[must_use]
pub struct LinterBuilder {
    added: Vec<Language>,
    language: Option<String>,
    usual: Option<String>,
    messages: Option<String>,
    levels: Vec<(String, Level)>,
    own: Option<Record>,
    records: Vec<Record>,
    kind: Option<Kind>,
    template: bool,
    slots: Option<Vec<String>>,
    slot_pattern: Option<String>,
    words: Vec<String>,
    phrases: Vec<(String, String)>,
    now: Option<Zoned>,
}

impl LinterBuilder {
    /// The language or variety of all drafts, such as `en` or `en-GB`, whatever they and their records
    /// say.
    pub fn language(self, tag: impl Into<String>) -> Self {
        Self { language: Some(tag.into()), ..self }
    }

    /// The language or variety of most drafts: of those that are too short to tell, and of those whose
    /// language it is anyway.
    pub fn usual_language(self, tag: impl Into<String>) -> Self {
        Self { usual: Some(tag.into()), ..self }
    }

    /// A language besides the embedded ones.
    pub fn add_language(mut self, language: Language) -> Self {
        self.added.push(language);
        self
    }

    /// The language of what reports say, such as `en`; else that of the draft.
    pub fn messages(self, code: impl Into<String>) -> Self {
        Self { messages: Some(code.into()), ..self }
    }

    /// The level of a rule, of a group, of `warnings` or of `all`. Where several fit, the last one wins.
    pub fn level(mut self, name: impl Into<String>, level: Level) -> Self {
        self.levels.push((name.into(), level));
        self
    }

    /// The record of the interview that all drafts are about.
    pub fn record(self, record: Record) -> Self {
        Self { own: Some(record), ..self }
    }

    /// Records of the writer's interviews. Each draft is about the one that it is addressed to, unless
    /// there is a [`record`](Self::record) for all; the others are what must not be mixed up with it.
    pub fn records(mut self, records: impl IntoIterator<Item = Record>) -> Self {
        self.records.extend(records);
        self
    }

    /// What the drafts are for, else detected.
    pub fn kind(self, kind: Kind) -> Self {
        Self { kind: Some(kind), ..self }
    }

    /// Whether the drafts are templates, in which placeholders are words like any other.
    pub fn template(self, template: bool) -> Self {
        Self { template, ..self }
    }

    /// The names of placeholders that templates may have; any other is reported.
    pub fn slots<S: Into<String>>(self, names: impl IntoIterator<Item = S>) -> Self {
        Self { slots: Some(names.into_iter().map(Into::into).collect()), ..self }
    }

    /// A regular expression for placeholders that are written in no common way.
    pub fn slot_pattern(self, pattern: impl Into<String>) -> Self {
        Self { slot_pattern: Some(pattern.into()), ..self }
    }

    /// Words that are spelled right.
    pub fn words<S: AsRef<str>>(mut self, words: impl IntoIterator<Item = S>) -> Self {
        self.words.extend(words.into_iter().map(|words| words.as_ref().to_owned()));
        self
    }

    /// Phrases for the rule `rule`, besides its own: a table in TOML, as `rules/README.md` describes it.
    pub fn phrases(mut self, rule: impl Into<String>, table: impl Into<String>) -> Self {
        self.phrases.push((rule.into(), table.into()));
        self
    }

    /// The time of sending, for drafts without a `Date:`. Without it, nothing is said of when they are
    /// sent.
    pub fn now(self, now: Zoned) -> Self {
        Self { now: Some(now), ..self }
    }

    /// The linter, or the first thing that cannot be: an unknown language, rule or table, or
    /// a table or a regular expression with a mistake in it.
    pub fn build(self) -> Result<Linter, Mistake> {
        let mut languages = Languages::with(self.added)?;
        let known = |tag: &String| languages.known(tag);
        let preference = match (&self.language, &self.usual) {
            (Some(tag), _) => Preference::Fixed(known(tag)?),
            (None, Some(tag)) => Preference::Usual(known(tag)?),
            (None, None) => Preference::None,
        };
        let messages = self.messages.map(|code| languages.messages(&code)).transpose()?;
        let mut levels = Levels::default();
        for (name, level) in self.levels {
            levels.set(name.parse()?, level);
        }
        let language = languages.preferred_mut(preference);
        for (rule, table) in self.phrases {
            if !language.phrase_tables().any(|name| name == rule) {
                return Err(Mistake::unknown("table of phrases", &rule, language.phrase_tables()));
            }
            language.add_table(&rule, &table)?;
        }
        if let Some(pattern) = self.slot_pattern {
            languages.find_slots_by(Languages::slot_pattern(&pattern)?);
        }
        let slots = self.slots;
        let mut engine = Engine { preference, levels, kind: self.kind, slots, messages, ..Engine::new(languages) };
        self.words.iter().for_each(|words| engine.add_words(words));
        let mut records = self.records;
        let own = self.own.map(|own| {
            records.push(own);
            records.len() - 1
        });
        Ok(Linter { engine, template: self.template, records, own, directory: Directory::default(), now: self.now })
    }
}
