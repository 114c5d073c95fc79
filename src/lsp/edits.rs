//! Changes of documents, for the editor to apply.

use gen_lsp_types::{Position, Range, TextEdit};
use serde_json::{Value, json};

use super::places::Columns;
use crate::diagnostic::Edit;
use crate::draft::Draft;

/// What the editor can do with changes.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Abilities {
    /// It applies a change to one version of a document only.
    pub(super) versions: bool,
    /// It makes a file.
    pub(super) creation: bool,
}

/// Edits of a draft as those of its document; none if one of them cannot be written there in UTF-8, as the editor does.
pub(super) fn of_draft(draft: &Draft, edits: &[Edit], columns: Columns) -> Option<Vec<TextEdit>> {
    let written = edits.iter().all(|edit| draft.source.can_write_as_utf8(edit));
    let edit =
        |edit: &Edit| TextEdit { range: columns.range(&draft.source, edit.span), new_text: edit.replacement.clone() };
    written.then(|| edits.iter().map(edit).collect())
}

/// A text put where nothing is.
pub(super) fn insertion(at: Position, text: String) -> TextEdit {
    TextEdit { range: Range { start: at, end: at }, new_text: text }
}

impl Abilities {
    /// A change of a document: of this version, if that is known.
    pub(super) fn change(self, uri: &str, version: Option<i32>, edits: &[TextEdit]) -> Value {
        if self.versions {
            let document = json!({ "uri": uri, "version": version });
            return json!({ "documentChanges": [{ "textDocument": document, "edits": edits }] });
        }
        json!({ "changes": { uri: edits } })
    }

    /// A new file with a text, if the editor can make one.
    pub(super) fn creation(self, uri: &str, text: &str) -> Option<Value> {
        let new = json!({ "kind": "create", "uri": uri, "options": { "ignoreIfExists": true } });
        let document = json!({ "uri": uri, "version": null });
        let edit = insertion(Position { line: 0, character: 0 }, text.to_owned());
        let change = json!({ "textDocument": document, "edits": [edit] });
        (self.versions && self.creation).then(|| json!({ "documentChanges": [new, change] }))
    }
}
