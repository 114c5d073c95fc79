//! Whatever goes wrong around `followup-lint sendmail`: a mail goes out whole and at most once, and what
//! is said of it is true.
//!
//! `INJECTOR_CASES=10000 INJECTOR_SEED=2 cargo test --test it injector` tries more cases, and others.

#![expect(clippy::disallowed_methods, reason = "tests lay out files")]
#![cfg(target_os = "linux")]

use std::fs::{self, File, Permissions};
use std::io::{Read, Write};
use std::os::unix::fs::PermissionsExt;
use std::os::unix::process::ExitStatusExt;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::str::FromStr;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use nix::sys::signal::{Signal, kill};
use nix::unistd::Pid;
use tempfile::tempdir;

/// How many cases are tried.
const CASES: usize = 2_000;
/// Most cases wait, so that more can run than there are cores.
const THREADS: usize = 6;
/// No case takes nearly as long.
const DEADLINE: Duration = Duration::from_secs(60);

/// How a program ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum End {
    Code(i32),
    Signal(i32),
}
use End::{Code, Signal as By};

/// Programs that send mail: their script, whether they keep the mail, and how they end.
const PROGRAMS: &[(&str, bool, End)] = &[
    ("cat > \"$CASE/sent\"", true, Code(0)),
    ("exec cat > \"$CASE/sent\"", true, Code(0)),
    ("cat > \"$CASE/sent\"; exit 3", true, Code(3)),
    ("cat > \"$CASE/sent\"; exit 75", true, Code(75)),
    ("sleep 0.03; cat > \"$CASE/sent\"", true, Code(0)),
    ("cat > \"$CASE/sent\"; sleep 0.03; exit 70", true, Code(70)),
    ("exit 0", false, Code(0)),
    ("exit 1", false, Code(1)),
    ("exit 255", false, Code(255)),
    ("sleep 0.02; exec <&-; exit 127", false, Code(127)),
    ("head -c 40 > /dev/null; exit 69", false, Code(69)),
    ("kill -KILL $$", false, By(9)),
    ("cat > \"$CASE/sent\"; kill -VTALRM $$", true, By(26)),
    ("head -c 10 > /dev/null; sleep 0.02; kill -USR2 $$", false, By(12)),
    ("exec > /dev/full; cat > \"$CASE/sent\"; exit 4", true, Code(4)),
];

/// What is in the place of the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mta {
    Runs(usize),
    Missing,
    NotExecutable,
    Folder,
    NoProgram,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mail {
    /// To nobody in the records.
    Other,
    /// It is checked, and has no errors.
    Right,
    Faulty,
    /// The check is skipped, and the header that says so goes.
    Off,
    Large,
    Binary,
    Empty,
}

/// What the mail comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Input {
    File,
    Pipe,
    SlowPipe,
    Closed,
}

/// Where temporary files are to be kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Disk {
    Fine,
    Missing,
    NoFolder,
    /// It has less room than the mail takes.
    Full,
}

/// One way for things to go wrong.
#[derive(Debug, Clone, Copy)]
struct Case {
    mta: Mta,
    mail: Mail,
    input: Input,
    disk: Disk,
    /// How the shell redirects standard output and standard error.
    streams: &'static str,
    /// The signals that the caller ignores.
    ignored: &'static str,
    /// A signal, and when it is sent.
    signal: Option<(Signal, Duration)>,
    report: bool,
}

/// Numbers that look random and are the same for each seed (`SplitMix64`).
struct Random(u64);

impl Random {
    fn below(&mut self, most: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ mixed >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ mixed >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((mixed ^ mixed >> 31) % u64::try_from(most).expect("it fits")).expect("it is below")
    }

    fn of<T: Copy>(&mut self, choices: &[T]) -> T {
        choices[self.below(choices.len())]
    }
}

