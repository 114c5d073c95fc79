//! What the rules have in common that find phrases of their own table.

use std::collections::BTreeSet;

use crate::diagnostic::{Level, Safety, Span, Spans};
use crate::draft::PartKind;
use crate::finding::{Finding, Message, Remark, message};
use crate::language::PartTokens;
use crate::language::tables::{Family, Strength};
use crate::text::Match;
use crate::text::casing::capitalise;
use crate::text::sentence;

use crate::facts::Facts;
use crate::rules::Rule;

/// The phrases of a rule's table in parts of some kinds, in order: of those that overlap the first
/// and longest, none in a quotation, and none in a sentence with an excuse.
pub(crate) fn fits<'a>(facts: &Facts<'a>, rule: &str, kinds: &[PartKind]) -> Vec<(Span, Family<'a>)> {
    let mut found = Vec::new();
    for part in &facts.reading.parts {
        if !facts.kind_of(part).is_some_and(|kind| kinds.contains(&kind)) {
            continue;
        }
        let fits = facts.phrases(rule, part);
        if fits.is_empty() {
            continue;
        }
        let excused = sentences(facts, part, &fits);
        let quiet = |span: Span| facts.is_quoted(span) || excused.contain(span);
        let mut end = 0;
        for (fit, family) in fits {
            if fit.span.start >= end && !quiet(fit.span) {
                end = fit.span.end;
                found.push((fit.span, family));
            }
        }
    }
    found
}

/// The sentences of a part that have an excuse of the rule's table.
pub(crate) fn excused(facts: &Facts, rule: &str, part: &PartTokens) -> Spans {
    sentences(facts, part, &facts.phrases(rule, part))
}

fn sentences(facts: &Facts, part: &PartTokens, fits: &[(Match, Family)]) -> Spans {
    let found = fits.iter().filter(|(_, family)| family.strength() == Strength::Excuse);
    let places: BTreeSet<usize> = found.map(|(fit, _)| fit.first).collect();
    if places.is_empty() {
        return Spans::default();
    }
    let units = &facts.reading.spoken[part.spoken.clone()];
    let excused = sentence::sentences(units).filter(|words| places.range(words.clone()).next().is_some());
    excused.map(|words| units[words.start].span().to(units[words.end - 1].span())).collect()
}

/// A finding for each phrase of the rule's table in the body, with the rule's own message about it.
pub(crate) fn findings(facts: &Facts, rule: &Rule, message: impl Fn(&str) -> Message) -> Vec<Finding> {
    let fits = fits(facts, rule.id, &[PartKind::Body]).into_iter();
    fits.map(|(span, family)| finding(facts, rule, (span, family), &message)).collect()
}

/// The finding for one phrase. What its table says comes before the rule's own words.
pub(crate) fn finding(
    facts: &Facts,
    rule: &Rule,
    (span, family): (Span, Family),
    message: impl FnOnce(&str) -> Message,
) -> Finding {
    let phrase = facts.quote(span);
    let written = |text: &str| (!text.is_empty()).then(|| Remark::written(text));
    let mut finding = rule.at(span, message(&phrase));
    finding.label = written(family.label());
    finding.notes.extend(written(family.why()));
    finding.help.extend(written(family.advice()));
    if family.says().is_empty() { finding } else { finding.says(message!("phrase", phrase, says = family.says())) }
}

/// A finding for each phrase of the rule's table that has a fix there. The message is about the phrase and the first
/// fix.
pub(crate) fn corrections(facts: &Facts, rule: &Rule, message: impl Fn(&str, &str) -> Message) -> Vec<Finding> {
    let correction = |(span, family): (Span, Family)| {
        let wrong = facts.quote(span);
        let fixes = facts.language.fixed(family.fix(), &wrong).into_iter();
        let fixes: Vec<String> = fixes.map(|fixed| cased_like(&wrong, fixed)).filter(|fixed| *fixed != wrong).collect();
        let right = fixes.first()?;
        let finding = finding(facts, rule, (span, family), |wrong| message(wrong, right));
        let soft = family.strength() == Strength::Soft;
        let finding = finding.at_most(if soft { Level::Warning } else { worst(facts) });
        Some(fixes.into_iter().fold(finding, |finding, fixed| finding.replace(fixed, Safety::Unsafe)))
    };
    let wrong = wrong(facts, rule).into_iter().filter(|(span, _)| !has_name(facts, *span));
    wrong.filter_map(correction).collect()
}

/// The highest level of a finding about grammar: manuals, minutes and speeches say much that no follow-up does.
pub(crate) fn worst(facts: &Facts) -> Level {
    if facts.is_follow_up() { Level::Error } else { Level::Warning }
}

/// The phrases of a rule's table in the body: of those that overlap the first and longest, none in a quotation, and
/// none in what an excuse marks.
pub(crate) fn wrong<'a>(facts: &Facts<'a>, rule: &Rule) -> Vec<(Span, Family<'a>)> {
    let is_excuse = |family: &Family| family.strength() == Strength::Excuse;
    let mut found = Vec::new();
    for part in facts.parts(PartKind::Body) {
        let fits = facts.phrases(rule.id, part);
        let excused: Spans = fits.iter().filter(|(_, family)| is_excuse(family)).map(|(fit, _)| fit.span).collect();
        let mut end = 0;
        for (fit, family) in fits {
            let right = is_excuse(&family) || excused.contain(fit.span) || facts.is_quoted(fit.span);
            if fit.span.start >= end && !right {
                end = fit.span.end;
                found.push((fit.span, family));
            }
        }
    }
    found
}

/// Whether a word has a capital that a name may have.
fn has_name(facts: &Facts, span: Span) -> bool {
    let mut tokens = facts.reading.token_at(span.start)..facts.reading.token_at(span.end - 1) + 1;
    tokens.any(|token| facts.reading.has_inner_capital(token))
}

/// A replacement with a capital first if the phrase has one.
fn cased_like(phrase: &str, replacement: String) -> String {
    if phrase.starts_with(char::is_uppercase) { capitalise(&replacement) } else { replacement }
}
