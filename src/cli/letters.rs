//! `letters`: compares the letters about one interview.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::args::{OutputArgs, SettingsArgs};
use super::console::{Once, Sink};
use super::levels::LevelArgs;
use super::plan::Plan;
use super::setups::{Input, Setup};
use super::{FAILED, Failure, check, load};
use crate::draft::Draft;
use crate::facts::letters::{Letter, Letters};
use crate::record::Record;
use crate::report::{Checked, Chunk, Stream};

/// Compare the letters to one panel: find two that are too much alike, and people who get none
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Letters, or folders of letters
    #[arg(value_name = "FILE", required = true)]
    pub(super) files: Vec<PathBuf>,

    /// The record of the interview [default: found for each letter]
    #[arg(short, long, value_name = "FILE")]
    pub(super) record: Vec<PathBuf>,

    #[command(flatten)]
    pub(super) settings: SettingsArgs,

    #[command(flatten)]
    pub(super) output: OutputArgs,

    #[command(flatten)]
    pub(super) levels: LevelArgs,
}

/// The letters about one interview, with their positions on the command line.
#[derive(Default)]
struct Panel {
    record: Option<Record>,
    /// The number of what the first of them is checked with.
    setup: usize,
    letters: Vec<(usize, String, Draft)>,
}

pub(super) fn compare(plan: &Plan) -> Result<u8, Failure> {
    let console = plan.console;
    let (panels, failures) = panels(plan);
    let mut checked: Vec<(usize, Checked)> = Vec::new();
    for Panel { record, setup, letters } in panels.into_values() {
        let compared: Vec<Letter> = letters.iter().map(|(_, name, draft)| Letter { name, draft }).collect();
        let reports = plan.setup(setup).engine.compare(&Letters { letters: &compared, record: record.as_ref() });
        let reports = letters.into_iter().zip(reports);
        checked.extend(reports.map(|((number, path, draft), report)| (number, Checked::new(path, draft, report))));
    }
    checked.sort_by_key(|(number, _)| *number);
    let checked: Vec<Checked> = checked.into_iter().map(|(_, checked)| checked).collect();
    if !failures.is_empty() && checked.is_empty() && !console.format.reports_failures() {
        return Ok(FAILED);
    }
    let mut sink = Sink::output();
    let mut report = Stream::new(console.format, &mut sink);
    for file in checked.chunk_by(|one, next| one.path == next.path) {
        // A sink remembers what it could not write until it ends.
        let _ = report.add(&Chunk::new(console.format, &console.output(), file));
    }
    for failure in &failures {
        let _ = report.fail(failure);
    }
    let totals = *report.totals();
    let _ = report.end();
    console.sum_up(&totals, 0, &mut sink);
    sink.end()?;
    Ok(if totals.failed > 0 { FAILED } else { check::code(&totals) })
}

/// The letters by the record of their interview, and why some could not be read.
fn panels(plan: &Plan) -> (BTreeMap<Option<PathBuf>, Panel>, Vec<Failure>) {
    let console = plan.console;
    let mut panels: BTreeMap<Option<PathBuf>, Panel> = BTreeMap::new();
    let mut failures = plan.failures.clone();
    plan.failures.iter().for_each(|failure| console.fail(failure));
    let mut on_records = Once::default();
    let mut number = 0;
    for Input { path, setup } in &plan.inputs {
        let Setup { engine, records, .. } = plan.setup(*setup);
        let mut take = |mail: load::Mail| {
            let (draft, warning) = mail?;
            warning.iter().filter(|_| !console.quiet).for_each(|warning| console.note(warning));
            let found = records.find(path, &draft)?;
            found.notes().into_iter().for_each(|note| on_records.note(console, note));
            let panel = panels.entry(found.file().map(Path::to_owned));
            let panel = panel.or_insert_with(|| Panel { setup: *setup, ..Panel::default() });
            panel.record = found.record().cloned();
            panel.letters.push((number, path.display().to_string(), draft));
            number += 1;
            Ok(())
        };
        // A letter that cannot be read does not keep the others from being compared.
        let taken = load::bytes(path)
            .and_then(|bytes| load::mails(path, &bytes, engine.languages.formulas())?.try_for_each(&mut take));
        if let Err(failure) = taken {
            let failure = failure.of(path.display().to_string());
            console.fail(&failure);
            failures.push(failure);
        }
    }
    (panels, failures)
}
