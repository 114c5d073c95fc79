//! Emoji in a text.

use memchr::memchr2_iter;

use crate::diagnostic::Span;

/// Whether a character is an emoji: a face, a hand, a heart, a rocket. Signs that were in print
/// before (`©`, `→`, `✓`, `☎`) are not.
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

/// The runs of emoji in `text[part]`, in order, with the joiners between them.
#[must_use]
pub fn emoji(text: &str, part: Span) -> Vec<Span> {
    let part_text = &text[part.range()];
    let mut found: Vec<Span> = Vec::new();
    // The first bytes of all emoji.
    for at in memchr2_iter(0xe2, 0xf0, part_text.as_bytes()) {
        let start = part.start + at;
        let rest = &part_text[at..];
        if rest.starts_with(is_emoji) && found.last().is_none_or(|last| last.end <= start) {
            let len = rest.find(|c| !(is_emoji(c) || is_joiner(c))).unwrap_or(rest.len());
            found.push(Span::new(start, start + len));
        }
    }
    found
}

/// Whether a character joins two emoji into one, or changes the one before it.
fn is_joiner(c: char) -> bool {
    matches!(c, '\u{200d}' | '\u{fe0f}' | '\u{20e3}')
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
