//! `lsp`: serves an editor.

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};
use std::rc::Rc;

use clap::ColorChoice;
use jiff::Zoned;

use super::args::SettingsArgs;
use super::baselines::Baselines;
use super::console::Console;
use super::settings::{NAME, Nearest};
use super::setups::{self, Given, Setup};
use super::{CLEAN, FOUND, Failure, check, endings, load};
use crate::lsp::{Checker, serve};
use crate::report::{Checked, Format};
use crate::rules;

/// Serve an editor that speaks the Language Server Protocol, on standard input and output
///
/// Shows what is found as you type, fixes what you choose, and explains rules. The editor writes files, never the
/// server. docs/editors.md shows how to set up editors.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(flatten)]
    settings: SettingsArgs,

    /// For editors that say so; there is no other way
    #[arg(long, hide = true)]
    stdio: bool,
}

pub(super) fn run(args: &Args) -> u8 {
    let mut desk = Desk::new(args.settings.clone());
    if serve(&mut desk, io::stdin(), io::stdout()) { CLEAN } else { FOUND }
}

/// Whether a file is in an encoding that its editor has turned into another.
fn is_not_utf8(file: &Path) -> bool {
    !load::is_standard(file) && load::whole(file).is_ok_and(|bytes| str::from_utf8(&bytes).is_err())
}

/// Settings and records, as they are read until something changes.
struct Desk {
    options: SettingsArgs,
    nearest: Nearest,
    /// What drafts are checked with, by the number of what is in force for them.
    known: BTreeMap<usize, Result<Rc<(Setup, Baselines)>, Failure>>,
}

impl Desk {
    fn new(options: SettingsArgs) -> Self {
        Self { nearest: Nearest::new(&options), options, known: BTreeMap::new() }
    }

    fn setup(&mut self, path: &Path, number: usize) -> Result<Rc<(Setup, Baselines)>, Failure> {
        let nearest = &self.nearest;
        let set_up = || {
            // Nobody reads the notes of a server.
            let console = Console { format: Format::Json, color: ColorChoice::Never, quiet: true };
            let mut baselines = Baselines::default();
            let drafts = vec![(path.to_owned(), number)];
            let (_, setups, failures) = setups::set_up(drafts, nearest, &Given::default(), &mut baselines, console);
            let setup = setups.into_iter().next();
            let failure = || failures.into_iter().next().unwrap_or_else(|| Failure::new("this cannot be checked", ""));
            setup.map(|setup| Rc::new((setup, baselines))).ok_or_else(failure)
        };
        self.known.entry(number).or_insert_with(set_up).clone()
    }
}

impl Checker for Desk {
    fn check(&mut self, path: &Path, text: &str) -> Result<Vec<Checked>, Failure> {
        let (number, selection) = self.nearest.of(path)?;
        if selection.refusal().is_some() {
            return Ok(Vec::new());
        }
        let known = self.setup(path, number)?;
        let (Setup { engine, records, template, baseline, .. }, baselines) = &*known;
        let mut sieve = baseline.filter(|_| !load::is_standard(path)).map(|number| baselines.sieve(number, path));
        let template = template.unwrap_or_else(|| endings::is_template(path));
        let mut all = Vec::new();
        for mail in load::mails(path, text.as_bytes(), engine.languages.formulas())? {
            let (draft, _) = mail?;
            if draft.source.is_message() && !text.is_ascii() && is_not_utf8(path) {
                let message = "this message is not in UTF-8, so its words cannot be told from what the editor shows";
                return Err(Failure::new(message, "check the file with the command"));
            }
            let draft = if template { draft.into_template() } else { draft };
            let found = records.find(path, &draft)?;
            let clock = found.record().filter(|record| record.is_dated()).map(|_| Zoned::now());
            let case = found.case(clock.as_ref());
            all.extend(check::check_draft(&path.display().to_string(), draft, engine, &case));
        }
        if let Some(sieve) = &mut sieve {
            sieve.keep(|rule| rules::named(rule).is_some_and(|rule| engine.is_silenced(rule)));
            for checked in &mut all {
                sieve.take_out(checked);
            }
        }
        Ok(all)
    }

    fn forget(&mut self) {
        *self = Self::new(self.options.clone());
    }

    fn settings(&mut self, path: &Path) -> Option<(PathBuf, Option<String>)> {
        let (number, _) = self.nearest.of(path).ok()?;
        let nearest = self.nearest.in_force(number).settings.paths().next();
        let file = match nearest {
            Some(file) => file.to_owned(),
            None if load::is_standard(path) || self.options.no_config => return None,
            None => path.with_file_name(NAME),
        };
        let text = nearest.map(|file| load::text(file, "settings")).transpose().ok()?;
        Some((super::settings::absolute(&file), text))
    }

    fn comment(&self, path: &Path, checked: &Checked) -> Option<(&'static str, &'static str)> {
        let Checked { draft, .. } = checked;
        let own = endings::comment(path).filter(|_| draft.is_template());
        own.or_else(|| (draft.page || draft.markdown).then_some(("<!--", "-->")))
    }
}
