//! A finding in plain text, for formats that have one field for all of it.

use crate::diagnostic::Diagnostic;

/// What is wrong, why it matters, and what to do, each on a line of its own.
pub(crate) fn whole(diagnostic: &Diagnostic) -> String {
    let mut text = diagnostic.message.clone();
    let named = |name: &'static str| move |line: &String| format!("\n{name}: {line}");
    if !diagnostic.label.is_empty() {
        text.push_str(&format!("\n{}", diagnostic.label));
    }
    text.extend(diagnostic.notes.iter().map(named("note")));
    text.extend(diagnostic.help.iter().map(named("help")));
    text
}
