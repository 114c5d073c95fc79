//! What the interview record knows.

mod company_name;
mod date_mismatch;
mod honorific;
mod interviewer_name;
mod job_title;
mod missing_attachment;
mod wrong_recipient;

use crate::rules::Rule;

/// The rules of this group.
pub(super) static RULES: &[&Rule] = &[
    &company_name::RULE,
    &date_mismatch::RULE,
    &honorific::RULE,
    &interviewer_name::RULE,
    &job_title::RULE,
    &missing_attachment::RULE,
    &wrong_recipient::RULE,
];
