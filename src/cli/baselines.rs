//! The baselines of a run: findings that are known, and not reported.

use std::path::{Component, Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::args::Args;
use super::settings::absolute;
use super::{Failure, load, reason, save};
use crate::baseline::{Baseline, Findings};
use crate::report::Checked;
use crate::text::count;

/// How many of the known findings that are gone are named.
const NAMED: usize = 3;

/// What to do with baselines after all drafts have been checked.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Write {
    #[default]
    Nothing,
    /// Take out what is gone, or make a new one.
    Known,
    /// Take out what is gone, and take in what is new.
    All,
}

impl Write {
    /// What the options ask for.
    pub(super) fn new(args: &Args) -> Self {
        match (args.extend_baseline, args.write_baseline) {
            (true, _) => Self::All,
            (_, true) => Self::Known,
            _ => Self::Nothing,
        }
    }
}

/// The baselines of a run.
#[derive(Default)]
pub(super) struct Baselines {
    files: Vec<File>,
    write: Write,
}

/// The file of a baseline.
struct File {
    path: PathBuf,
    /// The folder that its paths start from.
    folder: PathBuf,
    /// What it has; none if it is to be made.
    text: Option<String>,
    baseline: Baseline,
}

impl Baselines {
    /// None yet, and what to write to them.
    pub(super) fn new(write: Write) -> Self {
        Self { files: Vec::new(), write }
    }

    /// The number of the baseline in a file, which is read once.
    pub(super) fn add(&mut self, path: &Path) -> Result<usize, Failure> {
        let whole = absolute(path);
        if let Some(known) = self.files.iter().position(|file| absolute(&file.path) == whole) {
            return Ok(known);
        }
        let name = path.display();
        let text = match load::read_text(path) {
            Ok(text) => Some(text),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound && self.write != Write::Nothing => {
                save::may_create(path, false)?;
                None
            }
            Err(error) => {
                let message = format!("cannot read the baseline {name}: {}", reason(&error));
                return Err(Failure::new(message, "check the name; --write-baseline makes a new one"));
            }
        };
        let baseline = text.as_deref().map(Baseline::parse).transpose();
        let baseline = baseline.map_err(|mistake| {
            load::mistake(path, text.as_deref().unwrap_or_default(), mistake, "--write-baseline writes baselines")
        })?;
        let folder = whole.parent().unwrap_or(&whole).to_owned();
        self.files.push(File { path: path.to_owned(), folder, text, baseline: baseline.unwrap_or_default() });
        Ok(self.files.len() - 1)
    }

    /// Whether one is to be written, and there is none.
    pub(super) fn lacks_name(&self) -> bool {
        self.write != Write::Nothing && self.files.is_empty()
    }

    /// Every file of a baseline.
    pub(super) fn paths(&self) -> impl Iterator<Item = &Path> {
        self.files.iter().map(|file| file.path.as_path())
    }

    /// What sorts out the known findings of a draft.
    pub(super) fn sieve(&self, number: usize, draft: &Path) -> Sieve {
        let file = &self.files[number];
        let path = relative(&file.folder, &absolute(draft));
        let takes_all = self.write == Write::All || file.text.is_none();
        Sieve { number, missing: file.baseline.of(&path), path, known: Findings::default(), takes_all }
    }

    /// Writes the baselines, if that was asked for, after all drafts have been checked. Returns what is to be
    /// said of them.
    pub(super) fn settle(&self, sieves: &[Sieve]) -> Result<Vec<String>, Failure> {
        let settled = self.files.iter().enumerate().map(|(number, file)| {
            let sieves = sieves.iter().filter(|sieve| sieve.number == number);
            file.settle(sieves, self.write != Write::Nothing)
        });
        settled.filter_map(Result::transpose).collect()
    }
}

impl File {
    fn settle<'a>(&self, sieves: impl Iterator<Item = &'a Sieve>, write: bool) -> Result<Option<String>, Failure> {
        let mut baseline = self.baseline.clone();
        let mut gone = Vec::new();
        for path in self.baseline.files().filter(|path| !self.folder.join(path).exists()) {
            gone.push((path, self.baseline.of(path)));
            baseline.set(path, Findings::default());
        }
        for Sieve { path, missing, known, .. } in sieves {
            gone.push((path, missing.clone()));
            baseline.set(path, known.clone());
        }
        let name = self.path.display();
        let lost: usize = gone.iter().map(|(_, findings)| findings.len()).sum();
        let named = named(&gone);
        if !write {
            let (known, are) = (count(lost, "known finding"), if lost == 1 { "is" } else { "are" });
            let told = format!("{known} in {name} {are} gone ({named}); --write-baseline takes out what is gone");
            return Ok((lost > 0).then_some(told));
        }
        let fresh = baseline.to_toml();
        match &self.text {
            Some(text) if *text == fresh => return Ok(None),
            Some(text) => save::replace(&self.path, fresh.as_bytes(), Some(text.as_bytes()))?,
            None => save::create(&self.path, fresh.as_bytes(), false)?,
        }
        let total: usize = baseline.files().map(|path| baseline.of(path).len()).sum();
        let without = if lost > 0 { format!("; {lost} gone ({named})") } else { String::new() };
        Ok(Some(format!("wrote {name} with {}{without}", count(total, "known finding"))))
    }
}

/// The first of some findings, in words.
fn named(findings: &[(&str, Findings)]) -> String {
    let all = findings
        .iter()
        .flat_map(|(path, findings)| findings.iter().map(move |(rule, text)| format!("{path}: {rule} `{text}`")));
    let mut named: Vec<String> = all.take(NAMED + 1).collect();
    if let Some(last) = named.get_mut(NAMED) {
        *last = "…".into();
    }
    named.join(", ")
}

/// Sorts out the known findings of one draft.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Sieve {
    number: usize,
    path: String,
    /// Known findings that have not been found.
    missing: Findings,
    /// Those that have.
    known: Findings,
    /// Whether all findings count as known from now on.
    takes_all: bool,
}

impl Sieve {
    /// Keeps what rules flag that were not asked.
    pub(super) fn keep(&mut self, is_off: impl Fn(&str) -> bool) {
        self.known.extend(self.missing.take_of(is_off));
    }

    /// Takes the known findings out of a report. Returns how many there were.
    pub(super) fn take_out(&mut self, checked: &mut Checked) -> usize {
        let Checked { draft, report, .. } = checked;
        let before = report.diagnostics.len();
        report.diagnostics.retain(|found| {
            let known = self.missing.take(draft, found) || self.takes_all;
            if known {
                self.known.insert(draft, found);
            }
            !known
        });
        before - report.diagnostics.len()
    }
}

/// A path from a folder as every system writes it, with `/`. Both are from the root.
fn relative(folder: &Path, path: &Path) -> String {
    let (mut up, mut down) = (folder.components().peekable(), path.components().peekable());
    while up.peek().is_some() && up.peek() == down.peek() {
        up.next();
        down.next();
    }
    let up = up.map(|_| Component::ParentDir.as_os_str());
    let names: Vec<_> = up.chain(down.map(Component::as_os_str)).map(|name| name.to_string_lossy()).collect();
    names.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_start_from_the_folder_of_the_baseline() {
        for (folder, path, expected) in [
            ("/mnt/maya", "/mnt/maya/mails/a.txt", "mails/a.txt"),
            ("/mnt/maya/ci", "/mnt/maya/a.txt", "../a.txt"),
            ("/mnt/maya", "/srv/a.txt", "../../srv/a.txt"),
        ] {
            assert_eq!(relative(Path::new(folder), Path::new(path)), expected);
        }
    }
}
