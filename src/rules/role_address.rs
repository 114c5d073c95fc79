use crate::diagnostic::{Diagnostic, Span};
use crate::draft::HeaderName;

use super::Context;

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
    RoleAddress = "role-address", Opening, Note
}

fn check(cx: &Context) -> Vec<Diagnostic> {
    let Some(record) = cx.record.filter(|record| !record.interviewers.is_empty()) else {
        return Vec::new();
    };
    let all: Vec<Span> = cx
        .draft
        .headers
        .iter()
        .filter(|header| header.name == HeaderName::To)
        .flat_map(|header| addresses(cx.draft.text(), header.value))
        .collect();
    let office = |span: &Span| {
        let name = cx.text(*span).split('@').next().unwrap_or_default().to_lowercase();
        cx.language.is_role_address(&name) && !record.is_for(cx.text(*span))
    };
    if !all.iter().all(office) {
        return Vec::new();
    }
    let findings = all.into_iter().map(|span| {
        let finding = META
            .at(span, format!("`{}` is an office, and a person is known", cx.text(span)))
            .label("who is it for?")
            .note("mail to an office is read by whoever is on duty");
        let person = record.interviewers.iter().find_map(|person| Some((&person.name, person.email.as_ref()?)));
        match person {
            Some((name, email)) => finding.help(format!("the record has an address of {name}")).replace(
                email.as_str(),
                crate::diagnostic::Safety::Unsafe,
            ),
            None => finding.help("ask for the address of the person you spoke with, or write their name first"),
        }
    });
    findings.collect()
}

/// The addresses in the value of a header.
fn addresses(text: &str, value: Span) -> Vec<Span> {
    let separators = |c: char| c.is_whitespace() || "<>,;\"()".contains(c);
    let words = text[value.range()].split(separators).filter(|word| word.contains('@') && word.len() > 2);
    let place = |word: &str| word.as_ptr() as usize - text.as_ptr() as usize;
    words.map(|word| Span::new(place(word), place(word) + word.len())).collect()
}
