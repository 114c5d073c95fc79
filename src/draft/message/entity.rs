//! Characters that HTML writes as a name or a number: `&eacute;`, `&#8212;`.

use std::borrow::Cow;

use html5gum::emitters::default::DefaultEmitter;
use html5gum::{Token, Tokenizer};

/// The longest name of a character, including `&` and `;`.
const ENTITY: usize = 40;

/// The length of the character reference that a text begins with, and what it means; itself if it
/// is none.
pub(super) fn read(text: &str) -> (usize, Cow<'_, str>) {
    let len = text[1..].find(|c: char| !(c.is_ascii_alphanumeric() || c == '#')).map_or(text.len(), |len| len + 1);
    let len = if text[len..].starts_with(';') { len + 1 } else { len };
    let stands_for = match &text[..len] {
        "&nbsp;" => "\u{a0}".into(),
        "&amp;" => "&".into(),
        "&lt;" => "<".into(),
        "&gt;" => ">".into(),
        "&quot;" => "\"".into(),
        name if name.len() > ENTITY || name.len() == 1 => name.into(),
        name => decode(name).into(),
    };
    (len, stands_for)
}

fn decode(name: &str) -> String {
    // The emitter is the one that reads pages, as the tokenizer is compiled anew for each kind.
    let emitter = DefaultEmitter::<usize>::new_with_span();
    let tokens = Tokenizer::new_with_emitter(name, emitter).filter_map(|token| match token {
        Ok(Token::String(text)) => Some(String::from_utf8_lossy(&text.value).into_owned()),
        Ok(_) => None,
    });
    tokens.collect()
}
