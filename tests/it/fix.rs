//! What `--fix` does to files: what it keeps, and what it leaves alone.

#![expect(clippy::disallowed_methods, reason = "tests lay out files")]

use std::fs;
use std::os::unix::fs::{MetadataExt, PermissionsExt, chown, symlink};
use std::path::Path;
use std::process::{Command, Output};

use crate::common::unprivileged;
use tempfile::{TempDir, tempdir};

const FAULTY: &str = "Dear Rita,\n\nIt took a hour to see the\nthe lids.\n\nMaya\n";
const RIGHT: &str = "Dear Rita,\n\nIt took an hour to see the lids.\n\nMaya\n";

/// A way to write a text down, and its name.
type Way<'a> = (&'a str, &'a dyn Fn(&str) -> Vec<u8>);

/// A folder with a draft in it.
fn folder(draft: &[u8]) -> TempDir {
    let folder = tempdir().expect("a folder");
    fs::write(folder.path().join("draft.txt"), draft).expect("a draft");
    folder
}

fn run(folder: &Path, args: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_followup-lint"));
    command.args(args).arg("--no-config").current_dir(folder).env("NO_COLOR", "1");
    command.output().expect("the command runs")
}

fn fix(folder: &Path) -> Output {
    run(folder, &["--fix", "draft.txt"])
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

fn draft(folder: &Path) -> Vec<u8> {
    fs::read(folder.join("draft.txt")).expect("the draft is there")
}

/// The names of the files in a folder: a fix leaves no other file there.
fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("a folder");
    let mut names: Vec<String> =
        entries.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

#[test]
fn a_second_run_changes_nothing() {
    let folder = folder(FAULTY.as_bytes());
    let first = fix(folder.path());
    assert_eq!(first.status.code(), Some(0), "{}", text(&first.stderr));
    assert_eq!(text(&first.stdout), "2 fixed; nothing else found\n");
    assert_eq!(text(&draft(folder.path())), RIGHT);
    let written = fs::metadata(folder.path().join("draft.txt")).and_then(|data| data.modified()).expect("a time");
    let second = fix(folder.path());
    assert_eq!(text(&second.stdout), "nothing found\n");
    let after = fs::metadata(folder.path().join("draft.txt")).and_then(|data| data.modified()).expect("a time");
    assert_eq!(after, written, "what needs no change is not written");
    assert_eq!(names(folder.path()), ["draft.txt"]);
}

#[test]
fn line_ends_and_encodings_are_kept() {
    let utf16 = |text: &str| [0xfeff].into_iter().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    let western = |text: &str| encoding_rs::WINDOWS_1252.encode(text).0.into_owned();
    let marked = |text: &str| [b"\xef\xbb\xbf", text.as_bytes()].concat();
    let dos = |text: &str| text.replace('\n', "\r\n").into_bytes();
    let ways: [Way; 4] =
        [("CRLF", &dos), ("a byte order mark", &marked), ("Windows-1252", &western), ("UTF-16", &utf16)];
    for (way, write) in ways {
        let accented = |text: &str| text.replace("lids", "décor");
        let folder = folder(&write(&accented(FAULTY)));
        let ended = fix(folder.path());
        assert_eq!(ended.status.code(), Some(0), "{way}: {}", text(&ended.stderr));
        assert_eq!(draft(folder.path()), write(&accented(RIGHT)), "{way}");
    }
}

#[test]
fn a_character_the_encoding_lacks_keeps_only_its_own_fix_back() {
    let western = "Dear Łukasz,".replace('Ł', "L") + "\n\nIt took a hour at the café, Lukasz.\n";
    let folder = folder(&encoding_rs::WINDOWS_1252.encode(&western).0);
    fs::write(folder.path().join("interview.toml"), "[[interviewer]]\nname = \"Łukasz\"\n").expect("a record");
    let ended = fix(folder.path());
    assert_eq!(ended.status.code(), Some(1), "{}", text(&ended.stderr));
    let right = western.replace("a hour", "an hour");
    assert_eq!(draft(folder.path()), encoding_rs::WINDOWS_1252.encode(&right).0.into_owned());
}

#[test]
fn a_message_in_ascii_stays_in_ascii() {
    let head = "MIME-Version: 1.0\nContent-Type: text/plain; charset=us-ascii\n\n";
    let message = format!("{head}Dear Lukasz,\n\nIt took a hour to see the lids.\n");
    let folder = folder(message.as_bytes());
    fs::write(folder.path().join("interview.toml"), "[[interviewer]]\nname = \"Łukasz\"\n").expect("a record");
    fix(folder.path());
    assert_eq!(text(&draft(folder.path())), message.replace("a hour", "an hour"));
}

#[test]
fn damaged_text_is_not_written() {
    let damaged = [FAULTY.as_bytes(), "é".as_bytes(), b"\xe9\n"].concat();
    let folder = folder(&damaged);
    let ended = fix(folder.path());
    assert_eq!(ended.status.code(), Some(2));
    assert!(text(&ended.stderr).contains("nothing was changed"), "{}", text(&ended.stderr));
    assert_eq!(draft(folder.path()), damaged);
}

#[test]
fn the_mode_is_kept() {
    let folder = folder(FAULTY.as_bytes());
    let path = folder.path().join("draft.txt");
    fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).expect("its mode");
    fix(folder.path());
    assert_eq!(text(&draft(folder.path())), RIGHT);
    assert_eq!(fs::metadata(&path).expect("the draft").permissions().mode() & 0o777, 0o640);
}

