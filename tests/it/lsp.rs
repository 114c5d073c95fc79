//! The language server, spoken to as an editor does.

#![expect(clippy::disallowed_methods, reason = "tests lay out files")]

use std::collections::VecDeque;
use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use tempfile::{TempDir, tempdir};

/// How long the server may take for an answer, on a machine that is busy.
const PATIENCE: Duration = Duration::from_secs(60);

const RECORD: &str = "[interview]\ncompany = \"Kiln & Lid\"\n[[interviewer]]\nname = \"Rita Izaguirre\"\n";

/// A folder with files, and a server that an editor runs in it.
struct Editor {
    folder: TempDir,
    server: Child,
    input: Option<ChildStdin>,
    messages: Receiver<Value>,
    /// Messages that nobody has waited for yet.
    early: VecDeque<Value>,
    requests: i64,
}

impl Editor {
    /// An editor that has greeted the server, and can do all there is.
    fn new(files: &[(&str, &str)]) -> Self {
        let mut editor = Self::silent(files);
        let workspace = json!({
            "workspaceEdit": { "documentChanges": true, "resourceOperations": ["create"] },
            "didChangeWatchedFiles": { "dynamicRegistration": true },
        });
        let answer = editor.initialize(&json!({ "workspace": workspace }));
        assert_eq!(answer["result"]["capabilities"]["positionEncoding"], "utf-16");
        let watch = editor.wait(|message| message["method"] == "client/registerCapability");
        editor.send(&json!({ "jsonrpc": "2.0", "id": watch["id"], "result": null }));
        editor
    }

    /// An editor that has said nothing.
    fn silent(files: &[(&str, &str)]) -> Self {
        let folder = tempdir().expect("a folder");
        for (name, text) in files {
            let path = folder.path().join(name);
            fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
            fs::write(path, text).expect("a file");
        }
        let mut command = Command::new(env!("CARGO_BIN_EXE_followup-lint"));
        command.arg("lsp").current_dir(folder.path()).env("HOME", folder.path()).env_remove("XDG_CONFIG_HOME");
        command.stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut server = command.spawn().expect("the server runs");
        let input = server.stdin.take();
        let mut output = BufReader::new(server.stdout.take().expect("a pipe"));
        let (sender, messages) = channel();
        thread::spawn(move || {
            while let Some(message) = read(&mut output) {
                if sender.send(message).is_err() {
                    break;
                }
            }
        });
        Self { folder, server, input, messages, early: VecDeque::new(), requests: 0 }
    }

    fn initialize(&mut self, capabilities: &Value) -> Value {
        let answer =
            self.ask("initialize", &json!({ "processId": null, "rootUri": null, "capabilities": capabilities }));
        self.notify("initialized", &json!({}));
        answer
    }

    fn uri(&self, name: &str) -> String {
        let folder = fs::canonicalize(self.folder.path()).expect("a folder");
        format!("file://{}", folder.join(name).display())
    }

    fn bytes(&mut self, bytes: &[u8]) {
        let input = self.input.as_mut().expect("a pipe");
        input.write_all(format!("Content-Length: {}\r\n\r\n", bytes.len()).as_bytes()).expect("the server reads");
        input.write_all(bytes).expect("the server reads");
        input.flush().expect("the server reads");
    }

    fn send(&mut self, message: &Value) {
        self.bytes(message.to_string().as_bytes());
    }

    fn notify(&mut self, method: &str, params: &Value) {
        self.send(&json!({ "jsonrpc": "2.0", "method": method, "params": params }));
    }

    /// Sends a request, and gives its number.
    fn request(&mut self, method: &str, params: &Value) -> i64 {
        self.requests += 1;
        self.send(&json!({ "jsonrpc": "2.0", "id": self.requests, "method": method, "params": params }));
        self.requests
    }

    /// Sends a request, and waits for its answer.
    fn ask(&mut self, method: &str, params: &Value) -> Value {
        let id = self.request(method, params);
        self.answer(id)
    }

    fn answer(&mut self, id: i64) -> Value {
        self.wait(|message| message["id"] == id && message.get("method").is_none())
    }

