//! Spelling, sound-alikes, apostrophes, articles, capitals, punctuation.

mod apostrophe;
mod comma;
mod homophone;
mod lookalike_character;
mod missing_full_stop;
mod missing_word;
mod misspelling;
mod mixed_address;
mod mixed_spelling;
mod repeated_word;
mod split_compound;
mod stray_punctuation;
mod unidiomatic_phrase;
mod unknown_word;
mod unread_language;
mod wrong_article;
mod wrong_capital;
mod wrong_form;
mod wrong_preposition;

use crate::rules::Rule;

/// The rules of this group.
pub(super) static RULES: &[&Rule] = &[
    &apostrophe::RULE,
    &comma::RULE,
    &homophone::RULE,
    &lookalike_character::RULE,
    &missing_full_stop::RULE,
    &missing_word::RULE,
    &misspelling::RULE,
    &mixed_address::RULE,
    &mixed_spelling::RULE,
    &repeated_word::RULE,
    &split_compound::RULE,
    &stray_punctuation::RULE,
    &unidiomatic_phrase::RULE,
    &unknown_word::RULE,
    &unread_language::RULE,
    &wrong_article::RULE,
    &wrong_capital::RULE,
    &wrong_form::RULE,
    &wrong_preposition::RULE,
];
