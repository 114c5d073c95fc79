//! The language server (LSP 3.17): findings in any editor, as you type.
//!
//! It speaks with the editor over two streams and knows documents, positions and edits; what checks a document
//! is handed in. It never writes a file: the editor applies an edit if the user asks for it.

#![allow(clippy::disallowed_methods, reason = "this is the edge: a thread reads what the editor sends")]

mod actions;
mod allowing;
mod documents;
mod edits;
mod findings;
mod inbox;
mod places;
mod server;
mod transport;
mod words;

use std::path::{Path, PathBuf};

use crate::report::{Checked, Failure};

pub(crate) use server::serve;

/// What checks documents, as the command checks files.
pub(crate) trait Checker {
    /// Checks a document with what is known for its file: the mails in it, and what was found in them.
    fn check(&mut self, path: &Path, text: &str) -> Result<Vec<Checked>, Failure>;

    /// Reads settings and records again before the next check.
    fn forget(&mut self);

    /// The settings file that is in force for a document, or the one to make; and its text.
    fn settings(&mut self, path: &Path) -> Option<(PathBuf, Option<String>)>;

    /// What begins and ends a comment that the readers of a mail never see, if the draft can have one.
    fn comment(&self, path: &Path, checked: &Checked) -> Option<(&'static str, &'static str)>;
}
