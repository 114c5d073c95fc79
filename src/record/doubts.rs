//! What is wrong with the text of a record: everything that keeps it from being read, or what can be read and
//! is probably not intended.

use std::collections::BTreeSet;
use std::ops::Range;

use super::name::lore::{self, Rank};
use super::name::{Name, letters};
use super::{Interview, Record};
use crate::mistake::Mistake;

/// The most mistakes of one record that are reported.
const MOST: usize = 20;

impl Record {
    /// Everything that keeps a text from being a record: after each mistake it is read again without the line.
    #[must_use]
    pub fn mistakes(text: &str) -> Vec<Mistake> {
        let mut rest = text.to_owned();
        let mut found = Vec::new();
        while let Some(mistake) = Self::parse(&rest).err().filter(|_| found.len() < MOST) {
            let line = mistake.span.as_ref().map(|span| line_at(&rest, span.start));
            found.push(mistake);
            let Some((line, blank)) = line.and_then(|line| Some((line.clone(), blank(&rest[line])?))) else { break };
            rest.replace_range(line, &blank);
        }
        found.sort_by_key(|mistake| mistake.span.as_ref().map(|span| span.start));
        found
    }

    /// What is well-formed, but probably not intended, with its place in the text of the record.
    #[must_use]
    pub fn doubts(&self, text: &str) -> Vec<Mistake> {
        let mut doubts = Vec::new();
        let mut doubt = |message: String, help: String, key: &str, value: &str| {
            doubts.push(Mistake::new(message).help(help).at_value(text, key, value));
        };
        for (key, value) in self.values().filter(|(_, value)| value.trim().is_empty()) {
            doubt(format!("`{key}` is empty"), "fill it in, or remove the line".into(), key, value);
        }
        let mut met = BTreeSet::new();
        for person in &self.interviewers {
            let name = person.name.trim();
            if let Some(order) = in_order(name) {
                doubt("a name is written given name first".into(), format!("write `name = \"{order}\"`"), "name", name);
            }
            if !met.insert(letters(name)) {
                let help = "remove one of the two, or correct the name".into();
                doubt(format!("`{name}` is listed twice"), help, "name", name);
            }
            let title = person.honorific.as_deref().filter(|title| !title.trim().is_empty());
            if let Some(title) = title.filter(|title| !title.split([' ', '-']).any(is_title)) {
                let help = "write the title that goes before the name, such as `Ms.` or `Dr.`, or leave it out".into();
                doubt(format!("`{title}` is not a known title"), help, "honorific", title);
            }
        }
        let Interview { date, decision_by, offered, sent, .. } = &self.interview;
        let later = [("decision_by", decision_by), ("offered", offered)].into_iter();
        let later =
            later.filter_map(|(key, date)| Some((key, date.as_ref()?))).chain(sent.iter().map(|date| ("sent", date)));
        for (key, later) in later {
            let before =
                date.as_ref().is_some_and(|date| later.date.zip(date.date).is_some_and(|(later, date)| later < date));
            if before {
                let help = "correct one of the two dates".into();
                doubt(format!("`{key}` is {later}, before the interview"), help, key, &later.to_string());
            }
        }
        doubts
    }

    /// The texts that are given, each with its key.
    fn values(&self) -> impl Iterator<Item = (&'static str, &str)> {
        let Interview { company, position, topics, other_companies, .. } = &self.interview;
        let people = self.interviewers.iter().flat_map(move |person| {
            let own = [("honorific", &person.honorific), ("title", &person.title)];
            let own = own.into_iter().filter_map(|(key, text)| Some((key, text.as_deref()?)));
            own.chain(listed("aliases", &person.aliases))
        });
        let own = [("name", &self.candidate.name), ("company", company), ("position", position)];
        let own = own.into_iter().filter_map(|(key, text)| Some((key, text.as_deref()?)));
        own.chain(listed("topics", topics)).chain(listed("other_companies", other_companies)).chain(people)
    }
}

