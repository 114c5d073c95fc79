//! Compiles what is known of a language, a folder of tables and its dictionaries, to a pack.

#![expect(clippy::disallowed_methods, reason = "a compiler reads files")]

mod forms;
mod lexicon;
mod model;
mod shared;

use std::collections::BTreeMap;
use std::error::Error;
use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};

use serde::Deserialize;
use serde::de::DeserializeOwned;
use wordlist::{Marks, Value, WordList};
use zerocopy::little_endian::U64;

use crate::pack::PackWriter;
use crate::pattern::Lists;
use crate::slots::{self, REACH};
use crate::stored::{Stored, TextList, narrow};
use crate::tables::{
    AlternativeTable, ArticleTable, ClauseTable, ConfusionTable, ConventionTable, DateTable, LanguageInfo, ListTable,
    PhraseTable, TableError, WordTable, check_families, compile_articles, compile_clauses, compile_confusions,
    compile_conventions, compile_dates, compile_phrases, compile_words,
};
use forms::FormTable;
use lexicon::{Supplement, Vocabulary};

pub use shared::shared;

/// Tables in `rules/<language>/` that hold no phrases.
pub const OTHER_TABLES: &[&str] = &[
    "clauses",
    "conventions",
    "dates",
    "forms",
    "language",
    "lists",
    "supplement",
    "unresolved-alternative",
    "words",
    "wrong-article",
];

/// The sections with the sources of dictionaries.
const DICTIONARIES: &str = "dictionaries/";

/// A mistake in what is compiled.
#[derive(Debug)]
pub struct CompileError {
    /// The file with the mistake.
    pub path: PathBuf,
    /// What is wrong.
    pub message: String,
    /// The line, and what is there.
    pub place: Option<(usize, String)>,
}

impl CompileError {
    fn in_file(path: &Path, message: impl fmt::Display) -> Self {
        Self { path: path.to_owned(), message: message.to_string(), place: None }
    }

    fn in_table(path: &Path, error: TableError) -> Self {
        let text = fs::read_to_string(path).unwrap_or_default();
        let place = error.span.and_then(|span| {
            let line = text.get(..span.start)?.matches('\n').count() + 1;
            Some((line, text.get(span)?.to_owned()))
        });
        Self { path: path.to_owned(), message: error.message, place }
    }
}

impl fmt::Display for CompileError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (path, message) = (self.path.display(), &self.message);
        match &self.place {
            Some((line, shown)) => write!(f, "{path}:{line}: {message}\n  {shown}"),
            None => write!(f, "{path}: {message}"),
        }
    }
}

impl Error for CompileError {}

/// What the build must know of a language: `language.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct LanguageTable {
    /// Its English name.
    name: String,
    /// The folders of its dictionaries, the default variety first: `en_US`, whose tag is `en-US`.
    dictionaries: Vec<String>,
    /// The folder of its known misspellings, a line each: a misspelling and its corrections, with commas
    /// between them.
    typos: Option<String>,
    /// The letters of its keyboard: rows, with a space between two, each half a key to the right of the one
    /// above.
    #[serde(default)]
    keyboard: String,
}

/// The pack of the language whose tables are in the folder `rules`, named after its code, with the
/// dictionaries that are in folders of `dictionaries`.
pub fn language(rules: &Path, dictionaries: &Path) -> Result<Vec<u8>, CompileError> {
    Ok(sections(rules, dictionaries)?.finish())
}

/// The same pack without the sources of the dictionaries, which only hunspell reads.
pub fn language_without_dictionaries(rules: &Path, dictionaries: &Path) -> Result<Vec<u8>, CompileError> {
    let mut pack = sections(rules, dictionaries)?;
    pack.remove_folder(DICTIONARIES);
    Ok(pack.finish())
}

