//! Findings with the text around them, as rustc shows them.

use std::io;
use std::ops::Range;

use codespan_reporting::diagnostic::{Diagnostic as Shown, Label as ShownLabel, Severity};
use codespan_reporting::term::termcolor::{Ansi, NoColor, WriteColor};
use codespan_reporting::term::{self, Chars, Config, Styles};
use unicode_width::UnicodeWidthStr;

use super::wrap::{Wrapped, fill};
use super::{Checked, Excerpt, Writer, legible, legible_line};
use crate::cores;
use crate::diagnostic::{Diagnostic, Level, Span};
use crate::draft::Source;

/// How to write to a terminal.
///
/// ```
/// let style = followup_lint::Style::new(100).color(true);
/// assert_eq!(style.width, 100);
/// ```
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub struct Style {
    /// The number of columns.
    pub width: usize,
    /// Whether to use colours.
    pub color: bool,
}

impl Style {
    /// So many columns, without colours.
    #[must_use]
    pub fn new(width: usize) -> Self {
        Self { width, color: false }
    }

    /// With or without colours.
    #[must_use]
    pub fn color(self, color: bool) -> Self {
        Self { color, ..self }
    }
}

/// How many findings are rendered at a time.
const SOME: usize = 100;

/// The narrowest rows of text that still have labels next to them; in narrower ones, labels are
/// below.
const NARROWEST: usize = 40;
/// The longest message that is shown in full, in characters.
const LONGEST: usize = 1000;
/// How far the further lines of a message are indented.
const INDENT: usize = 4;
/// The longest span that is shown in full, in bytes: no terminal shows more.
const SPAN: usize = 8000;
/// The widest rows of text: longer ones are hard to read.
const WIDEST: usize = 76;

#[derive(Debug)]
pub(super) struct Full;

impl Writer for Full {
    fn draft(&self, style: &Style, checked: &Checked, out: &mut dyn io::Write) -> io::Result<()> {
        let name = legible_line(&checked.path);
        let some: Vec<&[Diagnostic]> = checked.report.diagnostics.chunks(SOME).collect();
        let render = |some: &&[Diagnostic]| {
            some.iter().map(|diagnostic| render(style, &name, checked, diagnostic)).collect::<Vec<_>>().concat()
        };
        let mut written = Ok(());
        cores::in_order(&some, cores::threads_for(checked.draft.text().len()), render, |text| {
            if written.is_ok() {
                written = out.write_all(&text);
            }
        });
        written
    }
}

fn render(style: &Style, name: &str, file: &Checked, diagnostic: &Diagnostic) -> Vec<u8> {
    let spans: Vec<Range<usize>> = std::iter::once(diagnostic.span)
        .chain(diagnostic.labels.iter().map(|label| label.span))
        .map(Span::range)
        .collect();
    let severity = match diagnostic.level {
        Level::Error => Severity::Error,
        Level::Warning => Severity::Warning,
        Level::Note | Level::Allow => Severity::Note,
    };
    let texts =
        std::iter::once(diagnostic.label.as_str()).chain(diagnostic.labels.iter().map(|label| label.text.as_str()));
    let view = View { style, name, source: &file.draft.source };
    let lead = format!("{}[{}]", diagnostic.level.name(), diagnostic.rule);
    let title = title(&lead, &diagnostic.message, style.width);
    let shown = Shown::new(severity).with_code(diagnostic.rule).with_message(title);
    let notes =
        diagnostic.notes.iter().map(|note| ("note", note)).chain(diagnostic.help.iter().map(|help| ("help", help)));
    view.emit(shown, &spans, &texts.collect::<Vec<_>>(), notes)
}

/// A failure in the text of its file: a record, the settings, a table.
pub(super) fn failure(style: &Style, name: &str, excerpt: &Excerpt, message: &str, help: &String) -> Vec<u8> {
    let shown = Shown::error().with_message(title("error", message, style.width));
    let view = View { style, name, source: &Source::from(excerpt.text.clone()) };
    let help = Some(help).filter(|help| !help.is_empty());
    view.emit(shown, std::slice::from_ref(&excerpt.span), &[excerpt.label], help.map(|help| ("help", help)).into_iter())
}

