use std::ops::Range;

use crate::diagnostic::{Diagnostic, Span};
use crate::draft::PartKind;
use crate::language::PartTokens;

use super::{Context, capitals, phrase};

rule! {
    /// Words in capitals shout.
    ///
    /// Two words in capitals in a row are read as a raised voice. The weight of a sentence comes from
    /// its place: put what matters first, or give it a line of its own.
    ///
    /// ```draft
    /// I REALLY WANT this job.
    ///   ^^^^^^^^^^^
    /// ```
    ///
    /// Abbreviations, signs and what stands in quotation marks may be in capitals.
    ///
    /// ```draft
    /// I know SAP ERP and the REST API, your sign says MIND YOUR HEAD, and I did read "DO NOT PUSH".
    /// ```
    Shouting = "shouting", Wording, Warning
}

fn check(cx: &Context) -> Vec<Diagnostic> {
    cx.parts(PartKind::Body).flat_map(|part| shouts(cx, part)).map(|span| finding(cx, span)).collect()
}

fn finding(cx: &Context, span: Span) -> Diagnostic {
    META.at(span, format!("`{}` shouts", cx.quote(span)))
        .label("write it in lower case")
        .help("what stands first in its sentence, or alone on a line, is heard without capitals")
}

/// The runs of words in capitals, of which one at least is a loud one.
fn shouts(cx: &Context, part: &PartTokens) -> Vec<Span> {
    // Words of the language; `IT` beside `HARD` is none.
    let words = |run: &Range<usize>| run.clone().filter(|&token| cx.reading.forms[token].common).count();
    let mut runs = capitals::runs(cx, part);
    runs.retain(|run| words(run) > 1 && run.clone().any(|token| capitals::loud(cx, token)));
    if runs.is_empty() {
        return Vec::new();
    }
    let excused = phrase::excused(cx, META.id, part);
    let quiet = |span: Span| cx.is_quoted(span) || excused.iter().any(|excused| excused.contains(span));
    runs.iter().map(|run| capitals::place(cx, run)).filter(|span| !quiet(*span)).collect()
}
