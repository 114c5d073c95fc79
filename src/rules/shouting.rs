use crate::diagnostic::{Diagnostic, Span};
use crate::draft::PartKind;
use crate::language::PartTokens;
use crate::text::Gap;

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
    META.at(span, format!("`{}` shouts", cx.text(span)))
        .label("write it in lower case")
        .help("what stands first in its sentence, or alone on a line, is heard without capitals")
}

/// The runs of words in capitals, of which one at least is a loud one.
fn shouts(cx: &Context, part: &PartTokens) -> Vec<Span> {
    let mut runs: Vec<Vec<usize>> = Vec::new();
    for token in part.tokens.clone().filter(|&token| capitals::upper(cx, token)) {
        let joined = cx.reading.tokens[token].gap == Gap::Space;
        match runs.last_mut() {
            Some(run) if joined && run.last().is_some_and(|last| last + 1 == token) => run.push(token),
            _ => runs.push(vec![token]),
        }
    }
    // Words of the language; `IT` beside `HARD` is none.
    let words = |run: &[usize]| run.iter().filter(|&&token| cx.reading.forms[token].common).count();
    runs.retain(|run| words(run) > 1 && run.iter().any(|&token| capitals::loud(cx, token)));
    if runs.is_empty() {
        return Vec::new();
    }
    let excused = phrase::excused(cx, META.id, part);
    let span = |run: &Vec<usize>| cx.reading.tokens[run[0]].span.to(cx.reading.tokens[run[run.len() - 1]].span);
    let quiet = |span: Span| cx.is_quoted(span) || excused.iter().any(|excused| excused.contains(span));
    runs.iter().map(span).filter(|span| !quiet(*span)).collect()
}
