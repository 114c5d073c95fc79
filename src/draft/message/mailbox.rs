//! Mailboxes in the mbox format: messages in a row, each after a `From ` line.

use std::ops::Range;

use super::field;
use crate::draft::editor;

/// The messages of a mailbox; none if the bytes are not a mailbox.
pub(in crate::draft) fn split(bytes: &[u8]) -> Vec<Range<usize>> {
    let first = bytes.split(|&byte| byte == b'\n').next().unwrap_or_default();
    if !bytes.starts_with(b"From ") || editor::is_ignored(first) {
        return Vec::new();
    }
    let mut messages: Vec<Range<usize>> = Vec::new();
    let begins = std::iter::once(0).chain(memchr::memmem::find_iter(bytes, b"\nFrom ").map(|at| at + 1));
    for at in begins {
        let Some(len) = memchr::memchr(b'\n', &bytes[at..]) else {
            continue;
        };
        let start = at + len + 1;
        // The blank line before it is not part of the previous message.
        let end = at.saturating_sub(1);
        let blank = at == 0 || bytes[..end].ends_with(b"\n") || bytes[..end].ends_with(b"\n\r");
        let header =
            bytes[at..start].is_ascii() && !field::read(bytes, start..bytes.len().min(start + 1_000)).0.is_empty();
        if blank && header {
            if let Some(last) = messages.last_mut() {
                last.end = at;
            }
            messages.push(start..bytes.len());
        }
    }
    messages
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_are_parted_where_they_begin() {
        let file = b"From maya Sun Nov 22 06:00:00 2026\nTo: a\n\nFrom here on.\n\nFrom there on.\n\nFrom x Sun Nov 22 06:00:00 2026\r\nTo: b\r\n\r\nhi\n";
        let found: Vec<&[u8]> = split(file).into_iter().map(|range| &file[range]).collect();
        assert_eq!(found.len(), 2);
        assert!(found[0].ends_with(b"From there on.\n\n") && found[1].starts_with(b"To: b"));
        assert!(split(b"From here on it was easy.\n").is_empty());
        assert!(split(b"To: a\n\nFrom x\nTo: b\n").is_empty());
    }
}
