//! What is due after an interview: on which day, in which words, and as a calendar that others can read.

use followup_lint::due::calendar::calendar;
use followup_lint::due::{Listed, json};
use followup_lint::engine::{Case, Engine};
use followup_lint::jiff::{Span, ToSpan, Zoned};
use followup_lint::language::ENGLISH;
use followup_lint::{Draft, Due, Record, Task};
use ical::IcalParser;
use proptest::prelude::*;
use serde_json::Value;

use crate::common::english;

fn moment(text: &str) -> Zoned {
    format!("{text}[Europe/Oslo]").parse().expect("a moment")
}

fn record(interview: &str) -> Record {
    let people = "[[interviewer]]\nname = \"Rita Izaguirre\"\n";
    format!("[interview]\ncompany = \"Kiln\"\n{interview}\n{people}").parse().expect("a record")
}

fn lines(interview: &str, now: &str) -> Vec<String> {
    let now = moment(now);
    Due::of(&record(interview), &now).iter().map(|due| due.line(&ENGLISH, &now)).collect()
}

/// The tasks of a day, each with the first day for it.
fn tasks(interview: &str, now: &str) -> Vec<String> {
    let due = Due::of(&record(interview), &moment(now));
    due.iter().map(|due| format!("{} {}", due.task.name(), due.from.strftime("%d.%m."))).collect()
}

#[test]
fn a_campaign_goes_from_thanks_to_rest() {
    let before = "date = 2026-11-17T10:30:00\ndecision_by = 2026-12-01";
    let thanked = "date = 2026-11-17T10:30:00\ndecision_by = 2026-12-01\nsent = [2026-11-17]";
    let written = "date = 2026-11-17T10:30:00\ndecision_by = 2026-12-01\nsent = [2026-11-17, 2026-11-20]";
    let asked = "date = 2026-11-17T10:30:00\ndecision_by = 2026-12-01\nsent = [2026-11-17, 2026-12-02]";
    for (interview, now, expected) in [
        (before, "2026-11-10T12:00", &["thank 17.11.", "letter 19.11.", "ask 02.12."][..]),
        (before, "2026-11-18T09:00", &["thank 18.11.", "letter 19.11.", "ask 02.12."]),
        // Late thanks are better than none, and long enough.
        (before, "2026-11-20T09:00", &["thank 20.11.", "ask 02.12."]),
        // By then the question says both.
        (before, "2026-12-02T09:00", &["ask 02.12."]),
        (thanked, "2026-11-18T09:00", &["letter 19.11.", "ask 02.12."]),
        (thanked, "2026-11-22T09:00", &["ask 02.12."]),
        (written, "2026-11-20T09:00", &["ask 02.12."]),
        (written, "2027-01-13T09:00", &["ask 13.01."]),
        (written, "2027-01-14T09:00", &["rest 14.01."]),
        (written, "2027-02-01T09:00", &[]),
        (asked, "2026-12-02T09:00", &["call 09.12."]),
        (asked, "2026-12-16T09:00", &["call 16.12."]),
        (asked, "2026-12-17T09:00", &["rest 17.12."]),
        (asked, "2027-01-01T09:00", &[]),
    ] {
        assert_eq!(tasks(interview, now), expected, "{interview} on {now}");
    }
}

#[test]
fn nobody_is_written_to_on_a_weekend_or_before_they_decide() {
    for (interview, now, expected) in [
        // They named no day.
        ("date = 2026-11-17", "2026-11-22T09:00", &["thank 22.11.", "ask 24.11."][..]),
        // Seven days later is a Saturday.
        ("date = 2026-11-14\nsent = [2026-11-14, 2026-11-16]", "2026-11-16T09:00", &["ask 23.11."]),
        // They decide on a Friday.
        ("decision_by = 2026-11-27", "2026-11-16T09:00", &["ask 30.11."]),
        // They decide before a letter could arrive.
        ("date = 2026-11-17\ndecision_by = 2026-11-19", "2026-11-17T09:00", &["thank 17.11.", "ask 20.11."]),
        // The question came too early.
        ("date = 2026-11-02\ndecision_by = 2026-11-30\nsent = [2026-11-09]", "2026-11-20T09:00", &["call 01.12."]),
    ] {
        assert_eq!(tasks(interview, now), expected, "{interview} on {now}");
    }
}

#[test]
fn an_answer_ends_the_campaign() {
    let offered = "date = 2026-11-03\noffered = 2026-11-17T15:00:00";
    assert_eq!(tasks(offered, "2026-11-18T09:00"), ["answer 18.11."]);
    assert_eq!(tasks(&format!("{offered}\nsent = [2026-11-18]"), "2026-11-18T09:00"), [""; 0]);
    assert_eq!(tasks(offered, "2026-12-18T09:00"), [""; 0]);
    assert_eq!(tasks("date = 2026-11-17\nkind = \"rejection-reply\"", "2026-11-18T09:00"), [""; 0]);
    assert_eq!(tasks("", "2026-11-18T09:00"), [""; 0]);
}

