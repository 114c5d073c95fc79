//! Whole mails of one candidate with six interviews, as they lie in a folder of records: some are right,
//! and the others have an accident that only the records know of.
//!
//! The English mails were written before anybody looked at what the rules make of them; of the thirty wrong
//! ones twenty-eight were caught whole at first sight, and of the right ones none was flagged.

#![allow(clippy::disallowed_methods, reason = "tests read files")]

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use crate::common::{files, of_each_language, stem, text};
use followup_lint::diagnostic::Level;
use followup_lint::draft::{Draft, HeaderName, PartKind};
use followup_lint::engine::{Case, Engine};
use followup_lint::language::formulas;
use followup_lint::record::Record;
use followup_lint::record::choose::{Addressee, Destination, Directory};

/// The rules that know the records.
const RULES: [&str; 10] = [
    "company-name",
    "date-mismatch",
    "early-follow-up",
    "honorific",
    "interviewer-name",
    "job-title",
    "late-thanks",
    "slow-offer-reply",
    "too-many-follow-ups",
    "wrong-recipient",
];

/// Whom a draft is for.
fn addressee(draft: &Draft) -> Addressee {
    let to = draft.addresses(&[HeaderName::To]);
    let to = to.map(|to| Destination { address: to.address.clone(), ..Destination::default() }).collect();
    let greeting = draft.parts_of(PartKind::Greeting).next().map(|part| draft.slice(part.span).to_owned());
    Addressee { to, greeting: greeting.unwrap_or_default() }
}

/// `expected.tsv` has a line for each accident: the mail, the rule, and the text it marks (`*` where
/// the mail as a whole is meant).
#[test]
fn each_mail_shows_its_accident_and_nothing_else() {
    let mut wrong = String::new();
    for (language, mails) in of_each_language("tests/accidents", "txt") {
        let folder = format!("tests/accidents/{}", language.tables().code);
        wrong += &accidents(&Engine::new(language), &mails, &folder);
        assert!(mails.len() >= 20, "only {} mails in {folder}", mails.len());
    }
    assert!(wrong.is_empty(), "{wrong}");
}

/// What is wrong with the findings in the mails of a folder.
fn accidents(engine: &Engine, mails: &[PathBuf], folder: &str) -> String {
    let records: Vec<Record> = files(&format!("{folder}/interviews"), "toml")
        .iter()
        .map(|path| Record::parse(&text(path)).expect("the record is right"))
        .collect();
    let directory = Directory::default();
    let expected = text(&Path::new(env!("CARGO_MANIFEST_DIR")).join(folder).join("expected.tsv"));
    let mut wrong = String::new();
    for path in mails {
        let draft = Draft::read(text(path).as_bytes(), &formulas());
        let own = directory.choose(&addressee(&draft), &records);
        let [own] = own[..] else { panic!("{}: whose is it?", stem(path)) };
        let now = draft.header(HeaderName::Date).map(|date| draft.slice(date.value));
        let now = now.and_then(|now| followup_lint::draft::moment(now, jiff::tz::TimeZone::UTC));
        let case = Case { records: &records, own: Some(own), now: now.as_ref() };
        let report = engine.check(&draft, &case);
        let mut missing: Vec<(&str, &str)> = expected
            .lines()
            .filter_map(|line| {
                let [mail, rule, marked] = line.split('\t').collect::<Vec<_>>()[..] else {
                    panic!("three columns: {line}")
                };
                (mail == stem(path)).then_some((rule, marked))
            })
            .collect();
        assert_eq!(missing.is_empty(), stem(path).starts_with("right"), "{}", stem(path));
        for found in report.diagnostics.iter().filter(|found| RULES.contains(&found.rule)) {
            let marked = draft.slice(found.span);
            let fits =
                |(rule, expected): &(&str, &str)| *rule == found.rule && (*expected == "*" || *expected == marked);
            match missing.iter().position(fits) {
                Some(at) => drop(missing.remove(at)),
                // Thanks on the next day but a few hours late are a note.
                None if found.level == Level::Note => {}
                None => {
                    let _ = writeln!(wrong, "{folder}/{}: {} {marked:?}: {}", stem(path), found.rule, found.message);
                }
            }
        }
        if !missing.is_empty() {
            let _ = writeln!(wrong, "{folder}/{}: misses {missing:?}", stem(path));
        }
    }
    wrong
}
