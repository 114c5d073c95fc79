//! The interview record: what the writer noted about the conversation, the people and the company.

pub mod choose;
mod doubts;
#[cfg(feature = "import")]
pub mod import;
pub(crate) mod moment;
pub mod name;
#[cfg(feature = "import")]
pub mod object;
#[cfg(feature = "import")]
pub mod page;
pub(crate) mod timetable;

use std::borrow::Cow;
use std::str::FromStr;

use serde::de::Error as _;
use serde::{Deserialize, Deserializer};
use toml::value::Datetime;
use unicode_normalization::{UnicodeNormalization, is_nfc};

pub(crate) use crate::mistake::address::{is_address, not_an_address};
use crate::mistake::{Mistake, nearest};

/// Everything known about one interview. Unknown keys are errors, because a mistyped key would
/// silently turn off a check.
///
/// ```
/// use followup_lint::{Kind, Person, Record};
///
/// let mut record: Record = "[interview]\ncompany = \"Kiln & Lid\"\nkind = \"status\"\n".parse()?;
/// assert_eq!(record.interview.kind, Some(Kind::Status));
///
/// let mut rita = Person::default();
/// rita.name = "Rita Izaguirre".into();
/// record.interviewers.push(rita);
/// # Ok::<(), followup_lint::Mistake>(())
/// ```
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Record {
    /// The person who writes.
    #[serde(default)]
    pub candidate: Candidate,
    /// The interview itself.
    #[serde(default)]
    pub interview: Interview,
    /// The people who asked the questions.
    #[serde(default, rename = "interviewer")]
    pub interviewers: Vec<Person>,
}

/// The person who writes.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Candidate {
    /// Full name.
    #[serde(default)]
    pub name: Option<String>,
    /// Email address.
    #[serde(default, deserialize_with = "address")]
    pub email: Option<String>,
}

/// The interview itself.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Interview {
    /// The employer, spelled as it spells itself.
    #[serde(default)]
    pub company: Option<String>,
    /// The role.
    #[serde(default)]
    pub position: Option<String>,
    /// When it was: a date, or a date and time.
    #[serde(default)]
    pub date: Option<Datetime>,
    /// When they said they would decide.
    #[serde(default)]
    pub decision_by: Option<Datetime>,
    /// When they made an offer.
    #[serde(default)]
    pub offered: Option<Datetime>,
    /// The kind of mail, to turn off detection.
    #[serde(default)]
    pub kind: Option<Kind>,
    /// A language or a variety: `en`, `en-GB`.
    #[serde(default, deserialize_with = "tag")]
    pub language: Option<String>,
    /// What was talked about.
    #[serde(default)]
    pub topics: Vec<String>,
    /// Where else the candidate has applied.
    #[serde(default)]
    pub other_companies: Vec<String>,
    /// Earlier follow-ups.
    #[serde(default)]
    pub sent: Vec<Datetime>,
}

/// An interviewer.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Person {
    /// Full name, given name first.
    #[serde(deserialize_with = "filled")]
    pub name: String,
    /// `Ms.`, `Dr.`
    #[serde(default)]
    pub honorific: Option<String>,
    /// Their role.
    #[serde(default)]
    pub title: Option<String>,
    /// Their email address.
    #[serde(default, deserialize_with = "address")]
    pub email: Option<String>,
    /// Other correct spellings: nicknames, initials, transcriptions.
    #[serde(default)]
    pub aliases: Vec<String>,
}

impl Person {
    /// The name, then the other spellings.
    pub fn names(&self) -> impl Iterator<Item = &String> {
        std::iter::once(&self.name).chain(&self.aliases)
    }

    /// Whether this is the person's address.
    #[must_use]
    pub fn is_at(&self, address: &str) -> bool {
        self.email.as_deref().is_some_and(|email| email.trim().eq_ignore_ascii_case(address.trim()))
    }
}

/// What a mail is for.
///
/// ```
/// use followup_lint::Kind;
///
/// assert_eq!("second-status".parse(), Ok(Kind::SecondStatus));
/// assert_eq!(Kind::SecondStatus.name(), "second-status");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Kind {
    /// A thank-you after the interview.
    ThankYou,
    /// A question about the decision.
    Status,
    /// The same question again.
    SecondStatus,
    /// A reply to a rejection.
    RejectionReply,
    /// A reply to an offer.
    OfferReply,
    /// A longer letter.
    Letter,
}

impl Kind {
    /// All kinds.
    pub const ALL: [Self; 6] =
        [Self::ThankYou, Self::Status, Self::SecondStatus, Self::RejectionReply, Self::OfferReply, Self::Letter];

    /// The kind's name in records, options and reports.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::ThankYou => "thank-you",
            Self::Status => "status",
            Self::SecondStatus => "second-status",
            Self::RejectionReply => "rejection-reply",
            Self::OfferReply => "offer-reply",
            Self::Letter => "letter",
        }
    }

    /// Whether such a mail replies to the employer's decision.
    #[must_use]
    pub const fn is_answer(self) -> bool {
        matches!(self, Self::RejectionReply | Self::OfferReply)
    }

    /// The kind of this name.
    pub(crate) fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

