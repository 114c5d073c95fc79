//! Puts findings into words, which are in the catalogs `rules/<language>/messages.ftl` (Fluent).

use std::fmt;
use std::sync::{OnceLock, PoisonError, RwLock};

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use jiff::civil::Date;

use crate::diagnostic::{Diagnostic, Label};
use crate::finding::{Argument, Finding, Message, Remark, message};

/// The messages of one language.
pub struct Catalog {
    /// The language's code: `en`.
    pub language: &'static str,
    source: &'static [u8],
    /// Where a message is looked for that this catalog lacks.
    fallback: Option<&'static Self>,
    /// The messages that were asked for so far: most mails need a handful.
    bundle: OnceLock<RwLock<Bundle>>,
}

/// Not with the messages that were asked for so far, which are at hand again soon.
impl Clone for Catalog {
    fn clone(&self) -> Self {
        Self { bundle: OnceLock::new(), ..*self }
    }
}

type Bundle = FluentBundle<FluentResource>;

impl Catalog {
    /// A catalog of messages in Fluent's syntax.
    #[must_use]
    pub const fn new(language: &'static str, source: &'static [u8]) -> Self {
        Self { language, source, fallback: None, bundle: OnceLock::new() }
    }

    /// The same, with a catalog of all messages for those that this one lacks.
    #[must_use]
    pub fn or(self, fallback: &'static Self) -> Self {
        Self { fallback: Some(fallback), ..self }
    }

    /// Whether there is any message in the language itself.
    #[must_use]
    pub fn has_words(&self) -> bool {
        !self.source.is_empty()
    }

    /// Puts a finding into words, for somebody who has the command or not. A message that is nowhere is
    /// shown by its name.
    #[must_use]
    pub fn diagnostic(&self, finding: Finding, command: bool) -> Diagnostic {
        let own = self.texts(&finding.message);
        let text = |remark: &Remark| match remark {
            Remark::Message(message) => self.texts(message).value,
            Remark::Written(text) => on_one_line(text),
        };
        let all = |first: Option<String>, more: &[Remark]| first.into_iter().chain(more.iter().map(text)).collect();
        Diagnostic {
            rule: finding.rule,
            level: finding.level,
            span: finding.span,
            message: finding.says.as_ref().map_or(own.value, text),
            label: finding.label.as_ref().map(text).or(own.label).unwrap_or_default(),
            labels: finding.labels.iter().map(|(span, remark)| Label { span: *span, text: text(remark) }).collect(),
            notes: all(own.note, &finding.notes),
            help: all(own.help_command.filter(|_| command).or(own.help), &finding.help),
            fixes: finding.fixes,
        }
    }

    /// A message alone, without its attributes.
    #[must_use]
    pub fn text(&self, message: &Message) -> String {
        self.texts(message).value
    }

    /// The texts of a message in this language, else in the other, else its name.
    fn texts(&self, message: &Message) -> Texts {
        let filled = message.arguments.iter().map(|(name, argument)| (*name, self.value(argument)));
        let arguments: FluentArgs = filled.collect();
        let other = || self.fallback.and_then(|other| other.format(message.id, &arguments));
        let texts = self.format(message.id, &arguments).or_else(other);
        texts.unwrap_or_else(|| Texts { value: message.id.to_owned(), ..Texts::default() })
    }

