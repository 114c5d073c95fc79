//! When a mail was sent, as its `Date:` header says.

use jiff::Zoned;
use jiff::civil::Time;
use jiff::fmt::rfc2822::DateTimeParser;
use jiff::fmt::temporal::Pieces;
use jiff::tz::TimeZone;

use super::{Draft, HeaderName};

impl Draft {
    /// The moment in the `Date:` header, if it can be read. A time without a zone is taken as UTC.
    #[must_use]
    pub fn sent(&self) -> Option<Zoned> {
        moment(self.slice(self.header(HeaderName::Date)?.value), TimeZone::UTC)
    }
}

/// Reads a moment as mails write it (`Tue, 17 Nov 2026 10:30:00 +0100`) or as in RFC 3339
/// (`2026-11-17T10:30:00+01:00`); without an offset it is in `zone`, without a time it is noon.
#[must_use]
pub fn moment(text: &str, zone: TimeZone) -> Option<Zoned> {
    let text = text.trim();
    // A wrong weekday is for a rule to report.
    if let Ok(moment) = DateTimeParser::new().relaxed_weekday(true).parse_zoned(text) {
        return Some(moment);
    }
    let pieces = Pieces::parse(text).ok()?;
    let time = pieces.time().unwrap_or(Time::constant(12, 0, 0, 0));
    let named = pieces.to_time_zone().ok().flatten();
    let fixed = pieces.to_numeric_offset().map(TimeZone::fixed);
    pieces.date().to_datetime(time).to_zoned(named.or(fixed).unwrap_or(zone)).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_of_mails_and_of_programs() {
        for (text, expected) in [
            ("Tue, 17 Nov 2026 10:30:00 +0100", "2026-11-17T10:30:00+01:00"),
            ("17 Nov 2026 10:30 +0100 (CET)", "2026-11-17T10:30:00+01:00"),
            ("Mon, 17 Nov 2026 10:30:00 -0800", "2026-11-17T10:30:00-08:00"),
            ("2026-11-17T10:30:00Z", "2026-11-17T10:30:00+00:00"),
            ("2026-11-17 10:30", "2026-11-17T10:30:00+00:00"),
            ("2026-11-17", "2026-11-17T12:00:00+00:00"),
        ] {
            let found = moment(text, TimeZone::UTC).expect(text);
            assert_eq!(found.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string(), expected, "{text}");
        }
        for text in ["", "yesterday", "17.11.2026", "Tue"] {
            assert!(moment(text, TimeZone::UTC).is_none(), "{text}");
        }
    }
}
