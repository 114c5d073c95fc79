//! The formats for CI against what their readers ask for.

#![allow(clippy::disallowed_methods, reason = "tests read files")]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Command;

use followup_lint::report::{Failure, Stream};
use followup_lint::{Checked, Format, Linter, Style};
use jsonschema::Validator;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use serde_json::Value;

use crate::common::{files, stem};

/// Faulty drafts and templates, and one that is a message.
fn checked() -> Vec<Checked> {
    let linter = Linter::builder().build().expect("English is built in");
    let check = |path: &str, bytes: &[u8]| {
        let draft = linter.read(bytes);
        let report = linter.check(&draft);
        Checked::new(path, draft, report)
    };
    let paths = ["tests/drafts/en", "tests/templates/en"].into_iter().flat_map(|folder| files(folder, "txt"));
    let named = |path: &Path| check(&format!("./a folder/{}.txt", stem(path)), &fs::read(path).expect("it is there"));
    let odd = check(
        "/tmp/\u{1b}a,b:c%\u{e9}.eml",
        b"Subject: =?utf-8?q?Thanks?=\n\nDear Rita,\n\nI like the\nthe kiln & <b>.\n",
    );
    paths.map(|path| named(&path)).chain([odd]).collect()
}

fn written(format: Format, files: &[Checked], failures: &[Failure]) -> String {
    let mut out = Vec::new();
    let mut stream = Stream::new(format, &mut out);
    for file in files {
        let chunk = followup_lint::report::Chunk::new(format, &Style::new(80), std::slice::from_ref(file));
        stream.add(&chunk).expect("memory can be written to");
    }
    for failure in failures {
        stream.fail(failure).expect("memory can be written to");
    }
    stream.end().expect("memory can be written to");
    String::from_utf8(out).expect("reports are UTF-8")
}

fn json(format: Format, files: &[Checked], failures: &[Failure]) -> Value {
    serde_json::from_str(&written(format, files, failures)).expect("the report is JSON")
}

fn unreadable() -> [Failure; 1] {
    [Failure::new("cannot read x,y.txt: permission denied", "").of("x,y.txt")]
}

/// The published schema of SARIF 2.1.0.
fn sarif() -> Validator {
    let metadata = Command::new(env!("CARGO")).args(["metadata", "--format-version=1", "--locked"]).output();
    let metadata: Value = serde_json::from_slice(&metadata.expect("cargo runs").stdout).expect("metadata is JSON");
    let packages = metadata["packages"].as_array().expect("a list");
    let package = packages.iter().find(|package| package["name"] == "serde-sarif").expect("it is a dependency");
    let manifest = Path::new(package["manifest_path"].as_str().expect("a path"));
    let schema = fs::read_to_string(manifest.with_file_name("src").join("schema.json")).expect("it carries the schema");
    // A bracket too many.
    let schema = schema.replace("{2}]?$", "{2}$");
    let schema: Value = serde_json::from_str(&schema).expect("a schema is JSON");
    assert!(schema["id"].as_str().or(schema["$id"].as_str()).is_some_and(|id| id.contains("sarif-schema-2.1.0")));
    jsonschema::validator_for(&schema).expect("the schema is one")
}

