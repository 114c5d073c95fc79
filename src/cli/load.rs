//! Reads files: drafts, and the texts of records, settings and tables.

use std::fs;
use std::io::{self, Read};
use std::path::Path;

use super::endings::{is_markdown, is_page};
use super::{Failure, reason};
use crate::draft::{Draft, Encoding, Formulas, Problem};
use crate::mistake::Mistake;

/// No mail is larger; a larger file was named by mistake.
const LARGEST: u64 = 32 << 20;

/// No record, settings or table is larger.
const LARGEST_TEXT: u64 = 16 << 20;

/// Whether a path means standard input or output.
pub(crate) fn is_standard(path: &Path) -> bool {
    path.as_os_str() == "-"
}

/// A draft's bytes, from a file or from standard input (`-`).
pub(crate) fn bytes(path: &Path) -> Result<Vec<u8>, Failure> {
    let bytes = whole(path)?;
    if is_standard(path) && bytes.trim_ascii().is_empty() {
        return Err(Failure::new("there is nothing to read on standard input", "pipe a draft into it, or name a file"));
    }
    Ok(bytes)
}

/// The bytes of a file, or of standard input (`-`), unless there are far too many.
pub(super) fn whole(path: &Path) -> Result<Vec<u8>, Failure> {
    let name = path.display();
    let failed = |error: &io::Error| {
        let help = match error.kind() {
            io::ErrorKind::NotFound => "check the name, or use `-` for standard input",
            io::ErrorKind::PermissionDenied => "check its permissions",
            _ => "",
        };
        Failure::new(format!("cannot read {name}: {}", reason(error)), help)
    };
    let mut bytes = Vec::new();
    if is_standard(path) {
        io::stdin().lock().take(LARGEST + 1).read_to_end(&mut bytes).map_err(|error| failed(&error))?;
    } else {
        let file = fs::File::open(path).map_err(|error| failed(&error))?;
        let size = file.metadata().map_err(|error| failed(&error))?.len();
        if size <= LARGEST {
            bytes.reserve(usize::try_from(size).unwrap_or(0));
            file.take(LARGEST + 1).read_to_end(&mut bytes).map_err(|error| failed(&error))?;
        } else {
            bytes.resize(usize::try_from(LARGEST + 1).unwrap_or(0), 0);
        }
    }
    no_larger_than_a_mail(path, &bytes)?;
    Ok(bytes)
}

/// Fails if the bytes of a file are far too many.
pub(super) fn no_larger_than_a_mail(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    if bytes.len() as u64 <= LARGEST {
        return Ok(());
    }
    let message = format!("{} is larger than {} MB, which is too large for a mail", path.display(), LARGEST >> 20);
    Err(Failure::new(message, "check the draft itself, as plain text"))
}

/// A mail, with a warning if it could not be read as it is.
pub(crate) type Mail = Result<(Draft, Option<String>), Failure>;

/// The mails of a file, read one after the other. A file has one mail, a mailbox many.
pub(crate) fn mails<'a>(
    path: &'a Path,
    bytes: &'a [u8],
    formulas: &'a Formulas,
) -> Result<impl ExactSizeIterator<Item = Mail> + use<'a>, Failure> {
    let name = path.display();
    let formats: [(&[u8], &str, &str); 6] = [
        (b"\xff\xfe\0\0", "in UTF-32", UTF8),
        (b"\0\0\xfe\xff", "in UTF-32", UTF8),
        (b"PK\x03\x04", "a Word or OpenDocument file", PLAIN),
        (b"%PDF-", "a PDF", PLAIN),
        (b"\xd0\xcf\x11\xe0", "an Outlook or old Word file", OUTLOOK),
        (b"{\\rtf", "a rich text file", PLAIN),
    ];
    if let Some((_, what, help)) = formats.iter().find(|(magic, ..)| bytes.starts_with(magic)) {
        return Err(Failure::new(format!("{name} is {what}, not plain text"), *help));
    }
    let markdown = is_markdown(path);
    let drafts: Box<dyn ExactSizeIterator<Item = Draft> + 'a> = if is_page(path, bytes) {
        Box::new(std::iter::once_with(|| Draft::page(bytes, formulas)))
    } else {
        Box::new(Draft::read_each(bytes, formulas))
    };
    Ok(drafts.map(move |mut draft| {
        draft.markdown |= markdown;
        warning(&draft, path, bytes).map(|warning| (draft, warning))
    }))
}

