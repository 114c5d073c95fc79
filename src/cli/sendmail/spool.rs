//! A mail in transit: kept in a file that nobody else sees and that goes with the process.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read, Seek, SeekFrom, Write};
use std::process::Stdio;

/// How much of a mail is read to find its recipients.
const HEADER: usize = 16 << 20;

/// The header field that skips the check.
const PASS: &str = "X-Followup-Lint";

/// What could not be done with a mail, and why.
pub(super) type Trouble = (&'static str, io::Error);

fn kept(error: io::Error) -> Trouble {
    ("cannot keep the mail while it is checked", error)
}

fn read_back(error: io::Error) -> Trouble {
    ("cannot read the mail back", error)
}

/// A mail that was received in full.
pub(super) struct Spool {
    file: File,
    /// Its beginning, up to the blank line after the header.
    pub(super) header: Vec<u8>,
}

impl Spool {
    /// Receives the whole mail.
    pub(super) fn take(mail: &mut impl Read) -> Result<Self, Trouble> {
        let mut file = tempfile::tempfile().map_err(kept)?;
        let mut buffer = vec![0; 1 << 16];
        loop {
            match mail.read(&mut buffer) {
                Ok(0) => break,
                Ok(len) => file.write_all(&buffer[..len]).map_err(kept)?,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(("cannot read the mail", error)),
            }
        }
        let header = header(&mut file).map_err(read_back)?;
        Ok(Self { file, header })
    }

    /// The bytes of the mail, if there are at most `most`.
    pub(super) fn bytes(&mut self, most: u64) -> Result<Option<Vec<u8>>, Trouble> {
        self.file.rewind().map_err(read_back)?;
        let mut bytes = Vec::new();
        (&self.file).take(most + 1).read_to_end(&mut bytes).map_err(read_back)?;
        Ok(Some(bytes).filter(|bytes| bytes.len() as u64 <= most))
    }

    /// The mail without the field that skips the check, if it has that field.
    pub(super) fn passing(&mut self) -> Result<Option<Self>, Trouble> {
        let Some(header) = without_pass(&self.header) else {
            return Ok(None);
        };
        let mut file = tempfile::tempfile().map_err(kept)?;
        file.write_all(&header).map_err(kept)?;
        self.file.seek(SeekFrom::Start(self.header.len() as u64)).map_err(read_back)?;
        io::copy(&mut self.file, &mut file).map_err(kept)?;
        Ok(Some(Self { file, header }))
    }

    /// The mail as another program's standard input.
    pub(super) fn input(mut self) -> Result<Stdio, Trouble> {
        self.file.rewind().map_err(read_back)?;
        Ok(self.file.into())
    }
}

/// The header of a mail, with the blank line after it. A line that is not a field ends it, too. Of a
/// header that is too long, only whole fields are kept.
fn header(mail: &mut File) -> io::Result<Vec<u8>> {
    mail.rewind()?;
    let mut reader = BufReader::new(mail.take(HEADER as u64));
    let mut header = Vec::new();
    let mut field = 0;
    loop {
        let start = header.len();
        reader.read_until(b'\n', &mut header)?;
        let line = &header[start..];
        if header.len() == HEADER {
            header.truncate(field);
            return Ok(header);
        }
        if line.trim_ascii().is_empty() {
            return Ok(header);
        }
        if line.starts_with(b" ") || line.starts_with(b"\t") {
            continue;
        }
        if !is_field(line) && start > 0 {
            header.truncate(start);
            return Ok(header);
        }
        field = start;
    }
}

/// Whether a line begins a field: a name and a colon. (The first line may be a mailbox's, or begin
/// with a byte order mark.)
fn is_field(line: &[u8]) -> bool {
    let name = line.split(|&byte| byte == b':').next().unwrap_or_default();
    let trimmed = name.trim_ascii_end();
    name.len() < line.len() && !trimmed.is_empty() && trimmed.iter().all(u8::is_ascii_graphic)
}

/// A header without the field that skips the check, if it has that field.
fn without_pass(header: &[u8]) -> Option<Vec<u8>> {
    let mut rest = Vec::with_capacity(header.len());
    let (mut passes, mut gone) = (false, false);
    for line in header.split_inclusive(|&byte| byte == b'\n') {
        let folded = line.starts_with(b" ") || line.starts_with(b"\t");
        if !folded {
            let mut halves = line.splitn(2, |&byte| byte == b':');
            let name = halves.next().unwrap_or_default().trim_ascii();
            gone = name.eq_ignore_ascii_case(PASS.as_bytes()) && halves.next().is_some_and(is_off);
            passes |= gone;
        }
        if !gone {
            rest.extend(line);
        }
    }
    passes.then_some(rest)
}

/// Whether a value turns the check off.
pub(super) fn is_off(value: &[u8]) -> bool {
    value.trim_ascii().eq_ignore_ascii_case(b"off")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_field_that_says_off_goes() {
        let header = b"To: a\r\nx-followup-lint:  OFF\r\n (so be it)\r\nSubject: b\r\n c\r\n\r\n";
        assert_eq!(without_pass(header).as_deref(), Some(&b"To: a\r\nSubject: b\r\n c\r\n\r\n"[..]));
        assert_eq!(without_pass(b"X-Followup-Lint: on\n\n"), None);
    }

    #[test]
    fn a_header_ends_where_its_fields_end() {
        for (mail, header) in [
            ("To: a\n b\n\nX: off\n", "To: a\n b\n\n"),
            ("To: a\r\n\r\nX: off\n", "To: a\r\n\r\n"),
            ("To: a\nDear Rita,\nX: off\n", "To: a\n"),
            ("To: a\nDear Rita: hello\nX: off\n", "To: a\n"),
            ("From maya Sun Nov 22\nTo : a\n\nhi", "From maya Sun Nov 22\nTo : a\n\n"),
            ("To: a", "To: a"),
            ("", ""),
        ] {
            let spool = Spool::take(&mut mail.as_bytes()).unwrap_or_else(|(what, error)| panic!("{what}: {error}"));
            assert_eq!(String::from_utf8_lossy(&spool.header), header, "{mail:?}");
        }
    }

    #[test]
    fn a_header_that_is_too_long_ends_with_a_whole_field() {
        let long = "X: y\n".repeat(HEADER / 5 - 2);
        for last in ["X-Followup-Lint: off, or so it seems\n", "X: y\n", "X: y\n\tz\n\tz\n\tz\n"] {
            let mail = format!("{long}{last}{long}");
            let spool = Spool::take(&mut mail.as_bytes()).unwrap_or_else(|(what, error)| panic!("{what}: {error}"));
            let rest = mail.strip_prefix(&*String::from_utf8_lossy(&spool.header)).expect("it is the beginning");
            assert!(rest.starts_with('X') && rest.len() > long.len() - 40, "{last}");
        }
    }
}
