//! Explains in plain words the mistakes in TOML that people make who do not write it every day.

mod values;

use super::nearest;

/// What is wrong, and what to do.
type Advice = (String, String);

/// The headings of a record, and those of a record or of settings that may be there several times.
const HEADINGS: [&str; 3] = ["candidate", "interview", PERSON];
const REPEATED: [&str; 2] = [PERSON, FILES];
const PERSON: &str = "interviewer";
const FILES: &str = "files";

/// What to say, in plain words, about the line where the parser gave up, and what to do; the
/// parser's own words where they are as good.
pub(super) fn in_plain_words(text: &str, error: &toml::de::Error) -> (String, Option<String>) {
    let advice = error.span().and_then(|span| advice(text, span.start, error.message()));
    let advice = advice.or_else(|| unknown(error.message(), "")).map(|(message, help)| (message, Some(help)));
    advice.unwrap_or_else(|| (error.message().to_owned(), None))
}

fn advice(text: &str, at: usize, message: &str) -> Option<Advice> {
    let start = text.get(..at)?.rfind('\n').map_or(0, |end| end + 1);
    let line = text[start..].lines().next()?.trim();
    let (key, value) = line.split_once('=').map_or((line, ""), |(key, value)| (key.trim(), value.trim()));
    if message.starts_with("duplicate key") {
        return Some(repeated(key));
    }
    if message.starts_with("unknown ") {
        if message.contains("expected one of `candidate`") && !line.starts_with('[') {
            let help = "write `[candidate]`, `[interview]` or `[[interviewer]]` on the line above it";
            return Some((format!("`{key}` has no heading above it"), help.into()));
        }
        return unknown(message, key);
    }
    if line.starts_with('[') {
        return heading(line, message);
    }
    if !line.contains('=') {
        return joined(line);
    }
    if message.contains("expected struct") {
        return Some((
            format!("`{key}` is a heading"),
            format!("write {} on a line of its own, and its keys below it", in_brackets(key)),
        ));
    }
    if message.ends_with("expected a map") {
        return Some((format!("`{key}` is a table"), format!("write it like `{key} = {{ too-long = \"note\" }}`")));
    }
    values::value(key, value, message)
}

/// A key or a value that does not exist, with the one that may have been meant. The parser names it, and
/// those that exist.
pub(super) fn unknown(message: &str, key: &str) -> Option<Advice> {
    let what = message.strip_prefix("unknown ")?;
    let mut names = what.split('`').skip(1).step_by(2);
    let (name, known) = (names.next()?, names.collect::<Vec<_>>());
    let heading = known.contains(&HEADINGS[0]) && known.contains(&PERSON);
    let written = |name: &&str| if heading { in_brackets(name) } else { format!("`{name}`") };
    let message = match what.split(' ').next() {
        Some("variant") if key.is_empty() => format!("`{name}` is not one of the values"),
        Some("variant") => format!("`{key}` cannot be `{name}`"),
        _ if heading => format!("there is no heading {}", in_brackets(name)),
        _ => format!("there is no key `{name}`"),
    };
    let help = match nearest(name, known.iter().copied()) {
        Some(near) => format!("did you mean {}?", written(&near)),
        None => format!("use {}", known.iter().map(written).collect::<Vec<_>>().join(", ")),
    };
    Some((message, help))
}

/// A heading as it is written.
fn in_brackets(name: &str) -> String {
    if REPEATED.contains(&name) { format!("`[[{name}]]`") } else { format!("`[{name}]`") }
}

/// A key or heading that is there twice.
fn repeated(key: &str) -> Advice {
    match key.trim_matches(['[', ']', ' ']) {
        PERSON => {
            let message = "each interviewer has a heading with two brackets".into();
            (message, "write `[[interviewer]]` above each of them".into())
        }
        name if key.starts_with('[') => {
            (format!("`[{name}]` is repeated"), "write its keys below the first one".into())
        }
        _ => (format!("`{key}` is repeated"), "keep one of the two, or combine them".into()),
    }
}