#[test]
fn a_link_stays_a_link() {
    let folder = folder(b"");
    fs::remove_file(folder.path().join("draft.txt")).expect("the draft goes");
    fs::create_dir(folder.path().join("sent")).expect("a folder");
    fs::write(folder.path().join("sent/rita.txt"), FAULTY).expect("a draft");
    symlink("sent/rita.txt", folder.path().join("draft.txt")).expect("a link");
    fix(folder.path());
    let link = fs::symlink_metadata(folder.path().join("draft.txt")).expect("the link");
    assert!(link.file_type().is_symlink());
    assert_eq!(fs::read_to_string(folder.path().join("sent/rita.txt")).expect("the draft"), RIGHT);
    assert_eq!(names(&folder.path().join("sent")), ["rita.txt"]);
}

#[test]
fn a_write_protected_draft_stays_as_it_was() {
    let folder = folder(FAULTY.as_bytes());
    let path = folder.path().join("draft.txt");
    fs::set_permissions(&path, fs::Permissions::from_mode(0o444)).expect("its mode");
    let ended = fix(folder.path());
    assert_eq!(ended.status.code(), Some(2));
    let expected =
        "error: draft.txt is write-protected; nothing was changed\n  = help: make it writable, or use --diff\n";
    assert_eq!(text(&ended.stderr), expected);
    assert_eq!(text(&draft(folder.path())), FAULTY);
}

#[test]
fn a_write_protected_folder_keeps_its_draft() {
    let folder = folder(FAULTY.as_bytes());
    fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o555)).expect("its mode");
    let ended = unprivileged::run(folder.path(), &["--fix", "draft.txt", "--no-config"]);
    fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o755)).expect("its mode");
    assert_eq!(ended.status.code(), Some(2));
    assert!(text(&ended.stderr).contains("nothing was changed"), "{}", text(&ended.stderr));
    assert_eq!(text(&draft(folder.path())), FAULTY);
    assert_eq!(names(folder.path()), ["draft.txt"]);
}

#[test]
fn one_draft_that_cannot_be_written_keeps_no_other_back() {
    let folder = folder(FAULTY.as_bytes());
    fs::write(folder.path().join("locked.txt"), FAULTY).expect("a draft");
    fs::set_permissions(folder.path().join("locked.txt"), fs::Permissions::from_mode(0o444)).expect("its mode");
    let ended = run(folder.path(), &["--fix", "locked.txt", "draft.txt"]);
    assert_eq!(ended.status.code(), Some(2));
    assert_eq!(text(&draft(folder.path())), RIGHT);
}

