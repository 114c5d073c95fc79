//! The words that people read: every message that the code uses is in `rules/<language>/messages.ftl` of
//! every language, with the same arguments, and no other is.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
use fluent_syntax::parser;
use followup_lint::diagnostic::{Level, Span};
use followup_lint::finding::{Argument, Finding, Message};
use followup_lint::messages::Catalog;

use crate::common::{files, text};
use crate::tidy::{code, sources};

/// What is between the bracket before `rest` and its partner, cut at the commas.
fn arguments(rest: &str) -> Vec<&str> {
    let (mut depth, mut quoted, mut start) = (0, false, 0);
    let mut found = Vec::new();
    for (at, c) in rest.char_indices() {
        match c {
            '"' => quoted = !quoted,
            _ if quoted => {}
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' if depth > 0 => depth -= 1,
            ')' | ',' if depth == 0 => {
                found.push(rest[start..at].trim());
                start = at + 1;
                if c == ')' {
                    break;
                }
            }
            _ => {}
        }
    }
    found.retain(|argument| !argument.is_empty());
    found
}

/// The messages that a source uses.
fn used(source: &str) -> Vec<(String, BTreeSet<String>)> {
    let uses = source.split("message!(").skip(1).map(arguments);
    let literal = |arguments: Vec<&str>| {
        let id = arguments.first()?.strip_prefix('"')?.strip_suffix('"')?.to_owned();
        let name = |argument: &&str| argument.split(" = ").next().unwrap_or_default().to_owned();
        Some((id, arguments[1..].iter().map(name).collect()))
    };
    uses.filter_map(literal).collect()
}

#[test]
fn uses_are_found() {
    let code = r#"f(message!("a-b", one, two = format!("{x}, {}", y(z)), )); message!(@ $name); message!("c")"#;
    let names = |names: &[&str]| names.iter().map(|&name| name.to_owned()).collect();
    assert_eq!(used(code), [("a-b".to_owned(), names(&["one", "two"])), ("c".to_owned(), names(&[]))]);
}

/// The texts of a pattern, one for each way through its choices; adds the arguments in it.
fn texts(pattern: &Pattern<&str>, arguments: &mut BTreeSet<String>) -> Vec<String> {
    let mut texts = vec![String::new()];
    for element in &pattern.elements {
        let pieces = match element {
            PatternElement::TextElement { value } => vec![(*value).to_owned()],
            PatternElement::Placeable { expression: Expression::Inline(inline) } => {
                arguments.extend(variable(inline));
                vec!["…".to_owned()]
            }
            PatternElement::Placeable { expression: Expression::Select { selector, variants } } => {
                arguments.extend(variable(selector));
                variants.iter().flat_map(|variant| self::texts(&variant.value, arguments)).collect()
            }
        };
        texts = texts.iter().flat_map(|text| pieces.iter().map(move |piece| format!("{text}{piece}"))).collect();
    }
    texts
}

fn variable(expression: &InlineExpression<&str>) -> Option<String> {
    match expression {
        InlineExpression::VariableReference { id } => Some(id.name.to_owned()),
        InlineExpression::StringLiteral { .. } => None,
        other => panic!("a message is read alone, and only arguments are filled in: {other:?}"),
    }
}

/// A language's messages.
struct Words {
    path: PathBuf,
    source: String,
    /// The arguments of each message and its attributes, by the message's name.
    messages: BTreeMap<String, BTreeSet<String>>,
    /// Every text with the name of its message or attribute.
    texts: Vec<(String, String)>,
}

fn words(path: PathBuf) -> Words {
    let source = text(&path);
    let resource =
        parser::parse(source.as_str()).unwrap_or_else(|(_, errors)| panic!("{}: {errors:?}", path.display()));
    let (mut messages, mut all) = (BTreeMap::new(), Vec::new());
    for entry in &resource.body {
        let Entry::Message(message) = entry else {
            assert!(!matches!(entry, Entry::Term(_)), "{}: a message is read alone", path.display());
            continue;
        };
        let id = message.id.name;
        let value = message.value.as_ref().unwrap_or_else(|| panic!("`{id}` has attributes only"));
        let attributes = message.attributes.iter().map(|one| (format!("{id}.{}", one.id.name), &one.value));
        let mut arguments = BTreeSet::new();
        for (name, pattern) in std::iter::once((id.to_owned(), value)).chain(attributes) {
            all.extend(texts(pattern, &mut arguments).into_iter().map(|text| (name.clone(), text)));
        }
        assert!(messages.insert(id.to_owned(), arguments).is_none(), "`{id}` is there twice");
    }
    Words { path, source: source.clone(), messages, texts: all }
}

