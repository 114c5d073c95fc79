//! Checks a draft, as the command does.

use followup_lint::diagnostic::{Diagnostic, Fix, Span};
use followup_lint::draft::{Draft, moment};
use followup_lint::engine::{Case, Engine};
use followup_lint::jiff::tz::TimeZone;
use followup_lint::language::{ENGLISH, Preference};
use followup_lint::levels::Levels;
use followup_lint::{Level, Record};
use serde::{Deserialize, Serialize};

use crate::places::{Place, Places};
use crate::{Fault, languages, record};

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct Request {
    text: String,
    record: Option<record::Given>,
    /// The moment of sending, as RFC 3339 writes it; nothing is said of when a mail is sent without it.
    now: Option<String>,
    language: Option<String>,
    /// The language of what is said, English where nothing is said in it; else that of the mail.
    messages: Option<String>,
    kind: Option<String>,
    /// Names of rules and groups with their levels; of several that fit, the last one wins.
    levels: Vec<(String, String)>,
    words: Vec<String>,
}

#[derive(Serialize)]
pub(crate) struct Report {
    /// Null if the mail could not be proofread.
    language: Option<&'static str>,
    kind: Option<&'static str>,
    diagnostics: Vec<Entry>,
}

#[derive(Serialize)]
struct Entry {
    rule: &'static str,
    level: &'static str,
    message: String,
    text: String,
    #[serde(flatten)]
    place: Place,
    part: &'static str,
    labels: Vec<Label>,
    notes: Vec<String>,
    help: Vec<String>,
    fixes: Vec<FixEntry>,
}

#[derive(Serialize)]
struct Label {
    #[serde(flatten)]
    place: Place,
    text: String,
}

#[derive(Serialize)]
struct FixEntry {
    safety: &'static str,
    edits: Vec<EditEntry>,
}

#[derive(Serialize)]
struct EditEntry {
    #[serde(flatten)]
    place: Place,
    replacement: String,
}

pub(crate) fn check(request: Request) -> Result<Report, Fault> {
    let languages = languages::all()?;
    let language = request.language.map(|tag| languages.known(&tag)).transpose()?;
    let mut levels = Levels::default();
    for (name, level) in &request.levels {
        levels.set(name.parse()?, level.parse::<Level>()?);
    }
    let mut engine = Engine {
        preference: language.map_or(Preference::None, Preference::Fixed),
        levels,
        kind: request.kind.map(|kind| kind.parse()).transpose()?,
        command: false,
        messages: request.messages.map(|code| languages.messages(&code).unwrap_or_else(|_| ENGLISH.clone())),
        ..Engine::sharing(languages)
    };
    request.words.iter().for_each(|words| engine.add_words(words));
    let record: Option<Record> = request.record.map(record::Given::record).transpose()?;
    let sent = |text: String| moment(&text, TimeZone::UTC).ok_or_else(|| Fault::from(format!("`{text}` is no time")));
    let now = request.now.map(sent).transpose()?;
    let draft = Draft::read(request.text.as_bytes(), engine.languages.formulas());
    let case = Case { records: record.as_slice(), own: record.as_ref().map(|_| 0), now: now.as_ref() };
    let report = engine.check(&draft, &case);
    let places = Places::new(&draft, &request.text);
    Ok(Report {
        language: report.language,
        kind: report.kind.map(followup_lint::Kind::name),
        diagnostics: report.diagnostics.into_iter().map(|found| entry(&draft, &places, found)).collect(),
    })
}

fn entry(draft: &Draft, places: &Places, found: Diagnostic) -> Entry {
    let label = |(span, text): (Span, &str)| Label { place: places.of(span), text: text.to_owned() };
    let labels = found.all_labels().map(label).collect();
    Entry {
        rule: found.rule,
        level: found.level.name(),
        message: found.message,
        text: draft.slice(found.span).to_owned(),
        place: places.of(found.span),
        part: draft.part_at(found.span.start).map_or("header", |part| part.kind.name()),
        labels,
        notes: found.notes,
        help: found.help,
        fixes: found.fixes.into_iter().map(|own| fix(places, own)).collect(),
    }
}

fn fix(places: &Places, fix: Fix) -> FixEntry {
    let edit = |edit: followup_lint::Edit| EditEntry { place: places.of(edit.span), replacement: edit.replacement };
    FixEntry { safety: fix.safety.name(), edits: fix.edits.into_iter().map(edit).collect() }
}
