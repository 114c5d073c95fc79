//! The casing of words: recognised, and carried over to replacements.

use std::borrow::Cow;

/// How a word is cased.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Casing {
    /// `word`
    #[default]
    Lower,
    /// `Word`
    Capital,
    /// `WORD`, of two letters or more
    Upper,
    /// `iPhone`, `McKay`
    Mixed,
}

/// How `word` is cased. A word without letters counts as lower-case.
#[must_use]
pub fn casing(word: &str) -> Casing {
    if word.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return Casing::Lower;
    }
    let mut letters = word.chars().filter(|c| c.is_alphabetic());
    let Some(first) = letters.next() else {
        return Casing::Lower;
    };
    let (mut upper, mut lower) = (0, 0);
    for c in letters {
        if c.is_uppercase() {
            upper += 1;
        } else {
            lower += 1;
        }
    }
    match (first.is_uppercase(), upper, lower) {
        (false, 0, _) => Casing::Lower,
        (true, 0, _) => Casing::Capital,
        (true, _, 0) => Casing::Upper,
        _ => Casing::Mixed,
    }
}

/// `word` in lower case, which it mostly is.
#[must_use]
pub fn lower(word: &str) -> Cow<'_, str> {
    if word.bytes().all(|byte| byte.is_ascii_lowercase()) { word.into() } else { word.to_lowercase().into() }
}

/// `word` with its first letter capital.
#[must_use]
pub fn capitalise(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

/// How a lower-case word may be written that never is lower-case: `USA`, then `English`, then `Anglo-Irish`. The first
/// that is a word is the one that is meant.
pub fn proper(lower: &str) -> impl Iterator<Item = String> {
    let parts = || lower.split('-').map(capitalise).collect::<Vec<_>>().join("-");
    let cased = [lower.to_uppercase(), capitalise(lower)].into_iter();
    cased.chain(lower.contains('-').then(parts)).filter(move |cased| cased != lower && cased.to_lowercase() == lower)
}

/// `replacement` with the casing of `original`: all capitals, a first capital, or unchanged.
#[must_use]
pub fn match_casing(original: &str, replacement: &str) -> String {
    match casing(original) {
        Casing::Upper if original.chars().filter(|c| c.is_alphabetic()).count() > 1 => replacement.to_uppercase(),
        Casing::Upper | Casing::Capital => capitalise(replacement),
        Casing::Lower | Casing::Mixed => replacement.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_replacement_takes_the_casing_of_what_it_replaces() {
        assert_eq!(match_casing("Your", "you're"), "You're");
        assert_eq!(match_casing("YOUR", "you're"), "YOU'RE");
        assert_eq!(match_casing("your", "you're"), "you're");
        assert_eq!(match_casing("I", "i'm"), "I'm");
        assert_eq!(match_casing("éclair", "eclair"), "eclair");
    }

    #[test]
    fn a_name_is_found_by_its_lower_case() {
        assert_eq!(proper("usa").collect::<Vec<_>>(), ["USA", "Usa"]);
        assert_eq!(proper("anglo-irish").last().as_deref(), Some("Anglo-Irish"));
        assert!(proper("ıbm").next().is_none(), "`IBM` has another letter");
        assert!(proper("7").next().is_none());
    }

    #[test]
    fn casings() {
        assert_eq!(casing("LinkedIn"), Casing::Mixed);
        assert_eq!(casing("McKay"), Casing::Mixed);
        assert_eq!(casing("Élan"), Casing::Capital);
        assert_eq!(casing("SAP"), Casing::Upper);
        assert_eq!(casing("I"), Casing::Capital);
    }
}
