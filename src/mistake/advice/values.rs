//! What a value of a record or of settings should look like.

use toml::value::Datetime;

use super::Advice;
use crate::mistake::address::is_address;

/// Keys whose values are days.
const DAYS: [&str; 3] = ["date", "decision_by", "offered"];

/// Keys whose values are lists, and the one whose values are days.
const LISTS: [&str; 9] =
    ["topics", "other_companies", "sent", "aliases", "words", "tables", "include", "exclude", "match"];
const DAY_LIST: &str = "sent";

/// Keys that are on or off.
const SWITCHES: [&str; 1] = ["template"];

/// What word processors and phones turn quotation marks into.
const CURLY: [char; 6] = ['“', '”', '„', '‘', '’', '«'];

/// What is taken for a quotation mark around a text.
const QUOTES: [char; 9] = ['"', '\'', '“', '”', '„', '‘', '’', '«', '»'];

/// What to say about a value that cannot be read, with what the parser says.
pub(super) fn value(key: &str, value: &str, message: &str) -> Option<Advice> {
    empty(key, value)
        .or_else(|| switch(key, value))
        .or_else(|| address(key, value, message))
        .or_else(|| day(key, value))
        .or_else(|| curly(key, value))
        .or_else(|| list(key, value, message))
        .or_else(|| text(key, value, message))
        .or_else(|| backslash(key, value, message))
        .or_else(|| unclosed(key, value))
        .or_else(|| trailing(value))
        .or_else(|| unquoted(key, value))
}

/// `company =`
fn empty(key: &str, value: &str) -> Option<Advice> {
    let help = format!("write `{key} = {}`, or remove the line", written(key, "…"));
    value.is_empty().then(|| ("a value is missing".into(), help))
}

/// `template = yes`, `template = "true"`.
fn switch(key: &str, value: &str) -> Option<Advice> {
    let off = ["false", "no", "off", "0"].contains(&value.trim_matches(QUOTES).to_lowercase().as_str());
    SWITCHES.contains(&key).then(|| (format!("`{key}` is `true` or `false`"), format!("write `{key} = {}`", !off)))
}

/// A value as TOML writes it: what is no TOML yet is a text, or a list of texts.
pub(super) fn written(key: &str, value: &str) -> String {
    let is_toml = |value: &str| toml::from_str::<toml::Table>(&format!("value = {value}")).is_ok();
    if LISTS.contains(&key) {
        return listed(key, value);
    }
    if is_toml(value) {
        return value.to_owned();
    }
    quoted(value)
}

fn quoted(text: &str) -> String {
    toml::Value::from(text.trim_matches(QUOTES)).to_string()
}

/// A list as TOML writes it.
fn listed(key: &str, value: &str) -> String {
    let is_day = |item: &str| key == DAY_LIST && item.parse::<Datetime>().is_ok();
    let written = |item: &String| if is_day(item) { item.clone() } else { quoted(item) };
    format!("[{}]", items(value).iter().map(written).collect::<Vec<_>>().join(", "))
}

/// The items of a list as people write one, with or without brackets and quotation marks.
fn items(value: &str) -> Vec<String> {
    let value = value.trim().trim_start_matches('[').trim_end_matches([',', ']']).trim();
    let mut items = Vec::new();
    let mut item = String::new();
    let mut open = false;
    for c in value.chars() {
        let quote = QUOTES.contains(&c) && (!matches!(c, '\'' | '’' | '‘') || !open && item.trim().is_empty());
        match c {
            _ if quote => {
                open = !open;
                if !open {
                    items.push(std::mem::take(&mut item));
                }
            }
            ',' | ';' if !open => items.push(std::mem::take(&mut item)),
            c => item.push(c),
        }
    }
    items.push(item);
    let mut items: Vec<String> =
        items.iter().map(|item| item.trim().trim_matches(QUOTES).to_owned()).filter(|item| !item.is_empty()).collect();
    if let [whole] = &items[..] {
        items = whole.split([',', ';']).map(|item| item.trim().to_owned()).filter(|item| !item.is_empty()).collect();
    }
    items
}

/// `email = "rita at kiln"`, `email = "Rita <rita@kiln.example>"`, `name = "rita@kiln.example"`.
fn address(key: &str, value: &str, message: &str) -> Option<Advice> {
    if !message.ends_with("is not an email address") && !message.ends_with("is an address, not a name") {
        return None;
    }
    let words = value.split(|c: char| c.is_whitespace() || "\"'<>(),;:".contains(c));
    let words = words.map(|word| word.trim_end_matches('.')).filter(|word| is_address(word));
    let help = match (&words.collect::<Vec<_>>()[..], key) {
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

/// `topics = kilns, lids`, `topics = [kilns, lids]`, `topics = ["kilns" "lids"]`, `sent = ["2026-11-17"]`.
fn list(key: &str, value: &str, message: &str) -> Option<Advice> {
    // The list may go on in the next lines.
    if !LISTS.contains(&key) || value.starts_with('[') && !value.ends_with(']') && !message.starts_with("unclosed") {
        return None;
    }
    let said = if !value.starts_with('[') {
        format!("`{key}` is a list")
    } else if message.starts_with("unclosed") {
        "the closing bracket is missing".into()
    } else if key == DAY_LIST {
        let days = items(value).iter().all(|item| item.parse::<Datetime>().is_ok());
        if !days {
            let message = "a date is written as year, month and day";
            return Some((message.into(), format!("write it like `{key} = [2026-11-17]`")));
        }
        "a date is written without quotation marks".into()
    } else if message.starts_with("missing comma") {
        "a comma is missing between two values".into()
    } else {
        "text needs quotation marks".into()
    };
    Some((said, format!("write `{key} = {}`", listed(key, value))))
}

/// `company = 3`, `company = ["Kiln"]`.
fn text(key: &str, value: &str, message: &str) -> Option<Advice> {
    if !message.starts_with("invalid type") || !message.ends_with("expected a string") {
        return None;
    }
    let help = match &items(value)[..] {
        [only] => format!("write `{key} = {}`", quoted(only)),
        _ => "write one text in quotation marks".into(),
    };
    Some((format!("`{key}` is one text"), help))
}

/// `company = "Kiln\Lid"`.
fn backslash(key: &str, value: &str, message: &str) -> Option<Advice> {
    let escape = message.contains("escaped value");
    escape.then(|| {
        let help = format!("write `{key} = {}`", value.replace('\\', "\\\\"));
        ("a backslash is written twice in quotation marks".into(), help)
    })
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