/// `[interviewer]` for `[[interviewer]]`, `[[interview]]` for `[interview]`, `[interview`.
fn heading(line: &str, message: &str) -> Option<Advice> {
    let name = line.trim_matches(['[', ']', ' ']);
    if let Some(key) = message.strip_prefix("missing field ") {
        let needed = match name {
            PERSON => "`name = \"…\"`",
            FILES => "`match = [\"…\"]`",
            _ => "the key",
        };
        let help = format!("write {needed} below it");
        return Some((format!("{key} is missing"), help));
    }
    let write = |brackets: &str| format!("write {}{brackets}", in_brackets(name));
    if message.starts_with("unclosed") && HEADINGS.contains(&name) {
        return Some(("a bracket is missing".into(), write("")));
    }
    let list = REPEATED.contains(&name);
    let wrong = message.starts_with("invalid type") && (list || HEADINGS.contains(&name));
    let message = format!("`{name}` is {}", if list { "a list" } else { "not a list" });
    wrong.then(|| (message, write(if list { ", with two brackets" } else { ", with one bracket" })))
}

/// `name: "Noor"`, `name: Noor`, `name "Noor"`, and what is no key at all.
fn joined(line: &str) -> Option<Advice> {
    if line.starts_with("//") {
        let comment = line.trim_start_matches(['/', ' ']);
        return Some(("a comment begins with `#`".into(), format!("write `# {comment}`")));
    }
    let end = line.find(|c: char| !(c.is_alphanumeric() || c == '_')).unwrap_or(line.len());
    let (key, value) = line.split_at(end);
    let value = value.trim_start_matches([':', ' ', '\t']);
    if value.is_empty() && HEADINGS.contains(&key) {
        return Some(("a heading is in brackets".into(), format!("write {}", in_brackets(key))));
    }
    let value = values::written(key, if value.is_empty() { "…" } else { value });
    (!key.is_empty()).then(|| ("a key and its value are separated by `=`".into(), format!("write `{key} = {value}`")))
}

#[cfg(test)]
mod tests {
    use crate::config::Config;
    use crate::record::Record;

    #[test]
    fn mistakes_in_settings_are_told_too() {
        for (line, message, help) in [
            ("[files]\nmatch = [\"*.txt\"]", "`files` is a list", "write `[[files]]`, with two brackets"),
            ("[[files]]\ntemplate = true", "`match` is missing", "write `match = [\"…\"]` below it"),
            ("[[files]]\nmatch = \"*.txt\"", "`match` is a list", "write `match = [\"*.txt\"]`"),
            ("exclude = *.txt, old/", "`exclude` is a list", "write `exclude = [\"*.txt\", \"old/\"]`"),
            ("template = yes", "`template` is `true` or `false`", "write `template = true`"),
            ("template = \"false\"", "`template` is `true` or `false`", "write `template = false`"),
            ("levels = \"note\"", "`levels` is a table", "write it like `levels = { too-long = \"note\" }`"),
            ("[[file]]\nmatch = []", "there is no key `file`", "did you mean `files`?"),
        ] {
            let error = Config::parse(&format!("{line}\n")).expect_err(line);
            assert_eq!((error.message.as_str(), error.help.as_deref()), (message, Some(help)), "{line}");
        }
    }

