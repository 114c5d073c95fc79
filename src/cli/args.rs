//! Options and arguments.

use std::path::PathBuf;

use clap::{ArgMatches, Parser, Subcommand, ValueEnum};

use super::{Failure, letters, record};
use crate::config::nearest;
use crate::diagnostic::Level;
use crate::engine::{Levels, Selector};
use crate::record::Kind;
use crate::report::Format;

/// Proofread the mail you send after a job interview.
///
/// Reads drafts (plain text, with or without headers such as To: and Subject:, messages, mailboxes) and
/// says what is wrong with them: spelling, sound-alike words, the interviewer's name, phrases that everybody sends, slots
/// of a template left open. Nothing leaves this machine, and no draft is changed unless you ask with
/// --fix.
#[derive(Debug, Parser)]
#[allow(clippy::struct_excessive_bools, reason = "each is a switch of the command line")]
#[command(version, args_conflicts_with_subcommands = true, after_help = EXAMPLES, arg_required_else_help = true)]
pub(crate) struct Args {
    #[command(subcommand)]
    pub(crate) command: Option<Command>,

    /// Drafts, folders of drafts, or `-` for standard input
    #[arg(value_name = "DRAFT")]
    pub(crate) drafts: Vec<PathBuf>,

    /// What you know of the interview: .toml, .vcf or .ics; several are told apart by whom a mail is for
    /// [default: <draft>.toml or interview.toml beside the draft, else the records folder]
    #[arg(short, long, value_name = "FILE")]
    pub(crate) record: Vec<PathBuf>,

    /// The moment of sending, as 2026-11-18T09:00 [default: the draft's Date:, else the clock]
    #[arg(long, value_name = "TIME")]
    pub(crate) now: Option<String>,

    /// Language or variety: en, en-US, en-GB [default: the draft's own]
    #[arg(short, long, value_name = "TAG")]
    pub(crate) lang: Option<String>,

    /// What the mail is for [default: detected]
    #[arg(short, long, value_parser = kind)]
    pub(crate) kind: Option<Kind>,

    /// The drafts are templates: well-formed slots are words like any other
    #[arg(short, long)]
    pub(crate) template: bool,

    /// Put right what is certain, in the file itself
    #[arg(long, conflicts_with = "diff")]
    pub(crate) fix: bool,

    /// Show what --fix would change, and change nothing
    #[arg(long)]
    pub(crate) diff: bool,

    /// With --fix or --diff: also what is only probable
    #[arg(long)]
    pub(crate) unsafe_fixes: bool,

    /// How findings are written
    #[arg(short, long, value_enum, default_value_t = FormatName::Full)]
    pub(crate) format: FormatName,

    /// When to use colours
    #[arg(long, value_enum, default_value_t = Color::Auto)]
    pub(crate) color: Color,

    /// Settings [default: followup-lint.toml here or in a folder above, else the user's own]
    #[arg(long, value_name = "FILE")]
    pub(crate) config: Option<PathBuf>,

    /// Read no settings file
    #[arg(long, conflicts_with = "config")]
    pub(crate) no_config: bool,

    /// Say nothing but what was found
    #[arg(short, long)]
    pub(crate) quiet: bool,

    /// Say also which record, settings, language and kind were used
    #[arg(short, long, conflicts_with = "quiet")]
    pub(crate) verbose: bool,

    #[command(flatten)]
    pub(crate) levels: LevelArgs,
}

/// Levels of rules and groups.
#[derive(Debug, clap::Args)]
pub(crate) struct LevelArgs {
    /// Silence a rule, a group, `warnings` or `all`
    #[arg(short = 'A', long, value_name = "RULE", help_heading = "Levels (the last one wins)")]
    allow: Vec<String>,

    /// Make it a note
    #[arg(short = 'N', long, value_name = "RULE", help_heading = "Levels (the last one wins)")]
    note: Vec<String>,

    /// Make it a warning
    #[arg(short = 'W', long, value_name = "RULE", help_heading = "Levels (the last one wins)")]
    warn: Vec<String>,

