//! Words between quotation marks: somebody else's, or a title.

use crate::diagnostic::Span;

/// Opening marks and what closes each.
const PAIRS: &[(char, &[char])] =
    &[('"', &['"']), ('“', &['”', '"']), ('„', &['“', '”', '"']), ('‘', &['’']), ('«', &['»']), ('»', &['«'])];

/// The quotations of `text[part]`, their marks included, in order. A mark that is never closed opens
/// none.
#[must_use]
pub fn quotations(text: &str, part: Span) -> Vec<Span> {
    let part_text = &text[part.range()];
    let mut found = Vec::new();
    let mut end = 0;
    let mut before = ' ';
    for (at, c) in part_text.char_indices() {
        let opens = before.is_whitespace() || "([{-–—/".contains(before);
        before = c;
        if at < end || !opens {
            continue;
        }
        let Some((_, closing)) = PAIRS.iter().find(|(open, _)| *open == c) else {
            continue;
        };
        let rest = &part_text[at + c.len_utf8()..];
        let close = rest.char_indices().find(|&(place, mark)| {
            // The apostrophe of `it’s` closes nothing.
            closing.contains(&mark) && !rest[place + mark.len_utf8()..].starts_with(char::is_alphanumeric)
        });
        if let Some((place, mark)) = close {
            end = at + c.len_utf8() + place + mark.len_utf8();
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
