use crate::diagnostic::Level;
use crate::draft::PartKind;
use crate::facts::Facts;
use crate::finding::{Argument, Finding, message};
use crate::language::Unread;
use crate::rules::{Group, Rule};

rule! {
    /// The mail could not be proofread: its language is unknown.
    ///
    /// Spelling, wording and tone can only be checked in a language that `followup-lint` knows. In any other
    /// language it checks placeholders, names and headers, and says so. `-D unread-language` makes this an
    /// error, so that no such mail passes in CI.
    ///
    /// ```draft
    /// Tack för samtalet i går och för att ni visade mig ugnen hos er i verkstaden.
    /// ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    /// ```
    ///
    /// A mail that only quotes another language is proofread, and so is one that is too short to tell.
    ///
    /// ```draft
    /// Dear Rita,
    ///
    /// Thank you for showing me the oven. The sign above it, "obs! luckan är fortfarande het en timme
    /// efter bränningen", is one I will not forget.
    /// ```
    ///
    /// If the record names a language, that language counts.
    ///
    /// ```record
    /// [interview]
    /// language = "sv"
    /// [[interviewer]]
    /// name = "Rita Izaguirre"
    /// ```
    ///
    /// ```draft
    /// Till måndag!
    /// ^^^^^^^^^^^^
    /// ```
    pub(crate) static RULE: Rule = Rule::new("unread-language", Group::Proofreading, Level::Note)
        .in_any_language()
        .checking(check);
}

fn check(facts: &Facts) -> Vec<Finding> {
    let Some((reason, languages)) = facts.unread else {
        return Vec::new();
    };
    let first = |kind| facts.draft.parts_of(kind).next();
    let Some(part) = first(PartKind::Body).or(facts.draft.parts.first().copied()) else {
        return Vec::new();
    };
    let message = match reason {
        Unread::Unavailable(tag) => {
            let known = Argument::All(texts(languages.tags()));
            let stated = facts.draft.template.as_ref().is_some_and(|template| template.front.language.is_some());
            if stated {
                message!("unread-language-stated", tag, known)
            } else {
                message!("unread-language-unavailable", tag, known)
            }
        }
        Unread::Undetected => message!("unread-language", known = Argument::Any(texts(languages.names()))),
    };
    vec![RULE.at(facts.draft.first_line(part.span), message)]
}

fn texts(texts: impl Iterator<Item = &'static str>) -> Vec<String> {
    texts.map(str::to_owned).collect()
}
