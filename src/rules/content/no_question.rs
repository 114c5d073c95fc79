use crate::diagnostic::Level;
use crate::facts::Facts;
use crate::facts::body;
use crate::finding::{Finding, message};
use crate::rules::{Group, Rule};

rule! {
    /// A thank-you asks no question.
    ///
    /// One good question that grew out of the conversation shows interest, says a search firm, and
    /// gives your reader a reason to answer: mails with one to three questions get the most answers.
    /// Most advisers do not ask for one, so this rule is off until you turn it on with `-N
    /// no-question`.
    ///
    /// ```draft
    /// Dear Ms. Izaguirre,
    ///
    /// Thank you for the press kits. There were 27 errors in the one on the table, as you said, and
    /// three more in its envelope.
    ///
    /// I would like to work on them with you, from the first of May.
    /// ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    ///
    /// Kind regards,
    /// Maya
    /// ```
    ///
    /// ```draft
    /// Dear Ms. Izaguirre,
    ///
    /// Thank you for the press kits. There were 27 errors in the one on the table, as you said, and
    /// three more in its envelope. I would like to work on them with you. Who unpacks them at the fair?
    ///
    /// Kind regards,
    /// Maya
    /// ```
    pub(crate) static RULE: Rule = Rule::new("no-question", Group::Content, Level::Allow).checking(check);
}

fn check(facts: &Facts) -> Vec<Finding> {
    if !body::has_room(facts) || body::asks(facts) {
        return Vec::new();
    }
    let found = body::ending(facts).map(|place| RULE.at(place, message!("no-question")));
    found.into_iter().collect()
}
