//! Takes a mail's text apart: subject, greeting, paragraphs, sign-off, signature, quoted reply.

use std::ops::Range;

use super::attribution::{take_attribution, without_footer};
use super::beginning::{is_alternative, letter_head, take_greeting};
use super::editor;
use super::ending::close;
use super::formulas::Formulas;
use super::headers::{Header, HeaderName};
use super::{Part, PartKind};
use crate::diagnostic::Span;

/// Underscores or hyphens that make a line a divider.
const DIVIDER: usize = 10;

/// A line without its ending.
#[derive(Debug, Clone, Copy)]
pub(super) struct Line<'a> {
    pub(super) start: usize,
    pub(super) text: &'a str,
}

impl Line<'_> {
    pub(super) fn span(&self) -> Span {
        let lead = self.text.len() - self.text.trim_start().len();
        Span::new(self.start + lead, self.start + self.text.trim_end().len())
    }

    fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }
}

/// The parts of `text`, whose body begins at `body`. Nothing in `marks` is read.
pub(super) fn dissect(
    text: &str,
    headers: &[Header],
    body: usize,
    marks: &[Range<usize>],
    formulas: &Formulas,
) -> Vec<Part> {
    let mut parts = Vec::new();
    for header in headers {
        if header.value.is_empty() {
            continue;
        }
        let subject = header.name == HeaderName::Subject;
        let kind = if subject { PartKind::Subject } else { PartKind::Header };
        let tag = if subject { editor::patch_tag(&text[header.value.range()]) } else { 0 };
        parts.push(Part { kind, span: Span::new(header.value.start + tag, header.value.end) });
    }
    let lines = lines(text, body, marks);
    let lines = &lines[..patch(&lines)];
    let (own, tail) = lines.split_at(end_of_body(lines));
    let mut paragraphs = paragraphs(text, own, &mut parts, formulas);
    let first = parts.iter().all(|part| matches!(part.kind, PartKind::Subject | PartKind::Header));
    close(&mut paragraphs, first, formulas);
    for paragraph in paragraphs {
        push(&mut parts, paragraph.kind, paragraph.lines);
    }
    if let Some(first) = tail.first() {
        let quoted = first.text.trim_end() != "--";
        let added = |line: &Line| line.is_blank() || formulas.is_footer(line.text);
        if quoted || !tail[1..].iter().all(added) {
            push(&mut parts, if quoted { PartKind::Quote } else { PartKind::Signature }, tail);
        }
    }
    parts.retain(|part| !part.span.is_empty());
    parts.sort_by_key(|part| part.span);
    parts
}

/// The lines after `body`, cut at the marks.
fn lines<'a>(text: &'a str, body: usize, marks: &[Range<usize>]) -> Vec<Line<'a>> {
    let mut lines = Vec::new();
    let mut marks = marks.iter().peekable();
    let mut next = body;
    for line in text[body..].split_inclusive('\n') {
        let mut start = next;
        next += line.len();
        let end = start + line.trim_end_matches(['\n', '\r']).len();
        let first = lines.len();
        while let Some(mark) = marks.next_if(|mark| mark.end <= end) {
            lines.push(Line { start, text: &text[start..mark.start.max(start)] });
            start = mark.end.max(start);
        }
        let end = marks.peek().map_or(end, |mark| mark.start.clamp(start, end));
        lines.push(Line { start, text: &text[start..end] });
        // Nothing beside a mark is no blank line.
        if lines[first..].iter().any(|line| !line.is_blank()) {
            let cut = lines.split_off(first);
            lines.extend(cut.into_iter().filter(|line| !line.is_blank()));
        }
    }
    lines
}

/// The line at which a patch from `git send-email` begins: its `---` line, or its first file.
fn patch(lines: &[Line]) -> usize {
    let Some(first) = lines.iter().position(|line| line.text.starts_with("diff --git ")) else {
        return lines.len();
    };
    lines[..first].iter().position(|line| line.text == "---").unwrap_or(first)
}

/// The line at which the writer's own text ends: a `-- ` line, or the start of a forwarded or
/// quoted original.
fn end_of_body(lines: &[Line]) -> usize {
    let ends = |at: &usize| lines[*at].text.trim_end() == "--" || is_original(&lines[*at..]);
    (0..lines.len()).find(ends).unwrap_or(lines.len())
}

