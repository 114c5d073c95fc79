//! The tags of template languages: where each begins and ends, and what is in it.

use std::ops::Range;

use memchr::memmem;

/// How a tag is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Syntax {
    /// `{{name}}`, `{{{name}}}`, `{{#each}}`, `{{if}}`
    Braces,
    /// `{% if %}`
    Percent,
    /// `<%= name %>`, `<% if %>`
    Angle,
    /// `<?php if ?>`
    Question,
    /// `*|NAME|*`, `*|IF:NAME|*`
    Merge,
}

/// What a tag is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// Complete.
    Whole,
    /// It says nothing.
    Empty,
    /// It never ends, or something ends that never began.
    Broken,
    /// What nobody reads.
    Comment,
    /// The beginning or end of what is no code, though it may look like it.
    Verbatim,
}

/// A tag of a template language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Tag<'a> {
    pub(super) range: Range<usize>,
    pub(super) syntax: Syntax,
    pub(super) form: Form,
    /// What is between its marks.
    pub(super) code: &'a str,
}

/// How each syntax begins and ends; the longer first.
const MARKS: &[(&str, &str, Syntax)] = &[
    ("{{{", "}}}", Syntax::Braces),
    ("{{", "}}", Syntax::Braces),
    ("{%", "%}", Syntax::Percent),
    ("<%", "%>", Syntax::Angle),
    ("<?php", "?>", Syntax::Question),
    ("<?=", "?>", Syntax::Question),
    ("*|", "|*", Syntax::Merge),
];

/// Comments, with what ends them; the longer first.
const COMMENTS: &[(&str, &str)] = &[("<%--", "--%>"), ("<%#", "%>"), ("<!--", "-->"), ("{#", "#}")];

/// Comments between braces, by how they go on.
const BRACED: &[(&str, &str)] = &[("!--", "--"), ("!", ""), ("/*", "*/")];

/// Blocks of Jinja and Liquid whose content is a comment, and those whose content is no code.
const UNREAD: &[&str] = &["comment", "doc"];
const VERBATIM: &[&str] = &["raw", "verbatim"];

/// A blank line, over which no value goes on.
const BLANK: [&str; 2] = ["\n\n", "\r\n\r\n"];

/// What a tag may be closed with by mistake.
const CLOSERS: [char; 6] = ['}', ']', '>', ')', '%', '|'];

/// What asks for more or less white space around a tag.
const CONTROL: [char; 4] = ['-', '~', '+', '_'];

/// The tags in a range of the text, in order.
pub(super) fn tags(text: &str, range: Range<usize>) -> Vec<Tag<'_>> {
    let mut scan = Scan { text, end: range.end, tags: Vec::new() };
    let mut at = range.start;
    while let Some(next) = text[at..range.end].find(['{', '<', '*', '}', '%', '|']) {
        at = scan.step(at + next);
    }
    scan.tags
}

struct Scan<'a> {
    text: &'a str,
    end: usize,
    tags: Vec<Tag<'a>>,
}

impl<'a> Scan<'a> {
    /// Reads the tag at a place, if there is one, and says where to go on.
    fn step(&mut self, at: usize) -> usize {
        let rest = &self.text[at..self.end];
        if let Some(len) = comment(rest) {
            return self.add(at..at + len, Syntax::Percent, Form::Comment, "");
        }
        for &(open, close, syntax) in MARKS {
            if let Some(inner) = rest.strip_prefix(open) {
                return self.tag(at, inner, (open, close, syntax));
            }
        }
        let stray = MARKS.iter().skip(1).find(|(_, close, _)| rest.starts_with(close) && *close != "?>");
        match stray {
            Some((_, close, syntax)) => self.add(at..at + close.len(), *syntax, Form::Broken, ""),
            None => at + 1,
        }
    }

    fn tag(&mut self, at: usize, inner: &'a str, (open, close, syntax): (&str, &str, Syntax)) -> usize {
        let named = inner.starts_with(|c: char| c.is_alphanumeric() || c == '_' || c == '|');
        if syntax == Syntax::Merge && !named || inner.starts_with('%') && syntax == Syntax::Angle {
            return at + open.len();
        }
        let Some(len) = end_of(inner, close, syntax) else {
            let len = open.len() + broken_len(inner, syntax);
            return self.add(at..at + len, syntax, Form::Broken, "");
        };
        let code = inner[..len].trim_matches(CONTROL).trim();
        let mut end = at + open.len() + len + close.len();
        // One brace too many would stay in the mail.
        let surplus = if syntax == Syntax::Braces { braces(&self.text[end..self.end]) } else { 0 };
        end += surplus;
        let form = if surplus > 0 {
            Form::Broken
        } else if code.trim_matches(['=', '&']).trim().is_empty() {
            Form::Empty
        } else {
            Form::Whole
        };
        if syntax == Syntax::Percent && form == Form::Whole {
            if UNREAD.contains(&code) {
                let end = self.end_of_block(end, code).map_or(end, |close| close.end);
                return self.add(at..end, syntax, Form::Comment, "");
            }
            if VERBATIM.contains(&code)
                && let Some(close) = self.end_of_block(end, code)
            {
                self.add(at..end, syntax, Form::Verbatim, "");
                return self.add(close, syntax, Form::Verbatim, "");
            }
        }
        self.add(at..end, syntax, form, code)
    }

