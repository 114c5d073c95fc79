//! What is reported of a draft: plain data, in words.

use std::collections::BTreeMap;
use std::ops::Range;
use std::str::FromStr;

use crate::mistake::Mistake;

/// A non-empty byte range of a draft's readable text, on character boundaries.
///
/// ```
/// let (text, span) = ("🦜 is shore", followup_lint::Span::new(8, 13));
/// assert_eq!((&text[span.range()], span.len()), ("shore", 5));
/// assert_eq!((span.in_characters(text), span.in_utf16(text)), (5..10, 6..11));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl Span {
    /// A span of the bytes from `start` up to `end`.
    #[must_use]
    pub const fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }

    /// The span of a `part` that is borrowed from `text`.
    #[must_use]
    pub fn within(text: &str, part: &str) -> Self {
        let start = part.as_ptr() as usize - text.as_ptr() as usize;
        Self::new(start, start + part.len())
    }

    /// The span as a range, to slice a text with.
    #[must_use]
    pub const fn range(self) -> Range<usize> {
        self.start..self.end
    }

    /// The span in characters (Unicode scalar values) of its text, as Python counts.
    #[must_use]
    pub fn in_characters(self, text: &str) -> Range<usize> {
        self.counted(text, |_| 1)
    }

    /// The span in UTF-16 code units of its text, as JavaScript and Java count.
    #[must_use]
    pub fn in_utf16(self, text: &str) -> Range<usize> {
        self.counted(text, char::len_utf16)
    }

    fn counted(self, text: &str, units: impl Fn(char) -> usize) -> Range<usize> {
        let count = |range: Range<usize>| text[range].chars().map(&units).sum::<usize>();
        let start = count(0..self.start);
        start..start + count(self.range())
    }

    /// The number of bytes.
    #[must_use]
    pub const fn len(self) -> usize {
        self.end - self.start
    }

    /// Whether the span covers nothing; a diagnostic's span never does.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.start >= self.end
    }

    /// Whether the two share a byte.
    #[must_use]
    pub const fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// Whether `other` lies wholly within this span.
    #[must_use]
    pub const fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// The smallest span that covers both.
    #[must_use]
    pub fn to(self, other: Self) -> Self {
        Self::new(self.start.min(other.start), self.end.max(other.end))
    }
}

impl From<Range<usize>> for Span {
    fn from(range: Range<usize>) -> Self {
        Self::new(range.start, range.end)
    }
}

/// Spans of which no two overlap.
#[derive(Debug, Default)]
pub struct Spans(BTreeMap<usize, usize>);

impl Spans {
    /// Adds a span and returns `true`, unless it overlaps one that is already there.
    pub fn add(&mut self, span: Span) -> bool {
        let free = !self.overlap(span);
        if free {
            self.0.insert(span.start, span.end);
        }
        free
    }

    /// Whether one of them overlaps a span.
    #[must_use]
    pub fn overlap(&self, span: Span) -> bool {
        self.0.range(..span.end).next_back().is_some_and(|(_, end)| *end > span.start)
    }

    /// Whether one of them contains a span.
    #[must_use]
    pub fn contain(&self, span: Span) -> bool {
        self.0.range(..=span.start).next_back().is_some_and(|(_, end)| *end >= span.end)
    }
}

/// Of those that overlap the first.
impl FromIterator<Span> for Spans {
    fn from_iter<I: IntoIterator<Item = Span>>(spans: I) -> Self {
        let mut found = Self::default();
        for span in spans {
            found.add(span);
        }
        found
    }
}

/// How much a finding weighs, from silence upwards.
///
/// ```
/// use followup_lint::Level;
///
/// assert_eq!("warning".parse(), Ok(Level::Warning));
/// assert!(Level::Note < Level::Error);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// Not reported at all.
    Allow,
    /// Disputed or cultural advice, or a guess.
    Note,
    /// Advice that most recruiters agree on.
    Warning,
    /// A fact is wrong: the mail should not be sent like this.
    Error,
}

impl Level {
    /// The level's name in reports.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Allow => "allow",
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

impl FromStr for Level {
    type Err = Mistake;

