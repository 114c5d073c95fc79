use crate::diagnostic::{Level, Safety, Span};
use crate::draft::PartKind;
use crate::facts::Facts;
use crate::finding::{Finding, message};
use crate::rules::{Group, Rule};
use crate::text::casing::{Casing, casing};
use crate::text::token::is_ending;
use crate::text::{Gap, Token, TokenKind};

rule! {
    /// A punctuation mark is doubled, lacks its space, or has one too many.
    ///
    /// ```draft
    /// Thank you , Rita.The press kits,the fair and the map were worth it..
    ///          ^^ ,
    ///                 ^ .␠
    ///                                ^ ,␠
    ///                                                                   ^^ .
    /// ```
    ///
    /// There is no full stop after the first word of a greeting, nor at its end.
    ///
    /// ```draft
    /// Dear. Mr Jon,
    ///     ^ ∅
    /// ```
    ///
    /// ```draft
    /// Dear Mr Jon.
    ///            ^ ,
    /// ```
    ///
    /// Ellipses, addresses, times, decimals, abbreviations and smileys are left alone.
    ///
    /// ```draft
    /// Well... see kiln.example/a,b at 9:30, i.e. 3.5 h, etc., from notes.txt on. A .csv will do :)
    /// ```
    ///
    /// The fix is safe, except that replacing the full stop at the end of a greeting is unsafe: you may
    /// prefer a colon to the comma.
    pub(crate) static RULE: Rule = Rule::new("stray-punctuation", Group::Proofreading, Level::Warning)
        .judging_words(190)
        .checking(check);
}

fn check(facts: &Facts) -> Vec<Finding> {
    let mut found = Vec::new();
    for part in &facts.reading.parts {
        let tokens = &facts.reading.tokens[part.tokens.clone()];
        for (at, token) in tokens.iter().enumerate() {
            let next = tokens.get(at + 1);
            let end = next.map_or(part.span.end, |next| next.span().start);
            let between = Span::new(token.span().end, end.max(token.span().end));
            found.extend(gap(facts, *token, between, next.copied()));
        }
        found.extend(greeting_stop(facts, tokens));
        found.extend(greeting_end(facts, part.span, tokens));
    }
    found
}

/// What is wrong with the punctuation between a token and the next one.
fn gap(facts: &Facts, token: Token, between: Span, next: Option<Token>) -> Option<Finding> {
    let spaced = between.len() == 1 && next.is_some_and(|next| next.gap == Gap::Space);
    if spaced || between.is_empty() || token.kind == TokenKind::Slot {
        return None;
    }
    let text = facts.text(between);
    if matches!(text, ", " | ". ") {
        return None;
    }
    doubled(facts, token, between)
        .or_else(|| space_before(between, text))
        .or_else(|| space_missing(facts, token, text, between, next?))
}

fn doubled(facts: &Facts, token: Token, between: Span) -> Option<Finding> {
    let text = facts.text(between);
    let mark = text.chars().next().filter(|c| ".,;".contains(*c))?;
    let run = text.len() - text.trim_start_matches(mark).len();
    let link = token.kind == TokenKind::Link && text.len() > run && !text[run..].starts_with(char::is_whitespace);
    if run != 2 || link || text[run..].starts_with(['/', '\\']) {
        return None;
    }
    let span = Span::new(between.start, between.start + run);
    let mark = mark.to_string();
    Some(RULE.at(span, message!("stray-punctuation-repeated", mark = &mark)).replace(mark, Safety::Safe))
}

fn space_before(between: Span, text: &str) -> Option<Finding> {
    let spaces = text.len() - text.trim_start_matches([' ', '\t']).len();
    let mark = text[spaces..].chars().next().filter(|c| ",.;:!?".contains(*c))?;
    let after = &text[spaces + 1..];
    // `:)` is a smiley, `...` an ellipsis, `.csv` the end of a name.
    let alone = after.is_empty() || after.starts_with([' ', '\n', '\r', '"', '”', ')']);
    let smiley = ":;".contains(mark);
    if spaces == 0 || !alone || smiley {
        return None;
    }
    let span = Span::new(between.start, between.start + spaces + 1);
    let mark = mark.to_string();
    Some(RULE.at(span, message!("stray-punctuation-space-before", mark = &mark)).replace(mark, Safety::Safe))
}

fn space_missing(facts: &Facts, token: Token, text: &str, between: Span, next: Token) -> Option<Finding> {
    let words = token.kind == TokenKind::Word && next.kind == TokenKind::Word;
    let (before, after) = (facts.text(token.span()), facts.text(next.span()));
    let missing = match text {
        "," | ";" => words && (before.len() > 1 || after.len() > 1),
        "!" | "?" => words,
        // `Tuesday.Thank you`, `the fair.it was`; not `kiln.example` nor `Node.js`.
        "." => {
            let capital = casing(before) == Casing::Lower && casing(after) == Casing::Capital;
            let known = |token: Token| facts.reading.forms[facts.reading.token_at(token.span().start)].is_known();
            words
                && before.len() > 1
                && (capital || known(token) && known(next))
                && !is_ending(after, facts.language.conventions())
        }
        _ => false,
    };
    missing.then(|| {
        let message = message!("stray-punctuation-space-missing", mark = text);
        RULE.at(between, message).replace(format!("{text} "), Safety::Safe)
    })
}

/// `Dear Mr Jon.`
fn greeting_end(facts: &Facts, part: Span, tokens: &[Token]) -> Option<Finding> {
    let last = tokens.last().filter(|last| tokens.len() > 1 && last.kind == TokenKind::Word)?;
    let stop = Span::new(last.span().end, part.end);
    let word = facts.text(last.span());
    let greeting = facts.draft.part_at(part.start)?.kind == PartKind::Greeting;
    let initial = word.chars().count() == 1 || facts.language.is_abbreviation(&word.to_lowercase());
    (greeting && !initial && facts.text(stop).trim() == ".").then(|| {
        let stop = Span::new(stop.start, stop.start + 1);
        RULE.at(stop, message!("stray-punctuation-greeting-end")).replace(",", Safety::Unsafe)
    })
}

/// `Dear. Mr Jon`
fn greeting_stop(facts: &Facts, tokens: &[Token]) -> Option<Finding> {
    let first = tokens.first()?;
    let second = tokens.get(1)?;
    if facts.draft.part_at(first.span().start)?.kind != PartKind::Greeting {
        return None;
    }
    let stop = Span::new(first.span().end, first.span().end + 1);
    let word = facts.text(first.span());
    let greets = facts.language.tables().words.greetings.contains(&word.to_lowercase());
    (greets && facts.draft.text()[stop.start..second.span().start].starts_with(". "))
        .then(|| RULE.at(stop, message!("stray-punctuation-greeting-stop", word)).replace("", Safety::Safe))
}
