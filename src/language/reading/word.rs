//! A word of a reading: what is looked up once for all its tokens.

use crate::language::lexicon::normalise;
use crate::language::model::context::WordHash;
use crate::language::tables::Contraction;
use crate::language::{Form, Language};
use crate::text::Others;
use crate::text::casing::{Casing, casing};

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

/// What a language knows of a word.
pub(super) fn look_up(word: &str, language: &Language, others: &mut Others) -> (Form, Word) {
    let lower = normalise(word).to_lowercase();
    let mut form = language.lexicon().form(word);
    if form.id == 0 && !language.own_words.is_empty() {
        form.id = language.word_id(&lower);
    }
    let found = Word {
        hash: WordHash::new(word, &lower, &language.tables().classes()),
        always_capital: language.conventions().is_always_capital(word),
        casing: casing(word),
        others: others.add(language.other_ids(&lower, form.shape)),
        short: language.contraction(&lower),
    };
    (form, found)
}
