use std::collections::BTreeMap;

use crate::diagnostic::{Level, Span};
use crate::facts::Facts;
use crate::finding::{Finding, message};
use crate::language::tables::{Family, Strength};
use crate::rules::{Group, Rule};

rule! {
    /// The mail as a whole is made of stock phrases.
    ///
    /// Published templates use about five of the phrase families that are counted; mails by real
    /// applicants use about one. With four different ones, or three in a short mail, your reader knows
    /// the mail before reading it. An exception is a mail with only one really worn phrase, if the rest
    /// tells what was said in the interview. Keep one phrase, and write the rest about that.
    ///
    /// ```draft
    /// Thank you for taking the time to meet with me. I really enjoyed learning more about the role.
    /// ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    /// I am very excited about this opportunity, and I am confident that my skills and experience
    /// make me a great fit. Please do not hesitate to contact me if you need any additional
    /// information. I look forward to hearing from you.
    /// ```
    ///
    /// ```draft
    /// Thank you again for the hour at the kiln. Your test with the cold lid would have saved us two
    /// firings last winter, and I have sent the drawing to Odile. I look forward to hearing from you.
    /// ```
    ///
    /// ```draft
    /// Thank you for taking the time to see me. I enjoyed meeting you and Odile. Your test with the cold
    /// lid would have saved us two firings last winter, and I liked to see the glaze recipes beside the
    /// kiln. If you need anything further from me, please let me know. I look forward to hearing from
    /// you.
    /// ```
    pub(crate) static RULE: Rule = Rule::new("canned-mail", Group::Wording, Level::Warning)
        .needing(&["generic-phrase"])
        .of_follow_ups()
        .checking(check);
}

/// Tables of other rules whose phrases everybody sends, too.
const OTHERS: [&str; 2] = ["filler-opener", "overclaim"];
/// Families that make any mail a canned one.
const MANY: usize = 4;
/// Families that do in a short mail, if there are also this many per hundred words.
const SEVERAL: usize = 3;
const PER_HUNDRED_WORDS: usize = 5;
/// The phrases shown.
const SHOWN: usize = 3;

fn check(facts: &Facts) -> Vec<Finding> {
    let mut families: BTreeMap<&str, (Family, Span)> = BTreeMap::new();
    let mut words = 0;
    for (part, phrases) in facts.stock_phrases() {
        words += part.tokens.len();
        let others = OTHERS.iter().flat_map(|table| facts.phrases(table, part));
        for (fit, family) in phrases.iter().copied().chain(others) {
            families.entry(family.name()).or_insert((family, fit.span));
        }
    }
    let strong = families.values().filter(|(family, _)| family.strength() == Strength::Strong).count();
    let dense = families.len() >= SEVERAL && families.len() * 100 >= words * PER_HUNDRED_WORDS;
    // Politeness alone, however much of it, is not what templates are made of; nor is one worn phrase in a
    // mail that says what was said.
    let many = families.len() >= MANY || dense;
    if !many || strong == 0 || strong == 1 && facts.is_specific() {
        return Vec::new();
    }
    let mut weightiest: Vec<(Family, Span)> = families.values().copied().collect();
    weightiest.sort_by_key(|(family, span)| (family.strength() == Strength::Soft, usize::MAX - span.len(), span.start));
    weightiest.truncate(SHOWN);
    weightiest.sort_by_key(|(_, span)| *span);
    let Some(((_, first), rest)) = weightiest.split_first() else {
        return Vec::new();
    };
    let finding = RULE.at(*first, message!("canned-mail", phrases = families.len(), words));
    vec![rest.iter().fold(finding, |finding, (_, span)| finding.also(*span, message!("canned-mail-other")))]
}
