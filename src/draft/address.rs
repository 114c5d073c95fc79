//! The names and addresses of a header such as `To:`.

use crate::diagnostic::Span;

/// One address in a header, with the name before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Address<'a> {
    /// The name before the address; may be empty.
    pub name: &'a str,
    /// The address.
    pub address: &'a str,
    /// The span of the address.
    pub place: Span,
    /// The span of the name and the address.
    pub span: Span,
}

impl Address<'_> {
    /// Whether it is this address, whatever the case of its letters.
    #[must_use]
    pub fn is(&self, address: &str) -> bool {
        self.address.eq_ignore_ascii_case(address.trim())
    }

    /// The words before the `@`, in lower case and without digits: `rita`, `izaguirre`.
    #[must_use]
    pub fn local_words(&self) -> Vec<String> {
        let local = self.address.split(['@', '+']).next().unwrap_or_default();
        let words = local.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty());
        words.map(str::to_lowercase).collect()
    }
}

/// The addresses in the value of a header, in order.
pub(super) fn read(text: &str, value: Span) -> Vec<Address<'_>> {
    let value_text = &text[value.range()];
    let (mut quoted, mut angled, mut from) = (false, false, 0);
    let mut found = Vec::new();
    // A name whose comma lacks its quotation marks: `Izaguirre, Rita <rita@kiln.example>`.
    let mut named_from = 0;
    for (at, c) in value_text.char_indices().chain([(value_text.len(), ',')]) {
        match c {
            '"' => quoted = !quoted,
            '<' => angled = true,
            '>' => angled = false,
            ',' | ';' if at == value_text.len() || !quoted && !angled => {
                let entry = Span::new(value.start + from, value.start + at);
                let whole = Span::new(value.start + named_from, value.start + at);
                from = at + c.len_utf8();
                let bare = text[entry.range()].trim();
                if bare.contains('@') {
                    found.extend(address(text, if bare.contains('<') { whole } else { entry }));
                }
                if bare.contains('@') || bare.is_empty() {
                    named_from = from;
                }
            }
            _ => {}
        }
    }
    found
}

/// Reads `Rita Izaguirre <rita@kiln.example>`, or just the address, from a range of a text.
fn address(text: &str, entry: Span) -> Option<Address<'_>> {
    let whole = text[entry.range()].trim();
    let (name, address) = match whole.rsplit_once('<') {
        Some((name, rest)) => (name, rest.split('>').next().unwrap_or(rest)),
        // Mail programs also write `panel: rita@kiln.example` and `rita@kiln.example (Rita)`.
        None => ("", whole.split([' ', '\t', '\r', '\n', ':', '(', ')', '"']).find(|word| word.contains('@'))?),
    };
    let (name, address) = (name.trim().trim_matches(['"', '\'']).trim(), address.trim());
    address.contains('@').then(|| Address {
        name,
        address,
        place: Span::within(text, address),
        span: Span::within(text, whole),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(value: &str) -> Vec<(&str, &str)> {
        let found = super::read(value, Span::new(0, value.len()));
        for address in &found {
            assert_eq!(&value[address.place.range()], address.address);
            assert!(address.span.contains(address.place), "{value}");
        }
        found.iter().map(|address| (address.name, address.address)).collect()
    }

    #[test]
    fn addresses_are_told_from_names() {
        for (value, expected) in [
            ("rita@kiln.example", &[("", "rita@kiln.example")][..]),
            ("<rita@kiln.example>", &[("", "rita@kiln.example")]),
            ("Rita Izaguirre <rita@kiln.example>", &[("Rita Izaguirre", "rita@kiln.example")]),
            ("\"Izaguirre, Rita\" <rita@kiln.example>", &[("Izaguirre, Rita", "rita@kiln.example")]),
            ("Izaguirre, Rita <rita@kiln.example>", &[("Izaguirre, Rita", "rita@kiln.example")]),
            ("a@kiln.example; Tom <b@kiln.example>,", &[("", "a@kiln.example"), ("Tom", "b@kiln.example")]),
            ("panel: a@kiln.example, b@kiln.example;", &[("", "a@kiln.example"), ("", "b@kiln.example")]),
            ("rita@kiln.example (Rita)", &[("", "rita@kiln.example")]),
            ("\"R <ri\" <rita@kiln.example>", &[("R <ri", "rita@kiln.example")]),
            ("Rita Izaguirre", &[]),
            ("@", &[("", "@")]),
            ("<", &[]),
            ("", &[]),
        ] {
            assert_eq!(read(value), expected, "{value}");
        }
    }

    #[test]
    fn the_words_of_an_address_are_those_before_its_mark() {
        let value = "Rita.Izaguirre7+jobs@kiln.example";
        let found = super::read(value, Span::new(0, value.len()));
        assert_eq!(found[0].local_words(), ["rita", "izaguirre"]);
        assert!(found[0].is(" rita.izaguirre7+JOBS@kiln.example"));
    }
}
