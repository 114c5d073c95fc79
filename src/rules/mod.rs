//! The rules: one file each in the folder of its group, registered by one word in the list below.

#[macro_use]
mod rule;

mod campaign;
mod content;
mod opening;
mod phrase;
mod proofreading;
mod record;
mod shape;
mod template;
mod wording;

pub use rule::{Group, Rule};

/// All rules, by group and name.
pub fn all() -> impl Iterator<Item = &'static Rule> + Clone {
    let groups = [
        proofreading::RULES,
        record::RULES,
        opening::RULES,
        template::RULES,
        content::RULES,
        wording::RULES,
        shape::RULES,
        campaign::RULES,
    ];
    groups.into_iter().flatten().copied()
}

/// The rule with a name.
#[must_use]
pub fn named(id: &str) -> Option<&'static Rule> {
    all().find(|rule| rule.id == id)
}
