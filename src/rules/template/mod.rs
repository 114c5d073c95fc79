//! What a template left in the mail.

mod dummy_value;
mod front_matter;
mod markup_residue;
mod placeholder;
mod template_instruction;
mod unbalanced_tag;
mod undeclared_placeholder;
mod unresolved_alternative;

use crate::rules::Rule;

/// The rules of this group.
pub(super) static RULES: &[&Rule] = &[
    &dummy_value::RULE,
    &front_matter::RULE,
    &markup_residue::RULE,
    &placeholder::RULE,
    &template_instruction::RULE,
    &unbalanced_tag::RULE,
    &undeclared_placeholder::RULE,
    &unresolved_alternative::RULE,
];
