//! How a language is written: what differs from one to another and is no list of words.

use serde::Deserialize;
use toml::Spanned;
use zerocopy::little_endian::U16;

use super::TableError;
use crate::casing::{Casing, casing};
use crate::stored::{Stored, TextList, Texts, stored};

/// How a language is written: `conventions.toml`.
#[derive(Debug, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[expect(clippy::struct_excessive_bools, reason = "each is a habit of its own")]
pub struct ConventionTable {
    /// The letters of its words, in lower case.
    pub alphabet: String,
    /// Words whose first letter is a capital wherever they are, in lower case: English `i`.
    pub always_capital: Vec<String>,
    /// Endings of short forms that may be short for something else than the tables say: `'d`.
    pub ambiguous_endings: Vec<String>,
    /// What may be added to any word with an apostrophe: `'s`, `'ll`.
    pub apostrophe_endings: Vec<String>,
    /// The letters after which that is right: `foto's`, but not `boek's`. Any, if there are none.
    pub apostrophe_letters: String,
    /// Whether the first of two numbers in a date is the day, in every variety.
    pub day_first: bool,
    /// What mail programs write before the subject of a mail that is passed on.
    pub forward_marks: Vec<String>,
    /// Words of the language that are endings of host names, too: `.de`. No link ends with one.
    pub host_words: Vec<String>,
    /// Whether the body goes on in lower case after the comma of the greeting.
    pub lower_case_after_greeting: bool,
    /// Whether nouns have capitals, so that a capital inside a sentence makes no name.
    pub noun_capitals: bool,
    /// Whether a stop after a number makes it an ordinal: `17. november`.
    pub ordinal_stop: bool,
    /// Endings that make a plural, also of an abbreviation: `IBANs`.
    pub plural_endings: Vec<String>,
    /// What makes a possessive of any name: `'s`, or `s` where it is written without an apostrophe.
    pub possessive_endings: Vec<String>,
    /// Letters after which an apostrophe alone makes a possessive: `the boys' own`.
    pub possessive_letters: String,
    /// Quotation marks in pairs, one to open and one to close: `“”`.
    pub quotation_marks: Vec<Spanned<String>>,
    /// What mail programs write before the subject of a reply.
    pub reply_marks: Vec<String>,
    /// Whether months and weekdays have small first letters.
    pub small_letter_dates: bool,
    /// Whether the titles of people have small first letters: `mevrouw De Vries`.
    pub small_titles: bool,
    /// Whether words are spelt as they sound, so that who misspells one writes what sounds like it.
    pub spelt_by_sound: bool,
    /// Whether any word may have an acute accent that says where its stress is: `wél`.
    pub stress_accents: bool,
    /// Its vowels.
    pub vowels: String,
    /// Ends of words by which the model of the confusions sorts the words that it has not learnt, in the
    /// order of their classes. Once there is a model, they change only with it.
    pub word_endings: Vec<String>,
    /// How many of its words say as much as 100 English ones; compounds make a text shorter.
    pub words_per_hundred: u16,
}

impl Default for ConventionTable {
    fn default() -> Self {
        Self {
            alphabet: ('a'..='z').collect(),
            always_capital: Vec::new(),
            ambiguous_endings: Vec::new(),
            apostrophe_endings: Vec::new(),
            apostrophe_letters: String::new(),
            day_first: true,
            forward_marks: Vec::new(),
            host_words: Vec::new(),
            lower_case_after_greeting: false,
            noun_capitals: false,
            ordinal_stop: false,
            plural_endings: Vec::new(),
            possessive_endings: vec!["'s".to_owned()],
            possessive_letters: String::new(),
            quotation_marks: Vec::new(),
            reply_marks: Vec::new(),
            small_letter_dates: false,
            small_titles: false,
            spelt_by_sound: false,
            stress_accents: false,
            vowels: "aeiouy".to_owned(),
            word_endings: Vec::new(),
            words_per_hundred: 100,
        }
    }
}

