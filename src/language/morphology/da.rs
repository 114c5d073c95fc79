//! Danish: what words sound like, and the endings that any of them may have.

use super::{Known, Morphology};

pub(super) static MORPHOLOGY: Morphology =
    Morphology { is_inflected, is_agent, restore: |stem| format!("{stem}e"), sound };

/// Letters of the shortest word that an ending makes another of.
const STEM: usize = 4;

/// Letters that sound the same, the longest first. Many a `d`, `g` and `h` is not heard at all.
const SOUNDS: &[(&str, &str)] = &[
    ("tion", "1"),
    ("sion", "1"),
    ("sjon", "1"),
    ("ntligt", "nlit"),
    ("ntlig", "nli"),
    ("ntl", "nl"),
    ("ligt", "lit"),
    ("lig", "li"),
    ("sch", "s"),
    ("nd", "n"),
    ("ld", "l"),
    ("rd", "r"),
    ("dt", "t"),
    ("ds", "s"),
    ("hv", "v"),
    ("hj", "j"),
    ("gj", "j"),
    ("aa", "o"),
    ("ch", "s"),
    ("sj", "s"),
    ("ck", "k"),
    ("ph", "f"),
    ("th", "t"),
    ("qu", "kv"),
    ("ce", "se"),
    ("ci", "si"),
    ("cy", "si"),
    ("x", "ks"),
    ("c", "k"),
    ("q", "k"),
    ("w", "v"),
    ("z", "s"),
    ("å", "o"),
    ("æ", "e"),
];

/// Whether a word is a known one with a regular ending: `apperne`, `onboardede`.
fn is_inflected(word: &str, known: Known) -> bool {
    let known = |base: &str| base.len() >= STEM && known(base);
    let endings = ["s", "e", "r", "t", "en", "et", "er", "ene", "erne", "ede", "ende", "ens", "ets", "ernes"];
    let mut stems = endings.into_iter().filter_map(|ending| word.strip_suffix(ending));
    stems.any(|stem| {
        let mut letters = stem.chars();
        let last = letters.next_back();
        known(stem) || last.is_some() && letters.as_str().ends_with(|c| Some(c) == last) && known(letters.as_str())
    })
}

/// Whether a word is a known one with `-er` or `-ør`: `tester`, `onboarderne`.
fn is_agent(word: &str, known: Known) -> bool {
    let mut stems =
        ["er", "ere", "eren", "erne", "ør", "ører"].into_iter().filter_map(|ending| word.strip_suffix(ending));
    stems.any(|stem| stem.len() >= STEM && (known(stem) || known(&format!("{stem}e"))))
}

fn sound(word: &str) -> String {
    let plain: String = word.chars().map(bare).filter(|c| c.is_alphanumeric()).collect();
    let mut code = String::new();
    let mut rest = plain.as_str();
    while let Some(letter) = rest.chars().next() {
        let (len, sound) = match SOUNDS.iter().find(|(letters, _)| rest.starts_with(letters)) {
            Some((letters, sound)) => (letters.len(), *sound),
            None => (letter.len_utf8(), &rest[..letter.len_utf8()]),
        };
        for c in sound.chars() {
            if !code.ends_with(c) {
                code.push(c);
            }
        }
        rest = &rest[len..];
    }
    code
}

/// A vowel without its accent.
fn bare(c: char) -> char {
    match c {
        'á' | 'à' | 'ä' => 'a',
        'é' | 'è' | 'ê' | 'ë' => 'e',
        'í' | 'ï' => 'i',
        'ó' | 'ô' => 'o',
        'ö' => 'ø',
        'ú' | 'ü' => 'u',
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn misspellings_sound_like_what_was_meant() {
        for (one, other) in [
            ("spændende", "spænene"),
            ("bevidst", "bevist"),
            ("hvordan", "vordan"),
            ("situation", "situasion"),
            ("egentlig", "egenlig"),
            ("selvfølgeligt", "selvføllgelit"),
            ("tilladelse", "tiladelse"),
            ("fleksibel", "flexibel"),
            ("sandsynlig", "sansynlig"),
            ("vægt", "vegt"),
            ("kontakt", "kontackt"),
        ] {
            assert_eq!(sound(one), sound(other), "{one}");
        }
        assert_ne!(sound("hus"), sound("hos"));
    }

    #[test]
    fn regular_endings() {
        let known = |word: &str| ["tester", "onboarde", "blog", "teste"].contains(&word);
        for word in ["testere", "onboarder", "bloggen", "blogs"] {
            assert!(is_inflected(word, &known), "{word}");
        }
        assert!(!is_inflected("testeri", &known));
        assert!(is_agent("tester", &known) && !is_agent("testal", &known));
    }
}
