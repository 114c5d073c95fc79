//! The JSON report against its published schema.

use crate::common::{english, files, stem, text};
use followup_lint::draft::Draft;
use followup_lint::engine::{Case, Engine};
use followup_lint::language::formulas;
use followup_lint::record::Record;
use followup_lint::{Checked, Format, Linter, Style};
use jsonschema::Validator;
use serde_json::{Map, Value, json};

fn schema() -> Validator {
    let schema = include_str!("../../schemas/report-v1.json");
    let schema: Value = serde_json::from_str(schema).expect("the schema is JSON");
    jsonschema::meta::validate(&schema).expect("the schema is one");
    jsonschema::validator_for(&schema).expect("the schema is one")
}

fn json(files: &[Checked]) -> Value {
    let mut out = Vec::new();
    Format::Json.write(files, &Style::new(80), &mut out).expect("memory can be written to");
    serde_json::from_slice(&out).expect("the report is JSON")
}

/// Faulty mails and templates, with their records.
fn checked() -> Vec<Checked> {
    let engine = Engine::new(english());
    let folders = ["tests/drafts/en", "tests/templates/en", "tests/clean/en"];
    let paths = folders.into_iter().flat_map(|folder| files(folder, "txt"));
    paths
        .map(|path| {
            let record = path.with_extension("toml");
            let record = record.is_file().then(|| Record::parse(&text(&record)).expect("the record is right"));
            let draft = Draft::read(text(&path).as_bytes(), &formulas());
            let report = engine.check(&draft, &Case::of(record.as_ref()));
            Checked::new(stem(&path), draft, report)
        })
        .collect()
}

#[test]
fn reports_follow_the_schema() {
    let schema = schema();
    let files = checked();
    let report = json(&files);
    let errors: Vec<String> =
        schema.iter_errors(&report).map(|error| format!("{}: {error}", error.instance_path())).collect();
    assert!(errors.is_empty(), "{}", errors.join("\n"));
    assert!(schema.is_valid(&json(&[])));
    let found = report["files"].as_array().expect("a list").iter().map(|file| &file["diagnostics"]);
    let found: Vec<&Value> = found.flat_map(|list| list.as_array().expect("a list")).collect();
    let seen = |key: &str| found.iter().any(|entry| !entry[key].as_array().expect("a list").is_empty());
    assert!(["labels", "notes", "help", "fixes"].into_iter().all(seen), "the mails show every field");
    assert_eq!(report["summary"]["files"], files.len());
    let levels = [("error", "errors"), ("warning", "warnings"), ("note", "notes")];
    for (level, total) in levels {
        let count = found.iter().filter(|entry| entry["level"] == level).count();
        assert_eq!(report["summary"][total], count);
    }
}

#[test]
fn the_schema_tells_a_changed_report() {
    let schema = schema();
    let report = json(&checked());
    for (place, value) in [
        ("/version", json!(2)),
        ("/summary/errors", json!(-1)),
        ("/files/0/kind", json!("thanks")),
        ("/files/0/diagnostics/0/level", json!("warn")),
        ("/files/0/diagnostics/0/span/line", json!(0)),
        ("/files/0/diagnostics/0/text", json!("")),
    ] {
        let mut changed = report.clone();
        let (parent, key) = place.rsplit_once('/').expect("a place");
        changed.pointer_mut(parent).expect("it exists")[key] = value;
        assert!(!schema.is_valid(&changed), "{place}");
    }
}

/// The fields that every version 1 has, by the object they are in.
const FIELDS: &[(&str, &[&str])] = &[
    ("", &["version", "files", "summary"]),
    ("/summary", &["files", "errors", "warnings", "notes"]),
    ("/files/0", &["path", "language", "kind", "kind_reason", "diagnostics"]),
    ("/files/0/kind_reason", &["from", "phrases"]),
    ("/files/0/kind_reason/phrases/0", &["start", "end", "text"]),
    ("/files/0/diagnostics/0", &["rule", "level", "message", "text", "span", "labels", "notes", "help", "fixes"]),
    ("/files/0/diagnostics/0/span", &["start", "end", "line", "column", "end_line", "end_column", "part"]),
    ("/files/0/diagnostics/0/labels/0", &["start", "end", "text"]),
    ("/files/0/diagnostics/0/fixes/0", &["safety", "edits"]),
    ("/files/0/diagnostics/0/fixes/0/edits/0", &["start", "end", "replacement"]),
];

#[test]
fn fields_may_be_added_and_none_taken_away() {
    let schema = schema();
    let linter = Linter::builder().build().expect("English is built in");
    let draft = linter.read(b"Dear Rita,\n\nThank you for the the hour. I am grateful for your time today.\n");
    let report = linter.check(&draft);
    let report = json(&[Checked::new("draft.txt", draft, report)]);
    for (place, fields) in FIELDS {
        let changed = |change: &dyn Fn(&mut Map<String, Value>)| {
            let mut changed = report.clone();
            change(changed.pointer_mut(place).and_then(Value::as_object_mut).expect(place));
            schema.is_valid(&changed)
        };
        assert!(changed(&|object| drop(object.insert("colour".into(), json!("red")))), "{place}");
        for field in *fields {
            assert!(!changed(&|object| drop(object.remove(*field).expect(field))), "{place}/{field}");
        }
    }
}
