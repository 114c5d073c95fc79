use crate::diagnostic::Level;
use crate::facts::Facts;
use crate::facts::body;
use crate::finding::{Finding, message};
use crate::rules::{Group, Rule};

rule! {
    /// A thank-you does not say that you want the job.
    ///
    /// Thanks alone are good manners, but your reader also wants to know whether you would take the job.
    /// Recruiters say that a candidate who leaves this open sounds like a polite refusal. What one of
    /// them likes to read is why you want to be there, not why you are perfect for them.
    ///
    /// ```draft
    /// Dear Ms. Izaguirre,
    ///
    /// Thank you for showing me the press kits yesterday. There were 27 errors in the one on the table,
    /// as you said, and three more in its envelope.
    ///
    /// Nobody had counted those before the fair, as it turned out.
    /// ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    ///
    /// Kind regards,
    /// Maya Lindqvist
    /// ```
    ///
    /// Any wish, plan or date will do.
    ///
    /// ```draft
    /// Dear Ms. Izaguirre,
    ///
    /// Thank you for showing me the press kits yesterday. There were 27 errors in the one on the table,
    /// as you said, and three more in its envelope. I want to be the one who finds the next.
    ///
    /// Kind regards,
    /// Maya Lindqvist
    /// ```
    pub(crate) static RULE: Rule = Rule::new("missing-interest", Group::Content, Level::Warning)
        .needing(&["missing-interest"])
        .checking(check);
}

fn check(facts: &Facts) -> Vec<Finding> {
    if !body::has_room(facts) || body::wants_the_job(facts) {
        return Vec::new();
    }
    let role = facts.record.and_then(|record| record.interview.position.as_deref());
    let help =
        role.map_or_else(|| message!("missing-interest-company"), |role| message!("missing-interest-role", role));
    let found = body::ending(facts).map(|place| RULE.at(place, message!("missing-interest")).help(help));
    found.into_iter().collect()
}
