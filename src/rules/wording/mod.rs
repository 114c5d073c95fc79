//! Wording and tone.

mod accusatory;
mod apologetic;
mod bitter;
mod canned_mail;
mod desperate;
mod exclamation_marks;
mod feedback_fishing;
mod filler_opener;
mod flattery;
mod generic_phrase;
mod hostile;
mod money_talk;
mod overclaim;
mod presumptuous;
mod pushy;
mod self_deprecating;
mod shouting;
mod slang;

use crate::rules::Rule;

/// The rules of this group.
pub(super) static RULES: &[&Rule] = &[
    &accusatory::RULE,
    &apologetic::RULE,
    &bitter::RULE,
    &canned_mail::RULE,
    &desperate::RULE,
    &exclamation_marks::RULE,
    &feedback_fishing::RULE,
    &filler_opener::RULE,
    &flattery::RULE,
    &generic_phrase::RULE,
    &hostile::RULE,
    &money_talk::RULE,
    &overclaim::RULE,
    &presumptuous::RULE,
    &pushy::RULE,
    &self_deprecating::RULE,
    &shouting::RULE,
    &slang::RULE,
];
