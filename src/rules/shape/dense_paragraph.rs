use crate::diagnostic::Level;
use crate::facts::Facts;
use crate::facts::body;
use crate::finding::{Finding, message};
use crate::rules::{Group, Rule};

rule! {
    /// A paragraph is a wall of text.
    ///
    /// Ninety words fill the screen of a phone. Advisers want two or three sentences in a paragraph.
    /// This rule speaks up only far beyond that, and only with a note, because a good story may take
    /// its space.
    ///
    /// ```draft
    /// Dear Ms. Izaguirre,
    ///
    /// Thank you for the press kits. I took one home. I unpacked it. I counted 27 errors in it, as you
    /// ^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    /// said I would. I put it back. I took it out again, since one of them may have been a joke, as in
    /// the line about the mayor's hat. I asked my sister, who reads such things for a living and who
    /// laughed. I wrote to you at once.
    /// ```
    ///
    /// ```draft
    /// Dear Ms. Izaguirre,
    ///
    /// Thank you for the press kits. I took one home and counted 27 errors in it, as you said I would.
    ///
    /// One of them may have been a joke. I asked my sister, who reads such things for a living.
    /// ```
    pub(crate) static RULE: Rule = Rule::new("dense-paragraph", Group::Shape, Level::Note).checking(check);
}

/// The most words of a paragraph.
const WORDS: usize = 90;
/// The most sentences, where there are also this many words.
const SENTENCES: usize = 5;
const MANY_WORDS: usize = 60;

fn check(facts: &Facts) -> Vec<Finding> {
    if !facts.reading.is_mail() {
        return Vec::new();
    }
    let dense = |sentences: &Vec<body::Sentence>| {
        let words: usize = sentences.iter().map(|sentence| body::words(facts, sentence.tokens.clone())).sum();
        let most = |english| facts.language.conventions().words(english);
        let wall = words > most(WORDS) || sentences.len() > SENTENCES && words > most(MANY_WORDS);
        let place = sentences.first().filter(|_| wall).map(|first| facts.draft.first_line(first.span))?;
        Some(RULE.at(place, message!("dense-paragraph", words, sentences = sentences.len())))
    };
    body::paragraphs(facts).iter().filter_map(dense).collect()
}
