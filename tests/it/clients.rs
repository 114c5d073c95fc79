//! Mail programs, set up with the lines of `docs/mail.md` and run as their users run them: a draft
//! with a misspelt name never arrives, and its writer sees why; the corrected one arrives at a mail
//! server as it was handed over, byte for byte.
//!
//! `tests/clients/setup` installs the programs; the feature `mail-clients` runs the tests.

#![expect(clippy::disallowed_methods, reason = "tests lay out files")]
#![cfg(unix)]

use std::fs;
use std::io::{BufRead, BufReader};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use tempfile::{TempDir, tempdir};

const GUIDE: &str = include_str!("../../docs/mail.md");
const RECORD: &str = "[[interviewer]]\nname = \"Rita Izaguirre\"\nemail = \"rita@kiln.example\"\n";
const SUBJECT: &str = "Lids for the tall kiln";
/// What mail programs like to change: letters that are not ASCII, a lone stop, `From ` at the start of a line.
const RIGHT: &str = "Dear Ms. Izaguirre,\n\nThe lids were warm, as José said.\n.\nFrom here on they cool.\n\nMaya\n";
const FOUND: &str = "`Izaguire` is misspelled: the record says `Izaguirre`";
/// How long a mail program may take for what it does at once.
const PATIENCE: Duration = Duration::from_secs(60);
/// Where the guide puts programs.
const PROGRAMS: &str = "/usr/local/bin/";
/// The interpreters that may have the mail server.
const PYTHONS: [&str; 2] = ["python3", "/usr/bin/python3"];

fn wrong() -> String {
    RIGHT.replace("Izaguirre", "Izaguire")
}

/// A section of the guide: its blocks of code.
fn guide(heading: &str) -> Vec<String> {
    let section = GUIDE.split("\n## ").find(|section| section.starts_with(&format!("{heading}\n")));
    let section = section.unwrap_or_else(|| panic!("the guide has no section `{heading}`"));
    let blocks = section.split("```").skip(1).step_by(2);
    blocks.map(|block| block.split_once('\n').expect("a language").1.to_owned()).collect()
}

fn runs(program: &str, arguments: &[&str]) -> bool {
    let mut command = Command::new(program);
    command.args(arguments).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    command.status().is_ok_and(|status| status.success())
}

/// Whether a program is there; `git send-email` is a program of git's own.
fn is_installed(program: &str) -> bool {
    match program {
        "aiosmtpd" => python().is_some(),
        "git send-email" => runs("sh", &["-c", "test -x \"$(git --exec-path)/git-send-email\""]),
        _ => runs("sh", &["-c", "command -v \"$0\"", program]),
    }
}

fn python() -> Option<&'static str> {
    PYTHONS.into_iter().find(|python| runs(python, &["-c", "import aiosmtpd"]))
}

/// Waits until there is something.
fn wait<T>(what: &str, mut some: impl FnMut() -> Option<T>) -> T {
    let start = Instant::now();
    loop {
        if let Some(found) = some() {
            return found;
        }
        assert!(start.elapsed() < PATIENCE, "{what}");
        thread::sleep(Duration::from_millis(20));
    }
}

/// A writer's home, with everything set up, and a mail server.
struct Home {
    folder: TempDir,
    server: Child,
}

impl Home {
    /// Needs these programs, and those that send mail.
    fn with(programs: &[&str]) -> Self {
        let needed = ["msmtp", "aiosmtpd"].iter().chain(programs);
        let missing: Vec<&str> = needed.copied().filter(|program| !is_installed(program)).collect();
        assert!(
            missing.is_empty(),
            "not installed: {}; as root, tests/clients/setup installs what these tests start on Debian",
            missing.join(", ")
        );
        let folder = tempdir().expect("a folder");
        fs::create_dir(folder.path().join("arrived")).expect("a folder");
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/clients/server.py");
        let mut server = Command::new(python().expect("it is installed"));
        server.arg(script).arg(folder.path().join("arrived")).stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut server = server.spawn().expect("the server runs");
        let mut port = String::new();
        BufReader::new(server.stdout.take().expect("a pipe")).read_line(&mut port).expect("a port");
        let home = Self { folder, server };
        home.set_up(port.trim());
        home
    }

