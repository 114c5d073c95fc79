//! Training text: one paragraph, turn or sentence a line, xz-compressed files in a folder.

use std::io::{self, BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// What a stretch of text is used for. Lines of one document follow each other, so whole blocks are
/// held out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Share {
    /// Learns the weights and sets the thresholds.
    Train,
    /// Is never seen before the evaluation.
    Hold,
}

/// A line of the text.
pub(crate) struct Line<'a> {
    pub(crate) text: &'a str,
    pub(crate) share: Share,
    /// The block it lies in; blocks do not share documents, or hardly.
    pub(crate) block: usize,
    /// Whether editors have read it: alarms are counted on such text only.
    pub(crate) edited: bool,
}

/// Lines of a block.
const BLOCK: usize = 2000;
/// One block in so many is held out.
const EVERY: usize = 20;
/// Files whose text editors have read.
const EDITED: &[&str] = &[
    "changelog_transcripts",
    "docs_nl",
    "handbooks_blogs",
    "ms_docs_human",
    "news_testsets",
    "parlamint_nl",
    "tech_docs",
    "ud",
];

/// The files of a folder, sorted.
pub(crate) fn files(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut paths: Vec<PathBuf> = folder.read_dir()?.filter_map(|entry| Some(entry.ok()?.path())).collect();
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "xz"));
    paths.sort();
    Ok(paths)
}

/// Reads a file line by line. Lines with broken-off speech are left out.
pub(crate) fn read(path: &Path, mut take: impl FnMut(&Line)) -> io::Result<()> {
    let mut xz = Command::new("xz").arg("-dc").arg(path).stdout(Stdio::piped()).spawn()?;
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let edited = EDITED.iter().any(|other| name.starts_with(other));
    let out = xz.stdout.take().ok_or_else(|| io::Error::other("xz has no output"))?;
    for (number, line) in BufReader::new(out).lines().enumerate() {
        let text = line?;
        if text.contains("- -") || text.contains("...") || text.contains('…') || text.contains("--") {
            continue;
        }
        let block = number / BLOCK;
        let share = if block.is_multiple_of(EVERY) { Share::Hold } else { Share::Train };
        take(&Line { text: &text, share, block, edited });
    }
    xz.wait()?;
    Ok(())
}
