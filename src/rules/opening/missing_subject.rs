use crate::diagnostic::Level;
use crate::draft::{HeaderName, PartKind};
use crate::facts::Facts;
use crate::finding::{Finding, message};
use crate::rules::{Group, Rule};

rule! {
    /// A mail with headers has no subject.
    ///
    /// Mail programs warn about it and spam filters count it against you, but above all the subject is
    /// the first line your reader sees.
    ///
    /// ```draft
    /// To: rita@jacksonspalding.example
    /// ^^
    ///
    /// Dear Rita,
    /// ```
    ///
    /// ```draft
    /// To: rita@jacksonspalding.example
    /// Subject: Press kits and the 27 errors
    ///
    /// Dear Rita,
    /// ```
    ///
    /// A draft without headers is only the text of a mail, so no subject is expected.
    ///
    /// ```draft
    /// Dear Rita,
    /// ```
    pub(crate) static RULE: Rule = Rule::new("missing-subject", Group::Opening, Level::Error)
        .in_any_language()
        .checking(check);
}

fn check(facts: &Facts) -> Vec<Finding> {
    let subject = facts.draft.header(HeaderName::Subject);
    let (Some(first), true) = (facts.draft.headers.first(), facts.draft.parts_of(PartKind::Subject).next().is_none())
    else {
        return Vec::new();
    };
    // The empty subject line, or the first header of a block that has none: its name.
    let mut span = subject.unwrap_or(first).span;
    let name = facts.text(span).find(':').unwrap_or(span.len());
    span.end = span.start + name.max(1);
    let message = if subject.is_some() { message!("missing-subject-empty") } else { message!("missing-subject") };
    vec![RULE.at(span, message)]
}
