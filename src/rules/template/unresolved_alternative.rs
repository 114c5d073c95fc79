use phrasebook::stored::Texts;

use crate::diagnostic::{Level, Safety, Span};
use crate::facts::{Facts, people};
use crate::finding::{Finding, message};
use crate::record::name::lore;
use crate::rules::{Group, Rule};
use crate::text::casing::{Casing, casing, match_casing};
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
    /// A slash between two things that go together is fine, and so is `his/her` of somebody unknown.
    ///
    /// ```draft
    /// The UI/UX of the app, on site and/or at home, 24/7, and the sales/marketing floor. Every guest
    /// leaves his/her shoes at the door.
    /// ```
    ///
    /// A fix is offered only where the record has the title. It is unsafe, because the choice may be
    /// about somebody else.
    pub(crate) static RULE: Rule = Rule::new("unresolved-alternative", Group::Template, Level::Error)
        .judging_words(90)
        .needing(&["unresolved-alternative"])
        .checking(check);
}

/// The most words between a name and a choice about who bears it.
const REACH: usize = 3;

fn check(facts: &Facts) -> Vec<Finding> {
    let tokens = &facts.reading.tokens;
    let tables = facts.language.tables();
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let first = at;
        at += 1;
        while tokens.get(at).is_some_and(|next| next.gap == Gap::Slash) {
            at += 1;
        }
        let chain = &tokens[first..at];
        if chain.len() < 2 || chain.iter().any(|token| token.kind != TokenKind::Word) {
            continue;
        }
        let words: Vec<String> = chain.iter().map(|token| facts.text(token.span()).to_lowercase()).collect();
        let excludes =
            |sets: Texts| sets.iter().any(|set| words.iter().all(|word| set.split('/').any(|one| one == word)));
        let level = if excludes(tables.alternatives) || excludes(tables.pronouns) && follows_name(facts, first) {
            Level::Error
        } else if excludes(tables.loose_alternatives) {
            Level::Warning
        } else {
            continue;
        };
        let mut span = chain[0].span().to(chain[chain.len() - 1].span());
        // The stop of `Ms.` belongs to it.
        if facts.draft.text()[span.end..].starts_with(". ") && facts.language.is_abbreviation(&words[words.len() - 1]) {
            span.end += 1;
        }
        if words.iter().any(|word| *word != words[0]) && !facts.is_quoted(span) {
            found.push(finding(facts, span, &words).at_most(level));
        }
    }
    found
}

/// Whether somebody is named right before a token. Of anybody else, `his/her` is what many people write.
fn follows_name(facts: &Facts, token: usize) -> bool {
    let joined = (0..=REACH).map_while(|back| {
        let gap = facts.reading.tokens[token - back].gap;
        (gap == Gap::Space && token > back).then(|| token - back - 1)
    });
    let is_name = |at: usize| {
        let word = people::word(facts, at);
        casing(&word) == Casing::Capital
            && (lore::is_given(&word.to_lowercase()) || people::title_before(facts, at).is_some())
    };
    joined.into_iter().any(is_name)
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
