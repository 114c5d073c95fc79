//! What the editor can do about a finding.

use std::collections::BTreeMap;

use gen_lsp_types::{Position, Range};
use serde_json::{Value, json};

use super::documents::{Document, Documents};
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
    /// All documents that are open.
    pub(super) open: &'a Documents,
}

impl Request<'_> {
    /// The actions for every finding in the range.
    pub(super) fn actions(&self, checker: &mut dyn Checker) -> Vec<Value> {
        let mut actions = Vec::new();
        let mut add = |title: String, findings: &[Value], preferred: bool, edit: Value| {
            actions.push(json!({
                "title": title,
                "kind": KIND,
                "diagnostics": findings,
                "isPreferred": preferred,
                "edit": edit,
            }));
        };
        let mut rules: BTreeMap<&str, (&Checked, Vec<Value>)> = BTreeMap::new();
        for (mail, found) in self.document.findings() {
            let draft = &mail.draft;
            if !touch(self.columns.range(&draft.source, found.span), self.range) {
                continue;
            }
            let shown = [findings::finding(self.uri, draft, found, self.columns)];
            let fixes = found.fixes.iter().filter(|fix| fix.safety < Safety::Display);
            for (number, fix) in fixes.enumerate() {
                if let Some(edits) = edits::of_draft(draft, &fix.edits, self.columns) {
                    let change = self.abilities.change(self.uri, Some(self.document.version), &edits);
                    add(title(draft, fix), &shown, number == 0 && fix.safety == Safety::Safe, change);
                }
            }
            if let Some((settings, change)) = self.new_word(checker, draft, found) {
                let title = format!("Add `{}` to the words in {settings}", draft.slice(found.span));
                add(title, &shown, false, change);
            }
            rules.entry(found.rule).or_insert((mail, Vec::new())).1.extend(shown);
        }
        for (rule, (mail, shown)) in rules {
            if let Some(change) = self.allowed(checker, mail, rule) {
                add(format!("Allow `{rule}` in this file"), &shown, false, change);
            }
        }
        actions
    }

    /// The settings with the word that was found, and the name of their file.
    fn new_word(&self, checker: &mut dyn Checker, draft: &Draft, found: &Diagnostic) -> Option<(String, Value)> {
        let word = Some(draft.slice(found.span)).filter(|_| words::RULES.contains(&found.rule))?;
        let (path, saved) = checker.settings(&self.document.path)?;
        let name = path.file_name()?.to_string_lossy().into_owned();
        let (uri, text, version) = match (self.open.of(&path), saved) {
            (Some((uri, Document { text, version, .. })), _) => (uri.to_owned(), text.clone(), Some(*version)),
            (None, Some(text)) => (places::uri(&path), text, None),
            (None, None) => {
                let change = self.abilities.creation(&places::uri(&path), &words::addition("", word)?.1)?;
                return Some((name, change));
            }
        };
        let (at, text_of_word) = words::addition(&text, word)?;
        let edit = edits::insertion(self.place(&Source::from(text), at), text_of_word);
        Some((name, self.abilities.change(&uri, version, &[edit])))
    }

    /// The draft with a comment that allows the rule.
    fn allowed(&self, checker: &mut dyn Checker, mail: &Checked, rule: &str) -> Option<Value> {
        let (at, comment) = allowing::comment(checker, self.document, mail, rule)?;
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
