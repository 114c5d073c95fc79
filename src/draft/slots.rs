//! Placeholders that a template leaves for its user to fill in, in the styles found in the wild.

use super::{Formulas, Part, PartKind};
use crate::diagnostic::Span;

/// How a placeholder is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SlotStyle {
    /// `[Name]`, `[[Name]]`
    Square,
    /// `{{name}}`, `{% if … %}`, `{name}`, `${name}`, `#{name}`
    Brace,
    /// `<Name>`, `<<Name>>`
    Angle,
    /// `%NAME%`, `%s`
    Percent,
    /// `«Name»`
    Guillemet,
    /// `____`
    Blank,
    /// Opened and never closed, or closed with another bracket: `[Name>`, `{{name}`
    Broken,
}

/// A placeholder of a template.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Slot {
    /// The span, brackets included.
    pub span: Span,
    /// How it is written.
    pub style: SlotStyle,
}

/// The most characters between the brackets of one placeholder.
const LONGEST: usize = 160;

/// HTML elements that appear in pasted mails; they are markup, not placeholders.
const ELEMENTS: &[&str] = &[
    "a",
    "b",
    "blockquote",
    "body",
    "br",
    "code",
    "div",
    "em",
    "font",
    "h1",
    "h2",
    "h3",
    "head",
    "hr",
    "html",
    "i",
    "img",
    "li",
    "ol",
    "p",
    "pre",
    "span",
    "strong",
    "style",
    "sub",
    "sup",
    "table",
    "tbody",
    "td",
    "tr",
    "tt",
    "u",
    "ul",
];

/// Finds the placeholders in the parts that the writer is responsible for.
pub(super) fn find(text: &str, parts: &[Part], formulas: &Formulas) -> Vec<Slot> {
    let mut slots = Vec::new();
    for part in parts {
        if matches!(part.kind, PartKind::Quote | PartKind::Attribution) {
            continue;
        }
        let mut at = part.span.start;
        while let Some(step) = text.as_bytes()[at..part.span.end].iter().position(|&byte| OPENS[usize::from(byte)]) {
            at += step;
            let before = text[part.span.start..at].chars().next_back();
            match slot_at(&text[at..part.span.end], before, formulas) {
                Some((style, len)) => {
                    slots.push(Slot { span: Span::new(at, at + len), style });
                    at += len;
                }
                None => at += text[at..].chars().next().map_or(1, char::len_utf8),
            }
        }
    }
    slots
}

/// For each byte, whether a character that begins a placeholder may begin with it; `«` has two.
const OPENS: [bool; 256] = {
    let mut opens = [false; 256];
    let mut bytes: &[u8] = b"[{<%\xc2_$#";
    while let [byte, rest @ ..] = bytes {
        opens[*byte as usize] = true;
        bytes = rest;
    }
    opens
};

/// The placeholder that `rest` begins with: its style and its length in bytes.
fn slot_at(rest: &str, before: Option<char>, formulas: &Formulas) -> Option<(SlotStyle, usize)> {
    if rest.starts_with("___") {
        if before == Some('_') {
            return None;
        }
        let len = rest.len() - rest.trim_start_matches('_').len();
        // A long rule of its own is a divider.
        return (len < 30).then_some((SlotStyle::Blank, len));
    }
    for (open, close) in
        [("[[", "]]"), ("{{", "}}"), ("{%", "%}"), ("${", "}"), ("#{", "}"), ("{", "}"), ("<<", ">>"), ("«", "»")]
    {
        if let Some(inner) = rest.strip_prefix(open) {
            return braced(inner, (open, close), formulas);
        }
    }
    match rest.as_bytes()[0] {
        b'[' => square(rest, formulas),
        b'<' => angle(rest),
        b'%' => percent(rest, before),
        _ => None,
    }
}

/// A placeholder whose brackets leave no doubt.
fn braced(inner: &str, (open, close): (&str, &str), formulas: &Formulas) -> Option<(SlotStyle, usize)> {
    let style = match open {
        "<<" => SlotStyle::Angle,
        "«" => SlotStyle::Guillemet,
        "[[" => SlotStyle::Square,
        _ => SlotStyle::Brace,
    };
    let end = inner.char_indices().nth(LONGEST + close.len()).map_or(inner.len(), |(at, _)| at);
    let line = inner[..end].lines().next().unwrap_or("");
    if let Some(len) = line.find(close) {
        let name = &line[..len];
        // «…» is also a quotation in French and Danish; a placeholder has a short name without
        // punctuation.
        let named = !name.trim().is_empty() && name.chars().count() <= LONGEST;
        let quoted = open == "«"
            && (!name.starts_with(char::is_uppercase)
                || name.contains([',', '.', '!', '?'])
                || name.split_whitespace().count() > 3);
        let nested = name.contains(['{', '<']) && open != "{%";
        if named && !quoted && !nested {
            // One brace too many, as in `{weekday}}`, would stay in the mail.
            let surplus = line[len + close.len()..].chars().take_while(|&c| c == '}').count();
            let style = if style == SlotStyle::Brace && surplus > 0 { SlotStyle::Broken } else { style };
            let surplus = if style == SlotStyle::Broken { surplus } else { 0 };
            return Some((style, open.len() + len + close.len() + surplus));
        }
    }
    if style == SlotStyle::Guillemet {
        return None;
    }
    let name = slot_name(line, formulas);
    let closed = line[name..].chars().take_while(|c| "}]>)".contains(*c)).count();
    (name > 0 && (closed > 0 || open.len() > 1)).then_some((SlotStyle::Broken, open.len() + name + closed))
}

