//! The command `followup-lint`.

use std::env::args_os;
use std::ffi::OsString;
use std::process::ExitCode;

fn main() -> ExitCode {
    let given: Vec<OsString> = args_os().collect();
    ExitCode::from(followup_lint::cli::run(&given))
}
