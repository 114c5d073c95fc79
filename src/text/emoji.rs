//! Pictures among the letters.

use crate::diagnostic::Span;

/// Whether a character is a picture: a face, a hand, a heart, a rocket. Signs that stood in print
/// before (`©`, `→`, `✓`, `☎`) are none.
#[must_use]
pub fn is_emoji(c: char) -> bool {
    matches!(
        c,
        '\u{1f300}'..='\u{1faff}'
            | '\u{1f1e6}'..='\u{1f1ff}'
            | '☀'..='☄'
            | '☕'
            | '☘'
            | '☝'
            | '☹'
            | '☺'
            | '⚡'
            | '⛄'
            | '⛅'
            | '✅'
            | '✊'..='✍'
            | '✨'
            | '❌'
            | '❓'..='❗'
            | '❣'
            | '❤'
            | '⭐'
            | '⏰'
    )
}

/// The runs of pictures in `text[part]`, in order, with the joiners between them.
#[must_use]
pub fn emoji(text: &str, part: Span) -> Vec<Span> {
    let part_text = &text[part.range()];
    if part_text.is_ascii() {
        return Vec::new();
    }
    let mut found: Vec<Span> = Vec::new();
    for (at, c) in part_text.char_indices() {
        let span = Span::new(part.start + at, part.start + at + c.len_utf8());
        let joiner = matches!(c, '\u{200d}' | '\u{fe0f}' | '\u{20e3}');
        match found.last_mut() {
            Some(last) if last.end == span.start && (joiner || is_emoji(c)) => last.end = span.end,
            _ if is_emoji(c) => found.push(span),
            _ => {}
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pictures_are_told_from_signs() {
        let text = "Thanks 😊🎉, Rita ❤️! © 2026 → ✓ 5 × 4 – “so”, 👩‍🔧 there";
        let found: Vec<&str> =
            emoji(text, Span::new(0, text.len())).into_iter().map(|span| &text[span.range()]).collect();
        assert_eq!(found, ["😊🎉", "❤\u{fe0f}", "👩‍🔧"]);
    }
}
