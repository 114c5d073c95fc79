//! The tables under `rules/`: every example is run, and every table is in its normal form.

#![allow(clippy::disallowed_methods, reason = "tests read files")]

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;
use std::{env, fs};

use crate::common::{files, language, languages, marked, reading_only, salutation, stem, text};
use followup_lint::diagnostic::Span;
use followup_lint::draft::Draft;
use followup_lint::engine::{Case, Engine};
use followup_lint::language::formulas;
use followup_lint::language::{Language, Reading};
use followup_lint::record::Kind;
use followup_lint::rules;
use followup_lint::text::casing::match_casing;
use followup_lint::text::matcher::find;
use phrasebook::compile::OTHER_TABLES;
use phrasebook::tables::{AlternativeTable, ConfusionTable, PhraseTable, Strength};
use toml::Value;

/// Tables whose finds are no findings yet: their rules weigh them, compare them with the record, are
/// silent where they match, or report them where they do not.
const WEIGHED: &[&str] = &[
    "company-name",
    "date-mismatch",
    "empty-reference",
    "flattery",
    "generic-phrase",
    "homophone",
    "interviewer-name",
    "job-title",
    "kind",
    "missing-interest",
    "missing-introduction",
    "missing-next-step",
    "missing-thanks",
    "mixed-address",
    "prose",
    "repeated-word",
    "specifics",
    "split-compound",
    "starts-with-i",
    "unsupported-claim",
    "wrong-capital",
];

static LANGUAGES: LazyLock<Vec<Language>> = LazyLock::new(|| languages().collect());

/// The tables of all languages, each with its code.
fn tables() -> impl Iterator<Item = (&'static str, PathBuf)> {
    LANGUAGES.iter().flat_map(|language| {
        files(&format!("rules/{}", language.code()), "toml").into_iter().map(|path| (language.code(), path))
    })
}

/// Those that list phrases.
fn phrase_tables() -> impl Iterator<Item = (&'static Language, PathBuf)> {
    tables().filter(|(_, path)| !OTHER_TABLES.contains(&stem(path).as_str())).map(|(code, path)| {
        (LANGUAGES.iter().find(|language| language.code() == code).expect("it is one of them"), path)
    })
}

/// Those of sound-alikes; a language need have none.
pub(crate) fn confusion_tables() -> impl Iterator<Item = (&'static Language, PathBuf)> {
    LANGUAGES.iter().flat_map(|language| {
        let folder = format!("rules/{}/confusions", language.code());
        let exists = Path::new(env!("CARGO_MANIFEST_DIR")).join(&folder).is_dir();
        exists.then(|| files(&folder, "toml")).into_iter().flatten().map(move |path| (language, path))
    })
}

/// The mails of a language in which nothing is wrong.
fn clean(code: &str) -> Vec<String> {
    files(&format!("tests/clean/{code}"), "txt").iter().map(|path| text(path)).collect()
}

fn read(sentence: &str, language: &Language) -> Reading {
    Reading::new(sentence, [Span::new(0, sentence.len())], &[], language)
}

/// What the confusion tables find in a sentence: the span, and the word that was meant.
fn confusions(sentence: &str, language: &Language) -> Vec<((usize, usize), String)> {
    let tables = &language.tables().confusions;
    let mut end = 0;
    let reading = read(sentence, language);
    let sentences = reading.parts.iter().flat_map(|part| reading.sentences(part));
    let fits =
        sentences.flat_map(|part| find(&tables.patterns, &reading.written(part, sentence, language), &reading.others));
    fits.filter(|fit| {
        let free = fit.span.start >= end;
        end = if free { fit.span.end } else { end };
        free
    })
    .map(|fit| ((fit.span.start, fit.span.end), tables.slip(fit.row).expect("a slip a row").right.to_owned()))
    .collect()
}

