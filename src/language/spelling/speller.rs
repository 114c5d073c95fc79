//! Hunspell, which knows what a dictionary has beyond any list: words that are joined freely.
//!
//! Hunspell is neither quick nor safe to share: handles made or dropped on several threads race. So one
//! thread owns every handle, makes each when it is first asked for, never drops one, and answers one
//! question at a time. A forked process has no such thread, and starts its own. Hunspell opens files by
//! path only; the embedded dictionary is written to private files, read whole, and removed again.

use std::collections::HashMap;
use std::fs::File;
use std::io::Write;
use std::sync::mpsc::{Sender, channel};
use std::sync::{Mutex, PoisonError};
use std::{mem, process, thread};

use hunspell_rs::{CheckResult, Hunspell};

use crate::language::tables::Dictionary;

/// Hunspell calls every longer word missing, and its time grows with the length.
const LONGEST: usize = 60;

/// Whether a dictionary has a word, affixes and compounds included. `None` if hunspell could not be
/// started: no folder to write the dictionary to, for instance.
#[must_use]
pub fn knows(dictionary: Dictionary, word: &str) -> Option<bool> {
    ask(dictionary, word, Asked::Known)
}

/// What hunspell takes an unknown word for, the best first. It stops looking after a while, so only the
/// first is the same every time.
#[must_use]
pub fn suggestions(dictionary: Dictionary, word: &str) -> Option<Vec<String>> {
    ask(dictionary, word, Asked::Suggestions)
}

fn ask<T: Default>(dictionary: Dictionary, word: &str, asked: fn(Sender<T>) -> Asked) -> Option<T> {
    // A NUL byte ends a word in C.
    if word.is_empty() || word.len() > LONGEST || word.contains('\0') {
        return Some(T::default());
    }
    let (answer, answered) = channel();
    send(Question { dictionary, word: word.to_owned(), asked: asked(answer) });
    answered.recv().ok()
}

/// What is asked of the speller's thread.
struct Question {
    dictionary: Dictionary,
    word: String,
    asked: Asked,
}

/// What is to be answered, and where.
enum Asked {
    Known(Sender<bool>),
    Suggestions(Sender<Vec<String>>),
}

/// Hands a question to the thread of this process. If there is none, nobody answers.
fn send(question: Question) {
    static OWNER: Mutex<Option<(u32, Sender<Question>)>> = Mutex::new(None);
    let mut owner = OWNER.lock().unwrap_or_else(PoisonError::into_inner);
    let here = process::id();
    if owner.as_ref().is_none_or(|(process, _)| *process != here) {
        // What the channel of another process holds is not ours to free.
        mem::forget(mem::replace(&mut *owner, start().map(|questions| (here, questions))));
    }
    if let Some((_, questions)) = &*owner {
        let _ = questions.send(question);
    }
}

/// Starts the thread, if the system has one to give.
fn start() -> Option<Sender<Question>> {
    let (sender, questions) = channel::<Question>();
    let work = move || {
        let mut spellers: HashMap<&'static str, Option<Hunspell>> = HashMap::new();
        for Question { dictionary, word, asked } in questions {
            let Some(speller) = spellers.entry(dictionary.tag).or_insert_with(|| load(&dictionary)) else {
                continue;
            };
            // Whoever asked may have gone.
            let _ = match asked {
                Asked::Known(answer) => answer.send(speller.check(&word) == CheckResult::FoundInDictionary).is_ok(),
                Asked::Suggestions(answer) => answer.send(speller.suggest(&word)).is_ok(),
            };
        }
        // The program is ending; its memory goes with it, and dropping handles is what races.
        mem::forget(spellers);
    };
    thread::Builder::new().spawn(work).is_ok().then_some(sender)
}

fn load(dictionary: &Dictionary) -> Option<Hunspell> {
    unnamed(dictionary).or_else(|| named(dictionary))
}

/// Hands the dictionary to hunspell in files without names, which nothing can leave behind. Not every
/// system gives these files a path.
fn unnamed(dictionary: &Dictionary) -> Option<Hunspell> {
    let file = |bytes: &[u8]| {
        let mut file = tempfile::tempfile().ok()?;
        file.write_all(bytes).ok()?;
        Some(file)
    };
    let (aff, dic) = (file(dictionary.aff)?, file(dictionary.dic)?);
    #[cfg(unix)]
    {
        use std::os::fd::AsRawFd;
        let path = |file: &File| format!("/proc/self/fd/{}", file.as_raw_fd());
        checked(Hunspell::new(&path(&aff), &path(&dic)), dictionary)
    }
    #[cfg(not(unix))]
    None
}

/// Hands the dictionary to hunspell through a private folder.
#[expect(clippy::disallowed_methods, reason = "hunspell opens its dictionary by path only")]
fn named(dictionary: &Dictionary) -> Option<Hunspell> {
    let mut builder = tempfile::Builder::new();
    builder.prefix("followup-lint-");
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o700));
    let folder = builder.tempdir().ok()?;
    let file = |ending: &str, bytes: &[u8]| {
        let path = folder.path().join(format!("{}.{ending}", dictionary.tag));
        std::fs::write(&path, bytes).ok()?;
        Some(path.to_str()?.to_owned())
    };
    checked(Hunspell::new(&file("aff", dictionary.aff)?, &file("dic", dictionary.dic)?), dictionary)
}

/// A speller that could read its dictionary.
fn checked(speller: Hunspell, dictionary: &Dictionary) -> Option<Hunspell> {
    // A dictionary that hunspell could not read makes every word missing.
    let first = dictionary.dic.split(|&byte| byte == b'\n').filter_map(|line| std::str::from_utf8(line).ok());
    let mut probes = first.skip(1).filter_map(|line| line.split('/').next()).filter(|word| word.len() > 3);
    probes.find(|word| speller.check(word) == CheckResult::FoundInDictionary).map(|_| speller)
}
