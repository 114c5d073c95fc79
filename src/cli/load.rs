//! Reads what a check needs: drafts, settings, tables.

use std::fs;
use std::io::{self, Read};
use std::ops::Range;
use std::path::{Path, PathBuf};

use super::{Failure, reason};
use crate::config::{Config, ConfigError, nearest};
use crate::draft::{Draft, Encoding, Problem};
use crate::language::tables::PhraseTable;
use crate::language::{self, Language, tables::TableError};
use crate::report::{self, Style};

/// No mail is longer; a larger file was named by mistake.
const LARGEST: u64 = 32 << 20;

/// A draft's bytes, from a file or from standard input (`-`).
pub(crate) fn bytes(path: &Path) -> Result<Vec<u8>, Failure> {
    let name = path.display();
    let stdin = path.as_os_str() == "-";
    let failed = |error: &io::Error| {
        let help = match error.kind() {
            io::ErrorKind::NotFound => "check the name, or give `-` to read from standard input",
            io::ErrorKind::PermissionDenied => "check who may read it",
            _ => "",
        };
        Failure::new(format!("cannot read {name}: {}", reason(error)), help)
    };
    let mut bytes = Vec::new();
    if stdin {
        io::stdin().lock().take(LARGEST + 1).read_to_end(&mut bytes).map_err(|error| failed(&error))?;
    } else {
        let file = fs::File::open(path).map_err(|error| failed(&error))?;
        let size = file.metadata().map_err(|error| failed(&error))?.len();
        if size <= LARGEST {
            bytes.reserve(usize::try_from(size).unwrap_or(0));
            file.take(LARGEST + 1).read_to_end(&mut bytes).map_err(|error| failed(&error))?;
        } else {
            bytes.resize(usize::try_from(LARGEST + 1).unwrap_or(0), 0);
        }
    }
    if bytes.len() as u64 > LARGEST {
        let message = format!("{name} is larger than {} MB: that is no mail", LARGEST >> 20);
        return Err(Failure::new(message, "give the draft itself, as plain text"));
    }
    Ok(bytes)
}

/// The drafts of a file, each with a word of warning where it could not be read as it stands. A file
/// holds one, a mailbox many.
pub(crate) fn drafts(path: &Path, bytes: &[u8]) -> Result<Vec<(Draft, Option<String>)>, Failure> {
    let name = path.display();
    let formats: [(&[u8], &str, &str); 4] = [
        (b"PK\x03\x04", "a Word or OpenDocument file", PLAIN),
        (b"%PDF-", "a PDF", PLAIN),
        (b"\xd0\xcf\x11\xe0", "an Outlook or old Word file", OUTLOOK),
        (b"{\\rtf", "a rich text file", PLAIN),
    ];
    if let Some((_, what, help)) = formats.iter().find(|(magic, ..)| bytes.starts_with(magic)) {
        return Err(Failure::new(format!("{name} is {what}, not plain text"), help));
    }
    let markdown = path.extension().is_some_and(|ending| ending == "md" || ending == "markdown");
    let read = |mut draft: Draft| {
        draft.markdown |= markdown;
        warning(&draft, path, bytes).map(|warning| (draft, warning))
    };
    Draft::read_all(bytes, &language::formulas()).into_iter().map(read).collect()
}

const PLAIN: &str = "save the mail as plain text (.txt), or paste it into a new file";
const OUTLOOK: &str = "in Outlook save the mail as text (.txt) or as a message (.eml), or paste it into a new file";

/// What is to be said of a draft that could not be read as it stands.
fn warning(draft: &Draft, path: &Path, bytes: &[u8]) -> Result<Option<String>, Failure> {
    let name = path.display();
    let place = |offset: usize| {
        let line = bytes[..offset].split(|&byte| byte == b'\n').count();
        format!("byte {} (line {line})", offset + 1)
    };
    let warning = match draft.source.problem() {
        None => return Ok(None),
        Some(Problem::Nul { offset }) => {
            let message = format!("{name} is not text: {} is a NUL byte", place(offset));
            return Err(Failure::new(message, "save the mail as plain text, or take the byte out"));
        }
        Some(Problem::TooLong) => {
            let message = format!("{name} has far more text than a mail");
            return Err(Failure::new(message, "give the draft itself, as plain text"));
        }
        Some(Problem::Encrypted) => {
            let message = format!("{name} is encrypted: there is nothing to read in it");
            return Err(Failure::new(message, "check the draft before it is encrypted"));
        }
        Some(Problem::ReadAsWindows1252 { offset, byte }) => {
            format!("{name}: {} is 0x{byte:02x}, which is not UTF-8; read as Windows-1252", place(offset))
        }
        Some(Problem::Undecodable { offset, byte, charset }) => format!(
            "{name}: {} is 0x{byte:02x}, which is not {charset}, as the message says; it is shown as {}",
            place(offset),
            char::REPLACEMENT_CHARACTER
        ),
        Some(Problem::Unreadable { offset, byte }) => format!(
            "{name}: {} is 0x{byte:02x}, which is not {}; it is shown as {}, and --fix will not write this file",
            place(offset),
            if matches!(draft.source.encoding(), Encoding::Utf16Le | Encoding::Utf16Be) { "UTF-16" } else { "UTF-8" },
            char::REPLACEMENT_CHARACTER
        ),
    };
    Ok(Some(warning))
}

