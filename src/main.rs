//! The command `followup-lint`.

use std::process::ExitCode;

fn main() -> ExitCode {
    followup_lint::cli::main()
}
