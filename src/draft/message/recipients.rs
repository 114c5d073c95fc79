//! The recipients of a message, from its header alone.

use super::field::{self, Field};
use crate::draft::{HeaderName, address};

/// The addresses that a header names as recipients. If the mail was sent again, the last time counts, which
/// comes first.
#[must_use]
pub fn recipients(header: &[u8]) -> Vec<String> {
    let fields = fields(header);
    let names_recipients = |field: &Field, prefix: &str| {
        let name = String::from_utf8_lossy(&header[field.name.clone()]).trim().to_lowercase();
        let name = name.strip_prefix(prefix).map(HeaderName::named);
        name.map(|name| matches!(name, Some(HeaderName::To | HeaderName::Cc | HeaderName::Bcc)))
    };
    let resent = |field: &&Field| names_recipients(field, "resent-");
    let again = fields.iter().skip_while(|field| resent(field) != Some(true));
    let mut lists: Vec<&Field> =
        again.take_while(|field| resent(field).is_some()).filter(|field| resent(field) == Some(true)).collect();
    if lists.is_empty() {
        lists = fields.iter().filter(|field| names_recipients(field, "") == Some(true)).collect();
    }
    let lists = lists.into_iter().map(|field| String::from_utf8_lossy(&header[field.value.clone()]));
    lists.flat_map(|list| address::addresses(&list).into_iter().map(|to| to.address).collect::<Vec<_>>()).collect()
}

/// All fields. The first line may be a byte order mark's or a mailbox's.
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
