//! How close a written name is to a recorded one.

use rphonetic::DoubleMetaphone;
use strsim::osa_distance;
use unicode_normalization::UnicodeNormalization;

use super::lore;

/// How a written word differs from the name that was meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mismatch {
    /// `Mckay` for `McKay`
    Case,
    /// `Muller` or `Mueller` for `Müller`
    Accents,
    /// `Izaguire` for `Izaguirre`
    Letters,
    /// `Stacy` for `Stacey`
    Sound,
}

/// The most letters by which a slip differs from the name, however the two sound.
const FAR: usize = 3;

/// How `written` differs from `recorded`, if it is close enough to be a slip for it.
///
/// `is_name` says that the written word is a name of its own, such as `Mary` for `Mark`. Then only
/// a name that sounds the same counts as a slip.
#[must_use]
pub fn mismatch(written: &str, recorded: &str, is_name: bool) -> Option<Mismatch> {
    if is_far(written, recorded, FAR) {
        return None;
    }
    let (written, recorded): (String, String) = (written.nfc().collect(), recorded.nfc().collect());
    if written == recorded || is_uncased(&written) || is_uncased(&recorded) {
        return None;
    }
    let (lower, target) = (written.to_lowercase(), recorded.to_lowercase());
    if lower == target {
        return Some(Mismatch::Case);
    }
    if fold(&lower) == fold(&target) || transcribe(&lower) == transcribe(&target) {
        return Some(Mismatch::Accents);
    }
    let (plain, meant) = (fold(&lower), fold(&target));
    // `Dyk` and `Dijk` are one name in two spellings.
    let digraph = |text: &str| text.replace("ij", "y");
    if digraph(&plain) == digraph(&meant) {
        return Some(Mismatch::Sound);
    }
    let (one, other) = (plain.chars().count(), meant.chars().count());
    let (short, length) = (one.min(other), one.max(other));
    if length - short > FAR {
        return None;
    }
    let distance = osa_distance(&plain, &meant);
    if distance > FAR {
        return None;
    }
    let sounds = same_sound(&plain, &meant);
    if is_name {
        let alike = sounds && distance <= 2 && vowels(&plain) == vowels(&meant);
        return (alike && !feminine(&plain, &meant)).then_some(Mismatch::Sound);
    }
    let allowed = match short {
        0..=1 => 0,
        2..=5 => usize::from(length > 2),
        6..=8 => 2,
        _ => 3,
    };
    // Two slips in a short name, or a different beginning, make it another name.
    let first = plain.chars().next() == meant.chars().next();
    if distance <= allowed && (first || sounds || distance == 1 && length > 5) {
        return Some(if sounds && distance > 1 { Mismatch::Sound } else { Mismatch::Letters });
    }
    (sounds && first && distance <= 2 + usize::from(short > 8) && length >= 5).then_some(Mismatch::Sound)
}

/// Whether two words surely differ by more letters than `most`, which is quick to see: a slip adds, drops or
/// swaps a letter, so it changes at most two of the letters that a word contains.
fn is_far(one: &str, other: &str, most: usize) -> bool {
    let letters = |word: &str| {
        word.chars().fold((0_u32, 0), |(letters, foreign), c| match c.to_ascii_lowercase() {
            c @ 'a'..='z' => (letters | 1 << (u32::from(c) - u32::from('a')), foreign),
            c => (letters, foreign + usize::from(!c.is_ascii())),
        })
    };
    // An accented letter may be written as one or two others.
    let ((one, accented), (other, further)) = (letters(one), letters(other));
    (one ^ other).count_ones() as usize > 2 * (most + accented + further)
}

/// Whether two long names are spellings of one, although both are in use: they sound and end alike, as
/// `Cathrine` and `Catherine`.
#[must_use]
pub fn is_respelt(one: &str, other: &str) -> bool {
    let (one, other) = (fold(one), fold(other));
    let ending = |name: &str| name.chars().rev().take(3).collect::<Vec<_>>();
    one.len().min(other.len()) > 6 && ending(&one) == ending(&other) && same_sound(&one, &other)
}

