//! The main job: reads drafts, checks them, reports or repairs.

use std::io::{self, Write};
use std::path::Path;

use clap::ArgMatches;
use jiff::Zoned;
use jiff::tz::TimeZone;
use similar::TextDiff;

use super::args::{Args, FormatName};
use super::load::{self, Settings};
use super::records::Records;
use super::{CLEAN, FAILED, FOUND, Failure, find, print, save, tell};
use crate::config::ConfigError;
use crate::diagnostic::{Level, Safety, Span};
use crate::draft::{self, Draft};
use crate::engine::{Case, Engine, Report};
use crate::facts::kind::Reason;
use crate::fix;
use crate::language::{self, Language, normalise};
use crate::record::Kind;
use crate::report::{self, Checked, Style};

pub(super) fn check(args: &Args, matches: &ArgMatches, style: &Style) -> Result<u8, Failure> {
    let settings = Settings::load(args.config.as_deref(), args.no_config, style)?;
    let engine = engine(args, matches, &settings, style)?;
    let records = Records::new(&args.record, &settings, style, args.quiet)?;
    let now = args.now.as_deref().map(moment).transpose()?;
    let mut done = Done::default();
    let mut failed = false;
    for path in find::drafts(&args.drafts)? {
        // One draft that cannot be read keeps nobody from reading the others.
        if let Err(failure) = drafts(args, &path, &engine, &records, now.as_ref(), &mut done) {
            failure.tell();
            failed = true;
        }
    }
    if failed && done.checked.is_empty() {
        return Ok(FAILED);
    }
    let code = finish(args, style, &done)?;
    Ok(if failed { FAILED } else { code })
}

/// What came of the drafts so far.
#[derive(Default)]
struct Done {
    checked: Vec<Checked>,
    diffs: Vec<u8>,
    /// How many findings were put right.
    fixed: usize,
}

/// The moment that `--now` names.
fn moment(text: &str) -> Result<Zoned, Failure> {
    draft::moment(text, TimeZone::system()).ok_or_else(|| {
        Failure::new(
            format!("`{text}` is no date and no moment"),
            "write --now 2026-11-18, 2026-11-18T09:00 or 2026-11-18T09:00:00+01:00",
        )
    })
}

/// Reads, checks and, if so asked, repairs the drafts of one file.
fn drafts(
    args: &Args,
    path: &Path,
    engine: &Engine,
    records: &Records,
    now: Option<&Zoned>,
    done: &mut Done,
) -> Result<(), Failure> {
    let bytes = load::bytes(path)?;
    let drafts = load::drafts(path, &bytes)?;
    if args.fix && drafts.len() > 1 {
        let message = format!("{} is a mailbox; --fix writes to drafts only", path.display());
        return Err(Failure::new(message, "--diff shows what would be put right"));
    }
    for (mut draft, warning) in drafts {
        tell(warning.as_deref());
        let found = records.find(path, &draft)?;
        if let Some(file) = found.file().filter(|_| args.verbose) {
            tell(Some(&format!("{}: record {}", path.display(), file.display())));
        }
        // The clock is asked only where a record has days to hold it against.
        let clock = found.record().filter(|record| now.is_none() && record.is_dated()).map(|_| Zoned::now());
        let case = found.case(now.or(clock.as_ref()));
        if args.fix || args.diff {
            draft = repair(args, path, draft, &bytes, engine, &case, done)?;
        }
        let name = path.display().to_string();
        let checked = check_draft(&name, draft, engine, &case);
        checked.iter().take(1).for_each(|checked| report(args, &name, engine, checked));
        done.checked.extend(checked);
    }
    Ok(())
}

/// Puts a draft right, or shows what would be.
fn repair(
    args: &Args,
    path: &Path,
    draft: Draft,
    original: &[u8],
    engine: &Engine,
    case: &Case,
    done: &mut Done,
) -> Result<Draft, Failure> {
    let safety = if args.unsafe_fixes { Safety::Unsafe } else { Safety::Safe };
    // A message does not hold every word as it is read; its text does.
    let readable = draft.source.is_message().then(|| draft.readable());
    let readable = readable.map(|readable| fix::fix(engine, &readable, case, safety));
    if args.diff {
        let fixed = readable.unwrap_or_else(|| fix::fix(engine, &draft, case, safety));
        done.diffs.extend(diff(path, draft.text(), fixed.draft.text()));
        return Ok(draft);
    }
    let fixed = fix::fix(engine, &draft, case, safety);
    let left = readable.map_or(0, |readable| readable.applied.saturating_sub(fixed.applied));
    if left > 0 {
        tell(Some(&format!(
            "{}: {left} more cannot be written, as the message holds those words encoded; --diff shows them",
            path.display()
        )));
    }
    done.fixed += fixed.applied;
    write_fixed(path, draft, fixed.draft, original)
}

