//! Makes a record from contact cards and invitations.

use std::path::{Path, PathBuf};

use super::new::write;
use crate::cli::args::SettingsArgs;
use crate::cli::console::Console;
use crate::cli::settings::Settings;
use crate::cli::{CLEAN, Failure, records, save};
use crate::record::{is_address, not_an_address};

pub(super) fn import(
    files: &[PathBuf],
    output: Option<&Path>,
    me: Option<&str>,
    force: bool,
    console: Console,
) -> Result<u8, Failure> {
    if let Some(path) = files.iter().find(|path| !records::is_importable(path)) {
        return Err(Failure::new(
            format!("{} is neither a contact card nor an invitation", path.display()),
            "use files ending in .vcf or .ics",
        ));
    }
    output.map_or(Ok(()), |path| save::may_create(path, force))?;
    let mut candidate = Settings::here(&SettingsArgs::default())?.settings.candidate();
    if let Some(me) = me.map(str::trim) {
        if me.contains('@') && !is_address(me) {
            return Err(Failure::new(not_an_address(me), "write it like `--me maya@lindqvist.example`, or your name"));
        }
        let part = if me.contains('@') { &mut candidate.email } else { &mut candidate.name };
        *part = Some(me.to_owned());
    }
    let imported = records::import(&files.iter().collect::<Vec<_>>(), &candidate)?;
    for line in &imported.taken {
        console.note(&format!("took {line}"));
    }
    for line in &imported.left {
        console.note(&format!("check {line}"));
    }
    write(output, &imported.page(), force, console)?;
    Ok(CLEAN)
}
