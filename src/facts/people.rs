//! The recorded people, and the words of a text that may name them.

use crate::language::normalise;
use crate::record::name::lore::Rank;
use crate::record::name::{Name, Piece, Role, fold};
use crate::record::{Person, Record};
use crate::text::Gap;
use crate::text::casing::{Casing, casing};

use crate::facts::Facts;

/// Somebody recorded, with the name and the aliases taken apart.
pub(crate) struct KnownPerson<'a> {
    /// The entry of the record.
    pub(crate) person: &'a Person,
    /// The name, then the aliases.
    pub(crate) names: Vec<Name<'a>>,
}

impl<'a> KnownPerson<'a> {
    /// Every piece of every form of the name.
    pub(crate) fn pieces(&self) -> impl Iterator<Item = (&Name<'a>, usize)> {
        self.names.iter().flat_map(|name| (0..name.pieces.len()).map(move |at| (name, at)))
    }

    /// Whether a word is a piece of the name, as it is written.
    pub(crate) fn bears(&self, word: &str) -> bool {
        self.pieces().any(|(name, at)| *normalise(name.pieces[at].text) == *word)
    }

    /// Whether a word is a piece of the name, or may be its initial.
    pub(crate) fn may_bear(&self, word: &str) -> bool {
        self.bears(word) || word.chars().count() == 1 && self.has_initials(word)
    }

    /// Whether initials can be this person's: `R`, `J.R`.
    pub(crate) fn has_initials(&self, word: &str) -> bool {
        let letters =
            |text: &str| text.chars().filter(|c| c.is_alphabetic()).map(|c| fold(&c.to_string())).collect::<Vec<_>>();
        let wanted = letters(word);
        self.names.iter().any(|name| {
            let first = name.pieces.iter().find(|piece| piece.role == Role::Given).map(|piece| letters(piece.text));
            let between = |piece: &Piece| matches!(piece.role, Role::Middle | Role::Initial);
            // `R.M.` of somebody of whom only the first name is recorded.
            if !name.pieces.iter().any(between) && first.is_some_and(|first| first.first() == wanted.first()) {
                return true;
            }
            let mut own = name.pieces.iter().flat_map(|piece| match piece.role {
                Role::Suffix => Vec::new(),
                Role::Initial => letters(piece.text),
                _ => letters(piece.text).into_iter().take(1).collect(),
            });
            wanted.iter().all(|letter| own.any(|other| other == *letter))
        })
    }
}

/// The people of a record.
pub(crate) fn known(record: &Record) -> Vec<KnownPerson<'_>> {
    let read = |person| KnownPerson { person, names: Person::names(person).map(|name| Name::read(name)).collect() };
    record.interviewers.iter().map(read).collect()
}

/// A token's word with plain apostrophes and without its possessive ending.
pub(crate) fn word(facts: &Facts, at: usize) -> String {
    facts.without_possessive(&normalise(facts.text_of(at))).to_owned()
}

/// What the title before a token says, if there is one: `Ms.`, with its capital.
pub(crate) fn title_before(facts: &Facts, at: usize) -> Option<Rank> {
    rank_before(facts, at).filter(|_| casing(&word(facts, at - 1)) != Casing::Lower)
}

/// The same for a title with or without a capital: `meneer`.
pub(crate) fn rank_before(facts: &Facts, at: usize) -> Option<Rank> {
    let joined = facts.reading.tokens.get(at).is_some_and(|token| token.gap == Gap::Space);
    Rank::of(&word(facts, at.checked_sub(1).filter(|_| joined)?))
}
