//! What holds for every draft, whatever is in it: arbitrary bytes, and good mails that were damaged.
//!
//! `PROPTEST_CASES` and `PROPTEST_RNG_SEED` widen the search.

use std::ops::Range;
use std::sync::LazyLock;

use crate::common::{english, files, text};
use followup_lint::diagnostic::{Diagnostic, Safety, Span};
use followup_lint::draft::Draft;
use followup_lint::engine::{Case, Engine};
use followup_lint::fix;
use followup_lint::language::formulas;
use followup_lint::record::Record;
use followup_lint::report::{Checked, Format, Style, legible};
use proptest::prelude::*;
use proptest::sample::{Index, select};
use proptest::test_runner::RngSeed;
use serde_json::Value;

/// The same cases every time, unless the environment asks for others.
fn config() -> ProptestConfig {
    let mut config = ProptestConfig { failure_persistence: None, ..ProptestConfig::default() };
    config.cases = (config.cases / 4).max(1);
    if config.rng_seed == RngSeed::Random {
        config.rng_seed = RngSeed::Fixed(17);
    }
    config
}

static RECORD: LazyLock<Record> = LazyLock::new(|| {
    Record::parse(
        "[candidate]\nname = \"Maya Lindqvist\"\n\
         [interview]\ncompany = \"LeatherBoard Press B.V.\"\nother_companies = [\"Fjordly\"]\n\
         [[interviewer]]\nname = \"Rita Izaguirre\"\nhonorific = \"Ms.\"\nemail = \"rita@kiln.example\"\n\
         [[interviewer]]\nname = \"Søren McKay\"\n",
    )
    .expect("the record is right")
});

static MAILS: LazyLock<Vec<String>> = LazyLock::new(|| {
    let folders = ["tests/clean/en", "tests/drafts/en", "tests/templates/en"];
    folders.iter().flat_map(|folder| files(folder, "txt")).map(|path| text(&path)).collect()
});

/// Pieces that have broken readers of mail before, or might.
const PIECES: &[&str] = &[
    "\n",
    "\r\n",
    "\r",
    "\n\n",
    "\t",
    " ",
    "  ",
    "\u{a0}",
    "\u{85}",
    "\u{2028}",
    "\u{200b}",
    "\u{202e}",
    "\u{feff}",
    "\0",
    "\u{1b}[31m",
    "\u{9b}2J",
    "\u{7f}",
    "e\u{301}",
    "İ",
    "ẞ",
    "ﬁ",
    "ŉ",
    "K",
    "Ω",
    "漢字",
    "👩‍🔧",
    "🏳️‍🌈",
    "…",
    "’s",
    "“",
    "”",
    "--",
    "-- \n",
    "-----Original Message-----\n",
    "________________________________\n",
    "> ",
    "On 3 May, Rita wrote:\n> no\n",
    "To: rita@kiln.example\n",
    "Subject:",
    "Subject: Thanks\n",
    "Subject: \u{feff}\n ",
    "Dear Rita,\n",
    "Dear. ",
    "PS ",
    "Kind regards,\n",
    "[Name",
    "[Name]",
    "[Your\nName]",
    "{{",
    "{{name}}",
    "}}",
    "<<Role>>",
    "<Role]",
    "%s",
    "%NAME%",
    "____",
    "«x»",
    "(optional)",
    "[mention something specific]",
    "Mr./Ms.",
    "he/she",
    "the the",
    "the\nthe",
    "a hour",
    "an\nunicorn",
    "teh",
    "recieve\u{301}",
    "i",
    "i'm",
    ". it",
    " ,",
    ",,",
    "..",
    ".A",
    "I am shore your glad to no",
    "their is",
    "Soren\nMckay",
    "Izaguirre Rita",
    "Izaguire’s",
    "Leather\nBoard Press",
    "join Fjordly",
    "Thank you for taking the time to meet with me",
    "do not hesitate\nto contact me",
    "I look forward to hearing from you",
    "XXX",
    "https://kiln.example/a.b,c",
    "a@b.example",
    "12.5",
    "1st",
    "24/7",
    "O'Neill",
    "naïve",
    "ÉCOLE",
];