/// A mistake in a file of the user's, shown in its own source; with the name that may have been meant.
pub(super) fn mistake(
    path: &Path,
    text: &str,
    message: &str,
    span: Option<Range<usize>>,
    help: &str,
    style: &Style,
) -> Failure {
    let mut names = message.split('`').skip(1).step_by(2);
    let unknown = message.starts_with("unknown ").then(|| names.next()).flatten();
    let meant = unknown.and_then(|unknown| nearest(unknown, names)).map(|name| format!("did you mean `{name}`?"));
    let help = Some(meant.as_deref().unwrap_or(help)).filter(|help| !help.is_empty());
    Failure(report::problem(style, &path.display().to_string(), text, message, span, help))
}

/// Settings, with the folder that their paths start from.
pub(crate) struct Settings {
    pub(crate) path: Option<PathBuf>,
    pub(crate) config: Config,
    text: String,
}

impl Settings {
    /// The settings file that was named, or else the nearest one: in this folder or one above, then
    /// the user's own.
    pub(crate) fn load(named: Option<&Path>, none: bool, style: &Style) -> Result<Self, Failure> {
        let path = match named {
            Some(path) => Some(path.to_owned()),
            None if none => None,
            None => find_config(),
        };
        let Some(path) = path else {
            return Ok(Self { path: None, config: Config::default(), text: String::new() });
        };
        let text = text(&path, "settings")?;
        let config = Config::parse(&text).map_err(|error| config_failure(&path, &text, error, style))?;
        Ok(Self { path: Some(path), config, text })
    }

    /// A mistake in these settings.
    pub(crate) fn failure(&self, error: ConfigError, style: &Style) -> Failure {
        config_failure(self.path.as_deref().unwrap_or(Path::new("settings")), &self.text, error, style)
    }

    /// A path of the settings, from the folder they lie in.
    pub(crate) fn resolve(&self, path: &str) -> PathBuf {
        self.path.as_deref().and_then(Path::parent).unwrap_or(Path::new("")).join(path)
    }

    /// Adds the user's own phrase tables to a language.
    pub(crate) fn add_tables(&self, language: &mut Language, style: &Style) -> Result<(), Failure> {
        for table in &self.config.tables {
            let path = self.resolve(table.as_ref());
            let rule = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            if !language.phrase_tables().any(|name| name == rule) {
                let names: Vec<&str> = language.phrase_tables().collect();
                let hint = nearest(&rule, names.iter().copied()).map(|name| format!(": did you mean `{name}.toml`?"));
                return Err(self.failure(
                    ConfigError {
                        message: format!("no rule reads a table named `{rule}.toml`"),
                        span: Some(table.span()),
                        help: Some(format!("tables are named after {}{}", names.join(", "), hint.unwrap_or_default())),
                    },
                    style,
                ));
            }
            let text = fs::read_to_string(&path).map_err(|error| {
                let message = format!("cannot read the table {}: {}", path.display(), reason(&error));
                self.failure(ConfigError { message, span: Some(table.span()), help: None }, style)
            })?;
            let parsed: Result<PhraseTable, TableError> = toml::from_str(&text).map_err(TableError::from);
            parsed
                .and_then(|parsed| language.add_phrases(&rule, &parsed))
                .map_err(|error| mistake(&path, &text, &error.message, error.span, TABLE_HELP, style))?;
        }
        Ok(())
    }
}

const TABLE_HELP: &str = "rules/README.md describes tables and patterns";

fn config_failure(path: &Path, text: &str, error: ConfigError, style: &Style) -> Failure {
    mistake(path, text, &error.message, error.span, error.help.as_deref().unwrap_or_default(), style)
}

fn find_config() -> Option<PathBuf> {
    let here = std::env::current_dir().ok()?;
    let near = here.ancestors().map(|folder| folder.join("followup-lint.toml")).find(|path| path.is_file());
    let near = near.map(|path| path.strip_prefix(&here).map(Path::to_owned).unwrap_or(path));
    let home = || {
        let config = std::env::var_os("XDG_CONFIG_HOME").map(PathBuf::from);
        let config = config.or_else(|| Some(PathBuf::from(std::env::var_os("HOME")?).join(".config")))?;
        Some(config.join("followup-lint").join("config.toml")).filter(|path| path.is_file())
    };
    near.or_else(home)
}

/// The text of a file that is not a draft.
pub(super) fn text(path: &Path, what: &str) -> Result<String, Failure> {
    fs::read_to_string(path).map_err(|error| {
        let help = if error.kind() == io::ErrorKind::InvalidData { "save it as UTF-8" } else { "check the name" };
        Failure::new(format!("cannot read the {what} {}: {}", path.display(), reason(&error)), help)
    })
}
