//! The order of the house: which module may know which, and what no file may have in it.

#![expect(clippy::disallowed_methods, reason = "the test reads the sources")]

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use crate::common::text;
use ignore::WalkBuilder;
use regex::Regex;

/// The rooms of `src`, and the rooms each may know.
const LAYERS: &[(&str, &[&str])] = &[
    ("mistake", &[]),
    ("diagnostic", &["mistake"]),
    ("shared", &[]),
    ("cores", &[]),
    ("finding", &["diagnostic"]),
    ("messages", &["diagnostic", "finding"]),
    ("draft", &["diagnostic", "shared"]),
    ("text", &["diagnostic"]),
    ("record", &["diagnostic", "mistake", "shared", "text"]),
    // What is due is a matter of the record alone, and is said in the words of the catalogs.
    ("due", &["finding", "messages", "record", "text"]),
    ("language", &["cores", "diagnostic", "messages", "mistake", "draft", "text", "record"]),
    ("facts", &["diagnostic", "draft", "text", "record", "language"]),
    ("rules", &["diagnostic", "finding", "draft", "text", "record", "language", "facts"]),
    ("levels", &["diagnostic", "mistake", "rules"]),
    ("baseline", &["diagnostic", "mistake", "draft"]),
    ("silence", &["diagnostic", "mistake", "draft", "levels"]),
    (
        "engine",
        &[
            "cores",
            "diagnostic",
            "mistake",
            "finding",
            "messages",
            "draft",
            "text",
            "record",
            "language",
            "facts",
            "rules",
            "levels",
            "silence",
        ],
    ),
    ("fix", &["diagnostic", "draft", "engine"]),
    ("config", &["diagnostic", "mistake", "record", "levels"]),
    ("linter", &["diagnostic", "mistake", "draft", "record", "language", "facts", "levels", "engine", "fix"]),
    // A report shows findings in their draft, with the kind of mail, whether they can be fixed, and what their
    // rules are for.
    ("report", &["cores", "diagnostic", "mistake", "draft", "text", "record", "facts", "rules", "engine", "fix"]),
    (
        "cli",
        &[
            "cores",
            "diagnostic",
            "mistake",
            "draft",
            "due",
            "messages",
            "text",
            "record",
            "language",
            "facts",
            "rules",
            "levels",
            "engine",
            "fix",
            "baseline",
            "config",
            "linter",
            "lsp",
            "report",
        ],
    ),
    // The server knows documents and positions; what checks a document, the command hands in.
    ("lsp", &["diagnostic", "mistake", "draft", "report", "rules"]),
];

/// Modules of `src/rules` that rules share, and that are none themselves.
const SHARED: &[&str] = &["mod", "phrase", "rule"];

/// The most lines of a source file.
const LONGEST: usize = 400;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The source files, with their paths from the project's folder.
pub(crate) fn sources() -> Vec<(PathBuf, String)> {
    let mut folders = vec![root().join("src")];
    let mut sources = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in folder.read_dir().expect("a folder of sources") {
            let path = entry.expect("a readable folder").path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let text = text(&path);
                sources.push((path.strip_prefix(root()).expect("below the project").to_owned(), text));
            }
        }
    }
    sources.sort();
    assert!(sources.len() > 40, "only {} sources", sources.len());
    sources
}

/// A source without its tests and comments.
pub(crate) fn code(source: &str) -> String {
    let code = source.split("#[cfg(test)]").next().unwrap_or_default();
    let lines = code.lines().filter(|line| !line.trim_start().starts_with("//"));
    lines.map(|line| line.split(" // ").next().unwrap_or_default()).fold(String::new(), |code, line| code + line + "\n")
}

/// The room a file belongs to: its first folder below `src`, or its own name.
fn room(path: &Path) -> String {
    let below = path.strip_prefix("src").expect("a source");
    let first = below.iter().next().expect("a name");
    Path::new(first).file_stem().expect("a name").to_string_lossy().into_owned()
}

