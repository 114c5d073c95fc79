use crate::diagnostic::{Edit, Fix, Level, Safety, Span};
use crate::draft::PartKind;
use crate::facts::Facts;
use crate::finding::{Finding, message};
use crate::rules::{Group, Rule};
use crate::text::casing::{Casing, capitalise, casing};
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
    ///
    /// I know ASP.NET and the .NET tools, drilled a .5 inch hole, and it was late . . . but P!nk sang.
    /// ```
    ///
    /// The fix is safe, except that you may prefer a colon to the comma at the end of a greeting, and an
    /// ellipsis to one of two full stops inside a sentence.
    pub(crate) static RULE: Rule = Rule::new("stray-punctuation", Group::Proofreading, Level::Warning)
        .judging_words(190)
        .checking(check);
}

/// The marks that end a sentence or a part of one.
const MARKS: &[char] = &[',', '.', ';', ':', '!', '?'];
/// What may follow a mark.
const AFTER_MARK: &[char] = &[' ', '\n', '\r', '"', '”', ')'];

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
    if spaced || between.is_empty() || matches!(token.kind, TokenKind::Slot | TokenKind::Name | TokenKind::Border) {
        return None;
    }
    let text = facts.text(between);
    if matches!(text, ", " | ". ") {
        return None;
    }
    doubled(facts, token, between, next)
        .or_else(|| space_before(between, text, next.is_none()))
        .or_else(|| space_missing(facts, token, text, between, next?))
}

fn doubled(facts: &Facts, token: Token, between: Span, next: Option<Token>) -> Option<Finding> {
    let text = facts.text(between);
    let mark = text.chars().next().filter(|c| ".,;".contains(*c))?;
    let run = text.len() - text.trim_start_matches(mark).len();
    let rest = &text[run..];
    let link = token.kind == TokenKind::Link && !rest.is_empty() && !rest.starts_with(char::is_whitespace);
    // `.. .` and `..,` are dots of another kind.
    if run != 2 || link || rest.starts_with(['/', '\\']) || rest.trim_start().starts_with(MARKS) {
        return None;
    }
    let span = Span::new(between.start, between.start + run);
    let mark = mark.to_string();
    // `late.. and then`: a short ellipsis.
    let goes_on = next.is_some_and(|next| facts.text(next.span()).starts_with(char::is_lowercase));
    let safety = if goes_on { Safety::Unsafe } else { Safety::Safe };
    Some(RULE.at(span, message!("stray-punctuation-repeated", mark = &mark)).replace(mark, safety))
}

fn space_before(between: Span, text: &str, last: bool) -> Option<Finding> {
    let spaces = text.len() - text.trim_start_matches([' ', '\t']).len();
    let mark = text[spaces..].chars().next().filter(|c| MARKS.contains(c))?;
    let after = &text[spaces + 1..];
    // `:)` is a smiley, `. . .` an ellipsis, and the stop of `.NET` belongs to the next word.
    let alone = !after.contains(MARKS) && (last || mark == ',' || after.starts_with(AFTER_MARK));
    let smiley = ":;".contains(mark);
    if spaces == 0 || !alone || smiley {
        return None;
    }
    let span = Span::new(between.start, between.start + spaces + 1);
    let mark = mark.to_string();
    Some(RULE.at(span, message!("stray-punctuation-space-before", mark = &mark)).replace(mark, Safety::Safe))
}

fn space_missing(facts: &Facts, token: Token, text: &str, between: Span, next: Token) -> Option<Finding> {
    let (before, after) = (facts.text(token.span()), facts.text(next.span()));
    let words = token.kind == TokenKind::Word && next.kind == TokenKind::Word;
    let form = |token: Token| facts.reading.forms[facts.reading.token_at(token.span().start)];
    let both_known = || form(token).is_known() && form(next).is_known();
    let missing = match text {
        "," => before.len() > 1 || after.len() > 1,
        // Not the `TL;DR`.
        ";" => casing(before) != Casing::Upper && (before.len() > 1 || after.len() > 1),
        // Not `P!nk`.
        "!" | "?" => before.len() > 1 && both_known(),
        // `Tuesday.Thank you`, `the fair.that was`; not `kiln.example`, `Node.js` nor `split.screen`.
        "." => {
            let small_word = facts.language.is_function(&after.to_lowercase());
            let sentence = match (casing(before), casing(after)) {
                (Casing::Lower, Casing::Capital) => after.len() > 1 || small_word,
                (Casing::Capital, Casing::Capital) => small_word || !form(token).common && goes_on(facts, next),
                // Not `appear.in`.
                (_, Casing::Lower) => small_word && after.len() > 2,
                _ => false,
            };
            sentence
                && both_known()
                && before.len() > 1
                && !is_in_identifier(facts, token, next)
                && !is_ending(&after.to_lowercase(), facts.language.conventions())
        }
        _ => false,
    };
    (words && missing).then(|| {
        let message = message!("stray-punctuation-space-missing", mark = text);
        let space = Edit { span: between, replacement: format!("{text} ") };
        let capital = Edit { span: next.span(), replacement: capitalise(after) };
        let starts = !matches!(text, "," | ";") && casing(after) == Casing::Lower;
        let edits = std::iter::once(space).chain(starts.then_some(capital)).collect();
        RULE.at(between, message).fix(Fix { safety: Safety::Safe, edits })
    })
}

/// Whether a sentence goes on after a word, which an identifier does not: `Rita.Thank you`, `System.Text`.
fn goes_on(facts: &Facts, first: Token) -> bool {
    let next = facts.reading.tokens.get(facts.reading.token_at(first.span().start) + 1);
    next.is_some_and(|next| next.gap == Gap::Space && casing(facts.text(next.span())) == Casing::Lower)
}

/// Whether two words joined by a stop belong to a longer name: `razor-agent.Log`, `a.b.C`, `list.Add()`.
fn is_in_identifier(facts: &Facts, first: Token, second: Token) -> bool {
    let text = facts.draft.text();
    let joins = |c: char| ".-/@#_([=<:".contains(c);
    let before = text[..first.span().start].chars().next_back();
    let mut after = text[second.span().end..].chars();
    let next = after.next();
    before.is_some_and(joins)
        || next.is_some_and(joins) && (next == Some('(') || after.next().is_some_and(char::is_alphanumeric))
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
