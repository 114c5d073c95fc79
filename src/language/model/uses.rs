//! Where a text uses words of confusion sets. Training and reading share this, too.

use crate::language::Reading;
use crate::language::tables::{Confusions, Member};
use crate::text::Gap;
use crate::text::pattern::Bits;

/// A use of a word of a set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Use {
    /// Its first token.
    pub at: usize,
    /// The token behind it.
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

/// Finds the words of confusion sets.
#[derive(Debug)]
pub struct Members<'a> {
    sorted: &'a [Member],
    /// The words they begin with; few are in a set.
    words: Bits,
}

impl<'a> Members<'a> {
    /// The words of all sets.
    #[must_use]
    pub fn new(confusions: &'a Confusions) -> Self {
        let sorted = &*confusions.members;
        Self { sorted, words: sorted.iter().map(|member| member.first as usize).collect() }
    }

    /// The uses that begin with a token. Parts of a hyphenated word are none.
    pub fn at<'b>(&'b self, reading: &'b Reading, at: usize) -> impl Iterator<Item = Use> + 'b {
        let id = reading.forms[at].id;
        let glued = |at: usize| reading.tokens.get(at).is_some_and(|token| token.gap == Gap::Hyphen);
        let known = self.words.has(id as usize) && !glued(at) && !glued(at + 1);
        let first = if known { self.sorted.partition_point(|member| member.first < id) } else { self.sorted.len() };
        let members = self.sorted[first..].iter().take_while(move |member| member.first == id);
        members.filter_map(move |member| {
            let pair = member.second != 0;
            let joined = || {
                reading.tokens.get(at + 1).is_some_and(|next| next.gap == Gap::Space)
                    && reading.forms[at + 1].id == member.second
            };
            (!pair || joined()).then_some(Use { at, end: at + 1 + usize::from(pair), member: *member })
        })
    }
}
