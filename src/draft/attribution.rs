//! What mail programs write into a mail: who wrote the quote, and where the mail was sent from.

use super::anatomy::{Line, Paragraph, push};
use super::formulas::Formulas;
use super::{Part, PartKind};

/// A paragraph without the line that a mail program has added below it. That line is no part of the mail.
pub(super) fn without_footer<'a>(run: &'a [Line<'a>], formulas: &Formulas) -> &'a [Line<'a>] {
    match run.split_last() {
        Some((last, before)) if formulas.is_footer(last.text) => before,
        _ => run,
    }
}

/// Takes the line that says who wrote the quote off the end of the paragraph before it.
pub(super) fn take_attribution(paragraphs: &mut Vec<Paragraph>, parts: &mut Vec<Part>, formulas: &Formulas) {
    let Some(paragraph) = paragraphs.last_mut() else {
        return;
    };
    let lines = paragraph.lines;
    // Mail programs fold a long attribution into two or three lines.
    for first in (lines.len().saturating_sub(3)..lines.len()).rev() {
        let run = &lines[first..];
        let text: Vec<String> = run.iter().map(|line| line.text.trim().to_lowercase()).collect();
        let text = text.join(" ");
        let dated = text.contains(|c: char| c.is_numeric()) || text.contains('@');
        if text.ends_with(':') && dated && formulas.attributes(&text) {
            push(parts, PartKind::Attribution, run);
            paragraph.lines = &lines[..first];
            if first == 0 {
                paragraphs.pop();
            }
            return;
        }
    }
}
