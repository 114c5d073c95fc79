//! Why a mail was not sent, as far as is known.

use super::spool::Trouble;
use super::{LATER, UNCHECKED};
use crate::cli::{Failure, reason};
use crate::report::{self, Format, Style};
use crate::text::count;

/// A mail that was not sent, and the exit code that says so.
pub(super) struct Stopped {
    pub(super) code: u8,
    pub(super) why: Why,
}

/// What happened to a mail.
pub(super) enum Why {
    /// It could not be taken or handed on.
    Failed(Failure),
    /// It could not be checked.
    Unchecked(Failure),
    /// It has errors.
    Errors {
        /// What was found, as it is shown.
        found: Vec<u8>,
        errors: usize,
        /// Whether the writer has seen it.
        seen: bool,
    },
    /// It was handed on, and nobody knows whether it went out.
    Unknown(String),
}

impl Stopped {
    pub(super) fn new(code: u8, message: &str, help: &str) -> Self {
        Self { code, why: Why::Failed(Failure::new(format!("{message}; nothing was sent"), help)) }
    }

    pub(super) fn of(code: u8, failure: Failure) -> Self {
        Self { code, why: Why::Unchecked(failure) }
    }
}

impl From<Trouble> for Stopped {
    fn from((what, error): Trouble) -> Self {
        Self::new(LATER, &format!("{what}: {}", reason(&error)), "")
    }
}

impl Why {
    /// Whether the writer has seen what was found.
    pub(super) fn is_seen(&self) -> bool {
        matches!(self, Self::Errors { seen: true, .. })
    }

    /// What was found in the mail, and what became of it.
    pub(super) fn written(&self, style: &Style) -> (Vec<u8>, Vec<u8>) {
        let failure = |failure| {
            let mut shown = Vec::new();
            let written = report::write_failure(Format::Full, style, failure, &mut shown);
            debug_assert!(written.is_ok(), "{written:?}");
            shown
        };
        match self {
            Self::Failed(failed) => (Vec::new(), failure(failed)),
            Self::Unchecked(failed) => {
                (failure(failed), b"followup-lint: the mail could not be checked; nothing was sent\n".to_vec())
            }
            Self::Unknown(told) => (Vec::new(), format!("followup-lint: {told}\n").into_bytes()),
            Self::Errors { found, errors, .. } => {
                let errors = count(*errors, "error");
                let fate = format!("followup-lint: this mail was not sent: it has {errors}\n  = help: {UNCHECKED}\n");
                (found.clone(), fate.into_bytes())
            }
        }
    }
}
