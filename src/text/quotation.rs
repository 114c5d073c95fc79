//! Words between quotation marks: somebody else's, or a title.

use crate::diagnostic::Span;

/// Opening marks and what closes each.
const PAIRS: &[(char, &[char])] =
    &[('"', &['"']), ('“', &['”', '"']), ('„', &['“', '”', '"']), ('‘', &['’']), ('«', &['»']), ('»', &['«'])];

/// Bytes of the longest quotation; a mark that is not closed until then was none.
const LONGEST: usize = 2000;

/// The quotations of `text[part]`, their marks included, in order. A mark that is never closed opens
/// none.
#[must_use]
pub fn quotations(text: &str, part: Span) -> Vec<Span> {
    let part_text = &text[part.range()];
    let mut found = Vec::new();
    let mut end = 0;
    // Nearly every character is an ASCII one, and only one of those opens.
    let opens = |c: char| if c.is_ascii() { c == '"' } else { PAIRS.iter().any(|(open, _)| *open == c) };
    for (at, opening) in part_text.match_indices(opens) {
        let before = part_text[..at].chars().next_back().unwrap_or(' ');
        let begins = before.is_whitespace() || "([{-–—/".contains(before);
        let pair = PAIRS.iter().find(|(open, _)| opening.starts_with(*open)).filter(|_| at >= end && begins);
        let Some((_, closing)) = pair else {
            continue;
        };
        let rest = &part_text[at + opening.len()..];
        let mut marks = rest.match_indices(|c| closing.contains(&c)).take_while(|(place, _)| *place < LONGEST);
        // The apostrophe of `it’s` closes nothing.
        let close = marks.find(|(place, mark)| !rest[place + mark.len()..].starts_with(char::is_alphanumeric));
        if let Some((place, mark)) = close {
            end = at + opening.len() + place + mark.len();
            found.push(Span::new(part.start + at, part.start + end));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn quoted(text: &str) -> Vec<&str> {
        quotations(text, Span::new(0, text.len())).into_iter().map(|span| &text[span.range()]).collect()
    }

    #[test]
    fn all_marks_are_known() {
        assert_eq!(quoted("He said \"as soon as\nyou can\", and (“now”)."), ["\"as soon as\nyou can\"", "“now”"]);
        assert_eq!(quoted("the ‘it’s late’ sign, «nu», „jetzt“"), ["‘it’s late’", "«nu»", "„jetzt“"]);
    }

    #[test]
    fn inches_and_open_marks_quote_nothing() {
        for text in ["a 5\" pipe and a 6\" one", "she said \"well", "it’s the boys’ own"] {
            assert_eq!(quoted(text), Vec::<&str>::new(), "{text}");
        }
    }
}
