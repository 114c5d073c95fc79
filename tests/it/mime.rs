//! Messages of every make, read here and by another MIME reader, the crate `mail-parser`: both find the same
//! words in the same order, and the same attached files.
//!
//! Where the two differ on purpose, the message is not made, or `theirs` evens it out and says why.

use crate::common::post::{base64, encode, folded, quoted_printable};
use followup_lint::draft::{Draft, HeaderName};
use followup_lint::language::formulas;
use mail_parser::{MessageParser, MimeHeaders, PartType};
use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::RngSeed;

const CHARSETS: &[&str] =
    &["utf-8", "us-ascii", "iso-8859-1", "windows-1252", "iso-8859-2", "koi8-r", "shift_jis", "iso-2022-jp", "gb18030"];

/// Each word once, so that a part that is lost, doubled or out of place shows.
const TEXTS: &[&str] = &[
    "The kiln was warm.\n\nIt took an hour, and = or == were no trouble.",
    "Caf\u{e9} at nine?\nNa\u{ef}ve \u{201c}quotes\u{201d} \u{2013} S\u{f8}ren",
    "\u{17b}\u{f3}\u{142}w",
    "\u{41f}\u{435}\u{447}\u{44c} \u{43e}\u{441}\u{442}\u{44b}\u{43b}\u{430}",
    "\u{7aaf}\u{306f}\u{6696}\u{304b}\u{3044}",
    "> Quoted\n-- \nMaya",
    "A line of more than seventy-six characters, which has to be broken softly where it is quoted-printable, \
     and not elsewhere.\n.\nFrom the start ",
    "",
];

const NAMES: &[&str] = &["cv.pdf", "my cv.pdf", "caf\u{e9}.pdf", "a;b=c.pdf", "\u{7aaf}.png", "l\u{f8}n 50%.odt"];

const BOUNDARIES: &[&str] = &["b", "=_Part 1", "--", "a'()+_,-./:=?z", "0000000000001e2f"];

const LINE_ENDS: &[&str] = &["\n", "\r\n"];

#[derive(Debug, Clone, Copy)]
enum Transfer {
    None,
    EightBit,
    QuotedPrintable,
    Base64,
}

/// Where the name of a file is, and how it is written.
#[derive(Debug, Clone, Copy)]
enum Naming {
    None,
    Type,
    Disposition,
    /// RFC 2231, in one piece.
    Extended,
    /// RFC 2231, in several.
    Continued,
    /// In encoded words, which RFC 2047 forbids there, and which most programs write.
    Words,
}

#[derive(Debug, Clone)]
enum Entity {
    Text {
        text: &'static str,
        html: bool,
        charset: &'static str,
        transfer: Transfer,
    },
    File {
        name: &'static str,
        naming: Naming,
    },
    /// An image in the text.
    Image,
    Parts {
        kind: &'static str,
        boundary: &'static str,
        parts: Vec<Entity>,
    },
}

fn text() -> impl Strategy<Value = Entity> {
    let transfers = vec![Transfer::None, Transfer::EightBit, Transfer::QuotedPrintable, Transfer::Base64];
    (select(TEXTS), any::<bool>(), select(CHARSETS), select(transfers))
        .prop_map(|(text, html, charset, transfer)| Entity::Text { text, html, charset, transfer })
}

fn file() -> impl Strategy<Value = Entity> {
    let namings =
        vec![Naming::None, Naming::Type, Naming::Disposition, Naming::Extended, Naming::Continued, Naming::Words];
    (select(NAMES), select(namings)).prop_map(|(name, naming)| Entity::File { name, naming })
}

fn parts(kind: &'static str, parts: impl Strategy<Value = Vec<Entity>>) -> impl Strategy<Value = Entity> {
    (select(BOUNDARIES), parts).prop_map(move |(boundary, parts)| Entity::Parts { kind, boundary, parts })
}

