//! The recipients of a mail, from its header and sendmail's arguments.

use crate::draft::HeaderName;

/// The addresses of the header and of some lists: each as it is delivered to, with and without its
/// tag (`rita+jobs@kiln.example`).
pub(super) fn recipients(header: &[u8], lists: &[String]) -> Vec<String> {
    let addressed = addressed(&fields(&String::from_utf8_lossy(header)));
    let mut recipients: Vec<String> = addressed.iter().chain(lists).flat_map(|list| addresses_of(list)).collect();
    let untagged: Vec<String> = recipients.iter().filter_map(|address| untagged(address)).collect();
    recipients.extend(untagged);
    recipients
}

/// The fields of a header, with their names in lower case.
fn fields(header: &str) -> Vec<(String, String)> {
    let mut fields: Vec<(String, String)> = Vec::new();
    for line in header.trim_start_matches('\u{feff}').lines() {
        match (fields.last_mut(), line.split_once(':')) {
            (Some((_, value)), _) if line.starts_with([' ', '\t']) => value.push_str(line),
            (_, Some((name, value))) => fields.push((name.trim().to_ascii_lowercase(), value.to_owned())),
            _ => {}
        }
    }
    fields
}

/// The fields that name the recipients. If the mail was sent again, the last time counts, which
/// comes first.
fn addressed(fields: &[(String, String)]) -> Vec<String> {
    let names_recipients =
        |name: &str| matches!(HeaderName::named(name), Some(HeaderName::To | HeaderName::Cc | HeaderName::Bcc));
    let resent = |field: &(String, String)| field.0.strip_prefix("resent-").map(names_recipients);
    let again = fields.iter().skip_while(|field| resent(field) != Some(true));
    let again = again.take_while(|field| resent(field).is_some()).filter(|field| resent(field) == Some(true));
    let again: Vec<String> = again.map(|(_, value)| value.clone()).collect();
    if again.is_empty() {
        let to = fields.iter().filter(|(name, _)| names_recipients(name));
        return to.map(|(_, value)| value.clone()).collect();
    }
    again
}

fn untagged(address: &str) -> Option<String> {
    let (local, domain) = address.rsplit_once('@')?;
    let (name, _) = local.split_once('+').filter(|(name, _)| !name.is_empty())?;
    Some(format!("{name}@{domain}"))
}

/// The addresses in a list (RFC 5322, and what programs make of it), without names, comments,
/// quotation marks and routes.
fn addresses_of(list: &str) -> Vec<String> {
    let mut found = Found::default();
    let mut chars = list.chars();
    let mut comments = 0_usize;
    while let Some(c) = chars.next() {
        match c {
            '\\' if comments > 0 => drop(chars.next()),
            '(' => comments += 1,
            ')' => comments = comments.saturating_sub(1),
            _ if comments > 0 => {}
            '"' => {
                found.begin('"');
                while let Some(c) = chars.next().filter(|&c| c != '"') {
                    found.word.push(if c == '\\' { chars.next().unwrap_or(c) } else { c });
                }
            }
            // What is before an address in angle brackets is a name, or before a colon, a group or a
            // route.
            '<' | ':' => found.discard(),
            '>' | ',' | ';' => found.end_entry(),
            c if c.is_whitespace() => found.gap = true,
            c => {
                found.begin(c);
                found.word.push(c);
            }
        }
        found.gap |= matches!(c, '(' | ')');
    }
    found.end_entry();
    found.addresses
}

/// What has been found of a list.
#[derive(Default)]
struct Found {
    addresses: Vec<String>,
    /// The addresses of the entry, unless a bracket shows that they are part of a name.
    entry: Vec<String>,
    word: String,
    /// Whether there is white space or a comment after the word.
    gap: bool,
}

impl Found {
    /// Ends the word if `next` is not part of it. There may be space around the mark of an address
    /// and the stops of its domain.
    fn begin(&mut self, next: char) {
        let domain = self.word.contains('@');
        let joined = next == '@' || self.word.ends_with('@') || domain && (next == '.' || self.word.ends_with('.'));
        if self.gap && !joined {
            self.end_word();
        }
        self.gap = false;
    }

    fn end_word(&mut self) {
        let word = std::mem::take(&mut self.word);
        if let Some((local, domain)) = word.rsplit_once('@').filter(|(local, _)| !local.is_empty()) {
            self.entry.push(format!("{local}@{}", domain.trim_end_matches('.')));
        }
    }

    fn discard(&mut self) {
        self.word.clear();
        self.entry.clear();
    }

    fn end_entry(&mut self) {
        self.end_word();
        self.addresses.append(&mut self.entry);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_found_however_it_is_written() {
        for (list, expected) in [
            ("rita@kiln.example", &["rita@kiln.example"][..]),
            ("Rita <rita@kiln.example>, tom@kiln.example", &["rita@kiln.example", "tom@kiln.example"]),
            ("\"rita\"@kiln.example", &["rita@kiln.example"]),
            ("\"ri\\ta\" @ kiln . example", &["rita@kiln.example"]),
            ("<@relay.example,@post.example:rita@kiln.example>", &["rita@kiln.example"]),
            ("rita(of (the) kiln)@(the)kiln.example (\\) Rita)", &["rita@kiln.example"]),
            ("rita@kiln.example.", &["rita@kiln.example"]),
            ("panel: rita@kiln.example, Tom <tom@kiln.example>;", &["rita@kiln.example", "tom@kiln.example"]),
            ("\"tom@kiln.example, the boss\" <rita@kiln.example>", &["rita@kiln.example"]),
            ("tom@kiln.example <rita@kiln.example>", &["rita@kiln.example"]),
            ("mailto:rita@kiln.example", &["rita@kiln.example"]),
            ("rita@kiln.example tom@kiln.example", &["rita@kiln.example", "tom@kiln.example"]),
            ("rita@kiln.example Rita", &["rita@kiln.example"]),
            ("undisclosed-recipients:;, @, a@", &["a@"]),
            ("\"", &[]),
        ] {
            assert_eq!(addresses_of(list), expected, "{list}");
        }
    }

    #[test]
    fn a_mail_that_is_sent_again_has_new_recipients() {
        for (header, expected) in [
            ("Resent-From: a@b\nResent-To: tom@b\nResent-Cc: c@b\nTo: rita@b\n", &["tom@b", "c@b"][..]),
            ("resent-to: tom@b\nReceived: x\nResent-To: d@b\nTo: rita@b\n", &["tom@b"]),
            ("Resent-From: a@b\nTo: rita@b\nBcc: rita+x@b\n", &["rita@b", "rita+x@b", "rita@b"]),
        ] {
            assert_eq!(recipients(format!("{header}\n").as_bytes(), &[]), expected, "{header}");
        }
    }
}
