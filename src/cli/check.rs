//! The main job: checks drafts, and reports or fixes what it finds.

use std::path::Path;

use serde::{Deserialize, Serialize};

use super::baselines::Sieve;
use super::cache::{Cache, Key};
use super::console::{Once, Sink};
use super::load::is_standard;
use super::plan::{Plan, Repair};
use super::setups::{Input, Setup};
use super::tally::Tally;
use super::{CLEAN, FAILED, FOUND, Failure, load, repair};
use crate::cores::{cores, in_order};
use crate::diagnostic::Span;
use crate::draft::Draft;
use crate::engine::{Case, Engine, Report};
use crate::facts::kind::Evidence;
use crate::record::Kind;
use crate::report::{Checked, Chunk, Format, Stream, Style, Totals};
use crate::rules;

pub(super) fn check(plan: &Plan) -> Result<u8, Failure> {
    let console = plan.console;
    let shows = matches!(plan.repair, Some(Repair::Show(_)));
    let writes = matches!(plan.repair, Some(Repair::Write(_)));
    let piped = plan.inputs.iter().any(|input| is_standard(&input.path));
    // A fixed mail on standard output must be the mail and nothing else.
    let (mut sink, style) = match &plan.output {
        Some(path) => (Sink::file(path, plan.force), console.style_of_file()),
        None if writes && piped => (Sink::errors(), console.errors()),
        None => (Sink::output(), console.output()),
    };
    // Diffs have nothing before or after them, like the formats for people.
    let mut report = Stream::new(if shows { Format::Full } else { console.format }, &mut sink);
    // What is read or written in order is also worked on in order.
    let threads = if writes || piped || plan.inputs.len() == 1 { 1 } else { cores() };
    let (mut fixed, mut sieves, mut tally) = (0, Vec::new(), Tally::default());
    for failure in &plan.failures {
        console.fail(failure);
        let _ = report.fail(failure);
    }
    let mut on_records = Once::default();
    let take = |outcome: Outcome| {
        outcome.on_records.into_iter().for_each(|note| on_records.note(console, note));
        outcome.notes.iter().for_each(|note| console.note(note));
        if outcome.chunk.totals.mails > 0 {
            // A sink remembers what it could not write until it ends.
            let _ = report.add(&outcome.chunk);
        }
        // A file that cannot be read does not keep the others from being checked.
        if let Some(failure) = outcome.failure {
            console.fail(&failure);
            let _ = report.fail(&failure);
        }
        fixed += outcome.fixed;
        sieves.extend(outcome.sieve);
        tally.add(&outcome.tally);
    };
    in_order(&plan.inputs, threads, |input| Outcome::of(input, plan, &style), take);
    let totals = *report.totals();
    if totals.failed > 0 && totals.mails == 0 && !console.format.reports_failures() {
        return Ok(FAILED);
    }
    let _ = report.end();
    if !shows {
        console.sum_up(&totals, fixed, &mut sink);
    }
    if let Some(Err(failure)) = plan.cache.as_ref().map(Cache::close) {
        console.note(&failure.message);
    }
    if plan.statistics {
        console.lines(&tally.lines(), &mut sink);
    }
    // The report is written even if the baselines cannot be.
    let settled = plan.baselines.settle(&sieves);
    for note in settled.iter().flatten().filter(|_| !console.quiet) {
        console.note(note);
    }
    sink.end()?;
    settled?;
    Ok(if totals.failed > 0 { FAILED } else { code(&totals) })
}

/// The result for one file.
#[derive(Default, Serialize, Deserialize)]
struct Outcome {
    /// What is said of the record of a draft; many drafts may have one record.
    #[serde(skip)]
    on_records: Vec<String>,
    notes: Vec<String>,
    /// The findings, or the diffs. Those of a mailbox are written mail by mail, so that no more than one is kept.
    chunk: Chunk,
    /// How many findings were fixed.
    #[serde(skip)]
    fixed: usize,
    /// How often each rule found something.
    tally: Tally,
    /// What has become of the known findings, if the file could be checked.
    sieve: Option<Sieve>,
    #[serde(skip)]
    failure: Option<Failure>,
}

