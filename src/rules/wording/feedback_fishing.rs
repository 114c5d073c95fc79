use crate::diagnostic::Level;
use crate::facts::Facts;
use crate::finding::{Finding, message};
use crate::record::Kind;
use crate::rules::{Group, Rule, phrase};

rule! {
    /// The mail asks how it went before there is a decision.
    ///
    /// "How did I do?" asks your reader to say before the decision what they may only say after it, and
    /// shows how anxious you are. Advisers disagree: some tell you to ask whether the interview was a
    /// success once the date has passed. So this is a note. After a rejection the question is a good
    /// one, and is not reported.
    ///
    /// ```draft
    /// Thank you for the interview. How did I do, and what are my chances?
    ///                              ^^^^^^^^^^^^
    ///                                                ^^^^^^^^^^^^^^^^^^^
    /// ```
    ///
    /// ```draft
    /// Thank you for letting me know about your decision. How did I do in the second round?
    /// ```
    pub(crate) static RULE: Rule = Rule::new("feedback-fishing", Group::Wording, Level::Note)
        .needing(&["feedback-fishing"])
        .checking(check);
}

fn check(facts: &Facts) -> Vec<Finding> {
    if facts.kind.is_none_or(Kind::is_answer) {
        return Vec::new();
    }
    phrase::findings(facts, &RULE, |phrase| message!("feedback-fishing", phrase))
}