fn sections(rules: &Path, dictionaries: &Path) -> Result<PackWriter, CompileError> {
    let mut pack = PackWriter::default();
    let forms: FormTable = read_or_default(&rules.join("forms.toml"))?;
    let in_forms = |message: String| CompileError::in_file(&rules.join("forms.toml"), message);
    let mut vocabulary = Vocabulary::of(forms.names().map_err(in_forms)?);
    let table: LanguageTable = read(&rules.join("language.toml"))?;
    let shared: Lists = read_or_default::<ListTable>(&rules.join("lists.toml"))?.lists;

    // For each word, a bit for each table that is searched from it.
    let mut anchored: Vec<u64> = Vec::new();
    let names = |path: &PathBuf| OTHER_TABLES.contains(&stem(path).as_str());
    for (number, path) in tables(rules)?.into_iter().filter(|path| !names(path)).enumerate() {
        let (name, table): (String, PhraseTable) = (stem(&path), read(&path)?);
        let rows = compile_phrases(&name, &table, &shared, &mut vocabulary)
            .map_err(|error| CompileError::in_table(&path, error))?;
        check_families(&name, &table).map_err(|error| CompileError::in_table(&path, error))?;
        if number == 64 {
            return Err(CompileError::in_file(&path, "a language has at most 64 tables of phrases"));
        }
        let phrases = rows.phrases();
        for word in phrases.patterns.anchors.numbers() {
            anchored.resize(anchored.len().max(word + 1), 0);
            anchored[word] |= 1 << number;
        }
        pack.add(format!("phrases/{name}"), phrases.to_bytes());
    }
    let anchored: Vec<U64> = anchored.into_iter().map(U64::new).collect();
    pack.add("anchored", anchored.as_slice().to_bytes());

    let paths = tables(&rules.join("confusions"))?;
    let confusions: Vec<ConfusionTable> = paths.iter().map(|path| read(path)).collect::<Result<_, _>>()?;
    let rows = compile_confusions(&confusions, &shared, &mut vocabulary)
        .map_err(|(number, error)| CompileError::in_table(&paths[number], error))?;
    pack.add("confusions", rows.confusions().to_bytes());
    let words: WordTable = read_or_default(&rules.join("words.toml"))?;
    let mut names: Vec<String> = tables(rules)?.iter().map(|path| stem(path)).collect();
    let parts = [
        ("confusions", confusions.is_empty()),
        ("greetings", words.greetings.is_empty()),
        ("sign-offs", words.sign_offs.is_empty()),
        ("spellings", words.spellings.is_empty()),
    ];
    names.extend(parts.into_iter().filter(|(_, empty)| !empty).map(|(name, _)| name.to_owned()));
    pack.add("tables", TextList::sorted(&names).texts().to_bytes());

    pack.add("words", compile_words(&words, &mut vocabulary));
    let path = rules.join("conventions.toml");
    let conventions: ConventionTable = read_or_default(&path)?;
    let bytes = compile_conventions(&conventions, &words.abbreviations);
    pack.add("conventions", bytes.map_err(|error| CompileError::in_table(&path, error))?);
    let path = rules.join("dates.toml");
    let dates = compile_dates(&read_or_default::<DateTable>(&path)?);
    pack.add("dates", dates.map_err(|error| CompileError::in_table(&path, error))?);
    let clauses: ClauseTable = read_or_default(&rules.join("clauses.toml"))?;
    pack.add("clauses", compile_clauses(&clauses));
    articles(rules, &mut pack)?;

    let supplement: BTreeMap<String, Supplement> = read_or_default(&rules.join("supplement.toml"))?;
    let file = |folder: &String, ending: &str| dictionaries.join(folder).join(folder).with_extension(ending);
    if table.dictionaries.len() > Value::DICTIONARIES {
        let message = format!("a language has at most {} dictionaries", Value::DICTIONARIES);
        return Err(CompileError::in_file(&rules.join("language.toml"), message));
    }
    let mut varieties = Vec::new();
    for folder in &table.dictionaries {
        let tag = folder.replace('_', "-");
        let [aff, dic] = ["aff", "dic"].map(|ending| file(folder, ending));
        varieties.push(word_list(&aff, &dic)?);
        pack.add(format!("{DICTIONARIES}{tag}.aff"), load(&aff)?);
        pack.add(format!("{DICTIONARIES}{tag}.dic"), load(&dic)?);
    }
    let joints = joints(&varieties).map_err(|message| CompileError::in_file(&rules.join("language.toml"), message))?;
    let known_typos = table.typos.map_or(Ok(String::new()), |folder| text(&file(&folder, "csv")))?;
    let lexicon = lexicon::build(&varieties, &known_typos, &supplement, &vocabulary, &forms, &words, &conventions)
        .map_err(in_forms)?;
    pack.add("lexicon", lexicon.words);
    pack.add("typos", lexicon.typos);
    pack.add("parts", lexicon.parts);
    pack.add("forms", lexicon.forms);
    pack.add("corrections", lexicon.corrections.into_bytes());

    pack.add("messages", bytes_or_none(&rules.join("messages.ftl"))?);
    pack.add("classes", bytes_or_none(&rules.join("words.classes"))?);
    let weights = bytes_or_none(&rules.join("confusions.model"))?;
    pack.add("model", model::in_order(&weights, rows.confusions().sets().map(|set| set.words)));
    pack.add("kinds", kinds(&rules.join("kind.words"))?);
    let tags: TextList = table.dictionaries.iter().map(|folder| folder.replace('_', "-")).collect();
    let code = stem(rules);
    let vocabulary = [narrow(vocabulary.len())];
    let language = LanguageInfo {
        code: &code,
        name: &table.name,
        tags: tags.texts(),
        vocabulary: &vocabulary,
        joins_words: !joints.is_empty(),
        keyboard: &table.keyboard,
    };
    pack.add("joints", joints);
    pack.add("language", language.to_bytes());
    Ok(pack)
}

