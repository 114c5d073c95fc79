//! `record`: makes a record from cards and invitations, begins an empty one, checks those there are.

use std::fs::OpenOptions;
use std::io::Write;
use std::path::{Path, PathBuf};

use clap::Subcommand;

use super::load::{self, Settings};
use super::{CLEAN, FAILED, FOUND, Failure, print, reason, records, save, tell};
use crate::language;
use crate::record::page::EMPTY;
use crate::record::{Candidate, Record};
use crate::report::{Style, legible};
use crate::text::count;

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Make a record of business cards (.vcf) and calendar invitations (.ics)
    Import {
        /// Cards and invitations of one interview
        #[arg(value_name = "FILE", required = true)]
        files: Vec<PathBuf>,

        /// Where to write it [default: standard output]
        #[arg(short, long, value_name = "FILE")]
        output: Option<PathBuf>,

        /// Your own address or name, so that you are not taken for an interviewer
        #[arg(long, value_name = "ADDRESS")]
        me: Option<String>,

        /// Write over a file that is there
        #[arg(long)]
        force: bool,
    },
    /// Begin a record: every key, explained
    New {
        /// Where to write it [default: standard output]
        #[arg(value_name = "FILE")]
        output: Option<PathBuf>,

        /// Write over a file that is there
        #[arg(long)]
        force: bool,
    },
    /// Check records for mistakes
    Check {
        /// Records, cards or invitations
        #[arg(value_name = "FILE", required = true)]
        files: Vec<PathBuf>,
    },
}

pub(super) fn run(command: &Command, style: &Style) -> Result<u8, Failure> {
    match command {
        Command::Import { files, output, me, force } => import(files, output.as_deref(), me.as_deref(), *force, style),
        Command::New { output, force } => write(output.as_deref(), EMPTY, *force).map(|()| CLEAN),
        Command::Check { files } => check(files, style),
    }
}

fn import(
    files: &[PathBuf],
    output: Option<&Path>,
    me: Option<&str>,
    force: bool,
    style: &Style,
) -> Result<u8, Failure> {
    if let Some(path) = files.iter().find(|path| !records::is_importable(path)) {
        return Err(Failure::new(
            format!("{} is no business card and no invitation", path.display()),
            "files ending in .vcf or .ics are imported",
        ));
    }
    if let Some(path) = output.filter(|path| !force && path.exists()) {
        return Err(exists(path));
    }
    let mut candidate = Settings::load(None, false, style)?.config.candidate;
    if let Some(me) = me.map(str::trim) {
        let part = if me.contains('@') { &mut candidate.email } else { &mut candidate.name };
        *part = Some(me.to_owned());
    }
    let imported = records::import(&files.iter().collect::<Vec<_>>(), &candidate)?;
    for line in &imported.taken {
        tell(Some(&format!("took {line}")));
    }
    for line in &imported.left {
        tell(Some(&format!("check {line}")));
    }
    write(output, &imported.page(), force)?;
    Ok(CLEAN)
}

/// Nothing that is there is written over unasked.
fn exists(path: &Path) -> Failure {
    Failure::new(
        format!("{} is there already; it is as it was", path.display()),
        "give another name, or --force to write over it",
    )
}

/// Writes a page to a file that is not there yet, or to standard output.
fn write(output: Option<&Path>, page: &str, force: bool) -> Result<(), Failure> {
    let Some(path) = output.filter(|path| path.as_os_str() != "-") else {
        return print(|out| out.write_all(page.as_bytes()));
    };
    let failed = |error: std::io::Error| {
        if error.kind() == std::io::ErrorKind::AlreadyExists {
            return exists(path);
        }
        Failure::new(format!("cannot write {}: {}", path.display(), reason(&error)), "")
    };
    if force && path.exists() {
        return save::replace(path, page.as_bytes());
    }
    let mut file = OpenOptions::new().write(true).create_new(true).open(path).map_err(failed)?;
    file.write_all(page.as_bytes()).map_err(failed)?;
    tell(Some(&format!("wrote {}", path.display())));
    Ok(())
}

/// Reads records and says which are right: a mistake in one is an error found, a file that cannot be
/// read keeps this from its work.
fn check(files: &[PathBuf], style: &Style) -> Result<u8, Failure> {
    let mut code = CLEAN;
    let mut page = String::new();
    for path in files {
        let name = path.display();
        let (record, remarks) = match read(path, style) {
            Ok(read) => read,
            Err((failure, worse)) => {
                failure.tell();
                code = code.max(worse);
                continue;
            }
        };
        let people = count(record.interviewers.len(), "interviewer");
        let company = record.interview.company.as_ref().map(|company| format!(" of {company}")).unwrap_or_default();
        page.push_str(&format!("{name}: {people}{company}\n"));
        for remark in remarks.into_iter().chain(record.doubts()).chain(unknown_language(&record)) {
            page.push_str(&format!("{name}: {remark}\n"));
        }
    }
    print(|out| out.write_all(legible(&page).as_bytes()))?;
    Ok(code)
}

/// What to say of a record in a language that nobody knows.
fn unknown_language(record: &Record) -> Option<String> {
    let tags = language::tags();
    let tag = record.interview.language.as_deref()?;
    let unknown = !tags.iter().any(|known| known.eq_ignore_ascii_case(tag));
    unknown.then(|| format!("`{tag}` is no language that is known here; write {}", tags.join(" or ")))
}

/// A record with what is to be said of it, or what is wrong and how bad that is.
fn read(path: &Path, style: &Style) -> Result<(Record, Vec<String>), (Failure, u8)> {
    if records::is_importable(path) {
        let bytes = load::bytes(path).map_err(|failure| (failure, FAILED))?;
        let imported = records::import_bytes(&[(path.display().to_string(), bytes)], &Candidate::default());
        let from = format!("{}: ", path.display());
        let remark = |line: String| line.strip_prefix(&from).map(str::to_owned).unwrap_or(line);
        return imported
            .map(|imported| (imported.record, imported.left.into_iter().map(remark).collect()))
            .map_err(|failure| (failure, FOUND));
    }
    let text = load::text(path, "record").map_err(|failure| (failure, FAILED))?;
    records::parse(path, &text, style).map(|record| (record, Vec::new())).map_err(|failure| (failure, FOUND))
}
