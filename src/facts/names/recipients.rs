//! What misses the name of a recorded person before an address of the mail.

use super::Reason;
use crate::diagnostic::Span;
use crate::draft::{Address, HeaderName};
use crate::facts::Facts;
use crate::facts::people::KnownPerson;
use crate::record::name::{self, Name, Piece, Role, fold, lore};

/// A part of a recipient's name that is not written as in the record.
pub(crate) struct Misspelt {
    pub(crate) span: Span,
    pub(crate) right: String,
    pub(crate) reason: Reason,
    /// Whether nobody else can be meant.
    pub(crate) sure: bool,
}

/// The misspelt names before the addresses of the mail, where it is clear who is meant.
pub(crate) fn misspelt(facts: &Facts, people: &[KnownPerson]) -> Vec<Misspelt> {
    let mut found = Vec::new();
    for to in facts.draft.addresses(&[HeaderName::To, HeaderName::Cc, HeaderName::Bcc]) {
        let name = Name::read(to.name);
        let owner = people.iter().find(|person| person.person.is_at(&to.address));
        let namesake = || people.iter().find(|person| is_namesake(person, &name) && may_be_at(person, &to, &name));
        if owner.is_none() && people.iter().any(|person| words(&name).all(|piece| bears(person, piece.text))) {
            continue;
        }
        let Some(person) = owner.or_else(namesake) else {
            continue;
        };
        for piece in words(&name) {
            let missed = slip(person, piece.text, owner.is_some());
            found.extend(missed.map(|(right, reason)| Misspelt {
                span: Span::within(facts.draft.text(), piece.text),
                right,
                reason,
                sure: owner.is_some() && !lore::is_given(&piece.text.to_lowercase()),
            }));
        }
    }
    found
}

/// The pieces of a name that are names themselves.
fn words<'n, 'a>(name: &'n Name<'a>) -> impl Iterator<Item = Piece<'a>> + use<'n, 'a> {
    name.pieces.iter().copied().filter(|piece| matches!(piece.role, Role::Given | Role::Middle | Role::Family))
}

/// Whether a word is a piece of somebody's name, however it is cased and accented.
fn bears(person: &KnownPerson, word: &str) -> bool {
    person.pieces().any(|(name, at)| fold(name.pieces[at].text) == fold(word))
}

/// Whether a name of several words has somebody's family name.
fn is_namesake(person: &KnownPerson, name: &Name) -> bool {
    words(name).count() > 1 && person.names.iter().any(|own| fold(&own.family()) == fold(&name.family()))
}

/// Whether somebody may have this address: none is recorded, or another one of the same domain. An address
/// that is made of a name which is not theirs is somebody else's.
fn may_be_at(person: &KnownPerson, to: &Address, name: &Name) -> bool {
    let domain = |address: &str| address.rsplit_once('@').map(|(_, domain)| domain.trim().to_lowercase());
    person.person.email.as_deref().is_none_or(|email| {
        let local = to.local_words();
        let other = |piece: Piece| !bears(person, piece.text) && local.contains(&fold(piece.text));
        domain(email) == domain(&to.address) && !words(name).any(other)
    })
}

/// The piece of somebody's name that a word misses, and how. `sure`: the word must be theirs.
fn slip(person: &KnownPerson, word: &str, sure: bool) -> Option<(String, Reason)> {
    if bears(person, word) {
        return None;
    }
    let lower = word.to_lowercase();
    person.pieces().find_map(|(name, at)| {
        let (piece, own) = (name.pieces[at].text, name.pieces[at].text.to_lowercase());
        // `Cath`, `Kate`
        let short = own.starts_with(&lower) || lower.starts_with(&own) || lore::is_short(&lower, &own);
        let other = lore::is_given(&lower) && !name::is_respelt(word, piece);
        super::slip(word, name, at, sure, other).filter(|(_, reason)| !short && *reason != Reason::Accents)
    })
}
