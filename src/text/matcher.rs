//! Finds compiled patterns in a run of words, each word looked at once.

use phrasebook::pattern::{Ask, MOST_STEPS, Pattern, Patterns, Step, WordId};

use super::place::Place;
use super::token::Gap;
use crate::diagnostic::Span;

/// One word as patterns see it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unit {
    /// Its number in the vocabulary; 0 if no pattern speaks of it.
    pub id: WordId,
    place: Place,
    /// What is between the word before and this one.
    pub gap: Gap,
    /// Whether it is written in digits.
    pub digits: bool,
}

impl Unit {
    /// A word by its number, and where it is.
    #[must_use]
    pub fn new(id: WordId, span: Span, gap: Gap, digits: bool) -> Self {
        Self { id, place: Place::new(span), gap, digits }
    }

    /// Where it is.
    #[must_use]
    pub const fn span(&self) -> Span {
        self.place.span()
    }

    /// Takes in what comes up to the end of a span.
    pub fn extend_to(&mut self, span: Span) {
        self.place = Place::new(self.span().to(span));
    }
}

/// A place where a pattern fits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Match {
    /// The row of the table.
    pub row: u16,
    /// What the pattern marks.
    pub span: Span,
    /// Index of the first unit of the whole fit.
    pub first: usize,
    /// One past its last unit.
    pub end: usize,
}

/// All fits of patterns in `units`, by place, the longest first among those that start together; of fits
/// of one row that overlap only the first is kept.
#[must_use]
pub fn find(patterns: &Patterns, units: &[Unit]) -> Vec<Match> {
    find_from(patterns, units, (0..units.len()).filter(|&at| patterns.anchors.has(units[at].id as usize)))
}

/// Like [`find`], where it is known at which units searches begin.
pub fn find_from(patterns: &Patterns, units: &[Unit], starts: impl Iterator<Item = usize>) -> Vec<Match> {
    let mut matcher = Matcher { patterns, units, places: [0; MOST_STEPS + 1] };
    let mut found = Vec::new();
    for at in starts {
        let (before, after) = (at.checked_sub(1).map(|at| units[at].id), units.get(at + 1).map(|unit| unit.id));
        let starts = patterns.anchors.range(units[at].id as usize);
        for start in patterns.starts.get(starts).unwrap_or_default() {
            if start.before.lets(before) && start.after.lets(after) {
                let pattern = patterns.all.get(start.pattern.get() as usize);
                found.extend(pattern.and_then(|pattern| matcher.fit(pattern, at)));
            }
        }
    }
    found.sort_by_key(|fit| (fit.span.start, usize::MAX - fit.span.end, fit.row));
    let mut ends: Vec<(u16, usize)> = Vec::new();
    found.retain(|fit| {
        ends.retain(|&(_, end)| end > fit.span.start);
        let overlaps = ends.iter().any(|&(row, _)| row == fit.row);
        if !overlaps {
            ends.push((fit.row, fit.span.end));
        }
        !overlaps
    });
    found
}

struct Matcher<'a> {
    patterns: &'a Patterns<'a>,
    units: &'a [Unit],
    /// `places[i]` is the unit at which step i begins; `places[len]` the end of the fit.
    places: [usize; MOST_STEPS + 1],
}

impl<'a> Matcher<'a> {
    /// The fit of a pattern whose anchor is the unit `at`.
    fn fit(&mut self, pattern: &Pattern, at: usize) -> Option<Match> {
        let steps = self.patterns.steps(pattern);
        let anchor = usize::from(pattern.anchor);
        // A damaged pattern fits nowhere.
        if anchor >= steps.len() || steps.len() > MOST_STEPS {
            return None;
        }
        self.places[anchor] = at;
        if !(self.forward(steps, anchor + 1, at + 1, false) && self.backward(steps, anchor, at, false)) {
            return None;
        }
        let places = &self.places[..=steps.len()];
        let (open, close) = (*places.get(usize::from(pattern.open))?, *places.get(usize::from(pattern.close))?);
        if open >= close {
            return None;
        }
        Some(Match {
            row: pattern.row.get(),
            span: self.units[open].span().to(self.units[close - 1].span()),
            first: places[0],
            end: places[steps.len()],
        })
    }

    fn takes(&self, step: Step, unit: Unit) -> bool {
        match step.ask() {
            Ask::Set | Ask::Maybe => self.patterns.has(step, unit.id),
            Ask::Any | Ask::Gap => true,
            Ask::Number => unit.digits || self.patterns.has(step, unit.id),
            Ask::Comma | Ask::Start | Ask::End | Ask::Not | Ask::Runs => false,
        }
    }

