//! What mail programs and editors put into a draft that the writer did not write: Emacs's separator
//! and part tags (MML), the remarks of `git send-email`, mutt's list of files.

use std::ops::Range;

use memchr::memmem;

/// The line with which Emacs separates the header of a draft from its body.
const SEPARATOR: &str = "--text follows this line--";
/// Begins a line that `git send-email` removes.
const REMARK: &str = "GIT:";
/// Ends the first line of a draft by `git send-email`.
const IGNORED: &str = "# This line is ignored.";
/// Begins a tag.
const TAG: &str = "<#";
/// The tags in Emacs's messages.
const TAGS: &[&str] = &["external", "mml", "multipart", "part", "secure"];
/// The most characters of a tag.
const LONGEST: usize = 4096;

/// Whether a line separates a header from its body.
pub(super) fn is_separator(line: &[u8]) -> bool {
    line.trim_ascii_end() == SEPARATOR.as_bytes()
}

/// Whether a line above or among the headers is a remark to the writer.
pub(super) fn is_remark(line: &str) -> bool {
    line.starts_with(REMARK) || line.starts_with("From ") && is_ignored(line.as_bytes())
}

/// Whether a line that looks like the start of a mailbox begins a draft by `git send-email`.
pub(super) fn is_ignored(line: &[u8]) -> bool {
    line.trim_ascii_end().ends_with(IGNORED.as_bytes())
}

/// The length of what precedes the actual subject of a patch: `[PATCH v2 1/3] …`
pub(super) fn patch_tag(subject: &str) -> usize {
    let tag = subject.strip_prefix('[').and_then(|rest| rest.split_once(']'));
    let Some((_, rest)) = tag.filter(|(tag, _)| tag.split_whitespace().any(|word| word == "PATCH")) else {
        return 0;
    };
    subject.len() - rest.trim_start().len()
}

/// The file of an `Attach:` line, up to the first white space without a backslash; its description
/// follows.
pub(super) fn attached(value: &str) -> String {
    let mut path = String::new();
    let mut chars = value.chars();
    while let Some(c) = chars.next() {
        match c {
            '\\' => path.extend(chars.next()),
            c if c.is_whitespace() => break,
            c => path.push(c),
        }
    }
    file_name(&path)
}

/// The name of a file without its path, which says nothing about the mail.
pub(super) fn file_name(path: &str) -> String {
    path.rsplit(['/', '\\']).next().unwrap_or_default().to_owned()
}

/// The marks that an editor put into a draft's body.
#[derive(Debug, Default)]
pub(super) struct Marks {
    /// What is not to be read, in order, not overlapping.
    pub(super) spans: Vec<Range<usize>>,
    /// The names of the files that the tags attach.
    pub(super) files: Vec<String>,
}

/// Reads the marks after `body`.
pub(super) fn marks(text: &str, body: usize) -> Marks {
    // In other drafts such a line is the writer's own.
    let remarks = text[..body].lines().any(is_remark);
    let bytes = text.as_bytes();
    if !remarks && memmem::find(&bytes[body..], TAG.as_bytes()).is_none() {
        return Marks::default();
    }
    let mut scan = Scan { text, ..Scan::default() };
    let mut at = body;
    while at < text.len() {
        if let Some(tag) = Tag::read(&text[at..]) {
            scan.tag(&tag, at);
            at += tag.len;
            continue;
        }
        let starts_line = at == body || bytes[at - 1] == b'\n';
        if remarks && starts_line && scan.hidden.is_none() && text[at..].starts_with(REMARK) {
            let end = memchr::memchr(b'\n', &bytes[at..]).map_or(text.len(), |len| at + len);
            scan.marks.spans.push(at..end);
            at = end;
        }
        // On to the next line, or to what may be a tag.
        let from = at + usize::from(bytes.get(at) == Some(&b'<'));
        at = memchr::memchr2(b'<', b'\n', &bytes[from..]).map_or(text.len(), |len| from + len);
        at += usize::from(bytes.get(at) == Some(&b'\n'));
    }
    // A tag that never ends is read as text, because nothing says how far it goes.
    scan.marks
}

/// The marks of a draft up to where it has been read.
#[derive(Default)]
struct Scan<'a> {
    text: &'a str,
    marks: Marks,
    /// Where the contents of a part begin that is not plain text, and whether it is HTML whose
    /// words are nowhere else.
    hidden: Option<(usize, bool)>,
    /// The open multiparts, and whether each has the same content in several forms; and how many
    /// do.
    multiparts: Vec<bool>,
    alternatives: usize,
}

