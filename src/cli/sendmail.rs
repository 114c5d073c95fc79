//! Stands where mail programs look for sendmail: checks a mail, and hands it on to the real one.
//!
//! Until the real one runs, nothing has been sent, and every failure says so. It reads the mail from a
//! file of its own, so that nothing that happens to this process can cut the mail off; and this process
//! waits for it whatever signal comes, so that its exit code always tells what became of the mail.

use std::ffi::{OsStr, OsString};
use std::fs;
use std::io::{self, IsTerminal, Write};
use std::panic::{self, AssertUnwindSafe};
use std::path::Path;
use std::process::{Command, ExitStatus, Stdio};
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use clap::ArgMatches;
use jiff::Zoned;
use signal_hook::consts::TERM_SIGNALS;

use super::args::{Args, SendmailArgs, When};
use super::ask::{Answer, ask};
use super::folder::{self, Broken};
use super::load::Settings;
use super::records::{self, Folder, Found};
use super::spool::{Spool, Trouble, is_off};
use super::{Failure, check, reason};
use crate::diagnostic::Level;
use crate::draft::{Draft, Problem};
use crate::engine::Engine;
use crate::language;
use crate::report::{self, Checked, Format, Style};
use crate::text::count;

/// The mail has errors.
const FOUND: u8 = 65;
/// It could not be checked now; another time it may be.
const LATER: u8 = 75;
/// Something has to be set right before mail can be checked.
pub(super) const MISCONFIGURED: u8 = 78;

/// The largest mail that is taken into memory.
const LARGEST: u64 = 256 << 20;

/// Options of ours that take a value, and those that take none.
const VALUED: &[&str] = &["--config", "--mta", "--report", "--when"];
const SWITCHES: &[&str] = &["--ask", "--help", "--no-config"];

/// The command line without what is meant for the real sendmail: everything from the first argument on
/// that is no option of ours.
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

/// Checks the mail on standard input and hands it on. Gives the exit code.
pub(super) fn sendmail(args: &Args, matches: &ArgMatches, own: &SendmailArgs, mta: &[OsString], style: &Style) -> u8 {
    // A report is read in an editor.
    let color = style.color && own.report.is_none() && io::stderr().is_terminal();
    let style = Style { color, ..*style };
    let post = Post { args, matches, own, arguments: mta, style };
    // A mistake of this program is no reason to send an unchecked mail, nor to lose one.
    let mail = panic::catch_unwind(AssertUnwindSafe(|| post.checked_mail()));
    let mail = mail.unwrap_or_else(|_| Err(Stopped::new(LATER, "followup-lint failed", UNCHECKED)));
    let Stopped { code, found, told, seen } = match mail.and_then(|mail| post.hand_on(mail)) {
        Ok(code) => return code,
        Err(stopped) => stopped,
    };
    let whole = [found, told.clone()].concat();
    let mut said = if seen { told } else { whole.clone() };
    if let Err(error) = post.keep(&whole) {
        said.extend(format!("followup-lint: the report could not be written: {}\n", reason(&error)).bytes());
    }
    // Nobody is left to tell if standard error is gone; the exit code still says it.
    let _ = io::stderr().write_all(&said);
    code
}

/// Why a mail was not handed on.
struct Stopped {
    code: u8,
    /// What was found in it.
    found: Vec<u8>,
    /// What became of it.
    told: Vec<u8>,
    /// Whether the writer has seen what was found.
    seen: bool,
}

impl Stopped {
    fn new(code: u8, message: &str, help: &str) -> Self {
        let told = Failure::new(format!("{message}; nothing was sent"), help).0;
        Self { code, found: Vec::new(), told, seen: false }
    }

    fn of(code: u8, failure: Failure) -> Self {
        let told = b"followup-lint: the mail could not be checked; nothing was sent\n".to_vec();
        Self { code, found: failure.0, told, seen: false }
    }
}

impl From<Trouble> for Stopped {
    fn from((what, error): Trouble) -> Self {
        Self::new(LATER, &format!("{what}: {}", reason(&error)), "")
    }
}

/// One mail and what is to be done with it.
struct Post<'a> {
    args: &'a Args,
    matches: &'a ArgMatches,
    own: &'a SendmailArgs,
    /// What the real sendmail is given.
    arguments: &'a [OsString],
    style: Style,
}

