use crate::diagnostic::{Level, Span};
use crate::draft::PartKind;
use crate::facts::Facts;
use crate::finding::{Finding, message};
use crate::rules::{Group, Rule, phrase};

rule! {
    /// A value looks like example data.
    ///
    /// "John Doe", "555-1234" and `name@example.com` are what people put into templates and test mails.
    /// If one of them is real, and there are people of that name, put it in the record and it is not
    /// reported.
    ///
    /// ```record
    /// [[interviewer]]
    /// name = "Jane Doe"
    /// ```
    ///
    /// ```draft
    /// Dear Jane Doe,
    ///
    /// John Doe can be reached at 555-1234.
    /// ^^^^^^^^
    ///                            ^^^^^^^^
    /// ```
    ///
    /// ```draft
    /// Dear Jane Doe,
    ///
    /// The doe in your garden is the best example of a free lunch I have seen.
    /// ```
    pub(crate) static RULE: Rule = Rule::new("dummy-value", Group::Template, Level::Warning)
        .judging_words(110)
        .needing(&["dummy-value"])
        .checking(check);
}

fn check(facts: &Facts) -> Vec<Finding> {
    let own = [PartKind::Subject, PartKind::Greeting, PartKind::Body, PartKind::SignOff];
    let mut spans: Vec<Span> = phrase::fits(facts, RULE.id, &own).into_iter().map(|(span, _)| span).collect();
    let names = facts.names();
    for part in &names.parts {
        let finds = facts.language.find(RULE.id, facts.draft.text(), names, part);
        spans.extend(finds.into_iter().map(|(fit, _)| fit.span));
    }
    let recorded: Vec<String> = facts.record.iter().flat_map(|record| record.texts()).map(str::to_lowercase).collect();
    let is_recorded = |value: &str| recorded.iter().any(|text| text.contains(value) || begins(value, text));
    spans.retain(|span| !is_recorded(&facts.text(*span).to_lowercase()));
    spans.into_iter().map(|span| RULE.at(span, message!("dummy-value", value = facts.quote(span)))).collect()
}

/// Whether a value is a recorded text and more: `Acme Ltd` where the record says `Acme`.
fn begins(value: &str, text: &str) -> bool {
    value.strip_prefix(text).is_some_and(|rest| !text.is_empty() && rest.starts_with(' '))
}
