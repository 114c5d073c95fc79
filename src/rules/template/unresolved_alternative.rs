use crate::diagnostic::{Level, Safety, Span};
use crate::facts::Facts;
use crate::finding::{Finding, message};
use crate::rules::{Group, Rule};
use crate::text::casing::match_casing;
use crate::text::{Gap, TokenKind};

rule! {
    /// A choice that the template left to you was never made.
    ///
    /// ```draft
    /// Dear Mr./Ms. Abara,
    ///      ^^^^^^^
    ///
    /// Odile said he/she would write about the fair.
    ///            ^^^^^^
    /// ```
    ///
    /// A slash between two things that go together is fine.
    ///
    /// ```draft
    /// The UI/UX of the app, on site and/or at home, 24/7, and the sales/marketing floor.
    /// ```
    ///
    /// A fix is offered only where the record has the title. It is unsafe, because the choice may be
    /// about somebody else.
    pub(crate) static RULE: Rule = Rule::new("unresolved-alternative", Group::Template, Level::Error)
        .judging_words(90)
        .needing(&["unresolved-alternative"])
        .checking(check);
}

fn check(facts: &Facts) -> Vec<Finding> {
    let tokens = &facts.reading.tokens;
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let mut end = at + 1;
        while tokens.get(end).is_some_and(|next| next.gap == Gap::Slash) {
            end += 1;
        }
        let chain = &tokens[at..end];
        at = end;
        if chain.len() < 2 || chain.iter().any(|token| token.kind != TokenKind::Word) {
            continue;
        }
        let words: Vec<String> = chain.iter().map(|token| facts.text(token.span()).to_lowercase()).collect();
        let excludes = |set: Vec<&str>| words.iter().all(|word| set.contains(&word.as_str()));
        if facts.language.tables().alternatives().any(excludes) {
            let mut span = chain[0].span().to(chain[chain.len() - 1].span());
            // The stop of `Ms.` belongs to it.
            if facts.draft.text()[span.end..].starts_with(". ")
                && facts.language.is_abbreviation(&words[words.len() - 1])
            {
                span.end += 1;
            }
            found.push(finding(facts, span, &words));
        }
    }
    found
}

fn finding(facts: &Facts, span: Span, words: &[String]) -> Finding {
    let text = facts.text(span);
    let finding = RULE.at(span, message!("unresolved-alternative", choice = text));
    let honorific = facts.record.and_then(|record| record.interviewers.first()?.honorific.as_deref());
    match honorific {
        Some(honorific) if words.contains(&honorific.trim_end_matches('.').to_lowercase()) => finding
            .help(message!("unresolved-alternative-recorded", honorific))
            .replace(match_casing(text, honorific), Safety::Unsafe),
        _ => finding,
    }
}
