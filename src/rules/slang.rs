use crate::diagnostic::Diagnostic;
use crate::draft::PartKind;
use crate::text::emoji::emoji;

use super::{Context, phrase};

rule! {
    /// Slang, a chat abbreviation or an emoji.
    ///
    /// However friendly the talk was, the mail may be forwarded to people who were not there, and may be
    /// the only page of yours they ever see. Recruiters and advisers of all generations name it among
    /// the first things that put them off.
    ///
    /// ```draft
    /// Thx for today, I'm gonna dream of that kiln :) 🔥
    /// ^^^
    ///                    ^^^^^
    ///                                             ^^
    ///                                                ^
    /// ```
    ///
    /// A light tone needs none of it.
    ///
    /// ```draft
    /// Thanks for today; I'm going to dream of that kiln, and of the cat that sleeps on it.
    /// ```
    Slang = "slang", Wording, Warning, needs table
}

/// Where the writer speaks.
const PARTS: [PartKind; 4] = [PartKind::Subject, PartKind::Greeting, PartKind::Body, PartKind::SignOff];

fn check(cx: &Context) -> Vec<Diagnostic> {
    let fits = phrase::fits(cx, META.id, &PARTS).into_iter();
    let mut found: Vec<Diagnostic> =
        fits.map(|fit| phrase::finding(cx, &META, fit, "is for chats", "write it out, or leave it out")).collect();
    // An emoji in a subject is a matter of `shouted-subject`.
    let parts = cx.draft.parts.iter().filter(|part| PARTS[1..].contains(&part.kind));
    found.extend(parts.flat_map(|part| emoji(cx.draft.text(), part.span)).map(|span| {
        META.at(span, format!("`{}` is for chats", cx.quote(span)))
            .label("say it in words, or leave it out")
            .note("the mail may be printed, or read aloud in a meeting")
    }));
    found
}
