//! The parts of a message (RFC 2045–2047), found in one pass, however they are nested.

use std::ops::Range;

use super::field::{self, Parameters};
use super::transfer::{Transfer, content};
use super::word;
use crate::draft::editor;

/// A part: a body, or a row of other parts.
#[derive(Debug, Clone)]
pub(super) struct Part {
    parent: Option<usize>,
    /// Its Content-Type.
    pub(super) kind: Parameters,
    pub(super) transfer: Transfer,
    disposition: Parameters,
    /// Whether another part of the message shows it, as HTML shows images.
    shown: bool,
    /// Its bytes after its header.
    pub(super) body: Range<usize>,
}

/// The deepest nesting that is looked into.
const DEEPEST: usize = 50;
/// The most parts that are looked at.
pub(super) const MOST: usize = 20_000;
/// The longest boundary, including its hyphens; RFC 2046 allows 74.
const BOUNDARY: usize = 1_000;

/// A multipart part whose end is still to come, and the line that begins each of its parts.
struct Open {
    part: usize,
    line: Vec<u8>,
}

/// The parts of a message, each after the one that contains it; the first is the message itself.
/// `body` is where its body begins, `fields` its header.
pub(super) fn read(file: &[u8], fields: &[field::Field], body: Range<usize>) -> Vec<Part> {
    let mut parts = vec![Part::new(file, fields, body.clone(), None)];
    let mut open: Vec<Open> = parts[0].boundary().map(|line| Open { part: 0, line }).into_iter().collect();
    let mut current = open.is_empty().then_some(0);
    let mut at = body.start;
    while !open.is_empty() {
        let Some(line) = next_delimiter(file, at..body.end) else {
            break;
        };
        at = line.end;
        let text = file[content(file, line.clone())].trim_ascii_end();
        let matching = open
            .iter()
            .rposition(|open| text.strip_prefix(&*open.line).is_some_and(|rest| rest.is_empty() || rest == b"--"));
        let Some(level) = matching.filter(|_| text.len() <= BOUNDARY) else {
            continue;
        };
        if let Some(part) = current.take() {
            // The line end before a boundary belongs to the boundary.
            parts[part].body.end = before(file, line.start).max(parts[part].body.start);
        }
        let last = text.len() > open[level].line.len();
        open.truncate(if last { level } else { level + 1 });
        if last || parts.len() >= MOST {
            continue;
        }
        let (fields, start) = field::read(file, line.end..body.end);
        let part = Part::new(file, &fields, start..body.end, Some((open[level].part, &parts[open[level].part])));
        match part.boundary().filter(|_| open.len() < DEEPEST) {
            Some(line) => open.push(Open { part: parts.len(), line }),
            None => current = Some(parts.len()),
        }
        parts.push(part);
        at = start;
    }
    parts
}

/// The end of the previous line, before its line ending.
fn before(file: &[u8], start: usize) -> usize {
    let end = start.saturating_sub(1);
    if end > 0 && file[end - 1] == b'\r' { end - 1 } else { end }
}

/// The next line that begins with `--`; `range` is at the start of a line.
fn next_delimiter(file: &[u8], range: Range<usize>) -> Option<Range<usize>> {
    let rest = &file[range.clone()];
    let start = if rest.starts_with(b"--") { 0 } else { memchr::memmem::find(rest, b"\n--")? + 1 };
    let len = memchr::memchr(b'\n', &rest[start..]).map_or(rest.len() - start, |end| end + 1);
    Some(range.start + start..range.start + start + len)
}

impl Part {
    fn new(file: &[u8], fields: &[field::Field], body: Range<usize>, parent: Option<(usize, &Self)>) -> Self {
        let value = |name| field::value(file, fields, name);
        let mut kind = value("content-type").map(|value| Parameters::parse(&value)).unwrap_or_default();
        if !kind.value.contains('/') {
            let digest = parent.is_some_and(|(_, parent)| parent.kind.value == "multipart/digest");
            kind.value = if digest { "message/rfc822" } else { "text/plain" }.into();
        }
        let disposition = value("content-disposition").map(|value| Parameters::parse(&value)).unwrap_or_default();
        let related = parent.is_some_and(|(_, parent)| parent.kind.value == "multipart/related");
        let shown = related && disposition.value != "attachment" && value("content-id").is_some();
        let transfer = value("content-transfer-encoding").map_or(Transfer::Identity, |name| Transfer::named(&name));
        Self { parent: parent.map(|(number, _)| number), kind, transfer, disposition, shown, body }
    }

