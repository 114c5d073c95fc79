//! The dictionary's own speller, asked for suggestions when nothing faster knows a word.
//!
//! Hunspell is neither quick nor safe to share: handles made or dropped on several threads race. So
//! one thread owns every handle, makes each when it is first asked for, never drops one, and answers
//! one question at a time. It opens files by path only; the embedded dictionary is written to a
//! private folder, read whole, and removed again.

use std::collections::HashMap;
use std::sync::OnceLock;
use std::sync::mpsc::{Sender, channel};
use std::thread;

use hunspell_rs::{CheckResult, Hunspell};

use super::tables::Dictionary;

/// Hunspell calls every longer word missing, and its time grows with the length.
const LONGEST: usize = 60;

/// What is asked of the speller's thread.
struct Question {
    dictionary: Dictionary,
    word: String,
    answer: Sender<Answer>,
}

/// What hunspell says of a word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// Whether the dictionary has it, affixes and compounds included.
    pub known: bool,
    /// What may have been meant, the best first. Hunspell stops looking after a while, so only the
    /// first is the same every time.
    pub suggestions: Vec<String>,
}

/// Asks hunspell about one word. `None` if the speller could not be started: no folder to write
/// its dictionary to, for instance.
#[must_use]
pub fn ask(dictionary: Dictionary, word: &str) -> Option<Answer> {
    static SPELLER: OnceLock<Sender<Question>> = OnceLock::new();
    // A NUL byte ends a word in C.
    if word.is_empty() || word.len() > LONGEST || word.contains('\0') {
        return Some(Answer { known: false, suggestions: Vec::new() });
    }
    let (answer, answered) = channel();
    let speller = SPELLER.get_or_init(start);
    speller.send(Question { dictionary, word: word.to_owned(), answer }).ok()?;
    answered.recv().ok()
}

fn start() -> Sender<Question> {
    let (sender, questions) = channel::<Question>();
    thread::spawn(move || {
        let mut spellers: HashMap<&'static str, Option<Hunspell>> = HashMap::new();
        let mut answers: HashMap<(&'static str, String), Answer> = HashMap::new();
        for Question { dictionary, word, answer } in questions {
            let Some(speller) = spellers.entry(dictionary.tag).or_insert_with(|| load(&dictionary)) else {
                continue;
            };
            let known = answers.entry((dictionary.tag, word)).or_insert_with_key(|(_, word)| {
                let known = speller.check(word) == CheckResult::FoundInDictionary;
                let suggestions = if known { Vec::new() } else { speller.suggest(word) };
                Answer { known, suggestions }
            });
            // Nobody waits for an answer that cannot be sent.
            let _ = answer.send(known.clone());
        }
        // The program is ending; its memory goes with it, and dropping handles is what races.
        std::mem::forget(spellers);
    });
    sender
}

/// Hands the dictionary to hunspell through a private folder.
#[expect(clippy::disallowed_methods, reason = "hunspell opens its dictionary by path only")]
fn load(dictionary: &Dictionary) -> Option<Hunspell> {
    let folder = tempfile::Builder::new().prefix("followup-lint-").tempdir().ok()?;
    let file = |ending: &str, bytes: &[u8]| {
        let path = folder.path().join(format!("{}.{ending}", dictionary.tag));
        std::fs::write(&path, bytes).ok()?;
        Some(path.to_str()?.to_owned())
    };
    let speller = Hunspell::new(&file("aff", dictionary.aff)?, &file("dic", dictionary.dic)?);
    // A dictionary that hunspell could not read makes every word missing.
    let first = dictionary.dic.split(|&byte| byte == b'\n').filter_map(|line| std::str::from_utf8(line).ok());
    let mut probes = first.skip(1).filter_map(|line| line.split('/').next()).filter(|word| word.len() > 3);
    probes.find(|word| speller.check(word) == CheckResult::FoundInDictionary).map(|_| speller)
}
