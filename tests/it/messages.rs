//! Messages as mail programs write them: the same text gives the same findings whatever it is wrapped
//! in, and what is hostile gives an answer soon.

#![expect(clippy::disallowed_methods, reason = "tests read files")]

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use crate::common::post::{self, CHARSETS, FORMATS, Format, STRUCTURES, Structure, TRANSFERS, Transfer, Way};
use crate::common::{english, files, stem, text};
use followup_lint::diagnostic::Safety;
use followup_lint::draft::Draft;
use followup_lint::engine::{Case, Engine};
use followup_lint::language::formulas;
use followup_lint::record::Record;
use ignore::{DirEntry, WalkBuilder};

/// A draft, and the record beside it.
struct Mail {
    name: String,
    text: String,
    record: Option<Record>,
}

fn mails() -> Vec<Mail> {
    let record = |path: &Path| path.is_file().then(|| Record::parse(&text(path)).ok()).flatten();
    let whole = ["tests/drafts/en", "tests/clean/en", "tests/templates/en"].map(|folder| files(folder, "txt")).concat();
    let mut mails: Vec<Mail> = Vec::new();
    for path in whole {
        mails.push(Mail { name: stem(&path), text: text(&path), record: record(&path.with_extension("toml")) });
    }
    // The drafts of the command's cases, too, if they are text.
    let cases = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let mut paths: Vec<PathBuf> = WalkBuilder::new(cases).build().flatten().map(DirEntry::into_path).collect();
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "txt"));
    paths.sort();
    for path in paths {
        let Some(text) = fs::read(&path).ok().and_then(|bytes| String::from_utf8(bytes).ok()) else { continue };
        if text.trim().is_empty() || text.contains(['\0', '\u{feff}']) {
            continue;
        }
        mails.push(Mail {
            name: path.display().to_string(),
            text,
            record: record(&path.with_file_name("interview.toml")),
        });
    }
    mails
}

/// Rules that ask whether a file goes with the mail, which plain text does not tell.
const FILED: &[&str] = &["false-reply", "missing-attachment"];