    fn value(&self, argument: &Argument) -> FluentValue<'static> {
        match argument {
            Argument::Text(text) => text.clone().into(),
            Argument::Number(number) => (*number).into(),
            Argument::Day(day) => self.texts(&date(*day)).value.into(),
            Argument::All(things) => self.list(things, |rest, last| message!("list-and", rest, last)),
            Argument::Any(things) => self.list(things, |rest, last| message!("list-or", rest, last)),
        }
    }

    fn list(&self, things: &[String], join: impl Fn(String, &str) -> Message) -> FluentValue<'static> {
        let text = match things {
            [] => String::new(),
            [only] => only.clone(),
            [rest @ .., last] => self.texts(&join(rest.join(", "), last)).value,
        };
        text.into()
    }

    /// The texts of a message, if the catalog has it.
    fn format(&self, id: &str, arguments: &FluentArgs) -> Option<Texts> {
        let lock = self.bundle.get_or_init(|| RwLock::new(empty(self.language)));
        let mut bundle = lock.read().unwrap_or_else(PoisonError::into_inner);
        if !bundle.has_message(id) {
            let entry = entry(str::from_utf8(self.source).ok()?, id)?;
            // What is wrong with an entry leaves the others alone.
            let read = FluentResource::try_new(entry.to_owned()).unwrap_or_else(|(read, _)| read);
            drop(bundle);
            lock.write().unwrap_or_else(PoisonError::into_inner).add_resource_overriding(read);
            bundle = lock.read().unwrap_or_else(PoisonError::into_inner);
        }
        let message = bundle.get_message(id)?;
        // A place that cannot be filled shows its name.
        let text = |pattern| on_one_line(&bundle.format_pattern(pattern, Some(arguments), &mut Vec::new()));
        let attribute = |name| Some(text(message.get_attribute(name)?.value()));
        Some(Texts {
            value: text(message.value()?),
            label: attribute("label"),
            note: attribute("note"),
            help: attribute("help"),
            help_command: attribute("help-command"),
        })
    }
}

impl fmt::Debug for Catalog {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.debug_struct("Catalog").field("language", &self.language).finish_non_exhaustive()
    }
}

/// A message and its attributes, filled in.
#[derive(Default)]
struct Texts {
    value: String,
    label: Option<String>,
    note: Option<String>,
    help: Option<String>,
    help_command: Option<String>,
}

fn empty(language: &str) -> Bundle {
    let mut bundle = Bundle::new_concurrent(language.parse().into_iter().collect());
    // Marks around what is filled in, for text that runs both ways, would be copied with it.
    bundle.set_use_isolating(false);
    bundle
}

/// The lines of a message: its first, and those after it that are indented or empty.
fn entry<'a>(source: &'a str, id: &str) -> Option<&'a str> {
    let begins = |at: &usize| {
        let (before, rest) = (&source[..*at], &source[at + id.len()..]);
        (before.is_empty() || before.ends_with('\n')) && rest.trim_start_matches(' ').starts_with('=')
    };
    let start = source.match_indices(id).map(|(at, _)| at).find(begins)?;
    let more = source[start..].match_indices('\n').map(|(at, _)| start + at + 1);
    let end = more.into_iter().find(|at| !source[*at..].starts_with([' ', '\n', '\r', '}'])).unwrap_or(source.len());
    Some(&source[start..end])
}

/// A message may be written on several lines, and what it quotes may be on two.
fn on_one_line(text: &str) -> String {
    if text.contains(['\n', '\r']) {
        return text.lines().map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join(" ");
    }
    text.to_owned()
}

/// The message that writes a day down.
fn date(day: Date) -> Message {
    let number = |number: i16| usize::try_from(number).unwrap_or_default();
    let weekday = number(day.weekday().to_monday_one_offset().into());
    let (month, year) = (number(day.month().into()), number(day.year()));
    message!("date", weekday, day = number(day.day().into()), month, year)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Level;
    use crate::language::ENGLISH;

    const DUTCH: &str = "# Woorden

word-twice = `{ $word }` staat er
    dubbel
    .label = weg ermee

word = { $broken
";

    fn dutch() -> Catalog {
        Catalog::new("nl", DUTCH.as_bytes()).or(&ENGLISH)
    }

    fn found(message: Message) -> Diagnostic {
        dutch().diagnostic(Finding::new("word", Level::Note, (0..1).into(), message), true)
    }

    #[test]
    fn a_message_is_said_with_its_attributes() {
        let found = found(message!("word-twice", word = "the"));
        assert_eq!((found.message.as_str(), found.label.as_str()), ("`the` staat er dubbel", "weg ermee"));
        assert!(found.notes.is_empty() && found.help.is_empty());
    }

    #[test]
    fn what_is_missing_or_broken_is_said_in_the_other_language_or_by_its_name() {
        let day = jiff::civil::date(2026, 11, 17);
        let things = Argument::All(vec!["A".into(), "B".into(), "C".into()]);
        assert_eq!(found(date(day)).message, "Tuesday, 17 November 2026");
        assert_eq!(dutch().value(&things), "A, B and C".into());
        assert_eq!(found(message!("word", broken = 1_usize)).message, "word");
        assert_eq!(found(message!("word-twice")).message, "`{$word}` staat er dubbel");
    }
}
