//! Which of several records a mail is about: by the address it goes to, then by the name it greets.

use std::collections::{BTreeMap, BTreeSet};

use strsim::osa_distance;

use super::name::fold;
use super::{Person, Record};

/// A misspelt name of fewer letters may be another name.
const LONG_NAME: usize = 6;

/// What a mail says of whom it is for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Addressee {
    /// The addresses it goes to.
    pub to: Vec<String>,
    /// The greeting: `Dear Ms. Izaguirre,`
    pub greeting: String,
}

/// Where names and addresses stand in records, so that each mail of many finds its own at once.
#[derive(Debug, Default)]
pub struct Directory {
    addresses: BTreeMap<String, Vec<usize>>,
    /// Record and interviewer by each word of their names.
    names: BTreeMap<String, Vec<(usize, usize)>>,
}

impl Directory {
    /// The directory of some records.
    #[must_use]
    pub fn new(records: &[Record]) -> Self {
        let mut directory = Self::default();
        for (at, record) in records.iter().enumerate() {
            for (number, person) in record.interviewers.iter().enumerate() {
                if let Some(email) = &person.email {
                    directory.addresses.entry(email.trim().to_ascii_lowercase()).or_default().push(at);
                }
                for part in parts(person) {
                    directory.names.entry(part).or_default().push((at, number));
                }
            }
        }
        directory
    }

    /// The records, by index, that a mail may be about; more than one where it cannot be told.
    /// `records` are those of the directory.
    #[must_use]
    pub fn choose(&self, addressee: &Addressee, records: &[Record]) -> Vec<usize> {
        let found = addressee.to.iter().filter_map(|address| self.addresses.get(&address.trim().to_ascii_lowercase()));
        let mut found: Vec<usize> = found.flatten().copied().collect();
        found.sort_unstable();
        found.dedup();
        if !found.is_empty() {
            return found;
        }
        let words = words(&addressee.greeting);
        let mut people: BTreeMap<(usize, usize), Nearness> = BTreeMap::new();
        for (part, places) in words.iter().filter_map(|word| self.names.get_key_value(word)) {
            for &place in places {
                let person = &records[place.0].interviewers[place.1];
                let titles = person.honorific.as_deref().map(self::words).unwrap_or_default();
                let near = people.entry(place).or_default();
                near.right += 1;
                near.honorific = titles.iter().any(|title| words.contains(title) && title != part);
            }
        }
        let slips = words.iter().flat_map(|word| self.slips(word));
        for (_, places) in slips.filter(|(part, _)| !words.contains(part)) {
            for &place in places {
                people.entry(place).or_default().almost += 1;
            }
        }
        // An address that the mail does not go to speaks against somebody.
        let may_go_to = |person: &Person| addressee.to.is_empty() || person.email.is_none();
        people.retain(|place, _| may_go_to(&records[place.0].interviewers[place.1]));
        let Some(best) = people.values().max().copied() else {
            return Vec::new();
        };
        let mut found: Vec<usize> =
            people.iter().filter(|(_, near)| **near == best).map(|(place, _)| place.0).collect();
        found.dedup();
        // Two people whose names are nearly the greeted one: neither is meant for sure.
        if best.right == 0 && found.len() > 1 { Vec::new() } else { found }
    }

    /// The long names that a word misses by a letter.
    fn slips<'a>(&'a self, word: &'a str) -> impl Iterator<Item = (&'a String, &'a Vec<(usize, usize)>)> {
        let first = word.chars().next().filter(|_| word.len() >= LONG_NAME).map(String::from);
        let from = first.clone().unwrap_or_default();
        let names = self
            .names
            .range(from..)
            .take_while(move |(name, _)| first.as_ref().is_some_and(|first| name.starts_with(first)));
        names.filter(move |(name, _)| is_slip(word, name))
    }
}

/// How much of a greeting is somebody's name.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
struct Nearness {
    /// Names that are right.
    right: usize,
    /// Names that are a letter off.
    almost: usize,
    /// Whether the honorific fits, too.
    honorific: bool,
}

/// The words of somebody's names, each once; initials tell nobody apart.
fn parts(person: &Person) -> BTreeSet<String> {
    let names = std::iter::once(&person.name).chain(&person.aliases);
    names.flat_map(|name| words(name)).filter(|part| part.chars().count() > 1).collect()
}

/// Whether a long name is a letter off.
fn is_slip(word: &str, part: &str) -> bool {
    let length = part.len();
    let near = word.len().abs_diff(length) <= 1 && length.min(word.len()) >= LONG_NAME;
    near && word.as_bytes().first() == part.as_bytes().first() && osa_distance(word, part) == 1
}

/// The words of a name or a greeting, without accents and capitals.
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

    fn choose(to: &[&str], greeting: &str, records: &[Record]) -> Vec<usize> {
        let to = to.iter().map(|address| (*address).to_owned()).collect();
        Directory::new(records).choose(&Addressee { to, greeting: greeting.to_owned() }, records)
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
