//! The record next to a draft.

use std::path::{Path, PathBuf};

use super::{Failure, Known, record};
use crate::cli::load::is_standard;

/// The record next to a draft: `<draft>.toml` or `interview.toml`.
pub(super) fn find(draft: &Path) -> Result<Option<Known>, Failure> {
    place(draft).map(|file| Ok((file.clone(), record(&file)?))).transpose()
}

/// Where that record is, if there is one.
pub(super) fn place(draft: &Path) -> Option<PathBuf> {
    if is_standard(draft) {
        return None;
    }
    let mut whole = draft.as_os_str().to_owned();
    whole.push(".toml");
    let places = [draft.with_extension("toml"), PathBuf::from(whole), draft.with_file_name("interview.toml")];
    places.into_iter().find(|file| file != draft && file.is_file())
}
