//! Words that have a part to play.

use std::collections::BTreeMap;

use serde::Deserialize;
use zerocopy::little_endian::U32;

use crate::pattern::Intern;
use crate::stored::{Stored, TextList, Texts, narrow, stored};

/// The words of a language that have a part to play: `words.toml`.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct WordTable {
    /// Abbreviations, whose full stop ends no sentence.
    pub abbreviations: Vec<String>,
    /// Abbreviations in capitals that are also words.
    pub acronyms: Vec<String>,
    /// Short forms and their long forms.
    pub contractions: BTreeMap<String, String>,
    /// Misspellings that are in no list, each with what was meant. They win over a dictionary that
    /// accepts them.
    pub misspellings: BTreeMap<String, String>,
    /// Verbs of the line above a quoted mail.
    pub attributions: Vec<String>,
    /// Words that are abbreviations, too: the stop after one surely ends a sentence only before a capital.
    pub clipped: Vec<String>,
    /// What a program has, and what its name stands before: `the fetch command`.
    pub code_things: Vec<String>,
    /// Commands and packages, which are written small even where a sentence begins.
    pub commands: Vec<String>,
    /// First words of a line that a mail program adds below a mail: `Sent from my phone`.
    pub footers: Vec<String>,
    /// Small words that give the language away.
    pub functions: Vec<String>,
    /// Small words between a greeting and the name: `Hello again, Rita`.
    pub greeting_fillers: Vec<String>,
    /// First words of a greeting.
    pub greetings: Vec<String>,
    /// Words of a greeting that greet nobody in particular.
    pub groups: Vec<String>,
    /// Abbreviations that are never written in small letters: `PDF`, `PhD`.
    pub initialisms: Vec<String>,
    /// Words that make an adjective of the name before them: `Paris-based`.
    pub modifiers: Vec<String>,
    /// First words of a postscript, without their full stops.
    pub postscripts: Vec<String>,
    /// Beginnings that go with any word.
    pub prefixes: Vec<String>,
    /// Words that always have a capital and are nobody's name, so that a misspelling of one is not
    /// a name either.
    pub proper: Vec<String>,
    /// What writers put between square brackets themselves: `sic`.
    pub remarks: Vec<String>,
    /// Words that may be written twice in a row.
    pub repeatable: Vec<String>,
    /// What comes before the `@` of a shared address.
    pub role_addresses: Vec<String>,
    /// How fixes greet somebody, `man` and `woman` by their titles and `other` all the rest:
    /// `Dear {name}`.
    pub salutations: BTreeMap<String, String>,
    /// Whole lines that close a mail.
    pub sign_offs: Vec<String>,
    /// Words that no sentence has twice in a row.
    pub single: Vec<String>,
    /// How placeholders are named.
    pub slots: SlotTable,
    /// Words that may end one clause and begin the next: `came in in May`.
    pub stranded: Vec<String>,
    /// Words that have a small letter even inside a title: `of`.
    pub title_small: Vec<String>,
    /// Small words that no compound has, so that one inside another word has lost its space: `thecase`.
    pub unjoined: Vec<String>,
    /// What writers put in brackets after a mistake that they quote: `sic`.
    pub verbatim: Vec<String>,
    /// Letters that the language's first two dictionaries write differently.
    pub spellings: SpellingTable,
    /// Ends that go with any word.
    pub suffixes: Vec<String>,
    /// Short forms of words in the titles of jobs, and the words.
    pub title_abbreviations: BTreeMap<String, String>,
    /// Words of chats, and what they stand for.
    pub chat: BTreeMap<String, String>,
}

