//! Dutch: what words sound like, and the endings that any of them may have.

use super::{Known, Morphology};

pub(super) static MORPHOLOGY: Morphology =
    Morphology { is_inflected, is_agent, restore: |stem| format!("{stem}e"), sound };

/// Letters of the shortest word that an ending makes another of.
const STEM: usize = 4;

/// Letters that sound the same, the longest first; at the end of a word `d` and `b` sound like `t` and `p`,
/// and few people hear which of `-de` and `-te` a past tense has. The vowels of `-ig` and `-lijk` are hardly spoken.
const SOUNDS: &[(&str, &str)] = &[
    ("isch", "is"),
    ("lijk", "lek"),
    ("leik", "lek"),
    ("ig", "ex"),
    ("ieuw", "iw"),
    ("eeuw", "ew"),
    ("auw", "1"),
    ("ouw", "1"),
    ("sch", "sx"),
    ("ch", "x"),
    ("ck", "k"),
    ("qu", "kw"),
    ("ph", "f"),
    ("th", "t"),
    ("ij", "2"),
    ("ei", "2"),
    ("au", "1"),
    ("ou", "1"),
    ("ie", "i"),
    ("ea", "i"),
    ("ce", "se"),
    ("ci", "si"),
    ("cy", "si"),
    ("x", "ks"),
    ("c", "k"),
    ("g", "x"),
    ("q", "k"),
    ("y", "i"),
    ("z", "s"),
    ("v", "f"),
];

/// Whether a word is a known one with a regular ending: `appjes`, `onboarders`.
fn is_inflected(word: &str, known: Known) -> bool {
    let known = |base: &str| base.len() >= STEM && known(base);
    let mut stems = ["en", "s", "'s", "je", "jes", "tje", "tjes", "er", "ers"]
        .into_iter()
        .filter_map(|ending| word.strip_suffix(ending));
    stems.any(|stem| {
        // `fotos` lacks an apostrophe.
        if word.ends_with('s') && word.len() == stem.len() + 1 && stem.ends_with(['a', 'i', 'o', 'u', 'y']) {
            return false;
        }
        let mut letters = stem.chars();
        let last = letters.next_back();
        known(stem) || last.is_some() && letters.as_str().ends_with(|c| Some(c) == last) && known(letters.as_str())
    })
}

/// Whether a word is a known one with `-er`, `-ster` or `-aar`: `tester`, `kleister`.
fn is_agent(word: &str, known: Known) -> bool {
    let singular = word.strip_suffix('s').unwrap_or(word);
    let mut stems = ["er", "ster", "aar"].into_iter().filter_map(|ending| singular.strip_suffix(ending));
    stems.any(|stem| stem.len() >= STEM && (known(stem) || known(&format!("{stem}en"))))
}

fn sound(word: &str) -> String {
    let mut plain: String = word.chars().map(bare).filter(|c| c.is_alphanumeric()).collect();
    for (end, sounds) in
        [("dt", "t"), ("d", "t"), ("b", "p"), ("dde", "te"), ("de", "te"), ("dden", "ten"), ("den", "ten")]
    {
        if let Some(stem) = plain.strip_suffix(end) {
            plain = format!("{stem}{sounds}");
        }
    }
    let mut code = String::new();
    let mut rest = plain.as_str();
    while let Some(letter) = rest.chars().next() {
        let (len, sound) = match SOUNDS.iter().find(|(letters, _)| rest.starts_with(letters)) {
            Some((letters, sound)) => (letters.len(), *sound),
            None => (letter.len_utf8(), &rest[..letter.len_utf8()]),
        };
        for c in sound.chars().filter(|c| *c != 'h') {
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
        'á' | 'à' | 'â' | 'ä' => 'a',
        'é' | 'è' | 'ê' | 'ë' => 'e',
        'í' | 'ì' | 'î' | 'ï' => 'i',
        'ó' | 'ò' | 'ô' | 'ö' => 'o',
        'ú' | 'ù' | 'û' | 'ü' => 'u',
        'ç' => 's',
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn misspellings_sound_like_what_was_meant() {
        for (one, other) in [
            ("gebeurd", "gebeurt"),
            ("wordt", "word"),
            ("bijzonder", "beizonder"),
            ("nauwelijks", "nouweleiks"),
            ("acceptatie", "akseptatie"),
            ("ideeën", "ideen"),
            ("lachen", "laggen"),
            ("accommodatie", "acomodatie"),
            ("sollicitatie", "solicitatie"),
            ("verhuisde", "verhuiste"),
            ("leidden", "leiden"),
            ("uitnodiging", "uitnodeging"),
        ] {
            assert_eq!(sound(one), sound(other), "{one}");
        }
        assert_ne!(sound("huis"), sound("hoes"));
    }

    #[test]
    fn regular_endings() {
        let known = |word: &str| ["tester", "onboard", "blog", "testen"].contains(&word);
        for word in ["testers", "onboarden", "blogs", "bloggen", "blogje"] {
            assert!(is_inflected(word, &known), "{word}");
        }
        assert!(!is_inflected("testerij", &known));
        assert!(is_agent("tester", &known) && !is_agent("testaal", &known));
    }
}
