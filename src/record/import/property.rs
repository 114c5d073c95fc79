//! The lines of cards and calendars: `name;parameter=value:value`, folded and encoded.
//!
//! Sources: RFC 5545, section 3.1; RFC 6350, section 3.3; RFC 6868; and vCard 2.1, whose parameters may
//! be bare words and whose values may be quoted-printable.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use encoding_rs::Encoding;
use quoted_printable::ParseMode;

/// The most parameters of a property; what comes after is left out.
const PARAMETERS: usize = 50;
/// The longest text in base64, in bytes; what is longer is a picture or a key.
const LONGEST_BASE64: usize = 4_000;

/// A line, unfolded and decoded.
#[derive(Debug)]
pub(super) struct Property {
    /// What Apple groups it by: `item1` of `item1.EMAIL`.
    group: String,
    name: String,
    parameters: Vec<(String, String)>,
    value: String,
}

/// The properties of a file; lines that are none are left out. Lines that are not UTF-8 are in `charset`.
pub(super) fn properties(file: &[u8], charset: &'static Encoding) -> impl Iterator<Item = Property> {
    lines(file).filter_map(move |line| Property::parse(&text(line, charset), charset))
}

/// The lines of a file, each with its continuations. They are joined as bytes, since some programs fold
/// within characters.
fn lines(file: &[u8]) -> impl Iterator<Item = Vec<u8>> {
    let end = if file.contains(&b'\n') { b'\n' } else { b'\r' };
    let indent = indent(file);
    let mut rest = file.split(move |&byte| byte == end).flat_map(move |line| {
        let line = line.strip_prefix(b"\xef\xbb\xbf").unwrap_or(line);
        let line = &line[..line.len() - line.iter().rev().take_while(|&&byte| byte == b'\r').count()];
        let line = &line[line.iter().take(indent).take_while(|byte| b" \t".contains(byte)).count()..];
        // `END:VCARDBEGIN:VCARD`
        let begin = Some(line).filter(|line| starts(line, b"END:")).and_then(|line| find(line, b"BEGIN:"));
        let (line, more) = line.split_at(begin.unwrap_or(line.len()));
        std::iter::once(line).chain(Some(more).filter(|more| !more.is_empty()))
    });
    let mut next = rest.next();
    std::iter::from_fn(move || {
        let first = next?;
        let quoted_printable = || contains(first, b"QUOTED-PRINTABLE");
        let mut line = first.to_vec();
        next = rest.next();
        while let Some(more) = next {
            if line.ends_with(b"=") && !starts(more, b"END:") && quoted_printable() {
                line.pop();
                line.extend(more);
            } else if let [b' ' | b'\t', more @ ..] = more {
                line.extend(more);
            } else {
                break;
            }
            next = rest.next();
        }
        Some(line)
    })
}

fn starts(line: &[u8], word: &[u8]) -> bool {
    line.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word))
}

fn contains(line: &[u8], word: &[u8]) -> bool {
    find(line, word).is_some()
}

fn find(line: &[u8], word: &[u8]) -> Option<usize> {
    line.windows(word.len()).position(|window| window.eq_ignore_ascii_case(word))
}

/// How far a file is indented as a whole, as one pasted into another text may be. Only then is white space at
/// the start of a line no continuation.
fn indent(file: &[u8]) -> usize {
    let start = file.iter().position(|byte| !byte.is_ascii_whitespace()).unwrap_or(0);
    let spaces = file[..start].iter().rev().take_while(|byte| b" \t".contains(byte)).count();
    if starts(&file[start..], b"BEGIN:") { spaces } else { 0 }
}

/// Bytes as UTF-8, or else in a character set. Exporters that name one often write UTF-8 all the same.
fn text(bytes: Vec<u8>, charset: &'static Encoding) -> String {
    let decode = |bytes: &[u8]| charset.decode_without_bom_handling(bytes).0.into_owned();
    match String::from_utf8(bytes) {
        // Some character sets consist of ASCII bytes.
        Ok(text) if text.is_ascii() && !charset.is_ascii_compatible() => decode(text.as_bytes()),
        Ok(text) => text,
        Err(error) => decode(error.as_bytes()),
    }
}

impl Property {
    /// Reads an unfolded line; none if it is no property.
    fn parse(line: &str, charset: &'static Encoding) -> Option<Self> {
        let (name, mut rest) = line.split_at(line.find([';', ':'])?);
        let (group, name) = name.rsplit_once('.').unwrap_or(("", name));
        let (group, name) = (group.trim().to_owned(), name.trim().to_owned());
        let mut parameters = Vec::new();
        let mut quotes = true;
        while let Some(after) = rest.strip_prefix(';') {
            let end = quotes.then(|| end_of_parameter(after)).flatten().or_else(|| {
                // A quotation mark without its other half is part of the text.
                quotes = false;
                after.find([';', ':'])
            })?;
            let (parameter, next) = after.split_at(end);
            let (name, value) = parameter.split_once('=').unwrap_or(("TYPE", parameter));
            if !parameter.is_empty() && parameters.len() < PARAMETERS {
                parameters.push((name.trim().to_owned(), unescaped(value.trim().trim_matches('"'))));
            }
            rest = next;
        }
        let mut property = Self { group, name, parameters, value: rest.strip_prefix(':')?.to_owned() };
        property.decode(charset)?;
        Some(property)
    }

