//! Names for findings that outlive the lines around them, for programs that compare two runs.

use std::collections::BTreeMap;
use std::fmt;
use std::hash::Hasher;
use std::path::{Component, Path};

use super::Checked;
use crate::diagnostic::Diagnostic;
use crate::text::hash_of;

/// What tells a finding from the others of a library: the rule, the file, the mail if it has several, the flagged
/// text, and how many findings like it come before it in the mail. The line plays no part.
///
/// The same finding has the same fingerprint on every machine and in every version. It is shown as 16
/// hexadecimal digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Fingerprint(u64);

impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(f, "{:016x}", self.0)
    }
}

/// The findings of a draft, each with its fingerprint.
pub(super) fn fingerprinted(checked: &Checked) -> impl Iterator<Item = (&Diagnostic, Fingerprint)> {
    let path = portable(&checked.path);
    let mut seen: BTreeMap<(&str, &str), u64> = BTreeMap::new();
    checked.report.diagnostics.iter().map(move |diagnostic| {
        let text = checked.draft.slice(diagnostic.span);
        let earlier = seen.entry((diagnostic.rule, text)).or_default();
        let mut hasher = hash_of([diagnostic.rule, &path, text]);
        hasher.write(&earlier.to_le_bytes());
        if checked.number > 0 {
            hasher.write(&(checked.number as u64).to_le_bytes());
        }
        *earlier += 1;
        (diagnostic, Fingerprint(hasher.finish()))
    })
}

/// What a mail is called in a report in which no other has its name.
pub(super) fn title(checked: &Checked) -> String {
    let path = portable(&checked.path);
    if checked.number == 0 { path } else { format!("{path} ({})", checked.number + 1) }
}

/// A path as every system writes it: with `/`, and without `./` before it.
pub(super) fn portable(path: &str) -> String {
    let parts = Path::new(path).components().filter(|part| *part != Component::CurDir);
    let parts: Vec<_> = parts.map(|part| part.as_os_str().to_string_lossy()).collect();
    // An absolute path begins with an empty part.
    parts.join("/").replacen("//", "/", 1)
}
