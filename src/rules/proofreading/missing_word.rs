use crate::diagnostic::Level;
use crate::facts::Facts;
use crate::finding::{Finding, message};
use crate::rules::{Group, Rule, phrase};

rule! {
    /// A small word is missing.
    ///
    /// The eye fills in what the mind expects, so a missing "to", "of", "the" or "you" is hard to see in one's own
    /// mail. Those who write in their second language also leave out what theirs does without.
    ///
    /// ```draft
    /// I would love to be part of team. Please answer as soon possible, and let know if the date suits you.
    ///                            ^^^^ the team
    ///                                                   ^^^^ soon as
    ///                                                                          ^^^^ me know
    /// ```
    ///
    /// It is no full grammar: it knows the phrases in which a word must be there.
    ///
    /// ```draft
    /// I would love to be part of team talks. Please answer as soon as you can, and let those who know decide.
    /// ```
    ///
    /// The fix is unsafe, because another word may be missing.
    pub(crate) static RULE: Rule = Rule::new("missing-word", Group::Proofreading, Level::Error)
        .judging_words(147)
        .needing(&["missing-word"])
        .checking(check);
}

fn check(facts: &Facts) -> Vec<Finding> {
    phrase::corrections(facts, &RULE, |word, right| message!("missing-word", word, right))
}
