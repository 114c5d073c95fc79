use crate::diagnostic::{Level, Safety, Span};
use crate::draft::PartKind;
use crate::facts::Facts;
use crate::finding::{Finding, message};
use crate::rules::{Group, Rule};

rule! {
    /// There are too many exclamation marks.
    ///
    /// One is warm, and at home in a real thank-you: one in seven published templates has one, and
    /// hardly any have two. Three or more sound like an advertisement, and two in a row like a chat.
    /// Let the words carry the enthusiasm.
    ///
    /// ```draft
    /// What a morning!! I loved it. Did you get my letter??
    ///               ^^ !
    ///                                                   ^^ ?
    /// ```
    ///
    /// ```draft
    /// Thank you! It was great! I loved it! Call me!
    ///                                             ^
    /// ```
    ///
    /// ```draft
    /// Thank you for the morning! The parrot said "Hello!! Hello!! Hello!!" until I left.
    /// ```
    ///
    /// The fix is unsafe, because it changes your tone.
    pub(crate) static RULE: Rule = Rule::new("exclamation-marks", Group::Wording, Level::Warning)
        .in_any_language()
        .checking(check);
}

/// Marks that any mail may have.
const FINE: usize = 3;

fn check(facts: &Facts) -> Vec<Finding> {
    let own = [PartKind::Greeting, PartKind::Body, PartKind::SignOff];
    let parts = facts.draft.parts.iter().filter(|part| own.contains(&part.kind));
    let runs: Vec<Span> = parts.flat_map(|part| runs(facts, part.span)).collect();
    let mut found: Vec<Finding> = runs.iter().filter(|run| run.len() > 1).map(|run| in_a_row(facts, *run)).collect();
    let marks: Vec<Span> = runs.into_iter().filter(|run| facts.text(*run).contains('!')).collect();
    if let Some(span) = marks.get(FINE) {
        found.push(RULE.at(*span, message!("exclamation-marks", marks = marks.len())));
    }
    found
}

fn in_a_row(facts: &Facts, run: Span) -> Finding {
    let (message, mark) = if facts.text(run).contains('?') {
        (message!("exclamation-marks-question", marks = facts.text(run)), "?")
    } else {
        (message!("exclamation-marks-row"), "!")
    };
    RULE.at(run, message).replace(mark, Safety::Unsafe)
}

/// The runs of exclamation and question marks in a part that are the writer's own.
fn runs(facts: &Facts, part: Span) -> Vec<Span> {
    let text = facts.draft.text();
    let mut found: Vec<Span> = Vec::new();
    for (at, _) in text[part.range()].match_indices(['!', '?']) {
        let span = Span::new(part.start + at, part.start + at + 1);
        match found.last_mut() {
            Some(last) if last.end == span.start => last.end = span.end,
            _ => found.push(span),
        }
    }
    found.retain(|span| {
        follows(text, *span) && ends(text, *span) && !facts.is_quoted(*span) && !facts.marks_name(span.start)
    });
    found
}

/// Whether a run of marks comes right after something: a lone `??` is a gap to be filled in.
fn follows(text: &str, run: Span) -> bool {
    text[run.range()].contains('!') || !text[..run.start].ends_with(char::is_whitespace)
}

/// Whether a mark ends something: not `!=`, `#!/bin/sh` or `Yahoo!'s`.
fn ends(text: &str, mark: Span) -> bool {
    let next = text[mark.end..].chars().next();
    next.is_none_or(|c| c.is_whitespace() || ")]”\"*_".contains(c))
}