stored! {
    /// How a language is written. The fields are those of [`ConventionTable`]; each list of words is
    /// sorted.
    pub struct Conventions {
        /// Words whose stop ends no sentence.
        pub abbreviations: Texts<'a>,
        /// The letters of its words, in lower case.
        pub alphabet: &'a str,
        /// Words whose first letter is a capital wherever they are, in lower case.
        pub always_capital: Texts<'a>,
        /// Endings of short forms that may be short for something else than the tables say.
        pub ambiguous_endings: Texts<'a>,
        /// What may be added to any word with an apostrophe.
        pub apostrophe_endings: Texts<'a>,
        /// The letters after which that is right; any, if there are none.
        pub apostrophe_letters: &'a str,
        /// What mail programs write before the subject of a mail that is passed on.
        pub forward_marks: Texts<'a>,
        /// Words of the language that are endings of host names, too.
        pub host_words: Texts<'a>,
        /// Endings that make a plural.
        pub plural_endings: Texts<'a>,
        /// What makes a possessive of any name.
        pub possessive_endings: Texts<'a>,
        /// Letters after which an apostrophe alone makes a possessive.
        pub possessive_letters: &'a str,
        /// Quotation marks in pairs, one to open and one to close.
        pub quotation_marks: Texts<'a>,
        /// What mail programs write before the subject of a reply.
        pub reply_marks: Texts<'a>,
        /// Its vowels.
        pub vowels: &'a str,
        /// Ends of words, in the order of their classes.
        pub word_endings: Texts<'a>,
        /// Whether the first of two numbers in a date is the day, in every variety.
        pub day_first: bool,
        /// Whether the body goes on in lower case after the comma of the greeting.
        pub lower_case_after_greeting: bool,
        /// Whether nouns have capitals.
        pub noun_capitals: bool,
        /// Whether a stop after a number makes it an ordinal.
        pub ordinal_stop: bool,
        /// Whether months and weekdays have small first letters.
        pub small_letter_dates: bool,
        /// Whether the titles of people have small first letters.
        pub small_titles: bool,
        /// Whether words are spelt as they sound.
        pub spelt_by_sound: bool,
        /// Whether any word may have an acute accent that says where its stress is.
        pub stress_accents: bool,
        /// How many words say as much as a hundred English ones: one number.
        words_per_hundred: &'a [U16],
    }
}

impl Conventions<'_> {
    /// A number of English words as so many of this language that say as much.
    #[must_use]
    pub fn words(&self, english: usize) -> usize {
        english * usize::from(self.words_per_hundred.first().map_or(0, |words| words.get())) / 100
    }

    /// Whether a word has its capital wherever it is: `I`, `I'll`.
    #[must_use]
    pub fn is_always_capital(&self, word: &str) -> bool {
        word.starts_with(char::is_uppercase) && {
            let head = word.split(['\'', '’']).next().unwrap_or_default();
            self.always_capital.contains(&head.to_lowercase())
        }
    }

    /// What a word is the plural of, where it may be one.
    pub fn singulars<'w>(&self, word: &'w str) -> impl Iterator<Item = &'w str> {
        self.plural_endings.iter().filter_map(move |ending| word.strip_suffix(ending))
    }

    /// A word without what its apostrophe adds; nothing if there is none.
    #[must_use]
    pub fn without_apostrophe<'w>(&self, word: &'w str) -> Option<&'w str> {
        // Where letters decide, the lists have all words with it but names.
        let listed = |stem: &str| !self.apostrophe_letters.is_empty() && casing(stem) == Casing::Lower;
        stem(word, self.apostrophe_endings).filter(|stem| self.takes_apostrophe(stem) && !listed(stem))
    }

    /// Whether what is added to a word is added with an apostrophe: to `foto` and `KPI`, not to `boek`.
    #[must_use]
    pub fn takes_apostrophe(&self, word: &str) -> bool {
        let last = |c: char| c.to_lowercase().all(|c| self.apostrophe_letters.contains(c));
        self.apostrophe_letters.is_empty() || word.ends_with(last) || casing(word) == Casing::Upper
    }

    /// Whether a short form may be short for something else than the tables say, as `I'd` may be `I had`.
    #[must_use]
    pub fn is_ambiguous(&self, short: &str) -> bool {
        stem(short, self.ambiguous_endings).is_some()
    }

    /// A word without its possessive ending, if it has one with an apostrophe.
    #[must_use]
    pub fn without_possessive<'w>(&self, word: &'w str) -> &'w str {
        stem(word, self.possessive_endings).unwrap_or(word)
    }

    /// The names of which a word is the possessive if it is one, and not a name itself: `Rita` of `Ritas` in a
    /// language that writes it without an apostrophe.
    pub fn possessors<'w>(&self, word: &'w str) -> impl Iterator<Item = &'w str> {
        self.possessive_endings.iter().filter_map(|ending| word.strip_suffix(ending))
    }

    /// What a name's possessive is in a language that writes an apostrophe only after some letters: `Ritas`
    /// where they do not ask for one, else `Rita's` or `Max'`.
    #[must_use]
    pub fn possessive(&self, name: &str) -> Option<String> {
        let ending = match name {
            _ if self.apostrophe_letters.is_empty() => return None,
            _ if name.ends_with(|c| self.possessive_letters.contains(c)) => "'",
            _ if self.takes_apostrophe(name) => "'s",
            _ => "s",
        };
        Some(format!("{name}{ending}"))
    }

    /// The possessive ending that a word lacks the apostrophe of, as `Ritas` does where it is `Rita's`.
    #[must_use]
    pub fn unmarked_possessive(&self, word: &str, name: &str) -> Option<&str> {
        let ending = word.strip_prefix(name)?;
        let mut endings = self.possessive_endings.iter().filter(|_| self.takes_apostrophe(name));
        endings.find(|known| known.strip_prefix('\'') == Some(ending))
    }

    /// Whether a word takes an ending without an apostrophe that others take with one: `s` of `Jans`.
    #[must_use]
    pub fn bears(&self, word: &str, ending: &str) -> bool {
        let marked = self.apostrophe_endings.iter().any(|other| other.strip_prefix('\'') == Some(ending));
        marked && !self.takes_apostrophe(word) && !word.ends_with(|c| self.possessive_letters.contains(c))
    }

    /// Whether an apostrophe and white space after a word make it a possessive: `boys' `.
    #[must_use]
    pub fn is_possessive(&self, word: &str, after: &str) -> bool {
        let apostrophe = after.strip_prefix(['\'', '’']).is_some_and(|after| after.starts_with(' '));
        apostrophe && word.ends_with(|c| self.possessive_letters.contains(c))
    }

    /// The marks that close what a mark opens; none if it is no opening mark.
    pub fn closing_marks(&self, open: char) -> impl Iterator<Item = char> {
        self.quotation_marks.iter().filter_map(move |pair| pair.strip_prefix(open)?.chars().next())
    }
}

