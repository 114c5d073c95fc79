//! `lsp`: serves an editor.

use std::cell::LazyCell;
use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};
use std::rc::Rc;

use clap::ColorChoice;

use super::args::SettingsArgs;
use super::baselines::Baselines;
use super::console::Console;
use super::settings::{NAME, Nearest};
use super::setups::{Given, Setup, Shelves};
use super::{CLEAN, FOUND, Failure, check, endings, load};
use crate::lsp::{Checker, serve};
use crate::report::{Checked, Format};

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

pub(super) fn run(args: &Args) -> Result<u8, Failure> {
    let mut desk = Desk::new(args.settings.clone())?;
    Ok(if serve(&mut desk, io::stdin(), io::stdout()) { CLEAN } else { FOUND })
}

/// Whether a file is in an encoding that its editor has turned into another.
fn is_not_utf8(file: &Path) -> bool {
    !load::is_standard(file) && load::whole(file).is_ok_and(|bytes| str::from_utf8(&bytes).is_err())
}

/// Settings and records, as they are read until something changes.
struct Desk {
    options: SettingsArgs,
    nearest: Nearest,
    shelves: Shelves,
    baselines: Baselines,
    /// What drafts are checked with, by the number of what is in force for them.
    known: BTreeMap<usize, Result<Rc<Setup>, Failure>>,
}

impl Desk {
    fn new(options: SettingsArgs) -> Result<Self, Failure> {
        let (nearest, shelves) = (Nearest::new(&options), Shelves::new()?);
        Ok(Self { options, nearest, shelves, baselines: Baselines::default(), known: BTreeMap::new() })
    }

    fn setup(&mut self, number: usize) -> Result<Rc<Setup>, Failure> {
        let Self { nearest, shelves, baselines, known, .. } = self;
        // Nobody reads the notes of a server.
        let console = Console { format: Format::Json, color: ColorChoice::Never, quiet: true };
        let set_up = || shelves.setup(nearest.in_force(number), &Given::default(), baselines, console).map(Rc::new);
        known.entry(number).or_insert_with(set_up).clone()
    }
}

impl Checker for Desk {
    fn check(&mut self, path: &Path, text: &str) -> Result<Vec<Checked>, Failure> {
        let (number, selection) = self.nearest.of(path)?;
        if selection.refusal().is_some() {
            return Ok(Vec::new());
        }
        let setup = self.setup(number)?;
        let mut sieve = setup.sieve(path, &self.baselines);
        let differs = LazyCell::new(|| !text.is_ascii() && is_not_utf8(path));
        let mut all = Vec::new();
        for mail in setup.mails(path, text.as_bytes())? {
            let (draft, _) = mail?;
            if draft.source.is_message() && *differs {
                let message = "this message is not in UTF-8, so its text may not be what the editor shows";
                return Err(Failure::new(message, "check the saved file with `followup-lint FILE`"));
            }
            let found = setup.records.find(path, &draft)?;
            let clock = found.clock(None);
            let case = found.case(clock.as_ref());
            all.extend(check::check_draft(&path.display().to_string(), draft, &setup.engine, &case));
        }
        for checked in &mut all {
            sieve.as_mut().map(|sieve| sieve.take_out(checked));
        }
        Ok(all)
    }

    fn forget(&mut self) {
        self.nearest = Nearest::new(&self.options);
        self.shelves.forget();
        self.baselines = Baselines::default();
        self.known.clear();
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
