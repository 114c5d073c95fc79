//! Words made of a dictionary's own stems and affixes, the same each time: most are wrong, as what
//! people mistype is, and many are not.

#![expect(clippy::disallowed_methods, reason = "dictionaries are files")]

use std::fs;
use std::path::Path;

use wordlist::Marks;

use crate::authority::{Dictionary, capitalise};

/// Words of each kind.
const EACH: usize = 3_000;

/// What words are made of.
pub(crate) struct Sample {
    /// Stems as the `.dic` file has them.
    stems: Vec<String>,
    /// What goes and what comes, of each suffix and each prefix of the `.aff` file.
    suffixes: Vec<(String, String)>,
    prefixes: Vec<(String, String)>,
    /// First, middle and last parts of compounds.
    parts: [Vec<String>; 3],
}

impl Sample {
    /// The stems and affixes of a dictionary, read as simply as can be.
    pub(crate) fn of(dictionary: &Dictionary, path: &Path) -> Self {
        let read = |ending| {
            let text = fs::read_to_string(path.with_extension(ending)).expect("a dictionary in UTF-8");
            // The Dutch dictionary has letters that nobody types.
            text.replace('ĳ', "ij").replace('Ĳ', "IJ")
        };
        let stem = |line: &str| line.split(['/', '\t', ' ']).next().unwrap_or("").to_owned();
        let affixes = |kind: &str, aff: &str| {
            let fields = aff.lines().map(|line| line.split_whitespace().collect::<Vec<_>>());
            let affix = |fields: Vec<&str>| match fields[..] {
                [name, _, strip, add, _, ..] if name == kind => {
                    let letters = |text: &str| text.split('/').next().unwrap_or("").replace('0', "");
                    Some((letters(strip), letters(add)))
                }
                _ => None,
            };
            fields.filter_map(affix).collect()
        };
        let aff = read("aff");
        let parts = [Marks::BEGIN, Marks::MIDDLE, Marks::END].map(|role| {
            let fit = dictionary.list.words.iter().filter(|(_, value)| value.marks.has(role));
            fit.map(|(word, _)| word.clone()).collect()
        });
        let stems = read("dic").lines().skip(1).map(stem).filter(|stem| stem.chars().count() > 1).collect();
        Self { stems, suffixes: affixes("SFX", &aff), prefixes: affixes("PFX", &aff), parts }
    }

    /// The words.
    pub(crate) fn words(&self) -> impl Iterator<Item = String> + '_ {
        let mut chance = Chance(0x9e37_79b9_7f4a_7c15);
        let kinds = [Self::affixed, Self::mistyped, Self::joined, Self::compound, Self::mistyped_compound];
        kinds.into_iter().flat_map(|kind| std::iter::repeat_n(kind, EACH)).filter_map(move |kind| {
            let word = kind(self, &mut chance)?;
            let cased = match chance.below(10) {
                0 | 1 => capitalise(&word),
                2 => word.to_lowercase(),
                _ => word.clone(),
            };
            // Stops and digits are for whoever finds the words of a text, capitals for whoever reads them.
            let plain = cased.chars().all(|c| c.is_alphabetic() || c == '-' || c == '\'');
            (plain && (cased == word || cased.to_uppercase() != cased)).then_some(cased)
        })
    }

    /// A stem with affixes, its own or not.
    fn affixed(&self, chance: &mut Chance) -> Option<String> {
        let mut word = chance.of(&self.stems)?.clone();
        for _ in 0..chance.below(3) {
            let (strip, add) = chance.of(&self.suffixes)?;
            word = format!("{}{add}", word.strip_suffix(strip)?);
        }
        if let (0, Some((strip, add))) = (chance.below(4), chance.of(&self.prefixes)) {
            word = format!("{add}{}", word.strip_prefix(strip)?);
        }
        Some(word)
    }

    /// A stem with a letter lost, doubled, exchanged or out of place.
    fn mistyped(&self, chance: &mut Chance) -> Option<String> {
        let word = chance.of(&self.stems)?;
        let mut letters: Vec<char> = word.chars().collect();
        let at = chance.below(letters.len() - 1);
        match chance.below(4) {
            0 => drop(letters.remove(at)),
            1 => letters.insert(at, letters[at]),
            2 => letters[at] = chance.of(&self.stems)?.chars().next()?,
            _ => letters.swap(at, at + 1),
        }
        Some(letters.into_iter().collect())
    }

    /// Two stems run together.
    fn joined(&self, chance: &mut Chance) -> Option<String> {
        Some(format!("{}{}", chance.of(&self.stems)?, chance.of(&self.stems)?))
    }

    /// Parts of compounds in their places.
    fn compound(&self, chance: &mut Chance) -> Option<String> {
        let [begin, middle, end] = &self.parts;
        let mut word = chance.of(begin)?.clone();
        for _ in 0..chance.below(6) / 4 {
            word += chance.of(middle)?;
        }
        Some(word + chance.of(end)?)
    }

    fn mistyped_compound(&self, chance: &mut Chance) -> Option<String> {
        let stems = vec![self.compound(chance)?];
        let one = Self { stems, suffixes: Vec::new(), prefixes: Vec::new(), parts: Default::default() };
        one.mistyped(chance)
    }
}

/// Chance that is the same each time.
struct Chance(u64);

impl Chance {
    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 11).expect("64 bits") % bound.max(1)
    }

    fn of<'a, T>(&mut self, things: &'a [T]) -> Option<&'a T> {
        things.get(self.below(things.len()))
    }
}