    /// The first message that is not taken yet and is what is waited for.
    fn wait(&mut self, wanted: impl Fn(&Value) -> bool) -> Value {
        let start = Instant::now();
        loop {
            if let Some(at) = self.early.iter().position(&wanted) {
                return self.early.remove(at).expect("it is there");
            }
            let left = PATIENCE.checked_sub(start.elapsed()).expect("it comes soon");
            self.early.push_back(self.messages.recv_timeout(left).expect("it comes"));
        }
    }

    fn open(&mut self, name: &str, text: &str) {
        let document = json!({ "uri": self.uri(name), "languageId": "plaintext", "version": 1, "text": text });
        self.notify("textDocument/didOpen", &json!({ "textDocument": document }));
    }

    fn change(&mut self, name: &str, version: i32, text: &str) {
        let document = json!({ "uri": self.uri(name), "version": version });
        let changes = json!([{ "text": text }]);
        self.notify("textDocument/didChange", &json!({ "textDocument": document, "contentChanges": changes }));
    }

    /// What is found in a version of a document.
    fn findings(&mut self, name: &str, version: i32) -> Vec<Value> {
        let uri = self.uri(name);
        let published = |message: &Value| {
            let params = &message["params"];
            message["method"] == "textDocument/publishDiagnostics"
                && params["uri"] == uri
                && params["version"] == version
        };
        self.wait(published)["params"]["diagnostics"].as_array().expect("a list").clone()
    }

    /// The rules that find something.
    fn rules(&mut self, name: &str, version: i32) -> Vec<String> {
        let found = self.findings(name, version);
        found.iter().map(|found| found["code"].as_str().unwrap_or_default().to_owned()).collect()
    }

    /// What can be done about the finding of a rule: each title, and the change.
    fn actions(&mut self, name: &str, found: &Value) -> Vec<(String, Value)> {
        let params = json!({
            "textDocument": { "uri": self.uri(name) },
            "range": found["range"],
            "context": { "diagnostics": [found] },
        });
        let answer = self.ask("textDocument/codeAction", &params);
        let actions = answer["result"].as_array().unwrap_or_else(|| panic!("{answer}"));
        let action = |action: &Value| {
            assert_eq!(action["kind"], "quickfix");
            (action["title"].as_str().expect("a title").to_owned(), action["edit"].clone())
        };
        actions.iter().map(action).collect()
    }

    /// Ends the conversation, and gives the exit code.
    fn end(mut self) -> Option<i32> {
        self.ask("shutdown", &Value::Null);
        self.notify("exit", &Value::Null);
        self.server.wait().expect("the server ends").code()
    }
}

