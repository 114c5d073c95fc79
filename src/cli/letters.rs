//! `letters`: compares the letters that follow one interview.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use clap::ArgMatches;

use super::args::{Color, FormatName, LevelArgs};
use super::load::{self, Settings};
use super::records::Records;
use super::{FAILED, Failure, check, find, print, tell};
use crate::draft::Draft;
use crate::engine::Engine;
use crate::facts::letters::{Letter, Letters};
use crate::language::{self, Language};
use crate::record::Record;
use crate::report::{Checked, Style};

/// Compare the letters to one panel: whether two share too much, and whether anybody gets none
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// Letters, or folders of letters
    #[arg(value_name = "FILE", required = true)]
    files: Vec<PathBuf>,

    /// The record of the interview [default: found for each letter]
    #[arg(short, long, value_name = "FILE")]
    record: Vec<PathBuf>,

    /// How findings are written
    #[arg(short, long, value_enum, default_value_t = FormatName::Full)]
    format: FormatName,

    /// When to use colours
    #[arg(long, value_enum, default_value_t = Color::Auto)]
    pub(crate) color: Color,

    /// Settings [default: followup-lint.toml here or in a folder above, else the user's own]
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,

    /// Read no settings file
    #[arg(long, conflicts_with = "config")]
    no_config: bool,

    /// Say nothing but what was found
    #[arg(short, long)]
    quiet: bool,

    #[command(flatten)]
    levels: LevelArgs,
}

/// The letters of one interview, with the places at which they were given.
#[derive(Default)]
struct Panel {
    record: Option<Record>,
    letters: Vec<(usize, String, Draft)>,
}

pub(super) fn run(args: &Args, matches: &ArgMatches, style: &Style) -> Result<u8, Failure> {
    let settings = Settings::load(args.config.as_deref(), args.no_config, style)?;
    let mut levels = settings.config.levels().map_err(|error| settings.failure(error, style))?;
    if let Some(matches) = matches.subcommand_matches("letters") {
        args.levels.set_levels(matches, &mut levels)?;
    }
    let engine = Engine { levels, ..Engine::new(Language::new(language::ALL[0])) };
    let records = Records::new(&args.record, &settings, style, args.quiet)?;
    let mut panels: BTreeMap<Option<PathBuf>, Panel> = BTreeMap::new();
    let mut failed = false;
    let mut number = 0;
    for path in find::drafts(&args.files)? {
        let read = load::bytes(&path).and_then(|bytes| load::drafts(&path, &bytes));
        let mut take = |(draft, warning): (Draft, Option<String>)| {
            tell(warning.as_deref().filter(|_| !args.quiet));
            let found = records.find(&path, &draft)?;
            let panel = panels.entry(found.file().map(Path::to_owned)).or_default();
            panel.record = found.record().cloned();
            panel.letters.push((number, path.display().to_string(), draft));
            number += 1;
            Ok(())
        };
        // One letter that cannot be read keeps nobody from comparing the others.
        if let Err(failure) = read.and_then(|drafts| drafts.into_iter().try_for_each(&mut take)) {
            failure.tell();
            failed = true;
        }
    }
    let mut checked: Vec<(usize, Checked)> = Vec::new();
    for Panel { record, letters } in panels.into_values() {
        let compared: Vec<Letter> = letters.iter().map(|(_, name, draft)| Letter { name, draft }).collect();
        let reports = engine.compare(&Letters { letters: &compared, record: record.as_ref() });
        let reports = letters.into_iter().zip(reports);
        checked.extend(reports.map(|((number, path, draft), report)| (number, Checked { path, draft, report })));
    }
    checked.sort_by_key(|(number, _)| *number);
    let checked: Vec<Checked> = checked.into_iter().map(|(_, checked)| checked).collect();
    if failed && checked.is_empty() {
        return Ok(FAILED);
    }
    print(|out| check::write_findings(args.format, args.quiet, style, &checked, 0, out))?;
    Ok(if failed { FAILED } else { check::code(&checked) })
}
