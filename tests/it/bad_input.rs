//! Input that is no mail, and places that cannot be written to: a clear message, the right exit code,
//! no panic, and nothing that a terminal would obey.

#![expect(clippy::disallowed_methods, reason = "tests lay out files")]

use std::fs;
use std::io::{Read, Write};
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use crate::common::unprivileged;
use tempfile::{TempDir, tempdir};

fn command(folder: &Path, args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_followup-lint"));
    command.args(args).current_dir(folder).env("NO_COLOR", "1").env("COLUMNS", "80");
    command.env("HOME", folder).env_remove("XDG_CONFIG_HOME");
    command
}

/// What came of a command.
struct Ended {
    code: Option<i32>,
    out: String,
    err: String,
}

fn ended(output: Output) -> Ended {
    let text = |bytes| String::from_utf8(bytes).expect("output is UTF-8");
    Ended { code: output.status.code(), out: text(output.stdout), err: text(output.stderr) }
}

/// Runs the command on a draft of these bytes.
fn check(bytes: &[u8], args: &[&str]) -> Ended {
    let folder = tempdir().expect("a folder");
    fs::write(folder.path().join("draft.txt"), bytes).expect("a draft");
    let args = [args, &["draft.txt"]].concat();
    ended(command(folder.path(), &args).output().expect("the command runs"))
}

/// A folder with some files in it.
fn folder(files: &[(&str, &str)]) -> TempDir {
    let folder = tempdir().expect("a folder");
    for (name, text) in files {
        fs::write(folder.path().join(name), text).expect("a file");
    }
    folder
}

fn assert_refused(bytes: &[u8], message: &str) {
    let ended = check(bytes, &[]);
    assert_eq!((ended.code, ended.out.as_str()), (Some(2), ""), "{}", ended.err);
    let first = ended.err.lines().next().unwrap_or_default();
    assert_eq!(first, format!("error: {message}"));
    assert!(ended.err.contains("\n  = help: "), "{}", ended.err);
}

