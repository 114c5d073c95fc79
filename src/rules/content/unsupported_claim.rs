use phrasebook::tables::ClaimFamily;

use crate::diagnostic::{Level, Span};
use crate::draft::PartKind;
use crate::facts::Facts;
use crate::facts::body;
use crate::finding::{Finding, message};
use crate::rules::{Group, Rule, phrase};
use crate::text::{Token, TokenKind};

rule! {
    /// A claim about yourself comes without an example.
    ///
    /// "Flexible", "a team player": everybody says so, and your reader cannot tell whether it is true.
    /// Give an example: the evening you stepped in for a colleague says more than the word.
    ///
    /// ```draft
    /// Dear Ms. Izaguirre,
    ///
    /// Thank you for the talk. I am a quick learner and a team player. I look forward to your answer.
    ///                              ^^^^^^^^^^^^^^^
    ///                                                  ^^^^^^^^^^^^^
    /// ```
    ///
    /// With an example in the same sentence or the next one, it is no longer just a claim.
    ///
    /// ```draft
    /// Dear Ms. Izaguirre,
    ///
    /// I am a quick learner: last winter I took over the night desk after two evenings of watching.
    /// ```
    pub(crate) static RULE: Rule = Rule::new("unsupported-claim", Group::Content, Level::Note)
        .needing(&["unsupported-claim"])
        .checking(check);
}

fn check(facts: &Facts) -> Vec<Finding> {
    let mut found = Vec::new();
    if !facts.reading.is_mail() {
        return found;
    }
    let sentences = body::sentences(facts);
    for part in facts.parts(PartKind::Body) {
        let fits = facts.phrases(RULE.id, part);
        let numbers = facts.reading.tokens[part.tokens.clone()].iter().filter(|token| token.kind == TokenKind::Number);
        let evidence = fits.iter().filter(|(_, family)| family.is(ClaimFamily::Evidence)).map(|(fit, _)| fit.span);
        let mut evidence: Vec<Span> = numbers.map(Token::span).chain(evidence).collect();
        evidence.sort_unstable();
        let proof = |place: Span| {
            let from = evidence.partition_point(|proof| proof.start < place.start);
            evidence[from..].iter().take_while(|proof| proof.start < place.end).any(|proof| place.contains(*proof))
        };
        let mut end = 0;
        for (fit, family) in fits.iter().filter(|(_, family)| family.is(ClaimFamily::Claim)) {
            if fit.span.start < end || proof(body::around(&sentences, fit.span, part.span)) {
                continue;
            }
            end = fit.span.end;
            found.push(phrase::finding(facts, &RULE, (fit.span, *family), |phrase| {
                message!("unsupported-claim", phrase)
            }));
        }
    }
    found
}
