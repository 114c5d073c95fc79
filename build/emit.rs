//! Writes compiled tables as Rust source: plain arrays of numbers and text.

use std::collections::BTreeMap;
use std::fmt::{Debug, Write as _};

use crate::language::tables::{Confusions, Phrases, Text, WordTable};
use crate::text::pattern::{Index, Patterns, Step, WordId};
use crate::{PeopleTable, Source};

/// The header names, sorted, with their kinds.
pub(crate) fn headers<'a>(kinds: impl Iterator<Item = (&'a str, &'a [String])>) -> String {
    let mut names = BTreeMap::new();
    for (kind, words) in kinds {
        let variant: String = kind[..1].to_uppercase() + &kind[1..];
        names.extend(words.iter().map(|word| (word.as_str(), variant.clone())));
    }
    let entries: String = names.iter().map(|(word, kind)| format!("({word:?}, HeaderName::{kind}),")).collect();
    format!("static NAMES: &[(&str, HeaderName)] = &[{entries}];\n")
}

/// What is known of people's names; the given names stand in a file of their own.
pub(crate) fn people(table: &PeopleTable) -> String {
    let mut rust = String::new();
    let mut list = |name: &str, words: &[String]| {
        let _ = writeln!(rust, "static {name}: &[&str] = &{words:?};");
    };
    list("FAMILY_FIRST", &table.family_first);
    list("LEGAL_FORMS", &table.legal_forms);
    list("LOOSE_PARTICLES", &table.loose_particles);
    list("PARTICLES", &table.particles);
    list("SUFFIXES", &table.suffixes);
    for (rank, words) in &table.honorifics {
        list(&format!("HONORIFICS_{}", rank.to_uppercase()), words);
    }
    rust
}

/// The words by which a mail is taken apart, of all languages together.
pub(crate) fn anatomy(tables: &[WordTable]) -> String {
    let merge = |of: &dyn Fn(&WordTable) -> Vec<String>| {
        let mut words: Vec<String> = tables.iter().flat_map(of).collect();
        words.sort();
        words.dedup();
        words
    };
    let mut rust = String::new();
    let mut list = |name, words: Vec<String>| {
        let _ = writeln!(rust, "static {name}: &[&str] = &{words:?};");
    };
    list("ATTRIBUTIONS", merge(&|table| table.attributions.clone()));
    list("GREETINGS", merge(&|table| table.greetings.clone()));
    list("SIGN_OFFS", merge(&|table| table.sign_offs.clone()));
    rust
}

/// A compiled phrase table.
pub(crate) fn phrases(phrases: &Phrases) -> String {
    let families: String = phrases
        .families
        .iter()
        .map(|family| {
            format!(
                "Family {{ name: {}, strength: Strength::{:?}, weight: {}, says: {}, label: {}, why: {}, advice: {}, regex: {}, trigger: {} }},",
                text(&family.name),
                family.strength,
                family.weight,
                text(&family.says),
                text(&family.label),
                text(&family.why),
                text(&family.advice),
                texts(&family.regex),
                texts(&family.trigger)
            )
        })
        .collect();
    format!("Phrases {{ patterns: {}, families: Cow::Borrowed(&[{families}]) }}", patterns(&phrases.patterns))
}

/// Compiled confusion tables.
pub(crate) fn confusions(confusions: &Confusions) -> String {
    let slips: String = confusions
        .slips
        .iter()
        .map(|slip| format!("Slip {{ right: {}, certain: {}, set: {} }},", text(&slip.right), slip.certain, slip.set))
        .collect();
    let members: String = confusions.members.iter().map(|member| format!("{member:?},")).collect();
    let sets: String = confusions
        .sets
        .iter()
        .map(|set| {
            format!(
                "ConfusionSet {{ words: {}, explain: {}, worth: {:?}, unlikely: {}, directions: {} }},",
                text(&set.words),
                text(&set.explain),
                set.worth,
                numbers(&set.unlikely),
                numbers(&set.directions)
            )
        })
        .collect();
    format!(
        "Confusions {{ patterns: {}, slips: Cow::Borrowed(&[{slips}]), sets: Cow::Borrowed(&[{sets}]), members: Cow::Borrowed(&[{members}]), firsts: {} }}",
        patterns(&confusions.patterns),
        index(&confusions.firsts)
    )
}

/// What [`language`] writes down.
pub(crate) struct Language<'a> {
    pub(crate) source: &'a Source,
    /// Rule name and constant of each phrase table, sorted by name.
    pub(crate) phrases: &'a [(String, String)],
    /// For each word, a bit for each of these tables that is searched from it.
    pub(crate) anchored: &'a [u64],
    pub(crate) words: &'a WordTable,
    /// Short forms and the words they stand for, sorted.
    pub(crate) contractions: &'a [(&'a str, &'a str, Vec<WordId>)],
    pub(crate) alternatives: &'a [Vec<String>],
    /// Number of words in the vocabulary.
    pub(crate) vocabulary: usize,
    /// The folder of the manifest.
    pub(crate) root: &'a str,
}

