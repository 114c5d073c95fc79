//! What holds for every draft and its report, whatever is in it. Property tests and fuzz targets share it.

use followup_lint::diagnostic::{Diagnostic, Safety, Span};
use followup_lint::draft::Draft;
use followup_lint::fix::Fixed;
use followup_lint::report::{Checked, Format, Style, legible};
use serde_json::Value;

fn assert_span(text: &str, span: Span, what: &str) {
    assert!(span.start < span.end, "{what}: {span:?} is empty");
    assert!(text.get(span.range()).is_some(), "{what}: {span:?} is no piece of the text");
}

/// The parts, slots and headers of a draft are pieces of its text, in order.
pub fn assert_reading(draft: &Draft) {
    let text = draft.text();
    let parts: Vec<Span> = draft.parts.iter().map(|part| part.span).collect();
    let slots: Vec<Span> = draft.slots.iter().map(|slot| slot.span).collect();
    for spans in [parts, slots] {
        for span in &spans {
            assert_span(text, *span, "a part or slot");
        }
        assert!(spans.is_sorted_by(|one, next| one.end <= next.start), "{spans:?} overlap");
    }
    for header in &draft.headers {
        assert!(text.get(header.span.range()).is_some() && text.get(header.value.range()).is_some());
    }
}

/// A finding flags a piece of the text, and its fixes change something there.
pub fn assert_finding(text: &str, finding: &Diagnostic) {
    let rule = finding.rule;
    assert_span(text, finding.span, rule);
    assert!(!finding.message.is_empty() && !finding.message.contains(['\n', '\r']), "{:?}", finding.message);
    for label in &finding.labels {
        assert_span(text, label.span, rule);
    }
    for fix in &finding.fixes {
        assert!(!fix.edits.is_empty(), "{rule}: a fix that changes nothing");
        assert!(fix.edits.is_sorted_by(|one, next| one.span.end <= next.span.start), "{rule}: {fix:?}");
        for edit in &fix.edits {
            assert!(text.get(edit.span.range()).is_some(), "{rule}: {edit:?}");
            assert_ne!(&text[edit.span.range()], edit.replacement, "{rule}: an edit that changes nothing");
        }
    }
}

fn written(format: Format, width: usize, color: bool, files: &[Checked]) -> String {
    let mut out = Vec::new();
    format.write(files, &Style::new(width).color(color), &mut out).expect("memory can be written to");
    String::from_utf8(out).expect("reports are UTF-8")
}

/// Every place that a format with lines and columns prints leads back to the flagged text.
pub fn assert_places(files: &[Checked]) {
    let Checked { draft, report, .. } = &files[0];
    let place = |(line, column)| draft.source.offset(line, column);
    for format in [Format::Short, Format::Json, Format::Sarif, Format::Gitlab, Format::Github] {
        let text = written(format, 80, false, files);
        let printed = places(format, &text);
        assert_eq!(printed.len(), report.diagnostics.len(), "{format:?}: {text}");
        for ((start, end), finding) in printed.into_iter().zip(&report.diagnostics) {
            assert_eq!(start.map_or(Some(finding.span.start), place), Some(finding.span.start), "{format:?}: {text}");
            let end = end.map(|end| place(end).expect("the place exists"));
            // After a word of a message there may be bytes that are not part of its text.
            if !draft.source.is_message() {
                assert_eq!(end.unwrap_or(finding.span.end), finding.span.end, "{format:?}: {text}");
            }
        }
    }
    let json: Value = serde_json::from_str(&written(Format::Json, 80, false, files)).expect("the report is JSON");
    for (entry, finding) in json["files"][0]["diagnostics"].as_array().expect("a list").iter().zip(&report.diagnostics)
    {
        let Span { start, end } = finding.span;
        assert_eq!((number(&entry["span"]["start"]), number(&entry["span"]["end"])), (start, end));
        assert_eq!(entry["text"], draft.slice(finding.span));
    }
}

/// A line and a column, both from 1.
type Place = (usize, usize);

