//! How a mail begins: addresses above a letter, and the greeting.

use super::anatomy::{Line, is_quoted};
use super::formulas::Formulas;
use super::{Part, PartKind};
use crate::diagnostic::Span;

/// The most characters a greeting has.
const GREETING: usize = 90;
/// The most blocks above a letter's greeting, and the most words on one of their lines, and on one that says
/// what the letter is about: `Re: my interview`.
const HEAD: usize = 8;
const HEAD_WORDS: usize = 8;
const REFERENCE_WORDS: usize = 20;

/// The blocks above the greeting of a letter on paper: addresses, a date, a reference.
pub(super) fn letter_head(blocks: &[&[Line]], formulas: &Formulas) -> usize {
    let address = |line: &Line| {
        let text = line.text.trim();
        let sentence = text.ends_with(['!', '?']) || text.len() > 4 && text.ends_with('.') && !may_be_abbreviated(text);
        let words = if text.split_whitespace().next().is_some_and(is_label) { REFERENCE_WORDS } else { HEAD_WORDS };
        text.split_whitespace().count() <= words && !sentence && !is_quoted(line)
    };
    let head = blocks.iter().take(HEAD + 1).position(|block| is_greeting(block[0].text.trim(), formulas)).unwrap_or(0);
    let lines: usize = blocks[..head].iter().map(|block| block.len()).sum();
    let is_head = lines > 1 && blocks[..head].iter().all(|block| block.iter().all(address));
    if is_head { head } else { 0 }
}

/// Whether the first word of a line says what the rest is: `Re:`
fn is_label(word: &str) -> bool {
    word.strip_suffix(':').is_some_and(|label| !label.is_empty() && label.chars().all(char::is_alphabetic))
}

/// Whether the full stop after a line may be that of an abbreviation: `Marsh & Sons Ltd.`
fn may_be_abbreviated(line: &str) -> bool {
    line.split_whitespace().next_back().is_some_and(|word| word.len() <= 5 && word.starts_with(char::is_uppercase))
}

/// Whether a line is a greeting and nothing else.
fn is_greeting(line: &str, formulas: &Formulas) -> bool {
    line.chars().count() <= GREETING && formulas.greets(line)
}

/// Takes the greeting off the first paragraph, if it begins with one.
pub(super) fn take_greeting<'a>(run: &'a [Line<'a>], parts: &mut Vec<Part>, formulas: &Formulas) -> &'a [Line<'a>] {
    let Some(first) = run.first() else {
        return run;
    };
    let span = first.span();
    let text = first.text.trim();
    if !formulas.greets(text) {
        return run;
    }
    // Up to a comma, colon or exclamation mark that is followed by white space.
    let end = text
        .match_indices([',', ':', '!'])
        .map(|(at, mark)| at + mark.len())
        .find(|&end| text[end..].starts_with(char::is_whitespace) && text[end..].split_whitespace().nth(3).is_some());
    match end {
        // The mail goes on after the greeting, on the same line.
        Some(end) if end <= GREETING => {
            parts.push(Part { kind: PartKind::Greeting, span: Span::new(span.start, span.start + end) });
            let rest = end + text[end..].len() - text[end..].trim_start().len();
            let last = run[run.len() - 1].span();
            parts.push(Part { kind: PartKind::Body, span: Span::new(span.start + rest, last.end) });
            &run[run.len()..]
        }
        _ if text.chars().count() <= GREETING => {
            parts.push(Part { kind: PartKind::Greeting, span });
            &run[1..]
        }
        _ => run,
    }
}

/// Whether lines begin with another greeting, and there is more than white space between it and the last: a
/// template has one in each branch.
pub(super) fn is_alternative(text: &str, run: &[Line], parts: &[Part], formulas: &Formulas) -> bool {
    let last = parts.last().filter(|part| part.kind == PartKind::Greeting);
    last.zip(run.first()).is_some_and(|(last, next)| {
        is_greeting(next.text.trim(), formulas) && !text[last.span.end..next.span().start].trim().is_empty()
    })
}
