use crate::diagnostic::{Level, Safety, Span};
use crate::draft::{HeaderName, PartKind};
use crate::facts::Facts;
use crate::facts::{greeting, subject};
use crate::finding::{Finding, Remark, message};
use crate::language::tables::{Family, Strength};
use crate::record::name::Name;
use crate::record::name::lore::{self, Rank};
use crate::record::{Kind, Person};
use crate::rules::{Group, Rule};
use crate::text::Match;

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
    /// Thank you for the interview. The lids were still warm.
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
    /// If it is known whom the mail is for, a greeting without a name gets a note; for `Hello` alone it is a
    /// warning, except in a question.
    ///
    /// ```draft
    /// To: Rita Izaguirre <rita@kiln.example>
    /// Subject: Thank you for the warm lids
    ///
    /// Hello,
    /// ^^^^^
    ///
    /// Thank you for the interview. The lids were still warm.
    /// ```
    ///
    /// ```draft
    /// To: Rita Izaguirre <rita@kiln.example>
    /// Subject: Thank you for the warm lids
    ///
    /// Good morning, Rita,
    ///
    /// Thank you for the interview. The lids were still warm.
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
    /// Thank you for the interview. The lids were still warm.
    /// ```
    ///
    /// The fix is unsafe, because only you know which interviewer the mail is for and how you address
    /// them.
    pub(crate) static RULE: Rule = Rule::new("impersonal-greeting", Group::Opening, Level::Warning)
        .needing(&["impersonal-greeting"])
        .checking(check);
}

fn check(facts: &Facts) -> Vec<Finding> {
    let people = facts.record.map(|record| record.interviewers.as_slice()).unwrap_or_default();
    let person = people.first();
    let addressed = addressed(facts);
    let asks = matches!(facts.kind, Some(Kind::Status | Kind::SecondStatus));
    if asks && person.is_none() && addressed.is_none() {
        return Vec::new();
    }
    let for_one = (people.len() == 1 || people.is_empty() && addressed.is_some()) && !subject::is_thread(facts);
    let mut found = Vec::new();
    for part in facts.parts(PartKind::Greeting) {
        let fits = facts.phrases(RULE.id, part);
        let applies = |(fit, family): &(Match, Family)| {
            fit.first == 0
                && (family.strength() == Strength::Strong || for_one && greeting::fills(facts, part, fit))
                && !leaves_a_choice(facts, Span::new(fit.span.end, part.span.end))
        };
        let Some((fit, family)) = fits.into_iter().find(applies) else {
            continue;
        };
        let finding = RULE.at(fit.span, message!("impersonal-greeting"));
        let finding = if family.strength() == Strength::Strong || is_bare(facts, fit.span) {
            finding
        } else {
            finding.at_most(Level::Note)
        };
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
            None => finding.help(match addressed {
                Some(name) => message!("impersonal-greeting-addressed", name),
                None => message!("impersonal-greeting-unknown"),
            }),
        });
    }
    found
}

/// Whether a mail that is no question has a greeting and nothing more: `Hello`.
fn is_bare(facts: &Facts, greeting: Span) -> bool {
    let asks = matches!(facts.kind, None | Some(Kind::Status | Kind::SecondStatus));
    !asks && facts.language.tables().words.greetings.contains(&facts.text(greeting).to_lowercase())
}

/// Whether the rest of a greeting has a name that is yet to be filled in or chosen: `Dear Mr./Ms. Hall`.
fn leaves_a_choice(facts: &Facts, rest: Span) -> bool {
    facts.text(rest).trim_start_matches('.').trim_start().starts_with('/')
        || facts.draft.slots.iter().any(|slot| rest.contains(slot.span))
}

/// The full name of the one person whom the mail is to.
fn addressed<'a>(facts: &Facts<'a>) -> Option<&'a str> {
    let mut all = facts.draft.addresses(&[HeaderName::To]);
    let to = all.next().filter(|to| all.next().is_none() && !facts.language.is_role_address(&to.address))?;
    let mut words = to.name.split_whitespace();
    let named = |word: &str| word.starts_with(char::is_uppercase) && !facts.language.is_group(&word.to_lowercase());
    (words.clone().count() > 1 && words.all(|word| named(word) || lore::is_particle(word))).then_some(to.name)
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
