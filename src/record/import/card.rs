//! A vCard, in any version and from any address book.

use calcard::common::IanaString;
use calcard::vcard::{
    VCard, VCardEntry, VCardKind, VCardParameterName, VCardParameterValue, VCardProperty, VCardValue,
};

use super::super::Person;
use super::super::name::fold;
use super::{Imported, naming};

/// Takes the person, the role and the company from a card.
pub(super) fn take(imported: &mut Imported, card: &VCard, file: &str) {
    let company = first(card, &VCardProperty::Org).and_then(|company| imported.line(&company, "the company", file));
    let kind = entries(card, &VCardProperty::Kind).next().and_then(|entry| entry.values.first());
    let (group, organisation) = match kind {
        Some(VCardValue::Kind(kind)) => (matches!(kind, VCardKind::Group), matches!(kind, VCardKind::Org)),
        _ => (false, shows_company(card)),
    };
    let written = first(card, &VCardProperty::Fn).and_then(|name| imported.line(&name, "the name", file));
    let written = written.unwrap_or_default();
    let parts: Vec<String> = entries(card, &VCardProperty::N).next().map(texts).unwrap_or_default();
    let parts: Vec<&str> = parts.iter().map(|part| part.trim()).collect();
    let nameless = parts.iter().take(2).all(|part| part.is_empty());
    if group {
        imported.left.push(format!("{file}: `{written}` is a group"));
    } else if organisation || nameless && company.as_deref() == Some(&written) {
        name_company(imported, Some(company.unwrap_or(written)).filter(|name| !name.is_empty()), file);
    } else {
        name_company(imported, company, file);
        take_person(imported, card, &written, &parts, file);
    }
}

/// Takes a person whose name the card shows as `written`, and whose parts it has: family name,
/// given name, additional names and title.
fn take_person(imported: &mut Imported, card: &VCard, written: &str, parts: &[&str], file: &str) {
    let part = |at: usize| parts.get(at).copied().unwrap_or_default();
    let email = address(imported, card, file);
    let named = name(written, part(0), part(1), part(2), email.as_deref());
    let Some(own) = imported.line(&named.name, "the name", file) else {
        let shown = email.map(|email| format!(" of {email}")).unwrap_or_default();
        imported.left.push(format!("{file}: the card{shown} names nobody"));
        return;
    };
    if let Some(remark) = &named.remark {
        imported.left.push(format!("{file}: {own}: {remark}"));
    }
    if imported.is_me(&own, email.as_deref()) {
        imported.meet(&own, email.as_deref(), file);
        return;
    }
    let honorific = imported.line(part(3), "the title", file).or(named.honorific);
    let title = first(card, &VCardProperty::Title).or_else(|| first(card, &VCardProperty::Role));
    let title = title.and_then(|title| imported.line(&title, "the role", file));
    let nicknames = entries(card, &VCardProperty::Nickname).next().map(texts).unwrap_or_default();
    let nicknames = nicknames.iter().chain(&named.nickname);
    let aliases = nicknames.filter_map(|name| imported.line(name, "the nickname", file)).collect();
    imported.add(Person { name: own, honorific, title, email, aliases }, file);
}

/// Records the company, once.
fn name_company(imported: &mut Imported, company: Option<String>, file: &str) {
    let Some(company) = company else {
        return;
    };
    match &imported.record.interview.company {
        None => {
            imported.taken.push(format!("company: {company} ({file})"));
            imported.record.interview.company = Some(company);
        }
        Some(known) if fold(known) != fold(&company) => {
            imported.left.push(format!("{file} says the company is `{company}`; kept `{known}`"));
        }
        Some(_) => {}
    }
}

/// The name, given name first, from what the card shows and from its parts.
fn name(written: &str, family: &str, given: &str, further: &str, email: Option<&str>) -> naming::Named {
    let whole = [given, further, family].iter().filter(|part| !part.is_empty()).copied().collect::<Vec<_>>().join(" ");
    let shown = naming::shown(written);
    let is_address = written.contains('@') || email.is_some_and(|email| email.eq_ignore_ascii_case(written));
    if written.is_empty() || is_address {
        return naming::Named { name: whole, ..naming::Named::default() };
    }
    let short = format!("{given} {family}");
    let reversed = !family.is_empty() && !given.is_empty() && fold(written) == fold(&format!("{family} {given}"));
    if reversed && fold(family) != fold(given) {
        let remark = Some(format!("`{written}` was put in order, because the card says which is the family name"));
        return naming::Named { name: short, remark, ..naming::Named::default() };
    }
    shown
}

/// The work address, or else the preferred one, or else the first; the others are kept, too.
fn address(imported: &mut Imported, card: &VCard, file: &str) -> Option<String> {
    let entries: Vec<&VCardEntry> = entries(card, &VCardProperty::Email).collect();
    let best = entries.iter().min_by_key(|entry| {
        let preferred = entry.params.iter().any(|param| match param.name {
            VCardParameterName::Pref => !matches!(param.value, VCardParameterValue::Integer(2..)),
            _ => says(&param.value, "pref"),
        });
        let work = entry.params.iter().any(|param| says(&param.value, "work"));
        // Phones prefer whichever address was entered first.
        (!work, !preferred)
    })?;
    let text = texts(best).into_iter().next()?;
    let text = imported.line(naming::address(&text), "the address", file)?;
    if !text.contains('@') {
        imported.left.push(format!("{file}: `{text}` is not an email address"));
        return None;
    }
    if entries.len() > 1 {
        imported.left.push(format!("{file}: took `{text}` of {} addresses", entries.len()));
        imported.further.extend(entries.iter().flat_map(|entry| texts(entry)));
    }
    Some(text)
}

fn says(value: &VCardParameterValue, word: &str) -> bool {
    match value {
        VCardParameterValue::Text(text) => text.eq_ignore_ascii_case(word),
        VCardParameterValue::Type(kind) => kind.as_str().eq_ignore_ascii_case(word),
        _ => false,
    }
}

/// Whether the address book shows the card under its company's name, as Apple's does.
fn shows_company(card: &VCard) -> bool {
    card.entries.iter().any(|entry| {
        let shown = matches!(&entry.name, VCardProperty::Other(name) if name.eq_ignore_ascii_case("X-ABSHOWAS"));
        shown && texts(entry).first().is_some_and(|text| text.eq_ignore_ascii_case("COMPANY"))
    })
}

/// The entries with a name, in order.
fn entries<'a>(card: &'a VCard, name: &VCardProperty) -> impl Iterator<Item = &'a VCardEntry> {
    card.entries.iter().filter(move |entry| entry.name == *name)
}

/// The first text of the first entry with a name.
fn first(card: &VCard, name: &VCardProperty) -> Option<String> {
    entries(card, name).next().and_then(|entry| texts(entry).into_iter().next())
}

/// The texts in an entry's values.
fn texts(entry: &VCardEntry) -> Vec<String> {
    let text = |value: &VCardValue| match value {
        VCardValue::Text(text) => mended(text),
        VCardValue::Component(parts) => mended(&parts.join(" ")),
        _ => String::new(),
    };
    entry.values.iter().map(text).collect()
}

/// Repairs UTF-8 that was read as Latin-1 because the card names no character set: `Ã¸` for `ø`.
fn mended(text: &str) -> String {
    let bytes: Option<Vec<u8>> = text.chars().map(|c| u8::try_from(u32::from(c)).ok()).collect();
    let again = bytes.filter(|bytes| !bytes.is_ascii()).and_then(|bytes| String::from_utf8(bytes).ok());
    again.unwrap_or_else(|| text.to_owned())
}
