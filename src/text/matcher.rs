//! Finds compiled patterns in a run of words, each word looked at once.

use super::pattern::{MOST_STEPS, Pattern, Patterns, Step, WordId};
use super::place::Place;
use super::token::Gap;
use crate::diagnostic::Span;

/// One word as patterns see it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unit {
    /// Its number in the vocabulary; 0 if no pattern speaks of it.
    pub id: WordId,
    place: Place,
    /// What stands between the word before and this one.
    pub gap: Gap,
    /// Whether it is written in digits.
    pub digits: bool,
}

impl Unit {
    /// A word by its number, and where it stands.
    #[must_use]
    pub fn new(id: WordId, span: Span, gap: Gap, digits: bool) -> Self {
        Self { id, place: Place::new(span), gap, digits }
    }

    /// Where it stands.
    #[must_use]
    pub const fn span(&self) -> Span {
        self.place.span()
    }

    /// Takes in what stands up to the end of a span.
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

impl Patterns {
    /// All fits in `units`, by place, the longest first among those that start together; of fits
    /// of one row that overlap only the first is kept.
    #[must_use]
    pub fn find(&self, units: &[Unit]) -> Vec<Match> {
        self.find_from(units, (0..units.len()).filter(|&at| self.anchors.has(units[at].id as usize)))
    }

