//! Trains the models behind the confusion sets from plain correct text, and says how good they are.
//!
//! `cargo run --release -p train -- CORPUS OUT` reads every `.xz` file of the folder CORPUS, writes the
//! weights to OUT and prints a table: per set its examples, how many injected swaps of held-out text it
//! catches, and how many alarms it raises on the untouched text. The same text gives the same bytes.
//!
//! With `DOUBTS` set it also prints the strongest alarms on the calibrating text, each with its mark. A
//! mark goes into `mistakes.txt` when somebody has read the place and found the text itself mistaken.

#![allow(clippy::disallowed_methods, reason = "a tool reads and writes files")]

mod corpus;
mod examples;
mod learner;
mod packer;
mod thresholds;

use std::path::Path;
use std::process::ExitCode;
use std::{env, fs, io};

use examples::{Collector, Example, Examples, Random};
use followup_lint::language::model::weights::{MOST_WORDS, SetWeights, Weights, weight};
use followup_lint::language::tables::ConfusionSet;
use followup_lint::language::{self, Language};

const SEED: u64 = 0x5eed_f011_0b0b_cafe;

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [corpus, out] = arguments.as_slice() else {
        eprintln!("usage: train CORPUS OUT");
        return ExitCode::from(2);
    };
    match run(Path::new(corpus), Path::new(out)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run(corpus: &Path, out: &Path) -> io::Result<()> {
    let language = Language::new(&language::EN);
    let mut collector = Collector::new(&language, SEED);
    for path in corpus::files(corpus)? {
        eprintln!("reading {}", path.display());
        corpus::read(&path, |line| collector.take(line))?;
    }
    let sets = &language.tables().confusions.sets;
    let words = collector.edited_words;
    let jobs: Vec<(usize, &ConfusionSet, &Examples)> =
        sets.iter().zip(&collector.sets).enumerate().map(|(number, (set, examples))| (number, set, examples)).collect();
    let mut packed = vec![Vec::new(); sets.len()];
    // Two threads, each with every other set: the result does not depend on which is faster.
    let halves: Vec<Vec<(usize, Vec<u8>)>> = std::thread::scope(|scope| {
        let workers: Vec<_> = (0..2)
            .map(|worker| {
                let jobs = &jobs;
                scope.spawn(move || {
                    jobs.iter()
                        .filter(|(number, ..)| number % 2 == worker)
                        .map(|(number, words, examples)| (*number, train(*number, words, examples)))
                        .collect()
                })
            })
            .collect();
        workers.into_iter().map(|worker| worker.join().unwrap_or_default()).collect()
    });
    for (number, bytes) in halves.into_iter().flatten() {
        packed[number] = bytes;
    }
    let file = packer::file(&packed);
    fs::write(out, &file)?;
    report(&jobs, &file, words);
    Ok(())
}

fn train(number: usize, set: &ConfusionSet, examples: &Examples) -> Vec<u8> {
    let words = &*set.words;
    let count = words.split(' ').count();
    let seen =
        (0..count).filter(|word| examples.train.iter().any(|example| usize::from(example.word) == *word)).count();
    if count > MOST_WORDS || seen < 2 {
        return Vec::new();
    }
    eprintln!("training {words}: {} examples", examples.train.len());
    // The frequent sets are the hard ones, and may say more.
    let kept = (examples.train.len() / 6).clamp(600, 8_000);
    let mut random = Random(SEED ^ (number as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15));
    let learned = learner::learn(&examples.train, count, kept, &mut random);
    let mut doubts = Vec::new();
    let thresholds =
        thresholds::thresholds(&learned, &set.directions, &examples.train, &examples.calibrate, &mut doubts);
    if env::var_os("DOUBTS").is_some() {
        for (odds, meant, mark, shown) in doubts {
            eprintln!("doubt\t{mark}\t{odds:.1}\t{}\t{shown}", words.split(' ').nth(meant).unwrap_or_default());
        }
    }
    packer::pack(words, &learned, &thresholds)
}

/// What the written weights say of an example, if its word were `written`: another word.
fn says(set: &SetWeights, example: &Example, written: usize) -> Option<(usize, f32)> {
    let mut scores = vec![0i32; set.words()];
    for row in example.keys.iter().filter(|key| **key != 0).filter_map(|key| set.row(*key)) {
        scores.iter_mut().zip(row).for_each(|(score, byte)| *score += weight(*byte));
    }
    (0..set.words())
        .filter(|other| *other != written)
        .filter_map(|other| {
            let odds = (scores[other] - scores[written]) as f32 * set.scale();
            let above = odds - set.threshold(written, other)?;
            (above > 0.0).then_some((other, above))
        })
        .max_by(|(_, one), (_, other)| one.total_cmp(other))
}

fn report(jobs: &[(usize, &ConfusionSet, &Examples)], file: &[u8], words: [u64; 2]) {
    let weights = Weights::new(file);
    println!("| set | examples | swaps caught | alarms |\n|---|--:|--:|--:|");
    let mut total = 0usize;
    let mut shown = Vec::new();
    for (number, confusion, examples) in jobs {
        let name = &*confusion.words;
        let Some(set) = weights.set(*number, name) else {
            continue;
        };
        let (mut swaps, mut caught, mut alarms) = (0usize, 0usize, 0usize);
        for example in &examples.hold {
            let right = usize::from(example.word);
            for written in
                (0..set.words()).filter(|written| *written != right && set.threshold(*written, right).is_some())
            {
                swaps += 1;
                caught += usize::from(says(&set, example, written).is_some_and(|(meant, _)| meant == right));
            }
            if let (true, Some((meant, above))) = (example.edited, says(&set, example, right))
                && !example.is_mistaken()
            {
                alarms += 1;
                let meant = name.split(' ').nth(meant).unwrap_or_default();
                shown.push((above, format!("{}\t{meant}: {}", example.mark(), example.shown)));
            }
        }
        total += alarms;
        #[expect(clippy::cast_precision_loss, reason = "a share in percent")]
        let share = 100.0 * caught as f64 / swaps.max(1) as f64;
        let name = name.replace(' ', ", ").replace('_', " ");
        println!("| {name} | {} | {share:.0} % | {alarms} |", examples.train.len());
    }
    #[expect(clippy::cast_precision_loss, reason = "a rate")]
    let rate = total as f64 * 1e5 / words[1].max(1) as f64;
    println!(
        "\n{} words of edited text held out: {total} alarms, {rate:.1} per 100,000 words; {} bytes",
        words[1],
        file.len()
    );
    shown.sort_by(|(one, _), (other, _)| other.total_cmp(one));
    // The alarms themselves are text of the corpus: they go to whoever reads them, not into a document.
    for (above, text) in shown {
        eprintln!("alarm\t{above:.1}\t{text}");
    }
}
