use crate::diagnostic::Level;
use crate::draft::HeaderName;
use crate::facts::Facts;
use crate::finding::{Finding, message};
use crate::rules::{Group, Rule};

rule! {
    /// The mail asks for a read receipt.
    ///
    /// Some guides recommend one, so that you know whether your mail arrived. Others advise strongly
    /// against it, because it asks your reader to report to you, and many find that intrusive. As
    /// advisers disagree, this rule is off until you turn it on with `-N read-receipt`.
    ///
    /// ```draft
    /// To: rita@jacksonspalding.example
    /// Subject: Press kits and the 27 errors
    /// Disposition-Notification-To: maya@lindqvist.example
    /// ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    /// ```
    ///
    /// ```draft
    /// To: rita@jacksonspalding.example
    /// Subject: Press kits and the 27 errors
    /// ```
    pub(crate) static RULE: Rule = Rule::new("read-receipt", Group::Campaign, Level::Allow)
        .in_any_language()
        .checking(check);
}

fn check(facts: &Facts) -> Vec<Finding> {
    let asked = facts.draft.headers.iter().filter(|header| header.name == HeaderName::Receipt);
    asked.map(|header| RULE.at(header.span, message!("read-receipt"))).collect()
}