fn entity() -> impl Strategy<Value = Entity> {
    // Where the HTML says far more, we read it, as the text is a hint to use another program.
    let alternative = text().prop_map(|text| vec![typed(text.clone(), false), typed(text, true)]);
    let related = text().prop_map(|html| vec![typed(html, true), Entity::Image]);
    let body = prop_oneof![text(), parts("alternative", alternative), parts("related", related)];
    body.prop_recursive(3, 12, 4, |inner| {
        let first = prop_oneof![text(), inner];
        let more = prop::collection::vec(prop_oneof![text(), file()], 0..4);
        parts("mixed", (first, more).prop_map(|(first, more)| [vec![first], more].concat()))
    })
}

fn typed(entity: Entity, html: bool) -> Entity {
    match entity {
        Entity::Text { text, charset, transfer, .. } => Entity::Text { text, html, charset, transfer },
        other => other,
    }
}

/// Writes an entity down; `depth` tells its boundary from those around it.
fn written(entity: &Entity, depth: usize, line_end: &str) -> Vec<u8> {
    match entity {
        Entity::Text { text, html, charset, transfer } => part(text, *html, charset, *transfer, line_end),
        Entity::File { name, naming } => {
            let (kind, disposition) = names(name, *naming);
            let head = format!(
                "Content-Type: application/pdf{kind}\nContent-Disposition: attachment{disposition}\n\
                 Content-Transfer-Encoding: base64\n\nJVBERi0xLjcK\n"
            );
            head.replace('\n', line_end).into_bytes()
        }
        Entity::Image => {
            "Content-Type: image/png\nContent-ID: <logo>\nContent-Transfer-Encoding: base64\n\niVBORw0KGgo=\n"
                .replace('\n', line_end)
                .into_bytes()
        }
        Entity::Parts { kind, boundary, parts } => {
            let boundary = format!("{boundary}{depth}");
            let mut bytes = format!("Content-Type: multipart/{kind};\n\tboundary=\"{boundary}\"\n\nPreamble\n");
            bytes = bytes.replace('\n', line_end);
            let mut bytes = bytes.into_bytes();
            for part in parts {
                bytes.extend(format!("{line_end}--{boundary}{line_end}").bytes());
                bytes.extend(written(part, depth + 1, line_end));
            }
            // What is cut off before this line, we read, and they leave out.
            bytes.extend(format!("{line_end}--{boundary}--{line_end}").bytes());
            bytes
        }
    }
}

fn part(text: &str, html: bool, charset: &str, transfer: Transfer, line_end: &str) -> Vec<u8> {
    let text = if html {
        format!("<div><p>{}</p></div>", text.replace('>', "&gt;").replace('\n', "<br>\n"))
    } else {
        text.into()
    };
    let (charset, bytes) = match encode(&text.replace('\n', line_end), charset) {
        Some(bytes) => (charset, bytes),
        None => ("utf-8", text.replace('\n', line_end).into_bytes()),
    };
    let (transfer, bytes) = match transfer {
        Transfer::None => ("", bytes),
        Transfer::EightBit => ("Content-Transfer-Encoding: 8bit\n", bytes),
        Transfer::QuotedPrintable => ("Content-Transfer-Encoding: quoted-printable\n", coded(&bytes, line_end)),
        Transfer::Base64 => {
            let lines = String::from_utf8(folded(&base64(&bytes))).expect("base64 is ASCII");
            ("Content-Transfer-Encoding: base64\n", lines.replace('\n', line_end).into_bytes())
        }
    };
    let kind = if html { "html" } else { "plain" };
    let head = format!("Content-Type: text/{kind}; charset=\"{charset}\"\n{transfer}\n").replace('\n', line_end);
    [head.into_bytes(), bytes].concat()
}

