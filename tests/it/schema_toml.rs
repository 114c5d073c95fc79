//! The schemas of what users write in TOML: the settings and the record. They are written here, next to the
//! types that they describe; `SNAPSHOT=overwrite cargo test --test it schema_toml` writes them to `schemas`.

#![expect(clippy::disallowed_methods, reason = "the test reads and writes files of the project")]

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;
use std::{env, fs};

use followup_lint::config::Config;
use followup_lint::levels::Selector;
use followup_lint::record::{Kind, Record};
use followup_lint::{Mistake, language};
use ignore::WalkBuilder;
use jsonschema::Validator;
use serde_json::{Map, Value, json};

use crate::common::text;

fn list(description: &str) -> Value {
    json!({"type": "array", "items": {"type": "string"}, "description": description})
}

fn string(description: &str) -> Value {
    json!({"type": "string", "description": description})
}

fn kind() -> Value {
    json!({"enum": Kind::ALL.map(Kind::name), "description": "What the mail is for."})
}

fn language() -> Value {
    json!({"enum": language::tags(), "description": "A language or a variety."})
}

fn day(description: &str) -> Value {
    // Editors hand over dates of TOML as strings.
    json!({"type": "string", "pattern": r"^\d{4}-\d\d-\d\d", "description": description})
}

fn object(properties: &Value, required: &[&str]) -> Value {
    json!({"type": "object", "properties": properties, "required": required, "additionalProperties": false})
}

fn candidate() -> Value {
    let address = json!({"type": "string", "format": "email", "description": "Email address."});
    object(&json!({"name": string("Full name."), "email": address}), &[])
}

fn levels() -> Value {
    json!({
        "type": "object",
        "propertyNames": {"enum": Selector::names().collect::<Vec<_>>()},
        "additionalProperties": {"enum": ["allow", "off", "note", "warn", "warning", "deny", "error"]},
        "description": "The level of a rule, a group, `warnings` or `all`; the most specific one wins.",
    })
}

fn settings() -> Value {
    let template = json!({"type": "boolean", "description": "Whether the drafts are templates."});
    let words = list("Words that are spelled right.");
    let slots = list("The names of placeholders that templates may have.");
    let files = object(
        &json!({
            "match": list("Patterns of paths, as in .gitignore, from the folder of this file."),
            "language": language(),
            "words": words,
            "template": template,
            "slots": slots,
            "kind": kind(),
            "levels": levels(),
        }),
        &["match"],
    );
    let properties = json!({
        "extends": string("Other settings, which hold wherever this file says nothing else."),
        "language": language(),
        "messages": string("The language of the findings, such as `en`."),
        "records": string("The folder of interview records."),
        "candidate": candidate(),
        "words": words,
        "tables": list("Your own phrase tables, each named after the rule it extends."),
        "template": template,
        "slots": slots,
        "slot_pattern": string("A regular expression for placeholders that are written in no common way."),
        "kind": kind(),
        "include": list("Patterns of the only files to check."),
        "exclude": list("Patterns of files that are not checked."),
        "baseline": string("The file of known findings, which are not reported."),
        "levels": levels(),
        "files": {"type": "array", "items": files, "description": "What holds for some files only."},
    });
    titled("The settings of followup-lint", "followup-lint.toml", &object(&properties, &[]))
}

fn record() -> Value {
    let interview = object(
        &json!({
            "company": string("The employer, spelled as it spells itself."),
            "position": string("The role."),
            "date": day("When it was."),
            "decision_by": day("When they said they would decide."),
            "offered": day("When they made an offer."),
            "kind": kind(),
            "language": language(),
            "topics": list("What was talked about."),
            "other_companies": list("Where else you have applied."),
            "sent": {"type": "array", "items": day("A day."), "description": "When you have written since."},
        }),
        &[],
    );
    let person = object(
        &json!({
            "name": {"type": "string", "minLength": 1, "description": "Full name, given name first."},
            "honorific": string("`Ms.`, `Dr.`"),
            "title": string("Their role."),
            "email": {"type": "string", "format": "email", "description": "Their email address."},
            "aliases": list("Other correct spellings."),
        }),
        &["name"],
    );
    let people = json!({"type": "array", "items": person, "description": "The people who asked the questions."});
    let properties = json!({"candidate": candidate(), "interview": interview, "interviewer": people});
    titled("An interview record of followup-lint", "interview.toml", &object(&properties, &[]))
}

fn titled(title: &str, description: &str, schema: &Value) -> Value {
    let mut titled = json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": title,
        "description": description,
    });
    let fields = schema.as_object().expect("an object").clone();
    titled.as_object_mut().expect("an object").extend(fields);
    titled
}

fn validator(schema: &Value) -> Validator {
    jsonschema::meta::validate(schema).expect("the schema is one");
    jsonschema::validator_for(schema).expect("the schema is one")
}

#[test]
fn the_published_schemas_are_these() {
    for (name, schema) in [("settings-v1.json", settings()), ("record-v1.json", record())] {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("schemas").join(name);
        let fresh = serde_json::to_string_pretty(&schema).expect("it is JSON") + "\n";
        if env::var_os("SNAPSHOT").is_some_and(|value| value == "overwrite") {
            fs::write(&path, &fresh).expect("it can be written");
            continue;
        }
        let help = "if it has changed for a reason, run SNAPSHOT=overwrite cargo test --test it schema_toml";
        assert!(fs::read_to_string(&path).is_ok_and(|text| text == fresh), "{name}: {help}");
        let (of, _) = name.split_once('-').expect("a version");
        let printed = Command::new(env!("CARGO_BIN_EXE_followup-lint")).args(["schema", of]).output();
        assert!(printed.is_ok_and(|printed| printed.stdout == fresh.as_bytes()), "`schema {of}` prints another one");
    }
}

