//! HTML bodies: the text that a reader sees, each piece with its position.

use std::collections::BTreeMap;
use std::ops::Range;

use html5gum::emitters::default::DefaultEmitter;
use html5gum::{HtmlString, StartTag, Token, Tokenizer};

use super::element::{BLOCKS, COMMENT, OUTERMOST, PARAGRAPHS, VOID, is_block, is_closed};
use super::entity;
use super::hidden::Hidden;
use super::style::Style;
use crate::draft::places::Placed;

/// What plain text has in place of a rule.
const DIVIDER: &str = "________________________________";
/// How often reading resumes after something that has no end.
const TRIES: usize = 5;
/// The deepest quote that is shown as such.
const DEEPEST: usize = 20;

/// The text of an HTML body. Blocks become lines, quotes begin with `> `, and what is hidden is
/// left out.
pub(super) fn render(html: &Placed<String>) -> Placed<String> {
    let mut page = Page::new(html);
    let (mut at, mut tries) = (0, 0);
    while let Some(next) = page.read(at) {
        (at, tries) = (next, tries + 1);
        if tries == TRIES {
            page.scraps(at);
            break;
        }
    }
    if !page.out.text.is_empty() {
        let end = html.places.end(html.text.len());
        page.out.insert("\n", end..end);
    }
    page.out
}

fn name(name: &HtmlString) -> String {
    String::from_utf8_lossy(name).to_lowercase()
}

/// An element whose content is treated specially, and how many of its name are open in it.
type Scope = Option<(String, usize)>;

/// A page as far as it has been written.
struct Page<'a> {
    html: &'a Placed<String>,
    out: Placed<String>,
    /// Line ends to add before the next text, and the markup they are for.
    breaks: usize,
    broken: Range<usize>,
    /// White space that becomes one space if text follows on the line.
    space: Option<Range<usize>>,
    /// Whether the line has something on it that is not text, such as `&nbsp;`.
    kept: bool,
    /// Whether the paragraph has no blank lines around it.
    tight: bool,
    /// The open quotes, each with whether it is a quote or only an indentation; and how many are
    /// quotes.
    quotes: Vec<bool>,
    depth: usize,
    /// The open lists: the number of the next item, 0 for a list without numbers.
    lists: Vec<usize>,
    hidden: Option<Hidden>,
    verbatim: Scope,
    /// How many blocks of each name are open.
    open: BTreeMap<String, usize>,
}

impl<'a> Page<'a> {
    fn new(html: &'a Placed<String>) -> Self {
        let (out, broken, quotes, lists) = (Placed::default(), 0..0, Vec::new(), Vec::new());
        let (breaks, depth, space, kept, tight, hidden, verbatim) = (0, 0, None, false, false, None, None);
        let open = BTreeMap::new();
        Self { html, out, breaks, broken, space, kept, tight, quotes, depth, lists, hidden, verbatim, open }
    }

    /// Reads the page from `at` on. If something there begins that never ends and so swallows
    /// everything after it, returns the position after its beginning.
    fn read(&mut self, at: usize) -> Option<usize> {
        let mut emitter = DefaultEmitter::<usize>::new_with_span();
        emitter.naively_switch_states(true);
        let text = &self.html.text[at..];
        let mut end = 0;
        for token in Tokenizer::new_with_emitter(text, emitter) {
            let Ok(token) = token;
            match token {
                Token::StartTag(tag) => {
                    end = tag.span.end;
                    self.start(&tag, at + tag.span.start..at + end);
                }
                Token::EndTag(tag) => {
                    end = tag.span.end;
                    self.end(&name(&tag.name), at + tag.span.start..at + end);
                }
                Token::String(text) => {
                    end = text.span.end;
                    self.text(at + text.span.start..at + end);
                }
                Token::Doctype(doctype) => end = doctype.span.end,
                Token::Comment(comment) if is_closed(&text[comment.span.start..comment.span.end]) => {
                    end = comment.span.end;
                }
                Token::Comment(_) | Token::Error(_) => {}
            }
        }
        let hidden = self.hidden.take().map(|hidden| hidden.start);
        let left = &text[end..];
        let opening =
            if left.starts_with(COMMENT) { COMMENT.len() } else { left.chars().next().map_or(0, char::len_utf8) };
        hidden.or((!left.is_empty()).then_some(at + end + opening))
    }

    /// Reads what is hardly HTML any more, leaving out what looks like the beginning of a tag.
    fn scraps(&mut self, mut at: usize) {
        while at < self.html.text.len() {
            let rest = &self.html.text[at..];
            let tag = rest.find('<').unwrap_or(rest.len());
            let len = rest[tag..].find([' ', '\t', '\n', '>']).map_or(rest.len(), |len| tag + len + 1);
            self.text(at..at + tag);
            at += len;
        }
    }

