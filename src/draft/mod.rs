//! A draft: bytes read as text, and the text taken apart into the parts of a mail.
//!
//! Reading never fails. Whatever the bytes are, there is a [`Draft`]; what could not be read as
//! text is told by [`Source::problem`].

mod anatomy;
mod headers;
mod slots;
mod source;

pub use headers::{Header, HeaderName};
pub use slots::{Slot, SlotStyle};
pub use source::{Encoding, Position, Problem, Source};

use crate::diagnostic::Span;

/// What a stretch of a draft is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum PartKind {
    /// The value of the subject header.
    Subject,
    /// `Dear Rita,`
    Greeting,
    /// A paragraph of the writer's own words.
    Body,
    /// `Kind regards,`
    SignOff,
    /// The writer's name and what stands below it.
    Signature,
    /// `On Tuesday, Rita wrote:`
    Attribution,
    /// Somebody else's words.
    Quote,
    /// A header other than the subject.
    Header,
}

impl PartKind {
    /// The part's name in reports.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Subject => "subject",
            Self::Greeting => "greeting",
            Self::Body => "body",
            Self::SignOff => "sign-off",
            Self::Signature => "signature",
            Self::Attribution => "attribution",
            Self::Quote => "quote",
            Self::Header => "header",
        }
    }

    /// Whether these are the writer's own sentences, and so to be proofread.
    #[must_use]
    pub const fn is_proofread(self) -> bool {
        matches!(self, Self::Subject | Self::Greeting | Self::Body | Self::SignOff)
    }
}

/// A stretch of a draft.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Part {
    /// What it is.
    pub kind: PartKind,
    /// Where it stands.
    pub span: Span,
}

/// A mail as its writer saved it.
#[derive(Debug, Clone)]
pub struct Draft {
    /// The readable text and its place in the file.
    pub source: Source,
    /// Leading header lines, in order.
    pub headers: Vec<Header>,
    /// The parts, in order, not overlapping.
    pub parts: Vec<Part>,
    /// Slots of a template, in order, not overlapping.
    pub slots: Vec<Slot>,
    /// Whether the body is written in Markdown, so that its marks are none of the reader's.
    pub markdown: bool,
}

impl Draft {
    /// Reads a draft from the bytes of a plain text file.
    #[must_use]
    pub fn read(bytes: &[u8]) -> Self {
        let source = Source::read(bytes);
        let text = source.text();
        let (headers, body) = headers::read(text);
        let parts = anatomy::dissect(text, &headers, body);
        let slots = slots::find(text, &parts);
        let markdown = headers.iter().any(|header| text[header.value.range()].starts_with("text/markdown"));
        Self { source, headers, parts, slots, markdown }
    }

    /// The readable text.
    #[must_use]
    pub fn text(&self) -> &str {
        self.source.text()
    }

    /// The text of a span.
    #[must_use]
    pub fn slice(&self, span: Span) -> &str {
        &self.text()[span.range()]
    }

    /// The part a position lies in.
    #[must_use]
    pub fn part_at(&self, offset: usize) -> Option<Part> {
        let next = self.parts.partition_point(|part| part.span.start <= offset);
        self.parts[..next].last().copied().filter(|part| offset < part.span.end)
    }

    /// All parts of one kind.
    pub fn parts_of(&self, kind: PartKind) -> impl Iterator<Item = Part> + '_ {
        self.parts.iter().copied().filter(move |part| part.kind == kind)
    }

    /// Whether the mail answers another, or passes one on: a header says so, or the other mail stands
    /// below.
    #[must_use]
    pub fn is_thread(&self) -> bool {
        let quotes = |part: &Part| matches!(part.kind, PartKind::Quote | PartKind::Attribution);
        self.header(HeaderName::Thread).is_some() || self.parts.iter().any(quotes)
    }

    /// The files that go with the mail, by name. Of plain text, to which a mail program has yet to add
    /// them, nobody knows: `None`.
    #[must_use]
    pub fn attachments(&self) -> Option<Vec<&str>> {
        let named = self.headers.iter().filter(|header| header.name == HeaderName::Attach && !header.value.is_empty());
        let named: Vec<&str> = named.map(|header| self.slice(header.value)).collect();
        (!named.is_empty() || self.header(HeaderName::Message).is_some()).then_some(named)
    }

    /// The first header of a name.
    #[must_use]
    pub fn header(&self, name: HeaderName) -> Option<&Header> {
        self.headers.iter().find(|header| header.name == name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_message_or_a_list_of_files_tells_what_is_attached() {
        let attached = |text: &str| {
            let draft = Draft::read(text.as_bytes());
            draft.attachments().map(|files| files.into_iter().map(str::to_owned).collect::<Vec<_>>())
        };
        assert_eq!(attached("Dear Rita,\n\nHere it is.\n"), None);
        assert_eq!(attached("To: rita@kiln.example\nAttach:\n\nHere it is.\n"), None);
        assert_eq!(attached("Attach: lid.pdf\n\nHere it is.\n"), Some(vec!["lid.pdf".into()]));
        assert_eq!(attached("To: rita@kiln.example\nMessage-ID: <1@a.example>\n\nHere it is.\n"), Some(vec![]));
    }

    #[test]
    fn threads_are_known_by_a_header_or_by_what_they_quote() {
        let thread = |text: &str| Draft::read(text.as_bytes()).is_thread();
        assert!(thread("Subject: Re: Lids\nReferences: <1@a.example>\n\nYes.\n"));
        assert!(thread("Subject: Re: Lids\n\nYes.\n\n> Warm?\n"));
        assert!(!thread("Subject: Re: Lids\n\nYes.\n"));
        assert!(!thread("References: on request\n"));
    }
}
