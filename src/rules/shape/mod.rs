//! Length and paragraphs.

mod dense_paragraph;
mod starts_with_i;
mod too_long;
mod too_short;

use crate::rules::Rule;

/// The rules of this group.
pub(super) static RULES: &[&Rule] = &[&dense_paragraph::RULE, &starts_with_i::RULE, &too_long::RULE, &too_short::RULE];