impl Drop for Editor {
    fn drop(&mut self) {
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}

fn read(output: &mut impl BufRead) -> Option<Value> {
    let mut length = 0;
    loop {
        let mut line = String::new();
        output.read_line(&mut line).ok().filter(|read| *read > 0)?;
        match line.trim_end() {
            "" => break,
            field => length = field.strip_prefix("Content-Length: ")?.parse().ok()?,
        }
    }
    let mut message = vec![0; length];
    output.read_exact(&mut message).ok()?;
    Some(serde_json::from_slice(&message).expect("it is JSON"))
}

/// A text after the first of several edits of a change, which must be of this document.
fn applied(text: &str, change: &Value, uri: &str, version: &Value) -> String {
    let document = &change["documentChanges"][0];
    assert_eq!((&document["textDocument"]["uri"], &document["textDocument"]["version"]), (&uri.into(), version));
    let mut lines: Vec<Vec<u16>> = text.split_inclusive('\n').map(|line| line.encode_utf16().collect()).collect();
    lines.push(Vec::new());
    let edits = document["edits"].as_array().expect("a list");
    assert_eq!(edits.len(), 1);
    let place = |end: &str, key: &str| {
        usize::try_from(edits[0]["range"][end][key].as_u64().expect("a number")).expect("a small number")
    };
    assert_eq!(place("start", "line"), place("end", "line"));
    let new = edits[0]["newText"].as_str().expect("a text").encode_utf16();
    lines[place("start", "line")].splice(place("start", "character")..place("end", "character"), new);
    String::from_utf16(&lines.concat()).expect("it is UTF-16")
}

const DRAFT: &str = "Dear Rita,\n\n🦜 I am shore the lids are warm, and definately the the best.\n\nMaya\n";

#[test]
fn findings_come_with_their_fixes_as_the_draft_is_typed() {
    let mut editor = Editor::new(&[]);
    editor.open("rita.txt", DRAFT);
    let found = editor.findings("rita.txt", 1);
    let shore = found.iter().find(|found| found["code"] == "homophone").expect("it is found");
    assert_eq!(
        shore["range"],
        json!({ "start": { "line": 2, "character": 8 }, "end": { "line": 2, "character": 13 } })
    );
    assert_eq!((&shore["severity"], &shore["source"]), (&1.into(), &"followup-lint".into()));
    let message = shore["message"].as_str().expect("a text");
    assert!(message.starts_with("`shore` should be `sure` here\ndid you mean `sure`?\nnote: "), "{message}");
    let actions = editor.actions("rita.txt", shore);
    let uri = editor.uri("rita.txt");
    let fix = actions.iter().find(|(title, _)| title.starts_with("Replace `shore` with `sure`")).expect("a fix");
    let fixed = applied(DRAFT, &fix.1, &uri, &1.into());
    assert_eq!(fixed, DRAFT.replace("shore", "sure"));
    editor.change("rita.txt", 2, &fixed);
    assert!(!editor.rules("rita.txt", 2).contains(&"homophone".to_owned()));
    // An older version changes nothing, and what is closed has no findings.
    editor.change("rita.txt", 1, DRAFT);
    editor.change("rita.txt", 3, &fixed.replace("definately", "definitely"));
    assert!(!editor.rules("rita.txt", 3).contains(&"homophone".to_owned()));
    editor.notify("textDocument/didClose", &json!({ "textDocument": { "uri": uri } }));
    let closed = editor.wait(|message| message["params"]["uri"] == uri && message["params"].get("version").is_none());
    assert_eq!(closed["params"]["diagnostics"], json!([]));
    assert_eq!(editor.end(), Some(0));
}

#[test]
fn columns_are_bytes_for_an_editor_that_counts_bytes() {
    let mut editor = Editor::silent(&[]);
    let answer = editor.initialize(&json!({ "general": { "positionEncodings": ["utf-16", "utf-8"] } }));
    assert_eq!(answer["result"]["capabilities"]["positionEncoding"], "utf-8");
    editor.open("rita.txt", DRAFT);
    let found = editor.findings("rita.txt", 1);
    let shore = found.iter().find(|found| found["code"] == "homophone").expect("it is found");
    assert_eq!(shore["range"]["start"], json!({ "line": 2, "character": 10 }));
    // This editor knows no versions.
    let uri = editor.uri("rita.txt");
    let (_, change) = editor.actions("rita.txt", shore).remove(0);
    assert_eq!(change["changes"][&uri][0]["newText"], "sure");
}

#[test]
fn a_rule_is_explained_where_it_finds_something() {
    let mut editor = Editor::new(&[]);
    editor.open("rita.txt", DRAFT);
    let at = |character: u32| json!({ "line": 2, "character": character });
    let uri = editor.uri("rita.txt");
    let mut hover = |position: Value| {
        editor.ask("textDocument/hover", &json!({ "textDocument": { "uri": uri }, "position": position }))["result"]
            .clone()
    };
    let page = hover(at(10));
    assert_eq!(page["contents"]["kind"], "markdown");
    assert!(page["contents"]["value"].as_str().expect("a page").starts_with("**homophone**\n\nA word is confused"));
    assert_eq!(page["range"], json!({ "start": at(8), "end": at(13) }));
    assert_eq!(hover(at(4)), Value::Null);
}

#[test]
fn records_and_settings_are_found_and_read_again() {
    let settings = "records = \"interviews\"\n";
    let mut editor = Editor::new(&[("followup-lint.toml", settings), ("interviews/kiln.toml", RECORD)]);
    let draft = "Dear Ms. Izaguire,\n\nThe lids were warm.\n\nKind regards,\nMaya\n";
    editor.open("rita.txt", draft);
    assert!(editor.rules("rita.txt", 1).contains(&"interviewer-name".to_owned()));
    let file = |editor: &Editor, name: &str| editor.folder.path().join(name);
    fs::write(file(&editor, "interviews/kiln.toml"), RECORD.replace("Izaguirre", "Izaguire")).expect("a record");
    let changes = json!({ "changes": [{ "uri": editor.uri("interviews/kiln.toml"), "type": 2 }] });
    editor.notify("workspace/didChangeWatchedFiles", &changes);
    assert!(!editor.rules("rita.txt", 1).contains(&"interviewer-name".to_owned()));
    // What is broken is shown, and does not end the server.
    fs::write(file(&editor, "followup-lint.toml"), "records = interviews\n").expect("settings");
    let uri = editor.uri("rita.txt");
    editor.notify("textDocument/didSave", &json!({ "textDocument": { "uri": uri } }));
    let found = editor.findings("rita.txt", 1);
    assert_eq!((found.len(), &found[0]["severity"]), (1, &1.into()));
    let message = found[0]["message"].as_str().expect("a text");
    assert!(message.contains("followup-lint.toml: text needs quotation marks\nhelp: "), "{message}");
    fs::write(file(&editor, "followup-lint.toml"), "exclude = [\"*.txt\"]\n").expect("settings");
    editor.notify("textDocument/didSave", &json!({ "textDocument": { "uri": uri } }));
    assert_eq!(editor.findings("rita.txt", 1), Vec::<Value>::new());
}

#[test]
fn several_documents_are_open_and_one_may_be_in_no_file() {
    let mut editor = Editor::new(&[("rita.toml", RECORD)]);
    editor.open("rita.txt", "Dear Ms. Izaguire,\n\nThe lids were warm.\n\nMaya\n");
    editor.open("tom.txt", "Dear Tom,\n\nI like the the paper store.\n\nMaya\n");
    assert!(editor.rules("tom.txt", 1).contains(&"repeated-word".to_owned()));
    assert!(editor.rules("rita.txt", 1).contains(&"interviewer-name".to_owned()));
    let text = "MIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n\nThe café is the the best.\n";
    let document = json!({ "uri": "untitled:1", "languageId": "mail", "version": 1, "text": text });
    editor.notify("textDocument/didOpen", &json!({ "textDocument": document }));
    let found = editor.wait(|message| message["params"]["uri"] == "untitled:1");
    let found = found["params"]["diagnostics"].as_array().expect("a list");
    assert!(found.iter().any(|found| found["code"] == "repeated-word"), "{found:?}");
}

#[test]
fn a_message_whose_bytes_the_editor_does_not_show_is_left_alone() {
    let head = "MIME-Version: 1.0\nContent-Type: text/plain; charset=iso-8859-1\nContent-Transfer-Encoding: 8bit\n\n";
    let text = format!("{head}Dear Rita,\n\nThe café was warm.\n");
    let mut editor = Editor::new(&[]);
    let latin: Vec<u8> = text.chars().map(|c| u8::try_from(u32::from(c)).expect("Latin-1")).collect();
    fs::write(editor.folder.path().join("rita.eml"), latin).expect("a message");
    editor.open("rita.eml", &text);
    let found = editor.findings("rita.eml", 1);
    assert_eq!(found.len(), 1);
    assert!(found[0]["message"].as_str().expect("a text").starts_with("this message is not in UTF-8"), "{found:?}");
}

/// The action that begins so.
fn named<'a>(actions: &'a [(String, Value)], start: &str) -> Option<&'a Value> {
    actions.iter().find(|(title, _)| title.starts_with(start)).map(|(_, change)| change)
}

