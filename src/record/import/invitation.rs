//! An iCalendar invitation: who was there, and when.

use jiff::fmt::temporal::{Pieces, PiecesOffset};
use jiff::tz::Offset;
use toml::value::Datetime;

use super::super::{Person, is_address};
use super::entry::{Component, Entry};
use super::property::Property;
use super::zone::Zones;
use super::{Imported, naming};

/// Takes the people and the time of every event that was not cancelled.
pub(super) fn take(imported: &mut Imported, calendar: &Entry, file: &str) {
    if calendar.components("VEVENT").next().is_none() {
        imported.left.push(format!("{file} contains no event"));
    }
    let mut zones = Zones::of(calendar);
    let cancelled = calendar.whole().first("METHOD").is_some_and(|method| method.says("CANCEL"));
    for event in calendar.components("VEVENT") {
        let summary = event.text("SUMMARY").and_then(|summary| imported.line(&summary, "the summary", file));
        let shown = summary.as_ref().map_or_else(|| "an event".to_owned(), |summary| format!("`{summary}`"));
        if cancelled || event.first("STATUS").is_some_and(|status| status.says("CANCELLED") || status.says("CANCELED"))
        {
            imported.left.push(format!("{file}: {shown} was cancelled"));
            continue;
        }
        if let Some(summary) = summary.filter(|summary| !imported.summaries.contains(summary)) {
            imported.summaries.push(summary);
        }
        when(imported, &mut zones, event, &shown, file);
        people(imported, event, file);
        if imported.is_crowded() {
            break;
        }
    }
}

/// Records when an event is; if there are several, the last one counts.
fn when(imported: &mut Imported, zones: &mut Zones, event: &Component, shown: &str, file: &str) {
    let Some(start) = event.first("DTSTART") else {
        imported.left.push(format!("{file}: {shown} has no start"));
        return;
    };
    let Some(date) = local_start(imported, zones, start, file) else {
        imported.left.push(format!("{file}: the start of {shown} cannot be read"));
        return;
    };
    if event.first("RRULE").is_some() {
        imported.left.push(format!("{file}: {shown} is repeated; took its first date"));
    }
    let known = &mut imported.record.interview.date;
    match known {
        Some(known) if known.to_string() == date.to_string() => return,
        Some(known) if known.to_string() > date.to_string() => {
            imported.left.push(format!("{file}: {shown} on {date}; kept the later {known}"));
            return;
        }
        Some(earlier) => imported.left.push(format!("an earlier event on {earlier}")),
        None => {}
    }
    *known = Some(date);
    imported.taken.push(format!("date: {date} ({file})"));
}

/// A start as the record writes it, in the time zone of the place.
fn local_start(imported: &mut Imported, zones: &mut Zones, start: &Property, file: &str) -> Option<Datetime> {
    let written = start.value();
    let pieces = Pieces::parse(written.split(',').next()?);
    // Names of zones with a colon in them should be in quotation marks, and are not in all calendars.
    let pieces = pieces.or_else(|_| Pieces::parse(written.rsplit(':').next().unwrap_or_default())).ok()?;
    let Some(clock) = pieces.time() else {
        return pieces.date().to_string().parse().ok();
    };
    let time = pieces.date().to_datetime(clock);
    let utc = pieces.offset() == Some(PiecesOffset::Zulu);
    let own = pieces.to_numeric_offset().filter(|_| !utc);
    let name = start.parameter("TZID").or_else(|| zones.usual());
    let offset = own.or_else(|| zones.offset(name?, time, utc));
    if let (Some(name), None) = (name, offset) {
        let shown: String = name.chars().take(60).collect();
        imported.left.push(format!("{file}: the time zone `{shown}` is unknown; check the offset of `date`"));
    }
    if utc && offset.is_none() {
        imported.left.push(format!("{file}: the start is in UTC; convert it to local time"));
    }
    let (offset, moment) = match (offset, utc) {
        (None, false) => return time.to_string().parse().ok(),
        (Some(offset), false) => (offset, offset.to_timestamp(time)),
        (offset, true) => (offset.unwrap_or(Offset::UTC), Offset::UTC.to_timestamp(time)),
    };
    moment.ok()?.display_with_offset(offset).to_string().parse().ok()
}

