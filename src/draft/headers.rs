//! The header lines that a draft may begin with, as several languages spell them.

use phrasebook::tables::TextMap;

use super::editor;
use crate::diagnostic::Span;
use crate::shared::SHARED;

/// What a header says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HeaderName {
    /// `To:`, `Aan:`, `An:`, `Til:`
    To,
    /// `Cc:`
    Cc,
    /// `Bcc:`
    Bcc,
    /// `From:`, `Van:`, `Von:`, `Fra:`
    From,
    /// `Subject:`, `Onderwerp:`, `Betreff:`, `Emne:`
    Subject,
    /// `Date:`, `Datum:`, `Dato:`
    Date,
    /// `Attach:` and similar: a file that goes with the mail.
    Attach,
    /// `In-Reply-To:`, `References:`: the mail belongs to a thread.
    Thread,
    /// `Disposition-Notification-To:` and similar: asks for a read receipt.
    Receipt,
    /// `Message-ID:`, `MIME-Version:`: only mail programs write these.
    Message,
    /// Any other.
    Other,
}

impl HeaderName {
    /// What the header of this lower-case name says.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        SHARED.value::<TextMap>("headers").get(name).map(Self::that_says)
    }

    /// What `headers.toml` calls it.
    fn that_says(what: &str) -> Self {
        match what {
            "to" => Self::To,
            "cc" => Self::Cc,
            "bcc" => Self::Bcc,
            "from" => Self::From,
            "subject" => Self::Subject,
            "date" => Self::Date,
            "attach" => Self::Attach,
            "thread" => Self::Thread,
            "receipt" => Self::Receipt,
            "message" => Self::Message,
            _ => Self::Other,
        }
    }

    /// Whether a draft may begin with this header. `References: on request` begins a body.
    const fn may_lead(self) -> bool {
        !matches!(self, Self::Thread | Self::Receipt | Self::Message | Self::Other)
    }
}

/// One header.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Header {
    /// What it says.
    pub name: HeaderName,
    /// From its name to the end of its value.
    pub span: Span,
    /// The value without white space around it; empty if there is none.
    pub value: Span,
}

impl Header {
    /// The header, so many bytes later in the text.
    pub(super) fn moved(self, by: usize) -> Self {
        let moved = |span: Span| Span::new(span.start + by, span.end + by);
        Self { span: moved(self.span), value: moved(self.value), ..self }
    }
}

/// Reads the headers at the start and returns where the body begins.
///
/// A draft has headers if its first line is a known one; they end at the first line that is not a
/// header. If an editor separates them from the body, everything above the separator is a header.
pub(super) fn read(text: &str) -> (Vec<Header>, usize) {
    let mut headers: Vec<Header> = Vec::new();
    let mut at = 0;
    let separator = separator(text);
    for line in text.split_inclusive('\n') {
        let content = line.trim_end();
        if separator == Some(at) {
            return (headers, at + line.len());
        }
        if editor::is_remark(line) {
            at += line.len();
            continue;
        }
        if content.is_empty() {
            // There may be blank lines before the first header; after it, a blank line ends the
            // headers.
            at += line.len();
            if headers.is_empty() {
                continue;
            }
            return (headers, at);
        }
        let folded = content.starts_with([' ', '\t']);
        match (headers.last_mut(), header(content, separator.is_some())) {
            (Some(last), _) if folded => {
                last.span.end = at + content.len();
                last.value.end = last.span.end;
            }
            (last, Some((name, value))) if last.is_some() || separator.is_some() || name.may_lead() => {
                let start = at + value;
                headers.push(Header {
                    name,
                    span: Span::new(at, at + content.len()),
                    value: Span::new(start, at + content.len()),
                });
            }
            _ => break,
        }
        at += line.len();
    }
    if headers.is_empty() { (headers, 0) } else { (headers, at) }
}

/// The line with which an editor ends the header.
fn separator(text: &str) -> Option<usize> {
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        if editor::is_separator(line.as_bytes()) {
            return Some(at);
        }
        if !line.starts_with([' ', '\t']) && !line.contains(':') {
            return None;
        }
        at += line.len();
    }
    None
}

/// The name of the header on a line, and where its value starts. `certain`: the line is a header
/// beyond doubt.
fn header(line: &str, certain: bool) -> Option<(HeaderName, usize)> {
    let colon = line.find(':').filter(|&colon| (1..=40).contains(&colon))?;
    let name = &line[..colon];
    let value = colon + 1;
    let value = value + line[value..].len() - line[value..].trim_start().len();
    let lower = name.to_lowercase();
    let known = HeaderName::named(&lower);
    let extension = || {
        let token = name.chars().all(|c| c.is_ascii_alphanumeric() || c == '-') && (certain || name.contains('-'));
        token.then_some(HeaderName::Other)
    };
    known.or_else(extension).map(|name| (name, value))
}

/// The files listed as enclosures on a line below the signature: `Enclosure: a drawing`.
pub(super) fn attached(line: &str) -> Option<&str> {
    let (name, value) = line.split_once(':')?;
    let name = name.trim().trim_end_matches('.').to_lowercase();
    (HeaderName::named(&name) == Some(HeaderName::Attach)).then(|| value.trim())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(text: &str) -> (Vec<HeaderName>, &str) {
        let (headers, body) = read(text);
        (headers.iter().map(|header| header.name).collect(), &text[body..])
    }

    #[test]
    fn headers_of_four_languages() {
        for text in [
            "To: a\nSubject: b\n\nhi",
            "Aan: a\r\nOnderwerp: b\r\n\r\nhi",
            "An: a\nBetreff: b\n\nhi",
            "Til: a\nEmne: b\nhi",
        ] {
            assert_eq!(names(text), (vec![HeaderName::To, HeaderName::Subject], "hi"));
        }
    }

    #[test]
    fn folded_values_and_empty_ones() {
        let text = "Subject: the press\n  kits\nTo:\n\nhi";
        let (headers, body) = read(text);
        assert_eq!(&text[headers[0].value.range()], "the press\n  kits");
        assert!(headers[1].value.is_empty());
        assert_eq!(&text[body..], "hi");
    }

    #[test]
    fn a_body_without_headers_is_all_body() {
        for text in ["Dear Rita,\n\nSubject: matter", "Note: hi\n", "", "\n\nhi"] {
            assert_eq!(names(text), (vec![], text));
        }
    }
}
