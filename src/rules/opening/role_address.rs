use crate::diagnostic::{Diagnostic, Level, Safety};
use crate::draft::{Address, HeaderName};
use crate::facts::Facts;
use crate::rules::{Group, Rule};

rule! {
    /// The mail goes to an office, though a person is known.
    ///
    /// What arrives at `jobs@` is read by whoever is on duty, if at all, and has to be passed on. The
    /// person you spoke with has an address. It is a note: some employers ask for all mail at one place.
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
    pub(crate) static RULE: Rule = Rule::new("role-address", Group::Opening, Level::Note).checking(check);
}

fn check(facts: &Facts) -> Vec<Diagnostic> {
    let Some(record) = facts.record.filter(|record| !record.interviewers.is_empty()) else {
        return Vec::new();
    };
    let all: Vec<Address> = facts.draft.addresses(&[HeaderName::To]).collect();
    let office = |to: &Address| facts.language.tables().is_role_address(to.address) && !record.is_for(to.address);
    if !all.iter().all(office) {
        return Vec::new();
    }
    let findings = all.into_iter().map(|to| {
        let finding = RULE
            .at(to.place, format!("`{}` is an office, and a person is known", to.address))
            .label("who is it for?")
            .note("mail to an office is read by whoever is on duty");
        let person = record.interviewers.iter().find_map(|person| Some((&person.name, person.email.as_ref()?)));
        match person {
            Some((name, email)) => {
                finding.help(format!("the record has an address of {name}")).replace(email.as_str(), Safety::Unsafe)
            }
            None => finding.help("ask for the address of the person you spoke with, or write their name first"),
        }
    });
    findings.collect()
}