impl Case {
    fn new(random: &mut Random) -> Self {
        let runs = Mta::Runs(random.below(PROGRAMS.len()));
        let broken = [Mta::Missing, Mta::NotExecutable, Mta::Folder, Mta::NoProgram];
        let mta = if random.below(8) == 0 { random.of(&broken) } else { runs };
        let disk = random.of(&[&[Disk::Fine; 12][..], &[Disk::Missing, Disk::NoFolder, Disk::Full]].concat());
        let mails = [Mail::Other, Mail::Other, Mail::Right, Mail::Faulty, Mail::Off, Mail::Large, Mail::Binary];
        let mail = random.of(&[&mails[..], &[Mail::Empty]].concat());
        let input = random.of(&[Input::File, Input::File, Input::Pipe, Input::SlowPipe, Input::Closed]);
        let streams = random.of(&["", "", "", "2>&-", "2>/dev/full", ">&-", ">/dev/full", ">&- 2>&-"]);
        let ignored = random.of(&["", "", "", "CHLD", "HUP", "INT TERM", "PIPE", "CHLD HUP USR1 ALRM"]);
        let signals = [Signal::SIGINT, Signal::SIGTERM, Signal::SIGHUP, Signal::SIGUSR1, Signal::SIGALRM];
        let signals = [&signals[..], &[Signal::SIGPIPE, Signal::SIGQUIT, Signal::SIGKILL]].concat();
        let signal =
            (random.of(&signals), Duration::from_micros(u64::try_from(random.below(80_000)).expect("it fits")));
        let signal = Some(signal).filter(|_| random.below(2) == 0);
        let mail = if disk == Disk::Full { Mail::Large } else { mail };
        let input = if disk == Disk::Full { Input::File } else { input };
        Self { mta, mail, input, disk, streams, ignored, signal, report: random.below(4) == 0 }
    }

    /// The mail as it is given, and as it is to go out.
    fn mail(&self) -> (Vec<u8>, Vec<u8>) {
        let head = "From: maya@lid.example\nTo: TO\nSubject: Lids for the tall kiln\n";
        let body = "\nDear Ms. Izaguirre,\n\nThe lids were warm.\n\nMaya\n";
        let to = |to: &str| format!("{head}{body}").replace("TO", to);
        let other = to("tilda@moss.example");
        if self.input == Input::Closed {
            return (Vec::new(), Vec::new());
        }
        let same = |mail: String| (mail.clone().into_bytes(), mail.into_bytes());
        match self.mail {
            Mail::Other => same(other),
            Mail::Right => same(to("rita@kiln.example")),
            Mail::Faulty => same(to("rita@kiln.example").replace("Izaguirre", "Izaguire")),
            Mail::Off => {
                (other.replace("Subject:", "X-Followup-Lint: off\n (for once)\nSubject:").into(), other.into())
            }
            Mail::Large => same(format!("{other}{}", "The lids were warm.\n".repeat(40_000))),
            Mail::Binary => {
                let mail = [other.as_bytes(), b"\r\n.\r\n\0\xff\xfe\r no end".as_slice()].concat();
                (mail.clone(), mail)
            }
            Mail::Empty => same(String::new()),
        }
    }

