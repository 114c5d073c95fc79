//! Known words that may have been meant: those within two edits of the word that was written, the
//! likeliest first.

use std::collections::HashMap;
use std::fmt;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use levenshtein_automata::LevenshteinAutomatonBuilder;

use super::distance::{Distance, Search, Written};
use super::{OFFERED, together};
use crate::language::lexicon::differ_in_accents;
use crate::language::{Form, Language};
use crate::text::casing::{Casing, casing};

/// Edits between a word and those that are near it.
pub(super) const EDITS: u8 = 2;
/// Edits between a long word and those that are looked for where none is near, and what they may cost.
const FAR: (u32, u32) = (3, 76);
/// Letters of the shortest long word: few others are near it.
const LONG: usize = 8;
/// A word that does not sound like the one that was written is less likely meant.
pub(super) const OTHER_SOUND: u32 = 8;
/// A word that is seldom written is seldom meant.
const RARE: u32 = 12;
/// Of two words that are as near, the one of mails is meant.
const ELSEWHERE: u32 = 8;
/// Two slips in a word are less likely than what each is worth.
const TWICE: u32 = 14;

/// Words that are remembered with those near them.
const REMEMBERED: usize = 1 << 14;

/// A known word that may have been meant.
#[expect(clippy::struct_excessive_bools, reason = "each says something else of the word")]
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct NearWord {
    pub(super) word: String,
    /// How unlikely it is that it was meant.
    pub(super) cost: u32,
    pub(super) distance: Distance,
    pub(super) is_common: bool,
    /// Whether a table speaks of it, as they do of the words of mails.
    pub(super) is_everyday: bool,
    pub(super) sounds_alike: bool,
    /// Whether only its accents are others.
    pub(super) accented: bool,
}

impl NearWord {
    /// How unlikely it is that it was meant, compared with others.
    fn rank(&self) -> u32 {
        if self.accented {
            return 0;
        }
        self.cost + if self.is_everyday { 0 } else { ELSEWHERE } + TWICE * self.distance.edits.saturating_sub(1)
    }
}

/// A word and the varieties, a bit each, that words near it were looked for in.
type Sought = (String, u8);

/// What a language remembers of the words that were looked for: the drafts of a library share theirs.
#[derive(Default)]
pub(in crate::language) struct Memory {
    automata: OnceLock<LevenshteinAutomatonBuilder>,
    found: Mutex<HashMap<Sought, Arc<[NearWord]>>>,
}

impl fmt::Debug for Memory {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.debug_struct("Memory").finish_non_exhaustive()
    }
}

/// Finds the words of a language that are near others.
pub(super) struct NearWords<'a> {
    language: &'a Language,
    automata: &'a LevenshteinAutomatonBuilder,
    keyboard: Vec<Vec<char>>,
}

impl<'a> NearWords<'a> {
    pub(super) fn new(language: &'a Language) -> Self {
        let keyboard = language.tables().keyboard.split_whitespace().map(|row| row.chars().collect()).collect();
        let automata = language.near.automata.get_or_init(|| LevenshteinAutomatonBuilder::new(EDITS, true));
        Self { language, automata, keyboard }
    }

    /// The words near a lower-case one that one of the `varieties` (a bit each) has, the likeliest first, and
    /// no more than anybody is offered.
    pub(super) fn of(&self, written: &str, varieties: u8) -> Arc<[NearWord]> {
        let found = || self.language.near.found.lock().unwrap_or_else(PoisonError::into_inner);
        let key = (written.to_owned(), varieties);
        if let Some(near) = found().get(&key) {
            return near.clone();
        }
        let near: Arc<[NearWord]> = self.search(written, varieties).into();
        let mut found = found();
        if found.len() < REMEMBERED {
            found.insert(key, near.clone());
        }
        near
    }

    fn search(&self, written: &str, varieties: u8) -> Vec<NearWord> {
        let lexicon = self.language.lexicon();
        let as_written = Written::new(written, &self.keyboard);
        let mut near = self.judge(written, &as_written, varieties, lexicon.matching(&self.automata.build_dfa(written)));
        near.extend(together::apart(self.language, written));
        if near.is_empty() && written.chars().count() >= LONG {
            let (edits, cost) = FAR;
            let far = Search { written: &as_written, edits, cost };
            near = self.judge(written, &as_written, varieties, lexicon.matching(&far));
        }
        near.sort_by(|one, other| (one.rank(), &one.word).cmp(&(other.rank(), &other.word)));
        near.truncate(OFFERED);
        near
    }

    /// Those of some known words that may have been meant.
    fn judge(&self, written: &str, as_written: &Written, varieties: u8, known: Vec<(String, Form)>) -> Vec<NearWord> {
        let apostrophe = written.contains('\'');
        let listed_plurals = !self.language.conventions().apostrophe_letters.is_empty();
        let sound = self.language.sound(written);
        let spelt_by_sound = self.language.conventions().spelt_by_sound;
        let known = known
            .into_iter()
            .filter(|(_, form)| form.varieties & varieties != 0 && !form.unwanted)
            // Whoever slips in small letters means nobody's name.
            .filter(|(word, _)| casing(word) == Casing::Lower || self.language.is_proper(word))
            // Short forms and some plurals lose their apostrophes, possessives are looked for without theirs.
            .filter(|(word, _)| {
                word.contains('\'') == apostrophe || listed_plurals || self.language.contraction(word).is_some()
            });
        known
            .map(|(word, form)| {
                let lower = word.to_lowercase();
                let mut distance = as_written.distance(&lower);
                let sounds_alike = sound == self.language.sound(&lower);
                if sounds_alike && spelt_by_sound {
                    distance = distance.heard();
                }
                let is_common = self.is_common(&lower);
                let other = if sounds_alike { 0 } else { OTHER_SOUND };
                let cost = distance.cost + other + if is_common { 0 } else { RARE };
                let accented = differ_in_accents(written, &lower);
                NearWord { word, cost, distance, is_common, is_everyday: form.id != 0, sounds_alike, accented }
            })
            .collect()
    }

    /// Whether everybody writes a word, or the word that it is a form of.
    fn is_common(&self, word: &str) -> bool {
        let known = |base: &str| self.language.is_common(base) && self.language.lexicon().look_up(base).is_known();
        let form = || self.language.morphology().is_some_and(|morphology| (morphology.is_inflected)(word, &known));
        // Where words are joined freely, there are so many that the common ones are listed in few of their forms.
        let joins = self.language.tables().joins_words;
        let other = || joins && self.language.paradigms(word).iter().any(|other| self.language.is_common(other));
        self.language.is_common(word) || form() || other()
    }
}
