//! Messages as mail programs write them (RFC 5322, MIME): their readable text, each byte with its
//! position in the file.

mod charset;
mod element;
mod entity;
mod field;
mod flowed;
mod hidden;
mod html;
mod mailbox;
mod part;
mod recipients;
mod style;
mod transfer;
mod word;

use std::ops::Range;

use super::armor;
use super::editor;
use super::headers::{Header, HeaderName};
use super::places::Placed;
use super::source::{Problem, Stretch};
use super::template::front_matter_length;
use crate::diagnostic::Span;
use part::{Contents, Part};

pub(super) use mailbox::split;
pub use recipients::recipients;

/// Fields that every message has and no draft does.
const MARKS: &[&str] = &[
    "content-transfer-encoding",
    "content-type",
    "delivered-to",
    "dkim-signature",
    "message-id",
    "mime-version",
    "received",
    "return-path",
    "user-agent",
    "x-mailer",
];

/// How many times as long as the plain text the HTML must be for the plain text to be no more than
/// a hint to use another program.
const STUB: usize = 4;

/// The most bytes that are read of a message; attachments are not read.
const LONGEST: usize = 32 << 20;

/// Whether bytes are a message: they begin with a header, and a mail program wrote something in it.
/// What is open in an editor is not a message.
pub(super) fn is_message(bytes: &[u8]) -> bool {
    let start = usize::from(bytes.starts_with(b"\xef\xbb\xbf")) * 3;
    let (fields, end) = field::read(bytes, start..bytes.len());
    let marked = fields.iter().any(|field| MARKS.iter().any(|mark| field.is(bytes, mark)));
    let edited = bytes[end..].split(|&byte| byte == b'\n').next().is_some_and(editor::is_separator);
    !edited && (marked || !fields.is_empty() && memchr::memmem::find(&bytes[start..end], b"=?").is_some())
}

/// The readable text of a message.
#[derive(Debug)]
pub(super) struct Message {
    pub(super) text: Placed<String>,
    pub(super) headers: Vec<Header>,
    /// Where the body begins in the text.
    pub(super) body: usize,
    /// The parts of the text that can be written as they are read.
    pub(super) stretches: Vec<Stretch>,
    pub(super) problem: Option<Problem>,
    /// Whether it is written in Markdown.
    pub(super) markdown: bool,
}

/// Reads the message in a range of the file. Also returns its HTML, if that says the same in other
/// words, and the names of the attached files.
pub(super) fn read(file: &[u8], range: Range<usize>) -> (Message, Option<Message>, Vec<String>) {
    let start = range.start + usize::from(file[range.clone()].starts_with(b"\xef\xbb\xbf")) * 3;
    let (fields, body) = field::read(file, start..range.end);
    let parts = part::read(file, &fields, body..range.end);
    let Contents { plain, html, attachments, encrypted, signed } = part::contents(&parts);
    let head = Head::read(file, &fields, body);
    let reader = Reader { file, parts: &parts, head: &head, signed };
    let mut first = reader.message(&plain);
    let second = (plain != html).then(|| reader.message(&html)).filter(|second| !second.says_the_same(&first));
    let second = second.and_then(|second| {
        if second.words().count() >= STUB * first.words().count().max(1) {
            first = second;
            return None;
        }
        Some(second)
    });
    let text = &first.text.text[first.body..];
    if encrypted && text.trim().is_empty() || armor::is_encrypted(text) {
        first.problem = Some(Problem::Encrypted);
    }
    if parts.len() >= part::MOST {
        first.problem = Some(Problem::TooLong);
    }
    (first, second, attachments)
}

/// Reads a file of HTML that is no message. What it says of itself above the HTML is before the body.
pub(super) fn read_page(file: &[u8]) -> Message {
    let front = std::str::from_utf8(file).map_or(0, front_matter_length);
    let head = Head { text: Placed::file(file, 0..front), ..Head::default() };
    let parts = [Part::page(front..file.len())];
    Reader { file, parts: &parts, head: &head, signed: false }.message(&[0])
}

impl Message {
    fn words(&self) -> impl Iterator<Item = &str> {
        self.text.text[self.body..].split_whitespace()
    }

    fn says_the_same(&self, other: &Self) -> bool {
        self.words().eq(other.words())
    }
}

/// The header as it is shown: the fields that drafts have.
#[derive(Default)]
struct Head {
    text: Placed<String>,
    headers: Vec<Header>,
    stretches: Vec<Stretch>,
}

