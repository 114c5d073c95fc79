use crate::diagnostic::{Diagnostic, Level};
use crate::facts::Facts;
use crate::record::Kind;
use crate::rules::{Group, Rule, Table, phrase};

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
    pub(crate) static RULE: Rule = Rule::new("bitter", Group::Wording, Level::Error)
        .needing(&[Table::named("bitter")])
        .checking(check);
}

fn check(facts: &Facts) -> Vec<Diagnostic> {
    if facts.kind != Some(Kind::RejectionReply) {
        return Vec::new();
    }
    phrase::findings(facts, &RULE, "burns the bridge", "leave it out: they may call again")
}
