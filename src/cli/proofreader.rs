//! Checks mails for a program that has loaded the command, as the command does with the same settings.

use std::path::{Path, PathBuf};

use jiff::Zoned;

use super::baselines::Baselines;
use super::check::check_draft;
use super::console::Console;
use super::settings::{InForce, Settings};
use super::setups::{Given, Setup, Shelves};
use super::{Failure, load, records};
use crate::record::Record;
use crate::report::{Checked, Format};

/// The name of a mail in errors.
const NAME: &str = "the mail";

/// Where settings are.
#[derive(Debug)]
pub enum Source {
    /// Nowhere: everything is as it comes.
    None,
    /// In a file.
    File(PathBuf),
    /// In a text of TOML, in which paths are relative to the working folder.
    Text(String),
}

/// Checks mails with the same settings. What these say of files holds for none of them.
pub struct Proofreader(Setup);

/// What was found in a mail.
#[derive(Debug)]
pub struct Proof {
    /// In what is read first.
    pub checked: Checked,
    /// In the HTML, where that says something else.
    pub alternative: Option<Checked>,
    /// How the mail was read, if it could not be read as it is.
    pub warning: Option<String>,
}

impl Proofreader {
    /// Reads the settings, and all files that they name.
    pub fn new(settings: Source) -> Result<Self, Failure> {
        let settings = match settings {
            Source::None => Settings::default(),
            Source::File(path) => Settings::read(Some(path))?,
            Source::Text(text) => Settings::parse("config", &text)?,
        };
        let console = Console { format: Format::Json, color: clap::ColorChoice::Never, quiet: true };
        let in_force = InForce::of_all(settings);
        let setup = Shelves::new()?.setup(&in_force, &Given::default(), &mut Baselines::default(), console)?;
        Ok(Self(setup))
    }

    /// Checks one mail. Without a record it is about the interview of its recipient in the records of the settings,
    /// and without `now` or a date of its own nothing is said of when it is sent.
    pub fn check(&self, mail: &[u8], record: Option<Record>, now: Option<&Zoned>) -> Result<Proof, Failure> {
        load::no_larger_than_a_mail(Path::new(NAME), mail)?;
        let mut mails = self.0.mails(Path::new(NAME), mail)?;
        if mails.len() > 1 {
            let message = format!("this is a mailbox of {} mails", mails.len());
            return Err(Failure::new(message, "check each mail by itself"));
        }
        let (draft, warning) = mails.next().expect("a file has a mail")?;
        let found = match record {
            Some(record) => self.0.records.with(record),
            None => self.0.records.find(Path::new("-"), &draft)?,
        };
        let mut all = check_draft(NAME, draft, &self.0.engine, &found.case(now)).into_iter();
        let checked = all.next().expect("a draft has a report");
        Ok(Proof { checked, alternative: all.next(), warning })
    }
}

/// Reads a record in TOML.
pub fn record(text: &str) -> Result<Record, Failure> {
    records::parse(Path::new("record"), text)
}
