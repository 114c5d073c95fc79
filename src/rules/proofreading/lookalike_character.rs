use unicode_normalization::UnicodeNormalization;

use crate::diagnostic::{Level, Safety, Span};
use crate::draft::Part;
use crate::facts::Facts;
use crate::finding::{Finding, message};
use crate::rules::{Group, Rule};
use crate::text::token::is_mark;

rule! {
    /// A letter only looks like the right one, or a word contains something invisible.
    ///
    /// Text copied from a web page, a PDF or a chat can bring along Cyrillic or Greek letters that look
    /// Latin, letters from "fancy text" generators, and characters that have no width. To the eye it is
    /// a word like any other, but not to search, spam filters and screen readers, and if your name
    /// contains such a letter, nobody finds you when they look you up.
    ///
    /// ```draft
    /// Dear Ritа,
    ///      ^^^^ Rita
    ///
    /// The ki​ln was warm, and the 𝐥𝐢𝐝 oﬃcially Ηоt.
    ///     ^^^^^ kiln
    ///                             ^^^ lid
    ///                                 ^^^^^^^^ officially
    ///                                          ^^^ Hot
    /// ```
    ///
    /// Words that are wholly in another alphabet, symbols and emoji are left alone.
    ///
    /// ```draft
    /// Анна says спасибо, the α-glaze took 3 µm at 20 Ω, and Κώστας agreed 👩‍🔬.
    /// ```
    ///
    /// The fix is safe: it replaces or removes only the characters that do not belong.
    pub(crate) static RULE: Rule = Rule::new("lookalike-character", Group::Proofreading, Level::Error)
        .judging_words(10)
        .in_any_language()
        .checking(check);
}

/// Cyrillic and Greek letters that look like Latin ones, and those.
const LOOKALIKES: &[(char, char)] = &[
    ('\u{391}', 'A'),
    ('\u{392}', 'B'),
    ('\u{395}', 'E'),
    ('\u{396}', 'Z'),
    ('\u{397}', 'H'),
    ('\u{399}', 'I'),
    ('\u{39a}', 'K'),
    ('\u{39c}', 'M'),
    ('\u{39d}', 'N'),
    ('\u{39f}', 'O'),
    ('\u{3a1}', 'P'),
    ('\u{3a4}', 'T'),
    ('\u{3a5}', 'Y'),
    ('\u{3a7}', 'X'),
    ('\u{3b1}', 'a'),
    ('\u{3b9}', 'i'),
    ('\u{3ba}', 'k'),
    ('\u{3bd}', 'v'),
    ('\u{3bf}', 'o'),
    ('\u{3c1}', 'p'),
    ('\u{3c4}', 't'),
    ('\u{3c5}', 'u'),
    ('\u{3c7}', 'x'),
    ('\u{405}', 'S'),
    ('\u{406}', 'I'),
    ('\u{408}', 'J'),
    ('\u{410}', 'A'),
    ('\u{412}', 'B'),
    ('\u{415}', 'E'),
    ('\u{41a}', 'K'),
    ('\u{41c}', 'M'),
    ('\u{41d}', 'H'),
    ('\u{41e}', 'O'),
    ('\u{420}', 'P'),
    ('\u{421}', 'C'),
    ('\u{422}', 'T'),
    ('\u{423}', 'Y'),
    ('\u{425}', 'X'),
    ('\u{430}', 'a'),
    ('\u{435}', 'e'),
    ('\u{43a}', 'k'),
    ('\u{43c}', 'm'),
    ('\u{43d}', 'h'),
    ('\u{43e}', 'o'),
    ('\u{440}', 'p'),
    ('\u{441}', 'c'),
    ('\u{442}', 't'),
    ('\u{443}', 'y'),
    ('\u{445}', 'x'),
    ('\u{455}', 's'),
    ('\u{456}', 'i'),
    ('\u{458}', 'j'),
    ('\u{4bb}', 'h'),
    ('\u{501}', 'd'),
    ('\u{51b}', 'q'),
    ('\u{51d}', 'w'),
];

/// The one letter that a character looks like.
fn latin(c: char) -> Option<char> {
    LOOKALIKES.binary_search_by_key(&c, |(look, _)| *look).ok().map(|at| LOOKALIKES[at].1)
}

/// Letters of fonts that are no fonts: mathematical, full-width, and ligatures.
fn is_styled(c: char) -> bool {
    matches!(c, '\u{fb00}'..='\u{fb06}' | '\u{ff21}'..='\u{ff3a}' | '\u{ff41}'..='\u{ff5a}' | '\u{1d400}'..='\u{1d6a3}')
}

/// Characters without width, and those that turn the direction of reading.
fn is_invisible(c: char) -> bool {
    is_mark(c) && !('\u{300}'..='\u{36f}').contains(&c) || is_direction(c)
}

fn is_direction(c: char) -> bool {
    matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Letters of alphabets written from right to left.
fn is_leftward(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefe}')
}

