//! The arguments of sendmail, as `getopt` reads them.

use std::ffi::OsString;

/// Options without a value, which others may follow in the same argument: `-tf maya@lid.example`.
const FLAGS: &str = "GUimnstv";
/// Options with a value, which may be the next argument.
const VALUED: &str = "BCFLNOPRVXafhpr";

/// What the arguments say about a mail.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Arguments {
    /// Whether there is a mail to send, and not a queue to show, SMTP to speak or the like.
    pub(super) sends: bool,
    /// Lists of recipients.
    pub(super) recipients: Vec<String>,
}

impl Arguments {
    pub(super) fn read(arguments: &[OsString]) -> Self {
        let mut read = Self { sends: true, recipients: Vec::new() };
        let mut rest = arguments.iter().map(|argument| argument.to_string_lossy());
        while let Some(argument) = rest.next() {
            match argument.strip_prefix('-') {
                Some("-") => {
                    read.recipients.extend(rest.by_ref().map(String::from));
                }
                // The long options of msmtp say nothing about recipients.
                Some(long) if long.starts_with('-') => {}
                Some(letters) if !letters.is_empty() => {
                    let mut value = || rest.next().map(String::from).unwrap_or_default();
                    read.sends &= sends(letters, &mut value);
                }
                _ => read.recipients.push(argument.into_owned()),
            }
        }
        read
    }
}

/// Whether options in one argument, without its hyphen, leave it at sending a mail. `value` is the next argument.
fn sends(letters: &str, value: &mut dyn FnMut() -> String) -> bool {
    for (at, letter) in letters.char_indices() {
        let attached = &letters[at + letter.len_utf8()..];
        match letter {
            'b' if attached.is_empty() => return value() == "m",
            'b' => return attached == "m",
            'q' => return false,
            // The queue of aliases; with a value it is another option.
            'I' => return !attached.is_empty(),
            _ if FLAGS.contains(letter) => {}
            _ => {
                if VALUED.contains(letter) && attached.is_empty() {
                    value();
                }
                return true;
            }
        }
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_told_from_options_and_recipients() {
        for (given, sends, recipients) in [
            (&["-t"][..], true, &[][..]),
            (&["-bm", "-oi", "-oem", "a@b"], true, &["a@b"]),
            (&["-b", "m", "a@b"], true, &["a@b"]),
            (&["-bp"], false, &[]),
            (&["-b", "s"], false, &[]),
            (&["-vbs"], false, &[]),
            (&["-q30m"], false, &[]),
            (&["-I"], false, &[]),
            (&["-F", "-bart", "a@b"], true, &["a@b"]),
            (&["-f", "-q@lid.example", "a@b"], true, &["a@b"]),
            (&["-f-bob@lid.example", "-tF", "-quick", "a@b"], true, &["a@b"]),
            (&["-oi", "--", "-bob@b", "-q"], true, &["-bob@b", "-q"]),
            (&["--read-envelope-from", "-a", "-business", "a@b", "-"], true, &["a@b", "-"]),
            (&["-NSUCCESS,bounce", "-OQueue=b", "-dq", "a@b"], true, &["a@b"]),
            (&["-f"], true, &[]),
        ] {
            let arguments: Vec<OsString> = given.iter().map(OsString::from).collect();
            let recipients = recipients.iter().map(|&text| text.to_owned()).collect();
            assert_eq!(Arguments::read(&arguments), Arguments { sends, recipients }, "{given:?}");
        }
    }
}
