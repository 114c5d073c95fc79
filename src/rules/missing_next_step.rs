use crate::diagnostic::Diagnostic;
use crate::draft::PartKind;

use super::{Context, mail};

rule! {
    /// A mail of thanks ends without looking ahead.
    ///
    /// A last sentence that points forward (when you are free, what you will bring, what you would like
    /// to ask) leaves a door open. Advisers recommend it and then all print the same one, so this is a
    /// note, and `I look forward to hearing from you` is not the only way.
    ///
    /// ```draft
    /// Dear Ms. Izaguirre,
    ///
    /// Thank you for the press kits. There were 27 errors in the one on the table, as you said, and
    /// three more in its envelope. My sister, who reads such things for a living, found a fourth one
    ///                             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    /// over dinner and laughed.
    ///
    /// Kind regards,
    /// Maya Lindqvist
    /// ```
    ///
    /// ```draft
    /// Dear Ms. Izaguirre,
    ///
    /// Thank you for the press kits. There were 27 errors in the one on the table, as you said, and
    /// three more in its envelope. I can bring my list of them on Tuesday, together with my sister's,
    /// who reads such things for a living.
    ///
    /// Kind regards,
    /// Maya Lindqvist
    /// ```
    MissingNextStep = "missing-next-step", Content, Note, needs table
}

/// Sentences at the end of which one should point forward.
const LAST: usize = 4;

fn check(cx: &Context) -> Vec<Diagnostic> {
    if !mail::has_room(cx) || mail::asks(cx) || looks_ahead(cx) {
        return Vec::new();
    }
    let found = mail::ending(cx).map(|place| {
        META.at(place, "the mail ends without looking ahead")
            .label("what comes next?")
            .help("say when you are free, what you will send, or what you would still like to know")
    });
    found.into_iter().collect()
}

/// Whether one of the last sentences, or the sign-off, points forward: the day of the interview at the
/// beginning does not.
fn looks_ahead(cx: &Context) -> bool {
    let sentences = mail::sentences(cx);
    let Some(first) = sentences.get(sentences.len().saturating_sub(LAST)) else {
        return false;
    };
    let kinds = [PartKind::Body, PartKind::SignOff];
    let mut fits = kinds.into_iter().flat_map(|kind| cx.parts(kind)).flat_map(|part| cx.phrases(META.id, part));
    fits.any(|(fit, _)| fit.span.start >= first.span.start)
}
