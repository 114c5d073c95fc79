//! What contact cards and calendars are written in: lines of `name;parameter=value:value` between a
//! `BEGIN` and an `END`.
//!
//! Sources: RFC 5545, section 3.1; RFC 6350, section 3.3; RFC 6868; and vCard 2.1, whose parameters may
//! be bare words and whose values may be quoted-printable.

use encoding_rs::{Encoding, WINDOWS_1252};
use quoted_printable::ParseMode;

/// A card or a calendar: its components, itself first.
#[derive(Debug)]
pub(super) struct Entry(Vec<Component>);

/// What is between a `BEGIN` and its `END`, without the components in it.
#[derive(Debug)]
pub(super) struct Component {
    name: String,
    properties: Vec<Property>,
    /// Its index among the components of its entry, and that of the component around it.
    index: usize,
    outer: Option<usize>,
}

/// A line, unfolded and decoded.
#[derive(Debug)]
pub(super) struct Property {
    name: String,
    parameters: Vec<(String, String)>,
    value: String,
}

/// The entries of a text; none if the last one has no end.
pub(super) fn read(text: &str) -> Option<Vec<Entry>> {
    let mut entries = Vec::new();
    let mut components: Vec<Component> = Vec::new();
    // The indices of the components that have begun and not ended.
    let mut open: Vec<usize> = Vec::new();
    for property in lines(text).filter_map(|line| Property::parse(&line)) {
        let value = property.value.trim();
        if property.is("BEGIN") {
            if !open.is_empty() || is_entry(value) {
                let (index, outer) = (components.len(), open.last().copied());
                components.push(Component { name: value.to_owned(), properties: Vec::new(), index, outer });
                open.push(index);
            }
        } else if property.is("END") {
            if open.last().is_some_and(|&last| components[last].is(value)) {
                open.pop();
            } else if open.first().is_some_and(|&first| components[first].is(value)) {
                // What is in it was not ended.
                open.clear();
            }
            if open.is_empty() && !components.is_empty() {
                entries.push(Entry(std::mem::take(&mut components)));
            }
        } else if let Some(&last) = open.last() {
            components[last].properties.push(property);
        }
    }
    open.is_empty().then_some(entries)
}

fn is_entry(name: &str) -> bool {
    ["VCARD", "VCALENDAR"].iter().any(|known| name.eq_ignore_ascii_case(known))
}

/// The lines of a text, each with its continuations.
fn lines(text: &str) -> impl Iterator<Item = String> {
    let mut rest = text.lines().peekable();
    std::iter::from_fn(move || {
        let mut line = rest.next()?.to_owned();
        let quoted_printable = is_quoted_printable(&line);
        while let Some(next) = rest.peek() {
            if let Some(more) = next.strip_prefix([' ', '\t']) {
                line.push_str(more);
            } else if quoted_printable && line.ends_with('=') && !next.starts_with("END:") {
                line.pop();
                line.push_str(next);
            } else {
                break;
            }
            rest.next();
        }
        Some(line)
    })
}

fn is_quoted_printable(line: &str) -> bool {
    let head = line.split(':').next().unwrap_or_default();
    head.to_ascii_uppercase().contains("QUOTED-PRINTABLE")
}

impl Entry {
    pub(super) fn is_card(&self) -> bool {
        self.whole().is("VCARD")
    }

    /// The card or the calendar itself.
    pub(super) fn whole(&self) -> &Component {
        &self.0[0]
    }

    /// The components with a name, however deep, in order.
    pub(super) fn components(&self, name: &str) -> impl Iterator<Item = &Component> {
        self.0.iter().filter(move |component| component.is(name))
    }

    /// The components directly within another, in order.
    pub(super) fn within<'a>(&'a self, outer: &'a Component) -> impl Iterator<Item = &'a Component> {
        self.0.iter().filter(|inner| inner.outer == Some(outer.index))
    }
}

impl Component {
    pub(super) fn is(&self, name: &str) -> bool {
        self.name.eq_ignore_ascii_case(name)
    }

    /// The properties with a name, in order.
    pub(super) fn all(&self, name: &str) -> impl Iterator<Item = &Property> {
        self.properties.iter().filter(move |property| property.is(name))
    }

    /// The first property with a name.
    pub(super) fn first(&self, name: &str) -> Option<&Property> {
        self.all(name).next()
    }

    /// The text of the first property with a name.
    pub(super) fn text(&self, name: &str) -> Option<String> {
        self.first(name).map(Property::text)
    }
}

impl Property {
    /// Reads an unfolded line; none if it is no property.
    fn parse(line: &str) -> Option<Self> {
        let (name, mut rest) = line.split_at(line.find([';', ':'])?);
        // Apple groups properties: `item1.EMAIL`.
        let name = name.rsplit('.').next().unwrap_or_default().to_owned();
        let mut parameters = Vec::new();
        while let Some(after) = rest.strip_prefix(';') {
            let mut quoted = false;
            let end = after.find(|c| {
                quoted ^= c == '"';
                !quoted && matches!(c, ';' | ':')
            })?;
            let (parameter, next) = after.split_at(end);
            let (name, value) = parameter.split_once('=').unwrap_or(("TYPE", parameter));
            parameters.push((name.to_owned(), carets(value.trim_matches('"'))));
            rest = next;
        }
        let mut property = Self { name, parameters, value: rest.strip_prefix(':')?.to_owned() };
        if is_quoted_printable(line) {
            property.decode();
        }
        Some(property)
    }

