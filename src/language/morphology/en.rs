//! English: plurals, adverbs, `-ing`, `-ed`, `-er`, `-y`, and what they do to the word before them.

use rphonetic::{DoubleMetaphone, Encoder};

use super::{Known, Morphology};

pub(super) static MORPHOLOGY: Morphology =
    Morphology { is_inflected, is_agent, restore: |stem| format!("{stem}e"), sound };

/// Letters of the shortest word that an ending makes another of.
const STEM: usize = 4;
const VOWELS: &str = "aeiou";

/// Nouns without a plural in `-s`: `informations` is a misspelling, not a form that dictionaries lack.
const NO_PLURAL: &[&str] = &[
    "advice",
    "baggage",
    "child",
    "cutlery",
    "data",
    "equipment",
    "expertise",
    "feedback",
    "furniture",
    "hardware",
    "homework",
    "housework",
    "information",
    "jewelry",
    "knowledge",
    "luggage",
    "machinery",
    "merchandise",
    "paperwork",
    "progress",
    "software",
    "stationery",
    "stuff",
    "teamwork",
    "today",
    "traffic",
    "weather",
    "woman",
];

/// Whether a word is a known one with a regular ending: `elasticities`, `sheeter`, `vibed`.
fn is_inflected(word: &str, known: Known) -> bool {
    let known = |base: &str| base.len() >= STEM && known(base);
    let cut = |ending: &str, rest: &str| {
        let base = word.strip_suffix(ending)?;
        Some(format!("{base}{rest}"))
    };
    let sibilant = |base: &str| ["s", "x", "z", "ch", "sh"].iter().any(|end| base.ends_with(end));
    let plural = cut("ies", "y")
        .or_else(|| cut("es", "").filter(|base| sibilant(base)))
        .or_else(|| cut("oes", "o"))
        .or_else(|| cut("s", "").filter(|base| !sibilant(base) && NO_PLURAL.binary_search(&base.as_str()).is_err()));
    let adverb = cut("ically", "ic").or_else(|| cut("bly", "ble")).or_else(|| cut("ly", ""));
    let verbal =
        ["ing", "ings", "ed", "er", "ers", "y"].into_iter().filter_map(|ending| Some((ending, cut(ending, "")?)));
    plural.is_some_and(|base| known(&base))
        || adverb.is_some_and(|base| known(&base))
        || verbal.into_iter().any(|(ending, rest)| is_verbal(&rest, ending, &known))
}

/// Whether a word is a known one with `-er`, `-or` or `-ee`: `weaver`, `texturers`, `detailee`.
fn is_agent(word: &str, known: Known) -> bool {
    let known = |base: &str| base.len() >= STEM && known(base);
    let singular = word.strip_suffix('s').unwrap_or(word);
    let mut stems = ["er", "or", "ee"].into_iter().filter_map(|ending| singular.strip_suffix(ending));
    stems.any(|stem| is_verbal(stem, "er", &known))
}

/// Whether `-ing`, `-ed`, `-er` or `-y` follows a known word as English spells it.
fn is_verbal(rest: &str, ending: &str, known: &impl Fn(&str) -> bool) -> bool {
    let silent = !rest.ends_with('e') && known(&format!("{rest}e"));
    let doubled = rest.char_indices().next_back().is_some_and(|(last, letter)| {
        let base = &rest[..last];
        base.ends_with(letter) && doubles(base) && known(base)
    });
    let plain = !(rest.ends_with('e') || doubles(rest) && is_short(rest)) && known(rest);
    let changed = ending.starts_with('e') && rest.strip_suffix('i').is_some_and(|base| known(&format!("{base}y")));
    silent || doubled || plain || changed
}

/// Whether a word ends as those do that may double their last letter: `plan`, `tag`.
fn doubles(base: &str) -> bool {
    let mut letters = base.chars().rev();
    let vowel = |letter: char| VOWELS.contains(letter);
    letters.next().is_some_and(|last| !vowel(last) && !"wxy".contains(last))
        && letters.next().is_some_and(vowel)
        && letters.next().is_some_and(|third| !vowel(third))
}

/// Whether a word has a single syllable.
fn is_short(base: &str) -> bool {
    base.split(|letter: char| !VOWELS.contains(letter)).filter(|run| !run.is_empty()).count() == 1
}

fn sound(word: &str) -> String {
    // The encoder cuts other letters in two.
    let plain: String = word.chars().filter(char::is_ascii_alphabetic).collect();
    DoubleMetaphone::default().encode(&plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn regular_endings() {
        let known = |word: &str| {
            ["anneal", "backtest", "elasticity", "feedback", "flake", "glitch", "globe", "scalable", "sheet", "vibe"]
                .contains(&word)
        };
        for word in
            ["annealer", "backtesting", "elasticities", "flaky", "glitchy", "globes", "scalably", "sheeters", "vibed"]
        {
            assert!(is_inflected(word, &known), "{word}");
        }
        assert!(is_inflected("calicoes", &|word| word == "calico"));
        for word in ["feedbacks", "sheetes", "vibeed", "flakey"] {
            assert!(!is_inflected(word, &known), "{word}");
        }
    }

    #[test]
    fn agents() {
        let known = |word: &str| ["detail", "texture", "thy", "weave"].contains(&word);
        for word in ["detailee", "texturers", "weaver"] {
            assert!(is_agent(word, &known), "{word}");
        }
        for word in ["detailes", "texture", "thier"] {
            assert!(!is_agent(word, &known), "{word}");
        }
    }

    #[test]
    fn nouns_without_a_plural_are_sorted() {
        assert!(NO_PLURAL.is_sorted());
    }
}
