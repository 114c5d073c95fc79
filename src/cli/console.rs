//! Standard output and standard error, as one run uses them.

use std::collections::BTreeSet;
use std::io::{self, BufWriter, Write};
use std::path::Path;

use anstream::stream::RawStream;
use anstream::{AutoStream, ColorChoice};
use clap::ColorChoice as Asked;

use super::{Failure, reason, save};
use crate::report::{self, Format, Style, Totals};

/// How many bytes are written to standard output at once.
const BUFFER: usize = 64 << 10;

/// The columns of what is no terminal, and wraps nothing by itself.
const WIDE: usize = 120;

/// How a run prints.
#[derive(Debug, Clone, Copy)]
pub(super) struct Console {
    pub(super) format: Format,
    /// Whether only findings are printed.
    pub(super) quiet: bool,
    pub(super) color: Asked,
}

impl Console {
    /// The style of standard output.
    pub(super) fn output(self) -> Style {
        self.style(&io::stdout())
    }

    /// The style of standard error.
    pub(super) fn errors(self) -> Style {
        self.style(&io::stderr())
    }

    /// The style of a file.
    pub(super) fn style_of_file(self) -> Style {
        Style::new(asked_columns().unwrap_or(WIDE).max(20)).color(self.color == Asked::Always)
    }

    fn style(self, stream: &impl RawStream) -> Style {
        let color = match self.color {
            Asked::Always => true,
            Asked::Never => false,
            Asked::Auto => AutoStream::choice(stream) != ColorChoice::Never,
        };
        let columns = asked_columns();
        let measured = || terminal_size::terminal_size().map(|(width, _)| usize::from(width.0));
        Style::new(columns.or_else(measured).unwrap_or(WIDE).max(20)).color(color)
    }

    /// Writes how many findings there are, if people read it.
    pub(super) fn sum_up(self, totals: &Totals, fixed: usize, out: &mut dyn Write) {
        if self.format.is_for_people() && !self.quiet {
            let _ = writeln!(out, "{}", report::fill(&totals.summary(fixed), 0, 0, self.output().width));
        }
    }

    /// Writes lines after the report; next to it, if it is not for people.
    pub(super) fn lines(self, lines: &[String], out: &mut dyn Write) {
        for line in lines {
            if self.format.is_for_people() {
                let _ = writeln!(out, "{line}");
            } else {
                self.note(line);
            }
        }
    }

    /// Prints why the run could not do its work. If standard error is gone, there is nobody left to
    /// tell.
    pub(super) fn fail(self, failure: &Failure) {
        let _ = report::write_failure(self.format, &self.errors(), failure, &mut io::stderr());
    }

    /// Prints a note next to the report.
    pub(super) fn note(self, message: &str) {
        let _ = report::write_note(self.format, message, &mut io::stderr());
    }
}

/// Notes that are printed once, however many drafts give rise to them.
#[derive(Default)]
pub(super) struct Once(BTreeSet<String>);

impl Once {
    pub(super) fn note(&mut self, console: Console, note: String) {
        if !self.0.contains(&note) {
            console.note(&note);
            self.0.insert(note);
        }
    }
}

/// The columns that the environment asks for.
fn asked_columns() -> Option<usize> {
    std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok())
}

/// The columns of a page on standard output; what other programs read is not wrapped.
pub(super) fn page_width() -> usize {
    let measured = || terminal_size::terminal_size_of(io::stdout()).map(|(width, _)| usize::from(width.0));
    asked_columns().or_else(measured).map_or(usize::MAX, |columns| columns.max(20))
}

/// Where a report goes. The first failure to write is kept, and nothing is written after it, but
/// the rest of the work goes on.
pub(super) struct Sink<'a> {
    out: Out<'a>,
    failed: Option<io::Error>,
}

enum Out<'a> {
    Stream {
        name: &'static str,
        out: Box<dyn Write>,
    },
    /// A file, which is written in one step at the end; whether it may be overwritten.
    File {
        path: &'a Path,
        force: bool,
        bytes: Vec<u8>,
    },
}

impl<'a> Sink<'a> {
    pub(super) fn output() -> Self {
        Self::stream("standard output", Box::new(BufWriter::with_capacity(BUFFER, io::stdout().lock())))
    }

    pub(super) fn errors() -> Self {
        Self::stream("standard error", Box::new(io::stderr().lock()))
    }

    fn stream(name: &'static str, out: Box<dyn Write>) -> Self {
        Self { out: Out::Stream { name, out }, failed: None }
    }

    pub(super) fn file(path: &'a Path, force: bool) -> Self {
        Self { out: Out::File { path, force, bytes: Vec::new() }, failed: None }
    }

    /// Whether everything could be written. A reader that has seen enough, such as `head`, is not a
    /// failure.
    pub(super) fn end(mut self) -> Result<(), Failure> {
        let _ = self.flush();
        match (self.out, self.failed) {
            (Out::File { path, force, bytes }, _) => save::create(path, &bytes, force),
            (Out::Stream { name, .. }, Some(error)) if error.kind() != io::ErrorKind::BrokenPipe => {
                Err(Failure::new(format!("cannot write to {name}: {}", reason(&error)), ""))
            }
            _ => Ok(()),
        }
    }
}

impl Write for Sink<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.failed.is_none() {
            self.failed = match &mut self.out {
                Out::Stream { out, .. } => out.write_all(bytes).err(),
                Out::File { bytes: file, .. } => file.write_all(bytes).err(),
            };
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        if self.failed.is_none() {
            self.failed = match &mut self.out {
                Out::Stream { out, .. } => out.flush().err(),
                Out::File { .. } => None,
            };
        }
        Ok(())
    }
}

/// Prints a page.
pub(super) fn print(page: &[u8]) -> Result<(), Failure> {
    let mut out = Sink::output();
    let _ = out.write_all(page);
    out.end()
}