#[test]
fn sarif_follows_its_schema() {
    let schema = sarif();
    let drafts = checked();
    let report = json(Format::Sarif, &drafts, &[]);
    for report in [&report, &json(Format::Sarif, &[], &unreadable())] {
        let errors: Vec<String> =
            schema.iter_errors(report).map(|error| format!("{}: {error}", error.instance_path())).collect();
        assert!(errors.is_empty(), "{}", errors.join("\n"));
    }
    assert_eq!(json(Format::Sarif, &[], &unreadable())["runs"][0]["invocations"][0]["executionSuccessful"], false);
    let run = &report["runs"][0];
    assert_eq!(run["invocations"][0]["executionSuccessful"], true);
    let rules = run["tool"]["driver"]["rules"].as_array().expect("a list");
    let rules: Vec<&Value> = rules.iter().map(|rule| &rule["id"]).collect();
    let results = run["results"].as_array().expect("a list");
    assert_eq!(results.len(), drafts.iter().map(|checked| checked.report.diagnostics.len()).sum::<usize>());
    assert!(results.iter().all(|result| rules.contains(&&result["ruleId"])));
    assert!(
        results.iter().any(|result| result["fixes"].is_array())
            && results.iter().any(|result| result["relatedLocations"].is_array())
    );
    let uris: BTreeSet<&str> = results
        .iter()
        .filter_map(|result| result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"].as_str())
        .collect();
    assert!(uris.iter().any(|uri| uri.starts_with("a%20folder/")), "{uris:?}");
    assert!(uris.contains("file:///tmp/%1Ba%2Cb%3Ac%25%C3%A9.eml"), "{uris:?}");
    let mut broken = report.clone();
    broken["runs"][0]["results"][0]["level"] = "fatal".into();
    assert!(!schema.is_valid(&broken), "the schema says something");
}

#[test]
fn fingerprints_outlive_the_lines_around_them() {
    let linter = Linter::builder().build().expect("English is built in");
    let prints = |path: &str, body: &str| {
        let draft = linter.read(format!("Dear Rita,\n\n{body}\n").as_bytes());
        let report = linter.check(&draft);
        let issues = json(Format::Gitlab, &[Checked::new(path, draft, report)], &[]);
        let issues = issues.as_array().expect("a list").iter();
        let of_rule = issues.filter(|issue| issue["check_name"] == "repeated-word");
        of_rule.map(|issue| issue["fingerprint"].as_str().expect("a text").to_owned()).collect::<Vec<_>>()
    };
    let first = prints("a.txt", "I saw the the kiln. I liked the the wheel.");
    assert_eq!(first.iter().collect::<BTreeSet<_>>().len(), 2, "each has its own: {first:?}");
    assert_eq!(prints("./a.txt", "It was a fine day.\n\nI saw the the kiln.\n\nI liked the the wheel."), first);
    assert_ne!(prints("b.txt", "I saw the the kiln. I liked the the wheel."), first);
    assert_eq!(first[0], "881fa0337120c8ad", "a fingerprint never changes");
}

#[test]
fn gitlab_gets_the_fields_it_asks_for() {
    let report = json(Format::Gitlab, &checked(), &[]);
    let issues = report.as_array().expect("a list");
    assert!(!issues.is_empty());
    for issue in issues {
        assert!(
            ["description", "check_name", "fingerprint"]
                .iter()
                .all(|key| issue[key].as_str().is_some_and(|text| !text.is_empty()))
        );
        assert!(["info", "minor", "major"].contains(&issue["severity"].as_str().expect("a text")));
        assert!(issue["location"]["path"].as_str().is_some_and(|path| !path.starts_with("./")));
        assert!(issue["location"]["positions"]["begin"]["line"].as_u64() >= Some(1));
    }
    assert_eq!(json(Format::Gitlab, &[], &unreadable()), serde_json::json!([]));
}

#[test]
fn github_gets_one_command_a_line() {
    let drafts = checked();
    let report = written(Format::Github, &drafts, &unreadable());
    let found: usize = drafts.iter().map(|checked| checked.report.diagnostics.len()).sum();
    assert_eq!(report.lines().count(), found + 1);
    assert!(report.ends_with("::error file=x%2Cy.txt::cannot read x,y.txt: permission denied\n"));
    for line in report.lines() {
        let commands = ["::error file=", "::warning file=", "::notice file="];
        assert!(commands.iter().any(|command| line.starts_with(command)) && line[2..].contains("::"), "{line}");
        assert!(!line.contains(['\r', '\u{1b}']), "{line:?}");
    }
    let lines = report
        .lines()
        .find(|line| line.contains("eml") && line.contains("repeated-word"))
        .expect("it is over two lines");
    assert!(lines.contains("/tmp/?a%2Cb%3Ac%25\u{e9}.eml,line=5,endLine=6,title=repeated-word::"), "{lines}");
}

/// The elements of a document with how deep they are.
fn elements(document: &str) -> Vec<(usize, BytesStart<'static>)> {
    let mut reader = Reader::from_str(document);
    let (mut depth, mut found) = (0, Vec::new());
    loop {
        match reader.read_event().expect("the document is XML") {
            Event::Start(start) => {
                found.push((depth, start.into_owned()));
                depth += 1;
            }
            Event::Empty(start) => found.push((depth, start.into_owned())),
            Event::End(_) => depth -= 1,
            Event::Eof => break,
            _ => {}
        }
    }
    assert_eq!(depth, 0, "every element ends");
    found
}

#[test]
fn junit_counts_as_the_exit_code_does() {
    let drafts = checked();
    let report = written(Format::Junit, &drafts, &unreadable());
    let elements = elements(&report);
    let count = |name: &str| elements.iter().filter(|(_, element)| element.name().as_ref() == name).count();
    let attribute = |name: &str| -> usize {
        let suites = elements.iter().filter(|(_, element)| element.name().as_ref() == "testsuite");
        let values = suites.filter_map(|(_, suite)| suite.try_get_attribute(name).expect("it is well formed"));
        values.map(|value| value.value.parse::<usize>().expect("a number")).sum()
    };
    let errors = drafts.iter().map(|checked| followup_lint::report::Totals::of(checked).errors).sum::<usize>();
    assert_eq!((count("testsuites"), count("testsuite")), (1, drafts.len() + 1));
    assert_eq!((count("failure"), attribute("failures")), (errors, errors));
    assert_eq!((count("error"), attribute("errors")), (1, 1));
    assert_eq!(count("testcase"), attribute("tests"));
    assert!(!report.contains('\u{1b}'));
    // A report on nothing is a report.
    assert_eq!(self::elements(&written(Format::Junit, &[], &[])).len(), 1);
}

#[test]
fn the_page_shows_each_finding_in_its_place() {
    let drafts = checked();
    let page = written(Format::Html, &drafts, &unreadable());
    let count = |piece: &str| page.matches(piece).count();
    let found: usize = drafts.iter().map(|checked| checked.report.diagnostics.len()).sum();
    assert_eq!((count("<li id="), count("-text\" href=\"#")), (found, found));
    assert_eq!(count("<article"), drafts.len() + 1);
    assert!(page.contains("cannot read x,y.txt") && !page.contains('\u{1b}') && !page.contains("<b>"));
    // Without its tags, the text of a draft is there, letter by letter.
    let texts: Vec<String> = page
        .split("<pre ")
        .skip(1)
        .map(|rest| {
            let marked = rest.split_once('>').and_then(|(_, rest)| rest.split_once("</pre>")).expect("it ends").0;
            let numberless = marked.split("<a ").enumerate().map(|(at, piece)| match at {
                0 => piece,
                _ => piece.split_once("</a>").expect("it ends").1,
            });
            let pieces = numberless.flat_map(|piece| piece.split('<').enumerate()).map(|(at, piece)| match at {
                0 => piece,
                _ => piece.split_once('>').expect("it ends").1,
            });
            quick_xml::escape::unescape(&pieces.collect::<String>()).expect("it is well formed").into_owned()
        })
        .collect();
    let flagged = drafts.iter().filter(|checked| !checked.report.diagnostics.is_empty());
    assert_eq!(texts, flagged.map(|checked| checked.draft.text().to_owned()).collect::<Vec<_>>());
}
