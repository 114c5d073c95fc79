//! What is wrong with what a user wrote: a record, settings, a table, a name.

pub(crate) mod address;
mod advice;

use std::error::Error;
use std::fmt;
use std::ops::Range;

use phrasebook::tables::TableError;

/// What is wrong with what a user wrote, and where.
///
/// ```
/// use followup_lint::{Mistake, Record};
///
/// let text = "[interview]\ncompany = Kiln\n";
/// let mistake: Mistake = text.parse::<Record>().unwrap_err();
/// assert_eq!(mistake.to_string(), "text needs quotation marks");
/// assert_eq!(mistake.help.as_deref(), Some("write `company = \"Kiln\"`"));
/// assert_eq!(&text[mistake.span.unwrap()], "Kiln");
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Mistake {
    /// What is wrong: lower case, no full stop.
    pub message: String,
    /// Where it is, in bytes of the text; `None` if it is nowhere in particular.
    pub span: Option<Range<usize>>,
    /// What to do about it, if that is known.
    pub help: Option<String>,
}

impl Mistake {
    /// A mistake without a place.
    #[must_use]
    pub(crate) fn new(message: impl Into<String>) -> Self {
        Self { message: message.into(), span: None, help: None }
    }

    /// Says where it is.
    #[must_use]
    pub(crate) fn at(self, span: Range<usize>) -> Self {
        Self { span: Some(span), ..self }
    }

    /// Says that it is where a text of TOML first gives a key this value, if it does.
    #[must_use]
    pub(crate) fn at_value(self, text: &str, key: &str, value: &str) -> Self {
        let quoted = format!("\"{value}\"");
        let mut start = 0;
        for line in text.split_inclusive('\n') {
            let (own, given) = line.split_once('=').unwrap_or_default();
            let place = [quoted.as_str(), value].into_iter().find_map(|value| Some((given.find(value)?, value.len())));
            if let Some((at, len)) = place.filter(|_| own.trim() == key) {
                let at = start + own.len() + 1 + at;
                return Self { span: Some(at..at + len), ..self };
            }
            start += line.len();
        }
        self
    }

    /// Says what to do.
    #[must_use]
    pub(crate) fn help(self, help: impl Into<String>) -> Self {
        Self { help: Some(help.into()), ..self }
    }

    /// A name that is not among those `known`: suggests the nearest one, and nothing if none is near.
    #[must_use]
    pub(crate) fn unknown<'a>(what: &str, name: &str, known: impl Iterator<Item = &'a str>) -> Self {
        let mistake = Self::new(format!("there is no {what} `{name}`"));
        match nearest(name, known) {
            Some(nearest) => mistake.help(format!("did you mean `{nearest}`?")),
            None => mistake,
        }
    }

    /// What the parser says is wrong with a TOML text, in plain words where its own are not.
    #[must_use]
    pub(crate) fn in_toml(text: &str, error: &toml::de::Error) -> Self {
        let (message, help) = advice::in_plain_words(text, error);
        Self { message, span: error.span(), help }
    }
}

impl fmt::Display for Mistake {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl Error for Mistake {}

impl From<TableError> for Mistake {
    fn from(TableError { message, span }: TableError) -> Self {
        let (message, help) =
            advice::unknown(&message, "").map_or((message, None), |(message, help)| (message, Some(help)));
        Self { message, span, help }
    }
}

/// The known name nearest to a mistyped one, if any is near.
#[must_use]
pub(crate) fn nearest<'a>(name: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let lower = name.to_lowercase().replace(['_', ' '], "-");
    known
        .map(|known| (strsim::osa_distance(&lower, known), known))
        .filter(|(distance, known)| *distance <= known.len().max(lower.len()) / 2)
        .min()
        .map(|(_, known)| known)
}
