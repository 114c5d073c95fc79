//! The mistakes that people who do not write TOML every day make in it, in their own words.

use std::ops::Range;

/// What to say of a value whose quotation marks are missing, or are too many, around the place where
/// the parser gave up: what is wrong, and what to do.
#[must_use]
pub fn unquoted(text: &str, span: Option<Range<usize>>) -> Option<(String, String)> {
    let at = span?.start;
    let start = text.get(..at)?.rfind('\n').map_or(0, |end| end + 1);
    let line = text[start..].lines().next()?;
    let (key, value) = line.split_once('=')?;
    let (key, value) = (key.trim(), value.trim());
    let date = |text: &str| text.len() >= 8 && text.chars().all(|c| c.is_ascii_digit() || "-:.TZ+ ".contains(c));
    let dated = matches!(key, "date" | "decision_by" | "offered");
    if let Some(inner) = value.strip_prefix(['"', '\'']).and_then(|rest| rest.strip_suffix(['"', '\''])) {
        let plain = dated && date(inner);
        return plain.then(|| ("a date stands without quotation marks".into(), format!("write `{key} = {inner}`")));
    }
    if dated && value.starts_with(|c: char| c.is_alphanumeric()) {
        let message = "a date is written as year, month and day".into();
        return Some((message, format!("write `{key} = 2026-11-17`, or with the time `2026-11-17T10:30:00`")));
    }
    let word = value.split('#').next()?.trim_end();
    let number = word.trim_start_matches(['+', '-']).starts_with(|c: char| c.is_ascii_digit());
    let text =
        word.starts_with(char::is_alphabetic) && !matches!(word, "true" | "false") || number && word.contains(' ');
    (text && !word.contains(['"', '\'']))
        .then(|| ("text stands in quotation marks".into(), format!("write `{key} = \"{word}\"`")))
}

#[cfg(test)]
mod tests {
    use crate::record::Record;

    #[test]
    fn missing_quotation_marks_are_told() {
        for (line, help) in [
            ("company = Kiln & Lid # the potters", "write `company = \"Kiln & Lid\"`"),
            ("company = Noor", "write `company = \"Noor\"`"),
            ("company = infinite", "write `company = \"infinite\"`"),
            ("company = 3 Rivers", "write `company = \"3 Rivers\"`"),
            ("date = \"2026-11-17\"", "write `date = 2026-11-17`"),
        ] {
            let error = Record::parse(&format!("[interview]\n{line}\n")).expect_err(line);
            assert_eq!(error.help.as_deref(), Some(help), "{line}: {}", error.message);
        }
        let error = Record::parse("[interview]\ndate = 17 November\n").expect_err("no date");
        assert_eq!(error.message, "a date is written as year, month and day");
    }

    #[test]
    fn other_mistakes_keep_the_parsers_words() {
        for line in ["company = \"Kiln", "topics = \"lids\"", "kind = \"thanks\"", "company = true"] {
            let error = Record::parse(&format!("[interview]\n{line}\n")).expect_err(line);
            assert_eq!(error.help, None, "{line}: {}", error.message);
        }
    }
}
