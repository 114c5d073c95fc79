use crate::diagnostic::{Level, Safety};
use crate::draft::{Address, HeaderName};
use crate::facts::Facts;
use crate::finding::{Finding, message};
use crate::rules::{Group, Rule};

rule! {
    /// The mail goes to a shared address, although you know a person there.
    ///
    /// Mail to `jobs@` is read by whoever is on duty, if it is read at all, and then has to be passed
    /// on. The person you spoke with has an address. This is a note, because some employers want all
    /// mail at one address.
    ///
    /// ```record
    /// [[interviewer]]
    /// name = "Rita Izaguirre"
    /// email = "rita@jacksonspalding.example"
    /// ```
    ///
    /// ```draft
    /// To: Jackson Spalding <jobs@jacksonspalding.example>
    ///                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ rita@jacksonspalding.example
    /// ```
    ///
    /// ```draft
    /// To: rita@jacksonspalding.example, hr@jacksonspalding.example
    /// ```
    ///
    /// The fix is unsafe for the same reason: the shared address may be the one they asked you to use.
    pub(crate) static RULE: Rule = Rule::new("role-address", Group::Opening, Level::Note).checking(check);
}

fn check(facts: &Facts) -> Vec<Finding> {
    let Some(record) = facts.record.filter(|record| !record.interviewers.is_empty()) else {
        return Vec::new();
    };
    let all: Vec<Address> = facts.draft.addresses(&[HeaderName::To]).collect();
    let office = |to: &Address| facts.language.is_role_address(&to.address) && !record.is_for(&to.address);
    if !all.iter().all(office) {
        return Vec::new();
    }
    let findings = all.into_iter().map(|to| {
        let finding = RULE.at(to.place, message!("role-address", address = &to.address));
        let person = record.interviewers.iter().find_map(|person| Some((&person.name, person.email.as_ref()?)));
        match person {
            Some((name, email)) => {
                finding.help(message!("role-address-recorded", name)).replace(email.as_str(), Safety::Unsafe)
            }
            None => finding.help(message!("role-address-unknown")),
        }
    });
    findings.collect()
}
