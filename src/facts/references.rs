//! Sentences that look as if they recalled the conversation, and recall nothing.

use crate::diagnostic::Span;
use crate::draft::PartKind;
use crate::language::tables::Family;
use crate::record::Kind;

use crate::facts::Facts;
use crate::facts::body;
use crate::facts::specifics::Specifics;

/// The table of such phrases.
const TABLE: &str = "empty-reference";

/// Words of the writer's own, in this sentence or the next, that fill a reference.
const FILLED: usize = 2;

/// The references to a conversation that nothing in their sentence or the next one fills.
pub(crate) fn empty<'a>(facts: &Facts<'a>) -> Vec<(Span, Family<'a>)> {
    let mut found = Vec::new();
    if !matches!(facts.kind, Some(Kind::ThankYou | Kind::Letter)) || !facts.reading.is_mail() {
        return found;
    }
    // Worked out for the first reference, if there is one.
    let mut known = None;
    for part in facts.parts(PartKind::Body) {
        let mut end = 0;
        // Of several references in one place, the first has it weighed.
        let mut weighed = None;
        for (fit, family) in facts.phrases(TABLE, part) {
            let (sentences, specifics) = known.get_or_insert_with(|| (body::sentences(facts), Specifics::of(facts)));
            if fit.span.start < end {
                continue;
            }
            let place = body::around(sentences, fit.span, part.span);
            let (_, weight) = match weighed {
                Some((known, weight)) if known == place => (known, weight),
                _ => *weighed.insert((place, specifics.weigh(place))),
            };
            if weight >= FILLED {
                continue;
            }
            end = fit.span.end;
            found.push((fit.span, family));
        }
    }
    found
}