    /// Undoes the encoding of the value; none if it is no text.
    fn decode(&mut self, charset: &'static Encoding) -> Option<()> {
        let encoded = |name: &str| self.has("ENCODING", name) || self.has_type(name);
        let bytes = if encoded("QUOTED-PRINTABLE") {
            quoted_printable::decode(&self.value, ParseMode::Robust).ok()?
        } else if encoded("B") || encoded("BASE64") {
            let code: String = self.value.split_whitespace().collect();
            STANDARD.decode(Some(code).filter(|code| code.len() <= LONGEST_BASE64)?).ok()?
        } else {
            return Some(());
        };
        let named = self.parameter("CHARSET").and_then(|name| Encoding::for_label(name.as_bytes()));
        self.value = text(bytes, named.unwrap_or(charset));
        Some(())
    }

    /// Whether another property is in the same group.
    pub(super) fn is_grouped_with(&self, other: &Self) -> bool {
        !self.group.is_empty() && self.group.eq_ignore_ascii_case(&other.group)
    }

    pub(super) fn is(&self, name: &str) -> bool {
        self.name.eq_ignore_ascii_case(name)
    }

    /// Whether the value is a word, in any case.
    pub(super) fn says(&self, word: &str) -> bool {
        self.value().eq_ignore_ascii_case(word)
    }

    /// The first parameter with a name.
    pub(super) fn parameter(&self, name: &str) -> Option<&str> {
        let found = self.parameters.iter().find(|(own, _)| own.eq_ignore_ascii_case(name));
        found.map(|(_, value)| value.trim())
    }

    /// Whether the parameter with a name is a word, in any case.
    pub(super) fn has(&self, name: &str, word: &str) -> bool {
        self.parameter(name).is_some_and(|value| value.eq_ignore_ascii_case(word))
    }

    /// Whether its types have a word among them: `TYPE=home`, `TYPE=home,pref` or just `HOME`.
    pub(super) fn has_type(&self, word: &str) -> bool {
        let types = self.parameters.iter().filter(|(name, _)| name.eq_ignore_ascii_case("TYPE"));
        let mut words = types.flat_map(|(_, value)| value.split(','));
        words.any(|own| own.trim_matches('"').eq_ignore_ascii_case(word))
    }

    /// The value as it is written, for dates, addresses and rules.
    pub(super) fn value(&self) -> &str {
        self.value.trim()
    }

    /// The value as text.
    pub(super) fn text(&self) -> String {
        self.split(Some).swap_remove(0)
    }

    /// The texts in the value, one at least. `read` says what a character that is not escaped means; none
    /// is the end of a text.
    pub(super) fn split(&self, read: impl Fn(char) -> Option<char>) -> Vec<String> {
        let mut texts = Vec::new();
        let mut text = String::new();
        let mut chars = self.value.chars();
        while let Some(c) = chars.next() {
            let meant = match c {
                '\\' => match chars.next() {
                    Some('n' | 'N') => Some('\n'),
                    escaped => escaped.or(Some('\\')),
                },
                c => read(c),
            };
            match meant {
                Some(c) => text.push(c),
                None => texts.push(std::mem::take(&mut text)),
            }
        }
        texts.push(text);
        texts
    }
}

/// Where a parameter ends whose quotation marks come in pairs.
fn end_of_parameter(text: &str) -> Option<usize> {
    let mut quoted = false;
    let mut escaped = false;
    text.find(|c| {
        quoted ^= c == '"' && !escaped;
        escaped = c == '\\' && !escaped;
        !quoted && matches!(c, ';' | ':')
    })
}

/// Undoes the caret escapes of RFC 6868, and the backslashes that some programs write as in values.
fn unescaped(parameter: &str) -> String {
    let mut out = String::with_capacity(parameter.len());
    let mut chars = parameter.chars().peekable();
    while let Some(c) = chars.next() {
        let undone = match (c, chars.peek()) {
            ('^' | '\\', Some('n')) => ' ',
            ('^', Some('\'')) => '"',
            ('^', Some('^')) => '^',
            ('\\', Some(&escaped @ (',' | ';' | ':' | '"' | '\\'))) => escaped,
            _ => {
                out.push(c);
                continue;
            }
        };
        out.push(undone);
        chars.next();
    }
    out
}

