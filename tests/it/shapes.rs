//! A good mail stays silent whatever it comes in: with its record and without, with headers and without,
//! as a message of any mail program, however its lines are broken, and with any marks and spaces.

use std::fmt::Write as _;

use crate::common::post::{Format, Structure, Transfer, Way, message};
use crate::common::{of_each_language, stem, text};
use followup_lint::diagnostic::Level;
use followup_lint::draft::Draft;
use followup_lint::engine::{Case, Engine};
use followup_lint::language::{Languages, formulas};
use followup_lint::record::Record;

/// The width at which mail programs break lines.
const WIDTH: usize = 72;

/// Where the body begins, after the headers.
fn body(mail: &str) -> usize {
    let read = Draft::plain(mail.as_bytes(), &formulas());
    let end = read.headers.last().map_or(0, |last| last.span.end);
    mail.len() - mail[end..].trim_start().len()
}

/// The mail with its body changed line by line.
fn with_lines(mail: &str, change: impl Fn(&str) -> String) -> String {
    let (head, body) = mail.split_at(body(mail));
    let lines: Vec<String> = body.lines().map(change).collect();
    format!("{head}{}\n", lines.join("\n"))
}

fn with_headers(mail: &str) -> String {
    if body(mail) > 0 { mail.to_owned() } else { format!("Subject: Kilns, lids and one more thing\n\n{mail}") }
}

fn without_headers(mail: &str) -> String {
    mail[body(mail)..].to_owned()
}

/// Lines of at most 72 columns.
fn wrapped(mail: &str) -> String {
    with_lines(mail, |line| {
        if line.starts_with('>') {
            return line.to_owned();
        }
        let mut rows = String::new();
        let mut width = 0;
        for word in line.split(' ') {
            let length = word.chars().count();
            let (gap, start) = if width + length + 1 > WIDTH { ("\n", 0) } else { (" ", width + 1) };
            rows.push_str(if rows.is_empty() { "" } else { gap });
            width = if rows.is_empty() { 0 } else { start } + length;
            rows.push_str(word);
        }
        rows
    })
}

/// One line a paragraph: no line that was full is broken.
fn unwrapped(mail: &str) -> String {
    let (head, body) = mail.split_at(body(mail));
    let mut joined = String::new();
    let mut before = "";
    for line in body.lines() {
        let next = line.split(' ').next().unwrap_or_default();
        let full = before.chars().count() + next.chars().count() >= WIDTH && !before.starts_with('>');
        joined.push_str(if before.is_empty() || next.is_empty() || !full { "\n" } else { " " });
        joined.push_str(line);
        before = line;
    }
    format!("{head}{}\n", joined.trim_start())
}

fn curly(mail: &str) -> String {
    with_lines(mail, |line| {
        let mut before = ' ';
        let curl = |c| {
            let opens = before.is_whitespace() || matches!(before, '(' | '[' | '—' | '–');
            before = c;
            match c {
                '"' if opens => '“',
                '"' => '”',
                '\'' => '’',
                c => c,
            }
        };
        line.chars().map(curl).collect()
    })
}

fn straight(mail: &str) -> String {
    with_lines(mail, |line| line.replace(['’', '‘'], "'").replace(['“', '”'], "\""))
}

fn with_hard_spaces(mail: &str) -> String {
    with_lines(mail, |line| line.replace(' ', "\u{a0}"))
}

fn with_a_hard_space_in_two(mail: &str) -> String {
    with_lines(mail, |line| {
        let mut spaces = 0..;
        let mut hard = || spaces.next().is_some_and(|space| space % 2 == 1);
        line.chars().map(|c| if c == ' ' && hard() { '\u{a0}' } else { c }).collect()
    })
}

/// The mail in many shapes, each with its name: each change is in one of them at least. Changes that no reader
/// sees together share a shape.
fn shapes(mail: &str) -> Vec<(&'static str, Vec<u8>)> {
    let mut shapes = vec![
        ("wrapped and curly, with network line ends", curly(&wrapped(mail)).replace('\n', "\r\n").into_bytes()),
        ("unwrapped, without headers", unwrapped(&without_headers(mail)).into_bytes()),
    ];
    // Some of the mails promise a file.
    let post = Way { structure: Structure::Mixed, transfer: Transfer::QuotedPrintable, ..Way::default() };
    let messages = [
        ("flowed and straight", straight(mail), Way { format: Format::Flowed, crlf: true, ..post }),
        ("with hard spaces, in base64", with_hard_spaces(mail), Way { transfer: Transfer::Base64, ..post }),
        ("in HTML", wrapped(&curly(mail)), Way { format: Format::Paragraphs, ..post }),
        ("in web mail's HTML", with_a_hard_space_in_two(mail), Way { format: Format::Divs, ..post }),
        ("in Outlook's HTML", unwrapped(mail), Way { format: Format::Outlook, crlf: true, ..post }),
        ("in both", mail.to_owned(), Way { structure: Structure::Nested, ..post }),
    ];
    for (name, mail, way) in messages {
        shapes.extend(message(&with_headers(&mail), way).map(|message| (name, message)));
    }
    shapes
}

#[test]
fn a_good_mail_is_left_alone_in_every_shape() {
    let engine = Engine::new(Languages::with(Vec::new()).expect("languages are built in"));
    let mut alarms = String::new();
    for path in of_each_language("tests/clean", "txt").into_iter().flat_map(|(_, mails)| mails) {
        let record = path.with_extension("toml");
        let record = record.is_file().then(|| Record::parse(&text(&record)).expect("the record is right"));
        let shapes = shapes(&text(&path));
        assert!(shapes.len() >= 8, "{} has only {} shapes", stem(&path), shapes.len());
        for record in [None, record.as_ref()].iter().take(1 + usize::from(record.is_some())) {
            for (shape, bytes) in &shapes {
                let draft = Draft::read(bytes, &formulas());
                let found = engine.check(&draft, &Case::of(*record)).diagnostics;
                for alarm in found.iter().filter(|found| found.level > Level::Note) {
                    let known = if record.is_some() { " with its record" } else { "" };
                    let flagged = draft.slice(alarm.span);
                    let _ = writeln!(alarms, "{} {shape}{known}: {} {flagged:?}", stem(&path), alarm.rule);
                }
            }
        }
    }
    assert!(alarms.is_empty(), "\n{alarms}");
}
