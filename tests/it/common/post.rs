//! Writes drafts down as mail programs write messages: every encoding, every structure.

use encoding_rs::Encoding;
use followup_lint::draft::{Draft, HeaderName};
use followup_lint::language::formulas;

/// How the bytes of a part go on their way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Transfer {
    EightBit,
    QuotedPrintable,
    Base64,
}

/// What a text part looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    Fixed,
    Flowed,
    /// Soft breaks take a space with them.
    DelSp,
    /// Paragraphs and `<br>`.
    Paragraphs,
    /// A `<div>` a line, as web mail writes it.
    Divs,
    /// `MsoNormal` paragraphs.
    Outlook,
    Preformatted,
}

impl Format {
    pub fn is_html(self) -> bool {
        matches!(self, Self::Paragraphs | Self::Divs | Self::Outlook | Self::Preformatted)
    }
}

/// What is in what.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Structure {
    Single,
    /// Plain text and HTML.
    Alternative,
    /// The text and a file.
    Mixed,
    /// The text and an image in it.
    Related,
    Signed,
    /// A file beside plain text and HTML with an image.
    Nested,
}

/// A way to write a draft down.
#[derive(Debug, Clone, Copy)]
pub struct Way {
    pub charset: &'static str,
    pub transfer: Transfer,
    pub format: Format,
    pub structure: Structure,
    pub crlf: bool,
    /// Whether encoded words are base64.
    pub b_words: bool,
}

pub const CHARSETS: &[&str] = &[
    "utf-8",
    "us-ascii",
    "iso-8859-1",
    "windows-1252",
    "iso-8859-2",
    "iso-8859-15",
    "macintosh",
    "koi8-r",
    "shift_jis",
    "euc-jp",
    "iso-2022-jp",
    "gb18030",
    "gbk",
    "big5",
    "euc-kr",
    "utf-16le",
    "utf-16be",
];
pub const TRANSFERS: &[Transfer] = &[Transfer::EightBit, Transfer::QuotedPrintable, Transfer::Base64];
pub const FORMATS: &[Format] = &[
    Format::Fixed,
    Format::Flowed,
    Format::DelSp,
    Format::Paragraphs,
    Format::Divs,
    Format::Outlook,
    Format::Preformatted,
];
pub const STRUCTURES: &[Structure] = &[
    Structure::Single,
    Structure::Alternative,
    Structure::Mixed,
    Structure::Related,
    Structure::Signed,
    Structure::Nested,
];

impl Default for Way {
    fn default() -> Self {
        Self {
            charset: "utf-8",
            transfer: Transfer::EightBit,
            format: Format::Fixed,
            structure: Structure::Single,
            crlf: false,
            b_words: false,
        }
    }
}

/// The draft as a message; nothing if the way lacks a character of it.
pub fn message(draft: &str, way: Way) -> Option<Vec<u8>> {
    let read = Draft::plain(draft.as_bytes(), &formulas());
    let body = read.headers.last().map_or(0, |last| last.span.end);
    let body = draft[body..].trim_start_matches(['\r', '\n']).replace("\r\n", "\n");
    let mut head = String::from(
        "Received: from kiln.example (kiln.example [192.0.2.7])\n\tby post.example; Sun, 22 Nov 2026 06:00:00 +0000\nMIME-Version: 1.0\n",
    );
    for header in &read.headers {
        if matches!(header.name, HeaderName::Message | HeaderName::Other) {
            continue;
        }
        let (name, value) = (&draft[header.span.start..header.span.end], &draft[header.value.range()]);
        let name = name.split(':').next().unwrap_or_default();
        head.push_str(&format!("{name}: {}\n", words(value, way)?));
    }
    head.push_str("Message-ID: <17@kiln.example>\nX-Mailer: Kiln 3.1\n");
    let text = |format: Format| part(&body, Way { format, ..way });
    let plain = if way.format.is_html() { Format::Fixed } else { way.format };
    let html = if way.format.is_html() { way.format } else { Format::Paragraphs };
    let file = || {
        b"Content-Type: application/pdf; name*0=\"cv\"; name*1*=%2epdf\nContent-Disposition: attachment\nContent-Transfer-Encoding: base64\n\nJVBERi0xLjcK\n".to_vec()
    };
    let image =
        || b"Content-Type: image/png\nContent-ID: <logo>\nContent-Transfer-Encoding: base64\n\niVBORw0KGgo=\n".to_vec();
    let alternative = |html: Vec<u8>| Some(multipart("alternative", "alt", &[text(plain)?, html]));
    let entity = match way.structure {
        Structure::Single => text(way.format)?,
        Structure::Alternative => alternative(text(html)?)?,
        Structure::Mixed => multipart("mixed", "mix/ed", &[text(way.format)?, file()]),
        Structure::Related => multipart("related", "rel", &[text(html)?, image()]),
        Structure::Signed => {
            let signature =
                b"Content-Type: application/pgp-signature; name=\"signature.asc\"\n\n-----BEGIN PGP SIGNATURE-----\n"
                    .to_vec();
            multipart("signed; protocol=\"application/pgp-signature\"", "=_sig", &[text(way.format)?, signature])
        }
        Structure::Nested => {
            let related = multipart("related; type=\"text/html\"", "rel", &[text(html)?, image()]);
            multipart("mixed", "mixed", &[alternative(related)?, file()])
        }
    };
    let message = [head.as_bytes(), &entity].concat();
    Some(if way.crlf { dos(&message) } else { message })
}

