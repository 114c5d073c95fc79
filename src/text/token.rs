//! Words, numbers and links of a text, each with what precedes it.

use phrasebook::tables::Conventions;

use super::opaque::{Opaque, OpaqueKind, Passed};
use super::place::Place;
use super::sentence::Gap;
use crate::diagnostic::Span;

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TokenKind {
    /// Letters, with inner apostrophes: the only kind that is spell-checked.
    Word,
    /// Starts with a digit: `27`, `9:30`, `2026-11-17`, `10th`.
    Number,
    /// An address, path, file name, handle or a piece of code: never proofread.
    Link,
    /// Initials and similar words with inner full stops: `e.g`, `a.m`, `U.S`.
    Initials,
    /// Letters and digits mixed: `B2B`, `K8s`.
    Mixed,
    /// A placeholder of a template, as one opaque word.
    Slot,
    /// A placeholder for a name.
    Name,
    /// Where a branch of a template begins or ends: neither side belongs to the other.
    Border,
}

/// A token and its surroundings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    place: Place,
    /// What it is.
    pub kind: TokenKind,
    /// What precedes it.
    pub gap: Gap,
}

impl Token {
    /// Its span in the text.
    #[must_use]
    pub const fn span(&self) -> Span {
        self.place.span()
    }
}

/// The last parts of bare host and file names.
const ENDINGS: &[&str] = &[
    "app", "at", "be", "biz", "bmp", "ch", "co", "com", "css", "csv", "de", "dev", "dk", "doc", "docx", "edu", "eml",
    "eu", "example", "exe", "gif", "go", "gov", "htm", "html", "ics", "info", "io", "java", "jpeg", "jpg", "js",
    "json", "key", "local", "md", "mov", "mp3", "mp4", "net", "nl", "odp", "ods", "odt", "org", "pdf", "php", "png",
    "ppt", "pptx", "ps", "psd", "py", "rb", "rs", "rtf", "sh", "sql", "svg", "tex", "tif", "toml", "ts", "tsv", "txt",
    "uk", "vcf", "wav", "xls", "xlsx", "xml", "yaml", "yml", "zip",
];

/// The most bytes that prose has between two white spaces; anything longer is data.
const LONGEST: usize = 400;

/// The most characters before the first sign of an address.
const PLAIN: usize = 100;

/// Whether a word is the last part of a common host or file name, and no word of the language as well.
#[must_use]
pub fn is_ending(word: &str, conventions: &Conventions) -> bool {
    ENDINGS.binary_search(&word).is_ok() && !conventions.host_words.contains(word)
}

/// Splits `text[part]` into tokens. `opaque` is sorted and does not overlap.
pub fn tokenise(text: &str, part: Span, opaque: &[Opaque], conventions: &Conventions, tokens: &mut Vec<Token>) {
    let first = tokens.len();
    let mut at = part.start;
    let opaque = &opaque[opaque.partition_point(|opaque| opaque.span.end <= part.start)..];
    let mut next_opaque = opaque.iter().peekable();
    let mut passed = Passed::default();
    let push = |tokens: &mut Vec<Token>, span: Span, kind: TokenKind, passed: &mut Passed| {
        let gap = match passed.gap(text, opaque, &mut tokens[first..], span, conventions) {
            Some(gap) => gap,
            None => match tokens[first..].last() {
                None => Gap::Part,
                Some(last) => gap_between(text, *last, span, &text[last.span().end..span.start], conventions),
            },
        };
        tokens.push(Token { place: Place::new(span), kind, gap });
    };
    while at < part.end {
        if let Some(found) = next_opaque.next_if(|opaque| opaque.span.start <= at) {
            let span = Span::new(found.span.start.max(at), found.span.end.min(part.end));
            at = span.end;
            match found.kind {
                OpaqueKind::Word(kind) => push(tokens, span, kind, &mut passed),
                OpaqueKind::Nothing => passed.pass(found, tokens.len() - first),
                OpaqueKind::Border(_) => {
                    let gap = if tokens.len() == first { Gap::Part } else { Gap::Space };
                    passed.pass(found, tokens.len() - first);
                    tokens.push(Token { place: Place::new(span), kind: TokenKind::Border, gap });
                }
            }
            continue;
        }
        if text.as_bytes()[at].is_ascii_whitespace() {
            at += 1;
            continue;
        }
        let end = next_opaque.peek().map_or(part.end, |opaque| opaque.span.start.min(part.end));
        let plain = plain_word(&text.as_bytes()[at..end]).map(|len| (TokenKind::Word, len));
        let Some((kind, len)) = plain.or_else(|| token_at(&text[at..end], &text[part.start..at], conventions)) else {
            at += text[at..end].chars().next().map_or(1, char::len_utf8);
            continue;
        };
        push(tokens, Span::new(at, at + len), kind, &mut passed);
        at += len;
    }
}

