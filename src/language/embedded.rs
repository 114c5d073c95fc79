//! The languages in the program itself: the one place that lists them.

use std::sync::LazyLock;

use phrasebook::pack::Pack;
use phrasebook::tables::LanguageInfo;

use crate::draft::Formulas;
use crate::messages::Catalog;
use crate::record::name::lore;

/// Each language of a feature: the pack that the build made of `rules/<code>/` and its dictionaries.
macro_rules! embedded {
    ($($feature:literal $name:ident $file:literal)*) => {
        $(
            #[doc = concat!("The language of the feature `", $feature, "`.")]
            #[cfg(feature = $feature)]
            pub const $name: Pack = Pack::embedded(include_bytes!(concat!(env!("OUT_DIR"), "/", $file)));
        )*

        /// The languages that can be proofread, the default first.
        pub const ALL: &[Pack] = &[$(#[cfg(feature = $feature)] $name),*];
    };
}

embedded! {
    "lang-en" EN "en.pack"
    "lang-da" DA "da.pack"
    "lang-nl" NL "nl.pack"
}

/// The language that options mean unless they name one.
pub const DEFAULT: &str = "en";

/// The code of the language that a tag names: `en` for `en-GB`.
#[must_use]
pub fn code(tag: &str) -> &str {
    tag.split(['-', '_']).next().unwrap_or(tag)
}

/// The language with a code or a variety's tag, such as `en` or `en-GB`.
#[must_use]
pub fn named(tag: &str) -> Option<Pack> {
    let code = code(tag);
    ALL.iter().copied().find(|pack| info(*pack).code.eq_ignore_ascii_case(code))
}

/// What a language, or a variety of one, is called in options and records.
#[must_use]
pub fn tags() -> Vec<&'static str> {
    let tags = |info: LanguageInfo<'static>| {
        std::iter::once(info.code).chain(info.tags.iter().filter(move |tag| *tag != info.code))
    };
    ALL.iter().flat_map(|pack| tags(info(*pack))).collect()
}

/// What findings say in English; every other language falls back to it.
pub static ENGLISH: LazyLock<Catalog> = LazyLock::new(|| Catalog::new(DEFAULT, english()));

#[cfg(feature = "lang-en")]
fn english() -> &'static [u8] {
    EN.section("messages")
}

#[cfg(not(feature = "lang-en"))]
fn english() -> &'static [u8] {
    include_bytes!("../../rules/en/messages.ftl")
}

/// What findings say in the language of a pack.
#[must_use]
pub fn catalog(pack: Pack) -> Catalog {
    Catalog::new(info(pack).code, pack.section("messages")).or(&ENGLISH)
}

/// What a pack says of its language.
#[must_use]
pub fn info(pack: Pack) -> LanguageInfo<'static> {
    pack.value("language")
}

/// How mails begin, close and quote in the languages of the program, by which drafts are read.
#[must_use]
pub fn formulas() -> Formulas {
    Formulas::new(ALL.iter().map(|pack| pack.value("words")), lore::particles())
}
