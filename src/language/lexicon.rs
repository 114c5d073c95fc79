//! Word lists, read where they lie in the binary.

use std::borrow::Cow;
use std::sync::OnceLock;

use fst::raw::{Fst, Node, Output};
use fst::{Automaton, Map, Streamer};
use phrasebook::pack::{Pack, PackError};
use phrasebook::tables::Conventions;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};
use wordlist::{Joints, Marks, Splitter, Value};

use crate::text::WordId;
use crate::text::casing::{Casing, capitalise, casing, proper};
use crate::text::token::{is_apostrophe, is_mark};

/// What is known of a word form.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Form {
    /// Its vocabulary number; 0 if no pattern speaks of it.
    pub id: WordId,
    /// Bit n: dictionary n has the word, in this casing.
    pub varieties: u8,
    /// Whether it is an ordinary word and not only a name: the lower-case word is known, too, or the language
    /// gives every noun a capital.
    pub common: bool,
    /// Whether nobody wants it suggested.
    pub unwanted: bool,
    /// How it is inflected: a shape of the language's forms, or 0.
    pub shape: u16,
}

impl Form {
    /// Whether any dictionary has the word.
    #[must_use]
    pub fn is_known(self) -> bool {
        self.varieties != 0
    }

    fn from_value(value: u64) -> Self {
        let Value { dictionaries: varieties, marks, shape, number: id, .. } = Value::unpack(value);
        Self { id, varieties, common: varieties != 0, unwanted: marks.has(Marks::NO_SUGGESTION), shape }
    }
}

/// The word forms of a language and its known misspellings.
#[derive(Debug)]
pub struct Lexicon {
    pub(super) words: Map<&'static [u8]>,
    typos: Map<&'static [u8]>,
    /// Corrections, read as text where they are asked for: together they are hundreds of pages.
    corrections: &'static [u8],
    /// How words are joined to others; empty if they are not.
    joints: &'static [u8],
    /// The same, read where a word first needs it: mails in other languages need none.
    read_joints: OnceLock<Option<Joints>>,
    conventions: Conventions<'static>,
}

impl Lexicon {
    /// The lists of a pack.
    pub(super) fn new(pack: Pack) -> Result<Self, PackError> {
        let map = |name| Map::new(pack.section(name)).map_err(|_| PackError::Damaged);
        Ok(Self {
            words: map("lexicon")?,
            typos: map("typos")?,
            corrections: pack.section("corrections"),
            joints: pack.section("joints"),
            read_joints: OnceLock::new(),
            conventions: pack.value("conventions"),
        })
    }

    /// What the lists say of exactly this form.
    #[must_use]
    pub fn look_up(&self, form: &str) -> Form {
        Form::from_value(self.words.get(form).unwrap_or(0))
    }

    /// What is known of a word as it is written: any casing that a sentence may give it, and its
    /// possessive, count as the word. A compound that no list has counts as its head.
    #[must_use]
    pub fn form(&self, written: &str) -> Form {
        let word = normalise(written);
        let form = self.cased(&word);
        if form.is_known() {
            return form;
        }
        if let Some(plain) = self.unstressed(&word) {
            return Form { id: form.id, ..plain };
        }
        let stem = self.conventions.without_apostrophe(&word);
        if stem.is_none() && self.joints.is_empty() || !self.corrections(&word).is_empty() {
            return form;
        }
        if let Some(stem) = stem {
            let known = Some(self.cased(stem)).filter(|form| form.is_known());
            return Form { id: form.id, shape: 0, ..known.or_else(|| self.compound(stem)).unwrap_or_default() };
        }
        let compound = self.compound(&word).unwrap_or(form);
        Form { id: if form.id == 0 { compound.id } else { form.id }, ..compound }
    }

    /// How words are joined to others, if they are; a damaged pack does not say.
    fn joints(&self) -> Option<&Joints> {
        self.read_joints.get_or_init(|| serde_json::from_slice(self.joints).ok()).as_ref()
    }

