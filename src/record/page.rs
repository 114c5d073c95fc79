//! Writes a record as a file: what is known, and in comments what could be added.

use toml::Value;

use super::import::Imported;
use super::{Person, Record};
use crate::text::is_hidden;

/// A record with nothing filled in and every key explained.
pub const EMPTY: &str = r#"# What you know about the interview. Fill in what helps and remove the # in front of it. Everything is
# optional, but each [[interviewer]] needs a name.

[candidate]
# name = "Maya Lindqvist"                 # you, as you sign
# email = "maya@lindqvist.example"

[interview]
# company = "Kiln & Lid"                  # spelled the way they spell it
# position = "Press Officer"
# date = 2026-11-17                       # or with the time: 2026-11-17T10:30:00+01:00
# decision_by = 2026-12-01                # when they said they would decide
# offered = 2026-12-02                    # when they made an offer
# kind = "thank-you"                      # status, second-status, rejection-reply, offer-reply, letter
# language = "en-GB"
# topics = ["press kits", "the 27 errors"]
# other_companies = ["Fjordly"]           # where else you have applied
# sent = [2026-11-18]                     # what you have sent them since

# One block for each person who asked questions.
# [[interviewer]]
# name = "Rita Izaguirre"                 # given name first
# honorific = "Ms."
# title = "HR Director"
# email = "rita@kiln.example"
# aliases = ["Rita I."]                   # other spellings that are right
"#;

impl Imported {
    /// The record as a file to continue with: what was taken, and in comments what was not certain.
    #[must_use]
    pub fn page(&self) -> String {
        let mut page = self.record.page();
        let mut hints = String::new();
        for summary in &self.summaries {
            hints.push_str(&format!("# the invitation is called {}\n", quoted(summary)));
        }
        let interview = &self.record.interview;
        for (key, missing) in [("company", interview.company.is_none()), ("position", interview.position.is_none())] {
            if missing {
                hints.push_str(&format!("# {key} = \"\"\n"));
            }
        }
        page = page.replacen("[interview]\n", &format!("[interview]\n{hints}"), 1);
        for person in &self.doubtful {
            page.push_str("\n# the sender of the invitation; remove the # if they asked questions, too\n");
            let block = block(person);
            page.extend(block.lines().map(|line| format!("# {line}\n")));
        }
        for address in &self.nameless {
            page.push_str("\n# somebody without a name; write it, and remove the #\n");
            page.push_str(&format!("# [[interviewer]]\n# name = \"\"\n# email = {}\n", quoted(address)));
        }
        page
    }
}

impl Record {
    /// The record as TOML.
    #[must_use]
    pub fn page(&self) -> String {
        let mut page = String::new();
        let candidate = pairs(&[("name", &self.candidate.name), ("email", &self.candidate.email)]);
        if !candidate.is_empty() {
            page.push_str(&format!("[candidate]\n{candidate}\n"));
        }
        let interview = &self.interview;
        page.push_str("[interview]\n");
        page.push_str(&pairs(&[("company", &interview.company), ("position", &interview.position)]));
        let dates = [("date", interview.date), ("decision_by", interview.decision_by), ("offered", interview.offered)];
        for (key, date) in dates {
            page.extend(date.map(|date| format!("{key} = {date}\n")));
        }
        page.extend(interview.kind.map(|kind| format!("kind = {}\n", quoted(kind.name()))));
        page.push_str(&pairs(&[("language", &interview.language)]));
        for (key, texts) in [("topics", &interview.topics), ("other_companies", &interview.other_companies)] {
            if !texts.is_empty() {
                page.push_str(&format!("{key} = {}\n", list(texts)));
            }
        }
        if !interview.sent.is_empty() {
            let dates: Vec<String> = interview.sent.iter().map(ToString::to_string).collect();
            page.push_str(&format!("sent = [{}]\n", dates.join(", ")));
        }
        for person in &self.interviewers {
            page.push_str(&format!("\n{}", block(person)));
        }
        page
    }
}

fn block(person: &Person) -> String {
    let name = Some(person.name.clone());
    let fields =
        [("name", &name), ("honorific", &person.honorific), ("title", &person.title), ("email", &person.email)];
    let aliases = (!person.aliases.is_empty()).then(|| format!("aliases = {}\n", list(&person.aliases)));
    format!("[[interviewer]]\n{}{}", pairs(&fields), aliases.unwrap_or_default())
}

fn pairs(fields: &[(&str, &Option<String>)]) -> String {
    fields.iter().filter_map(|(key, text)| Some(format!("{key} = {}\n", quoted(text.as_deref()?)))).collect()
}

fn list(texts: &[String]) -> String {
    format!("[{}]", texts.iter().map(|text| quoted(text)).collect::<Vec<_>>().join(", "))
}

/// A text as TOML writes it, with what nobody would see in it escaped.
fn quoted(text: &str) -> String {
    if !text.contains(is_hidden) {
        return Value::from(text).to_string();
    }
    let escaped = |c: char| match c {
        '"' | '\\' => format!("\\{c}"),
        c if is_hidden(c) => format!("\\U{:08X}", u32::from(c)),
        c => c.into(),
    };
    format!("\"{}\"", text.chars().map(escaped).collect::<String>())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_again() {
        let text = "[candidate]\nname = \"Maya \\\"M\\\" Lindqvist\"\n\n[interview]\ncompany = 'Kiln & \\ Lid'\n\
                    date = 2026-11-17T10:00:00+01:00\nkind = \"status\"\ntopics = [\"a\", \"b\"]\nsent = [2026-11-18]\n\n\
                    [[interviewer]]\nname = \"Rita Izaguirre\"\naliases = [\"R\"]\n";
        let record = Record::parse(text).expect("it is right");
        let again = Record::parse(&record.page()).expect("it is right again");
        assert_eq!(format!("{again:?}"), format!("{record:?}"));
    }

    #[test]
    fn what_nobody_would_see_is_escaped() {
        let name = "Rita \u{202e}\"eziuga\\rrI\u{200b}\n\u{7f}\t";
        assert_eq!(quoted(name), r#""Rita \U0000202E\"eziuga\\rrI\U0000200B\U0000000A\U0000007F\U00000009""#);
        let person = Person { name: name.to_owned(), ..Person::default() };
        let again = Record::parse(&block(&person)).expect("it is right");
        assert_eq!(again.interviewers[0].name, name);
    }

    #[test]
    fn the_empty_page_is_a_record_with_and_without_its_comments() {
        assert!(Record::parse(EMPTY).is_ok());
        let filled: String = EMPTY
            .lines()
            .map(|line| {
                line.strip_prefix("# ").filter(|line| line.contains(" = ") || line.starts_with("[[")).unwrap_or(line)
            })
            .map(|line| format!("{line}\n"))
            .collect();
        let record = Record::parse(&filled).expect("every key is one");
        assert_eq!(record.interviewers[0].name, "Rita Izaguirre");
        assert!(record.interview.offered.is_some());
    }
}
