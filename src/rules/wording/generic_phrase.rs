use std::collections::BTreeSet;

use crate::diagnostic::{Level, Span, Spans};
use crate::facts::Facts;
use crate::facts::references;
use crate::finding::{Finding, message};
use crate::language::tables::{Family, Strength};
use crate::record::Kind;
use crate::rules::{Group, Rule, phrase};

rule! {
    /// A phrase could be in a mail to any employer.
    ///
    /// People who read follow-ups for a living have read these a thousand times, and nearly every
    /// adviser warns against the thank-you "picked off the internet". The phrases were counted in
    /// published templates. The emptiest are always a warning. Ordinary politeness ("thank you again",
    /// "I look forward to hearing from you") is fine once or twice. From the third stock phrase on (the
    /// fourth, if you are asking about the decision) it is reported as a note, and it counts towards
    /// `canned-mail`.
    ///
    /// ```draft
    /// Thank you for taking the time to meet with me. The lids were still warm.
    /// ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    /// ```
    ///
    /// What only you could have written is never generic, and neither is a phrase that leads to a topic
    /// from the record.
    ///
    /// ```draft
    /// Thank you for the hour at the kiln. I keep thinking about your test with the cold lid.
    /// ```
    pub(crate) static RULE: Rule = Rule::new("generic-phrase", Group::Wording, Level::Warning)
        .needing(&["generic-phrase"])
        .of_follow_ups()
        .checking(check);
}

/// The most words of a sentence that are looked at.
const WORDS: usize = 200;

/// Stock phrases in a mail from which on politeness is mentioned, too: real mails have fewer.
const MENTIONED: usize = 3;
/// The same of a question after the decision, which is hardly asked without one or two.
const ASKED: usize = 4;

fn check(facts: &Facts) -> Vec<Finding> {
    let mut fits: Vec<(Span, Family)> = Vec::new();
    for (_, phrases) in facts.stock_phrases() {
        let mut end = 0;
        for (fit, family) in phrases {
            // Of phrases that overlap the longest tells most.
            if fit.span.start >= end && !on_topic(facts, fit.span) {
                end = fit.span.end;
                fits.push((fit.span, *family));
            }
        }
    }
    let families: BTreeSet<&str> = fits.iter().map(|(_, family)| family.name()).collect();
    let asks = matches!(facts.kind, Some(Kind::Status | Kind::SecondStatus));
    let polite = families.len() < if asks { ASKED } else { MENTIONED };
    let empty = if polite { Vec::new() } else { references::empty(facts) };
    // An empty reference is reported as such.
    let reported: Spans = empty.into_iter().map(|(span, _)| span).collect();
    fits.retain(|(span, family)| family.strength() == Strength::Strong || !polite && !reported.overlap(*span));
    fits.into_iter().map(|(span, family)| finding(facts, span, family)).collect()
}

/// The finding for one phrase.
fn finding(facts: &Facts, span: Span, family: Family) -> Finding {
    if family.strength() == Strength::Strong {
        return phrase::finding(facts, &RULE, (span, family), |phrase| message!("generic-phrase", phrase));
    }
    let finding = phrase::finding(facts, &RULE, (span, family), |phrase| message!("generic-phrase-soft", phrase));
    finding.at_most(Level::Note)
}

/// Whether the sentence goes on to a topic of the record right after the phrase.
fn on_topic(facts: &Facts, span: Span) -> bool {
    let topics = facts.record.map_or(&[][..], |record| &record.interview.topics);
    if topics.is_empty() {
        return false;
    }
    let sentence = facts.reading.sentence_at(facts.reading.token_at(span.start));
    let rest = facts.text(Span::new(span.start, facts.reading.span(sentence).end));
    let words: Vec<&str> = rest.split_whitespace().take(WORDS).collect();
    let rest = words.join(" ").to_lowercase();
    topics.iter().any(|topic| !topic.is_empty() && rest.contains(&topic.to_lowercase()))
}
