//! Makes a record from contact cards and calendar invitations. Nothing is guessed in silence: it
//! lists, line by line, what it took and what it left out.

mod card;
mod entry;
mod invitation;
mod naming;
mod property;
mod zone;

use std::borrow::Cow;
use std::collections::BTreeSet;

use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};
use unicode_normalization::UnicodeNormalization;

use super::name::fold;
use super::{Candidate, Person, Record};
use crate::mistake::Mistake;

/// The largest file that is read, in bytes; a card with a photo has a tenth of that.
pub const LARGEST: usize = 4 << 20;
/// The most people of one interview; a file with more is an address book.
const MOST_PEOPLE: usize = 40;
/// The most events of a file; one with more is somebody's whole calendar.
const MOST_EVENTS: usize = 500;

/// The most nicknames of a person.
const NICKNAMES: usize = 20;
/// The most characters of a name, an address, a title.
const LONGEST: usize = 200;

/// A record made from cards and invitations.
///
/// ```
/// use followup_lint::{Candidate, import};
///
/// let card = "BEGIN:VCARD\nVERSION:3.0\nFN:Rita Izaguirre\nEND:VCARD\n";
/// let imported = import(&[("rita.vcf".into(), card.into())], &Candidate::default())?;
/// assert_eq!(imported.record.interviewers[0].name, "Rita Izaguirre");
/// # Ok::<(), followup_lint::Mistake>(())
/// ```
#[derive(Debug, Clone, Default)]
#[non_exhaustive]
pub struct Imported {
    /// What was found.
    pub record: Record,
    /// What was taken, as text for the user.
    pub taken: Vec<String>,
    /// What was not taken or is not certain, and why, as text for the user.
    pub left: Vec<String>,
    /// People who may or may not have asked questions: the senders of invitations.
    pub doubtful: Vec<Person>,
    /// The addresses of people who were invited and whose names are not known.
    pub nameless: Vec<String>,
    /// Whether the candidate, of whom nothing is known, may be among the interviewers.
    pub unmet: bool,
    /// The titles of the invitations.
    pub summaries: Vec<String>,
    /// Further addresses of people on cards, besides the one that was taken.
    further: Vec<String>,
}

/// How the names of cards and invitations end.
pub const ENDINGS: [&str; 5] = ["vcf", "vcard", "ics", "ical", "ifb"];

/// Whether a file's name is that of a card or an invitation.
#[must_use]
pub fn is_importable(name: &str) -> bool {
    name.rsplit_once('.').is_some_and(|(_, own)| ENDINGS.iter().any(|ending| own.eq_ignore_ascii_case(ending)))
}

/// Reads cards and invitations, each with its name, into one record. `me` is the candidate, who is
/// not an interviewer.
pub fn import(files: &[(String, Vec<u8>)], me: &Candidate) -> Result<Imported, Mistake> {
    let mut cards = Vec::new();
    let mut invitations = Vec::new();
    for (name, bytes) in files {
        let (bytes, charset) = decode(name, bytes)?;
        let Some(found) = entry::read(property::properties(&bytes, charset)) else {
            return Err(Mistake::new(format!("{name} ends in the middle of a card or an invitation"))
                .help("save or export it again"));
        };
        if found.is_empty() {
            return Err(Mistake::new(format!("{name} contains no contact card and no invitation"))
                .help("use a .vcf or .ics file that your address book or calendar exported"));
        }
        for entry in found {
            if entry.components("VEVENT").nth(MOST_EVENTS).is_some() {
                return Err(Mistake::new(format!("{name} has more than {MOST_EVENTS} events in it"))
                    .help("export only the interview"));
            }
            (if entry.is_card() { &mut cards } else { &mut invitations }).push((name, entry));
            if cards.len() > MOST_PEOPLE {
                return Err(too_many(name));
            }
        }
    }
    let mut imported = Imported::default();
    imported.record.candidate = me.clone();
    for (name, card) in &cards {
        card::take(&mut imported, card.whole(), name);
    }
    for (name, calendar) in &invitations {
        invitation::take(&mut imported, calendar, name);
        if imported.is_crowded() {
            return Err(too_many(name));
        }
    }
    imported.settle();
    if imported.is_empty() {
        let mistake = Mistake::new("there is nothing to make a record of");
        return Err(mistake.help(imported.left.join("; ")));
    }
    Ok(imported)
}