#[test]
fn a_word_is_added_to_the_nearest_settings() {
    let settings = "words = [\"Kåre\"]\n";
    let draft = "Dear Rita,\n\nThe lids were definately warm.\n\nMaya\n";
    let mut editor = Editor::new(&[("followup-lint.toml", settings)]);
    editor.open("drafts/rita.txt", draft);
    let found = editor.findings("drafts/rita.txt", 1);
    let word = found.iter().find(|found| found["code"] == "misspelling").expect("it is found");
    let actions = editor.actions("drafts/rita.txt", word);
    let change = named(&actions, "Add `definately` to the words").expect("an action");
    let uri = editor.uri("followup-lint.toml");
    assert_eq!(applied(settings, change, &uri, &Value::Null), "words = [\"Kåre\", \"definately\"]\n");
    // If the settings are open, they are as the editor has them.
    let typed = "# Å\nwords = []\n";
    editor.open("followup-lint.toml", typed);
    let actions = editor.actions("drafts/rita.txt", word);
    let change = named(&actions, "Add `definately` to the words").expect("an action");
    assert_eq!(applied(typed, change, &uri, &1.into()), "# Å\nwords = [\"definately\"]\n");
    assert_eq!(fs::read_to_string(editor.folder.path().join("followup-lint.toml")).expect("settings"), settings);
}

