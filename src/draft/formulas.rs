//! The words by which a mail is taken apart: how mails begin, close and quote in the languages at hand, and
//! how their placeholders are named.

use std::sync::Arc;

use phrasebook::stored::Texts;
use phrasebook::tables::{SlotWords, Words};
use regex::Regex;

use crate::diagnostic::Span;

/// The most letters that say whether a text is a postscript.
const POSTSCRIPT: usize = 20;

/// How mails begin, close and quote. Readers of drafts know no language; this is handed to them.
#[derive(Debug, Clone)]
pub struct Formulas {
    languages: Arc<[Words<'static>]>,
    particles: Texts<'static>,
    own_slots: Option<Regex>,
}

impl Formulas {
    /// The formulas of some languages together, and the particles of names.
    pub fn new(languages: impl IntoIterator<Item = Words<'static>>, particles: Texts<'static>) -> Self {
        Self { languages: languages.into_iter().collect(), particles, own_slots: None }
    }

    /// Adds a pattern of the user's for placeholders.
    pub(crate) fn find_slots_by(&mut self, own: Regex) {
        self.own_slots = Some(own);
    }

    /// Where the user's own pattern finds placeholders in a text that begins at `start`.
    pub(super) fn own_slots(&self, text: &str, start: usize) -> impl Iterator<Item = Span> {
        let found = self.own_slots.iter().flat_map(move |own| own.find_iter(text)).filter(|found| !found.is_empty());
        found.map(move |found| Span::new(start + found.start(), start + found.end()))
    }

    /// The languages, by number, that have a greeting with which a text begins.
    pub(crate) fn greeting(&self, text: &str) -> impl Iterator<Item = usize> + use<'_> {
        let text = text.to_lowercase();
        let greets = move |language: &Words| language.greetings.iter().any(|greeting| begins(&text, greeting));
        (0..).zip(self.languages.iter()).filter(move |(_, language)| greets(language)).map(|(number, _)| number)
    }

    /// The languages, by number, that have a whole line among their sign-offs.
    pub(crate) fn sign_off(&self, line: &str) -> impl Iterator<Item = usize> + use<'_> {
        let line = line.trim().trim_end_matches([',', '.', '!', ';']).to_lowercase();
        let closes = move |language: &Words| language.sign_offs.contains(&line);
        (0..).zip(self.languages.iter()).filter(move |(_, language)| closes(language)).map(|(number, _)| number)
    }

    /// Whether a text begins with a greeting.
    pub(super) fn greets(&self, text: &str) -> bool {
        self.greeting(text).next().is_some()
    }

    /// Whether a whole line is a sign-off.
    pub(super) fn closes(&self, line: &str) -> bool {
        self.sign_off(line).next().is_some()
    }

    /// Whether a lower-case word is a small word inside names.
    pub(super) fn is_particle(&self, word: &str) -> bool {
        self.particles.contains(word)
    }

    /// Whether a line is one that a mail program adds below a mail.
    pub(super) fn is_footer(&self, line: &str) -> bool {
        let line = line.trim().to_lowercase();
        self.languages.iter().any(|language| language.footers.iter().any(|footer| begins(&line, footer)))
    }

    /// Whether a text begins a postscript.
    pub(super) fn adds(&self, text: &str) -> bool {
        let start: String = text.trim().chars().filter(|c| *c != '.').take(POSTSCRIPT).collect();
        let start = start.to_lowercase();
        self.languages.iter().any(|language| language.postscripts.iter().any(|postscript| begins(&start, postscript)))
    }

    /// Whether writers put a lower-case text between square brackets themselves.
    pub(super) fn remarks(&self, text: &str) -> bool {
        self.languages.iter().any(|language| language.remarks.contains(text))
    }

    /// Whether a placeholder may begin with a text, though it has a small first letter.
    pub(super) fn begins_slot(&self, text: &str) -> bool {
        self.languages.iter().any(|language| language.slots.first.iter().any(|word| begins(text, word)))
    }

    /// Whether the name of a placeholder may go on with a text, though it has a small first letter.
    pub(super) fn continues_slot(&self, text: &str) -> bool {
        self.languages.iter().any(|language| language.slots.later.iter().any(|word| text.starts_with(word)))
    }

    /// How the placeholders of each language are named.
    pub(super) fn slot_words(&self) -> impl Iterator<Item = &SlotWords<'static>> {
        self.languages.iter().map(|language| &language.slots)
    }

    /// Whether an address is that of an office and of no person: `jobs@kiln.example`.
    pub(super) fn is_office(&self, address: &str) -> bool {
        self.languages.iter().any(|language| language.is_role_address(address))
    }

    /// Whether a lower-case text has a word of the line above a quoted mail.
    pub(super) fn attributes(&self, text: &str) -> bool {
        let mut words = text.split(|c: char| !c.is_alphabetic());
        words.any(|word| self.languages.iter().any(|language| language.attributions.contains(word)))
    }
}

/// Whether `text` begins with the words `start`.
pub(crate) fn begins(text: &str, start: &str) -> bool {
    text.strip_prefix(start).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
}
