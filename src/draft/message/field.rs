//! The header of a message or a part: its fields, and the parameters of a value.

use std::ops::Range;

use encoding_rs::Encoding;

use super::transfer::{content, lines};

/// A field of a header.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Field {
    pub(super) name: Range<usize>,
    /// What follows the colon, still folded.
    pub(super) value: Range<usize>,
}

/// The most fields of one header that are looked at.
const MOST: usize = 2_000;
/// The most bytes of a value that are looked at.
pub(super) const LONGEST: usize = 64 << 10;

/// The fields of the header at the start of a range, and where the body begins. A line that is not
/// a field ends a header, too.
pub(super) fn read(file: &[u8], range: Range<usize>) -> (Vec<Field>, usize) {
    read_most(file, range, MOST)
}

/// The fields of a header, up to a number of them.
pub(super) fn read_most(file: &[u8], range: Range<usize>, most: usize) -> (Vec<Field>, usize) {
    let mut fields: Vec<Field> = Vec::new();
    let mut at = range.start;
    for line in lines(file, range) {
        let full = content(file, line.clone());
        let text = &file[full.clone()];
        if text.is_empty() {
            return (fields, line.end);
        }
        if text[0] == b' ' || text[0] == b'\t' {
            if let Some(last) = fields.last_mut() {
                last.value.end = full.end;
            }
        } else if let Some(colon) = colon(text) {
            if fields.len() < most {
                let name = full.start..full.start + colon;
                fields.push(Field { name, value: full.start + colon + 1..full.end });
            }
        } else if !(fields.is_empty() && text.starts_with(b"From ") || text.starts_with(b">From ")) {
            break;
        }
        at = line.end;
    }
    (fields, at)
}

/// The position of the colon, if `line` begins a field.
fn colon(line: &[u8]) -> Option<usize> {
    let len = line.iter().position(|&byte| !(b'!'..=b'~').contains(&byte) || byte == b':')?;
    let rest = line[len..].trim_ascii_start();
    (len > 0 && rest.first() == Some(&b':')).then(|| line.len() - rest.len())
}

impl Field {
    /// Whether the field has this name.
    pub(super) fn is(&self, file: &[u8], name: &str) -> bool {
        file[self.name.clone()].trim_ascii_end().eq_ignore_ascii_case(name.as_bytes())
    }

    /// The value without the white space around it.
    pub(super) fn trimmed(&self, file: &[u8]) -> Range<usize> {
        let value = &file[self.value.clone()];
        let start = self.value.start + value.len() - value.trim_ascii_start().len();
        start..(start + value.trim_ascii().len()).min(start + LONGEST)
    }

    fn text(&self, file: &[u8]) -> String {
        String::from_utf8_lossy(&file[self.trimmed(file)]).into_owned()
    }
}

/// The value of the first field of a name.
pub(super) fn value(file: &[u8], fields: &[Field], name: &str) -> Option<String> {
    fields.iter().find(|field| field.is(file, name)).map(|field| field.text(file))
}

/// A value with parameters: `text/plain; charset=utf-8`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Parameters {
    /// What precedes the first semicolon, in lower case.
    pub(super) value: String,
    pairs: Vec<(String, String)>,
}

impl Parameters {
    pub(super) fn parse(text: &str) -> Self {
        let mut pieces = pieces(text).into_iter();
        let value = pieces.next().unwrap_or_default();
        let value = value.split(|c: char| c.is_whitespace() || c == '(').next().unwrap_or_default().to_lowercase();
        let pairs = pieces.filter_map(|piece| {
            let (name, value) = piece.split_once('=')?;
            Some((name.trim().to_lowercase(), unquoted(value)))
        });
        Self { value, pairs: pairs.collect() }
    }

