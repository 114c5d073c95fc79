//! Comments that silence rules: `<!-- followup-lint: allow(generic-phrase) -->`.
//!
//! Templates have them, and what is converted before it is sent, Markdown and HTML. In any other mail they
//! would reach its reader.

use std::ops::Range;

use memchr::memmem;

use crate::diagnostic::{Diagnostic, Span};
use crate::draft::{CodeKind, Draft, Part, PartKind, Position};
use crate::levels::Selector;
use crate::mistake::Mistake;

/// What all of them have, and what is around their rules.
const NAME: &str = "followup-lint:";
const ALLOW: (&str, &str) = ("allow(", ")");

/// What begins and ends a comment of HTML.
const MARKUP: (&str, &str) = ("<!--", "-->");

/// The comments of a draft that silence rules.
pub(crate) struct Silences(Vec<Silence>);

struct Silence {
    /// Where the comment is in the text; empty if the reader does not see it.
    span: Span,
    position: Position,
    /// What it is about: its paragraph, the next one or the whole draft.
    scope: Option<Span>,
    /// The rules and groups, and whether each has silenced something.
    allowed: Vec<(Selector, bool)>,
    mistakes: Vec<Mistake>,
}

impl Silences {
    /// Reads the comments of a draft.
    pub(crate) fn read(draft: &Draft) -> Self {
        let mut silences: Vec<Silence> = Vec::new();
        for code in draft.template.iter().flat_map(|template| &template.code) {
            let comment = Some(draft.slice(code.span)).filter(|_| code.kind == CodeKind::Comment);
            if let Some((_, order)) = comment.and_then(|comment| comment.split_once(NAME)) {
                silences.push(Silence::new(order, code.span, draft.position(code.span.start)));
            }
        }
        // A page does not show its comments, so they are not in its text.
        if draft.page || draft.markdown && !draft.source.is_message() && !draft.is_template() {
            let read = draft.source.raw();
            let names = memmem::find_iter(read, NAME).filter_map(|at| markup(read, at));
            silences.extend(names.map(|(comment, order)| {
                let (position, span) = place(draft, read, comment);
                Silence::new(&order, span, position)
            }));
        }
        let spans: Vec<Span> = silences.iter().map(|silence| silence.span).collect();
        for silence in &mut silences {
            silence.scope = scope(draft, silence.span, &spans);
        }
        Self(silences)
    }

    /// Where the comments are in the text.
    pub(crate) fn spans(&self) -> impl Iterator<Item = Span> {
        self.0.iter().map(|silence| silence.span).filter(|span| !span.is_empty())
    }

    /// Whether a finding is silenced, or is about a comment itself.
    pub(crate) fn hide(&mut self, found: &Diagnostic) -> bool {
        let mut hidden = self.spans().any(|span| span.contains(found.span));
        for silence in &mut self.0 {
            let here =
                silence.scope.is_some_and(|scope| scope.start <= found.span.start && found.span.start < scope.end);
            for (allowed, used) in silence.allowed.iter_mut().filter(|_| here) {
                if allowed.includes(Selector::Rule(found.rule)) {
                    *used = true;
                    hidden = true;
                }
            }
        }
        hidden
    }

    /// What is wrong with the comments: they name no rule, or one that finds nothing there.
    pub(crate) fn mistakes(self) -> Vec<(Position, Mistake)> {
        let mistakes = self.0.into_iter().flat_map(|Silence { position, allowed, mistakes, .. }| {
            let idle = allowed.into_iter().filter(|(_, used)| !used).map(|(allowed, _)| {
                let message = format!("`{}` is allowed here, and finds nothing", allowed.name());
                Mistake::new(message).help("remove it from the comment")
            });
            mistakes.into_iter().chain(idle).map(move |mistake| (position, mistake))
        });
        mistakes.collect()
    }
}

impl Silence {
    /// A comment that gives an order.
    fn new(order: &str, span: Span, position: Position) -> Self {
        let (mut allowed, mut mistakes) = (Vec::new(), Vec::new());
        let (open, close) = ALLOW;
        let names = order.trim_start().strip_prefix(open).and_then(|names| names.split_once(close));
        for name in names.iter().flat_map(|(names, _)| names.split(',')).map(str::trim) {
            match name.parse() {
                Ok(selector) => allowed.push((selector, false)),
                Err(mistake) => mistakes.push(mistake),
            }
        }
        if names.is_none() {
            let mistake = Mistake::new("this comment gives no order that is known");
            mistakes.push(mistake.help("write `allow(RULE)` or `allow(RULE, RULE)`"));
        }
        Self { span, position, scope: None, allowed, mistakes }
    }
}

/// The comment of HTML that is around a name, and its order.
fn markup(read: &[u8], name: usize) -> Option<(Range<usize>, String)> {
    let (open, close) = MARKUP;
    let start = read[..name].trim_ascii_end().strip_suffix(open.as_bytes())?.len();
    let order = &read[name + NAME.len()..];
    let len = memmem::find(order, close.as_bytes())?;
    Some((start..name + NAME.len() + len + close.len(), String::from_utf8_lossy(&order[..len]).into_owned()))
}

/// Where a comment is in the file and in the text. One that is not in the text is where it would be: right after
/// words, in their paragraph.
fn place(draft: &Draft, read: &[u8], comment: Range<usize>) -> (Position, Span) {
    let whole = |offset: usize| (0..=offset).rev().find(|&at| draft.text().is_char_boundary(at)).unwrap_or(0);
    let (position, start) = draft.source.at(comment.start);
    let (_, end) = draft.source.at(comment.end);
    let before = read[..comment.start].trim_ascii_end();
    if start == end && before.last().is_some_and(|&byte| byte != b'>') {
        let (_, last) = draft.source.at(before.len() - 1);
        return (position, Span::new(whole(last), whole(last)));
    }
    (position, Span::new(whole(start), whole(end.max(start))))
}

/// What a comment is about: the whole draft if nothing comes before it but headers, else the paragraph that it
/// stands in, or the next one if it has a line of its own.
fn scope(draft: &Draft, comment: Span, comments: &[Span]) -> Option<Span> {
    let text = draft.text();
    let is_blank = |range: Span| {
        let mut rest = range.start;
        let mut inner = comments.iter().filter(|comment| comment.overlaps(range));
        inner.all(|comment| {
            let blank = text[rest..comment.start.max(rest)].trim().is_empty();
            rest = comment.end.min(range.end);
            blank
        }) && text[rest..range.end].trim().is_empty()
    };
    let paragraphs = || {
        let parts = draft.parts.iter().filter(|part| !matches!(part.kind, PartKind::Header | PartKind::Subject));
        parts.map(|Part { span, .. }| *span).filter(|span| !is_blank(*span))
    };
    let before = |span: Span| Span::new(span.start, span.end.min(comment.start).max(span.start));
    if paragraphs().all(|span| is_blank(before(span))) {
        return Some(Span::new(0, text.len()));
    }
    // One at the end of a line is no part of the paragraph as it is read.
    let ends = |span: Span| {
        let between = Span::new(span.end, comment.start);
        !text[between.range()].contains('\n') && is_blank(between)
    };
    paragraphs().find(|span| span.end > comment.start || ends(*span))
}
