//! The conversation with the editor.

use std::io::{self, Read, Write};

use gen_lsp_types::{
    CodeActionParams, DidChangeTextDocumentParams, DidCloseTextDocumentParams, DidOpenTextDocumentParams,
    DidSaveTextDocumentParams, HoverParams, Position, Range, TextDocumentContentChangeEvent,
};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use super::actions::{self, Request};
use super::documents::Documents;
use super::edits::Abilities;
use super::inbox::Inbox;
use super::places::{self, Columns, touch};
use super::transport::{Incoming, Outbox, Refusal};
use super::{Checker, findings};
use crate::rules;

/// Serves an editor to the end of the conversation. Returns whether it ended as it should: with `shutdown`, then
/// `exit`.
pub(crate) fn serve(checker: &mut dyn Checker, input: impl Read + Send + 'static, output: impl Write) -> bool {
    let server = Server {
        checker,
        inbox: Inbox::open(input),
        outbox: Outbox::new(output),
        documents: Documents::default(),
        columns: Columns::Utf16,
        abilities: Abilities::default(),
        watches: false,
        stage: Stage::New,
    };
    // Nothing can be reported to an editor that is gone.
    server.run().unwrap_or(false)
}

/// How far the conversation has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stage {
    New,
    Running,
    /// Nothing but `exit` may follow.
    Over,
}

struct Server<'c, W> {
    checker: &'c mut dyn Checker,
    inbox: Inbox,
    outbox: Outbox<W>,
    documents: Documents,
    columns: Columns,
    abilities: Abilities,
    /// Whether the editor can say which files have changed.
    watches: bool,
    stage: Stage,
}

