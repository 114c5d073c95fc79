//! An iCalendar invitation: who was there, and when.

use calcard::common::IanaString;
use calcard::common::timezone::Tz;
use calcard::icalendar::{
    ICalendar, ICalendarComponent, ICalendarComponentType, ICalendarEntry, ICalendarParameterName,
    ICalendarParameterValue, ICalendarParticipationRole, ICalendarParticipationStatus, ICalendarProperty,
    ICalendarStatus, ICalendarUserTypes, ICalendarValue, Uri,
};
use toml::value::Datetime;

use super::super::Person;
use super::{Imported, naming};

/// Takes the people and the time of every event that was not cancelled.
pub(super) fn take(imported: &mut Imported, calendar: &ICalendar, file: &str) {
    let events: Vec<&ICalendarComponent> = calendar
        .components
        .iter()
        .filter(|component| component.component_type == ICalendarComponentType::VEvent)
        .collect();
    if events.is_empty() {
        imported.left.push(format!("{file} contains no event"));
    }
    let cancelled = calendar
        .components
        .first()
        .is_some_and(|whole| entry(whole, &ICalendarProperty::Method).is_some_and(|entry| says(entry, "CANCEL")));
    for event in events {
        let summary = entry(event, &ICalendarProperty::Summary).and_then(text);
        let summary = summary.and_then(|summary| imported.line(summary, "the summary", file));
        let shown = summary.as_ref().map_or_else(|| "an event".to_owned(), |summary| format!("`{summary}`"));
        let status = entry(event, &ICalendarProperty::Status).and_then(|entry| entry.values.first());
        if cancelled || matches!(status, Some(ICalendarValue::Status(ICalendarStatus::Cancelled))) {
            imported.left.push(format!("{file}: {shown} was cancelled"));
            continue;
        }
        if let Some(summary) = summary.filter(|summary| !imported.summaries.contains(summary)) {
            imported.summaries.push(summary);
        }
        when(imported, calendar, event, &shown, file);
        people(imported, event, file);
    }
}

