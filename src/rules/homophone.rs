use std::collections::BTreeSet;

use crate::diagnostic::{Diagnostic, Safety, Span};
use crate::draft::PartKind;
use crate::language::model;
use crate::text::casing::{Casing, capitalise, casing, is_always_capital, match_casing};

use super::Context;

rule! {
    /// A real word stands where one that sounds like it is meant.
    ///
    /// "I am shore your glad to no" passes every spell-checker, because each word of it exists. This
    /// rule knows sets of words that are taken for one another, and the company in which only one of
    /// them can be meant. Where both could be, it is silent.
    ///
    /// ```draft
    /// I am shore your glad to no.
    ///      ^^^^^ sure
    ///            ^^^^ you're
    ///                         ^^ know
    /// ```
    ///
    /// ```draft
    /// I am sure you're glad to know that your team stays no smaller than it was.
    /// ```
    Homophone = "homophone", Proofreading, Error
}

fn check(cx: &Context) -> Vec<Diagnostic> {
    let mut found = certain(cx);
    found.extend(probable(cx, &found));
    found
}

/// What patterns and fixed expressions say.
fn certain(cx: &Context) -> Vec<Diagnostic> {
    let confusions = cx.language.tables().confusions;
    let mut found = Vec::new();
    for sentence in cx.reading.parts.iter().flat_map(|part| cx.reading.sentences(part)) {
        let units = cx.reading.written(sentence, cx.draft.text(), cx.language);
        let mut end = 0;
        for fit in confusions.patterns.find(&units) {
            let word = cx.text(fit.span);
            let slip = &confusions.slips[usize::from(fit.row)];
            // A capital inside a sentence makes a name, and the record's names are right.
            let starts = units[fit.first].gap.starts_sentence();
            let named = casing(word) == Casing::Capital && !starts && word.len() > 1 && cx.knows(word);
            if named || fit.span.start < end {
                continue;
            }
            end = fit.span.end;
            let safety = if slip.certain { Safety::Safe } else { Safety::Unsafe };
            found.push(finding(cx, fit.span, &slip.right, slip.set, safety));
        }
    }
    found
}

/// Log odds above its threshold at which a doubt is as good as certain.
const CERTAIN: f32 = 3.0;

/// What the context says of words that no pattern speaks of; `found` is in the order of the text.
fn probable(cx: &Context, found: &[Diagnostic]) -> Vec<Diagnostic> {
    let free = |span: Span| {
        let next = found.partition_point(|other| other.span.end <= span.start);
        found.get(next).is_none_or(|next| next.span.start >= span.end)
    };
    // Subjects and greetings are no sentences.
    let bodies = cx.parts(PartKind::Body).map(|part| part.tokens.clone());
    let doubts = model::doubts(cx.draft.text(), cx.reading, bodies, cx.language);
    // The table of the rule's name has the idioms in which an unlikely word is right.
    let bodies = cx.parts(PartKind::Body).filter(|_| !doubts.is_empty());
    let idioms: BTreeSet<Span> =
        bodies.flat_map(|part| cx.phrases(META.id, part)).map(|(fit, _)| fit.span).collect();
    doubts
        .into_iter()
        .filter(|doubt| free(doubt.span) && !idioms.contains(&doubt.span))
        .filter(|doubt| {
            let token = &cx.reading.tokens[cx.reading.token_at(doubt.span.start)];
            let word = cx.text(doubt.span);
            // A capital inside a sentence makes a name, capitals alone an abbreviation.
            let named =
                casing(word) == Casing::Capital && !token.gap.starts_sentence() && !is_always_capital(word);
            !named && casing(word) != Casing::Upper && casing(word) != Casing::Mixed
        })
        .map(|doubt| {
            let safety = if doubt.above > CERTAIN { Safety::Safe } else { Safety::Unsafe };
            let finding = finding(cx, doubt.span, &doubt.right, doubt.set, safety);
            match doubt.reason {
                Some(reason) => finding.note(format!("{reason} it is nearly always `{}`", doubt.right)),
                None => finding,
            }
        })
        .collect()
}

fn finding(cx: &Context, span: Span, right: &str, set: u16, safety: Safety) -> Diagnostic {
    let word = cx.text(span);
    let mut fixed = match_casing(word, right);
    // `I` keeps its capital wherever it stands.
    if right.starts_with("i'") || right == "i" {
        fixed = capitalise(&fixed);
    }
    META.at(span, format!("`{word}` should be `{fixed}` here"))
        .label(format!("did you mean `{fixed}`?"))
        .note(&*cx.language.tables().confusions.sets[usize::from(set)].explain)
        .replace(fixed, safety)
}
