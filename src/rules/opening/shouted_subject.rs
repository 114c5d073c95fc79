use crate::diagnostic::{Level, Span, Spans};
use crate::draft::PartKind;
use crate::facts::Facts;
use crate::facts::capitals;
use crate::finding::{Finding, message};
use crate::rules::{Group, Rule, phrase};
use crate::text::emoji::emoji;

rule! {
    /// The subject shouts.
    ///
    /// Capitals, `!!`, emoji and "urgent" are how filters and people recognise advertising. In an
    /// inbox, the quiet subject that says what it is about stands out.
    ///
    /// ```draft
    /// Subject: THANK YOU for the interview!! 🎉
    ///          ^^^^^^^^^
    ///                                     ^^
    ///                                        ^
    /// ```
    ///
    /// ```draft
    /// Subject: Urgent: my interview on Tuesday
    ///          ^^^^^^
    /// ```
    ///
    /// Abbreviations are fine, and so are names from the record.
    ///
    /// ```draft
    /// Subject: SAP and REST: thank you! And urgent care on nights
    /// ```
    pub(crate) static RULE: Rule = Rule::new("shouted-subject", Group::Opening, Level::Warning)
        .needing(&["shouted-subject"])
        .checking(check);
}

fn check(facts: &Facts) -> Vec<Finding> {
    let Some(part) = facts.parts(PartKind::Subject).next() else {
        return Vec::new();
    };
    let mut runs = capitals::runs(facts, part);
    runs.retain(|run| run.clone().any(|token| capitals::loud(facts, token)));
    let capitals = runs
        .into_iter()
        .map(|run| facts.reading.span(run))
        .map(|span| RULE.at(span, message!("shouted-subject-capitals", phrase = facts.quote(span))));
    let marks = facts.text(part.span).match_indices("!!").map(|(at, _)| {
        let run = facts.text(part.span)[at..].bytes().take_while(|&byte| byte == b'!').count();
        let span = Span::new(part.span.start + at, part.span.start + at + run);
        RULE.at(span, message!("shouted-subject-marks"))
    });
    let pictures = emoji(facts.draft.text(), part.span)
        .into_iter()
        .map(|span| RULE.at(span, message!("shouted-subject-emoji", emoji = facts.text(span))));
    let phrases = phrase::fits(facts, RULE.id, &[PartKind::Subject])
        .into_iter()
        .map(|fit| phrase::finding(facts, &RULE, fit, |phrase| message!("shouted-subject", phrase)));
    let mut taken = Spans::default();
    let mut found: Vec<Finding> = phrases.chain(capitals).chain(marks).chain(pictures).collect();
    found.retain(|finding| taken.add(finding.span));
    found
}
