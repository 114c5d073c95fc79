//! Reads `.aff` files: affixes, and the options that decide which words there are.

use std::collections::BTreeMap;
use std::iter::Enumerate;
use std::str::Lines;

use crate::affix::{Affix, Class};
use crate::compounding::{Compounding, Pattern, Rule, Side};
use crate::condition::Condition;
use crate::conversion::Conversion;
use crate::flags::{Flag, Flags, Notation};
use crate::mistake::{File, Mistake};
use crate::replacement::Replacement;

/// Options that change which words there are, and that nobody has needed yet.
const UNSUPPORTED: &[&str] = &["COMPLEXPREFIXES", "COMPOUNDSYLLABLE", "FORBIDWARN", "SIMPLIFIEDTRIPLE", "SYLLABLENUM"];

/// An `.aff` file.
#[derive(Debug, Clone, Default)]
pub(crate) struct Aff {
    notation: Notation,
    aliases: Vec<Flags>,
    pub(crate) prefixes: BTreeMap<Flag, Class>,
    pub(crate) suffixes: BTreeMap<Flag, Class>,
    /// Stems and affixes that make words only together with an affix.
    pub(crate) need_affix: Option<Flag>,
    pub(crate) only_in_compound: Option<Flag>,
    /// Stems that are no words, whatever else says so.
    pub(crate) forbidden: Option<Flag>,
    /// Prefixes and suffixes that come together only.
    pub(crate) circumfix: Option<Flag>,
    pub(crate) keep_case: Option<Flag>,
    pub(crate) no_suggestion: Option<Flag>,
    /// Whether an affix may replace a whole stem.
    pub(crate) full_strip: bool,
    pub(crate) compounding: Compounding,
    /// How what people write becomes what the dictionary has.
    pub(crate) input: Conversion,
    /// How what the dictionary has is written.
    pub(crate) output: Conversion,
    /// Letters that do not count.
    ignored: String,
    pub(crate) replacements: Vec<Replacement>,
}

impl Aff {
    /// Reads the file.
    pub(crate) fn read(text: &str) -> Result<Self, Mistake> {
        let mut aff = Self::default();
        // How flags are written counts for the lines before it, too.
        for (at, line) in text.lines().enumerate() {
            match *line.split_whitespace().collect::<Vec<_>>() {
                ["FLAG", name, ..] => {
                    let notation = Notation::named(name);
                    aff.notation = notation.ok_or_else(|| mistake(at, format!("`{name}` flags are not known")))?;
                }
                ["IGNORE", letters, ..] => letters.clone_into(&mut aff.ignored),
                _ => {}
            }
        }
        let mut lines = text.lines().enumerate();
        while let Some((at, line)) = lines.next() {
            let fields: Vec<&str> = line.split_whitespace().collect();
            match fields[..] {
                [kind @ ("PFX" | "SFX"), ..] => aff.class(kind, at, &fields, &mut lines)?,
                [name @ ("AF" | "REP" | "ICONV" | "OCONV" | "COMPOUNDRULE" | "CHECKCOMPOUNDPATTERN"), ..] => {
                    for (at, fields) in table(name, at, fields.get(1), &mut lines)? {
                        aff.entry(name, at, &fields).map_err(|message| mistake(at, message))?;
                    }
                }
                [name, ..] => aff.option(name, fields.get(1)).map_err(|message| mistake(at, message))?,
                [] => {}
            }
        }
        Ok(aff)
    }

    /// Reads flags, or the number of flags that have an alias.
    pub(crate) fn flags(&self, text: &str) -> Result<Flags, String> {
        if self.aliases.is_empty() {
            return self.notation.flags(text);
        }
        let number = text.parse().ok().and_then(|number: usize| number.checked_sub(1));
        let flags = number.and_then(|number| self.aliases.get(number));
        flags.cloned().ok_or_else(|| format!("there are no flags with the number `{text}`"))
    }

    /// A stem or an affix without the letters that do not count.
    pub(crate) fn clean(&self, text: &str) -> String {
        text.chars().filter(|&c| !self.ignored.contains(c)).collect()
    }

