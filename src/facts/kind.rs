//! What a mail is for, by its phrases, whose weights people set, and by its words, whose weights
//! are learnt.

use std::collections::BTreeMap;

use crate::diagnostic::{Span, Spans};
use crate::language::hints::{self, Hints};
use crate::language::{Language, Reading};
use crate::record::Kind;

/// The phrase table that tells the kinds of mail apart; its families are named after them.
const TABLE: &str = "kind";

/// The weight of a sign that a question was asked before; beside it, all that speaks for a first
/// question speaks for a second one.
const ASKED_BEFORE: usize = 3;

/// The least weight of phrases that tells a kind: one faint sign does not. More is asked of a mail of
/// thanks than of any other, and words alone are too little to ask it for.
const LEAST: usize = 3;

/// The least weight that words tell another kind with where phrases do not.
const WORDS_ALONE: i32 = 10 * hints::UNIT;

/// By how much more it must weigh than what the words say for a mail of none.
const MARGIN: i32 = 3 * hints::UNIT;

/// The English words up to which a mail may be read as it is. In a longer text many words hint at
/// something by chance, and each one more takes a hint's worth from what they say.
const MAIL: usize = 150;

/// The most signs that count for a kind: a long mail of thanks has many, a question of a line only one.
const COUNTED: usize = 3;

/// What a sign that is not faint gains in the opening: there people say what they write for.
const OPENING: usize = 2;

/// The words of a part that is no subject and no greeting any more.
const PARAGRAPH: usize = 10;

/// The most phrases or words that are reported as evidence.
const TOLD: usize = 3;

/// Kinds in the order they win when they weigh the same: everybody thanks, few decline an offer.
const ORDER: [Kind; 6] =
    [Kind::OfferReply, Kind::RejectionReply, Kind::SecondStatus, Kind::Letter, Kind::Status, Kind::ThankYou];

/// What the kind of a mail is known from.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Evidence {
    /// The user said it.
    Given,
    /// The front matter of the template says it.
    Stated,
    /// The record of the interview says it.
    Recorded,
    /// These phrases of the mail say it, or where none does these words, in order.
    Detected(Vec<Span>),
}

impl Evidence {
    /// Its name in reports.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Given => "option",
            Self::Stated => "front-matter",
            Self::Recorded => "record",
            Self::Detected(_) => "detected",
        }
    }
}

/// What a mail is for, by the phrases and words in its subject and body, and the weightiest of them.
/// Nothing where they tell too little, or the text is too long to be a mail.
pub(crate) fn detect(language: &Language, text: &str, reading: &Reading) -> Option<(Kind, Evidence)> {
    if !reading.is_mail() {
        return None;
    }
    let mut signs: BTreeMap<Kind, Vec<Sign>> = BTreeMap::new();
    for sign in signs_of(language, text, reading) {
        signs.entry(sign.kind).or_default().push(sign);
    }
    for signs in signs.values_mut() {
        // Of signs of one kind that overlap the weightiest counts.
        signs.sort_by_key(|sign| (usize::MAX - sign.weight, sign.span.start, usize::MAX - sign.span.end));
        let mut taken = Spans::default();
        signs.retain(|sign| taken.add(sign.span));
    }
    let words = hints::keys(text, reading);
    let said = weigh(language, &words);
    let weight = |kind: Kind| {
        let signs = signs.get(&kind).map_or(&[][..], Vec::as_slice);
        signs.iter().take(COUNTED).map(|sign| sign.weight).sum::<usize>()
    };
    let total = |kind: Kind| {
        let own = weight(kind);
        let first = if kind == Kind::SecondStatus && own >= ASKED_BEFORE { weight(Kind::Status) } else { 0 };
        i32::try_from(own + first).unwrap_or(i32::MAX / hints::UNIT) * hints::UNIT + said[place(kind)]
    };
    let other = said[Kind::ALL.len()];
    // Where there are no phrases, chance counts twice.
    let chance = |times: usize| {
        let surplus = (times * reading.tokens.len()).saturating_sub(language.conventions().words(MAIL));
        i32::try_from(surplus).unwrap_or(i32::MAX / 2)
    };
    let is_told = |kind: Kind| match weight(kind) {
        LEAST.. => total(kind) >= other + chance(1),
        _ => kind != Kind::ThankYou && total(kind) >= WORDS_ALONE.max(other + MARGIN + chance(2)),
    };
    // The first of those that weigh the same is the last in this list.
    let kind = ORDER.into_iter().rev().max_by_key(|&kind| total(kind)).filter(|&kind| is_told(kind))?;
    let mut told: Vec<Span> = match signs.get(&kind) {
        Some(signs) => signs.iter().take(TOLD).map(|sign| sign.span).collect(),
        None => weightiest(language, &words, kind),
    };
    told.sort_unstable();
    Some((kind, Evidence::Detected(told)))
}

