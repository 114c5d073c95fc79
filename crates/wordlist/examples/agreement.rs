//! Compares a word list with hunspell over a text: `agreement INDEX.AFF INDEX.DIC < TEXT`.

#![expect(clippy::print_stdout, reason = "its report is its output")]

#[path = "../tests/authority/mod.rs"]
mod authority;

use std::collections::BTreeMap;
use std::io::{Read, stdin};
use std::path::PathBuf;
use std::time::{Duration, Instant};

use authority::Dictionary;

/// Words shown of each kind, the most frequent first.
const SHOWN: usize = 30;

fn main() {
    let paths: Vec<PathBuf> = std::env::args().skip(1).map(PathBuf::from).collect();
    let [aff, dic] = &paths[..] else {
        panic!("agreement INDEX.AFF INDEX.DIC < TEXT");
    };
    let dictionary = Dictionary::read(aff, dic);
    let words = dictionary.list.words.values().filter(|value| value.dictionaries != 0).count();
    println!("{words} words, {} bytes", dictionary.map.as_fst().size());

    let mut text = String::new();
    stdin().read_to_string(&mut text).expect("a text in UTF-8");
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for word in text.split(|c: char| !c.is_alphabetic() && c != '\'' && c != '’') {
        let word = word.trim_matches(['\'', '’']).replace('’', "'");
        if word.chars().count() > 1 {
            *counts.entry(word).or_default() += 1;
        }
    }
    let all: usize = counts.values().sum();
    let mut kinds: BTreeMap<&str, Vec<(usize, String)>> = BTreeMap::new();
    let (mut taken, mut tried) = (Duration::ZERO, 0);
    for (word, count) in counts {
        let listed = dictionary.lists(&word);
        let start = Instant::now();
        let parts = if listed { None } else { dictionary.split(&word) };
        taken += start.elapsed();
        tried += u32::from(!listed);
        let kind = match (listed, parts.is_some(), dictionary.knows(&word)) {
            (true, _, true) => "listed",
            (true, _, false) => "listed, but unknown to hunspell",
            (false, true, true) => "compounds, split",
            (false, true, false) => "split, but unknown to hunspell",
            (false, false, true) if dictionary.knows_simple(&word) => "known to hunspell, but not listed",
            (false, false, true) => "compounds, not split",
            (false, false, false) => "unknown",
        };
        kinds.entry(kind).or_default().push((count, parts.map_or(word, |parts| parts.join("+"))));
    }
    println!("{all} words of text; {tried} looked at for parts, {:?} each; of each thousand:", taken / tried.max(1));
    for (kind, mut words) in kinds {
        words.sort_by(|one, other| other.cmp(one));
        let count: usize = words.iter().map(|(count, _)| count).sum();
        let shown: Vec<&str> = words.iter().take(SHOWN).map(|(_, word)| word.as_str()).collect();
        #[expect(clippy::cast_precision_loss, reason = "a rate")]
        let rate = 1000.0 * count as f64 / all as f64;
        println!("{rate:7.3} {kind}: {}", shown.join(" "));
    }
}