    /// Undoes quoted-printable. Without a character set it is UTF-8, or else Windows-1252.
    fn decode(&mut self) {
        let Ok(bytes) = quoted_printable::decode(&self.value, ParseMode::Robust) else {
            return;
        };
        let named = self.parameter("CHARSET").and_then(|name| Encoding::for_label(name.as_bytes()));
        self.value = match (named, String::from_utf8(bytes)) {
            (Some(encoding), Ok(text)) => encoding.decode_without_bom_handling(text.as_bytes()).0.into_owned(),
            (named, Err(error)) => {
                named.unwrap_or(WINDOWS_1252).decode_without_bom_handling(error.as_bytes()).0.into_owned()
            }
            (None, Ok(text)) => text,
        };
    }

    pub(super) fn is(&self, name: &str) -> bool {
        self.name.eq_ignore_ascii_case(name)
    }

    /// Whether the value is a word, in any case.
    pub(super) fn says(&self, word: &str) -> bool {
        self.value.trim().eq_ignore_ascii_case(word)
    }

    /// The first parameter with a name.
    pub(super) fn parameter(&self, name: &str) -> Option<&str> {
        let found = self.parameters.iter().find(|(own, _)| own.eq_ignore_ascii_case(name));
        found.map(|(_, value)| value.as_str())
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
        &self.value
    }

    /// The value as text.
    pub(super) fn text(&self) -> String {
        self.split([]).swap_remove(0)
    }

    /// The texts in the value, which any of some characters separate; one at least.
    pub(super) fn split<const N: usize>(&self, separators: [char; N]) -> Vec<String> {
        let mut texts = vec![String::new()];
        let mut push = |c: Option<char>| match c {
            Some(c) => texts.last_mut().expect("one at least").push(c),
            None => texts.push(String::new()),
        };
        let mut chars = self.value.chars();
        while let Some(c) = chars.next() {
            match c {
                '\\' => match chars.next() {
                    Some('n' | 'N') => push(Some('\n')),
                    escaped => push(escaped.or(Some('\\'))),
                },
                c if separators.contains(&c) => push(None),
                c => push(Some(c)),
            }
        }
        texts
    }
}

/// Undoes the caret escapes of RFC 6868.
fn carets(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let undone = match (c, chars.peek()) {
            ('^', Some('n')) => ' ',
            ('^', Some('\'')) => '"',
            ('^', Some('^')) => '^',
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
    use super::*;

    fn property(text: &str) -> Property {
        let line = lines(text).next().expect("a line");
        Property::parse(&line).expect("a property")
    }

    #[test]
    fn lines_are_unfolded_and_decoded() {
        for (text, value) in [
            ("TITLE:HR Director", "HR Director"),
            ("TITLE:HR Di\r\n rec\r\n\ttor\r\n", "HR Director"),
            ("item1.TITLE;X-A=\"b;c:d\":HR Director", "HR Director"),
            ("TITLE;ENCODING=QUOTED-PRINTABLE:HR=20Di=\nrector", "HR Director"),
            ("TITLE;QUOTED-PRINTABLE;CHARSET=UTF-8:K=C3=A6rn =", "Kærn "),
            ("TITLE;ENCODING=QUOTED-PRINTABLE:K=E6rn", "Kærn"),
            ("TITLE;CHARSET=ISO-8859-2;ENCODING=QUOTED-PRINTABLE:=A3=F3d=BC", "Łódź"),
            ("TITLE:a=\nNOTE:b", "a="),
            ("TITLE:Tooling\\, Nordics\\; R\\\\D\\", "Tooling, Nordics; R\\D\\"),
        ] {
            assert_eq!(property(text).text(), value, "{text}");
        }
        for text in ["", "TITLE", "TITLE;X=\"a:b", "hello there"] {
            assert!(lines(text).all(|line| Property::parse(&line).is_none()), "{text}");
        }
    }

    #[test]
    fn parameters_are_named_or_bare() {
        let email = property("EMAIL;PREF;type=\"home,Work\";X-A=^'Ri^'^^:rita@kiln.example");
        assert!(email.has_type("pref") && email.has_type("work") && !email.has_type("hom"));
        assert_eq!(email.parameter("x-a"), Some("\"Ri\"^"));
        assert_eq!(property("N:Hale\\;x;Rita,Ann;").split([';']), ["Hale;x", "Rita,Ann", ""]);
    }

    #[test]
    fn carets_are_undone() {
        assert_eq!(carets("Rita ^'Ri^' Hale^^2^n^x"), "Rita \"Ri\" Hale^2 ^x");
        assert_eq!(carets("^"), "^");
    }

    #[test]
    fn components_end_with_their_entry() {
        let entries = read(
            "x:y\nEND:VCARD\nBEGIN:VCALENDAR\nBEGIN:VEVENT\nBEGIN:VALARM\nA:1\nEND:VCALENDAR\nA:2\nBEGIN:VCARD\nEND:VCARD\n",
        );
        let entries = entries.expect("all have an end");
        assert_eq!(entries.iter().map(Entry::is_card).collect::<Vec<_>>(), [false, true]);
        let event = entries[0].components("vevent").next().expect("an event");
        assert_eq!(entries[0].within(event).next().and_then(|alarm| alarm.text("A")).as_deref(), Some("1"));
        assert!(read("BEGIN:VCARD\nBEGIN:VCARD\nEND:VCARD\n").is_none());
    }
}
