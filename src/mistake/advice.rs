//! Explains in plain words the mistakes in TOML that people make who do not write it every day.

use toml::value::Datetime;

/// What is wrong, and what to do.
type Advice = (String, String);

/// Keys whose values are days.
const DAYS: [&str; 3] = ["date", "decision_by", "offered"];

/// Keys whose values are lists.
const LISTS: [&str; 5] = ["topics", "other_companies", "sent", "aliases", "words"];

/// What word processors and phones turn quotation marks into.
const CURLY: [char; 6] = ['“', '”', '„', '‘', '’', '«'];

/// What is taken for a quotation mark around a text.
const QUOTES: [char; 8] = ['"', '\'', '“', '”', '„', '‘', '’', '«'];

/// What to say, in plain words, about the line where the parser gave up, and what to do; the
/// parser's own words where they are as good.
pub(super) fn in_plain_words(text: &str, error: &toml::de::Error) -> (String, Option<String>) {
    let advice = error.span().and_then(|span| advice(text, span.start, error.message()));
    advice.map_or_else(|| (error.message().to_owned(), None), |(message, help)| (message, Some(help)))
}

fn advice(text: &str, at: usize, message: &str) -> Option<Advice> {
    let start = text.get(..at)?.rfind('\n').map_or(0, |end| end + 1);
    let line = text[start..].lines().next()?.trim();
    let (key, value) = line.split_once('=').map_or((line, ""), |(key, value)| (key.trim(), value.trim()));
    if message.starts_with("duplicate key") {
        return Some((format!("`{key}` is repeated"), "keep one of the two, or combine them".into()));
    }
    if message.starts_with("unknown field") {
        let above = message.contains("expected one of `candidate`") && !line.starts_with('[');
        let help = "write `[candidate]`, `[interview]` or `[[interviewer]]` on the line above it";
        return above.then(|| (message.to_owned(), help.to_owned()));
    }
    if line.starts_with('[') {
        return heading(line, message);
    }
    if !line.contains('=') {
        return joined(line);
    }
    address(key, value, message)
        .or_else(|| day(key, value))
        .or_else(|| curly(key, value))
        .or_else(|| list(key, value))
        .or_else(|| unclosed(key, value))
        .or_else(|| trailing(value))
        .or_else(|| unquoted(key, value))
}

/// `[interviewer]` for `[[interviewer]]`.
fn heading(line: &str, message: &str) -> Option<Advice> {
    if message.starts_with("missing field") {
        let help =
            format!("write {} below it", if line.contains("interviewer") { "`name = \"…\"`" } else { "the key" });
        return Some((message.to_owned(), help));
    }
    let single = line.starts_with("[interviewer]") && message.contains("expected a sequence");
    single.then(|| ("`interviewer` is a list".into(), "write `[[interviewer]]`, with two brackets".into()))
}

/// `name: "Noor"`, `name: Noor`, `name "Noor"`.
fn joined(line: &str) -> Option<Advice> {
    let end = line.find(|c: char| !(c.is_alphanumeric() || c == '_')).unwrap_or(line.len());
    let (key, value) = line.split_at(end);
    let value = value.trim_start_matches([':', ' ', '\t']);
    let value = if value.is_empty() { "\"…\"".to_owned() } else { written(key, value) };
    (!key.is_empty()).then(|| ("a key and its value are separated by `=`".into(), format!("write `{key} = {value}`")))
}

/// A value as TOML writes it: what is no TOML yet is a text, or a list of texts.
fn written(key: &str, value: &str) -> String {
    let is_toml = |value: &str| toml::from_str::<toml::Table>(&format!("value = {value}")).is_ok();
    if is_toml(value) {
        return value.to_owned();
    }
    let text = toml::Value::from(value.trim_matches(QUOTES)).to_string();
    if LISTS.contains(&key) { format!("[{text}]") } else { text }
}

/// `email = "rita at kiln"`, `email = "Rita <rita@kiln.example>"`, `name = "rita@kiln.example"`.
fn address(key: &str, value: &str, message: &str) -> Option<Advice> {
    if !message.ends_with("is not an email address") && !message.ends_with("is an address, not a name") {
        return None;
    }
    let is_address =
        |word: &&str| word.split_once('@').is_some_and(|(local, host)| !local.is_empty() && !host.is_empty());
    let words = value.split(|c: char| c.is_whitespace() || "\"'<>(),;:".contains(c));
    let help = match (&words.filter(is_address).collect::<Vec<_>>()[..], key) {
        ([only], "name") => format!("write the person's name here, and `email = \"{only}\"` on a line of its own"),
        ([only], _) => format!("write `{key} = \"{only}\"`"),
        ([_, _, ..], _) => "write one address, and a block for each person".into(),
        ([], _) => format!("write it like `{key} = \"rita@kiln.example\"`, or remove the line"),
    };
    Some((message.to_owned(), help))
}