    /// A page of HTML that is no part of a message.
    pub(super) fn page(body: Range<usize>) -> Self {
        let kind = Parameters::parse("text/html");
        Self {
            parent: None,
            kind,
            transfer: Transfer::Identity,
            disposition: Parameters::default(),
            shown: false,
            body,
        }
    }

    /// The line that begins each part of this one.
    fn boundary(&self) -> Option<Vec<u8>> {
        let boundary = self.kind.get("boundary").filter(|boundary| !boundary.is_empty() && self.is_multipart())?;
        Some([b"--", boundary.trim_end().as_bytes()].concat())
    }

    fn is_multipart(&self) -> bool {
        self.kind.value.starts_with("multipart/")
    }

    pub(super) fn is_html(&self) -> bool {
        self.kind.value == "text/html"
    }

    pub(super) fn is_markdown(&self) -> bool {
        matches!(&*self.kind.value, "text/markdown" | "text/x-markdown")
    }

    /// Whether the part is text that is read in place.
    fn is_text(&self) -> bool {
        let text = self.kind.value.strip_prefix("text/");
        let read = text.is_some_and(|text| ["plain", "html", "markdown", "enriched", "x-markdown"].contains(&text));
        read && self.disposition.value != "attachment" && self.name().is_none()
    }

    /// The name of the part's file.
    fn name(&self) -> Option<String> {
        let name =
            self.disposition.get("filename").or_else(|| self.kind.get("name")).filter(|name| !name.is_empty())?;
        let decoded = word::decode(name.as_bytes(), 0..name.len()).text;
        Some(editor::file_name(&decoded))
    }
}

/// What can be read of a message, and what is attached to it.
#[derive(Debug, Default)]
pub(super) struct Contents {
    /// The parts to read, in order.
    pub(super) plain: Vec<usize>,
    /// The parts to read of a message that says the same in HTML.
    pub(super) html: Vec<usize>,
    /// The names of the attached files.
    pub(super) attachments: Vec<String>,
    /// Whether the text to read is encrypted.
    pub(super) encrypted: bool,
    /// Whether a signature covers every byte.
    pub(super) signed: bool,
}

/// Chooses what to read.
pub(super) fn contents(parts: &[Part]) -> Contents {
    let mut children: Vec<Vec<usize>> = vec![Vec::new(); parts.len()];
    for (number, part) in parts.iter().enumerate() {
        if let Some(parent) = part.parent {
            children[parent].push(number);
        }
    }
    let tree = Tree { parts, children };
    let mut contents = Contents::default();
    tree.visit(0, &mut contents);
    // The text of a message may have a file name, too.
    if contents.plain.is_empty() && !contents.encrypted {
        let named = |part: &&Part| part.kind.value.starts_with("text/") && part.disposition.value != "attachment";
        if let Some(number) = parts.iter().position(|part| named(&part)) {
            contents.plain.push(number);
            contents.html.push(number);
            contents.attachments.retain(|name| Some(name) != parts[number].name().as_ref());
        }
    }
    contents
}

struct Tree<'a> {
    parts: &'a [Part],
    children: Vec<Vec<usize>>,
}