    fn set_up(&self, port: &str) {
        let settings = GUIDE.split("```").nth(1).and_then(|block| block.strip_prefix("toml\n")).expect("settings");
        self.write(".config/followup-lint/config.toml", settings, 0o644);
        self.write(".config/followup-lint/interviews/rita.toml", RECORD, 0o644);
        // Of its own, msmtp completes a header that lacks something.
        let account = format!(
            "account default\nhost 127.0.0.1\nport {port}\nfrom maya@lid.example\nset_from_header off\nset_date_header off\nset_msgid_header off\n"
        );
        self.write(".msmtprc", &account, 0o600);
        // Keeps what it is given; and some programs set a home of their own for others.
        let ours = format!(
            "#!/bin/sh\nHOME='{0}'; export HOME\ncat > '{0}/given'\nexec '{1}' \"$@\" < '{0}/given'\n",
            self.folder.path().display(),
            env!("CARGO_BIN_EXE_followup-lint")
        );
        self.write("bin/followup-lint", &ours, 0o755);
        self.write("bin/followup-sendmail", &guide("One program")[0], 0o755);
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn write(&self, name: &str, text: &str, mode: u32) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("folders");
        fs::write(&path, text).expect("a file");
        fs::set_permissions(&path, fs::Permissions::from_mode(mode)).expect("its mode");
    }

    fn read(&self, name: &str) -> Option<String> {
        fs::read(self.path(name)).ok().map(|bytes| String::from_utf8_lossy(&bytes).into_owned())
    }

    /// A block of the guide, with the programs where they are.
    fn guide(&self, heading: &str, number: usize) -> String {
        guide(heading)[number].replace(PROGRAMS, &format!("{}/", self.path("bin").display()))
    }

    fn command(&self, program: &str, arguments: &[&str]) -> Command {
        let mut command = Command::new(program);
        let path = std::env::var("PATH").unwrap_or_default();
        command.args(arguments).env("PATH", format!("{}:{path}", self.path("bin").display()));
        command
            .env("HOME", self.folder.path())
            .env("TMPDIR", self.folder.path())
            .env("LC_ALL", "C.UTF-8")
            .env("NO_COLOR", "1")
            .env("TERM", "xterm");
        for name in ["XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "FOLLOWUP_LINT", "MAILRC", "TMUX", "EMAIL"] {
            command.env_remove(name);
        }
        command.current_dir(self.folder.path());
        command
    }

    /// What a command says, given `input`.
    fn run(&self, mut command: Command, input: &str) -> String {
        self.write("input", input, 0o644);
        command.stdin(fs::File::open(self.path("input")).expect("a file"));
        let ended = command.output().expect("the command runs");
        format!("{}{}", String::from_utf8_lossy(&ended.stdout), String::from_utf8_lossy(&ended.stderr))
    }

    fn arrived(&self) -> Vec<Vec<u8>> {
        let mut arrived: Vec<PathBuf> = fs::read_dir(self.path("arrived"))
            .expect("a folder")
            .map(|entry| entry.expect("an entry").path())
            .filter(|path| path.extension().is_some_and(|ending| ending == "eml"))
            .collect();
        arrived.sort();
        arrived.iter().map(|path| fs::read(path).expect("a mail")).collect()
    }

    /// Nothing went out, and the writer saw why.
    fn assert_held(&self, output: &str) {
        assert!(output.contains(FOUND), "the writer sees:\n{output}");
        assert_eq!(self.arrived().len(), 0);
    }

    /// One mail arrived: the one that the mail program gave away, with the line ends of the network.
    fn assert_sent(&self, output: &str) {
        assert!(!output.contains("error"), "{output}");
        let arrived = self.arrived();
        assert_eq!(arrived.len(), 1, "{output}");
        let given = fs::read(self.path("given")).expect("a mail");
        let given: Vec<u8> = given.split_inclusive(|&byte| byte == b'\n').flat_map(network_line).collect();
        assert!(arrived[0] == given, "{}\n---\n{}", text(&arrived[0]), text(&given));
        assert!(text(&given).contains("Izaguirre,"), "{}", text(&given));
    }

