//! Whole processes, as a writer starts them: `followup-lint` beside `typos` and `hunspell -l`, where
//! those are installed. The programs take turns on the same input, so that whatever else the machine
//! does falls on all of them. Prints a Markdown table.

#![allow(clippy::print_stdout, clippy::disallowed_methods, missing_docs, reason = "a program of its own")]

use std::collections::BTreeSet;
use std::ffi::OsString;
use std::fs;
use std::io;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};
use std::{array, env};

use nix::sys::resource::{UsageWho, getrusage};

/// Asks this program to run the command that follows once and to print the memory it took.
const PEAK: &str = "--peak-of";

/// Some 200 words in which nothing is to be corrected.
const CLEAN: &str = include_str!("../tests/clean/en/letter-architect.txt");
/// Words of it with known misspellings.
const TYPOS: [(&str, &str); 3] = [("answered", "anwsered"), ("buildings", "buidlings"), ("afternoon", "afternooon")];
/// A word of it with a misspelling that is in no list.
const UNKNOWN: (&str, &str) = ("corridor", "coridorr");

const HUNSPELL: &str = "hunspell -l";
const DRAFTS: usize = 1_000;
const TEMPLATES: usize = 10_000;
const LARGE: usize = 5_000_000;

fn main() -> io::Result<()> {
    let mut args = env::args_os().skip(1);
    if args.next().is_some_and(|first| first == PEAK) {
        return peak_of(&args.collect::<Vec<_>>());
    }
    let folder = tempfile::tempdir()?;
    let file = |name: &str, text: &str| {
        let path = folder.path().join(name);
        fs::write(&path, text).map(|()| path)
    };
    let clean = file("clean.txt", CLEAN)?;
    let typos = TYPOS.iter().fold(CLEAN.to_owned(), |text, (right, wrong)| replace(&text, right, wrong));
    let typos = file("typos.txt", &typos)?;
    let unknown = file("unknown.txt", &replace(CLEAN, UNKNOWN.0, UNKNOWN.1))?;
    let end = "\n\nSincerely";
    let words = jargon().join(", which the rest of it needs, and the ");
    let jargon = file("jargon.txt", &replace(CLEAN, end, &format!("\n\nThe {words}.{end}")))?;
    let sentences = sentences()?;
    let drafts = drafts(&folder.path().join("drafts"), &sentences)?;
    let large = file("large.txt", &large(&sentences)?)?;

    let mut programs = programs(&[("typos", "typos", &[]), (HUNSPELL, "hunspell", &["-d", "en_US", "-l"])]);
    heading(&programs);
    let one = |path: &PathBuf| vec![path.clone()];
    row("a clean draft of 200 words", 101, &programs, &one(&clean), &[])?;
    row("the same with three misspellings", 101, &programs, &one(&typos), &[])?;
    row("the same with one unknown misspelling", 31, &programs, &one(&unknown), &[])?;
    row("the same with sixty unknown words", 31, &programs, &one(&jargon), &[])?;
    row("1,000 drafts", 11, &programs, &drafts, &[])?;
    let ours = &programs[..1];
    heading(ours);
    let message = file("clean.eml", &message(CLEAN))?;
    row("a clean draft of 200 words, as a message", 101, ours, &one(&message), &[])?;
    let passing = [Program { path: sendmail(folder.path(), &message)?, ..ours[0] }];
    row("the same through `sendmail` to a program that does nothing", 101, &passing, &[], &[])?;
    // Hunspell takes the better part of a minute for this.
    programs.retain(|program| program.name != HUNSPELL);
    heading(&programs);
    row("5 MB of text", 7, &programs, &one(&large), &[])?;
    row("5 MB of text, `--format json`", 7, &programs, &one(&large), &["--format", "json"])?;
    library(folder.path(), &sentences)
}

/// A library of templates, one in a hundred of them with a misspelling that is in no list.
fn library(folder: &Path, sentences: &[String]) -> io::Result<()> {
    let cspell: &[&str] = &["--no-progress", "--no-summary"];
    let programs = programs(&[("typos", "typos", &[]), ("codespell", "codespell", &[]), ("cspell", "cspell", cspell)]);
    let templates = folder.join("templates");
    self::templates(&templates, sentences)?;
    let cache = format!("--cache={}", folder.join("cache").display());
    heading(&programs);
    row("10,000 templates", 3, &programs, std::slice::from_ref(&templates), &["--template"])?;
    heading(&programs[..1]);
    // Only the first round has nothing to go by.
    row("the same with `--cache`", 7, &programs[..1], &[templates], &["--template", &cache])
}

