//! What the editor has sent and is not answered yet.

use std::collections::VecDeque;
use std::io::{BufReader, Read};
use std::sync::mpsc::{Receiver, channel};
use std::thread;

use serde_json::Value;

use super::transport::{self, Incoming};

/// Messages in their order. A thread reads them, so that a request can be cancelled before its turn.
pub(super) struct Inbox {
    channel: Receiver<Vec<u8>>,
    waiting: VecDeque<Option<Incoming>>,
}

impl Inbox {
    pub(super) fn open(input: impl Read + Send + 'static) -> Self {
        let (sender, channel) = channel();
        thread::spawn(move || {
            let mut input = BufReader::new(input);
            // What is no message ends the stream: there is no telling where the next one begins.
            while let Ok(Some(message)) = transport::read(&mut input) {
                if sender.send(message).is_err() {
                    break;
                }
            }
        });
        Self { channel, waiting: VecDeque::new() }
    }

    /// Whether nothing is waiting.
    pub(super) fn is_empty(&mut self) -> bool {
        while let Ok(message) = self.channel.try_recv() {
            self.waiting.push_back(serde_json::from_slice(&message).ok());
        }
        self.waiting.is_empty()
    }

    /// The next message, for which it waits; `Some(None)` if it is not JSON, none at the end.
    #[allow(clippy::option_option, reason = "a message may be there and mean nothing")]
    pub(super) fn next(&mut self) -> Option<Option<Incoming>> {
        if self.is_empty() {
            let message = self.channel.recv().ok()?;
            return Some(serde_json::from_slice(&message).ok());
        }
        self.waiting.pop_front()
    }

    /// Whether a request was cancelled after it was sent.
    pub(super) fn cancels(&mut self, id: &Value) -> bool {
        self.is_empty();
        let mut waiting = self.waiting.iter().flatten();
        waiting.any(|message| message.method == "$/cancelRequest" && message.params.get("id") == Some(id))
    }
}
