use crate::diagnostic::Level;
use crate::facts::Facts;
use crate::facts::references;
use crate::finding::{Finding, message};
use crate::rules::{Group, Rule, phrase};

rule! {
    /// A sentence sounds like a memory of the conversation, but says nothing about it.
    ///
    /// "Learning more about the role" is in a third of all published thank-you mails. It says that
    /// there was a conversation, which your reader knows. What they would like to read is what you
    /// learned.
    ///
    /// ```draft
    /// Dear Ms. Izaguirre,
    ///
    /// Thank you for the interview. I really enjoyed learning more about the role and the team.
    ///                                               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    /// ```
    ///
    /// If the same sentence or the next one goes on to say what it was, nothing is reported.
    ///
    /// ```draft
    /// Dear Ms. Izaguirre,
    ///
    /// Thank you for the interview. I enjoyed learning more about the role, above all about the press
    /// kits that nobody unpacks before the fair.
    /// ```
    pub(crate) static RULE: Rule = Rule::new("empty-reference", Group::Content, Level::Warning)
        .needing(&["empty-reference", "specifics"])
        .checking(check);
}

fn check(facts: &Facts) -> Vec<Finding> {
    let finding = |fit| phrase::finding(facts, &RULE, fit, |phrase| message!("empty-reference", phrase));
    references::empty(facts).into_iter().map(finding).collect()
}
