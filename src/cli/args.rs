//! Options and arguments.

use std::path::{Path, PathBuf};

use clap::{ColorChoice, Parser, Subcommand, ValueEnum};

use super::console::Console;
use super::levels::LevelArgs;
#[cfg(feature = "lsp")]
use super::lsp;
use super::schema::Schema;
use super::{Failure, due, letters, record, settings};
use crate::mistake::Mistake;
use crate::record::Kind;
use crate::report::Format;

/// Proofread the mail you send after a job interview.
///
/// Checks drafts for misspellings, sound-alike words, a wrong name or date, stock phrases, and
/// placeholders that were never filled in. A draft can be plain text, with or without headers such as
/// To: and Subject:, a saved message, or a mailbox. Nothing leaves this machine, and no draft is
/// changed unless you use --fix.
///
/// Of grammar, only what is surely wrong is found: a verb form, a preposition or a missing word, but not
/// word order. Whether what you say is true is not checked. "Nothing found" means that none of the rules
/// found anything.
#[derive(Debug, Parser)]
#[allow(clippy::struct_excessive_bools, reason = "each is a switch of the command line")]
#[command(version, args_conflicts_with_subcommands = true, after_help = EXAMPLES, arg_required_else_help = true)]
pub(super) struct Args {
    #[command(subcommand)]
    pub(super) command: Option<Command>,

    /// Drafts, folders of drafts, or `-` for standard input
    #[arg(value_name = "DRAFT")]
    pub(super) drafts: Vec<PathBuf>,

    /// Also check the files that this one lists, one a line or separated by NUL; `-` is standard input
    #[arg(long, value_name = "FILE")]
    pub(super) files_from: Option<PathBuf>,

    /// The name of the draft on standard input, for the report and to find its record
    #[arg(long, value_name = "FILE")]
    pub(super) stdin_filename: Option<PathBuf>,

    /// What you know about the interview: .toml, .vcf or .ics; of several, each mail uses its own
    /// [default: <draft>.toml or interview.toml next to the draft, else the records folder]
    #[allow(rustdoc::invalid_html_tags, reason = "help is no HTML")]
    #[arg(short, long, value_name = "FILE")]
    pub(super) record: Vec<PathBuf>,

    /// The time of sending, such as 2026-11-18T09:00 [default: the draft's Date:, else the clock]
    #[arg(long, value_name = "TIME")]
    pub(super) now: Option<String>,

    /// Language or variety: en, en-US, en-GB [default: the draft's own]
    #[arg(short, long, value_name = "TAG")]
    pub(super) lang: Option<String>,

    /// What the mail is for [default: detected]
    #[arg(short, long, value_parser = kind)]
    pub(super) kind: Option<Kind>,

    /// The drafts are templates: well-formed placeholders are words like any other
    #[arg(short, long)]
    pub(super) template: bool,

    /// Apply the safe fixes to the files
    #[arg(long, conflicts_with = "diff")]
    pub(super) fix: bool,

    /// Show what --fix would change, and change nothing
    #[arg(long)]
    pub(super) diff: bool,

    /// With --fix or --diff: include fixes that are only probable
    #[arg(long)]
    pub(super) unsafe_fixes: bool,

    #[command(flatten)]
    pub(super) settings: SettingsArgs,

    #[command(flatten)]
    pub(super) output: OutputArgs,

    /// Also print which record, settings, language and kind were used
    #[arg(short, long, conflicts_with = "quiet")]
    pub(super) verbose: bool,

    /// Write the report to a new file instead of standard output
    #[arg(short, long, value_name = "FILE")]
    pub(super) output_file: Option<PathBuf>,

    /// With --output-file: overwrite an existing file
    #[arg(long)]
    pub(super) force: bool,

    /// Do not report the findings that this file has [default: the one that the settings name]
    #[arg(long, value_name = "FILE")]
    pub(super) baseline: Option<PathBuf>,

    /// Make the baseline, or take out of it what is gone
    #[arg(long, conflicts_with = "fix", conflicts_with = "diff")]
    pub(super) write_baseline: bool,

    /// Write the baseline with all findings, also those that are new
    #[arg(long, conflicts_with = "fix", conflicts_with = "diff")]
    pub(super) extend_baseline: bool,

    /// Also print how often each rule found something
    #[arg(long)]
    pub(super) statistics: bool,

    /// Keep what is found, and check a draft again only if something has changed [default FILE: in your
    /// folder for caches]
    #[arg(long, value_name = "FILE", num_args = 0..=1, require_equals = true)]
    #[allow(clippy::option_option, reason = "the option may be there without a file")]
    pub(super) cache: Option<Option<PathBuf>>,

    /// Exit with 0 even if there are errors
    #[arg(long)]
    pub(super) exit_zero: bool,

    #[command(flatten)]
    pub(super) levels: LevelArgs,
}