    #[test]
    fn each_mistake_is_told_with_what_to_write() {
        for (line, message, help) in [
            ("company = Kiln & Lid # the potters", "text needs", "write `company = \"Kiln & Lid\"`"),
            ("company = Noor", "text needs", "write `company = \"Noor\"`"),
            ("company = Noor's", "text needs", "write `company = \"Noor's\"`"),
            ("company = infinite", "text needs", "write `company = \"infinite\"`"),
            ("company = 3 Rivers", "text needs", "write `company = \"3 Rivers\"`"),
            ("company = “Noor”", "quotation marks must be straight", "write `company = \"Noor\"`"),
            ("company = \"Noor", "the closing quotation mark", "write `company = \"Noor\"`"),
            ("company = \"Noor\",", "there is something after", "remove the `,`"),
            ("company = \"Noor\" position = \"Potter\"", "there is something after", "write each key on its own line"),
            ("company: \"Noor\"", "a key and its value are", "write `company = \"Noor\"`"),
            ("company: Noor", "a key and its value are", "write `company = \"Noor\"`"),
            ("company Noor & Larch", "a key and its value are", "write `company = \"Noor & Larch\"`"),
            ("company: “Noor”", "a key and its value are", "write `company = \"Noor\"`"),
            ("date: 2026-11-17", "a key and its value are", "write `date = 2026-11-17`"),
            ("topics: lids", "a key and its value are", "write `topics = [\"lids\"]`"),
            ("company \"Noor\"", "a key and its value are", "write `company = \"Noor\"`"),
            ("company", "a key and its value are", "write `company = \"…\"`"),
            ("company = \"A\"\ncompany = \"B\"", "`company` is repeated", "keep one of the two, or combine them"),
            ("date = \"2026-11-17\"", "a date is written without", "write `date = 2026-11-17`"),
            (
                "date = 17 November",
                "a date is written as",
                "write `date = 2026-11-17`, or with the time `2026-11-17T10:30:00`",
            ),
            (
                "date = \"17 Nov\"",
                "a date is written as",
                "write `date = 2026-11-17`, or with the time `2026-11-17T10:30:00`",
            ),
            (
                "date = 2026-11-31",
                "this date does not exist",
                "check a calendar, and write it like `date = 2026-11-17T10:30:00`",
            ),
            ("date = 2026-11-17 10am", "the time of day cannot be read", "write it like `date = 2026-11-17T10:30:00`"),
            ("topics = \"lids\"", "`topics` is a list", "write `topics = [\"lids\"]`"),
            ("sent = 2026-11-18", "`sent` is a list", "write `sent = [2026-11-18]`"),
            ("topics = [kilns, lids]", "text needs", "write `topics = [\"kilns\", \"lids\"]`"),
        ] {
            let error = Record::parse(&format!("[interview]\n{line}\n")).expect_err(line);
            assert!(error.message.starts_with(message), "{line}: {}", error.message);
            assert_eq!(error.help.as_deref(), Some(help), "{line}");
        }
        let error = Record::parse("[interviewer]\nname = \"Noor\"\n").expect_err("one bracket");
        assert_eq!(error.help.as_deref(), Some("write `[[interviewer]]`, with two brackets"));
        for (line, help) in [
            ("email = \"noor at kiln\"", "write it like `email = \"rita@kiln.example\"`, or remove the line"),
            ("email = \"\"", "write it like `email = \"rita@kiln.example\"`, or remove the line"),
            ("email = \"Noor <noor@kiln.example>\"", "write `email = \"noor@kiln.example\"`"),
            ("email = \"mailto:noor@kiln.example\"", "write `email = \"noor@kiln.example\"`"),
            ("email = \"noor@kiln.example, tom@kiln.example\"", "write one address, and a block for each person"),
        ] {
            let error = Record::parse(&format!("[[interviewer]]\nname = \"Noor\"\n{line}\n")).expect_err(line);
            assert!(error.message.ends_with("is not an email address"), "{line}: {}", error.message);
            assert_eq!(error.help.as_deref(), Some(help), "{line}");
        }
        let error = Record::parse("[[interviewer]]\nname = \"noor@kiln.example\"\n").expect_err("an address");
        assert_eq!(
            error.help.as_deref(),
            Some("write the person's name here, and `email = \"noor@kiln.example\"` on a line of its own")
        );
        let error = Record::parse("name = \"Noor\"\n").expect_err("no heading");
        assert_eq!(
            error.help.as_deref(),
            Some("write `[candidate]`, `[interview]` or `[[interviewer]]` on the line above it")
        );
        let error = Record::parse("[[interviewer]]\nhonorific = \"Ms.\"\n").expect_err("no name");
        assert_eq!(error.help.as_deref(), Some("write `name = \"…\"` below it"));
    }