#[test]
fn days_are_called_as_people_call_them() {
    let interview = "date = 2026-11-17T10:30:00\nsent = []";
    assert_eq!(
        lines(interview, "2026-11-18T09:00"),
        [
            "today · thank Rita Izaguirre of Kiln (interview yesterday; by tomorrow, 10:30)",
            "tomorrow · write Rita Izaguirre of Kiln a longer letter (interview yesterday; by Saturday, 21 November 2026)",
            "Tuesday, 24 November 2026 · ask Rita Izaguirre of Kiln about the decision (they named no day; interview yesterday)",
        ]
    );
    assert_eq!(
        lines(interview, "2026-11-23T09:00")[0],
        "today · thank Rita Izaguirre of Kiln (interview on Tuesday, 17 November 2026; late, but better than never)"
    );
}

#[test]
fn times_are_those_of_the_writer() {
    assert_eq!(
        lines("offered = 2026-11-17T15:00:00Z", "2026-11-18T09:00"),
        ["today · answer the offer of Rita Izaguirre of Kiln (offer yesterday; by today, 16:00)"]
    );
}

#[test]
fn a_weekend_does_not_make_thanks_late() {
    let due = Due::of(&record("date = 2026-11-20T10:30:00"), &moment("2026-11-20T18:00"));
    assert_eq!(due[0].until, Some(moment("2026-11-24T10:30")));
    assert_eq!(due[0].best, moment("2026-11-23T10:30").date());
}

/// What a rule says of a mail that is sent at a moment.
fn finds(rule: &str, mail: &str, record: &Record, now: &Zoned) -> bool {
    let engine = Engine::new(english());
    let draft = Draft::read(mail.as_bytes(), engine.languages.formulas());
    let case = Case { now: Some(now), ..Case::of(Some(record)) };
    engine.check(&draft, &case).diagnostics.iter().any(|found| found.rule == rule)
}

/// The rules have nothing to say of a mail that is sent when this is due.
fn accepts(record: &Record, due: &Due) {
    let thanks = "Dear Rita,\n\nThank you for the hour among the press kits.\n";
    let question = "Dear Rita,\n\nI interviewed for the press office. Has a decision been made?\n";
    let yes = "Dear Rita,\n\nThank you for the offer. I am happy to accept.\n";
    let first = due.from.at(9, 0, 0, 0).in_tz("Europe/Oslo").expect("a moment");
    let last = due.until.as_ref().map(|until| until.checked_sub(1.second()).expect("a moment"));
    match due.task {
        Task::Ask => {
            assert!(!finds("early-follow-up", question, record, &first), "{due:?}");
            assert!(!finds("too-many-follow-ups", question, record, &first), "{due:?}");
        }
        Task::Thank => {
            let last = last.expect("thanks can be late");
            // A note is no limit, and what is late is late.
            let late = last.checked_add(2.hours()).expect("a moment");
            assert!(finds("late-thanks", thanks, record, &late), "{due:?}");
        }
        Task::Answer => {
            let late = last.expect("answers can be late").checked_add(2.hours()).expect("a moment");
            assert!(finds("slow-offer-reply", yes, record, &late), "{due:?}");
        }
        _ => {}
    }
}

#[test]
fn the_rules_and_the_timetable_agree() {
    for interview in [
        "date = 2026-11-17",
        "date = 2026-11-17T10:30:00",
        "date = 2026-11-20T16:00:00+01:00\ndecision_by = 2026-12-04",
        "date = 2026-11-03\nsent = [2026-11-04]",
        "offered = 2026-11-17T10:00:00",
    ] {
        let record = record(interview);
        let due = Due::of(&record, &moment("2026-11-17T08:00"));
        assert!(!due.is_empty());
        for due in &due {
            accepts(&record, due);
        }
    }
}

/// A calendar of this record, as it is written, and as another program reads it: the properties of each event.
fn reminders(record: &Record, now: &Zoned) -> (String, Vec<Vec<(String, String)>>) {
    let due = Due::of(record, now).into_iter();
    let listed: Vec<_> = due.map(|due| Listed { record: "a/kiln.toml".into(), due, catalog: &ENGLISH }).collect();
    let text = calendar(&listed, now).expect("there is something to do");
    let calendars: Vec<_> = IcalParser::new(text.as_bytes()).collect::<Result<_, _>>().expect("it can be read");
    assert_eq!(calendars.len(), 1);
    let events = calendars[0].events.iter().map(|event| {
        assert_eq!(event.alarms.len(), 1);
        let all = event.properties.iter().chain(&event.alarms[0].properties);
        all.map(|one| (one.name.clone(), one.value.clone().unwrap_or_default())).collect()
    });
    (text, events.collect())
}