impl Tree<'_> {
    fn visit(&self, number: usize, contents: &mut Contents) {
        let part = &self.parts[number];
        let children = &self.children[number];
        match part.kind.value.as_str() {
            "multipart/alternative" if !children.is_empty() => self.choose(children, contents),
            // What is signed like this is as unreadable as what is encrypted.
            "multipart/encrypted" | "application/pkcs7-mime" | "application/x-pkcs7-mime" => contents.encrypted = true,
            "multipart/signed" if !children.is_empty() => {
                contents.signed = true;
                children.iter().take(1).for_each(|child| self.visit(*child, contents));
            }
            _ if part.is_multipart() && !children.is_empty() => {
                for child in children {
                    self.visit(*child, contents);
                }
            }
            // A multipart without parts still says something, if only in what was cut off.
            _ if part.is_text() || part.is_multipart() => {
                contents.plain.push(number);
                contents.html.push(number);
            }
            "application/pgp-signature" | "application/pgp-keys" | "application/pkcs7-signature" => {}
            _ if part.shown => {}
            kind => contents.attachments.push(part.name().unwrap_or_else(|| kind.to_owned())),
        }
    }

    /// Reads one of several parts with the same content, and the HTML among them for comparison.
    fn choose(&self, children: &[usize], contents: &mut Contents) {
        let mut read: Vec<Contents> = Vec::new();
        for child in children {
            let mut inner = Contents::default();
            self.visit(*child, &mut inner);
            contents.encrypted |= inner.encrypted;
            contents.signed |= inner.signed;
            // Anything else in an alternative, such as a calendar entry, is not a file of the
            // writer's.
            if inner.plain.is_empty() {
                continue;
            }
            read.push(inner);
        }
        let is_html = |inner: &&mut Contents| inner.html.iter().any(|number| self.parts[*number].is_html());
        let html = read.iter_mut().rfind(is_html).map(std::mem::take);
        let plain = read.into_iter().find(|inner| !inner.plain.is_empty());
        for inner in plain.iter().chain(&html) {
            contents.attachments.extend(inner.attachments.iter().cloned());
        }
        let (plain, html) = match (plain, html) {
            (Some(plain), Some(html)) => (plain.plain, html.html),
            (Some(one), None) | (None, Some(one)) => (one.plain, one.html),
            (None, None) => return,
        };
        contents.plain.extend(plain);
        contents.html.extend(html);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn contents_of(file: &str) -> (Vec<&str>, Vec<&str>, Vec<String>) {
        let bytes = file.as_bytes();
        let (fields, body) = field::read(bytes, 0..bytes.len());
        let parts = read(bytes, &fields, body..bytes.len());
        let contents = contents(&parts);
        let text = |numbers: &[usize]| numbers.iter().map(|number| &file[parts[*number].body.clone()]).collect();
        (text(&contents.plain), text(&contents.html), contents.attachments)
    }

    #[test]
    fn parts_are_found_whatever_they_are_in() {
        let file = "Content-Type: multipart/mixed; boundary=\"a b\"\n\npreamble\n--a b\nContent-Type: multipart/alternative; boundary=c\n\n--c\n\nplain\n--c\nContent-Type: text/html\n\n<p>html\n\n--c--\n\n--a b  \nContent-Type: application/pdf; name=\"=?utf-8?q?caf=C3=A9.pdf?=\"\n\nxx\n--a b\nContent-Disposition: attachment; filename*=utf-8''cv%20.txt\n\ncv\n--a b--\nepilogue\n--a b\nno\n";
        let (plain, html, attachments) = contents_of(file);
        assert_eq!((plain, html), (vec!["plain"], vec!["<p>html\n"]));
        assert_eq!(attachments, ["café.pdf", "cv .txt"]);
    }

    #[test]
    fn what_is_cut_off_is_read_to_its_end() {
        let (plain, ..) =
            contents_of("Content-Type: multipart/mixed; boundary=a\n\n--a\n\none\n--a\n\ntwo\n--ab\nstill\n");
        assert_eq!(plain, ["one", "two\n--ab\nstill\n"]);
        let (plain, ..) = contents_of("Content-Type: multipart/mixed; boundary=a\n\n--a\n--a\n\n--a\nX: y\n--a--");
        assert_eq!(plain, ["", "", ""]);
        for kind in ["mixed", "mixed; boundary=b", "alternative", "signed; boundary=\"\""] {
            assert_eq!(contents_of(&format!("Content-Type: multipart/{kind}\n\ntext\n")).0, ["text\n"], "{kind}");
        }
    }
}
