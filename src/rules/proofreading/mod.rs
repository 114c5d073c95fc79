//! Spelling, sound-alikes, articles, capitals, punctuation.

mod homophone;
mod lookalike_character;
mod misspelling;
mod mixed_address;
mod mixed_spelling;
mod repeated_word;
mod stray_punctuation;
mod unknown_word;
mod unread_language;
mod wrong_article;
mod wrong_capital;
mod wrong_form;

use crate::rules::Rule;

/// The rules of this group.
pub(super) static RULES: &[&Rule] = &[
    &homophone::RULE,
    &lookalike_character::RULE,
    &misspelling::RULE,
    &mixed_address::RULE,
    &mixed_spelling::RULE,
    &repeated_word::RULE,
    &stray_punctuation::RULE,
    &unknown_word::RULE,
    &unread_language::RULE,
    &wrong_article::RULE,
    &wrong_capital::RULE,
    &wrong_form::RULE,
];