#[test]
fn open_settings_are_found_however_the_editor_writes_their_name() {
    let mut editor = Editor::new(&[("a(b)/followup-lint.toml", "words = []\n")]);
    let draft = "Dear Rita,\n\nThe lids were definately warm.\n\nMaya\n";
    editor.open("a(b)/rita.txt", draft);
    let found = editor.findings("a(b)/rita.txt", 1);
    let word = found.iter().find(|found| found["code"] == "misspelling").expect("it is found");
    let typed = "# Å\nwords = []\n";
    editor.open("a(b)/followup-lint.toml", typed);
    let actions = editor.actions("a(b)/rita.txt", word);
    let change = named(&actions, "Add `definately` to the words in followup-lint.toml").expect("an action");
    let uri = editor.uri("a(b)/followup-lint.toml");
    assert_eq!(applied(typed, change, &uri, &1.into()), "# Å\nwords = [\"definately\"]\n");
}

#[test]
fn an_action_names_the_settings_that_it_changes() {
    let mut editor = Editor::new(&[(".config/followup-lint/config.toml", "words = []\n")]);
    editor.open("rita.txt", DRAFT);
    let found = editor.findings("rita.txt", 1);
    let word = found.iter().find(|found| found["code"] == "misspelling").expect("it is found");
    let actions = editor.actions("rita.txt", word);
    assert!(named(&actions, "Add `definately` to the words in config.toml").is_some(), "{actions:?}");
}

#[test]
fn a_message_in_another_charset_gets_no_letters_that_the_editor_would_write_in_utf8() {
    for (charset, fixed) in [("utf-8", true), ("us-ascii", false), ("iso-8859-1", false)] {
        let record = "[[interviewer]]\nname = \"Søren McKay\"\n[[interviewer]]\nname = \"Rita Izaguirre\"\n";
        let mut editor = Editor::new(&[("mail.toml", record)]);
        let head = format!("MIME-Version: 1.0\nContent-Type: text/plain; charset={charset}\n\n");
        editor.open("mail.eml", &format!("{head}Dear Soren and Ms. Izaguire,\n\nThe lids were warm.\n\nMaya\n"));
        let found = editor.findings("mail.eml", 1);
        let names: Vec<_> = found.iter().filter(|found| found["code"] == "interviewer-name").collect();
        let [soren, rita] = names[..] else { panic!("{charset}: {found:?}") };
        let actions = editor.actions("mail.eml", soren);
        assert_eq!(named(&actions, "Replace `Soren` with `Søren`").is_some(), fixed, "{charset}: {actions:?}");
        let actions = editor.actions("mail.eml", rita);
        assert!(named(&actions, "Replace `Izaguire` with `Izaguirre`").is_some(), "{charset}: {actions:?}");
    }
}

#[test]
fn saved_settings_are_for_all_drafts_and_a_saved_draft_is_not() {
    let mut editor = Editor::new(&[]);
    for name in ["rita.txt", "tom.txt"] {
        editor.open(name, DRAFT);
        editor.findings(name, 1);
    }
    let uri = editor.uri("tom.txt");
    editor.notify("textDocument/didSave", &json!({ "textDocument": { "uri": uri } }));
    editor.findings("tom.txt", 1);
    let uri = editor.uri("rita.txt");
    let place = json!({ "textDocument": { "uri": uri }, "position": { "line": 0, "character": 0 } });
    editor.ask("textDocument/hover", &place);
    assert!(editor.early.iter().all(|message| message["params"]["uri"] != uri), "it is not checked again");
    let uri = editor.uri("followup-lint.toml");
    editor.notify("textDocument/didSave", &json!({ "textDocument": { "uri": uri } }));
    editor.findings("rita.txt", 1);
    editor.findings("tom.txt", 1);
}

