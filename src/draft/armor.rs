//! What `OpenPGP` puts around a text that it signs, or in place of one that it encrypts.

use std::ops::Range;

use memchr::memmem;

const SIGNED: &str = "-----BEGIN PGP SIGNED MESSAGE-----";
const SIGNATURE: &str = "-----BEGIN PGP SIGNATURE-----";
const END: &str = "-----END PGP SIGNATURE-----";
const ENCRYPTED: &str = "-----BEGIN PGP MESSAGE-----";

/// Whether a text is nothing but an encrypted one.
pub(super) fn is_encrypted(text: &str) -> bool {
    text.trim_start().starts_with(ENCRYPTED)
}

/// What is around a signed text after `body`: its header and its signature, in order.
pub(super) fn marks(text: &str, body: usize) -> Vec<Range<usize>> {
    let Some(start) = find_line(text, SIGNED, body) else {
        return Vec::new();
    };
    let header = text[start..].split_inclusive('\n').take_while(|line| !line.trim().is_empty());
    let end = start + header.map(str::len).sum::<usize>();
    let signature = find_line(text, SIGNATURE, end).map(|signature| {
        let end = find_line(text, END, signature).map_or(text.len(), |end| end + END.len());
        signature..end
    });
    std::iter::once(start..end).chain(signature).collect()
}

/// The start of the first line that begins with `start`, at `from` or after it.
fn find_line(text: &str, start: &str, from: usize) -> Option<usize> {
    let mut found = memmem::find_iter(&text.as_bytes()[from..], start.as_bytes()).map(|at| from + at);
    found.find(|&at| at == 0 || text.as_bytes()[at - 1] == b'\n')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draft::{Draft, PartKind};
    use crate::language::formulas;

    #[test]
    fn a_signed_text_is_read_without_its_signature() {
        let text = format!(
            "{SIGNED}\nHash: SHA512\n\nDear Rita,\n\nThe lids were warm.\n{SIGNATURE}\n\niQIz\n=a\n{END}\n\nPS: It cools.\n"
        );
        for head in ["", "Subject: Lids\n\n", "Message-ID: <1@lid.example>\n\n"] {
            let draft = Draft::read(format!("{head}{text}").as_bytes(), &formulas());
            let body: Vec<&str> = draft.parts_of(PartKind::Body).map(|part| draft.slice(part.span)).collect();
            assert_eq!(body, ["The lids were warm.", "PS: It cools."], "{head}");
            assert_eq!(draft.parts_of(PartKind::Greeting).count(), 1);
        }
    }

    #[test]
    fn what_is_cut_off_is_read_as_far_as_it_goes() {
        assert_eq!(marks(SIGNED, 0).first(), Some(&(0..SIGNED.len())));
        assert!(marks(&format!("a {SIGNED}\n"), 0).is_empty());
        assert!(is_encrypted(&format!("\n{ENCRYPTED}\n")) && !is_encrypted(SIGNED));
    }
}
