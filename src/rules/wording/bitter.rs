use crate::diagnostic::Level;
use crate::facts::Facts;
use crate::finding::{Finding, message};
use crate::record::Kind;
use crate::rules::{Group, Rule, phrase};

rule! {
    /// A reply to a rejection sounds angry.
    ///
    /// When the first choice drops out, the second is called, and people who interview move to other
    /// companies. Recruiters remember who took a rejection well; a bitter line burns the bridge and
    /// gains nothing. So this is an error, but only in replies to a rejection. You may be disappointed,
    /// and it is honest to say so.
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
    pub(crate) static RULE: Rule = Rule::new("bitter", Group::Wording, Level::Error)
        .needing(&["bitter"])
        .checking(check);
}

fn check(facts: &Facts) -> Vec<Finding> {
    if facts.kind != Some(Kind::RejectionReply) {
        return Vec::new();
    }
    phrase::findings(facts, &RULE, |phrase| message!("bitter", phrase))
}
