//! `format=flowed` (RFC 3676): lines that were broken for transport are joined again.

use super::transfer::{content, lines};
use crate::draft::places::Placed;

/// The text as it was before it was broken into lines. `delete`: the space before a soft break was
/// added with it.
pub(super) fn unfold(text: &Placed<String>, delete: bool) -> Placed<String> {
    let bytes = text.text.as_bytes();
    let mut unfolded = Placed::default();
    // The quote depth of the paragraph whose last line ended softly, and where that end is.
    let mut open: Option<(usize, std::ops::Range<usize>)> = None;
    for line in lines(bytes, 0..bytes.len()) {
        let full = content(bytes, line.clone());
        let depth = bytes[full.clone()].iter().take_while(|&&byte| byte == b'>').count();
        let mut start = full.start + depth;
        // A space before the text keeps it from looking like a quote or like `From `.
        if bytes[start..full.end].first() == Some(&b' ') {
            start += 1;
        }
        let signature = &bytes[start..full.end] == b"-- ";
        match open.take() {
            Some((quoted, _)) if quoted == depth && !signature => {}
            ended => {
                if let Some((_, end)) = ended {
                    unfolded.copy(text, end);
                }
                unfolded.copy(text, full.start..full.start + depth);
                // `>text` and `> text` were the same quote, and `> ` is how it is written.
                if depth > 0 && start < full.end {
                    let space = text.places.range(full.start + depth - 1..full.start + depth);
                    unfolded.insert(" ", space.end..space.end);
                }
            }
        }
        let soft = bytes[full.clone()].last() == Some(&b' ') && start < full.end && !signature && line.end > full.end;
        unfolded.copy(text, start..full.end - usize::from(soft && delete));
        if soft {
            open = Some((depth, full.end..line.end));
        } else {
            unfolded.copy(text, full.end..line.end);
        }
    }
    if let Some((_, end)) = open {
        unfolded.copy(text, end);
    }
    unfolded
}

#[cfg(test)]
mod tests {
    use super::*;

    fn unfolded(text: &str, delete: bool) -> String {
        let mut placed = Placed { text: text.to_owned(), ..Placed::default() };
        placed.places.same(text.len(), 0);
        let unfolded = unfold(&placed, delete);
        for (at, c) in unfolded.text.char_indices().filter(|(_, c)| c.is_alphabetic()) {
            assert!(text[unfolded.places.start(at)..].starts_with(c), "{text:?} at {at}");
        }
        unfolded.text
    }

    #[test]
    fn soft_breaks_are_joined() {
        assert_eq!(unfolded("The lids \r\nwere warm.\r\n\r\nMaya\r\n", false), "The lids were warm.\r\n\r\nMaya\r\n");
        assert_eq!(unfolded("im- \nmer\n", true), "im-mer\n");
        assert_eq!(unfolded("one \n", false), "one \n");
    }

    #[test]
    fn quotes_and_signatures_are_none_of_the_text() {
        assert_eq!(unfolded(">> a \n>> b\n> c\n  d\n From e\n", false), ">> a b\n> c\n d\nFrom e\n");
        assert_eq!(unfolded("a \n> b\n", false), "a \n> b\n");
        assert_eq!(unfolded("a\n-- \nMaya\n", false), "a\n-- \nMaya\n");
        assert_eq!(unfolded("a \n-- \nMaya\n", false), "a \n-- \nMaya\n");
    }
}
