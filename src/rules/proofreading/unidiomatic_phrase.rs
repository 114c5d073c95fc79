use crate::diagnostic::Level;
use crate::facts::Facts;
use crate::finding::{Finding, message};
use crate::rules::{Group, Rule, phrase};

rule! {
    /// A phrase is translated word for word, or is usual in one country only.
    ///
    /// Each of its words is right, but most readers would put it another way, and some will not understand it. "Do
    /// the needful" is everyday English in India and a puzzle elsewhere.
    ///
    /// ```draft
    /// My form is attached; please do the needful. In the waiting of your answer, I remain at your disposition.
    ///                             ^^^^^^^^^^^^^^ take the necessary steps
    ///                                             ^^^^^^^^^^^^^^^^^ While I wait for
    ///                                                                                             ^^^^^^^^^^^ disposal
    /// ```
    ///
    /// ```draft
    /// My form is attached; please take the necessary steps. While I wait for your answer, I am at your disposal.
    /// ```
    ///
    /// The fix is unsafe, because there is more than one way to say it.
    pub(crate) static RULE: Rule = Rule::new("unidiomatic-phrase", Group::Proofreading, Level::Warning)
        .judging_words(128)
        .needing(&["unidiomatic-phrase"])
        .checking(check);
}

fn check(facts: &Facts) -> Vec<Finding> {
    phrase::corrections(facts, &RULE, |phrase, right| message!("unidiomatic-phrase", phrase, right))
}
