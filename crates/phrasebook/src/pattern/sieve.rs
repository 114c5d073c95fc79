//! A quick look at the words beside an anchor, before a whole pattern is tried.

use zerocopy::little_endian::U64;
use zerocopy::{FromBytes, Immutable, IntoBytes, KnownLayout, Unaligned};

use super::{Ask, Patterns, Start, Step, WordId};
use crate::stored::narrow;

/// The words that may be next to an anchor, by the last six bits of their numbers: it lets through
/// some that the pattern refuses, but never holds back one that it takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, FromBytes, IntoBytes, Immutable, KnownLayout, Unaligned)]
#[repr(transparent)]
pub struct Sieve(U64);

impl Sieve {
    /// Lets everything through, the end of the text included.
    const ALL: Self = Self(U64::new(u64::MAX));

    /// Whether a word may be there that has the bits of its numbers; `None` where there is none.
    #[must_use]
    pub fn lets(self, word: Option<u64>) -> bool {
        self == Self::ALL || word.is_some_and(|bits| self.0.get() & bits != 0)
    }

    /// The bit of a word's number.
    #[must_use]
    pub const fn bit(word: WordId) -> u64 {
        1 << (word % u64::BITS)
    }
}

impl Patterns<'_> {
    /// A pattern with what may come before and after its anchor.
    pub(super) fn start(&self, number: usize) -> Start {
        let pattern = &self.all[number];
        let steps = self.steps(pattern);
        let (before, after) = steps.split_at(usize::from(pattern.anchor));
        Start {
            pattern: narrow(number),
            before: self.sieve(before.iter().rev(), <[Step]>::last),
            after: self.sieve(after[1..].iter(), <[Step]>::first),
        }
    }

    /// What may be next to an anchor from which `steps` lead away; `nearest` is the step of a run
    /// that is next to it.
    fn sieve<'s>(&self, steps: impl Iterator<Item = &'s Step>, nearest: impl Fn(&[Step]) -> Option<&Step>) -> Sieve {
        let mut bits = 0;
        for step in steps {
            match step.ask() {
                Ask::Set => return Sieve(U64::new(bits | self.bits(*step))),
                Ask::Maybe => bits |= self.bits(*step),
                Ask::Runs => {
                    let mut optional = false;
                    for run in self.choices(*step) {
                        match nearest(run).filter(|step| step.ask() == Ask::Set) {
                            Some(step) => bits |= self.bits(*step),
                            None => optional = true,
                        }
                    }
                    if !optional {
                        return Sieve(U64::new(bits));
                    }
                }
                Ask::Not | Ask::Comma => {}
                Ask::Any | Ask::MaybeAny | Ask::Gap | Ask::Number | Ask::Start | Ask::End => return Sieve::ALL,
            }
        }
        Sieve::ALL
    }

    fn bits(&self, step: Step) -> u64 {
        self.set(step).iter().fold(0, |bits, word| bits | Sieve::bit(word.get()))
    }
}
