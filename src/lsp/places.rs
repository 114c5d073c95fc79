//! Places as editors count them, and files as they name them.

use std::path::{Path, PathBuf};

use gen_lsp_types::{Position, Range};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

use crate::diagnostic::Span;
use crate::draft::{self, Source};

/// What the columns of a line count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Columns {
    Utf8,
    Utf16,
}

impl Columns {
    /// Its name in the protocol.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Utf8 => "utf-8",
            Self::Utf16 => "utf-16",
        }
    }

    /// A place in a document.
    pub(super) fn place(self, position: draft::Position) -> Position {
        let column = if self == Self::Utf8 { position.byte_column } else { position.utf16_column };
        let number = |number: usize| u32::try_from(number - 1).unwrap_or(u32::MAX);
        Position { line: number(position.line), character: number(column) }
    }

    /// Where a span of a draft is in its document.
    pub(super) fn range(self, source: &Source, span: Span) -> Range {
        let start = source.position(span.start);
        // What is inserted is put before what follows.
        let end = if span.is_empty() { start } else { source.end_position(span.end) };
        Range { start: self.place(start), end: self.place(end) }
    }
}

/// Whether two ranges share a place; an empty one lies in those it touches.
pub(super) fn touch(one: Range, other: Range) -> bool {
    let key = |position: Position| (position.line, position.character);
    key(one.start) <= key(other.end) && key(other.start) <= key(one.end)
}

/// What of a path is written as it is.
const KEPT: &AsciiSet = &NON_ALPHANUMERIC.remove(b'/').remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// The file of a document; `-` for one that is in no file.
pub(super) fn path(uri: &str) -> PathBuf {
    let Some(path) = uri.strip_prefix("file://") else { return "-".into() };
    // After the name of this machine, if it has one.
    let path = &path[path.find('/').unwrap_or(0)..];
    let path = percent_decode_str(path).decode_utf8_lossy().into_owned();
    // `/C:/drafts/rita.txt`
    let path = if cfg!(windows) { path.trim_start_matches('/') } else { &path };
    PathBuf::from(path)
}

/// The name of a file's document.
pub(super) fn uri(path: &Path) -> String {
    let path = path.to_string_lossy().replace(std::path::MAIN_SEPARATOR, "/");
    let slash = if path.starts_with('/') { "" } else { "/" };
    format!("file://{slash}{}", utf8_percent_encode(&path, KEPT))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[cfg(unix)]
    fn files_have_names() {
        for (file, name) in [("/a b/ü.txt", "file:///a%20b/%C3%BC.txt"), ("/a/b.toml", "file:///a/b.toml")] {
            assert_eq!(uri(Path::new(file)), name);
            assert_eq!(path(name), Path::new(file));
        }
        assert_eq!(path("file://localhost/a%3Ab"), Path::new("/a:b"));
        assert_eq!(path("untitled:1"), Path::new("-"));
    }

    #[test]
    fn columns_count_what_the_editor_counts() {
        let source = Source::from("🦜é x\n".to_owned());
        let range = |columns: Columns| columns.range(&source, Span::new(4, 8));
        let columns = |range: Range| (range.start.character, range.end.character);
        assert_eq!(columns(range(Columns::Utf8)), (4, 8));
        assert_eq!(columns(range(Columns::Utf16)), (2, 5));
    }
}
