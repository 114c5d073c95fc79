//! Messages on a stream: a header with their length, then JSON.

use std::io::{self, BufRead, Read, Write};

use serde::Deserialize;
use serde_json::{Value, json};

/// No message is longer.
const LONGEST: usize = 64 << 20;

/// A message from the editor: a request has an identity and a method, a notification only a method, and an answer
/// no method.
#[derive(Debug, Deserialize)]
pub(super) struct Incoming {
    pub(super) id: Option<Value>,
    #[serde(default)]
    pub(super) method: String,
    #[serde(default)]
    pub(super) params: Value,
}

/// Why a request has no result, by its number in the protocol.
#[derive(Debug, Clone, Copy)]
pub(super) enum Refusal {
    NotJson = -32700,
    Invalid = -32600,
    UnknownMethod = -32601,
    WrongParams = -32602,
    NotInitialized = -32002,
    Cancelled = -32800,
}

/// The next message; none at the end of the stream.
pub(super) fn read(input: &mut impl BufRead) -> io::Result<Option<Vec<u8>>> {
    let mut length = None;
    let mut line = String::new();
    loop {
        line.clear();
        if input.by_ref().take(1 << 10).read_line(&mut line)? == 0 {
            return Ok(None);
        }
        let field = line.trim_end();
        if field.is_empty() {
            break;
        }
        if let Some((name, value)) = field.split_once(':')
            && name.eq_ignore_ascii_case("Content-Length")
        {
            length = value.trim().parse().ok();
        }
    }
    let Some(length) = length.filter(|length| *length <= LONGEST) else {
        return Err(io::Error::new(io::ErrorKind::InvalidData, "a message has no length, or far too much of it"));
    };
    let mut message = vec![0; length];
    input.read_exact(&mut message)?;
    Ok(Some(message))
}

/// Writes messages to the editor.
pub(super) struct Outbox<W> {
    out: W,
    requests: u64,
}

impl<W: Write> Outbox<W> {
    pub(super) fn new(out: W) -> Self {
        Self { out, requests: 0 }
    }

    pub(super) fn result(&mut self, id: &Value, result: &Value) -> io::Result<()> {
        self.write(&json!({ "jsonrpc": "2.0", "id": id, "result": result }))
    }

    pub(super) fn refuse(&mut self, id: &Value, refusal: Refusal, message: &str) -> io::Result<()> {
        let error = json!({ "code": refusal as i32, "message": message });
        self.write(&json!({ "jsonrpc": "2.0", "id": id, "error": error }))
    }

    pub(super) fn notify(&mut self, method: &str, params: &Value) -> io::Result<()> {
        self.write(&json!({ "jsonrpc": "2.0", "method": method, "params": params }))
    }

    /// Asks the editor for something; its answer changes nothing.
    pub(super) fn request(&mut self, method: &str, params: &Value) -> io::Result<()> {
        self.requests += 1;
        self.write(&json!({ "jsonrpc": "2.0", "id": self.requests, "method": method, "params": params }))
    }

    fn write(&mut self, message: &Value) -> io::Result<()> {
        let message = serde_json::to_vec(message)?;
        write!(self.out, "Content-Length: {}\r\n\r\n", message.len())?;
        self.out.write_all(&message)?;
        self.out.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_are_read_one_after_the_other() {
        let mut input = &b"Content-Type: x\r\ncontent-length: 2\r\n\r\n{}Content-Length:3\r\n\r\nabc"[..];
        assert_eq!(read(&mut input).expect("a message"), Some(b"{}".to_vec()));
        assert_eq!(read(&mut input).expect("a message"), Some(b"abc".to_vec()));
        assert_eq!(read(&mut input).expect("the end"), None);
        for wrong in [&b"\r\n\r\n"[..], b"Content-Length: x\r\n\r\n", b"Content-Length: 9\r\n\r\nabc"] {
            assert!(read(&mut &*wrong).is_err());
        }
    }
}