fn is_title(word: &str) -> bool {
    Rank::of(word).is_some()
}

/// `Rita Izaguirre` for `Izaguirre, Rita`.
fn in_order(name: &str) -> Option<String> {
    let (_, given) = name.split_once(',')?;
    let is_suffix = |word: &str| lore::is_suffix(&word.replace(['.', ','], "").to_lowercase());
    if given.trim().is_empty() || given.split_whitespace().all(is_suffix) {
        return None;
    }
    let name = Name::read(name);
    Some(name.text(0, name.pieces.len()))
}

/// The line that a place is on.
fn line_at(text: &str, at: usize) -> Range<usize> {
    let at = at.min(text.len());
    let start = text[..at].rfind('\n').map_or(0, |end| end + 1);
    start..text[start..].find('\n').map_or(text.len(), |end| start + end)
}

/// The texts of a list, each with the list's key.
fn listed<'t>(key: &'static str, texts: &'t [String]) -> impl Iterator<Item = (&'static str, &'t str)> {
    texts.iter().map(move |text| (key, text.as_str()))
}

/// As many bytes without the mistake, where a line says one thing: a heading or a list of several lines belongs
/// to the lines below it.
fn blank(line: &str) -> Option<String> {
    let open = |opening: char, closing: char| line.matches(opening).count() != line.matches(closing).count();
    let key = line.trim_start().split(|c: char| !(c.is_alphanumeric() || c == '_')).next().unwrap_or_default();
    if key.is_empty() || open('[', ']') || line.contains("\"\"\"") || line.contains("'''") {
        return None;
    }
    // An interviewer needs a name.
    let stand_in = if key == "name" { "name='?'" } else { "" };
    let padding = line.len().checked_sub(stand_in.len())?;
    Some(format!("{stand_in}{}", " ".repeat(padding)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_mistake_is_reported_once() {
        let text = "[interview]\ncompany = Kiln\nposition: Potter\ntopics = [lids]\nlanguage = \"english\"\n\n\
                    [[interviewer]]\nname = Noor\nhonorofic = \"Ms.\"\n";
        let places: Vec<&str> =
            Record::mistakes(text).iter().map(|mistake| &text[mistake.span.clone().expect("a place")]).collect();
        assert_eq!(places.len(), 6, "{places:?}");
        assert!(Record::mistakes("[interview]\ncompany = \"Kiln\"\n").is_empty());
    }

    #[test]
    fn what_is_hardly_meant_is_shown_where_it_is() {
        for (line, shown, help) in [
            ("name = \"Izaguirre, Rita\"", "\"Izaguirre, Rita\"", "write `name = \"Rita Izaguirre\"`"),
            ("name = 'Izaguirre, Rita'", "Izaguirre, Rita", "write `name = \"Rita Izaguirre\"`"),
            ("name = \"Noor\"\nhonorific = \"\"", "\"\"", "fill it in, or remove the line"),
            (
                "name = \"Noor\"\n[[interviewer]]\nname = \"noor\"",
                "\"noor\"",
                "remove one of the two, or correct the name",
            ),
            ("name = \"Noor\"\n[interview]\ncompany = \" \"", "\" \"", "fill it in, or remove the line"),
        ] {
            let text = format!("[[interviewer]]\n{line}\n");
            let doubts = Record::parse(&text).expect("it can be read").doubts(&text);
            assert_eq!(doubts.len(), 1, "{line}");
            assert_eq!(&text[doubts[0].span.clone().expect("a place")], shown);
            assert_eq!(doubts[0].help.as_deref(), Some(help));
        }
        for (title, doubts) in [("Queen", 1), ("Ms.", 0), ("Prof. Dr.", 0), ("Lt. Col.", 0), ("Dr.-Ing.", 0)] {
            let text = format!("[[interviewer]]\nname = \"Tom Hale, Jr.\"\nhonorific = \"{title}\"\n");
            assert_eq!(Record::parse(&text).expect("it can be read").doubts(&text).len(), doubts, "{title}");
        }
    }
}
