//! The names and addresses of a list such as that of `To:` (RFC 5322, and what programs make of it).

use crate::diagnostic::Span;

/// One address in a header, with the name before it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Address<'a> {
    /// The name before the address; may be empty.
    pub name: &'a str,
    /// The address as mail is delivered to it, without the quotation marks, spaces and comments in it.
    pub address: String,
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

/// The addresses in a list, in order.
#[must_use]
pub fn addresses(list: &str) -> Vec<Address<'_>> {
    read(list, Span::new(0, list.len()))
}

/// The addresses in the value of a header, in order.
pub(super) fn read(text: &str, value: Span) -> Vec<Address<'_>> {
    let rest = &text[value.range()];
    // A mark that nothing closes is part of a name.
    let last_quote = rest.rmatch_indices('"').map(|(at, _)| at).find(|&at| !rest[..at].ends_with('\\'));
    let last_comment = rest.rfind(')');
    let mut list = List::of(text, value.start);
    let mut chars = rest.char_indices();
    let (mut quoted, mut comments) = (false, 0_usize);
    while let Some((at, c)) = chars.next() {
        let place = Span::new(value.start + at, value.start + at + c.len_utf8());
        match c {
            '\\' if quoted => list.extend(place, chars.next().map_or(c, |(_, c)| c)),
            '\\' if comments > 0 => drop(chars.next()),
            '"' if comments == 0 && (quoted || last_quote > Some(at)) => {
                quoted = !quoted;
                list.begin(place, c);
            }
            c if quoted => list.extend(place, c),
            '(' => {
                comments += usize::from(last_comment > Some(at));
                list.gap = true;
            }
            ')' => {
                comments = comments.saturating_sub(1);
                list.gap = true;
            }
            _ if comments > 0 => {}
            '<' => list.open(place),
            ':' => list.lead(place),
            '>' | ',' | ';' => list.end_entry(place, c == '>'),
            c if c.is_whitespace() => list.gap = true,
            c => {
                list.begin(place, c);
                list.extend(place, c);
            }
        }
    }
    list.end_entry(Span::new(value.end, value.end), false);
    list.found
}

/// What has been read of a list.
struct List<'a> {
    text: &'a str,
    found: Vec<Address<'a>>,
    /// Where the entry begins.
    from: usize,
    /// Where its angle bracket is.
    bracket: Option<usize>,
    /// Its addresses, unless a bracket shows that they are part of a name.
    entry: Vec<(String, Span)>,
    word: String,
    place: Span,
    /// Whether there is white space or a comment after the word.
    gap: bool,
}

impl<'a> List<'a> {
    fn of(text: &'a str, from: usize) -> Self {
        let place = Span::new(from, from);
        Self { text, found: Vec::new(), from, bracket: None, entry: Vec::new(), word: String::new(), place, gap: false }
    }

    /// Ends the word if `next` is not part of it. There may be space around the mark of an address
    /// and the stops of its domain.
    fn begin(&mut self, place: Span, next: char) {
        if std::mem::take(&mut self.gap) {
            let in_domain = (next == '.' || self.word.ends_with('.')) && self.word.contains('@');
            if !(in_domain || next == '@' || self.word.ends_with('@')) {
                self.end_word();
            }
        }
        if self.word.is_empty() {
            self.place = place;
        }
    }

    fn extend(&mut self, place: Span, c: char) {
        self.word.push(c);
        self.place.end = place.end;
    }

    fn end_word(&mut self) {
        let word = std::mem::take(&mut self.word);
        if let Some((local, domain)) = word.rsplit_once('@').filter(|(local, _)| !local.is_empty()) {
            self.entry.push((format!("{local}@{}", domain.trim_end_matches('.')), self.place));
        }
    }

    /// What is before an address in angle brackets is a name.
    fn open(&mut self, bracket: Span) {
        self.discard();
        self.bracket = Some(bracket.start);
    }

    /// What is before a colon is a group, or in brackets a route.
    fn lead(&mut self, colon: Span) {
        self.discard();
        if self.bracket.is_none() {
            self.from = colon.end;
        }
    }

    fn discard(&mut self) {
        self.word.clear();
        self.entry.clear();
        self.gap = false;
    }