#[test]
fn confusions_find_what_is_marked_and_nothing_else() {
    let mut wrong = String::new();
    let mut sentences = 0;
    for (language, path) in confusion_tables() {
        let table: ConfusionTable = toml::from_str(&text(&path)).expect("the build has read it");
        for slip in &table.slip {
            assert!(!slip.flag.is_empty() && !slip.ok.is_empty(), "{}: a slip needs examples", path.display());
            for sentence in &slip.flag {
                let (plain, spans) = marked(sentence);
                let expected: Vec<_> = spans.into_iter().map(|span| (span, slip.right.clone())).collect();
                let found = confusions(&plain, language);
                if found != expected || expected.is_empty() {
                    let _ = writeln!(wrong, "{}: flag {sentence:?} finds {found:?}", stem(&path));
                }
                sentences += 1;
            }
            for sentence in &slip.ok {
                let found = confusions(sentence, language);
                if !found.is_empty() {
                    let _ = writeln!(wrong, "{}: ok {sentence:?} finds {found:?}", stem(&path));
                }
                sentences += 1;
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
    assert!(sentences > 1000, "only {sentences} sentences");
}

#[test]
fn every_confusion_set_is_in_the_program() {
    let written = confusion_tables().count();
    assert_eq!(LANGUAGES.iter().map(|language| language.tables().confusions.len()).sum::<usize>(), written);
    assert!(written >= 330, "only {written} sets");
}

#[test]
fn a_confusions_fix_changes_something() {
    for (_, path) in confusion_tables() {
        let table: ConfusionTable = toml::from_str(&text(&path)).expect("the build has read it");
        for slip in &table.slip {
            for sentence in &slip.flag {
                let (plain, spans) = marked(sentence);
                for (start, end) in spans {
                    let word = &plain[start..end];
                    assert_ne!(word, match_casing(word, &slip.right), "{}: {sentence}", stem(&path));
                }
            }
        }
    }
}

/// What a rule finds in a sentence placed where the rule looks: a subject, a greeting, a body.
fn found(code: &str, rule: &str, sentence: &str) -> Vec<(usize, usize)> {
    let language = language(code);
    let greeting = salutation(&language);
    let (before, after) = match rule {
        "bare-subject" | "shouted-subject" | "vague-subject" => ("Subject: ".to_owned(), format!("\n\n{greeting},\n")),
        "impersonal-greeting" => {
            ("To: Rita Hall <rita@kiln.example>\nSubject: Warm lids\n\n".to_owned(), "\n\nKiln 2.\n".to_owned())
        }
        _ => (format!("{greeting},\n\n"), "\n\nMaya\n".to_owned()),
    };
    let draft = Draft::read(format!("{before}{sentence}{after}").as_bytes(), &formulas());
    let kind = match rule {
        "bitter" => Some(Kind::RejectionReply),
        _ if rules::named(rule).is_some_and(|rule| rule.follow_ups) => Some(Kind::ThankYou),
        "feedback-fishing" | "money-talk" | "presumptuous" => Some(Kind::ThankYou),
        _ => None,
    };
    let engine = Engine { kind, ..reading_only(language) };
    let report = engine.check(&draft, &Case::default());
    let found = report.diagnostics.iter().filter(|found| found.rule == rule);
    found.map(|found| (found.span.start - before.len(), found.span.end - before.len())).collect()
}

/// What a family of a table finds whose rule weighs its finds against one another: of finds that overlap,
/// the first and longest.
fn weighed(language: &Language, rule: &str, name: &str, sentence: &str) -> Vec<(usize, usize)> {
    let reading = read(sentence, language);
    let mut end = 0;
    let mut spans = Vec::new();
    for (fit, family) in language.find(rule, sentence, &reading, &reading.parts[0]) {
        if family.name() == name && fit.span.start >= end {
            end = fit.span.end;
            spans.push((fit.span.start, fit.span.end));
        }
    }
    spans
}

#[test]
fn phrases_find_what_is_marked_and_nothing_else() {
    let mut wrong = String::new();
    for (language, path) in phrase_tables() {
        let rule = stem(&path);
        let table: PhraseTable = toml::from_str(&text(&path)).expect("the build has read it");
        for family in &table.family {
            let weighs = WEIGHED.contains(&rule.as_str()) || family.strength == Strength::Excuse;
            let find = |sentence: &str| {
                if weighs {
                    weighed(language, &rule, family.name.as_ref(), sentence)
                } else {
                    found(language.code(), &rule, sentence)
                }
            };
            assert!(
                !family.flag.is_empty() && !family.ok.is_empty(),
                "{rule}: {} needs examples",
                family.name.as_ref()
            );
            for sentence in &family.flag {
                let (plain, spans) = marked(sentence);
                let found = find(&plain);
                // A phrase between brackets is reported with them; a subject with its final mark.
                let same = found.len() == spans.len()
                    && found.iter().zip(&spans).all(|(&(start, end), &(first, last))| {
                        let trimmed = plain[start..end].trim_matches(|c: char| "()[]!?.".contains(c));
                        (start, end) == (first, last)
                            || trimmed == &plain[first..last]
                            || rule == "template-instruction" && start < first && last < end
                    });
                if !same || spans.is_empty() {
                    let found: Vec<&str> = found.iter().map(|&(start, end)| &plain[start..end]).collect();
                    let _ = writeln!(wrong, "{rule}/{}: flag {sentence:?} finds {found:?}", family.name.as_ref());
                }
            }
            for sentence in &family.ok {
                let found: Vec<_> = find(sentence).into_iter().map(|(start, end)| &sentence[start..end]).collect();
                if !found.is_empty() {
                    let _ = writeln!(wrong, "{rule}/{}: ok {sentence:?} finds {found:?}", family.name.as_ref());
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn alternatives_have_examples() {
    let mut tables_read = 0;
    for (code, path) in tables().filter(|(_, path)| stem(path) == "unresolved-alternative") {
        let table: AlternativeTable = toml::from_str(&text(&path)).expect("the build has read it");
        let engine = Engine::new(language(code));
        let find = |sentence: &str| {
            let draft = Draft::read(sentence.as_bytes(), &formulas());
            let report = engine.check(&draft, &Case::default());
            let found = report.diagnostics.iter().filter(|found| found.rule == "unresolved-alternative");
            found.map(|found| (found.span.start, found.span.end)).collect::<Vec<_>>()
        };
        for sentence in &table.flag {
            let (plain, spans) = marked(sentence);
            assert_eq!(find(&plain), spans, "{sentence}");
        }
        for sentence in &table.ok {
            assert_eq!(find(sentence), [], "{sentence}");
        }
        tables_read += 1;
    }
    assert!(tables_read > 0);
}

/// Keys whose arrays have an order of their own.
const ORDERED: &[&str] = &["dictionaries", "flag", "forms", "ok", "word_endings"];

#[test]
fn tables_are_in_normal_form() {
    let write = env::var_os("NORMALISE").is_some();
    let mut paths = files("rules", "toml");
    paths.extend(tables().map(|(_, path)| path));
    paths.extend(confusion_tables().map(|(_, path)| path));
    for path in paths {
        let found = text(&path);
        let normal = normal_form(&found.parse().expect("the build has read it"));
        if write {
            fs::write(&path, normal).expect("the table can be written");
        } else {
            assert!(
                found == normal,
                "{}: not in normal form; run NORMALISE=1 cargo test --test it tables",
                path.display()
            );
        }
    }
}

fn normal_form(table: &toml::Table) -> String {
    let mut out = String::new();
    let (values, tables): (Vec<_>, Vec<_>) = table.iter().partition(|(_, value)| !is_table(value));
    for (key, value) in ordered(values) {
        let _ = writeln!(out, "{key} = {}", inline(key, value));
    }
    for (key, value) in tables {
        match value {
            Value::Table(inner) => {
                let _ = write!(out, "\n[{key}]\n");
                for (key, value) in inner {
                    let _ = writeln!(out, "{} = {}", bare(key), inline(key, value));
                }
            }
            Value::Array(entries) => {
                let mut entries: Vec<&toml::Table> = entries.iter().filter_map(Value::as_table).collect();
                entries.sort_by_key(|entry| {
                    let text = |key| entry.get(key).and_then(Value::as_str).unwrap_or_default().to_owned();
                    let weight = entry.get("weight").and_then(Value::as_integer).unwrap_or_default();
                    let certain = entry.get("certain").and_then(Value::as_bool).unwrap_or_default();
                    (text("name"), text("right"), !certain, weight)
                });
                for entry in entries {
                    let _ = write!(out, "\n[[{key}]]\n");
                    for (key, value) in ordered(entry.iter().collect()) {
                        let _ = writeln!(out, "{key} = {}", inline(key, value));
                    }
                }
            }
            _ => {}
        }
    }
    out.trim_start().to_owned()
}

fn is_table(value: &Value) -> bool {
    value.is_table() || value.as_array().is_some_and(|array| !array.is_empty() && array.iter().all(Value::is_table))
}

/// The order in which people read an entry.
fn ordered<'a>(mut values: Vec<(&'a String, &'a Value)>) -> Vec<(&'a String, &'a Value)> {
    const ORDER: &[&str] = &[
        "words", "explain", "worth", "name", "strength", "weight", "right", "certain", "patterns", "regex", "trigger",
        "says", "label", "fix", "why", "advice", "flag", "ok",
    ];
    values.sort_by_key(|(key, _)| (ORDER.iter().position(|known| known == key).unwrap_or(ORDER.len()), key.as_str()));
    values
}

fn bare(key: &str) -> String {
    let plain = key.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_');
    if plain { key.to_owned() } else { quoted(key) }
}

fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n"))
}

/// A value; arrays sorted, and broken at 100 columns.
fn inline(key: &str, value: &Value) -> String {
    match value {
        Value::String(text) => quoted(text),
        Value::Array(values) => {
            let mut items: Vec<String> = values.iter().map(|value| inline("", value)).collect();
            if !ORDERED.contains(&key) && values.iter().all(Value::is_str) {
                items.sort();
                items.dedup();
            }
            let line = items.join(", ");
            if line.len() + key.len() < 95 && !matches!(key, "patterns" | "regex" | "flag" | "ok") {
                return format!("[{line}]");
            }
            let mut out = "[\n".to_owned();
            if matches!(key, "patterns" | "regex" | "flag" | "ok") {
                for item in items {
                    out.push_str(&format!("  {item},\n"));
                }
            } else {
                let mut row = String::from(" ");
                for item in items {
                    if row.len() > 1 && row.len() + item.len() + 2 > 100 {
                        out.push_str(&format!("{row}\n"));
                        row = " ".into();
                    }
                    let _ = write!(row, " {item},");
                }
                out.push_str(&format!("{row}\n"));
            }
            out + "]"
        }
        other => other.to_string(),
    }
}

/// Compiling an expression takes longer than all the rest of a mail's check.
#[test]
fn hardly_a_mail_has_a_trigger_of_an_expression() {
    for (language, path) in phrase_tables() {
        let mails = clean(language.code());
        let table: PhraseTable = toml::from_str(&text(&path)).expect("the build has read it");
        for family in table.family.iter().filter(|family| !family.regex.is_empty()) {
            let has = |mail: &&String| family.trigger.iter().any(|trigger| mail.contains(trigger.as_str()));
            let count = mails.iter().filter(has).count();
            assert!(
                count * 50 <= mails.len(),
                "{}: {} has triggers in {count} mails",
                path.display(),
                family.name.as_ref()
            );
        }
    }
}
