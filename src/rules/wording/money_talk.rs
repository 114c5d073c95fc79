use crate::diagnostic::Level;
use crate::facts::Facts;
use crate::finding::{Finding, message};
use crate::record::Kind;
use crate::rules::{Group, Rule, phrase};

rule! {
    /// Pay or benefits come up before there is an offer.
    ///
    /// Between the interview and the offer, the question is whether they want you; what it costs comes
    /// next. Advisers say that money in a thank-you sounds as if it were the reason to write. In the
    /// reply to an offer it is in exactly the right place, and is not reported.
    ///
    /// ```draft
    /// Thank you for the interview. My salary expectations are in the attached sheet.
    ///                              ^^^^^^^^^^^^^^^^^^^^^^
    /// ```
    ///
    /// Work that involves money is something else.
    ///
    /// ```draft
    /// Thank you for the interview. The bonus file and the salary file carry the same number.
    /// ```
    pub(crate) static RULE: Rule = Rule::new("money-talk", Group::Wording, Level::Note)
        .needing(&["money-talk"])
        .checking(check);
}

fn check(facts: &Facts) -> Vec<Finding> {
    if matches!(facts.kind, None | Some(Kind::OfferReply)) {
        return Vec::new();
    }
    phrase::findings(facts, &RULE, |phrase| message!("money-talk", phrase))
}
