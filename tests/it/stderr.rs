//! What is printed beside a JSON report: one object a line, by its published schema.

#![expect(clippy::disallowed_methods, reason = "tests lay out files")]

use std::fs;
use std::process::Command;

use serde_json::Value;
use tempfile::tempdir;

/// Runs the command on these files, and gives its exit code, its report and each line beside it.
fn run(files: &[(&str, &[u8])], args: &[&str]) -> (Option<i32>, String, Vec<Value>) {
    let schema: Value = serde_json::from_str(include_str!("../../schemas/stderr-v1.json")).expect("the schema is JSON");
    jsonschema::meta::validate(&schema).expect("the schema is one");
    let schema = jsonschema::validator_for(&schema).expect("the schema is one");
    let folder = tempdir().expect("a folder");
    for (name, bytes) in files {
        fs::write(folder.path().join(name), bytes).expect("a file");
    }
    let mut command = Command::new(env!("CARGO_BIN_EXE_followup-lint"));
    command.args(args).current_dir(folder.path()).env("HOME", folder.path()).env_remove("XDG_CONFIG_HOME");
    let output = command.output().expect("the command runs");
    let err = String::from_utf8(output.stderr).expect("it is UTF-8");
    let lines: Vec<Value> = err.lines().map(|line| serde_json::from_str(line).expect("a line is JSON")).collect();
    for line in &lines {
        assert!(schema.is_valid(line), "{line}");
    }
    (output.status.code(), String::from_utf8(output.stdout).expect("it is UTF-8"), lines)
}

#[test]
fn a_mistake_in_a_record_has_its_place() {
    let record = "[interview]\ncompany = \"Kåre\"\ncompagny = \"Kiln\"\n";
    let files = [("draft.txt", &b"Dear Rita,\n"[..]), ("interview.toml", record.as_bytes())];
    let (code, out, lines) = run(&files, &["--format", "json", "draft.txt"]);
    assert_eq!((code, out.as_str(), lines.len()), (Some(2), "", 1));
    let error = &lines[0]["error"];
    assert_eq!((&error["path"], &error["help"]), (&"interview.toml".into(), &"did you mean `company`?".into()));
    let place = |key: &str| usize::try_from(error["span"][key].as_u64().expect("a number")).expect("a small one");
    assert_eq!(&record[place("start")..place("end")], "compagny");
    assert_eq!((place("line"), place("column"), place("end_line"), place("end_column")), (3, 1, 3, 9));
}

#[test]
fn one_bad_draft_leaves_the_report_of_the_others_whole() {
    let files = [("a.txt", &b"Dear Rita,\n\nIt took a hour.\n"[..]), ("b.txt", b"%PDF-"), ("c.txt", b"The caf\xe9.\n")];
    let (code, out, lines) = run(&files, &["-f", "json", "a.txt", "b.txt", "c.txt", "d.txt"]);
    assert_eq!(code, Some(2));
    let report: Value = serde_json::from_str(&out).expect("the report is JSON");
    let paths: Vec<&Value> = report["files"].as_array().expect("a list").iter().map(|file| &file["path"]).collect();
    assert_eq!(paths, ["a.txt", "c.txt"]);
    assert_eq!(
        lines.iter().map(|line| &line["error"]["path"]).collect::<Vec<_>>(),
        ["b.txt".into(), Value::Null, "d.txt".into()].iter().collect::<Vec<_>>()
    );
    assert!(lines[1]["note"]["message"].as_str().expect("a note").starts_with("c.txt: byte 8"));
}

#[test]
fn a_command_line_that_makes_no_sense_is_an_error_in_json_too() {
    for args in [&["--kind", "thanks", "-f", "json"][..], &["-fjson", "--fromat"], &["letters", "--format=json"]] {
        let (code, out, lines) = run(&[], args);
        assert_eq!((code, out.as_str(), lines.len()), (Some(2), "", 1), "{args:?}");
        let message = lines[0]["error"]["message"].as_str().expect("a message");
        assert!(!message.starts_with("error") && !message.contains("Usage"), "{message}");
    }
}