    /// The prefixes among some flags.
    pub(crate) fn prefixes<'a>(&'a self, flags: &'a Flags) -> impl Iterator<Item = (&'a Class, &'a Affix)> {
        affixes(&self.prefixes, flags)
    }

    /// The suffixes among some flags.
    pub(crate) fn suffixes<'a>(&'a self, flags: &'a Flags) -> impl Iterator<Item = (&'a Class, &'a Affix)> {
        affixes(&self.suffixes, flags)
    }

    fn option(&mut self, name: &str, argument: Option<&&str>) -> Result<(), String> {
        let compounding = &mut self.compounding;
        let flag = match name {
            "NEEDAFFIX" | "PSEUDOROOT" => &mut self.need_affix,
            "ONLYINCOMPOUND" => &mut self.only_in_compound,
            "FORBIDDENWORD" => &mut self.forbidden,
            "CIRCUMFIX" => &mut self.circumfix,
            "KEEPCASE" => &mut self.keep_case,
            "NOSUGGEST" => &mut self.no_suggestion,
            "COMPOUNDFLAG" => &mut compounding.part,
            "COMPOUNDBEGIN" => &mut compounding.begin,
            "COMPOUNDMIDDLE" => &mut compounding.middle,
            "COMPOUNDEND" => &mut compounding.end,
            "COMPOUNDPERMITFLAG" => &mut compounding.permit,
            "COMPOUNDFORBIDFLAG" => &mut compounding.forbid,
            "FORCEUCASE" => &mut compounding.capital,
            "COMPOUNDMIN" | "COMPOUNDWORDMAX" => {
                let number = argument.and_then(|number| number.parse().ok());
                let number = number.ok_or_else(|| format!("`{name}` needs a number"))?;
                *if name == "COMPOUNDMIN" { &mut compounding.shortest } else { &mut compounding.most } = Some(number);
                return Ok(());
            }
            _ if UNSUPPORTED.contains(&name) => return Err(format!("`{name}` is not supported")),
            _ => {
                match name {
                    "FULLSTRIP" => self.full_strip = true,
                    "COMPOUNDMORESUFFIXES" => compounding.more_suffixes = true,
                    "CHECKCOMPOUNDDUP" => compounding.no_twins = true,
                    "CHECKCOMPOUNDCASE" => compounding.no_capitals = true,
                    "CHECKCOMPOUNDTRIPLE" => compounding.no_triples = true,
                    "CHECKCOMPOUNDREP" => compounding.no_slips = true,
                    // Comments, and what speaks of suggestions and tokens only.
                    _ => {}
                }
                return Ok(());
            }
        };
        *flag = Some(self.notation.flag(argument.ok_or_else(|| format!("`{name}` needs a flag"))?)?);
        Ok(())
    }

    /// Reads one line of a table.
    fn entry(&mut self, name: &str, at: usize, fields: &[&str]) -> Result<(), String> {
        match (name, fields) {
            ("AF", [flags, ..]) => self.aliases.push(self.notation.flags(flags)?),
            ("REP", [from, to, ..]) => self.replacements.push(Replacement::read(from, to)),
            ("ICONV", [from, to, ..]) => self.input.add(from, to)?,
            ("OCONV", [from, to, ..]) => self.output.add(from, to)?,
            ("COMPOUNDRULE", [rule, ..]) => {
                self.compounding.rules.push(Rule::read(rule, at + 1, self.notation)?);
            }
            ("CHECKCOMPOUNDPATTERN", [left, right, rest @ ..]) => {
                if rest.first().is_some_and(|field| !field.starts_with('#')) {
                    return Err("replacements where parts meet are not supported".to_owned());
                }
                let side = |text| Side::read(text, self.notation);
                self.compounding.patterns.push(Pattern { left: side(left)?, right: side(right)? });
            }
            _ => return Err(format!("a line of `{name}` is incomplete")),
        }
        Ok(())
    }

    /// Reads the affixes of one flag: `fields` is their first line, with their number.
    fn class(
        &mut self,
        kind: &str,
        at: usize,
        fields: &[&str],
        lines: &mut Enumerate<Lines<'_>>,
    ) -> Result<(), Mistake> {
        let [_, name, cross @ ("Y" | "N"), ..] = fields else {
            return Err(mistake(at, format!("`{kind}` needs a flag, `Y` or `N`, and the number of its lines")));
        };
        let flag = self.notation.flag(name).map_err(|message| mistake(at, message))?;
        let mut class = Class { crosses: *cross == "Y", affixes: Vec::new() };
        for (at, fields) in table(kind, at, fields.get(3), lines)? {
            class.affixes.push(self.affix(name, &fields).map_err(|message| mistake(at, message))?);
        }
        let classes = if kind == "PFX" { &mut self.prefixes } else { &mut self.suffixes };
        if classes.insert(flag, class).is_some() {
            return Err(mistake(at, format!("the affixes of `{name}` are here a second time")));
        }
        Ok(())
    }

    fn affix(&self, name: &str, fields: &[&str]) -> Result<Affix, String> {
        let (strip, add, rest) = match fields {
            [flag, strip, add, rest @ ..] if *flag == name => (strip, add, rest),
            [flag, _, _, ..] => return Err(format!("this affix is of `{flag}`, not of `{name}`")),
            _ => return Err("an affix needs its flag, what goes and what comes".to_owned()),
        };
        let (add, then) = match add.split_once('/') {
            Some((add, flags)) => (add, self.flags(flags)?),
            None => (*add, Flags::default()),
        };
        let letters = |text: &str| if text == "0" { String::new() } else { text.to_owned() };
        let condition = Condition::read(rest.first().unwrap_or(&"."))?;
        Ok(Affix { strip: letters(strip), add: letters(&self.clean(add)), condition, then })
    }
}