/// Which settings are read.
#[derive(Debug, Clone, Default, clap::Args)]
pub(super) struct SettingsArgs {
    /// The settings file [default: followup-lint.toml next to the draft or in a folder above, else your own]
    #[arg(long, value_name = "FILE")]
    pub(super) config: Option<PathBuf>,

    /// Do not read a settings file
    #[arg(long, conflicts_with = "config")]
    pub(super) no_config: bool,
}

/// How a report is written.
#[derive(Debug, clap::Args)]
pub(super) struct OutputArgs {
    /// The format of the output
    #[arg(short, long, value_enum, default_value_t)]
    format: Format,

    /// When to use colours
    #[arg(long, value_enum, default_value_t)]
    color: ColorChoice,

    /// Language of the findings, such as en [default: the draft's own]
    #[arg(long, value_name = "TAG")]
    pub(super) messages: Option<String>,

    /// Print only the findings
    #[arg(short, long)]
    quiet: bool,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Explain a rule: what it finds and why, with examples
    Explain {
        /// The name of a rule or a group; without one, all rules are listed by group
        rule: Option<String>,
    },
    /// List the rules with their groups and levels
    Rules {
        /// The language to list them for
        #[arg(short, long, value_name = "TAG", default_value = crate::language::DEFAULT)]
        lang: String,
    },
    Due(due::Args),
    /// Compare the letters to one panel
    Letters(letters::Args),
    Config(settings::Args),
    #[cfg(feature = "lsp")]
    Lsp(lsp::Args),
    /// Print the JSON Schema of the settings, the record or the report, for an editor or another program
    Schema {
        /// What it describes
        #[arg(value_enum)]
        of: Schema,
    },
    /// Print what completes commands and options in a shell
    Completions {
        /// The shell
        #[arg(value_enum)]
        shell: clap_complete::Shell,
    },
    /// Print a manual page
    ///
    /// For `man`, and for packages: `followup-lint man > followup-lint.1`.
    Man {
        /// The command that it is about, such as `record import`; without one, the program
        command: Vec<String>,
    },
    /// Make, import or check a record of an interview
    #[command(subcommand)]
    Record(record::Command),
    /// Check a mail, and pass it on to sendmail if it has no errors
    ///
    /// Reads a mail from standard input. If it has no errors, it goes to the program that sends mail,
    /// byte for byte, with all arguments from the first one that is not an option below. Nothing is
    /// printed, and the exit code is that program's. Otherwise nothing is sent, and the exit code is 65
    /// for errors, 75 if the mail could not be checked, or 78 if something is not set up correctly. To
    /// skip the check for one mail, add the header `X-Followup-Lint: off`, which is removed before
    /// sending, or set `FOLLOWUP_LINT=off`.
    Sendmail(SendmailArgs),
}

#[derive(Debug, clap::Args)]
pub(super) struct SendmailArgs {
    /// The program that sends mail
    #[arg(long, value_name = "COMMAND", default_value = "/usr/sbin/sendmail", overrides_with = "mta")]
    pub(super) mta: PathBuf,

    /// Also write the findings to a file, for mail programs that hide the output
    #[arg(long, value_name = "FILE")]
    pub(super) report: Option<PathBuf>,

    /// Which mail to check: mail to interviewers in the records, or all
    #[arg(long, value_enum, default_value_t = When::Recorded)]
    pub(super) when: When,

    /// Ask on the terminal whether to send a mail with errors anyway
    #[arg(long)]
    pub(super) ask: bool,

    #[command(flatten)]
    pub(super) settings: SettingsArgs,

    /// Arguments for that program
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
  followup-lint --record rita.toml draft.txt  use a record of the interview
  followup-lint --diff draft.txt              show what --fix would change
  followup-lint -t -D warnings mails/         check a folder of templates in CI
  followup-lint explain homophone             show why a rule exists

Exit codes:
  0  no errors    1  errors    2  could not run";

fn kind(name: &str) -> Result<Kind, String> {
    name.parse().map_err(|mistake: Mistake| mistake.help.unwrap_or(mistake.message))
}

impl Args {
    /// A failure if what is named as a draft is a command that came after an option.
    pub(super) fn no_command(&self) -> Result<(), Failure> {
        let mut named = self.drafts.iter().filter_map(|draft| draft.to_str());
        match named.find(|name| Command::has_subcommand(name) && !Path::new(name).exists()) {
            Some(name) => {
                let help = format!("a command comes before its options: `followup-lint {name} …`");
                Err(Failure::new(format!("there is no draft {name}"), help))
            }
            None => Ok(()),
        }
    }

    /// How the run prints, whatever its subcommand.
    pub(super) fn console(&self) -> Console {
        let OutputArgs { format, color, quiet, .. } = match &self.command {
            Some(Command::Due(args)) => return args.console(),
            Some(Command::Letters(letters)) => &letters.output,
            _ => &self.output,
        };
        Console { format: *format, color: *color, quiet: *quiet }
    }
}
