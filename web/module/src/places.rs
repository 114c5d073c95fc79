//! Places in the text as the caller has it, in UTF-16.

use followup_lint::Draft;
use followup_lint::diagnostic::Span;
use serde::Serialize;

/// The first code unit, and one past the last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub(crate) struct Place {
    start: usize,
    end: usize,
}

/// Finds places of a draft in the text that it was read from: of a message, its readable text is another.
pub(crate) struct Places<'a> {
    draft: &'a Draft,
    /// Where each line of the given text begins.
    starts: Vec<usize>,
}

impl<'a> Places<'a> {
    pub(crate) fn new(draft: &'a Draft, given: &str) -> Self {
        // Columns do not count a byte order mark.
        let mark = usize::from(given.starts_with('\u{feff}'));
        let mut starts = vec![mark];
        let mut at = 0;
        for line in given.split_inclusive('\n') {
            at += line.chars().map(char::len_utf16).sum::<usize>();
            starts.push(at);
        }
        Self { draft, starts }
    }

    pub(crate) fn of(&self, span: Span) -> Place {
        let (first, last) = (self.draft.position(span.start), self.draft.end_position(span.end));
        let place = |line: usize, column: usize| self.starts[line - 1] + column - 1;
        let start = place(first.line, first.utf16_column);
        Place { start, end: place(last.line, last.utf16_column).max(start) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use followup_lint::Linter;

    fn place(given: &str, sought: &str) -> String {
        let linter = Linter::builder().build().expect("nothing is set up");
        let draft = linter.read(given.as_bytes());
        let at = draft.text().find(sought).expect("it is in the text");
        let Place { start, end } = Places::new(&draft, given).of(Span::new(at, at + sought.len()));
        String::from_utf16(&given.encode_utf16().collect::<Vec<_>>()[start..end]).expect("characters are whole")
    }

    #[test]
    fn places_are_those_of_the_given_text() {
        assert_eq!(place("🦜 é\r\n🦜 lid\n", "lid"), "lid");
        assert_eq!(place("\u{feff}🦜 é\n🦜 lid\n", "é"), "é");
        assert_eq!(place("\u{feff}🦜 é\n🦜 lid", "lid"), "lid");
        let message = "Subject: a\nContent-Transfer-Encoding: quoted-printable\n\nCaf=C3=A9 at =\nnine?\n";
        assert_eq!(place(message, "Café"), "Caf=C3=A9");
        assert_eq!(place(message, "at nine"), "at =\nnine");
    }
}