fn too_many(name: &str) -> Mistake {
    Mistake::new(format!("{name} has more than {MOST_PEOPLE} people in it"))
        .help("export only the people who interviewed you")
}

/// The bytes of a file, those of UTF-16 as UTF-8, and the character set of what is not UTF-8.
fn decode<'a>(name: &str, bytes: &'a [u8]) -> Result<(Cow<'a, [u8]>, &'static Encoding), Mistake> {
    if bytes.len() > LARGEST {
        let message =
            format!("{name} is larger than {} MB, which is too large for a card or an invitation", LARGEST >> 20);
        return Err(Mistake::new(message).help("export only the people who interviewed you"));
    }
    let wide = Encoding::for_bom(bytes).map(|(encoding, _)| encoding).filter(|&encoding| encoding != UTF_8);
    if let Some(at) = bytes.iter().position(|&byte| byte == 0).filter(|_| wide.is_none()) {
        let line = bytes[..at].split(|&byte| byte == b'\n').count();
        return Err(Mistake::new(format!("{name} is not text: byte {} (line {line}) is a NUL byte", at + 1))
            .help("save or export it again"));
    }
    Ok(match wide {
        Some(encoding) => (Cow::Owned(encoding.decode(bytes).0.into_owned().into_bytes()), UTF_8),
        None => (Cow::Borrowed(bytes), charset(bytes)),
    })
}

/// The first character set that a file names and that is not UTF-8, or else Windows-1252.
fn charset(bytes: &[u8]) -> &'static Encoding {
    const MARK: &[u8] = b"CHARSET=";
    let at = bytes.windows(MARK.len()).position(|window| window.eq_ignore_ascii_case(MARK));
    let label = at.map(|at| &bytes[at + MARK.len()..]).unwrap_or_default();
    let end = label.iter().position(|byte| b":;\r\n,".contains(byte)).unwrap_or(label.len());
    let named = Encoding::for_label(label[..end].trim_ascii()).filter(|encoding| encoding.name() != "UTF-8");
    named.unwrap_or(WINDOWS_1252)
}

impl Imported {
    /// Adds an interviewer, or what is new about one who is already there.
    fn add(&mut self, person: Person, from: &str) {
        let people = &mut self.record.interviewers;
        let Some(known) = people.iter_mut().find(|known| same(known, &person)) else {
            self.taken.push(format!("{} ({from})", describe(&person)));
            people.push(person);
            return;
        };
        if fold(&known.name) != fold(&person.name) {
            self.left.push(format!("{from} has `{}` for `{}`, which was kept", person.name, known.name));
        }
        for (known, new) in [
            (&mut known.honorific, person.honorific),
            (&mut known.title, person.title),
            (&mut known.email, person.email),
        ] {
            match (&known, new) {
                (None, Some(new)) => *known = Some(new),
                (Some(known), Some(new)) if !known.eq_ignore_ascii_case(&new) => {
                    self.left.push(format!("{from} says `{new}`; kept `{known}`"));
                }
                _ => {}
            }
        }
        for alias in person.aliases {
            if known.aliases.len() < NICKNAMES && !known.aliases.contains(&alias) {
                known.aliases.push(alias);
            }
        }
    }

    /// Whether nothing was found that could be part of a record.
    fn is_empty(&self) -> bool {
        let interview = &self.record.interview;
        let people = self.record.interviewers.is_empty() && self.doubtful.is_empty() && self.nameless.is_empty();
        people && interview.company.is_none() && interview.date.is_none()
    }

