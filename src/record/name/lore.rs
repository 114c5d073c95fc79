//! What is known about people's names in any language: given names, short forms, titles, particles,
//! whose family name comes first, and what companies add to theirs.

use std::sync::LazyLock;

use fst::Set;
use phrasebook::stored::Texts;
use phrasebook::tables::Names;

use crate::shared::SHARED;

static NAMES: LazyLock<Names<'static>> = LazyLock::new(|| SHARED.value("names"));
static GIVEN: LazyLock<Option<Set<&[u8]>>> = LazyLock::new(|| Set::new(SHARED.section("given")).ok());
static BY_FAMILY: LazyLock<Option<Set<&[u8]>>> = LazyLock::new(|| Set::new(SHARED.section("by-family")).ok());
static SHORT_NAMES: LazyLock<Option<Set<&[u8]>>> = LazyLock::new(|| Set::new(SHARED.section("short-names")).ok());
static SHORT: LazyLock<Option<Set<&[u8]>>> = LazyLock::new(|| Set::new(SHARED.section("nicknames")).ok());

/// Whether this lower-case word is a common given name.
#[must_use]
pub fn is_given(word: &str) -> bool {
    GIVEN.as_ref().is_some_and(|names| names.contains(word))
}

/// Whether people with this lower-case given name are usually addressed by title and family name.
#[must_use]
pub fn goes_by_family(given: &str) -> bool {
    BY_FAMILY.as_ref().is_some_and(|names| names.contains(given))
}

/// Whether one of two lower-case names is a short form of the other, as `kate` is of `katherine`.
/// The long one may have another country's spelling: `elisabeth`, `catherine`, `mathias`.
#[must_use]
pub fn is_short(one: &str, other: &str) -> bool {
    let known = |word: &str| SHORT_NAMES.as_ref().is_some_and(|names| names.contains(word));
    let spellings = [
        ("s", "z"),
        ("z", "s"),
        ("c", "k"),
        ("k", "c"),
        ("ph", "f"),
        ("f", "ph"),
        ("th", "t"),
        ("t", "th"),
        ("t", "tt"),
        ("l", "ll"),
        ("ll", "l"),
    ];
    SHORT.as_ref().is_some_and(|pairs| {
        let shortens = |long: &str, short: &str| {
            let varied = |(from, to): &(&str, &str)| pairs.contains(format!("{} {short}", long.replacen(from, to, 1)));
            let longer = || long.len() > short.len() && spellings.iter().any(varied);
            known(short) && (pairs.contains(format!("{long} {short}")) || longer())
        };
        shortens(one, other) || shortens(other, one)
    })
}

/// The particles in names, in lower case.
#[must_use]
pub fn particles() -> Texts<'static> {
    NAMES.particles
}

/// Whether a lower-case word is a particle in names: `van`, `de`.
#[must_use]
pub fn is_particle(word: &str) -> bool {
    NAMES.particles.contains(word)
}

/// Whether two lower-case names, the shorter first, look alike and are different names.
#[must_use]
pub fn look_alike(short: &str, long: &str) -> bool {
    NAMES.lookalikes.contains(&format!("{short}/{long}"))
}

/// Whether a lower-case word joins two people: `and`, `or`.
#[must_use]
pub fn is_joint(word: &str) -> bool {
    NAMES.ampersands.contains(word) || NAMES.joints.contains(word)
}

/// The words for which companies write `&`.
pub fn ampersands() -> impl Iterator<Item = &'static str> {
    NAMES.ampersands.iter()
}

/// Whether a lower-case word is an article with which names of companies begin.
#[must_use]
pub fn is_article(word: &str) -> bool {
    NAMES.articles.contains(word)
}

/// Whether a lower-case title, without its full stop, says whether a woman is married: `mrs`.
#[must_use]
pub fn tells_marriage(title: &str) -> bool {
    NAMES.by_marriage.contains(title)
}

/// Whether a lower-case title, without its full stop, suits every woman: `ms`.
#[must_use]
pub fn suits_any_woman(title: &str) -> bool {
    NAMES.any_woman.contains(title)
}

/// Whether this particle may be left out, such as `da` before `Silva`.
#[must_use]
pub fn is_loose(particle: &str) -> bool {
    NAMES.loose_particles.contains(particle)
}

/// Whether a lower-case word, without its full stop, follows a name: `jr`, `iii`.
#[must_use]
pub fn is_suffix(word: &str) -> bool {
    NAMES.suffixes.contains(word)
}

/// Whether a lower-case word that is a given name may also be a title before a family name: `dean`.
#[must_use]
pub fn is_also_title(word: &str) -> bool {
    NAMES.also_names.contains(word)
}

/// Whether a lower-case word, without its full stop, tells the generations of a family apart: `jr`.
#[must_use]
pub fn is_generation(word: &str) -> bool {
    NAMES.generations.contains(word)
}

/// Whether people with this lower-case family name often write it first.
#[must_use]
pub fn is_family_first(word: &str) -> bool {
    NAMES.family_first.contains(word)
}

/// Whether lower-case letters are the legal form of a company: `gmbh`, `bv`.
#[must_use]
pub fn is_legal_form(letters: &str) -> bool {
    NAMES.legal_forms.contains(letters)
}

/// What a title before a name says about its bearer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rank {
    /// `Mr.`, `Herr`
    Man,
    /// `Ms.`, `Mrs.`, `Frau`
    Woman,
    /// `Mx.`
    Neutral,
    /// `Dr.`
    Doctor,
    /// `Prof.`
    Professor,
    /// `Sister`, `Chef`, `Sir`: a title that also goes with the given name.
    Given,
}

impl Rank {
    /// What a title says, whatever its case and with or without its full stop.
    #[must_use]
    pub fn of(title: &str) -> Option<Self> {
        let word = title.trim().trim_end_matches('.').to_lowercase();
        // `HR` is a department, `Hr.` a Danish gentleman.
        if !NAMES.titles.contains(&word) || NAMES.no_title.contains(title) {
            return None;
        }
        let ranks = [
            (NAMES.man, Self::Man),
            (NAMES.woman, Self::Woman),
            (NAMES.neutral, Self::Neutral),
            (NAMES.doctor, Self::Doctor),
            (NAMES.professor, Self::Professor),
            (NAMES.given, Self::Given),
        ];
        ranks.into_iter().find(|(list, _)| list.contains(&word)).map(|(_, rank)| rank)
    }

    /// The title itself, if it says whether its bearer is a man, a woman or neither.
    #[must_use]
    pub fn sex(self) -> Option<Self> {
        (self < Self::Doctor).then_some(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_answer() {
        assert!(is_given("søren") && is_given("łukasz") && !is_given("kiln"));
        assert!(is_short("liz", "elisabeth") && is_short("matthias", "hias") && !is_short("hanna", "hannah"));
        assert!(is_short("kate", "katherine") && is_short("katherine", "kate") && !is_short("kate", "rita"));
        assert!(NAMES.loose_particles.iter().all(is_particle));
        assert_eq!(Rank::of("Mrs."), Some(Rank::Woman));
        assert_eq!(Rank::of("Kiln"), None);
    }
}