/// How placeholders are named.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct SlotTable {
    /// Whole names of slots that end other words in brackets as well: `day`.
    pub alone: Vec<String>,
    /// What is part of the name of a slot for the writer's own name.
    pub candidate: Vec<String>,
    /// What is part of the name of a slot for the company.
    pub company: Vec<String>,
    /// First words of a slot, though they have a small letter: `[your name`.
    pub first: Vec<String>,
    /// What is part of the name of a slot for the interviewer.
    pub interviewer: Vec<String>,
    /// Later words of a slot, though they have a small letter: `[Company name`.
    pub later: Vec<String>,
    /// Words of the names of slots for names: `company`.
    pub named: Vec<String>,
    /// Words of the names of slots for numbers: `years`.
    pub numbers: Vec<String>,
    /// First words of a remark in brackets, whatever its last word: `last day`.
    pub never_first: Vec<String>,
    /// What is part of the name of a slot for the role.
    pub position: Vec<String>,
    /// Words after the name of a slot: `here`.
    pub tails: Vec<String>,
    /// Last words of the name of a slot, whatever they are the name of: `company`.
    pub things: Vec<String>,
}

/// Letters that two varieties of a language write differently: `or/our`, as in `color` and `colour`.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct SpellingTable {
    /// Each side is written in its own variety only.
    pub both: Vec<String>,
    /// The first gives its variety away; the second is written in both: `traveling`, `travelling`.
    pub first: Vec<String>,
    /// The second gives its variety away; the first is written in both: `organize`, `organise`.
    pub second: Vec<String>,
}

impl SpellingTable {
    /// Whether the varieties are written alike.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.both.is_empty() && self.first.is_empty() && self.second.is_empty()
    }
}

stored! {
    /// The words of a language that have a part to play. Each list is sorted.
    pub struct Words {
        /// Abbreviations in capitals that are also words.
        pub acronyms: Texts<'a>,
        /// Verbs of the line above a quoted mail.
        pub attributions: Texts<'a>,
        /// Words that are abbreviations, too.
        pub clipped: Texts<'a>,
        /// What a program has, and what its name stands before.
        pub code_things: Texts<'a>,
        /// Commands and packages, which are written small everywhere.
        pub commands: Texts<'a>,
        /// First words of a line that a mail program adds below a mail.
        pub footers: Texts<'a>,
        /// Small words that give the language away.
        pub functions: Texts<'a>,
        /// Small words between a greeting and the name.
        pub greeting_fillers: Texts<'a>,
        /// First words of a greeting.
        pub greetings: Texts<'a>,
        /// Words of a greeting that greet nobody in particular.
        pub groups: Texts<'a>,
        /// Abbreviations that are never written in small letters.
        pub initialisms: Texts<'a>,
        /// Words that make an adjective of the name before them.
        pub modifiers: Texts<'a>,
        /// First words of a postscript.
        pub postscripts: Texts<'a>,
        /// Beginnings that go with any word.
        pub prefixes: Texts<'a>,
        /// Words that always have a capital and are nobody's name.
        pub proper: Texts<'a>,
        /// What writers put between square brackets themselves.
        pub remarks: Texts<'a>,
        /// Words that may be written twice in a row.
        pub repeatable: Texts<'a>,
        /// What comes before the `@` of a shared address.
        pub role_addresses: Texts<'a>,
        /// How fixes greet somebody.
        pub salutations: TextMap<'a>,
        /// Whole lines that close a mail.
        pub sign_offs: Texts<'a>,
        /// Words that no sentence has twice in a row.
        pub single: Texts<'a>,
        /// How placeholders are named.
        pub slots: SlotWords<'a>,
        /// Words that may end one clause and begin the next.
        pub stranded: Texts<'a>,
        /// Ends that go with any word.
        pub suffixes: Texts<'a>,
        /// Words that have a small letter even inside a title.
        pub title_small: Texts<'a>,
        /// Small words that no compound has.
        pub unjoined: Texts<'a>,
        /// What writers put in brackets after a mistake that they quote.
        pub verbatim: Texts<'a>,
        /// Short forms of words in the titles of jobs, and the words.
        pub title_abbreviations: TextMap<'a>,
        /// Words of chats, and what they stand for.
        pub chat: TextMap<'a>,
        /// Letters of the first variety, and what the second has for them.
        pub first_spellings: TextMap<'a>,
        /// Letters of the second variety, and what the first has for them.
        pub second_spellings: TextMap<'a>,
        contractions: TextMap<'a>,
        /// The words of each contraction in vocabulary numbers, and where they end.
        contraction_ids: &'a [U32],
        contraction_ends: &'a [U32],
    }

    /// How placeholders are named. The fields are those of [`SlotTable`].
    pub struct SlotWords {
        /// Whole names.
        pub alone: Texts<'a>,
        /// Of the writer's own name.
        pub candidate: Texts<'a>,
        /// Of the company.
        pub company: Texts<'a>,
        /// First words with a small letter.
        pub first: Texts<'a>,
        /// Of the interviewer.
        pub interviewer: Texts<'a>,
        /// Later words with a small letter.
        pub later: Texts<'a>,
        /// Words of the names of slots for names.
        pub named: Texts<'a>,
        /// Words of the names of slots for numbers.
        pub numbers: Texts<'a>,
        /// First words of what is no slot.
        pub never_first: Texts<'a>,
        /// Of the role.
        pub position: Texts<'a>,
        /// Words after the name.
        pub tails: Texts<'a>,
        /// Last words of the name.
        pub things: Texts<'a>,
    }

    /// Texts by texts.
    pub struct TextMap {
        keys: Texts<'a>,
        values: Texts<'a>,
    }

    /// Small numbers by texts.
    pub struct NumberMap {
        keys: Texts<'a>,
        values: &'a [i8],
    }
}