    /// A parameter, joined and decoded if it is in pieces (RFC 2231).
    pub(super) fn get(&self, name: &str) -> Option<String> {
        let plain = |wanted: &str| self.pairs.iter().find(|(name, _)| name == wanted).map(|(_, value)| value.as_str());
        let extended = |value: &str, charset: &mut String| {
            let mut parts = value.splitn(3, '\'');
            match (parts.next(), parts.next(), parts.next()) {
                (Some(label), Some(_), Some(rest)) if charset.is_empty() => {
                    label.clone_into(charset);
                    percent(rest)
                }
                _ => percent(value),
            }
        };
        let mut charset = String::new();
        if let Some(value) = plain(&format!("{name}*")) {
            let bytes = extended(value, &mut charset);
            return Some(decode(&bytes, &charset));
        }
        let mut bytes = Vec::new();
        for number in 0..1000 {
            if let Some(value) = plain(&format!("{name}*{number}*")) {
                bytes.extend(extended(value, &mut charset));
            } else if let Some(value) = plain(&format!("{name}*{number}")) {
                bytes.extend(value.as_bytes());
            } else {
                break;
            }
        }
        if bytes.is_empty() { plain(name).map(str::to_owned) } else { Some(decode(&bytes, &charset)) }
    }
}

/// The pieces between semicolons that are not in quotation marks.
fn pieces(text: &str) -> Vec<&str> {
    let (mut pieces, mut start, mut quoted, mut escaped) = (Vec::new(), 0, false, false);
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if quoted => escaped = true,
            b'"' => quoted = !quoted,
            b';' if !quoted => {
                pieces.push(&text[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    pieces.push(&text[start..]);
    pieces
}

fn unquoted(value: &str) -> String {
    let value = value.trim();
    let Some(inner) = value.strip_prefix('"') else {
        // A comment may follow.
        return value.split_whitespace().next().unwrap_or_default().to_owned();
    };
    let mut text = String::new();
    let mut chars = inner.chars();
    while let Some(c) = chars.next() {
        match c {
            '"' => break,
            '\\' => text.extend(chars.next()),
            '\r' | '\n' => {}
            c => text.push(c),
        }
    }
    text
}

fn percent(value: &str) -> Vec<u8> {
    let bytes = value.as_bytes();
    let mut decoded = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let digit = |at: usize| bytes.get(at).and_then(|&byte| char::from(byte).to_digit(16));
        match (bytes[at], digit(at + 1), digit(at + 2)) {
            (b'%', Some(high), Some(low)) => {
                decoded.extend(u8::try_from(high * 16 + low));
                at += 3;
            }
            (byte, ..) => {
                decoded.push(byte);
                at += 1;
            }
        }
    }
    decoded
}

fn decode(bytes: &[u8], charset: &str) -> String {
    let encoding = Encoding::for_label(charset.as_bytes()).unwrap_or(encoding_rs::UTF_8);
    encoding.decode(bytes).0.into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_folded_and_end_somewhere() {
        let file = b"Subject: the\r\n kits\r\nX-Odd : y\r\n\r\nhi: there";
        let (fields, body) = read(file, 0..file.len());
        assert_eq!(value(file, &fields, "subject").as_deref(), Some("the\r\n kits"));
        assert_eq!(value(file, &fields, "x-odd").as_deref(), Some("y"));
        assert_eq!(&file[body..], b"hi: there");
        let file = b"To: a\nno field\n";
        assert_eq!(read(file, 0..file.len()).1, 6);
    }

    #[test]
    fn parameters_in_pieces_are_put_together() {
        let parameters = Parameters::parse(
            "Attachment (a comment); size=3;\r\n filename*0*=iso-8859-1'en'caf%E9%20; filename*1=\"b;\\\"c\\\".pdf\"; x*=utf-8''%c3%a9",
        );
        assert_eq!(parameters.value, "attachment");
        assert_eq!(parameters.get("filename").as_deref(), Some("café b;\"c\".pdf"));
        assert_eq!(parameters.get("x").as_deref(), Some("é"));
        assert_eq!(parameters.get("size").as_deref(), Some("3"));
        assert_eq!(parameters.get("name"), None);
    }
}
