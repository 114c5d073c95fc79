use crate::diagnostic::{Level, Safety};
use crate::draft::PartKind;
use crate::facts::Facts;
use crate::finding::{Finding, Remark, message};
use crate::record::name::Name;
use crate::record::name::lore::Rank;
use crate::record::{Kind, Person};
use crate::rules::{Group, Rule};

rule! {
    /// The greeting does not name anyone.
    ///
    /// The person who sat across the table from you has a name, and "To whom it may concern" forgets
    /// it.
    ///
    /// ```draft
    /// To whom it may concern,
    /// ^^^^^^^^^^^^^^^^^^^^^^
    ///
    /// The lids were still warm.
    /// ```
    ///
    /// ```draft
    /// Dear Ms. Izaguirre,
    ///
    /// To whom it may concern: the lids were still warm.
    /// ```
    ///
    /// A question about the decision may go to an office where you know nobody.
    ///
    /// ```draft
    /// Dear hiring team,
    ///
    /// I am following up on my interview for the night desk on 3 May and would like to ask about the
    /// status of my application.
    /// ```
    ///
    /// With a record, the fix has the title and the family name.
    ///
    /// ```record
    /// [[interviewer]]
    /// name = "Jan van der Berg"
    /// honorific = "Mr."
    /// ```
    ///
    /// ```draft
    /// Dear Sir or Madam,
    /// ^^^^^^^^^^^^^^^^^ Dear Mr. van der Berg
    ///
    /// The lids were still warm.
    /// ```
    ///
    /// The fix is unsafe, because only you know which interviewer the mail is for and how you address
    /// them.
    pub(crate) static RULE: Rule = Rule::new("impersonal-greeting", Group::Opening, Level::Warning)
        .needing(&["impersonal-greeting"])
        .checking(check);
}

fn check(facts: &Facts) -> Vec<Finding> {
    let person = facts.record.and_then(|record| record.interviewers.first());
    let asks = matches!(facts.kind, Some(Kind::Status | Kind::SecondStatus));
    if asks && person.is_none() {
        return Vec::new();
    }
    let mut found = Vec::new();
    for part in facts.parts(PartKind::Greeting) {
        let fits = facts.phrases(RULE.id, part);
        let Some((fit, family)) = fits.into_iter().find(|(fit, _)| fit.first == 0) else {
            continue;
        };
        let finding = RULE.at(fit.span, message!("impersonal-greeting"));
        let why = family.why();
        let finding = if why.is_empty() { finding } else { finding.note(Remark::written(why)) };
        found.push(match person {
            Some(person) => {
                let finding = finding.help(message!("impersonal-greeting-recorded", name = &person.name));
                match salutation(facts, person) {
                    Some(salutation) => finding.replace(salutation, Safety::Unsafe),
                    None => finding,
                }
            }
            None => finding.help(message!("impersonal-greeting-unknown")),
        });
    }
    found
}

/// How the language greets somebody, if its tables say so.
fn salutation(facts: &Facts, person: &Person) -> Option<String> {
    let honorific = person.honorific.as_deref();
    let family = |honorific| format!("{honorific} {}", Name::read(&person.name).family());
    let name = honorific.map_or_else(|| person.name.clone(), family);
    let forms = facts.language.tables().words.salutations;
    let rank = honorific.and_then(|honorific| honorific.split_whitespace().find_map(Rank::of));
    let own = match rank {
        Some(Rank::Man) => forms.get("man"),
        Some(Rank::Woman) => forms.get("woman"),
        _ => None,
    };
    Some(own.or_else(|| forms.get("other"))?.replace("{name}", &name))
}
