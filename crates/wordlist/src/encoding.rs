//! The text of a dictionary's file, in whatever encoding its `SET` line names.

use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};

use crate::mistake::{File, Mistake};

/// The encoding that the `SET` line of an `.aff` file names; Latin-1 without one.
pub(crate) fn encoding(aff: &[u8]) -> Result<&'static Encoding, Mistake> {
    let mut lines = aff.split(|&byte| byte == b'\n').enumerate();
    let Some((at, name)) = lines.find_map(|(at, line)| Some((at, line.trim_ascii().strip_prefix(b"SET ")?))) else {
        return Ok(WINDOWS_1252);
    };
    let name = name.trim_ascii();
    // `microsoft-cp1251` is the only prefix that hunspell has of its own.
    let label = name.strip_prefix(b"microsoft-").unwrap_or(name);
    Encoding::for_label(label).ok_or_else(|| {
        let message = format!("the encoding `{}` is not known", String::from_utf8_lossy(name));
        Mistake::new(File::Affixes, at + 1, message)
    })
}

/// The text of a file, without a byte order mark.
pub(crate) fn decode<'a>(bytes: &'a [u8], encoding: &'static Encoding, file: File) -> Result<Cow<'a, str>, Mistake> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    encoding.decode_without_bom_handling_and_without_replacement(bytes).ok_or_else(|| {
        let broken = bytes.split(|&byte| byte == b'\n').position(|line| {
            encoding == UTF_8 && std::str::from_utf8(line).is_err()
                || encoding.decode_without_bom_handling_and_without_replacement(line).is_none()
        });
        Mistake::new(file, broken.unwrap_or(0) + 1, format!("this is not {}", encoding.name()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_read_in_the_encoding_it_names() {
        let latin = encoding(b"# comment\nSET ISO8859-1\n").expect("a known encoding");
        assert_eq!(decode(b"caf\xe9", latin, File::Stems).as_deref(), Ok("café"));
        let utf8 = encoding(b"SET UTF-8").expect("a known encoding");
        assert_eq!(decode("\u{feff}café".as_bytes(), utf8, File::Stems).as_deref(), Ok("café"));
        assert_eq!(encoding(b"TRY abc").map(Encoding::name), Ok("windows-1252"));
    }

    #[test]
    fn what_cannot_be_read_is_shown_with_its_line() {
        let mistake = encoding(b"TRY abc\nSET KLINGON\n").expect_err("no such encoding");
        assert_eq!((mistake.line, mistake.message.as_str()), (2, "the encoding `KLINGON` is not known"));
        let mistake = decode(b"one\ntw\xe9\n", UTF_8, File::Stems).expect_err("a broken byte");
        assert_eq!((mistake.file, mistake.line), (File::Stems, 2));
    }
}