    /// The exit codes that are right if nothing is sent; none if the program is to get the mail.
    fn stops(&self) -> &'static [i32] {
        if self.disk != Disk::Fine {
            &[75]
        } else if self.mail == Mail::Faulty && self.input != Input::Closed {
            &[65]
        } else if matches!(self.mta, Mta::Runs(_)) {
            &[]
        } else {
            &[75, 78]
        }
    }

    fn start(&self, home: &Path, folder: &Path) -> Child {
        let mta = match self.mta {
            Mta::Runs(_) => home.join("mta"),
            Mta::Missing => home.join("nothing"),
            Mta::NotExecutable => home.join("mail"),
            Mta::Folder => home.to_owned(),
            Mta::NoProgram => home.join("no-program"),
        };
        let limit = if self.disk == Disk::Full { "ulimit -f 512; trap '' XFSZ; " } else { "" };
        let traps = if self.ignored.is_empty() { String::new() } else { format!("trap '' {}; ", self.ignored) };
        let closed = if self.input == Input::Closed { "<&-" } else { "" };
        let mut command = Command::new("sh");
        command.args(["-c", &format!("{limit}{traps}exec \"$@\" {} {closed}", self.streams), "sh"]);
        command.args([env!("CARGO_BIN_EXE_followup-lint"), "sendmail", "--mta"]).arg(mta);
        if self.report {
            command.arg("--report").arg(folder.join("report"));
        }
        let script = match self.mta {
            Mta::Runs(at) => PROGRAMS[at].0,
            _ => "",
        };
        command.arg("-t").env("HOME", home).env("CASE", folder).env("SCRIPT", script).env("NO_COLOR", "1");
        command.env_remove("XDG_CONFIG_HOME").env_remove("FOLLOWUP_LINT");
        match self.disk {
            Disk::Missing => drop(command.env("TMPDIR", home.join("no/folder"))),
            Disk::NoFolder => drop(command.env("TMPDIR", home.join("mta"))),
            Disk::Fine | Disk::Full => {}
        }
        let (mail, _) = self.mail();
        let file = || {
            let path = folder.join("mail");
            fs::write(&path, &mail).expect("a mail");
            Stdio::from(File::open(path).expect("the mail"))
        };
        let piped = matches!(self.input, Input::Pipe | Input::SlowPipe);
        command.stdin(if piped { Stdio::piped() } else { file() });
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("the shell runs");
        if let Some(mut input) = child.stdin.take() {
            let pause = Duration::from_millis(if self.input == Input::SlowPipe { 10 } else { 0 });
            // Nobody may read it to its end.
            thread::spawn(move || {
                let (first, second) = mail.split_at(mail.len() / 2);
                let written = input.write_all(first);
                thread::sleep(pause);
                written.and_then(|()| input.write_all(second))
            });
        }
        child
    }

    /// Runs the case, and gives what is wrong with what happened.
    fn fault(&self, home: &Path, folder: &Path) -> Option<String> {
        let mut child = self.start(home, folder);
        let started = Instant::now();
        let mut signal = self.signal;
        let status = loop {
            if let Some(status) = child.try_wait().expect("a child") {
                break status;
            }
            if let Some((signal, _)) = signal.take_if(|(_, when)| started.elapsed() >= *when) {
                let id = Pid::from_raw(i32::try_from(child.id()).expect("it fits"));
                // It is not waited for yet, so that the number is still its own.
                kill(id, signal).expect("the signal is sent");
            }
            if started.elapsed() > DEADLINE {
                return Some("it does not end".to_owned());
            }
            thread::sleep(Duration::from_millis(1));
        };
        let mut said = String::new();
        child.stderr.take().expect("a pipe").read_to_string(&mut said).expect("text");
        let end = status.code().map_or_else(|| By(status.signal().unwrap_or(0)), Code);
        let (_, mail) = self.mail();
        let sent = || fs::read(folder.join("sent")).ok().map(|sent| sent == mail);
        let starts = || fs::read_to_string(folder.join("started")).unwrap_or_default().lines().count();
        if end == By(Signal::SIGKILL as i32) {
            // The program goes on alone, or has not quite begun.
            thread::sleep(Duration::from_millis(50));
            while starts() > 0 && self.program().0 && sent() != Some(true) && started.elapsed() < DEADLINE {
                thread::sleep(Duration::from_millis(5));
            }
        }
        let report = fs::read_to_string(folder.join("report")).unwrap_or_default();
        let seen = Seen { end, said, report, starts: starts(), sent: sent() };
        self.judge(&seen).err().map(|fault| format!("{fault}: {seen:?}"))
    }

    /// Whether the program keeps the mail, and how it ends.
    fn program(&self) -> (bool, End) {
        match self.mta {
            Mta::Runs(at) => (PROGRAMS[at].1, PROGRAMS[at].2),
            _ => (false, Code(-1)),
        }
    }

    fn judge(&self, seen: &Seen) -> Result<(), &'static str> {
        let right = |so: bool, fault: &'static str| if so { Ok(()) } else { Err(fault) };
        right(seen.starts <= 1, "the program ran twice")?;
        right(seen.sent != Some(false), "the mail was altered")?;
        if let By(signal) = seen.end {
            let (sent, _) = self.signal.ok_or("a signal of nobody's ended it")?;
            right(sent as i32 == signal, "another signal ended it")?;
            return right(seen.starts == 0 || sent == Signal::SIGKILL, "a signal ended it while the program ran");
        }
        let heard = !self.streams.contains('2');
        let unsent = |said: &str| said.contains("nothing was sent") || said.contains("was not sent");
        let stops = self.stops();
        if !stops.is_empty() {
            right(seen.starts == 0, "the program got a mail that it should not get")?;
            right(stops.iter().any(|&code| seen.end == Code(code)), "the exit code is wrong")?;
            right(!heard || unsent(&seen.said), "it did not say that nothing was sent")?;
            return right(!self.report || unsent(&seen.report), "the report does not say that nothing was sent");
        }
        let (keeps, end) = self.program();
        right(seen.starts == 1 && seen.sent.is_some() == keeps, "the mail was lost")?;
        match end {
            Code(_) => {
                right(seen.end == end, "the exit code is not that of the program")?;
                right(
                    seen.said.is_empty() && seen.report.is_empty(),
                    "it said something of a mail that it does not know",
                )
            }
            By(signal) => {
                let unknown = |said: &str| said.contains("it is not known whether the mail was sent") && !unsent(said);
                right(seen.end == Code(128 + signal), "the exit code does not tell the signal")?;
                right(!heard || unknown(&seen.said), "it did not say that nothing is known")?;
                right(!self.report || unknown(&seen.report), "the report does not say that nothing is known")
            }
        }
    }
}