/// The tables of one language, all together.
pub(crate) fn language(language: &Language) -> String {
    let Language { source, words, root, .. } = language;
    let (code, upper) = (source.code, source.code.to_uppercase());
    let tables: String = language.phrases.iter().map(|(name, constant)| format!("({name:?}, &{constant}),")).collect();
    let dictionaries: String = source
        .dictionaries
        .iter()
        .map(|(tag, folder)| {
            let file =
                |ending| format!("include_bytes!({:?})", format!("{root}/dictionaries/{folder}/{folder}.{ending}"));
            format!("Dictionary {{ tag: {tag:?}, aff: {}, dic: {} }},", file("aff"), file("dic"))
        })
        .collect();
    let alternatives: String = language.alternatives.iter().map(|words| format!("&{words:?},")).collect();
    let contractions: String = language
        .contractions
        .iter()
        .map(|(short, long, ids)| format!("Contraction {{ short: {short:?}, long: {long:?}, ids: &{ids:?} }},"))
        .collect();
    let spellings = &words.spellings;
    let embedded = |name: &str| format!("concat!(env!(\"OUT_DIR\"), \"/{code}.{name}\")");
    format!(
        "/// {name}.\npub static {upper}: Tables = Tables {{
            code: {code:?}, name: {name:?},
            lexicon: include_bytes!({lexicon}), typos: include_bytes!({typos}), corrections: include_str!({corrections}), classes: include_bytes!({classes}), hints: include_bytes!({hints}), model: include_bytes!({model}),
            phrases: &[{tables}], anchored: &{anchored:?}, confusions: &{upper}_CONFUSIONS, dictionaries: &[{dictionaries}],
            alternatives: &[{alternatives}], contractions: &[{contractions}], vocabulary: {vocabulary},
            abbreviations: &{abbreviations:?}, acronyms: &{acronyms:?}, functions: &{functions:?}, greetings: &{greetings:?}, groups: &{groups:?}, honorifics: &{honorifics:?},
            days: &{days:?}, months: &{months:?}, weekdays: &{weekdays:?},
            particles: &{particles:?}, prefixes: &{prefixes:?}, proper: &{proper:?}, repeatable: &{repeatable:?}, suffixes: &{suffixes:?},
            role_addresses: &{role_addresses:?}, spellings: [&{first:?}, &{second:?}],
        }};\n",
        name = source.name,
        lexicon = embedded("lexicon"),
        typos = embedded("typos"),
        corrections = embedded("corrections"),
        classes = quoted(&format!("{root}/rules/{code}/words.classes")),
        hints = embedded("hints"),
        model = quoted(&format!("{root}/rules/{code}/confusions.model")),
        anchored = language.anchored,
        vocabulary = language.vocabulary,
        abbreviations = words.abbreviations,
        acronyms = words.acronyms,
        functions = words.functions,
        greetings = words.greetings,
        groups = words.groups,
        honorifics = words.honorifics,
        days = words.days.iter().collect::<Vec<_>>(),
        months = words.months.iter().collect::<Vec<_>>(),
        weekdays = words.weekdays.iter().collect::<Vec<_>>(),
        particles = words.particles,
        prefixes = words.prefixes,
        proper = words.proper,
        repeatable = words.repeatable,
        role_addresses = words.role_addresses,
        first = pairs(spellings.both.iter().chain(&spellings.first)),
        second = pairs(spellings.both.iter().chain(&spellings.second)).into_iter().map(|(one, other)| (other, one)).collect::<Vec<_>>(),
        suffixes = words.suffixes,
    )
}

/// `or/our` taken apart.
fn pairs<'a>(spellings: impl Iterator<Item = &'a String>) -> Vec<(&'a str, &'a str)> {
    spellings.filter_map(|pair| pair.split_once('/')).collect()
}

fn text(text: &str) -> String {
    format!("Cow::Borrowed({text:?})")
}

fn quoted(text: &str) -> String {
    format!("{text:?}")
}

fn texts(list: &[Text]) -> String {
    let list: String = list.iter().map(|item| text(item) + ",").collect();
    format!("Cow::Borrowed(&[{list}])")
}

fn patterns(patterns: &Patterns) -> String {
    let steps: String = patterns.steps.iter().map(step).collect();
    let all: String = patterns.all.iter().map(|pattern| format!("{pattern:?},")).collect();
    let starts: String = patterns.starts.iter().map(|start| format!("{start:?},")).collect();
    format!(
        "Patterns {{ steps: Cow::Borrowed(&[{steps}]), runs: {}, sets: {}, all: Cow::Borrowed(&[{all}]), anchors: {}, starts: Cow::Borrowed(&[{starts}]) }}",
        numbers(&patterns.runs),
        numbers(&patterns.sets),
        index(&patterns.anchors)
    )
}

fn index(index: &Index) -> String {
    let Index { bits, before, offsets } = index;
    format!("Index {{ bits: {}, before: {}, offsets: {} }}", numbers(bits), numbers(before), numbers(offsets))
}

fn numbers(numbers: &impl Debug) -> String {
    format!("Cow::Borrowed(&{numbers:?})")
}

fn step(step: &Step) -> String {
    format!("Step::{step:?},")
}