/// Line ends of the network; those that are there already stay.
fn dos(bytes: &[u8]) -> Vec<u8> {
    let mut dos = Vec::with_capacity(bytes.len() + bytes.len() / 40);
    for (at, &byte) in bytes.iter().enumerate() {
        if byte == b'\n' && (at == 0 || bytes[at - 1] != b'\r') {
            dos.push(b'\r');
        }
        dos.push(byte);
    }
    dos
}

fn multipart(kind: &str, boundary: &str, parts: &[Vec<u8>]) -> Vec<u8> {
    let mut bytes =
        format!("Content-Type: multipart/{kind};\n boundary=\"{boundary}\"\n\nA message in parts.\n").into_bytes();
    for part in parts {
        bytes.extend(format!("\n--{boundary}\n").bytes());
        bytes.extend(part);
    }
    bytes.extend(format!("\n--{boundary}--\n").bytes());
    bytes
}

/// A text part with its header.
fn part(body: &str, way: Way) -> Option<Vec<u8>> {
    let text = match way.format {
        Format::Fixed => body.to_owned(),
        Format::Flowed => flowed(body, " \n"),
        Format::DelSp => flowed(body, "  \n"),
        format => html(body, format),
    };
    let kind = if way.format.is_html() { "html" } else { "plain" };
    let flowed = match way.format {
        Format::Flowed => "; format=flowed",
        Format::DelSp => "; Format=\"Flowed\"; DelSp=Yes",
        _ => "",
    };
    // UTF-16 and text that must stay within lines cannot go as they are.
    let wide = way.charset.starts_with("utf-16");
    let transfer = if wide && way.transfer == Transfer::EightBit { Transfer::Base64 } else { way.transfer };
    let text = if way.crlf && transfer != Transfer::QuotedPrintable { text.replace('\n', "\r\n") } else { text };
    let bytes = encode(&text, way.charset)?;
    let (name, bytes) = match transfer {
        Transfer::EightBit => ("8bit", bytes),
        Transfer::QuotedPrintable => ("quoted-printable", quoted_printable(&bytes, wide)),
        Transfer::Base64 => ("base64", folded(&base64(&bytes))),
    };
    let charset = if way.charset == "us-ascii" { String::new() } else { format!("; charset={}", way.charset) };
    let head = format!("Content-Type: text/{kind}{charset}{flowed}\nContent-Transfer-Encoding: {name}\n\n");
    Some([head.into_bytes(), bytes].concat())
}

pub fn encode(text: &str, charset: &str) -> Option<Vec<u8>> {
    match charset {
        "us-ascii" => text.is_ascii().then(|| text.as_bytes().to_vec()),
        "utf-16le" => Some(text.encode_utf16().flat_map(u16::to_le_bytes).collect()),
        "utf-16be" => Some(text.encode_utf16().flat_map(u16::to_be_bytes).collect()),
        _ => {
            let (bytes, _, unmappable) = Encoding::for_label(charset.as_bytes())?.encode(text);
            (!unmappable).then(|| bytes.into_owned())
        }
    }
}

pub fn quoted_printable(bytes: &[u8], all: bool) -> Vec<u8> {
    let mut coded = Vec::new();
    let mut column = 0;
    for (at, &byte) in bytes.iter().enumerate() {
        if byte == b'\n' && !all {
            coded.push(b'\n');
            column = 0;
            continue;
        }
        let last = bytes.get(at + 1).is_none_or(|&next| next == b'\n');
        let plain = (b'!'..=b'~').contains(&byte) && byte != b'=' || byte == b' ' && !last;
        let piece = if plain && !all { vec![byte] } else { format!("={byte:02X}").into_bytes() };
        if column + piece.len() > 75 {
            coded.extend(b"=\n");
            column = 0;
        }
        column += piece.len();
        coded.extend(piece);
    }
    coded
}

