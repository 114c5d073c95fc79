use crate::diagnostic::{Level, Safety, Span};
use crate::draft::PartKind;
use crate::facts::Facts;
use crate::finding::{Finding, message};
use crate::language::PartTokens;
use crate::rules::{Group, Rule};
use crate::text::{Gap, TokenKind};

rule! {
    /// A paragraph has no mark at its end.
    ///
    /// ```draft
    /// Thank you for the tour. I hope that we can talk soon about the next step
    ///                                                                     ^^^^ step.
    /// ```
    ///
    /// Headings, items of lists and the notes of somebody who never ends a paragraph with a mark are left alone.
    ///
    /// ```draft
    /// Here is what I would bring:
    ///
    /// My own knives
    ///
    /// Next steps
    /// ```
    ///
    /// The fix is unsafe, because the sentence may be a question, or break off.
    pub(crate) static RULE: Rule = Rule::new("missing-full-stop", Group::Proofreading, Level::Note)
        .judging_words(196)
        .needing(&["prose"])
        .checking(check);
}

/// The fewest words of a paragraph that is no heading.
const WORDS: usize = 6;

fn check(facts: &Facts) -> Vec<Finding> {
    let parts: Vec<&PartTokens> = facts.parts(PartKind::Body).filter(|part| !part.tokens.is_empty()).collect();
    let open: Vec<bool> = parts.iter().map(|part| ends_with_word(facts, part)).collect();
    let found = parts.iter().enumerate().filter(|&(at, part)| {
        // Several in a row are a list, as are those below a colon.
        let next = open.get(at + 1).copied().unwrap_or_default();
        let before =
            at.checked_sub(1).is_some_and(|at| open[at] || facts.text(parts[at].span).trim_end().ends_with(':'));
        open[at] && !next && !before && is_prose(facts, part) && is_complete(facts, part)
    });
    found.map(|(_, part)| finding(facts, part)).collect()
}

/// Whether nothing comes after a paragraph's last word.
fn ends_with_word(facts: &Facts, part: &PartTokens) -> bool {
    let last = facts.reading.tokens[part.tokens.clone()].last();
    last.is_some_and(|last| {
        last.kind == TokenKind::Word && facts.text(Span::new(last.span().end, part.span.end)).trim().is_empty()
    })
}

/// Whether a paragraph consists of sentences: it has several, or speaks of the writer.
fn is_prose(facts: &Facts, part: &PartTokens) -> bool {
    let tokens = &facts.reading.tokens[part.tokens.clone()];
    let several = || tokens.iter().any(|token| token.gap == Gap::Sentence);
    let text = facts.text(part.span);
    text.starts_with(char::is_uppercase)
        && tokens.len() >= WORDS
        && !text.contains(':')
        && (several() || !facts.phrases("prose", part).is_empty())
}

/// Whether what comes after a paragraph does not go on with its last sentence.
fn is_complete(facts: &Facts, part: &PartTokens) -> bool {
    let rest = facts.draft.text()[part.span.end..].trim_start();
    rest.is_empty() || rest.starts_with(char::is_uppercase)
}

fn finding(facts: &Facts, part: &PartTokens) -> Finding {
    let last = facts.reading.span(part.tokens.end - 1..part.tokens.end);
    let word = facts.text(last);
    RULE.at(last, message!("missing-full-stop", word)).replace(format!("{word}."), Safety::Unsafe)
}