    fn start(&mut self, tag: &StartTag<usize>, place: Range<usize>) {
        let name = name(&tag.name);
        let void = VOID.contains(&name.as_str());
        if let Some(hidden) = &mut self.hidden {
            if void || !hidden.ends_before(&name, || Style::of(&tag.attributes)) {
                return;
            }
            self.hidden = None;
        }
        let style = Style::of(&tag.attributes);
        if !void {
            self.hidden = Hidden::by(&name, &style, place.end);
            if self.hidden.is_some() {
                return;
            }
        }
        if is_block(&name) && !OUTERMOST.contains(&name.as_str()) {
            *self.open.entry(name.clone()).or_default() += 1;
        }
        match &mut self.verbatim {
            Some((verbatim, open)) => *open += usize::from(*verbatim == name),
            None if style.verbatim || name == "pre" => self.verbatim = Some((name.clone(), 0)),
            None => {}
        }
        if style.original {
            self.breaks(2, place.clone());
            self.write(DIVIDER, place.clone());
            self.breaks(1, place.clone());
        }
        match name.as_str() {
            "br" => self.line(place),
            "p" => {
                self.tight = style.tight;
                self.breaks(if style.tight { 1 } else { 2 }, place);
            }
            "blockquote" => {
                self.breaks(2, place);
                self.quotes.push(!style.indent);
                self.depth += usize::from(!style.indent);
            }
            "ul" | "ol" => {
                self.breaks(if self.lists.is_empty() { 2 } else { 1 }, place);
                self.lists.push(usize::from(name == "ol"));
            }
            "li" => self.item(place),
            "td" | "th" => self.space = self.space.take().or(Some(place)),
            name if BLOCKS.contains(&name) => self.breaks(1, place),
            name if PARAGRAPHS.contains(&name) => self.breaks(2, place),
            _ => {}
        }
    }

    fn end(&mut self, name: &str, place: Range<usize>) {
        let around = self.open.get_mut(name).filter(|open| **open > 0);
        if let Some(hidden) = &mut self.hidden {
            if !hidden.ends_at(name, around.is_some()) {
                return;
            }
            let own = hidden.is(name);
            self.hidden = None;
            if own {
                return;
            }
        }
        if let Some(open) = around {
            *open -= 1;
        }
        match &mut self.verbatim {
            Some((inner, 0)) if inner == name => self.verbatim = None,
            Some((inner, open)) if inner == name => *open -= 1,
            _ => {}
        }
        match name {
            "blockquote" => {
                self.breaks(2, place);
                self.depth -= usize::from(self.quotes.pop() == Some(true));
            }
            "ul" | "ol" => {
                self.lists.pop();
                self.breaks(if self.lists.is_empty() { 2 } else { 1 }, place);
            }
            "p" if self.tight => self.breaks(1, place),
            name if BLOCKS.contains(&name) => self.breaks(1, place),
            name if PARAGRAPHS.contains(&name) => self.breaks(2, place),
            _ => {}
        }
    }

    /// Puts what follows at least `count` lines below.
    fn breaks(&mut self, count: usize, place: Range<usize>) {
        // A line with nothing but `&nbsp;` on it is an empty line.
        if self.kept && self.breaks > 0 {
            self.line(place.clone());
        }
        self.kept = false;
        self.space = None;
        if self.breaks == 0 {
            self.broken = place.clone();
        }
        self.breaks = self.breaks.max(count);
        self.broken.end = place.end;
    }

    /// Puts what follows on the next line.
    fn line(&mut self, place: Range<usize>) {
        let more = self.breaks + 1;
        self.kept = false;
        self.breaks(more, place);
    }

    fn item(&mut self, place: Range<usize>) {
        self.breaks(1, place.clone());
        let marker = match self.lists.last_mut() {
            Some(number) if *number > 0 => {
                *number += 1;
                format!("{}. ", *number - 1)
            }
            _ => "- ".into(),
        };
        self.write(&marker, place);
    }

    /// Writes text for a range of the page, after any pending white space.
    fn write(&mut self, text: &str, place: Range<usize>) {
        self.flush();
        self.out.replace(self.html, place, text);
    }

    fn flush(&mut self) {
        let space = self.space.take();
        let breaks = std::mem::take(&mut self.breaks);
        self.kept = false;
        let begins = self.out.text.is_empty();
        if breaks > 0 && !begins {
            self.out.replace(self.html, self.broken.clone(), &"\n".repeat(breaks));
        }
        if breaks > 0 || begins {
            let depth = self.depth.min(DEEPEST);
            if depth > 0 {
                let end = self.html.places.end(self.broken.end);
                self.out.insert(&(">".repeat(depth) + " "), end..end);
            }
        } else if let Some(space) = space {
            self.out.replace(self.html, space, " ");
        }
    }