impl Outcome {
    fn of(input: &Input, plan: &Plan, style: &Style) -> Self {
        let (path, setup) = (plan.name(&input.path), plan.setup(input.setup));
        let sieve = setup.sieve(path, &plan.baselines);
        let outcome = Self { sieve, ..Self::default() };
        let mut work = Work { plan, setup, input: &input.path, path, style, diffs: None, outcome };
        let failure = work.file().err().map(|failure| failure.of(path.display().to_string()));
        let Work { diffs, mut outcome, .. } = work;
        outcome.sieve = outcome.sieve.filter(|_| failure.is_none());
        if let Some(sieve) = &mut outcome.sieve {
            sieve.keep(|rule| rules::named(rule).is_some_and(|rule| setup.engine.is_silenced(rule)));
        }
        outcome.failure = failure;
        if let Some(diffs) = diffs {
            outcome.chunk.text = diffs;
        }
        outcome
    }
}

/// The work on one file.
struct Work<'a> {
    plan: &'a Plan,
    setup: &'a Setup,
    input: &'a Path,
    /// Its name.
    path: &'a Path,
    style: &'a Style,
    diffs: Option<Vec<u8>>,
    outcome: Outcome,
}

impl Work<'_> {
    /// Reads, checks and, if requested, fixes the mails of the file.
    fn file(&mut self) -> Result<(), Failure> {
        let bytes = load::bytes(self.input)?;
        let kept = self.plan.cache.as_ref().zip(self.key(&bytes));
        if let Some(outcome) = kept.and_then(|(cache, key)| cache.get(key)) {
            self.outcome = outcome;
            return Ok(());
        }
        let mails = self.setup.mails(self.path, &bytes)?;
        if matches!(self.plan.repair, Some(Repair::Write(_))) && mails.len() > 1 {
            let message = format!("{} is a mailbox, and --fix only writes to drafts", self.path.display());
            return Err(Failure::new(message, "use --diff to see the fixes"));
        }
        for mail in mails {
            let (draft, warning) = mail?;
            self.outcome.notes.extend(warning);
            self.mail(draft, &bytes)?;
        }
        if let Some((cache, key)) = kept {
            cache.put(key, &self.outcome);
        }
        Ok(())
    }

    /// The key of all that decides the outcome, if it may be kept: a draft with a record is always checked, as
    /// what is found may depend on the time.
    fn key(&self, bytes: &[u8]) -> Option<Key> {
        let Plan { repair, console, verbose, .. } = self.plan;
        let Setup { records, key, .. } = self.setup;
        let key = (*key)?;
        if repair.is_some() || *verbose || !records.has_none_for(self.path) {
            return None;
        }
        let shown = (self.path, console.format, console.quiet, self.style, &self.outcome.sieve);
        Some(key.and_debug(&shown).and(bytes))
    }

    fn mail(&mut self, mut draft: Draft, bytes: &[u8]) -> Result<(), Failure> {
        let Plan { now, repair, verbose, .. } = self.plan;
        let Setup { engine, records, settings, .. } = self.setup;
        let path = self.path;
        let name = path.display();
        if let Some(file) = settings.as_ref().filter(|_| *verbose) {
            self.outcome.notes.push(format!("{name}: settings {}", file.display()));
        }
        let found = records.find(path, &draft)?;
        self.outcome.on_records.extend(found.notes());
        if let Some(file) = found.file().filter(|_| *verbose) {
            self.outcome.notes.push(format!("{name}: record {}", file.display()));
        }
        let clock = found.clock(now.as_ref());
        let case = found.case(now.as_ref().or(clock.as_ref()));
        match *repair {
            Some(Repair::Show(safety)) => {
                let diff = repair::diff(path, &draft, engine, &case, safety);
                self.diffs.get_or_insert_default().extend(diff);
            }
            Some(Repair::Write(safety)) => {
                let (fixed, notes) = repair::write(self.input, &draft, bytes, engine, &case, safety)?;
                let heard = |_: &String| !self.plan.console.quiet;
                self.outcome.notes.extend(notes.into_iter().filter(heard));
                self.outcome.fixed += fixed.applied();
                draft = fixed.draft;
            }
            None => {}
        }
        let mut checked = check_draft(&name.to_string(), draft, engine, &case);
        for (checked, number) in checked.iter_mut().zip(self.outcome.chunk.totals.mails..) {
            checked.number = number;
        }
        for checked in &mut checked {
            if let Some(sieve) = &mut self.outcome.sieve {
                self.outcome.chunk.totals.known += sieve.take_out(checked);
            }
            self.outcome.tally.count(checked);
        }
        self.outcome.notes.extend(checked.first().map(|checked| self.remarks(checked)).unwrap_or_default());
        self.outcome.chunk.append(Chunk::new(self.plan.console.format, self.style, &checked), self.plan.console.format);
        Ok(())
    }

    /// Notes on how a mail was read.
    fn remarks(&self, checked: &Checked) -> Vec<String> {
        let report = &checked.report;
        let name = &checked.path;
        let verbose = self.plan.verbose.then(|| {
            let language = report.language.unwrap_or("unknown");
            format!("{name}: language {language}, kind {}", kind(&checked.draft, report))
        });
        let comments = report.comments.iter().filter(|_| !self.plan.console.quiet).map(|(position, mistake)| {
            let help = mistake.help.as_ref().map_or_else(String::new, |help| format!("; {help}"));
            format!("{name}:{}:{}: {}{help}", position.line, position.column, mistake.message)
        });
        // Diffs do not say it.
        let unread = unread(report).filter(|_| self.diffs.is_some() && !self.plan.console.quiet);
        verbose.into_iter().chain(comments).chain(unread.map(|unread| format!("{name}: {unread}"))).collect()
    }
}

