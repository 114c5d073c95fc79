//! The time zones that calendars name: known ones, and those whose rules the calendar brings along.

use std::collections::BTreeMap;

use jiff::civil::{Date, DateTime, Weekday};
use jiff::fmt::strtime;
use jiff::tz::{Offset, TimeZone, TimeZoneDatabase};
use windows_timezones::WindowsTimezone;

use super::entry::{Component, Entry};
use super::property::Property;

/// The longest name of a zone, in bytes, and the most observances and dates that are read for one.
const NAME: usize = 200;
const OBSERVANCES: usize = 500;

/// The zones of a calendar, each looked up once.
pub(super) struct Zones<'a> {
    calendar: &'a Entry,
    usual: Option<&'a str>,
    found: BTreeMap<String, Option<Zone>>,
}

enum Zone {
    Known(TimeZone),
    Described(Vec<Observance>),
}

impl<'a> Zones<'a> {
    pub(super) fn of(calendar: &'a Entry) -> Self {
        let usual = calendar.whole().first("X-WR-TIMEZONE").map(Property::value);
        Self { calendar, usual: usual.filter(|name| !name.is_empty()), found: BTreeMap::new() }
    }

    /// The zone of the calendar as a whole. One that is exported names it once, and gives all times in UTC.
    pub(super) fn usual(&self) -> Option<&'a str> {
        self.usual
    }

    /// The offset that a zone has from UTC at a time, which is given in UTC or else as the clocks there show
    /// it; none if the zone is unknown.
    pub(super) fn offset(&mut self, name: &str, time: DateTime, utc: bool) -> Option<Offset> {
        match self.found.entry(name.to_owned()).or_insert_with(|| zone(self.calendar, name)).as_ref()? {
            Zone::Known(zone) => {
                let moment = if utc { TimeZone::UTC.to_timestamp(time) } else { zone.to_timestamp(time) };
                Some(zone.to_offset(moment.ok()?))
            }
            Zone::Described(observances) => {
                let onset = |observance: &Observance| Some((observance.onset(time, utc)?, observance.to));
                observances.iter().filter_map(onset).max_by_key(|(onset, _)| *onset).map(|(_, offset)| offset)
            }
        }
    }
}

/// Places and Outlook's names are known better than calendars describe them, which often give the rules of
/// one year only. `EST` and `GMT` may be anything, and are what the calendar says.
fn zone(calendar: &Entry, name: &str) -> Option<Zone> {
    if name.len() > NAME {
        return None;
    }
    let described = calendar.components("VTIMEZONE").find(|zone| zone.text("TZID").is_some_and(|id| id.trim() == name));
    let located = described.and_then(|zone| zone.text("X-LIC-LOCATION"));
    let place = |name: &str| known(name).filter(|_| name.contains([' ', '/']));
    // `/softwarestudio.org/Olson_20011030_5/America/Chicago`
    let ends = name.rmatch_indices('/').map(|(at, _)| &name[at + 1..]).filter(|end| end.contains('/')).take(2);
    let place = std::iter::once(name).chain(ends).chain(located.as_deref()).find_map(place);
    let rules = || {
        let all = calendar.within(described?).take(OBSERVANCES + 1).map(Observance::read);
        all.collect::<Option<Vec<_>>>().filter(|all| (1..=OBSERVANCES).contains(&all.len())).map(Zone::Described)
    };
    place.map(Zone::Known).or_else(rules).or_else(|| known(name).map(Zone::Known))
}

/// A zone by its name in the tz database, or by Outlook's.
fn known(name: &str) -> Option<TimeZone> {
    let zones = TimeZoneDatabase::bundled();
    let outlook = || name.parse().ok().map(WindowsTimezone::tzdb_id);
    zones.get(name).ok().or_else(|| zones.get(outlook()?).ok())
}

/// Standard or summer time: RFC 5545, section 3.6.5.
struct Observance {
    /// When it began, by the clocks before: the first time or all times.
    onsets: Vec<DateTime>,
    from: Offset,
    to: Offset,
    /// On which day of every year it begins, and until when; none if it began only then.
    yearly: Option<(Day, Option<DateTime>)>,
}

/// A day of every year.
#[derive(Clone, Copy)]
enum Day {
    /// The last Sunday of March: -1, Sunday, 3.
    Weekday {
        nth: i8,
        weekday: Weekday,
        month: i8,
    },
    /// The Sunday of March that is on one of these days.
    Among {
        days: Days,
        weekday: Weekday,
        month: i8,
    },
    Date {
        month: i8,
        day: i8,
    },
}

/// Days of a month, a bit for each.
type Days = u32;

impl Observance {
    /// None if it cannot be read.
    fn read(component: &Component) -> Option<Self> {
        let offset = |name| strtime::parse("%z", component.first(name)?.value()).ok()?.offset();
        let start: DateTime = component.first("DTSTART")?.value().parse().ok()?;
        let further = component.all("RDATE").flat_map(|dates| dates.value().split(',')).take(OBSERVANCES);
        let onsets = std::iter::once(Ok(start)).chain(further.map(str::parse)).collect::<Result<_, _>>().ok()?;
        let yearly = match component.first("RRULE") {
            Some(rule) => Some(yearly(rule.value(), start.date())?),
            None => None,
        };
        let to = offset("TZOFFSETTO")?;
        Some(Self { onsets, from: offset("TZOFFSETFROM").unwrap_or(to), to, yearly })
    }

