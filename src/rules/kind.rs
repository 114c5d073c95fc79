//! What a mail is for, told by its words.

use std::collections::BTreeMap;

use crate::diagnostic::{Span, Spans};
use crate::language::{Language, Reading};
use crate::record::Kind;

/// The phrase table that tells the kinds of mail apart; its families are named after them.
const TABLE: &str = "kind";

/// The weight of a sign that a question was asked before; beside it, all that speaks for a first
/// question speaks for a second one.
const ASKED_BEFORE: usize = 3;

/// The least weight that tells a kind: one faint sign does not.
const LEAST: usize = 3;

/// The most signs that count for a kind: a long mail of thanks has many, a question of a line only one.
const COUNTED: usize = 3;

/// The most phrases told as the reason.
const TOLD: usize = 3;

/// Kinds in the order they win when they weigh the same: everybody thanks, few decline an offer.
const ORDER: [Kind; 6] =
    [Kind::OfferReply, Kind::RejectionReply, Kind::SecondStatus, Kind::Letter, Kind::Status, Kind::ThankYou];

/// Where the kind of a mail comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reason {
    /// The user said it.
    Given,
    /// The record of the interview says it.
    Recorded,
    /// These phrases of the mail told it, in order.
    Detected(Vec<Span>),
}

impl Reason {
    /// The reason's name in reports.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Given => "option",
            Self::Recorded => "record",
            Self::Detected(_) => "detected",
        }
    }
}

/// What a mail is for, by the phrases in its subject and body, and the weightiest of them. Nothing
/// where no phrase tells, or the text is too long to be a mail.
pub(crate) fn detect(language: &Language, text: &str, reading: &Reading) -> Option<(Kind, Reason)> {
    if !reading.is_mail() {
        return None;
    }
    let mut signs: BTreeMap<Kind, Vec<(usize, Span)>> = BTreeMap::new();
    for part in &reading.parts {
        for (fit, family) in language.find(TABLE, text, reading, part) {
            if let Some(kind) = Kind::named(&family.name) {
                signs.entry(kind).or_default().push((usize::from(family.weight), fit.span));
            }
        }
    }
    for signs in signs.values_mut() {
        // Of signs of one kind that overlap the weightiest counts.
        signs.sort_by_key(|(weight, span)| (usize::MAX - weight, span.start, usize::MAX - span.end));
        let mut taken = Spans::default();
        signs.retain(|(_, span)| taken.add(*span));
    }
    let weight = |kind: &Kind| {
        let signs = signs.get(kind).map_or(&[][..], Vec::as_slice);
        signs.iter().take(COUNTED).map(|(weight, _)| weight).sum::<usize>()
    };
    let total = |kind: &Kind| match (kind, weight(kind)) {
        (Kind::SecondStatus, own) if own >= ASKED_BEFORE => own + weight(&Kind::Status),
        (_, own) => own,
    };
    // The first of those that weigh the same is the last in this list.
    let kind = ORDER.into_iter().rev().filter(|kind| total(kind) >= LEAST).max_by_key(total)?;
    let mut told: Vec<Span> = signs.get(&kind)?.iter().take(TOLD).map(|(_, span)| *span).collect();
    told.sort_unstable();
    Some((kind, Reason::Detected(told)))
}
