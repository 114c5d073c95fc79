//! What the editor can do about a finding.

use gen_lsp_types::{Position, Range};
use serde_json::{Value, json};

use super::documents::Document;
use super::edits::{self, Abilities};
use super::places::{self, Columns, touch};
use super::{Checker, allowing, findings, words};
use crate::diagnostic::{Diagnostic, Edit, Fix, Safety, Span};
use crate::draft::{Draft, Source};
use crate::report::Checked;

/// The one kind of action.
pub(super) const KIND: &str = "quickfix";

/// What actions are made from.
pub(super) struct Request<'a> {
    pub(super) uri: &'a str,
    pub(super) document: &'a Document,
    pub(super) range: Range,
    pub(super) columns: Columns,
    pub(super) abilities: Abilities,
    /// The text of another document that is open, and its version.
    pub(super) open: &'a dyn Fn(&str) -> Option<(String, i32)>,
}

impl Request<'_> {
    /// The actions for every finding in the range.
    pub(super) fn actions(&self, checker: &mut dyn Checker) -> Vec<Value> {
        let mut actions = Vec::new();
        for (mail, found) in self.document.findings() {
            let draft = &mail.draft;
            if !touch(self.columns.range(&draft.source, found.span), self.range) {
                continue;
            }
            let shown = findings::finding(self.uri, draft, found, self.columns);
            let mut add = |title: String, preferred: bool, edit: Value| {
                actions.push(json!({
                    "title": title,
                    "kind": KIND,
                    "diagnostics": [shown],
                    "isPreferred": preferred,
                    "edit": edit,
                }));
            };
            let fixes = found.fixes.iter().filter(|fix| fix.safety < Safety::Display);
            for (number, fix) in fixes.enumerate() {
                if let Some(edits) = edits::of_draft(draft, &fix.edits, self.columns) {
                    let change = self.abilities.change(self.uri, Some(self.document.version), &edits);
                    add(title(draft, fix), number == 0 && fix.safety == Safety::Safe, change);
                }
            }
            if let Some(change) = self.new_word(checker, draft, found) {
                add(format!("Add `{}` to the words in followup-lint.toml", draft.slice(found.span)), false, change);
            }
            if let Some(change) = self.allowed(checker, mail, found) {
                add(format!("Allow `{}` in this file", found.rule), false, change);
            }
        }
        actions
    }

    /// The settings with the word that was found.
    fn new_word(&self, checker: &mut dyn Checker, draft: &Draft, found: &Diagnostic) -> Option<Value> {
        let word = Some(draft.slice(found.span)).filter(|_| words::RULES.contains(&found.rule))?;
        let (path, saved) = checker.settings(&self.document.path)?;
        let uri = places::uri(&path);
        let (text, version) = match (self.open)(&uri) {
            Some((text, version)) => (text, Some(version)),
            None => match saved {
                Some(text) => (text, None),
                None => return self.abilities.creation(&uri, &words::addition("", word)?.1),
            },
        };
        let (at, text_of_word) = words::addition(&text, word)?;
        let edit = edits::insertion(self.place(&Source::from(text), at), text_of_word);
        Some(self.abilities.change(&uri, version, &[edit]))
    }

    /// The draft with a comment that allows the rule.
    fn allowed(&self, checker: &mut dyn Checker, mail: &Checked, found: &Diagnostic) -> Option<Value> {
        let (at, comment) = allowing::comment(checker, self.document, mail, found)?;
        let edit = edits::insertion(self.place(&mail.draft.source, at), comment);
        Some(self.abilities.change(self.uri, Some(self.document.version), &[edit]))
    }

    fn place(&self, source: &Source, at: usize) -> Position {
        self.columns.range(source, Span::new(at, at)).start
    }
}

/// What a fix does, on one line.
fn title(draft: &Draft, fix: &Fix) -> String {
    let shown = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let change = |Edit { span, replacement, .. }: &Edit| match (shown(draft.slice(*span)), shown(replacement)) {
        (old, new) if old.is_empty() && new.is_empty() || old == new => "Change the white space".to_owned(),
        (old, new) if old.is_empty() => format!("Insert `{new}`"),
        (old, new) if new.is_empty() => format!("Remove `{old}`"),
        (old, new) => format!("Replace `{old}` with `{new}`"),
    };
    let changes: Vec<String> = fix.edits.iter().map(change).collect();
    let doubt = if fix.safety == Safety::Safe { "" } else { " (only probable)" };
    format!("{}{doubt}", changes.join(", "))
}
