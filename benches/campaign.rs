//! Many records and many letters: a records folder of ten thousand, and ten thousand letters compared,
//! as whole processes. Prints a Markdown table.

#![allow(clippy::print_stdout, clippy::disallowed_methods, missing_docs, reason = "a program of its own")]

use std::fs;
use std::io;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// Records in the folder, and letters that are compared.
const MANY: usize = 10_000;
const ROUNDS: usize = 7;

const DRAFT: &str = "To: rita7007@company7007.example\nSubject: The press kits\n\nDear Rita,\n\nThank you for \
                     the hour among the press kits. The one with the blue thread is still on my desk.\n\nKind \
                     regards,\nMaya Lindqvist\n";

fn main() -> io::Result<()> {
    let folder = tempfile::tempdir()?;
    let root = folder.path();
    records(root)?;
    let panel = root.join("panel");
    letters(&panel)?;
    println!("\n| task | time |\n|:--|--:|");
    row("a draft without records", &["draft.txt"], &root.join("alone"))?;
    row("the same with 10,000 records, one of them its own", &["draft.txt"], root)?;
    row("the same, found by the name it greets", &["greeting.txt"], root)?;
    row("10,000 different letters compared", &["letters", "-q", "-r", "interview.toml", "letters"], &panel)?;
    row(
        "10,000 letters in groups of ten alike",
        &["letters", "-q", "-f", "short", "-r", "interview.toml", "alike"],
        &panel,
    )
}

fn records(root: &Path) -> io::Result<()> {
    fs::create_dir(root.join("interviews"))?;
    fs::create_dir(root.join("alone"))?;
    fs::write(root.join("alone/draft.txt"), DRAFT)?;
    fs::write(root.join("alone/followup-lint.toml"), "")?;
    fs::write(root.join("draft.txt"), DRAFT)?;
    let greeting = DRAFT.replace("To: rita7007@company7007.example\n", "").replace("Dear Rita,", "Dear Ms. Hale7007,");
    fs::write(root.join("greeting.txt"), greeting)?;
    fs::write(root.join("followup-lint.toml"), "records = \"interviews\"\n")?;
    for number in 0..MANY {
        let record = format!(
            "[candidate]\nname = \"Maya Lindqvist\"\n\n[interview]\ncompany = \"Company {number}\"\nposition = \
             \"Account Coordinator\"\ndate = 2026-11-17\ndecision_by = 2026-12-01\ntopics = [\"press kits\", \"the \
             {number} errors\"]\nother_companies = [\"Fjordly\"]\n\n[[interviewer]]\nname = \"Rita \
             Hale{number}\"\nhonorific = \"Ms.\"\ntitle = \"HR Director\"\nemail = \
             \"rita{number}@company{number}.example\"\n\n[[interviewer]]\nname = \"Tom Okafor{number}\"\ntitle = \
             \"Head of Press\"\nemail = \"tom{number}@company{number}.example\"\n"
        );
        fs::write(root.join(format!("interviews/record-{number:05}.toml")), record)?;
    }
    Ok(())
}

/// Letters of some 120 words, made of invented ones: all different, and in groups of ten that share
/// nine sentences of ten.
fn letters(root: &Path) -> io::Result<()> {
    for name in ["letters", "alike"] {
        fs::create_dir_all(root.join(name))?;
    }
    fs::write(root.join("followup-lint.toml"), "")?;
    fs::write(root.join("interview.toml"), "[[interviewer]]\nname = \"Rita Hale\"\n")?;
    let words: Vec<String> = (0..3_000).map(|number| format!("w{}", base26(number))).collect();
    let mut numbers = Numbers(17);
    let mut sentence = || {
        let words: Vec<&str> = (0..12).map(|_| words[numbers.below(words.len())].as_str()).collect();
        format!("The {}.", words.join(" "))
    };
    let letter = |sentences: &[String]| format!("Dear Rita,\n\n{}\n\nKind regards,\nMaya\n", sentences.join(" "));
    let mut group: Vec<String> = Vec::new();
    for number in 0..MANY {
        let own: Vec<String> = (0..10).map(|_| sentence()).collect();
        fs::write(root.join(format!("letters/letter-{number:05}.txt")), letter(&own))?;
        if number % 10 == 0 {
            group = own;
        }
        group[9] = sentence();
        fs::write(root.join(format!("alike/letter-{number:05}.txt")), letter(&group))?;
    }
    Ok(())
}

fn base26(mut number: usize) -> String {
    let mut letters = String::new();
    for _ in 0..3 {
        letters.push(char::from(b"abcdefghijklmnopqrstuvwxyz"[number % 26]));
        number /= 26;
    }
    letters
}

/// The same numbers in every run.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or(0) % end
    }
}

/// Measures one command and prints a row: the median.
fn row(title: &str, args: &[&str], folder: &Path) -> io::Result<()> {
    let mut times: Vec<Duration> = Vec::with_capacity(ROUNDS);
    for _ in 0..ROUNDS {
        let start = Instant::now();
        let mut command = Command::new(env!("CARGO_BIN_EXE_followup-lint"));
        let status =
            command.args(args).current_dir(folder).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        let code = status.status()?.code();
        assert!(matches!(code, Some(0 | 1)), "{title} ends with {code:?}");
        times.push(start.elapsed());
    }
    times.sort();
    println!("| {title} | {:.0} ms |", times[ROUNDS / 2].as_secs_f64() * 1e3);
    Ok(())
}