/// The keys that the reader of a text knows where it has an unknown key.
fn keys(mistake: &Mistake) -> BTreeSet<String> {
    let help = mistake.help.as_deref().expect("it lists the keys");
    help.split('`').skip(1).step_by(2).map(|key| key.trim_matches(['[', ']']).to_owned()).collect()
}

/// The keys of an object in a schema.
fn properties(schema: &Value, place: &str) -> BTreeSet<String> {
    let properties = schema.pointer(place).and_then(|object| object["properties"].as_object());
    properties.expect(place).keys().cloned().collect()
}

#[test]
fn the_schemas_have_the_keys_of_the_types() {
    // No key is near this one, so that all are listed.
    let unknown = "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx = 1\n";
    let record_of = |text: String| Record::parse(&text).expect_err("there is no such key");
    let settings_of = |text: String| Config::parse(&text).expect_err("there is no such key");
    for (place, text) in [
        ("/properties/candidate", format!("[candidate]\n{unknown}")),
        ("/properties/interview", format!("[interview]\n{unknown}")),
        ("/properties/interviewer/items", format!("[[interviewer]]\nname = \"Rita\"\n{unknown}")),
    ] {
        assert_eq!(keys(&record_of(text)), properties(&record(), place), "{place}");
    }
    for (place, text) in [
        ("", unknown.to_owned()),
        ("/properties/candidate", format!("[candidate]\n{unknown}")),
        ("/properties/files/items", format!("[[files]]\nmatch = []\n{unknown}")),
    ] {
        assert_eq!(keys(&settings_of(text)), properties(&settings(), place), "{place}");
    }
    let headings = keys(&record_of("[xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx]\n".into()));
    assert_eq!(headings, properties(&record(), ""));
}

/// A value as editors hand it to a schema: dates are strings.
fn as_json(value: &toml::Value) -> Value {
    match value {
        toml::Value::Datetime(date) => date.to_string().into(),
        toml::Value::Array(values) => values.iter().map(as_json).collect(),
        toml::Value::Table(table) => {
            table.iter().map(|(key, value)| (key.clone(), as_json(value))).collect::<Map<_, _>>().into()
        }
        other => serde_json::to_value(other).expect("it is JSON"),
    }
}

#[test]
fn what_the_program_reads_follows_the_schemas() {
    let (settings, record) = (validator(&settings()), validator(&record()));
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut seen = (0, 0);
    for entry in WalkBuilder::new(root.join("tests")).standard_filters(false).build() {
        let path = entry.expect("a readable folder").into_path();
        let is = |name: &str| path.file_name().is_some_and(|own| own == name);
        if is("followup-lint.toml") && Config::parse(&text(&path)).is_ok() {
            let value: toml::Table = text(&path).parse().expect("it is TOML");
            // A language that does not exist is a mistake for which a case is there.
            if !path.to_string_lossy().contains("unknown-language") {
                assert!(settings.is_valid(&as_json(&value.into())), "{}", path.display());
                seen.0 += 1;
            }
        } else if is("interview.toml") && Record::parse(&text(&path)).is_ok() {
            let value: toml::Table = text(&path).parse().expect("it is TOML");
            assert!(record.is_valid(&as_json(&value.into())), "{}", path.display());
            seen.1 += 1;
        }
    }
    assert!(seen.0 > 5 && seen.1 > 30, "only {seen:?} files");
}

#[test]
fn the_guide_shows_every_key() {
    let guide = include_str!("../../docs/settings.md");
    let example = guide.split("```toml\n").nth(1).and_then(|rest| rest.split("```").next()).expect("an example");
    Config::parse(example).expect("it is right");
    let value = as_json(&example.parse::<toml::Table>().expect("it is TOML").into());
    assert!(validator(&settings()).is_valid(&value));
    let shown = |value: &Value| value.as_object().expect("a table").keys().cloned().collect::<BTreeSet<_>>();
    assert_eq!(shown(&value), properties(&settings(), ""));
    assert_eq!(shown(&value["files"][0]), properties(&settings(), "/properties/files/items"));
}

#[test]
fn the_schemas_tell_mistakes() {
    let wrong = |schema: &Value, text: &str| {
        let value: toml::Table = text.parse().expect("it is TOML");
        !validator(schema).is_valid(&as_json(&value.into()))
    };
    for text in [
        "langauge = \"en\"",
        "language = \"xx\"",
        "words = \"kiln\"",
        "[levels]\nhomophones = \"note\"",
        "[levels]\nhomophone = \"loud\"",
        "[[files]]\ntemplate = true",
        "[[files]]\nmatch = [\"*.txt\"]\nkind = \"thanks\"",
    ] {
        assert!(wrong(&settings(), text), "{text}");
    }
    for text in ["[interview]\ncompagny = \"Kiln\"", "[[interviewer]]\nhonorific = \"Ms.\"", "[interview]\ndate = 17"] {
        assert!(wrong(&record(), text), "{text}");
    }
}
