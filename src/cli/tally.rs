//! How often each rule found something.

use std::borrow::Cow;
use std::cmp::Reverse;
use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::report::Checked;
use crate::text::count;

/// How often each rule found something, and in how many files.
#[derive(Default, Serialize, Deserialize)]
pub(super) struct Tally(BTreeMap<Cow<'static, str>, (usize, usize)>);

impl Tally {
    /// Counts the findings in a mail of a file.
    pub(super) fn count(&mut self, checked: &Checked) {
        for found in &checked.report.diagnostics {
            let (findings, files) = self.0.entry(found.rule.into()).or_default();
            *findings += 1;
            *files = 1;
        }
    }

    /// Adds those of another file.
    pub(super) fn add(&mut self, other: &Self) {
        for (rule, (findings, files)) in &other.0 {
            let (all, everywhere) = self.0.entry(rule.clone()).or_default();
            *all += findings;
            *everywhere += files;
        }
    }

    /// A line for each rule, those that found most first.
    pub(super) fn lines(&self) -> Vec<String> {
        let mut rules: Vec<_> = self.0.iter().collect();
        rules.sort_by_key(|(rule, (findings, _))| (Reverse(*findings), *rule));
        let width = rules.first().map_or(0, |(_, (findings, _))| findings.to_string().len());
        let longest = rules.iter().map(|(rule, _)| rule.len()).max().unwrap_or(0);
        let line = |(rule, (findings, files)): &(&Cow<str>, &(usize, usize))| {
            format!("{findings:width$} {rule:longest$} in {}", count(*files, "file"))
        };
        rules.iter().map(line).collect()
    }
}
