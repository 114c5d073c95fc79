//! Trains the models of the confusion sets from plain correct text, and says how good they are;
//! learns from labelled mails what words say of the kind of a mail.
//!
//! LANG is the code of a language. CORPUS is a folder of xz-compressed text, a paragraph or sentence a line.
//!
//! - `train classes LANG CORPUS OUT` sorts the words into classes and writes them to OUT. Weights are trained
//!   for the classes in the program, so build it again before training them.
//! - `train weights LANG CORPUS OUT` trains the weights and writes them to OUT. The same text gives the same
//!   bytes. With `--doubts` it also prints the strongest alarms on correct text, each with its mark; a
//!   mark goes into `mistakes.txt` when somebody has read the place and found the text itself mistaken.
//! - `train eval LANG CORPUS WEIGHTS` prints, for the part of the text that is never trained on, how many
//!   injected swaps the weights catch, and how many alarms they raise on the untouched text.
//! - `train kinds LANG MAILS… OUT` learns the weights of words from lists of labelled mails and writes
//!   them to OUT. The same mails give the same bytes.

#![allow(clippy::disallowed_methods, reason = "a tool reads and writes files")]

mod classes;
mod corpus;
mod eval;
mod examples;
mod kinds;
mod learner;
mod packer;
mod thresholds;

use std::path::Path;
use std::process::ExitCode;
use std::{env, fs, io};

use classes::Stream;
use examples::{Collector, Random};
use followup_lint::language::model::weights::MOST_WORDS;
use followup_lint::language::{self, Language};
use phrasebook::slots;
use phrasebook::tables::ConfusionSet;

const USAGE: &str = "\
usage: train classes LANG CORPUS OUT
       train weights [--doubts] LANG CORPUS OUT
       train eval LANG CORPUS WEIGHTS
       train kinds LANG MAILS... OUT";

const SEED: u64 = 0x5eed_f011_0b0b_cafe;

/// Most features of a set; the frequent sets are the hard ones, and may say more.
const MOST_FEATURES: usize = 8_000;

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let done = match arguments.as_slice() {
        ["classes", code, corpus, out] => classes(code, Path::new(corpus), Path::new(out)),
        ["weights", code, corpus, out] => weights(code, Path::new(corpus), Path::new(out), false),
        ["weights", "--doubts", code, corpus, out] => weights(code, Path::new(corpus), Path::new(out), true),
        ["eval", code, corpus, weights] => evaluate(code, Path::new(corpus), Path::new(weights)),
        ["kinds", code, lists @ .., out] if !lists.is_empty() => kinds(code, lists, Path::new(out)),
        _ => {
            eprintln!("{USAGE}");
            return ExitCode::from(2);
        }
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

fn language(code: &str) -> io::Result<Language> {
    let pack = language::named(code).ok_or_else(|| io::Error::other(format!("no language `{code}`")))?;
    Ok(Language::new(pack))
}

fn kinds(code: &str, lists: &[&str], out: &Path) -> io::Result<()> {
    let lists = lists.iter().map(fs::read_to_string).collect::<io::Result<String>>()?;
    fs::write(out, kinds::words(&lists, &language(code)?)?)
}

fn classes(code: &str, corpus: &Path, out: &Path) -> io::Result<()> {
    let language = language(code)?;
    let mut stream = Stream::default();
    for path in corpus::files(corpus)? {
        eprintln!("reading {}", path.display());
        corpus::read(&path, |line| stream.take(line, &language))?;
    }
    fs::write(out, stream.classes())
}

/// The uses of the words of all sets.
fn collect<'a>(corpus: &Path, language: &'a Language) -> io::Result<Collector<'a>> {
    let mut collector = Collector::new(language, SEED);
    for path in corpus::files(corpus)? {
        eprintln!("reading {}", path.display());
        corpus::read(&path, |line| collector.take(line))?;
    }
    Ok(collector)
}

fn weights(code: &str, corpus: &Path, out: &Path, doubts: bool) -> io::Result<()> {
    let language = language(code)?;
    let collector = collect(corpus, &language)?;
    let sets: Vec<ConfusionSet> = language.tables().confusions.sets().collect();
    let mut packed = vec![Vec::new(); sets.len()];
    // Two threads, each with every other set: the result does not depend on which is faster.
    let halves: Vec<Vec<(usize, Vec<u8>)>> = std::thread::scope(|scope| {
        let workers: Vec<_> = (0..2)
            .map(|worker| {
                let collector = &collector;
                let own = sets.iter().enumerate().filter(move |(number, _)| number % 2 == worker);
                scope.spawn(move || own.map(|(number, set)| (number, train(number, set, collector, doubts))).collect())
            })
            .collect();
        workers.into_iter().map(|worker| worker.join().unwrap_or_default()).collect()
    });
    for (number, bytes) in halves.into_iter().flatten() {
        packed[number] = bytes;
    }
    fs::write(out, packer::file(&packed))
}

/// Trains one set; empty for a set that cannot be learnt.
fn train(number: usize, set: &ConfusionSet, collector: &Collector, doubts: bool) -> Vec<u8> {
    let examples = &collector.sets[number];
    let words: Vec<&str> = set.words.split(' ').collect();
    let used = |word: usize| examples.train.iter().any(|example| usize::from(example.word) == word);
    if words.len() > MOST_WORDS || (0..words.len()).filter(|word| used(*word)).count() < 2 {
        return Vec::new();
    }
    eprintln!("training {}: {} examples", set.words, examples.train.len());
    let kept = (examples.train.len() / 6).clamp(600, MOST_FEATURES);
    // A new set leaves the others as they are.
    let mark = u64::from(slots::key(set.words));
    let mut random = Random(SEED ^ mark.wrapping_mul(0x9e37_79b9_7f4a_7c15));
    let (learned, scores) = learner::learn(&examples.train, words.len(), kept, &mut random);
    let (thresholds, strongest) = thresholds::thresholds(&scores, set, examples, collector.edited_words[0]);
    for (odds, meant, example) in strongest.into_iter().filter(|_| doubts) {
        println!("{}\t{odds:.1}\t{}\t{}", example.mark(), words[meant], example.shown);
    }
    packer::pack(set.words, &learned, &thresholds)
}

fn evaluate(code: &str, corpus: &Path, weights: &Path) -> io::Result<()> {
    let language = language(code)?;
    let bytes = fs::read(weights)?;
    let collector = collect(corpus, &language)?;
    eval::print(&language.tables().confusions.sets().collect::<Vec<_>>(), &collector, &bytes);
    Ok(())
}