/// The place of a kind's weight among those of a word.
fn place(kind: Kind) -> usize {
    Kind::ALL.iter().position(|other| *other == kind).unwrap_or(0)
}

/// What the words of a mail say together.
fn weigh(language: &Language, words: &[(u32, Span)]) -> [i32; hints::WEIGHTS] {
    let hints = Hints::new(language.tables().hints);
    let mut said = [0; hints::WEIGHTS];
    for (key, _) in words {
        for (sum, weight) in said.iter_mut().zip(hints.of(*key)) {
            *sum += weight;
        }
    }
    said
}

/// The words that say most for a kind, none of them twice.
fn weightiest(language: &Language, words: &[(u32, Span)], kind: Kind) -> Vec<Span> {
    let hints = Hints::new(language.tables().hints);
    let mut weighed: Vec<(i32, Span)> = words.iter().map(|(key, span)| (hints.of(*key)[place(kind)], *span)).collect();
    weighed.sort_by_key(|&(weight, span)| (-weight, span));
    let mut taken = Spans::default();
    weighed.into_iter().map(|(_, span)| span).filter(|span| taken.add(*span)).take(TOLD).collect()
}

/// A phrase that speaks for a kind.
#[derive(Debug, Clone, Copy)]
struct Sign {
    kind: Kind,
    weight: usize,
    span: Span,
}

/// The signs in a mail. One inside a longer sign of another kind that weighs no less says nothing of
/// its own: thanks for a refusal are no thanks for the talk.
fn signs_of(language: &Language, text: &str, reading: &Reading) -> Vec<Sign> {
    let opening = opening(reading);
    let mut signs = Vec::new();
    for part in &reading.parts {
        let mut around: Vec<Sign> = Vec::new();
        for (fit, family) in language.find(TABLE, text, reading, part) {
            let Some(kind) = Kind::named(family.name()) else { continue };
            let own = usize::from(family.weight());
            let opens = own >= LEAST && opening.is_some_and(|opening| opening.contains(fit.span));
            let weight = own + if opens { OPENING } else { 0 };
            let sign = Sign { kind, weight, span: fit.span };
            around.retain(|other| other.span.end > sign.span.start);
            let part_of = |other: &Sign| {
                let longer = other.span.contains(sign.span) && other.span.len() > sign.span.len();
                other.kind != kind && longer && other.weight >= weight
            };
            if !around.iter().any(part_of) {
                signs.push(sign);
            }
            around.push(sign);
        }
    }
    signs
}

/// The first sentence of the first paragraph.
fn opening(reading: &Reading) -> Option<Span> {
    let part = reading.parts.iter().find(|part| part.tokens.len() >= PARAGRAPH)?;
    let next = reading.sentences(part).nth(1).map(|next| reading.tokens[next.start].span().start);
    Some(Span::new(part.span.start, next.unwrap_or(part.span.end)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_mail_has_a_family() {
        assert_eq!(Kind::ALL.map(Kind::name), *phrasebook::tables::KINDS);
    }
}