#[test]
fn a_mistake_in_a_comment_is_shown() {
    let mut editor = Editor::new(&[]);
    editor.open("thanks.md", "Dear Rita,\n\nå <!-- followup-lint: allow(repeated-wrod) -->\n\nI like the lids.\n");
    let found = editor.findings("thanks.md", 1);
    let [shown] = &found[..] else { panic!("{found:?}") };
    let message = shown["message"].as_str().expect("a text");
    assert!(message.contains("`repeated-wrod`") && message.contains("\nhelp: "), "{message}");
    assert_eq!((&shown["severity"], &shown["range"]["start"]["line"]), (&2.into(), &2.into()));
}

#[test]
fn settings_are_made_where_there_are_none() {
    let draft = "Dear Rita,\n\nThe lids were definately warm.\n\nMaya\n";
    let mut editor = Editor::new(&[]);
    editor.open("rita.txt", draft);
    let found = editor.findings("rita.txt", 1);
    let word = found.iter().find(|found| found["code"] == "misspelling").expect("it is found");
    let actions = editor.actions("rita.txt", word);
    let changes = &named(&actions, "Add `definately`").expect("an action")["documentChanges"];
    let uri = editor.uri("followup-lint.toml");
    assert_eq!((&changes[0]["kind"], &changes[0]["uri"]), (&"create".into(), &uri.as_str().into()));
    assert_eq!(changes[1]["edits"][0]["newText"], "words = [\"definately\"]\n");
    assert!(!Path::new(&editor.folder.path().join("followup-lint.toml")).exists(), "the editor makes it, if at all");
}

#[test]
fn a_template_may_allow_a_rule_and_no_other_mail_can() {
    for (name, draft, comment) in [
        ("thanks.md", "Dear Rita,\n\nI like the the lids.\n", Some("<!-- followup-lint: allow(repeated-word) -->\n")),
        (
            "thanks.j2",
            "Dear {{ name }},\n\nI like the the lids.\n",
            Some("{# followup-lint: allow(repeated-word) #}\n"),
        ),
        (
            "thanks.hbs",
            "Dear {{ name }},\n\nI like the the lids.\n",
            Some("{{! followup-lint: allow(repeated-word) }}\n"),
        ),
        ("thanks.tmpl", "Dear {{ .Name }},\n\nI like the the lids.\n", None),
        ("thanks.txt", "Dear Rita,\n\nI like the the lids.\n", None),
    ] {
        let mut editor = Editor::new(&[]);
        editor.open(name, draft);
        let found = editor.findings(name, 1);
        let found = found.iter().find(|found| found["code"] == "repeated-word").expect("it is found");
        let actions = editor.actions(name, found);
        assert!(named(&actions, "Replace").or(named(&actions, "Remove")).is_some(), "{actions:?}");
        let uri = editor.uri(name);
        let allowed = named(&actions, "Allow `repeated-word` in this file");
        let text = allowed.map(|change| applied(draft, change, &uri, &1.into()));
        assert_eq!(text, comment.map(|comment| format!("{comment}{draft}")), "{name}");
    }
}

#[test]
fn one_comment_allows_all_that_a_rule_finds() {
    let mut editor = Editor::new(&[]);
    editor.open("thanks.md", "Dear Rita,\n\nI like the the lids and and the kiln.\n");
    editor.findings("thanks.md", 1);
    let line = json!({ "start": { "line": 2, "character": 0 }, "end": { "line": 3, "character": 0 } });
    let uri = editor.uri("thanks.md");
    let params = json!({ "textDocument": { "uri": uri }, "range": line, "context": { "diagnostics": [] } });
    let answer = editor.ask("textDocument/codeAction", &params);
    let actions = answer["result"].as_array().expect("a list").iter();
    let allowed: Vec<_> = actions.filter(|action| action["title"] == "Allow `repeated-word` in this file").collect();
    let [allowed] = allowed[..] else { panic!("{answer}") };
    assert_eq!(allowed["diagnostics"].as_array().map(Vec::len), Some(2));
}

