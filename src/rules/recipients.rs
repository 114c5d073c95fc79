//! Those a mail goes to, by its `To:` line.

use crate::diagnostic::Span;
use crate::draft::HeaderName;

use super::Context;

/// One of those a mail goes to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Recipient<'a> {
    /// The name before the address; may be empty.
    pub(super) name: &'a str,
    /// The address.
    pub(super) address: &'a str,
    /// Where both stand.
    pub(super) span: Span,
}

impl Recipient<'_> {
    /// The words of the address before the `@`, without digits: `rita`, `izaguirre`.
    pub(super) fn local_words(&self) -> Vec<String> {
        let local = self.address.split('@').next().unwrap_or_default();
        let local = local.split('+').next().unwrap_or_default();
        let words = local.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty());
        words.map(str::to_lowercase).collect()
    }
}

/// The recipients of the `To:` line, in order.
pub(super) fn recipients<'a>(cx: &Context<'a>) -> Vec<Recipient<'a>> {
    let Some(header) = cx.draft.header(HeaderName::To).filter(|header| !header.value.is_empty()) else {
        return Vec::new();
    };
    let (text, start) = (cx.draft.slice(header.value), header.value.start);
    let mut found = Vec::new();
    let (mut quoted, mut angled, mut from) = (false, false, 0);
    for (at, c) in text.char_indices().chain([(text.len(), ',')]) {
        match c {
            '"' => quoted = !quoted,
            '<' => angled = true,
            '>' => angled = false,
            ',' | ';' if at == text.len() || !quoted && !angled => {
                found.extend(recipient(&text[from..at], start + from));
                from = (at + 1).min(text.len());
            }
            _ => {}
        }
    }
    // `Izaguirre, Rita <rita@kiln.example>` without the quotation marks it needs.
    let mut joined: Vec<Recipient> = Vec::new();
    for next in found {
        match joined.last_mut() {
            Some(last) if last.address.is_empty() && !next.address.is_empty() => {
                let span = last.span.to(next.span);
                let name = &cx.draft.text()[last.span.start..next.span.end];
                let name = name.split('<').next().unwrap_or(name).trim();
                *last = Recipient { name, address: next.address, span };
            }
            _ => joined.push(next),
        }
    }
    joined.retain(|recipient| recipient.address.contains('@'));
    joined
}

/// Reads `Rita Izaguirre <rita@kiln.example>`, or either half of it.
fn recipient(text: &str, start: usize) -> Option<Recipient<'_>> {
    let lead = text.len() - text.trim_start().len();
    let trimmed = text.trim();
    let (name, address) = match trimmed.split_once('<') {
        Some((name, rest)) => (name, rest.split('>').next().unwrap_or(rest)),
        None if trimmed.contains('@') => ("", trimmed),
        None => (trimmed, ""),
    };
    let name = name.trim().trim_matches(['"', '\'']).trim();
    let span = Span::new(start + lead, start + lead + trimmed.len());
    (!trimmed.is_empty()).then_some(Recipient { name, address: address.trim(), span })
}