    /// As the last of so many, a mail with errors arrives without the line that lets it pass.
    fn assert_passed(&self, count: usize) {
        let arrived = wait("the mail arrives", || Some(self.arrived()).filter(|arrived| arrived.len() == count));
        let (last, given) = (text(&arrived[count - 1]), self.read("given").expect("a mail"));
        assert!(last.contains("Izaguire,") && !last.contains("X-Followup-Lint"), "{last}");
        assert!(given.contains("X-Followup-Lint: off"), "{given}");
    }

    /// Sends a wrong and a right mail, each with the command `send` gives for the file of its text.
    fn assert_checked(&self, body: impl Fn(&str) -> String, send: impl Fn(&str) -> Command, output: Told) {
        for (name, text) in [("wrong", wrong()), ("right", RIGHT.to_owned())] {
            let file = format!("{name}.txt");
            self.write(&file, &body(&text), 0o644);
            let mut said = self.run(send(&self.path(&file).display().to_string()), &body(&text));
            if output == Told::InReport {
                said.push_str(&self.read("followup-lint.txt").unwrap_or_default());
            }
            if name == "wrong" { self.assert_held(&said) } else { self.assert_sent(&said) }
        }
    }
}

/// Where the writer reads what was found.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Told {
    AtOnce,
    InReport,
}

impl Drop for Home {
    fn drop(&mut self) {
        drop(self.server.stdin.take());
        // A test that failed already has its own story.
        let _ = self.server.wait();
    }
}

