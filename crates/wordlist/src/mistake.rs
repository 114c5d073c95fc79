//! Mistakes in dictionaries.

use std::error::Error;
use std::fmt;

/// One of the two files of a dictionary.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum File {
    /// The `.aff` file: affixes and options.
    Affixes,
    /// The `.dic` file: stems and their flags.
    Stems,
}

/// A mistake in a dictionary and its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mistake {
    /// The file it is in.
    pub file: File,
    /// The line, counted from 1.
    pub line: usize,
    /// What is wrong.
    pub message: String,
}

impl Mistake {
    pub(crate) fn new(file: File, line: usize, message: impl Into<String>) -> Self {
        Self { file, line, message: message.into() }
    }
}

impl fmt::Display for Mistake {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let file = match self.file {
            File::Affixes => ".aff file",
            File::Stems => ".dic file",
        };
        write!(f, "{file}, line {}: {}", self.line, self.message)
    }
}

impl Error for Mistake {}