/// Whether lines begin a copy of an earlier mail, as Outlook and similar programs write it: a
/// divider, or a dashed line with words in it and the header of that mail below.
fn is_original(lines: &[Line]) -> bool {
    let Some(line) = lines.first().map(|line| line.text.trim()) else {
        return false;
    };
    if line.len() >= DIVIDER * 3 && line.chars().all(|other| other == '_') {
        return true;
    }
    let dashed = line.len() > DIVIDER && line.starts_with("-----") && line.ends_with("-----");
    let below = || lines.iter().skip(1).find(|line| !line.is_blank());
    dashed && line.contains(char::is_alphabetic) && below().is_some_and(|below| is_header(below.text))
}

/// Whether a line looks like a copied header: `From: Rita`, `*Von:* Rita`.
fn is_header(line: &str) -> bool {
    let name = line.trim_start().split_once(':').map(|(name, _)| name.trim_matches(['*', ' ', '\u{a0}']));
    name.is_some_and(|name| !name.is_empty() && name.len() <= 2 * DIVIDER && !name.contains(char::is_whitespace))
}

/// Lines of one kind between blank lines.
pub(super) struct Paragraph<'a> {
    pub(super) kind: PartKind,
    pub(super) lines: &'a [Line<'a>],
}

/// Splits lines at blank ones. Quotes and the greeting become parts of their own.
fn paragraphs<'a>(text: &str, lines: &'a [Line<'a>], parts: &mut Vec<Part>, formulas: &Formulas) -> Vec<Paragraph<'a>> {
    let mut paragraphs: Vec<Paragraph> = Vec::new();
    let mut greeted = false;
    let blocks: Vec<&[Line]> = lines.split(Line::is_blank).filter(|block| !block.is_empty()).collect();
    let (head, blocks) = blocks.split_at(letter_head(&blocks, formulas));
    for block in head {
        push(parts, PartKind::Header, block);
    }
    for block in blocks.iter().copied() {
        let mut rest = block;
        while let Some(first) = rest.first() {
            let quoted = is_quoted(first);
            let end = rest.iter().position(|line| is_quoted(line) != quoted).unwrap_or(rest.len());
            let (run, after) = rest.split_at(end);
            rest = after;
            if quoted {
                take_attribution(&mut paragraphs, parts, formulas);
                push(parts, PartKind::Quote, run);
                continue;
            }
            let run = without_footer(run, formulas);
            let mut run = if greeted { run } else { take_greeting(run, parts, formulas) };
            greeted = true;
            while paragraphs.is_empty() && is_alternative(text, run, parts, formulas) {
                run = take_greeting(run, parts, formulas);
            }
            if !run.is_empty() {
                paragraphs.push(Paragraph { kind: PartKind::Body, lines: run });
            }
        }
    }
    paragraphs
}

pub(super) fn is_quoted(line: &Line) -> bool {
    line.text.trim_start().starts_with('>')
}

pub(super) fn push(parts: &mut Vec<Part>, kind: PartKind, lines: &[Line]) {
    if let (Some(first), Some(last)) = (lines.first(), lines.last()) {
        parts.push(Part { kind, span: Span::new(first.span().start, last.span().end.max(first.span().start)) });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draft::Draft;
    use crate::language::formulas;

    fn parts(text: &str) -> Vec<(PartKind, String)> {
        let draft = Draft::read(text.as_bytes(), &formulas());
        draft.parts.iter().map(|part| (part.kind, draft.slice(part.span).replace('\n', "/"))).collect()
    }

    fn expect(text: &str, expected: &[(PartKind, &str)]) {
        let parts = parts(text);
        let parts: Vec<(PartKind, &str)> = parts.iter().map(|(kind, text)| (*kind, text.as_str())).collect();
        assert_eq!(parts, expected);
    }

    #[test]
    fn a_whole_mail() {
        expect(
            "To: rita@kiln.example\nSubject: The kiln\n\nDear Rita,\n\nThe kiln\ncools.\n\nIt does.\n\nKind regards,\nMaya\n\nPS: The lid, too.\n\nOn 3 May 2026, Rita wrote:\n> Hot.\n> Very.\n-- \nMaya",
            &[
                (PartKind::Header, "rita@kiln.example"),
                (PartKind::Subject, "The kiln"),
                (PartKind::Greeting, "Dear Rita,"),
                (PartKind::Body, "The kiln/cools."),
                (PartKind::Body, "It does."),
                (PartKind::SignOff, "Kind regards,"),
                (PartKind::Signature, "Maya"),
                (PartKind::Body, "PS: The lid, too."),
                (PartKind::Attribution, "On 3 May 2026, Rita wrote:"),
                (PartKind::Quote, "> Hot./> Very."),
                (PartKind::Signature, "-- /Maya"),
            ],
        );
    }

    #[test]
    fn a_greeting_may_share_its_line() {
        expect(
            "Hi Rita, the kiln cools as we speak.\nIt does.\n\nMaya",
            &[
                (PartKind::Greeting, "Hi Rita,"),
                (PartKind::Body, "the kiln cools as we speak./It does."),
                (PartKind::Signature, "Maya"),
            ],
        );
    }

    #[test]
    fn a_letter_on_paper_has_addresses_above_its_greeting() {
        expect(
            "2 Kiln Lane\nMarsh End\n\n17 November 2026\n\nMs. Rita Marsh\nKiln & Lid Ltd.\n\nDear Ms. Marsh,\n\nThe kiln cools.\n\nYours,\nMaya",
            &[
                (PartKind::Header, "2 Kiln Lane/Marsh End"),
                (PartKind::Header, "17 November 2026"),
                (PartKind::Header, "Ms. Rita Marsh/Kiln & Lid Ltd."),
                (PartKind::Greeting, "Dear Ms. Marsh,"),
                (PartKind::Body, "The kiln cools."),
                (PartKind::SignOff, "Yours,"),
                (PartKind::Signature, "Maya"),
            ],
        );
        expect(
            "The kiln cools.\n\nDear Rita,\n\nIt does.",
            &[(PartKind::Body, "The kiln cools."), (PartKind::Body, "Dear Rita,"), (PartKind::Body, "It does.")],
        );
    }

    #[test]
    fn a_few_words_and_a_comma_above_a_name_close_a_mail() {
        expect(
            "Hi Rita,\n\nThe kiln cools.\n\nUntil the lids ring,\nMaya",
            &[
                (PartKind::Greeting, "Hi Rita,"),
                (PartKind::Body, "The kiln cools."),
                (PartKind::SignOff, "Until the lids ring,"),
                (PartKind::Signature, "Maya"),
            ],
        );
    }

    #[test]
    fn a_name_with_particles_signs_a_mail() {
        expect(
            "Hi Rita,\n\nThe kiln cools.\n\nJan van der Berg",
            &[
                (PartKind::Greeting, "Hi Rita,"),
                (PartKind::Body, "The kiln cools."),
                (PartKind::Signature, "Jan van der Berg"),
            ],
        );
        expect(
            "Hi Rita,\n\nUntil the lids ring,\nJan de Vries",
            &[
                (PartKind::Greeting, "Hi Rita,"),
                (PartKind::SignOff, "Until the lids ring,"),
                (PartKind::Signature, "Jan de Vries"),
            ],
        );
        expect(
            "Hi Rita,\n\nThe kiln cools.\nIt does.\nJan de Vries",
            &[
                (PartKind::Greeting, "Hi Rita,"),
                (PartKind::Body, "The kiln cools./It does."),
                (PartKind::Signature, "Jan de Vries"),
            ],
        );
        expect("Hi Rita,\n\nLe van de", &[(PartKind::Greeting, "Hi Rita,"), (PartKind::Body, "Le van de")]);
    }

    #[test]
    fn a_line_of_the_mail_program_signs_nothing() {
        expect(
            "Hi Rita,\n\nThe kiln cools.\n\nMaya\nSent from my phone\n-- \nSent via Kiln Mail",
            &[(PartKind::Greeting, "Hi Rita,"), (PartKind::Body, "The kiln cools."), (PartKind::Signature, "Maya")],
        );
    }

    #[test]
    fn thanks_in_the_middle_close_nothing() {
        expect(
            "Thanks\n\nHighly irregular, I know.\n\nBest,\nMaya",
            &[
                (PartKind::Body, "Thanks"),
                (PartKind::Body, "Highly irregular, I know."),
                (PartKind::SignOff, "Best,"),
                (PartKind::Signature, "Maya"),
            ],
        );
    }

    #[test]
    fn a_copied_original_is_a_quote() {
        expect(
            "Hi Rita,\n\nYes.\n\n-----Original Message-----\nFrom: Rita\nteh kiln",
            &[
                (PartKind::Greeting, "Hi Rita,"),
                (PartKind::Body, "Yes."),
                (PartKind::Quote, "-----Original Message-----/From: Rita/teh kiln"),
            ],
        );
        expect(
            "Hi Rita,\n\nYes.\n\n---------- My plan ----------\n\nIt cools.",
            &[
                (PartKind::Greeting, "Hi Rita,"),
                (PartKind::Body, "Yes."),
                (PartKind::Body, "---------- My plan ----------"),
                (PartKind::Body, "It cools."),
            ],
        );
    }
}
