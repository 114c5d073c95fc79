use crate::diagnostic::{Level, Span};
use crate::draft::PartKind;
use crate::facts::Facts;
use crate::facts::body;
use crate::finding::{Finding, message};
use crate::rules::{Group, Rule};

rule! {
    /// Most sentences start with `I`.
    ///
    /// A follow-up is as much about what you heard as about you. In such mails half of all sentences
    /// begin with `I`, and nobody minds; if nearly all of them do, the mail sounds like a form. Few
    /// advisers mention it, so this is a note.
    ///
    /// ```draft
    /// Dear Ms. Izaguirre,
    ///
    /// Thank you for the interview. I came home late. I unpacked the press kit. I counted the errors.
    ///                              ^
    /// I found 27. I'd love the job.
    /// ```
    ///
    /// ```draft
    /// Dear Ms. Izaguirre,
    ///
    /// The train was late. I unpacked the press kit on my knees. There were 27 errors in it. Two were
    /// mine to find. I'd love the job.
    /// ```
    pub(crate) static RULE: Rule = Rule::new("starts-with-i", Group::Shape, Level::Note)
        .needing(&["starts-with-i"])
        .checking(check);
}

/// Sentences from which on a share means something.
const SENTENCES: usize = 5;
/// The largest share, in percent.
const SHARE: usize = 60;

fn check(facts: &Facts) -> Vec<Finding> {
    if !facts.reading.is_mail() {
        return Vec::new();
    }
    let sentences = body::sentences(facts);
    if sentences.len() < SENTENCES {
        return Vec::new();
    }
    let own: Vec<Span> = facts
        .parts(PartKind::Body)
        .flat_map(|part| facts.phrases(RULE.id, part))
        .map(|(fit, _)| facts.reading.tokens[facts.reading.token_at(fit.span.start)].span())
        .collect();
    if own.len() * 100 <= sentences.len() * SHARE {
        return Vec::new();
    }
    let message = message!("starts-with-i", own = own.len(), all = sentences.len());
    own.first().map(|first| RULE.at(*first, message)).into_iter().collect()
}
