//! What a mail of its kind must say.

mod empty_reference;
mod missing_interest;
mod missing_introduction;
mod missing_next_step;
mod missing_thanks;
mod no_question;
mod no_specifics;
mod unsupported_claim;

use crate::rules::Rule;

/// The rules of this group.
pub(super) static RULES: &[&Rule] = &[
    &empty_reference::RULE,
    &missing_interest::RULE,
    &missing_introduction::RULE,
    &missing_next_step::RULE,
    &missing_thanks::RULE,
    &no_question::RULE,
    &no_specifics::RULE,
    &unsupported_claim::RULE,
];
