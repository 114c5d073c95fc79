//! What an `.aff` file says of compounds.

use crate::flags::{Flag, Notation};

/// The options that speak of compounds.
#[expect(clippy::struct_excessive_bools, reason = "they are separate options of the file format")]
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Compounding {
    /// What may be any part of a compound: `COMPOUNDFLAG`.
    pub(crate) part: Option<Flag>,
    pub(crate) begin: Option<Flag>,
    pub(crate) middle: Option<Flag>,
    pub(crate) end: Option<Flag>,
    /// Affixes allowed inside a compound: `COMPOUNDPERMITFLAG`.
    pub(crate) permit: Option<Flag>,
    /// What no compound may have: `COMPOUNDFORBIDFLAG`.
    pub(crate) forbid: Option<Flag>,
    /// Last parts of compounds that begin with a capital: `FORCEUCASE`.
    pub(crate) capital: Option<Flag>,
    /// The letters of the shortest part: `COMPOUNDMIN`.
    pub(crate) shortest: Option<usize>,
    /// The parts of the longest compound: `COMPOUNDWORDMAX`.
    pub(crate) most: Option<usize>,
    /// Whether parts that are not the last may have two suffixes: `COMPOUNDMORESUFFIXES`.
    pub(crate) more_suffixes: bool,
    /// No part twice at the end: `CHECKCOMPOUNDDUP`.
    pub(crate) no_twins: bool,
    /// No capitals where parts meet: `CHECKCOMPOUNDCASE`.
    pub(crate) no_capitals: bool,
    /// No letter three times where parts meet: `CHECKCOMPOUNDTRIPLE`.
    pub(crate) no_triples: bool,
    /// No compound that is one typical slip away from a word: `CHECKCOMPOUNDREP`.
    pub(crate) no_slips: bool,
    pub(crate) patterns: Vec<Pattern>,
    pub(crate) rules: Vec<Rule>,
}

/// Parts that do not go together: a line of `CHECKCOMPOUNDPATTERN`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Pattern {
    /// The end of the first part.
    pub(crate) left: Side,
    /// The beginning of the second.
    pub(crate) right: Side,
}

/// One of two parts that do not go together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Side {
    pub(crate) letters: String,
    /// A flag that its stem has.
    pub(crate) flag: Option<Flag>,
    /// Whether it must be a stem without affixes.
    pub(crate) bare: bool,
}

impl Side {
    /// Reads `letters/flag`, either of which may be missing.
    pub(crate) fn read(text: &str, notation: Notation) -> Result<Self, String> {
        let (letters, flag) = text.split_once('/').map_or((text, None), |(letters, flag)| (letters, Some(flag)));
        let flag = flag.map(|flag| notation.flag(flag)).transpose()?;
        let bare = letters == "0";
        Ok(Self { letters: if bare { String::new() } else { letters.to_owned() }, flag, bare })
    }
}

/// Stems that make a word one after the other: a line of `COMPOUNDRULE`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Rule {
    pub(crate) line: usize,
    pub(crate) steps: Vec<Step>,
}

/// One place of a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Step {
    /// The flag of the stems that fit.
    pub(crate) flag: Flag,
    pub(crate) times: Times,
}

/// How often a place of a rule is taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Times {
    Once,
    /// `?`
    AtMostOnce,
    /// `*`
    AnyNumber,
}

impl Rule {
    /// Reads a rule such as `n*1t` or `(N1)(n2)`.
    pub(crate) fn read(text: &str, line: usize, notation: Notation) -> Result<Self, String> {
        let mut steps: Vec<Step> = Vec::new();
        let mut rest = text;
        while let Some(c) = rest.chars().next() {
            let flag;
            (flag, rest) = match rest.strip_prefix('(') {
                Some(inner) => inner.split_once(')').ok_or_else(|| format!("`{text}` lacks a closing bracket"))?,
                None if notation == Notation::Letter || c == '*' || c == '?' => rest.split_at(c.len_utf8()),
                None => return Err(format!("the flags of `{text}` need brackets")),
            };
            let times = match flag {
                "*" => Times::AnyNumber,
                "?" => Times::AtMostOnce,
                _ => {
                    steps.push(Step { flag: notation.flag(flag)?, times: Times::Once });
                    continue;
                }
            };
            steps.last_mut().ok_or_else(|| format!("`{text}` repeats nothing"))?.times = times;
        }
        if steps.is_empty() { Err("the rule is empty".to_owned()) } else { Ok(Self { line, steps }) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_are_read_with_and_without_brackets() {
        let times = |text, notation| -> Result<Vec<Times>, String> {
            Ok(Rule::read(text, 1, notation)?.steps.iter().map(|step| step.times).collect())
        };
        assert_eq!(times("n*1t", Notation::Letter), Ok(vec![Times::AnyNumber, Times::Once, Times::Once]));
        assert_eq!(times("(N1)(n2)?", Notation::Long), Ok(vec![Times::Once, Times::AtMostOnce]));
        assert_eq!(times("*n", Notation::Letter), Err("`*n` repeats nothing".to_owned()));
        assert_eq!(times("(N1", Notation::Long), Err("`(N1` lacks a closing bracket".to_owned()));
        assert_eq!(times("N1", Notation::Long), Err("the flags of `N1` need brackets".to_owned()));
    }

    #[test]
    fn a_side_has_letters_or_a_flag_or_both() {
        let side = Side::read("oon/Ch", Notation::Long).expect("a side");
        assert_eq!((side.letters.as_str(), side.flag), ("oon", Notation::Long.flag("Ch").ok()));
        assert!(Side::read("0/Ch", Notation::Long).is_ok_and(|side| side.bare && side.letters.is_empty()));
    }
}
