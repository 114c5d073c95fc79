//! The program run by somebody whom permissions bind, even where the tests run as root.

use std::fs;
use std::os::unix::fs::{PermissionsExt, chown};
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Command, Output};

use nix::unistd::Uid;
use tempfile::tempdir;

/// The user and group `nobody`.
const NOBODY: u32 = 65534;

/// Runs the program in a folder. Root gives the folder and its files to `nobody`, who runs a copy of
/// the program: its own may lie in a folder that only root can enter.
pub fn run(folder: &Path, args: &[&str]) -> Output {
    let program = env!("CARGO_BIN_EXE_followup-lint");
    let elsewhere = tempdir().expect("a folder");
    let mut command = if Uid::effective().is_root() {
        fs::set_permissions(elsewhere.path(), fs::Permissions::from_mode(0o755)).expect("its mode");
        let copy = elsewhere.path().join("followup-lint");
        // Another test that starts a program while this one had the copy open for writing would keep it busy.
        let copied = Command::new("cp").arg(program).arg(&copy).status().expect("cp runs");
        assert!(copied.success(), "a copy of the program");
        let files = fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path());
        for path in files.chain([folder.to_owned()]) {
            chown(&path, Some(NOBODY), Some(NOBODY)).expect("root may give files away");
        }
        let mut command = Command::new(copy);
        command.uid(NOBODY).gid(NOBODY);
        command
    } else {
        Command::new(program)
    };
    command.args(args).current_dir(folder).env("HOME", folder).env_remove("XDG_CONFIG_HOME").env("NO_COLOR", "1");
    command.output().expect("the command runs")
}