#[test]
fn what_is_no_text_is_refused_by_name() {
    assert_refused(b"PK\x03\x04\x14\0\x06\0", "draft.txt is a Word or OpenDocument file, not plain text");
    assert_refused(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3", "draft.txt is a PDF, not plain text");
    assert_refused(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "draft.txt is an Outlook or old Word file, not plain text");
    assert_refused(b"{\\rtf1\\ansi Dear Rita}", "draft.txt is a rich text file, not plain text");
    assert_refused(b"Dear Rita,\n\nThe\0 lids\n", "draft.txt is not text: byte 16 (line 3) is a NUL byte");
}

#[test]
fn what_is_not_utf8_is_reported_and_read() {
    let western = check(b"Dear Rita,\n\nThe caf\xe9.\n", &[]);
    let expected = "followup-lint: draft.txt: byte 20 (line 3) is 0xe9, which is not UTF-8; read as Windows-1252\n";
    assert_eq!((western.code, western.err.as_str()), (Some(0), expected));
    for (bytes, place) in [
        // A sequence cut off, a lone continuation, an overlong form, half a surrogate pair.
        (&b"Dear Rita,\n\nThe caf\xc3\xa9 or the bar\xc3"[..], "byte 33 (line 3) is 0xc3"),
        (b"Dear Rita,\n\n\xc3\xa9 \x80.\n", "byte 16 (line 3) is 0x80"),
        (b"Dear Rita,\n\n\xc0\xaf \x81\n", "byte 13 (line 3) is 0xc0"),
        (b"Dear Rita,\n\n\xed\xa0\x80 \x81\n", "byte 13 (line 3) is 0xed"),
        (b"\xef\xbb\xbfDear Rita,\n\n\xff\n", "byte 16 (line 3) is 0xff"),
        (b"\xff\xfeD\0e\0a\0r\0\n\0\x3d\xd8x\0", "byte 13 (line 2) is 0x3d"),
        (b"\xfe\xff\0D\0e\0a\0r\0", "byte 11 (line 1) is 0x00"),
    ] {
        let ended = check(bytes, &[]);
        assert!(ended.code < Some(2), "{}", ended.err);
        assert!(ended.err.contains(place), "{} lacks {place}", ended.err);
        let utf16 = bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff");
        let encoding = if utf16 { "UTF-16" } else { "UTF-8" };
        assert!(ended.err.contains(&format!("which is not {encoding}; ")), "{}", ended.err);
    }
}

#[test]
fn drafts_with_nothing_in_them_are_fine() {
    for bytes in [
        &b""[..],
        b" \n\t\r\n  ",
        b"\xef\xbb\xbf",
        b"\xff\xfe",
        b"To: rita@kiln.example\nSubject: The cold lid\n",
        b"> Dear Maya,\n> teh lids\n",
        b"On 3 May 2026, Rita wrote:\n> teh lids\n",
        b"-- \nMaya Lindqvist\n",
    ] {
        let ended = check(bytes, &[]);
        let empty =
            String::from_utf8_lossy(bytes).chars().all(|c| c.is_whitespace() || matches!(c, '\u{feff}' | '\u{fffd}'));
        let said = if empty { "followup-lint: draft.txt is empty\n" } else { "" };
        let shown = (ended.code, ended.out.as_str(), ended.err.as_str());
        assert_eq!(shown, (Some(0), "nothing found\n", said), "{}", String::from_utf8_lossy(bytes));
    }
}

#[test]
fn what_is_far_too_long_ends_soon() {
    let folder = tempdir().expect("a folder");
    let draft = fs::File::create(folder.path().join("draft.txt")).expect("a draft");
    draft.set_len(100 << 20).expect("a hole");
    let large = ended(command(folder.path(), &["draft.txt"]).output().expect("the command runs"));
    assert_eq!((large.code, large.out.as_str()), (Some(2), ""));
    assert!(
        large.err.starts_with("error: draft.txt is larger than 32 MB, which is too large for a mail\n"),
        "{}",
        large.err
    );

    let line = "The lids were still warm when I left. ".repeat(27_000);
    let ended = check(format!("Dear Rita,\n\n{line}It took a hour.\n").as_bytes(), &[]);
    assert_eq!(ended.code, Some(1), "{}", ended.err);
    assert!(ended.out.contains("It took a hour."), "{}", ended.out);
    assert!(ended.out.len() < 2000, "{} bytes for one finding", ended.out.len());
    let word = check(format!("Dear Rita,\n\n{}\n", "kiln".repeat(250_000)).as_bytes(), &[]);
    assert!(word.out.len() < 2000, "{} bytes for one word", word.out.len());
}

#[test]
fn missing_and_unreadable_files_are_errors() {
    let folder = folder(&[("draft.txt", "Dear Rita,\n")]);
    let run = |args: &[&str]| ended(command(folder.path(), args).output().expect("the command runs"));
    let missing = run(&["letter.txt"]);
    assert_eq!(missing.code, Some(2));
    assert!(missing.err.starts_with("error: cannot read letter.txt: no such file or directory\n"), "{}", missing.err);
    fs::create_dir(folder.path().join("mails")).expect("a folder");
    let empty = run(&["mails"]);
    assert_eq!(empty.code, Some(2));
    assert!(empty.err.starts_with("error: no drafts in mails\n"), "{}", empty.err);
    for (option, what) in [("--record", "record"), ("--config", "settings")] {
        let ended = run(&[option, "none.toml", "draft.txt"]);
        assert_eq!(ended.code, Some(2));
        assert!(ended.err.starts_with(&format!("error: cannot read the {what} none.toml: ")), "{}", ended.err);
    }
    let path = folder.path().join("draft.txt");
    fs::set_permissions(&path, fs::Permissions::from_mode(0o000)).expect("its mode");
    let closed = ended(unprivileged::run(folder.path(), &["draft.txt"]));
    assert_eq!(closed.code, Some(2));
    assert!(closed.err.starts_with("error: cannot read draft.txt: permission denied\n"), "{}", closed.err);
}

#[test]
fn a_folder_that_cannot_be_entered_keeps_no_other_back() {
    let folder = folder(&[("draft.txt", "Dear Rita,\n\nIt took a hour.\n")]);
    fs::create_dir(folder.path().join("closed")).expect("a folder");
    fs::set_permissions(folder.path().join("closed"), fs::Permissions::from_mode(0o000)).expect("its mode");
    let ended = ended(unprivileged::run(folder.path(), &["-f", "short", "."]));
    assert_eq!(ended.code, Some(2));
    assert!(ended.err.starts_with("error: cannot search ./closed: permission denied\n"), "{}", ended.err);
    assert!(ended.out.contains("draft.txt:3:9: error[wrong-article]"), "{}", ended.out);
}

#[test]
fn records_without_an_end_are_errors() {
    let long = format!("[interview]\ncompany = {}\n", "Kiln ".repeat(800_000));
    let folder = folder(&[("draft.txt", "Dear Rita,\n"), ("long.toml", &long)]);
    for (record, said) in [("/dev/zero", "it is larger than 16 MB\n"), ("long.toml", "long.toml:2:11")] {
        let ended =
            ended(command(folder.path(), &["--record", record, "draft.txt"]).output().expect("the command runs"));
        assert_eq!(ended.code, Some(2));
        assert!(ended.err.contains(said) && ended.err.len() < 20_000, "{:.500} {}", ended.err, ended.err.len());
    }
}

#[test]
fn records_and_settings_that_are_not_text_are_errors() {
    let folder = folder(&[("draft.txt", "Dear Rita,\n")]);
    fs::write(folder.path().join("interview.toml"), b"[interview]\ncompany = \"Caf\xe9\"\n").expect("a record");
    let ended = ended(command(folder.path(), &["draft.txt"]).output().expect("the command runs"));
    assert_eq!(ended.code, Some(2));
    assert!(ended.err.contains("cannot read the record interview.toml"), "{}", ended.err);
    assert!(ended.err.contains("save it as UTF-8"), "{}", ended.err);
}

/// A colour, a bell, a C1 control, a carriage return, an override of direction, nothing at all.
const HOSTILE: &str = "\u{1b}[31m\u{7}\u{9b}2J\r\u{202e}\u{200b}\u{2066}\u{e0041}";

/// Whether a terminal would obey some of this, or show it as nothing.
fn is_raw(text: &str) -> bool {
    let hidden = |c| matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{e0000}'..='\u{e0fff}');
    text.chars().any(|c| c.is_control() && c != '\n' || hidden(c))
}

/// Whether JSON has something raw that it must escape.
fn is_raw_json(text: &str) -> bool {
    text.trim_end().chars().any(|c| c < ' ')
}

#[test]
fn nothing_reaches_the_terminal_raw() {
    let name = format!("a{HOSTILE}\nb.txt");
    let draft = format!(
        "Subject: Thanks\n\nDear Ms. Izaguire,\n\nThe {HOSTILE} lids were the{HOSTILE} the teh{HOSTILE} recieve{HOSTILE}d [Na{HOSTILE}me], \
         and re\u{200b}cieve, Izag\u{200b}uire a hour Kaldnes\u{200b}brygga, Fjo\u{ad}rdly. {HOSTILE}\n"
    );
    let record = "[interview]\ncompany = \"Kiln \\u001b[1m\\u202e & Lid\"\nother_companies = [\"Fjordly\"]\n\
        topics = [\"\"\"a\nb\\u0007\"\"\"]\n[[interviewer]]\nname = \"Rita\\u001b[2J\\u200b Izaguirre\"\n";
    let folder = folder(&[(&name, &draft), ("interview.toml", record)]);
    for args in [&["-f", "full"][..], &["-f", "short"], &["-v"], &["--diff", "--unsafe-fixes"], &["-f", "json"]] {
        let args = [args, &[name.as_str()]].concat();
        let ended = ended(command(folder.path(), &args).output().expect("the command runs"));
        assert_eq!(ended.code, Some(1), "{args:?} {}", ended.err);
        let raw = if args.contains(&"json") { is_raw_json(&ended.out) } else { is_raw(&ended.out) };
        assert!(!raw, "{args:?} prints {:?}", ended.out);
        assert!(!is_raw(&ended.err), "{args:?} prints {:?}", ended.err);
    }
}

#[test]
fn nothing_reaches_the_terminal_raw_from_what_is_broken() {
    let broken = "[interview]\ncompany = \"a\u{202e}b\u{200b}\"\n\u{1b}[31m = 1\n";
    let name = format!("a{HOSTILE}b.txt");
    let config = "[levels]\n\"a\\u001b\\u202e\u{202e}\" = \"note\"\n";
    let folder = folder(&[(&name, "Dear Rita,\n"), ("interview.toml", broken), ("house.toml", config)]);
    for args in [
        &[name.as_str()][..],
        &["--record", &format!("none{HOSTILE}.toml"), &name],
        &["--config", "house.toml", &name],
        &["-A", HOSTILE, &name],
        &["--lang", HOSTILE, &name],
        &["--kind", HOSTILE, &name],
        &[&format!("--{HOSTILE}"), &name],
        &["explain", HOSTILE],
        &[&format!("none{HOSTILE}")],
    ] {
        let ended = ended(command(folder.path(), args).output().expect("the command runs"));
        assert_eq!(ended.code, Some(2), "{args:?}");
        assert!(!is_raw(&ended.err) && !is_raw(&ended.out), "{args:?} prints {:?} {:?}", ended.out, ended.err);
    }
}

#[test]
fn a_language_is_named_without_what_a_terminal_would_obey() {
    let folder = tempdir().expect("a folder");
    let ended = ended(command(folder.path(), &["rules", "--lang", HOSTILE]).output().expect("the command runs"));
    assert_eq!(ended.code, Some(0), "{}", ended.err);
    assert!(!is_raw(&ended.out), "{:?}", ended.out);
}

#[test]
fn a_reader_that_has_seen_enough_is_no_failure() {
    let draft = format!("Dear Rita,\n\n{}\n", "It took a hour. ".repeat(5000));
    let folder = folder(&[("draft.txt", &draft)]);
    let mut child = command(folder.path(), &["-f", "short", "draft.txt"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the command starts");
    let mut first = [0; 10];
    child.stdout.take().expect("its output").read_exact(&mut first).expect("it writes");
    let ended = ended(child.wait_with_output().expect("it ends"));
    assert_eq!((ended.code, ended.err.as_str()), (Some(1), ""));
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_an_error() {
    let full = fs::OpenOptions::new().write(true).open("/dev/full").expect("Linux has a full device");
    let folder = folder(&[("draft.txt", "Dear Rita,\n\nIt took a hour.\n")]);
    let message = "cannot write to standard output: no space left on device";
    let text = format!("error: {message}\n");
    let json = format!(
        "{{\"version\":1,\"error\":{{\"message\":\"{message}\",\"help\":null,\"path\":null,\"span\":null}}}}\n"
    );
    for (args, expected) in [
        (&["draft.txt"][..], &text),
        (&["-f", "json", "draft.txt"], &json),
        (&["--diff", "draft.txt"], &text),
        (&["rules"], &text),
        (&["explain"], &text),
    ] {
        let full = full.try_clone().expect("another handle");
        let output = command(folder.path(), args).stdout(Stdio::from(full)).output().expect("the command runs");
        let ended = ended(output);
        assert_eq!(ended.code, Some(2), "{args:?}");
        assert_eq!(ended.err, *expected, "{args:?}");
    }
    let help = command(folder.path(), &["--help"]).stdout(Stdio::from(full)).output().expect("the command runs");
    assert_eq!(help.status.code(), Some(2));
}

#[test]
fn standard_input_is_read_as_a_file_is_unless_it_is_empty() {
    let folder = tempdir().expect("a folder");
    for (bytes, code) in [(&b"Dear Rita,\n\nIt took a hour.\n"[..], 1), (b"", 2), (b"%PDF-1.4", 2), (b"Dear\0", 2)] {
        let mut child = command(folder.path(), &["-"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the command starts");
        child.stdin.take().expect("its input").write_all(bytes).expect("it reads");
        assert_eq!(child.wait_with_output().expect("it ends").status.code(), Some(code));
    }
}
