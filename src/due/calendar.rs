//! What is due as a calendar (iCalendar, RFC 5545) of reminders: whole days, with an alarm in the morning.

use std::hash::Hasher;
use std::path::Path;

use jiff::Zoned;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::{Due, Listed, Task};
use crate::text::casing::capitalise;
use crate::text::hash_of;

/// The most bytes of a line.
const WIDTH: usize = 75;

/// The reminders of a list; none if there is nothing to be reminded of.
#[must_use]
pub fn calendar(listed: &[Listed], now: &Zoned) -> Option<String> {
    let mut page = Page::default();
    page.line("BEGIN", "VCALENDAR");
    page.line("VERSION", "2.0");
    page.line("PRODID", "-//followup-lint//due//EN");
    page.line("CALSCALE", "GREGORIAN");
    let mut events = listed.iter().filter(|listed| listed.due.task != Task::Rest).peekable();
    events.peek()?;
    events.for_each(|listed| page.event(listed, now));
    page.line("END", "VCALENDAR");
    Some(page.0)
}

#[derive(Default)]
struct Page(String);

impl Page {
    fn event(&mut self, listed: &Listed, now: &Zoned) {
        let Listed { due, catalog, .. } = listed;
        let what = escaped(&capitalise(&due.what(catalog)));
        self.line("BEGIN", "VEVENT");
        self.line("UID", &format!("{:016x}@followup-lint", identity(listed)));
        self.line("DTSTAMP", &now.with_time_zone(TimeZone::UTC).strftime("%Y%m%dT%H%M%SZ").to_string());
        // What is imported later replaces what was imported before.
        self.line("SEQUENCE", &(now.timestamp().as_second() / 60).max(0).to_string());
        self.line("DTSTART;VALUE=DATE", &date(due.best));
        self.line("DTEND;VALUE=DATE", &date(due.best.tomorrow().unwrap_or(due.best)));
        self.line("SUMMARY", &what);
        self.line("DESCRIPTION", &escaped(&capitalise(&due.why(catalog, None))));
        self.line("TRANSP", "TRANSPARENT");
        self.line("BEGIN", "VALARM");
        self.line("ACTION", "DISPLAY");
        self.line("DESCRIPTION", &what);
        self.line("TRIGGER", "PT9H");
        self.line("END", "VALARM");
        self.line("END", "VEVENT");
    }

    /// A line, folded where it is too long.
    fn line(&mut self, name: &str, value: &str) {
        let mut width = 0;
        for c in name.chars().chain([':']).chain(value.chars()) {
            if width + c.len_utf8() > WIDTH {
                self.0.push_str("\r\n ");
                width = 1;
            }
            self.0.push(c);
            width += c.len_utf8();
        }
        self.0.push_str("\r\n");
    }
}

fn date(day: Date) -> String {
    day.strftime("%Y%m%d").to_string()
}

/// A text as a value, on one line and without control characters.
fn escaped(text: &str) -> String {
    let mut escaped = String::new();
    for c in text.chars() {
        match c {
            '\\' | ';' | ',' => escaped.extend(['\\', c]),
            c if c.is_control() => escaped.push(' '),
            c => escaped.push(c),
        }
    }
    escaped
}

/// What tells a reminder from the others, wherever its record is: the record's name, the company, the day of the
/// interview, the task and the person.
fn identity(listed: &Listed) -> u64 {
    let Due { task, person, company, interview, .. } = &listed.due;
    let name = Path::new(&listed.record).file_name().unwrap_or_default().to_string_lossy();
    let day = interview.map(|day| day.to_string()).unwrap_or_default();
    let person = person.as_deref().filter(|_| matches!(task, Task::Thank | Task::Letter)).unwrap_or_default();
    hash_of([&*name, company.as_deref().unwrap_or_default(), &day, task.name(), person]).finish()
}
