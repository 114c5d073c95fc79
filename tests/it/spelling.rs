//! The suggestions for words that no list has. The known misspellings of English are the yardstick: what
//! suggests here has not read that list.
//!
//! `cargo test --test it spelling -- --nocapture` prints the figures, `LIST=FILE` those of another list;
//! `cargo bench --bench suggestions` sets them beside hunspell's.

#![allow(clippy::disallowed_methods, reason = "the environment names another list")]
#![allow(clippy::print_stdout, reason = "the figures are worth reading")]

use std::env;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use crate::common::snapshot::assert_lines;
use crate::common::{english, text};
use followup_lint::diagnostic::Level;
use followup_lint::draft::Draft;
use followup_lint::engine::{Case, Engine};
use followup_lint::language::{Language, formulas, normalise};
use phrasebook::slots::key;
use proptest::prelude::*;
use proptest::sample::{Index, select};

static ENGLISH: LazyLock<Language> = LazyLock::new(english);

/// Known misspellings by the least of their hashes, with what may be meant.
fn misspellings(count: usize) -> Vec<(String, Vec<&'static str>)> {
    let lexicon = ENGLISH.lexicon();
    let known = |right: &&str| lexicon.look_up(right).is_known() && right.chars().all(|c| c.is_ascii_lowercase());
    let mut all: Vec<_> = lexicon
        .misspellings()
        .filter(|(typo, _)| typo.len() >= 5)
        .map(|(typo, corrections)| (typo, corrections.into_iter().filter(known).collect::<Vec<_>>()))
        .filter(|(_, corrections)| !corrections.is_empty())
        .collect();
    all.sort_by_key(|(typo, _)| key(typo).wrapping_mul(0x9e37_79b9));
    all.truncate(count);
    all
}

#[test]
fn most_misspellings_get_the_right_word_first() {
    let pairs = misspellings(500);
    let within = |places: usize| {
        let right = pairs.iter().filter(|(typo, corrections)| {
            let suggestions = ENGLISH.suggestions(typo);
            suggestions.iter().take(places).any(|word| corrections.contains(&word.as_str()))
        });
        right.count() * 1000 / pairs.len()
    };
    let (first, third) = (within(1), within(3));
    println!("of 1,000 known misspellings {first} get the right word first, {third} among the first three");
    assert!(first >= 900 && third >= 950, "only {first} and {third}");
}

/// What comes of a misspelling in a sentence: its level and the first correction, if there is one.
fn judge(misspelling: &str, sentence: &str, engine: &Engine) -> Option<(Level, Option<String>)> {
    let mail = format!("Dear Rita,\n\n{sentence}\n\nMaya\n");
    let draft = Draft::read(mail.as_bytes(), &formulas());
    let found = engine.check(&draft, &Case::default()).diagnostics;
    let hit = found.into_iter().find(|found| mail[found.span.range()].contains(misspelling))?;
    Some((hit.level, hit.fixes.first().map(|fix| fix.edits[0].replacement.clone())))
}

/// The misspellings of `tests/spelling/en.tsv`, as people make them, or of the file that `LIST` names: each with
/// what may have been meant, and with a sentence if there is one.
#[test]
fn misspellings_are_seen_and_corrected() {
    let engine = Engine::new(english());
    let own = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/spelling/en.tsv");
    let other = env::var_os("LIST").map(PathBuf::from);
    let (mut all, mut guessed, mut missed) = (0, 0, Vec::new());
    let list = text(other.as_deref().unwrap_or(&own));
    for line in list.lines().filter(|line| !line.starts_with('#')) {
        let (misspelling, rest) = line.split_once('\t').unwrap_or_else(|| panic!("no tab in {line}"));
        let (right, sentence) = rest.split_once('\t').unwrap_or((rest, ""));
        let alone = format!("I wrote of {misspelling} there.");
        let found = judge(misspelling, if sentence.is_empty() { &alone } else { sentence }, &engine);
        let guess = found.as_ref().and_then(|(_, guess)| guess.as_deref());
        all += 1;
        guessed += usize::from(guess.is_some() || matches!(found, Some((Level::Error, _))));
        if !guess.is_some_and(|guess| right.split('/').any(|right| right == guess)) {
            let line = line.trim_end_matches(sentence).trim_end();
            let level = found.as_ref().map_or("nothing".to_owned(), |(level, _)| format!("{level:?}").to_lowercase());
            missed.push(format!("{line}\t{level}\t{}", guess.unwrap_or_default()));
        }
    }
    println!("of {all} misspellings {} get the right word first, and {guessed} any or an error", all - missed.len());
    if other.is_some() {
        println!("{}", missed.join("\n"));
        return;
    }
    assert_lines("tests/spelling/en.misses.tsv", missed);
}

/// A known word with a few letters dropped, doubled, swapped or replaced.
fn misspelt() -> impl Strategy<Value = String> {
    let word = select(ENGLISH.lexicon().forms().step_by(97).map(|(word, _)| word).collect::<Vec<_>>());
    (word, prop::collection::vec((any::<Index>(), 0..4u8, any::<char>()), 0..4)).prop_map(|(word, edits)| {
        let mut letters: Vec<char> = word.chars().collect();
        for (place, edit, letter) in edits.into_iter().filter(|_| word.len() > 4) {
            let at = place.index(letters.len() - 1);
            match edit {
                0 if letters.len() > 2 => drop(letters.remove(at)),
                1 => letters.insert(at, letters[at]),
                2 => letters.swap(at, at + 1),
                _ => letters[at] = letter,
            }
        }
        letters.into_iter().collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn suggestions_are_known_words(word in prop_oneof![any::<String>(), "\\PC{0,80}", misspelt()]) {
        let suggestions = ENGLISH.suggestions(&word);
        for suggestion in &suggestions {
            let mut words = suggestion.split(' ');
            prop_assert!(words.all(|word| ENGLISH.lexicon().look_up(word).is_known()), "{} is in no list", suggestion);
            prop_assert_eq!(&*normalise(suggestion), suggestion.as_str());
        }
        prop_assert_eq!(&suggestions, &ENGLISH.suggestions(&word));
    }
}

#[cfg(all(unix, feature = "hunspell"))]
#[test]
fn a_forked_process_has_its_own_speller() {
    use std::time::Duration;

    use followup_lint::language::spelling::speller;

    let dictionary = ENGLISH.tables().dictionaries[0];
    let answers = || {
        speller::knows(dictionary, "kiln") == Some(true)
            && speller::knows(dictionary, "kilnn") == Some(false)
            && speller::suggestions(dictionary, "recieve").is_some_and(|words| words[0] == "receive")
    };
    assert!(answers());
    assert!(forked::holds(Duration::from_secs(60), answers));
    assert!(answers());
}
