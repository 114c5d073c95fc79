use crate::diagnostic::Level;
use crate::draft::PartKind;
use crate::facts::Facts;
use crate::facts::body;
use crate::finding::{Finding, message};
use crate::rules::{Group, Rule};

rule! {
    /// A thank-you ends without looking ahead.
    ///
    /// A last sentence that looks forward (when you are free, what you will bring, what you would like
    /// to ask) leaves a door open. Advisers recommend one, but then they all print the same one, so
    /// this is a note; `I look forward to hearing from you` is not the only way.
    ///
    /// ```draft
    /// Dear Ms. Izaguirre,
    ///
    /// Thank you for interviewing me. There were 27 errors in the kit on the table, as you said, and
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
    pub(crate) static RULE: Rule = Rule::new("missing-next-step", Group::Content, Level::Note)
        .needing(&["missing-next-step"])
        .checking(check);
}

/// Sentences at the end of which one should point forward.
const LAST: usize = 4;

fn check(facts: &Facts) -> Vec<Finding> {
    if !body::has_room(facts) || body::asks(facts) || looks_ahead(facts) {
        return Vec::new();
    }
    let found = body::ending(facts).map(|place| RULE.at(place, message!("missing-next-step")));
    found.into_iter().collect()
}

/// Whether one of the last sentences, or the sign-off, points forward: the day of the interview at the
/// beginning does not.
fn looks_ahead(facts: &Facts) -> bool {
    let sentences = body::sentences(facts);
    let Some(first) = sentences.get(sentences.len().saturating_sub(LAST)) else {
        return false;
    };
    let kinds = [PartKind::Body, PartKind::SignOff];
    let mut fits = kinds.into_iter().flat_map(|kind| facts.parts(kind)).flat_map(|part| facts.phrases(RULE.id, part));
    fits.any(|(fit, _)| fit.span.start >= first.span.start)
}