impl Scan<'_> {
    fn tag(&mut self, tag: &Tag, at: usize) {
        if let Some((start, own)) = self.hidden.take() {
            self.hide(start..at, own);
        }
        self.marks.spans.push(at..at + tag.len);
        self.marks.files.extend(tag.file());
        if tag.name == "multipart" && tag.is_end {
            self.alternatives -= usize::from(self.multiparts.pop() == Some(true));
        } else if tag.name == "multipart" {
            let alternative = tag.get("type") == Some("alternative");
            self.multiparts.push(alternative);
            self.alternatives += usize::from(alternative);
        }
        self.hidden = tag.is_hiding().then(|| (at + tag.len, tag.is_html() && self.alternatives == 0));
    }

    /// Hides a part; if it is HTML with words of its `own`, only the markup.
    fn hide(&mut self, part: Range<usize>, own: bool) {
        if !own {
            self.marks.spans.push(part);
            return;
        }
        let mut at = part.start;
        while let Some(start) = self.text[at..part.end].find('<').map(|len| at + len) {
            at = self.text[start..part.end].find('>').map_or(part.end, |len| start + len + 1);
            self.marks.spans.push(start..at);
        }
    }
}

/// `<#part type="application/pdf" filename="~/kit.pdf" disposition=attachment>`
#[derive(Debug)]
struct Tag {
    name: &'static str,
    len: usize,
    is_end: bool,
    attributes: Vec<(String, String)>,
}

impl Tag {
    /// The tag that a text begins with; if it never ends, its beginning.
    fn read(text: &str) -> Option<Self> {
        let rest = text.strip_prefix(TAG)?;
        let name = rest.strip_prefix('/').unwrap_or(rest);
        let is_end = name.len() < rest.len();
        let (name, behind) = TAGS.iter().find_map(|tag| Some((*tag, name.strip_prefix(tag)?)))?;
        if !behind.starts_with('>') && !behind.starts_with(char::is_whitespace) {
            return None;
        }
        let start = text.len() - behind.len();
        let tag = Self { name, len: start, is_end, attributes: Vec::new() };
        Some(tag.closed(behind).unwrap_or(Self { name: "", len: start, is_end: true, attributes: Vec::new() }))
    }

    /// The tag with what follows its name, if it ends on its line and before another tag.
    fn closed(mut self, behind: &str) -> Option<Self> {
        let (mut word, mut quoted) = (String::new(), false);
        let mut chars = behind.char_indices().take(LONGEST);
        while let Some((at, c)) = chars.next() {
            match c {
                '<' if behind[at..].starts_with(TAG) => return None,
                '\n' => return None,
                '\\' if quoted => word.extend(chars.next().map(|(_, c)| c)),
                '"' => quoted = !quoted,
                c if quoted || !(c == '>' || c.is_whitespace()) => word.push(c),
                _ => {
                    let attribute = std::mem::take(&mut word);
                    self.attributes.extend(attribute.split_once('=').map(|(name, value)| (name.into(), value.into())));
                    if c == '>' {
                        self.len += at + 1;
                        return Some(self);
                    }
                }
            }
        }
        None
    }

    fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(other, _)| other == name).map(|(_, value)| value.as_str())
    }

    /// The name of the file it attaches.
    fn file(&self) -> Option<String> {
        let path = ["recipient-filename", "filename", "name", "buffer", "url"].iter().find_map(|name| self.get(name));
        path.filter(|_| !self.is_end).map(file_name)
    }

    fn is_html(&self) -> bool {
        self.get("type") == Some("text/html")
    }

    /// Whether what follows is not plain text: HTML, or the bytes of a file.
    fn is_hiding(&self) -> bool {
        let text = |kind: &str| matches!(kind, "text/plain" | "text/markdown") || kind.starts_with("multipart/");
        !self.is_end && self.file().is_none() && self.get("type").is_some_and(|kind| kind.contains('/') && !text(kind))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draft::{Draft, PartKind};
    use crate::language::formulas;

    /// The text of a draft that the writer wrote, and the files that go with it.
    fn read(text: &str) -> (Vec<(PartKind, String)>, Vec<String>) {
        let draft = Draft::read(text.as_bytes(), &formulas());
        assert!(!draft.source.is_message());
        let parts = draft.parts.iter().map(|part| (part.kind, draft.slice(part.span).to_owned())).collect();
        (parts, draft.attachments().unwrap_or_default())
    }

    /// The text after the greeting.
    fn body(text: &str) -> Vec<String> {
        read(text).0.into_iter().skip(1).map(|(_, text)| text).collect()
    }

    #[test]
    fn files_of_mutt_have_descriptions() {
        assert_eq!(attached(r"/tmp/press\ kit.pdf the press kit"), "press kit.pdf");
        assert_eq!(attached("kit.pdf"), "kit.pdf");
        let (parts, files) = read(
            "From: Maya <maya@lid.example>\nTo: rita@kiln.example\nSubject: Lids\nFcc: =sent\nAttach: ~/a\\ b.pdf lid\nAttach: c.png\n\nDear Rita,\n",
        );
        assert_eq!(files, ["a b.pdf", "c.png"]);
        assert_eq!(parts.last(), Some(&(PartKind::Greeting, "Dear Rita,".into())));
    }

    #[test]
    fn a_draft_of_emacs_is_read_without_its_tags() {
        let (parts, files) = read(
            "Gcc: nnfolder:sent\nTo: rita@kiln.example\nMessage-ID: <1@lid.example>\nSubject: Lids\n--text follows this line--\n<#secure method=pgpmime mode=sign>\nDear Rita,\n\nThe lids are warm. <#part type=\"application/pdf\" filename=\"/tmp/a > b.pdf\" disposition=attachment>\n<#/part>\n<#multipart type=alternative>\n<#part type=text/plain>Best,\nMaya\n<#part type=\"text/html\">\n<b>teh lids</b>\n<#/part>\n<#/multipart>\n",
        );
        let expected = [
            (PartKind::Header, "nnfolder:sent"),
            (PartKind::Header, "rita@kiln.example"),
            (PartKind::Header, "<1@lid.example>"),
            (PartKind::Subject, "Lids"),
            (PartKind::Greeting, "Dear Rita,"),
            (PartKind::Body, "The lids are warm."),
            (PartKind::SignOff, "Best,"),
            (PartKind::Signature, "Maya"),
        ];
        assert_eq!(parts, expected.map(|(kind, text)| (kind, text.to_owned())));
        assert_eq!(files, ["a > b.pdf"]);
    }

    #[test]
    fn what_is_no_tag_stays() {
        for body in ["<#!part> is how they quote it.", "<#parts> are many.", "a <# b", "GIT: the tool of my choice."] {
            let (parts, files) = read(&format!("Dear Rita,\n\n{body}\n\nBest,\nMaya\n"));
            assert_eq!(parts[1], (PartKind::Body, body.to_owned()));
            assert_eq!(files, [""; 0]);
        }
    }

    #[test]
    fn a_tag_without_an_end_swallows_nothing() {
        let text = "The \"lids\" > 3 were warm.";
        for (tag, left) in [
            ("<#part ", ""),
            ("<#secure <#part ", ""),
            ("<#part type=text/html", "type=text/html\n"),
            ("<#part type=\"text/html", "type=\"text/html\n"),
            ("<#part filename=\"a.pdf>", "filename=\"a.pdf>\n"),
            ("<#part type=\"text/html\">", ""),
        ] {
            assert_eq!(body(&format!("Dear Rita,\n\n{tag}\n{text}\n")), [format!("{left}{text}")], "{tag}");
        }
    }

    #[test]
    fn html_that_says_something_of_its_own_is_read() {
        let html = "<#part type=text/html>\n<p class=\"a\">The lids</p>\n<#/part>\n";
        assert_eq!(body(&format!("Dear Rita,\n\n{html}")), ["The lids"]);
        let plain = "<#multipart type=alternative>\nIt cools.\n<#multipart type=related>\n";
        assert_eq!(body(&format!("Dear Rita,\n\n{plain}{html}<#/multipart>\n<#/multipart>\n")), ["It cools."]);
    }

    #[test]
    fn remarks_of_git_are_nobodys_words() {
        let (parts, _) = read(
            "From Maya <maya@lid.example> # This line is ignored.\nGIT: Lines beginning in \"GIT:\" will be removed.\nGIT:\nFrom: Maya <maya@lid.example>\nSubject: Lids\n\nGIT: [PATCH] teh lids\nDear Rita,\nGIT: more\n\nThey are warm.\n",
        );
        let expected = [
            (PartKind::Header, "Maya <maya@lid.example>"),
            (PartKind::Subject, "Lids"),
            (PartKind::Greeting, "Dear Rita,"),
            (PartKind::Body, "They are warm."),
        ];
        assert_eq!(parts, expected.map(|(kind, text)| (kind, text.to_owned())));
    }

    #[test]
    fn a_patch_is_nobodys_words() {
        let patch = "---\n lid.c | 2 +-\n 1 file changed, 1 insertion(+)\n\ndiff --git a/lid.c b/lid.c\n--- a/lid.c\n+++ b/lid.c\n@@ -1 +1 @@\n-teh\n+the\n-- \n2.39.5\n";
        let (parts, _) = read(&format!("Subject: [PATCH v2 1/3] Lids\n\nThey are warm.\n\n---\n\nOr not.\n{patch}"));
        // The first divider may be the writer's own, but what git cuts off begins there, too.
        assert_eq!(parts.last(), Some(&(PartKind::Body, "They are warm.".into())));
        assert_eq!(Draft::read(b"Subject: [PATCH v2 1/3] Lids\n\nHi\n", &formulas()).slots, []);
        let (parts, _) = read("Dear Rita,\n\nThey are warm.\n\n---\n\nOr not.\n");
        assert_eq!(parts.last(), Some(&(PartKind::Body, "Or not.".into())));
    }
}