/// What is before one of some endings, each of which begins with an apostrophe.
fn stem<'w>(word: &'w str, endings: Texts) -> Option<&'w str> {
    let (stem, letters) = word.rsplit_once(['\'', '’'])?;
    let is_it = |ending: &str| ending.strip_prefix('\'').is_some_and(|known| known.eq_ignore_ascii_case(letters));
    endings.iter().any(is_it).then_some(stem)
}

/// The conventions as they are stored, with the abbreviations of the language's words.
pub fn compile_conventions(table: &ConventionTable, abbreviations: &[String]) -> Result<Vec<u8>, TableError> {
    for pair in &table.quotation_marks {
        // Readers find marks by their first bytes.
        let mark = |c: char| c == '"' || ('\u{80}'..'\u{c0}').contains(&c) || ('\u{2000}'..'\u{3000}').contains(&c);
        if pair.as_ref().chars().count() != 2 || !pair.as_ref().chars().all(mark) {
            return Err(TableError::at(pair, "write two quotation marks, one to open and one to close"));
        }
    }
    let stored = Conventions {
        abbreviations: TextList::sorted(abbreviations).texts(),
        alphabet: &table.alphabet,
        always_capital: TextList::sorted(&table.always_capital).texts(),
        ambiguous_endings: TextList::sorted(&table.ambiguous_endings).texts(),
        apostrophe_endings: TextList::sorted(&table.apostrophe_endings).texts(),
        forward_marks: TextList::sorted(&table.forward_marks).texts(),
        host_words: TextList::sorted(&table.host_words).texts(),
        plural_endings: TextList::sorted(&table.plural_endings).texts(),
        apostrophe_letters: &table.apostrophe_letters,
        possessive_endings: TextList::sorted(&table.possessive_endings).texts(),
        possessive_letters: &table.possessive_letters,
        quotation_marks: table.quotation_marks.iter().map(Spanned::as_ref).collect::<TextList>().texts(),
        reply_marks: TextList::sorted(&table.reply_marks).texts(),
        vowels: &table.vowels,
        word_endings: table.word_endings.iter().collect::<TextList>().texts(),
        day_first: table.day_first,
        lower_case_after_greeting: table.lower_case_after_greeting,
        noun_capitals: table.noun_capitals,
        ordinal_stop: table.ordinal_stop,
        small_letter_dates: table.small_letter_dates,
        small_titles: table.small_titles,
        spelt_by_sound: table.spelt_by_sound,
        stress_accents: table.stress_accents,
        words_per_hundred: &[U16::new(table.words_per_hundred)],
    }
    .to_bytes();
    Ok(stored)
}