pub(super) fn engine(args: &Args, matches: &ArgMatches, settings: &Settings, style: &Style) -> Result<Engine, Failure> {
    let config = &settings.config;
    let tag = args.lang.as_deref();
    let configured = config.language.as_ref().filter(|_| tag.is_none());
    let known = |tag: &str| {
        let pack = language::named(tag)?;
        let info = language::info(pack);
        let variety = info.tags.iter().position(|own| own.eq_ignore_ascii_case(tag));
        (variety.is_some() || tag.eq_ignore_ascii_case(info.code)).then_some((pack, variety))
    };
    let message = |tag: &str| format!("there is no language `{tag}`");
    let help = || format!("languages are {}", language::tags().join(", "));
    let (pack, variety) = match (tag, configured) {
        (Some(tag), _) => known(tag).ok_or_else(|| Failure::new(message(tag), help()))?,
        (None, Some(tag)) => known(tag.as_ref()).ok_or_else(|| {
            let error = ConfigError { message: message(tag.as_ref()), span: Some(tag.span()), help: Some(help()) };
            settings.failure(error, style)
        })?,
        (None, None) => (language::ALL[0], None),
    };
    let mut language = Language::new(pack);
    settings.add_tables(&mut language, style)?;
    let mut levels = config.levels().map_err(|error| settings.failure(error, style))?;
    args.levels.set_levels(matches, &mut levels)?;
    let words = config.words.iter().flat_map(|word| word.split_whitespace());
    Ok(Engine {
        language_given: tag.is_some(),
        levels,
        variety,
        kind: args.kind,
        template: args.template,
        words: words.map(|word| normalise(word).to_lowercase()).collect(),
        ..Engine::new(language)
    })
}

/// Checks a draft, and its HTML where that says something else.
pub(super) fn check_draft(path: &str, draft: Draft, engine: &Engine, case: &Case) -> Vec<Checked> {
    let report = engine.check(&draft, case);
    let alternative = engine.check_alternative(&draft, &report, case);
    let alternative = alternative.map(|(draft, report)| Checked { path: path.into(), draft: draft.clone(), report });
    std::iter::once(Checked { path: path.into(), draft, report }).chain(alternative).collect()
}

fn report(args: &Args, path: &str, engine: &Engine, checked: &Checked) {
    let report = &checked.report;
    if args.verbose {
        tell(Some(&format!("{path}: language {}, kind {}", report.language, kind(&checked.draft, report))));
    } else if let Some(foreign) = foreign(engine, report).filter(|_| args.format == FormatName::Full) {
        tell(Some(&format!("{path}: {foreign} (--lang says otherwise)")));
    }
}

/// What is to be said of a draft in another language.
pub(super) fn foreign(engine: &Engine, report: &Report) -> Option<String> {
    (report.language == "und").then(|| {
        let language = engine.language.tables().name;
        format!("this does not read like {language}; only its slots, names and headers were checked")
    })
}

/// The kind of a mail, and how it is known.
fn kind(draft: &Draft, report: &Report) -> String {
    let name = report.kind.map_or("unknown", Kind::name);
    match &report.reason {
        None => name.into(),
        Some(Reason::Given) => format!("{name} (--kind)"),
        Some(Reason::Recorded) => format!("{name} (the record says so)"),
        Some(Reason::Detected(spans)) => {
            let words = |span: &Span| draft.slice(*span).split_whitespace().collect::<Vec<_>>().join(" ");
            let phrases: Vec<String> = spans.iter().map(|span| format!("`{}`", words(span))).collect();
            format!("{name} ({})", phrases.join(", "))
        }
    }
}

/// Writes what was put right, and gives the draft as it now stands.
fn write_fixed(path: &Path, draft: Draft, fixed: Draft, original: &[u8]) -> Result<Draft, Failure> {
    let stdin = path.as_os_str() == "-";
    if !stdin && fixed.text() == draft.text() {
        return Ok(draft);
    }
    let Some(bytes) = fixed.source.bytes().filter(|_| draft.source.bytes().as_deref() == Some(original)) else {
        let message = format!("{} cannot be written back as it was read; it is as it was", path.display());
        return Err(Failure::new(message, "save it as UTF-8 and run this again"));
    };
    if stdin {
        print(|out| out.write_all(&bytes))?;
    } else {
        save::replace(path, &bytes)?;
    }
    Ok(fixed)
}

fn diff(path: &Path, old: &str, new: &str) -> Vec<u8> {
    if old == new {
        return Vec::new();
    }
    let name = path.display().to_string();
    let diff = TextDiff::from_lines(old, new);
    let diff = diff.unified_diff().context_radius(1).header(&name, &name).to_string();
    report::legible(&diff).into_owned().into_bytes()
}

/// Writes the reports and decides on the exit code.
fn finish(args: &Args, style: &Style, Done { checked, diffs, fixed }: &Done) -> Result<u8, Failure> {
    // A repaired mail on standard output must be the mail and nothing else.
    let piped = args.fix && args.drafts.iter().any(|path| path.as_os_str() == "-");
    let write = |out: &mut dyn Write| {
        if args.diff {
            return out.write_all(diffs);
        }
        write_findings(args.format, args.quiet, style, checked, *fixed, out)
    };
    if piped {
        let mut out = Vec::new();
        let _ = write(&mut out).and_then(|()| io::stderr().write_all(&out));
    } else {
        print(write)?;
    }
    Ok(code(checked))
}

/// Writes what was found and, unless a program reads it or nothing else is wanted, how much it is.
pub(super) fn write_findings(
    format: FormatName,
    quiet: bool,
    style: &Style,
    checked: &[Checked],
    fixed: usize,
    out: &mut dyn Write,
) -> io::Result<()> {
    report::write(format.format(), style, checked, out)?;
    if format != FormatName::Json && !quiet {
        writeln!(out, "{}", report::summary(checked, fixed))?;
    }
    Ok(())
}

/// The exit code that says what was found.
pub(super) fn code(checked: &[Checked]) -> u8 {
    let errors = checked.iter().any(|file| file.report.count(Level::Error) > 0);
    if errors { FOUND } else { CLEAN }
}