fn is_latin(c: char) -> bool {
    c.is_ascii_alphabetic() || ('\u{c0}'..='\u{24f}').contains(&c) && c.is_alphabetic()
}

fn check(facts: &Facts) -> Vec<Finding> {
    // Nearly all mails have none of these.
    let text = facts.draft.text();
    if !others(text).any(|(_, c)| latin(c).is_some() || is_styled(c) || is_invisible(c)) {
        return Vec::new();
    }
    let own = facts.draft.parts.iter().filter(|part| part.kind.is_proofread() && !facts.text(part.span).is_ascii());
    own.flat_map(|part| in_part(facts, *part)).collect()
}

/// Bytes that are looked at together: mostly all of them are ASCII.
const RUN: usize = 64;

/// The characters that are not ASCII, each with its place: only those can be in disguise.
fn others(text: &str) -> impl Iterator<Item = (usize, char)> {
    let runs = (0..).step_by(RUN).zip(text.as_bytes().chunks(RUN)).filter(|(_, run)| !run.is_ascii());
    let first_bytes = runs.flat_map(|(start, run)| (start..).zip(run)).filter(|(_, byte)| **byte >= 0xc0);
    first_bytes.filter_map(|(at, _)| Some((at, text[at..].chars().next()?)))
}

fn in_part(facts: &Facts, part: Part) -> Vec<Finding> {
    let text = facts.text(part.span);
    let leftward = others(text).any(|(_, c)| is_leftward(c));
    let inside = |c: &char| c.is_alphanumeric() || is_mark(*c) || is_invisible(*c);
    let mut found = Vec::new();
    let mut end = 0;
    for (at, _) in others(text).filter(|(_, c)| inside(c)) {
        if at >= end {
            let before: usize = text[..at].chars().rev().take_while(inside).map(char::len_utf8).sum();
            end = at + text[at..].chars().take_while(inside).map(char::len_utf8).sum::<usize>();
            found.extend(word(facts, Span::new(part.span.start + at - before, part.span.start + end), leftward));
        }
    }
    found
}

/// What is wrong with the letters of one word.
fn word(facts: &Facts, span: Span, leftward: bool) -> Option<Finding> {
    let written = facts.text(span);
    let letters = || written.chars().filter(|c| c.is_alphabetic());
    let hidden = |c: char| is_invisible(c) && !(leftward && is_direction(c));
    let (own, styled) = (letters().any(is_latin), letters().any(is_styled));
    // A word that is nothing but Cyrillic lookalikes is one of ours only where it makes a word; a Greek
    // letter alone is a symbol.
    let disguised = |word: &str| {
        letters().all(|c| c >= '\u{400}' && latin(c).is_some())
            && facts.language.lexicon().form(word).is_known()
            && latin_around(facts, span)
    };
    let right: String = written.chars().filter(|c| !hidden(*c)).map(|c| latin(c).unwrap_or(c)).collect();
    let foreign = letters().find(|c| latin(*c).is_some() && (own || disguised(&right)));
    let invisible = written.chars().find(|c| hidden(*c)).filter(|_| own);
    let mended: String = match foreign {
        Some(_) => right,
        None => written.chars().filter(|c| !hidden(*c) || !own).collect(),
    };
    let mended: String = mended
        .chars()
        .flat_map(|c| if is_styled(c) { c.to_string().nfkc().collect::<Vec<_>>() } else { vec![c] })
        .collect();
    // A word with other letters of that alphabet is a word of that alphabet.
    let mixed = letters().any(|c| !is_latin(c) && latin(c).is_none() && !is_styled(c));
    if mixed || mended == written || mended.is_empty() {
        return None;
    }
    // A misspelling that has something invisible in it is fixed as a whole.
    if foreign.is_none() && !styled && !facts.language.lexicon().corrections(&mended).is_empty() {
        return None;
    }
    let word = &mended;
    let message = match (foreign, invisible) {
        (Some(c), _) => {
            let looks_like = latin(c).unwrap_or(c).to_string();
            message!("lookalike-character-letter", word, alphabet = alphabet(c), looks_like)
        }
        (None, Some(c)) => {
            message!("lookalike-character-invisible", word, code = format!("{:04X}", u32::from(c)))
        }
        (None, None) => message!("lookalike-character-font", word),
    };
    Some(RULE.at(span, message).replace(mended, Safety::Safe))
}

fn alphabet(c: char) -> &'static str {
    if c < '\u{400}' { "greek" } else { "cyrillic" }
}

/// Whether the letters next to a word are Latin: `а` in an English sentence.
fn latin_around(facts: &Facts, span: Span) -> bool {
    let text = facts.draft.text();
    let before = text[..span.start].chars().rev().take(40).find(|c| c.is_alphabetic());
    let after = text[span.end..].chars().take(40).find(|c| c.is_alphabetic());
    before.into_iter().chain(after).all(is_latin)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lookalikes_are_sorted() {
        assert!(LOOKALIKES.is_sorted());
        assert_eq!(latin('\u{430}'), Some('a'));
        assert_eq!(latin('\u{436}'), None);
    }
}