    /// Whether there are more interviewers than one interview has.
    fn is_crowded(&self) -> bool {
        self.record.interviewers.len() > MOST_PEOPLE
    }

    /// Whether an address is an interviewer's, even one that was not taken.
    fn knows(&self, email: Option<&str>) -> bool {
        let further = |email: &str| self.further.iter().any(|other| other.trim().eq_ignore_ascii_case(email));
        email.is_some_and(|email| self.record.is_for(email) || further(email))
    }

    /// Whether somebody is the candidate.
    fn is_me(&self, name: &str, email: Option<&str>) -> bool {
        let me = &self.record.candidate;
        let named = me.name.as_deref().is_some_and(|own| fold(own) == fold(name));
        named || email.is_some_and(|email| me.email.as_deref().is_some_and(|own| own.eq_ignore_ascii_case(email)))
    }

    /// Takes the candidate's own name and address.
    fn meet(&mut self, name: &str, email: Option<&str>, from: &str) {
        let me = &mut self.record.candidate;
        if me.name.is_none() && !name.is_empty() {
            me.name = Some(name.to_owned());
        }
        if me.email.is_none() {
            me.email = email.map(str::to_owned);
        }
        let own = me.name.clone().or_else(|| me.email.clone()).unwrap_or_default();
        self.taken.push(format!("you: {own} ({from})"));
    }

    /// Decides which of the doubtful people are left out: those who are interviewers anyway. The
    /// only person there is kept.
    fn settle(&mut self) {
        let people = &self.record.interviewers;
        self.doubtful.retain(|person| !people.iter().any(|known| same(known, person)));
        if people.is_empty() && self.doubtful.len() == 1 {
            for person in std::mem::take(&mut self.doubtful) {
                self.taken.push(format!("{} (who sent the invitation, with nobody else in it)", describe(&person)));
                self.record.interviewers.push(person);
            }
        }
        for person in &self.doubtful {
            self.left.push(format!(
                "{} sent the invitation, as recruiters do; add them if they asked questions, too",
                describe(person)
            ));
        }
        for lines in [&mut self.left, &mut self.taken] {
            let mut seen = BTreeSet::new();
            lines.retain(|line| seen.insert(line.clone()));
        }
    }

    /// A field's text on one line, unless it is far too long to be a field.
    fn line(&mut self, text: &str, what: &str, from: &str) -> Option<String> {
        let text: String = text.chars().filter(|&c| !turns_text(c)).collect();
        let text = text.split(|c: char| c.is_whitespace() || c.is_control()).filter(|word| !word.is_empty());
        let mut line = String::new();
        for word in text {
            if line.len() + word.len() > LONGEST {
                self.left.push(format!("{what} of {from} is longer than {LONGEST} characters"));
                return None;
            }
            line.push_str(if line.is_empty() { "" } else { " " });
            line.push_str(word);
        }
        Some(line.nfc().collect()).filter(|line: &String| !line.is_empty())
    }
}

/// Whether a character only changes the direction of the text around it, or is not seen at all.
const fn turns_text(c: char) -> bool {
    matches!(c, '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

/// Whether two entries are the same person: the address decides, or else the name.
fn same(one: &Person, other: &Person) -> bool {
    match (&one.email, &other.email) {
        (Some(one), Some(other)) if one.eq_ignore_ascii_case(other) => true,
        _ => fold(&one.name) == fold(&other.name),
    }
}

fn describe(person: &Person) -> String {
    let honorific = person.honorific.as_ref().map(|honorific| format!("{honorific} ")).unwrap_or_default();
    let title = person.title.as_ref().map(|title| format!(", {title}")).unwrap_or_default();
    let email = person.email.as_ref().map(|email| format!(" <{email}>")).unwrap_or_default();
    format!("{honorific}{}{title}{email}", person.name)
}
