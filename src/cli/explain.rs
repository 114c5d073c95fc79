//! `explain` and `rules`: the documentation of the rules.

use super::console::print;
use super::levels::unknown;
use super::{CLEAN, Failure};
use crate::language::{self, Language};
use crate::mistake::Mistake;
use crate::report::legible_line;
use crate::rules::{self, Group, Rule};

/// Prints a rule's documentation, or the rules of a group; without a name, all rules by group.
pub(super) fn explain(rule: Option<&str>) -> Result<u8, Failure> {
    let Some(name) = rule else {
        return list(|_| true);
    };
    if let Some(group) = Group::named(name) {
        return list(|rule| rule.group == group);
    }
    let names = rules::all().map(|rule| rule.id).chain(Group::ALL.into_iter().map(Group::name));
    let mistake = || Mistake::unknown("rule", name, names);
    let rule = rules::named(name).ok_or_else(|| unknown(mistake()))?;
    let mut page = format!("{} ({}, group {})\n", rule.id, rule.level_name(), rule.group.name());
    let mut fenced = false;
    let mut blank = true;
    for line in rule.docs.lines() {
        let line = line.strip_prefix(' ').unwrap_or(line);
        if line.starts_with("```") {
            fenced = !fenced;
            continue;
        }
        if blank && line.is_empty() {
            continue;
        }
        if blank {
            page.push('\n');
        }
        blank = line.is_empty() && !fenced;
        if !blank {
            page.push_str(if fenced && !line.is_empty() { "    " } else { "" });
            page.push_str(line);
            page.push('\n');
        }
    }
    print(page.as_bytes())?;
    Ok(CLEAN)
}

/// Prints some rules by group.
fn list(shown: impl Fn(&Rule) -> bool) -> Result<u8, Failure> {
    let mut page = String::new();
    let mut group = None;
    for rule in rules::all().filter(|rule| shown(rule)) {
        if group.replace(rule.group) != Some(rule.group) {
            page.push_str(&format!("{}\n", rule.group.name()));
        }
        page.push_str(&format!("  {:24}{}\n", rule.id, rule.summary()));
    }
    page.push_str("\n`followup-lint explain RULE` explains a rule\n");
    print(page.as_bytes())?;
    Ok(CLEAN)
}

/// Lists the rules with their levels, and which of them are off in a language.
pub(super) fn rules(lang: &str) -> Result<u8, Failure> {
    let language = language::named(lang).map(Language::new);
    let mut page = String::new();
    for rule in rules::all() {
        let lacks: Vec<&str> = language.iter().flat_map(|language| rule.lacks(language)).collect();
        let off = language.as_ref().map_or(!rule.any_language, |_| !lacks.is_empty());
        let level = if off { "off" } else { rule.level_name() };
        let why = if lacks.is_empty() { String::new() } else { format!(" (needs {})", lacks.join(", ")) };
        page.push_str(&format!("{:24}{:9}{:14}{}{why}\n", rule.id, level, rule.group.name(), rule.summary()));
    }
    if language.is_none() {
        page.push_str(&format!("\nthere are no tables for the language `{}`\n", legible_line(lang)));
    }
    print(page.as_bytes())?;
    Ok(CLEAN)
}
