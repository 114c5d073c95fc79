use std::cell::OnceCell;
use std::collections::BTreeMap;

use crate::diagnostic::{Level, Safety, Span};
use crate::draft::PartKind;
use crate::facts::Facts;
use crate::finding::{Finding, Message, Remark, message};
use crate::language::model::{self, Doubt, Neighbours};
use crate::language::tables::Strength;
use crate::rules::{Group, Rule, phrase};
use crate::text::casing::{Casing, capitalise, casing, lower, match_casing};
use crate::text::{Token, matcher};

rule! {
    /// A word is confused with another that sounds like it.
    ///
    /// "I am shore your glad to no" gets past every spell checker, because each of its words exists.
    /// This rule knows which words people mix up, and the contexts in which only one of them can be
    /// right. Where both could be right, it says nothing.
    ///
    /// ```draft
    /// I am shore your glad to no.
    ///      ^^^^^ sure
    ///            ^^^^ you're
    ///                         ^^ know
    /// ```
    ///
    /// ```draft
    /// I am sure you're glad to know that your team stays no smaller than it was.
    /// ```
    ///
    /// Some write `insure` for `ensure` on purpose, and in a text that is no follow-up only the words that people
    /// confuse most are surely wrong: these get a warning.
    ///
    /// The fix is safe where the words around it leave no doubt, and unsafe where they only make the
    /// other word likely.
    pub(crate) static RULE: Rule = Rule::new("homophone", Group::Proofreading, Level::Error)
        .judging_words(140)
        .needing(&["confusions"])
        .checking(check);
}

fn check(facts: &Facts) -> Vec<Finding> {
    let idioms = Idioms { facts, spans: OnceCell::new() };
    let mut found = certain(facts, &idioms);
    found.extend(probable(facts, &found, &idioms));
    found
}

/// Where an unlikely word is right, by the table of the rule's name, each with whether no pattern knows better; looked
/// up for the first word that is doubted.
struct Idioms<'f, 'a> {
    facts: &'f Facts<'a>,
    spans: OnceCell<BTreeMap<Span, bool>>,
}

impl Idioms<'_, '_> {
    fn has(&self, span: Span) -> bool {
        self.get(span).is_some()
    }

    fn excuse(&self, span: Span) -> bool {
        self.get(span) == Some(true)
    }

    fn get(&self, span: Span) -> Option<bool> {
        let all = || {
            let bodies = self.facts.parts(PartKind::Body);
            let fits = bodies.flat_map(|part| self.facts.phrases(RULE.id, part));
            fits.fold(BTreeMap::new(), |mut all, (fit, family)| {
                *all.entry(fit.span).or_default() |= family.strength() == Strength::Excuse;
                all
            })
        };
        self.spans.get_or_init(all).get(&span).copied()
    }
}

/// What patterns and fixed expressions say.
fn certain(facts: &Facts, idioms: &Idioms) -> Vec<Finding> {
    let confusions = &facts.language.tables().confusions;
    let mut found = Vec::new();
    for sentence in facts.reading.parts.iter().flat_map(|part| facts.reading.sentences(part)) {
        let units = facts.reading.written(sentence, facts.draft.text(), facts.language);
        let mut last: Option<(Span, Span)> = None;
        for fit in matcher::find(&confusions.patterns, &units, &facts.reading.others) {
            let word = facts.text(fit.span);
            let Some(slip) = confusions.slip(fit.row) else {
                continue;
            };
            // A capital marks a name, but not where no sensible sentence has the word.
            let marked = || facts.reading.is_marked_as_name(facts.reading.token_at(fit.span.start));
            let doubtful = !slip.certain && casing(slip.right) == Casing::Lower;
            let named = (doubtful || facts.knows(word)) && marked();
            // `you're patience`: each of the two is wrong only as long as the other is right.
            let context = units[fit.first].span().to(units[fit.end - 1].span());
            let contradicts = last.is_some_and(|(word, around)| context.contains(word) && around.contains(fit.span));
            let overlaps = last.is_some_and(|(word, _)| fit.span.start < word.end);
            let excused = || !slip.certain && (idioms.excuse(fit.span) || is_before_quotation(facts, fit.span));
            if named || overlaps || contradicts || is_code(facts, fit.span) || excused() {
                continue;
            }
            last = Some((fit.span, context));
            let safety = if slip.certain { Safety::Safe } else { Safety::Unsafe };
            let worst = if slip.accepted { Level::Warning } else { Level::Error };
            found.push(finding(facts, fit.span, slip.right, slip.set, safety).at_most(worst));
        }
    }
    found
}

