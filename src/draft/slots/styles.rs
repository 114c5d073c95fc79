//! The styles of placeholders, and where one ends that begins like this.

use super::{Formulas, SlotStyle};

/// The most characters between the brackets of one placeholder.
const LONGEST: usize = 160;

/// HTML elements that appear in pasted mails; they are markup, not placeholders.
const ELEMENTS: &[&str] = &[
    "a",
    "b",
    "blockquote",
    "body",
    "br",
    "code",
    "div",
    "em",
    "font",
    "h1",
    "h2",
    "h3",
    "head",
    "hr",
    "html",
    "i",
    "img",
    "li",
    "ol",
    "p",
    "pre",
    "span",
    "strong",
    "style",
    "sub",
    "sup",
    "table",
    "tbody",
    "td",
    "tr",
    "tt",
    "u",
    "ul",
];

/// Variables that Windows sets, such as `%PATH%`.
const VARIABLES: &[&str] = &[
    "ALLUSERSPROFILE",
    "APPDATA",
    "COMSPEC",
    "HOMEDRIVE",
    "HOMEPATH",
    "LOCALAPPDATA",
    "PATH",
    "PATHEXT",
    "PROGRAMDATA",
    "PROGRAMFILES",
    "SYSTEMROOT",
    "TEMP",
    "TMP",
    "USERPROFILE",
    "WINDIR",
];

/// Brackets, with what closes them; the longer first.
const BRACKETS: &[(&str, &str)] = &[
    ("[[", "]]"),
    ("{{{", "}}}"),
    ("{{", "}}"),
    ("{%", "%}"),
    ("${", "}"),
    ("#{", "}"),
    ("{", "}"),
    ("<<", ">>"),
    ("«", "»"),
];

/// Marks with which nobody writes anything but a placeholder, even where nothing is between them.
const EMPTY: &[(&str, &str)] = &[("{{{", "}}}"), ("{{", "}}"), ("<%=", "%>"), ("*|", "|*")];

/// Signs that stand for nothing else around a name, with what closes them; the longer first.
const SIGNS: &[(&str, &str)] =
    &[("*|", "|*"), ("<%", "%>"), ("<?", "?>"), ("%%", "%%"), ("##", "##"), ("@@", "@@"), ("#", "#"), ("__", "__")];

/// The placeholder that `rest` begins with: its style and its length in bytes.
pub(super) fn slot_at(
    rest: &str,
    before: Option<char>,
    template: bool,
    formulas: &Formulas,
) -> Option<(SlotStyle, usize)> {
    if rest.starts_with('_') && before == Some('_') {
        return None;
    }
    if let Some(len) = blank(rest) {
        // A long rule of its own is a divider.
        return (len < 30).then_some((SlotStyle::Blank, len));
    }
    for &(open, close) in EMPTY {
        if let Some(inner) = rest.strip_prefix(open) {
            let blank = inner.len() - inner.trim_start_matches(' ').len();
            if inner[blank..].starts_with(close) {
                return Some((SlotStyle::Empty, open.len() + blank + close.len()));
            }
        }
    }
    for &(open, close) in BRACKETS {
        if let Some(inner) = rest.strip_prefix(open) {
            return braced(inner, (open, close), formulas);
        }
    }
    if !before.is_some_and(|c| c.is_alphanumeric() || c == ']')
        && let Some(len) = signed(rest, template, formulas)
    {
        return Some((SlotStyle::Marked, len));
    }
    match rest.as_bytes()[0] {
        b'[' => square(rest, formulas),
        b'<' => angle(rest),
        b'%' => percent(rest, before),
        _ => None,
    }
}

/// The length of a line to write on: `____`, `__/__`.
fn blank(rest: &str) -> Option<usize> {
    let end = rest.find(|c| !"_/.-".contains(c)).unwrap_or(rest.len());
    let line = rest[..end].trim_end_matches(['/', '.', '-']);
    (line.starts_with("__") && line.matches('_').count() > 2).then_some(line.len())
}

/// The length of a name with signs around it, or in front of it: `*|NAME|*`, `#NAME#`, `$name`.
fn signed(rest: &str, template: bool, formulas: &Formulas) -> Option<usize> {
    let is_name = |c: char| c.is_ascii_alphanumeric() || c == '_';
    for &(open, close) in SIGNS {
        let Some(inner) = rest.strip_prefix(open) else { continue };
        let line = inner.lines().next().unwrap_or("");
        let Some(len) = line.find(close).filter(|len| (1..=LONGEST).contains(len)) else { continue };
        let name = &line[..len];
        let plain = name.starts_with(|c: char| c.is_ascii_alphabetic()) && name.chars().all(is_name);
        let known = plain && (open != "__" || formulas.names_slot(name));
        if known || !close.starts_with(open) {
            return Some(open.len() + len + close.len());
        }
    }
    let name = rest.strip_prefix(['$', '@'])?;
    let name = &name[..name.find(|c| !is_name(c)).unwrap_or(name.len())];
    // In a template, a dollar and a name are no code that a mail speaks of.
    let variable = template && rest.starts_with('$') && name.starts_with(|c: char| c.is_alphabetic() || c == '_');
    (variable || formulas.names_slot(name)).then_some(1 + name.len())
}