/// A finding without its place: rule, level, flagged text, message, first replacement.
type Finding = (&'static str, String, String, String, Option<String>);

fn findings(engine: &Engine, draft: &Draft, record: Option<&Record>) -> Vec<Finding> {
    let case = Case::of(record);
    let report = engine.check(draft, &case);
    let alternative = engine.check_alternative(draft, &report, &case);
    let spaced = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut found = Vec::new();
    for (draft, report) in std::iter::once((draft, report)).chain(alternative) {
        for one in report.diagnostics.into_iter().filter(|one| !FILED.contains(&one.rule)) {
            let position = draft.source.position(one.span.start);
            assert_eq!(
                draft.source.offset(position.line, position.column),
                Some(one.span.start),
                "{}: {position:?}",
                one.message
            );
            let right = one.fixes.first().map(|fix| spaced(&fix.edits[0].replacement));
            found.push((one.rule, one.level.name().to_owned(), spaced(draft.slice(one.span)), one.message, right));
        }
    }
    found
}

/// The same numbers in every run.
struct Numbers(u64);

impl Numbers {
    fn one_of<T: Copy>(&mut self, all: &[T]) -> T {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        all[usize::try_from(self.0 >> 33).unwrap_or(0) % all.len()]
    }
}

/// What every way of writing can keep: not the white space at the ends of lines.
fn written(mail: &Mail) -> String {
    let lines = mail.text.lines().map(|line| if line == "-- " { line } else { line.trim_end() });
    lines.collect::<Vec<_>>().join("\n") + "\n"
}

/// Checks one mail in one way against its draft, and says what differs.
fn difference(engine: &Engine, mail: &Mail, plain: &[Finding], way: Way, text: &str) -> Option<String> {
    let message = post::message(text, way)?;
    let draft = Draft::read(&message, &formulas());
    assert!(draft.source.is_message(), "{}: {way:?} is no message", mail.name);
    let found = findings(engine, &draft, mail.record.as_ref());
    if found == plain {
        return Some(String::new());
    }
    let mut difference = format!("{} in {way:?}\n", mail.name);
    for finding in plain.iter().filter(|finding| !found.contains(finding)) {
        let _ = writeln!(difference, "  missing {finding:?}");
    }
    for finding in found.iter().filter(|finding| !plain.contains(finding)) {
        let _ = writeln!(difference, "  surplus {finding:?}");
    }
    Some(difference + "\n")
}

fn ways() -> Vec<Way> {
    let way = Way::default();
    let mut ways = vec![way, Way { crlf: true, ..way }, Way { charset: "iso-8859-1", ..way }];
    ways.extend(TRANSFERS.iter().map(|&transfer| Way { transfer, crlf: true, ..way }));
    ways.extend(FORMATS.iter().map(|&format| Way { format, ..way }));
    ways.extend(STRUCTURES.iter().map(|&structure| Way { structure, transfer: Transfer::QuotedPrintable, ..way }));
    ways.push(Way { format: Format::Flowed, transfer: Transfer::QuotedPrintable, crlf: true, ..way });
    ways.push(Way { format: Format::Divs, transfer: Transfer::Base64, charset: "iso-8859-1", ..way });
    ways
}

#[test]
fn every_draft_gives_the_same_findings_in_every_way() {
    let engine = Engine::new(english());
    let (mut differences, mut written_down) = (String::new(), 0);
    for mail in mails() {
        let text = written(&mail);
        let plain = findings(&engine, &Draft::read(text.as_bytes(), &formulas()), mail.record.as_ref());
        for way in ways() {
            let difference = difference(&engine, &mail, &plain, way, &text);
            written_down += usize::from(difference.is_some());
            differences.push_str(&difference.unwrap_or_default());
        }
    }
    assert!(differences.is_empty(), "{differences}");
    assert!(written_down > 2_000, "only {written_down} messages");
}

#[test]
fn a_thousand_messages_give_the_findings_of_their_drafts() {
    let engine = Engine::new(english());
    let mails = mails();
    let mut numbers = Numbers(6);
    let (mut differences, mut count) = (String::new(), 0);
    let (mut charsets, mut plain) = (BTreeMap::new(), BTreeMap::new());
    while count < 1_000 {
        let number = numbers.one_of(&(0..mails.len()).collect::<Vec<_>>());
        let mail = &mails[number];
        let way = Way {
            charset: numbers.one_of(CHARSETS),
            transfer: numbers.one_of(TRANSFERS),
            format: numbers.one_of(FORMATS),
            structure: numbers.one_of(STRUCTURES),
            crlf: numbers.one_of(&[true, false]),
            b_words: numbers.one_of(&[true, false]),
        };
        let text = written(mail);
        let plain = plain
            .entry(number)
            .or_insert_with(|| findings(&engine, &Draft::read(text.as_bytes(), &formulas()), mail.record.as_ref()));
        let Some(difference) = difference(&engine, mail, plain, way, &text) else {
            continue;
        };
        count += 1;
        *charsets.entry(way.charset).or_insert(0) += 1;
        differences.push_str(&difference);
    }
    assert!(differences.is_empty(), "{differences}");
    assert!(charsets.len() == CHARSETS.len() && charsets.values().all(|count| *count >= 5), "{charsets:?}");
}

#[test]
fn files_are_known_by_name() {
    let draft = "To: rita@kiln.example\nSubject: The tall kiln\n\nDear Rita,\n\nMy plan is attached.\n\nMaya\n";
    let engine = Engine::new(english());
    for &structure in STRUCTURES {
        let message = post::message(draft, Way { structure, ..Way::default() }).expect("it is ASCII");
        let read = Draft::read(&message, &formulas());
        let filed = matches!(structure, Structure::Mixed | Structure::Nested);
        assert_eq!(read.attachments(), Some(if filed { vec!["cv.pdf".to_owned()] } else { vec![] }), "{structure:?}");
        let missed =
            engine.check(&read, &Case::default()).diagnostics.iter().any(|one| one.rule == "missing-attachment");
        assert_eq!(missed, !filed, "{structure:?}");
    }
}

/// Where a finding is: line and column in the file, and the text there.
fn place(message: &str, rule: &str) -> (usize, usize, String) {
    let draft = Draft::read(message.as_bytes(), &formulas());
    let report = Engine::new(english()).check(&draft, &Case::default());
    let found = report.diagnostics.iter().find(|one| one.rule == rule).expect("it is found");
    let (start, end) = (draft.source.position(found.span.start), draft.source.end_position(found.span.end));
    assert_eq!(start.line, end.line);
    let line = message.lines().nth(start.line - 1).expect("there is such a line");
    (start.line, start.column, line.chars().skip(start.column - 1).take(end.column - start.column).collect())
}

#[test]
fn lines_and_columns_are_those_of_the_file() {
    let head = "MIME-Version: 1.0\nSubject: =?utf-8?q?The_caf=C3=A9_lids_recieved?=\n";
    let part = |head: &str, body: &str| format!("Content-Type: text/{head}\n\nDear Rita,\n\n{body}\n\nMaya\n");
    let mail = |head_of: &str, body: &str| format!("{head}{}", part(head_of, body));
    let place = |message: &str| place(message, "wrong-article");
    assert_eq!(place(&mail("plain", "It took a hour.")), (7, 9, "a hour".into()));
    assert_eq!(place(&mail("plain; format=flowed", "It \ntook\n> é\n  Café a hour.")), (10, 8, "a hour".into()));
    assert_eq!(
        place(
            &mail("plain\nContent-Transfer-Encoding: quoted-printable", "=C3=A9 a=20h=\no=\nur.")
                .replace("=\no=\n", "o")
        ),
        (8, 8, "a=20hou".to_owned() + "r")
    );
    assert_eq!(place(&mail("html", "<p>It&nbsp;took <b>a hour</b>.")), (7, 20, "a hour".into()));
    let coded = post::base64(b"Dear Rita,\n\nIt took a hour.\n");
    let message = mail("plain\nContent-Transfer-Encoding: base64", "").replace("Dear Rita,\n\n\n\nMaya\n", &coded);
    // Three bytes are four characters, and `a` is at byte 20.
    assert_eq!(place(&message), (6, 20 / 3 * 4 + 20 % 3 + 1, coded[26..35].to_owned()));
}

#[test]
fn what_a_message_holds_verbatim_can_be_fixed_in_it() {
    let fix = |bytes: &[u8]| {
        let engine = Engine::new(english());
        let fixed = followup_lint::fix::fix(&engine, &Draft::read(bytes, &formulas()), &Case::default(), Safety::Safe);
        (fixed.draft.source.bytes().expect("it is a message"), fixed.applied())
    };
    let draft = "To: rita@kiln.example\nSubject: The kiln I recieved\n\nDear Rita,\n\nThe café took a hour.\n\nMaya\n";
    let right = draft.replace("recieved", "received").replace("a hour", "an hour");
    for charset in ["utf-8", "iso-8859-1", "iso-2022-jp"] {
        for structure in [Structure::Single, Structure::Mixed, Structure::Alternative] {
            let way = Way { charset, structure, crlf: true, ..Way::default() };
            let (Some(wrong), Some(right)) = (post::message(draft, way), post::message(&right, way)) else {
                continue;
            };
            let (fixed, applied) = fix(&wrong);
            if structure == Structure::Alternative {
                // The HTML is left as it is, and that is reported.
                assert_eq!(applied, 2);
                assert!(Draft::read(&fixed, &formulas()).alternative().is_some());
            } else {
                assert_eq!((String::from_utf8_lossy(&fixed), applied), (String::from_utf8_lossy(&right), 2), "{way:?}");
            }
        }
    }
    for (structure, transfer) in [
        (Structure::Signed, Transfer::EightBit),
        (Structure::Single, Transfer::Base64),
        (Structure::Single, Transfer::QuotedPrintable),
    ] {
        let wrong = post::message(draft, Way { transfer, structure, ..Way::default() }).expect("it is UTF-8");
        let (fixed, applied) = fix(&wrong);
        let subject = usize::from(structure != Structure::Signed);
        assert_eq!(applied, subject, "{structure:?} {transfer:?}");
        assert_eq!(fixed == wrong, subject == 0);
    }
}