/// What messages and the drafts of mail programs are made of.
const MARKUP: &[&str] = &[
    "\n",
    "\r\n",
    "\n\n",
    " \n",
    "It took a hour",
    "é",
    "=C3=A9",
    "=E9",
    "=\n",
    "=",
    "SXQgdG9vayBhIGhvdXI=",
    "=?utf-8?q?caf=C3=A9?=",
    "=?iso-2022-jp?b?GyRC?=",
    "Subject: =?utf-8?q?",
    "Content-Type: text/html; charset=utf-8\n",
    "Content-Type: multipart/alternative; boundary=b\n",
    "Content-Type: text/plain; name*0*=utf-8''%c3; name*1=x\n",
    "Content-Transfer-Encoding: base64\n",
    "--b\n",
    "\n--b\n\n",
    "--b--",
    "<p>",
    "</p>",
    "<p hidden>",
    "<td style='font-size:0'>",
    "</td>",
    "<div style=\"white-space:pre; font-size: 13px\">",
    "</div>",
    "<blockquote>",
    "</blockquote>",
    "<ol><li>",
    "<br>",
    "<style>",
    "</style>",
    "<title>",
    "<!--",
    "-->",
    "<!",
    "<?",
    "<",
    "</",
    "<a b=\"",
    ">",
    "\"",
    "&eacute;",
    "&nbsp;",
    "&#x10ffff;",
    "&notit;",
    "&",
    "\u{a0}",
    "\0",
    "\t",
    "> ",
    ">>",
    "-- \n",
    "--text follows this line--\n",
    "<#part type=text/html>",
    "<#multipart type=alternative>",
    "<#/part>",
    "<#part ",
    "GIT: x\n",
    "Attach: a\\ b.pdf\n",
    "-----BEGIN PGP SIGNED MESSAGE-----\nHash: x\n\n",
    "-----BEGIN PGP SIGNATURE-----\n",
    "-----END PGP SIGNATURE-----\n",
    "diff --git a b\n",
];

/// A message of some kind, made of anything.
fn message() -> impl Strategy<Value = Vec<u8>> {
    let kinds = [
        "",
        "Message-ID: <1@a.example>\n\n",
        "To: rita@kiln.example\n\nDear Rita,\n\n",
        "GIT: x\nTo: rita@kiln.example\n\n",
        "Content-Type: text/html\n\n",
        "Content-Type: text/html; charset=shift_jis\nContent-Transfer-Encoding: quoted-printable\n\n",
        "Content-Type: text/plain; format=flowed; delsp=yes\n\n",
        "Content-Type: text/plain; charset=utf-16\nContent-Transfer-Encoding: base64\n\n",
        "Content-Type: multipart/mixed; boundary=b\n\n--b\n\n",
        "Content-Type: multipart/alternative; boundary=b\n\n--b\n\n",
        "From maya Sun Nov 22 06:00:00 2026\nTo: a\n\n",
    ];
    let pieces = prop::collection::vec(select(MARKUP), 0..30);
    (select(kinds.to_vec()), pieces).prop_map(|(head, pieces)| [head, &pieces.concat()].concat().into_bytes())
}

/// A good mail after a few accidents: pieces put in, stretches taken out, doubled, or moved in from
/// another mail.
fn damaged() -> impl Strategy<Value = String> {
    let accident = (0..6u8, any::<Index>(), any::<Index>(), select(PIECES), select(MAILS.as_slice()));
    (select(MAILS.as_slice()), prop::collection::vec(accident, 1..8)).prop_map(|(mail, accidents)| {
        accidents.into_iter().fold(mail, |mut mail, (kind, at, length, piece, other)| {
            let range = stretch(&mail, at, length);
            match kind {
                0 => mail.replace_range(range, ""),
                1 => mail = [&mail[..range.end], &mail[range.start..]].concat(),
                2 => mail.insert_str(range.start, &other[stretch(&other, at, length)]),
                _ => mail.insert_str(range.start, piece),
            }
            mail
        })
    })
}

/// Some characters of a text, sixty at most.
fn stretch(text: &str, at: Index, length: Index) -> Range<usize> {
    let count = text.chars().count();
    let offset = |chars: usize| text.char_indices().nth(chars).map_or(text.len(), |(at, _)| at);
    let start = at.index(count + 1);
    offset(start)..offset(start + length.index(60))
}

fn bytes() -> impl Strategy<Value = Vec<u8>> {
    let raw = prop::collection::vec(any::<u8>(), 0..300);
    let marked = (select(vec![&b"\xff\xfe"[..], b"\xfe\xff", b"\xef\xbb\xbf"]), raw.clone());
    let marked = marked.prop_map(|(mark, bytes)| [mark, &bytes].concat());
    let western = damaged().prop_map(|mail| encoding_rs::WINDOWS_1252.encode(&mail).0.into_owned());
    let pieces = prop::collection::vec(select(PIECES), 0..12).prop_map(|pieces| pieces.concat().into_bytes());
    let cut = (damaged(), any::<Index>(), any::<u8>()).prop_map(|(mail, at, byte)| {
        let mut bytes = mail.into_bytes();
        bytes.insert(at.index(bytes.len() + 1), byte);
        bytes
    });
    prop_oneof![raw, marked, western, pieces, cut, message()]
}