#[test]
fn what_was_changed_is_said() {
    let folder = folder(FAULTY.as_bytes());
    let changes = "followup-lint: draft.txt:3:9: replaced `a hour` with `an hour` (wrong-article)\n\
        followup-lint: draft.txt:3:23: removed `the` (repeated-word)\n";
    assert_eq!(text(&fix(folder.path()).stderr), changes);
    assert_eq!(text(&fix(folder.path()).stderr), "");
    fs::write(folder.path().join("draft.txt"), FAULTY).expect("a draft");
    assert_eq!(text(&run(folder.path(), &["--fix", "--quiet", "draft.txt"]).stderr), "");
}

#[test]
fn a_draft_with_another_name_stays_as_it_was() {
    let folder = folder(FAULTY.as_bytes());
    fs::hard_link(folder.path().join("draft.txt"), folder.path().join("other.txt")).expect("a link");
    let ended = fix(folder.path());
    assert_eq!(ended.status.code(), Some(2));
    assert!(text(&ended.stderr).contains("hard link"), "{}", text(&ended.stderr));
    assert_eq!(text(&draft(folder.path())), FAULTY);
}

#[test]
fn the_owner_is_kept() {
    if nix::unistd::Uid::effective().is_root() {
        let folder = folder(FAULTY.as_bytes());
        let path = folder.path().join("draft.txt");
        chown(&path, Some(65534), Some(65534)).expect("root may give files away");
        fix(folder.path());
        let owner = fs::metadata(&path).expect("the draft");
        assert_eq!((text(&draft(folder.path())).as_str(), owner.uid(), owner.gid()), (RIGHT, 65534, 65534));
    }
}

#[test]
fn a_signal_leaves_a_whole_draft_and_no_other_file() {
    for number in 0..40 {
        let folder = folder(FAULTY.as_bytes());
        let mut command = Command::new(env!("CARGO_BIN_EXE_followup-lint"));
        command.args(["--fix", "draft.txt", "--no-config", "--quiet"]).current_dir(folder.path());
        let mut child = command.spawn().expect("the command runs");
        std::thread::sleep(std::time::Duration::from_millis(2 * number));
        let signal = if number % 2 == 0 { "INT" } else { "TERM" };
        let signalled = Command::new("kill").args([format!("-{signal}"), child.id().to_string()]).status();
        assert!(signalled.is_ok_and(|status| status.success()));
        child.wait().expect("it ends");
        let draft = text(&draft(folder.path()));
        assert!(draft == FAULTY || draft == RIGHT, "{draft}");
        assert_eq!(names(folder.path()), ["draft.txt"]);
    }
}

#[test]
fn a_fixed_mail_is_not_lost_where_output_is_closed() {
    let folder = folder(FAULTY.as_bytes());
    for output in [">&-", ">/dev/null"] {
        let mut command = Command::new("sh");
        command.args(["-c", &format!("exec \"$0\" --fix - --no-config < draft.txt {output}")]);
        let ended = command.arg(env!("CARGO_BIN_EXE_followup-lint")).current_dir(folder.path()).output();
        let ended = ended.expect("the command runs");
        assert_eq!(ended.status.code(), Some(2));
        assert!(text(&ended.stderr).contains("the fixed mail would be lost"), "{}", text(&ended.stderr));
    }
}

#[test]
fn a_file_in_two_encodings_is_not_written() {
    let stray = [b"\xe9 ", FAULTY.replace("the lids", "they\u{2019}re lids").as_bytes()].concat();
    let folder = folder(&stray);
    assert_eq!(fix(folder.path()).status.code(), Some(2));
    assert_eq!(draft(folder.path()), stray);
}

#[test]
fn a_diff_writes_nothing() {
    let folder = folder(FAULTY.as_bytes());
    let ended = run(folder.path(), &["--diff", "draft.txt"]);
    assert!(text(&ended.stdout).contains("+It took an hour to see the lids.\n"), "{}", text(&ended.stdout));
    assert_eq!(text(&draft(folder.path())), FAULTY);
    assert_eq!(names(folder.path()), ["draft.txt"]);
}
