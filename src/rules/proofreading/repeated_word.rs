use std::cell::LazyCell;

use crate::diagnostic::{Edit, Fix, Level, Safety, Span, Spans};
use crate::facts::Facts;
use crate::finding::{Finding, message};
use crate::record::name::lore;
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
    /// Some words may be repeated, such as "that that", "had had" and "very very", and so may names. Others
    /// may end one part of a sentence and begin the next.
    ///
    /// ```draft
    /// I know that that kiln had had its day, and so does Duran Duran.
    ///
    /// Rita came in in May, and I gave her her badge. What it is is hard, hard work, blah blah blah. Will will
    /// call.
    /// ```
    ///
    /// The fix leaves the first one. It is safe for words such as "the" and "of", which no sentence
    /// has twice in a row.
    pub(crate) static RULE: Rule = Rule::new("repeated-word", Group::Proofreading, Level::Error)
        .judging_words(150)
        .checking(check);
}

fn check(facts: &Facts) -> Vec<Finding> {
    let tokens = &facts.reading.tokens;
    // The table has the phrases in which a word is right twice.
    let idioms = LazyCell::new(|| -> Spans {
        facts.reading.parts.iter().flat_map(|part| facts.phrases(RULE.id, part)).map(|(fit, _)| fit.span).collect()
    });
    let mut found = Vec::new();
    let mut at = 0;
    while at + 1 < tokens.len() {
        let times = 1 + (at + 1..tokens.len()).take_while(|&next| is_repeated(facts, next)).count();
        let span = facts.reading.span(at..at + times);
        if times > 1 && is_accident(facts, at, times) && (is_single(facts, at) || !idioms.contain(span)) {
            found.push(finding(facts, at, at + times - 1));
        }
        at += times;
    }
    found
}

/// Whether a token is the same word as the one before it, with only white space between them.
fn is_repeated(facts: &Facts, at: usize) -> bool {
    let (first, second) = (facts.reading.tokens[at - 1], facts.reading.tokens[at]);
    first.span().len() == second.span().len()
        && second.gap == Gap::Space
        && first.kind == TokenKind::Word
        && second.kind == TokenKind::Word
        && facts.draft.text()[first.span().end..second.span().start].trim().is_empty()
        && facts.text(first.span()).to_lowercase() == facts.text(second.span()).to_lowercase()
}

/// Whether nobody means to write a word so many times in a row.
fn is_accident(facts: &Facts, at: usize, times: usize) -> bool {
    let tokens = &facts.reading.tokens;
    let lower = facts.text_of(at).to_lowercase();
    // `Duran Duran`, and `Will will` also where a sentence begins
    let called = lore::is_given(&lower) && lower != facts.text_of(at) && lower == facts.text_of(at + 1);
    let named = called || (at..at + times).any(|at| facts.is_name(at));
    // `:-I I`
    let smiles = facts.draft.text()[..tokens[at].span().start].ends_with(['-', ':', ';', '=']);
    let hyphenated =
        tokens[at].gap == Gap::Hyphen || smiles || tokens.get(at + times).is_some_and(|next| next.gap == Gap::Hyphen);
    let span = facts.reading.span(at..at + times);
    // `a plan that is "done done"`
    let quoted = facts.is_quoted(span) && is_all_of_quotation(facts, span);
    if named || hyphenated || quoted || facts.language.is_repeatable(&lower) {
        return false;
    }
    // `came in in May`: only inside a clause can one word end a part of it and begin the next.
    let stranded = facts.language.tables().words.stranded.contains(&lower) && tokens[at].gap == Gap::Space;
    // `please please please`
    let emphatic = times > 2 || lower.chars().count() == 1 || !facts.reading.forms[at].common;
    is_single(facts, at) || !stranded && !emphatic
}

/// Whether nothing but a span is in quotation marks.
fn is_all_of_quotation(facts: &Facts, span: Span) -> bool {
    let text = facts.draft.text();
    let word = |c: char| c.is_alphanumeric() || c.is_whitespace();
    !text[..span.start].ends_with(word) && !text[span.end..].starts_with(word)
}

/// Whether no sentence has a word twice in a row.
fn is_single(facts: &Facts, at: usize) -> bool {
    facts.language.tables().words.single.contains(&facts.text_of(at).to_lowercase())
}

fn finding(facts: &Facts, first: usize, last: usize) -> Finding {
    let span = facts.reading.span(first..last + 1);
    let gone = Edit { span: Span::new(facts.reading.tokens[first].span().end, span.end), replacement: String::new() };
    let safety = if is_single(facts, first) { Safety::Safe } else { Safety::Unsafe };
    RULE.at(span, message!("repeated-word", word = facts.text_of(last))).fix(Fix { safety, edits: vec![gone] })
}
