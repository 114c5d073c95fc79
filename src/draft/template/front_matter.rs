//! What a template says of itself above its text: YAML between lines of `---`, TOML between lines of `+++`.
//!
//! Of YAML, that is a line `key: value` for each key that is read; whatever other keys have is skipped.

use std::collections::BTreeMap;
use std::ops::Range;

use toml::Spanned;

use crate::diagnostic::Span;
use crate::draft::{Header, HeaderName};

/// The keys that are read.
const KIND: &str = "kind";
const LANGUAGE: &str = "language";

/// What a template says of itself.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FrontMatter {
    /// Where the text begins.
    pub end: usize,
    /// What the mail is for.
    pub kind: Option<Span>,
    /// The language of the mail.
    pub language: Option<Span>,
    /// What is wrong with it, and where.
    pub faults: Vec<(Span, FrontFault)>,
    /// The subject and the addresses.
    pub(in crate::draft) headers: Vec<Header>,
}

/// What is wrong with a front matter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FrontFault {
    /// It never ends.
    Unclosed,
    /// A line is no `key: value`.
    NoKey,
    /// The value of this key is no text of one line.
    NoText(String),
    /// It is no TOML, in the words of the parser.
    NoToml(String),
}

/// A line between which it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fence {
    Yaml,
    Toml,
}

impl Fence {
    fn of(line: &str) -> Option<Self> {
        match line.trim_end() {
            "---" => Some(Self::Yaml),
            "+++" => Some(Self::Toml),
            _ => None,
        }
    }

    fn closes(self, line: &str) -> bool {
        Self::of(line) == Some(self) || self == Self::Yaml && line.trim_end() == "..."
    }
}

/// Where the front matter of a text is, its fences included, and what is between them.
fn place(text: &str) -> Option<(Fence, Range<usize>, Option<usize>)> {
    let mut lines = text.split_inclusive('\n');
    let first = lines.next()?;
    let fence = Fence::of(first)?;
    let mut at = first.len();
    for line in lines {
        if fence.closes(line) {
            return Some((fence, first.len()..at, Some(at + line.len())));
        }
        at += line.len();
    }
    Some((fence, first.len()..text.len(), None))
}

/// The length of the front matter that a text begins with.
pub(in crate::draft) fn length(text: &str) -> usize {
    place(text).and_then(|(_, _, end)| end).unwrap_or(0)
}

impl FrontMatter {
    /// The front matter that a text begins with.
    pub(in crate::draft) fn read(text: &str) -> Option<Self> {
        let (fence, inner, end) = place(text)?;
        let Some(end) = end else {
            // A line alone is a divider, unless keys follow it.
            let keyed = text[inner.clone()].lines().next().is_some_and(|line| entry(line).is_some());
            let fault = (Span::new(0, text[..inner.start].trim_end().len()), FrontFault::Unclosed);
            return keyed.then(|| Self { faults: vec![fault], ..Self::default() });
        };
        let mut read = Self { end, ..Self::default() };
        match fence {
            Fence::Yaml => read.yaml(text, inner),
            Fence::Toml => read.toml(text, inner),
        }
        read.headers.sort_by_key(|header| header.span);
        Some(read)
    }

    fn yaml(&mut self, text: &str, inner: Range<usize>) {
        let mut at = inner.start;
        // Whether the last key's value may go on in lines of its own.
        let mut open = false;
        for line in text[inner].split_inclusive('\n') {
            let (start, content) = (at, line.trim_end());
            at += line.len();
            if content.is_empty() || content.starts_with('#') {
                continue;
            }
            if open && content.starts_with([' ', '\t', '-']) {
                continue;
            }
            let Some((key, value)) = entry(content) else {
                self.faults.push((Span::new(start, start + content.len()), FrontFault::NoKey));
                continue;
            };
            open = true;
            if !is_read(key) {
                continue;
            }
            let value = scalar(value);
            let span = Span::new(start, start + content.len());
            match value {
                Some(value) if !value.is_empty() => {
                    self.take(key, span, Span::within(text, value));
                    open = false;
                }
                _ if needs_text(key) => self.faults.push((span, FrontFault::NoText(key.to_owned()))),
                _ => {}
            }
        }
    }

    fn toml(&mut self, text: &str, inner: Range<usize>) {
        let values: BTreeMap<String, Spanned<toml::Value>> = match toml::from_str(&text[inner.clone()]) {
            Ok(values) => values,
            Err(error) => {
                let place = error.span().unwrap_or(0..inner.len());
                let start = (inner.start + place.start).min(inner.end.saturating_sub(1));
                let end = (inner.start + place.end).clamp(start + 1, inner.end.max(start + 1));
                let end = (end..text.len()).find(|at| text.is_char_boundary(*at)).unwrap_or(text.len());
                let message = error.message().lines().next().unwrap_or_default().to_owned();
                return self.faults.push((Span::new(start, end), FrontFault::NoToml(message)));
            }
        };
        for (key, value) in values.iter().filter(|(key, _)| is_read(key)) {
            let span = Span::new(inner.start + value.span().start, inner.start + value.span().end);
            let plain = text[span.range()].trim_matches(['"', '\'']).trim();
            if value.as_ref().is_str() && !plain.is_empty() {
                self.take(key, span, Span::within(text, plain));
            } else if needs_text(key) {
                self.faults.push((span, FrontFault::NoText(key.to_owned())));
            }
        }
    }

