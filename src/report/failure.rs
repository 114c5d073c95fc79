//! Why a run could not do its work, and notes next to the report: text for people, one JSON object
//! per line next to a JSON report.

use std::borrow::Cow;
use std::io;
use std::ops::Range;

use super::full::{self, Style};
use super::{Format, json, legible_line};
use crate::mistake::Mistake;

/// Why a run could not do its work.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    /// What is wrong.
    pub message: String,
    /// What to do; empty if there is nothing to do.
    pub help: String,
    /// The file it is about.
    pub path: Option<String>,
    /// Where it is in that file.
    pub excerpt: Option<Box<Excerpt>>,
    /// Further reasons why the same thing failed.
    pub further: Vec<Failure>,
}

/// A place in the text of a record, the settings or a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Excerpt {
    /// The whole text.
    pub text: String,
    /// The bytes of it that are wrong.
    pub span: Range<usize>,
    /// The label to show at them.
    pub label: &'static str,
}

impl Failure {
    /// A failure without a file.
    #[must_use]
    pub fn new(message: impl Into<String>, help: impl Into<String>) -> Self {
        Self { message: message.into(), help: help.into(), path: None, excerpt: None, further: Vec::new() }
    }

    /// Names the file that the failure is about, unless it already has one.
    #[must_use]
    pub fn of(mut self, path: impl Into<String>) -> Self {
        self.path.get_or_insert_with(|| path.into());
        self
    }

    /// Shows the place of the failure in the text of its file.
    #[must_use]
    pub fn shown_in(mut self, text: &str, span: Option<Range<usize>>) -> Self {
        let span = visible(text, span.unwrap_or_default());
        self.excerpt = Some(Box::new(Excerpt { text: text.to_owned(), span, label: "here" }));
        self
    }

    /// The failure and all further ones.
    pub fn all(&self) -> impl Iterator<Item = &Self> {
        std::iter::once(self).chain(&self.further)
    }
}

impl From<Mistake> for Failure {
    fn from(mistake: Mistake) -> Self {
        Self::new(mistake.message, mistake.help.unwrap_or_default())
    }
}

/// A span that can be shown. A mistake at the very end, such as a string that is never closed, is
/// shown on the last line.
fn visible(text: &str, span: Range<usize>) -> Range<usize> {
    let span = if span.end <= text.len() { span } else { 0..0 };
    if !span.is_empty() {
        return span;
    }
    let start = text[..span.start.min(text.trim_end().len())].char_indices().next_back().map_or(0, |(at, _)| at);
    start..text[start..].chars().next().map_or(start, |c| start + c.len_utf8())
}

/// Writes a failure and all further ones.
pub fn write_failure(format: Format, style: &Style, failure: &Failure, out: &mut dyn io::Write) -> io::Result<()> {
    for failure in failure.all() {
        if format == Format::Json {
            json::failure(failure, out)?;
        } else {
            out.write_all(&shown(style, failure))?;
        }
    }
    Ok(())
}

/// Writes a note next to the report.
pub fn write_note(format: Format, message: &str, out: &mut dyn io::Write) -> io::Result<()> {
    if format == Format::Json {
        return json::note(message, out);
    }
    writeln!(out, "followup-lint: {}", legible_line(message))
}

fn shown(style: &Style, failure: &Failure) -> Vec<u8> {
    let Failure { message, help, path, excerpt, .. } = failure;
    if let Some(excerpt) = excerpt {
        let path = path.as_deref().map_or(Cow::default(), legible_line);
        return full::failure(style, &path, excerpt, message, help);
    }
    let help = if help.is_empty() { String::new() } else { format!("  = help: {help}\n") };
    format!("error: {}\n{help}", legible_line(message)).into_bytes()
}
