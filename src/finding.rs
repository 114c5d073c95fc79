//! What a rule finds, before it is put into words: plain data, no behaviour beyond its own building.

use std::borrow::Cow;

use jiff::civil::Date;

use crate::diagnostic::{Fix, Level, Safety, Span};

/// A message of `rules/<language>/messages.ftl`: its name, and what is filled in.
///
/// Rules write `message!`.
#[derive(Debug, Clone, PartialEq)]
pub struct Message {
    /// The name: `<rule>` or `<rule>-<what>`.
    pub id: &'static str,
    /// The arguments by name.
    pub arguments: Vec<(&'static str, Argument)>,
}

/// What is filled into a message.
#[derive(Debug, Clone, PartialEq)]
pub enum Argument {
    /// Words of the mail or the record, or a name that the message selects by.
    Text(String),
    /// A number, by which the message may choose singular or plural.
    Number(usize),
    /// A day of the calendar.
    Day(Date),
    /// Several things, all of them: `A, B and C`.
    All(Vec<String>),
    /// Several things, one of them: `A, B or C`.
    Any(Vec<String>),
}

/// A message with its arguments by name: `message!("too-long", words = 3)`; `word` is short for
/// `word = word`.
macro_rules! message {
    ($id:literal $(, $name:ident $(= $value:expr)?)* $(,)?) => {
        $crate::finding::Message {
            id: $id,
            arguments: vec![$((stringify!($name), $crate::finding::message!(@ $name $(= $value)?))),*],
        }
    };
    (@ $name:ident) => { $crate::finding::Argument::from($name) };
    (@ $name:ident = $value:expr) => { $crate::finding::Argument::from($value) };
}
pub(crate) use message;

impl From<&str> for Argument {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<&String> for Argument {
    fn from(text: &String) -> Self {
        Self::Text(text.clone())
    }
}

impl From<String> for Argument {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<Cow<'_, str>> for Argument {
    fn from(text: Cow<str>) -> Self {
        Self::Text(text.into_owned())
    }
}

impl From<usize> for Argument {
    fn from(number: usize) -> Self {
        Self::Number(number)
    }
}

impl From<Date> for Argument {
    fn from(day: Date) -> Self {
        Self::Day(day)
    }
}

/// Something that a finding says.
#[derive(Debug, Clone, PartialEq)]
pub enum Remark {
    /// In the reader's language.
    Message(Message),
    /// As a table of phrases has it.
    Written(String),
}

impl Remark {
    /// The words of a table.
    #[must_use]
    pub fn written(text: impl Into<String>) -> Self {
        Self::Written(text.into())
    }
}

impl From<Message> for Remark {
    fn from(message: Message) -> Self {
        Self::Message(message)
    }
}

/// One finding of one rule. Its message has the attributes `label`, `note` and `help` where it always
/// says the same; what depends on the mail is added here.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    /// The rule's name.
    pub rule: &'static str,
    /// The weight the rule gives it; the user's settings may change it.
    pub level: Level,
    /// Where it is.
    pub span: Span,
    /// What is wrong.
    pub message: Message,
    /// What is wrong, in place of the message's own text.
    pub says: Option<Remark>,
    /// What to write here instead, in place of the message's own label.
    pub label: Option<Remark>,
    /// Other places that belong to it.
    pub labels: Vec<(Span, Remark)>,
    /// Why it matters, after the message's own note.
    pub notes: Vec<Remark>,
    /// What to do, after the message's own help.
    pub help: Vec<Remark>,
    /// Ways to fix it, the best first.
    pub fixes: Vec<Fix>,
}

impl Finding {
    /// A finding that says its message, and no more.
    #[must_use]
    pub fn new(rule: &'static str, level: Level, span: Span, message: Message) -> Self {
        Self {
            rule,
            level,
            span,
            message,
            says: None,
            label: None,
            labels: Vec::new(),
            notes: Vec::new(),
            help: Vec::new(),
            fixes: Vec::new(),
        }
    }

    /// See [`Finding::says`].
    #[must_use]
    pub fn says(self, remark: impl Into<Remark>) -> Self {
        Self { says: Some(remark.into()), ..self }
    }

    /// See [`Finding::label`].
    #[must_use]
    pub fn label(self, remark: impl Into<Remark>) -> Self {
        Self { label: Some(remark.into()), ..self }
    }

    /// Points at another place.
    #[must_use]
    pub fn also(mut self, span: Span, remark: impl Into<Remark>) -> Self {
        self.labels.push((span, remark.into()));
        self
    }

    /// Says why.
    #[must_use]
    pub fn note(mut self, remark: impl Into<Remark>) -> Self {
        self.notes.push(remark.into());
        self
    }

    /// Says what to do.
    #[must_use]
    pub fn help(mut self, remark: impl Into<Remark>) -> Self {
        self.help.push(remark.into());
        self
    }

    /// Adds a way to fix it.
    #[must_use]
    pub fn fix(mut self, fix: Fix) -> Self {
        self.fixes.push(fix);
        self
    }

    /// Adds a replacement of the finding's own span.
    #[must_use]
    pub fn replace(self, replacement: impl Into<String>, safety: Safety) -> Self {
        let span = self.span;
        self.fix(Fix::replace(span, replacement, safety))
    }

    /// Keeps the level at or below `level`: for the mild form of a rule.
    #[must_use]
    pub fn at_most(mut self, level: Level) -> Self {
        self.level = self.level.min(level);
        self
    }
}
