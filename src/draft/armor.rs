//! What `OpenPGP` puts around a text that it signs, or in place of one that it encrypts.

use std::ops::Range;

use memchr::memmem;

const SIGNED: &str = "-----BEGIN PGP SIGNED MESSAGE-----";
const SIGNATURE: &str = "-----BEGIN PGP SIGNATURE-----";
const END: &str = "-----END PGP SIGNATURE-----";
const ENCRYPTED: &str = "-----BEGIN PGP MESSAGE-----";
const END_ENCRYPTED: &str = "-----END PGP MESSAGE-----";

/// Whether a text is nothing but an encrypted one.
pub(super) fn is_encrypted(text: &str) -> bool {
    text.trim_start().starts_with(ENCRYPTED)
}

/// What is no text after `body`, in order: the header and the signature of a signed text, or else an
/// encrypted block.
pub(super) fn marks(text: &str, body: usize) -> Vec<Range<usize>> {
    let Some(start) = find_line(text, SIGNED, body) else {
        return find_line(text, ENCRYPTED, body)
            .map(|start| start..end_of(text, END_ENCRYPTED, start))
            .into_iter()
            .collect();
    };
    let header = text[start..].split_inclusive('\n').take_while(|line| !line.trim().is_empty());
    let end = start + header.map(str::len).sum::<usize>();
    let signature = find_line(text, SIGNATURE, end).map(|signature| signature..end_of(text, END, signature));
    std::iter::once(start..end).chain(signature).collect()
}

/// The end of a block that `end` closes, if it is closed.
fn end_of(text: &str, end: &str, start: usize) -> usize {
    find_line(text, end, start).map_or(text.len(), |at| at + end.len())
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
    fn an_encrypted_text_is_not_read() {
        let block = format!("{ENCRYPTED}\n\nhQEM teh\n{END_ENCRYPTED}\n");
        for head in ["To: rita@kiln.example\n\n", "Message-ID: <1@lid.example>\n\n", ""] {
            let draft = Draft::read(format!("{head}{block}").as_bytes(), &formulas());
            assert_eq!(draft.source.problem(), Some(crate::draft::Problem::Encrypted), "{head}");
        }
        let draft = Draft::read(format!("Dear Rita,\n\nHere it is.\n\n{block}\nMaya\n").as_bytes(), &formulas());
        assert_eq!(draft.source.problem(), None);
        assert!(draft.parts.iter().all(|part| !draft.slice(part.span).contains("hQEM")));
    }

    #[test]
    fn what_is_cut_off_is_read_as_far_as_it_goes() {
        assert_eq!(marks(SIGNED, 0).first(), Some(&(0..SIGNED.len())));
        assert!(marks(&format!("a {SIGNED}\n"), 0).is_empty());
        assert!(is_encrypted(&format!("\n{ENCRYPTED}\n")) && !is_encrypted(SIGNED));
    }
}
