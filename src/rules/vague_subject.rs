use crate::diagnostic::Diagnostic;

use super::Context;
use super::subject;

rule! {
    /// The subject could be anything.
    ///
    /// "Follow up", "Question", "Checking in": the reader has to open the mail to learn what it is
    /// about, and may not.
    ///
    /// ```draft
    /// Subject: Following up
    ///          ^^^^^^^^^^^^
    /// ```
    ///
    /// ```draft
    /// Subject: Following up: account coordinator, interview of 17 November
    /// ```
    VagueSubject = "vague-subject", Opening, Warning, needs table
}

fn check(cx: &Context) -> Vec<Diagnostic> {
    let Some((span, _)) = subject::whole(cx, META.id, true) else {
        return Vec::new();
    };
    vec![
        META.at(span, "the subject does not say what the mail is about")
            .label("could be from anybody")
            .help(subject::advice(cx, "Interview")),
    ]
}
