//! Word lists and compounds against hunspell, with the dictionaries of five languages and varieties.
//!
//! Those that are not part of the project are fetched by `tests/fetch`.

#![expect(clippy::print_stdout, reason = "the figures are part of the documentation")]

mod authority;
mod sample;

use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use authority::Dictionary;
use sample::Sample;

/// Spellers race when several threads make them.
fn alone() -> MutexGuard<'static, ()> {
    static ALONE: Mutex<()> = Mutex::new(());
    ALONE.lock().unwrap_or_else(PoisonError::into_inner)
}

/// What may differ from hunspell, of each thousand words.
struct Allowed {
    /// Words that hunspell knows without taking compounds apart, and that are not listed.
    missing: f64,
    /// Compounds that hunspell knows and that are not split.
    unsplit: f64,
    /// Words that hunspell does not know and that are split.
    wrongly_split: f64,
}

impl Allowed {
    const NOTHING: Self = Self { missing: 0.0, unsplit: 0.0, wrongly_split: 0.0 };
}

#[test]
fn dutch() {
    // Parts that keep their case may still begin a sentence: `Kerstfeest`.
    agrees("nl", &own("nl"), &Allowed { wrongly_split: 0.5, ..Allowed::NOTHING });
}

#[test]
fn german() {
    agrees("de", &fetched("de"), &Allowed::NOTHING);
}

#[test]
fn danish() {
    // Whether two parts of three look like a misspelling, hunspell asks of stems only; and it gives up
    // on what takes too long.
    agrees("da", &own("da"), &Allowed { unsplit: 1.0, wrongly_split: 1.0, ..Allowed::NOTHING });
}

#[test]
fn english() {
    for variety in ["en_US", "en_GB"] {
        agrees(variety, &own(variety), &Allowed::NOTHING);
    }
}

/// A dictionary of the project, without its ending.
fn own(folder: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../dictionaries").join(folder).join(folder)
}

/// A dictionary that `tests/fetch` fetched, without its ending.
fn fetched(language: &str) -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join("dictionaries").join(language).join("index")
}

fn agrees(language: &str, path: &Path, allowed: &Allowed) {
    let _alone = alone();
    let dictionary = Dictionary::read(&path.with_extension("aff"), &path.with_extension("dic"));
    let sample = Sample::of(&dictionary, path);

    let words = dictionary.list.words.iter().filter(|(_, value)| value.dictionaries != 0);
    let words: Vec<&String> = words.map(|(word, _)| word).collect();
    let step = words.len() / 20_000 + 1;
    let (mut asked, mut unknown) = (0, Vec::new());
    for word in words.iter().step_by(step) {
        asked += 1;
        if !dictionary.knows(word) {
            unknown.push(word);
        }
    }
    println!(
        "{language}: {} words, {} bytes; hunspell knows {} of {asked}",
        words.len(),
        dictionary.map.as_fst().size(),
        asked - unknown.len()
    );
    assert!(unknown.is_empty(), "{language}: hunspell does not know {unknown:?}");

    let mut missing = Rate::default();
    let mut unsplit = Rate::default();
    let mut wrongly_split = Rate::default();
    for word in sample.words() {
        let (listed, split) = (dictionary.lists(&word), dictionary.split(&word).is_some());
        if dictionary.knows_simple(&word) {
            missing.count(&word, !listed);
        } else if dictionary.knows(&word) {
            unsplit.count(&word, !split && !listed);
        } else {
            wrongly_split.count(&word, split || listed);
        }
    }
    for (rate, what, allowed) in [
        (missing, "simple words that hunspell knows, not listed", allowed.missing),
        (unsplit, "compounds that hunspell knows, not split", allowed.unsplit),
        (wrongly_split, "words that hunspell does not know, listed or split", allowed.wrongly_split),
    ] {
        let Rate { all, hits } = rate;
        println!("{language}: {} of {all} {what}: {hits:?}", hits.len());
        #[expect(clippy::cast_precision_loss, reason = "a rate")]
        let rate = 1000.0 * hits.len() as f64 / (all as f64).max(1.0);
        assert!(rate <= allowed, "{language}: {rate} of a thousand {what}: {hits:?}");
    }
}

/// How many words of those asked for are wrong.
#[derive(Default)]
struct Rate {
    all: usize,
    hits: Vec<String>,
}

impl Rate {
    fn count(&mut self, word: &str, hit: bool) {
        self.all += 1;
        if hit {
            self.hits.push(word.to_owned());
        }
    }
}
