//! What a language says of single words: groups, and what belongs to no name.

use phrasebook::slots;

use super::Language;
use super::morphology::{self, Morphology};
use crate::draft::begins;
use crate::text::{Gap, Token};

/// Letters of the shortest word that is no abbreviation, though few people write it.
const PLAIN: usize = 5;

#[doc(hidden)]
impl Language {
    /// Whether an address is that of an office and of no person: `jobs@kiln.example`.
    #[must_use]
    pub fn is_role_address(&self, address: &str) -> bool {
        self.tables.words.is_role_address(address)
    }

    /// Whether a text begins with a greeting.
    #[must_use]
    pub fn greets(&self, text: &str) -> bool {
        let text = text.to_lowercase();
        self.tables.words.greetings.iter().any(|greeting| begins(&text, greeting))
    }

    /// Whether the stop after a lower-case word ends no sentence.
    #[must_use]
    pub fn is_abbreviation(&self, word: &str) -> bool {
        self.conventions().abbreviations.contains(word)
    }

    /// Whether a lower-case word is, in capitals, an abbreviation.
    #[must_use]
    pub fn is_acronym(&self, word: &str) -> bool {
        self.tables.words.acronyms.contains(word)
    }

    /// Whether a lower-case word is one of the small words that hold sentences together.
    #[must_use]
    pub fn is_function(&self, word: &str) -> bool {
        self.tables.words.functions.contains(word)
    }

    /// Whether a lower-case word is one of those that everybody writes.
    #[must_use]
    pub fn is_common(&self, word: &str) -> bool {
        self.tables.classes().has(slots::key(word))
    }

    /// How the language forms its words, where that is known.
    pub(super) fn morphology(&self) -> Option<&'static Morphology> {
        morphology::of(self.tables.code)
    }

    /// A code that lower-case words share if they sound alike; the same for all where nobody knows.
    pub(crate) fn sound(&self, word: &str) -> String {
        self.morphology().map_or_else(String::new, |morphology| (morphology.sound)(word))
    }

    /// Whether a lower-case word greets nobody in particular: `team`, `all`.
    #[must_use]
    pub fn is_group(&self, word: &str) -> bool {
        self.tables.words.groups.contains(word)
    }

    /// Whether a word that always has a capital is nobody's name.
    #[must_use]
    pub fn is_proper(&self, word: &str) -> bool {
        self.tables.words.proper.contains(word)
    }

    /// Whether a lower-case word is an abbreviation, too, so that its stop may end no sentence.
    #[must_use]
    pub fn is_clipped(&self, word: &str) -> bool {
        self.tables.words.clipped.contains(word)
    }

    /// Whether a lower-case word is a command or package, which nobody gives a capital.
    #[must_use]
    pub fn is_command(&self, word: &str) -> bool {
        self.tables.words.commands.contains(word)
    }

    /// Whether what comes after a token is said of things in a program, which have the token for their name: `command`.
    pub(crate) fn names_code(&self, text: &str, tokens: &[Token], at: usize) -> bool {
        let next = tokens.get(at + 1).filter(|next| next.gap == Gap::Space);
        next.is_some_and(|next| self.tables.words.code_things.contains(&text[next.span().range()]))
    }

    /// Whether everybody writes a lower-case word, or it is too long to be an abbreviation.
    #[must_use]
    pub fn is_plain(&self, word: &str) -> bool {
        word.chars().count() >= PLAIN || self.is_function(word) || self.is_common(word)
    }

    /// Whether a lower-case word may occur twice in a row.
    #[must_use]
    pub fn is_repeatable(&self, word: &str) -> bool {
        self.tables.words.repeatable.contains(word)
    }
}