    /// When it last began, up to a time in UTC or by the clocks.
    fn onset(&self, time: DateTime, utc: bool) -> Option<DateTime> {
        let time = if utc { self.from.to_datetime(Offset::UTC.to_timestamp(time).ok()?) } else { time };
        let start = self.onsets[0];
        let onsets = self.onsets.iter().copied().filter(|onset| *onset <= time);
        let Some((day, until)) = self.yearly else {
            return onsets.max();
        };
        let last = until.map_or(time, |until| until.min(time));
        let yearly = [last.year(), last.year() - 1].into_iter().filter_map(|year| day.of(year));
        let yearly = yearly.map(|date| date.to_datetime(start.time())).filter(|onset| (start..=last).contains(onset));
        onsets.chain(yearly).max()
    }
}

impl Day {
    fn of(self, year: i16) -> Option<Date> {
        match self {
            Self::Weekday { nth, weekday, month } => {
                Date::new(year, month, 1).ok()?.nth_weekday_of_month(nth, weekday).ok()
            }
            Self::Among { days, weekday, month } => {
                let dates = (1..=31).filter(|day| days & (1 << day) != 0).map(|day| Date::new(year, month, day));
                dates.flatten().find(|date| date.weekday() == weekday)
            }
            Self::Date { month, day } => Date::new(year, month, day).ok(),
        }
    }
}

/// Reads `FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU;UNTIL=20300101T000000Z`, the rule of something that began on
/// `start`; none if it is a rule of another form.
fn yearly(rule: &str, start: Date) -> Option<(Day, Option<DateTime>)> {
    let part = |name: &str| {
        let mut parts = rule.split(';').filter_map(|part| part.split_once('='));
        parts.find(|(own, _)| own.trim().eq_ignore_ascii_case(name)).map(|(_, value)| value.trim())
    };
    part("FREQ").filter(|every| every.eq_ignore_ascii_case("YEARLY"))?;
    if part("BYYEARDAY").or_else(|| part("BYWEEKNO")).is_some() {
        return None;
    }
    let month = match part("BYMONTH") {
        Some(month) => month.parse().ok()?,
        None => start.month(),
    };
    let day = match (part("BYDAY"), part("BYMONTHDAY")) {
        (Some(weekday), Some(days)) => Day::Among { days: self::days(days)?, weekday: self::weekday(weekday)?, month },
        (Some(day), None) => {
            let (nth, weekday) = day.split_at_checked(day.len().checked_sub(2)?)?;
            Day::Weekday { nth: nth.parse().ok()?, weekday: self::weekday(weekday)?, month }
        }
        (None, Some(day)) => Day::Date { month, day: day.parse().ok().filter(|day| (1..=31).contains(day))? },
        (None, None) => Day::Date { month, day: start.day() },
    };
    let until = match part("UNTIL") {
        Some(until) => Some(until.trim_end_matches(['Z', 'z']).parse().ok()?),
        None => None,
    };
    Some((day, until))
}

/// `8,9,10`; none if a day is counted from the end of the month.
fn days(list: &str) -> Option<Days> {
    let day = |day: &str| day.trim().parse::<u8>().ok().filter(|day| (1..=31).contains(day));
    list.split(',').map(day).try_fold(0, |days, day| Some(days | 1 << day?))
}

fn weekday(name: &str) -> Option<Weekday> {
    Some(match name.to_ascii_uppercase().as_str() {
        "MO" => Weekday::Monday,
        "TU" => Weekday::Tuesday,
        "WE" => Weekday::Wednesday,
        "TH" => Weekday::Thursday,
        "FR" => Weekday::Friday,
        "SA" => Weekday::Saturday,
        "SU" => Weekday::Sunday,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use encoding_rs::UTF_8;

    use super::super::{entry, property};
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
BEGIN:VTIMEZONE
TZID:Dates
BEGIN:DAYLIGHT
DTSTART:20250330T020000
RDATE:20260329T020000,20270328T020000
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:20251026T030000
RRULE:FREQ=YEARLY
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
END:STANDARD
END:VTIMEZONE
BEGIN:VTIMEZONE
TZID:EST
BEGIN:DAYLIGHT
DTSTART:20250330T020000
TZOFFSETFROM:-0500
TZOFFSETTO:-0400
END:DAYLIGHT
END:VTIMEZONE
BEGIN:VTIMEZONE
TZID:Ours
X-LIC-LOCATION:Europe/Oslo
END:VTIMEZONE
END:VCALENDAR
";

    #[test]
    fn zones_are_known_or_described() {
        let calendar = entry::read(property::properties(OWN.as_bytes(), UTF_8)).expect("a calendar").swap_remove(0);
        let mut zones = Zones::of(&calendar);
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
            ("Dates", "20260717T100000", false, Some("+02")),
            ("Dates", "20260329T015959", false, Some("+01")),
            ("Dates", "20261117T100000", true, Some("+01")),
            ("EST", "20260717T100000", false, Some("-04")),
            ("CET", "20260717T100000", false, Some("+02")),
            ("Ours", "20260717T100000", false, Some("+02")),
            ("/citadel.org/20190914_1/America/New_York", "20260717T100000", false, Some("-04")),
            ("/mozilla.org/20070129_1/America/Argentina/Salta", "20260717T100000", false, Some("-03")),
            ("Once", "20260717T100000", true, Some("-03:30")),
            ("Once", "20190717T100000", true, None),
            ("Monthly", "20260717T100000", true, None),
            ("Nowhere", "20260717T100000", true, None),
        ] {
            let found = zones.offset(name, time.parse().expect("a time"), utc);
            assert_eq!(found.map(|offset| offset.to_string()).as_deref(), hours, "{name} {time}");
        }
    }
}
