//! What several tests need: the marked sentences of tables, and the files of folders.

#![allow(dead_code, unreachable_pub, reason = "each test uses its own part of this")]
#![allow(clippy::disallowed_methods, reason = "tests read files")]

pub mod invariants;
pub mod post;
pub mod snapshot;
#[cfg(unix)]
pub mod unprivileged;

use std::fs;
use std::path::{Path, PathBuf};

use followup_lint::engine::Engine;
use followup_lint::language::{self, Language, Preference};

/// English with nothing added.
pub fn english() -> Language {
    Language::new(language::EN)
}

/// The embedded languages.
pub fn languages() -> impl Iterator<Item = Language> {
    language::ALL.iter().map(|pack| Language::new(*pack))
}

/// The embedded language with a code, with nothing added.
pub fn language(code: &str) -> Language {
    Language::new(language::named(code).unwrap_or_else(|| panic!("no language {code}")))
}

/// An engine that reads everything in one language: one sentence may be too short to tell.
pub fn reading_only(language: Language) -> Engine {
    let code = language.code();
    let mut engine = Engine::new(language);
    engine.preference = Preference::Fixed(engine.languages.locale(code).expect("it is at hand"));
    engine
}

/// How a mail to Rita begins in a language.
pub fn salutation(language: &Language) -> String {
    let form = language.tables().words.salutations.get("other").expect("a form that suits everybody");
    form.replace("{name}", "Rita")
}

/// The files of a kind that each language has: those with an ending in its subfolder of a folder.
pub fn of_each_language(folder: &str, ending: &str) -> Vec<(Language, Vec<PathBuf>)> {
    let own = languages().map(|language| {
        let files = files(&format!("{folder}/{}", language.tables().code), ending);
        (language, files)
    });
    own.collect()
}

/// A sentence without its `<` and `>`, and the spans between them; `‹` and `›` stand for
/// the characters themselves.
pub fn marked(sentence: &str) -> (String, Vec<(usize, usize)>) {
    let mut text = String::new();
    let mut spans = Vec::new();
    let mut open = None;
    for c in sentence.chars() {
        match c {
            '<' => open = Some(text.len()),
            '>' => spans.extend(open.take().map(|start| (start, text.len()))),
            '‹' => text.push('<'),
            '›' => text.push('>'),
            c => text.push(c),
        }
    }
    assert!(open.is_none(), "`<` without `>` in {sentence}");
    (text, spans)
}

/// The files of a folder with an ending, sorted; a test over none of them would prove nothing.
pub fn files(folder: &str, ending: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let entries = fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.expect("a readable folder").path()).collect();
    paths.retain(|path| path.extension().is_some_and(|found| found == ending));
    paths.sort();
    assert!(!paths.is_empty(), "no .{ending} files in {}", folder.display());
    paths
}

/// The text of a file.
pub fn text(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// A file's name without its ending.
pub fn stem(path: &Path) -> String {
    path.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}

/// A mail of a list, and the kind its writer meant it to be.
pub struct Labelled {
    /// The kind's name.
    pub kind: String,
    /// Subject, empty line, body.
    pub text: String,
}

/// The mails of a list: `kind<TAB>subject<TAB>body` a line, with ` | ` between paragraphs.
pub fn labelled(path: &str) -> Vec<Labelled> {
    let list = text(&Path::new(env!("CARGO_MANIFEST_DIR")).join(path));
    let mails = list.lines().map(|line| {
        let mut fields = line.split('\t');
        let mut next = || fields.next().unwrap_or_else(|| panic!("{path}: {line}"));
        let (kind, subject, body) = (next().to_owned(), next(), next().replace(" | ", "\n\n"));
        let head = if subject.is_empty() { String::new() } else { format!("Subject: {subject}\n\n") };
        Labelled { kind, text: format!("{head}{body}\n") }
    });
    mails.collect()
}