impl<'a> TextMap<'a> {
    pub(super) fn of(keys: &'a TextList, values: &'a TextList) -> Self {
        Self { keys: keys.texts(), values: values.texts() }
    }

    /// The text of a key, where the keys are sorted.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&'a str> {
        Some(self.values.get(self.keys.position(key)?))
    }

    /// All keys, each with its text.
    pub fn iter(&self) -> impl Iterator<Item = (&'a str, &'a str)> + use<'a> {
        self.keys.iter().zip(self.values.iter())
    }
}

impl<'a> NumberMap<'a> {
    pub(super) fn of(keys: &'a TextList, values: &'a [i8]) -> Self {
        Self { keys: keys.texts(), values }
    }

    /// The number of a key.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<i8> {
        self.values.get(self.keys.position(key)?).copied()
    }

    /// All keys, each with its number.
    pub fn iter(&self) -> impl Iterator<Item = (&'a str, i8)> + use<'a> {
        self.keys.iter().zip(self.values.iter().copied())
    }
}

/// A short form, such as `don't`.
#[derive(Debug, Clone, Copy)]
pub struct Contraction<'a> {
    /// What it is short for.
    pub long: &'a str,
    /// The same in vocabulary numbers.
    pub ids: &'a [U32],
}

impl<'a> Words<'a> {
    /// Whether an address is shared and not one person's: `jobs@kiln.example`.
    #[must_use]
    pub fn is_role_address(&self, address: &str) -> bool {
        let name = address.split('@').next().unwrap_or_default();
        self.role_addresses.contains(&name.to_lowercase())
    }

    /// What a lower-case short form is short for.
    #[must_use]
    pub fn contraction(&self, short: &str) -> Option<Contraction<'a>> {
        let place = self.contractions.keys.position(short)?;
        let end = |place: usize| self.contraction_ends.get(place).map(|end| end.get() as usize);
        let start = place.checked_sub(1).map_or(Some(0), end)?;
        let ids = self.contraction_ids.get(start..end(place)?)?;
        Some(Contraction { long: self.contractions.values.get(place), ids })
    }

    /// The first short form that is short for this.
    #[must_use]
    pub fn short_form(&self, long: &str) -> Option<&'a str> {
        let place = self.contractions.values.iter().position(|other| other == long)?;
        Some(self.contractions.keys.get(place))
    }
}

