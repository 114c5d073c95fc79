use crate::diagnostic::Diagnostic;
use crate::record::Kind;

use super::{Context, phrase};

rule! {
    /// Anger after a rejection.
    ///
    /// The second choice is called when the first one leaves, and people who interview change
    /// companies. Recruiters remember who took a no well; a bitter line burns the bridge, and nothing
    /// else. So this is an error, in answers to a rejection only. Being disappointed is allowed, and
    /// saying so is honest.
    ///
    /// ```draft
    /// Thank you for letting me know about your decision. It is unfair. Your loss!
    ///                                                          ^^^^^^
    ///                                                                  ^^^^^^^^^
    /// ```
    ///
    /// ```draft
    /// Thank you for letting me know about your decision. I am of course disappointed, and I still think
    /// that left-handers have an unfair advantage on your court.
    /// ```
    Bitter = "bitter", Wording, Error, needs table
}

fn check(cx: &Context) -> Vec<Diagnostic> {
    if cx.kind != Some(Kind::RejectionReply) {
        return Vec::new();
    }
    phrase::findings(cx, &META, "burns the bridge", "leave it out: they may call again")
}
