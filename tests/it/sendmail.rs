//! `followup-lint sendmail` between a mail program and the one that sends: what goes through is the
//! same, byte for byte; what does not go through was not sent, and that is reported.

#![expect(clippy::disallowed_methods, reason = "tests lay out files")]
#![cfg(unix)]

use std::fs;
use std::io::{Read, Write};
use std::os::unix::fs::{PermissionsExt, symlink};
use std::os::unix::process::ExitStatusExt;
use std::path::PathBuf;
use std::process::{Child, Command, Output, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use crate::common::files;
use crate::common::post::{self, CHARSETS, FORMATS, STRUCTURES, TRANSFERS, Way};
use tempfile::{TempDir, tempdir};

const RECORD: &str = "[[interviewer]]\nname = \"Rita Izaguirre\"\nemail = \"rita@kiln.example\"\n";

const FAULTY: &str = "From: maya@lid.example\nTo: Rita <rita@kiln.example>\nSubject: Lids for the tall kiln\n\nDear Ms. Izaguire,\n\nThe lids were warm.\n\nMaya\n";

/// A home with settings, a record and a program that sends mail.
struct Home(TempDir);

impl Home {
    fn new() -> Self {
        let home = tempdir().expect("a folder");
        let config = home.path().join(".config/followup-lint");
        fs::create_dir_all(config.join("interviews")).expect("folders");
        fs::write(config.join("config.toml"), "records = \"interviews\"\n").expect("settings");
        fs::write(config.join("interviews/rita.toml"), RECORD).expect("a record");
        let home = Self(home);
        home.mta("cat > \"$HOME/sent.$$\"; exit 0");
        home
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    /// Puts the program in place: it notes its arguments, one a line, and runs `script`.
    fn mta(&self, script: &str) {
        let path = self.path("mta");
        let arguments = "for argument; do printf '%s\\n' \"$argument\"; done > \"$HOME/arguments\"";
        fs::write(&path, format!("#!/bin/sh\n{arguments}\n{script}\n")).expect("a script");
        fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).expect("its mode");
    }

    fn command(&self, options: &[&str], arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_followup-lint"));
        command.arg("sendmail").arg("--mta").arg(self.path("mta")).args(options).args(arguments);
        command.current_dir(self.0.path()).env("HOME", self.0.path()).env("COLUMNS", "80").env("NO_COLOR", "1");
        command.env_remove("XDG_CONFIG_HOME").env_remove("FOLLOWUP_LINT").stdin(Stdio::piped());
        command.stdout(Stdio::piped()).stderr(Stdio::piped());
        command
    }

    /// The command, by a caller who ignores a signal.
    fn ignoring(&self, signal: &str) -> Command {
        let plain = self.command(&[], &["-t"]);
        let mut command = Command::new("sh");
        command.args(["-c", &format!("trap '' {signal}; exec \"$@\""), "sh"]);
        command.arg(plain.get_program()).args(plain.get_args());
        command.current_dir(self.0.path()).env("HOME", self.0.path()).stdin(Stdio::piped());
        command.env_remove("XDG_CONFIG_HOME").env_remove("FOLLOWUP_LINT");
        command.stdout(Stdio::piped()).stderr(Stdio::piped());
        command
    }

    fn send(&self, options: &[&str], arguments: &[&str], mail: &[u8]) -> Output {
        feed(self.command(options, arguments), mail)
    }

    /// The mails that went out.
    fn sent(&self) -> Vec<Vec<u8>> {
        let entries = fs::read_dir(self.0.path()).expect("a folder").map(|entry| entry.expect("an entry").path());
        let mut sent: Vec<PathBuf> = entries.collect();
        sent.retain(|path| path.file_stem().is_some_and(|stem| stem == "sent"));
        sent.iter().map(|path| fs::read(path).expect("a mail")).collect()
    }

    /// The mails that went out, taken away.
    fn take(&self) -> Vec<Vec<u8>> {
        let sent = self.sent();
        for entry in fs::read_dir(self.0.path()).expect("a folder").flatten() {
            if entry.path().file_stem().is_some_and(|stem| stem == "sent") {
                fs::remove_file(entry.path()).expect("a mail");
            }
        }
        sent
    }

    fn record(&self, name: &str, bytes: &[u8]) {
        fs::write(self.path(".config/followup-lint/interviews").join(name), bytes).expect("a record");
    }

    fn arguments(&self) -> Vec<String> {
        let text = fs::read_to_string(self.path("arguments")).unwrap_or_default();
        text.lines().map(str::to_owned).collect()
    }
}

/// Runs a command with `mail` on its standard input.
fn feed(mut command: Command, mail: &[u8]) -> Output {
    let mut child = command.spawn().expect("the command runs");
    let mut input = child.stdin.take().expect("a pipe");
    thread::scope(|scope| {
        // A program that reads only the half of it is no failure of this test.
        scope.spawn(move || drop(input.write_all(mail)));
        child.wait_with_output().expect("it ends")
    })
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

fn assert_passed(home: &Home, ended: &Output, mail: &[u8]) {
    let ended = (ended.status.code(), text(&ended.stdout), text(&ended.stderr));
    assert_eq!(ended, (Some(0), String::new(), String::new()));
    assert!(home.sent() == [mail], "{} mails went out, or another one", home.sent().len());
}

fn right() -> String {
    FAULTY.replace("Izaguire", "Izaguirre")
}

#[test]
fn a_mail_without_errors_goes_through_untouched() {
    let home = Home::new();
    let arguments = [
        "-t",
        "-i",
        "-oi",
        "-oem",
        "-odb",
        "-bm",
        "-f",
        "maya@lid.example",
        "-F",
        "Maya  L",
        "-B8BITMIME",
        "-N",
        "failure",
        "-R",
        "hdrs",
        "--",
        "rita@kiln.example",
        "",
        "*",
    ];
    let ended = home.send(&[], &arguments, right().as_bytes());
    assert_passed(&home, &ended, right().as_bytes());
    assert_eq!(home.arguments(), arguments);
}

#[test]
fn no_byte_is_changed() {
    for mail in [
        &b""[..],
        b"\n",
        b"no header at all",
        b"To: rita@kiln.example\r\nSubject: The tall kiln\r\n\r\nDear Rita,\r\n\r\nCaf\xe9.\r\n.\r\n..\r\nFrom here\r\n",
        b"To: tilda@moss.example\nSubject: The tall kiln\n\nDear Tilda,\n\nNo end \xff\x00\x80",
        b"\xef\xbb\xbfTo: tilda@moss.example\n\n",
    ] {
        let home = Home::new();
        assert_passed(&home, &home.send(&[], &["-t"], mail), mail);
    }
}

/// The good mails in every charset, encoding and structure, as their drafts have it.
fn messages() -> impl Iterator<Item = Vec<u8>> {
    let alone = files("tests/clean/en", "txt").into_iter().filter(|path| !path.with_extension("toml").exists());
    let mut mails: Vec<String> = alone.map(|path| crate::common::text(&path)).collect();
    // What these speak of is attached to some messages only.
    mails.retain(|mail| !["attach", "enclos"].iter().any(|word| mail.to_lowercase().contains(word)));
    (0_usize..).filter_map(move |number| {
        // Each list is gone through in a rhythm of its own.
        let of = |len: usize, step: usize| number / step % len;
        let way = Way {
            charset: CHARSETS[of(CHARSETS.len(), 1)],
            transfer: TRANSFERS[of(TRANSFERS.len(), 2)],
            format: FORMATS[of(FORMATS.len(), 3)],
            structure: STRUCTURES[of(STRUCTURES.len(), 5)],
            crlf: number % 2 == 0,
            b_words: number % 4 < 2,
        };
        post::message(&mails[number % mails.len()], way)
    })
}

#[test]
fn a_thousand_messages_go_through_untouched() {
    let home = Home::new();
    let messages: Vec<Vec<u8>> = messages().take(1_000).collect();
    let send = |(number, mail): (usize, &Vec<u8>)| {
        // Each fourth is read.
        let when: &[&str] = if number % 4 == 0 { &["--when", "always"] } else { &[] };
        let ended = home.send(&[&["--mta", "cat"], when].concat(), &[], mail);
        assert!(ended.status.success() && ended.stdout == *mail, "{}\n{}", text(&ended.stderr), text(mail));
    };
    thread::scope(|scope| {
        for half in 0..2 {
            let send = &send;
            let messages = &messages;
            scope.spawn(move || messages.iter().enumerate().skip(half).step_by(2).for_each(send));
        }
    });
}

#[test]
fn a_mail_with_errors_is_not_sent_and_the_errors_are_shown() {
    let home = Home::new();
    let ended = home.send(&["--report", "report.txt"], &["-oi", "rita@kiln.example"], FAULTY.as_bytes());
    assert_eq!((ended.status.code(), text(&ended.stdout)), (Some(65), String::new()));
    let stderr = text(&ended.stderr);
    assert!(
        stderr.starts_with(
            "error[interviewer-name]: `Izaguire` is misspelled: the record says `Izaguirre`\n  ┌─ mail:5:10\n"
        ),
        "{stderr}"
    );
    assert!(stderr.contains("\nfollowup-lint: this mail was not sent: it has 1 error\n"), "{stderr}");
    assert_eq!(fs::read_to_string(home.path("report.txt")).expect("a report"), stderr);
    assert_eq!(home.sent().len(), 0);
    assert!(home.arguments().is_empty(), "the program ran");
    // The report of another mail would mislead.
    let ended = home.send(&["--report", "report.txt"], &["rita@kiln.example"], right().as_bytes());
    assert_passed(&home, &ended, right().as_bytes());
    assert!(!home.path("report.txt").exists());
}

#[test]
fn only_mail_to_interviewers_is_checked() {
    for (header, argument, code) in [
        ("To: Rita <RITA@kiln.example>", "-t", 65),
        ("Cc: x@lid.example,\n rita@kiln.example", "-t", 65),
        ("Bcc: =?utf-8?q?Rita?= <rita@kiln.example>", "-t", 65),
        ("To: tilda@moss.example, Rita <rita@kiln.example>", "-t", 65),
        ("To: panel:rita@kiln.example,tom@kiln.example;", "-t", 65),
        ("To: undisclosed", "rita@kiln.example", 65),
        ("To: undisclosed", "<rita@kiln.example>", 65),
        ("Resent-To: rita@kiln.example\nTo: tilda@moss.example", "-t", 65),
        ("To: \"rita\"@kiln.example", "-t", 65),
        ("To: <@moss.example,@lid.example:rita@kiln.example>", "-t", 65),
        ("To: rita(the (first) Rita)@kiln.example.", "-t", 65),
        ("To: Rita <rita+jobs@kiln.example>", "-t", 65),
        ("To: undisclosed", "\"rita\"@kiln.example.", 65),
        ("To: tilda@moss.example", "-t", 0),
        ("Resent-To: tilda@moss.example\nTo: Rita <rita@kiln.example>", "-t", 0),
        ("To: \"rita@kiln.example\" <tilda@moss.example>", "-t", 0),
        ("To: tilda@moss.example\nX-Note: rita@kiln.example", "tilda@moss.example", 0),
    ] {
        let home = Home::new();
        let mail = FAULTY.replace("To: Rita <rita@kiln.example>", header);
        let ended = home.send(&[], &[argument], mail.as_bytes());
        assert_eq!(ended.status.code(), Some(code), "{header}: {}", text(&ended.stderr));
        assert_eq!(home.sent().len(), usize::from(code == 0), "{header}");
    }
    let home = Home::new();
    let other = FAULTY.replace("rita@kiln.example", "tilda@moss.example").replace("were warm", "whas warm, a hour");
    let ended = home.send(&["--when", "always"], &["-t"], other.as_bytes());
    assert_eq!((ended.status.code(), home.sent().len()), (Some(65), 0), "{}", text(&ended.stderr));
}

#[test]
fn a_writer_can_let_a_mail_pass() {
    let home = Home::new();
    let marked = FAULTY.replace("Subject:", "X-Followup-Lint: off\nSubject:");
    let ended = home.send(&[], &["-t"], marked.as_bytes());
    assert_passed(&home, &ended, FAULTY.as_bytes());
    let home = Home::new();
    let mut command = home.command(&[], &["-t"]);
    command.env("FOLLOWUP_LINT", "off");
    assert_passed(&home, &feed(command, FAULTY.as_bytes()), FAULTY.as_bytes());
    let home = Home::new();
    let kept = FAULTY.replace("Subject:", "X-Followup-Lint: of\nSubject:");
    assert_eq!(home.send(&[], &["-t"], kept.as_bytes()).status.code(), Some(65));
    // In the body it is a word like any other.
    let quoted = FAULTY.replace("Maya\n", "Maya\nX-Followup-Lint: off\n");
    assert_eq!(home.send(&[], &["-t"], quoted.as_bytes()).status.code(), Some(65));
    assert_eq!(home.sent().len(), 0);
    // It goes from the header, and from there alone; all else stays as it is.
    let both = quoted.replace('\n', "\r\n").replace("Lids", "Caf\u{e9}") + "\0 no end";
    let marked = both.replace("To:", "x-followup-lint : Off\r\n (just this once)\r\nTo:");
    assert_passed(&home, &home.send(&[], &["-t"], marked.as_bytes()), both.as_bytes());
}

#[test]
fn what_the_other_program_says_is_passed_on() {
    let home = Home::new();
    home.mta("cat > /dev/null; echo out; echo err >&2; exit 67");
    let ended = home.send(&[], &["-t"], right().as_bytes());
    let ended = (ended.status.code(), text(&ended.stdout), text(&ended.stderr));
    assert_eq!(ended, (Some(67), "out\n".into(), "err\n".into()));
    // One that reads only the half of it.
    home.mta("head -c 20 > \"$HOME/sent.half\"; exit 71");
    let ended = home.send(&[], &["-t"], right().as_bytes());
    assert_eq!((ended.status.code(), text(&ended.stderr)), (Some(71), String::new()));
    // One that is killed.
    home.mta("kill -9 $$");
    let ended = home.send(&["--report", "report.txt"], &["-t"], right().as_bytes());
    assert_eq!(ended.status.code(), Some(128 + 9));
    let stderr = text(&ended.stderr);
    assert!(stderr.contains("after it got the mail; it is not known whether the mail was sent"), "{stderr}");
    assert_eq!(fs::read_to_string(home.path("report.txt")).expect("a report"), stderr);
}

#[test]
fn what_is_set_up_wrongly_keeps_the_mail_here() {
    let assert_stopped = |home: &Home, options: &[&str], code: i32, message: &str| {
        let ended = home.send(options, &["-t"], right().as_bytes());
        let stderr = text(&ended.stderr);
        assert_eq!((ended.status.code(), home.sent().len()), (Some(code), 0), "{stderr}");
        assert!(stderr.contains(message), "{stderr}");
    };
    let home = Home::new();
    assert_stopped(
        &home,
        &["--mta", "no/such/program"],
        78,
        "error: cannot run no/such/program: no such file or directory; nothing was sent\n",
    );
    let folder = home.0.path().display().to_string();
    assert_stopped(&home, &["--mta", &folder], 78, "permission denied; nothing was sent\n");
    fs::write(home.path("no-program"), "").expect("a file");
    assert_stopped(&home, &["--mta", "./no-program"], 78, "permission denied; nothing was sent\n");
    assert_stopped(&home, &["--config", "no.toml"], 78, "the mail could not be checked; nothing was sent\n");
    assert_stopped(&home, &["--when", "never"], 78, "invalid value 'never'");
    fs::write(home.path(".config/followup-lint/config.toml"), "records = \"no/such/folder\"\n").expect("settings");
    assert_stopped(&home, &[], 78, "cannot read the records folder");
    let home = Home::new();
    home.record("again.toml", RECORD.as_bytes());
    assert_stopped(&home, &[], 78, "several records match rita@kiln.example");
    assert_stopped(&home, &[], 78, "keep only the one for this interview in the records folder");
    let home = Home::new();
    let mut command = home.command(&[], &["-t"]);
    let ended = command.stdin(fs::File::open(home.0.path()).expect("a folder")).output().expect("it ends");
    assert_eq!((ended.status.code(), home.sent().len()), (Some(75), 0));
    assert_eq!(text(&ended.stderr), "error: cannot read the mail: is a directory; nothing was sent\n");
    let mut command = home.command(&[], &["-t"]);
    command.env("TMPDIR", home.path("no/such/folder"));
    let ended = feed(command, right().as_bytes());
    assert_eq!((ended.status.code(), home.sent().len()), (Some(75), 0));
    assert!(text(&ended.stderr).contains("cannot keep the mail while it is checked"), "{}", text(&ended.stderr));
}

const BROKEN: &str = "[[interviewer]]\nname = \"Tom Okafor\"\nemail = Tom@Kiln.example\n";

#[test]
fn a_broken_record_stops_only_mail_to_its_people() {
    let home = Home::new();
    home.record("tom.toml", BROKEN.as_bytes());
    let path = home.path(".config/followup-lint/interviews/tom.toml").display().to_string();
    let warning = format!(
        "followup-lint: the record {path} is broken and was not used; `followup-lint record check {path}` shows why\n"
    );
    // Others' mail goes, checked or not, with a word on the record.
    for (to, body, code) in [("tilda@moss.example", FAULTY.to_owned(), 0), ("rita@kiln.example", right(), 0)] {
        let mail = body.replace("rita@kiln.example", to);
        let ended = home.send(&[], &["-t"], mail.as_bytes());
        assert_eq!((ended.status.code(), text(&ended.stderr)), (Some(code), warning.clone()), "{to}");
        assert_eq!(home.take(), [mail.as_bytes()]);
    }
    // Programs that take whatever is printed for a failure have a report.
    let ended = home.send(&["--report", "report.txt"], &["-t"], right().as_bytes());
    assert_passed(&home, &ended, right().as_bytes());
    assert_eq!(fs::read_to_string(home.path("report.txt")).expect("a report"), warning);
    home.take();
    let ended = home.send(&[], &["-t"], FAULTY.as_bytes());
    let stderr = text(&ended.stderr);
    assert_eq!((ended.status.code(), home.sent().len()), (Some(65), 0));
    assert!(stderr.starts_with(&warning) && stderr.contains("`Izaguire` is misspelled"), "{stderr}");
    // Whoever may be in it waits.
    for header in ["To: TOM@kiln.example", "To: rita@kiln.example\nBcc: Tom <tom@kiln.example>"] {
        let mail = right().replace("To: Rita <rita@kiln.example>", header);
        let ended = home.send(&[], &["-t"], mail.as_bytes());
        let stderr = text(&ended.stderr);
        assert_eq!((ended.status.code(), home.sent().len()), (Some(75), 0), "{stderr}");
        assert!(
            stderr.contains("tom.toml:3:9") && stderr.contains("the mail could not be checked; nothing was sent\n")
        );
    }
}

#[test]
fn an_address_that_is_none_does_not_let_its_mail_through_unchecked() {
    for email in [
        "rita at kiln.example",
        "Rita [at] Kiln dot example",
        "rita@kiln,example",
        "ritakiln.example",
        "Rita <rita@kiln.example>",
        "mailto:rita@kiln.example",
        "rita@kiln.example, tom@kiln.example",
        "rita@kiln.example.",
    ] {
        let home = Home::new();
        home.record("rita.toml", RECORD.replace("rita@kiln.example", email).as_bytes());
        let ended = home.send(&[], &["-t"], FAULTY.as_bytes());
        let stderr = text(&ended.stderr);
        assert_eq!((ended.status.code(), home.sent().len()), (Some(75), 0), "{email}: {stderr}");
        assert!(stderr.contains(&format!("`{email}` is not an email address")), "{stderr}");
        let other = FAULTY.replace("rita@kiln.example", "ria@kiln.example");
        let ended = home.send(&[], &["-t"], other.as_bytes());
        assert_eq!((ended.status.code(), home.take()), (Some(0), vec![other.into_bytes()]), "{email}");
        assert!(text(&ended.stderr).contains("is broken and was not used"), "{email}");
    }
}

#[test]
fn a_record_that_cannot_be_read_stops_all_mail() {
    let utf16: Vec<u8> = format!("\u{feff}{RECORD}").encode_utf16().flat_map(u16::to_le_bytes).collect();
    for (name, bytes) in [("folder.toml", None), ("utf-16.toml", Some(&utf16))] {
        let home = Home::new();
        match bytes {
            Some(bytes) => home.record(name, bytes),
            None => fs::create_dir(home.path(".config/followup-lint/interviews").join(name)).expect("a folder"),
        }
        let ended = home.send(&[], &["-t"], right().replace("rita@kiln", "tilda@moss").as_bytes());
        let stderr = text(&ended.stderr);
        assert_eq!((ended.status.code(), home.sent().len()), (Some(75), 0), "{stderr}");
        assert!(stderr.contains(name) && stderr.contains("nothing was sent"), "{stderr}");
    }
    // What an editor keeps beside a record is none.
    let home = Home::new();
    symlink("nobody@lid", home.path(".config/followup-lint/interviews/.#rita.toml")).expect("a link");
    assert_passed(&home, &home.send(&[], &["-t"], right().as_bytes()), right().as_bytes());
}

#[test]
fn of_two_interviewers_the_one_that_is_greeted_counts() {
    let home = Home::new();
    home.record("tom.toml", RECORD.replace("Rita Izaguirre", "Tom Okafor").replace("rita@", "tom@").as_bytes());
    for (greeted, code) in [("Dear Tom,", 0), ("Dear Rita,", 0), ("Dear Ritta Izaguire,", 65), ("Dear both,", 78)] {
        let mail = right().replace("Rita <rita@kiln.example>", "rita@kiln.example, tom@kiln.example");
        let ended = home.send(&[], &["-t"], mail.replace("Dear Ms. Izaguirre,", greeted).as_bytes());
        assert_eq!(ended.status.code(), Some(code), "{greeted} {}", text(&ended.stderr));
        assert_eq!(home.take().len(), usize::from(code == 0), "{greeted}");
    }
}

#[test]
fn of_other_mail_nothing_is_read_after_the_header() {
    // Each of these would be stopped if it was read.
    let encrypted = "MIME-Version: 1.0\nContent-Type: application/pkcs7-mime; smime-type=enveloped-data\n\nxx\n";
    for rest in [encrypted, "\nDear rita@kiln.example,\n\nTo: rita@kiln.example\n\nThe lids took a hour.\n"] {
        let home = Home::new();
        let mail = format!("From: rita@kiln.example\nTo: tilda@moss.example\nSubject: Lids\n{rest}");
        assert_passed(&home, &home.send(&[], &["-t"], mail.as_bytes()), mail.as_bytes());
        let ended = home.send(&["--when", "always"], &["-t"], mail.as_bytes());
        assert!(matches!(ended.status.code(), Some(65 | 75)), "{rest}: {}", text(&ended.stderr));
    }
}

#[test]
fn a_full_disk_keeps_the_mail_here() {
    let home = Home::new();
    // A file may have 512 KB, so the mail does not fit.
    let mut command = Command::new("sh");
    command.args(["-c", "ulimit -f 512; trap '' XFSZ; exec \"$0\" sendmail --mta \"$HOME/mta\" -t"]);
    command.arg(env!("CARGO_BIN_EXE_followup-lint")).env("HOME", home.0.path()).env_remove("XDG_CONFIG_HOME");
    command.current_dir(home.0.path()).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let ended = feed(command, format!("{}{}", right(), "The lids were warm.\n".repeat(100_000)).as_bytes());
    assert_eq!((ended.status.code(), home.sent().len()), (Some(75), 0), "{}", text(&ended.stderr));
    assert!(text(&ended.stderr).contains("nothing was sent"), "{}", text(&ended.stderr));
}

#[test]
fn a_report_that_cannot_be_written_is_an_error() {
    let home = Home::new();
    // By a link, so that no mistake of ours can harm the device.
    symlink("/dev/full", home.path("full")).expect("a link");
    for (report, reason) in [("full", "no space left on device"), ("no/such/folder/x", "no such file or directory")] {
        let ended = home.send(&["--report", report], &["-t"], FAULTY.as_bytes());
        let stderr = text(&ended.stderr);
        assert_eq!((ended.status.code(), home.sent().len()), (Some(65), 0), "{stderr}");
        assert!(stderr.contains(&format!("the report could not be written: {reason}\n")), "{stderr}");
        // It keeps no mail.
        assert_passed(&home, &home.send(&["--report", report], &["-t"], right().as_bytes()), right().as_bytes());
        home.take();
    }
    assert!(home.path("full").is_symlink());
}

#[test]
fn a_mail_in_an_unknown_language_says_so_in_the_report() {
    let home = Home::new();
    let mail = right().replace(
        "The lids were warm.",
        "Locken var fortfarande varma när jag var hos er i går, och det var roligt att se hur ni arbetar.",
    );
    assert_passed(&home, &home.send(&["--report", "report.txt"], &["-t"], mail.as_bytes()), mail.as_bytes());
    let report = fs::read_to_string(home.path("report.txt")).expect("a report");
    assert!(
        report.contains("note[unread-language]: this mail does not seem to be in English, Danish or Dutch"),
        "{report}"
    );
}

#[test]
fn an_encrypted_mail_to_an_interviewer_is_not_sent_unread() {
    let home = Home::new();
    for body in [
        "Content-Type: multipart/encrypted; boundary=a\n\n--a\nContent-Type: application/pgp-encrypted\n\nVersion: 1\n--a\nContent-Type: application/octet-stream\n\nxx\n--a--\n",
        "Content-Type: application/pkcs7-mime; smime-type=signed-data; name=smime.p7m\nContent-Transfer-Encoding: base64\n\nMIIB\n",
        "\n-----BEGIN PGP MESSAGE-----\n\nhQEM\n-----END PGP MESSAGE-----\n",
    ] {
        let mail = format!("To: rita@kiln.example\nMIME-Version: 1.0\n{body}");
        let ended = home.send(&[], &["-t"], mail.as_bytes());
        assert_eq!((ended.status.code(), home.sent().len()), (Some(75), 0), "{body}");
        assert!(text(&ended.stderr).starts_with("error: the mail is encrypted"), "{}", text(&ended.stderr));
    }
}

#[test]
fn large_mails_go_through() {
    let lines =
        "QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVphYmNkZWZnaGlqa2xtbm9wcXJzdHV2d3h5ejAxMjM0NTY3\n".repeat(50 << 20 >> 6);
    for to in ["rita@kiln.example", "tilda@moss.example"] {
        let home = Home::new();
        let mail = format!(
            "To: {to}\nSubject: Lids for the tall kiln\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=a\n\n--a\n\nDear Ms. Izaguirre,\n\nHere are the lids.\n\nMaya\n--a\nContent-Type: image/jpeg\nContent-Transfer-Encoding: base64\n\n{lines}--a--\n"
        );
        assert!(mail.len() > 50 << 20);
        assert_passed(&home, &home.send(&[], &["-t"], mail.as_bytes()), mail.as_bytes());
    }
}

/// Waits until something is so.
fn wait(what: &str, mut so: impl FnMut() -> bool) {
    let start = Instant::now();
    while !so() {
        assert!(start.elapsed() < Duration::from_secs(20), "{what}");
        thread::sleep(Duration::from_millis(5));
    }
}

fn signal(child: &Child, name: &str) {
    let status = Command::new("kill").args([format!("-{name}"), child.id().to_string()]).status();
    assert!(status.is_ok_and(|status| status.success()));
}

#[test]
fn a_signal_before_the_mail_is_whole_sends_nothing() {
    let home = Home::new();
    let mut child = home.command(&[], &["-t"]).spawn().expect("the command runs");
    let mut input = child.stdin.take().expect("a pipe");
    input.write_all(right().as_bytes()).expect("it reads");
    thread::sleep(Duration::from_millis(50));
    signal(&child, "TERM");
    assert_eq!(child.wait().expect("it ends").signal(), Some(15));
    drop(input);
    assert_eq!(home.sent().len(), 0);
}

#[test]
fn a_signal_while_the_mail_is_sent_changes_nothing() {
    for name in ["TERM", "INT", "HUP", "QUIT", "ALRM", "USR1", "USR2", "VTALRM", "PROF", "IO", "XCPU", "XFSZ"] {
        let home = Home::new();
        home.mta("cat > \"$HOME/mail\"; touch \"$HOME/reading\"; while [ ! -e \"$HOME/go\" ]; do sleep 0.01; done; mv \"$HOME/mail\" \"$HOME/sent.1\"; exit 3");
        let mut child = home.command(&[], &["-t"]).spawn().expect("the command runs");
        child.stdin.take().expect("a pipe").write_all(right().as_bytes()).expect("it reads");
        wait("the program runs", || home.path("reading").exists());
        signal(&child, name);
        thread::sleep(Duration::from_millis(30));
        fs::write(home.path("go"), "").expect("a file");
        assert_eq!(child.wait().expect("it ends").code(), Some(3), "{name}");
        assert!(home.sent() == [right().as_bytes()], "{name}");
    }
}

/// Children of a caller who ignores SIGCHLD end without a trace, unless that is undone.
#[test]
fn what_became_of_a_mail_is_known_whatever_the_caller_ignores() {
    let home = Home::new();
    for (script, code) in [("cat > \"$HOME/sent.1\"; exit 0", 0), ("cat > /dev/null; exit 75", 75)] {
        home.mta(script);
        let ended = feed(home.ignoring("CHLD"), right().as_bytes());
        assert_eq!((ended.status.code(), text(&ended.stderr).as_str()), (Some(code), ""));
    }
    assert!(home.sent() == [right().as_bytes()]);
}

#[test]
fn being_killed_cuts_no_mail_off() {
    let home = Home::new();
    home.mta("touch \"$HOME/reading\"; while [ ! -e \"$HOME/go\" ]; do sleep 0.01; done; cat > \"$HOME/mail\"; mv \"$HOME/mail\" \"$HOME/sent.1\"");
    let mail = format!("{}{}", right(), "The lids were warm.\n".repeat(100_000));
    let mut child = home.command(&["--when", "recorded"], &["-t"]).spawn().expect("the command runs");
    child.stdin.take().expect("a pipe").write_all(mail.replace("rita@", "tilda@").as_bytes()).expect("it reads");
    wait("the program runs", || home.path("reading").exists());
    signal(&child, "KILL");
    child.wait().expect("it ends");
    fs::write(home.path("go"), "").expect("a file");
    wait("the mail goes out", || home.path("sent.1").exists());
    assert!(home.sent() == [mail.replace("rita@", "tilda@").as_bytes()]);
}

#[test]
fn a_closed_standard_error_changes_no_code() {
    for (mail, code) in [(FAULTY.to_owned(), 65), (right(), 0)] {
        let home = Home::new();
        let mut command = home.command(&[], &["-t"]);
        command.stderr(Stdio::piped());
        let mut child = command.spawn().expect("the command runs");
        drop(child.stderr.take());
        child.stdin.take().expect("a pipe").write_all(mail.as_bytes()).expect("it reads");
        assert_eq!(child.wait().expect("it ends").code(), Some(code));
        assert_eq!(home.sent().len(), usize::from(code == 0));
    }
}

#[test]
fn values_that_look_like_options_do_not_skip_the_check() {
    let home = Home::new();
    for arguments in
        [&["-t", "-F", "-bart"][..], &["-f", "-q@lid.example", "-t"], &["-t", "-N", "-b"], &["-t", "--", "-bs"]]
    {
        let ended = home.send(&[], arguments, FAULTY.as_bytes());
        assert_eq!((ended.status.code(), home.sent().len()), (Some(65), 0), "{arguments:?}");
    }
}

#[test]
fn options_that_make_no_sense_send_nothing_and_say_so() {
    let home = Home::new();
    for options in [&["--help"][..], &["--when", "never"], &["--ask", "--report"], &["--config", "a", "--no-config"]] {
        let ended = home.send(options, &[], right().as_bytes());
        assert_eq!((ended.status.code(), home.sent().len()), (Some(78), 0), "{options:?}");
        assert!(text(&ended.stderr).ends_with("nothing was sent\n"), "{options:?}: {}", text(&ended.stderr));
    }
    let help = Command::new(env!("CARGO_BIN_EXE_followup-lint")).args(["sendmail", "--help"]).output();
    let help = help.expect("the command runs");
    assert_eq!((help.status.code(), text(&help.stderr)), (Some(0), String::new()));
}

#[test]
fn a_byte_order_mark_before_the_text_stops_no_mail() {
    let home = Home::new();
    let (head, body) = FAULTY.split_once("\n\n").expect("a body");
    let body = format!("\u{feff}{}", body.replace("Izaguire", "Izaguirre"));
    let utf16 = |order: fn(u16) -> [u8; 2]| post::base64(&body.encode_utf16().flat_map(order).collect::<Vec<u8>>());
    for (kind, body) in [
        ("", body.clone()),
        ("Content-Type: text/plain; charset=utf-8\n", body.clone()),
        ("Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64\n", post::base64(body.as_bytes())),
        ("Content-Type: text/plain; charset=utf-16\nContent-Transfer-Encoding: base64\n", utf16(u16::to_le_bytes)),
        ("Content-Type: text/plain; charset=UTF-16\nContent-Transfer-Encoding: base64\n", utf16(u16::to_be_bytes)),
    ] {
        let mail = format!("{head}\nMIME-Version: 1.0\n{kind}\n{body}");
        assert_passed(&home, &home.send(&[], &["-t"], mail.as_bytes()), mail.as_bytes());
        home.take();
        let faulty = mail.replace("Lids for the tall kiln", "teh lids");
        let ended = home.send(&[], &["-t"], faulty.as_bytes());
        assert_eq!(ended.status.code(), Some(65), "{kind}");
    }
}

#[test]
fn what_the_caller_ignores_the_program_ignores() {
    let home = Home::new();
    home.mta("kill -HUP $$; cat > \"$HOME/sent.1\"");
    assert_passed(&home, &feed(home.ignoring("HUP"), right().as_bytes()), right().as_bytes());
}

#[test]
fn a_report_is_for_its_writer_alone() {
    let home = Home::new();
    fs::write(home.path("report.txt"), "old").expect("a report");
    fs::set_permissions(home.path("report.txt"), fs::Permissions::from_mode(0o644)).expect("its mode");
    home.send(&["--report", "report.txt"], &["-t"], FAULTY.as_bytes());
    let mode = fs::metadata(home.path("report.txt")).expect("a report").permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
    if nix::unistd::Uid::effective().is_root() {
        fs::write(home.path("diary"), "Dear diary").expect("a file");
        symlink("diary", home.path("planted")).expect("a link");
        std::os::unix::fs::lchown(home.path("planted"), Some(65534), None).expect("root may give links away");
        let ended = home.send(&["--report", "planted"], &["-t"], FAULTY.as_bytes());
        assert!(text(&ended.stderr).contains("the report could not be written"), "{}", text(&ended.stderr));
        assert_eq!(fs::read_to_string(home.path("diary")).expect("a file"), "Dear diary");
    }
}

#[test]
fn a_pipe_among_the_records_does_not_hold_mail_up() {
    let home = Home::new();
    let pipe = home.path(".config/followup-lint/interviews/pipe.toml");
    assert!(Command::new("mkfifo").arg(&pipe).status().is_ok_and(|status| status.success()));
    let ended = home.send(&[], &["-t"], right().as_bytes());
    assert_eq!((ended.status.code(), home.sent().len()), (Some(75), 0));
    assert!(text(&ended.stderr).contains("it is not a regular file"), "{}", text(&ended.stderr));
    fs::remove_file(&pipe).expect("the pipe goes");
    symlink("/dev/zero", &pipe).expect("a link");
    let ended = home.send(&[], &["-t"], right().as_bytes());
    assert_eq!((ended.status.code(), home.sent().len()), (Some(75), 0));
}

#[test]
fn mail_to_an_office_is_checked_for_the_person_it_greets() {
    let home = Home::new();
    home.record("office.toml", RECORD.replace("Rita Izaguirre", "Tilda Moss").replace("rita@", "tilda@").as_bytes());
    let mail = FAULTY.replace("Rita <rita@kiln.example>", "jobs@kiln.example").replace("Ms. Izaguire", "Tlida Moss");
    let ended = home.send(&["--when", "always"], &["-t"], mail.as_bytes());
    assert!(text(&ended.stderr).contains("error[interviewer-name]"), "{}", text(&ended.stderr));
}

#[test]
fn what_is_no_mail_is_none_of_our_business() {
    let home = Home::new();
    home.mta("exit 0");
    // Nobody writes to this standard input, and nobody closes it.
    for argument in ["-bp", "-q", "-bs", "-bi"] {
        let mut child = home.command(&[], &[argument]).spawn().expect("the command runs");
        assert!(child.wait().expect("it ends").success());
        assert_eq!(home.arguments(), [argument]);
        let mut said = String::new();
        child.stderr.take().expect("a pipe").read_to_string(&mut said).expect("text");
        assert_eq!(said, "");
    }
}

#[test]
fn the_program_may_be_given_with_arguments() {
    let home = Home::new();
    let mta = format!("{} -a work", home.path("mta").display());
    let ended = home.send(&["--mta", &mta], &["-t"], right().as_bytes());
    assert_passed(&home, &ended, right().as_bytes());
    assert_eq!(home.arguments(), ["-a", "work", "-t"]);
}
