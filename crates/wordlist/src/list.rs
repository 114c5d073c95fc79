//! The words of a dictionary, written out.

use std::collections::BTreeMap;

use crate::aff::Aff;
use crate::dic::{Stem, stems};
use crate::encoding::{decode, encoding};
use crate::expansion::{Affixes, Form, expand};
use crate::joints::Joints;
use crate::kinds::Kinds;
use crate::mistake::{File, Mistake};
use crate::replacement::Replacement;
use crate::series;
use crate::spelling::spellings;
use crate::value::{Marks, Value};

/// A dictionary written out.
#[derive(Debug, Clone, Default)]
pub struct WordList {
    /// Every word, as people write it, with its value in a list of this one dictionary: bit 0 of
    /// `dictionaries` is set unless it is only part of compounds, or forbidden.
    pub words: BTreeMap<String, Value>,
    /// What must hold where parts of compounds meet.
    pub joints: Joints,
    /// What people often write for something else.
    pub replacements: Vec<Replacement>,
    /// Lines of the `.dic` file that make no sense, as even good dictionaries have them. They are left
    /// out.
    pub mistakes: Vec<Mistake>,
}

impl WordList {
    /// Writes out the dictionary that these `.aff` and `.dic` files are. A mistake in the `.aff` file
    /// changes many words, so nothing comes of it.
    pub fn read(aff: &[u8], dic: &[u8]) -> Result<Self, Mistake> {
        let encoding = encoding(aff)?;
        let aff = Aff::read(&decode(aff, encoding, File::Affixes)?)?;
        let (stems, mistakes) = stems(&decode(dic, encoding, File::Stems)?, &aff)?;
        let mut gathering = Gathering { aff: &aff, kinds: Kinds::new(&aff)?, entries: BTreeMap::new() };
        for stem in &stems {
            gathering.add(stem);
        }
        for word in series::words(&aff, &stems)? {
            gathering.entries.entry(word).or_default().alone = true;
        }
        let (words, kinds) = gathering.finish()?;
        let spaced = words.keys().any(|word| word.contains(' '));
        Ok(Self { joints: kinds.joints(&aff, spaced), words, replacements: aff.replacements, mistakes })
    }
}

/// What the stems say of one spelling.
#[derive(Debug, Clone, Copy, Default)]
struct Entry {
    /// Whether it is a stem itself, and no forbidden one: the first stem of a spelling decides.
    bare: Option<bool>,
    alone: bool,
    marks: Marks,
    /// Bits of its kind of joint, and whether it asks for a capital; the first use as a left or right
    /// part decides.
    left: Option<u32>,
    right: Option<u32>,
    capital: Option<bool>,
    /// Marks that every stem must give it.
    shared: Option<Marks>,
}

struct Gathering<'a> {
    aff: &'a Aff,
    kinds: Kinds,
    entries: BTreeMap<String, Entry>,
}

