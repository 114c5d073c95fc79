//! A drop-in replacement for sendmail: checks a mail, and passes it on to the real one.
//!
//! Until the real one runs, nothing has been sent, and every failure says so. The real one reads
//! the mail from a file, so that nothing that happens to this process can cut the mail off. This
//! process waits for it through any signal, so that its exit code always tells what became of the
//! mail.

mod arguments;
mod ask;
mod mta;
mod recipients;
mod report_file;
mod spool;
mod stopped;

use std::ffi::OsString;
use std::io::{self, Write};
use std::panic::{self, AssertUnwindSafe};
use std::process::Stdio;

use jiff::Zoned;

use super::args::{SendmailArgs, When};
use super::console::Console;
use super::records::{self, Broken, Folder, Found};
use super::settings::Settings;
use super::setups::{Given, engine};
use super::{Failure, check, reason, usage};
use crate::draft::{Draft, Formulas, Problem};
use crate::engine::Engine;
use crate::report::{self, Chunk, Format, Style};
use arguments::Arguments;
use ask::{Answer, ask};
use recipients::recipients;
use spool::{Spool, is_off};
use stopped::{Stopped, Why};

/// The mail has errors.
const FOUND: u8 = 65;
/// It could not be checked now, but may be another time.
const LATER: u8 = 75;
/// Something has to be set up before mail can be checked.
pub(super) const MISCONFIGURED: u8 = 78;

/// The largest mail that is read into memory.
const LARGEST: u64 = 256 << 20;

/// Our options that take a value, and those that do not.
const VALUED: &[&str] = &["--config", "--mta", "--report", "--when"];
const SWITCHES: &[&str] = &["--ask", "--help", "--no-config"];

/// Splits off what is meant for the real sendmail: everything from the first argument on that is
/// not one of our options.
pub(super) fn split(args: &[OsString]) -> (&[OsString], &[OsString]) {
    let mut at = 2;
    while let Some(arg) = args.get(at).and_then(|arg| arg.to_str()) {
        let name = arg.split('=').next().unwrap_or_default();
        at += match (VALUED.contains(&name), SWITCHES.contains(&arg)) {
            (true, _) if arg != name => 1,
            (true, _) => 2,
            (_, true) => 1,
            _ => break,
        };
    }
    args.split_at(at.min(args.len()))
}

/// Prints what is wrong with our own options. No mail is sent, not even with `--help`; whoever asks
/// for nothing else has no mail.
pub(super) fn misused(error: &clap::Error, own: &[OsString]) -> u8 {
    let code = usage(error, own, MISCONFIGURED);
    if !error.use_stderr() && own.len() == 3 {
        return code;
    }
    let _ = writeln!(io::stderr(), "followup-lint: nothing was sent");
    MISCONFIGURED
}

/// Checks the mail on standard input and passes it on. Returns the exit code.
pub(super) fn sendmail(own: &SendmailArgs, mta: &[OsString], console: Console) -> u8 {
    let style = console.errors();
    // A report is read in an editor or a mail program, which may be narrow and knows no colours.
    let style = Style::new(style.width.min(80)).color(style.color && own.report.is_none());
    let post = Post { own, arguments: mta, style };
    // A bug in this program is no reason to send an unchecked mail, nor to lose one.
    let mail = panic::catch_unwind(AssertUnwindSafe(|| post.checked_mail()));
    let mail = mail.unwrap_or_else(|_| Err(Stopped::new(LATER, "followup-lint failed", UNCHECKED)));
    let Stopped { code, why } = match mail.and_then(|mail| mta::run(&own.mta, mta, mail)) {
        Ok(code) => return code,
        Err(stopped) => stopped,
    };
    let (found, fate) = why.written(&post.style);
    let whole = [found, fate.clone()].concat();
    let mut said = if why.is_seen() { fate } else { whole.clone() };
    if let Err(error) = post.keep(&whole) {
        said.extend(format!("followup-lint: the report could not be written: {}\n", reason(&error)).bytes());
    }
    // If standard error is gone, the exit code still tells what happened.
    let _ = io::stderr().write_all(&said);
    code
}

/// One mail and what to do with it.
struct Post<'a> {
    own: &'a SendmailArgs,
    /// The arguments for the real sendmail.
    arguments: &'a [OsString],
    style: Style,
}

