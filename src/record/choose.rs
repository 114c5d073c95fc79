//! Decides which of several records a mail is about: by the address it goes to, then by the name it
//! greets.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use strsim::osa_distance;

use super::name::fold;
use super::{Person, Record};

/// With fewer letters than this, a misspelled name may be another name.
const LONG_NAME: usize = 6;

/// What a mail says about whom it is for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Addressee {
    /// The recipients.
    pub to: Vec<Destination>,
    /// The greeting: `Dear Ms. Izaguirre,`
    pub greeting: String,
}

/// A recipient of a mail.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Destination {
    /// The name before the address; may be empty.
    pub name: String,
    /// The address.
    pub address: String,
    /// Whether it is a shared address such as `jobs@`, and not one person's.
    pub office: bool,
}

impl Destination {
    /// Whether this recipient is somebody whose recorded address may be a different one: the name
    /// is theirs, or the address is made of their name and has the same domain.
    fn is_of(&self, person: &Person) -> bool {
        let parts = parts(person);
        let full = words(&self.name);
        let named = full.len() > 1 && full.iter().all(|word| parts.contains(word));
        named || self.is_housed_with(person) && !self.office && is_made_of(&self.address, &parts)
    }

    /// Whether this address has the same domain as somebody's.
    fn is_housed_with(&self, person: &Person) -> bool {
        let house = |address: &str| address.rsplit_once('@').map(|(_, house)| house.trim().to_ascii_lowercase());
        let own = person.email.as_deref().and_then(house);
        own.is_some() && own == house(&self.address)
    }
}

/// Whether the part of an address before the `@` is only a name: `r.izaguirre`, `ritai`.
fn is_made_of(address: &str, parts: &BTreeSet<String>) -> bool {
    let local = address.split(['@', '+']).next().map(fold).unwrap_or_default();
    let from_name = |word: &str| {
        let rest =
            parts.iter().find_map(|part| word.strip_prefix(part.as_str()).or_else(|| word.strip_suffix(part.as_str())));
        let begins = |letters: &str| letters.is_empty() || parts.iter().any(|part| part.starts_with(letters));
        rest.map_or_else(|| word.chars().count() == 1 && begins(word), begins)
    };
    let mut words = local.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()).peekable();
    words.peek().is_some() && words.all(from_name)
}

/// Whether a mail may be about the record next to it. The only thing that speaks against it is that
/// the record has addresses and the mail goes elsewhere: neither to one of its people, nor to a
/// shared address of theirs or one that passes mail on to the person greeted.
#[must_use]
pub fn may_be_about(record: &Record, addressee: &Addressee) -> bool {
    let Addressee { to, greeting } = addressee;
    let people = &record.interviewers;
    if to.is_empty() || people.iter().all(|person| person.email.is_none()) {
        return true;
    }
    let greeted = words(greeting);
    let is_greeted = |person: &Person| parts(person).iter().any(|part| greeted.contains(part));
    to.iter().any(|to| {
        let office = |person: &Person| to.office && (to.is_housed_with(person) || is_greeted(person));
        record.is_for(&to.address) || people.iter().any(|person| to.is_of(person) || office(person))
    })
}

/// Records by the addresses and names in them. Use it to find the record of each of many mails at
/// once; each list is built when it is first needed.
#[derive(Debug, Default)]
pub struct Directory {
    addresses: OnceLock<Addresses>,
    names: OnceLock<Names>,
}

/// Records by each address in them.
type Addresses = BTreeMap<String, Vec<usize>>;

/// Record and interviewer by each word of their names.
type Names = BTreeMap<String, Vec<(usize, usize)>>;

impl Directory {
    /// The indices of the records that a mail may be about; more than one if it cannot be decided.
    /// Pass the same `records` to a directory every time.
    #[must_use]
    pub fn choose(&self, addressee: &Addressee, records: &[Record]) -> Vec<usize> {
        let found = self.addressed(addressee, records);
        if found.len() == 1 {
            return found;
        }
        // If it goes to several, it is for the one it greets.
        let greeted = self.greeted(addressee, records);
        let decides = found.is_empty() || matches!(greeted[..], [one] if found.contains(&one));
        if decides { greeted } else { found }
    }

