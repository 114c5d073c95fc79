use crate::diagnostic::Level;
use crate::draft::HeaderName;
use crate::facts::Facts;
use crate::finding::{Argument, Finding, message};
use crate::record::Kind;
use crate::rules::{Group, Rule};

rule! {
    /// One mail goes to several interviewers at once.
    ///
    /// Each of them asked something of their own, and one mail to all of them answers nobody. Most
    /// advisers ask for one letter to each. Some find one good mail to everyone fair enough, so this is
    /// a note.
    ///
    /// ```record
    /// [interview]
    /// kind = "thank-you"
    /// [[interviewer]]
    /// name = "Rita Izaguirre"
    /// email = "rita@kiln.example"
    /// [[interviewer]]
    /// name = "Tom Okafor"
    /// email = "tom@kiln.example"
    /// ```
    ///
    /// ```draft
    /// To: Rita Izaguirre <rita@kiln.example>
    /// Cc: Tom Okafor <tom@kiln.example>
    ///     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    /// Subject: The press kits
    ///
    /// Dear Rita, dear Tom,
    ///
    /// Thank you for the hour among the press kits.
    /// ```
    ///
    /// A copy to anybody else is fine.
    ///
    /// ```draft
    /// To: Rita Izaguirre <rita@kiln.example>
    /// Cc: maya@lindqvist.example
    /// Subject: The press kits
    ///
    /// Dear Rita,
    ///
    /// Thank you for the hour among the press kits.
    /// ```
    pub(crate) static RULE: Rule = Rule::new("group-recipients", Group::Campaign, Level::Note)
        .in_any_language()
        .checking(check);
}

fn check(facts: &Facts) -> Vec<Finding> {
    let Some(record) =
        facts.record.filter(|_| !facts.draft.is_template() && matches!(facts.kind, None | Some(Kind::ThankYou)))
    else {
        return Vec::new();
    };
    let mut met: Vec<&str> = Vec::new();
    let mut last = None;
    for to in facts.draft.addresses(&[HeaderName::To, HeaderName::Cc, HeaderName::Bcc]) {
        let owner = record.interviewers.iter().find(|person| person.is_at(&to.address));
        if let Some(owner) = owner.filter(|owner| !met.contains(&owner.name.as_str())) {
            met.push(&owner.name);
            last = Some(to.span);
        }
    }
    let (Some(last), [.., _, _]) = (last, met.as_slice()) else {
        return Vec::new();
    };
    let whole = facts.draft.headers.iter().map(|header| header.value).find(|value| value.contains(last));
    let people = Argument::All(met.into_iter().map(str::to_owned).collect());
    vec![RULE.at(whole.unwrap_or(last), message!("group-recipients", people))]
}
