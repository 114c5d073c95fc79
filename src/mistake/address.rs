//! Email addresses that a user writes.

/// Whether a text is an email address and nothing else.
pub(crate) fn is_address(text: &str) -> bool {
    let text = text.trim();
    let sides = text.rsplit_once('@').filter(|(local, host)| !local.is_empty() && !host.is_empty());
    let other = |c: char| c.is_whitespace() || "<>(),;:@\\".contains(c);
    sides.is_some_and(|(local, host)| !local.contains(other) && !host.contains(other) && !host.ends_with('.'))
}

/// What is said of a text that should be an email address.
pub(crate) fn not_an_address(text: &str) -> String {
    format!("`{text}` is not an email address")
}