/// Checks a draft, and its HTML if that differs.
pub(super) fn check_draft(path: &str, draft: Draft, engine: &Engine, case: &Case) -> Vec<Checked> {
    let report = engine.check(&draft, case);
    let alternative = engine.check_alternative(&draft, &report, case);
    let alternative = alternative.map(|(draft, report)| Checked::new(path, draft.clone(), report));
    std::iter::once(Checked::new(path, draft, report)).chain(alternative).collect()
}

/// The note on a mail that could not be proofread, unless it is silenced.
fn unread(report: &Report) -> Option<String> {
    let found = report.diagnostics.iter().find(|found| found.rule == "unread-language")?;
    Some([&found.message].into_iter().chain(&found.notes).cloned().collect::<Vec<_>>().join("; "))
}

/// The kind of a mail, and how it is known.
fn kind(draft: &Draft, report: &Report) -> String {
    let name = report.kind.map_or("unknown", Kind::name);
    match &report.reason {
        None => name.into(),
        Some(Evidence::Given) => format!("{name} (given)"),
        Some(Evidence::Stated) => format!("{name} (from the front matter)"),
        Some(Evidence::Recorded) => format!("{name} (from the record)"),
        Some(Evidence::Detected(spans)) => {
            let words = |span: &Span| draft.slice(*span).split_whitespace().collect::<Vec<_>>().join(" ");
            let phrases: Vec<String> = spans.iter().map(|span| format!("`{}`", words(span))).collect();
            format!("{name} ({})", phrases.join(", "))
        }
    }
}

/// The exit code for what was found.
pub(super) fn code(totals: &Totals) -> u8 {
    if totals.errors > 0 { FOUND } else { CLEAN }
}
