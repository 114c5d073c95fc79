use crate::diagnostic::Level;
use crate::facts::Facts;
use crate::facts::subject;
use crate::finding::{Finding, message};
use crate::rules::{Group, Rule};

rule! {
    /// The subject says thank you and nothing else.
    ///
    /// In an inbox of two hundred, "Thanks" tells the reader neither who is writing nor what about, and
    /// gives them no reason to open the mail. One specific word is enough to change that. Some advisers
    /// find a plain "Thank you" good enough, so this is a warning and not an error.
    ///
    /// ```draft
    /// Subject: Thank you!
    ///          ^^^^^^^^^^
    /// ```
    ///
    /// With anything specific in it, or as a reply in a thread, it is fine.
    ///
    /// ```draft
    /// Subject: Thank you: the press kits and the 27 errors
    /// ```
    ///
    /// ```draft
    /// Subject: Re: Thanks
    /// ```
    pub(crate) static RULE: Rule = Rule::new("bare-subject", Group::Opening, Level::Warning)
        .needing(&["bare-subject"])
        .checking(check);
}

fn check(facts: &Facts) -> Vec<Finding> {
    let Some((span, _)) = subject::whole(facts, RULE.id, false) else {
        return Vec::new();
    };
    let help = match subject::topic(facts) {
        Some(topic) => message!("bare-subject-recorded", topic),
        None => message!("bare-subject-unknown"),
    };
    vec![RULE.at(span, message!("bare-subject")).help(help)]
}