/// How `written` differs from `recorded` in a place where this person's name must be, such as a
/// greeting; there, a similar name is not somebody else's.
#[must_use]
pub fn near(written: &str, recorded: &str) -> Option<Mismatch> {
    let found = mismatch(written, recorded, false);
    if found.is_some() || written == recorded || is_uncased(written) || is_uncased(recorded) {
        return found;
    }
    let (plain, meant) = (fold(&written.to_lowercase()), fold(&recorded.to_lowercase()));
    let (short, long) =
        (plain.chars().count().min(meant.chars().count()), plain.chars().count().max(meant.chars().count()));
    let distance = osa_distance(&plain, &meant);
    let sounds = || same_sound(&plain, &meant) || skeleton(&plain) == skeleton(&meant);
    let allowed = match long {
        0..=2 => 0,
        3..=4 => 1,
        5..=7 => 2,
        _ => 3,
    };
    let first = plain.chars().next() == meant.chars().next();
    if short > 2 && distance <= (long / 2).max(1) && (short > 3 || distance == 1) && sounds() {
        return Some(Mismatch::Sound);
    }
    let close = distance <= allowed && (first || distance == 1 || sounds());
    // `Izaguir`, `Alex` for `Alexandru`: cut short, or extended.
    let cut = short >= 4 && (plain.starts_with(&meant) || meant.starts_with(&plain));
    (close || cut).then_some(Mismatch::Letters)
}

/// Whether a name has letters of a script without capitals. There a title may be a part of the word, as in
/// `田中様`, and one letter more makes another name.
fn is_uncased(name: &str) -> bool {
    name.chars().any(|c| c > '\u{58f}' && c.is_alphabetic() && !c.is_lowercase() && !c.is_uppercase())
}

/// The letters of a text in lower case, without anything else.
#[must_use]
pub fn letters(text: &str) -> String {
    if text.is_ascii() {
        return text.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).collect();
    }
    text.nfc().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Whether two texts have the same letters, ignoring case and everything between them.
#[must_use]
pub fn same_letters(one: &str, other: &str) -> bool {
    letters(one) == letters(other)
}

/// The consonants of a name as most languages say them, and whether it begins with a vowel.
fn skeleton(word: &str) -> String {
    let spoken = [
        ("sch", "s"),
        ("sz", "s"),
        ("cz", "c"),
        ("ch", "k"),
        ("ck", "k"),
        ("ph", "f"),
        ("th", "t"),
        ("dt", "t"),
        ("sh", "s"),
        ("kh", "k"),
        ("gh", "g"),
        ("dj", "j"),
        ("ks", "x"),
        ("qu", "k"),
    ];
    let word = spoken.iter().fold(word.to_owned(), |word, (written, said)| word.replace(written, said));
    let mut skeleton = String::new();
    for (at, c) in word.trim_start_matches('h').chars().filter(|c| c.is_alphabetic()).enumerate() {
        let said = match c {
            'a' | 'e' | 'i' | 'o' | 'u' | 'y' if at == 0 => 'a',
            'a' | 'e' | 'i' | 'o' | 'u' | 'y' | 'h' => continue,
            'c' | 'g' | 'q' => 'k',
            'w' => 'v',
            'z' => 's',
            'd' => 't',
            'b' => 'p',
            c => c,
        };
        if !skeleton.ends_with(said) {
            skeleton.push(said);
        }
    }
    skeleton
}

/// A word without its accents: `Søren` becomes `soren`.
#[must_use]
pub fn fold(word: &str) -> String {
    if word.is_ascii() {
        return word.to_ascii_lowercase();
    }
    let mut folded = String::with_capacity(word.len());
    for c in word.nfd().flat_map(char::to_lowercase) {
        match c {
            '\u{300}'..='\u{36f}' => {}
            'ø' => folded.push('o'),
            'đ' | 'ð' => folded.push('d'),
            'ł' => folded.push('l'),
            'ı' => folded.push('i'),
            'ß' => folded.push_str("ss"),
            'æ' => folded.push_str("ae"),
            'œ' => folded.push_str("oe"),
            'þ' => folded.push_str("th"),
            '’' | 'ʼ' => folded.push('\''),
            c => folded.push(c),
        }
    }
    folded
}

/// A word with its accented letters written as two: `Müller` becomes `mueller`, `Søren` becomes
/// `soeren`.
fn transcribe(word: &str) -> String {
    let word: String = word.nfc().collect();
    fold(&word.replace('ä', "ae").replace('ö', "oe").replace('ü', "ue").replace('ø', "oe").replace('å', "aa"))
}

