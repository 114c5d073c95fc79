//! What of a body is prose, whose sentences begin with capitals, and what is an item of a list, of minutes or
//! of a reference, which may begin as it likes.

use phrasebook::tables::CapitalFamily;

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
const PHRASES: &str = "wrong-capital";

/// How a paragraph of the body begins and ends.
#[derive(Debug, Clone, Copy)]
#[expect(clippy::struct_excessive_bools, reason = "each is a property of its own")]
struct Shape {
    span: Span,
    /// Whether it begins with a word in small letters.
    small: bool,
    /// Whether it begins as sentences do.
    opens: bool,
    /// Whether a mark ends its last sentence.
    ended: bool,
    /// Whether it surely begins with a label.
    labelled: bool,
    /// Whether its first words may be a label: a colon or a dash comes after them.
    marked: bool,
    /// Whether the writer speaks of themselves.
    personal: bool,
}

/// The paragraphs of a body, in order.
#[derive(Debug, Default)]
pub(crate) struct Prose {
    shapes: Vec<Shape>,
    /// Paragraphs that begin small.
    small: usize,
    /// Paragraphs that may begin with a label.
    marked: usize,
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
        let shapes: Vec<Shape> = parts.map(|part| shape(facts, part)).collect();
        let inner = facts.reading.tokens.iter().filter(|token| token.gap == Gap::Sentence);
        let starts = inner.filter(|token| token.kind == TokenKind::Word).map(|token| facts.text(token.span()));
        let (small, large): (Vec<_>, Vec<_>) = starts.partition(|word| word.starts_with(char::is_lowercase));
        let count = |is: fn(&Shape) -> bool| shapes.iter().filter(|shape| is(shape)).count();
        Self {
            small: count(|shape| shape.small),
            marked: count(|shape| shape.marked),
            loose: count(|shape| shape.ended) * 2 < shapes.len(),
            careless: small.len() > large.len(),
            personal: facts.is_follow_up() || !facts.language.has_table(PHRASES) || count(|shape| shape.personal) > 0,
            shapes,
        }
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
        shape.labelled || shape.marked && self.marked > 1
    }

    fn shape(&self, place: Span) -> Option<&Shape> {
        let next = self.shapes.partition_point(|shape| shape.span.start <= place.start);
        self.shapes[..next].last()
    }
}

fn shape(facts: &Facts, part: &PartTokens) -> Shape {
    let (text, first) = (facts.text(part.span), part.tokens.start);
    let word = facts.text_of(first);
    let start = facts.reading.tokens[first].span().start;
    let phrases = facts.phrases(PHRASES, part);
    let has = |family, at: Option<usize>| {
        phrases.iter().any(|(fit, other)| other.is(family) && at.is_none_or(|at| fit.span.start == at))
    };
    let noun = !facts.language.is_function(&word.to_lowercase());
    Shape {
        span: part.span,
        small: text.starts_with(word) && word.starts_with(char::is_lowercase),
        opens: has(CapitalFamily::Prose, Some(start)),
        ended: text.trim_end_matches(|c: char| c.is_whitespace() || "\"'”’)]".contains(c)).ends_with(['.', '!', '?']),
        labelled: noun && is_labelled(text),
        personal: has(CapitalFamily::FirstPerson, None),
        marked: noun && [":", " - ", " – ", " — "].into_iter().any(|mark| few_words_before(mark, text).is_some()),
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