/// What happened in a case.
#[derive(Debug)]
struct Seen {
    end: End,
    said: String,
    report: String,
    /// How many times the program was started.
    starts: usize,
    /// Whether what it kept is the mail.
    sent: Option<bool>,
}

fn asked<T: FromStr>(name: &str, usual: T) -> T {
    std::env::var(name).ok().map_or(usual, |asked| asked.parse().ok().unwrap_or_else(|| panic!("{name} is a number")))
}

/// A home with a record and everything that may be in the place of a program.
fn lay_out(home: &Path) {
    let config = home.join(".config/followup-lint");
    fs::create_dir_all(config.join("interviews")).expect("folders");
    fs::write(config.join("config.toml"), "records = \"interviews\"\n").expect("settings");
    let record = "[[interviewer]]\nname = \"Rita Izaguirre\"\nemail = \"rita@kiln.example\"\n";
    fs::write(config.join("interviews/rita.toml"), record).expect("a record");
    let program = |name: &str, text: &str, mode: u32| {
        let path = home.join(name);
        fs::write(&path, text).expect("a file");
        fs::set_permissions(&path, Permissions::from_mode(mode)).expect("its mode");
    };
    program("mta", "#!/bin/sh\necho >> \"$CASE/started\"\neval \"$SCRIPT\"\n", 0o755);
    program("mail", "#!/bin/sh\n", 0o644);
    program("no-program", "\u{7f}ELF", 0o755);
}

#[test]
fn a_mail_goes_out_whole_and_once_or_it_is_said() {
    let (cases, seed) = (asked("INJECTOR_CASES", CASES), asked::<u64>("INJECTOR_SEED", 1));
    let home = tempdir().expect("a folder");
    lay_out(home.path());
    let next = AtomicUsize::new(0);
    let run = || {
        let mut faults = Vec::new();
        loop {
            let number = next.fetch_add(1, Ordering::Relaxed);
            if number >= cases {
                return faults;
            }
            let mut random = Random(seed << 32 | u64::try_from(number).expect("it fits"));
            let case = Case::new(&mut random);
            let folder = home.path().join(number.to_string());
            fs::create_dir(&folder).expect("a folder");
            faults.extend(case.fault(home.path(), &folder).map(|fault| format!("{number}: {fault}\n  {case:?}")));
            fs::remove_dir_all(&folder).expect("the folder goes");
        }
    };
    let faults: Vec<String> = thread::scope(|scope| {
        let threads: Vec<_> = (0..THREADS).map(|_| scope.spawn(run)).collect();
        threads.into_iter().flat_map(|thread| thread.join().expect("it ends")).collect()
    });
    assert!(faults.is_empty(), "{} of {cases} (seed {seed}):\n{}", faults.len(), faults.join("\n"));
}