    /// Make it an error
    #[arg(short = 'D', long, value_name = "RULE", help_heading = "Levels (the last one wins)")]
    deny: Vec<String>,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Explain a rule: what it finds, why, and examples
    Explain {
        /// The rule's name; without it, all rules are listed by group
        rule: Option<String>,
    },
    /// List the rules with their groups and levels
    Rules {
        /// The language to list them for
        #[arg(short, long, value_name = "TAG", default_value = "en")]
        lang: String,
    },
    /// Compare the letters to one panel
    Letters(letters::Args),
    /// Make, fill or check a record of an interview
    #[command(subcommand)]
    Record(record::Command),
    /// Take sendmail's place: check a mail, and hand it on if nothing is wrong with it
    ///
    /// Reads a mail from standard input. One without errors goes to the program that sends mail, byte
    /// for byte, with all arguments from the first one on that is none of the options below; its exit
    /// code is given back, and nothing is printed. Exit codes of its own: 65 errors found, 75 could not
    /// be checked, 78 something is set up wrongly; then nothing was sent. The header line
    /// `X-Followup-Lint: off`, which is taken out, and `FOLLOWUP_LINT=off` let a mail pass.
    Sendmail(SendmailArgs),
}

#[derive(Debug, clap::Args)]
pub(crate) struct SendmailArgs {
    /// The program that sends mail
    #[arg(long, value_name = "COMMAND", default_value = "/usr/sbin/sendmail", overrides_with = "mta")]
    pub(crate) mta: PathBuf,

    /// Write what was found to a file, too: some mail programs show nothing of what is printed
    #[arg(long, value_name = "FILE")]
    pub(crate) report: Option<PathBuf>,

    /// Which mails are checked: those to interviewers that the records name, or all
    #[arg(long, value_enum, default_value_t = When::Recorded)]
    pub(crate) when: When,

    /// Ask on the terminal whether a mail with errors is sent all the same
    #[arg(long)]
    pub(crate) ask: bool,

    /// Settings [default: followup-lint.toml here or in a folder above, else the user's own]
    #[arg(long, value_name = "FILE")]
    pub(crate) config: Option<PathBuf>,

    /// Read no settings file
    #[arg(long, conflicts_with = "config")]
    pub(crate) no_config: bool,

    /// What that program is given
    #[arg(value_name = "ARGUMENT", trailing_var_arg = true, allow_hyphen_values = true)]
    pub(crate) arguments: Vec<String>,
}

/// Which mails are checked before they are sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum When {
    Recorded,
    Always,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum FormatName {
    /// With the text around each finding
    Full,
    /// A line a finding
    Short,
    /// For programs
    Json,
}

impl FormatName {
    pub(crate) fn format(self) -> Format {
        match self {
            Self::Full => Format::Full,
            Self::Short => Format::Short,
            Self::Json => Format::Json,
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Color {
    Auto,
    Always,
    Never,
}

const EXAMPLES: &str = "\
Examples:
  followup-lint draft.txt                     check a draft
  followup-lint --record rita.toml draft.txt  with a record of the interview
  followup-lint --diff draft.txt              show what --fix would change
  followup-lint -t -D warnings mails/         check a folder of templates in CI
  followup-lint explain homophone             say why a rule exists

Exit codes:
  0  nothing at error level    1  errors found    2  could not run";

fn kind(name: &str) -> Result<Kind, String> {
    Kind::named(name).ok_or_else(|| {
        let names = Kind::ALL.map(Kind::name);
        let hint =
            nearest(name, names.into_iter()).map_or_else(String::new, |name| format!(": did you mean `{name}`?"));
        format!("kinds are {}{hint}", names.join(", "))
    })
}

impl LevelArgs {
    /// Adds the level options to `levels`, in the order they stand on the command line.
    pub(crate) fn set_levels(&self, matches: &ArgMatches, levels: &mut Levels) -> Result<(), Failure> {
        let options = [
            ("allow", Level::Allow, &self.allow),
            ("note", Level::Note, &self.note),
            ("warn", Level::Warning, &self.warn),
            ("deny", Level::Error, &self.deny),
        ];
        let mut settings = Vec::new();
        for (option, level, names) in options {
            let places = matches.indices_of(option).into_iter().flatten();
            settings.extend(places.zip(names).map(|(place, name)| (place, name, level)));
        }
        settings.sort_by_key(|(place, ..)| *place);
        for (_, name, level) in settings {
            let selector = Selector::named(name).ok_or_else(|| unknown(name, "rule or group", Selector::names()))?;
            levels.set(selector, level);
        }
        Ok(())
    }
}

/// A rule or group that is not known, with the nearest that is.
pub(crate) fn unknown<'a>(name: &str, what: &str, known: impl Iterator<Item = &'a str>) -> Failure {
    let help = match nearest(name, known) {
        Some(nearest) => format!("did you mean `{nearest}`?"),
        None => "`followup-lint explain` lists them all by group".into(),
    };
    Failure::new(format!("there is no {what} `{name}`"), help)
}