    /// Where the end tag of a block is.
    fn end_of_block(&self, from: usize, name: &str) -> Option<Range<usize>> {
        let rest = &self.text[from..self.end];
        memmem::find_iter(rest.as_bytes(), "{%").find_map(|open| {
            let inner = &rest[open + 2..];
            let len = inner.find("%}")?;
            let code = inner[..len].trim_matches(CONTROL).trim();
            (code.strip_prefix("end") == Some(name)).then(|| from + open..from + open + len + 4)
        })
    }

    fn add(&mut self, range: Range<usize>, syntax: Syntax, form: Form, code: &'a str) -> usize {
        let end = range.end;
        self.tags.push(Tag { range, syntax, form, code });
        end
    }
}

/// The number of closing braces that a text begins with.
fn braces(text: &str) -> usize {
    text.bytes().take_while(|&byte| byte == b'}').count()
}

/// The length of the comment that a text begins with.
fn comment(rest: &str) -> Option<usize> {
    let ends = |from: usize, close: &str| rest[from..].find(close).map(|len| from + len + close.len());
    if let Some((open, close)) = COMMENTS.iter().find(|(open, _)| rest.starts_with(open)) {
        return ends(open.len(), close);
    }
    let inner = rest.strip_prefix("{{")?.trim_start_matches(CONTROL).trim_start();
    let (open, close) = BRACED.iter().find(|(open, _)| inner.starts_with(open))?;
    ends(ends(rest.len() - inner.len() + open.len(), close)?, "}}")
}

/// How far it is to the end of a tag. Quoted text may look like one; no other tag may begin before.
fn end_of(inner: &str, close: &str, syntax: Syntax) -> Option<usize> {
    let code = match syntax {
        Syntax::Angle | Syntax::Question => {
            let len = inner.find(close)?;
            let shows = inner.starts_with('=');
            let other = inner[..len].contains("<%") || shows && BLANK.iter().any(|blank| inner[..len].contains(blank));
            return (!other).then_some(len);
        }
        Syntax::Merge => inner.lines().next().unwrap_or_default(),
        Syntax::Braces | Syntax::Percent => inner,
    };
    // An apostrophe alone quotes nothing.
    let quoting = unquoted_end(code, close, true);
    quoting.or_else(|| unquoted_end(code, close, false))
}

fn unquoted_end(code: &str, close: &str, quoting: bool) -> Option<usize> {
    let mut quote = None;
    for (at, c) in code.char_indices() {
        match quote {
            Some(open) if c == open => quote = None,
            None if quoting && matches!(c, '"' | '\'') => quote = Some(c),
            None if code[at..].starts_with(close) => return Some(at),
            None if ["{{", "{%"].iter().chain(&BLANK).any(|other| code[at..].starts_with(other)) => return None,
            _ => {}
        }
    }
    None
}

/// How much after the beginning of a tag without an end is surely of the tag: a name, or code to the end of
/// its line.
fn broken_len(inner: &str, syntax: Syntax) -> usize {
    let line = inner.lines().next().unwrap_or_default();
    if syntax == Syntax::Percent {
        return line.trim_end().len();
    }
    let name = line.trim_start_matches(['=', '-', '#', '/', '^', ' ']);
    let end = name.find(|c: char| !(c.is_alphanumeric() || "_.-".contains(c))).unwrap_or(name.len());
    let len = name[..end].trim_end_matches(['.', '-']).len();
    let rest = &name[len..];
    let spaced = rest.len() - rest.trim_start_matches(' ').len();
    let closed =
        if spaced > 0 { braces(rest.trim_start()) } else { rest.len() - rest.trim_start_matches(CLOSERS).len() };
    let closed = if closed > 0 { spaced + closed } else { 0 };
    if len == 0 { closed } else { line.len() - name.len() + len + closed }
}
