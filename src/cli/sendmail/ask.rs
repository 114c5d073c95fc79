//! Asks the writer on the terminal whether to send a mail with errors anyway.

use std::fs::OpenOptions;
use std::io::{BufRead, BufReader, Write};

/// What the writer answers.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Answer {
    Send,
    Stay,
    /// There is nobody to ask.
    None,
}

/// Shows the findings on the terminal, and asks whether to send the mail anyway.
pub(super) fn ask(told: &[u8]) -> Answer {
    let Ok(mut terminal) = OpenOptions::new().read(true).write(true).open("/dev/tty") else {
        return Answer::None;
    };
    let asked = terminal.write_all(told).and_then(|()| terminal.write_all(b"Send it anyway? [y/N] "));
    if asked.is_err() {
        return Answer::None;
    }
    let mut answer = String::new();
    let read = BufReader::new(terminal).read_line(&mut answer);
    let yes = read.is_ok() && matches!(answer.trim().to_lowercase().as_str(), "y" | "yes");
    if yes { Answer::Send } else { Answer::Stay }
}