/// The result of a request, or why there is none.
type Answer = Result<Value, (Refusal, &'static str)>;

impl<W: Write> Server<'_, W> {
    fn run(mut self) -> io::Result<bool> {
        loop {
            // A text that is being typed is checked when nothing newer is waiting.
            if self.inbox.is_empty()
                && let Some(uri) = self.documents.unchecked()
            {
                self.check(&uri)?;
                continue;
            }
            match self.inbox.next() {
                None => return Ok(false),
                Some(None) => self.outbox.refuse(&Value::Null, Refusal::NotJson, "this is not JSON-RPC")?,
                Some(Some(Incoming { method, .. })) if method == "exit" => return Ok(self.stage == Stage::Over),
                Some(Some(Incoming { id: Some(id), method, params })) if !method.is_empty() => {
                    match self.answer(&id, &method, params) {
                        Ok(result) => self.outbox.result(&id, &result)?,
                        Err((refusal, message)) => self.outbox.refuse(&id, refusal, message)?,
                    }
                }
                Some(Some(Incoming { id: None, method, params })) if self.stage == Stage::Running => {
                    self.take(&method, params)?;
                }
                // An answer of the editor, or something that comes too early or too late.
                Some(Some(_)) => {}
            }
        }
    }

    fn answer(&mut self, id: &Value, method: &str, params: Value) -> Answer {
        match (self.stage, method) {
            (Stage::New, "initialize") => {
                self.stage = Stage::Running;
                return Ok(self.initialize(&params));
            }
            (Stage::New, _) => return Err((Refusal::NotInitialized, "`initialize` comes first")),
            (Stage::Over, _) => return Err((Refusal::Invalid, "only `exit` may follow `shutdown`")),
            (Stage::Running, _) => {}
        }
        if self.inbox.cancels(id) {
            return Err((Refusal::Cancelled, "it was cancelled"));
        }
        match method {
            "initialize" => Err((Refusal::Invalid, "the server is initialized")),
            "shutdown" => {
                self.stage = Stage::Over;
                Ok(Value::Null)
            }
            "textDocument/hover" => self.hover(read(params).ok_or((Refusal::WrongParams, "no such place"))?),
            "textDocument/codeAction" => self.actions(read(params).ok_or((Refusal::WrongParams, "no such range"))?),
            _ => Err((Refusal::UnknownMethod, "there is no such request")),
        }
    }

    /// Learns what the editor can do, and says what the server can.
    fn initialize(&mut self, params: &Value) -> Value {
        let can = |place: &str| params.pointer(&format!("/capabilities/{place}"));
        let lists = |place: &str, name: &str| {
            can(place).and_then(Value::as_array).is_some_and(|list| list.iter().any(|value| value == name))
        };
        let is = |place: &str| can(place) == Some(&Value::Bool(true));
        if lists("general/positionEncodings", Columns::Utf8.name()) {
            self.columns = Columns::Utf8;
        }
        self.abilities = Abilities {
            versions: is("workspace/workspaceEdit/documentChanges"),
            creation: lists("workspace/workspaceEdit/resourceOperations", "create"),
        };
        self.watches = is("workspace/didChangeWatchedFiles/dynamicRegistration");
        json!({
            "capabilities": {
                "positionEncoding": self.columns.name(),
                "textDocumentSync": { "openClose": true, "change": 1, "save": true },
                "codeActionProvider": { "codeActionKinds": [actions::KIND] },
                "hoverProvider": true,
            },
            "serverInfo": { "name": "followup-lint", "version": env!("CARGO_PKG_VERSION") },
        })
    }

    /// Takes a notification; one that is unknown, or cannot be understood, changes nothing.
    fn take(&mut self, method: &str, params: Value) -> io::Result<()> {
        match method {
            "initialized" if self.watches => {
                let watchers = json!({ "watchers": [{ "globPattern": "**/*.toml" }] });
                let watch =
                    json!({ "id": "files", "method": "workspace/didChangeWatchedFiles", "registerOptions": watchers });
                return self.outbox.request("client/registerCapability", &json!({ "registrations": [watch] }));
            }
            "textDocument/didOpen" => {
                if let Some(DidOpenTextDocumentParams { text_document: opened }) = read(params) {
                    self.documents.open(opened.uri.0, opened.version, opened.text);
                }
            }
            "textDocument/didChange" => {
                if let Some(DidChangeTextDocumentParams { text_document, content_changes }) = read(params)
                    && let Some(TextDocumentContentChangeEvent::TextDocumentContentChangeWholeDocument(whole)) =
                        content_changes.into_iter().next_back()
                {
                    let uri = text_document.text_document_identifier.uri.0;
                    self.documents.change(&uri, text_document.version, whole.text);
                }
            }
            "textDocument/didClose" => {
                if let Some(DidCloseTextDocumentParams { text_document }) = read(params)
                    && self.documents.close(&text_document.uri.0)
                {
                    return self.publish(&text_document.uri.0, None, &[]);
                }
            }
            "textDocument/didSave" => {
                if let Some(DidSaveTextDocumentParams { text_document, .. }) = read(params) {
                    let uri = text_document.uri.0;
                    self.checker.forget();
                    // No other document depends on a draft; settings, records, tables and baselines are TOML.
                    if places::path(&uri).extension().is_some_and(|ending| ending == "toml") {
                        self.documents.forget_all();
                    } else {
                        self.documents.forget(&uri);
                    }
                }
            }
            "workspace/didChangeWatchedFiles" => {
                self.checker.forget();
                self.documents.forget_all();
            }
            _ => {}
        }
        Ok(())
    }

    /// Checks a document that has not been checked, and shows what was found.
    fn check(&mut self, uri: &str) -> io::Result<()> {
        let Some(document) = self.documents.get_mut(uri).filter(|document| document.checked.is_none()) else {
            return Ok(());
        };
        let checked = document.checked.insert(self.checker.check(&document.path, &document.text));
        let columns = self.columns;
        let shown = match checked {
            Err(failure) => vec![findings::failure(failure)],
            Ok(mails) => mails.iter().flat_map(|mail| findings::all(uri, mail, columns)).collect(),
        };
        let version = document.version;
        self.publish(uri, Some(version), &shown)
    }

    fn publish(&mut self, uri: &str, version: Option<i32>, findings: &[Value]) -> io::Result<()> {
        let mut params = json!({ "uri": uri, "diagnostics": findings });
        if let Some(version) = version {
            params["version"] = version.into();
        }
        self.outbox.notify("textDocument/publishDiagnostics", &params)
    }

    /// Explains the rules that have found something at a place.
    fn hover(&mut self, params: HoverParams) -> Answer {
        let place = params.text_document_position_params;
        let uri = place.text_document.uri.0;
        self.up_to_date(&uri)?;
        let Some(document) = self.documents.at(&uri) else { return Ok(Value::Null) };
        let here = at(place.position);
        let found =
            document.findings().map(|(mail, found)| (self.columns.range(&mail.draft.source, found.span), found.rule));
        let mut found: Vec<_> = found.filter(|(range, _)| touch(*range, here)).collect();
        found.dedup_by_key(|(_, rule)| *rule);
        let Some((range, _)) = found.first() else { return Ok(Value::Null) };
        let pages = found.iter().filter_map(|(_, rule)| rules::named(rule));
        let pages: Vec<String> = pages.map(|rule| format!("**{}**\n\n{}", rule.id, rule.page())).collect();
        Ok(json!({ "contents": { "kind": "markdown", "value": pages.join("\n---\n\n") }, "range": range }))
    }

    /// What can be done about the findings in a range.
    fn actions(&mut self, params: CodeActionParams) -> Answer {
        let uri = params.text_document.uri.0;
        self.up_to_date(&uri)?;
        let asked = params.context.only.map(|kinds| json!(kinds));
        let wanted = asked.is_none_or(|kinds| {
            kinds.as_array().is_some_and(|kinds| kinds.iter().any(|kind| kind == "" || kind == actions::KIND))
        });
        let (Some(document), true) = (self.documents.at(&uri), wanted) else { return Ok(json!([])) };
        let Self { columns, abilities, ref documents, .. } = *self;
        let request = Request { uri: &uri, document, range: params.range, columns, abilities, open: documents };
        Ok(request.actions(self.checker).into())
    }

    /// Checks a document if it has changed since.
    fn up_to_date(&mut self, uri: &str) -> Result<(), (Refusal, &'static str)> {
        self.check(uri).map_err(|_| (Refusal::Invalid, "the editor is gone"))
    }
}

/// The range that is one place.
fn at(position: Position) -> Range {
    Range { start: position, end: position }
}

/// Parameters as their type.
fn read<T: DeserializeOwned>(params: Value) -> Option<T> {
    serde_json::from_value(params).ok()
}