/// A placeholder in brackets that hardly anybody writes but for one.
fn braced(inner: &str, (open, close): (&str, &str), formulas: &Formulas) -> Option<(SlotStyle, usize)> {
    let style = match open {
        "<<" => SlotStyle::Angle,
        "«" => SlotStyle::Guillemet,
        "[[" => SlotStyle::Square,
        _ => SlotStyle::Brace,
    };
    let end = inner.char_indices().nth(LONGEST + close.len()).map_or(inner.len(), |(at, _)| at);
    let line = inner[..end].lines().next().unwrap_or("");
    if let Some(len) = line.find(close) {
        let name = &line[..len];
        // «…» is also a quotation in French and Danish; a placeholder has a short name without
        // punctuation.
        let named = !name.trim().is_empty() && name.chars().count() <= LONGEST;
        let quoted = open == "«"
            && (!name.starts_with(char::is_uppercase) && !name.contains('_')
                || name.contains([',', '.', '!', '?'])
                || name.split_whitespace().count() > 3);
        let nested = name.contains(['{', '<']) && open != "{%";
        if named && !quoted && !nested {
            // One brace too many, as in `{weekday}}`, would stay in the mail.
            let surplus = line[len + close.len()..].chars().take_while(|&c| c == '}').count();
            let style = if style == SlotStyle::Brace && surplus > 0 { SlotStyle::Broken } else { style };
            let surplus = if style == SlotStyle::Broken { surplus } else { 0 };
            return Some((style, open.len() + len + close.len() + surplus));
        }
    }
    if style == SlotStyle::Guillemet {
        return None;
    }
    let name = slot_name(line, formulas);
    let closed = line[name..].chars().take_while(|c| "}]>)".contains(*c)).count();
    let known = style == SlotStyle::Brace && open.len() > 1 || closed > 0 && formulas.names_slot(&line[..name]);
    (name > 0 && known).then_some((SlotStyle::Broken, open.len() + name + closed))
}

fn square(rest: &str, formulas: &Formulas) -> Option<(SlotStyle, usize)> {
    let inner = &rest[1..];
    let end = inner.find([']', '[', '>', '}']);
    let closed = end.is_some_and(|end| inner[end..].starts_with(']') && end <= LONGEST);
    if let (Some(end), true) = (end, closed) {
        let name = inner[..end].trim();
        let link = inner[end + 1..].starts_with(['(', '[']);
        let number = name.chars().all(|c| c.is_numeric() || ",-– ".contains(c));
        let footnote = number || name.starts_with('^') || name.chars().count() == 1;
        let address = name.contains("://") || name.contains('@');
        let blank_line = name.contains("\n\n") || name.contains("\r\n\r\n");
        let remark = matches!(name, "" | "…" | "...") || formulas.remarks(&name.to_lowercase());
        if link || footnote || address || blank_line || remark {
            return None;
        }
        return Some((SlotStyle::Square, end + 2));
    }
    // Never closed, or closed with another bracket.
    let name = slot_name(inner, formulas);
    let capital = inner.starts_with(char::is_uppercase) || formulas.begins_slot(inner);
    let mixed = inner[name..].starts_with(['>', '}']);
    let wrong = mixed || inner[name..].starts_with(')');
    let known = mixed || (capital || wrong) && formulas.names_slot(&inner[..name]);
    (name > 0 && known).then_some((SlotStyle::Broken, 1 + name + usize::from(wrong)))
}

fn angle(rest: &str) -> Option<(SlotStyle, usize)> {
    let inner = &rest[1..];
    let end = inner.find(|c: char| "<>]}\n".contains(c))?;
    let name = &inner[..end];
    let word = name.split([' ', '/']).find(|word| !word.is_empty()).unwrap_or("").to_lowercase();
    let plain = name.starts_with(char::is_alphabetic)
        && name.chars().all(|c| c.is_alphanumeric() || " _-'’/".contains(c))
        && name.chars().count() <= 60;
    if !plain || ELEMENTS.contains(&word.as_str()) {
        return None;
    }
    match inner.as_bytes()[end] {
        b'>' => Some((SlotStyle::Angle, end + 2)),
        b']' | b'}' => Some((SlotStyle::Broken, end + 2)),
        _ => None,
    }
}

fn percent(rest: &str, before: Option<char>) -> Option<(SlotStyle, usize)> {
    // Not the second of `%Y-%d`.
    if before.is_some_and(|c| c.is_alphanumeric() || "%-/:.".contains(c)) {
        return None;
    }
    let inner = &rest[1..];
    let len = inner.find(|c: char| !(c.is_ascii_alphanumeric() || c == '_')).unwrap_or(inner.len());
    let name = &inner[..len];
    // `%C3%A9` is a letter in a link.
    let escape = len == 2 && name.chars().all(|c| c.is_ascii_hexdigit());
    let variable = || VARIABLES.iter().any(|known| known.eq_ignore_ascii_case(name));
    if name.starts_with(|c: char| c.is_ascii_alphabetic()) && inner[len..].starts_with('%') && !escape && !variable() {
        return Some((SlotStyle::Percent, len + 2));
    }
    matches!(name, "s" | "d" | "n").then_some((SlotStyle::Percent, 2))
}

/// The length of what reads like the name of a placeholder: up to four words on one line.
fn slot_name(inner: &str, formulas: &Formulas) -> usize {
    let mut end = 0;
    let mut words = 0;
    for (at, c) in inner.char_indices() {
        if c == ' ' || c == '_' {
            words += 1;
        } else if !(c.is_alphanumeric() || "'’.-/".contains(c)) {
            break;
        }
        // A name stops where the sentence goes on in lower case.
        if words > 3 {
            break;
        }
        let next = &inner[at + c.len_utf8()..];
        if c == ' ' && !next.starts_with(char::is_uppercase) && !formulas.continues_slot(next) {
            break;
        }
        end = at + c.len_utf8();
    }
    inner[..end].trim_end_matches([' ', '.', '-', '/', ',']).len()
}