/// Records when an event is; if there are several, the last one counts.
fn when(imported: &mut Imported, calendar: &ICalendar, event: &ICalendarComponent, shown: &str, file: &str) {
    let Some(start) = entry(event, &ICalendarProperty::Dtstart) else {
        imported.left.push(format!("{file}: {shown} has no start"));
        return;
    };
    let Some(date) = local_start(imported, calendar, start, file) else {
        imported.left.push(format!("{file}: the start of {shown} cannot be read"));
        return;
    };
    if entry(event, &ICalendarProperty::Rrule).is_some() {
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
fn local_start(imported: &mut Imported, calendar: &ICalendar, start: &ICalendarEntry, file: &str) -> Option<Datetime> {
    let Some(ICalendarValue::PartialDateTime(partial)) = start.values.first() else {
        return None;
    };
    let local = partial.to_date_time()?;
    if !partial.has_time() {
        return local.date_time.format("%Y-%m-%d").to_string().parse().ok();
    }
    let resolver = calendar.build_tz_resolver();
    let own = parameter(start, &ICalendarParameterName::Tzid).map(str::to_owned);
    // A calendar that is exported as a whole names its time zone once, and gives all times in UTC.
    let whole = calendar.components.first().and_then(|whole| {
        let named = |entry: &&ICalendarEntry| matches!(&entry.name, ICalendarProperty::Other(name) if name.eq_ignore_ascii_case("X-WR-TIMEZONE"));
        whole.entries.iter().find(named).and_then(text).map(str::to_owned)
    });
    let name = own.or(whole);
    let zone = name.as_deref().and_then(|name| resolver.resolve(name));
    if let (Some(name), None) = (&name, &zone) {
        let shown: String = name.chars().take(60).collect();
        imported.left.push(format!("{file}: the time zone `{shown}` is unknown; check the offset of `date`"));
    }
    if local.offset.is_some() && zone.is_none() {
        imported.left.push(format!("{file}: the start is in UTC; convert it to local time"));
    }
    let written = match (local.offset, zone) {
        (Some(_), Some(zone)) => local.to_date_time_with_tz(Tz::UTC)?.with_timezone(&zone).to_rfc3339(),
        (None, Some(zone)) => local.to_date_time_with_tz(zone)?.to_rfc3339(),
        (Some(_), None) => local.to_date_time_with_tz(Tz::UTC)?.to_rfc3339(),
        (None, None) => local.date_time.format("%Y-%m-%dT%H:%M:%S").to_string(),
    };
    written.parse().ok()
}

/// Takes the people who were invited, except rooms and the candidate.
fn people(imported: &mut Imported, event: &ICalendarComponent, file: &str) {
    let organizer = entry(event, &ICalendarProperty::Organizer).map(|entry| invited(imported, entry, file));
    let sender = organizer.as_ref().and_then(|(organizer, _)| organizer.email.clone());
    let is_sender = |person: &Person| {
        let both = sender.as_ref().zip(person.email.as_ref());
        both.is_some_and(|(one, other)| one.eq_ignore_ascii_case(other))
    };
    let known = imported.record.candidate.name.is_some() || imported.record.candidate.email.is_some();
    let mut found_me = false;
    let mut asked = 0;
    for entry in event.entries.iter().filter(|entry| entry.name == ICalendarProperty::Attendee) {
        let (person, remark) = invited(imported, entry, file);
        if let Some(why) = no_person(entry) {
            let name = called(imported, entry, file).or(person.email).unwrap_or_default();
            imported.left.push(format!("{file}: {name} {why}"));
        } else if let Some(why) = absent(entry) {
            let name = Some(person.name).filter(|name| !name.is_empty()).or(person.email).unwrap_or_default();
            imported.left.push(format!("{file}: {name} {why}"));
        } else if imported.is_me(&person.name, person.email.as_deref()) {
            imported.meet(&person.name, person.email.as_deref(), file);
            found_me = true;
        } else if is_sender(&person) {
            // The sender of the invitation is handled below.
        } else if person.name.is_empty() {
            asked += 1;
            if !imported.knows(person.email.as_deref()) {
                let address = person.email.unwrap_or_default();
                imported.left.push(format!("{file}: {address} has no name; add an [[interviewer]] with one"));
            }
        } else {
            asked += 1;
            imported.left.extend(remark);
            imported.add(person, file);
        }
    }
    if let Some((organizer, remark)) = organizer {
        found_me |= imported.is_me(&organizer.name, organizer.email.as_deref());
        sent_by(imported, organizer, remark, file);
    }
    if !found_me && asked > 0 {
        imported.left.push(if known {
            format!("{file}: you are not among the people invited; everybody was taken as an interviewer")
        } else {
            format!("{file}: which of them are you? use --me ADDRESS, or [candidate] in the settings")
        });
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
fn no_person(entry: &ICalendarEntry) -> Option<&'static str> {
    match value_of(entry, &ICalendarParameterName::Cutype)? {
        ICalendarParameterValue::Cutype(ICalendarUserTypes::Room) => Some("is a room"),
        ICalendarParameterValue::Cutype(ICalendarUserTypes::Resource) => Some("is a thing, not a person"),
        ICalendarParameterValue::Cutype(ICalendarUserTypes::Group) => Some("is a group"),
        _ => None,
    }
}

/// Why somebody who was invited is not an interviewer.
fn absent(entry: &ICalendarEntry) -> Option<&'static str> {
    let role = ICalendarParameterValue::Role(ICalendarParticipationRole::NonParticipant);
    let declined = ICalendarParameterValue::Partstat(ICalendarParticipationStatus::Declined);
    if value_of(entry, &ICalendarParameterName::Role) == Some(&role) {
        return Some("was only informed");
    }
    (value_of(entry, &ICalendarParameterName::Partstat) == Some(&declined)).then_some("declined")
}

/// Who an attendee or organizer is, and what was changed in the name; no name if the calendar has
/// only an address.
fn invited(imported: &mut Imported, entry: &ICalendarEntry, file: &str) -> (Person, Option<String>) {
    let own = parameter(entry, &ICalendarParameterName::Email);
    let address = own.or_else(|| entry.values.first().and_then(value_text)).unwrap_or_default();
    let email = imported.line(naming::address(address), "an address", file).filter(|email| email.contains('@'));
    let Some(written) = called(imported, entry, file).filter(|written| !written.contains('@')) else {
        return (Person { email, ..Person::default() }, None);
    };
    let named = naming::shown(&written);
    let remark = named.remark.map(|remark| format!("{file}: {}: {remark}", named.name));
    let aliases = named.nickname.into_iter().collect();
    (Person { name: named.name, honorific: named.honorific, email, aliases, ..Person::default() }, remark)
}

/// The name of an attendee or organizer as the calendar shows it.
fn called(imported: &mut Imported, entry: &ICalendarEntry, file: &str) -> Option<String> {
    let written = naming::carets(parameter(entry, &ICalendarParameterName::Cn).unwrap_or_default());
    imported.line(&written, "a name", file)
}

fn entry<'a>(component: &'a ICalendarComponent, name: &ICalendarProperty) -> Option<&'a ICalendarEntry> {
    component.entries.iter().find(|entry| entry.name == *name)
}

fn value_of<'a>(entry: &'a ICalendarEntry, name: &ICalendarParameterName) -> Option<&'a ICalendarParameterValue> {
    entry.params.iter().find(|parameter| parameter.name == *name).map(|parameter| &parameter.value)
}

/// The text of a parameter.
fn parameter<'a>(entry: &'a ICalendarEntry, name: &ICalendarParameterName) -> Option<&'a str> {
    match value_of(entry, name)? {
        ICalendarParameterValue::Text(text) => Some(text),
        ICalendarParameterValue::Uri(uri) => uri.as_str(),
        _ => None,
    }
}

fn text(entry: &ICalendarEntry) -> Option<&str> {
    entry.values.first().and_then(value_text)
}

fn value_text(value: &ICalendarValue) -> Option<&str> {
    match value {
        ICalendarValue::Text(text) | ICalendarValue::Uri(Uri::Location(text)) => Some(text),
        _ => None,
    }
}

/// Whether an entry has a value, in whichever form the parser has it.
fn says(entry: &ICalendarEntry, word: &str) -> bool {
    entry.values.first().is_some_and(|value| match value {
        ICalendarValue::Text(text) => text.eq_ignore_ascii_case(word),
        ICalendarValue::Method(method) => method.as_str().eq_ignore_ascii_case(word),
        _ => false,
    })
}