fn network_line(line: &[u8]) -> Vec<u8> {
    match line.strip_suffix(b"\n") {
        Some(rest) => [rest.strip_suffix(b"\r").unwrap_or(rest), b"\r\n"].concat(),
        None => line.to_vec(),
    }
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

fn same(text: &str) -> String {
    text.to_owned()
}

/// A message with the least header that gets through.
fn message(body: &str) -> String {
    format!(
        "From: Maya <maya@lid.example>\nTo: Rita <rita@kiln.example>\nSubject: {SUBJECT}\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n{body}"
    )
}

#[test]
fn msmtp() {
    let home = Home::with(&[]);
    let command = guide("msmtp")[0].replace("mail.eml", "\"$0\"");
    home.assert_checked(message, |file| home.command("sh", &["-c", &command, file]), Told::AtOnce);
}

#[test]
fn mutt_and_neomutt() {
    for program in ["mutt", "neomutt"] {
        let home = Home::with(&[program]);
        home.write("rc", &mutt_settings(&home), 0o644);
        let arguments = ["-F", "rc", "-s", SUBJECT, "rita@kiln.example"];
        home.assert_checked(same, |_| home.command(program, &arguments), Told::AtOnce);
    }
}

fn mutt_settings(home: &Home) -> String {
    home.guide("mutt and neomutt", 0) + MUTT
}

const MUTT: &str = "set from=\"maya@lid.example\" realname=\"Maya\" use_from=yes copy=no\n";

#[test]
fn mutt_chooses_by_recipient() {
    for program in ["mutt", "neomutt"] {
        let home = Home::with(&[program]);
        home.write("rc", &(home.guide("mutt and neomutt", 1) + MUTT), 0o644);
        // Nobody has recorded these two; the hook says whose mail is read.
        let faulty = RIGHT.replace("were warm", "took a hour");
        let send = |to| home.run(home.command(program, &["-F", "rc", "-s", SUBJECT, to]), &faulty);
        let output = send("tom@kiln.example");
        assert!(output.contains("error[wrong-article]") && home.arrived().is_empty(), "{output}");
        home.write("given", "", 0o644);
        assert_eq!(send("tilda@moss.example"), "");
        assert_eq!((home.arrived().len(), home.read("given").as_deref()), (1, Some("")), "it went through us");
    }
}

#[test]
fn s_nail() {
    let home = Home::with(&["s-nail"]);
    home.write("mailrc", &home.guide("s-nail", 0), 0o644);
    let send = |_: &str| {
        let mut command = home.command("s-nail", &["-r", "maya@lid.example", "-s", SUBJECT, "rita@kiln.example"]);
        command.env("MAILRC", home.path("mailrc")).env("DEAD", home.path("dead"));
        command
    };
    home.assert_checked(same, send, Told::AtOnce);
    assert!(home.read("dead").is_some_and(|kept| kept.contains("Izaguire")), "the mail that stayed is gone");
}

#[test]
fn gnu_mail() {
    let home = Home::with(&["mail.mailutils"]);
    home.write(".mailrc", &home.guide("GNU mail", 0), 0o644);
    let arguments = ["-r", "maya@lid.example", "-s", SUBJECT, "rita@kiln.example"];
    home.assert_checked(same, |_| home.command("mail.mailutils", &arguments), Told::InReport);
}

#[test]
fn emacs_sends_through_it() {
    let home = Home::with(&["emacs"]);
    // What is said of a record of somebody else may not look like a failure, or the mail is sent again.
    home.write(".config/followup-lint/interviews/tom.toml", "[[interviewer]]\nname = Tom\n", 0o644);
    home.write("init.el", &home.guide("Emacs", 0), 0o644);
    home.assert_checked(open_in_emacs, |file| emacs(&home, file), Told::AtOnce);
}

#[test]
fn emacs_checks_the_buffer() {
    let home = Home::with(&["emacs"]);
    home.write("init.el", &(home.guide("Emacs", 0) + &home.guide("Emacs", 1)), 0o644);
    // The findings have the lines of the buffer.
    home.write("wrong.txt", &open_in_emacs(&wrong()), 0o644);
    let output = home.run(emacs(&home, &home.path("wrong.txt").display().to_string()), "");
    home.assert_held(&output);
    assert!(output.contains("see *followup-lint*") && output.contains("-:5:10"), "{output}");
    assert!(home.read("followup-lint.txt").is_none(), "it went past the hook");
    home.assert_checked(open_in_emacs, |file| emacs(&home, file), Told::AtOnce);
}

fn open_in_emacs(body: &str) -> String {
    format!(
        "From: Maya <maya@lid.example>\nTo: Rita <rita@kiln.example>\nSubject: {SUBJECT}\n--text follows this line--\n{body}"
    )
}

fn emacs(home: &Home, file: &str) -> Command {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/clients/send.el");
    let mut command = home.command("emacs", &["-Q", "--batch", "-l", "init.el", "-l"]);
    command.arg(script).env("DRAFT", file);
    command
}

#[test]
fn git_send_email() {
    let home = Home::with(&["git send-email"]);
    home.write(".gitconfig", &(home.guide("git send-email", 0) + GIT), 0o644);
    home.assert_checked(message, |file| git(&home, file), Told::AtOnce);
}

#[test]
fn git_send_email_asks_its_hook() {
    let home = Home::with(&["git send-email"]);
    let settings = "[core]\n\thooksPath = hooks\n[sendemail]\n\tsendmailCmd = msmtp\n";
    home.write(".gitconfig", &(settings.to_owned() + GIT), 0o644);
    home.write("hooks/sendemail-validate", &home.guide("git send-email", 1), 0o755);
    assert!(home.run(home.command("git", &["init", "-q"]), "").is_empty());
    home.write("wrong.txt", &message(&wrong()), 0o644);
    home.assert_held(&home.run(git(&home, &home.path("wrong.txt").display().to_string()), ""));
    home.write("right.txt", &message(RIGHT), 0o644);
    home.run(git(&home, &home.path("right.txt").display().to_string()), "");
    assert_eq!(home.arrived().len(), 1);
}

const GIT: &str = "[user]\n\tname = Maya\n\temail = maya@lid.example\n";

fn git(home: &Home, file: &str) -> Command {
    let arguments = ["send-email", "--quiet", "--confirm=never", "--from", "maya@lid.example"];
    let mut command = home.command("git", &arguments);
    command
        .args(["--to", "rita@kiln.example", file])
        .env("GIT_CONFIG_NOSYSTEM", "1")
        .env("GIT_CEILING_DIRECTORIES", "/");
    command
}

/// A mail program in a terminal of its own, with a socket of its own: a server that was asked to end
/// still answers for a moment, and takes a new terminal with it.
struct Terminal<'a> {
    home: &'a Home,
    socket: PathBuf,
}

impl<'a> Terminal<'a> {
    fn open(home: &'a Home, name: &str, command: &str) -> Self {
        let terminal = Self { home, socket: home.path(&format!("terminal-{name}")) };
        let output = terminal.tmux(&["new-session", "-d", "-x", "100", "-y", "40", command]);
        assert!(output.is_empty(), "{output}");
        terminal
    }

