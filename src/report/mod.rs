//! Writes findings: one file per format.

mod failure;
mod fingerprint;
mod full;
mod github;
mod gitlab;
mod html;
mod json;
mod junit;
mod message;
mod sarif;
mod short;
mod totals;
mod wrap;

pub use failure::{Excerpt, Failure, write_failure, write_note};
pub use full::Style;
#[cfg(feature = "lsp")]
pub(crate) use message::whole;
pub use totals::Totals;
pub use wrap::{fill, legible, legible_line};

use std::fmt::Debug;
use std::io;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::draft::Draft;
use crate::engine::Report;
use crate::mistake::Mistake;

/// The format of findings.
///
/// ```
/// use followup_lint::{Checked, Format, Linter, Style};
///
/// let linter = Linter::builder().build()?;
/// let draft = linter.read(b"I like the the kiln a lot.\n");
/// let report = linter.check(&draft);
/// let format: Format = "short".parse()?;
/// let mut out = Vec::new();
/// format.write(&[Checked::new("draft.txt", draft, report)], &Style::new(80), &mut out)?;
/// assert_eq!(String::from_utf8(out)?, "draft.txt:1:8: error[repeated-word]: `the` is repeated\n");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[non_exhaustive]
#[cfg_attr(feature = "cli", derive(clap::ValueEnum))]
pub enum Format {
    /// With the text around each finding
    #[default]
    Full,
    /// One line per finding
    Short,
    /// For other programs
    Json,
    /// For code scanning
    Sarif,
    /// Annotations of GitHub Actions
    Github,
    /// Code Quality of GitLab
    Gitlab,
    /// Tests in `JUnit` XML: errors are failed ones
    Junit,
    /// A page for the browser
    Html,
}

impl Format {
    const ALL: [(&'static str, Self); 8] = [
        ("full", Self::Full),
        ("short", Self::Short),
        ("json", Self::Json),
        ("sarif", Self::Sarif),
        ("github", Self::Github),
        ("gitlab", Self::Gitlab),
        ("junit", Self::Junit),
        ("html", Self::Html),
    ];

    /// Writes the findings of some drafts.
    pub fn write(self, files: &[Checked], style: &Style, out: &mut dyn io::Write) -> io::Result<()> {
        let mut stream = Stream::new(self, out);
        for file in files {
            stream.add(&Chunk::new(self, style, std::slice::from_ref(file)))?;
        }
        stream.end()
    }

    fn writer(self) -> &'static dyn Writer {
        match self {
            Self::Full => &full::Full,
            Self::Short => &short::Short,
            Self::Json => &json::Json,
            Self::Sarif => &sarif::Sarif,
            Self::Github => &github::Github,
            Self::Gitlab => &gitlab::Gitlab,
            Self::Junit => &junit::Junit,
            Self::Html => &html::Html,
        }
    }

    /// Whether there is a report even if nothing could be checked: a dashboard wants to know why.
    #[must_use]
    pub fn reports_failures(self) -> bool {
        !self.is_for_people() && self != Self::Json
    }

    /// Whether it is meant for people and not for programs.
    #[must_use]
    pub fn is_for_people(self) -> bool {
        self.writer().is_for_people()
    }
}

impl FromStr for Format {
    type Err = Mistake;

    fn from_str(name: &str) -> Result<Self, Mistake> {
        let found = Self::ALL.into_iter().find(|(known, _)| *known == name).map(|(_, format)| format);
        found.ok_or_else(|| Mistake::unknown("format", name, Self::ALL.into_iter().map(|(name, _)| name)))
    }
}

/// A format of findings.
trait Writer: Debug + Sync {
    /// Whether it is meant for people, who also get notes and a summary.
    fn is_for_people(&self) -> bool {
        true
    }

    /// Writes what comes before all drafts.
    fn begin(&self, _: &mut dyn io::Write) -> io::Result<()> {
        Ok(())
    }

    /// Writes the findings of one draft.
    fn draft(&self, style: &Style, checked: &Checked, out: &mut dyn io::Write) -> io::Result<()>;

    /// Writes that a file could not be read or checked, in a format that has a place for it.
    fn failure(&self, _: &Failure, _: &mut dyn io::Write) -> io::Result<()> {
        Ok(())
    }