/// Quoted-printable with these line ends.
fn coded(bytes: &[u8], line_end: &str) -> Vec<u8> {
    let bare: Vec<u8> = bytes.iter().copied().filter(|&byte| byte != b'\r').collect();
    let coded = String::from_utf8(quoted_printable(&bare, false)).expect("quoted-printable is ASCII");
    coded.replace('\n', line_end).into_bytes()
}

/// The parameters of Content-Type and Content-Disposition that name a file.
fn names(name: &str, naming: Naming) -> (String, String) {
    let escaped = |text: &str| text.bytes().map(|byte| format!("%{byte:02X}")).collect::<String>();
    let quoted = if name.is_ascii() { name } else { "file.bin" };
    match naming {
        Naming::None => (String::new(), String::new()),
        Naming::Type => (format!("; name=\"{quoted}\""), String::new()),
        Naming::Disposition => (String::new(), format!(";\n filename=\"{quoted}\"")),
        Naming::Extended => (String::new(), format!("; filename*=utf-8'en'{}", escaped(name))),
        Naming::Continued => {
            let (first, rest) = name.split_at(name.char_indices().nth(2).map_or(0, |(at, _)| at));
            (String::new(), format!(";\n filename*0*=utf-8''{};\n filename*1*={}", escaped(first), escaped(rest)))
        }
        Naming::Words => (format!("; name=\"=?utf-8?b?{}?=\"", base64(name.as_bytes())), String::new()),
    }
}

/// The words of a message, and the names of its files.
#[derive(Debug, PartialEq, Eq)]
struct Read {
    subject: String,
    words: Vec<String>,
    files: Vec<String>,
}

fn words(text: &str) -> Vec<String> {
    text.split_whitespace().map(str::to_owned).collect()
}

fn ours(message: &[u8]) -> Read {
    let draft = Draft::read(message, &formulas());
    let subject = draft.header(HeaderName::Subject).map_or("", |header| draft.slice(header.value));
    let body = draft.headers.last().map_or(0, |last| last.span.end);
    Read {
        subject: subject.to_owned(),
        words: words(&draft.text()[body..]),
        files: draft.attachments().unwrap_or_default(),
    }
}

fn theirs(message: &[u8]) -> Option<Read> {
    let read = MessageParser::default().parse(message)?;
    let bodies = (0..read.text_body_count()).filter_map(|at| read.body_text(at));
    // A text in the midst of others is an attachment to them, and is read as one of the others.
    let files = read.attachments().filter(|part| !matches!(part.body, PartType::Text(_) | PartType::Html(_)));
    // An image that the text shows is no file of the writer's.
    let files = files.filter(|part| part.content_id().is_none());
    // A file without a name goes by its type.
    let files = files.map(|part| part.attachment_name().unwrap_or("application/pdf").to_owned());
    Some(Read {
        subject: read.subject().unwrap_or_default().to_owned(),
        words: bodies.flat_map(|body| words(&body)).collect(),
        files: files.collect(),
    })
}

fn config() -> ProptestConfig {
    let mut config = ProptestConfig { failure_persistence: None, ..ProptestConfig::default() };
    if config.rng_seed == RngSeed::Random {
        config.rng_seed = RngSeed::Fixed(17);
    }
    config
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn another_reader_reads_the_same(entity in entity(), line_end in select(LINE_ENDS), subject in select(TEXTS)) {
        let subject = words(subject).join(" ");
        let coded: Vec<String> = subject.split(' ').map(|word| base64(format!("{word} ").as_bytes())).collect();
        let head = format!("MIME-Version: 1.0\nSubject: =?utf-8?b?{}?=\n", coded.join("?=\n =?UTF-8?B?"));
        let message = [head.replace('\n', line_end).into_bytes(), written(&entity, 0, line_end)].concat();
        let theirs = theirs(&message).expect("it is a message");
        prop_assert_eq!(theirs.subject.trim(), &subject);
        prop_assert_eq!(Read { subject: subject.clone(), ..ours(&message) }, Read { subject, ..theirs },
            "{}", String::from_utf8_lossy(&message));
    }
}
