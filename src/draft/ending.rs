//! How a mail ends: sign-off, name, postscript, and a list of enclosures.

use super::PartKind;
use super::anatomy::{Line, Paragraph};
use super::formulas::Formulas;
use super::headers;

/// The most characters a sign-off line has.
const SIGN_OFF: usize = 40;
/// The most words of an unknown sign-off with nothing but a name below it.
const LONG: usize = 14;
/// The most lines of a signature below an unknown sign-off.
const SHORT: usize = 4;
/// The most lines between the sign-off and the end of a mail without a `-- ` line.
const SIGNATURE_LINES: usize = 12;

/// Finds the sign-off and makes what follows it the signature; a postscript stays body. `first`:
/// there is no greeting before these paragraphs, and the very first line is never a sign-off.
pub(super) fn close(paragraphs: &mut Vec<Paragraph>, first: bool, formulas: &Formulas) {
    let listed = paragraphs.pop_if(|last| headers::attached(last.lines[0].text).is_some());
    find_end(paragraphs, first, formulas);
    paragraphs.extend(listed.map(|last| Paragraph { kind: PartKind::Signature, ..last }));
}

fn find_end(paragraphs: &mut Vec<Paragraph>, first: bool, formulas: &Formulas) {
    let total: usize = paragraphs.iter().map(|paragraph| paragraph.lines.len()).sum();
    let mut seen = 0;
    let mut found = None;
    for (number, paragraph) in paragraphs.iter().enumerate() {
        for (at, line) in paragraph.lines.iter().enumerate() {
            seen += 1;
            let follow = total - seen;
            if follow > SIGNATURE_LINES || first && number == 0 && at == 0 {
                continue;
            }
            let below = paragraph.lines.get(at + 1).or_else(|| paragraphs.get(number + 1)?.lines.first());
            let own = || at == 0 && follow <= SHORT && is_own_sign_off(line, below, follow, formulas);
            if formulas.closes(line.text) || own() {
                found.get_or_insert((number, at));
            }
        }
    }
    let Some((number, at)) = found else {
        sign_bare(paragraphs, first, formulas);
        return;
    };
    let closing = paragraphs.split_off(number + 1);
    let Some(last) = paragraphs.pop() else {
        return;
    };
    let (body, rest) = last.lines.split_at(at);
    if !body.is_empty() {
        paragraphs.push(Paragraph { kind: PartKind::Body, lines: body });
    }
    paragraphs.push(Paragraph { kind: PartKind::SignOff, lines: &rest[..1] });
    if rest.len() > 1 {
        paragraphs.push(Paragraph { kind: PartKind::Signature, lines: &rest[1..] });
    }
    let mut postscript = false;
    for paragraph in closing {
        postscript |= formulas.adds(paragraph.lines[0].text);
        let repeated = paragraph.lines.len() == 1 && formulas.closes(paragraph.lines[0].text);
        let kind = if repeated {
            PartKind::SignOff
        } else if postscript {
            PartKind::Body
        } else {
            PartKind::Signature
        };
        paragraphs.push(Paragraph { kind, lines: paragraph.lines });
    }
}

/// A mail may end with nothing but a name, which may be the last line of a paragraph. `first`: there is
/// nothing before these paragraphs.
fn sign_bare(paragraphs: &mut Vec<Paragraph>, first: bool, formulas: &Formulas) {
    let count = paragraphs.len();
    if let Some(last) = paragraphs.last_mut().filter(|_| count > 1 || !first) {
        let reached = |line: &Line| {
            let words = line.text.split_whitespace().count();
            words <= 4
                && line.text.contains(|c: char| c.is_ascii_digit() || c == '@')
                && !line.text.ends_with(['.', '?', '!'])
        };
        let (own, below) = last.lines.split_at(1);
        if last.lines.len() <= SHORT
            && own.iter().all(|line| is_name(line, formulas))
            && below.iter().all(|line| is_name(line, formulas) || reached(line))
        {
            last.kind = PartKind::Signature;
        } else if let [text @ .., end, name] = last.lines
            && end.text.trim_end().ends_with(['.', '!', '?'])
            && is_name(name, formulas)
        {
            let (body, signature) = last.lines.split_at(text.len() + 1);
            last.lines = body;
            paragraphs.push(Paragraph { kind: PartKind::Signature, lines: signature });
        }
    }
}

/// Whether a line could be a name: `Maya Lindqvist`, `Jan van der Berg`.
fn is_name(line: &Line, formulas: &Formulas) -> bool {
    let all: Vec<&str> = line.text.split_whitespace().collect();
    let words: Vec<&str> = all.iter().copied().filter(|word| !formulas.is_particle(word)).collect();
    // A particle is followed by a name, if it is one.
    let named = words.last() == all.last() && words.iter().all(|word| word.starts_with(char::is_uppercase));
    // `Maya L.` is a signature, `Yes.` is an answer.
    let sentence = words.last().is_some_and(|last| last.len() > 3 && last.ends_with('.'));
    (1..=4).contains(&words.len()) && named && !sentence && !line.text.contains(['?', '!', ':', '['])
}

/// Whether a line closes the mail in the writer's own words: a few words and a comma, with a name
/// below. `left`: how many lines of the mail follow; the very last one may have more words.
fn is_own_sign_off(line: &Line, below: Option<&Line>, left: usize, formulas: &Formulas) -> bool {
    let text = line.text.trim();
    let (words, letters) = if left == 1 { (LONG, 2 * SIGN_OFF) } else { (5, SIGN_OFF) };
    let few = text.split_whitespace().count() <= words && text.chars().count() <= letters;
    few && text.ends_with(',')
        && !text.contains(|c: char| c.is_ascii_digit())
        && below.is_some_and(|below| is_name(below, formulas))
}
