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

/// Every place that `short` and `json` print leads back to the flagged text.
pub fn assert_places(files: &[Checked]) {
    let draft = &files[0].draft;
    let found = &files[0].report.diagnostics;
    let place = |line: usize, column: usize| draft.source.offset(line, column);
    let short = written(Format::Short, 80, false, files);
    assert_eq!(short.lines().count(), found.len(), "{short}");
    for (line, finding) in short.lines().zip(found) {
        let mut fields = line.split(':').skip(1).map(|field| field.parse().unwrap_or(0));
        let (line, column) = (fields.next().unwrap_or(0), fields.next().unwrap_or(0));
        assert_eq!(place(line, column), Some(finding.span.start), "{short}");
    }
    let json: Value = serde_json::from_str(&written(Format::Json, 80, false, files)).expect("the report is JSON");
    let entries = json["files"][0]["diagnostics"].as_array().expect("a list");
    assert_eq!(entries.len(), found.len());
    for (entry, finding) in entries.iter().zip(found) {
        let number = |key: &str| usize::try_from(entry["span"][key].as_u64().expect("a number")).expect("it fits");
        let start = place(number("line"), number("column")).expect("the place exists");
        let end = place(number("end_line"), number("end_column")).expect("the place exists");
        // After a word of a message there may be bytes that are not part of its text.
        let end = if draft.source.is_message() { finding.span.end } else { end };
        assert_eq!((start, end), (finding.span.start, finding.span.end));
        assert_eq!((start, end), (number("start"), number("end")));
        assert_eq!(entry["text"], draft.text()[start..end]);
    }
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
