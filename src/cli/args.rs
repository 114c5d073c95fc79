//! Options and arguments.

use std::path::PathBuf;

use clap::{ColorChoice, Parser, Subcommand, ValueEnum};

use super::console::Console;
use super::levels::LevelArgs;
use super::{letters, record};
use crate::config::nearest;
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
pub(super) struct Args {
    #[command(subcommand)]
    pub(super) command: Option<Command>,

    /// Drafts, folders of drafts, or `-` for standard input
    #[arg(value_name = "DRAFT")]
    pub(super) drafts: Vec<PathBuf>,

    /// What you know of the interview: .toml, .vcf or .ics; several are told apart by whom a mail is for
    /// [default: <draft>.toml or interview.toml beside the draft, else the records folder]
    #[arg(short, long, value_name = "FILE")]
    pub(super) record: Vec<PathBuf>,

    /// The moment of sending, as 2026-11-18T09:00 [default: the draft's Date:, else the clock]
    #[arg(long, value_name = "TIME")]
    pub(super) now: Option<String>,

    /// Language or variety: en, en-US, en-GB [default: the draft's own]
    #[arg(short, long, value_name = "TAG")]
    pub(super) lang: Option<String>,

    /// What the mail is for [default: detected]
    #[arg(short, long, value_parser = kind)]
    pub(super) kind: Option<Kind>,

    /// The drafts are templates: well-formed slots are words like any other
    #[arg(short, long)]
    pub(super) template: bool,

    /// Put right what is certain, in the file itself
    #[arg(long, conflicts_with = "diff")]
    pub(super) fix: bool,

    /// Show what --fix would change, and change nothing
    #[arg(long)]
    pub(super) diff: bool,

    /// With --fix or --diff: also what is only probable
    #[arg(long)]
    pub(super) unsafe_fixes: bool,

    #[command(flatten)]
    pub(super) settings: SettingsArgs,

    #[command(flatten)]
    pub(super) output: OutputArgs,

    /// Say also which record, settings, language and kind were used
    #[arg(short, long, conflicts_with = "quiet")]
    pub(super) verbose: bool,

    #[command(flatten)]
    pub(super) levels: LevelArgs,
}

/// Which settings are read.
#[derive(Debug, Default, clap::Args)]
pub(super) struct SettingsArgs {
    /// Settings [default: followup-lint.toml here or in a folder above, else the user's own]
    #[arg(long, value_name = "FILE")]
    pub(super) config: Option<PathBuf>,

    /// Read no settings file
    #[arg(long, conflicts_with = "config")]
    pub(super) no_config: bool,
}

/// How a report is written.
#[derive(Debug, clap::Args)]
pub(super) struct OutputArgs {
    /// How findings are written
    #[arg(short, long, value_enum, default_value_t)]
    format: Format,

    /// When to use colours
    #[arg(long, value_enum, default_value_t)]
    color: ColorChoice,

    /// Say nothing but what was found
    #[arg(short, long)]
    quiet: bool,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
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
pub(super) struct SendmailArgs {
    /// The program that sends mail
    #[arg(long, value_name = "COMMAND", default_value = "/usr/sbin/sendmail", overrides_with = "mta")]
    pub(super) mta: PathBuf,

    /// Write what was found to a file, too: some mail programs show nothing of what is printed
    #[arg(long, value_name = "FILE")]
    pub(super) report: Option<PathBuf>,

    /// Which mails are checked: those to interviewers that the records name, or all
    #[arg(long, value_enum, default_value_t = When::Recorded)]
    pub(super) when: When,

    /// Ask on the terminal whether a mail with errors is sent all the same
    #[arg(long)]
    pub(super) ask: bool,

    #[command(flatten)]
    pub(super) settings: SettingsArgs,

    /// What that program is given
    #[arg(value_name = "ARGUMENT", trailing_var_arg = true, allow_hyphen_values = true)]
    pub(super) arguments: Vec<String>,
}

/// Which mails are checked before they are sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum When {
    Recorded,
    Always,
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

impl Args {
    /// How the run speaks, whatever its subcommand.
    pub(super) fn console(&self) -> Console {
        let OutputArgs { format, color, quiet } = match &self.command {
            Some(Command::Letters(letters)) => &letters.output,
            _ => &self.output,
        };
        Console { format: *format, color: *color, quiet: *quiet }
    }
}
