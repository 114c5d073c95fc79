use crate::diagnostic::{Level, Span};
use crate::draft::PartKind;
use crate::facts::{Facts, subject};
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
    ///
    /// In a template, what a placeholder stands for has one character, and of several branches the last counts.
    ///
    /// ```template
    /// Subject: {{ role | default("the role") | title }}: thank you for {% if day %}{{ day }}{% else %}the talk{% endif %}
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
    let shown = subject::shown(facts, part.span);
    let spaces = shown.iter().enumerate().filter(|(_, (_, c))| *c == ' ').map(|(number, _)| number);
    let (characters, words) = (shown.len(), spaces.clone().count() + 1);
    let most = facts.language.conventions().words(WORDS);
    if characters <= CHARACTERS && words <= most {
        return Vec::new();
    }
    // What is too much: from the sixtieth character, or the eleventh word, whichever comes first.
    let word = spaces.map(|space| space + 1).nth(most.saturating_sub(1)).unwrap_or(usize::MAX);
    let Some((start, _)) = shown.get(word.min(CHARACTERS)) else {
        return Vec::new();
    };
    let span = Span::new(*start, part.span.end);
    vec![RULE.at(span, message!("long-subject", characters, words))]
}
