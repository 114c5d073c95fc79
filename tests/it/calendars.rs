//! The reminders of `due --ics`, read by Python's icalendar.
//!
//! `tests/clients/setup` installs it; the feature `mail-clients` runs the test.

#![expect(clippy::disallowed_methods, reason = "tests lay out files")]

use std::fs;
use std::process::{Command, Output};

use tempfile::tempdir;

/// Prints the reminders of a calendar, a line each.
const READ: &str = "
import sys, icalendar
calendar = icalendar.Calendar.from_ical(open(sys.argv[1], 'rb').read())
for event in calendar.walk('VEVENT'):
    assert not event.errors and event['DTSTAMP'].dt.tzinfo
    alarm, = event.walk('VALARM')
    print(event['DTSTART'].dt, event['DTEND'].dt, alarm['TRIGGER'].dt, event['UID'], event['SUMMARY'], sep='|')
";

const RECORD: &str = "[interview]\ncompany = \"Kiln, Lid; Søn & Døtre of the long and winding road to the tall kiln\"\n\
                      date = 2026-11-17T10:30:00\n[[interviewer]]\nname = \"Rita Izaguirre\"\n";

fn text(output: &Output) -> String {
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout.clone()).expect("it is UTF-8")
}

#[test]
fn reminders_are_read_by_icalendar() {
    let folder = tempdir().expect("a folder");
    fs::write(folder.path().join("kiln.toml"), RECORD).expect("a record");
    let reminders = |now: &str| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_followup-lint"));
        command.args(["due", "--no-config", "--force", "--ics", "due.ics", "--now", now, "kiln.toml"]);
        text(&command.current_dir(folder.path()).output().expect("the command runs"));
        let mut command = Command::new("/usr/bin/python3");
        let read = command.args(["-c", READ, "due.ics"]).current_dir(folder.path()).output().expect("Python runs");
        text(&read).lines().map(|line| line.split('|').map(str::to_owned).collect()).collect::<Vec<Vec<_>>>()
    };
    let first = reminders("2026-11-17T18:00:00+01:00");
    let days: Vec<_> = first.iter().map(|event| event[..3].join(" ")).collect();
    let day = |day| format!("2026-11-{day} 2026-11-{} 9:00:00", day + 1);
    assert_eq!(days, [day(18), day(19), day(24)]);
    let company = "Kiln, Lid; Søn & Døtre of the long and winding road to the tall kiln";
    assert_eq!(first[0][4], format!("Thank Rita Izaguirre of {company}"));
    let names = |events: &[Vec<String>]| events.iter().map(|event| event[3].clone()).collect::<Vec<_>>();
    assert_eq!(names(&first), names(&reminders("2026-11-18T08:00:00+01:00")));
}