pub fn base64(bytes: &[u8]) -> String {
    const ALPHABET: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut coded = String::new();
    for three in bytes.chunks(3) {
        let byte = |at: usize| usize::from(three.get(at).copied().unwrap_or(0));
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        for place in 0..4 {
            let sextet = bits >> (18 - 6 * place) & 63;
            coded.push(if place > three.len() { '=' } else { char::from(ALPHABET[sextet]) });
        }
    }
    coded
}

pub fn folded(coded: &str) -> Vec<u8> {
    coded.as_bytes().chunks(76).flat_map(|line| [line, b"\n"].concat()).collect()
}

/// Lines of at most some 70 characters, as RFC 3676 breaks them.
fn flowed(body: &str, soft: &str) -> String {
    let mut text = String::new();
    for line in body.lines() {
        let line = if line == "-- " { line } else { line.trim_end() };
        if line.starts_with('>') || line == "-- " {
            text.push_str(line);
            text.push('\n');
            continue;
        }
        let mut row = String::new();
        let mut rows = Vec::new();
        for (number, word) in line.split(' ').enumerate() {
            if row.len() > 60 && !word.is_empty() && !row.ends_with(' ') {
                rows.push(std::mem::take(&mut row));
            } else if number > 0 {
                row.push(' ');
            }
            row.push_str(word);
        }
        rows.push(row);
        for (number, row) in rows.iter().enumerate() {
            if row.starts_with([' ', '>']) || row.starts_with("From ") {
                text.push(' ');
            }
            text.push_str(row);
            text.push_str(if number + 1 < rows.len() { soft } else { "\n" });
        }
    }
    text
}

fn escaped(line: &str) -> String {
    let mut text = String::new();
    let mut before = ' ';
    for c in line.chars() {
        match c {
            '&' => text.push_str("&amp;"),
            '<' => text.push_str("&lt;"),
            '>' => text.push_str("&gt;"),
            '’' => text.push_str("&rsquo;"),
            'é' => text.push_str("&eacute;"),
            '—' => text.push_str("&#8212;"),
            // Of several spaces all but one are kept by name.
            ' ' if before == ' ' => text.push_str("&nbsp;"),
            c => text.push(c),
        }
        before = c;
    }
    text
}

fn html(body: &str, format: Format) -> String {
    let head = "<!DOCTYPE html>\n<html><head><title>teh title</title><style>p { margin: 0 } /* a a */</style></head>\n<body>\n<div style=\"display:none; max-height:0\">teh preheader</div>\n";
    let lines = body.trim_end().lines();
    let text: String =
        match format {
            Format::Preformatted => format!("<pre>{}</pre>", escaped_lines(body)),
            Format::Divs => lines
                .map(|line| {
                    if line.is_empty() { "<div><br></div>\n".into() } else { format!("<div>{}</div>\n", escaped(line)) }
                })
                .collect(),
            Format::Outlook => lines
                .map(|line| {
                    let line = if line.is_empty() {
                        "&nbsp;".into()
                    } else {
                        format!("<span lang=EN-GB>{}</span>", escaped(line))
                    };
                    format!("<p class=MsoNormal>{line}<o:p></o:p></p>\n")
                })
                .collect(),
            _ => body
                .trim_end()
                .split("\n\n")
                .map(|paragraph| {
                    let lines: Vec<String> = paragraph.lines().map(escaped).collect();
                    format!("<p>{}</p>\n", lines.join("<br>\n"))
                })
                .collect(),
        };
    format!("{head}{text}</body></html>\n")
}

fn escaped_lines(body: &str) -> String {
    body.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// A header value, in encoded words where it is not ASCII.
fn words(value: &str, way: Way) -> Option<String> {
    let value = value.split_whitespace().collect::<Vec<_>>().join(" ");
    if value.is_ascii() {
        return Some(value);
    }
    // A charset that is no ASCII would need an encoding of its own.
    let charset = if way.charset.starts_with("utf-16") || way.charset == "us-ascii" { "utf-8" } else { way.charset };
    let mut words = Vec::new();
    let characters: Vec<char> = value.chars().collect();
    for piece in characters.chunks(12) {
        let bytes = encode(&piece.iter().collect::<String>(), charset)?;
        let coded = if way.b_words { base64(&bytes) } else { q(&bytes) };
        words.push(format!("=?{charset}?{}?{coded}?=", if way.b_words { "B" } else { "q" }));
    }
    Some(words.join("\n "))
}

fn q(bytes: &[u8]) -> String {
    bytes
        .iter()
        .map(|&byte| match byte {
            b' ' => "_".into(),
            byte if byte.is_ascii_alphanumeric() => char::from(byte).to_string(),
            byte => format!("={byte:02X}"),
        })
        .collect()
}