fn square(rest: &str, formulas: &Formulas) -> Option<(SlotStyle, usize)> {
    let inner = &rest[1..];
    let end = inner.find([']', '[', '>', '}']);
    let closed = end.is_some_and(|end| inner[end..].starts_with(']') && end <= LONGEST);
    if let (Some(end), true) = (end, closed) {
        let name = inner[..end].trim();
        let link = inner[end + 1..].starts_with(['(', '[']);
        let footnote = name.chars().all(|c| c.is_numeric() || ",-– ".contains(c)) || name.chars().count() == 1;
        let address = name.contains("://") || name.contains('@');
        let blank_line = name.contains("\n\n") || name.contains("\r\n\r\n");
        let remark = matches!(name, "" | "…" | "...") || formulas.remarks(&name.to_lowercase());
        if link || footnote || address || blank_line || remark {
            return None;
        }
        return Some((SlotStyle::Square, end + 2));
    }
    // Never closed, or closed with another bracket.
    let name = slot_name(inner, formulas);
    let capital = inner.starts_with(char::is_uppercase) || formulas.begins_slot(inner);
    let wrong = inner[name..].starts_with(['>', '}', ')']);
    (name > 0 && (capital || wrong)).then_some((SlotStyle::Broken, 1 + name + usize::from(wrong)))
}

fn angle(rest: &str) -> Option<(SlotStyle, usize)> {
    let inner = &rest[1..];
    let end = inner.find(|c: char| "<>]}\n".contains(c))?;
    let name = &inner[..end];
    let word = name.split([' ', '/']).find(|word| !word.is_empty()).unwrap_or("").to_lowercase();
    let plain = name.starts_with(char::is_alphabetic)
        && name.chars().all(|c| c.is_alphanumeric() || " _-'’/".contains(c))
        && name.chars().count() <= 60;
    if !plain || ELEMENTS.contains(&word.as_str()) {
        return None;
    }
    match inner.as_bytes()[end] {
        b'>' => Some((SlotStyle::Angle, end + 2)),
        b']' | b'}' => Some((SlotStyle::Broken, end + 2)),
        _ => None,
    }
}

fn percent(rest: &str, before: Option<char>) -> Option<(SlotStyle, usize)> {
    if before.is_some_and(|c| c.is_alphanumeric() || c == '%') {
        return None;
    }
    let inner = &rest[1..];
    let len = inner.find(|c: char| !(c.is_ascii_alphanumeric() || c == '_')).unwrap_or(inner.len());
    let name = &inner[..len];
    if name.starts_with(|c: char| c.is_ascii_alphabetic()) && inner[len..].starts_with('%') {
        return Some((SlotStyle::Percent, len + 2));
    }
    matches!(name, "s" | "d" | "n").then_some((SlotStyle::Percent, 2))
}

/// The length of what reads like the name of a placeholder: up to four words on one line.
fn slot_name(inner: &str, formulas: &Formulas) -> usize {
    let mut end = 0;
    let mut words = 0;
    for (at, c) in inner.char_indices() {
        if c == ' ' || c == '_' {
            words += 1;
        } else if !(c.is_alphanumeric() || "'’.-/".contains(c)) {
            break;
        }
        // A name stops where the sentence goes on in lower case.
        if words > 3 {
            break;
        }
        let next = &inner[at + c.len_utf8()..];
        if c == ' ' && !next.starts_with(char::is_uppercase) && !formulas.continues_slot(next) {
            break;
        }
        end = at + c.len_utf8();
    }
    inner[..end].trim_end_matches([' ', '.', '-', '/', ',']).len()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::formulas;

    fn found(text: &str) -> Vec<(&str, SlotStyle)> {
        let part = Part { kind: PartKind::Body, span: Span::new(0, text.len()) };
        find(text, &[part], &formulas()).into_iter().map(|slot| (&text[slot.span.range()], slot.style)).collect()
    }

    #[test]
    fn every_style_is_known() {
        for (slot, style) in [
            ("[Name]", SlotStyle::Square),
            ("[your name]", SlotStyle::Square),
            ("[today/yesterday]", SlotStyle::Square),
            ("[[Company]]", SlotStyle::Square),
            ("{{name}}", SlotStyle::Brace),
            ("{{ lead.voornaam }}", SlotStyle::Brace),
            ("{% if panel %}", SlotStyle::Brace),
            ("{name}", SlotStyle::Brace),
            ("{app['title']}", SlotStyle::Brace),
            ("${app.job.title}", SlotStyle::Brace),
            ("<Name>", SlotStyle::Angle),
            ("<<Role>>", SlotStyle::Angle),
            ("%NAME%", SlotStyle::Percent),
            ("%s", SlotStyle::Percent),
            ("«Name»", SlotStyle::Guillemet),
            ("____", SlotStyle::Blank),
            ("[NAME>", SlotStyle::Broken),
            ("{{name}", SlotStyle::Broken),
            ("[Company", SlotStyle::Broken),
            ("<Role]", SlotStyle::Broken),
        ] {
            assert_eq!(found(&format!("Dear {slot}, hello")), [(slot, style)]);
        }
    }

    #[test]
    fn what_writers_bracket_themselves_is_no_slot() {
        for text in [
            "as noted [1] and [2, 3]",
            "[the guide](https://kiln.example)",
            "it [sic] and [...] and […]",
            "Rita <rita@kiln.example>",
            "<https://kiln.example/a>",
            "100% of them, 50% off",
            "a <b>bold</b> word",
            "I <3 kilns, and 3 < 4",
            "- [ ] call\n- [x] write",
            "she said «the kiln cools, slowly» twice",
            "a «naïve» plan",
            "a __dunder__ name",
        ] {
            assert_eq!(found(text), [], "{text}");
        }
    }
}
