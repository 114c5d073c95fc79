use crate::diagnostic::Level;
use crate::facts::Facts;
use crate::finding::{Finding, message};
use crate::record::Kind;
use crate::rules::{Group, Rule, phrase};

rule! {
    /// The mail takes the job for granted.
    ///
    /// "When I start", "my new colleagues": the decision is theirs, and they would like to make it
    /// themselves. Even advisers who recommend confidence warn against being cheeky about it. `Would`
    /// and `if` say the same and leave the decision to them.
    ///
    /// ```draft
    /// Thank you for the interview. Once I'm hired, I will move to Delft.
    ///                              ^^^^^^^^^^^^^^
    /// ```
    ///
    /// After an offer it is simply true.
    ///
    /// ```draft
    /// I am happy to accept the offer. When I start in May, I would like to begin with the night shift.
    /// ```
    pub(crate) static RULE: Rule = Rule::new("presumptuous", Group::Wording, Level::Note)
        .needing(&["presumptuous"])
        .checking(check);
}

fn check(facts: &Facts) -> Vec<Finding> {
    if matches!(facts.kind, None | Some(Kind::OfferReply)) {
        return Vec::new();
    }
    phrase::findings(facts, &RULE, |phrase| message!("presumptuous", phrase))
}
