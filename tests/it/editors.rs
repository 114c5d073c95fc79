//! Editors, set up with the lines of `docs/editors.md` and run as their users run them: they show what is found,
//! fix it and explain it.
//!
//! `tests/clients/setup` installs them; the feature `mail-clients` runs the tests.

#![expect(clippy::disallowed_methods, reason = "tests lay out files")]

use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::Value;
use tempfile::tempdir;

const GUIDE: &str = include_str!("../../docs/editors.md");
const RECORD: &str = "[[interviewer]]\nname = \"Rita Izaguirre\"\n";
const DRAFT: &str = "Dear Ms. Izaguire,\n\n🦜 I am shore the lids are warm.\n\nMaya\n";

/// The lines that a section of the guide has for an editor's settings.
fn guide(heading: &str) -> &'static str {
    let section = GUIDE.split("\n## ").find(|section| section.starts_with(&format!("{heading}\n")));
    let block = section.and_then(|section| section.split("```").nth(1)).and_then(|block| block.split_once('\n'));
    block.unwrap_or_else(|| panic!("the guide has no lines for {heading}")).1
}

/// Runs an editor in a folder with a draft, its record, and these settings. It takes the steps of
/// `tests/clients/edit.*`.
fn edits(program: &str, settings: (&str, &str), arguments: &[&str]) {
    let folder = tempdir().expect("a folder");
    let home = folder.path();
    for (name, text) in [("draft.txt", DRAFT), ("interview.toml", RECORD), settings] {
        fs::write(home.join(name), text).expect("a file");
    }
    let own = Path::new(env!("CARGO_BIN_EXE_followup-lint")).parent().expect("a folder").as_os_str();
    let path: OsString = [own, env::var_os("PATH").unwrap_or_default().as_os_str()].join(":".as_ref());
    let mut command = Command::new("timeout");
    command.arg("120").arg(program).args(arguments).current_dir(home).env("PATH", path).env("HOME", home);
    command.env_remove("XDG_CONFIG_HOME").env_remove("XDG_DATA_HOME");
    let run = command.output().unwrap_or_else(|error| panic!("{program}: {error}"));
    let printed = || format!("{}{}", String::from_utf8_lossy(&run.stdout), String::from_utf8_lossy(&run.stderr));
    let out = fs::read(home.join("out.json")).unwrap_or_else(|error| panic!("{program}: {error}\n{}", printed()));
    let out: Value = serde_json::from_slice(&out).expect("it is JSON");
    assert_eq!(out["title"], "Replace `shore` with `sure` (only probable)", "{out}");
    assert_eq!(out["text"], DRAFT.replace("shore", "sure"));
    let page = out["page"].as_str().expect("a page");
    assert!(page.starts_with("**interviewer-name**\n\nAn interviewer's name is not written"), "{page}");
    assert_eq!(fs::read_to_string(home.join("draft.txt")).expect("the draft"), DRAFT, "nobody saved it");
}

fn steps(name: &str) -> String {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/clients").join(name).display().to_string()
}

#[test]
fn neovim() {
    let steps = steps("edit.lua");
    edits("nvim", ("init.lua", guide("Neovim")), &["--headless", "-u", "init.lua", "draft.txt", "-S", &steps]);
}

#[test]
fn emacs() {
    let steps = steps("edit.el");
    // Otherwise done before the settings are read.
    let packages = ["--batch", "--eval", "(package-initialize)"];
    edits("emacs", ("init.el", guide("Emacs")), &[&packages[..], &["-l", "init.el", "-l", &steps]].concat());
}