#[test]
fn known_findings_are_not_shown() {
    let known = "[\"rita.txt\"]\nrepeated-word = [\"the the\"]\n";
    let mut editor = Editor::new(&[("followup-lint.toml", "baseline = \"known.toml\"\n"), ("known.toml", known)]);
    let draft = "Dear Rita,\n\nI like the the lids and and the kiln.\n";
    editor.open("rita.txt", draft);
    let messages = |found: Vec<Value>| found.iter().map(|found| found["message"].to_string()).collect::<String>();
    let found = messages(editor.findings("rita.txt", 1));
    assert!(!found.contains("`the` is repeated") && found.contains("`and` is repeated"), "{found}");
    fs::write(editor.folder.path().join("known.toml"), "").expect("a baseline");
    let uri = editor.uri("rita.txt");
    editor.notify("textDocument/didSave", &json!({ "textDocument": { "uri": uri } }));
    assert!(messages(editor.findings("rita.txt", 1)).contains("`the` is repeated"), "it is read again");
}

#[test]
fn what_cannot_be_understood_is_refused() {
    let mut editor = Editor::silent(&[]);
    let code = |answer: &Value| answer["error"]["code"].clone();
    assert_eq!(code(&editor.ask("textDocument/hover", &json!({}))), -32002);
    editor.notify("textDocument/didOpen", &json!({ "early": true }));
    editor.initialize(&json!({}));
    editor.bytes(b"{ no JSON");
    let answer = editor.wait(|message| message["id"].is_null());
    assert_eq!(code(&answer), -32700);
    assert_eq!(code(&editor.ask("initialize", &json!({}))), -32600);
    assert_eq!(code(&editor.ask("textDocument/rename", &json!({}))), -32601);
    assert_eq!(code(&editor.ask("textDocument/hover", &json!({ "position": 1 }))), -32602);
    for method in ["textDocument/didOpen", "textDocument/didChange", "textDocument/didClose", "$/unknown"] {
        editor.notify(method, &json!({ "textDocument": 1 }));
    }
    let nowhere =
        json!({ "textDocument": { "uri": editor.uri("rita.txt") }, "position": { "line": 9, "character": 9 } });
    assert_eq!(editor.ask("textDocument/hover", &nowhere)["result"], Value::Null);
    editor.ask("shutdown", &Value::Null);
    assert_eq!(code(&editor.ask("textDocument/hover", &nowhere)), -32600);
    editor.notify("exit", &Value::Null);
    assert_eq!(editor.server.wait().expect("the server ends").code(), Some(0));
}

#[test]
fn a_request_can_be_cancelled_before_its_turn() {
    let mut editor = Editor::new(&[]);
    let mut words = String::from("Dear Rita,\n\n");
    for number in 0..2_000 {
        words += &format!("The lids of kiln {number} are definately the the warmest that I have seen.\n");
    }
    editor.open("rita.txt", &words);
    let params =
        json!({ "textDocument": { "uri": editor.uri("rita.txt") }, "position": { "line": 2, "character": 9 } });
    // While the first is worked on, the second is cancelled.
    let first = editor.request("textDocument/hover", &params);
    let second = editor.request("textDocument/hover", &params);
    editor.notify("$/cancelRequest", &json!({ "id": second }));
    assert!(editor.answer(first).get("result").is_some());
    assert_eq!(editor.answer(second)["error"]["code"], -32800);
}

#[test]
fn the_end_without_goodbye_is_a_failure() {
    let mut editor = Editor::new(&[]);
    editor.notify("exit", &Value::Null);
    assert_eq!(editor.server.wait().expect("the server ends").code(), Some(1));
    let mut editor = Editor::new(&[]);
    editor.input = None;
    assert_eq!(editor.server.wait().expect("the server ends").code(), Some(1));
}
