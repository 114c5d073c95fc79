//! Where a text uses words of confusion sets. Training and reading share this, too.

use crate::language::Reading;
use crate::language::tables::{Confusions, Member};
use crate::text::Gap;

/// A use of a word of a set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Use {
    /// Its first token.
    pub at: usize,
    /// The token after it.
    pub end: usize,
    /// Which word of which set.
    pub member: Member,
}

impl Use {
    /// Whether the word is one token; `a lot` is two.
    #[must_use]
    pub const fn is_one_token(&self) -> bool {
        self.end == self.at + 1
    }
}

/// The uses of words of the sets that begin with a token. Parts of a hyphenated word are none.
pub fn uses<'a>(confusions: &Confusions<'a>, reading: &'a Reading, at: usize) -> impl Iterator<Item = Use> + use<'a> {
    let glued = |at: usize| reading.tokens.get(at).is_some_and(|token| token.gap == Gap::Hyphen);
    let mut members =
        confusions.members.get(confusions.firsts.range(reading.forms[at].id as usize)).unwrap_or_default();
    if !members.is_empty() && (glued(at) || glued(at + 1)) {
        members = &[];
    }
    members.iter().filter_map(move |member| {
        let pair = member.second() != 0;
        let joined = || {
            reading.tokens.get(at + 1).is_some_and(|next| next.gap == Gap::Space)
                && reading.forms[at + 1].id == member.second()
        };
        (!pair || joined()).then_some(Use { at, end: at + 1 + usize::from(pair), member: *member })
    })
}
