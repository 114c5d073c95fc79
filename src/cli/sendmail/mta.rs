//! The program that sends mail.

use std::ffi::{OsStr, OsString};
use std::io;
use std::path::Path;
use std::process::{Command, ExitStatus, Stdio};
use std::sync::atomic::AtomicBool;

use super::stopped::{Stopped, Why};
use super::{LATER, MISCONFIGURED};
use crate::cli::{reason, signals};

/// Passes a mail and its arguments to it, and returns its exit code.
pub(super) fn run(mta: &Path, arguments: &[OsString], mail: Stdio) -> Result<u8, Stopped> {
    let mut words = mta.to_str().filter(|_| !mta.exists()).unwrap_or_default().split_whitespace();
    let mut command = Command::new(words.next().map_or(mta.as_os_str(), OsStr::new));
    command.args(words).args(arguments).stdin(mail);
    // From here on, only the exit code tells what happened.
    signals::hold().forever();
    take_children_back();
    let mut started = command.spawn().map_err(|error| {
        let code = match error.kind() {
            io::ErrorKind::NotFound | io::ErrorKind::PermissionDenied => MISCONFIGURED,
            _ => LATER,
        };
        let message = format!("cannot run {}: {}", mta.display(), reason(&error));
        let help = "name the program that sends mail with `--mta`: `followup-lint sendmail --mta /usr/bin/msmtp`";
        Stopped::new(code, &message, help)
    })?;
    let unknown = |code: u8, how: &str| {
        let mta = mta.display();
        let said = format!("{mta} {how} after it got the mail; it is not known whether the mail was sent");
        Stopped { code, why: Why::Unknown(said) }
    };
    // It is running, so that nothing can be said of the mail without its exit code.
    let status = started.wait().map_err(|error| unknown(LATER, &format!("was lost ({})", reason(&error))))?;
    if let Some(code) = status.code() {
        return Ok(u8::try_from(code).unwrap_or(LATER));
    }
    // The exit code of a shell whose command a signal ended.
    let code = signal(status).map_or(LATER, |signal| 128 + signal);
    Err(unknown(code, &format!("was stopped ({status})")))
}

/// Of a process that ignores SIGCHLD, children end without leaving their exit code.
fn take_children_back() {
    static ENDED: AtomicBool = AtomicBool::new(false);
    #[cfg(unix)]
    let _ = signal_hook::flag::register(signal_hook::consts::SIGCHLD, &ENDED);
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
