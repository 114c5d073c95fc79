use crate::diagnostic::{Diagnostic, Level};
use crate::facts::Facts;
use crate::record::Kind;
use crate::rules::{Group, Rule, Table, phrase};

rule! {
    /// Pay and benefits before there is an offer.
    ///
    /// Between the interview and the offer the question is whether they want you; what it costs is the
    /// next one. Advisers say that money in a thank-you sounds as if it were the reason to write. In the
    /// answer to an offer it is exactly the right place, and the rule is silent.
    ///
    /// ```draft
    /// Thank you for the interview. My salary expectations are in the attached sheet.
    ///                              ^^^^^^^^^^^^^^^^^^^^^^
    /// ```
    ///
    /// Work that is about money is something else.
    ///
    /// ```draft
    /// Thank you for the interview. The bonus file and the salary file carry the same number.
    /// ```
    pub(crate) static RULE: Rule = Rule::new("money-talk", Group::Wording, Level::Note)
        .needing(&[Table::named("money-talk")])
        .checking(check);
}

fn check(facts: &Facts) -> Vec<Diagnostic> {
    if matches!(facts.kind, None | Some(Kind::OfferReply)) {
        return Vec::new();
    }
    phrase::findings(facts, &RULE, "speaks of money too early", "keep it for the offer")
}
