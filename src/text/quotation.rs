//! Words between quotation marks: somebody else's, or a title.

use memchr::memchr3_iter;
use phrasebook::tables::Conventions;

use crate::diagnostic::Span;

/// The most bytes of a quotation; a mark that is not closed within that many opens nothing.
const LONGEST: usize = 2000;

/// The quotations of `text[part]`, including their marks, in order. A mark that is never closed
/// opens nothing.
#[must_use]
pub fn quotations(text: &str, part: Span, conventions: &Conventions) -> Vec<Span> {
    let part_text = &text[part.range()];
    let mut found = Vec::new();
    let mut end = 0;
    // The first bytes of all marks.
    for at in memchr3_iter(b'"', 0xc2, 0xe2, part_text.as_bytes()) {
        let open = part_text[at..].chars().next().filter(|_| at >= end);
        let Some(open) = open else {
            continue;
        };
        let before = part_text[..at].chars().next_back().unwrap_or(' ');
        if !(before.is_whitespace() || "([{-–—/".contains(before)) {
            continue;
        }
        let closing: Vec<char> = conventions.closing_marks(open).collect();
        if closing.is_empty() {
            continue;
        }
        let start = at + open.len_utf8();
        let rest = &part_text[start..];
        let near = rest.char_indices().take_while(|(place, _)| *place < LONGEST);
        let mut ends = near.filter(|(_, c)| closing.contains(c)).map(|(place, c)| place + c.len_utf8());
        // The apostrophe of `it’s` closes nothing.
        if let Some(len) = ends.find(|&len| !rest[len..].starts_with(char::is_alphanumeric)) {
            end = start + len;
            found.push(Span::new(part.start + at, part.start + end));
        }
    }
    found
}

/// The quotation among some, in order, that a span is in.
#[must_use]
pub fn quotation_around(quotations: &[Span], span: Span) -> Option<Span> {
    let next = quotations.partition_point(|quote| quote.start <= span.start);
    quotations[..next].last().copied().filter(|quote| quote.contains(span))
}

#[cfg(test)]
mod tests {
    use phrasebook::stored::TextList;

    use super::*;

    fn quoted(text: &str) -> Vec<&str> {
        let marks: TextList = ["\"\"", "“”", "„“", "‘’", "«»"].into_iter().collect();
        let mut conventions = Conventions::default();
        conventions.quotation_marks = marks.texts();
        quotations(text, Span::new(0, text.len()), &conventions).into_iter().map(|span| &text[span.range()]).collect()
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