const UTF8: &str = "save the mail as UTF-8";
const PLAIN: &str = "save the mail as plain text (.txt), or paste it into a new file";
const OUTLOOK: &str = "save the mail in Outlook as text (.txt) or as a message (.eml), or paste it into a new file";

/// The warning for a draft that could not be read as it is.
fn warning(draft: &Draft, path: &Path, bytes: &[u8]) -> Result<Option<String>, Failure> {
    let name = path.display();
    let place = |offset: usize| {
        let line = bytes[..offset].split(|&byte| byte == b'\n').count();
        format!("byte {} (line {line})", offset + 1)
    };
    let warning = match draft.source.problem() {
        None if draft.text().trim().is_empty() => format!("{name} is empty"),
        None => return Ok(None),
        Some(Problem::Nul { offset }) => {
            let message = format!("{name} is not text: {} is a NUL byte", place(offset));
            return Err(Failure::new(message, "save the mail as plain text, or remove the byte"));
        }
        Some(Problem::TooLong) => {
            let message = format!("{name} has far more text than any mail");
            return Err(Failure::new(message, "check the draft itself, as plain text"));
        }
        Some(Problem::Encrypted) => {
            let message = format!("{name} is encrypted and cannot be read");
            return Err(Failure::new(message, "check the draft before it is encrypted"));
        }
        Some(Problem::ReadAsWindows1252 { offset, byte }) => {
            format!("{name}: {} is 0x{byte:02x}, which is not UTF-8; read as Windows-1252", place(offset))
        }
        Some(Problem::Undecodable { offset, byte, charset }) => format!(
            "{name}: {} is 0x{byte:02x}, which is not {charset}, as the message says; it is shown as {}",
            place(offset),
            char::REPLACEMENT_CHARACTER
        ),
        Some(Problem::Unreadable { offset, byte }) => format!(
            "{name}: {} is 0x{byte:02x}, which is not {}; it is shown as {}, and --fix will not write this file",
            place(offset),
            if matches!(draft.source.encoding(), Encoding::Utf16Le | Encoding::Utf16Be) { "UTF-16" } else { "UTF-8" },
            char::REPLACEMENT_CHARACTER
        ),
    };
    Ok(Some(warning))
}

/// The text of a file that is not a draft.
pub(super) fn text(path: &Path, what: &str) -> Result<String, Failure> {
    read_text(path).map_err(|error| {
        let help = match error.kind() {
            io::ErrorKind::InvalidData => "save it as UTF-8",
            io::ErrorKind::FileTooLarge => "check that it is the right file",
            _ => "check the name",
        };
        Failure::new(format!("cannot read the {what} {}: {}", path.display(), reason(&error)), help)
    })
}

/// The text of a file that is not a draft, unless it is far too large.
pub(super) fn read_text(path: &Path) -> io::Result<String> {
    let not_utf8 = |_| io::Error::new(io::ErrorKind::InvalidData, "it is not UTF-8");
    String::from_utf8(read(path)?).map_err(not_utf8)
}

/// The bytes of a file that is not a draft, unless it is far too large.
pub(super) fn read(path: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    fs::File::open(path)?.take(LARGEST_TEXT + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > LARGEST_TEXT {
        let message = format!("it is larger than {} MB", LARGEST_TEXT >> 20);
        return Err(io::Error::new(io::ErrorKind::FileTooLarge, message));
    }
    Ok(bytes)
}

/// A mistake in a user's file, shown in its source; `help` is for one that says nothing of what to do.
pub(super) fn mistake(path: &Path, text: &str, mistake: Mistake, help: &str) -> Failure {
    let Mistake { message, span, help: own, .. } = mistake;
    let help = own.unwrap_or_else(|| help.to_owned());
    Failure::new(message, help).of(path.display().to_string()).shown_in(text, span)
}
