use crate::diagnostic::{Level, Span};
use crate::draft::PartKind;
use crate::facts::Facts;
use crate::finding::{Finding, message};
use crate::rules::{Group, Rule, phrase};

rule! {
    /// Formal and informal address are mixed.
    ///
    /// Many languages have two ways to say "you", and a mail should keep to the one you used in the
    /// interview. The forms are listed in the language's table, one family for each way of address.
    /// English has no such table, because it has only "you".
    ///
    /// ```table
    /// [[family]]
    /// name = "familiar"
    /// patterns = ["(du|dich|dir|dein|deine)"]
    /// [[family]]
    /// name = "formal"
    /// patterns = ["(=Ihnen|=Ihre|=Ihrer|=Ihrem|=Ihren)"]
    /// ```
    ///
    /// ```draft
    /// Danke, dass du Zeit hattest. Das Foto schicke ich Ihnen morgen.
    ///                                                   ^^^^^
    /// ```
    ///
    /// In small letters, the same words are about somebody else.
    ///
    /// ```draft
    /// Danke, dass du Zeit hattest. Grüße deine Kollegen; das Foto schicke ich ihnen morgen.
    /// ```
    ///
    /// A word that may be about anybody does not count.
    ///
    /// ```draft nl
    /// Ik dank u voor het gesprek. In de zorg leer je elke dag iets, en ik hoor graag van je.
    ///                                                                                    ^^
    /// ```
    ///
    /// ```draft nl
    /// Ik dank u voor het gesprek. In de zorg leer je elke dag iets, en dat je nooit uitgeleerd bent, is fijn.
    /// ```
    ///
    /// Quoted words are somebody else's, and do not count.
    ///
    /// ```draft
    /// Danke für deine Zeit. Das Schild "Betreten auf Ihre Gefahr" bleibt.
    /// ```
    pub(crate) static RULE: Rule = Rule::new("mixed-address", Group::Proofreading, Level::Warning)
        .judging_words(210)
        .needing(&["mixed-address"])
        .checking(check);
}

fn check(facts: &Facts) -> Vec<Finding> {
    let fits = phrase::fits(facts, RULE.id, &[PartKind::Greeting, PartKind::Body]);
    let Some((first, usual)) = fits.first().map(|(span, family)| (*span, family.name())) else {
        return Vec::new();
    };
    let others: Vec<Span> = fits.iter().filter(|(_, family)| family.name() != usual).map(|(span, _)| *span).collect();
    // The form that is used less is the slip.
    let (odd, other) = match others.first() {
        None => return Vec::new(),
        Some(odd) if others.len() * 2 <= fits.len() => (*odd, first),
        Some(other) => (first, *other),
    };
    vec![
        RULE.at(odd, message!("mixed-address", odd = facts.text(odd), other = facts.text(other)))
            .also(other, message!("mixed-address-other")),
    ]
}
