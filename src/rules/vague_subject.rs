use crate::diagnostic::Diagnostic;

use super::Context;
use super::subject;
use crate::record::Kind;

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
    ///
    /// The subject of an answer is theirs, and keeps the answer in its thread.
    ///
    /// ```draft
    /// Subject: Re: Job offer
    ///
    /// Dear Ms. Izaguirre,
    ///
    /// Thank you for the offer. I accept it with pleasure, and the signed contract is in the post.
    /// ```
    VagueSubject = "vague-subject", Opening, Warning, needs table
}

fn check(cx: &Context) -> Vec<Diagnostic> {
    // Only their mail can be accepted, declined or taken well.
    let answers = cx.draft.is_thread() || cx.kind.is_some_and(Kind::is_answer);
    if answers && subject::is_thread(cx) {
        return Vec::new();
    }
    let Some((span, _)) = subject::whole(cx, META.id, true) else {
        return Vec::new();
    };
    vec![
        META.at(span, "the subject does not say what the mail is about")
            .label("could be from anybody")
            .help(subject::advice(cx, "Interview")),
    ]
}