impl Post<'_> {
    /// The mail, if it may go.
    fn checked_mail(&self) -> Result<Stdio, Stopped> {
        // An old report speaks of another mail.
        let _ = self.keep(&[]);
        let off = std::env::var_os("FOLLOWUP_LINT").is_some_and(|value| is_off(value.as_encoded_bytes()));
        if off || !self.is_mail() {
            return Ok(Stdio::inherit());
        }
        let mut mail = Spool::take(&mut io::stdin().lock())?;
        if let Some(passing) = mail.passing()? {
            return Ok(passing.input()?);
        }
        let misconfigured = |failure| Stopped::of(MISCONFIGURED, failure);
        let settings = Settings::load(self.own.config.as_deref(), self.own.no_config, &self.style);
        let settings = settings.map_err(misconfigured)?;
        let records = Folder::read(&settings, &self.style).map_err(misconfigured)?;
        let recipients = self.recipients(&mail.header);
        let warning = left_out(&records.broken, &recipients)?;
        let mut told = warning.clone();
        if self.own.when == When::Always || records.knows(&recipients) {
            let engine = check::engine(self.args, self.matches, &settings, &self.style).map_err(misconfigured)?;
            let draft = readable(&mut mail)?;
            let found = records.addressed(recipients, &draft).map_err(misconfigured)?;
            self.check(&engine, draft, &found, &mut told)?;
        }
        // Advice is not printed, and where there is a report, nothing is: a mail of which something is
        // printed has failed, some programs think, and send it again.
        if self.own.report.is_some() {
            let _ = self.keep(&told);
        } else {
            let _ = io::stderr().write_all(&warning);
        }
        Ok(mail.input()?)
    }

    /// Whether sendmail is called to send a mail, and not to show its queue, to speak SMTP or the like.
    fn is_mail(&self) -> bool {
        let other = |arg: &OsString| {
            let arg = arg.as_encoded_bytes();
            arg.starts_with(b"-b") && arg != b"-bm" || arg.starts_with(b"-q") || arg == b"-I"
        };
        !self.arguments.iter().any(other)
    }

    /// The addresses of the header and of the command line.
    fn recipients(&self, header: &[u8]) -> Vec<String> {
        let draft = Draft::message(header, &language::formulas());
        let mut recipients = records::recipients(&draft);
        let before = std::iter::once(OsStr::new("")).chain(self.arguments.iter().map(OsString::as_os_str));
        for (before, argument) in before.zip(self.arguments) {
            let argument = argument.to_string_lossy();
            let valued = before.to_str().is_some_and(|before| {
                ["-f", "-F", "-r", "-N", "-R", "-X", "-L", "-O", "-p", "-V", "-B", "-h"].contains(&before)
            });
            if !argument.starts_with('-') && !valued {
                recipients.extend(records::addresses_of(&argument));
            }
        }
        recipients
    }

    /// Checks the mail, and adds what was found to what is told; errors stop it, unless the writer wants
    /// it sent all the same.
    fn check(&self, engine: &Engine, draft: Draft, found: &Found, told: &mut Vec<u8>) -> Result<(), Stopped> {
        let now = Zoned::now();
        let checked = check::check_draft("mail", draft, engine, &found.case(Some(&now)));
        let errors: usize = checked.iter().map(|checked| checked.report.count(Level::Error)).sum();
        if let Some(foreign) = checked.first().and_then(|checked| check::foreign(engine, &checked.report)) {
            told.extend(format!("followup-lint: {foreign}\n").bytes());
        }
        told.extend(self.findings(&checked));
        if errors == 0 {
            return Ok(());
        }
        let answer = if self.own.ask { ask(told) } else { Answer::None };
        if answer == Answer::Send {
            return Ok(());
        }
        let stays = format!(
            "followup-lint: this mail was not sent: it has {}\n  = help: {UNCHECKED}\n",
            count(errors, "error")
        );
        Err(Stopped {
            code: FOUND,
            found: std::mem::take(told),
            told: stays.into_bytes(),
            seen: answer == Answer::Stay,
        })
    }

    /// The findings, as they are shown.
    fn findings(&self, checked: &[Checked]) -> Vec<u8> {
        let mut findings = Vec::new();
        let written = report::write(Format::Full, &self.style, checked, &mut findings);
        debug_assert!(written.is_ok(), "{written:?}");
        findings
    }

    /// Writes the report file, or takes an old one away if there is nothing to say.
    fn keep(&self, told: &[u8]) -> io::Result<()> {
        match &self.own.report {
            Some(path) if !told.is_empty() => fs::write(path, told),
            // A link stays one, and a device is none of ours to take away.
            Some(path) if fs::symlink_metadata(path).is_ok_and(|old| old.is_file()) => fs::remove_file(path),
            Some(path) if path.is_file() => fs::write(path, []),
            _ => Ok(()),
        }
    }

    /// Runs the real sendmail, and gives its exit code.
    fn hand_on(&self, mail: Stdio) -> Result<u8, Stopped> {
        let mta = &self.own.mta;
        let mut words = mta.to_str().filter(|mta| !Path::new(mta).exists()).unwrap_or_default().split_whitespace();
        let mut command = Command::new(words.next().map_or(mta.as_os_str(), OsStr::new));
        command.args(words).args(self.arguments).stdin(mail);
        // From here on the exit code is the only one who knows.
        hold_signals();
        let ended = command.status().map_err(|error| {
            let code = match error.kind() {
                io::ErrorKind::NotFound | io::ErrorKind::PermissionDenied => MISCONFIGURED,
                _ => LATER,
            };
            let message = format!("cannot run {}: {}", mta.display(), reason(&error));
            let help = "`--mta` names the program that sends mail: `followup-lint sendmail --mta /usr/bin/msmtp`";
            Stopped::new(code, &message, help)
        })?;
        Ok(self.ended(ended))
    }

    /// The exit code of the real sendmail; a shell's, if a signal ended it.
    fn ended(&self, status: ExitStatus) -> u8 {
        if let Some(code) = status.code() {
            return u8::try_from(code).unwrap_or(LATER);
        }
        let told = format!(
            "followup-lint: {} was ended ({status}) after it was given the mail once; whether the mail went out is not known\n",
            self.own.mta.display()
        );
        let _ = io::stderr().write_all(told.as_bytes());
        let _ = self.keep(told.as_bytes());
        signal(status).map_or(LATER, |signal| 128 + signal)
    }
}

