use crate::diagnostic::Diagnostic;

use super::Context;
use super::subject;

rule! {
    /// The subject is only thanks.
    ///
    /// "Thanks" in an inbox of two hundred says neither who writes nor about what, and does nothing
    /// for the chance of being opened. One specific word turns it round. Some advisers find a plain
    /// "Thank you" good enough, so this is a warning and no error.
    ///
    /// ```draft
    /// Subject: Thank you!
    ///          ^^^^^^^^^^
    /// ```
    ///
    /// With anything specific in it, or as the answer in a thread, it is fine.
    ///
    /// ```draft
    /// Subject: Thank you: the press kits and the 27 errors
    /// ```
    ///
    /// ```draft
    /// Subject: Re: Thanks
    /// ```
    BareSubject = "bare-subject", Opening, Warning, needs table
}

fn check(cx: &Context) -> Vec<Diagnostic> {
    let Some((span, _)) = subject::whole(cx, META.id, false) else {
        return Vec::new();
    };
    vec![
        META.at(span, "the subject is only thanks")
            .label("says neither who nor about what")
            .help(subject::advice(cx, "Thank you")),
    ]
}
