//! What of a body is prose, whose sentences begin with capitals, and what is an item of a list, of minutes or
//! of a reference, which may begin as it likes.

use std::collections::BTreeSet;

use phrasebook::tables::ProseFamily;

use crate::diagnostic::Span;
use crate::draft::PartKind;
use crate::facts::Facts;
use crate::language::PartTokens;
use crate::text::{Gap, TokenKind};

/// The most words of a label: `optional argument:`.
const LABEL: usize = 4;
/// The fewest other paragraphs with a small letter first that make a list of whole sentences.
const ITEMS: usize = 2;
/// The table of how prose begins, and of whom it speaks.
const PHRASES: &str = "prose";

/// How a paragraph of the body begins and ends.
#[derive(Debug, Clone, Copy)]
struct Shape {
    span: Span,
    /// Whether it begins with a word in small letters.
    small: bool,
    /// Whether it begins as sentences do.
    opens: bool,
    /// Whether a mark ends its last sentence.
    ended: bool,
    label: Label,
}

/// Whether a paragraph begins with a label.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Label {
    None,
    /// Its first words may be one: a colon or a dash comes after them.
    Perhaps,
    Sure,
}

/// The paragraphs of a body, in order.
#[derive(Debug, Default)]
pub(crate) struct Prose {
    shapes: Vec<Shape>,
    /// Where something begins as sentences do.
    openings: BTreeSet<usize>,
    /// Paragraphs that begin small.
    small: usize,
    /// Paragraphs that perhaps begin with a label, or surely.
    labels: usize,
    /// Whether most of them have no mark at the end, as in minutes.
    loose: bool,
    /// Whether the writer begins most sentences small.
    careless: bool,
    /// Whether it is somebody's own, and no work of reference.
    personal: bool,
}

impl Prose {
    pub(crate) fn of(facts: &Facts) -> Self {
        let parts = facts.parts(PartKind::Body).filter(|part| !part.tokens.is_empty());
        let phrases = facts.parts(PartKind::Body).flat_map(|part| facts.phrases(PHRASES, part));
        let openings = phrases.filter(|(_, family)| family.is(ProseFamily::Opening)).map(|(fit, _)| fit.span.start);
        let openings: BTreeSet<usize> = openings.collect();
        let shapes: Vec<Shape> = parts.map(|part| shape(facts, part, &openings)).collect();
        let inner = facts.reading.tokens.iter().filter(|token| token.gap == Gap::Sentence);
        let starts = inner.filter(|token| token.kind == TokenKind::Word).map(|token| facts.text(token.span()));
        let (small, large): (Vec<_>, Vec<_>) = starts.partition(|word| word.starts_with(char::is_lowercase));
        let count = |is: fn(&Shape) -> bool| shapes.iter().filter(|shape| is(shape)).count();
        Self {
            small: count(|shape| shape.small),
            labels: count(|shape| shape.label != Label::None),
            loose: count(|shape| shape.ended) * 2 < shapes.len(),
            careless: small.len() > large.len(),
            personal: facts.is_follow_up() || !facts.language.has_table(PHRASES) || says_i(facts),
            shapes,
            openings,
        }
    }

    /// Whether what is at a place begins as sentences do.
    pub(crate) fn opens_sentence(&self, place: Span) -> bool {
        self.openings.contains(&place.start)
    }

    /// Whether a body is somebody's own text, and no work of reference.
    pub(crate) const fn is_personal(&self) -> bool {
        self.personal
    }

    /// Whether the paragraph at a place begins small because it is an item.
    pub(crate) fn opens_item(&self, place: Span) -> bool {
        self.shape(place).is_some_and(|shape| {
            let listed = if shape.ended { self.small > ITEMS && !self.careless } else { self.small > 1 };
            shape.small && !shape.opens && (listed || !self.personal || self.has_label(shape))
        })
    }

    /// Whether the paragraph at a place begins with a label.
    pub(crate) fn opens_with_label(&self, place: Span) -> bool {
        self.shape(place).is_some_and(|shape| self.has_label(shape))
    }

    /// Whether a place is among the notes that somebody took, and which may begin any sentence small.
    pub(crate) fn is_in_notes(&self, place: Span) -> bool {
        self.loose && self.shape(place).is_some_and(|shape| !shape.ended) && self.opens_item(place)
    }

    fn has_label(&self, shape: &Shape) -> bool {
        shape.label == Label::Sure || shape.label == Label::Perhaps && self.labels > 1
    }

    fn shape(&self, place: Span) -> Option<&Shape> {
        let next = self.shapes.partition_point(|shape| shape.span.start <= place.start);
        self.shapes[..next].last()
    }
}

fn shape(facts: &Facts, part: &PartTokens, openings: &BTreeSet<usize>) -> Shape {
    let (text, first) = (facts.text(part.span), part.tokens.start);
    let word = facts.text_of(first);
    let small = text.starts_with(word) && word.starts_with(char::is_lowercase);
    Shape {
        span: part.span,
        small,
        opens: small && openings.contains(&facts.reading.tokens[first].span().start),
        ended: text.trim_end_matches(|c: char| c.is_whitespace() || "\"'”’)]".contains(c)).ends_with(['.', '!', '?']),
        label: if facts.language.is_function(&word.to_lowercase()) { Label::None } else { label(text) },
    }
}

/// Whether the writer speaks of themselves.
fn says_i(facts: &Facts) -> bool {
    let mut phrases = facts.parts(PartKind::Body).flat_map(|part| facts.phrases(PHRASES, part));
    phrases.any(|(_, family)| family.is(ProseFamily::FirstPerson))
}

/// Whether a text begins with a label.
fn label(text: &str) -> Label {
    if is_labelled(text) {
        Label::Sure
    } else if [":", " - ", " – ", " — "].into_iter().any(|mark| few_words_before(mark, text).is_some()) {
        Label::Perhaps
    } else {
        Label::None
    }
}

/// Whether a text begins with a label: `name: The …`, `out (optional): …`.
fn is_labelled(text: &str) -> bool {
    let explained = few_words_before("(", text).and_then(|rest| rest.split_once(')')).map(|(_, rest)| rest);
    let mark = |rest: &str| rest.trim_start_matches([')', ' ']).starts_with([':', '-', '–']);
    few_words_before(":", text).is_some_and(|rest| rest.trim_start().starts_with(char::is_uppercase))
        || explained.is_some_and(mark)
}

/// What follows a mark on the first line of a text, if only a few words of one sentence come before it.
fn few_words_before<'t>(mark: &str, text: &'t str) -> Option<&'t str> {
    let (words, rest) = text.lines().next()?.split_once(mark)?;
    let few = (1..=LABEL).contains(&words.split_whitespace().count());
    (few && !words.contains([',', ';', '.', '!', '?', '(', ':'])).then_some(rest)
}