/// The words as they are stored.
pub fn compile_words(table: &WordTable, vocabulary: &mut impl Intern) -> Vec<u8> {
    let WordTable { chat, contractions, salutations, slots, spellings, title_abbreviations, .. } = table;
    let short_forms: (TextList, TextList) = contractions.iter().unzip();
    let salutations: (TextList, TextList) = salutations.iter().unzip();
    let titles: (TextList, TextList) = title_abbreviations.iter().unzip();
    let chat: (TextList, TextList) = chat.iter().unzip();
    let both = spellings.both.iter();
    let first: (TextList, TextList) =
        both.clone().chain(&spellings.first).filter_map(|pair| pair.split_once('/')).unzip();
    let second = both.chain(&spellings.second).filter_map(|pair| pair.split_once('/'));
    let second: (TextList, TextList) = second.map(|(one, other)| (other, one)).unzip();
    let (mut ids, mut ends) = (Vec::new(), Vec::new());
    for long in contractions.values() {
        ids.extend(long.split(' ').map(|word| U32::new(vocabulary.intern(word))));
        ends.push(narrow(ids.len()));
    }
    Words {
        acronyms: TextList::sorted(&table.acronyms).texts(),
        attributions: TextList::sorted(&table.attributions).texts(),
        clipped: TextList::sorted(&table.clipped).texts(),
        code_things: TextList::sorted(&table.code_things).texts(),
        commands: TextList::sorted(&table.commands).texts(),
        footers: TextList::sorted(&table.footers).texts(),
        functions: TextList::sorted(&table.functions).texts(),
        greeting_fillers: TextList::sorted(&table.greeting_fillers).texts(),
        greetings: TextList::sorted(&table.greetings).texts(),
        groups: TextList::sorted(&table.groups).texts(),
        initialisms: TextList::sorted(&table.initialisms).texts(),
        modifiers: TextList::sorted(&table.modifiers).texts(),
        postscripts: TextList::sorted(&table.postscripts).texts(),
        prefixes: TextList::sorted(&table.prefixes).texts(),
        proper: TextList::sorted(&table.proper).texts(),
        remarks: TextList::sorted(&table.remarks).texts(),
        repeatable: TextList::sorted(&table.repeatable).texts(),
        role_addresses: TextList::sorted(&table.role_addresses).texts(),
        salutations: TextMap::of(&salutations.0, &salutations.1),
        sign_offs: TextList::sorted(&table.sign_offs).texts(),
        single: TextList::sorted(&table.single).texts(),
        slots: SlotWords {
            alone: TextList::sorted(&slots.alone).texts(),
            candidate: TextList::sorted(&slots.candidate).texts(),
            company: TextList::sorted(&slots.company).texts(),
            first: TextList::sorted(&slots.first).texts(),
            interviewer: TextList::sorted(&slots.interviewer).texts(),
            later: TextList::sorted(&slots.later).texts(),
            named: TextList::sorted(&slots.named).texts(),
            numbers: TextList::sorted(&slots.numbers).texts(),
            never_first: TextList::sorted(&slots.never_first).texts(),
            position: TextList::sorted(&slots.position).texts(),
            tails: TextList::sorted(&slots.tails).texts(),
            things: TextList::sorted(&slots.things).texts(),
        },
        stranded: TextList::sorted(&table.stranded).texts(),
        suffixes: TextList::sorted(&table.suffixes).texts(),
        title_small: TextList::sorted(&table.title_small).texts(),
        unjoined: TextList::sorted(&table.unjoined).texts(),
        verbatim: TextList::sorted(&table.verbatim).texts(),
        title_abbreviations: TextMap::of(&titles.0, &titles.1),
        chat: TextMap::of(&chat.0, &chat.1),
        first_spellings: TextMap::of(&first.0, &first.1),
        second_spellings: TextMap::of(&second.0, &second.1),
        contractions: TextMap::of(&short_forms.0, &short_forms.1),
        contraction_ids: &ids,
        contraction_ends: &ends,
    }
    .to_bytes()
}

stored! {
    /// What a pack says of its language.
    pub struct LanguageInfo {
        /// Two letters: `en`.
        pub code: &'a str,
        /// Its English name.
        pub name: &'a str,
        /// The tags of its dictionaries, the default variety first: `en-US`.
        pub tags: Texts<'a>,
        /// The number of words that patterns have.
        pub vocabulary: &'a [U32],
        /// Whether words are joined freely, so that no list has them all.
        pub joins_words: bool,
        /// The letters of its keyboard: rows, with a space between two.
        pub keyboard: &'a str,
    }
}