    /// Like [`Patterns::find`], where it is known at which units searches begin.
    pub fn find_from(&self, units: &[Unit], starts: impl Iterator<Item = usize>) -> Vec<Match> {
        let mut found = Vec::new();
        // `places[i]` is the unit at which step i begins; `places[len]` the end of the fit.
        let mut places = [0usize; MOST_STEPS + 1];
        for at in starts {
            let (before, after) = (at.checked_sub(1).map(|at| units[at].id), units.get(at + 1).map(|unit| unit.id));
            for start in &self.starts[self.anchors.range(units[at].id as usize)] {
                if start.before.lets(before) && start.after.lets(after) {
                    found.extend(self.fit(self.all[start.pattern as usize], units, at, &mut places));
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

    fn fit(&self, pattern: Pattern, units: &[Unit], at: usize, places: &mut [usize; MOST_STEPS + 1]) -> Option<Match> {
        let first = pattern.first as usize;
        let steps = &self.steps[first..first + pattern.len as usize];
        let anchor = pattern.anchor as usize;
        places[anchor] = at;
        let fit = self.forward(steps, anchor + 1, units, at + 1, false, places)
            && self.backward(steps, anchor, units, at, false, places);
        if !fit {
            return None;
        }
        let (open, close) = (places[pattern.open as usize], places[pattern.close as usize]);
        if open >= close {
            return None;
        }
        Some(Match {
            row: pattern.row,
            span: units[open].span().to(units[close - 1].span()),
            first: places[0],
            end: places[steps.len()],
        })
    }

    fn has(&self, from: u32, to: u32, word: WordId) -> bool {
        word != 0 && self.sets[from as usize..to as usize].binary_search(&word).is_ok()
    }

    fn takes(&self, step: Step, unit: Unit) -> bool {
        match step {
            Step::Set(from, to) | Step::Maybe(from, to) => self.has(from, to, unit.id),
            Step::Any | Step::Gap => true,
            Step::Number(from, to) => unit.digits || self.has(from, to, unit.id),
            Step::Comma | Step::Start | Step::End | Step::Not(..) | Step::Runs(..) => false,
        }
    }

    /// Whether `run` stands at `units[at..]`, its words joined to one another.
    fn stands(&self, run: &[Step], units: &[Unit], at: usize) -> bool {
        units.get(at..at + run.len()).is_some_and(|words| {
            run.iter()
                .zip(words)
                .enumerate()
                .all(|(number, (&step, &unit))| self.takes(step, unit) && (number == 0 || unit.gap.joins()))
        })
    }

    /// Fits `steps[step..]` from unit `at` on. `comma`: the gap before `at` must be a comma.
    fn forward(
        &self,
        steps: &[Step],
        step: usize,
        units: &[Unit],
        at: usize,
        comma: bool,
        places: &mut [usize; MOST_STEPS + 1],
    ) -> bool {
        places[step] = at;
        let Some(&now) = steps.get(step) else {
            return true;
        };
        let next = units.get(at).copied();
        let joined = next.filter(|unit| if comma { unit.gap == Gap::Comma } else { unit.gap.joins() });
        match now {
            Step::Comma => self.forward(steps, step + 1, units, at, true, places),
            Step::End => {
                next.is_none_or(|unit| !comma && !unit.gap.joins())
                    && self.forward(steps, step + 1, units, at, comma, places)
            }
            Step::Not(from, to) => {
                joined.is_none_or(|unit| !self.has(from, to, unit.id))
                    && self.forward(steps, step + 1, units, at, comma, places)
            }
            Step::Start => false,
            Step::Maybe(..) => {
                (joined.is_some_and(|unit| self.takes(now, unit))
                    && self.forward(steps, step + 1, units, at + 1, false, places))
                    || {
                        places[step] = at;
                        self.forward(steps, step + 1, units, at, comma, places)
                    }
            }
            Step::Gap => (0..=3).any(|skipped| {
                let within = units
                    .get(at..at + skipped)
                    .is_some_and(|run| run.iter().all(|unit| unit.gap.joins() || unit.gap == Gap::Comma));
                places[step] = at;
                within && self.forward(steps, step + 1, units, at + skipped, comma, places)
            }),
            Step::Runs(from, to) => self.choices(from, to).any(|run| {
                places[step] = at;
                if run.is_empty() {
                    return self.forward(steps, step + 1, units, at, comma, places);
                }
                joined.is_some()
                    && self.stands(run, units, at)
                    && self.forward(steps, step + 1, units, at + run.len(), false, places)
            }),
            Step::Set(..) | Step::Any | Step::Number(..) => {
                joined.is_some_and(|unit| self.takes(now, unit))
                    && self.forward(steps, step + 1, units, at + 1, false, places)
            }
        }
    }

    /// Fits `steps[..step]` so that it ends before unit `at`. `comma`: the gap before `at` must be a
    /// comma.
    fn backward(
        &self,
        steps: &[Step],
        step: usize,
        units: &[Unit],
        at: usize,
        comma: bool,
        places: &mut [usize; MOST_STEPS + 1],
    ) -> bool {
        places[step] = at;
        let Some(before) = step.checked_sub(1) else {
            // A pattern may begin with its comma.
            return !comma || units.get(at).is_some_and(|unit| unit.gap == Gap::Comma);
        };
        let now = steps[before];
        let gap = units.get(at).map(|unit| unit.gap);
        let fits = gap.is_some_and(|gap| if comma { gap == Gap::Comma } else { gap.joins() });
        let joined = at.checked_sub(1).filter(|_| fits);
        match now {
            Step::Start => {
                !comma
                    && gap.is_some_and(Gap::starts_sentence)
                    && self.backward(steps, before, units, at, false, places)
            }
            Step::End => false,
            Step::Not(from, to) => {
                joined.is_none_or(|last| !self.has(from, to, units[last].id))
                    && self.backward(steps, before, units, at, comma, places)
            }
            Step::Comma => self.backward(steps, before, units, at, true, places),
            Step::Maybe(..) => {
                joined.is_some_and(|last| {
                    self.takes(now, units[last]) && self.backward(steps, before, units, last, false, places)
                }) || self.backward(steps, before, units, at, comma, places)
            }
            Step::Runs(from, to) => self.choices(from, to).any(|run| {
                if run.is_empty() {
                    return self.backward(steps, before, units, at, comma, places);
                }
                let start = at.checked_sub(run.len()).filter(|_| joined.is_some());
                start.is_some_and(|start| {
                    self.stands(run, units, start) && self.backward(steps, before, units, start, false, places)
                })
            }),
            Step::Gap => (0..=3usize.min(at)).any(|skipped| {
                let within = (at - skipped + 1..=at)
                    .all(|unit| units.get(unit).is_some_and(|unit| unit.gap.joins() || unit.gap == Gap::Comma));
                within && self.backward(steps, before, units, at - skipped, comma && skipped == 0, places)
            }),
            Step::Set(..) | Step::Any | Step::Number(..) => joined.is_some_and(|last| {
                self.takes(now, units[last]) && self.backward(steps, before, units, last, false, places)
            }),
        }
    }
}
