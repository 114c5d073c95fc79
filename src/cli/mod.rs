//! The command: the only place that reads files, knows the terminal and decides on exit codes.

#![allow(clippy::disallowed_methods, reason = "this is the edge")]

mod args;
mod ask;
mod check;
mod explain;
mod find;
mod folder;
mod letters;
mod load;
mod record;
mod records;
mod save;
mod sendmail;
mod spool;

use std::borrow::Cow;
use std::ffi::OsString;
use std::io::{self, BufWriter, IsTerminal, Write};
use std::process::ExitCode;

use clap::{CommandFactory, FromArgMatches};

use crate::report::Style;
use args::{Args, Color, Command};

/// Nothing at error level was found.
const CLEAN: u8 = 0;
/// Errors were found.
const FOUND: u8 = 1;
/// The program could not do what was asked: usage, configuration, unreadable input.
const FAILED: u8 = 2;

/// The bytes written to standard output at once.
const BUFFER: usize = 64 << 10;

/// What kept the program from doing what was asked, ready to be shown.
#[derive(Debug)]
pub(crate) struct Failure(Vec<u8>);

impl Failure {
    /// A failure told in one or two lines: what is wrong, and what to do.
    fn new(message: impl AsRef<str>, help: impl AsRef<str>) -> Self {
        let (message, help) = (message.as_ref(), help.as_ref());
        let help = if help.is_empty() { String::new() } else { format!("  = help: {help}\n") };
        Self(format!("error: {}\n{help}", crate::report::legible_line(message)).into_bytes())
    }

    fn tell(&self) {
        // Nobody is left to tell if standard error is gone.
        let _ = io::stderr().write_all(&self.0);
    }
}

/// What the system says went wrong, without its number.
fn reason(error: &io::Error) -> String {
    let text = error.to_string();
    match text.rfind(" (os error ") {
        Some(number) => text[..number].to_lowercase(),
        None => text,
    }
}

/// Runs the command with the process's own arguments.
#[must_use]
pub fn main() -> ExitCode {
    let given: Vec<OsString> = std::env::args_os().collect();
    let posted = given.get(1).is_some_and(|first| first == "sendmail");
    // What is meant for the real sendmail is nothing to be parsed here.
    let (own, rest) = if posted { sendmail::split(&given) } else { (&given[..], &[][..]) };
    let wrong = |error: &clap::Error| usage(error, if posted { sendmail::MISCONFIGURED } else { FAILED });
    let matches = match Args::command().try_get_matches_from(own) {
        Ok(matches) => matches,
        Err(error) => return wrong(&error),
    };
    let args = match Args::from_arg_matches(&matches) {
        Ok(args) => args,
        Err(error) => return wrong(&error),
    };
    let style = style(match &args.command {
        Some(Command::Letters(letters)) => letters.color,
        _ => args.color,
    });
    let ended = match &args.command {
        Some(Command::Explain { rule }) => explain::explain(rule.as_deref()),
        Some(Command::Rules { lang }) => explain::rules(lang),
        Some(Command::Letters(letters)) => letters::run(letters, &matches, &style),
        Some(Command::Record(command)) => record::run(command, &style),
        Some(Command::Sendmail(own)) => Ok(sendmail::sendmail(&args, &matches, own, rest, &style)),
        None => check::check(&args, &matches, &style),
    };
    match ended {
        Ok(code) => ExitCode::from(code),
        Err(failure) => {
            failure.tell();
            ExitCode::from(FAILED)
        }
    }
}

/// Clap's own message: help and version to standard output, mistakes to standard error.
fn usage(error: &clap::Error, failed: u8) -> ExitCode {
    // An argument that a terminal would obey is shown without colours.
    let plain = error.render().to_string();
    let printed = match crate::report::legible(&plain) {
        Cow::Borrowed(_) => error.print(),
        Cow::Owned(shown) => io::stderr().write_all(shown.as_bytes()),
    };
    let full = printed.is_err_and(|error| error.kind() != io::ErrorKind::BrokenPipe);
    ExitCode::from(if full || error.use_stderr() { failed } else { CLEAN })
}

/// Says something beside the report.
fn tell(message: Option<&str>) {
    if let Some(message) = message {
        let _ = writeln!(io::stderr(), "followup-lint: {}", crate::report::legible_line(message));
    }
}

/// Writes to standard output. A reader that has seen enough, as `head` has, is no failure.
fn print(write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Result<(), Failure> {
    let mut out = BufWriter::with_capacity(BUFFER, io::stdout().lock());
    match write(&mut out).and_then(|()| out.flush()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            Err(Failure::new(format!("cannot write to standard output: {}", reason(&error)), ""))
        }
        _ => Ok(()),
    }
}

/// The terminal's width and whether it wants colours, as the conventions have it.
fn style(color: Color) -> Style {
    let set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    let forced = set("CLICOLOR_FORCE") && std::env::var_os("CLICOLOR_FORCE").is_some_and(|value| value != "0");
    let terminal = io::stdout().is_terminal();
    let dumb = std::env::var_os("TERM").is_some_and(|term| term == "dumb");
    let color = match color {
        Color::Always => true,
        Color::Never => false,
        Color::Auto => !set("NO_COLOR") && (forced || terminal && !dumb),
    };
    let columns = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
    let measured = || terminal_size::terminal_size().map(|(width, _)| usize::from(width.0));
    let width = columns.or_else(measured).unwrap_or(80).max(20);
    Style { width, color }
}