/// The length of an ordinary word: nothing but letters before white space or plain punctuation.
fn plain_word(rest: &[u8]) -> Option<usize> {
    let letters = rest.iter().position(|byte| !byte.is_ascii_alphabetic()).filter(|letters| *letters > 0)?;
    let plain = matches!(rest[letters..], [b' ' | b'\n' | b',' | b'!' | b'?' | b')', ..] | [b'.', b' ' | b'\n', ..]);
    plain.then_some(letters)
}

/// The kind and length of the token that `rest` begins with, if any; `before` is the text before
/// it.
fn token_at(rest: &str, before: &str, conventions: &Conventions) -> Option<(TokenKind, usize)> {
    let first = rest.chars().next()?;
    if first == '`' {
        let len = rest[1..].find(['`', '\n']).filter(|&len| len > 0 && rest[1 + len..].starts_with('`'))?;
        return Some((TokenKind::Link, len + 2));
    }
    if !first.is_alphanumeric() {
        let marked =
            "/~@#\\$.".contains(first) && before.chars().next_back().is_none_or(|c| c.is_whitespace() || c == '(');
        let named = marked && rest[1..].starts_with(|c: char| c.is_alphabetic() || "/.~".contains(c));
        if !named {
            return None;
        }
        let len = chunk(rest).len();
        let path = first != '.' || rest[..len].contains('/') || rest[1..].starts_with(char::is_lowercase);
        return (path && len > 1 && rest[..len].contains(char::is_alphanumeric)).then_some((TokenKind::Link, len));
    }
    if let Some(len) = link(rest, conventions) {
        return Some((TokenKind::Link, len));
    }
    if first.is_numeric() {
        return Some((TokenKind::Number, number(rest)));
    }
    Some(word(rest))
}

/// The text up to white space or a bracket, without its final punctuation.
fn chunk(rest: &str) -> &str {
    let end = rest.find(|c: char| c.is_whitespace() || "<>()[]{}\"“”„«»‹›|".contains(c)).unwrap_or(rest.len());
    rest[..end].trim_end_matches(|c: char| ".,;:!?'’*_".contains(c))
}

/// The length of the address, path or file name that `rest` begins with.
fn link(rest: &str, conventions: &Conventions) -> Option<usize> {
    // Most words end at white space or plain punctuation, and need no further look.
    let mut start = rest.char_indices().take(PLAIN);
    let plain = start.find(|(_, c)| !(c.is_alphanumeric() || *c == '-')).map_or(rest.len(), |(at, _)| at);
    if !rest[plain..].starts_with([':', '@', '.', '/', '_', '\\', '+']) {
        return None;
    }
    let chunk = chunk(rest);
    if chunk.len() <= plain {
        return None;
    }
    if chunk.len() > LONGEST {
        return Some(chunk.len());
    }
    let (scheme, host) = (chunk.contains("://"), chunk.starts_with("www."));
    let mail = chunk.starts_with("mailto:")
        || chunk.split_once('@').is_some_and(|(user, host)| !user.is_empty() && host.contains('.'));
    let slashes = chunk.matches('/').count();
    let path = chunk.contains(['\\', '_']) || slashes > 3 || slashes > 1 && chunk.contains('.');
    let head = chunk.split('/').next().unwrap_or(chunk);
    let named = head.rsplit_once('.').is_some_and(|(name, ending)| {
        !name.is_empty() && is_ending(ending, conventions) && !name.ends_with('.') && !starts_with_digit(ending)
    });
    (scheme || host || mail || path || named).then_some(chunk.len())
}

fn starts_with_digit(text: &str) -> bool {
    text.starts_with(|c: char| c.is_numeric())
}

