//! Turns `rules/` and `dictionaries/` into tables that lie in the binary ready to use: sorted word
//! lists as finite-state maps, patterns as plain arrays. Nothing is parsed when the program starts.

#![allow(clippy::disallowed_methods, clippy::exit, clippy::print_stderr, reason = "a build reads and writes files")]

mod build {
    pub(crate) mod affixes;
    pub(crate) mod emit;
    pub(crate) mod lexicon;
}

/// The modules of the library that the build shares with it.
#[path = "src/text"]
mod text {
    #[allow(dead_code, unreachable_pub)]
    pub mod casing;
    #[allow(dead_code, unreachable_pub)]
    pub mod pattern;
}
#[path = "src/language"]
mod language {
    #[allow(dead_code, unreachable_pub)]
    pub mod tables;
    #[allow(unreachable_pub)]
    pub mod model {
        #[allow(dead_code, unreachable_pub)]
        pub mod slots;
    }
}

use std::collections::BTreeMap;
use std::fmt::{Display, Write as _};
use std::path::{Path, PathBuf};
use std::{env, fs, process};

use build::emit;
use build::lexicon::{self, Vocabulary};
use language::model::slots::{self, REACH};
use language::tables::{
    AlternativeTable, ConfusionTable, ListTable, PhraseTable, TableError, WordTable, compile_confusions,
    compile_phrases,
};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use text::pattern::{Intern as _, Lists, WordId};

/// A language of `rules/` and its dictionaries, the default variety first.
struct Source {
    code: &'static str,
    name: &'static str,
    /// Tag and folder of each dictionary.
    dictionaries: &'static [(&'static str, &'static str)],
    /// The list of known misspellings.
    typos: &'static str,
}

const LANGUAGES: &[Source] = &[Source {
    code: "en",
    name: "English",
    dictionaries: &[("en-US", "en_US"), ("en-GB", "en_GB")],
    typos: "dictionaries/en_typos/en_typos.csv",
}];

/// Files of `rules/<language>/` that are not phrase tables.
const OTHER_TABLES: &[&str] = &["lists", "supplement", "unresolved-alternative", "words"];

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Names {
    names: Vec<String>,
}

/// What is known of people's names in any language: `names.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PeopleTable {
    /// Given names of each culture.
    given: BTreeMap<String, Vec<String>>,
    /// Family names of people who write them first.
    family_first: Vec<String>,
    /// Titles before a name, by what they say of the person.
    honorifics: BTreeMap<String, Vec<String>>,
    /// What companies add to their names by law, and people leave out.
    legal_forms: Vec<String>,
    /// Small words inside names that are often left out.
    loose_particles: Vec<String>,
    /// Small words inside names.
    particles: Vec<String>,
    /// What may follow a name.
    suffixes: Vec<String>,
    /// Cultures in which a title goes with the given name.
    titled_given: Vec<String>,
}

/// Names and what people make of them: `nicknames.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct NicknameTable {
    nicknames: BTreeMap<String, Vec<String>>,
}

impl NicknameTable {
    /// `katherine kate`, once for each short form.
    fn pairs(&self) -> impl Iterator<Item = String> {
        self.nicknames.iter().flat_map(|(name, short)| short.iter().map(move |short| format!("{name} {short}")))
    }
}

fn main() {
    for changed in [
        "build.rs",
        "build",
        "rules",
        "dictionaries",
        "src/text/casing.rs",
        "src/text/pattern.rs",
        "src/text/pattern",
        "src/language/model/slots.rs",
        "src/language/tables.rs",
        "src/language/tables",
    ] {
        println!("cargo:rerun-if-changed={changed}");
    }
    let out = PathBuf::from(env::var("OUT_DIR").expect("cargo sets OUT_DIR"));
    let rules = Path::new("rules");

    let headers: BTreeMap<String, Names> = read(&rules.join("headers.toml"));
    write(
        &out.join("headers.rs"),
        emit::headers(headers.iter().map(|(kind, names)| (kind.as_str(), &names.names[..]))),
    );

    let people: PeopleTable = read(&rules.join("names.toml"));
    let short: NicknameTable = read(&rules.join("nicknames.toml"));
    write(&out.join("names.rs"), emit::people(&people));
    write(&out.join("given.fst"), lexicon::set(people.given.values().flatten().cloned()));
    let by_family = people.given.iter().filter(|(culture, _)| !people.titled_given.contains(culture));
    write(&out.join("by_family.fst"), lexicon::set(by_family.flat_map(|(_, names)| names).cloned()));
    write(&out.join("nicknames.fst"), lexicon::set(short.pairs()));

    let mut languages = String::new();
    let mut all_words = Vec::new();
    for source in LANGUAGES {
        let folder = rules.join(source.code);
        let words: WordTable = read(&folder.join("words.toml"));
        languages.push_str(&language(source, &folder, &words, &out));
        all_words.push(words);
    }
    write(&out.join("languages.rs"), &languages);
    write(&out.join("anatomy.rs"), emit::anatomy(&all_words));
}