/// Roughly, the vowels of a word as they are spoken. They distinguish `Joan` from `Jon`, whose
/// consonants are the same.
fn vowels(word: &str) -> String {
    let spoken =
        ["ey", "ay", "ie", "ee", "ea"].iter().fold(word.replace('h', ""), |word, pair| word.replace(pair, "i"));
    let spoken = spoken.replace("ae", "e").replace("air", "ar").replace('y', "i");
    spoken.strip_suffix('e').unwrap_or(&spoken).chars().filter(|c| "aeiou".contains(*c)).collect()
}

/// Whether two names differ by a feminine ending: `Simon` and `Simone`. `Ann` and `Anne` are too
/// short for that; `Mary` and `Marie` only look alike.
fn feminine(one: &str, other: &str) -> bool {
    let (short, long) = if one.len() < other.len() { (one, other) } else { (other, one) };
    let grown = long.strip_suffix('e').and_then(|stem| stem.strip_prefix(short));
    grown.is_some_and(|doubled| long.len() > 4 && short.ends_with(doubled)) || lore::look_alike(short, long)
}

fn same_sound(one: &str, other: &str) -> bool {
    let ascii = |word: &str| word.chars().filter(char::is_ascii_alphabetic).collect::<String>();
    let (one, other) = (ascii(one), ascii(other));
    if one.is_empty() || other.is_empty() {
        return false;
    }
    let encoder = DoubleMetaphone::default();
    let (one, other) = (encoder.double_metaphone(&one), encoder.double_metaphone(&other));
    let codes = [other.primary(), other.alternate()];
    codes.contains(&one.primary()) || codes.contains(&one.alternate())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn in_a_greeting_more_is_close() {
        for (written, recorded, expected) in [
            ("Anna", "Hannah", Some(Mismatch::Sound)),
            ("Maria", "Marie", Some(Mismatch::Letters)),
            ("Muhamed", "Mohammed", Some(Mismatch::Sound)),
            ("Izaguir", "Izaguirre", Some(Mismatch::Sound)),
            ("Peter", "Rita", None),
            ("Dan", "Ian", Some(Mismatch::Letters)),
            ("田中様", "田中", None),
            ("Tanaka様", "Tanaka", None),
        ] {
            assert_eq!(near(written, recorded), expected, "{written} for {recorded}");
        }
    }

    #[test]
    fn long_names_have_several_spellings() {
        for (one, other, expected) in [
            ("Cathrine", "Catherine", true),
            ("Kristopher", "Christopher", true),
            ("Francis", "Frances", false),
            ("Christina", "Christine", false),
            ("Jon", "John", false),
        ] {
            assert_eq!(is_respelt(one, other), expected, "{one}, {other}");
        }
    }

    #[test]
    fn slips_are_told_from_other_names() {
        for (written, recorded, expected) in [
            ("Izaguire", "Izaguirre", Some(Mismatch::Letters)),
            ("Izagiurre", "Izaguirre", Some(Mismatch::Letters)),
            ("Mckay", "McKay", Some(Mismatch::Case)),
            ("Muller", "Müller", Some(Mismatch::Accents)),
            ("Mueller", "Müller", Some(Mismatch::Accents)),
            ("Soeren", "Søren", Some(Mismatch::Accents)),
            ("Kowalksi", "Kowalski", Some(Mismatch::Letters)),
            ("Rita", "Rita", None),
            ("Berlin", "Rita", None),
            ("Museum", "Moreau", None),
        ] {
            assert_eq!(mismatch(written, recorded, false), expected, "{written} for {recorded}");
        }
        for (written, recorded, expected) in [
            ("Stacy", "Stacey", Some(Mismatch::Sound)),
            ("John", "Jon", Some(Mismatch::Sound)),
            ("Sarah", "Sara", Some(Mismatch::Sound)),
            ("Brian", "Bryan", Some(Mismatch::Sound)),
            ("Rachael", "Rachel", Some(Mismatch::Sound)),
            ("Stephen", "Steven", Some(Mismatch::Sound)),
            ("Claire", "Clare", Some(Mismatch::Sound)),
            ("Simone", "Simon", None),
            ("Mary", "Marie", None),
            ("Joan", "Jon", None),
            ("Mary", "Mark", None),
            ("Dan", "Ian", None),
            ("Nina", "Rina", None),
        ] {
            assert_eq!(mismatch(written, recorded, true), expected, "{written} for {recorded}");
        }
    }
}
