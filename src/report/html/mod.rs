//! One page for the browser: a library at a glance, and each draft with its findings marked in place. The page
//! needs no other file and no network.

mod marked;

use std::io;

use quick_xml::escape::escape;

use super::fingerprint::{fingerprinted, portable, title};
use super::{Checked, Failure, Style, Totals, Writer, legible};
use crate::diagnostic::{Diagnostic, Edit, Fix, Safety};
use crate::draft::Draft;
use crate::text::count;
use marked::Note;

#[derive(Debug)]
pub(super) struct Html;

impl Writer for Html {
    fn is_for_people(&self) -> bool {
        false
    }

    fn begin(&self, out: &mut dyn io::Write) -> io::Result<()> {
        let (head, rest) = HEAD.split_once("/* style.css */").unwrap_or((HEAD, ""));
        write!(out, "{head}{}{rest}", include_str!("style.css"))
    }

    fn draft(&self, _: &Style, checked: &Checked, out: &mut dyn io::Write) -> io::Result<()> {
        let Checked { draft, report, .. } = checked;
        let totals = Totals::of(checked);
        let (path, slots) = (text(&title(checked)), slots(draft));
        let Totals { errors, warnings, notes, .. } = totals;
        writeln!(
            out,
            "<article data-path=\"{path}\" data-slots=\"{slots}\" data-error=\"{errors}\" data-warning=\"{warnings}\" \
             data-note=\"{notes}\">\n<h3>{path}</h3>",
        )?;
        if report.diagnostics.is_empty() {
            return writeln!(out, "<p>Nothing found</p>\n</article>");
        }
        let notes: Vec<Note> = fingerprinted(checked)
            .zip(1..)
            .map(|((found, print), number)| Note {
                number,
                id: print.to_string(),
                span: found.span,
                level: found.level,
            })
            .collect();
        writeln!(out, "<div class=\"pair\">\n<ol>")?;
        for (note, diagnostic) in notes.iter().zip(&report.diagnostics) {
            finding(draft, note, diagnostic, out)?;
        }
        let language = report.language.unwrap_or_default();
        write!(out, "</ol>\n<pre lang=\"{language}\" tabindex=\"0\" aria-label=\"text of {path}\">")?;
        marked::write(draft, &notes, out)?;
        writeln!(out, "</pre>\n</div>\n</article>")
    }

    fn failure(&self, failure: &Failure, out: &mut dyn io::Write) -> io::Result<()> {
        let path = failure.path.as_deref().map(portable).unwrap_or_default();
        writeln!(
            out,
            "<article class=\"unread\">\n<h3>{}</h3>\n<p>{}</p>\n</article>",
            text(&path),
            text(&failure.message)
        )
    }

    fn end(&self, totals: &Totals, out: &mut dyn io::Write) -> io::Result<()> {
        let Totals { files, errors, warnings, notes, .. } = *totals;
        let counts =
            [(errors, "error"), (warnings, "warning"), (notes, "note")].map(|(total, name)| count(total, name));
        let summary = format!("{}: {}", count(files, "file"), counts.join(", "));
        let (foot, rest) = FOOT.split_once("/* script.js */").unwrap_or((FOOT, ""));
        write!(out, "{}{}{rest}", foot.replace("{summary}", &summary), include_str!("script.js"))
    }
}

const HEAD: &str = include_str!("head.html");
const FOOT: &str = include_str!("foot.html");

/// A text as it is shown in a page or in an attribute.
fn text(text: &str) -> String {
    escape(&*legible(text)).into_owned()
}

/// A sentence of ours, in which words of the draft are between backticks.
fn sentence(message: &str) -> String {
    let pieces = message.split('`').enumerate();
    let quoted =
        |(at, piece): (usize, &str)| if at % 2 == 1 { format!("<code>{}</code>", text(piece)) } else { text(piece) };
    pieces.map(quoted).collect()
}

/// The placeholders of a draft, each once, as lines.
fn slots(draft: &Draft) -> String {
    let mut slots: Vec<&str> = draft.slots.iter().map(|slot| draft.slice(slot.span)).collect();
    slots.sort_unstable();
    slots.dedup();
    text(&slots.join("\n"))
}

fn finding(draft: &Draft, note: &Note, diagnostic: &Diagnostic, out: &mut dyn io::Write) -> io::Result<()> {
    let (id, level, rule) = (&note.id, note.level.name(), diagnostic.rule);
    let place = draft.source.position(diagnostic.span.start);
    writeln!(out, "<li id=\"{id}\" data-rule=\"{rule}\" data-level=\"{level}\">")?;
    writeln!(
        out,
        "<p><a href=\"#{id}-text\" class=\"{level}\">{level}[{rule}]</a> {}:{} {}</p>",
        place.line,
        place.column,
        sentence(&diagnostic.message)
    )?;
    if let Some(fix) = diagnostic.fixes.first() {
        writeln!(out, "<p class=\"fix\">{}</p>", change(draft, fix))?;
    } else if !diagnostic.label.is_empty() {
        writeln!(out, "<p>{}</p>", sentence(&diagnostic.label))?;
    }
    for line in diagnostic.notes.iter().chain(&diagnostic.help) {
        writeln!(out, "<p>{}</p>", sentence(line))?;
    }
    writeln!(out, "</li>")
}

/// What a fix takes out and puts in.
fn change(draft: &Draft, fix: &Fix) -> String {
    let edit = |edit: &Edit| {
        let (old, new) = (text(draft.slice(edit.span)), text(&edit.replacement));
        let old = if old.is_empty() { old } else { format!("<del>{old}</del>") };
        let new = if new.is_empty() { new } else { format!("<ins>{new}</ins>") };
        [old, new].into_iter().filter(|side| !side.is_empty()).collect::<Vec<_>>().join(" ")
    };
    let edits: Vec<String> = fix.edits.iter().map(edit).collect();
    let safety = if fix.safety == Safety::Safe { "fix" } else { "perhaps" };
    format!("{safety}: {}", edits.join(" … "))
}