/// The mail as there is to read of it.
fn readable(mail: &mut Spool) -> Result<Draft, Stopped> {
    let unread = |what: &str| Stopped::of(LATER, Failure::new(what, UNCHECKED));
    let Some(bytes) = mail.bytes(LARGEST)? else {
        return Err(unread(&format!("the mail is larger than {} MB", LARGEST >> 20)));
    };
    let draft = Draft::message(&bytes, &language::formulas());
    match draft.source.problem() {
        Some(Problem::Encrypted) => Err(unread("the mail is encrypted: there is nothing to read in it")),
        Some(Problem::TooLong) => Err(unread("the mail has more text than can be checked")),
        _ => Ok(draft),
    }
}

/// What is to be said of broken records that cannot be of anybody the mail goes to; one that may be
/// stops it.
fn left_out(broken: &[Broken], recipients: &[String]) -> Result<Vec<u8>, Stopped> {
    if let Some(failure) = folder::failure(broken.iter().filter(|broken| broken.may_name(recipients))) {
        return Err(Stopped::of(LATER, failure));
    }
    let Some(first) = broken.first().map(|broken| broken.file.display()) else {
        return Ok(Vec::new());
    };
    let more = if broken.len() == 1 { String::new() } else { format!(" (and {} more)", broken.len() - 1) };
    let told =
        format!("the record {first} is broken{more} and left out; `followup-lint record check {first}` says why");
    Ok(format!("followup-lint: {}\n", report::legible_line(&told)).into_bytes())
}

const UNCHECKED: &str = "put it right and send it again; the header line `X-Followup-Lint: off` sends a mail as it is";

/// Lets no signal end this process any more; the real sendmail gets its own.
fn hold_signals() {
    let held = Arc::new(AtomicBool::new(false));
    #[cfg(unix)]
    let signals = [&[signal_hook::consts::SIGHUP], TERM_SIGNALS].concat();
    #[cfg(not(unix))]
    let signals = TERM_SIGNALS.to_vec();
    for signal in signals {
        let _ = signal_hook::flag::register(signal, Arc::clone(&held));
    }
}

#[cfg(unix)]
fn signal(status: ExitStatus) -> Option<u8> {
    use std::os::unix::process::ExitStatusExt;
    status.signal().and_then(|signal| u8::try_from(signal).ok())
}

#[cfg(not(unix))]
fn signal(_: ExitStatus) -> Option<u8> {
    None
}

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
