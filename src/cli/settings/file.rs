//! One settings file, and those that it extends.

use std::fs;
use std::io;
use std::ops::Range;
use std::path::{Path, PathBuf};

use super::globs::{Globs, absolute, below, plain};
use crate::cli::{Failure, load, reason};
use crate::config::{Config, FileConfig, Manner};
use crate::mistake::Mistake;

/// A settings file.
#[derive(Debug)]
pub(super) struct SettingsFile {
    pub(super) path: PathBuf,
    text: String,
    pub(super) config: Config,
    /// The folder that its patterns start from.
    folder: PathBuf,
    pub(super) include: Globs,
    pub(super) exclude: Globs,
    /// The patterns of each `[[files]]`.
    files: Vec<Globs>,
}

/// What a settings file says of all files or, in one `[[files]]`, of some.
#[derive(Clone, Copy)]
pub(super) struct Said<'a> {
    pub(super) file: &'a SettingsFile,
    pub(super) manner: Manner<'a>,
}

impl SettingsFile {
    /// A settings file and those that it extends, the last of these first.
    pub(super) fn chain(path: PathBuf) -> Result<Vec<Self>, Failure> {
        let text = load::text(&path, "settings")?;
        Self::chain_from(path, text)
    }

    /// The same for one whose text is known.
    pub(super) fn chain_from(path: PathBuf, text: String) -> Result<Vec<Self>, Failure> {
        let mut chain = vec![Self::parse(path, text)?];
        let mut known = Vec::new();
        while let Some(last) = chain.last()
            && let Some(extended) = &last.config.extends
        {
            known.push(identity(&last.path));
            let path = plain(&last.resolve(extended.as_ref()));
            let failure = |mistake: Mistake| last.failure(mistake.at(extended.span()));
            if known.contains(&identity(&path)) {
                let message = format!("`{}` leads back here", extended.as_ref());
                return Err(failure(Mistake::new(message).help("remove one `extends`")));
            }
            let unread = |error: io::Error| {
                let message = format!("cannot read the settings {}: {}", path.display(), reason(&error));
                failure(Mistake::new(message))
            };
            let text = load::read_text(&path).map_err(unread)?;
            chain.push(Self::parse(path, text)?);
        }
        chain.reverse();
        Ok(chain)
    }

    fn parse(path: PathBuf, text: String) -> Result<Self, Failure> {
        let config = Config::parse(&text).map_err(|mistake| failure(&path, &text, mistake))?;
        let globs = |patterns| Globs::new(patterns).map_err(|mistake| failure(&path, &text, mistake));
        let include = globs(&config.include)?;
        let exclude = globs(&config.exclude)?;
        let files = config.files.iter().map(|files| globs(&files.patterns)).collect::<Result<_, _>>()?;
        let folder = absolute(&path).parent().map(Path::to_owned).unwrap_or_default();
        Ok(Self { path, text, config, folder, include, exclude, files })
    }

    /// A mistake in these settings.
    pub(super) fn failure(&self, mistake: Mistake) -> Failure {
        failure(&self.path, &self.text, mistake)
    }

    /// A path in these settings, from the folder they lie in.
    pub(super) fn resolve(&self, path: &str) -> PathBuf {
        self.path.parent().unwrap_or(Path::new("")).join(path)
    }

    /// Where something is said: `followup-lint.toml:3`.
    pub(super) fn place(&self, span: Range<usize>) -> String {
        let line = self.text[..span.start.min(self.text.len())].matches('\n').count() + 1;
        format!("{}:{line}", self.path.display())
    }

    /// What is said of all files.
    pub(super) fn general(&self) -> Said<'_> {
        Said { file: self, manner: self.config.manner() }
    }

    /// The numbers of the `[[files]]` that are about a file.
    pub(super) fn about(&self, path: &Path) -> impl Iterator<Item = usize> {
        let path = below(&self.folder, path);
        self.files.iter().enumerate().filter(move |(_, globs)| globs.matching(&path).is_some()).map(|(at, _)| at)
    }

    /// What one `[[files]]` says.
    pub(super) fn entry(&self, number: usize) -> Option<Said<'_>> {
        self.config.files.get(number).map(FileConfig::manner).map(|manner| Said { file: self, manner })
    }

    /// Whether it has a pattern for the files to check, and whether one matches.
    pub(super) fn includes(&self, path: &Path) -> Option<bool> {
        (!self.include.is_empty()).then(|| self.include.matching(&below(&self.folder, path)).is_some())
    }

    /// The pattern that excludes a file.
    pub(super) fn excludes(&self, path: &Path) -> Option<&str> {
        self.exclude.matching(&below(&self.folder, path))
    }
}

/// What tells a file from others, by whatever path it is named.
fn identity(path: &Path) -> PathBuf {
    fs::canonicalize(path).unwrap_or_else(|_| absolute(path))
}

fn failure(path: &Path, text: &str, mistake: Mistake) -> Failure {
    load::mistake(path, text, mistake, "")
}