#[cfg(test)]
mod tests {
    use encoding_rs::WINDOWS_1252;

    use super::*;

    fn property(file: impl AsRef<[u8]>) -> Property {
        properties(file.as_ref(), WINDOWS_1252).next().expect("a property")
    }

    #[test]
    fn lines_are_unfolded_and_decoded() {
        for (line, value) in [
            (&b"TITLE:HR Director"[..], "HR Director"),
            (b"\xef\xbb\xbfTITLE:HR Di\r\n rec\r\r\n\ttor\r\n", "HR Director"),
            (b"TITLE:HR Director\rNOTE:x\r", "HR Director"),
            (b"TITLE:K\xc3\r\n \xa6rn", "Kærn"),
            (b"TITLE:K\xe6rn", "Kærn"),
            (b"item1.TITLE;X-A=\"b;c:d\":HR Director", "HR Director"),
            (b"TITLE;ENCODING=QUOTED-PRINTABLE:HR=20Di=\r\r\nrector", "HR Director"),
            (b"TITLE;ENCODING=QUOTED-PRINTABLE:HR=\n Director", "HR Director"),
            (b"TITLE;X-A=\"a:b\";ENCODING=QUOTED-PRINTABLE:K=E6rn", "Kærn"),
            (b"TITLE;QUOTED-PRINTABLE;CHARSET=UTF-8:K=C3=A6rn", "Kærn"),
            (b"TITLE;CHARSET=\"ISO-8859-2\";ENCODING=QUOTED-PRINTABLE:=A3=F3d=BC", "Łódź"),
            (b"TITLE;CHARSET=ISO-8859-2;ENCODING=QUOTED-PRINTABLE:K=C3=A6rn", "Kærn"),
            (b"TITLE;CHARSET=ISO-2022-JP;ENCODING=QUOTED-PRINTABLE:=1B$B?M=1B(B", "人"),
            (b"TITLE;ENCODING=b:S8Om\r\n cm4=", "Kærn"),
            (b"TITLE:a=\nNOTE:b", "a="),
            (b"fn;quoted-printable:G=C3=BCnther", "Günther"),
            (b"TITLE : Tooling\\, Nordics\\; R\\\\D\\", " Tooling, Nordics; R\\D\\"),
        ] {
            assert_eq!(property(line).text(), value, "{}", line.escape_ascii());
        }
        for line in ["", "TITLE", "TITLE;X=\"a", "hello there", "TITLE;ENCODING=b:?"] {
            assert!(properties(line.as_bytes(), WINDOWS_1252).next().is_none(), "{line}");
        }
    }

    #[test]
    fn a_file_may_be_indented_and_lack_line_breaks() {
        let file = b"\n  BEGIN:VCARD\n  FN:Rita\n    Hale\n  END:VCARDBEGIN:VCARD\n";
        let found: Vec<String> = properties(file, WINDOWS_1252).map(|property| property.text()).collect();
        assert_eq!(found, ["VCARD", "Rita Hale", "VCARD", "VCARD"]);
    }

    #[test]
    fn parameters_are_named_or_bare() {
        let email = property("EMAIL;PREF; type = \"home,Work\";X-A=^'Ri^'^^:rita@kiln.example");
        assert!(email.has_type("pref") && email.has_type("work") && !email.has_type("hom"));
        assert_eq!(email.parameter("x-a"), Some("\"Ri\"^"));
        for (line, name) in [
            ("ATTENDEE;CN=\"Hale; Rita\":mailto:rita@kiln.example", "Hale; Rita"),
            ("ATTENDEE;CN=\"Hale\\, Rita\":mailto:rita@kiln.example", "Hale, Rita"),
            ("ATTENDEE;CN=\"Rita \\\"Ri\\\" Hale\":mailto:rita@kiln.example", "Rita \"Ri\" Hale"),
            ("ATTENDEE;CN=\"Rita Hale:mailto:rita@kiln.example", "Rita Hale"),
        ] {
            assert_eq!(property(line).parameter("CN"), Some(name), "{line}");
            assert_eq!(property(line).value(), "mailto:rita@kiln.example");
        }
    }

    #[test]
    fn texts_in_a_value_are_separated() {
        let parts = |c| match c {
            ';' => None,
            ',' => Some(' '),
            c => Some(c),
        };
        assert_eq!(property("N:Hale\\;x;Rita,Ann;").split(parts), ["Hale;x", "Rita Ann", ""]);
    }

    #[test]
    fn escapes_are_undone() {
        assert_eq!(unescaped("Rita ^'Ri^' Hale^^2^n^x"), "Rita \"Ri\" Hale^2 ^x");
        assert_eq!(unescaped("R\\D \\\\ \\n^"), "R\\D \\  ^");
    }
}