/// The length of a number with its inner signs and the letters attached to it.
fn number(rest: &str) -> usize {
    let mut len = 0;
    let mut chars = rest.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map(|&(_, next)| next);
        let inner = ".,:/-–'’".contains(c) && next.is_some_and(char::is_numeric);
        if !(c.is_alphanumeric() || inner) {
            break;
        }
        len = at + c.len_utf8();
    }
    len
}

/// The kind and length of a word that starts with a letter.
fn word(rest: &str) -> (TokenKind, usize) {
    let bytes = rest.as_bytes();
    let mut len = 0;
    let (mut digits, mut stops) = (false, false);
    // Start of the letters since the last inner stop.
    let mut segment = 0;
    let mut chars = rest.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map(|&(_, next)| next);
        if c.is_alphanumeric() || is_mark(c) {
            digits |= c.is_numeric();
        } else if is_apostrophe(c) && next.is_some_and(char::is_alphabetic) {
        } else if c == '.' && next.is_some_and(char::is_alphabetic) && at - segment <= 2 {
            let after = &rest[at + 1..];
            let following = after.find(|c: char| !c.is_alphabetic()).unwrap_or(after.len());
            // One of the two must be a single letter: `e.g`, `Ph.D`, not `ok.So`.
            if following > 2 || (at - segment > 1 && following > 1) {
                break;
            }
            stops = true;
            segment = at + 1;
        } else {
            break;
        }
        len = at + c.len_utf8();
    }
    debug_assert!(len > 0 && bytes.len() >= len);
    let kind = if stops {
        TokenKind::Initials
    } else if digits {
        TokenKind::Mixed
    } else {
        TokenKind::Word
    };
    (kind, len)
}

/// Whether `c` may be inside a word without being a letter: accents of decomposed text, and the
/// invisible characters that other rules report.
#[must_use]
pub fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}')
}

/// Whether `c` is one of the apostrophes people type.
#[must_use]
pub fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '\u{2019}' | '\u{2bc}')
}

/// What is between two tokens, if this text is.
pub(super) fn gap_between(text: &str, last: Token, next: Span, between: &str, conventions: &Conventions) -> Gap {
    match between {
        " " => return Gap::Space,
        ", " => return Gap::Comma,
        "-" | "\u{2010}" | "\u{2011}" => return Gap::Hyphen,
        "/" => return Gap::Slash,
        "" => return Gap::Clause,
        _ => {}
    }
    if between.chars().all(char::is_whitespace) {
        return Gap::Space;
    }
    if conventions.is_possessive(&text[last.span().range()], between) {
        return Gap::Space;
    }
    if between.trim_matches(['.', ' ']) == "/" {
        return Gap::Slash;
    }
    // An item of a list on a line of its own.
    if between.rsplit_once('\n').is_some_and(|(_, start)| start.contains(['-', '*', '•', '+', '–'])) {
        return Gap::Clause;
    }
    let trimmed = between.trim_matches(|c: char| c.is_whitespace() || "\"'’‘“”„‚«»‹›)(*".contains(c));
    if trimmed == "," && !between.starts_with(char::is_whitespace) {
        return Gap::Comma;
    }
    let spaced = between.ends_with(|c: char| c.is_whitespace() || "\"'“‘„‚«»‹›(*".contains(c))
        && between.contains(char::is_whitespace);
    let upper = text[next.range()].starts_with(char::is_uppercase);
    let lower = text[next.range()].starts_with(char::is_lowercase);
    if between.starts_with('.') && !between.starts_with("..") {
        let word = &text[last.span().range()];
        let short = match last.kind {
            TokenKind::Initials => true,
            // `17. november`, `the 3. floor`, but not `in 2026. November`.
            TokenKind::Number => word.len() <= 2 && (lower || conventions.ordinal_stop),
            TokenKind::Word if word.chars().count() == 1 && !conventions.is_always_capital(word) => true,
            _ => conventions.abbreviations.contains(&word.to_lowercase()),
        };
        if short {
            return if trimmed == "." { Gap::Space } else { Gap::Clause };
        }
    }
    let ends = trimmed.contains(['!', '?']) && (upper || !between.contains(['"', '”', '“', '«', '»', ')']))
        || trimmed.starts_with('.') && !trimmed.starts_with("..") && spaced
        || (trimmed.contains(['.', '…'])) && upper;
    if ends && (spaced || upper) { Gap::Sentence } else { Gap::Clause }
}