impl Post<'_> {
    /// The mail, if it may be sent.
    fn checked_mail(&self) -> Result<Stdio, Stopped> {
        // An old report is about another mail.
        let _ = self.keep(&[]);
        let off = std::env::var_os("FOLLOWUP_LINT").is_some_and(|value| is_off(value.as_encoded_bytes()));
        let arguments = Arguments::read(self.arguments);
        if off || !arguments.sends {
            return Ok(Stdio::inherit());
        }
        let mut mail = Spool::take(&mut io::stdin().lock())?;
        if let Some(passing) = mail.passing()? {
            return Ok(passing.input()?);
        }
        let misconfigured = |failure| Stopped::of(MISCONFIGURED, failure);
        let in_force = Settings::here(&self.own.settings).map_err(misconfigured)?;
        let records = Folder::read(in_force.settings.records().as_deref(), &in_force.settings.candidate());
        let records = records.map_err(misconfigured)?;
        let recipients = recipients(&mail.header, &arguments.recipients);
        let warning = left_out(&records.broken, &recipients)?;
        let mut told = warning.clone();
        if self.own.when == When::Always || records.knows(&recipients) {
            let engine = engine(&in_force, &Given::default()).map_err(misconfigured)?;
            let draft = readable(&mut mail, engine.languages.formulas())?;
            let found = records.addressed(recipients, &draft).map_err(misconfigured)?;
            self.check(&engine, draft, &found, &mut told)?;
        }
        // Advice is not printed, and nothing is printed if there is a report: some programs take a
        // mail with any output for a failure, and send it again.
        if self.own.report.is_some() {
            let _ = self.keep(&told);
        } else {
            let _ = io::stderr().write_all(&warning);
        }
        Ok(mail.input()?)
    }

    /// Checks the mail, and adds the findings to the output. Errors stop it, unless the writer
    /// wants to send it anyway.
    fn check(&self, engine: &Engine, draft: Draft, found: &Found, told: &mut Vec<u8>) -> Result<(), Stopped> {
        let now = Zoned::now();
        let checked = check::check_draft("mail", draft, engine, &found.case(Some(&now)));
        let Chunk { text, totals } = Chunk::new(Format::Full, &self.style, &checked);
        told.extend(text);
        if totals.errors == 0 {
            return Ok(());
        }
        let answer = if self.own.ask { ask(told) } else { Answer::None };
        if answer == Answer::Send {
            return Ok(());
        }
        let why = Why::Errors { found: std::mem::take(told), errors: totals.errors, seen: answer == Answer::Stay };
        Err(Stopped { code: FOUND, why })
    }

    /// Writes the report file, or removes an old one if there is nothing to report.
    fn keep(&self, told: &[u8]) -> io::Result<()> {
        self.own.report.as_deref().map_or(Ok(()), |path| report_file::write(path, told))
    }
}

/// The readable text of the mail.
fn readable(mail: &mut Spool, formulas: &Formulas) -> Result<Draft, Stopped> {
    let unread = |what: &str| Stopped::of(LATER, Failure::new(what, UNCHECKED));
    let Some(bytes) = mail.bytes(LARGEST)? else {
        return Err(unread(&format!("the mail is larger than {} MB", LARGEST >> 20)));
    };
    let draft = Draft::message(&bytes, formulas);
    match draft.source.problem() {
        Some(Problem::Encrypted) => Err(unread("the mail is encrypted and cannot be read")),
        Some(Problem::TooLong) => Err(unread("the mail has more text than can be checked")),
        _ => Ok(draft),
    }
}

/// The note about broken records of people whom the mail does not go to; one that may be about a
/// recipient stops the mail.
fn left_out(broken: &[Broken], recipients: &[String]) -> Result<Vec<u8>, Stopped> {
    if let Some(failure) = records::failure(broken.iter().filter(|broken| broken.may_name(recipients))) {
        return Err(Stopped::of(LATER, failure));
    }
    let told = records::left_out(broken).map(|told| format!("followup-lint: {}\n", report::legible_line(&told)));
    Ok(told.unwrap_or_default().into_bytes())
}

const UNCHECKED: &str = "fix it and send it again; to send a mail as it is, add the header `X-Followup-Lint: off`";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arguments_are_ours_up_to_the_first_that_is_not() {
        let cases: [(&[&str], usize); 6] = [
            (&["--mta", "msmtp", "-oi", "--", "rita@kiln.example"], 4),
            (&["--mta=msmtp", "--ask", "-t", "--ask"], 4),
            (&["--", "--mta", "x"], 2),
            (&["-t"], 2),
            (&["--read-envelope-from", "--mta", "x"], 2),
            (&["--mta"], 3),
        ];
        for (given, ours) in cases {
            let args: Vec<OsString> = ["followup-lint", "sendmail"].iter().chain(given).map(OsString::from).collect();
            assert_eq!(split(&args).0.len(), ours, "{given:?}");
        }
    }
}