impl FromStr for Kind {
    type Err = Mistake;

    fn from_str(name: &str) -> Result<Self, Mistake> {
        Self::named(name).ok_or_else(|| {
            let names = Self::ALL.map(Self::name);
            let hint = nearest(name, names.into_iter()).map(|name| format!(": did you mean `{name}`?"));
            let help = format!("kinds are {}{}", names.join(", "), hint.unwrap_or_default());
            Mistake::new(format!("there is no kind `{name}`")).help(help)
        })
    }
}

impl FromStr for Record {
    type Err = Mistake;

    fn from_str(text: &str) -> Result<Self, Mistake> {
        Self::parse(text)
    }
}

/// A name that is not empty, and not an address.
fn filled<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    let name = String::deserialize(deserializer)?;
    match name.trim() {
        "" => Err(D::Error::custom("an interviewer's `name` is empty")),
        address if is_address(address) => Err(D::Error::custom(format!("`{address}` is an address, not a name"))),
        _ => Ok(name),
    }
}

/// An email address. A mistyped one would silently turn off the check of mail to this person.
fn address<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<String>, D::Error> {
    let address = String::deserialize(deserializer)?;
    if is_address(&address) { Ok(Some(address)) } else { Err(D::Error::custom(not_an_address(&address))) }
}

/// A language tag: `en`, `en-GB`.
fn tag<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<String>, D::Error> {
    let tag = String::deserialize(deserializer)?;
    let mut parts = tag.split(['-', '_']);
    let code = parts
        .next()
        .is_some_and(|code| matches!(code.len(), 2 | 3) && code.bytes().all(|byte| byte.is_ascii_alphabetic()));
    let rest = parts.all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_alphanumeric()));
    if code && rest {
        Ok(Some(tag))
    } else {
        Err(D::Error::custom("a language is written as a tag, such as `en` or `en-GB`"))
    }
}

impl Record {
    /// Reads a record from its TOML, as [`FromStr`] does.
    pub fn parse(text: &str) -> Result<Self, Mistake> {
        // Accented letters have one spelling, whichever the writer's keyboard produces.
        let composed = if text.is_ascii() || is_nfc(text) { Cow::Borrowed(text) } else { text.nfc().collect() };
        let parsed = toml::from_str(&composed).or_else(|_| toml::from_str(text));
        parsed.map_err(|error| Mistake::in_toml(text, &error))
    }

    /// Every name, company, role and topic in the record: words that are spelled right.
    pub fn texts(&self) -> impl Iterator<Item = &str> {
        let Interview { company, position, topics, other_companies, .. } = &self.interview;
        let people = self.interviewers.iter().flat_map(|person| {
            let own = [Some(&person.name), person.title.as_ref(), person.email.as_ref()];
            own.into_iter().flatten().chain(&person.aliases)
        });
        [&self.candidate.name, &self.candidate.email, company, position]
            .into_iter()
            .flatten()
            .chain(topics)
            .chain(other_companies)
            .chain(people)
            .map(String::as_str)
    }

    /// Whether it has a date, so that the time of a mail can be judged.
    #[must_use]
    pub fn is_dated(&self) -> bool {
        let Interview { date, decision_by, offered, sent, .. } = &self.interview;
        date.or(*decision_by).or(*offered).is_some() || !sent.is_empty()
    }

    /// Whether one of the interviewers has this address.
    #[must_use]
    pub fn is_for(&self, address: &str) -> bool {
        self.interviewers.iter().any(|person| person.is_at(address))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mistyped_key_is_shown_where_it_is() {
        let text = "[interview]\ncompagny = \"Kiln & Co\"\n";
        let error = Record::parse(text).expect_err("the key is unknown");
        assert!(error.message.contains("compagny"), "{}", error.message);
        assert_eq!(&text[error.span.expect("the error has a place")], "compagny");
    }

    #[test]
    fn accents_have_one_spelling() {
        let record = Record::parse("[[interviewer]]\nname = \"Ine\u{302}s\"\n").expect("it is right");
        assert_eq!(record.interviewers[0].name, "Inês");
        let text = "[interview]\ncompany = \"Ine\u{302}s\"\ncompagny = 1\n";
        let error = Record::parse(text).expect_err("the key is unknown");
        assert_eq!(&text[error.span.expect("the error has a place")], "compagny");
    }

    #[test]
    fn a_language_is_a_tag() {
        let language = |tag: &str| Record::parse(&format!("[interview]\nlanguage = \"{tag}\"\n"));
        for tag in ["en", "en-GB", "nl_BE", "nds"] {
            assert_eq!(language(tag).expect("a tag").interview.language.as_deref(), Some(tag));
        }
        for tag in ["", " en", "en-", "english", "e1"] {
            assert!(language(tag).expect_err(tag).message.contains("such as `en`"), "{tag}");
        }
    }

    #[test]
    fn everything_is_optional_but_an_interviewers_name() {
        assert!(Record::parse("").is_ok());
        assert!(Record::parse("[[interviewer]]\nhonorific = \"Ms.\"").is_err());
        assert!(Record::parse("[[interviewer]]\nname = \" \"").is_err());
    }
}