/// Takes the people who were invited, except rooms and the candidate.
fn people(imported: &mut Imported, event: &Component, file: &str) {
    let mut organizer = event.first("ORGANIZER").map(|organizer| invited(imported, organizer, file));
    let sender = organizer.as_ref().and_then(|(organizer, _)| organizer.email.clone());
    let is_sender = |person: &Person| {
        let both = sender.as_ref().zip(person.email.as_ref());
        both.is_some_and(|(one, other)| one.eq_ignore_ascii_case(other))
    };
    let known = imported.record.candidate.name.is_some() || imported.record.candidate.email.is_some();
    let mut found_me = false;
    let mut asked = 0;
    for attendee in event.all("ATTENDEE") {
        let (person, remark) = invited(imported, attendee, file);
        if let Some(why) = no_person(attendee) {
            let name = called(imported, attendee, file).or(person.email).unwrap_or_default();
            imported.left.push(format!("{file}: {name} {why}"));
        } else if let Some(why) = absent(attendee) {
            let name = Some(person.name).filter(|name| !name.is_empty()).or(person.email).unwrap_or_default();
            imported.left.push(format!("{file}: {name} {why}"));
        } else if imported.is_me(&person.name, person.email.as_deref()) {
            imported.meet(&person.name, person.email.as_deref(), file);
            found_me = true;
        } else if is_sender(&person) {
            // The sender of the invitation is handled below.
            if let Some(organizer) = organizer.as_mut().filter(|(organizer, _)| organizer.name.is_empty()) {
                *organizer = (person, remark);
            }
        } else if person.name.is_empty() {
            asked += 1;
            if !imported.knows(person.email.as_deref()) {
                let address = person.email.unwrap_or_default();
                imported.left.push(format!("{file}: {address} has no name; add them with one"));
                if !address.is_empty() && !imported.nameless.contains(&address) {
                    imported.nameless.push(address);
                }
            }
        } else {
            asked += 1;
            imported.left.extend(remark);
            imported.add(person, file);
        }
        if imported.is_crowded() {
            return;
        }
    }
    if let Some((organizer, remark)) = organizer {
        found_me |= imported.is_me(&organizer.name, organizer.email.as_deref());
        sent_by(imported, organizer, remark, file);
    }
    if !found_me && asked > 0 {
        imported.unmet |= !known;
        if known {
            let line = format!("{file}: you are not among the people invited; everybody was taken as an interviewer");
            imported.left.push(line);
        }
    }
}

/// Takes the sender of the invitation: the candidate, or somebody who may or may not have asked
/// questions.
fn sent_by(imported: &mut Imported, organizer: Person, remark: Option<String>, file: &str) {
    if imported.is_me(&organizer.name, organizer.email.as_deref()) {
        imported.meet(&organizer.name, organizer.email.as_deref(), file);
    } else if !organizer.name.is_empty() {
        imported.left.extend(remark);
        imported.doubtful.push(organizer);
    } else if !imported.knows(organizer.email.as_deref()) {
        let address = organizer.email.unwrap_or_default();
        imported.left.push(format!("{file}: {address} sent the invitation and has no name"));
    }
}

/// What an attendee is that is not a person.
fn no_person(attendee: &Property) -> Option<&'static str> {
    match attendee.parameter("CUTYPE")?.to_ascii_uppercase().as_str() {
        "ROOM" => Some("is a room"),
        "RESOURCE" => Some("is a thing, not a person"),
        "GROUP" => Some("is a group"),
        _ => None,
    }
}

/// Why somebody who was invited is not an interviewer.
fn absent(attendee: &Property) -> Option<&'static str> {
    if attendee.has("ROLE", "NON-PARTICIPANT") {
        return Some("was only informed");
    }
    attendee.has("PARTSTAT", "DECLINED").then_some("declined")
}

/// Who an attendee or organizer is, and what was changed in the name; no name if the calendar has
/// only an address.
fn invited(imported: &mut Imported, attendee: &Property, file: &str) -> (Person, Option<String>) {
    let address = attendee.parameter("EMAIL").unwrap_or_else(|| attendee.value());
    let email = imported.line(naming::address(address), "an address", file).filter(|email| is_address(email));
    let named = called(imported, attendee, file).map(|written| naming::shown(&written));
    let Some(named) = named.filter(|named| naming::is_name(&named.name, email.as_deref())) else {
        return (Person { email, ..Person::default() }, None);
    };
    let remark = named.remark.map(|remark| format!("{file}: {}: {remark}", named.name));
    let aliases = named.nickname.into_iter().collect();
    (Person { name: named.name, honorific: named.honorific, email, aliases, ..Person::default() }, remark)
}

/// The name of an attendee or organizer as the calendar shows it.
fn called(imported: &mut Imported, attendee: &Property, file: &str) -> Option<String> {
    imported.line(attendee.parameter("CN")?, "a name", file)
}
