//! A vCard, in any version and from any address book.

use super::super::name::fold;
use super::super::{Person, is_address, not_an_address};
use super::entry::Component;
use super::property::Property;
use super::{Imported, NICKNAMES, naming};

/// Takes the person, the role and the company from a card.
pub(super) fn take(imported: &mut Imported, card: &Component, file: &str) {
    let company = card.first("ORG").map(|units| units.split(|c| (c != ';').then_some(c)).swap_remove(0));
    let company = company.and_then(|company| imported.line(&company, "the company", file));
    let kind = card.first("KIND").or_else(|| card.first("X-ADDRESSBOOKSERVER-KIND"));
    let kind = kind.filter(|kind| !kind.says("individual"));
    // Apple's address book shows a card under its company's name.
    let organisation = kind.or_else(|| card.first("X-ABSHOWAS"));
    let organisation = organisation.is_some_and(|word| word.says("org") || word.says("COMPANY"));
    let written = card.text("FN").and_then(|name| imported.line(&name, "the name", file)).unwrap_or_default();
    let parts = card.first("N").map(|name| name.split(name_part)).unwrap_or_default();
    let parts: Vec<&str> = parts.iter().map(|part| part.trim()).collect();
    let nameless = parts.iter().take(2).all(|part| part.is_empty());
    if let Some(kind) = kind.filter(|_| !organisation) {
        imported.left.push(format!("{file}: `{written}` is a {}", kind.value().to_ascii_lowercase()));
    } else if organisation || nameless && company.as_deref() == Some(&written) {
        name_company(imported, Some(company.unwrap_or(written)).filter(|name| !name.is_empty()), file);
    } else {
        name_company(imported, company, file);
        take_person(imported, card, &written, &parts, file);
    }
}

/// Takes a person whose name the card shows as `written`, and whose parts it has: family name,
/// given name, additional names, title and suffix.
fn take_person(imported: &mut Imported, card: &Component, written: &str, parts: &[&str], file: &str) {
    let part = |at: usize| parts.get(at).copied().unwrap_or_default();
    let email = address(imported, card, file);
    let mut named = name(written, part(0), part(1), part(2), email.as_deref());
    named.leave_out_suffix(part(4));
    // Some cards have the address where the name should be.
    let own = imported.line(&named.name, "the name", file).filter(|own| !naming::is_address(own));
    let Some(own) = own else {
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
    let title = card.text("TITLE").or_else(|| card.text("ROLE"));
    let title = title.and_then(|title| imported.line(&title, "the role", file));
    let nicknames = card.first("NICKNAME").map(|names| names.split(|c| (c != ',').then_some(c)));
    let nicknames = nicknames.iter().flatten().take(NICKNAMES).chain(&named.nickname);
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
    if !naming::is_name(&shown.name, email) && (!whole.is_empty() || naming::is_address(&shown.name)) {
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
fn address(imported: &mut Imported, card: &Component, file: &str) -> Option<String> {
    let all: Vec<&Property> = card.all("EMAIL").filter(|email| !email.value().is_empty()).collect();
    let best = all.iter().min_by_key(|email| {
        let rank = email.parameter("PREF").and_then(|rank| rank.parse().ok());
        let labelled = |label: &Property| label.is_grouped_with(email) && is_work(label.value());
        // Phones prefer whichever address was entered first.
        (
            !(email.has_type("work") || card.all("X-ABLABEL").any(labelled)),
            rank.unwrap_or(if email.has_type("pref") { 1 } else { u8::MAX }),
        )
    })?;
    let text = best.text();
    let text = imported.line(naming::address(&text), "the address", file)?;
    if !is_address(&text) {
        imported.left.push(format!("{file}: {}", not_an_address(&text)));
        return None;
    }
    if all.len() > 1 {
        imported.left.push(format!("{file}: took `{text}` of {} addresses", all.len()));
        imported.further.extend(all.iter().map(|email| email.text()));
    }
    Some(text)
}

/// Whether a label of Apple's address book is that of work: `Work`, `_$!<Work>!$_`.
fn is_work(label: &str) -> bool {
    label.trim_matches(|c: char| !c.is_alphanumeric()).eq_ignore_ascii_case("work")
}

/// What a character in the parts of a name means: given names are separated by commas.
fn name_part(c: char) -> Option<char> {
    match c {
        ';' => None,
        ',' => Some(' '),
        c => Some(c),
    }
}