#[cfg(test)]
mod tests {
    use phrasebook::stored::Stored;
    use phrasebook::tables::compile_conventions;

    use super::*;

    fn split(text: &str) -> Vec<(&str, TokenKind, Gap)> {
        split_as("", text)
    }

    /// The tokens of a text whose language has these conventions.
    fn split_as<'t>(conventions: &str, text: &'t str) -> Vec<(&'t str, TokenKind, Gap)> {
        let table = toml::from_str(&format!("possessive_letters = \"s\"\n{conventions}")).expect("conventions");
        let stored = compile_conventions(&table, &["approx", "dr", "mr"].map(str::to_owned)).expect("conventions");
        let mut tokens = Vec::new();
        tokenise(text, Span::new(0, text.len()), &[], &Conventions::read(&stored), &mut tokens);
        tokens.iter().map(|token| (&text[token.span().range()], token.kind, token.gap)).collect()
    }

    fn words(text: &str) -> Vec<&str> {
        split(text).into_iter().map(|(word, ..)| word).collect()
    }

    #[test]
    fn endings_are_sorted() {
        assert!(ENDINGS.is_sorted());
    }

    #[test]
    fn words_keep_their_apostrophes_and_lose_their_quotes() {
        assert_eq!(words("'It’s Rita's “kiln”, isn't it?'"), ["It’s", "Rita's", "kiln", "isn't", "it"]);
    }

    #[test]
    fn links_are_one_token() {
        for link in ["https://a.example/x?y=1", "rita@kiln.example", "notes.txt", "www.kiln.example", "src/main/x.rs"] {
            assert_eq!(split(&format!("see {link}."))[1].0, link);
            assert_eq!(split(&format!("see ({link}), please"))[1].1, TokenKind::Link);
        }
        assert_eq!(words("on Tuesday.thanks"), ["on", "Tuesday", "thanks"]);
        assert_eq!(words("and/or"), ["and", "or"]);
    }

    #[test]
    fn abbreviations_and_initials_end_no_sentence() {
        let gaps = |text| split(text).iter().map(|token| token.2).collect::<Vec<_>>();
        assert_eq!(gaps("Mr. Jon"), [Gap::Part, Gap::Space]);
        assert_eq!(gaps("J. Doyle"), [Gap::Part, Gap::Space]);
        assert_eq!(gaps("at 10 a.m. today"), [Gap::Part, Gap::Space, Gap::Space, Gap::Space]);
        assert_eq!(gaps("Done. thanks"), [Gap::Part, Gap::Sentence]);
        assert_eq!(gaps("Well... thanks"), [Gap::Part, Gap::Clause]);
        assert_eq!(gaps("“Why?” she asked"), [Gap::Part, Gap::Clause, Gap::Space]);
        assert_eq!(gaps("yes, no"), [Gap::Part, Gap::Comma]);
    }

    #[test]
    fn a_number_and_a_stop_end_a_sentence_unless_they_may_be_an_ordinal() {
        let gap = |conventions, text| split_as(conventions, text)[1].2;
        assert_eq!(gap("", "17. November"), Gap::Sentence);
        assert_eq!(gap("", "17. november"), Gap::Space);
        assert_eq!(gap("", "2026. november"), Gap::Sentence);
        assert_eq!(gap("ordinal_stop = true", "17. November"), Gap::Space);
        assert_eq!(gap("ordinal_stop = true", "2026. November"), Gap::Sentence);
    }

    #[test]
    fn words_of_the_language_end_no_link() {
        assert_eq!(split("klaar.de oven")[0].1, TokenKind::Link);
        assert_eq!(split_as("host_words = [\"de\"]", "klaar.de oven")[0].0, "klaar");
    }

    #[test]
    fn numbers_keep_their_signs() {
        assert_eq!(
            words("on 2026-11-17 at 9:30, 1,200 or 3.5%, the 17th"),
            ["on", "2026-11-17", "at", "9:30", "1,200", "or", "3.5", "the", "17th"]
        );
    }
}