/// The names after each `prefix`: `a` in `crate::a::b`, `a` and `c` in `crate::{a::b, c}`.
fn names_after<'a>(code: &'a str, prefix: &str) -> BTreeSet<&'a str> {
    let ident = |text: &'a str| {
        let text = text.trim_start();
        &text[..text.find(|c: char| !(c.is_alphanumeric() || c == '_')).unwrap_or(text.len())]
    };
    let mut names = BTreeSet::new();
    for (at, _) in code.match_indices(prefix) {
        let rest = &code[at + prefix.len()..];
        let Some(group) = rest.strip_prefix('{') else {
            names.insert(ident(rest));
            continue;
        };
        let mut depth = 0;
        let mut start = true;
        for (at, c) in group.char_indices() {
            if start && depth == 0 && !c.is_whitespace() {
                names.insert(ident(&group[at..]));
                start = false;
            }
            match c {
                '{' => depth += 1,
                '}' if depth == 0 => break,
                '}' => depth -= 1,
                ',' => start = true,
                _ => {}
            }
        }
    }
    names.remove("");
    names
}

#[test]
fn names_are_found_in_paths_and_groups() {
    let found = |code| names_after(code, "crate::").into_iter().collect::<Vec<_>>();
    assert_eq!(found("use crate::draft::{Draft, Part};"), ["draft"]);
    assert_eq!(found("use crate::{draft::{Draft, Part},\n    text};"), ["draft", "text"]);
    assert_eq!(found("fn f() { crate::record::name() }"), ["record"]);
}

