//! When mails are sent, how many, and to whom.

mod early_follow_up;
mod group_recipients;
mod identical_letters;
mod late_thanks;
mod missed_panelist;
mod read_receipt;
mod slow_offer_reply;
mod too_many_follow_ups;

use crate::rules::Rule;

/// The rules of this group.
pub(super) static RULES: &[&Rule] = &[
    &early_follow_up::RULE,
    &group_recipients::RULE,
    &identical_letters::RULE,
    &late_thanks::RULE,
    &missed_panelist::RULE,
    &read_receipt::RULE,
    &slow_offer_reply::RULE,
    &too_many_follow_ups::RULE,
];
