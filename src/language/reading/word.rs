//! A word of a reading: what is looked up once for all its tokens.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use foldhash::fast::FixedState;

use crate::language::lexicon::normalise;
use crate::language::model::context::WordHash;
use crate::language::tables::Contraction;
use crate::language::{Form, Language};
use crate::text::casing::{Casing, casing};
use crate::text::{Others, WordId};

/// A word of a text, whichever tokens have it.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Word {
    /// The word as the model of the confusions knows it.
    pub(super) hash: WordHash,
    /// Whether it has its capital wherever it is.
    pub(super) always_capital: bool,
    /// How it is cased.
    pub(super) casing: Casing,
    /// What else it goes by, as a place among the [`Others`].
    pub(super) others: u16,
    /// What is known of it, if it is a short form.
    pub(super) short: Option<Contraction<'static>>,
}

/// Words that are remembered.
const REMEMBERED: usize = 1 << 16;

/// What a language knows of the words it has met: the drafts of a library share most of theirs.
#[derive(Debug, Default)]
pub(in crate::language) struct Memory(Mutex<HashMap<Box<str>, Known, FixedState>>);

/// What a language knows of a word, and what else the word goes by.
#[derive(Debug, Clone)]
struct Known {
    form: Form,
    word: Word,
    others: Vec<WordId>,
}

impl Language {
    /// What is known of a word as it is written.
    pub(in crate::language) fn known_form(&self, word: &str) -> Form {
        self.known_word(word).form
    }

    fn known_word(&self, word: &str) -> Known {
        let words = || self.words.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = words().get(word) {
            return known.clone();
        }
        let known = look_up(word, self);
        let mut words = words();
        if words.len() < REMEMBERED {
            words.insert(word.into(), known.clone());
        }
        known
    }
}

/// What a language knows of a word of a text.
pub(super) fn word_of(word: &str, language: &Language, others: &mut Others) -> (Form, Word) {
    let known = language.known_word(word);
    (known.form, Word { others: others.add(known.others), ..known.word })
}

fn look_up(word: &str, language: &Language) -> Known {
    let lower = normalise(word).to_lowercase();
    let mut form = language.lexicon().form(word);
    if form.id == 0 && !language.own_words.is_empty() {
        form.id = language.word_id(&lower);
    }
    let word = Word {
        hash: WordHash::new(word, &lower, &language.tables().classes()),
        always_capital: language.conventions().is_always_capital(word),
        casing: casing(word),
        others: 0,
        short: language.contraction(&lower),
    };
    Known { form, word, others: language.other_ids(&lower, form.shape) }
}
