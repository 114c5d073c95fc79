//! A quick look at the words beside an anchor, before a whole pattern is tried.

use super::{Patterns, Start, Step, WordId};

/// The words that may stand next to an anchor, told apart by the last six bits of their numbers: it
/// lets some through that the pattern refuses, and holds none back that it takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sieve(pub u64);

impl Sieve {
    /// Lets everything through, the end of the text included.
    pub const ALL: Self = Self(u64::MAX);

    /// Whether a word may stand there; `None` where there is none.
    #[must_use]
    pub fn lets(self, word: Option<WordId>) -> bool {
        self == Self::ALL || word.is_some_and(|word| self.0 & bit(word) != 0)
    }
}

fn bit(word: WordId) -> u64 {
    1 << (word % u64::BITS)
}

impl Patterns {
    /// A pattern with what may stand before and behind its anchor.
    pub(super) fn start(&self, pattern: u32) -> Start {
        let found = self.all[pattern as usize];
        let first = found.first as usize;
        let steps = &self.steps[first..first + found.len as usize];
        let (before, after) = (&steps[..found.anchor as usize], &steps[found.anchor as usize + 1..]);
        Start {
            pattern,
            before: self.sieve(before.iter().rev(), <[Step]>::last),
            after: self.sieve(after.iter(), <[Step]>::first),
        }
    }

    /// What may stand next to an anchor from which `steps` lead away; `nearest` is the step of a run
    /// that is next to it.
    fn sieve<'s>(&self, steps: impl Iterator<Item = &'s Step>, nearest: impl Fn(&[Step]) -> Option<&Step>) -> Sieve {
        let mut bits = 0;
        for step in steps {
            match *step {
                Step::Set(from, to) => return Sieve(bits | self.bits(from, to)),
                Step::Maybe(from, to) => bits |= self.bits(from, to),
                Step::Runs(from, to) => {
                    let mut optional = false;
                    for run in self.choices(from, to) {
                        match nearest(run) {
                            Some(&Step::Set(from, to)) => bits |= self.bits(from, to),
                            _ => optional = true,
                        }
                    }
                    if !optional {
                        return Sieve(bits);
                    }
                }
                Step::Not(..) | Step::Comma => {}
                Step::Any | Step::Gap | Step::Number(..) | Step::Start | Step::End => return Sieve::ALL,
            }
        }
        Sieve::ALL
    }

    fn bits(&self, from: u32, to: u32) -> u64 {
        self.sets[from as usize..to as usize].iter().fold(0, |bits, &word| bits | bit(word))
    }
}