    /// Ends the entry at a mark, if it has an address or nothing at all: `Izaguirre, Rita <rita@kiln.example>`
    /// has a comma in its name. `closes`: the mark is the bracket after an address.
    fn end_entry(&mut self, mark: Span, closes: bool) {
        self.end_word();
        let text = self.text;
        let before = text[self.from..mark.start].trim_start();
        if self.entry.is_empty() && !closes && !before.is_empty() {
            return;
        }
        let start = mark.start - before.len();
        let name = self.bracket.map_or("", |bracket| text[start..bracket].trim());
        let name = name.trim_matches(['"', '\'']).trim();
        let bracketed = self.bracket.is_some().then(|| Span::new(start, if closes { mark.end } else { mark.start }));
        let found = self.entry.drain(..).map(|(address, place)| Address {
            name,
            address,
            place,
            span: bracketed.unwrap_or(place),
        });
        self.found.extend(found);
        self.from = mark.end;
        self.bracket = None;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(value: &str) -> Vec<(&str, String)> {
        let found = addresses(value);
        for address in &found {
            let local = address.address.split('@').next().unwrap_or_default();
            assert!(value[address.place.range()].contains('@') && !local.is_empty(), "{value}");
            assert!(address.span.contains(address.place), "{value}");
            assert!(value[address.span.range()].contains(address.name), "{value}");
        }
        found.into_iter().map(|address| (address.name, address.address)).collect()
    }

    #[test]
    fn an_address_is_found_however_it_is_written() {
        let (rita, tom) = ("rita@kiln.example", "tom@kiln.example");
        for (list, expected) in [
            ("rita@kiln.example", &[("", rita)][..]),
            ("<rita@kiln.example>", &[("", rita)]),
            ("Rita Izaguirre <rita@kiln.example>", &[("Rita Izaguirre", rita)]),
            ("\"Izaguirre, Rita\" <rita@kiln.example>", &[("Izaguirre, Rita", rita)]),
            ("Izaguirre, Rita <rita@kiln.example>", &[("Izaguirre, Rita", rita)]),
            ("'Rita' <rita@kiln.example>", &[("Rita", rita)]),
            ("Rita <rita@kiln.example>, tom@kiln.example", &[("Rita", rita), ("", tom)]),
            ("rita@kiln.example; Tom <tom@kiln.example>,", &[("", rita), ("Tom", tom)]),
            ("Rita <rita@kiln.example> Tom <tom@kiln.example>", &[("Rita", rita), ("Tom", tom)]),
            ("\"rita\"@kiln.example", &[("", rita)]),
            ("\"ri\\ta\" @ kiln . example", &[("", rita)]),
            ("<@relay.example,@post.example:rita@kiln.example>", &[("", rita)]),
            ("rita(of (the) kiln)@(the)kiln.example (\\) Rita)", &[("", rita)]),
            ("rita@kiln.example (Rita)", &[("", rita)]),
            ("Rita (HR) <rita@kiln.example>", &[("Rita (HR)", rita)]),
            ("rita@kiln.example.", &[("", rita)]),
            ("panel: rita@kiln.example, Tom <tom@kiln.example>;", &[("", rita), ("Tom", tom)]),
            ("\"tom@kiln.example, the boss\" <rita@kiln.example>", &[("tom@kiln.example, the boss", rita)]),
            ("\"R <ri\" <rita@kiln.example>", &[("R <ri", rita)]),
            ("tom@kiln.example <rita@kiln.example>", &[("tom@kiln.example", rita)]),
            ("mailto:rita@kiln.example", &[("", rita)]),
            ("rita@kiln.example tom@kiln.example", &[("", rita), ("", tom)]),
            ("rita@kiln.example Rita", &[("", rita)]),
            // Marks that nothing closes hide nobody.
            ("\"Rita <rita@kiln.example>, tom@kiln.example", &[("Rita", rita), ("", tom)]),
            ("Rita (HR <rita@kiln.example>, tom@kiln.example", &[("Rita (HR", rita), ("", tom)]),
            ("Rita <rita@kiln.example, Tom <tom@kiln.example>", &[("Rita", rita), ("Tom", tom)]),
            ("undisclosed-recipients:;, @, a@", &[("", "a@")]),
            ("Rita Izaguirre", &[]),
            ("Rita <>, tom@kiln.example", &[("", tom)]),
            ("<", &[]),
            ("\"", &[]),
            ("", &[]),
        ] {
            let expected: Vec<(&str, String)> = expected.iter().map(|&(name, to)| (name, to.to_owned())).collect();
            assert_eq!(read(list), expected, "{list}");
        }
    }

    #[test]
    fn the_words_of_an_address_are_those_before_its_mark() {
        let found = addresses("Rita.Izaguirre7+jobs@kiln.example");
        assert_eq!(found[0].local_words(), ["rita", "izaguirre"]);
        assert!(found[0].is(" rita.izaguirre7+JOBS@kiln.example"));
    }
}
