//! What the rules have in common that find phrases of their own table.

use std::collections::BTreeSet;

use crate::diagnostic::{Span, Spans};
use crate::draft::PartKind;
use crate::finding::{Finding, Message, Remark, message};
use crate::language::PartTokens;
use crate::language::tables::{Family, Strength};
use crate::text::Match;
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
