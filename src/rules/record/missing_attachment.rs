use crate::diagnostic::Level;
use crate::draft::PartKind;
use crate::facts::Facts;
use crate::finding::{Finding, message};
use crate::rules::{Group, Rule, phrase};

rule! {
    /// The text mentions an attachment, but there is none.
    ///
    /// People remember the second mail, "now with the attachment". In a message that is ready to send,
    /// a missing attachment is an error. In a plain draft, to which your mail program has yet to add
    /// files, it is a reminder. An `Attach:` line, as mutt writes it, answers it, and so does a list of
    /// enclosures below the signature of a letter.
    ///
    /// ```draft
    /// To: rita@jacksonspalding.example
    /// Subject: The press kit you asked for
    /// MIME-Version: 1.0
    ///
    /// Dear Rita,
    ///
    /// My drawing of the press kit is attached.
    ///                             ^^^^^^^^^^^
    /// ```
    ///
    /// ```draft
    /// To: rita@jacksonspalding.example
    /// Subject: The press kit you asked for
    /// Attach: kit.pdf
    /// MIME-Version: 1.0
    ///
    /// Dear Rita,
    ///
    /// My drawing of the press kit is attached.
    /// ```
    ///
    /// ```draft
    /// For two winters I was attached to the team at the lock, and the label is attached to the lid.
    /// ```
    pub(crate) static RULE: Rule = Rule::new("missing-attachment", Group::Record, Level::Error)
        .needing(&["missing-attachment"])
        .checking(check);
}

fn check(facts: &Facts) -> Vec<Finding> {
    let files = facts.draft.attachments();
    if files.as_ref().is_some_and(|files| !files.is_empty()) {
        return Vec::new();
    }
    let Some((span, _)) = phrase::fits(facts, RULE.id, &[PartKind::Body]).into_iter().next() else {
        return Vec::new();
    };
    let phrase = facts.quote(span);
    vec![match files {
        Some(_) => RULE.at(span, message!("missing-attachment", phrase)),
        None => RULE.at(span, message!("missing-attachment-plain", phrase)).at_most(Level::Note),
    }]
}
