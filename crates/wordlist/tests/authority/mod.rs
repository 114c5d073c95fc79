//! Hunspell, the authority on which words a dictionary has.

#![expect(clippy::disallowed_methods, reason = "dictionaries are files, for hunspell above all")]

use std::fs;
use std::path::Path;

use fst::Map;
use hunspell_rs::{CheckResult, Hunspell};
use wordlist::{Marks, Splitter, Value, WordList};

/// A dictionary read twice: by hunspell and by us.
pub(crate) struct Dictionary {
    /// Our list.
    pub(crate) list: WordList,
    /// Our list, ready to be asked.
    pub(crate) map: Map<Vec<u8>>,
    whole: Hunspell,
    simple: Hunspell,
}

impl Dictionary {
    /// Reads a dictionary. Spellers race when several threads make or drop them.
    pub(crate) fn read(aff: &Path, dic: &Path) -> Self {
        let read = |path: &Path| {
            fs::read(path).unwrap_or_else(|error| {
                panic!("{}: {error}; `crates/wordlist/tests/fetch` fetches the dictionaries", path.display())
            })
        };
        let list = WordList::read(&read(aff), &read(dic));
        let list = list.unwrap_or_else(|mistake| panic!("{}: {mistake}", aff.display()));
        let map = Map::from_iter(list.words.iter().map(|(word, value)| (word, value.pack()))).expect("sorted words");
        let options = String::from_utf8(read(aff)).expect("the dictionaries of the tests are UTF-8");
        let roles = ["COMPOUNDFLAG", "COMPOUNDBEGIN", "COMPOUNDMIDDLE", "COMPOUNDEND"];
        Self { list, map, whole: speller(&options, &[], dic), simple: speller(&options, &roles, dic) }
    }

    /// Whether hunspell knows a word.
    pub(crate) fn knows(&self, word: &str) -> bool {
        self.whole.check(word) == CheckResult::FoundInDictionary
    }

    /// Whether hunspell knows a word that is no free compound.
    pub(crate) fn knows_simple(&self, word: &str) -> bool {
        self.simple.check(word) == CheckResult::FoundInDictionary
    }

    /// Whether the list has a word, in this casing or in one that a sentence may have changed.
    pub(crate) fn lists(&self, word: &str) -> bool {
        let value = |word: &str| self.map.get(word).map(Value::unpack);
        let exact = value(word);
        if exact.is_some_and(|value| value.marks.has(Marks::FORBIDDEN)) {
            return false;
        }
        let lower = word.to_lowercase();
        let capital = capitalise(&lower);
        let upper = lower != word && word.to_uppercase() == word;
        let changed = |word: &str| value(word).filter(|value| !value.marks.has(Marks::KEEPS_CASE));
        let known = |value: Option<Value>| value.is_some_and(|value| value.dictionaries != 0);
        known(exact) || upper && known(changed(&capital)) || (upper || word == capital) && known(changed(&lower))
    }

    /// The parts of a compound.
    pub(crate) fn split(&self, word: &str) -> Option<Vec<String>> {
        Splitter::new(&self.map, &self.list.joints).split(word).map(|compound| compound.parts)
    }
}

/// A word with a capital.
pub(crate) fn capitalise(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// Hunspell with a dictionary, less some of its options, and without the rule that takes words apart at
/// hyphens: whoever finds the words of a text does that.
fn speller(options: &str, without: &[&str], dic: &Path) -> Hunspell {
    let left_out = |line: &str| line.split(' ').next().is_some_and(|name| name == "BREAK" || without.contains(&name));
    let options: Vec<&str> = options.lines().filter(|line| !left_out(line)).chain(["BREAK 0\n"]).collect();
    // Hunspell opens files by path only, and has read them when it is made.
    let name = format!("wordlist-{}-{}.aff", std::process::id(), without.len());
    let path = std::env::temp_dir().join(name);
    fs::write(&path, options.join("\n")).expect("a folder for temporary files");
    let speller = Hunspell::new(&path.to_string_lossy(), &dic.to_string_lossy());
    fs::remove_file(&path).expect("the file that was just written");
    speller
}