    /// What is written between two drafts that both have findings.
    fn separator(&self) -> &'static str {
        ""
    }

    /// Writes what comes after all drafts.
    fn end(&self, _: &Totals, _: &mut dyn io::Write) -> io::Result<()> {
        Ok(())
    }
}

/// Writes the items of a JSON list, without its brackets.
fn list(items: impl Iterator<Item = impl Serialize>, out: &mut dyn io::Write) -> io::Result<()> {
    for (at, item) in items.enumerate() {
        if at > 0 {
            out.write_all(b",")?;
        }
        serde_json::to_writer(&mut *out, &item)?;
    }
    Ok(())
}

/// A draft and its findings, to be written in a [`Format`].
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Checked {
    /// The name that is shown.
    pub path: String,
    /// Its place among the mails of its file, from 0.
    pub number: usize,
    /// The draft.
    pub draft: Draft,
    /// The findings.
    pub report: Report,
}

impl Checked {
    /// A draft, which is shown by the name `path`, and its findings.
    #[must_use]
    pub fn new(path: impl Into<String>, draft: Draft, report: Report) -> Self {
        Self { path: path.into(), number: 0, draft, report }
    }
}

/// The written findings of one file, without what goes before and after all files.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Chunk {
    /// What is written.
    pub text: Vec<u8>,
    /// How many findings there are.
    pub totals: Totals,
}

impl Chunk {
    /// Writes the findings of one file.
    #[must_use]
    pub fn new(format: Format, style: &Style, mails: &[Checked]) -> Self {
        let mut chunk = Self::default();
        for mail in mails {
            let mut text = Vec::new();
            let written = format.writer().draft(style, mail, &mut text);
            debug_assert!(written.is_ok(), "{written:?}");
            chunk.append(Self { text, totals: Totals::of(mail) }, format);
        }
        chunk
    }

    /// Adds the findings of further mails of the file.
    pub fn append(&mut self, mut further: Self, format: Format) {
        if !self.text.is_empty() && !further.text.is_empty() {
            self.text.extend(format.writer().separator().bytes());
        }
        self.text.append(&mut further.text);
        self.totals.add(&further.totals);
    }
}

/// Writes a report while drafts are still being checked.
pub struct Stream<W> {
    format: Format,
    out: W,
    begun: bool,
    /// Whether anything has been written about a draft.
    filled: bool,
    totals: Totals,
}

impl<W: io::Write> Stream<W> {
    /// A report of which nothing has been written yet.
    pub fn new(format: Format, out: W) -> Self {
        Self { format, out, begun: false, filled: false, totals: Totals::default() }
    }

    /// Writes the findings of one more file.
    pub fn add(&mut self, chunk: &Chunk) -> io::Result<()> {
        self.begin()?;
        self.totals.add(&Totals { files: 1, ..chunk.totals });
        self.write(&chunk.text)
    }

    /// Writes that a file could not be read or checked.
    pub fn fail(&mut self, failure: &Failure) -> io::Result<()> {
        if self.format.reports_failures() {
            self.begin()?;
        }
        for failure in failure.all() {
            self.totals.failed += 1;
            let mut text = Vec::new();
            self.format.writer().failure(failure, &mut text)?;
            self.write(&text)?;
        }
        Ok(())
    }

    fn write(&mut self, text: &[u8]) -> io::Result<()> {
        if !text.is_empty() {
            let separator = if self.filled { self.format.writer().separator() } else { "" };
            self.out.write_all(separator.as_bytes())?;
            self.out.write_all(text)?;
            self.filled = true;
        }
        self.out.flush()
    }

    /// How many findings there have been so far.
    pub fn totals(&self) -> &Totals {
        &self.totals
    }

    /// Writes the end.
    pub fn end(mut self) -> io::Result<()> {
        self.begin()?;
        self.format.writer().end(&self.totals, &mut self.out)?;
        self.out.flush()
    }

    fn begin(&mut self) -> io::Result<()> {
        if std::mem::replace(&mut self.begun, true) { Ok(()) } else { self.format.writer().begin(&mut self.out) }
    }
}