    fn tmux(&self, arguments: &[&str]) -> String {
        let mut command = self.home.command("tmux", &["-f", "/dev/null", "-S"]);
        command.arg(&self.socket).args(arguments).env("EDITOR", self.home.path("editor"));
        self.home.run(command, "")
    }

    /// Waits until the screen shows `text`, and gives all it shows.
    fn shows(&self, text: &str) -> String {
        let mut screen = String::new();
        let start = Instant::now();
        while !screen.contains(text) {
            assert!(start.elapsed() < PATIENCE, "the screen does not show `{text}`:\n{screen}");
            thread::sleep(Duration::from_millis(20));
            screen = self.screen();
        }
        screen
    }

    fn screen(&self) -> String {
        self.tmux(&["capture-pane", "-p"])
    }

    fn press(&self, keys: &[&str]) {
        self.tmux(&[&["send-keys"], keys].concat());
    }
}

impl Drop for Terminal<'_> {
    fn drop(&mut self) {
        self.tmux(&["kill-server"]);
    }
}

/// An editor in which the writer puts `body` under the header, and `header` at its end, checks the
/// draft, and is done.
fn editor(home: &Home, header: &str, body: &str) {
    home.write("body", body, 0o644);
    home.write("header", header, 0o644);
    let script = format!(
        "#!/bin/sh\n{{ sed '/^$/,$d' \"$1\"; cat header; echo; cat body; }} > draft\ncp draft \"$1\"\n'{}' draft > checked\ntrue\n",
        env!("CARGO_BIN_EXE_followup-lint")
    );
    home.write("editor", &script, 0o755);
}

#[test]
fn mutt_in_a_terminal() {
    compose_with("mutt");
}

#[test]
fn neomutt_in_a_terminal() {
    compose_with("neomutt");
}

/// Writes a mail in mutt's own menu: the file it attaches is known in the editor and when it is sent; a
/// mail with errors stays in the menu, below its findings.
fn compose_with(mutt: &str) {
    let home = Home::with(&[mutt, "tmux"]);
    home.write("rc", &(mutt_settings(&home) + "set edit_headers autoedit fast_reply\n"), 0o644);
    home.write("press kit.pdf", "%PDF-1.4\n", 0o644);
    fs::create_dir(home.path("Mail")).expect("a folder");
    for (name, body) in [("wrong", wrong()), ("right", RIGHT.to_owned())] {
        let body = body.replace("as José said", "and the press kit is attached");
        editor(&home, "Attach: press\\ kit.pdf the kit", &body);
        let terminal = Terminal::open(&home, name, &format!("{mutt} -F rc -s '{SUBJECT}' rita@kiln.example"));
        terminal.shows("Attach file");
        let checked = home.read("checked").expect("the editor ran");
        assert!(!checked.contains("missing-attachment"), "{checked}");
        assert_eq!(checked.contains(FOUND), name == "wrong", "{checked}");
        terminal.press(&["y"]);
        if name == "wrong" {
            home.assert_held(&terminal.shows("not sent"));
            terminal.press(&["q"]);
            terminal.shows("Attach file");
        } else {
            wait("the mail arrives", || Some(()).filter(|()| !home.arrived().is_empty()));
            home.assert_sent("");
            assert!(text(&home.arrived()[0]).contains("filename=\"press kit.pdf\""));
        }
    }
    editor(&home, "X-Followup-Lint: off", &wrong());
    let terminal = Terminal::open(&home, "off", &format!("{mutt} -F rc -s '{SUBJECT}' rita@kiln.example"));
    terminal.shows("Attach file");
    terminal.press(&["y"]);
    home.assert_passed(2);
}

