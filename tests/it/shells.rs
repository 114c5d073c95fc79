//! What shells and manuals are given.

use std::io::Write;
use std::process::{Command, Stdio};

fn run(args: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_followup-lint")).args(args).output().expect("the program runs");
    assert!(output.status.success(), "{args:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("UTF-8")
}

#[test]
fn shells_complete_commands_and_options() {
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let script = run(&["completions", shell]);
        for word in ["unsafe-fixes", "sendmail", "record"] {
            assert!(script.contains(word), "{shell} does not complete {word}");
        }
    }
    let mut bash = Command::new("bash").arg("-n").stdin(Stdio::piped()).spawn().expect("bash runs");
    let script = run(&["completions", "bash"]);
    bash.stdin.take().expect("a pipe").write_all(script.as_bytes()).expect("bash reads");
    assert!(bash.wait().expect("bash ends").success(), "bash cannot read its completions");
}

#[test]
fn every_command_has_a_manual_page() {
    let program = run(&["man"]);
    let listed = program.lines().filter_map(|line| line.strip_prefix("followup\\-lint\\-"));
    let listed: Vec<String> = listed.map(|line| line.replace("(1)", "").replace('\\', "")).collect();
    assert!(listed.len() >= 8, "{listed:?}");
    for command in listed.iter().map(String::as_str).chain(["record import"]) {
        let mut args = vec!["man"];
        args.extend(command.split(' '));
        let page = run(&args);
        for part in [".TH followup-lint-", ".SH NAME", ".SH SYNOPSIS", ".SH DESCRIPTION"] {
            assert!(page.contains(part), "{command} lacks {part}");
        }
    }
}
