//! Splits compounds with a word list whose values say what may be a part.

use fst::Map;

use crate::joints::Joints;
use crate::parts::Chain;
use crate::value::{Marks, Value};

/// Bytes of the longest word that is split: compounds are shorter, and time grows with the length.
const LONGEST: usize = 100;

/// Splits words that a list does not have into parts that it has.
#[derive(Debug, Clone, Copy)]
pub struct Splitter<'a, D: AsRef<[u8]>> {
    words: &'a Map<D>,
    joints: &'a Joints,
}

/// A compound, taken apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Compound {
    /// The parts as the list has them; the last is the head.
    pub parts: Vec<String>,
    /// What the list says of the head.
    pub head: Value,
}

impl<'a, D: AsRef<[u8]>> Splitter<'a, D> {
    /// A splitter over a finite-state map whose values are packed [`Value`]s.
    pub fn new(words: &'a Map<D>, joints: &'a Joints) -> Self {
        Self { words, joints }
    }

    /// Takes a compound apart into as few parts as can be. It may have the capital of a sentence's
    /// first word, or be all in capitals. `None` for what is no compound, and for words that the list
    /// forbids; whether it is a word itself is not asked.
    #[must_use]
    pub fn split(&self, word: &str) -> Option<Compound> {
        if word.len() > LONGEST {
            return None;
        }
        let lower = word.to_lowercase();
        let capital = capitalise(&lower);
        let upper = word != capital && word != lower && word.to_uppercase() == word;
        // `Ijs` is not the capital of `ijs` where `ij` is one letter; the list has `IJs`.
        let lowered = upper || word == capital && !self.joints.begin_joined(&lower);
        let casings = [Some(word), upper.then_some(&*capital), lowered.then_some(&*lower)];
        let mut casings = casings.into_iter().flatten();
        casings.find_map(|cased| {
            let forbidden = self.value(cased).is_some_and(|value| value.marks.has(Marks::FORBIDDEN));
            // What is forbidden in one casing is so in the next.
            if forbidden { Some(None) } else { self.chain(cased, word == lower).map(Some) }
        })?
    }

    fn chain(&self, word: &str, small: bool) -> Option<Compound> {
        let fault = |text: &str| self.is_fault(text);
        let parts = Chain::new(word, self.joints).best(self.words.as_fst(), small, &fault)?;
        let head = parts.last()?.1;
        Some(Compound { parts: parts.into_iter().map(|(span, _)| word[span].to_owned()).collect(), head })
    }

    /// Whether a text looks like a misspelling of a word rather than like a compound: two words that
    /// are one with a space, or one slip away from a word.
    fn is_fault(&self, text: &str) -> bool {
        let known = |candidate: String| {
            self.value(&candidate).is_some_and(|value| value.dictionaries != 0 || value.marks.has(Marks::FORBIDDEN))
        };
        let places = text.char_indices().skip(1).filter(|_| self.joints.spaced);
        places.map(|(at, _)| format!("{} {}", &text[..at], &text[at..])).any(known)
            || self.joints.slips.iter().any(|slip| slip.apply(text).any(known))
    }

    fn value(&self, word: &str) -> Option<Value> {
        self.words.get(word).map(Value::unpack)
    }
}

