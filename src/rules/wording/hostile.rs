use crate::diagnostic::Level;
use crate::facts::Facts;
use crate::finding::{Finding, message};
use crate::rules::{Group, Rule, phrase};

rule! {
    /// A sentence insults, mocks or threatens the reader.
    ///
    /// Anger is short and mail is long: it is kept, forwarded and shown to others. Whatever they did,
    /// an insult makes you the one who is talked about, and recruiters change companies more often than
    /// their minds. Write the mail you would like to read tomorrow, or none.
    ///
    /// ```draft
    /// You people are idiots. I guess you have no interest.
    /// ^^^^^^^^^^^^^^^^^^^^^
    ///                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    /// ```
    ///
    /// Disappointment is no insult, and you may withdraw without a threat.
    ///
    /// ```draft
    /// I am disappointed, and I guess you have no vacancy before May. So I withdraw my application, and
    /// thank you for nothing less than a perfect day.
    /// ```
    pub(crate) static RULE: Rule = Rule::new("hostile", Group::Wording, Level::Warning)
        .needing(&["hostile"])
        .checking(check);
}

fn check(facts: &Facts) -> Vec<Finding> {
    phrase::findings(facts, &RULE, |phrase| message!("hostile", phrase))
}
