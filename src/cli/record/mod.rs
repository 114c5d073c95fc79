//! `record`: makes a record from cards and invitations, writes an empty one, checks existing ones.

mod check;
mod import;
mod new;

use std::path::PathBuf;

use clap::Subcommand;

use super::console::Console;
use super::{CLEAN, Failure};
use crate::record::page::EMPTY;

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Make a record from contact cards (.vcf) and calendar invitations (.ics)
    Import {
        /// The cards and invitations of one interview
        #[arg(value_name = "FILE", required = true)]
        files: Vec<PathBuf>,

        /// Where to write it [default: standard output]
        #[arg(short, long, value_name = "FILE")]
        output: Option<PathBuf>,

        /// Your own address or name, so that you are not taken for an interviewer
        #[arg(long, value_name = "ADDRESS")]
        me: Option<String>,

        /// Overwrite an existing file
        #[arg(long)]
        force: bool,
    },
    /// Write an empty record with every key explained
    New {
        /// Where to write it [default: standard output]
        #[arg(value_name = "FILE")]
        output: Option<PathBuf>,

        /// Overwrite an existing file
        #[arg(long)]
        force: bool,
    },
    /// Check records for mistakes
    Check {
        /// Records, cards or invitations
        #[arg(value_name = "FILE", required = true)]
        files: Vec<PathBuf>,
    },
}

pub(super) fn run(command: &Command, console: Console) -> Result<u8, Failure> {
    match command {
        Command::Import { files, output, me, force } => {
            import::import(files, output.as_deref(), me.as_deref(), *force, console)
        }
        Command::New { output, force } => new::write(output.as_deref(), EMPTY, *force, console).map(|()| CLEAN),
        Command::Check { files } => check::check(files, console),
    }
}