/// Adds how articles are written, and between what a writer has to choose.
fn articles(rules: &Path, pack: &mut PackWriter) -> Result<(), CompileError> {
    let articles: ArticleTable = read_or_default(&rules.join("wrong-article.toml"))?;
    pack.add("articles", compile_articles(&articles));
    let choices: AlternativeTable = read_or_default(&rules.join("unresolved-alternative.toml"))?;
    for (name, sets) in
        [("alternatives", choices.alternatives), ("loose", choices.loose), ("pronouns", choices.pronouns)]
    {
        let sets: TextList = sets.iter().map(|words| words.join("/")).collect();
        pack.add(name, sets.texts().to_bytes());
    }
    Ok(())
}

/// The tables of a folder, by name; none if there is no folder.
fn tables(folder: &Path) -> Result<Vec<PathBuf>, CompileError> {
    if !folder.exists() {
        return Ok(Vec::new());
    }
    let entries = fs::read_dir(folder).map_err(|error| CompileError::in_file(folder, error))?;
    let mut paths: Vec<PathBuf> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "toml"));
    paths.sort();
    Ok(paths)
}

fn stem(path: &Path) -> String {
    path.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}

fn text(path: &Path) -> Result<String, CompileError> {
    fs::read_to_string(path).map_err(|error| CompileError::in_file(path, error))
}

fn read<T: DeserializeOwned>(path: &Path) -> Result<T, CompileError> {
    toml::from_str(&text(path)?).map_err(|error| CompileError::in_table(path, error.into()))
}

fn read_or_default<T: DeserializeOwned + Default>(path: &Path) -> Result<T, CompileError> {
    if path.exists() { read(path) } else { Ok(T::default()) }
}

fn load(path: &Path) -> Result<Vec<u8>, CompileError> {
    fs::read(path).map_err(|error| CompileError::in_file(path, error))
}

fn bytes_or_none(path: &Path) -> Result<Vec<u8>, CompileError> {
    if path.exists() { load(path) } else { Ok(Vec::new()) }
}

/// The words of a dictionary.
fn word_list(aff: &Path, dic: &Path) -> Result<WordList, CompileError> {
    WordList::read(&load(aff)?, &load(dic)?).map_err(|mistake| {
        let path = if mistake.file == wordlist::File::Affixes { aff } else { dic };
        let line = text(path).ok().and_then(|text| text.lines().nth(mistake.line - 1).map(str::to_owned));
        CompileError { path: path.to_owned(), message: mistake.message, place: line.map(|line| (mistake.line, line)) }
    })
}

/// What must hold where parts of compounds meet, in the one dictionary that forms them; nothing if none
/// does.
fn joints(dictionaries: &[WordList]) -> Result<Vec<u8>, &'static str> {
    let begins = |value: &Value| value.marks.has(Marks::BEGIN);
    let mut compounding = dictionaries.iter().filter(|list| list.words.values().any(begins));
    let Some(list) = compounding.next() else {
        return Ok(Vec::new());
    };
    if compounding.next().is_some() {
        return Err("only one dictionary of a language may form compounds");
    }
    Ok(serde_json::to_vec(&list.joints).expect("they are numbers and texts"))
}

/// What single words say of a mail's kind, as `slots` that the key and the weights are in.
fn kinds(path: &Path) -> Result<Vec<u8>, CompileError> {
    if !path.exists() {
        return Ok(Vec::new());
    }
    let written = text(path)?;
    let entry = |line: &str| {
        let (word, weights) = line.split_once('\t').unwrap_or((line, ""));
        let key = slots::key(word);
        let mut row = key.to_le_bytes().to_vec();
        for weight in weights.split(' ') {
            let weight: i16 = weight.parse().map_err(|error| CompileError::in_file(path, error))?;
            row.extend(weight.to_le_bytes());
        }
        Ok((key, row))
    };
    let entries: Vec<(u32, Vec<u8>)> = written.lines().map(entry).collect::<Result<_, _>>()?;
    let width = entries.first().map_or(0, |(_, row)| row.len());
    Ok(slots::pack(&entries, width, REACH))
}
