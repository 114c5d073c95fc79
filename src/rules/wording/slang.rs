use crate::diagnostic::{Level, Safety, Span};
use crate::draft::PartKind;
use crate::facts::Facts;
use crate::finding::{Finding, Remark, message};
use crate::language::tables::Family;
use crate::rules::{Group, Rule, phrase};
use crate::text::casing::match_casing;
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
    /// ^^^ Thanks
    ///                    ^^^^^ going to
    ///                                             ^^
    ///                                                ^
    /// ```
    ///
    /// A light tone works without it.
    ///
    /// ```draft
    /// Thanks for today; I'm going to dream of that kiln, and of the cat that sleeps on it.
    /// ```
    ///
    /// The fix spells the word out. It is unsafe, because the same letters may be
    /// somebody's name, or a symbol.
    pub(crate) static RULE: Rule = Rule::new("slang", Group::Wording, Level::Warning)
        .judging_words(135)
        .needing(&["slang"])
        .checking(check);
}

/// Where the writer speaks.
const PARTS: [PartKind; 4] = [PartKind::Subject, PartKind::Greeting, PartKind::Body, PartKind::SignOff];

fn check(facts: &Facts) -> Vec<Finding> {
    let fits = phrase::fits(facts, RULE.id, &PARTS).into_iter();
    let mut found: Vec<Finding> = fits.map(|fit| finding(facts, fit)).collect();
    // An emoji in a subject is a matter of `shouted-subject`.
    let parts = facts.draft.parts.iter().filter(|part| PARTS[1..].contains(&part.kind));
    let emoji = parts.flat_map(|part| emoji(facts.draft.text(), part.span));
    found.extend(emoji.map(|span| RULE.at(span, message!("slang-emoji", emoji = facts.quote(span)))));
    found
}

/// The finding for one phrase, which is written out if it is short for one thing only.
fn finding(facts: &Facts, (span, family): (Span, Family)) -> Finding {
    let finding = phrase::finding(facts, &RULE, (span, family), |phrase| message!("slang", phrase));
    let short = facts.quote(span);
    let Some(long) = facts.language.tables().words.chat.get(&short.to_lowercase()) else {
        return finding;
    };
    let written = match_casing(&short, long);
    finding.label(Remark::written(format!("`{written}`"))).replace(written, Safety::Unsafe)
}