/// Log odds above its threshold from which a doubt is worth a word: mails are further from the model's
/// text than the text that its thresholds were set on.
const DOUBTFUL: f32 = 1.0;
/// The same for a word that hardly anybody writes for another.
const USUAL: f32 = 4.0;
/// The same for an error in a text that is no follow-up.
const CLEAR: f32 = 2.0;
/// What it is worth to catch the words that people confuse most.
const OFTEN: f32 = 5.0;
/// Log odds above its threshold at which a doubt is as good as certain.
const CERTAIN: f32 = 7.0;

/// What the context says of words that no pattern speaks of; `found` is in the order of the text.
fn probable(facts: &Facts, found: &[Finding], idioms: &Idioms) -> Vec<Finding> {
    let free = |span: Span| {
        let next = found.partition_point(|other| other.span.end <= span.start);
        found.get(next).is_none_or(|next| next.span.start >= span.end)
    };
    // Subjects and greetings are no sentences.
    let bodies = facts.parts(PartKind::Body).map(|part| part.tokens.clone());
    let doubts = model::doubts(facts.draft.text(), facts.reading, bodies, facts.language);
    doubts
        .into_iter()
        .filter(|doubt| free(doubt.span) && !idioms.has(doubt.span))
        .filter(|doubt| is_grave(facts, doubt) && !is_cut_off(facts, doubt.span) && !is_code(facts, doubt.span))
        .filter(|doubt| match casing(facts.text(doubt.span)) {
            Casing::Lower => true,
            Casing::Capital => !facts.reading.is_marked_as_name(facts.reading.token_at(doubt.span.start)),
            _ => false,
        })
        .map(|doubt| {
            let safety = if doubt.above > CERTAIN { Safety::Safe } else { Safety::Unsafe };
            let finding = finding(facts, doubt.span, &doubt.right, doubt.set, safety).at_most(level(facts, &doubt));
            match doubt.reason {
                Some(reason) => finding.note(because(reason, doubt.right)),
                None => finding,
            }
        })
        .collect()
}

/// Whether the context speaks clearly enough against a word.
fn is_grave(facts: &Facts, doubt: &Doubt) -> bool {
    let set = facts.language.tables().confusions.set(doubt.set);
    let written = set.words.split(' ').position(|word| word == facts.text(doubt.span).to_lowercase());
    let usual = set.usual.iter().any(|&place| Some(usize::from(place)) == written);
    doubt.above > if usual { USUAL } else { DOUBTFUL }
}

/// How much a doubt says. Most words are confused seldom: in a text on anything but an interview, the other
/// word is mostly one that the model has not met beside these.
fn level(facts: &Facts, doubt: &Doubt) -> Level {
    let often = facts.language.tables().confusions.set(doubt.set).worth >= OFTEN;
    let clear = doubt.above > if often { CLEAR } else { CERTAIN };
    if clear { Level::Error } else { phrase::worst(facts) }
}

/// Whether a quotation or a remark follows a word, to which it may belong: `uw "open keuken"`, `uw (nieuwe) keuken`.
fn is_before_quotation(facts: &Facts, span: Span) -> bool {
    facts.draft.text()[span.end..].trim_start().starts_with(['(', '"', '\'', '‘', '“', '„', '«'])
}

/// Whether a paragraph breaks off after a word, so that half of its context is missing.
fn is_cut_off(facts: &Facts, span: Span) -> bool {
    let part = facts.part(facts.reading.token_at(span.start));
    facts.draft.text()[span.end..part.span.end].trim_end().is_empty()
}

/// Whether a word names something in a program: `the to method`.
fn is_code(facts: &Facts, span: Span) -> bool {
    let at = facts.reading.token_at(span.start);
    let named = |before: &Token| facts.language.is_function(&lower(facts.text(before.span())));
    facts.language.names_code(facts.draft.text(), &facts.reading.tokens, at) && facts.before(at).is_some_and(named)
}

/// What the words nearby say.
fn because(reason: Neighbours, right: String) -> Message {
    match reason {
        Neighbours::Before(before) => message!("homophone-after", before, right),
        Neighbours::After(after) => message!("homophone-before", after, right),
        Neighbours::Both(before, after) => message!("homophone-between", before, after, right),
    }
}

fn finding(facts: &Facts, span: Span, right: &str, set: usize, safety: Safety) -> Finding {
    let word = facts.text(span);
    let mut fixed = match_casing(word, right);
    // `I` keeps its capital wherever it is.
    if facts.language.conventions().is_always_capital(&capitalise(right)) {
        fixed = capitalise(&fixed);
    }
    RULE.at(span, message!("homophone", word, right = &fixed))
        .note(Remark::written(facts.language.tables().confusions.set(set).explain))
        .replace(fixed, safety)
}