    fn from_str(name: &str) -> Result<Self, Mistake> {
        match name {
            "allow" | "off" => Ok(Self::Allow),
            "note" => Ok(Self::Note),
            "warn" | "warning" => Ok(Self::Warning),
            "deny" | "error" => Ok(Self::Error),
            _ => {
                let mistake = Mistake::new(format!("`{name}` is not a level"));
                Err(mistake.help("levels are `off`, `note`, `warning` and `error`"))
            }
        }
    }
}

/// Text next to a place in the draft.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Label {
    /// The place.
    pub span: Span,
    /// What is there, or what to write instead.
    pub text: String,
}

/// A replacement of one span.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Edit {
    /// What is removed; empty for an insertion.
    pub span: Span,
    /// What is put in its place.
    pub replacement: String,
}

/// Who may apply a fix.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Safety {
    /// Certain: `--fix` writes it.
    Safe,
    /// Probable: `--fix --unsafe-fixes` writes it.
    Unsafe,
    /// Never applied: the text is not in the file verbatim, or only the writer can choose.
    Display,
}

impl Safety {
    /// The name in reports.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Safe => "safe",
            Self::Unsafe => "unsafe",
            Self::Display => "display",
        }
    }
}

/// One way to fix a finding; all its edits belong together.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Fix {
    /// Who may apply it.
    pub safety: Safety,
    /// Sorted, not overlapping.
    pub edits: Vec<Edit>,
}

impl Fix {
    /// A fix that replaces one span.
    #[must_use]
    pub fn replace(span: Span, replacement: impl Into<String>, safety: Safety) -> Self {
        Self { safety, edits: vec![Edit { span, replacement: replacement.into() }] }
    }
}

/// One finding of one rule, in words.
///
/// ```
/// use followup_lint::{Level, Linter, Safety};
///
/// let linter = Linter::builder().build()?;
/// let draft = linter.read(b"I am shore you will like it.\n");
/// let found = &linter.check(&draft).diagnostics[0];
/// assert_eq!((found.rule, found.level, draft.slice(found.span)), ("homophone", Level::Error, "shore"));
/// assert_eq!(found.message, "`shore` should be `sure` here");
/// let fix = &found.fixes[0];
/// assert_eq!((fix.safety, fix.edits[0].replacement.as_str()), (Safety::Unsafe, "sure"));
/// # Ok::<(), followup_lint::Mistake>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Diagnostic {
    /// The rule's name.
    pub rule: &'static str,
    /// The weight the rule gives it; the user's settings may change it.
    pub level: Level,
    /// Where it is.
    pub span: Span,
    /// What is wrong, as text that makes sense on its own: lower case, no full stop.
    pub message: String,
    /// What to write instead, next to the span.
    pub label: String,
    /// Other places that belong to it.
    pub labels: Vec<Label>,
    /// Why it matters.
    pub notes: Vec<String>,
    /// What to do.
    pub help: Vec<String>,
    /// Ways to fix it, the best first.
    pub fixes: Vec<Fix>,
}

impl Diagnostic {
    /// All labels that say something, its own first.
    pub fn all_labels(&self) -> impl Iterator<Item = (Span, &str)> {
        let own = Some((self.span, self.label.as_str())).filter(|(_, text)| !text.is_empty());
        own.into_iter().chain(self.labels.iter().map(|label| (label.span, label.text.as_str())))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_are_counted_in_characters_and_in_utf16() {
        // A parrot, a family joined of three, an accent of its own, and one that is part of its letter.
        let text = "🦜 👩\u{200d}👩\u{200d}👧 cafe\u{301} é";
        for (part, characters, utf16) in [
            ("🦜", 0..1, 0..2),
            ("👩\u{200d}👩\u{200d}👧", 2..7, 3..11),
            ("cafe\u{301}", 8..13, 12..17),
            ("é", 14..15, 18..19),
        ] {
            let start = text.find(part).expect("it is there");
            let span = Span::new(start, start + part.len());
            assert_eq!((span.in_characters(text), span.in_utf16(text)), (characters, utf16), "{part}");
            let units: Vec<u16> = text.encode_utf16().collect();
            assert_eq!(String::from_utf16_lossy(&units[span.in_utf16(text)]), part);
        }
        let end = Span::new(text.len(), text.len());
        assert_eq!(end.in_characters(text), 15..15, "of an insertion");
    }
}
