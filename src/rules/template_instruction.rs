use crate::diagnostic::{Diagnostic, Span, Spans};

use super::Context;

rule! {
    /// An instruction to the writer is still in the mail.
    ///
    /// Templates tell their user what to write and where; those words must not travel.
    ///
    /// ```draft
    /// I enjoyed our talk (mention something specific) and the tour [optional].
    ///                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    ///                                                              ^^^^^^^^^^
    /// ```
    ///
    /// Brackets with your own words in them are yours.
    ///
    /// ```draft
    /// The tour (of the tunnel kiln) was optional, and you asked me to mention the lids.
    /// ```
    TemplateInstruction = "template-instruction", Template, Error, needs table
}

/// Families whose phrases count only between brackets: instructions, and names of slots.
const BRACKETED: [&str; 2] = ["bracketed", SLOT_NAME];
const SLOT_NAME: &str = "bracketed-name";

/// The most characters between a phrase and the bracket that closes behind it.
const ASIDE: usize = 1000;

fn check(cx: &Context) -> Vec<Diagnostic> {
    let text = cx.draft.text();
    let mut found = Vec::new();
    let mut taken = Spans::default();
    for part in &cx.reading.parts {
        for (fit, family) in cx.phrases(META.id, part) {
            let span = match (brackets(text, part.span, fit.span), &*family.name) {
                (Some(brackets), _) => brackets,
                (None, name) if BRACKETED.contains(&name) => continue,
                (None, _) => fit.span,
            };
            found.extend(taken.add(span).then(|| finding(cx, span)));
        }
    }
    for slot in &cx.draft.slots {
        let inner = text[slot.span.range()].trim_matches(|c: char| "[](){}<>«»%".contains(c) || c.is_whitespace());
        if !cx.template && instructs(cx, inner) {
            found.extend(taken.add(slot.span).then(|| finding(cx, slot.span)));
        }
    }
    found
}

fn finding(cx: &Context, span: Span) -> Diagnostic {
    let text = cx.text(span).split_whitespace().collect::<Vec<_>>().join(" ");
    META.at(span, format!("`{text}` is an instruction of the template"))
        .label("do what it says, or take it out")
        .note("the reader would see that the mail began as a form")
}

/// The brackets around a phrase: they open right before it, and close within its line.
fn brackets(text: &str, part: Span, phrase: Span) -> Option<Span> {
    let before = text[part.start..phrase.start].trim_end();
    let open = before.chars().next_back().filter(|c| "([".contains(*c))?;
    let close = if open == '(' { ')' } else { ']' };
    let after = &text[phrase.end..part.end];
    let (end, mark) = after.char_indices().take(ASIDE).find(|(_, c)| [close, '\n'].contains(c))?;
    (mark == close).then(|| Span::new(part.start + before.len() - 1, phrase.end + end + 1))
}

/// Whether the content of a slot tells the writer what to do, rather than naming what belongs there.
fn instructs(cx: &Context, inner: &str) -> bool {
    cx.phrases_in(META.id, inner).iter().any(|(fit, family)| fit.first == 0 && family.name != SLOT_NAME)
}