/// A text and how to show it.
struct View<'a> {
    style: &'a Style,
    name: &'a str,
    source: &'a Source,
}

impl View<'_> {
    /// The beginning of a span that is too long to show.
    fn brief(&self, span: &Range<usize>) -> Range<usize> {
        let end = span.end.min(span.start + SPAN);
        span.start..(span.start..=end).rfind(|&at| self.source.text().is_char_boundary(at)).unwrap_or(span.end)
    }

    /// Renders a finding with labels at `spans`, the first of them the main one.
    fn emit<'n>(
        &self,
        shown: Shown<()>,
        spans: &[Range<usize>],
        texts: &[&str],
        notes: impl Iterator<Item = (&'static str, &'n String)>,
    ) -> Vec<u8> {
        let spans: Vec<Range<usize>> = spans.iter().map(|span| self.brief(span)).collect();
        let spans = &spans[..];
        let gutter = self.source.line_count().to_string().len() + 3;
        let longest = texts.iter().map(|text| text.width()).max().unwrap_or(0);
        let room = self.style.width.saturating_sub(gutter);
        let wrap = |width: usize| Wrapped::new(self.name, self.source, width.clamp(10, WIDEST), spans);
        let fits = |wrapped: &Wrapped| {
            spans.iter().zip(texts).all(|(span, text)| {
                let end = wrapped.pieces(span).last().map_or(0, |piece| wrapped.columns(piece.end));
                text.is_empty() || end + 1 + text.width() <= room
            })
        };
        // Labels are next to the text if there is room, or else below it.
        let narrow = room.saturating_sub(longest + 2);
        let mut wrapped = wrap(room);
        let mut beside = fits(&wrapped);
        if !beside && narrow >= NARROWEST {
            wrapped = wrap(narrow);
            beside = true;
        }
        let mut labels = Vec::new();
        let mut below = Vec::new();
        for (number, (span, text)) in spans.iter().zip(texts).enumerate() {
            let pieces = wrapped.pieces(span);
            let last = pieces.len() - 1;
            for (piece, range) in pieces.into_iter().enumerate() {
                let label = if number == 0 { ShownLabel::primary((), range) } else { ShownLabel::secondary((), range) };
                labels.push(if piece == last && beside { label.with_message(legible_line(text)) } else { label });
            }
            if !beside && !text.is_empty() {
                below.push(paragraph("here", text, room));
            }
        }
        below.extend(notes.map(|(kind, text)| paragraph(kind, text, room)));
        let shown = shown.with_labels(labels).with_notes(below);
        let mut buffer = Vec::new();
        let written = if self.style.color {
            emit(&mut Ansi::new(&mut buffer), &wrapped, &shown)
        } else {
            emit(&mut NoColor::new(&mut buffer), &wrapped, &shown)
        };
        debug_assert!(written.is_ok(), "{written:?}");
        buffer
    }
}

fn emit(
    out: &mut dyn WriteColor,
    wrapped: &Wrapped,
    shown: &Shown<()>,
) -> Result<(), codespan_reporting::files::Error> {
    let config = Config { chars: Chars::box_drawing(), ..Config::default() };
    let styles = Styles::default();
    let mut writer = term::StylesWriter::new(out, &styles);
    term::emit_to_write_style(&mut writer, &config, wrapped, shown)
}

/// A message wrapped to `width` columns, the first line after `lead` and a colon.
fn title(lead: &str, message: &str, width: usize) -> String {
    wrapped(&legible_line(message), lead.width() + 2, INDENT, width)
}

/// `note: …`, wrapped to `room` columns with its further lines indented.
fn paragraph(kind: &str, text: &str, room: usize) -> String {
    let indent = kind.len() + 2;
    format!("{kind}: {}", wrapped(&legible(text), indent, indent, room.clamp(indent + 10, indent + 90)))
}

/// A text, as far as anybody would read it, in lines of at most `width` columns: the first `first` of the first
/// line are taken, and the other lines are indented.
fn wrapped(text: &str, first: usize, indent: usize, width: usize) -> String {
    let end = text.char_indices().nth(LONGEST).map(|(end, _)| end);
    let (text, left_out) = end.map_or((text, ""), |end| (&text[..end], "…"));
    fill(text, first, indent, width) + left_out
}
