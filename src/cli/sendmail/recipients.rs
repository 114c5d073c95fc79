//! The recipients of a mail, from its header and sendmail's arguments.

use std::ffi::{OsStr, OsString};

use crate::draft::{Draft, HeaderName};
use crate::language;

/// Options of sendmail that take a value.
const VALUED: &[&str] = &["-f", "-F", "-r", "-N", "-R", "-X", "-L", "-O", "-p", "-V", "-B", "-h"];

/// The addresses of the header and of the command line.
pub(super) fn recipients(header: &[u8], arguments: &[OsString]) -> Vec<String> {
    let draft = Draft::message(header, &language::formulas());
    let addresses = draft.addresses(&[HeaderName::To, HeaderName::Cc, HeaderName::Bcc]);
    let mut recipients: Vec<String> = addresses.map(|to| to.address.to_owned()).collect();
    let before = std::iter::once(OsStr::new("")).chain(arguments.iter().map(OsString::as_os_str));
    for (before, argument) in before.zip(arguments) {
        let argument = argument.to_string_lossy();
        let valued = before.to_str().is_some_and(|before| VALUED.contains(&before));
        if !argument.starts_with('-') && !valued {
            recipients.extend(addresses_of(&argument));
        }
    }
    recipients
}

/// The addresses in a list of recipients.
fn addresses_of(list: &str) -> impl Iterator<Item = String> + '_ {
    let words = list.split([',', ';', ':', '<', '>', '(', ')', ' ', '\n', '\t', '"']);
    words.filter(|word| word.contains('@')).map(str::to_owned)
}