impl Gathering<'_> {
    fn add(&mut self, stem: &Stem) {
        let (aff, flags) = (self.aff, &stem.flags);
        let forbidden = flags.has(aff.forbidden);
        self.entries.entry(stem.text.clone()).or_default().bare.get_or_insert(!forbidden);
        let shared = Marks::KEEPS_CASE.when(flags.has(aff.keep_case)) | Marks::FORBIDDEN.when(forbidden);
        let suggestion = Marks::NO_SUGGESTION.when(flags.has(aff.no_suggestion));
        let (entries, kinds) = (&mut self.entries, &self.kinds);
        expand(aff, stem, &mut |Form { text, affixes, alone, roles }| {
            let entry = entries.entry(text).or_default();
            entry.shared = Some(entry.shared.map_or(shared, |marks| marks & shared));
            if forbidden {
                return;
            }
            entry.alone |= alone;
            entry.marks |= roles | suggestion;
            let kind = kinds.of(flags, affixes == Affixes::None);
            if roles.has(Marks::BEGIN | Marks::MIDDLE) {
                entry.left.get_or_insert(kind.left);
            }
            if roles.has(Marks::MIDDLE | Marks::END) {
                entry.right.get_or_insert(kind.right);
            }
            if roles.has(Marks::END) {
                entry.capital.get_or_insert(flags.has(aff.compounding.capital));
            }
        });
    }

    /// The values of all spellings that have one.
    fn finish(self) -> Result<(BTreeMap<String, Value>, Kinds), Mistake> {
        let Self { aff, mut kinds, entries } = self;
        let mut words: BTreeMap<String, Value> = BTreeMap::new();
        for (text, entry) in entries {
            let shared = entry.shared.unwrap_or_default();
            // A forbidden stem is no word, whatever makes it; what it makes is none if nothing else does.
            let forbidden = entry.bare == Some(false) || entry.bare.is_none() && shared.has(Marks::FORBIDDEN);
            let marks = entry.marks
                | shared.without(Marks::FORBIDDEN)
                | Marks::FORBIDDEN.when(forbidden)
                | Marks::CAPITAL.when(entry.capital == Some(true));
            let joint = kinds.number(entry.left.unwrap_or(0), entry.right.unwrap_or(0))?;
            let value = Value { dictionaries: (entry.alone && !forbidden).into(), marks, joint, ..Value::default() };
            if value != Value::default() {
                words.extend(spellings(&text, value, aff));
            }
        }
        Ok((words, kinds))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(aff: &str, dic: &str) -> WordList {
        WordList::read(aff.as_bytes(), format!("9\n{dic}").as_bytes()).expect("no mistake")
    }

    fn words(list: &WordList) -> Vec<&str> {
        list.words.iter().filter(|(_, value)| value.dictionaries != 0).map(|(word, _)| word.as_str()).collect()
    }

    #[test]
    fn a_forbidden_stem_is_no_word() {
        let options = "FORBIDDENWORD F\nCOMPOUNDBEGIN b\nSFX S Y 1\nSFX S 0 s .\nSFX M Y 1\nSFX M x 0/b x";
        let list = read(options, "hand/S\nhands/F\nfoot/SF\nbal/F\nbalx/Mb");
        assert_eq!(words(&list), ["balx", "hand"]);
        let marks = |word: &str| list.words.get(word).map(|value| value.marks).unwrap_or_default();
        assert!(marks("hands").has(Marks::FORBIDDEN) && marks("foots").has(Marks::FORBIDDEN));
        let second = read(options, "hand\nhand/F");
        assert_eq!(words(&second), ["hand"], "the first of two stems decides");
    }

    #[test]
    fn marks_are_of_the_stem() {
        let list = read("NOSUGGEST n\nKEEPCASE k\nSFX S Y 1\nSFX S 0 s .", "damn/nS\nmg/k\nkg/k\nkg");
        let marks = |word: &str| list.words[word].marks;
        assert!(marks("damns").has(Marks::NO_SUGGESTION) && marks("mg").has(Marks::KEEPS_CASE));
        assert!(!marks("kg").has(Marks::KEEPS_CASE), "the other stem does not mind");
    }

    #[test]
    fn kinds_of_joints_are_of_the_stem() {
        let options =
            "COMPOUNDFLAG c\nCHECKCOMPOUNDPATTERN 2\nCHECKCOMPOUNDPATTERN /x /y # why\nCHECKCOMPOUNDPATTERN a /y";
        let list = read(options, "one/cx\ntwo/cy\nthree/c");
        let joint = |word: &str| list.words[word].joint;
        let may_meet =
            |one: &str, other: &str| list.joints.allow(&format!("{one}{other}"), one.len(), joint(one), joint(other));
        assert!(!may_meet("one", "two") && may_meet("two", "one") && may_meet("three", "two"));
    }

    #[test]
    fn dictionaries_have_encodings() {
        let list = WordList::read(b"SET ISO8859-1", b"1\ncaf\xe9").expect("no mistake");
        assert_eq!(words(&list), ["café"]);
        let mistake = WordList::read(b"SET UTF-8", b"1\ncaf\xe9").expect_err("broken UTF-8");
        assert_eq!(mistake.to_string(), ".dic file, line 2: this is not UTF-8");
    }
}
