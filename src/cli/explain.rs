//! `explain` and `rules`: the documentation of the rules.

use super::console::{page_width, print};
use super::levels::unknown;
use super::{CLEAN, Failure};
use crate::language::{self, Language};
use crate::mistake::Mistake;
use crate::report::{fill, legible_line};
use crate::rules::{self, Group, Rule};

/// The widest paragraphs: longer lines are hard to read.
const WIDEST: usize = 100;
/// The narrowest column for what a rule finds; where there is less room, it is on a line of its own.
const NARROWEST: usize = 40;

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
    for block in blocks(&rule.page(), page_width().min(WIDEST)) {
        page.push_str(&format!("\n{block}\n"));
    }
    print(page.as_bytes())?;
    Ok(CLEAN)
}

/// The paragraphs and examples of a rule's documentation, the paragraphs in lines of at most `width` columns.
fn blocks(page: &str, width: usize) -> Vec<String> {
    let mut blocks = Vec::new();
    let mut block: Vec<String> = Vec::new();
    let mut fenced = false;
    for line in page.lines().chain([""]) {
        let fence = line.starts_with("```");
        if fence || !fenced && line.is_empty() {
            let whole = if fenced { block.join("\n") } else { fill(&block.join(" "), 0, 0, width) };
            blocks.extend((!whole.is_empty()).then_some(whole));
            block.clear();
            fenced ^= fence;
        } else {
            let indent = if fenced && !line.is_empty() { "    " } else { "" };
            block.push(format!("{indent}{line}"));
        }
    }
    blocks
}

/// Prints some rules by group.
fn list(shown: impl Fn(&Rule) -> bool) -> Result<u8, Failure> {
    let mut page = String::new();
    let width = page_width();
    let mut group = None;
    for rule in rules::all().filter(|rule| shown(rule)) {
        if group.replace(rule.group) != Some(rule.group) {
            page.push_str(&format!("{}\n", rule.group.name()));
        }
        page.push_str(&format!("  {:24}{}\n", rule.id, fill(rule.summary(), 26, 26, width)));
    }
    page.push_str("\n`followup-lint explain RULE` explains a rule\n");
    print(page.as_bytes())?;
    Ok(CLEAN)
}

/// Lists the rules with their levels, and which of them are off in a language.
pub(super) fn rules(lang: &str) -> Result<u8, Failure> {
    let language = language::named(lang).map(Language::new);
    let width = page_width();
    let mut page = String::new();
    for rule in rules::all() {
        let lacks: Vec<&str> = language.iter().flat_map(|language| rule.lacks(language)).collect();
        let off = language.as_ref().map_or(!rule.any_language, |_| !lacks.is_empty());
        let level = if off { "off" } else { rule.level_name() };
        let why = if lacks.is_empty() { String::new() } else { format!(" (needs {})", lacks.join(", ")) };
        let columns = format!("{:24}{:18}{:14}", rule.id, level, rule.group.name());
        let summary = format!("{}{why}", rule.summary());
        if columns.len() + NARROWEST > width {
            page.push_str(&format!("{}\n    {}\n", columns.trim_end(), fill(&summary, 4, 4, width)));
        } else {
            page.push_str(&format!("{columns}{}\n", fill(&summary, columns.len(), columns.len(), width)));
        }
    }
    if language.is_none() {
        page.push_str(&format!("\nthere are no tables for the language `{}`\n", legible_line(lang)));
    }
    print(page.as_bytes())?;
    Ok(CLEAN)
}