/// `date = "2026-11-17"`, `date = 17.11.2026`.
fn day(key: &str, value: &str) -> Option<Advice> {
    if !DAYS.contains(&key) {
        return None;
    }
    let value = value.split('#').next().unwrap_or_default().trim();
    let inner = value.trim_matches(['"', '\'', '“', '”']);
    if inner.parse::<Datetime>().is_ok() {
        let quoted = inner.len() < value.len();
        return quoted
            .then(|| ("a date is written without quotation marks".into(), format!("write `{key} = {inner}`")));
    }
    let shape: String = inner.chars().take(10).map(|c| if c.is_ascii_digit() { '0' } else { c }).collect();
    if shape == "0000-00-00" && (inner.len() == 10 || inner[10..].starts_with(['T', ' ', '#'])) {
        let time = inner.len() > 10 && inner[..10].parse::<Datetime>().is_ok();
        let (message, help) = if time {
            ("the time of day cannot be read", "write it like")
        } else {
            ("this date does not exist", "check a calendar, and write it like")
        };
        return Some((message.into(), format!("{help} `{key} = 2026-11-17T10:30:00`")));
    }
    let message = "a date is written as year, month and day".into();
    Some((message, format!("write `{key} = 2026-11-17`, or with the time `2026-11-17T10:30:00`")))
}

/// `name = “Noor”`.
fn curly(key: &str, value: &str) -> Option<Advice> {
    let value = value.strip_prefix(CURLY)?;
    let word = value.split(CURLY).next().unwrap_or(value);
    let plain = !word.contains(['"', '\\']);
    plain.then(|| ("quotation marks must be straight here, not curly".into(), format!("write `{key} = \"{word}\"`")))
}

/// `topics = "lids"`, `topics = [kilns, lids]`.
fn list(key: &str, value: &str) -> Option<Advice> {
    if !LISTS.contains(&key) {
        return None;
    }
    let Some(inner) = value.strip_prefix('[') else {
        let whole = value.trim_end_matches(',');
        return (!whole.is_empty()).then(|| (format!("`{key}` is a list"), format!("write `{key} = [{whole}]`")));
    };
    let inner = inner.strip_suffix(']')?;
    let bare = key != "sent" && !inner.contains(['"', '\'', '[', '\\']) && !inner.trim().is_empty();
    let words: Vec<String> = inner.split(',').map(|word| format!("\"{}\"", word.trim())).collect();
    bare.then(|| ("text needs quotation marks".into(), format!("write `{key} = [{}]`", words.join(", "))))
}

/// `name = "Noor`.
fn unclosed(key: &str, value: &str) -> Option<Advice> {
    let inner = value.strip_prefix('"')?;
    let open = !inner.contains(['"', '\\']);
    open.then(|| ("the closing quotation mark is missing".into(), format!("write `{key} = \"{}\"`", inner.trim_end())))
}

/// `name = "Noor", honorific = "Ms."`.
fn trailing(value: &str) -> Option<Advice> {
    let (_, rest) = value.strip_prefix('"')?.split_once('"')?;
    let rest = rest.trim();
    let message = || "there is something after the value".to_owned();
    match rest.chars().next()? {
        '#' => None,
        ',' if rest.len() == 1 => Some((message(), "remove the `,`".into())),
        _ => Some((message(), "write each key on its own line".into())),
    }
}

/// `name = Noor`.
fn unquoted(key: &str, value: &str) -> Option<Advice> {
    let word = value.split('#').next()?.trim_end();
    let number = word.trim_start_matches(['+', '-']).starts_with(|c: char| c.is_ascii_digit());
    let text =
        word.starts_with(char::is_alphabetic) && !matches!(word, "true" | "false") || number && word.contains(' ');
    (text && !word.contains(['"', '\\']))
        .then(|| ("text needs quotation marks".into(), format!("write `{key} = \"{word}\"`")))
}

#[cfg(test)]
mod tests {
    use crate::record::Record;

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
    fn other_mistakes_keep_the_parsers_words() {
        for line in ["kind = \"thanks\"", "company = true", "compagny = \"Kiln\""] {
            let error = Record::parse(&format!("[interview]\n{line}\n")).expect_err(line);
            assert_eq!(error.help, None, "{line}: {}", error.message);
        }
    }
}