impl Head {
    fn read(file: &[u8], fields: &[field::Field], body: usize) -> Self {
        let mut head = Self::default();
        for field in fields {
            let name = String::from_utf8_lossy(&file[field.name.clone()]).trim_end().to_lowercase();
            if let Some(kind) =
                HeaderName::named(&name).filter(|kind| !matches!(kind, HeaderName::Message | HeaderName::Other))
            {
                head.add(file, field, kind);
            }
        }
        if !head.headers.is_empty() {
            head.text.insert("\n", body.saturating_sub(1)..body);
        }
        head
    }

    fn add(&mut self, file: &[u8], field: &field::Field, name: HeaderName) {
        let start = self.text.text.len();
        let mark = Placed::file(file, field.name.start..field.value.start);
        self.text.copy(&mark, 0..mark.text.len());
        let value = field.trimmed(file);
        let mut at = self.text.text.len();
        if !value.is_empty() {
            self.text.insert(" ", field.value.start..value.start);
            at += 1;
            let text = word::decode(file, value.clone());
            self.text.copy(&text, 0..text.text.trim_end().len());
            if text.text.as_bytes() == &file[value.clone()] && text.text.is_ascii() {
                self.stretches.push(Stretch { range: at..self.text.text.len(), encoding: None });
            }
        }
        let end = self.text.text.len();
        self.headers.push(Header { name, span: Span::new(start, end), value: Span::new(at, end) });
        self.text.insert("\n", value.end..(value.end + 1).min(file.len()));
    }
}

/// Builds messages from their parts.
struct Reader<'a> {
    file: &'a [u8],
    parts: &'a [Part],
    head: &'a Head,
    signed: bool,
}

impl Reader<'_> {
    /// A message of the header with these parts below it.
    fn message(&self, numbers: &[usize]) -> Message {
        let Head { text, headers, stretches } = self.head;
        let (mut text, mut stretches) = (text.clone(), stretches.clone());
        let body = text.text.len();
        let mut problem = None;
        for number in numbers {
            let part = &self.parts[*number];
            if text.text.len() + part.body.len() > LONGEST {
                problem = Some(Problem::TooLong);
                break;
            }
            // A blank line between two parts.
            if text.text.len() > body {
                let gap = if text.text.ends_with('\n') { "\n" } else { "\n\n" };
                text.insert(gap, part.body.start..part.body.start);
            }
            let label = part.kind.get("charset");
            let bytes = transfer::decode(self.file, part.body.clone(), part.transfer);
            let decoded = charset::decode(bytes, label.as_deref());
            problem = problem.or(decoded.bad.map(|offset| Problem::Undecodable {
                offset,
                byte: self.file[offset],
                charset: decoded.encoding.name(),
            }));
            // What says that it is ASCII, and is, stays so.
            let ascii = label.as_deref().is_some_and(charset::is_ascii) && decoded.placed.text.is_ascii();
            let shown = shown(part, decoded.placed);
            let start = text.text.len();
            text.copy(&shown, 0..shown.text.len());
            let verbatim = part.transfer == transfer::Transfer::Identity && !part.is_html();
            if verbatim && !self.signed && problem.is_none() {
                let encoding = (!ascii).then_some(decoded.encoding);
                stretches.push(Stretch { range: start..text.text.len(), encoding });
            }
        }
        if self.signed {
            stretches.clear();
        }
        let markdown = !numbers.is_empty() && numbers.iter().all(|number| self.parts[*number].is_markdown());
        Message { text, headers: headers.clone(), body, stretches, problem, markdown }
    }
}

/// The text of a part as a reader sees it.
fn shown(part: &Part, mut text: Placed<String>) -> Placed<String> {
    if text.text.contains('\0') {
        text = legible(&text);
    }
    if part.is_html() {
        return html::render(&text);
    }
    let flowed = part.kind.get("format").is_some_and(|format| format.eq_ignore_ascii_case("flowed"));
    if flowed {
        let delete = part.kind.get("delsp").is_some_and(|delete| delete.eq_ignore_ascii_case("yes"));
        return flowed::unfold(&text, delete);
    }
    text
}

/// A text in which each NUL is replaced by a visible character.
fn legible(text: &Placed<String>) -> Placed<String> {
    let mut legible = Placed::default();
    let mut at = 0;
    for (nul, _) in text.text.match_indices('\0') {
        legible.copy(text, at..nul);
        legible.replace(text, nul..nul + 1, "\u{fffd}");
        at = nul + 1;
    }
    legible.copy(text, at..text.text.len());
    legible
}
