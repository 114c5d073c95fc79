use crate::diagnostic::{Level, Span};
use crate::draft::PartKind;
use crate::facts::Facts;
use crate::finding::{Finding, message};
use crate::rules::{Group, Rule};

rule! {
    /// The subject is longer than most inboxes show.
    ///
    /// A phone shows about forty characters and a desktop about sixty, and among many millions of mails
    /// the ones with short subjects were opened most. In published templates most subjects have about
    /// five words, and hardly any have more than seven.
    ///
    /// ```draft
    /// Subject: Thank you for the interview for the position of account coordinator on Tuesday morning
    ///                                                                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    /// ```
    ///
    /// ```draft
    /// Subject: Account coordinator: thank you for Tuesday, and one idea
    /// ```
    pub(crate) static RULE: Rule = Rule::new("long-subject", Group::Opening, Level::Note)
        .in_any_language()
        .checking(check);
}

/// Characters that most lists show.
const CHARACTERS: usize = 60;
/// Words that are taken in at a glance.
const WORDS: usize = 10;

fn check(facts: &Facts) -> Vec<Finding> {
    let Some(part) = facts.draft.parts_of(PartKind::Subject).next() else {
        return Vec::new();
    };
    let subject = facts.text(part.span);
    // A fold of the header is one space.
    let characters = subject.split_whitespace().collect::<Vec<_>>().join(" ").chars().count();
    let words = subject.split_whitespace().count();
    let most = facts.language.conventions().words(WORDS);
    if characters <= CHARACTERS && words <= most {
        return Vec::new();
    }
    // What is too much: from the sixtieth character, or the eleventh word, whichever comes first.
    let cut = subject.char_indices().nth(CHARACTERS).map(|(at, _)| at);
    let mut starts = subject.split_whitespace().map(|word| Span::within(subject, word).start);
    let start = cut.unwrap_or(usize::MAX).min(starts.nth(most).unwrap_or(usize::MAX));
    let span = Span::new(part.span.start + start, part.span.end);
    vec![RULE.at(span, message!("long-subject", characters, words))]
}