    fn take(&mut self, key: &str, span: Span, value: Span) {
        match key {
            KIND => self.kind = Some(value),
            LANGUAGE => self.language = Some(value),
            _ => self.headers.extend(header(key).map(|name| Header { name, span, value })),
        }
    }
}

/// The header that a key stands for.
fn header(key: &str) -> Option<HeaderName> {
    let name = HeaderName::named(&key.to_lowercase())?;
    matches!(name, HeaderName::Subject | HeaderName::To | HeaderName::Cc | HeaderName::From).then_some(name)
}

/// Whether the value of a key must be a text; there may be a list of addresses.
fn needs_text(key: &str) -> bool {
    [KIND, LANGUAGE].contains(&key) || header(key) == Some(HeaderName::Subject)
}

fn is_read(key: &str) -> bool {
    [KIND, LANGUAGE].contains(&key) || header(key).is_some()
}

/// The key and the value of a line of YAML.
fn entry(line: &str) -> Option<(&str, &str)> {
    let (key, value) = line.split_once(':')?;
    let key = key.trim_end().trim_matches(['"', '\'']);
    let named = key.starts_with(|c: char| c.is_alphabetic() || c == '_')
        && key.chars().all(|c| c.is_alphanumeric() || "_-. ".contains(c));
    (named && (value.is_empty() || value.starts_with([' ', '\t']))).then_some((key, value))
}

/// The text that a value of YAML is, without its quotes or the comment after it; nothing if it is no text of one
/// line.
fn scalar(value: &str) -> Option<&str> {
    let value = value.trim();
    if let Some(quote) = value.chars().next().filter(|c| matches!(c, '"' | '\'')) {
        let end = 1 + closing(&value[1..], quote)?;
        let after = value[end + 1..].trim_start();
        return (after.is_empty() || after.starts_with('#')).then(|| value[1..end].trim());
    }
    let value = value.find(" #").map_or(value, |comment| value[..comment].trim_end());
    let mapping =
        value.starts_with('{') && !value.starts_with("{{") && !value.starts_with("{%") || value.contains(": ");
    (!mapping && !value.starts_with(['|', '>', '[', '&', '*', '!', '%', '@', '`'])).then_some(value)
}

/// Where quoted text ends.
fn closing(text: &str, quote: char) -> Option<usize> {
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        match c {
            '\\' if quote == '"' => _ = chars.next(),
            // Two are one that is part of the text.
            c if c == quote && quote == '\'' && chars.peek().is_some_and(|(_, next)| *next == quote) => {
                _ = chars.next();
            }
            c if c == quote => return Some(at),
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is read of a front matter, as its texts, and where the text begins.
    fn read(text: &str) -> (Vec<&str>, Vec<&str>, &str) {
        let front = FrontMatter::read(text).expect("there is one");
        let headers = front.headers.iter().map(|header| header.value);
        let read = headers.chain(front.kind).chain(front.language).map(|span| &text[span.range()]).collect();
        let faults = front.faults.iter().map(|(span, _)| &text[span.range()]).collect();
        (read, faults, &text[front.end..])
    }

    #[test]
    fn subject_kind_and_language_are_read_and_the_rest_is_left_alone() {
        let yaml = "---\n# for the coach\nlayout: base\nsubject: \"The \\\"kiln\\\": a lid\" # once\nkind: status\nlanguage: 'en'\ntags:\n  - a: b\n- c\nto: [a, b]\n---\nDear";
        assert_eq!(read(yaml), (vec!["The \\\"kiln\\\": a lid", "status", "en"], vec![], "Dear"));
        let yaml = "---\r\nsubject: {{ role }} lids #1\r\nfrom: Maya\r\n...\r\nDear";
        assert_eq!(read(yaml), (vec!["{{ role }} lids", "Maya"], vec![], "Dear"));
        let toml = "+++\ntags = [\"a\"]\nsubject = \"The kiln\"\nkind = 'status'\n[more]\nsubject = 1\n+++\nDear";
        assert_eq!(read(toml), (vec!["The kiln", "status"], vec![], "Dear"));
    }

    #[test]
    fn what_cannot_be_understood_is_shown() {
        for (text, fault) in [
            ("---\nsubject: a: b\n---\n", "subject: a: b"),
            ("---\nsubject: |\n  a\n---\n", "subject: |"),
            ("---\nsubject:\n---\n", "subject:"),
            ("---\nkind: [a]\n---\n", "kind: [a]"),
            ("---\nsubject: 'a\n---\n", "subject: 'a"),
            ("---\na: b\nwords\n---\n", "words"),
            ("---\nsubject: a\n\nDear", "---"),
            ("+++\nsubject = a\n+++\n", "a"),
            ("+++\nsubject = 1\n+++\n", "1"),
        ] {
            assert_eq!(read(text).1, [fault], "{text}");
        }
    }

    #[test]
    fn a_divider_is_no_front_matter() {
        for text in
            ["---\n\nDear Rita,\n", "---\nDear Rita,\n\nThe kiln: a lid.\n", "Dear\n---\na: b\n---\n", "----\na: b\n"]
        {
            assert_eq!(FrontMatter::read(text), None, "{text}");
        }
    }
}
