use crate::diagnostic::Level;
use crate::draft::PartKind;
use crate::facts::Facts;
use crate::finding::{Finding, message};
use crate::rules::{Group, Rule, phrase};
use crate::text::emoji::emoji;

rule! {
    /// The mail has slang, a chat abbreviation or an emoji in it.
    ///
    /// However friendly the conversation was, your mail may be forwarded to people who were not there,
    /// and may be the only page of yours that they ever see. Recruiters and advisers of all ages name
    /// this among the first things that put them off.
    ///
    /// ```draft
    /// Thx for today, I'm gonna dream of that kiln :) 🔥
    /// ^^^
    ///                    ^^^^^
    ///                                             ^^
    ///                                                ^
    /// ```
    ///
    /// A light tone works without it.
    ///
    /// ```draft
    /// Thanks for today; I'm going to dream of that kiln, and of the cat that sleeps on it.
    /// ```
    pub(crate) static RULE: Rule = Rule::new("slang", Group::Wording, Level::Warning)
        .judging_words(135)
        .needing(&["slang"])
        .checking(check);
}

/// Where the writer speaks.
const PARTS: [PartKind; 4] = [PartKind::Subject, PartKind::Greeting, PartKind::Body, PartKind::SignOff];

fn check(facts: &Facts) -> Vec<Finding> {
    let fits = phrase::fits(facts, RULE.id, &PARTS).into_iter();
    let mut found: Vec<Finding> =
        fits.map(|fit| phrase::finding(facts, &RULE, fit, |phrase| message!("slang", phrase))).collect();
    // An emoji in a subject is a matter of `shouted-subject`.
    let parts = facts.draft.parts.iter().filter(|part| PARTS[1..].contains(&part.kind));
    let emoji = parts.flat_map(|part| emoji(facts.draft.text(), part.span));
    found.extend(emoji.map(|span| RULE.at(span, message!("slang-emoji", emoji = facts.quote(span)))));
    found
}