/// A draft that has headers, as a mail program sends it.
fn message(draft: &str) -> String {
    let header = "MIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n";
    format!("From: maya@lid.example\n{header}{draft}")
}

/// A script that gives a mail to `followup-lint sendmail`, as a mail program does.
fn sendmail(folder: &Path, mail: &Path) -> io::Result<PathBuf> {
    let path = folder.join("send");
    let ours = env!("CARGO_BIN_EXE_followup-lint");
    let options = "sendmail --no-config --when always --mta /bin/true -t";
    fs::write(&path, format!("#!/bin/sh\nexec '{ours}' {options} < '{}'\n", mail.display()))?;
    fs::set_permissions(&path, fs::Permissions::from_mode(0o755))?;
    Ok(path)
}

/// A program and its options.
struct Program {
    name: &'static str,
    path: PathBuf,
    options: &'static [&'static str],
}

/// The programs to compare, ours first: of the others those that are installed, each with its name, its command and
/// its options.
fn programs(others: &[(&'static str, &str, &'static [&'static str])]) -> Vec<Program> {
    let ours = PathBuf::from(env!("CARGO_BIN_EXE_followup-lint"));
    let mut programs = vec![Program { name: "followup-lint", path: ours, options: &[] }];
    let path = env::var_os("PATH").unwrap_or_default();
    for &(name, command, options) in others {
        let found = env::split_paths(&path).map(|folder| folder.join(command)).find(|path| path.is_file());
        programs.extend(found.map(|path| Program { name, path, options }));
    }
    programs
}

/// Begins a table.
fn heading(programs: &[Program]) {
    let names: Vec<&str> = programs.iter().map(|program| program.name).collect();
    println!("\n| input | {} | peak memory |\n|:--|{}", names.join(" | "), "--:|".repeat(names.len() + 1));
}

/// Measures one input in `rounds` rounds and prints a row: medians, how many times ours each other
/// takes, and the most memory ours took. `ours` are further options of ours.
fn row(title: &str, rounds: usize, programs: &[Program], files: &[PathBuf], ours: &[&str]) -> io::Result<()> {
    let mut times: Vec<Vec<Duration>> = vec![Vec::with_capacity(rounds); programs.len()];
    let commands: Vec<Vec<OsString>> = programs
        .iter()
        .zip([ours].into_iter().chain(std::iter::repeat(&[][..])))
        .map(|(program, further)| {
            let options = program.options.iter().chain(further).map(OsString::from);
            [program.path.clone().into()].into_iter().chain(options).chain(files.iter().map(OsString::from)).collect()
        })
        .collect();
    for _ in 0..rounds {
        for (command, times) in commands.iter().zip(&mut times) {
            let start = Instant::now();
            run(command)?;
            times.push(start.elapsed());
        }
    }
    let medians: Vec<f64> = times.iter_mut().map(|times| median(times).as_secs_f64() * 1e3).collect();
    let ours = medians[0];
    let others: String = medians[1..].iter().map(|other| format!("{other:.1} ms ({:.1}×) | ", other / ours)).collect();
    println!("| {title} | {ours:.1} ms | {others}{:.1} MiB |", peak(&commands[0])?);
    Ok(())
}

fn run(command: &[OsString]) -> io::Result<()> {
    // What a program says is written and thrown away; `/dev/null` might tell it that nobody reads.
    let out = tempfile::tempfile()?;
    Command::new(&command[0]).args(&command[1..]).stdin(Stdio::null()).stdout(out).stderr(Stdio::null()).status()?;
    Ok(())
}

fn median(times: &mut [Duration]) -> Duration {
    times.sort();
    times[times.len() / 2]
}

/// The peak memory of a command in MiB. The figure of the operating system is that of the largest
/// child so far, so another process of this program starts the command.
fn peak(command: &[OsString]) -> io::Result<f64> {
    let out = Command::new(env::current_exe()?).arg(PEAK).args(command).output()?;
    let kib: f64 = String::from_utf8_lossy(&out.stdout).trim().parse().map_err(io::Error::other)?;
    Ok(kib / 1024.0)
}

fn peak_of(command: &[OsString]) -> io::Result<()> {
    run(command)?;
    println!("{}", getrusage(UsageWho::RUSAGE_CHILDREN)?.max_rss());
    Ok(())
}

/// `text` with one word replaced; a draft without the word would measure something else.
fn replace(text: &str, right: &str, wrong: &str) -> String {
    assert!(text.contains(right), "no `{right}` in the draft");
    text.replacen(right, wrong, 1)
}

/// The same numbers in every run.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or(0) % end
    }
}

/// Sixty words that are in no list: long words of the clean draft, written backwards.
fn jargon() -> Vec<String> {
    let words = CLEAN.split(|c: char| !c.is_ascii_lowercase()).filter(|word| word.len() > 4);
    let words: BTreeSet<String> = words.map(|word| word.chars().rev().collect()).collect();
    words.into_iter().take(60).collect()
}

/// The sentences of the clean drafts that the tests have.
fn sentences() -> io::Result<Vec<String>> {
    let mut paths: Vec<PathBuf> = fs::read_dir(root().join("tests/clean/en"))?
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<io::Result<_>>()?;
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "txt"));
    paths.sort();
    let mut sentences = Vec::new();
    for path in paths {
        let text = fs::read_to_string(path)?;
        let body = text.lines().filter(|line| line.len() > 60);
        sentences.extend(body.flat_map(|line| line.split_inclusive(". ")).map(|sentence| sentence.trim().to_owned()));
    }
    Ok(sentences)
}

