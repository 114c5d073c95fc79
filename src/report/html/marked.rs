//! The text of a draft with its findings and placeholders marked.

use std::collections::BTreeSet;
use std::io;

use super::text;
use crate::diagnostic::{Level, Span};
use crate::draft::Draft;

/// A finding as the text shows it.
pub(super) struct Note {
    /// Its number in the list of findings.
    pub(super) number: usize,
    /// The list item that the mark leads to; with `-text` after it, the mark.
    pub(super) id: String,
    pub(super) span: Span,
    pub(super) level: Level,
}

/// Where something begins or ends; at one place, what ends comes first.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Edge {
    /// The end of the finding with this index.
    NoteEnds(usize),
    SlotEnds,
    SlotBegins,
    NoteBegins(usize),
}

/// Writes a text. Findings may overlap, so it is cut at every place where one begins or ends, and shows the
/// weightiest; after each, its number leads to the list.
pub(super) fn write(draft: &Draft, notes: &[Note], out: &mut dyn io::Write) -> io::Result<()> {
    let mut edges: Vec<(usize, Edge)> = Vec::new();
    for (at, Note { span, .. }) in notes.iter().enumerate() {
        edges.extend([(span.start, Edge::NoteBegins(at)), (span.end, Edge::NoteEnds(at))]);
    }
    for slot in &draft.slots {
        edges.extend([(slot.span.start, Edge::SlotBegins), (slot.span.end, Edge::SlotEnds)]);
    }
    edges.sort_unstable();
    let (mut at, mut slot, mut open) = (0, false, BTreeSet::new());
    for (end, edge) in edges {
        piece(draft.slice(Span::new(at, end)), slot, open.last().map(|(level, _)| *level), out)?;
        at = end;
        match edge {
            Edge::NoteEnds(note) => {
                let Note { number, id, level, .. } = &notes[note];
                open.remove(&(*level, note));
                let level = level.name();
                write!(
                    out,
                    "<a class=\"{level}\" id=\"{id}-text\" href=\"#{id}\" title=\"finding {number}\">{number}</a>"
                )?;
            }
            Edge::SlotEnds => slot = false,
            Edge::SlotBegins => slot = true,
            Edge::NoteBegins(note) => drop(open.insert((notes[note].level, note))),
        }
    }
    piece(&draft.text()[at..], slot, None, out)
}

fn piece(written: &str, slot: bool, level: Option<Level>, out: &mut dyn io::Write) -> io::Result<()> {
    if written.is_empty() {
        return Ok(());
    }
    let shown = text(written);
    let shown = if slot { format!("<span class=\"slot\">{shown}</span>") } else { shown };
    match level {
        Some(level) => write!(out, "<mark class=\"{}\">{shown}</mark>", level.name()),
        None => out.write_all(shown.as_bytes()),
    }
}
