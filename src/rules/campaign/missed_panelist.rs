use crate::diagnostic::Level;
use crate::draft::PartKind;
use crate::facts::letters::Letters;
use crate::finding::{Argument, Finding, message};
use crate::record::Person;
use crate::rules::{Group, Rule};

rule! {
    /// An interviewer in the record gets no letter.
    ///
    /// Everybody who took the time to meet you and gave you their name may be asked what they thought
    /// of you, and people remember being forgotten. Not all advisers go this far, so this is a note.
    ///
    /// `followup-lint letters FILE…` looks for a letter to each interviewer in the record, by address
    /// and by greeting.
    ///
    /// ```record
    /// [[interviewer]]
    /// name = "Rita Izaguirre"
    /// [[interviewer]]
    /// name = "Tom Okafor"
    /// [[interviewer]]
    /// name = "Ana Ruiz"
    /// ```
    ///
    /// ```letters
    /// Dear Rita,
    ///
    /// Thank you for the press kits.
    /// ---
    /// Dear Tom,
    /// ^^^^^^^^^
    ///
    /// The paper store is a wonder.
    /// ```
    ///
    /// ```letters
    /// Dear Rita,
    ///
    /// Thank you for the press kits.
    /// ---
    /// Dear Tom, dear Ana,
    ///
    /// The paper store is a wonder.
    /// ```
    pub(crate) static RULE: Rule = Rule::new("missed-panelist", Group::Campaign, Level::Note)
        .in_any_language()
        .comparing(compare);
}

fn compare(letters: &Letters) -> Vec<(usize, Finding)> {
    let people = letters.record.map(|record| record.interviewers.as_slice()).unwrap_or_default();
    let written =
        |person: &&Person| letters.letters.iter().any(|letter| letter.is_for(&person.name, person.email.as_deref()));
    let (met, missed): (Vec<_>, Vec<_>) = people.iter().partition(written);
    let Some((at, last)) = letters.letters.iter().enumerate().next_back().filter(|_| !met.is_empty()) else {
        return Vec::new();
    };
    if missed.is_empty() {
        return Vec::new();
    }
    let part = |kind| last.draft.parts_of(kind).next().map(|part| part.span);
    let Some(span) = part(PartKind::Greeting).or_else(|| part(PartKind::Body)) else {
        return Vec::new();
    };
    let people = Argument::All(missed.iter().map(|person| person.name.clone()).collect());
    vec![(at, RULE.at(last.draft.first_line(span), message!("missed-panelist", people)))]
}
