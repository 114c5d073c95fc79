//! The recipients of a message, from its header alone.

use super::field::{self, Field};
use crate::draft::{HeaderName, address};

/// The addresses that a header names as recipients. If the mail was sent again, the last time counts, which
/// comes first.
#[must_use]
pub fn recipients(header: &[u8]) -> Vec<String> {
    let fields = fields(header);
    // Whether each is of a time when the mail was sent again, and whether it names recipients.
    let uses: Vec<(bool, bool)> = fields.iter().map(|field| use_of(&header[field.name.clone()])).collect();
    let first = uses.iter().position(|used| *used == (true, true));
    let last_time = first.map_or(0, |first| uses[first..].iter().take_while(|(again, _)| *again).count());
    let (range, again) = first.map_or((0..fields.len(), false), |first| (first..first + last_time, true));
    let lists = range.filter(|&at| uses[at] == (again, true)).map(|at| fields[at].value.clone());
    let lists = lists.map(|value| String::from_utf8_lossy(&header[value]).into_owned());
    lists.flat_map(|list| address::addresses(&list).into_iter().map(|to| to.address).collect::<Vec<_>>()).collect()
}

/// Whether a field says that the mail was sent again, and whether it names recipients.
fn use_of(name: &[u8]) -> (bool, bool) {
    let name = String::from_utf8_lossy(name).trim().to_lowercase();
    let again = name.strip_prefix("resent-");
    let named = HeaderName::named(again.unwrap_or(&name));
    (again.is_some(), matches!(named, Some(HeaderName::To | HeaderName::Cc | HeaderName::Bcc)))
}

/// All fields. The first line may be none, as programs write it before a message.
fn fields(header: &[u8]) -> Vec<Field> {
    let read = |from: usize| field::read_most(header, from..header.len(), usize::MAX).0;
    let fields = read(usize::from(header.starts_with(b"\xef\xbb\xbf")) * 3);
    if !fields.is_empty() {
        return fields;
    }
    read(header.split_inclusive(|&byte| byte == b'\n').next().map_or(0, <[u8]>::len))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mail_that_is_sent_again_has_new_recipients() {
        for (header, expected) in [
            ("To: rita@b,\n\tTom <tom@b>\nSubject: to c@b\nCC : d@b\n", &["rita@b", "tom@b", "d@b"][..]),
            ("\u{feff}To: rita@b\r\nBcc: c@b\r\n", &["rita@b", "c@b"]),
            ("From maya Sun Nov 22\nTo: rita@b\n", &["rita@b"]),
            ("Resent-From: a@b\nResent-To: tom@b\nResent-Cc: c@b\nTo: rita@b\n", &["tom@b", "c@b"]),
            ("resent-to: tom@b\nReceived: x\nResent-To: d@b\nTo: rita@b\n", &["tom@b"]),
            ("Resent-From: a@b\nTo: rita@b\n", &["rita@b"]),
        ] {
            assert_eq!(recipients(format!("{header}\n").as_bytes()), expected, "{header}");
        }
        let long = format!("{}To: rita@b\n\n", "X: y\n".repeat(5_000));
        assert_eq!(recipients(long.as_bytes()), ["rita@b"]);
    }
}
