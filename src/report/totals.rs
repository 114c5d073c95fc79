//! Counts findings.

use serde::{Deserialize, Serialize};

use super::Checked;
use crate::diagnostic::{Level, Safety};
use crate::fix;
use crate::text::count;

/// How many findings some mails have.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Totals {
    /// Mails, and HTML parts that differ from the text of their mail.
    pub mails: usize,
    /// How many of them could not be proofread.
    pub unread: usize,
    /// The files they are in.
    pub files: usize,
    /// Files and folders that could not be read or checked.
    pub failed: usize,
    /// Findings at this level.
    pub errors: usize,
    /// Findings at this level.
    pub warnings: usize,
    /// Findings at this level.
    pub notes: usize,
    /// Findings that are known, and not reported again.
    pub known: usize,
    /// Findings with a safe fix.
    pub safe: usize,
    /// Findings that only have a fix that is not safe.
    pub probable: usize,
}

impl Totals {
    /// How many findings a mail has.
    #[must_use]
    pub fn of(mail: &Checked) -> Self {
        let unread = usize::from(mail.report.language.is_none());
        let mut totals = Self { mails: 1, unread, ..Self::default() };
        for diagnostic in &mail.report.diagnostics {
            match diagnostic.level {
                Level::Error => totals.errors += 1,
                Level::Warning => totals.warnings += 1,
                Level::Note => totals.notes += 1,
                Level::Allow => {}
            }
            if fix::is_fixable(diagnostic, Safety::Safe) {
                totals.safe += 1;
            } else if fix::is_fixable(diagnostic, Safety::Unsafe) {
                totals.probable += 1;
            }
        }
        totals
    }

    /// Adds the findings of other files.
    pub fn add(&mut self, other: &Self) {
        self.mails += other.mails;
        self.unread += other.unread;
        self.files += other.files;
        self.failed += other.failed;
        self.errors += other.errors;
        self.warnings += other.warnings;
        self.notes += other.notes;
        self.known += other.known;
        self.safe += other.safe;
        self.probable += other.probable;
    }

    /// `2 errors, 3 warnings; 4 can be fixed with --fix`, or that nothing was found;
    /// first comes how many were fixed, if any.
    #[must_use]
    pub fn summary(&self, fixed: usize) -> String {
        match fixed {
            0 => self.left("nothing found"),
            _ => format!("{fixed} fixed; {}", self.left("nothing else found")),
        }
    }

    fn left(&self, nothing: &str) -> String {
        let nothing = if self.known > 0 { "nothing new found" } else { nothing };
        let among = if self.files > 1 { format!(" in {}", count(self.files, "file")) } else { String::new() };
        let counts: Vec<String> = [(self.errors, "error"), (self.warnings, "warning"), (self.notes, "note")]
            .into_iter()
            .filter(|(total, _)| *total > 0)
            .map(|(total, name)| count(total, name))
            .collect();
        let mut said = Vec::new();
        if !counts.is_empty() {
            said.push(format!("{}{among}", counts.join(", ")));
        } else if self.mails == 0 {
            said.push("nothing was checked".into());
        } else if self.unread == 0 {
            said.push(format!("{nothing}{among}"));
        }
        said.extend(match (self.safe, self.probable) {
            (0, 0) => None,
            (safe, 0) => Some(format!("{safe} can be fixed with --fix")),
            (0, probable) => Some(format!("{probable} can be fixed with --fix --unsafe-fixes")),
            (safe, probable) => Some(format!("{safe} can be fixed with --fix, {probable} more with --unsafe-fixes")),
        });
        if self.known > 0 {
            said.push(format!("{} in the baseline", self.known));
        }
        if self.unread > 0 {
            said.push(format!("{} not proofread", count(self.unread, "mail")));
        }
        said.join("; ")
    }
}
