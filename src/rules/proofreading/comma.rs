use crate::diagnostic::{Level, Safety, Span};
use crate::facts::Facts;
use crate::finding::{Finding, message};
use crate::language::tables::{Family, Strength};
use crate::rules::{Group, Rule, phrase};

rule! {
    /// A comma is missing.
    ///
    /// A phrase that introduces a sentence, such as "however" or "first of all", ends with a comma, and so does
    /// what comes before a name that is addressed.
    ///
    /// ```draft
    /// However I could come on Friday. First of all thank you for the tour.
    /// ^^^^^^^ However,
    ///                                 ^^^^^^^^^^^^ First of all,
    /// ```
    ///
    /// ```draft
    /// Thanks again Rita.
    /// ^^^^^^^^^^^^ Thanks again,
    /// ```
    ///
    /// Most other commas are a matter of taste, and the rule says nothing about them.
    ///
    /// ```draft
    /// However hard I try, it rains. For example sentences, see page four. It was late so we left.
    /// ```
    ///
    /// It is a note where good writers leave the comma out. The fix is unsafe for that reason.
    pub(crate) static RULE: Rule = Rule::new("comma", Group::Proofreading, Level::Warning)
        .judging_words(195)
        .needing(&["comma"])
        .checking(check);
}

fn check(facts: &Facts) -> Vec<Finding> {
    let finding = |(span, family): (Span, Family)| {
        let finding = phrase::finding(facts, &RULE, (span, family), |phrase| message!("comma", phrase));
        let finding = if family.strength() == Strength::Soft { finding.at_most(Level::Note) } else { finding };
        finding.replace(format!("{},", facts.text(span)), Safety::Unsafe)
    };
    phrase::wrong(facts, &RULE, |_, _| false).into_iter().map(finding).collect()
}