fn affixes<'a>(classes: &'a BTreeMap<Flag, Class>, flags: &'a Flags) -> impl Iterator<Item = (&'a Class, &'a Affix)> {
    let classes = flags.iter().filter_map(|flag| classes.get(&flag));
    classes.flat_map(|class| class.affixes.iter().map(move |affix| (class, affix)))
}

/// The lines of a table, each without its first field. `count` says how many they are.
fn table<'a>(
    name: &str,
    at: usize,
    count: Option<&&str>,
    lines: &mut Enumerate<Lines<'a>>,
) -> Result<Vec<(usize, Vec<&'a str>)>, Mistake> {
    let count: Option<usize> = count.and_then(|count| count.parse().ok());
    let count = count.ok_or_else(|| mistake(at, format!("`{name}` needs the number of its lines")))?;
    let mut entries = Vec::new();
    for read in 0..count {
        let next = lines.next().map(|(at, line)| (at, line.split_whitespace().collect::<Vec<_>>()));
        let Some((at, fields)) = next.filter(|(_, fields)| fields.first() == Some(&name)) else {
            return Err(mistake(at, format!("`{name}` has {read} lines of {count}")));
        };
        entries.push((at, fields[1..].to_vec()));
    }
    Ok(entries)
}

fn mistake(at: usize, message: String) -> Mistake {
    Mistake::new(File::Affixes, at + 1, message)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mistake(text: &str) -> String {
        Aff::read(text).expect_err("a mistake").to_string()
    }

    #[test]
    fn flags_have_aliases_and_any_notation() {
        let aff = Aff::read("AF 2\nAF 10,20 # 1\nAF 30\nFLAG num\nNEEDAFFIX 20").expect("no mistake");
        assert!(aff.flags("1").is_ok_and(|flags| flags.has(aff.need_affix)));
        assert!(aff.flags("2").is_ok_and(|flags| !flags.has(aff.need_affix)));
        assert_eq!(aff.flags("3"), Err("there are no flags with the number `3`".to_owned()));
        assert_eq!(aff.flags("0"), Err("there are no flags with the number `0`".to_owned()));
    }

    #[test]
    fn letters_that_do_not_count_are_left_out() {
        let aff = Aff::read("IGNORE ´^\nSFX A Y 1\nSFX A 0 o^s .").expect("no mistake");
        assert_eq!(aff.clean("caf´e"), "cafe");
        let flags = aff.flags("A").expect("a flag");
        assert_eq!(aff.suffixes(&flags).map(|(_, affix)| affix.add.as_str()).collect::<Vec<_>>(), ["os"]);
    }

    #[test]
    fn a_mistake_is_shown_with_its_line() {
        for (text, expected) in [
            ("FLAG roman", ".aff file, line 1: `roman` flags are not known"),
            ("TRY a\nCOMPOUNDMIN few", ".aff file, line 2: `COMPOUNDMIN` needs a number"),
            ("NEEDAFFIX", ".aff file, line 1: `NEEDAFFIX` needs a flag"),
            ("NEEDAFFIX ab", ".aff file, line 1: `ab` is not one flag"),
            ("COMPLEXPREFIXES", ".aff file, line 1: `COMPLEXPREFIXES` is not supported"),
            ("REP 2\nREP a b\nTRY", ".aff file, line 1: `REP` has 1 lines of 2"),
            ("REP 2\nREP a b", ".aff file, line 1: `REP` has 1 lines of 2"),
            ("REP 1\nREP a", ".aff file, line 2: a line of `REP` is incomplete"),
            ("REP", ".aff file, line 1: `REP` needs the number of its lines"),
            ("ICONV 1\nICONV _ x", ".aff file, line 2: there is nothing to replace"),
            ("SFX A 1", ".aff file, line 1: `SFX` needs a flag, `Y` or `N`, and the number of its lines"),
            ("SFX A Y 1\nSFX B 0 s .", ".aff file, line 2: this affix is of `B`, not of `A`"),
            ("SFX A Y 1\nSFX A 0", ".aff file, line 2: an affix needs its flag, what goes and what comes"),
            ("SFX A Y 1\nSFX A 0 s [^x", ".aff file, line 2: the condition `[^x` lacks its closing bracket"),
            ("SFX A Y 1\nSFX A 0 s\nSFX A Y 0", ".aff file, line 3: the affixes of `A` are here a second time"),
            (
                "CHECKCOMPOUNDPATTERN 1\nCHECKCOMPOUNDPATTERN a b c",
                ".aff file, line 2: replacements where parts meet are not supported",
            ),
        ] {
            assert_eq!(mistake(text), expected);
        }
    }
}
