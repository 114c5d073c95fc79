//! The README shows what the program really prints, and lists the rules there really are.
//! `README=overwrite cargo test --test it readme` writes both into it.

#![allow(clippy::disallowed_methods, reason = "tests read files and run the program")]

use std::fmt::Write as _;
use std::path::Path;
use std::process::Command;
use std::{env, fs};

use followup_lint::language::{self, Language};
use followup_lint::rules;

/// What the README's first command prints on a terminal of 80 columns.
fn output() -> String {
    let run = Command::new(env!("CARGO_BIN_EXE_followup-lint"))
        .args(["--no-config", "tests/example/draft.txt"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .env("COLUMNS", "80")
        .env_remove("CLICOLOR_FORCE")
        .output()
        .expect("the program runs");
    assert_eq!(run.status.code(), Some(1));
    assert_eq!(String::from_utf8_lossy(&run.stderr), "");
    let text = String::from_utf8(run.stdout).expect("it prints UTF-8");
    text.lines().map(str::trim_end).collect::<Vec<_>>().join("\n")
}

fn table() -> String {
    let mut table = String::from("| group | rule | level | fires when |\n|---|---|---|---|\n");
    let english = Language::new(language::named("en").expect("it is there"));
    for rule in rules::all() {
        let level = if rule.lacks(&english).next().is_none() { rule.level_name() } else { "off in English" };
        let group = rule.group.name();
        let _ = writeln!(table, "| {group} | `{}` | {level} | {} |", rule.id, rule.summary().trim_end_matches('.'));
    }
    table
}

/// `text` with what is between `open` and the next `close` replaced.
fn filled(text: &str, open: &str, close: &str, content: &str) -> String {
    let (before, rest) = text.split_once(open).unwrap_or_else(|| panic!("the README lacks {open}"));
    let (_, after) = rest.split_once(close).unwrap_or_else(|| panic!("the README lacks {close}"));
    format!("{before}{open}{content}{close}{after}")
}

#[test]
fn the_readme_is_true() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md");
    let readme = fs::read_to_string(&path).expect("there is a README");
    let fresh = filled(&readme, "```text\n", "\n```", &output());
    let fresh = filled(&fresh, "<!-- rules -->\n", "<!-- /rules -->", &table());
    if env::var_os("README").is_some_and(|value| value == "overwrite") {
        fs::write(&path, &fresh).expect("the README can be written");
    } else {
        assert!(
            fresh == readme,
            "README.md is not what the program prints; run README=overwrite cargo test --test it readme"
        );
    }
    // The table grows with the rules; what is written by hand stays short.
    let written = fresh.lines().count() - table().lines().count();
    assert!(written <= 160, "the README has {written} lines beside its table");
}

#[test]
fn the_records_example_is_a_record() {
    let readme = include_str!("../../README.md");
    let example = readme.split("```toml\n").nth(1).and_then(|rest| rest.split("```").next()).expect("there is one");
    let record = followup_lint::record::Record::parse(example).expect("it is right");
    assert_eq!(record.interviewers[0].name, "Rita Izaguirre");
    let settings = readme.split("```toml\n").nth(2).and_then(|rest| rest.split("```").next()).expect("there is one");
    assert!(followup_lint::config::Config::parse(settings).is_ok());
}

#[test]
fn the_records_commands_do_what_they_say() {
    let readme = include_str!("../../README.md");
    let section = readme.split("## The interview record").nth(1).expect("there is one");
    let block = section.split("```sh\n").nth(1).and_then(|rest| rest.split("```").next()).expect("it has commands");
    let folder = tempfile::tempdir().expect("a folder");
    let letter = |greeting: &str, text: &str| format!("Dear {greeting},\n\n{text}\n\nKind regards,\nMaya\n");
    for (name, text) in [
        ("rita.vcf", "BEGIN:VCARD\nVERSION:3.0\nFN:Rita Hale\nEND:VCARD\n".to_owned()),
        (
            "invitation.ics",
            "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20261117T100000\nATTENDEE;CN=Tom Okafor:mailto:tom@kiln.example\n\
             END:VEVENT\nEND:VCALENDAR\n"
                .to_owned(),
        ),
        ("rita.txt", letter("Rita", "The press kits were a sight.")),
        ("tom.txt", letter("Tom", "Your paper store is a wonder.")),
    ] {
        fs::write(folder.path().join(name), text).expect("a file");
    }
    let mut run = 0;
    for line in block.lines() {
        let command = line.split('#').next().expect("a command");
        let mut words = command.split_whitespace();
        assert_eq!(words.next(), Some("followup-lint"), "{line}");
        let output = Command::new(env!("CARGO_BIN_EXE_followup-lint"))
            .args(words)
            .current_dir(folder.path())
            .output()
            .expect("the program runs");
        assert_eq!(output.status.code(), Some(0), "{line}: {}", String::from_utf8_lossy(&output.stderr));
        run += 1;
    }
    assert!(run >= 4, "only {run} commands");
    assert!(folder.path().join("interview.toml").is_file() && folder.path().join("empty.toml").is_file());
}