    /// Whether `run` is at `units[at..]`, its words joined to one another.
    fn fits_run(&self, run: &[Step], at: usize) -> bool {
        self.units.get(at..at + run.len()).is_some_and(|words| {
            run.iter()
                .zip(words)
                .enumerate()
                .all(|(number, (&step, &unit))| self.takes(step, unit) && (number == 0 || unit.gap.joins()))
        })
    }

    /// Fits `steps[step..]` from unit `at` on. `comma`: the gap before `at` must be a comma.
    fn forward(&mut self, steps: &'a [Step], step: usize, at: usize, comma: bool) -> bool {
        self.places[step] = at;
        let Some(&now) = steps.get(step) else {
            return true;
        };
        let next = self.units.get(at).copied();
        let joined = next.filter(|unit| if comma { unit.gap == Gap::Comma } else { unit.gap.joins() });
        match now.ask() {
            Ask::Comma => self.forward(steps, step + 1, at, true),
            Ask::End => next.is_none_or(|unit| !comma && !unit.gap.joins()) && self.forward(steps, step + 1, at, comma),
            Ask::Not => {
                joined.is_none_or(|unit| !self.patterns.has(now, unit.id)) && self.forward(steps, step + 1, at, comma)
            }
            Ask::Start => false,
            Ask::Maybe => {
                (joined.is_some_and(|unit| self.takes(now, unit)) && self.forward(steps, step + 1, at + 1, false)) || {
                    self.places[step] = at;
                    self.forward(steps, step + 1, at, comma)
                }
            }
            Ask::Gap => (0..=3).any(|skipped| {
                let run = self.units.get(at..at + skipped);
                let within = run.is_some_and(|run| run.iter().all(|unit| unit.gap.joins() || unit.gap == Gap::Comma));
                self.places[step] = at;
                within && self.forward(steps, step + 1, at + skipped, comma)
            }),
            Ask::Runs => self.patterns.choices(now).any(|run| {
                self.places[step] = at;
                if run.is_empty() {
                    return self.forward(steps, step + 1, at, comma);
                }
                joined.is_some() && self.fits_run(run, at) && self.forward(steps, step + 1, at + run.len(), false)
            }),
            Ask::Set | Ask::Any | Ask::Number => {
                joined.is_some_and(|unit| self.takes(now, unit)) && self.forward(steps, step + 1, at + 1, false)
            }
        }
    }

    /// Fits `steps[..step]` so that it ends before unit `at`. `comma`: the gap before `at` must be a
    /// comma.
    fn backward(&mut self, steps: &'a [Step], step: usize, at: usize, comma: bool) -> bool {
        self.places[step] = at;
        let Some(before) = step.checked_sub(1) else {
            // A pattern may begin with its comma.
            return !comma || self.units.get(at).is_some_and(|unit| unit.gap == Gap::Comma);
        };
        let now = steps[before];
        let gap = self.units.get(at).map(|unit| unit.gap);
        let fits = gap.is_some_and(|gap| if comma { gap == Gap::Comma } else { gap.joins() });
        let joined = at.checked_sub(1).filter(|_| fits);
        match now.ask() {
            Ask::Start => !comma && gap.is_some_and(Gap::starts_sentence) && self.backward(steps, before, at, false),
            Ask::End => false,
            Ask::Not => {
                joined.is_none_or(|last| !self.patterns.has(now, self.units[last].id))
                    && self.backward(steps, before, at, comma)
            }
            Ask::Comma => self.backward(steps, before, at, true),
            Ask::Maybe => {
                joined
                    .is_some_and(|last| self.takes(now, self.units[last]) && self.backward(steps, before, last, false))
                    || self.backward(steps, before, at, comma)
            }
            Ask::Runs => self.patterns.choices(now).any(|run| {
                if run.is_empty() {
                    return self.backward(steps, before, at, comma);
                }
                let start = at.checked_sub(run.len()).filter(|_| joined.is_some());
                start.is_some_and(|start| self.fits_run(run, start) && self.backward(steps, before, start, false))
            }),
            Ask::Gap => (0..=3usize.min(at)).any(|skipped| {
                let within = (at - skipped + 1..=at)
                    .all(|unit| self.units.get(unit).is_some_and(|unit| unit.gap.joins() || unit.gap == Gap::Comma));
                within && self.backward(steps, before, at - skipped, comma && skipped == 0)
            }),
            Ask::Set | Ask::Any | Ask::Number => joined
                .is_some_and(|last| self.takes(now, self.units[last]) && self.backward(steps, before, last, false)),
        }
    }
}
