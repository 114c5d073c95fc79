use crate::diagnostic::{Edit, Fix, Level, Safety, Span};
use crate::facts::Facts;
use crate::finding::{Finding, message};
use crate::rules::{Group, Rule};
use crate::text::{Gap, TokenKind};

rule! {
    /// A word is repeated by accident.
    ///
    /// The eye skips over it, especially at the end of a line.
    ///
    /// ```draft
    /// Thank you for the the tour of the press room.
    ///               ^^^^^^^ the
    /// ```
    ///
    /// Some words may be repeated, such as "that that", "had had" and "very very", and so may names.
    ///
    /// ```draft
    /// I know that that kiln had had its day, and so does Duran Duran.
    /// ```
    ///
    /// The fix is safe: it removes the second of the two.
    pub(crate) static RULE: Rule = Rule::new("repeated-word", Group::Proofreading, Level::Error)
        .judging_words(150)
        .checking(check);
}

fn check(facts: &Facts) -> Vec<Finding> {
    let tokens = &facts.reading.tokens;
    let pairs = tokens.iter().zip(tokens.iter().skip(1)).enumerate();
    let found = pairs
        .filter(|(_, (first, second))| {
            first.span().len() == second.span().len()
                && second.gap == Gap::Space
                && first.kind == TokenKind::Word
                && second.kind == TokenKind::Word
        })
        .filter_map(|(at, (first, second))| {
            let (one, other) = (facts.text(first.span()), facts.text(second.span()));
            if one.is_ascii() && !one.eq_ignore_ascii_case(other) {
                return None;
            }
            let lower = one.to_lowercase();
            // `Will will`, `Duran Duran`
            let named = facts.is_name(at) || facts.is_name(at + 1);
            let hyphenated = first.gap == Gap::Hyphen || tokens.get(at + 2).is_some_and(|next| next.gap == Gap::Hyphen);
            let repeated = lower == other.to_lowercase() && !named && !hyphenated;
            (repeated && !facts.language.is_repeatable(&lower)).then_some((first.span(), second.span()))
        });
    // Of a word that is there three times the first two are reported; fixing them leaves the next.
    let mut end = 0;
    let apart = found.filter(|(first, second)| {
        let free = first.start >= end;
        end = if free { second.end } else { end };
        free
    });
    apart.map(|(first, second)| finding(facts, first, second)).collect()
}

fn finding(facts: &Facts, first: Span, second: Span) -> Finding {
    let word = facts.text(second);
    let gone = Edit { span: Span::new(first.end, second.end), replacement: String::new() };
    RULE.at(first.to(second), message!("repeated-word", word)).fix(Fix { safety: Safety::Safe, edits: vec![gone] })
}
