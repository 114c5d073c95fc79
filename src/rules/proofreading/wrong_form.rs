use crate::diagnostic::{Level, Safety, Span};
use crate::draft::PartKind;
use crate::facts::Facts;
use crate::finding::{Finding, message};
use crate::language::PartTokens;
use crate::language::tables::{Family, Strength};
use crate::rules::{Group, Rule, phrase};
use crate::text::casing::match_casing;
use crate::text::{Gap, Unit};

rule! {
    /// A word is in a form that its sentence excludes.
    ///
    /// "I have went", "she have", "thank you for give me": each word exists, but a careful reader stumbles over
    /// it. This rule knows which form goes with a pronoun, which comes after "have", "can", "did", "to" and
    /// prepositions, and how many "these" and "one of the" are.
    ///
    /// ```draft
    /// I have went through your list, and I can starts in May.
    ///        ^^^^ gone
    ///                                          ^^^^^^ start
    /// ```
    ///
    /// It is no full grammar: it speaks up only where no correct sentence has the word.
    ///
    /// ```draft
    /// The list I had went to the mill. She suggested that he have a look, and I can start in May.
    /// ```
    ///
    /// The fix is unsafe, because you may have meant another form, or another word.
    pub(crate) static RULE: Rule = Rule::new("wrong-form", Group::Proofreading, Level::Error)
        .judging_words(145)
        .needing(&["wrong-form"])
        .checking(check);
}

fn check(facts: &Facts) -> Vec<Finding> {
    facts.parts(PartKind::Body).flat_map(|part| wrong(facts, part)).map(|fit| finding(facts, fit)).collect()
}

/// What the table finds in a part, of those that overlap the first and longest. An excuse says that what it marks
/// is right.
fn wrong<'a>(facts: &Facts<'a>, part: &PartTokens) -> Vec<(Span, Family<'a>)> {
    let mut fits = facts.phrases(RULE.id, part);
    let is_excuse = |family: &Family| family.strength() == Strength::Excuse;
    let excused: Vec<Span> = fits.iter().filter(|(_, family)| is_excuse(family)).map(|(fit, _)| fit.span).collect();
    let conventions = facts.language.conventions();
    let mut end = 0;
    fits.retain(|(fit, family)| {
        let words = &facts.reading.spoken[part.spoken.clone()][fit.first..fit.end];
        let kept = !is_excuse(family)
            && fit.span.start >= end
            && !excused.iter().any(|excused| excused.contains(fit.span))
            && !words.iter().any(|word| conventions.is_ambiguous(facts.text(word.span())))
            && !is_name_or_part(facts, words)
            && !facts.is_quoted(fit.span);
        end = if kept { fit.span.end } else { end };
        kept
    });
    fits.into_iter().map(|(fit, family)| (fit.span, family)).collect()
}

/// Whether one of the words may be a name, or is a part of a compound, which has forms of its own.
fn is_name_or_part(facts: &Facts, words: &[Unit]) -> bool {
    let tokens = words.iter().map(|word| facts.reading.token_at(word.span().start));
    let joins = |token: usize| {
        facts.reading.tokens.get(token).is_some_and(|token| matches!(token.gap, Gap::Hyphen | Gap::Slash))
    };
    tokens.into_iter().any(|token| facts.reading.has_inner_capital(token) || joins(token) || joins(token + 1))
}

fn finding(facts: &Facts, (span, family): (Span, Family)) -> Finding {
    let word = facts.quote(span);
    let fixes = facts.language.fixed(family.fix(), &word).into_iter().map(|fixed| match_casing(&word, &fixed));
    let fixes: Vec<String> = fixes.filter(|fixed| !fixed.is_empty() && *fixed != word).collect();
    let said = match fixes.first() {
        Some(right) => message!("wrong-form", word = word.clone(), right),
        None => message!("wrong-form-here", word = word.clone()),
    };
    let finding = phrase::finding(facts, &RULE, (span, family), |_| said).at_most(phrase::worst(facts));
    fixes.into_iter().fold(finding, |finding, fixed| finding.replace(fixed, Safety::Unsafe))
}