#[test]
fn rooms_know_only_the_rooms_below() {
    let mut wrong = String::new();
    for (path, source) in sources() {
        let room = room(&path);
        if room == "lib" || room == "main" {
            continue;
        }
        let Some((_, allowed)) = LAYERS.iter().find(|(name, _)| *name == room) else {
            let _ = writeln!(wrong, "{} is in no layer", path.display());
            continue;
        };
        let code = code(&source);
        for name in names_after(&code, "crate::").into_iter().filter(|name| *name != room && !allowed.contains(name)) {
            let _ = writeln!(wrong, "{} may not know `{name}`", path.display());
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

/// The rules' files, with their names and their code.
fn rules() -> Vec<(PathBuf, String, String)> {
    let named = |(path, source): (PathBuf, String)| {
        let name = path.file_stem().expect("a name").to_string_lossy().into_owned();
        (path, name, source)
    };
    let all = sources().into_iter().filter(|(path, _)| path.starts_with("src/rules")).map(named);
    all.filter(|(_, name, _)| !SHARED.contains(&name.as_str())).collect()
}

#[test]
fn a_rule_knows_no_other_rule() {
    let rules = rules();
    let names: Vec<&str> = rules.iter().map(|(_, name, _)| name.as_str()).collect();
    for (_, name, source) in &rules {
        let code = code(source);
        let mut known = names_after(&code, "super::");
        known.extend(names_after(&code, "crate::rules::"));
        let others: Vec<_> = known.into_iter().filter(|other| names.contains(other)).collect();
        assert!(others.is_empty(), "{name} knows {others:?}");
    }
}

#[test]
fn a_rule_has_its_own_file_in_the_folder_of_its_group() {
    for (path, name, source) in rules() {
        let id = name.replace('_', "-");
        assert!(source.contains("\nrule! {") || source.starts_with("rule! {"), "{} declares no rule", path.display());
        let rule = followup_lint::rules::named(&id);
        let rule = rule.unwrap_or_else(|| panic!("{} is not in the list of its group", path.display()));
        let group = path.parent().and_then(Path::file_name).expect("a folder");
        assert_eq!(group, rule.group.name(), "{} is in another group's folder", path.display());
    }
}

#[test]
fn no_two_rules_judge_words_with_the_same_rank() {
    let mut ranks = BTreeSet::new();
    for rule in followup_lint::rules::all() {
        assert!(rule.rank.is_none_or(|rank| ranks.insert(rank)), "{} shares its rank", rule.id);
    }
}

#[test]
fn files_are_short_and_named_after_what_they_hold() {
    for (path, source) in sources() {
        let lines = source.lines().count();
        assert!(lines <= LONGEST, "{} has {lines} lines", path.display());
        for name in path.iter().map(|part| Path::new(part).file_stem().unwrap_or_default()) {
            let vague = ["utils", "util", "helpers", "helper", "common", "manager", "misc"];
            assert!(!vague.iter().any(|vague| name == *vague), "{} says nothing", path.display());
        }
    }
}

#[test]
fn sources_neither_print_nor_panic_carelessly() {
    for (path, source) in sources() {
        let code = code(&source);
        for bad in ["println!", "print!(", "eprint!(", "dbg!", ".unwrap()", "todo!", "unimplemented!", "panic!"] {
            assert!(!code.contains(bad), "{} has {bad}", path.display());
        }
    }
}

/// Files and folders that compare text with words of no human language, and which words those are. What a
/// person may write in a mail is in `rules/`, and how words change is in `src/language/morphology`.
const NO_LANGUAGE: &[(&str, &str)] = &[
    ("src/cli/endings.rs", "endings of file names"),
    ("src/cli/sendmail/ask.rs", "answers to the program's own question"),
    ("src/due/calendar.rs", "properties of iCalendar"),
    ("src/diagnostic.rs", "levels, as the settings name them"),
    ("src/draft/editor.rs", "tags and attributes of Emacs's MML"),
    ("src/draft/headers.rs", "keys of rules/headers.toml"),
    ("src/draft/message", "header names, media types, HTML elements and CSS values"),
    ("src/draft/template", "keywords of template languages"),
    ("src/draft/slots/named.rs", "keywords of template languages"),
    ("src/draft/slots/styles.rs", "HTML elements, and the letters of printf"),
    ("src/levels.rs", "what options call all rules"),
    ("src/lsp", "names of the protocol"),
    ("src/mistake/advice", "keys of the record"),
    ("src/record/import", "words of vCard and iCalendar, and endings of file names"),
    ("src/record/object.rs", "keys of the record"),
    ("src/record/name/closeness.rs", "letters that sound alike in names of any language"),
    ("src/record/name/lore.rs", "letters that names of several languages have for one another"),
    ("src/text/token.rs", "endings of host and file names"),
    ("src/report/html/script.js", "levels, as the page names them"),
];

/// Files that may name a language, and why.
const NAMES_A_LANGUAGE: &[(&str, &str)] = &[
    ("src/language/embedded.rs", "the one list of languages"),
    ("src/language/morphology", "the code that a language may have"),
    ("src/text/token.rs", "endings of host names"),
    ("src/record/page.rs", "the example record that `record new` writes"),
    ("src/report/html", "the page's own words, which are English like those of the command"),
];

/// Whether a text could be words of a mail.
fn is_wording(text: &str) -> bool {
    text.starts_with(char::is_alphabetic) && text.chars().all(|c| c.is_alphabetic() || " '’.".contains(c))
}

/// The words that a code compares with something, one by one.
fn compared_words(code: &str) -> Vec<&str> {
    let comparison = r#"(?:[=!]=|(?:contains|starts_with|ends_with|strip_prefix|strip_suffix|eq_ignore_ascii_case)\()\s*&?"([^"\\]*)""#;
    let comparison = Regex::new(comparison).expect("a pattern");
    let compared = comparison.captures_iter(code).map(|found| found.get(1).expect("a group").as_str());
    compared.filter(|text| is_wording(text)).collect()
}

/// The words among a code's string literals that are lists: the entries of an array, of a pattern, or the
/// patterns of a match.
fn word_lists(code: &str) -> Vec<Vec<&str>> {
    let literal = Regex::new(r#""([^"\\]*)""#).expect("a pattern");
    let separator = Regex::new(r#"^(?:[\s,|()]|=>[^"\n]*(?:\n|$))+$"#).expect("a pattern");
    let mut lists: Vec<Vec<&str>> = Vec::new();
    let mut end = None;
    for found in literal.captures_iter(code) {
        let (whole, text) = (found.get(0).expect("a match"), found.get(1).expect("a group"));
        let between = end.map(|end| &code[end..whole.start()]);
        let goes_on = between.is_some_and(|between| separator.is_match(between));
        end = Some(whole.end());
        match lists.last_mut() {
            Some(list) if goes_on => list.push(text.as_str()),
            _ => lists.push(vec![text.as_str()]),
        }
    }
    for list in &mut lists {
        list.retain(|text| is_wording(text));
    }
    lists.retain(|list| list.len() > 1);
    lists
}

#[test]
fn word_lists_are_found() {
    assert_eq!(word_lists(r#"const PAST: &[&str] = &["first", "last"];"#), [["first", "last"]]);
    assert_eq!(word_lists(r#"matches!(word, "and" | "or")"#), [["and", "or"]]);
    assert_eq!(word_lists("match part {\n    \"morning\" => 1,\n    \"evening\" => 2,\n}"), [["morning", "evening"]]);
    assert_eq!(word_lists(r#"[("sr", "senior"), ("jr", "junior")]"#), [["sr", "senior", "jr", "junior"]]);
    for none in [r#"f("one"); f("two");"#, r#"if sure { "wrong" } else { "incomplete" }"#, r#"["one"]"#] {
        assert_eq!(word_lists(none), Vec::<Vec<&str>>::new(), "{none}");
    }
}

/// The entry of a list that a file belongs to.
fn entry<'e>(path: &Path, list: &[(&'e str, &str)]) -> Option<&'e str> {
    list.iter().find(|(listed, _)| path.starts_with(listed)).map(|(listed, _)| *listed)
}

#[test]
fn no_words_of_a_language_are_in_the_code() {
    let mut wrong = String::new();
    let mut needed = BTreeSet::new();
    for (path, source) in sources() {
        if path.starts_with("src/language/morphology") {
            continue;
        }
        let code = code(&source);
        // Elsewhere, single words are mostly keys and options.
        let rooms = ["src/facts", "src/language", "src/record/name", "src/rules", "src/text"];
        let compared = compared_words(&code).into_iter().filter(|_| rooms.iter().any(|room| path.starts_with(room)));
        for list in word_lists(&code).into_iter().chain(compared.map(|word| vec![word])) {
            match entry(&path, NO_LANGUAGE) {
                Some(entry) => drop(needed.insert(entry)),
                None => drop(writeln!(wrong, "{} has the words {list:?}", path.display())),
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}words belong in `rules/`");
    for (path, _) in NO_LANGUAGE {
        assert!(needed.contains(path), "{path} has no such words");
    }
}

#[test]
fn no_language_is_named_in_the_code() {
    let named = Regex::new(r#""(?:en|nl|de|da)(?:[-_][A-Z]{2})?"|"[^"]*(?:English|Dutch|German|Danish)[^"]*""#);
    let named = named.expect("a pattern");
    for (path, source) in sources() {
        let code = code(&source);
        let found = named.find(&code).filter(|_| entry(&path, NAMES_A_LANGUAGE).is_none());
        assert!(found.is_none(), "{} names a language: {found:?}", path.display());
    }
}

#[test]
fn nothing_tells_where_it_was_written() {
    // In pieces, so that this file does not find itself.
    let absolute = ["work", "root", "home", "Users"].map(|folder| format!("/{folder}/"));
    let hosts = ["crates.io-index", "index.crates.io", "static.crates.io"].map(str::to_owned);
    let mut read = 0;
    let walk = WalkBuilder::new(root())
        .hidden(false)
        .require_git(false)
        .filter_entry(|entry| entry.file_name() != ".git")
        .build();
    for entry in walk {
        let path = entry.expect("a readable folder").into_path();
        let path = path.strip_prefix(root()).expect("below the project");
        let own = path == Path::new(file!()) || path.ends_with("Cargo.lock");
        let Some(text) = std::fs::read_to_string(root().join(path)).ok().filter(|_| !own) else {
            continue;
        };
        read += 1;
        for place in absolute.iter().chain(&hosts) {
            let found = text.match_indices(place.as_str()).find(|(at, _)| {
                // `https://example/work/` is an address.
                let before = text[..*at].chars().next_back();
                !before.is_some_and(|c| c.is_alphanumeric() || ".-_".contains(c))
            });
            assert!(found.is_none(), "{} has {place}", path.display());
        }
    }
    assert!(read > 100, "only {read} files");
}
