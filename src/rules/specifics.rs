//! What in a mail only its writer could have written: topics of the record, names of things, numbers,
//! quoted words, and words that no stock phrase is made of.

use std::collections::BTreeSet;

use crate::diagnostic::Span;
use crate::draft::PartKind;
use crate::language::PartTokens;
use crate::language::tables::Family;
use crate::text::casing::{Casing, casing};
use crate::text::{Gap, Match, TokenKind};

use super::Context;

/// The table of words that everybody uses, and of the frames that introduce a memory.
pub(super) const TABLE: &str = "specifics";

/// Uncommon words that together are as good as one name or number.
pub(super) const ENOUGH: usize = 4;

/// The shortest beginning two words share that are forms of one.
const STEM: usize = 4;

/// How much of the body, or of a part of it, is the writer's own: at least [`ENOUGH`] where it is
/// about this interview and no other.
pub(super) fn weigh(cx: &Context, place: Option<Span>) -> usize {
    let within = |span: Span| place.is_none_or(|place| place.contains(span));
    let mut words = BTreeSet::new();
    let mut weight = 0;
    for part in cx.parts(PartKind::Body) {
        let ordinary = Ordinary::of(cx, part);
        weight += quoted(cx, part.span).filter(|span| within(*span)).count() * ENOUGH;
        for at in part.spoken.clone() {
            let span = cx.reading.spoken[at].span;
            if !within(span) {
                continue;
            }
            match ordinary.judge(cx, part, at) {
                Word::Uncommon => {
                    let word = cx.text(span).to_lowercase();
                    weight += usize::from(ordinary.is_framed(cx, at)) * ENOUGH;
                    words.insert(word);
                }
                Word::Telling => weight += ENOUGH,
                Word::Ordinary => {}
            }
        }
        let topics = cx.record.map_or(&[][..], |record| &record.interview.topics);
        let told = |topic: &&String| touches(cx, part, topic, &within);
        weight += topics.iter().filter(told).count() * ENOUGH;
    }
    weight + words.len()
}

/// What a word says of the mail.
enum Word {
    /// Everybody writes it.
    Ordinary,
    /// Not in the vocabulary of templates.
    Uncommon,
    /// The name of a thing, or a number.
    Telling,
}

/// The fits of the table in one part.
struct Ordinary<'a> {
    fits: Vec<(Match, &'a Family)>,
    first: usize,
}

impl<'a> Ordinary<'a> {
    fn of(cx: &Context<'a>, part: &PartTokens) -> Self {
        Self { fits: cx.phrases(TABLE, part), first: part.spoken.start }
    }

    /// Whether a unit is in a fit of a family.
    fn is(&self, family: &str, at: usize) -> bool {
        let Some(at) = at.checked_sub(self.first) else {
            return false;
        };
        self.fits.iter().any(|(fit, found)| found.name == family && (fit.first..fit.end).contains(&at))
    }

    fn judge(&self, cx: &Context, part: &PartTokens, at: usize) -> Word {
        let unit = cx.reading.spoken[at];
        let token = cx.reading.tokens[cx.reading.token_at(unit.span.start)];
        let word = cx.text(unit.span);
        let next = (at + 1 < part.spoken.end).then_some(at + 1);
        let around =
            |family| at > part.spoken.start && self.is(family, at - 1) || next.is_some_and(|at| self.is(family, at));
        match token.kind {
            TokenKind::Number => {
                let dated = around("date") || word.contains([':', '/']) || is_year(word) || word.ends_with("th");
                if dated { Word::Ordinary } else { Word::Telling }
            }
            TokenKind::Word | TokenKind::Mixed | TokenKind::Initials => {
                let plain = word.chars().count() < 3 && token.kind == TokenKind::Word;
                if plain || self.is("ordinary", at) || cx.knows(word) {
                    return Word::Ordinary;
                }
                let lower = casing(word) == Casing::Lower && token.kind == TokenKind::Word;
                let starts = matches!(unit.gap, Gap::Part | Gap::Sentence | Gap::Clause);
                if lower {
                    Word::Uncommon
                } else if starts || self.is_title(cx, part, at) {
                    Word::Ordinary
                } else {
                    Word::Telling
                }
            }
            TokenKind::Link | TokenKind::Slot => Word::Ordinary,
        }
    }

    /// Whether a capitalised word belongs to the name of a person, a role or an employer: by what
    /// stands before and behind the run of capitalised words.
    fn is_title(&self, cx: &Context, part: &PartTokens, at: usize) -> bool {
        let upper = |at: usize| cx.text(cx.reading.spoken[at].span).starts_with(char::is_uppercase);
        let joined = |at: usize| cx.reading.spoken[at].gap.joins();
        let mut first = at;
        while first > part.spoken.start && joined(first) && upper(first - 1) {
            first -= 1;
        }
        let mut end = at + 1;
        while end < part.spoken.end && joined(end) && upper(end) {
            end += 1;
        }
        let behind = end < part.spoken.end && self.is("behind-a-title", end);
        let before = first > part.spoken.start && self.is("before-a-name", first - 1);
        behind || before || first == part.spoken.start || cx.reading.spoken[first].gap.starts_sentence()
    }

    /// Whether a word stands behind a frame such as `your point about`, in its sentence.
    fn is_framed(&self, cx: &Context, at: usize) -> bool {
        let frames = self.fits.iter().filter(|(_, family)| family.name == "frame");
        let here = at - self.first;
        frames.into_iter().any(|(fit, _)| {
            fit.end <= here && !(fit.end..=here).any(|at| cx.reading.spoken[self.first + at].gap.starts_sentence())
        })
    }
}

fn is_year(word: &str) -> bool {
    word.len() == 4 && (word.starts_with("19") || word.starts_with("20"))
}

/// Quoted words of a part.
fn quoted<'a>(cx: &Context<'a>, part: Span) -> impl Iterator<Item = Span> + use<'a> {
    let text = cx.text(part);
    let mut at = 0;
    std::iter::from_fn(move || {
        let open = at + text[at..].find(['"', '“'])?;
        let inside = open + text[open..].chars().next().map_or(1, char::len_utf8);
        let end = inside + text[inside..].find(['"', '”'])?;
        at = end + text[end..].chars().next().map_or(1, char::len_utf8);
        (inside < end).then(|| Span::new(part.start + inside, part.start + end))
    })
}

/// Whether the part speaks of a topic: of most of its words, in any form.
fn touches(cx: &Context, part: &PartTokens, topic: &str, within: &dyn Fn(Span) -> bool) -> bool {
    let words = topic.split(|c: char| !c.is_alphanumeric()).filter(|word| word.chars().count() >= STEM);
    let mut own = words.map(str::to_lowercase).peekable();
    let written = |word: &String| {
        part.tokens
            .clone()
            .map(|at| cx.reading.tokens[at].span)
            .filter(|span| within(*span))
            .any(|span| share_stem(&cx.text(span).to_lowercase(), word))
    };
    if own.peek().is_none() {
        return cx.text(part.span).to_lowercase().contains(&topic.to_lowercase());
    }
    own.any(|word| written(&word))
}

/// Whether two lower-case words are forms of one: `firing` and `fired`.
fn share_stem(one: &str, other: &str) -> bool {
    let shared = one.chars().zip(other.chars()).take_while(|(a, b)| a == b).count();
    let longest = one.chars().count().max(other.chars().count());
    shared >= STEM && shared + 3 >= longest || one == other
}
