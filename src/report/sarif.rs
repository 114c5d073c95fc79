//! SARIF 2.1.0, the format of code scanning.
//!
//! Source: <https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html>

use std::io;
use std::path::Path;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde::Serialize;

use super::fingerprint::{Fingerprint, fingerprinted, portable};
use super::{Checked, Style, Totals, Writer, list, message};
use crate::diagnostic::{Diagnostic, Edit, Level, Safety, Span};
use crate::draft::Draft;
use crate::rules::{self, Rule};

const SCHEMA: &str = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
/// What a path keeps when it becomes a URI.
const KEPT: &AsciiSet = &NON_ALPHANUMERIC.remove(b'/').remove(b'-').remove(b'.').remove(b'_').remove(b'~');

#[derive(Debug)]
pub(super) struct Sarif;

impl Writer for Sarif {
    fn is_for_people(&self) -> bool {
        false
    }

    fn begin(&self, out: &mut dyn io::Write) -> io::Result<()> {
        let rules = rules::all().map(descriptor).collect();
        let version = env!("CARGO_PKG_VERSION");
        let driver = serde_json::to_string(&Driver { name: "followup-lint", semantic_version: version, rules })?;
        write!(out, "{{\"$schema\":\"{SCHEMA}\",\"version\":\"2.1.0\",\"runs\":[{{\"tool\":{{\"driver\":{driver}}},")?;
        write!(out, "\"columnKind\":\"unicodeCodePoints\",\"results\":[")
    }

    fn separator(&self) -> &'static str {
        ","
    }

    fn draft(&self, _: &Style, checked: &Checked, out: &mut dyn io::Write) -> io::Result<()> {
        list(fingerprinted(checked).map(|(diagnostic, print)| result(checked, diagnostic, print)), out)
    }

    fn end(&self, totals: &Totals, out: &mut dyn io::Write) -> io::Result<()> {
        writeln!(out, "],\"invocations\":[{{\"executionSuccessful\":{}}}]}}]}}", totals.failed == 0)
    }
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Driver {
    name: &'static str,
    semantic_version: &'static str,
    rules: Vec<Descriptor>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Descriptor {
    id: &'static str,
    short_description: Text,
    help: Help,
    default_configuration: Configuration,
    properties: Properties,
}

#[derive(Serialize)]
struct Text {
    text: String,
}

#[derive(Serialize)]
struct Help {
    text: String,
    markdown: String,
}

#[derive(Serialize)]
struct Configuration {
    enabled: bool,
    level: &'static str,
}

#[derive(Serialize)]
struct Properties {
    tags: [&'static str; 1],
}

fn descriptor(rule: &Rule) -> Descriptor {
    let page = rule.page();
    Descriptor {
        id: rule.id,
        short_description: Text { text: rule.summary().to_owned() },
        help: Help { text: page.clone(), markdown: page },
        default_configuration: Configuration { enabled: rule.level != Level::Allow, level: level(rule.level) },
        properties: Properties { tags: [rule.group.name()] },
    }
}

const fn level(level: Level) -> &'static str {
    match level {
        Level::Allow => "none",
        level => level.name(),
    }
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Finding {
    rule_id: &'static str,
    level: &'static str,
    message: Text,
    locations: [Location; 1],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related_locations: Vec<Location>,
    partial_fingerprints: Fingerprints,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    fixes: Vec<Fix>,
}

#[derive(Serialize)]
struct Fingerprints {
    #[serde(rename = "ruleFileTextOccurrence/v1")]
    first: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Location {
    physical_location: PhysicalLocation,
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<Text>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct PhysicalLocation {
    artifact_location: Artifact,
    region: Region,
}

#[derive(Clone, Serialize)]
struct Artifact {
    uri: String,
}

/// A place in the file; lines and columns from 1, the last column is the one after it.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Region {
    start_line: usize,
    start_column: usize,
    end_line: usize,
    end_column: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    snippet: Option<Text>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Fix {
    description: Text,
    artifact_changes: [Change; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Change {
    artifact_location: Artifact,
    replacements: Vec<Replacement>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Replacement {
    deleted_region: Region,
    inserted_content: Text,
}

fn result(Checked { path, draft, .. }: &Checked, diagnostic: &Diagnostic, fingerprint: Fingerprint) -> Finding {
    let artifact = Artifact { uri: uri(path) };
    let location = |span: Span, message: Option<&str>| Location {
        physical_location: PhysicalLocation { artifact_location: artifact.clone(), region: region(draft, span, true) },
        message: message.map(|text| Text { text: text.to_owned() }),
    };
    // What can only be shown is no change of the file.
    let fixes = diagnostic.fixes.iter().filter(|fix| fix.safety != Safety::Display);
    Finding {
        rule_id: diagnostic.rule,
        level: level(diagnostic.level),
        message: Text { text: message::whole(diagnostic) },
        locations: [location(diagnostic.span, None)],
        related_locations: diagnostic.labels.iter().map(|label| location(label.span, Some(&label.text))).collect(),
        partial_fingerprints: Fingerprints { first: fingerprint.to_string() },
        fixes: fixes.map(|fix| changes(draft, &artifact, &fix.edits, fix.safety)).collect(),
    }
}

fn changes(draft: &Draft, artifact: &Artifact, edits: &[Edit], safety: Safety) -> Fix {
    let replacement = |edit: &Edit| Replacement {
        deleted_region: region(draft, edit.span, false),
        inserted_content: Text { text: edit.replacement.clone() },
    };
    let description = if safety == Safety::Safe { "a certain fix" } else { "a probable fix" };
    Fix {
        description: Text { text: description.to_owned() },
        artifact_changes: [Change {
            artifact_location: artifact.clone(),
            replacements: edits.iter().map(replacement).collect(),
        }],
    }
}

fn region(draft: &Draft, span: Span, shown: bool) -> Region {
    let start = draft.source.position(span.start);
    let end = if span.is_empty() { start } else { draft.source.end_position(span.end) };
    Region {
        start_line: start.line,
        start_column: start.column,
        end_line: end.line,
        end_column: end.column,
        snippet: shown.then(|| Text { text: draft.slice(span).to_owned() }),
    }
}

/// A path as a URI: relative if the path is.
fn uri(path: &str) -> String {
    let scheme = if Path::new(path).is_absolute() { "file://" } else { "" };
    format!("{scheme}{}", utf8_percent_encode(&portable(path), KEPT))
}
