//! Patterns of paths, as in `.gitignore`.

use std::path::{Component, Path, PathBuf};

use ignore::gitignore::{Gitignore, GitignoreBuilder};
use toml::Spanned;

use crate::mistake::Mistake;

/// Patterns of paths below a folder.
#[derive(Debug)]
pub(super) struct Globs(Gitignore);

impl Globs {
    pub(super) fn new(patterns: &[Spanned<String>]) -> Result<Self, Mistake> {
        let mut globs = GitignoreBuilder::new("");
        globs.allow_unclosed_class(false);
        for pattern in patterns {
            globs.add_line(None, pattern.as_ref()).map_err(|error| mistake(pattern, &error))?;
        }
        let whole = patterns.first().map_or_else(|| Spanned::new(0..0, String::new()), Clone::clone);
        globs.build().map(Self).map_err(|error| mistake(&whole, &error))
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The pattern that a path from the folder matches, or a folder that it is in.
    pub(super) fn matching(&self, path: &Path) -> Option<&str> {
        let found = self.0.matched_path_or_any_parents(path, false);
        found.is_ignore().then_some(found.inner()?.original())
    }
}

fn mistake(pattern: &Spanned<String>, error: &ignore::Error) -> Mistake {
    let why = match error {
        ignore::Error::Glob { err, .. } => err.clone(),
        other => other.to_string(),
    };
    let mistake = Mistake::new(format!("`{}` is not a pattern: {why}", pattern.as_ref())).at(pattern.span());
    mistake.help("patterns are those of .gitignore, such as `*.html`, `templates/**` or `/old/`")
}

/// A path from a folder. One that is elsewhere goes up first, so that only patterns match it that name no
/// folder of their own.
pub(super) fn below(folder: &Path, path: &Path) -> PathBuf {
    path.strip_prefix(folder).map_or_else(
        |_| {
            let names = path.components().filter(|part| matches!(part, Component::Normal(_)));
            Path::new("..").join(names.collect::<PathBuf>())
        },
        Path::to_owned,
    )
}

/// A path from the root.
pub(in crate::cli) fn absolute(path: &Path) -> PathBuf {
    plain(&std::path::absolute(path).unwrap_or_else(|_| path.to_owned()))
}

/// A path without `.` and `..`. Links are not followed: a file is where its name says.
pub(super) fn plain(path: &Path) -> PathBuf {
    let mut plain = PathBuf::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir => match plain.components().next_back() {
                Some(Component::Normal(_)) => drop(plain.pop()),
                None | Some(Component::ParentDir) => plain.push(part),
                _ => {}
            },
            part => plain.push(part),
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    fn globs(patterns: &[&str]) -> Globs {
        let patterns: Vec<Spanned<String>> =
            patterns.iter().map(|pattern| Spanned::new(0..1, (*pattern).to_owned())).collect();
        Globs::new(&patterns).expect("they are patterns")
    }

    #[test]
    fn a_name_matches_anywhere_and_a_path_from_the_folder() {
        let found = |pattern, path: &str| {
            let path = below(Path::new("/mnt/maya"), Path::new(path));
            globs(&[pattern]).matching(&path).is_some()
        };
        for (pattern, path, matches) in [
            ("*.html", "/mnt/maya/mails/a.html", true),
            ("*.html", "/srv/a.html", true),
            ("mails/*.html", "/mnt/maya/mails/a.html", true),
            ("mails/*.html", "/mnt/maya/old/mails/a.html", false),
            ("mails/**", "/srv/mails/a.html", false),
            ("**/mails/**", "/srv/mails/a.html", true),
            ("/a.txt", "/mnt/maya/mails/a.txt", false),
            ("old/", "/mnt/maya/mails/old/2026/a.txt", true),
            ("old/", "/mnt/maya/old", false),
        ] {
            assert_eq!(found(pattern, path), matches, "{pattern} and {path}");
        }
    }

    #[test]
    fn the_last_pattern_that_matches_counts() {
        let globs = globs(&["*.html", "!keep.html"]);
        assert_eq!(globs.matching(Path::new("a.html")), Some("*.html"));
        assert_eq!(globs.matching(Path::new("keep.html")), None);
    }

    #[test]
    fn a_path_leads_nowhere_twice() {
        for (path, shorter) in [
            ("/mnt/./maya/../rita/a.txt", "/mnt/rita/a.txt"),
            ("/../a.txt", "/a.txt"),
            ("mails/../../a.txt", "../a.txt"),
            ("../../a.txt", "../../a.txt"),
        ] {
            assert_eq!(plain(Path::new(path)), Path::new(shorter));
        }
    }
}