    fn text(&mut self, range: Range<usize>) {
        if self.hidden.is_some() {
            return;
        }
        let mut at = range.start;
        while at < range.end {
            let rest = &self.html.text[at..range.end];
            let plain = rest.find(|c: char| c.is_ascii_whitespace() || c == '&' || c == '\u{a0}').unwrap_or(rest.len());
            if plain > 0 {
                self.flush();
                self.out.copy(self.html, at..at + plain);
                at += plain;
                continue;
            }
            at += match rest.as_bytes()[0] {
                b'&' => self.entity(at, range.end),
                0xc2 => self.blank(at..at + 2),
                _ => self.white(at, range.end),
            };
        }
    }

    /// White space from `at` on: a single space, or exactly what is there where that matters.
    fn white(&mut self, at: usize, end: usize) -> usize {
        let rest = &self.html.text[at..end];
        if self.verbatim.is_none() {
            let len = rest.find(|c: char| !c.is_ascii_whitespace()).unwrap_or(rest.len());
            let end = at + len;
            self.space = Some(self.space.take().map_or(at, |space| space.start)..end);
            return len;
        }
        match rest.as_bytes()[0] {
            b'\r' if rest.starts_with("\r\n") => {}
            b'\n' | b'\r' => self.line(at..at + 1),
            _ => self.write(&rest[..1], at..at + 1),
        }
        1
    }

    /// A space that is kept as one, as editors put between two.
    fn blank(&mut self, place: Range<usize>) -> usize {
        let len = place.len();
        if self.breaks > 0 || self.out.text.is_empty() {
            self.kept = true;
        } else {
            self.write(" ", place);
        }
        len
    }

    /// The character named at `at`; returns the length of its name.
    fn entity(&mut self, at: usize, end: usize) -> usize {
        let (len, text) = entity::read(&self.html.text[at..end]);
        if text == "\u{a0}" {
            return self.blank(at..at + len);
        }
        // `&notit;` is `¬it;`: what follows the name is ordinary text.
        let name = &self.html.text[at..at + len];
        let same = text.bytes().rev().zip(name.bytes().rev()).take_while(|(a, b)| a == b && a.is_ascii()).count();
        if same < text.len() {
            self.write(&text[..text.len() - same], at..at + len - same);
        }
        self.flush();
        self.out.copy(self.html, at + len - same..at + len);
        len
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(html: &str) -> String {
        let mut placed = Placed { text: html.to_owned(), ..Placed::default() };
        placed.places.same(html.len(), 0);
        let shown = render(&placed);
        for (at, c) in shown.text.char_indices().filter(|(_, c)| c.is_ascii_alphabetic()) {
            let rest = &html[shown.places.start(at)..];
            assert!(rest.starts_with(c) || rest.starts_with('&'), "{c} at {at} of {:?} is {rest:?}", shown.text);
        }
        shown.text
    }

    #[test]
    fn blocks_are_lines() {
        for (html, text) in [
            ("<p>Dear Rita,</p>\n<p>The lids\n were  <b>warm</b>.</p>", "Dear Rita,\n\nThe lids were warm.\n"),
            ("<div>Hi<br></div><div><br></div><div>Yes.</div>", "Hi\n\nYes.\n"),
            ("Hi,<br>\r\n<br>\r\nYes.<br>Maya<br>", "Hi,\n\nYes.\nMaya\n"),
            (
                "<p class=MsoNormal>a<o:p></o:p></p><p class=MsoNormal><o:p>&nbsp;</o:p></p><p class=MsoNormal>b",
                "a\n\nb\n",
            ),
            ("<ul><li>one<li>two</ul>x<ol><li>a</li><li>b</li></ol>", "- one\n- two\n\nx\n\n1. a\n2. b\n"),
            ("<table><tr><td>a</td><td>b</td></tr><tr><td>c</table>", "a b\nc\n"),
            ("<pre>a  b\n  c</pre>d", "a  b\n  c\n\nd\n"),
            ("a&nbsp; b", "a  b\n"),
            ("<p>a<p>b", "a\n\nb\n"),
        ] {
            assert_eq!(shown(html), text, "{html}");
        }
    }

    #[test]
    fn characters_have_names() {
        assert_eq!(
            shown("Caf&eacute; &amp; b&#97;r &#x2019; &bogus; &notit; a&b &"),
            "Café & bar ’ &bogus; ¬it; a&b &\n"
        );
    }

    #[test]
    fn quotes_are_marked() {
        let html = "Yes.<div class=gmail_quote>On 3 May, Rita wrote:<br><blockquote class=gmail_quote>teh lids<br>and<blockquote>more</blockquote></blockquote></div>";
        assert_eq!(shown(html), "Yes.\nOn 3 May, Rita wrote:\n\n> teh lids\n> and\n\n>> more\n");
        assert_eq!(shown("<blockquote style='border: none; margin: 0 0 0 40px'>in</blockquote>"), "in\n");
        assert_eq!(shown("a<hr><div id=divRplyFwdMsg>From: x</div>"), format!("a\n\n{DIVIDER}\nFrom: x\n"));
    }
}
