//! The kinds of joints: which flags of `CHECKCOMPOUNDPATTERN` the stem of a part has.

use std::collections::BTreeMap;

use crate::aff::Aff;
use crate::compounding::Side;
use crate::flags::{Flag, Flags};
use crate::joints::{Joints, Kind, Pattern};
use crate::mistake::{File, Mistake};
use crate::value::Value;

/// Numbers the kinds of joints that the words of a dictionary have.
#[derive(Debug, Clone, Default)]
pub(crate) struct Kinds {
    left: Vec<Ask>,
    right: Vec<Ask>,
    numbers: BTreeMap<(u32, u32), u8>,
}

/// What a pattern asks of a part, beside letters: a flag of its stem, or that it is a stem.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Ask {
    flag: Option<Flag>,
    bare: bool,
}

impl Kinds {
    pub(crate) fn new(aff: &Aff) -> Result<Self, Mistake> {
        let mut kinds = Self { numbers: BTreeMap::from([((0, 0), 0)]), ..Self::default() };
        for pattern in &aff.compounding.patterns {
            for (side, asks) in [(&pattern.left, &mut kinds.left), (&pattern.right, &mut kinds.right)] {
                if let Some(ask) = Ask::of(side).filter(|ask| !asks.contains(ask)) {
                    asks.push(ask);
                }
            }
        }
        let bits = usize::try_from(u32::BITS).unwrap_or(usize::MAX);
        if kinds.left.len() > bits || kinds.right.len() > bits { Err(too_many()) } else { Ok(kinds) }
    }

    /// The bits of a part whose stem has these flags.
    pub(crate) fn of(&self, flags: &Flags, bare: bool) -> Kind {
        let bits = |asks: &[Ask]| {
            let met = |ask: &Ask| (ask.flag.is_none() || flags.has(ask.flag)) && (!ask.bare || bare);
            asks.iter().enumerate().filter(|(_, ask)| met(ask)).map(|(at, _)| bit(at)).sum()
        };
        Kind { left: bits(&self.left), right: bits(&self.right) }
    }

    /// The number of the kind with these bits.
    pub(crate) fn number(&mut self, left: u32, right: u32) -> Result<u8, Mistake> {
        let next = u8::try_from(self.numbers.len()).ok().filter(|next| *next < Value::JOINTS);
        if let Some(&number) = self.numbers.get(&(left, right)) {
            return Ok(number);
        }
        let number = next.ok_or_else(too_many)?;
        self.numbers.insert((left, right), number);
        Ok(number)
    }

    /// The conditions of the dictionary's compounds.
    pub(crate) fn joints(&self, aff: &Aff, spaced: bool) -> Joints {
        let compounding = &aff.compounding;
        let bit = |asks: &[Ask], side: &Side| {
            Ask::of(side).and_then(|ask| asks.iter().position(|known| *known == ask)).map_or(0, bit)
        };
        let patterns = compounding.patterns.iter().map(|pattern| Pattern {
            letters: (aff.output.apply(&pattern.left.letters), aff.output.apply(&pattern.right.letters)),
            bits: Kind { left: bit(&self.left, &pattern.left), right: bit(&self.right, &pattern.right) },
        });
        let mut kinds = vec![Kind::default(); self.numbers.len()];
        for (&(left, right), &number) in &self.numbers {
            kinds[usize::from(number)] = Kind { left, right };
        }
        let slips = aff.replacements.iter().filter(|slip| compounding.no_slips && !slip.first && !slip.last);
        Joints {
            shortest: compounding.shortest.unwrap_or(3).max(1),
            most: compounding.most,
            no_twins: compounding.no_twins,
            no_capitals: compounding.no_capitals,
            no_triples: compounding.no_triples,
            joined: aff.input.joined().map(str::to_owned).collect(),
            patterns: patterns.collect(),
            kinds,
            slips: slips.cloned().collect(),
            spaced,
        }
    }
}

impl Ask {
    fn of(side: &Side) -> Option<Self> {
        (side.flag.is_some() || side.bare).then_some(Self { flag: side.flag, bare: side.bare })
    }
}

fn too_many() -> Mistake {
    Mistake::new(File::Affixes, 1, "the flags of `CHECKCOMPOUNDPATTERN` make too many kinds of words")
}

fn bit(at: usize) -> u32 {
    1 << at
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_is_an_end_to_kinds() {
        let patterns = |count: usize| {
            let lines = (1..=count).map(|flag| format!("\nCHECKCOMPOUNDPATTERN /{flag} /1"));
            format!("FLAG num\nCHECKCOMPOUNDPATTERN {count}{}", lines.collect::<Vec<_>>().concat())
        };
        let kinds = |count| Kinds::new(&Aff::read(&patterns(count)).expect("no mistake"));
        assert!(kinds(32).is_ok() && kinds(33).is_err());
        let mut kinds = kinds(32).expect("few enough flags");
        assert!((0..63).all(|left| kinds.number(left, 1).is_ok()));
        assert!(kinds.number(63, 1).is_err() && kinds.number(62, 1).is_ok());
    }
}
