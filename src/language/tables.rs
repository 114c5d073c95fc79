//! What a pack says of its language, found by name once when the language is first used.

use phrasebook::forms::Forms;
use phrasebook::pack::Pack;
use phrasebook::pattern::Parts;
use phrasebook::stored::{Stored, Texts};
use phrasebook::tables::LanguageInfo;
pub use phrasebook::tables::{
    AlternativeTable, Articles, Clauses, ConfusionSet, ConfusionTable, Confusions, Contraction, Conventions, Dates,
    DayPart, Family, Member, PhraseRows, PhraseTable, Phrases, RelativeDay, Strength, TableError, Words,
    compile_phrases,
};
use zerocopy::little_endian::U64;

use super::model::classes::Classes;

/// A dictionary of one variety of a language.
#[derive(Debug, Clone, Copy)]
pub struct Dictionary {
    /// The variety's tag, such as `en-GB`.
    pub tag: &'static str,
    /// Hunspell's affix file.
    pub aff: &'static [u8],
    /// Hunspell's word file.
    pub dic: &'static [u8],
}

/// What a pack says of its language.
#[derive(Debug)]
pub struct Tables {
    /// Two letters: `en`.
    pub code: &'static str,
    /// Its English name.
    pub name: &'static str,
    /// The number of words that patterns have.
    pub vocabulary: u32,
    /// Whether words are joined freely, so that no list has them all.
    pub joins_words: bool,
    /// The letters of its keyboard: rows, with a space between two.
    pub keyboard: &'static str,
    /// An article that depends on the sound of the next word.
    pub articles: Articles<'static>,
    /// The words by which its clauses are read.
    pub clauses: Clauses<'static>,
    /// Words that have a part to play.
    pub words: Words<'static>,
    /// Sets of words that sound alike.
    pub confusions: Confusions<'static>,
    /// How it is written.
    pub conventions: Conventions<'static>,
    /// How it names days and writes dates.
    pub dates: Dates<'static>,
    /// Weights of words for the kinds of mail, in the format of [`hints`](super::hints).
    pub hints: &'static [u8],
    /// Weights of the confusion sets, in the format of [`model::weights`](super::model::weights).
    pub model: &'static [u8],
    /// The default variety first.
    pub dictionaries: Vec<Dictionary>,
    /// The phrase tables by name, sorted.
    pub(super) phrases: Vec<(&'static str, Phrases<'static>)>,
    /// Beginnings and ends of words that patterns speak of.
    pub(super) parts: Parts<'static>,
    /// How its words are inflected.
    pub(super) forms: Forms<'static>,
    /// The names of all its tables, sorted.
    pub(super) names: Texts<'static>,
    classes: &'static [u8],
    anchored: &'static [U64],
    /// Sets of words that exclude one another, each joined by slashes.
    pub alternatives: Texts<'static>,
    /// Such sets that writers join themselves now and then.
    pub loose_alternatives: Texts<'static>,
    /// Such sets of words for a person.
    pub pronouns: Texts<'static>,
}

impl Tables {
    pub(super) fn new(pack: Pack) -> Self {
        let LanguageInfo { code, name, tags, vocabulary, joins_words, keyboard } = pack.value("language");
        let file = |tag: &str, ending: &str| pack.section(&format!("dictionaries/{tag}.{ending}"));
        let dictionaries = tags.iter().map(|tag| Dictionary { tag, aff: file(tag, "aff"), dic: file(tag, "dic") });
        let phrases = pack.folder("phrases/").map(|(name, bytes)| (name, Stored::read(bytes)));
        Self {
            code,
            name,
            vocabulary: vocabulary.first().map_or(0, |number| number.get()),
            joins_words,
            keyboard,
            articles: pack.value("articles"),
            clauses: pack.value("clauses"),
            words: pack.value("words"),
            confusions: pack.value("confusions"),
            conventions: pack.value("conventions"),
            dates: pack.value("dates"),
            names: pack.value("tables"),
            classes: pack.section("classes"),
            hints: pack.section("kinds"),
            model: pack.section("model"),
            dictionaries: dictionaries.collect(),
            phrases: phrases.collect(),
            parts: pack.value("parts"),
            forms: pack.value("forms"),
            anchored: pack.value("anchored"),
            alternatives: pack.value("alternatives"),
            loose_alternatives: pack.value("loose"),
            pronouns: pack.value("pronouns"),
        }
    }

    /// The classes of its words.
    #[must_use]
    pub fn classes(&self) -> Classes<'static> {
        Classes::new(self.classes, self.conventions.word_endings)
    }

    /// For a word of the vocabulary, a bit for each phrase table that is searched from it.
    pub(super) fn anchored(&self, word: u32) -> u64 {
        self.anchored.get(word as usize).map_or(0, |tables| tables.get())
    }

    /// What words of one of the first two dictionaries have where the other one's have something else:
    /// `or` for `our`.
    pub fn spellings(&self, variety: u8) -> impl Iterator<Item = (&'static str, &'static str)> {
        let first = (variety == 0).then_some(self.words.first_spellings);
        let second = (variety == 1).then_some(self.words.second_spellings);
        first.into_iter().chain(second).flat_map(|pairs| pairs.iter())
    }
}
