//! The words of one mail that are right because somebody says so.

use std::collections::BTreeSet;

use crate::draft::{Draft, PartKind};
use crate::language::{Language, Reading, normalise};
use crate::record::Record;
use crate::text::casing::{Casing, casing};
use crate::text::{TokenKind, words};

/// The words of the record, the headers, the signature and the greeting, added to those of the user;
/// lower-case.
pub(crate) fn known(
    words_of_user: &BTreeSet<String>,
    draft: &Draft,
    reading: &Reading,
    language: &Language,
    record: Option<&Record>,
) -> BTreeSet<String> {
    let mut known = words_of_user.clone();
    let mut learn = |text: &str| {
        known.extend(words(text).map(|word| normalise(word).to_lowercase()));
    };
    if let Some(record) = record {
        record.texts().for_each(&mut learn);
    }
    for part in &draft.parts {
        if matches!(part.kind, PartKind::Header | PartKind::Signature) {
            learn(draft.slice(part.span));
        }
    }
    // The names of those who are greeted, but not "Dear Hirring Manager".
    for part in &reading.parts {
        let greeting = draft.part_at(part.span.start).is_some_and(|found| found.kind == PartKind::Greeting);
        for at in part.tokens.clone().skip(1).filter(|_| greeting) {
            let word = draft.slice(reading.tokens[at].span());
            let name = reading.tokens[at].kind == TokenKind::Word && casing(word) != Casing::Lower;
            if name && language.lexicon().corrections(word).is_empty() {
                learn(word);
            }
        }
    }
    known
}