#[test]
fn a_writer_in_a_terminal_is_asked() {
    let home = Home::with(&["tmux"]);
    home.write("wrong.eml", &message(&wrong()), 0o644);
    home.write("right.eml", &message(RIGHT), 0o644);
    let command =
        |mail| format!("followup-lint sendmail --ask --mta msmtp -t < {mail}; echo \"ended with $?\"; read wait");
    for (name, answer) in [("no", ["n", "Enter"].as_slice()), ("nothing", &["Enter"]), ("end", &["C-d"])] {
        let terminal = Terminal::open(&home, name, &command("wrong.eml"));
        assert!(terminal.shows("Send it anyway? [y/N]").contains(FOUND));
        terminal.press(answer);
        let screen = terminal.shows("ended with 65");
        assert!(screen.contains("this mail was not sent"), "{screen}");
        assert_eq!(screen.matches(FOUND).count(), 1, "it was reported twice:\n{screen}");
        assert_eq!(home.arrived().len(), 0, "{name}");
    }
    let interrupted = Terminal::open(&home, "interrupted", &format!("trap : INT; {}", command("wrong.eml")));
    interrupted.shows("Send it anyway? [y/N]");
    interrupted.press(&["C-c"]);
    interrupted.shows("ended with 130");
    assert_eq!(home.arrived().len(), 0);
    // Without errors there is nothing to ask.
    Terminal::open(&home, "right", &command("right.eml")).shows("ended with 0");
    assert_eq!(home.arrived().len(), 1);
    let terminal = Terminal::open(&home, "yes", &command("wrong.eml"));
    terminal.shows("Send it anyway? [y/N]");
    terminal.press(&["y", "Enter"]);
    let screen = terminal.shows("ended with 0");
    assert!(!screen.contains("not sent"), "{screen}");
    assert!(text(&home.arrived()[1]).contains("Izaguire,"));
}

#[test]
fn without_a_terminal_nobody_is_asked() {
    let home = Home::with(&["setsid"]);
    let arguments = ["--wait", "followup-lint", "sendmail", "--ask", "--mta", "msmtp", "-t"];
    let output = home.run(home.command("setsid", &arguments), &message(&wrong()));
    home.assert_held(&output);
    assert!(output.contains("this mail was not sent") && !output.contains("anyway"), "{output}");
}

#[test]
fn aerc() {
    let home = Home::with(&["aerc", "tmux"]);
    for folder in ["cur", "new", "tmp"] {
        fs::create_dir_all(home.path("mail/INBOX").join(folder)).expect("folders");
    }
    let account = format!(
        "[kiln]\nsource = maildir://{}\nfrom = Maya <maya@lid.example>\n{}",
        home.path("mail").display(),
        home.guide("aerc", 0)
    );
    home.write(".config/aerc/accounts.conf", &account, 0o600);
    let keys = "[view]\nq = :close<Enter>\n[compose::review]\ny = :send<Enter>\n";
    home.write(".config/aerc/binds.conf", &(keys.to_owned() + &home.guide("aerc", 1)), 0o644);
    for (name, body) in [("wrong", wrong()), ("right", RIGHT.to_owned())] {
        editor(&home, "", &body);
        let terminal = compose_in_aerc(&home, name);
        // What would be sent, checked beforehand.
        terminal.press(&["c"]);
        let checked = terminal.shows("Process complete");
        assert_eq!(checked.contains(FOUND), name == "wrong", "{checked}");
        terminal.press(&["Enter"]);
        terminal.shows("The lids were warm");
        terminal.press(&["q"]);
        terminal.shows("Send this email?");
        terminal.press(&["y"]);
        if name == "wrong" {
            home.assert_held(&wait("there is a report", || home.read("followup-lint.txt")));
            // It is open again, which some versions show only when a key is pressed.
            wait("the mail stays open", || {
                terminal.press(&["Right"]);
                Some(()).filter(|()| terminal.screen().contains("Send this email?"))
            });
        } else {
            wait("the mail arrives", || Some(()).filter(|()| !home.arrived().is_empty()));
            home.assert_sent("");
        }
    }
    editor(&home, "", &wrong());
    let terminal = compose_in_aerc(&home, "off");
    terminal.press(&[":header X-Followup-Lint off", "Enter"]);
    terminal.shows("X-Followup-Lint");
    terminal.press(&["y"]);
    home.assert_passed(2);
}

/// A mail that was just written, under review.
fn compose_in_aerc<'a>(home: &'a Home, name: &str) -> Terminal<'a> {
    let terminal = Terminal::open(home, name, "aerc");
    terminal.shows("INBOX");
    terminal.press(&[&format!(":compose -H 'To: rita@kiln.example' -H 'Subject: {SUBJECT}'"), "Enter"]);
    terminal.shows("Send this email?");
    terminal
}
