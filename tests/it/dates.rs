//! What is said of days, held against the calendar, the record and the moment of sending.
//!
//! A line of a list, which is named after its language, is the recorded interview, the moment of sending (`-` where they are
//! not known) and a sentence; what must be found, and nothing else, is between `<` and `>`.

use std::fmt::Write as _;
use std::path::Path;

use crate::common::{english, files, language, marked, of_each_language, salutation, stem, text};
use followup_lint::diagnostic::Level;
use followup_lint::draft::{Draft, moment};
use followup_lint::engine::{Case, Engine};
use followup_lint::language::formulas;
use followup_lint::record::Record;
use jiff::ToSpan;
use jiff::tz::TimeZone;
use proptest::prelude::*;

#[test]
fn days_are_found_as_marked() {
    let mut wrong = String::new();
    for path in files("tests/dates", "tsv") {
        let mut lines = 0;
        let language = language(&stem(&path)[..2]);
        let before = format!("{},\n\n", salutation(&language));
        let engine = Engine::new(language);
        for line in text(&path).lines() {
            let [interview, now, sentence] = line.split('\t').collect::<Vec<_>>()[..] else {
                panic!("three columns: {line}");
            };
            let record = (interview != "-").then(|| format!("[interview]\ndate = {interview}\n"));
            let record = record.map(|record| Record::parse(&record).expect("a date"));
            let now = (now != "-").then(|| moment(now, TimeZone::UTC).expect("a moment"));
            let (sentence, spans) = marked(sentence);
            let draft = Draft::read(format!("{before}{sentence}\n\nMaya\n").as_bytes(), &formulas());
            let case = Case { now: now.as_ref(), ..Case::of(record.as_ref()) };
            let report = engine.check(&draft, &case);
            let found = report.diagnostics.iter().filter(|found| found.rule == "date-mismatch");
            let found: Vec<_> =
                found.map(|found| (found.span.start - before.len(), found.span.end - before.len())).collect();
            if found != spans {
                let found: Vec<&str> = found.iter().map(|&(start, end)| &sentence[start..end]).collect();
                let _ = writeln!(wrong, "{line}\n  finds {found:?}");
            }
            lines += 1;
        }
        assert!(lines > 30, "only {lines} lines in {}", stem(&path));
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn good_mails_sent_in_good_time_are_left_alone() {
    let mut wrong = String::new();
    for (language, mails) in of_each_language("tests/clean", "txt") {
        let engine = Engine::new(language);
        let checked = mails.iter().filter(|path| sent_in_time(&engine, path, &mut wrong)).count();
        assert!(checked > 10, "only {checked} mails");
    }
    assert!(wrong.is_empty(), "{wrong}");
}

/// Checks a mail at a moment that suits its kind, if the day of the interview is recorded.
fn sent_in_time(engine: &Engine, path: &Path, wrong: &mut String) -> bool {
    let record = path.with_extension("toml");
    if !record.is_file() {
        return false;
    }
    let record = Record::parse(&text(&record)).expect("it is right");
    let Some(date) = record.interview.date else {
        return false;
    };
    let day = moment(&date.to_string()[..10], TimeZone::UTC).expect("a date");
    let draft = Draft::read(text(path).as_bytes(), &formulas());
    let without = engine.check(&draft, &Case::of(Some(&record)));
    let kind = without.kind.map_or("", followup_lint::record::Kind::name);
    let days = if kind.contains("status") { 30 } else { 1 };
    let now = day.checked_add(days.days()).expect("a day");
    let report = engine.check(&draft, &Case { now: Some(&now), ..Case::of(Some(&record)) });
    for found in report.diagnostics.iter().filter(|found| found.level > Level::Note) {
        let _ = writeln!(wrong, "{}: {} {}", path.display(), found.rule, found.message);
    }
    true
}

/// Pieces of dates, and of the text around them.
const PIECES: &[&str] = &[
    "Thank you for our interview",
    "on",
    "the",
    "of",
    "last",
    "yesterday",
    "this morning",
    "yesterday’s",
    "Tuesday",
    "Tue.",
    "tuesday",
    "17",
    "17th",
    "31st",
    "0",
    "99",
    "November",
    "Nov.",
    "May",
    "2026",
    "9999",
    "2026-11-17",
    "0000-00-00",
    "17/11/2026",
    "11/17",
    "31/11/26",
    "17.11.2026",
    "(",
    ")",
    ",",
    ".",
    "–",
    "\n",
    "\n\n",
    "é",
    "'s",
    "[date]",
];

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    /// However dates are broken, every finding and every fix lies in the text.
    #[test]
    fn broken_dates_are_survived(
        pieces in proptest::collection::vec(proptest::sample::select(PIECES), 0..30),
        spaces in proptest::collection::vec(any::<bool>(), 30),
        year in -9999i64..9999,
        now in any::<i32>(),
    ) {
        let body: String = pieces
            .iter()
            .zip(spaces)
            .map(|(piece, space)| if space { format!("{piece} ") } else { (*piece).to_owned() })
            .collect();
        let text = format!("Dear Rita,\n\n{body}\n\nMaya\n");
        let record = format!("[interview]\ndate = {:04}-11-17T23:30:00-12:00\nkind = \"thank-you\"\n", year.unsigned_abs());
        let record = Record::parse(&record).ok();
        let now = jiff::Timestamp::from_second(i64::from(now) * 60).expect("a moment").to_zoned(TimeZone::UTC);
        let draft = Draft::read(text.as_bytes(), &formulas());
        let case = Case { now: Some(&now), ..Case::of(record.as_ref()) };
        for found in Engine::new(english()).check(&draft, &case).diagnostics {
            prop_assert!(!draft.slice(found.span).is_empty());
            for edit in found.fixes.iter().flat_map(|fix| &fix.edits) {
                prop_assert!(edit.span.end <= text.len() && draft.text().is_char_boundary(edit.span.start));
            }
        }
    }
}
