//! Subject and greeting.

mod bare_subject;
mod false_reply;
mod impersonal_greeting;
mod long_subject;
mod missing_greeting;
mod missing_signature;
mod missing_subject;
mod role_address;
mod shouted_subject;
mod vague_subject;

use crate::rules::Rule;

/// The rules of this group.
pub(super) static RULES: &[&Rule] = &[
    &bare_subject::RULE,
    &false_reply::RULE,
    &impersonal_greeting::RULE,
    &long_subject::RULE,
    &missing_greeting::RULE,
    &missing_signature::RULE,
    &missing_subject::RULE,
    &role_address::RULE,
    &shouted_subject::RULE,
    &vague_subject::RULE,
];
