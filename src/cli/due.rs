//! `due`: what is still to be sent, and when.

use std::path::PathBuf;

use clap::{ColorChoice, ValueEnum};
use jiff::Zoned;

use super::args::SettingsArgs;
use super::console::{Console, print};
use super::plan::{not_read, time_of_sending};
use super::records::Named;
use super::settings::Settings;
use super::{CLEAN, FAILED, Failure, records, save};
use crate::due::{Due, Listed, calendar, json};
use crate::language::{DEFAULT, ENGLISH, Languages, code};
use crate::messages::Catalog;
use crate::record::Record;
use crate::report::{Format, legible_line};

/// List what is still to be sent after your interviews, and when
///
/// Thanks within a day or two, a longer letter a few days later, one question after the day of the decision and
/// not before, one call if nobody answers, then nothing; and an answer to an offer within a day. What you have
/// sent is in `sent` of the record.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Records, or folders of records [default: the records folder]
    #[arg(value_name = "RECORD")]
    records: Vec<PathBuf>,

    /// Also write reminders for a calendar to a new file
    #[arg(long, value_name = "FILE")]
    ics: Option<PathBuf>,

    /// With --ics: overwrite an existing file
    #[arg(long)]
    force: bool,

    /// The time to list them for, such as 2026-11-18T09:00 [default: the clock]
    #[arg(long, value_name = "TIME")]
    now: Option<String>,

    /// The format of the list
    #[arg(short, long, value_enum, default_value_t)]
    format: ListFormat,

    /// Language of the list, such as en [default: that of each record]
    #[arg(long, value_name = "TAG")]
    messages: Option<String>,

    #[command(flatten)]
    settings: SettingsArgs,

    /// When to use colours
    #[arg(long, value_enum, default_value_t)]
    color: ColorChoice,
}

/// How the list is written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
enum ListFormat {
    /// One line for each
    #[default]
    Text,
    /// For other programs
    Json,
}

impl Args {
    /// How the run prints.
    pub(super) fn console(&self) -> Console {
        let format = if self.format == ListFormat::Json { Format::Json } else { Format::Full };
        Console { format, color: self.color, quiet: false }
    }
}

pub(super) fn list(args: &Args, console: Console) -> Result<u8, Failure> {
    let now = args.now.as_deref().map(time_of_sending).transpose()?.unwrap_or_else(Zoned::now);
    args.ics.as_deref().map_or(Ok(()), |path| save::may_create(path, args.force))?;
    let settings = Settings::here(&args.settings)?.settings;
    let languages = Languages::with(Vec::new())?;
    let messages = |code: &str| languages.messages(code);
    let fixed = match &args.messages {
        Some(code) => Some(messages(code)?),
        None => settings.messages(messages)?,
    };
    let (Named { known, left, failures }, broken) = records::all(&args.records, &settings);
    if known.is_empty() && failures.is_empty() {
        let help = "name records or a folder of them, or set `records` in followup-lint.toml; \
                    `followup-lint record new` writes an empty record";
        return Err(Failure::new("there are no records", help));
    }
    for failure in &failures {
        console.fail(failure);
    }
    for line in &left {
        console.note(line);
    }
    if let Some(path) = &args.ics {
        let records = args.records.iter().chain(known.iter().map(|(file, _)| file)).chain(&broken);
        not_read(path, records.map(PathBuf::as_path).chain(settings.paths()))?;
    }
    let catalog = |record: &Record| {
        let tag = record.interview.language.as_deref().unwrap_or(DEFAULT);
        fixed.clone().or_else(|| messages(code(tag)).ok()).unwrap_or_else(|| ENGLISH.clone())
    };
    let catalogs: Vec<Catalog> = known.iter().map(|(_, record)| catalog(record)).collect();
    let mut listed = Vec::new();
    for ((file, record), catalog) in known.iter().zip(&catalogs) {
        records::notes(file, record).for_each(|note| console.note(&note));
        let name = file.display().to_string();
        if !record.is_dated() {
            console.note(&format!("{name}: it has no date, so nothing is due"));
        }
        let due = Due::of(record, &now).into_iter();
        listed.extend(due.map(|due| Listed { record: name.clone(), due, catalog }));
    }
    listed.sort_by_key(|listed| listed.due.order());
    print(&page(&listed, &now, args.format))?;
    if let Some(path) = &args.ics {
        match calendar::calendar(&listed, &now) {
            Some(calendar) => save::create(path, calendar.as_bytes(), args.force)?,
            None => console.note(&format!("there is nothing to be reminded of, so {} was not written", path.display())),
        }
    }
    Ok(if failures.is_empty() { CLEAN } else { FAILED })
}

/// The list as it is printed.
fn page(listed: &[Listed], now: &Zoned, format: ListFormat) -> Vec<u8> {
    match format {
        ListFormat::Json => json::page(listed, now),
        ListFormat::Text if listed.is_empty() => b"nothing is due\n".to_vec(),
        ListFormat::Text => {
            let line = |listed: &Listed| format!("{}\n", legible_line(&listed.due.line(listed.catalog, now)));
            listed.iter().map(line).collect::<String>().into_bytes()
        }
    }
}