/// Where a report says that findings begin and end, as far as it does.
fn places(format: Format, report: &str) -> Vec<(Option<Place>, Option<Place>)> {
    let pair = |of: &Value, line: &str, column: &str| Some((number(&of[line]), number(&of[column])));
    let json = || serde_json::from_str::<Value>(report).expect("the report is JSON");
    let list = |of: &Value| of.as_array().expect("a list").clone();
    match format {
        Format::Json => {
            let spans = list(&json()["files"][0]["diagnostics"]).into_iter().map(|entry| entry["span"].clone());
            spans.map(|span| (pair(&span, "line", "column"), pair(&span, "end_line", "end_column"))).collect()
        }
        Format::Sarif => {
            let results = list(&json()["runs"][0]["results"]).into_iter();
            let regions = results.map(|result| result["locations"][0]["physicalLocation"]["region"].clone());
            regions.map(|at| (pair(&at, "startLine", "startColumn"), pair(&at, "endLine", "endColumn"))).collect()
        }
        Format::Gitlab => {
            let positions = list(&json()).into_iter().map(|issue| issue["location"]["positions"].clone());
            let place = |at: &Value| pair(at, "line", "column");
            positions.map(|at| (place(&at["begin"]), place(&at["end"]))).collect()
        }
        Format::Github => {
            let field = |line: &str, name: &str| {
                let value = line.split_once(&format!(",{name}=")).map(|(_, rest)| rest.split([',', ':']).next());
                value.flatten().and_then(|value| value.parse().ok())
            };
            let place = |line: &str, row, column| field(line, row).zip(field(line, column));
            // A place with no columns is in more than one line.
            report.lines().map(|line| (place(line, "line", "col"), place(line, "endLine", "endColumn"))).collect()
        }
        _ => {
            let numbers = |line: &str| line.split(':').skip(1).map(|field| field.parse().unwrap_or(0)).collect();
            let fields = report.lines().map(numbers);
            fields.map(|fields: Vec<usize>| (Some((fields[0], fields[1])), None)).collect()
        }
    }
}

fn number(value: &Value) -> usize {
    value.as_u64().and_then(|number| number.try_into().ok()).expect("a number")
}

/// `text` without the colours that a report may have.
fn uncoloured(text: &str) -> String {
    let mut plain = String::new();
    for (number, piece) in text.split("\u{1b}[").enumerate() {
        let colour =
            piece.find('m').filter(|&end| piece[..end].bytes().all(|byte| byte.is_ascii_digit() || byte == b';'));
        plain.push_str(match (number, colour) {
            (0, _) => piece,
            (_, Some(end)) => &piece[end + 1..],
            (_, None) => panic!("an escape that is no colour: {piece:?}"),
        });
    }
    plain
}

/// Every format can be written, shows each finding once, and sends no control character to a terminal.
pub fn assert_shown(files: &[Checked], width: usize) {
    let plain = written(Format::Full, width, false, files);
    let short = written(Format::Short, width, false, files);
    for shown in [&plain, &short] {
        let raw = shown.chars().find(|c| c.is_control() && *c != '\n');
        assert_eq!(raw, None, "{shown}");
        assert_eq!(legible(shown), shown.as_str());
    }
    assert_eq!(uncoloured(&written(Format::Full, width, true, files)), plain);
    let found = &files[0].report.diagnostics;
    let places: Vec<&str> = plain.lines().filter_map(|line| line.trim_start().strip_prefix("┌─ ")).collect();
    let shorts = short.lines().map(|line| line.split(": ").next().unwrap_or_default());
    assert_eq!(places, shorts.collect::<Vec<_>>(), "{plain}");
    let heads = plain.lines().filter(|line| line.starts_with(['e', 'w', 'n'])).count();
    assert_eq!(heads, found.len(), "{plain}");
}

/// After the safe fixes no safe fix is left. What only a probable fix brings to light waits for the next run, and
/// the runs come to an end.
pub fn assert_settles(draft: Draft, fix: impl Fn(&Draft, Safety) -> Fixed) {
    let once = fix(&draft, Safety::Safe);
    let twice = fix(&once.draft, Safety::Safe);
    assert_eq!(twice.applied(), 0, "{:?}\n{:?}", once.draft.text(), twice.draft.text());
    assert_eq!(twice.draft.text(), once.draft.text());
    let mut runs = (0..10).scan(draft, |draft, _| {
        let fixed = fix(draft, Safety::Unsafe);
        *draft = fixed.draft.clone();
        Some(fixed.applied())
    });
    assert!(runs.any(|applied| applied == 0), "the runs come to no end");
}
