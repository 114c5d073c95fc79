//! The time zones that calendars name: known ones, and those whose rules the calendar brings along.

use jiff::civil::{Date, DateTime, Weekday};
use jiff::fmt::strtime;
use jiff::tz::{Offset, TimeZone, TimeZoneDatabase};
use windows_timezones::WindowsTimezone;

use super::entry::{Component, Entry};

/// The offset that a time zone has from UTC at a time, which is given in UTC or else as the clocks there
/// show it.
pub(super) fn offset(calendar: &Entry, name: &str, time: DateTime, utc: bool) -> Option<Offset> {
    if let Some(zone) = known(name) {
        let moment = if utc { TimeZone::UTC.to_timestamp(time) } else { zone.to_timestamp(time) };
        return Some(zone.to_offset(moment.ok()?));
    }
    let described = calendar.components("VTIMEZONE").find(|zone| zone.text("TZID").as_deref() == Some(name))?;
    let observances: Vec<Observance> = calendar.within(described).map(Observance::read).collect::<Option<_>>()?;
    let at = |time: DateTime| {
        let begun = observances.iter().filter_map(|observance| Some((observance.onset(time)?, observance.offset)));
        begun.max_by_key(|(onset, _)| *onset).map(|(_, offset)| offset)
    };
    let offset = at(time)?;
    if utc { at(offset.to_datetime(Offset::UTC.to_timestamp(time).ok()?)) } else { Some(offset) }
}

/// A zone by its name in the tz database, or by Outlook's.
fn known(name: &str) -> Option<TimeZone> {
    let zones = TimeZoneDatabase::bundled();
    let outlook = || name.parse().ok().map(WindowsTimezone::tzdb_id);
    zones.get(name).ok().or_else(|| zones.get(outlook()?).ok())
}

/// Standard or summer time: RFC 5545, section 3.6.5.
struct Observance {
    /// When it first began.
    start: DateTime,
    offset: Offset,
    /// On which day of every year it begins, and until when; none if it began only once.
    yearly: Option<(Day, Option<DateTime>)>,
}

/// The last Sunday of March: -1, Sunday, 3.
#[derive(Clone, Copy)]
struct Day {
    nth: i8,
    weekday: Weekday,
    month: i8,
}

impl Observance {
    /// None if it cannot be read.
    fn read(component: &Component) -> Option<Self> {
        let start = component.first("DTSTART")?.value().trim().parse().ok()?;
        let offset = strtime::parse("%z", component.first("TZOFFSETTO")?.value().trim()).ok()?.offset()?;
        let yearly = match component.first("RRULE") {
            Some(rule) => Some(yearly(rule.value())?),
            None => None,
        };
        Some(Self { start, offset, yearly })
    }

    /// When it last began, up to a time.
    fn onset(&self, time: DateTime) -> Option<DateTime> {
        let Some((day, until)) = self.yearly else {
            return Some(self.start).filter(|start| *start <= time);
        };
        let last = until.map_or(time, |until| until.min(time));
        let years = [last.year(), last.year() - 1];
        let mut onsets = years.iter().filter_map(|&year| Some(day.of(year)?.to_datetime(self.start.time())));
        onsets.find(|onset| (self.start..=last).contains(onset))
    }
}

impl Day {
    fn of(self, year: i16) -> Option<Date> {
        Date::new(year, self.month, 1).ok()?.nth_weekday_of_month(self.nth, self.weekday).ok()
    }
}

/// Reads `FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU;UNTIL=20300101T000000Z`; none if it is another kind of rule.
fn yearly(rule: &str) -> Option<(Day, Option<DateTime>)> {
    let part = |name: &str| {
        let mut parts = rule.split(';').filter_map(|part| part.split_once('='));
        parts.find(|(own, _)| own.trim().eq_ignore_ascii_case(name)).map(|(_, value)| value.trim())
    };
    part("FREQ").filter(|every| every.eq_ignore_ascii_case("YEARLY"))?;
    let day = part("BYDAY")?;
    let (nth, weekday) = day.split_at_checked(day.len().checked_sub(2)?)?;
    let weekday = match weekday.to_ascii_uppercase().as_str() {
        "MO" => Weekday::Monday,
        "TU" => Weekday::Tuesday,
        "WE" => Weekday::Wednesday,
        "TH" => Weekday::Thursday,
        "FR" => Weekday::Friday,
        "SA" => Weekday::Saturday,
        "SU" => Weekday::Sunday,
        _ => return None,
    };
    let until = match part("UNTIL") {
        Some(until) => Some(until.trim_end_matches(['Z', 'z']).parse().ok()?),
        None => None,
    };
    Some((Day { nth: nth.parse().ok()?, weekday, month: part("BYMONTH")?.parse().ok()? }, until))
}

#[cfg(test)]
mod tests {
    use super::super::entry;
    use super::*;

    const OWN: &str = "BEGIN:VCALENDAR
BEGIN:VTIMEZONE
TZID:The workshop
BEGIN:STANDARD
DTSTART:16010101T030000
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:16010101T020000
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
RRULE:FREQ=YEARLY;UNTIL=20301231T000000Z;BYDAY=-1SU;BYMONTH=3
END:DAYLIGHT
END:VTIMEZONE
BEGIN:VTIMEZONE
TZID:Once
BEGIN:STANDARD
DTSTART:20200101T000000
TZOFFSETTO:-0330
END:STANDARD
END:VTIMEZONE
BEGIN:VTIMEZONE
TZID:Monthly
BEGIN:STANDARD
DTSTART:20200101T000000
TZOFFSETTO:-0330
RRULE:FREQ=MONTHLY;BYDAY=-1SU
END:STANDARD
END:VTIMEZONE
END:VCALENDAR
";

    #[test]
    fn zones_are_known_or_described() {
        let calendar = entry::read(OWN).expect("a calendar").swap_remove(0);
        for (name, time, utc, hours) in [
            ("Europe/Berlin", "20261117T100000", false, Some("+01")),
            ("Europe/Berlin", "20260717T100000", false, Some("+02")),
            ("America/New_York", "20261101T055959", true, Some("-04")),
            ("America/New_York", "20261101T060000", true, Some("-05")),
            ("W. Europe Standard Time", "20260717T100000", false, Some("+02")),
            ("The workshop", "20261117T100000", false, Some("+01")),
            ("The workshop", "20260717T100000", false, Some("+02")),
            ("The workshop", "20260329T005959", true, Some("+01")),
            ("The workshop", "20260329T010000", true, Some("+02")),
            ("The workshop", "20260101T100000", false, Some("+01")),
            ("The workshop", "20310717T100000", false, Some("+01")),
            ("Once", "20260717T100000", true, Some("-03:30")),
            ("Once", "20190717T100000", true, None),
            ("Monthly", "20260717T100000", true, None),
            ("Nowhere", "20260717T100000", true, None),
        ] {
            let found = offset(&calendar, name, time.parse().expect("a time"), utc);
            assert_eq!(found.map(|offset| offset.to_string()).as_deref(), hours, "{name} {time}");
        }
    }
}
