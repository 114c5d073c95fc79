//! How close a written name is to a recorded one.

use rphonetic::DoubleMetaphone;
use strsim::osa_distance;
use unicode_normalization::UnicodeNormalization;

/// How a written word differs from the name it was meant to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Slip {
    /// `Mckay` for `McKay`
    Case,
    /// `Muller` or `Mueller` for `Müller`
    Accents,
    /// `Izaguire` for `Izaguirre`
    Letters,
    /// `Stacy` for `Stacey`
    Sound,
}

/// How `written` misses `recorded`, if it is close enough to be meant for it.
///
/// `is_name` says that the written word is a name of its own, as `Mary` is beside `Mark`: then only
/// a name that sounds the same is taken for a slip.
#[must_use]
pub fn slip(written: &str, recorded: &str, is_name: bool) -> Option<Slip> {
    let (written, recorded): (String, String) = (written.nfc().collect(), recorded.nfc().collect());
    if written == recorded {
        return None;
    }
    let (lower, target) = (written.to_lowercase(), recorded.to_lowercase());
    if lower == target {
        return Some(Slip::Case);
    }
    if fold(&lower) == fold(&target) || transcribe(&lower) == transcribe(&target) {
        return Some(Slip::Accents);
    }
    let (plain, meant) = (fold(&lower), fold(&target));
    let length = meant.chars().count().max(plain.chars().count());
    let distance = osa_distance(&plain, &meant);
    let sounds = same_sound(&plain, &meant);
    if is_name {
        return (sounds && distance <= 2 && vowels(&plain) == vowels(&meant)).then_some(Slip::Sound);
    }
    let allowed = match length {
        0..=2 => 0,
        3..=5 => 1,
        6..=8 => 2,
        _ => 3,
    };
    // Two slips in a short name, or a different beginning, make it another name.
    let first = plain.chars().next() == meant.chars().next();
    if distance <= allowed && (first || distance == 1 || sounds) && (length > 3 || first) {
        return Some(if sounds && distance > 1 { Slip::Sound } else { Slip::Letters });
    }
    (sounds && first && distance <= 3 && length >= 5).then_some(Slip::Sound)
}

/// A word without its accents: `Søren` as `soren`.
#[must_use]
pub fn fold(word: &str) -> String {
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

/// A word with its accents written as two letters: `Müller` as `mueller`, `Søren` as `soeren`.
fn transcribe(word: &str) -> String {
    let word: String = word.nfc().collect();
    fold(&word.replace('ä', "ae").replace('ö', "oe").replace('ü', "ue").replace('ø', "oe").replace('å', "aa"))
}

/// The vowels of a word as they are spoken, roughly: what tells `Joan` from `Jon`, whose consonants
/// are the same.
fn vowels(word: &str) -> String {
    let spoken = ["ey", "ie", "ee", "ea"].iter().fold(word.replace('h', ""), |word, pair| word.replace(pair, "i"));
    let spoken = spoken.replace("ae", "e").replace('y', "i");
    spoken.strip_suffix('e').unwrap_or(&spoken).chars().filter(|c| "aeiou".contains(*c)).collect()
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
    fn slips_are_told_from_other_names() {
        for (written, recorded, expected) in [
            ("Izaguire", "Izaguirre", Some(Slip::Letters)),
            ("Izagiurre", "Izaguirre", Some(Slip::Letters)),
            ("Mckay", "McKay", Some(Slip::Case)),
            ("Muller", "Müller", Some(Slip::Accents)),
            ("Mueller", "Müller", Some(Slip::Accents)),
            ("Soeren", "Søren", Some(Slip::Accents)),
            ("Kowalksi", "Kowalski", Some(Slip::Letters)),
            ("Rita", "Rita", None),
            ("Berlin", "Rita", None),
            ("Museum", "Moreau", None),
        ] {
            assert_eq!(slip(written, recorded, false), expected, "{written} for {recorded}");
        }
        for (written, recorded, expected) in [
            ("Stacy", "Stacey", Some(Slip::Sound)),
            ("John", "Jon", Some(Slip::Sound)),
            ("Sarah", "Sara", Some(Slip::Sound)),
            ("Brian", "Bryan", Some(Slip::Sound)),
            ("Rachael", "Rachel", Some(Slip::Sound)),
            ("Stephen", "Steven", Some(Slip::Sound)),
            ("Joan", "Jon", None),
            ("Mary", "Mark", None),
            ("Dan", "Ian", None),
            ("Nina", "Rina", None),
        ] {
            assert_eq!(slip(written, recorded, true), expected, "{written} for {recorded}");
        }
    }
}
