use crate::diagnostic::Level;
use crate::draft::PartKind;
use crate::facts::Facts;
use crate::finding::{Finding, message};
use crate::rules::{Group, Rule, phrase};

rule! {
    /// The praise is laid on too thick.
    ///
    /// One warm word is welcome. From the third superlative on, your reader notices the technique, and
    /// studies of answered mails found that very positive mails are answered less often than slightly
    /// positive ones. What impressed you says more than that you were impressed.
    ///
    /// ```draft
    /// Thank you for the interview!
    /// Your amazing team, your incredible building and your legendary coffee: it was an honor.
    ///                                                      ^^^^^^^^^
    /// ```
    ///
    /// ```draft
    /// It was an amazing afternoon, above all the minute in which the parrot answered the telephone.
    /// ```
    pub(crate) static RULE: Rule = Rule::new("flattery", Group::Wording, Level::Note)
        .needing(&["flattery"])
        .of_follow_ups()
        .checking(check);
}

/// Words of praise from which on it is too much.
const MANY: usize = 3;

fn check(facts: &Facts) -> Vec<Finding> {
    let fits = phrase::fits(facts, RULE.id, &[PartKind::Body]);
    let Some((span, _)) = fits.get(MANY - 1) else {
        return Vec::new();
    };
    let finding = RULE.at(*span, message!("flattery", words = fits.len()));
    vec![fits[..MANY - 1].iter().fold(finding, |finding, (span, _)| finding.also(*span, message!("flattery-other")))]
}