/// The messages of every language.
fn languages() -> Vec<Words> {
    let folders = Path::new(env!("CARGO_MANIFEST_DIR")).join("rules").read_dir().expect("a folder of languages");
    let paths = folders.map(|folder| folder.expect("a readable folder").path().join("messages.ftl"));
    let mut languages: Vec<Words> = paths.filter(|path| path.exists()).map(words).collect();
    languages.sort_by_key(|words| !words.path.ends_with("en/messages.ftl"));
    assert!(languages[0].path.ends_with("en/messages.ftl"), "English has no messages");
    languages
}

/// The messages that are in one place and not in another, or take other arguments there.
fn differences(wanted: &BTreeMap<String, BTreeSet<String>>, found: &BTreeMap<String, BTreeSet<String>>) -> String {
    let mut wrong = String::new();
    for (id, arguments) in wanted {
        match found.get(id) {
            None => _ = writeln!(wrong, "  `{id}` is missing"),
            Some(others) if others != arguments => {
                let _ = writeln!(wrong, "  `{id}` takes {arguments:?} and not {others:?}");
            }
            Some(_) => {}
        }
    }
    for id in found.keys().filter(|id| !wanted.contains_key(*id)) {
        let _ = writeln!(wrong, "  nothing says `{id}`");
    }
    wrong
}

#[test]
fn every_language_has_every_message_that_is_used() {
    let mut wanted = BTreeMap::new();
    for (path, source) in sources() {
        for (id, arguments) in used(&code(&source)) {
            let before = wanted.insert(id.clone(), arguments.clone());
            assert!(before.is_none_or(|before| before == arguments), "{}: `{id}` with other arguments", path.display());
        }
    }
    for language in languages() {
        let wrong = differences(&wanted, &language.messages);
        assert!(wrong.is_empty(), "{}:\n{wrong}", language.path.display());
    }
}

#[test]
fn every_language_has_the_same_labels_notes_and_helps() {
    let languages = languages();
    let names = |words: &Words| words.texts.iter().map(|(name, _)| name.clone()).collect::<BTreeSet<_>>();
    let english = names(&languages[0]);
    for name in english.iter().filter_map(|name| name.split_once('.')).map(|(_, attribute)| attribute) {
        assert!(["label", "note", "help", "help-command"].contains(&name), "nobody shows a `.{name}`");
    }
    for language in &languages {
        let own = names(language);
        let different: Vec<_> = english.symmetric_difference(&own).collect();
        assert!(different.is_empty(), "{}: {different:?} is missing here or in English", language.path.display());
    }
}

#[test]
fn messages_follow_the_house_style() {
    for (name, text) in languages().iter().flat_map(|words| &words.texts).filter(|(name, _)| name != "date") {
        assert!(!text.starts_with(char::is_uppercase), "{name} starts with a capital: {text}");
        assert!(!text.ends_with(['.', '!']), "{name} ends with a stop: {text}");
    }
}

#[test]
fn tables_follow_the_house_style() {
    let folders = languages().into_iter().map(|words| words.path.parent().expect("a folder").to_owned());
    for path in folders.flat_map(|folder| files(&folder.to_string_lossy(), "toml")) {
        let table: toml::Table = text(&path).parse().expect("the build has read it");
        for family in table.get("family").and_then(toml::Value::as_array).into_iter().flatten() {
            for text in ["says", "label", "why", "advice"].iter().filter_map(|key| family.get(key)?.as_str()) {
                assert!(!text.starts_with(char::is_uppercase), "{} starts with a capital: {text}", path.display());
                assert!(!text.ends_with(['.', '!']), "{} ends with a stop: {text}", path.display());
            }
        }
    }
}

#[test]
fn a_message_is_read_without_the_rest_of_its_file() {
    for words in languages() {
        let catalog = Catalog::new("en", words.source.leak().as_bytes());
        for (id, arguments) in words.messages {
            let arguments = arguments.into_iter().map(|name| (&*name.leak(), Argument::Number(7)));
            let message = Message { id: id.leak(), arguments: arguments.collect() };
            let finding = Finding::new("a-rule", Level::Note, Span::new(0, 1), message.clone());
            let [found, other] = [true, false].map(|command| catalog.diagnostic(finding.clone(), command));
            let texts = [&found.message, &found.label].into_iter().chain(&found.notes).chain(&found.help);
            let own =
                |help: &String| ["--", "`aliases`", "`Attach:", "`decision_by`"].iter().any(|word| help.contains(word));
            assert!(!other.help.iter().any(own), "`{}` sends everybody to the command", message.id);
            assert!(found.message != message.id, "`{}` is not found", message.id);
            assert!(texts.into_iter().all(|text| !text.contains("{$")), "`{}` lacks an argument", message.id);
        }
    }
}
