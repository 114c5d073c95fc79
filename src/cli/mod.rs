//! The command: the only place that reads files, knows the terminal and decides on exit codes.

#![allow(clippy::disallowed_methods, reason = "this is the edge")]

mod args;
mod baselines;
mod cache;
mod check;
mod console;
mod due;
mod endings;
mod explain;
mod find;
mod generate;
mod letters;
mod levels;
mod load;
#[cfg(feature = "lsp")]
mod lsp;
mod plan;
pub mod proofreader;
mod record;
mod records;
mod repair;
mod save;
mod schema;
mod sendmail;
mod settings;
mod setups;
mod signals;
mod tally;

use std::borrow::Cow;
use std::ffi::OsString;
use std::io::{self, Write};
use std::path::PathBuf;

use clap::{Parser, ValueEnum};

use crate::report::{self, Failure, Format, Style};
use args::{Args, Command};
use plan::Plan;

/// Nothing at error level was found.
const CLEAN: u8 = 0;
/// Errors were found.
const FOUND: u8 = 1;
/// The program could not do what was asked: usage, configuration, unreadable input.
const FAILED: u8 = 2;

/// What the system says went wrong, without its error number.
fn reason(error: &io::Error) -> String {
    let text = error.to_string();
    match text.rfind(" (os error ") {
        Some(number) => text[..number].to_lowercase(),
        None => text,
    }
}

/// Runs the command as [`run`] does, in a process of another program that has loaded the command from a file.
#[must_use]
pub fn run_from(file: PathBuf, given: &[OsString]) -> u8 {
    cache::PROGRAM.get_or_init(|| file);
    let code = run(given);
    // The other program may leave without it.
    let _ = io::stdout().flush();
    code
}

/// Runs the command with these arguments, of which the first is its name, and returns its exit code.
#[must_use]
pub fn run(given: &[OsString]) -> u8 {
    let posted = given.get(1).is_some_and(|first| first == "sendmail");
    // Arguments for the real sendmail are not parsed here.
    let (own, rest) = if posted { sendmail::split(given) } else { (given, &[][..]) };
    let args = match Args::try_parse_from(own) {
        Ok(args) => args,
        Err(error) if posted => return sendmail::misused(&error, own),
        Err(error) => return usage(&error, own, FAILED),
    };
    let console = args.console();
    let ended = match &args.command {
        Some(Command::Explain { rule }) => explain::explain(rule.as_deref()),
        Some(Command::Rules { lang }) => explain::rules(lang),
        Some(Command::Due(args)) => due::list(args, console),
        Some(Command::Letters(args)) => letters::compare(&Plan::to_compare(args, console)),
        #[cfg(feature = "lsp")]
        Some(Command::Lsp(args)) => lsp::run(args),
        Some(Command::Config(args)) => settings::show(args),
        Some(Command::Schema { of }) => schema::schema(*of),
        Some(Command::Completions { shell }) => generate::completions(*shell),
        Some(Command::Man { command }) => generate::manual(command),
        Some(Command::Record(command)) => record::run(command, console),
        Some(Command::Sendmail(own)) => Ok(sendmail::sendmail(own, rest, console)),
        None => args
            .no_command()
            .and_then(|()| Plan::to_check(&args, console))
            .and_then(|plan| check::check(&plan))
            .map(|code| if code == FOUND && args.exit_zero { CLEAN } else { code }),
    };
    ended.unwrap_or_else(|failure| {
        console.fail(&failure);
        FAILED
    })
}

/// Clap's own message: help and version to standard output, mistakes to standard error.
fn usage(error: &clap::Error, given: &[OsString], failed: u8) -> u8 {
    let plain = error.render().to_string();
    let format = asked_format(given);
    if error.use_stderr() && format == Format::Json {
        let plain = plain.strip_prefix("error: ").unwrap_or(&plain);
        let (message, help) = plain.split_once("\n\n").unwrap_or((plain, ""));
        let failure = Failure::new(message, help.trim());
        let _ = report::write_failure(format, &Style::new(80), &failure, &mut io::stderr());
        return failed;
    }
    // An argument with control characters is shown without colours.
    let printed = match report::legible(&plain) {
        Cow::Borrowed(_) => error.print(),
        Cow::Owned(shown) => io::stderr().write_all(shown.as_bytes()),
    };
    let full = printed.is_err_and(|error| error.kind() != io::ErrorKind::BrokenPipe);
    if full || error.use_stderr() { failed } else { CLEAN }
}

/// The format on a command line that cannot be parsed as a whole.
fn asked_format(given: &[OsString]) -> Format {
    let mut asked = Format::default();
    let mut option = "";
    for word in given.iter().filter_map(|word| word.to_str()) {
        let value = match option {
            "-f" | "--format" => Some(word),
            _ => word.strip_prefix("--format=").or_else(|| word.strip_prefix("-f")),
        };
        asked = value.and_then(|value| Format::from_str(value, true).ok()).unwrap_or(asked);
        option = word;
    }
    asked
}
