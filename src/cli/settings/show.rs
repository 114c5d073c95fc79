//! `config`: what is in force for a draft, and where it is said.

use std::path::{Path, PathBuf};

use toml::{Spanned, Value};

use super::file::SettingsFile;
use super::{InForce, Nearest, Selection, Settings};
use crate::cli::args::SettingsArgs;
use crate::cli::console::print;
use crate::cli::{CLEAN, Failure};
use crate::levels::Selector;

/// Show which settings are in force for a draft, and where each is from
#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Args {
    /// The draft [default: any in this folder]
    #[arg(value_name = "DRAFT")]
    draft: Option<PathBuf>,

    #[command(flatten)]
    settings: SettingsArgs,
}

/// From this column on, the places are no longer below each other.
const WIDEST: usize = 40;

pub(in crate::cli) fn show(args: &Args) -> Result<u8, Failure> {
    let mut nearest = Nearest::new(&args.settings);
    let (number, selection) = nearest.of(args.draft.as_deref().unwrap_or(Path::new("-")))?;
    print(page(nearest.in_force(number), args.draft.as_deref(), &selection)?.as_bytes())?;
    Ok(CLEAN)
}

/// The settings as TOML, with their places as comments.
fn page(in_force: &InForce, draft: Option<&Path>, selection: &Selection) -> Result<String, Failure> {
    let paths: Vec<String> = in_force.settings.paths().map(|path| path.display().to_string()).collect();
    let mut page = match paths.split_first() {
        None => "# no settings file\n".to_owned(),
        Some((nearest, [])) => format!("# {nearest}\n"),
        Some((nearest, extended)) => format!("# {nearest}, which extends {}\n", extended.join(", ")),
    };
    if let (Some(draft), Some(why)) = (draft, selection.refusal()) {
        page += &format!("# {} {why}, so it is not checked\n", draft.display());
    }
    let mut lines = values(in_force);
    lines.extend(lists(in_force));
    let levels = levels(in_force)?;
    if !levels.is_empty() {
        lines.push(("[levels]".into(), String::new()));
        lines.extend(levels);
    }
    Ok(page + &aligned(&lines))
}

/// A line of TOML, and where it is said.
type Line = (String, String);

/// The keys with one value.
fn values(in_force: &InForce) -> Vec<Line> {
    let settings = &in_force.settings;
    let mut lines = Vec::new();
    let mut add = |key: &str, value: Option<(&SettingsFile, Value, std::ops::Range<usize>)>| {
        lines.extend(value.map(|(file, value, span)| (format!("{key} = {value}"), file.place(span))));
    };
    let said = |key: fn(&SettingsFile) -> Option<&Spanned<String>>| {
        settings.said(key).map(|(file, value)| (file, Value::from(value.as_ref().as_str()), value.span()))
    };
    let special = || in_force.said().rev();
    let language = special().find_map(|said| Some((said.file, said.manner.language?)));
    add("language", language.map(|(file, tag)| (file, Value::from(tag.as_ref().as_str()), tag.span())));
    let template = special().find_map(|said| Some((said.file, said.manner.template?)));
    add("template", template.map(|(file, template)| (file, Value::from(*template.as_ref()), template.span())));
    let kind = special().find_map(|said| Some((said.file, said.manner.kind?)));
    add("kind", kind.map(|(file, kind)| (file, Value::from(kind.as_ref().name()), kind.span())));
    add("messages", said(|file| file.config.messages.as_ref()));
    add("slot_pattern", said(|file| file.config.slot_pattern.as_ref()));
    add("baseline", said(|file| file.config.baseline.as_ref()));
    add("records", said(|file| file.config.records.as_ref()));
    let candidate = settings.said(|file| file.config.candidate.as_ref());
    add("candidate", candidate.map(|(file, candidate)| (file, person(settings), candidate.span())));
    lines
}

/// The person who writes.
fn person(settings: &Settings) -> Value {
    let candidate = settings.candidate();
    let fields = [("name", candidate.name), ("email", candidate.email)];
    fields
        .into_iter()
        .filter_map(|(key, value)| Some((key.to_owned(), Value::from(value?))))
        .collect::<toml::Table>()
        .into()
}

/// A value of a list, and the file that it is in.
type Item<'a> = (&'a SettingsFile, &'a Spanned<String>);

/// The keys whose values add up.
fn lists(in_force: &InForce) -> Vec<Line> {
    let files = &in_force.settings.files;
    let of = |key: fn(&SettingsFile) -> &Vec<Spanned<String>>| {
        files.iter().flat_map(move |file| key(file).iter().map(move |value| (file, value))).collect()
    };
    let words =
        in_force.said().flat_map(|said| said.manner.words.iter().map(move |words| (said.file, words))).collect();
    let slots =
        in_force.said().flat_map(|said| said.manner.slots.into_iter().flatten().map(move |slot| (said.file, slot)));
    let lists: [(&str, Vec<Item>); 5] = [
        ("words", words),
        ("slots", slots.collect()),
        ("tables", of(|file| &file.config.tables)),
        ("include", of(|file| &file.config.include)),
        ("exclude", of(|file| &file.config.exclude)),
    ];
    let mut lines = Vec::new();
    for (key, values) in lists.into_iter().filter(|(_, values)| !values.is_empty()) {
        lines.push((format!("{key} = ["), String::new()));
        let value =
            |(file, value): Item| (format!("    {},", Value::from(value.as_ref().as_str())), file.place(value.span()));
        lines.extend(values.into_iter().map(value));
        lines.push(("]".into(), String::new()));
    }
    lines
}

/// The levels, without those that a later one overrides as a whole.
fn levels(in_force: &InForce) -> Result<Vec<Line>, Failure> {
    let mut set: Vec<(Selector, Line)> = Vec::new();
    for said in in_force.said() {
        for (selector, level, span) in said.manner.levels().map_err(|mistake| said.file.failure(mistake))? {
            set.retain(|(earlier, _)| !selector.includes(*earlier));
            let line = format!("{} = {}", selector.name(), Value::from(level.name()));
            set.push((selector, (line, said.file.place(span))));
        }
    }
    Ok(set.into_iter().map(|(_, line)| line).collect())
}

/// Lines with their places below each other, where there is room.
fn aligned(lines: &[Line]) -> String {
    let widths = lines.iter().filter(|(_, place)| !place.is_empty()).map(|(line, _)| line.chars().count());
    let width = widths.filter(|width| *width <= WIDEST).max().unwrap_or(0);
    let written = |(line, place): &Line| match place.as_str() {
        "" => format!("{line}\n"),
        place => format!("{line:width$}  # {place}\n"),
    };
    lines.iter().map(written).collect()
}