    #[test]
    fn lists_are_written_with_each_item_in_quotation_marks() {
        for (line, help) in [
            ("topics = kilns, lids", "[\"kilns\", \"lids\"]"),
            ("topics = kilns; tall lids", "[\"kilns\", \"tall lids\"]"),
            ("topics: kilns, lids", "[\"kilns\", \"lids\"]"),
            ("topics = \"kilns\", \"lids, old\"", "[\"kilns\", \"lids, old\"]"),
            ("topics = \"kilns, lids\"", "[\"kilns\", \"lids\"]"),
            ("topics = [kilns, \"lids\"]", "[\"kilns\", \"lids\"]"),
            ("topics = [\"kilns\" \"lids\"]", "[\"kilns\", \"lids\"]"),
            ("topics = [“kilns”, “lids”]", "[\"kilns\", \"lids\"]"),
            ("topics = [\"kilns\", lids", "[\"kilns\", \"lids\"]"),
            ("topics = Noor's lids, kilns", "[\"Noor's lids\", \"kilns\"]"),
            ("topics =", "[\"…\"]"),
            ("sent = 2026-11-18, 2026-11-20", "[2026-11-18, 2026-11-20]"),
            ("sent = [\"2026-11-18\"]", "[2026-11-18]"),
            ("sent = [18.11.2026]", "[2026-11-17]"),
        ] {
            let error = Record::parse(&format!("[interview]\n{line}\n")).expect_err(line);
            let written = error.help.as_deref().and_then(|help| help.split_once(" = "));
            assert_eq!(written.map(|(_, list)| list.split('`').next().unwrap_or_default()), Some(help), "{line}");
        }
    }

    #[test]
    fn headings_keys_and_types_are_told_in_plain_words() {
        for (text, message, help) in [
            (
                "[interviewer]\nname = \"A\"\n[interviewer]\nname = \"B\"\n",
                "each interviewer has a heading with two brackets",
                "write `[[interviewer]]` above each of them",
            ),
            (
                "[[interviewer]]\nname = \"A\"\n[interviewer]\nname = \"B\"\n",
                "each interviewer has a heading with two brackets",
                "write `[[interviewer]]` above each of them",
            ),
            ("[interview]\n[interview]\n", "`[interview]` is repeated", "write its keys below the first one"),
            ("[[interview]]\ncompany = \"A\"\n", "`interview` is not a list", "write `[interview]`, with one bracket"),
            ("[interview\n", "a bracket is missing", "write `[interview]`"),
            ("[[interviewer]\n", "a bracket is missing", "write `[[interviewer]]`"),
            ("interviewer:\n", "a heading is in brackets", "write `[[interviewer]]`"),
            ("[interviews]\n", "there is no heading `[interviews]`", "did you mean `[interview]`?"),
            ("[[interviewers]]\n", "there is no heading `[interviewers]`", "did you mean `[[interviewer]]`?"),
            (
                "interview = \"A\"\n",
                "`interview` is a heading",
                "write `[interview]` on a line of its own, and its keys below it",
            ),
            ("[interview]\ncompagny = \"A\"\n", "there is no key `compagny`", "did you mean `company`?"),
            (
                "[[interviewer]]\nname = \"A\"\nrole = \"B\"\n",
                "there is no key `role`",
                "use `name`, `honorific`, `title`, `email`, `aliases`",
            ),
            ("[interview]\nkind = \"thanks\"\n", "`kind` cannot be `thanks`", "did you mean `thank-you`?"),
            ("[interview]\ncompany = 3\n", "`company` is one text", "write `company = \"3\"`"),
            ("[interview]\ncompany = true\n", "`company` is one text", "write `company = \"true\"`"),
            ("[interview]\ncompany = [\"A\"]\n", "`company` is one text", "write `company = \"A\"`"),
            ("[interview]\ncompany =\n", "a value is missing", "write `company = \"…\"`, or remove the line"),
            (
                "[interview]\ncompany = \"A\\B\"\n",
                "a backslash is written twice in quotation marks",
                "write `company = \"A\\\\B\"`",
            ),
            ("// mine\n", "a comment begins with `#`", "write `# mine`"),
        ] {
            let error = Record::parse(text).expect_err(text);
            assert_eq!((error.message.as_str(), error.help.as_deref()), (message, Some(help)), "{text}");
        }
    }
}