    /// What is known of a word that is made of others.
    fn compound(&self, word: &str) -> Option<Form> {
        let splitter = Splitter::new(&self.words, self.joints()?);
        let head = splitter.split(word)?.head;
        let lower = word.to_lowercase();
        let common = lower == word || splitter.split(&lower).is_some();
        // Some heads are words only there.
        Some(Form { id: head.number, varieties: head.dictionaries.max(1), common, unwanted: false, shape: head.shape })
    }

    /// Whether a word with a hyphen and nothing after it may be the beginning of a compound: `in- en uitvoer`.
    #[must_use]
    pub fn begins_compound(&self, written: &str) -> bool {
        let lower = normalise(written).to_lowercase();
        let inner = |part: &str| {
            let value = self.words.get(part).map(Value::unpack);
            value.is_some_and(|value| value.marks.has(Marks::BEGIN) || value.marks.has(Marks::MIDDLE))
        };
        let mut halves = lower.char_indices().map(|(at, _)| lower.split_at(at));
        !self.joints.is_empty() && (inner(&lower) || halves.any(|(one, other)| inner(one) && inner(other)))
    }

    /// What is known of a word without the accents that only say where its stress is; nothing if it has none.
    fn unstressed(&self, word: &str) -> Option<Form> {
        if word.is_ascii() || !self.conventions.stress_accents {
            return None;
        }
        let plain: String = word.nfd().filter(|c| *c != ACUTE).nfc().collect();
        Some(plain).filter(|plain| plain != word).map(|plain| self.form(&plain)).filter(|form| form.is_known())
    }

    /// A word with the capital that it should have where one letter is written as two: `IJs` for `Ijs`.
    #[must_use]
    pub fn whole_capital(&self, word: &str) -> Option<String> {
        if self.joints.is_empty() || casing(word) != Casing::Capital {
            return None;
        }
        let lower = word.to_lowercase();
        let letters = self.joints()?.joined_beginning(&lower)?;
        Some(format!("{}{}", letters.to_uppercase(), &lower[letters.len()..]))
    }

    fn cased(&self, word: &str) -> Form {
        let case = casing(word);
        if case == Casing::Lower {
            return self.look_up(word);
        }
        let lower = self.look_up(&word.to_lowercase());
        let known = match case {
            Casing::Capital if self.whole_capital(word).is_some() => self.look_up(word).varieties,
            Casing::Mixed => self.look_up(word).varieties,
            _ if lower.varieties != 0 => lower.varieties,
            Casing::Upper => {
                let exact = self.look_up(word).varieties;
                if exact == 0 { self.look_up(&capitalise(&word.to_lowercase())).varieties } else { exact }
            }
            _ => self.look_up(word).varieties,
        };
        Form { varieties: known, common: lower.common || known != 0 && self.conventions.noun_capitals, ..lower }
    }