    /// The records of the people whose addresses the mail goes to.
    fn addressed(&self, addressee: &Addressee, records: &[Record]) -> Vec<usize> {
        let known = || self.addresses.get_or_init(|| addresses(records));
        let found = addressee.to.iter().filter_map(|to| known().get(&to.address.trim().to_ascii_lowercase()));
        let found: BTreeSet<usize> = found.flatten().copied().collect();
        found.into_iter().collect()
    }

    /// The records of the people whom the mail greets.
    fn greeted(&self, addressee: &Addressee, records: &[Record]) -> Vec<usize> {
        let words = words(&addressee.greeting);
        if words.is_empty() {
            return Vec::new();
        }
        let names = self.names.get_or_init(|| names(records));
        let mut people: BTreeMap<(usize, usize), Nearness> = BTreeMap::new();
        for (part, places) in words.iter().filter_map(|word| names.get_key_value(word)) {
            for &place in places {
                let person = &records[place.0].interviewers[place.1];
                let titles = person.honorific.as_deref().map(self::words).unwrap_or_default();
                let near = people.entry(place).or_default();
                near.right += 1;
                near.honorific = titles.iter().any(|title| words.contains(title) && title != part);
            }
        }
        let slips = words.iter().flat_map(|word| slips(names, word));
        for (_, places) in slips.filter(|(part, _)| !words.contains(part)) {
            for &place in places {
                people.entry(place).or_default().almost += 1;
            }
        }
        // If the mail goes elsewhere than to somebody's address, it is not for them, unless it goes
        // to a shared address.
        let to = &addressee.to;
        let may_go_to = |person: &Person| {
            to.is_empty() || person.email.is_none() || to.iter().any(|to| to.office || to.is_of(person))
        };
        people.retain(|place, near| {
            let person = &records[place.0].interviewers[place.1];
            near.housed = to.iter().any(|to| to.is_housed_with(person));
            may_go_to(person)
        });
        let Some(best) = people.values().max().copied() else {
            return Vec::new();
        };
        let mut found: Vec<usize> =
            people.iter().filter(|(_, near)| **near == best).map(|(place, _)| place.0).collect();
        found.dedup();
        // If two people have nearly the name in the greeting, it is not certain which of them is
        // meant.
        if best.right == 0 && found.len() > 1 { Vec::new() } else { found }
    }
}

fn addresses(records: &[Record]) -> Addresses {
    let mut addresses = Addresses::new();
    for (at, record) in records.iter().enumerate() {
        for email in record.interviewers.iter().filter_map(|person| person.email.as_deref()) {
            addresses.entry(email.trim().to_ascii_lowercase()).or_default().push(at);
        }
    }
    addresses
}

fn names(records: &[Record]) -> Names {
    let mut names = Names::new();
    for (at, record) in records.iter().enumerate() {
        for (number, person) in record.interviewers.iter().enumerate() {
            for part in parts(person) {
                names.entry(part).or_default().push((at, number));
            }
        }
    }
    names
}

/// The long names that differ from a word by one letter.
fn slips<'a>(names: &'a Names, word: &'a str) -> impl Iterator<Item = (&'a String, &'a Vec<(usize, usize)>)> {
    let first = word.chars().next().filter(|_| word.len() >= LONG_NAME).map(String::from);
    let from = first.clone().unwrap_or_default();
    let alike =
        names.range(from..).take_while(move |(name, _)| first.as_ref().is_some_and(|first| name.starts_with(first)));
    alike.filter(move |(name, _)| {
        name.len() >= LONG_NAME && name.len().abs_diff(word.len()) <= 1 && osa_distance(word, name) == 1
    })
}

/// How well a greeting matches somebody's name.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
struct Nearness {
    /// How many names are right.
    right: usize,
    /// How many names are a letter off.
    almost: usize,
    /// Whether the honorific fits, too.
    honorific: bool,
    /// Whether the mail goes to the domain of somebody's address.
    housed: bool,
}

/// The words of somebody's names, each once and without initials, which many people share.
fn parts(person: &Person) -> BTreeSet<String> {
    person.names().flat_map(|name| words(name)).filter(|part| part.chars().count() > 1).collect()
}

