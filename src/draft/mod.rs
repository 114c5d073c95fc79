//! A draft: bytes read as text, and the text divided into the parts of a mail.
//!
//! Reading never fails. Whatever the bytes are, there is a [`Draft`]; [`Source::problem`] reports
//! what could not be read as text.

mod address;
mod anatomy;
mod armor;
mod attribution;
mod beginning;
mod editor;
mod ending;
mod formulas;
mod headers;
mod lines;
mod message;
mod moment;
mod places;
mod plain;
mod read;
mod slots;
mod source;
mod template;

pub use address::{Address, addresses};
pub use formulas::Formulas;
pub(crate) use formulas::begins;
pub use headers::{Header, HeaderName};
pub use lines::Position;
pub use message::recipients;
pub use moment::moment;
pub use slots::{Slot, SlotClass, SlotStyle};
pub use source::{Encoding, Problem, Source};
pub use template::{Code, CodeKind, Fault, FaultKind, FrontFault, FrontMatter, Template};

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
    /// The writer's name and what is below it.
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
    /// Its span in the text.
    pub span: Span,
}

/// A mail as its writer saved it, read by [`Linter::read`](crate::Linter::read).
///
/// ```
/// use followup_lint::{Linter, Span};
///
/// let linter = Linter::builder().build()?;
/// let draft = linter.read(b"Subject: Lids\nContent-Transfer-Encoding: quoted-printable\n\nCaf=C3=A9 at nine?\n");
/// let at = draft.text().find("Caf\u{e9}").unwrap();
/// assert_eq!(draft.slice(Span::new(at, at + 5)), "Caf\u{e9}");
/// assert_eq!((draft.position(at).line, draft.end_position(at + 5).column), (4, 10));
/// # Ok::<(), followup_lint::Mistake>(())
/// ```
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Draft {
    /// The readable text and its position in the file.
    #[doc(hidden)]
    pub source: Source,
    /// Leading header lines, in order.
    #[doc(hidden)]
    pub headers: Vec<Header>,
    /// The parts, in order, not overlapping.
    #[doc(hidden)]
    pub parts: Vec<Part>,
    /// Placeholders of a template, in order, not overlapping.
    #[doc(hidden)]
    pub slots: Vec<Slot>,
    /// What it has because it is a template, if it is read as one.
    #[doc(hidden)]
    pub template: Option<Template>,
    /// Whether the body is Markdown, which will be converted before it is sent.
    #[doc(hidden)]
    pub markdown: bool,
    /// Where the body begins.
    body: usize,
    /// Whether the file is HTML and no message.
    pub(crate) page: bool,
    /// The names of the files that a message contains, or that an editor's tags attach.
    files: Vec<String>,
    alternative: Option<Box<Draft>>,
    formulas: Formulas,
}

impl Draft {
    /// The readable text: of a message, its headers and what its reader sees. Line endings are the
    /// file's own.
    #[must_use]
    pub fn text(&self) -> &str {
        self.source.text()
    }

    /// The text of a span.
    #[must_use]
    pub fn slice(&self, span: Span) -> &str {
        &self.text()[span.range()]
    }

    /// Where a byte of the text is in the file.
    #[must_use]
    pub fn position(&self, offset: usize) -> Position {
        self.source.position(offset)
    }

    /// Where in the file the text before an offset ends. After it there may be a line break that is none
    /// of the text's.
    #[must_use]
    pub fn end_position(&self, offset: usize) -> Position {
        self.source.end_position(offset)
    }

    /// The file, as it was read or with its fixes. `None` if some of it could not be read or cannot be
    /// written in its encoding.
    #[must_use]
    pub fn bytes(&self) -> Option<Vec<u8>> {
        self.source.bytes()
    }

    /// The same mail as HTML, if that has other words.
    #[must_use]
    pub fn alternative(&self) -> Option<&Self> {
        self.alternative.as_deref()
    }
}

#[doc(hidden)]
impl Draft {
    /// The first line of a span.
    #[must_use]
    pub fn first_line(&self, span: Span) -> Span {
        let text = self.slice(span);
        let line = text.lines().next().map_or(text, str::trim_end);
        Span::new(span.start, span.start + if line.is_empty() { text.len() } else { line.len() })
    }

    /// The part at a position.
    #[must_use]
    pub fn part_at(&self, offset: usize) -> Option<Part> {
        let next = self.parts.partition_point(|part| part.span.start <= offset);
        self.parts[..next].last().copied().filter(|part| offset < part.span.end)
    }

