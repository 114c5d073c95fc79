use crate::diagnostic::Diagnostic;

use super::{Context, mail};

rule! {
    /// A mail of thanks asks nothing.
    ///
    /// One well-considered question that grew out of the talk shows interest, says a search firm, and
    /// gives the reader a reason to answer; mails with one to three questions are answered most. Most
    /// advisers do not ask for it, so this rule is off until you switch it on (`-N no-question`).
    ///
    /// ```draft
    /// Dear Ms. Izaguirre,
    ///
    /// Thank you for the press kits. There were 27 errors in the one on the table, as you said, and
    /// three more in its envelope.
    ///
    /// I would like to work on them with you, from the first of May.
    /// ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    ///
    /// Kind regards,
    /// Maya
    /// ```
    ///
    /// ```draft
    /// Dear Ms. Izaguirre,
    ///
    /// Thank you for the press kits. There were 27 errors in the one on the table, as you said, and
    /// three more in its envelope. I would like to work on them with you. Who unpacks them at the fair?
    ///
    /// Kind regards,
    /// Maya
    /// ```
    NoQuestion = "no-question", Content, Allow
}

fn check(cx: &Context) -> Vec<Diagnostic> {
    if !mail::has_room(cx) || mail::asks(cx) {
        return Vec::new();
    }
    let found = mail::ending(cx).map(|place| {
        META.at(place, "the mail asks nothing")
            .label("one good question gives them a reason to answer")
            .help("ask what you went home wondering about")
    });
    found.into_iter().collect()
}
