use crate::diagnostic::{Diagnostic, Span, Spans};
use crate::draft::PartKind;
use crate::text::emoji::emoji;

use super::{Context, capitals, phrase};

rule! {
    /// The subject shouts.
    ///
    /// Capitals, `!!`, emoji and "urgent" are what filters and people know advertising by. In an inbox
    /// the quiet subject that says what it is about stands out.
    ///
    /// ```draft
    /// Subject: THANK YOU for the interview!! 🎉
    ///          ^^^^^^^^^
    ///                                     ^^
    ///                                        ^
    /// ```
    ///
    /// ```draft
    /// Subject: Urgent: my interview on Tuesday
    ///          ^^^^^^
    /// ```
    ///
    /// Abbreviations are none of that, and neither are names that the record knows.
    ///
    /// ```draft
    /// Subject: SAP and REST: thank you! And urgent care on nights
    /// ```
    ShoutedSubject = "shouted-subject", Opening, Warning, needs table
}

fn check(cx: &Context) -> Vec<Diagnostic> {
    let Some(part) = cx.parts(PartKind::Subject).next() else {
        return Vec::new();
    };
    let mut runs = capitals::runs(cx, part);
    runs.retain(|run| run.clone().any(|token| capitals::loud(cx, token)));
    let capitals = runs.iter().map(|run| capitals::place(cx, run)).map(|span| {
        META.at(span, format!("`{}` shouts", cx.quote(span))).label("write it in lower case")
    });
    let marks = cx.text(part.span).match_indices("!!").map(|(at, _)| {
        let run = cx.text(part.span)[at..].bytes().take_while(|&byte| byte == b'!').count();
        let span = Span::new(part.span.start + at, part.span.start + at + run);
        META.at(span, "a subject needs no row of exclamation marks").label("one, or none")
    });
    let pictures = emoji(cx.draft.text(), part.span).into_iter().map(|span| {
        META.at(span, format!("`{}` stands in the subject", cx.text(span))).label("words are enough")
    });
    let phrases = phrase::fits(cx, META.id, &[PartKind::Subject]).into_iter().map(|fit| {
        phrase::finding(cx, &META, fit, "presses the reader before the mail is open", "say what it is about")
    });
    let mut taken = Spans::default();
    let mut found: Vec<Diagnostic> = phrases.chain(capitals).chain(marks).chain(pictures).collect();
    found.retain(|finding| taken.add(finding.span));
    found
}
