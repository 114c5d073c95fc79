use phrasebook::tables::InstructionFamily;

use crate::diagnostic::{Level, Span, Spans};
use crate::facts::Facts;
use crate::finding::{Finding, message};
use crate::rules::{Group, Rule};

rule! {
    /// An instruction from the template is still in the mail.
    ///
    /// Templates tell you what to write and where. Those words are for you, not for your reader.
    ///
    /// ```draft
    /// I enjoyed our talk (mention something specific) and the tour [optional].
    ///                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    ///                                                              ^^^^^^^^^^
    /// ```
    ///
    /// Your own words in brackets are fine.
    ///
    /// ```draft
    /// The tour (of the tunnel kiln) was optional, and you asked me to mention the lids. I can bring one
    /// (if needed).
    /// ```
    pub(crate) static RULE: Rule = Rule::new("template-instruction", Group::Template, Level::Error)
        .judging_words(80)
        .needing(&["template-instruction"])
        .checking(check);
}

/// The most characters between a phrase and the bracket that closes after it.
const ASIDE: usize = 1000;

fn check(facts: &Facts) -> Vec<Finding> {
    let text = facts.draft.text();
    let mut found = Vec::new();
    let mut taken = Spans::default();
    for part in &facts.reading.parts {
        for (fit, family) in facts.phrases(RULE.id, part) {
            let bare = family.is(InstructionFamily::Bare).then_some(fit.span);
            let Some(span) = brackets(text, part.span, fit.span).or(bare) else {
                continue;
            };
            if family.is(InstructionFamily::InSquareBrackets) && !facts.text(span).starts_with('[') {
                continue;
            }
            found.extend(taken.add(span).then(|| finding(facts, span)));
        }
    }
    for slot in &facts.draft.slots {
        let inner = text[slot.span.range()].trim_matches(|c: char| "[](){}<>«»%".contains(c) || c.is_whitespace());
        if !facts.draft.is_template() && instructs(facts, inner) {
            found.extend(taken.add(slot.span).then(|| finding(facts, slot.span)));
        }
    }
    found
}

/// A text that is no follow-up may tell its reader what to do, and only square brackets that it does not quote
/// are surely a template's.
fn finding(facts: &Facts, span: Span) -> Finding {
    let finding = RULE.at(span, message!("template-instruction", text = facts.quote(span)));
    let sure = facts.is_follow_up() || facts.text(span).starts_with('[') && !facts.is_quoted(span);
    if sure { finding } else { finding.at_most(Level::Warning) }
}

/// The brackets around a phrase: they open right before it, and close within its line.
fn brackets(text: &str, part: Span, phrase: Span) -> Option<Span> {
    let before = text[part.start..phrase.start].trim_end();
    let open = before.chars().next_back().filter(|c| "([".contains(*c))?;
    let close = if open == '(' { ')' } else { ']' };
    let after = &text[phrase.end..part.end];
    let (end, mark) = after.char_indices().take(ASIDE).find(|(_, c)| [close, '\n'].contains(c))?;
    (mark == close).then(|| Span::new(part.start + before.len() - 1, phrase.end + end + 1))
}

/// Whether the content of a slot tells the writer what to do, rather than naming what belongs there.
fn instructs(facts: &Facts, inner: &str) -> bool {
    facts
        .phrases_in(RULE.id, inner)
        .iter()
        .any(|(fit, family)| fit.first == 0 && !family.is(InstructionFamily::BracketedName))
}
