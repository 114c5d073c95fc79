use crate::diagnostic::Diagnostic;
use crate::draft::PartKind;
use crate::text::{Token, TokenKind};

use super::{Context, mail};

rule! {
    /// A claim about yourself comes without an example.
    ///
    /// "Flexible", "a team player": everybody says so, and nobody who reads it can tell whether it is
    /// true. Advice for second interviews puts it in four words, give examples of it: the evening you
    /// stepped in for a colleague says more than the word.
    ///
    /// ```draft
    /// Dear Ms. Izaguirre,
    ///
    /// Thank you for the talk. I am a quick learner and a team player. I look forward to your answer.
    ///                              ^^^^^^^^^^^^^^^
    ///                                                  ^^^^^^^^^^^^^
    /// ```
    ///
    /// With an example in the same sentence or the next one it is no longer a mere claim.
    ///
    /// ```draft
    /// Dear Ms. Izaguirre,
    ///
    /// I am a quick learner: last winter I took over the night desk after two evenings of watching.
    /// ```
    UnsupportedClaim = "unsupported-claim", Content, Note, needs table
}

fn check(cx: &Context) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let paragraphs = mail::paragraphs(cx);
    for part in cx.parts(PartKind::Body) {
        let fits = cx.phrases(META.id, part);
        let proof = |place: crate::diagnostic::Span| {
            let number = |token: &Token| token.kind == TokenKind::Number && place.contains(token.span);
            cx.reading.tokens[part.tokens.clone()].iter().any(number)
                || fits.iter().any(|(fit, family)| family.name == "evidence" && place.contains(fit.span))
        };
        let mut end = 0;
        for (fit, family) in fits.iter().filter(|(_, family)| family.name == "claim") {
            let sentences = paragraphs.iter().find(|all| all.iter().any(|one| one.span.overlaps(fit.span)));
            let own = sentences.and_then(|all| {
                let at = all.iter().position(|one| one.span.overlaps(fit.span))?;
                Some(all[at].span.to(all.get(at + 1).unwrap_or(&all[at]).span))
            });
            if fit.span.start < end || own.is_some_and(proof) {
                continue;
            }
            end = fit.span.end;
            let words = cx.text(fit.span).split_whitespace().collect::<Vec<_>>().join(" ");
            let finding = META.at(fit.span, format!("`{words}` is claimed and not shown"));
            found.push(finding.label("when, and how did it show?").help(&*family.advice));
        }
    }
    found
}
