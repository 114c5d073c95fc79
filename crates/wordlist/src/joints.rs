//! What must hold where the parts of a compound meet.

use serde::{Deserialize, Serialize};

use crate::replacement::Replacement;

/// The conditions that a language has for compounds, beyond what its parts may be.
#[expect(clippy::struct_excessive_bools, reason = "they are separate options of the file format")]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Joints {
    /// The letters of the shortest part.
    pub shortest: usize,
    /// The parts of the longest compound, where that is said.
    pub most: Option<usize>,
    /// Whether the last two parts must not be the same.
    pub(crate) no_twins: bool,
    /// Whether no capital may be where parts meet.
    pub(crate) no_capitals: bool,
    /// Whether no letter may be there three times.
    pub(crate) no_triples: bool,
    /// Letters that belong together even where parts would meet between them.
    pub(crate) joined: Vec<String>,
    pub(crate) patterns: Vec<Pattern>,
    /// What each kind of joint says of a part: the bits that patterns ask for.
    pub(crate) kinds: Vec<Kind>,
    /// Slips that make a compound of what may rather be a misspelt word.
    pub(crate) slips: Vec<Replacement>,
    /// Whether the list has words with a space in them, which nobody may write without.
    pub(crate) spaced: bool,
}

/// Parts that do not go together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Pattern {
    /// How the text before ends, and the text after begins.
    pub(crate) letters: (String, String),
    /// A bit that the kinds of the parts must have, or 0.
    pub(crate) bits: Kind,
}

/// The bits of a part on the left of a joint, and on the right of one.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Kind {
    pub(crate) left: u32,
    pub(crate) right: u32,
}

impl Default for Joints {
    fn default() -> Self {
        Self {
            shortest: 3,
            most: None,
            no_twins: false,
            no_capitals: false,
            no_triples: false,
            joined: Vec::new(),
            patterns: Vec::new(),
            kinds: vec![Kind::default()],
            slips: Vec::new(),
            spaced: false,
        }
    }
}

impl Joints {
    /// Whether parts of these kinds may meet at `at`.
    pub(crate) fn allow(&self, word: &str, at: usize, left: u8, right: u8) -> bool {
        let (before, after) = word.split_at(at);
        let kind = |number: u8| self.kinds.get(usize::from(number)).copied().unwrap_or_default();
        let (left, right) = (kind(left).left, kind(right).right);
        let apart = |pattern: &Pattern| {
            (pattern.bits.left == 0 || pattern.bits.left & left != 0)
                && (pattern.bits.right == 0 || pattern.bits.right & right != 0)
                && before.ends_with(&pattern.letters.0)
                && after.starts_with(&pattern.letters.1)
        };
        self.allow_letters(before, after) && !self.patterns.iter().any(apart)
    }

    /// Whether a part may end and another begin with these letters.
    fn allow_letters(&self, before: &str, after: &str) -> bool {
        let mut last = before.chars().rev();
        let mut first = after.chars();
        let (Some(end), Some(start)) = (last.next(), first.next()) else {
            return false;
        };
        // What has no capital of its own, such as a digit, counts as one.
        let capital = |c: char| c.to_uppercase().eq([c]);
        let capitals = (capital(end) || capital(start)) && end != '-' && start != '-';
        let triple = end == start && (last.next() == Some(end) || first.next() == Some(start));
        let joined = |letters: &String| {
            letters.char_indices().skip(1).any(|(at, _)| {
                let (one, other) = letters.split_at(at);
                before.ends_with(one) && after.starts_with(other)
            })
        };
        !(self.no_capitals && capitals || self.no_triples && triple || self.joined.iter().any(joined))
    }

    /// Whether a word begins with letters that belong together.
    pub(crate) fn begin_joined(&self, word: &str) -> bool {
        self.joined_beginning(word).is_some()
    }

    /// The letters that a word begins with and that belong together, so that both have the capital: `IJs`.
    #[must_use]
    pub fn joined_beginning(&self, word: &str) -> Option<&str> {
        self.joined.iter().map(String::as_str).find(|letters| word.starts_with(letters))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_decide_where_parts_meet() {
        let joints = Joints { no_triples: true, no_capitals: true, joined: vec!["ij".to_owned()], ..Joints::default() };
        assert!(joints.allow("handboek", 4, 0, 0));
        assert!(!joints.allow("handBoek", 4, 0, 0) && joints.allow("hand-Boek", 5, 0, 0));
        assert!(!joints.allow("skijas", 3, 0, 0), "reading joins i and j");
        assert!(!joints.allow("schifffahrt", 6, 0, 0) && joints.allow("schiffahrt", 5, 0, 0));
    }

    #[test]
    fn patterns_ask_for_letters_and_for_kinds() {
        let pattern = |left: &str, right: &str, bits| Pattern { letters: (left.to_owned(), right.to_owned()), bits };
        let vowels = pattern("a", "", Kind { left: 0, right: 1 });
        let words = pattern("oon", "zor", Kind::default());
        let kinds = vec![Kind::default(), Kind { left: 0, right: 1 }];
        let joints = Joints { patterns: vec![vowels, words], kinds, ..Joints::default() };
        assert!(joints.allow("autoongeluk", 4, 0, 1) && !joints.allow("mediaarchief", 5, 0, 1));
        assert!(joints.allow("mediaarchief", 5, 0, 0) && joints.allow("mediaarchief", 5, 1, 0));
        assert!(!joints.allow("woonzorg", 4, 0, 0));
    }
}