    /// All parts of one kind.
    pub fn parts_of(&self, kind: PartKind) -> impl Iterator<Item = Part> + '_ {
        self.parts.iter().copied().filter(move |part| part.kind == kind)
    }

    /// Whether it is read as a template, in which well-formed slots are words like any other.
    #[doc(hidden)]
    #[must_use]
    pub fn is_template(&self) -> bool {
        self.template.is_some()
    }

    /// Whether the mail answers or forwards another: a header says so, or the other mail is below.
    #[must_use]
    pub fn is_thread(&self) -> bool {
        let quotes = |part: &Part| matches!(part.kind, PartKind::Quote | PartKind::Attribution);
        self.header(HeaderName::Thread).is_some() || self.parts.iter().any(quotes)
    }

    /// The names of the files that go with the mail. `None` for a text or a page, to which a mail program
    /// has yet to add files, unless enclosures are listed below the name as in a letter.
    #[must_use]
    pub fn attachments(&self) -> Option<Vec<String>> {
        let named = self.headers.iter().filter(|header| header.name == HeaderName::Attach && !header.value.is_empty());
        let named = named.map(|header| editor::attached(self.slice(header.value)));
        let mut named: Vec<String> = named.chain(self.files.iter().cloned()).collect();
        let whole = self.source.is_message() && !self.page;
        if !whole {
            let below = self.parts_of(PartKind::Signature).flat_map(|part| self.slice(part.span).lines());
            named.extend(below.filter_map(headers::attached).map(str::to_owned));
        }
        (!named.is_empty() || whole).then_some(named)
    }

    /// The names and addresses in the headers of these names, in order.
    pub fn addresses(&self, names: &[HeaderName]) -> impl Iterator<Item = Address<'_>> {
        let headers =
            self.headers.iter().filter(move |header| names.contains(&header.name) && !header.value.is_empty());
        headers.flat_map(|header| address::read(self.text(), header.value))
    }

    /// Whether an address is that of an office and of no person, in any of the languages at hand.
    pub(crate) fn is_office(&self, address: &str) -> bool {
        self.formulas.is_office(address)
    }

    /// The first header of this name.
    #[must_use]
    pub fn header(&self, name: HeaderName) -> Option<&Header> {
        self.headers.iter().find(|header| header.name == name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::formulas;

    #[test]
    fn only_a_message_or_a_list_of_files_tells_what_is_attached() {
        let attached = |text: &str| Draft::read(text.as_bytes(), &formulas()).attachments();
        assert_eq!(attached("Dear Rita,\n\nHere it is.\n"), None);
        assert_eq!(attached("To: rita@kiln.example\nAttach:\n\nHere it is.\n"), None);
        assert_eq!(attached("Attach: lid.pdf\n\nHere it is.\n"), Some(vec!["lid.pdf".into()]));
        assert_eq!(attached("Here it is.\n\nSoon!\n\nMaya\n\nAttachment: lid.pdf\n"), Some(vec!["lid.pdf".into()]));
        assert_eq!(attached("Here it is.\n\nYours,\nMaya\n\nEncl.: a lid\n"), Some(vec!["a lid".into()]));
        assert_eq!(attached("To: rita@kiln.example\nMessage-ID: <1@a.example>\n\nHere it is.\n"), Some(vec![]));
    }

    #[test]
    fn positions_in_a_message_are_those_in_its_file() {
        let head = "Message-ID: <1@a.example>\nContent-Type: text/plain; charset=utf-8\n";
        for (encoding, body, expected) in [
            ("8bit", "🦜e\u{301} Lid\n", [5, 5, 6, 9]),
            ("quoted-printable", "=F0=9F=A6=9C Lid\n", [5, 14, 14, 14]),
            ("base64", "8J+mnCBMaWQK\n", [5, 7, 7, 7]),
        ] {
            let message = format!("{head}Content-Transfer-Encoding: {encoding}\n\n{body}");
            let draft = Draft::read(message.as_bytes(), &formulas());
            let Position { line, column, utf16_column, byte_column } =
                draft.position(draft.text().find("Lid").expect("it is read"));
            assert_eq!([line, column, utf16_column, byte_column], expected, "{encoding}");
        }
    }

    #[test]
    fn threads_are_known_by_a_header_or_by_what_they_quote() {
        let thread = |text: &str| Draft::read(text.as_bytes(), &formulas()).is_thread();
        assert!(thread("Subject: Re: Lids\nReferences: <1@a.example>\n\nYes.\n"));
        assert!(thread("Subject: Re: Lids\n\nYes.\n\n> Warm?\n"));
        assert!(!thread("Subject: Re: Lids\n\nYes.\n"));
        assert!(!thread("References: on request\n"));
    }
}
