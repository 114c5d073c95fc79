//! Writes files without ever leaving half of one.

use std::fs;
use std::io::{self, Write};
use std::path::Path;

use tempfile::NamedTempFile;

use super::{Failure, reason, signals};

/// A failure if a file could not be created: it exists and may not be overwritten, or its folder does not.
pub(crate) fn may_create(path: &Path, force: bool) -> Result<(), Failure> {
    if !force && path.exists() {
        return Err(exists(path));
    }
    let folder = folder(path);
    if folder.is_dir() {
        return Ok(());
    }
    Err(Failure::new(
        format!("cannot write {}: there is no folder {}", path.display(), folder.display()),
        "make it first",
    ))
}

fn folder(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

fn exists(path: &Path) -> Failure {
    Failure::new(
        format!("{} already exists; nothing was changed", path.display()),
        "choose another name, or use --force to overwrite it",
    )
}

/// Writes a new file in one step, and only overwrites one with `force`.
pub(crate) fn create(path: &Path, bytes: &[u8], force: bool) -> Result<(), Failure> {
    if force && path.exists() {
        return replace(path, bytes, None);
    }
    let failed = |error: io::Error| match error.kind() {
        io::ErrorKind::AlreadyExists => exists(path),
        _ => Failure::new(format!("cannot write {}: {}", path.display(), reason(&error)), ""),
    };
    let _hold = signals::hold();
    let mut builder = tempfile::Builder::new();
    for_all(&mut builder);
    let mut file = beside(path, &mut builder).map_err(failed)?;
    file.write_all(bytes).map_err(failed)?;
    file.persist_noclobber(path).map_err(|error| failed(error.error))?;
    Ok(())
}

/// A new file in the folder of another, which goes away with this program unless it takes that one's place.
fn beside(path: &Path, builder: &mut tempfile::Builder) -> io::Result<NamedTempFile> {
    builder.prefix(".followup-lint-").tempfile_in(folder(path))
}

/// Replaces a file's content in one step: a new file next to it takes its mode, its owner and its place.
/// A link is followed, and stays a link. If the file was read before, it must not have changed since.
pub(crate) fn replace(path: &Path, bytes: &[u8], original: Option<&[u8]>) -> Result<(), Failure> {
    let name = path.display();
    let failed = |error: std::io::Error| {
        Failure::new(
            format!("cannot write {name}: {}; nothing was changed", reason(&error)),
            "check the permissions of the file and its folder",
        )
    };
    let refused = |why: &str| Failure::new(format!("{name} {why}; nothing was changed"), "");
    let target = fs::canonicalize(path).map_err(failed)?;
    let metadata = fs::metadata(&target).map_err(failed)?;
    if !metadata.is_file() {
        return Err(Failure { help: "name a file that holds text".into(), ..refused("is not a regular file") });
    }
    if metadata.permissions().readonly() {
        return Err(Failure { help: "make it writable, or use --diff".into(), ..refused("is write-protected") });
    }
    if has_other_names(&metadata) {
        return Err(Failure {
            help: "copy it to a new file, or use --diff".into(),
            ..refused("has another name (a hard link), which would keep the old text")
        });
    }
    // Whatever ends this program, the new file does not stay behind.
    let _hold = signals::hold();
    let mut file = beside(&target, &mut tempfile::Builder::new()).map_err(failed)?;
    file.write_all(bytes).map_err(failed)?;
    if keep_owner(file.as_file(), &metadata).is_err() {
        return Err(Failure {
            help: "copy it to a file of your own, or use --diff".into(),
            ..refused("belongs to somebody else")
        });
    }
    file.as_file().set_permissions(metadata.permissions()).map_err(failed)?;
    file.as_file().sync_all().map_err(failed)?;
    if let Some(original) = original
        && fs::read(&target).map_err(failed)? != original
    {
        return Err(Failure { help: "run this again".into(), ..refused("was changed while it was checked") });
    }
    file.persist(&target).map_err(|error| failed(error.error))?;
    Ok(())
}

/// Gives a new file the permissions of any other, less those that the user never gives.
#[cfg(unix)]
fn for_all(builder: &mut tempfile::Builder) {
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
}

#[cfg(not(unix))]
fn for_all(_: &mut tempfile::Builder) {}

#[cfg(unix)]
fn has_other_names(file: &fs::Metadata) -> bool {
    std::os::unix::fs::MetadataExt::nlink(file) > 1
}

#[cfg(not(unix))]
fn has_other_names(_: &fs::Metadata) -> bool {
    false
}

/// Gives a new file to the owner and the group of the old one.
#[cfg(unix)]
fn keep_owner(new: &fs::File, old: &fs::Metadata) -> std::io::Result<()> {
    use std::os::unix::fs::{MetadataExt, fchown};
    let own = new.metadata()?;
    if (own.uid(), own.gid()) == (old.uid(), old.gid()) {
        return Ok(());
    }
    fchown(new, Some(old.uid()), Some(old.gid()))
}

#[cfg(not(unix))]
fn keep_owner(_: &fs::File, _: &fs::Metadata) -> std::io::Result<()> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_written_meanwhile_is_kept() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("draft.txt");
        fs::write(&path, "by the editor").expect("a file");
        let failure = replace(&path, b"by us", Some(b"as it was")).expect_err("it has changed");
        assert!(failure.message.ends_with("was changed while it was checked; nothing was changed"), "{failure:?}");
        assert_eq!(fs::read(&path).expect("the file"), b"by the editor");
        assert!(replace(&path, b"by us", Some(b"by the editor")).is_ok());
        assert_eq!(fs::read_dir(folder.path()).expect("a folder").count(), 1);
    }
}