    /// The corrections of a known misspelling, the best first. Case does not count, and a word that is
    /// always capital is the correction of itself in lower case.
    #[must_use]
    pub fn corrections(&self, written: &str) -> Vec<Cow<'static, str>> {
        let written = normalise(written);
        let word = written.to_lowercase();
        if let Some(place) = self.typos.get(&word) {
            return self.listed(place).map(Cow::Borrowed).collect();
        }
        if let Some(right) = self.whole_capital(&written) {
            return Some(right).filter(|right| self.form(right).is_known()).map(Cow::Owned).into_iter().collect();
        }
        let known = |word: &str| self.look_up(word).is_known();
        let right = if known(&word) { None } else { proper(&word).find(|cased| known(cased)) };
        right.map(Cow::Owned).into_iter().collect()
    }

    /// The corrections at a place in their list.
    fn listed(&self, place: u64) -> impl Iterator<Item = &'static str> + use<> {
        let rest = usize::try_from(place).ok().and_then(|place| self.corrections.get(place..)).unwrap_or_default();
        let run = rest.split(|byte| *byte == b'\n').next().unwrap_or_default();
        str::from_utf8(run).unwrap_or_default().split(',').filter(|word| !word.is_empty())
    }

    /// The known misspellings with their corrections, in order.
    pub fn misspellings(&self) -> impl Iterator<Item = (String, Vec<&'static str>)> + '_ {
        let mut stream = self.typos.stream();
        std::iter::from_fn(move || {
            let (typo, place) = stream.next()?;
            Some((String::from_utf8_lossy(typo).into_owned(), self.listed(place).collect()))
        })
    }

    /// Every form in the lists with what is said of it, in order.
    pub fn forms(&self) -> impl Iterator<Item = (String, Form)> + '_ {
        let mut stream = self.words.stream();
        std::iter::from_fn(move || {
            let (word, value) = stream.next()?;
            Some((String::from_utf8_lossy(word).into_owned(), Form::from_value(value)))
        })
    }

    /// The forms that an automaton accepts, in order.
    pub(super) fn matching(&self, automaton: &impl Automaton) -> Vec<(String, Form)> {
        let fst = self.words.as_fst();
        let mut found = Vec::new();
        walk(automaton, fst, (fst.root(), Output::zero(), automaton.start()), &mut Vec::new(), &mut found);
        found
    }
}

/// Collects the forms that go on from a node which `word` leads to. A stream of `fst` does the same, but
/// reads every node before it asks whether any word from there on can match, which takes twice as long.
fn walk<A: Automaton>(
    automaton: &A,
    fst: &Fst<&[u8]>,
    (node, output, state): (Node, Output, A::State),
    word: &mut Vec<u8>,
    found: &mut Vec<(String, Form)>,
) {
    if node.is_final() && automaton.is_match(&state) {
        let value = output.cat(node.final_output()).value();
        found.push((String::from_utf8_lossy(word).into_owned(), Form::from_value(value)));
    }
    for transition in node.transitions() {
        let state = automaton.accept(&state, transition.inp);
        if automaton.can_match(&state) {
            word.push(transition.inp);
            walk(automaton, fst, (fst.node(transition.addr), output.cat(transition.out), state), word, found);
            word.pop();
        }
    }
}

/// The accent of a stressed vowel, by itself.
const ACUTE: char = '\u{301}';

/// A word without its accents; nothing if it has none.
#[must_use]
pub(super) fn unaccented(word: &str) -> Option<String> {
    let is_accent = |c: &char| ('\u{300}'..='\u{36f}').contains(c);
    (!word.is_ascii())
        .then(|| word.nfd().filter(|c| !is_accent(c)).nfc().collect())
        .filter(|plain: &String| plain != word)
}

/// Whether two words are the same but for their accents.
#[must_use]
pub(super) fn differ_in_accents(one: &str, other: &str) -> bool {
    let plain = |word: &str| unaccented(word).unwrap_or_else(|| word.to_owned());
    one != other && !(one.is_ascii() && other.is_ascii()) && plain(one) == plain(other)
}

/// A word with composed accents, straight apostrophes, two letters for `ĳ`, and nothing invisible in it.
#[must_use]
pub fn normalise(word: &str) -> Cow<'_, str> {
    if word.is_ascii() {
        return Cow::Borrowed(word);
    }
    let plain = |c: char| !is_mark(c) && (c == '\'' || !is_apostrophe(c)) && !matches!(c, 'ĳ' | 'Ĳ');
    if word.chars().all(plain) && is_nfc_quick(word.chars()) == IsNormalized::Yes {
        return Cow::Borrowed(word);
    }
    let combining = |c: &char| !is_mark(*c) || ('\u{300}'..='\u{36f}').contains(c);
    let straight = word.chars().map(|c| if is_apostrophe(c) { '\'' } else { c }).filter(combining);
    Cow::Owned(straight.nfc().collect::<String>().replace('ĳ', "ij").replace('Ĳ', "IJ"))
}
