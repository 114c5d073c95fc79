//! What is wrong with what a caller gave, as an exception.

use followup_lint::report::{Failure, write_failure};
use followup_lint::{Format, Style};
use pyo3::prelude::PyErr;

pyo3::import_exception!(followup_lint._mistake, Mistake);

/// Columns of a text in an exception.
const WIDTH: usize = 100;

/// The exception with what the command says.
pub(crate) fn error(failure: &Failure) -> PyErr {
    let mut shown = Vec::new();
    let written = write_failure(Format::Full, &Style::new(WIDTH), failure, &mut shown);
    debug_assert!(written.is_ok(), "{written:?}");
    let shown = String::from_utf8_lossy(&shown);
    let shown = shown.trim_end().trim_start_matches("error: ").to_owned();
    let help = Some(failure.help.clone()).filter(|help| !help.is_empty());
    Mistake::new_err((failure.message.clone(), help, shown))
}
