//! What is between the marks of a placeholder: a name for what belongs there, or something else.

use phrasebook::stored::Texts;
use phrasebook::tables::SlotWords;

use super::{Formulas, SlotClass};

/// The most words of a placeholder's name.
const MOST_WORDS: usize = 5;

impl Formulas {
    /// Whether a text names what belongs in its place: `Company`, `your name`, `Interview Date`,
    /// `day/time`, `first_name`.
    pub(crate) fn names_slot(&self, text: &str) -> bool {
        is_unknown(text) || text.split(['/', '|', ',', '&']).all(|name| self.is_name(&words(name)))
    }

    /// Whether words are the name of one thing that belongs in their place.
    fn is_name(&self, name: &[String]) -> bool {
        self.slot_words().any(|slots| {
            let end = name.iter().rposition(|word| !slots.tails.contains(word)).map_or(0, |last| last + 1);
            let Some((last, before)) = name[..end].split_last() else { return false };
            let first = before.first();
            let owned = first.is_some_and(|first| slots.first.contains(first));
            let remark = first.is_some_and(|first| slots.never_first.contains(first));
            let thing = slots.things.contains(last) || before.is_empty() && slots.alone.contains(last);
            owned || name.len() <= MOST_WORDS && thing && !remark
        })
    }
}

impl Formulas {
    /// What kind of word a placeholder stands for.
    pub(super) fn slot_class(&self, slot: &str) -> SlotClass {
        let words = words(slot);
        let has = |list: fn(&SlotWords<'static>) -> Texts<'static>| {
            self.slot_words().any(|slots| words.iter().any(|word| list(slots).contains(word)))
        };
        if has(|slots| slots.numbers) {
            SlotClass::Number
        } else if has(|slots| slots.named) {
            SlotClass::Name
        } else {
            SlotClass::Word
        }
    }
}

/// Whether a text leaves open what belongs there: `XX`.
fn is_unknown(text: &str) -> bool {
    text.len() > 1 && text.chars().all(|c| matches!(c, 'x' | 'X'))
}

/// Whether a text is written like a constant of a program: `FIRST_NAME`.
pub(super) fn is_constant(text: &str) -> bool {
    text.contains('_')
        && text.starts_with(|c: char| c.is_ascii_uppercase())
        && text.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '_')
}

/// Whether a text is a choice between things: `Nurse/Carer`.
pub(super) fn is_choice(text: &str) -> bool {
    let is_thing = |one: &str| {
        one.starts_with(char::is_uppercase)
            && one.chars().all(|c| c.is_alphabetic() || c == ' ')
            && one.chars().any(char::is_lowercase)
    };
    text.contains('/') && text.split('/').all(is_thing)
}

/// Whether a text is written like the name of a variable: `name`, `app.title`, `!Contact.Name`.
pub(super) fn is_identifier(text: &str) -> bool {
    let name = text.trim_start_matches(['!', '$', '#', '%', '@']);
    name.starts_with(|c: char| c.is_alphabetic() || c == '_')
        && name.chars().all(|c| c.is_alphanumeric() || "_.-|:'\"[]".contains(c))
}

/// The words of a name in lower case, also of one in `camelCase` or `snake_case`.
fn words(name: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut small = false;
    for c in name.chars() {
        let inner = c.is_alphanumeric() || matches!(c, '\'' | '’');
        if !inner || small && c.is_uppercase() {
            words.push(String::new());
        }
        if let Some(word) = words.last_mut().filter(|_| inner) {
            word.extend(c.to_lowercase());
        }
        small = c.is_lowercase();
    }
    words.retain(|word| !word.is_empty());
    words
}
