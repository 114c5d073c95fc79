//! No mail takes longer than its length: twice as much of anything takes twice the time.
//!
//! What is measured is the processor time of the command, which the other programs of a busy machine change
//! little; instructions can be counted on few machines. What grows with the square takes up to four times as long
//! at twice the size. A family is reported only if both of two doublings take far more than twice as long, in each
//! of a few attempts: one measurement that is off makes one doubling larger and the other smaller.

#![expect(clippy::disallowed_methods, reason = "tests lay out files")]
#![cfg(unix)]

use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use followup_lint::Linter;
use tempfile::tempdir;

/// How many times as long a doubling may take.
const MOST: f64 = 2.6;
/// How often a family is measured before it is reported.
const ATTEMPTS: usize = 4;

/// What grows, in how many pieces a mail takes a tenth of a second without optimisation, and the mail of so many
/// pieces.
type Family = (&'static str, usize, fn(usize) -> String);

const RECORD: &str = "[interview]\ncompany = \"LeatherBoard Press\"\nposition = \"kiln hand\"\ndate = 2026-11-17\n\
    topics = [\"lids\"]\n[[interviewer]]\nname = \"Rita Hale\"\n[[interviewer]]\nname = \"Jan van den Berg\"\n\
    [[interviewer]]\nname = \"S\u{f8}ren McKay\"\n";

const HEAD: &str = "To: rita@kiln.example\nSubject: The tall kiln\nMIME-Version: 1.0\n";
const BEGINNING: &str = "Dear Rita,\n\nThank you for the hour at the kiln. I liked the way you loaded it.\n\n";

fn mail(text: &str) -> String {
    format!("Subject: The tall kiln\n\n{BEGINNING}{text}\n\nKind regards,\nMaya\n")
}

fn message(header: &str, body: &str) -> String {
    format!("{HEAD}{header}\n\n{body}")
}

fn html(body: &str) -> String {
    message("Content-Type: text/html", &format!("<p>Dear Rita,<p>{body}"))
}

/// A word that no list has.
fn unknown(number: usize) -> String {
    let letter = |place: u32| char::from(b"bcdfghjklmnpqrstvwxz"[(number * 7919 + 13) / 20_usize.pow(place) % 20]);
    (0..6).flat_map(|place| [letter(place), if place % 2 == 0 { 'o' } else { 'i' }]).collect()
}

fn counted(count: usize, piece: impl Fn(usize) -> String) -> String {
    (0..count).map(piece).collect()
}

/// What is looked for in languages with clauses and compounds.
const DUTCH: &[Family] = &[
    ("verbs in one sentence", 300, |n| mail(&"ik wordt het gesprek van de afdeling en hij vind ".repeat(n))),
    ("verbs in many sentences", 300, |n| mail(&"Ik wordt het gesprek van de afdeling en hij vind. ".repeat(n))),
    ("nouns beside each other", 300, |n| mail(&"het sollicitatie gesprek de afdeling leiding ".repeat(n))),
    ("compounds", 200, |n| mail(&"sollicitatiegesprekkenlijst deurenkastenmaker ".repeat(n))),
];

/// Families for single rules, which are quick: the others are off.
const PHRASES: &[(&str, Family)] = &[
    ("pushy", ("excuses in one sentence", 8000, |n| mail(&"You promised me a tour of the lock ".repeat(n)))),
    ("pushy", ("excuses in many sentences", 8000, |n| mail(&"You promised me a tour of the lock. ".repeat(n)))),
    (
        "generic-phrase",
        ("stock phrases in one sentence", 1000, |n| mail(&"Thank you for taking the time to meet with me ".repeat(n))),
    ),
    ("shouting", ("shouts", 2000, |n| mail(&"THIS KILN IS WARM and ".repeat(n)))),
    ("interviewer-name", ("particles", 2000, |n| mail(&"van ".repeat(n)))),
    ("interviewer-name", ("names", 1000, |n| mail(&"Ritta Hale Jon Berg ".repeat(n)))),
];

const WORDS: &[Family] = &[
    ("capitals", 500, |n| mail(&"Tall Kiln Lid ".repeat(n))),
    ("a word", 2000, |n| mail(&"kiln ".repeat(n))),
    ("a word doubled", 1000, |n| mail(&"the ".repeat(n))),
    ("a long word", 20_000, |n| mail(&"x".repeat(n))),
    ("hyphens", 2000, |n| mail(&"kiln-".repeat(n))),
    ("apostrophes", 800, |n| mail(&"I'm don't it's ".repeat(n))),
    ("sentences", 500, |n| mail(&"The kiln is warm. It cools. ".repeat(n))),
    ("mistakes", 400, |n| mail(&"It took a hour. ".repeat(n))),
    ("misspellings", 300, |n| mail(&"teh recieve ".repeat(n))),
    ("unknown words", 300, |n| mail(&counted(n, |number| unknown(number) + " "))),
    ("people", 200, |n| mail(&"I met Rita Hale, and Tom spoke of it. ".repeat(n))),
    ("one paragraph of names", 300, |n| {
        mail(&counted(n, |number| format!("Rita {} ", unknown(number).to_uppercase())))
    }),
    ("thanks", 100, |n| mail(&"Thank you for taking the time to meet with me ".repeat(n))),
    ("numbers", 1000, |n| mail(&"12.5 1,000 ".repeat(n))),
    ("dates", 150, |n| mail(&"on Tuesday, 3 May 2026, ".repeat(n))),
];

const MARKS: &[Family] = &[
    ("slots", 800, |n| mail(&"[Name] ".repeat(n))),
    ("brackets", 500, |n| mail(&"((([[[{{{<<< ".repeat(n))),
    ("quotations", 500, |n| mail(&"\"as soon\" and \"well ".repeat(n))),
    ("quotation marks", 300, |n| mail(&"\u{201c}as soon \u{2018}it ".repeat(n))),
    ("emoji", 500, |n| mail(&"\u{1f469}\u{200d}\u{1f527} \u{1f3f3}\u{fe0f}\u{200d}\u{1f308} ".repeat(n))),
    ("accents", 300, |n| mail(&"e\u{301}\u{301}\u{301} ".repeat(n))),
    ("exclamation marks", 800, |n| mail(&"Great!!! ".repeat(n))),
    ("greetings", 800, |n| mail(&"Dear Rita,\n\n".repeat(n))),
    ("people greeted", 800, |n| format!("Dear {}\n\nThe kiln is warm.\n", "Rita, ".repeat(n))),
    ("line ends", 400, |n| mail(&"The kiln is warm.\n".repeat(n)).replace('\n', "\r\n")),
    ("quotes", 5000, |n| mail(&"> The kiln is warm\n".repeat(n))),
    ("answers", 200, |n| mail(&"On Tuesday, Rita wrote:\n> It cools.\n\n".repeat(n))),
    ("links", 500, |n| mail(&"https://kiln.example/a.b,c ".repeat(n))),
];

const MESSAGES: &[Family] = &[
    ("addresses", 1000, |n| {
        format!("To: {}\n{}", counted(n, |number| format!("Rita <rita{number}@kiln.example>, ")), mail(""))
    }),
    ("fields", 3000, |n| counted(n, |number| format!("X-A{number}: b\n")) + &mail("")),
    ("folds", 1500, |n| format!("Subject: kiln\n{}\n{BEGINNING}", " warm\n".repeat(n))),
    ("encoded words", 5000, |n| message(&format!("Comments: {}", "=?utf-8?b?4pi6?= ".repeat(n)), BEGINNING)),
    ("elements in one another", 800, |n| html(&"<div>warm ".repeat(n))),
    ("paragraphs", 300, |n| html(&"<p>The kiln is warm.</p>".repeat(n))),
    ("entities", 1000, |n| html(&"&amp; &eacute; ".repeat(n))),
    ("attributes", 10_000, |n| html(&format!("<div{}>x", counted(n, |number| format!(" a{number}=b"))))),
    ("parts in one another", 500, |n| {
        let part = |number| format!("Content-Type: multipart/mixed; boundary=b{number}\n\n--b{number}\n");
        format!("{HEAD}{}\n{BEGINNING}", counted(n, part))
    }),
    ("parts", 500, |n| message("Content-Type: multipart/mixed; boundary=b", &"--b\n\nThe kiln cools.\n".repeat(n))),
    ("files", 2000, |n| {
        let part = |number| format!("--b\nContent-Type: image/png; name=\"x{number}.png\"\n\nxx\n");
        message("Content-Type: multipart/mixed; boundary=b", &format!("--b\n\n{BEGINNING}{}", counted(n, part)))
    }),
    ("mails", 80, |n| "From maya Sun Nov 22 06:00:00 2026\nSubject: Kiln\n\nIt took a hour.\n\n".repeat(n)),
    ("escapes", 400, |n| {
        message(
            "Content-Transfer-Encoding: quoted-printable",
            &format!("{BEGINNING}{}", "caf=C3=A9 is=\n warm. ".repeat(n)),
        )
    }),
    ("soft line ends", 400, |n| {
        message("Content-Type: text/plain; format=flowed", &format!("{BEGINNING}{}", "The kiln is \nwarm \n".repeat(n)))
    }),
];

/// The seconds that the command computes.
fn seconds(folder: &Path, mail: &str, options: &[&str]) -> f64 {
    fs::write(folder.join("mail.txt"), mail).expect("a mail");
    let run = Command::new("sh")
        .args(["-c", "\"$0\" \"$@\" >/dev/null; code=$?; times; exit $code", env!("CARGO_BIN_EXE_followup-lint")])
        .args(["--no-config", "--format", "json", "--record", "interview.toml", "mail.txt"])
        .args(options)
        .current_dir(folder)
        .output()
        .expect("a shell");
    let (out, err) = (String::from_utf8_lossy(&run.stdout), String::from_utf8_lossy(&run.stderr));
    assert!(matches!(run.status.code(), Some(0 | 1)), "{:?} {err:.300}", run.status);
    // The second line has what its programs took: `0m1.25s` for them, and the same for the system.
    let time = out.lines().nth(1).and_then(|line| line.split('s').next()).and_then(|time| time.split_once('m'));
    let (minutes, seconds) = time.unwrap_or_else(|| panic!("{out}"));
    60.0 * minutes.trim().parse::<f64>().expect("minutes") + seconds.parse::<f64>().expect("seconds")
}

/// The smaller of the growths at two doublings.
fn growth(folder: &Path, (_, pieces, mail): Family, options: &[&str]) -> f64 {
    let [one, two, four] = [1, 2, 4].map(|times| seconds(folder, &mail(times * pieces), options).max(0.01));
    (two / one).min(four / two)
}

fn assert_linear(families: impl IntoIterator<Item = (Family, Vec<&'static str>)>) {
    let folder = tempdir().expect("a folder");
    fs::write(folder.path().join("interview.toml"), RECORD).expect("a record");
    for (family, options) in families {
        let mut growths = Vec::new();
        while growths.len() < ATTEMPTS && growths.last().is_none_or(|growth| *growth > MOST) {
            growths.push(growth(folder.path(), family, &options));
        }
        assert!(growths.last().is_some_and(|growth| *growth <= MOST), "{}: {growths:?}", family.0);
    }
}

fn all(families: &[Family]) -> impl Iterator<Item = (Family, Vec<&'static str>)> {
    families.iter().map(|family| (*family, Vec::new()))
}

#[test]
fn phrases() {
    let alone = |&(rule, family): &(&'static str, Family)| (family, vec!["--allow", "all", "--warn", rule]);
    assert_linear(PHRASES.iter().map(alone));
}

#[test]
fn dutch() {
    assert_linear(DUTCH.iter().map(|family| (*family, vec!["--lang", "nl"])));
}

#[test]
fn words() {
    assert_linear(all(WORDS));
}

#[test]
fn marks() {
    assert_linear(all(MARKS));
}

#[test]
fn messages() {
    assert_linear(all(MESSAGES));
}

#[test]
fn patterns_with_many_ways_to_fit() {
    let mail = mail(&"The kiln was warm and tall and wide and old and red ".repeat(20));
    for pattern in [format!("kiln {} lid", ["..."; 20].join(" ")), format!("kiln {}lid", "(warm|was)? ".repeat(20))] {
        let table = format!("[[family]]\nname = \"own\"\nwhy = \"it is long\"\npatterns = [\"{pattern}\"]\n");
        let linter = Linter::builder().phrases("generic-phrase", table).build().expect("a table");
        let start = Instant::now();
        let report = linter.check(&linter.read(mail.as_bytes()));
        assert!(report.diagnostics.iter().all(|found| found.rule != "generic-phrase"), "{pattern}");
        assert!(start.elapsed() < Duration::from_secs(20), "{pattern}: {:?}", start.elapsed());
    }
}