/// Templates of four paragraphs, two thousand bytes each.
fn templates(folder: &Path, sentences: &[String]) -> io::Result<()> {
    fs::create_dir(folder)?;
    let mut numbers = Numbers(37);
    for number in 0..TEMPLATES {
        let mut paragraph = || array::from_fn::<_, 5, _>(|_| &*sentences[numbers.below(sentences.len())]).join(" ");
        let mut paragraphs: [String; 4] = array::from_fn(|_| paragraph());
        if number % 100 == 0 {
            let longest = paragraphs[0].split(|c: char| !c.is_ascii_lowercase()).max_by_key(|word| word.len());
            let wrong = longest.map(|word| format!(" It was {}{word}.", &word[word.len() / 2..])).unwrap_or_default();
            paragraphs[0] += &wrong;
        }
        let text = paragraphs.join("\n\n");
        fs::write(
            folder.join(format!("template-{number:05}.txt")),
            format!("Dear {{{{ salutation }}}} {{{{ last_name }}}},\n\n{text}\n\nKind regards,\n{{{{ name }}}}\n"),
        )?;
    }
    Ok(())
}

/// Drafts of three paragraphs.
fn drafts(folder: &Path, sentences: &[String]) -> io::Result<Vec<PathBuf>> {
    fs::create_dir(folder)?;
    let mut numbers = Numbers(17);
    let write = |number| {
        let paragraphs: [String; 3] =
            array::from_fn(|_| array::from_fn::<_, 4, _>(|_| &*sentences[numbers.below(sentences.len())]).join(" "));
        let path = folder.join(format!("draft-{number:04}.txt"));
        fs::write(&path, format!("Dear Ms. Marsh,\n\n{}\n\nKind regards,\nMaya\n", paragraphs.join("\n\n")))?;
        Ok(path)
    };
    (0..DRAFTS).map(write).collect()
}

/// Paragraphs of sentences in which every tenth word is another one of the dictionary.
fn large(sentences: &[String]) -> io::Result<String> {
    let dictionary = fs::read_to_string(root().join("dictionaries/en_US/en_US.dic"))?;
    let words = dictionary.lines().skip(1).filter_map(|line| line.split('/').next());
    let words: Vec<&str> = words.filter(|word| word.bytes().all(|byte| byte.is_ascii_lowercase())).collect();
    let mut numbers = Numbers(27);
    let mut text = String::with_capacity(LARGE + 1_000);
    while text.len() < LARGE {
        for word in sentences[numbers.below(sentences.len())].split(' ') {
            text.push_str(if numbers.below(10) == 0 { words[numbers.below(words.len())] } else { word });
            text.push(' ');
        }
        if numbers.below(5) == 0 {
            text.truncate(text.trim_end().len());
            text.push_str("\n\n");
        }
    }
    Ok(text)
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}
