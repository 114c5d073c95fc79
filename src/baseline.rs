//! Known findings, which are not reported again: by file, rule and flagged text. Lines play no part.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use toml::Value;

use crate::diagnostic::Diagnostic;
use crate::draft::Draft;
use crate::mistake::Mistake;

/// Known findings by file.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Baseline(BTreeMap<String, Findings>);

/// Findings of one file: how often each rule flags each text.
#[derive(Debug, Default, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Findings(BTreeMap<(String, String), usize>);

const HEAD: &str =
    "# Findings that are known to followup-lint and not reported. --write-baseline takes out those that are gone.\n";

impl Baseline {
    /// Reads a baseline from its TOML.
    pub fn parse(text: &str) -> Result<Self, Mistake> {
        let files: BTreeMap<String, BTreeMap<String, Vec<String>>> =
            toml::from_str(text).map_err(|error| Mistake::in_toml(text, &error))?;
        let mut baseline = Self::default();
        for (file, rules) in files {
            let mut findings = Findings::default();
            for (rule, texts) in rules {
                for text in texts {
                    findings.add(&rule, text);
                }
            }
            baseline.set(&file, findings);
        }
        Ok(baseline)
    }

    /// The baseline as TOML: a finding a line, in the order of files, rules and texts.
    #[must_use]
    pub fn to_toml(&self) -> String {
        let quoted = |text: &str| Value::from(text).to_string();
        let mut toml = HEAD.to_owned();
        for (file, Findings(findings)) in &self.0 {
            toml += &format!("\n[{}]\n", key(file));
            let mut last = None;
            for ((rule, text), count) in findings {
                if last != Some(rule) {
                    let end = if last.is_some() { "]\n" } else { "" };
                    toml += &format!("{end}{rule} = [\n");
                    last = Some(rule);
                }
                toml += &format!("    {},\n", quoted(text)).repeat(*count);
            }
            toml += "]\n";
        }
        toml
    }

    /// The files with known findings.
    pub fn files(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }

    /// The known findings of a file.
    #[must_use]
    pub fn of(&self, file: &str) -> Findings {
        self.0.get(file).cloned().unwrap_or_default()
    }

    /// Sets the known findings of a file.
    pub fn set(&mut self, file: &str, findings: Findings) {
        if findings.is_empty() {
            self.0.remove(file);
        } else {
            self.0.insert(file.to_owned(), findings);
        }
    }
}

impl Findings {
    /// Adds a finding.
    pub fn insert(&mut self, draft: &Draft, found: &Diagnostic) {
        self.add(found.rule, flagged(draft, found));
    }

    /// Takes out a finding, if it is there.
    pub fn take(&mut self, draft: &Draft, found: &Diagnostic) -> bool {
        let key = (found.rule.to_owned(), flagged(draft, found));
        let Some(count) = self.0.get_mut(&key) else {
            return false;
        };
        *count -= 1;
        if *count == 0 {
            self.0.remove(&key);
        }
        true
    }

    /// Takes out what some rules flag.
    #[must_use]
    pub fn take_of(&mut self, is_one: impl Fn(&str) -> bool) -> Self {
        let (taken, left) = std::mem::take(&mut self.0).into_iter().partition(|((rule, _), _)| is_one(rule));
        self.0 = left;
        Self(taken)
    }

    /// Adds others.
    pub fn extend(&mut self, others: Self) {
        self.0.extend(others.0);
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.values().sum()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The rules, each with a text that it flags.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.keys().map(|(rule, text)| (rule.as_str(), text.as_str()))
    }

    fn add(&mut self, rule: &str, text: impl Into<String>) {
        *self.0.entry((rule.to_owned(), text.into())).or_default() += 1;
    }
}

/// A key of TOML, which is on one line whatever is in it.
fn key(text: &str) -> String {
    let escaped = text.chars().map(|c| match c {
        '"' | '\\' => format!("\\{c}"),
        c if c.is_control() => format!("\\u{:04X}", u32::from(c)),
        c => c.into(),
    });
    format!("\"{}\"", escaped.collect::<String>())
}

/// The flagged text, however its lines are broken.
fn flagged(draft: &Draft, found: &Diagnostic) -> String {
    draft.slice(found.span).split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_baseline_is_read_as_it_was_written() {
        let mut baseline = Baseline::default();
        let mut findings = Findings::default();
        for text in ["definately", "shore", "definately", "[\"Name\\]\u{1b}"] {
            findings.add("misspelling", text);
        }
        assert_eq!(findings.len(), 4);
        baseline.set("mails/an \"old\" one.txt", findings.clone());
        for file in ["a.txt", "a'b\\c.txt", "a'\"b.txt", "a\nb\u{7f}.txt", "]"] {
            baseline.set(file, findings.clone());
        }
        let text = baseline.to_toml();
        assert_eq!(Baseline::parse(&text), Ok(baseline), "{text}");
        assert!(text.contains("\n    \"definately\",\n    \"definately\",\n    \"shore\",\n]\n"), "{text}");
        assert_eq!(Baseline::parse(&Baseline::default().to_toml()), Ok(Baseline::default()));
    }
}
