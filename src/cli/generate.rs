//! `completions` and `man`: what shells and manuals know about the command, from its own definition.

use clap::CommandFactory;
use clap_complete::Shell;
use clap_mangen::Man;

use super::args::Args;
use super::console::print;
use super::{CLEAN, Failure};
use crate::mistake::Mistake;

/// Prints the script that completes commands, options and their values in a shell.
pub(super) fn completions(shell: Shell) -> Result<u8, Failure> {
    let mut command = Args::command();
    let name = command.get_name().to_owned();
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut command, name, &mut script);
    print(&script)?;
    Ok(CLEAN)
}

/// Prints the manual page of the command with these names, in roff.
pub(super) fn manual(names: &[String]) -> Result<u8, Failure> {
    let mut program = Args::command();
    program.build();
    let mut command = &program;
    for name in names {
        command = command.find_subcommand(name).ok_or_else(|| {
            let known = command.get_subcommands().map(clap::Command::get_name);
            Mistake::unknown("command", name, known)
        })?;
    }
    let mut page = Vec::new();
    // Writing to memory does not fail.
    let _ = Man::new(command.clone()).render(&mut page);
    print(&page)?;
    Ok(CLEAN)
}
