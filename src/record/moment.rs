//! Moments that a record names, and the hours since.

use jiff::civil::{Date, DateTime, Time, Weekday};
use jiff::tz::{Offset, TimeZone};
use jiff::{ToSpan, Zoned};
use toml::value::{Datetime, Offset as TomlOffset};

/// Days after which it does not matter how many of them were free.
const FORTNIGHT: usize = 14;

/// The civil day of a recorded date.
pub(crate) fn civil(date: &Datetime) -> Option<Date> {
    let date = date.date?;
    Date::new(i16::try_from(date.year).ok()?, i8::try_from(date.month).ok()?, i8::try_from(date.day).ok()?).ok()
}

/// The civil moment of a recorded date; a day counts to its end.
fn end_of(date: &Datetime) -> Option<DateTime> {
    let day = civil(date)?;
    match date.time {
        None => Some(day.tomorrow().ok()?.to_datetime(Time::midnight())),
        Some(time) => {
            let part = |number: u8| i8::try_from(number).ok();
            Some(day.to_datetime(Time::new(part(time.hour)?, part(time.minute)?, 0, 0).ok()?))
        }
    }
}

/// The time of day a record names.
pub(crate) fn hour(date: &Datetime) -> Option<u8> {
    date.time.map(|time| time.hour)
}

/// The zone of a recorded date, where it names one.
pub(crate) fn zone(date: &Datetime) -> Option<TimeZone> {
    match date.offset? {
        TomlOffset::Z => Some(TimeZone::UTC),
        TomlOffset::Custom { minutes } => Some(Offset::from_seconds(i32::from(minutes) * 60).ok()?.to_time_zone()),
    }
}

/// A recorded date as a moment in the writer's own zone, that of `now`; a day is over at its end.
pub(crate) fn zoned(date: &Datetime, now: &Zoned) -> Option<Zoned> {
    let own = now.time_zone();
    Some(end_of(date)?.to_zoned(zone(date).unwrap_or_else(|| own.clone())).ok()?.with_time_zone(own.clone()))
}

/// The whole hours since a recorded date; none before it.
pub(crate) fn hours_since(date: &Datetime, now: &Zoned) -> Option<i64> {
    Some((now.timestamp().as_second() - zoned(date, now)?.timestamp().as_second()) / 3600)
}

/// The whole hours since a recorded date that are not of a Saturday or a Sunday; none before it.
pub(crate) fn working_hours_since(date: &Datetime, now: &Zoned) -> Option<i64> {
    let start = zoned(date, now)?;
    let days = start.date().series(1.day()).take_while(|day| *day <= now.date()).take(FORTNIGHT);
    let free = days.filter(|day| is_free(*day)).map(|day| {
        let midnight = |day: Date| Some(day.to_zoned(now.time_zone().clone()).ok()?.timestamp());
        let (first, last) = (midnight(day)?, midnight(day.tomorrow().ok()?)?);
        Some((last.min(now.timestamp()).as_second() - first.max(start.timestamp()).as_second()).max(0))
    });
    let free: i64 = free.flatten().sum();
    Some((now.timestamp().as_second() - start.timestamp().as_second() - free) / 3600)
}

/// When this many working hours have passed.
pub(crate) fn after_working_hours(start: &Zoned, hours: i64) -> Option<Zoned> {
    let mut at = start.clone();
    let mut left = hours * 3600;
    loop {
        let midnight = at.date().tomorrow().ok()?.to_zoned(at.time_zone().clone()).ok()?;
        let of_today =
            if is_free(at.date()) { 0 } else { midnight.timestamp().as_second() - at.timestamp().as_second() };
        if left <= of_today && of_today > 0 {
            return at.checked_add(left.seconds()).ok();
        }
        left -= of_today;
        at = midnight;
    }
}

/// This day, or the Monday after it.
pub(crate) fn working_day(day: Date) -> Date {
    let days = day.series(1.day()).take(3);
    days.into_iter().find(|day| !is_free(*day)).unwrap_or(day)
}

/// Whether nobody is at work.
fn is_free(day: Date) -> bool {
    matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hours_that_have_passed_are_over_then() {
        let recorded: Datetime = "2026-11-20T10:30:00".parse().expect("a date");
        let moment = |text: &str| -> Zoned { format!("{text}[Europe/Oslo]").parse().expect("a moment") };
        let start = moment("2026-11-20T10:30:00");
        for (hours, end) in [(13, "2026-11-20T23:30:00"), (24, "2026-11-23T10:30:00"), (48, "2026-11-24T10:30:00")] {
            let end = moment(end);
            assert_eq!(after_working_hours(&start, hours), Some(end.clone()));
            assert_eq!(working_hours_since(&recorded, &end), Some(hours));
        }
        let saturday = moment("2026-11-21T15:00:00");
        assert_eq!(after_working_hours(&saturday, 24), Some(moment("2026-11-24T00:00:00")));
    }
}