/// The words of a name or a greeting, in lower case and without accents.
fn words(text: &str) -> Vec<String> {
    let words = text.split(|c: char| !(c.is_alphanumeric() || matches!(c, '\'' | '’' | '\u{300}'..='\u{36f}')));
    words.filter(|word| !word.is_empty()).map(fold).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn records(names: &[(&str, &str)]) -> Vec<Record> {
        let record = |(name, email): &(&str, &str)| {
            let email = if email.is_empty() { String::new() } else { format!("email = \"{email}\"") };
            Record::parse(&format!("[[interviewer]]\nname = \"{name}\"\n{email}")).expect("it is right")
        };
        names.iter().map(record).collect()
    }

    /// A mail to `Rita <rita@kiln.example>` and others, with a greeting.
    fn addressee(to: &[&str], greeting: &str) -> Addressee {
        let destination = |to: &&str| {
            let (name, address) = to.trim_end_matches('>').rsplit_once('<').unwrap_or(("", to));
            Destination { name: name.to_owned(), address: address.to_owned(), office: address.starts_with("jobs@") }
        };
        Addressee { to: to.iter().map(destination).collect(), greeting: greeting.to_owned() }
    }

    fn choose(to: &[&str], greeting: &str, records: &[Record]) -> Vec<usize> {
        Directory::default().choose(&addressee(to, greeting), records)
    }

    #[test]
    fn an_address_that_is_not_recorded_may_be_theirs_or_that_of_their_office() {
        let records = records(&[("Rita Izaguirre", "rita@kiln.example")]);
        for (to, greeting, expected) in [
            ("rita@kiln.example", "Dear Tom,", true),
            ("r.izaguirre@kiln.example", "Dear all,", true),
            ("rizaguirre@kiln.example", "Dear Ms. Izaguirre,", true),
            ("Rita Izaguirre <ri@home.example>", "Dear Rita,", true),
            ("jobs@kiln.example", "Dear all,", true),
            ("jobs@recruiters.example", "Dear Rita,", true),
            ("jobs@recruiters.example", "Dear Tom,", false),
            ("rita@fjordly.example", "Dear Rita,", false),
            ("rita.hale@kiln.example", "Dear Rita,", false),
            ("Rita <ri@fjordly.example>", "Dear Rita,", false),
            ("Rita Hale <ri@kiln.example>", "Dear Rita,", false),
            ("tom@kiln.example", "Dear Tom,", false),
        ] {
            assert_eq!(may_be_about(&records[0], &addressee(&[to], greeting)), expected, "{to}: {greeting}");
        }
    }

    #[test]
    fn mail_to_an_office_finds_whom_it_greets() {
        let records = records(&[("Rita Izaguirre", "rita@kiln.example"), ("Tom Okafor", "tom@fjordly.example")]);
        assert_eq!(choose(&["jobs@kiln.example"], "Dear Rita,", &records), [0]);
        assert_eq!(choose(&["tokafor@fjordly.example"], "Dear Tom,", &records), [1]);
        assert_eq!(choose(&["jobs@kiln.example"], "Dear all,", &records), [0; 0]);
        assert_eq!(choose(&["tom@kiln.example"], "Dear Tom,", &records), [0; 0]);
        let records = self::records(&[("Tom Hale", "tom@kiln.example"), ("Tom Okafor", "tom@fjordly.example")]);
        assert_eq!(choose(&["jobs@fjordly.example"], "Dear Tom,", &records), [1]);
        assert_eq!(choose(&["jobs@recruiters.example"], "Dear Tom,", &records), [0, 1]);
    }

    #[test]
    fn the_address_comes_before_the_name() {
        let records = records(&[("Rita Izaguirre", "rita@kiln.example"), ("Rita Hale", ""), ("Tom Okafor", "")]);
        assert_eq!(choose(&["RITA@kiln.example"], "Dear Tom,", &records), [0]);
        assert_eq!(choose(&[], "Dear Tom,", &records), [2]);
        assert_eq!(choose(&[], "Dear Rita,", &records), [0, 1]);
        assert_eq!(choose(&[], "Dear Rita Hale,", &records), [1]);
        assert_eq!(choose(&["rita@fjordly.example"], "Dear Rita,", &records), [1]);
        assert_eq!(choose(&[], "Dear all,", &records), [0; 0]);
    }

    #[test]
    fn a_long_name_may_be_a_letter_off() {
        let records = records(&[("Rita Izaguirre", ""), ("Jon Hale", ""), ("Søren Møller", "")]);
        assert_eq!(choose(&[], "Dear Ms. Izaguire,", &records), [0]);
        assert_eq!(choose(&[], "Dear John,", &records), [0; 0]);
        assert_eq!(choose(&[], "Dear Soren,", &records), [2]);
    }
}
