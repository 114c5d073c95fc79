use std::collections::BTreeSet;

use crate::diagnostic::{Level, Safety};
use crate::draft::PartKind;
use crate::facts::Facts;
use crate::finding::{Finding, message};
use crate::rules::{Group, Rule};
use crate::text::TokenKind;
use crate::text::casing::{Casing, casing};

rule! {
    /// American and British spelling are mixed in one mail.
    ///
    /// Either is right, but together they look as if the text was copied from two places. Only words
    /// that are always spelled one way in America and another way in Britain count: `organize` is at
    /// home in both.
    ///
    /// ```draft
    /// The colour of the lid reminded me of my favorite harbour, where we organize the launch.
    ///                                         ^^^^^^^^ favourite
    /// ```
    ///
    /// Names and quotations keep their spelling.
    ///
    /// ```draft
    /// The colour of the Harbor Library reminded me of your sign, "A neighbor is a friend".
    /// ```
    ///
    /// The fix is unsafe, because only you know which of the two spellings you want.
    pub(crate) static RULE: Rule = Rule::new("mixed-spelling", Group::Proofreading, Level::Warning)
        .judging_words(200)
        .needing(&["spellings"])
        .checking(check);
}

/// A word that only one of the first two varieties writes like this.
struct Witness {
    token: usize,
    variety: u8,
    /// What the other variety writes.
    other: String,
}

fn check(facts: &Facts) -> Vec<Finding> {
    // Where the user asks for a variety, words of another one are misspellings.
    if facts.variety.is_some() {
        return Vec::new();
    }
    let mut found = witnesses(facts);
    let count = |variety| found.iter().filter(|witness| witness.variety == variety).count();
    let (first, second) = (count(0), count(1));
    if first == 0 || second == 0 {
        return Vec::new();
    }
    // The fewer are the slips; of as many, those of the variety that comes second in the mail.
    let slips = if first == second { 1 - found[0].variety } else { u8::from(second < first) };
    let Some(usual) = found.iter().find(|witness| witness.variety != slips).map(|witness| witness.token) else {
        return Vec::new();
    };
    let mut seen = BTreeSet::new();
    found.retain(|witness| witness.variety == slips && seen.insert(witness.other.clone()));
    let name =
        |variety: u8| facts.language.tables().dictionaries.get(usize::from(variety)).map_or("", |found| found.tag);
    let usual = facts.reading.tokens[usual].span();
    found
        .into_iter()
        .map(|witness| {
            let span = facts.reading.tokens[witness.token].span();
            let (here, there) = (name(slips), name(1 - slips));
            let (word, other, right) = (facts.text(span), facts.text(usual), &witness.other);
            RULE.at(span, message!("mixed-spelling", word, here, other, there, right))
                .also(usual, message!("mixed-spelling-other", there))
                .replace(witness.other, Safety::Unsafe)
        })
        .collect()
}

/// The words that give a variety away: in small letters, no name, and not quoted.
fn witnesses(facts: &Facts) -> Vec<Witness> {
    let mut found = Vec::new();
    for part in facts.parts(PartKind::Subject).chain(facts.parts(PartKind::Body)) {
        let first = found.len();
        for token in part.tokens.clone() {
            let variety = match facts.reading.forms[token].varieties {
                0b01 => 0,
                0b10 => 1,
                _ => continue,
            };
            let span = facts.reading.tokens[token].span();
            let word = facts.text(span);
            let plain = facts.reading.tokens[token].kind == TokenKind::Word && casing(word) == Casing::Lower;
            if plain
                && let Some(other) = facts.language.counterpart(word, 1 - variety)
                && !facts.knows(word)
            {
                found.push(Witness { token, variety, other });
            }
        }
        if found.len() > first {
            let free = |witness: &Witness| !facts.is_quoted(facts.reading.tokens[witness.token].span());
            let kept: Vec<Witness> = found.drain(first..).filter(free).collect();
            found.extend(kept);
        }
    }
    found
}