fn value<'e>(event: &'e [(String, String)], name: &str) -> &'e str {
    &event.iter().find(|(found, _)| found == name).unwrap_or_else(|| panic!("it has no {name}")).1
}

#[test]
fn reminders_can_be_read_by_others_and_replace_those_before() {
    let mut record = record("date = 2026-11-17T10:30:00");
    record.interview.company =
        Some("Kiln, Lid; \\ \r\nSøn & Døtre, of the long and winding road to the tall kiln".into());
    let (text, events) = reminders(&record, &moment("2026-11-17T18:00"));
    assert!(text.split_inclusive("\r\n").all(|line| line.ends_with("\r\n") && line.len() <= 77), "{text}");
    assert!(!text.replace("\r\n", "").contains(['\r', '\n']));
    let found: Vec<_> = events.iter().map(|event| (value(event, "DTSTART"), value(event, "TRIGGER"))).collect();
    assert_eq!(found, [("20261118", "PT9H"), ("20261119", "PT9H"), ("20261124", "PT9H")]);
    let company = "Kiln\\, Lid\\; \\\\ Søn & Døtre\\, of the long and winding road to the tall kiln";
    assert_eq!(value(&events[0], "SUMMARY"), format!("Thank Rita Izaguirre of {company}"));
    // The next day, the same reminders have the same names, and a higher number.
    let (_, later) = reminders(&record, &moment("2026-11-18T08:00"));
    for (event, later) in events.iter().zip(&later) {
        assert_eq!(value(event, "UID"), value(later, "UID"));
        let number = |event| value(event, "SEQUENCE").parse::<i32>().expect("a number");
        assert!(number(event) < number(later));
        assert!(value(event, "DTSTAMP") < value(later, "DTSTAMP"));
    }
    let mut names: Vec<_> = events.iter().map(|event| value(event, "UID")).collect();
    names.dedup();
    assert_eq!(names.len(), 3);
}

#[test]
fn what_needs_no_reminder_gives_no_calendar() {
    let now = moment("2026-12-17T09:00");
    let asked = record("date = 2026-11-17\nsent = [2026-11-17, 2026-12-02]");
    let rest: Vec<_> = Due::of(&asked, &now)
        .into_iter()
        .map(|due| Listed { record: "kiln.toml".into(), due, catalog: &ENGLISH })
        .collect();
    assert_eq!(rest[0].due.task, Task::Rest);
    assert_eq!(calendar(&rest, &now), None);
}

#[test]
fn lists_follow_the_schema() {
    let schema: Value = serde_json::from_str(include_str!("../../schemas/due-v1.json")).expect("the schema is JSON");
    jsonschema::meta::validate(&schema).expect("the schema is one");
    let schema = jsonschema::validator_for(&schema).expect("the schema is one");
    let now = moment("2026-11-17T18:00");
    let due = Due::of(&record("date = 2026-11-17T10:30:00"), &now).into_iter();
    let listed: Vec<_> = due.map(|due| Listed { record: "kiln.toml".into(), due, catalog: &ENGLISH }).collect();
    for (listed, count) in [(&listed[..], 3), (&[], 0)] {
        let page: Value = serde_json::from_slice(&json::page(listed, &now)).expect("it is JSON");
        assert!(schema.is_valid(&page), "{page}");
        assert_eq!(page["due"].as_array().map(Vec::len), Some(count));
    }
}

proptest! {
    #[test]
    fn any_record_gives_a_list_in_order(
        days in proptest::collection::vec(proptest::option::of(-60_i64..60), 4),
        sent in proptest::collection::vec(-60_i64..60, 0..4),
        time in proptest::option::of(0_u32..24),
    ) {
        let now = moment("2026-11-17T12:00");
        let day = |offset: i64| now.date().checked_add(Span::new().days(offset)).expect("a day");
        let date = |offset: i64| time.map_or(day(offset).to_string(), |hour| format!("{}T{hour:02}:30:00", day(offset)));
        let keys = ["date", "decision_by", "offered"];
        let mut text: String =
            keys.iter().zip(&days).filter_map(|(key, days)| Some(format!("{key} = {}\n", date((*days)?)))).collect();
        let sent: Vec<String> = sent.into_iter().map(|sent| day(sent).to_string()).collect();
        text += &format!("sent = [{}]", sent.join(", "));
        let due = Due::of(&record(&text), &now);
        prop_assert!(due.is_sorted_by_key(Due::order));
        for one in &due {
            prop_assert!(one.from >= now.date() && one.best >= one.from);
            let line = one.line(&ENGLISH, &now);
            prop_assert!(!line.contains("due-"), "{line}");
        }
    }
}
