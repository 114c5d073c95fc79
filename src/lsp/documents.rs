//! The documents that are open in the editor.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::places;
use crate::diagnostic::Diagnostic;
use crate::report::{Checked, Failure};

/// A document as the editor has it.
pub(super) struct Document {
    pub(super) path: PathBuf,
    pub(super) version: i32,
    pub(super) text: String,
    /// What was found in this text, if it has been checked.
    pub(super) checked: Option<Result<Vec<Checked>, Failure>>,
}

impl Document {
    /// All findings, each with the mail that it is in.
    pub(super) fn findings(&self) -> impl Iterator<Item = (&Checked, &Diagnostic)> {
        let mails = self.checked.iter().flatten().flatten();
        mails.flat_map(|mail| mail.report.diagnostics.iter().map(move |found| (mail, found)))
    }
}

/// The open documents by the names that the editor gives them.
#[derive(Default)]
pub(super) struct Documents(BTreeMap<String, Document>);

impl Documents {
    pub(super) fn open(&mut self, uri: String, version: i32, text: String) {
        let path = places::path(&uri);
        self.0.insert(uri, Document { path, version, text, checked: None });
    }

    /// Takes the new text of a document. One that is not open, or an older version, changes nothing.
    pub(super) fn change(&mut self, uri: &str, version: i32, text: String) {
        if let Some(document) = self.0.get_mut(uri).filter(|document| document.version < version) {
            *document = Document { path: document.path.clone(), version, text, checked: None };
        }
    }

    /// Whether it was open.
    pub(super) fn close(&mut self, uri: &str) -> bool {
        self.0.remove(uri).is_some()
    }

    pub(super) fn get_mut(&mut self, uri: &str) -> Option<&mut Document> {
        self.0.get_mut(uri)
    }

    /// The text of a file, if it is open.
    pub(super) fn at(&self, uri: &str) -> Option<&Document> {
        self.0.get(uri)
    }

    /// The document of a file, if it is open, with the name that the editor gives it.
    pub(super) fn of(&self, path: &Path) -> Option<(&str, &Document)> {
        self.0.iter().find(|(_, document)| document.path == path).map(|(uri, document)| (uri.as_str(), document))
    }

    /// Checks one of them again.
    pub(super) fn forget(&mut self, uri: &str) {
        self.0.get_mut(uri).into_iter().for_each(|document| document.checked = None);
    }

    /// Checks all of them again.
    pub(super) fn forget_all(&mut self) {
        self.0.values_mut().for_each(|document| document.checked = None);
    }

    /// A document that has not been checked.
    pub(super) fn unchecked(&self) -> Option<String> {
        self.0.iter().find(|(_, document)| document.checked.is_none()).map(|(uri, _)| uri.clone())
    }
}
