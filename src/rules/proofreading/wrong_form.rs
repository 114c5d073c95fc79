use crate::diagnostic::{Level, Safety};
use crate::facts::{Facts, clauses};
use crate::finding::{Finding, message};
use crate::rules::{Group, Rule, phrase};
use crate::text::Unit;
use crate::text::casing::match_casing;

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
    /// Where the subject of a clause decides, it is looked for in the whole clause.
    ///
    /// ```draft nl
    /// Ik hoop dat u in de volgende ronde nog een plaats voor mij vind, want ik wordt graag uw collega.
    ///                                                            ^^^^ vindt
    ///                                                                          ^^^^^ word
    /// ```
    ///
    /// The fix is unsafe, because you may have meant another form, or another word.
    pub(crate) static RULE: Rule = Rule::new("wrong-form", Group::Proofreading, Level::Error)
        .judging_words(145)
        .needing(&["wrong-form"])
        .checking(check);
}

fn check(facts: &Facts) -> Vec<Finding> {
    let found = phrase::wrong(facts, &RULE, |part, fit| {
        let words = &facts.reading.spoken[part.spoken.clone()][fit.first..fit.end];
        let ambiguous = |word: &Unit| facts.language.conventions().is_ambiguous(facts.text(word.span()));
        words.iter().any(ambiguous) || is_name_or_part(facts, words)
    });
    let message = |word: &str, right: Option<&str>| match right {
        Some(right) => message!("wrong-form", word, right),
        None => message!("wrong-form-here", word),
    };
    let mut found: Vec<Finding> = found.into_iter().map(|fit| phrase::correction(facts, &RULE, fit, message)).collect();
    found.extend(clauses::misuses(facts).into_iter().filter_map(|misuse| {
        let word = facts.text(misuse.span);
        let mut fixes = misuse.right.iter().map(|right| match_casing(word, right));
        let right = fixes.next()?;
        let finding = RULE.at(misuse.span, message!("wrong-form", word, right = &right)).at_most(phrase::worst(facts));
        Some(fixes.fold(finding.replace(right, Safety::Unsafe), |finding, fix| finding.replace(fix, Safety::Unsafe)))
    }));
    found
}

/// Whether one of the words may be a name, or is a part of a compound, which has forms of its own.
fn is_name_or_part(facts: &Facts, words: &[Unit]) -> bool {
    let mut tokens = words.iter().map(|word| facts.reading.token_at(word.span().start));
    tokens.any(|token| facts.reading.has_inner_capital(token) || facts.reading.is_joined(token))
}
