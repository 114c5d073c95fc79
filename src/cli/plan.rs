//! What a run needs, decided once: before the first mail is read.

use std::fs;
use std::path::{Path, PathBuf};

use jiff::Zoned;
use jiff::tz::TimeZone;

use super::args::Args;
use super::baselines::{Baselines, Write};
use super::cache::Cache;
use super::console::Console;
use super::load::is_standard;
use super::settings::Nearest;
use super::setups::{self, Given, Input, Setup};
use super::{Failure, find, letters, save};
use crate::diagnostic::Safety;
use crate::draft;

/// Mails, and everything it takes to check them.
pub(super) struct Plan {
    /// The files of the mails.
    pub(super) inputs: Vec<Input>,
    /// What they are checked with.
    setups: Vec<Setup>,
    pub(super) baselines: Baselines,
    /// The results of earlier runs, if they are kept.
    pub(super) cache: Option<Cache>,
    /// Why some folders could not be searched, and some drafts cannot be checked.
    pub(super) failures: Vec<Failure>,
    /// The file for the report, if it is not standard output, and whether it may be overwritten.
    pub(super) output: Option<PathBuf>,
    pub(super) force: bool,
    /// The name to use for standard input, if one was given.
    pub(super) stdin: Option<PathBuf>,
    /// The time of sending, if it was given.
    pub(super) now: Option<Zoned>,
    pub(super) repair: Option<Repair>,
    pub(super) console: Console,
    /// Whether to print how often each rule found something.
    pub(super) statistics: bool,
    /// Whether to print which record, settings, language and kind were used.
    pub(super) verbose: bool,
}

/// What to do with fixes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Repair {
    /// Write them to the drafts.
    Write(Safety),
    /// Show them.
    Show(Safety),
}

impl Plan {
    /// What a draft is checked with.
    pub(super) fn setup(&self, number: usize) -> &Setup {
        &self.setups[number]
    }

    /// The name of an input, which its record and its settings are found by.
    pub(super) fn name<'a>(&'a self, input: &'a Path) -> &'a Path {
        self.stdin.as_deref().filter(|_| is_standard(input)).unwrap_or(input)
    }

    /// The plan for checking drafts.
    pub(super) fn to_check(args: &Args, console: Console) -> Result<Self, Failure> {
        let now = args.now.as_deref().map(time_of_sending).transpose()?;
        let safety = if args.unsafe_fixes { Safety::Unsafe } else { Safety::Safe };
        let repair = match (args.fix, args.diff) {
            (true, _) => Some(Repair::Write(safety)),
            (_, true) => Some(Repair::Show(safety)),
            _ => None,
        };
        if args.drafts.is_empty() && args.files_from.is_none() {
            return Err(Failure::new("no draft is named", "name a draft or a folder, or use `-` for standard input"));
        }
        let mut named = args.drafts.clone();
        if let Some(list) = &args.files_from {
            if is_standard(list) && named.iter().any(|path| is_standard(path)) {
                let message = "standard input is both a draft and a list of drafts";
                return Err(Failure::new(message, "name a file for one of them"));
            }
            named.extend(find::listed(list)?);
        }
        if args.stdin_filename.is_some() && !named.iter().any(|path| is_standard(path)) {
            let message = "`--stdin-filename` names a draft on standard input, and none of the drafts is `-`";
            return Err(Failure::new(message, "add `-`, or leave the option out"));
        }
        let cache = args.cache.as_ref().map(|path| Cache::open(path.as_deref())).transpose()?;
        let mut nearest = Nearest::new(&args.settings);
        let baselines = Baselines::new(Write::new(args));
        let plan = set_up(&named, args.stdin_filename.as_deref(), &mut nearest, &args.into(), baselines, console);
        if plan.baselines.lacks_name() && plan.failures.is_empty() {
            return Err(Failure::new("no baseline is named", "name it with `--baseline FILE`, or in the settings"));
        }
        let output = args.output_file.clone().filter(|path| !is_standard(path));
        if let Some(output) = &output {
            save::may_create(output, args.force)?;
            let named = args.files_from.iter().chain(&args.record).map(PathBuf::as_path);
            not_read(
                output,
                plan.inputs
                    .iter()
                    .map(|input| &*input.path)
                    .chain(named)
                    .chain(nearest.paths())
                    .chain(plan.baselines.paths()),
            )?;
        }
        Ok(Self {
            cache,
            output,
            force: args.force,
            now,
            repair,
            statistics: args.statistics,
            verbose: args.verbose,
            ..plan
        })
    }

    /// The plan for comparing letters.
    pub(super) fn to_compare(args: &letters::Args, console: Console) -> Self {
        set_up(&args.files, None, &mut Nearest::new(&args.settings), &args.into(), Baselines::default(), console)
    }
}

/// A failure if what is written would take the place of a file that is read.
pub(super) fn not_read<'a>(output: &Path, mut read: impl Iterator<Item = &'a Path>) -> Result<(), Failure> {
    let target = fs::canonicalize(output).ok();
    let same = |path: &&Path| target.is_some() && fs::canonicalize(path).ok() == target;
    read.find(same).map_or(Ok(()), |path| {
        let message = format!("this would overwrite {}, which is read; nothing was changed", path.display());
        Err(Failure::new(message, "write to another file"))
    })
}

/// The drafts that paths name, and what they are checked with.
fn set_up(
    paths: &[PathBuf],
    stdin: Option<&Path>,
    nearest: &mut Nearest,
    given: &Given,
    mut baselines: Baselines,
    console: Console,
) -> Plan {
    let found = find::drafts(paths, stdin, nearest, given.template);
    if !console.quiet {
        for note in find::notes(&found, given.template) {
            console.note(&note);
        }
    }
    let (inputs, setups, broken) = setups::set_up(found.files, nearest, given, &mut baselines, console);
    let mut failures = found.failures;
    for failure in broken {
        setups::add(&mut failures, failure);
    }
    Plan {
        inputs,
        setups,
        baselines,
        cache: None,
        failures,
        console,
        output: None,
        force: false,
        stdin: stdin.map(Path::to_owned),
        now: None,
        repair: None,
        statistics: false,
        verbose: false,
    }
}

/// The time that `--now` gives.
pub(super) fn time_of_sending(text: &str) -> Result<Zoned, Failure> {
    draft::moment(text, TimeZone::system()).ok_or_else(|| {
        Failure::new(
            format!("`{text}` is not a date or a time"),
            "write it as --now 2026-11-18, 2026-11-18T09:00 or 2026-11-18T09:00:00+01:00",
        )
    })
}