fn engine() -> Engine {
    Engine::new(english())
}

fn assert_span(text: &str, span: Span, what: &str) {
    assert!(span.start < span.end, "{what}: {span:?} is empty");
    assert!(text.get(span.range()).is_some(), "{what}: {span:?} is no piece of the text");
}

fn assert_reading(draft: &Draft) {
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

fn assert_finding(text: &str, finding: &Diagnostic) {
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
fn assert_places(files: &[Checked]) {
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

fn assert_shown(files: &[Checked], width: usize) {
    let plain = written(Format::Full, width, false, files);
    let short = written(Format::Short, width, false, files);
    for shown in [&plain, &short] {
        let raw = shown.chars().find(|c| c.is_control() && *c != '\n');
        assert_eq!(raw, None, "{shown}");
        assert_eq!(legible(shown), shown.as_str());
    }
    assert_eq!(uncoloured(&written(Format::Full, width, true, files)), plain);
    let found = &files[0].report.diagnostics;
    let places: Vec<&str> = plain.lines().filter_map(|line| line.split_once("┌─ ")).map(|(_, place)| place).collect();
    let shorts = short.lines().map(|line| line.split(": ").next().unwrap_or_default());
    assert_eq!(places, shorts.collect::<Vec<_>>(), "{plain}");
    let heads = plain.lines().filter(|line| line.starts_with(['e', 'w', 'n'])).count();
    assert_eq!(heads, found.len(), "{plain}");
}

fn checked(draft: &Draft, record: Option<&Record>) -> [Checked; 1] {
    let report = engine().check(draft, &Case::of(record));
    [Checked::new("draft.txt", draft.clone(), report)]
}

/// What was found, by rule and flagged text, line ends aside.
fn findings(text: &str) -> Vec<(&'static str, String, String)> {
    let draft = Draft::read(text.as_bytes(), &formulas());
    let report = engine().check(&draft, &Case::of(Some(&RECORD)));
    let found = report.diagnostics.into_iter();
    found.map(|found| (found.rule, draft.slice(found.span).replace("\r\n", "\n"), found.message)).collect()
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn any_bytes_can_be_read_and_written_back(bytes in bytes()) {
        let draft = Draft::read(&bytes, &formulas());
        assert_reading(&draft);
        if let Some(back) = draft.source.bytes() {
            prop_assert_eq!(back, bytes);
        } else {
            prop_assert!(draft.source.problem().is_some());
        }
    }

    #[test]
    fn any_bytes_can_be_checked_and_shown(bytes in bytes(), width in 20..200usize, recorded: bool) {
        let draft = Draft::read(&bytes, &formulas());
        let files = checked(&draft, recorded.then_some(&RECORD));
        for finding in &files[0].report.diagnostics {
            assert_finding(draft.text(), finding);
        }
        assert_places(&files);
        assert_shown(&files, width);
    }

    #[test]
    fn any_mail_can_be_checked_and_shown(mail in damaged(), width in 20..200usize) {
        let draft = Draft::read(mail.as_bytes(), &formulas());
        assert_reading(&draft);
        let files = checked(&draft, Some(&RECORD));
        for finding in &files[0].report.diagnostics {
            assert_finding(draft.text(), finding);
        }
        assert_places(&files);
        assert_shown(&files, width);
    }

    #[test]
    fn what_is_fixed_stays_fixed(mail in damaged()) {
        let engine = engine();
        for safety in [Safety::Safe, Safety::Unsafe] {
            let once = fix::fix(&engine, &Draft::read(mail.as_bytes(), &formulas()), &Case::of(Some(&RECORD)), safety);
            let twice = fix::fix(&engine, &once.draft, &Case::of(Some(&RECORD)), safety);
            prop_assert_eq!(twice.applied, 0);
            prop_assert_eq!(twice.draft.text(), once.draft.text());
        }
    }

    #[test]
    fn line_ends_make_no_difference(mail in damaged()) {
        let unix = mail.replace("\r\n", "\n").replace('\r', "");
        let dos = unix.replace('\n', "\r\n");
        prop_assert_eq!(findings(&unix), findings(&dos));
    }

    #[test]
    fn the_same_draft_gets_the_same_report(mail in damaged()) {
        prop_assert_eq!(findings(&mail), findings(&mail));
    }
}
