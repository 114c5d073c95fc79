//! What is known in any language: people's names, and the names of mail headers.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::stored::{Stored, TextList, Texts, stored};
use crate::tables::TextMap;

/// Names of mail headers, by what they say: `headers.toml`.
pub type HeaderTable = BTreeMap<String, HeaderEntry>;

/// The names of one header.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HeaderEntry {
    /// In lower case, in any language.
    pub names: Vec<String>,
}

/// People's names: `names.toml`.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NameTable {
    /// Words for which companies write `&`.
    pub ampersands: Vec<String>,
    /// Articles with which names of companies begin, and which people write small or leave out.
    pub articles: Vec<String>,
    /// What tells the generations of a family apart, without full stops: `jr`.
    pub generations: Vec<String>,
    /// Given names of each culture.
    pub given: BTreeMap<String, Vec<String>>,
    /// Family names of people who write them first.
    pub family_first: Vec<String>,
    /// Titles before a name, by what they say of the person.
    pub honorifics: HonorificTable,
    /// What else joins two people.
    pub joints: Vec<String>,
    /// Legal forms that companies add to their names, and people leave out.
    pub legal_forms: Vec<String>,
    /// Pairs of given names that only look alike: `mary/marie`.
    pub lookalikes: Vec<String>,
    /// Small words inside names that are often left out.
    pub loose_particles: Vec<String>,
    /// Small words inside names.
    pub particles: Vec<String>,
    /// What may follow a name.
    pub suffixes: Vec<String>,
    /// Cultures in which a title goes with the given name.
    pub titled_given: Vec<String>,
}

/// Titles before a name.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HonorificTable {
    /// Those of women that suit all of them.
    pub any_woman: Vec<String>,
    /// Those that are given names, too: `Dean`.
    pub also_names: Vec<String>,
    /// Those of women that say whether they are married.
    pub by_marriage: Vec<String>,
    /// `Dr.`
    pub doctor: Vec<String>,
    /// Those that go with the given name, too: `Sister`.
    pub given: Vec<String>,
    /// `Mr.`
    pub man: Vec<String>,
    /// `Mx.`
    pub neutral: Vec<String>,
    /// What is no title when it is written like this.
    pub no_title: Vec<String>,
    /// `Prof.`
    pub professor: Vec<String>,
    /// `Ms.`
    pub woman: Vec<String>,
}

/// Names and what people make of them: `nicknames.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NicknameTable {
    /// Name to its short forms.
    pub nicknames: BTreeMap<String, Vec<String>>,
}

stored! {
    /// What is known of people's names, besides the given names. Each list is sorted.
    pub struct Names {
        /// Words for which companies write `&`.
        pub ampersands: Texts<'a>,
        /// Articles with which names of companies begin.
        pub articles: Texts<'a>,
        /// Family names of people who write them first.
        pub family_first: Texts<'a>,
        /// What tells the generations of a family apart.
        pub generations: Texts<'a>,
        /// What else joins two people.
        pub joints: Texts<'a>,
        /// Legal forms that companies add to their names.
        pub legal_forms: Texts<'a>,
        /// Pairs of given names that only look alike, the shorter first.
        pub lookalikes: Texts<'a>,
        /// Small words inside names that are often left out.
        pub loose_particles: Texts<'a>,
        /// Small words inside names.
        pub particles: Texts<'a>,
        /// What may follow a name.
        pub suffixes: Texts<'a>,
        /// Titles of women that suit all of them.
        pub any_woman: Texts<'a>,
        /// Titles that are given names, too.
        pub also_names: Texts<'a>,
        /// Titles of women that say whether they are married.
        pub by_marriage: Texts<'a>,
        /// `Dr.`
        pub doctor: Texts<'a>,
        /// Titles that go with the given name, too.
        pub given: Texts<'a>,
        /// `Mr.`
        pub man: Texts<'a>,
        /// `Mx.`
        pub neutral: Texts<'a>,
        /// What is no title when it is written like this.
        pub no_title: Texts<'a>,
        /// `Prof.`
        pub professor: Texts<'a>,
        /// `Ms.`
        pub woman: Texts<'a>,
        /// All titles.
        pub titles: Texts<'a>,
    }
}

/// What a name table says besides the given names, as it is stored.
#[must_use]
pub fn compile_names(table: &NameTable) -> Vec<u8> {
    let HonorificTable { also_names, any_woman, by_marriage, doctor, given, man, neutral, no_title, professor, woman } =
        &table.honorifics;
    let titles: Vec<String> = [man, woman, neutral, doctor, professor, given].into_iter().flatten().cloned().collect();
    Names {
        ampersands: TextList::sorted(&table.ampersands).texts(),
        articles: TextList::sorted(&table.articles).texts(),
        family_first: TextList::sorted(&table.family_first).texts(),
        generations: TextList::sorted(&table.generations).texts(),
        joints: TextList::sorted(&table.joints).texts(),
        legal_forms: TextList::sorted(&table.legal_forms).texts(),
        lookalikes: TextList::sorted(&table.lookalikes).texts(),
        loose_particles: TextList::sorted(&table.loose_particles).texts(),
        particles: TextList::sorted(&table.particles).texts(),
        suffixes: TextList::sorted(&table.suffixes).texts(),
        any_woman: TextList::sorted(any_woman).texts(),
        by_marriage: TextList::sorted(by_marriage).texts(),
        doctor: TextList::sorted(doctor).texts(),
        given: TextList::sorted(given).texts(),
        man: TextList::sorted(man).texts(),
        neutral: TextList::sorted(neutral).texts(),
        also_names: TextList::sorted(also_names).texts(),
        no_title: TextList::sorted(no_title).texts(),
        professor: TextList::sorted(professor).texts(),
        woman: TextList::sorted(woman).texts(),
        titles: TextList::sorted(&titles).texts(),
    }
    .to_bytes()
}

/// What each name of a header says, as a stored [`TextMap`].
#[must_use]
pub fn compile_headers(table: &HeaderTable) -> Vec<u8> {
    let pairs = table.iter().flat_map(|(says, entry)| entry.names.iter().map(move |name| (name, says)));
    let (names, says) = pairs.collect::<BTreeMap<_, _>>().into_iter().unzip();
    TextMap::of(&names, &says).to_bytes()
}
