//! What the rules have in common that find phrases of their own table.

use std::collections::BTreeSet;

use crate::diagnostic::{Level, Safety, Span, Spans};
use crate::draft::PartKind;
use crate::finding::{Finding, Message, Remark, message};
use crate::language::PartTokens;
use crate::language::tables::{Family, Strength};
use crate::text::Match;
use crate::text::casing::match_casing;
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
    let wrong = wrong(facts, rule, |_, _| false).into_iter().filter(|(span, _)| !has_name(facts, *span));
    let message = |phrase: &str, right: Option<&str>| message(phrase, right.unwrap_or_default());
    let found = wrong.map(|fit| correction(facts, rule, fit, message));
    found.filter(|finding| !finding.fixes.is_empty()).collect()
}

/// The finding for one phrase, with what its table writes instead. The message is about the phrase and the first fix,
/// if there is one.
pub(crate) fn correction(
    facts: &Facts,
    rule: &Rule,
    (span, family): (Span, Family),
    message: impl Fn(&str, Option<&str>) -> Message,
) -> Finding {
    let wrong = facts.quote(span);
    let fixes = facts.language.fixed(family.fix(), &wrong).into_iter().map(|fixed| match_casing(&wrong, &fixed));
    let fixes: Vec<String> = fixes.filter(|fixed| !fixed.is_empty() && *fixed != wrong).collect();
    let soft = family.strength() == Strength::Soft;
    let right = fixes.first().map(String::as_str);
    let finding = finding(facts, rule, (span, family), |wrong| message(wrong, right));
    let finding = finding.at_most(if soft { Level::Warning } else { worst(facts) });
    fixes.iter().fold(finding, |finding, fixed| finding.replace(fixed, Safety::Unsafe))
}

/// The highest level of a finding that is sure only in a follow-up: manuals, minutes and speeches say much that none
/// does.
pub(crate) fn worst(facts: &Facts) -> Level {
    if facts.is_follow_up() { Level::Error } else { Level::Warning }
}

/// The phrases of a rule's table in the body: of those that overlap the first and longest, none in a quotation, none
/// in what an excuse marks, and none that is right for another reason.
pub(crate) fn wrong<'a>(
    facts: &Facts<'a>,
    rule: &Rule,
    is_right: impl Fn(&PartTokens, &Match) -> bool,
) -> Vec<(Span, Family<'a>)> {
    let is_excuse = |family: &Family| family.strength() == Strength::Excuse;
    let mut found = Vec::new();
    for part in facts.parts(PartKind::Body) {
        let fits = facts.phrases(rule.id, part);
        let mut reach = 0;
        // Where each excuse begins, and how far those up to it reach.
        let excuses = fits.iter().filter(|(_, family)| is_excuse(family)).map(|(fit, _)| {
            reach = reach.max(fit.span.end);
            (fit.span.start, reach)
        });
        let excuses: Vec<(usize, usize)> = excuses.collect();
        let is_excused = |span: Span| {
            let before = excuses.partition_point(|(start, _)| *start <= span.start);
            before.checked_sub(1).is_some_and(|last| excuses[last].1 >= span.end)
        };
        let mut end = 0;
        for (fit, family) in fits {
            let right = is_excuse(&family) || is_excused(fit.span) || facts.is_quoted(fit.span) || is_right(part, &fit);
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
