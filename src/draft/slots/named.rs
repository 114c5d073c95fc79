//! Which values a placeholder is for: the names in its code.

use super::{Slot, SlotStyle};
use crate::diagnostic::Span;

/// What Handlebars tells in a loop: `{{@index}}`.
const OF_LOOPS: &[&str] = &["first", "index", "key", "last"];
/// Words of the languages that templates are written in.
const KEYWORDS: &[&str] = &[
    "and",
    "echo",
    "else",
    "false",
    "forloop",
    "if",
    "in",
    "is",
    "loop",
    "nil",
    "none",
    "not",
    "null",
    "or",
    "php",
    "print",
    "self",
    "then",
    "this",
    "true",
    "undefined",
    "unless",
];

/// The marks around the code of a placeholder.
const MARKS: &[char] = &[
    '{', '}', '[', ']', '<', '>', '«', '»', '*', '|', '%', '#', '@', '_', '&', '=', '!', '~', '-', '?', '^', '/', '$',
];

impl Slot {
    /// Where in the text are the names of the values that the placeholder is for; nowhere if it is not known what its
    /// code means.
    #[must_use]
    pub fn names(&self, text: &str) -> Vec<Span> {
        if !self.certain || matches!(self.style, SlotStyle::Blank | SlotStyle::Empty | SlotStyle::Broken) {
            return Vec::new();
        }
        let names = names(&text[self.span.range()]).into_iter();
        names.map(|name| Span::new(self.span.start + name.start, self.span.start + name.end)).collect()
    }
}

/// The names of values in a placeholder, as spans of its text; none if it is not known what its code means.
fn names(slot: &str) -> Vec<Span> {
    let inner = slot.trim_matches(|c: char| MARKS.contains(&c) || c.is_whitespace());
    let start = Span::within(slot, inner).start;
    if slot[..start].ends_with('@') && OF_LOOPS.contains(&inner) {
        return Vec::new();
    }
    let code = slot.starts_with("{{") || slot.starts_with("<%") || slot.starts_with("<?") || slot.starts_with("${");
    if !code {
        // `[Hiring Manager]` has one name, `*|DATE:d/m/y|*` and `[Nurse/Carer]` have none.
        let named = inner.starts_with(char::is_alphabetic)
            && inner.chars().all(|c| c.is_alphanumeric() || "_-.'’ ".contains(c));
        return if named { vec![Span::new(start, start + inner.len())] } else { Vec::new() };
    }
    let mut names = identifiers(filterless(inner));
    // In `{{upper first_name}}`, the first word is what is done.
    let helper = names.len() > 1
        && inner.chars().all(|c| c.is_alphanumeric() || "_-.@ \"'".contains(c))
        && names.first().is_some_and(|first| first.start == 0);
    if helper {
        names.remove(0);
    }
    names.into_iter().map(|name| Span::new(start + name.start, start + name.end)).collect()
}

/// Some code without its filters.
fn filterless(code: &str) -> &str {
    let mut quote = None;
    let mut chars = code.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        match (quote, c) {
            (Some(open), _) if open == c => quote = None,
            (None, '"' | '\'') => quote = Some(c),
            (None, '|') if chars.next_if(|(_, next)| *next == '|').is_none() => return &code[..at],
            _ => {}
        }
    }
    code
}

/// The names in some code that nothing is called by: `first_name`, `interviewer.name`.
fn identifiers(code: &str) -> Vec<Span> {
    names_in(code).into_iter().filter(|(_, assigned)| !assigned).map(|(name, _)| name).collect()
}

/// The names in some code, each with whether something is assigned to it.
pub(in crate::draft) fn names_in(code: &str) -> Vec<(Span, bool)> {
    let mut names = Vec::new();
    let mut quote = None;
    let mut at = 0;
    while let Some(c) = code[at..].chars().next() {
        let inner = |c: char| c.is_alphanumeric() || "_.-".contains(c);
        if quote.is_some() || matches!(c, '"' | '\'' | '`') {
            quote = if quote == Some(c) { None } else { quote.or(Some(c)) };
        } else if c.is_alphanumeric() || c == '_' {
            let end = code[at..].find(|c| !inner(c)).map_or(code.len(), |len| at + len);
            let name = code[at..end].trim_end_matches(['.', '-']);
            let rest = code[at + name.len()..].trim_start();
            let assigned = rest.starts_with('=') && !rest.starts_with("==");
            let first = name.split('.').next().unwrap_or(name);
            if !rest.starts_with('(') && !c.is_numeric() && !KEYWORDS.contains(&first) {
                names.push((Span::new(at, at + name.len()), assigned));
            }
            at = end;
            continue;
        }
        at += c.len_utf8();
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read_in_every_style() {
        for (slot, expected) in [
            ("{{ first_name }}", &["first_name"][..]),
            ("{{- app.name | default(\"you\", true) | title -}}", &["app.name"]),
            ("{{{company}}}", &["company"]),
            ("{{&company}}", &["company"]),
            ("{{ .Interviewer.Name }}", &["Interviewer.Name"]),
            ("{{upper first_name \"x y\"}}", &["first_name"]),
            ("{{ a ~ \", \" ~ b if c else 'd' }}", &["a", "b", "c"]),
            ("{{ now() }}", &[]),
            ("{{ \"text\" }}", &[]),
            ("{{ 5 }}", &[]),
            ("{{ this.name }}", &[]),
            ("<%= @role.title %>", &["role.title"]),
            ("<?= $name ?>", &["name"]),
            ("<?php echo $name ?>", &["name"]),
            ("*|FNAME|*", &["FNAME"]),
            ("*|DATE:d/m/y|*", &[]),
            ("[Hiring Manager]", &["Hiring Manager"]),
            ("[[Company]]", &["Company"]),
            ("<Role>", &["Role"]),
            ("«Name»", &["Name"]),
            ("%NAME%", &["NAME"]),
            ("#NAME#", &["NAME"]),
            ("${role}", &["role"]),
            ("{role}", &["role"]),
            ("$role", &["role"]),
            ("[Nurse/Carer]", &[]),
        ] {
            let found: Vec<&str> = names(slot).into_iter().map(|name| &slot[name.range()]).collect();
            assert_eq!(found, expected, "{slot}");
        }
    }
}
