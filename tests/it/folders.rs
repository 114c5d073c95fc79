//! Many drafts: whatever the number of cores, the report is that of one draft after the other.

#![expect(clippy::disallowed_methods, reason = "tests lay out files")]

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use serde_json::Value;
use tempfile::{TempDir, tempdir};

const DRAFTS: usize = 60;

/// Drafts that differ in length and in what is wrong with them; every tenth cannot be read.
fn drafts(count: usize) -> TempDir {
    let folder = tempdir().expect("a folder");
    for number in 0..count {
        let text = match number % 10 {
            0 => "%PDF-1.7".to_owned(),
            1 => format!("Dear Rita,\n\n{}It took a hour.\n", "The lids were warm when I left. ".repeat(number * 20)),
            2 => "Dear Rita,\n\nThe glaze is called Kaldnesbryggga.\n".to_owned(),
            _ => format!("Dear Rita,\n\nI am shore that kiln {number} was warm.\n"),
        };
        fs::write(folder.path().join(format!("{number:02}.txt")), text).expect("a draft");
    }
    folder
}

fn run(folder: &Path, args: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_followup-lint"));
    command.args(args).current_dir(folder).env("HOME", folder).env_remove("XDG_CONFIG_HOME").env("COLUMNS", "80");
    command.output().expect("the command runs")
}

#[test]
fn findings_of_many_drafts_come_in_their_order() {
    let folder = drafts(DRAFTS);
    for args in [&["-q"][..], &["-q", "-f", "short"], &["--diff"]] {
        let (mut out, mut err) = (Vec::new(), Vec::new());
        for number in 0..DRAFTS {
            let name = format!("{number:02}.txt");
            let one = run(folder.path(), &[args, &[&name]].concat());
            out.extend(one.stdout);
            err.extend(one.stderr);
        }
        let names: Vec<String> = (0..DRAFTS).map(|number| format!("{number:02}.txt")).collect();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let all = run(folder.path(), &[args, &names].concat());
        assert_eq!(String::from_utf8_lossy(&all.stdout), String::from_utf8_lossy(&out), "{args:?}");
        assert_eq!(String::from_utf8_lossy(&all.stderr), String::from_utf8_lossy(&err), "{args:?}");
        assert_eq!(all.status.code(), Some(2));
    }
}

#[test]
fn what_is_kept_is_what_is_found() {
    let folder = drafts(12);
    let path = |name: &str| folder.path().join(name);
    let same = |args: &[&str]| {
        let fresh = run(folder.path(), args);
        for _ in 0..2 {
            assert_eq!(run(folder.path(), &[args, &["--cache=.kept"]].concat()), fresh, "{args:?}");
        }
        let kept = fs::read(path(".kept")).expect("results");
        let modified = || fs::metadata(path(".kept")).and_then(|file| file.modified()).expect("a time");
        let before = modified();
        run(folder.path(), &[args, &["--cache=.kept"]].concat());
        assert_eq!(modified(), before, "{args:?} finds nothing new");
        kept.len()
    };
    for args in [&["."][..], &["-f", "json", "."], &["-f", "junit", "--statistics", "."], &["-q", "-t", "."]] {
        same(args);
    }
    let before = same(&["-f", "short", "."]);
    fs::write(path("11.txt"), "Dear Rita,\n\nIt took an hour.\n").expect("a draft");
    let draft = same(&["-f", "short", "."]);
    fs::write(path("followup-lint.toml"), "words = [\"Kaldnesbryggga\"]\n").expect("settings");
    let settings = same(&["-f", "short", "."]);
    assert!(before < draft && draft < settings, "{before} {draft} {settings}");
    run(folder.path(), &["--baseline", "known.toml", "--write-baseline", "."]);
    let baseline = same(&["-f", "short", "--baseline", "known.toml", "."]);
    fs::write(path("11.txt"), "Dear Rita,\n\nIt took a hour.\n").expect("a draft");
    assert!(settings < baseline && baseline < same(&["-f", "short", "--baseline", "known.toml", "."]));
    // What a record says is never kept.
    let all = same(&["-f", "short", "."]);
    fs::write(path("interview.toml"), "[[interviewer]]\nname = \"Reta\"\n").expect("a record");
    assert_eq!(all, same(&["-f", "short", "."]));
}

#[test]
fn only_what_was_kept_is_overwritten() {
    let folder = drafts(12);
    let refused = run(folder.path(), &["--cache=02.txt", "03.txt"]);
    assert_eq!(refused.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&refused.stderr).contains("02.txt is no cache; nothing was changed"));
    assert!(fs::read_to_string(folder.path().join("02.txt")).expect("a draft").starts_with("Dear Rita,"));
    fs::create_dir(folder.path().join("folder")).expect("a folder");
    assert_eq!(run(folder.path(), &["--cache=folder", "03.txt"]).status.code(), Some(2));
}

#[test]
fn a_report_of_many_drafts_is_one_json_document() {
    let folder = drafts(DRAFTS);
    let all = run(folder.path(), &["--format", "json", "."]);
    let report: Value = serde_json::from_slice(&all.stdout).expect("it is JSON");
    let files = report["files"].as_array().expect("a list");
    let paths: Vec<&str> = files.iter().map(|file| file["path"].as_str().expect("a path")).collect();
    assert!(paths.is_sorted(), "{paths:?}");
    assert_eq!(paths.len(), DRAFTS - DRAFTS / 10);
    let found: usize = files.iter().map(|file| file["diagnostics"].as_array().expect("a list").len()).sum();
    let total: u64 = ["errors", "warnings", "notes"].iter().filter_map(|level| report["summary"][level].as_u64()).sum();
    assert_eq!(u64::try_from(found).ok(), Some(total));
}

#[test]
fn a_draft_that_is_named_twice_is_repaired_once() {
    let folder = tempdir().expect("a folder");
    let draft = folder.path().join("draft.txt");
    fs::write(&draft, "Dear Rita,\n\nIt took a hour.\n").expect("a draft");
    let ended = run(folder.path(), &["--fix", "draft.txt", "draft.txt", "draft.txt"]);
    assert_eq!(fs::read_to_string(&draft).expect("a draft"), "Dear Rita,\n\nIt took an hour.\n");
    let summary = String::from_utf8_lossy(&ended.stdout).lines().last().map(str::to_owned);
    assert_eq!(summary.as_deref(), Some("1 fixed; nothing else found"));
}

#[test]
fn files_that_are_not_read_are_counted() {
    let folder = tempdir().expect("a folder");
    for name in ["a.txt", "b.html", "c.docx", "README.md", "interview.toml", "rita.vcf"] {
        fs::write(folder.path().join(name), "# Dear Rita,\n").expect("a file");
    }
    let ended = run(folder.path(), &["-f", "short", "."]);
    let notes = String::from_utf8_lossy(&ended.stderr).into_owned();
    let said =
        "followup-lint: 3 files skipped (1 .docx, 1 .html, 1 .md): a folder is searched for files ending in .draft,";
    assert!(notes.starts_with(said), "{notes}");
    assert!(!String::from_utf8_lossy(&ended.stdout).contains("README.md"));
    assert_eq!(String::from_utf8_lossy(&run(folder.path(), &["-q", "."]).stderr), "");
}