fn capitalise(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::list::WordList;

    /// How a dictionary splits a word: `arbeits tier`.
    fn split(options: &str, stems: &str, word: &str) -> Option<String> {
        let aff = format!("SET UTF-8\nCOMPOUNDBEGIN b\nCOMPOUNDMIDDLE m\nCOMPOUNDEND e\n{options}");
        let list = WordList::read(aff.as_bytes(), format!("9\n{stems}").as_bytes()).expect("no mistake");
        let map = Map::from_iter(list.words.iter().map(|(word, value)| (word, value.pack()))).expect("sorted words");
        Some(Splitter::new(&map, &list.joints).split(word)?.parts.join(" "))
    }

    #[test]
    fn parts_have_their_places() {
        let stems = "hand/b\nboek/bme\nhandel/e\nlade/e";
        let split = |word| split("", stems, word);
        assert_eq!(split("handboek").as_deref(), Some("hand boek"));
        assert_eq!(split("handboeklade").as_deref(), Some("hand boek lade"));
        assert_eq!(split("boekboekboekboek").as_deref(), Some("boek boek boek boek"));
        assert_eq!(split("ladehand"), None);
        assert_eq!(split("boekhandlade"), None, "`hand` is no middle part");
        assert_eq!(split("handboekx"), None);
        assert_eq!((split("hand"), split("boek"), split("")), (None, None, None));
    }

    #[test]
    fn few_parts_are_better_than_many_and_even_ones_better_than_odd() {
        let stems = "stau/b\nstaub/b\nbecken/e\nbec/m\nken/e";
        assert_eq!(split("", stems, "staubecken").as_deref(), Some("stau becken"));
        assert_eq!(split("COMPOUNDMIN 2", "ab/b\na/b\nbcd/e\ncd/e", "abcd").as_deref(), Some("ab cd"));
        assert_eq!(split("COMPOUNDMIN 1", "ab/b\na/b\nbcd/e\nc/m\nd/e", "abcd").as_deref(), Some("a bcd"));
    }

    #[test]
    fn short_parts_count_letters() {
        assert_eq!(split("", "öl/b\nbild/e", "ölbild"), None, "three letters, unless the dictionary says otherwise");
        assert_eq!(split("COMPOUNDMIN 2", "öl/b\nbild/e", "ölbild").as_deref(), Some("öl bild"));
    }

    #[test]
    fn sentences_give_capitals() {
        let stems = "Arbeits/b\ntier/e\nhell/b\nblau/e\nstraat/eC\nweg/e";
        let split = |word| split("FORCEUCASE C", stems, word);
        assert_eq!(split("Arbeitstier").as_deref(), Some("Arbeits tier"));
        assert_eq!(split("ARBEITSTIER").as_deref(), Some("Arbeits tier"));
        assert_eq!(split("arbeitstier"), None);
        assert_eq!(split("Hellblau").as_deref(), Some("hell blau"));
        assert_eq!((split("hellBlau"), split("HellBlau")), (None, None));
        assert_eq!(split("Hellstraat").as_deref(), Some("hell straat"));
        assert_eq!((split("hellstraat"), split("hellweg").as_deref()), (None, Some("hell weg")));
    }

    #[test]
    fn typical_misspellings_are_no_compounds() {
        let options = "FORBIDDENWORD F\nCHECKCOMPOUNDREP\nREP 1\nREP ee e";
        let stems = "hand/b\nwerk/me\nleer/bm\ntas/e\nlertas\nhandtas/F\nhand werk";
        let split = |word| split(options, stems, word);
        assert_eq!((split("handtas"), split("Handtas"), split("leertas")), (None, None, None));
        assert_eq!(split("handwerk"), None, "it is two words");
        assert_eq!(split("leerwerk").as_deref(), Some("leer werk"));
        assert_eq!(split("handleertas"), None, "a fault is one inside a compound, too");
    }

    #[test]
    fn the_head_is_known() {
        let mut list = WordList::read(b"COMPOUNDBEGIN b\nCOMPOUNDEND e", b"2\nproef/b\nles/e").expect("no mistake");
        list.words.get_mut("les").expect("a stem").number = 7;
        let map = Map::from_iter(list.words.iter().map(|(word, value)| (word, value.pack()))).expect("sorted words");
        let compound = Splitter::new(&map, &list.joints).split("proefles").expect("a compound");
        assert_eq!((compound.parts.last().map(String::as_str), compound.head.number), (Some("les"), 7));
    }

    #[test]
    fn many_short_parts_take_no_more_time() {
        let stems: Vec<String> = (1..20).map(|length| format!("{}/bme", "a".repeat(length))).collect();
        let stems = stems.join("\n");
        let options = "COMPOUNDMIN 1\nCHECKCOMPOUNDREP\nREP 1\nREP a ba";
        // There are more ways to split these than could ever be tried one by one.
        assert_eq!(split(options, &stems, &format!("{}b", "a".repeat(99))), None);
        assert!(split(options, &stems, &"a".repeat(100)).is_some());
        assert_eq!(split(options, &stems, &"a".repeat(101)), None, "too long for a word");
    }
}