/// Compiles one language and gives its tables as Rust source.
fn language(source: &Source, folder: &Path, words: &WordTable, out: &Path) -> String {
    let mut vocabulary = Vocabulary::default();
    let shared: Lists = read::<ListTable>(&folder.join("lists.toml")).lists;
    let code = source.code.to_uppercase();
    let mut rust = String::new();

    let mut phrases = Vec::new();
    let mut anchored: Vec<u64> = Vec::new();
    for path in tables(folder) {
        let name = stem(&path);
        if OTHER_TABLES.contains(&name.as_str()) {
            continue;
        }
        let table: PhraseTable = read(&path);
        let compiled = compile_phrases(&table, &shared, &mut vocabulary).unwrap_or_else(|error| fail(&path, &error));
        let constant = format!("{code}_{}", name.replace('-', "_").to_uppercase());
        let _ = writeln!(rust, "static {constant}: Phrases = {};", emit::phrases(&compiled));
        assert!(phrases.len() < 64, "a word has a bit for each table of phrases");
        for word in compiled.patterns.anchors.numbers() {
            anchored.resize(anchored.len().max(word + 1), 0);
            anchored[word] |= 1 << phrases.len();
        }
        phrases.push((name, constant));
    }

    let paths = tables(&folder.join("confusions"));
    let confusions: Vec<ConfusionTable> = paths.iter().map(|path| read(path)).collect();
    let compiled = compile_confusions(&confusions, &shared, &mut vocabulary)
        .unwrap_or_else(|(number, error)| fail(&paths[number], &error));
    let _ = writeln!(rust, "static {code}_CONFUSIONS: Confusions = {};", emit::confusions(&compiled));

    let contractions = words.contractions.iter().map(|(short, long)| {
        (short.as_str(), long.as_str(), long.split(' ').map(|word| vocabulary.intern(word)).collect())
    });
    let contractions: Vec<(&str, &str, Vec<WordId>)> = contractions.collect();
    let supplement: BTreeMap<String, lexicon::Supplement> = read(&folder.join("supplement.toml"));
    let dictionaries: Vec<PathBuf> =
        source.dictionaries.iter().map(|(_, folder)| Path::new("dictionaries").join(folder).join(folder)).collect();
    let known_typos = fs::read_to_string(source.typos).unwrap_or_else(|error| failed(Path::new(source.typos), &error));
    let lexicon = lexicon::build(&dictionaries, &known_typos, &supplement, &vocabulary, words);
    let file = |name: &str| format!("{}.{name}", source.code);
    write(&out.join(file("lexicon")), &lexicon.words);
    write(&out.join(file("typos")), &lexicon.typos);
    write(&out.join(file("corrections")), &lexicon.corrections);
    write(&out.join(file("hints")), hints(&folder.join("kind.words")));

    let alternatives: AlternativeTable = read(&folder.join("unresolved-alternative.toml"));
    rust.push_str(&emit::language(&emit::Language {
        source,
        phrases: &phrases,
        anchored: &anchored,
        words,
        contractions: &contractions,
        alternatives: &alternatives.alternatives,
        vocabulary: vocabulary.len(),
        root: &env::var("CARGO_MANIFEST_DIR").expect("cargo sets CARGO_MANIFEST_DIR"),
    }));
    rust
}

/// The tables of a folder, by name.
fn tables(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap_or_else(|error| stop(&format!("{}: {error}", folder.display())));
    let mut paths: Vec<PathBuf> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "toml"));
    paths.sort();
    paths
}

fn stem(path: &Path) -> String {
    path.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}

fn read<T: DeserializeOwned>(path: &Path) -> T {
    let text = fs::read_to_string(path).unwrap_or_else(|error| failed(path, &error));
    toml::from_str(&text).unwrap_or_else(|error| fail(path, &error.into()))
}

/// The weights of the words that tell a mail's kind, packed for `language::hints`.
fn hints(path: &Path) -> Vec<u8> {
    let text = fs::read_to_string(path).unwrap_or_else(|error| failed(path, &error));
    let entry = |line: &str| {
        let (word, weights) = line.split_once('\t').unwrap_or((line, ""));
        let weight = |weight: &str| weight.parse::<i16>().unwrap_or_else(|error| failed(path, &error));
        let key = slots::key(word);
        let weights = weights.split(' ').flat_map(|written| weight(written).to_le_bytes());
        (key, key.to_le_bytes().into_iter().chain(weights).collect())
    };
    let entries: Vec<(u32, Vec<u8>)> = text.lines().map(entry).collect();
    let width = entries.first().map_or(0, |(_, weights)| weights.len());
    slots::pack(&entries, width, REACH)
}

fn write(path: &Path, content: impl AsRef<[u8]>) {
    fs::write(path, content).unwrap_or_else(|error| failed(path, &error));
}

/// Stops the build at a mistake in a table, with its line.
fn fail(path: &Path, error: &TableError) -> ! {
    let text = fs::read_to_string(path).unwrap_or_default();
    let line =
        error.span.as_ref().and_then(|span| text.get(..span.start)).map(|before| before.matches('\n').count() + 1);
    let place = line.map_or_else(String::new, |line| format!(":{line}"));
    let shown = error.span.clone().and_then(|span| text.get(span)).unwrap_or_default();
    stop(&format!("{}{place}: {}\n  {shown}", path.display(), error.message))
}

fn failed(path: &Path, error: &dyn Display) -> ! {
    stop(&format!("{}: {error}", path.display()))
}

fn stop(message: &str) -> ! {
    eprintln!("error: {message}");
    process::exit(1)
}
