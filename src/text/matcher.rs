//! Finds compiled patterns in a run of words, each word looked at once.

use std::collections::{BTreeMap, BTreeSet};

use phrasebook::casing::Casing;
use phrasebook::pattern::{Ask, MOST_STEPS, Pattern, Patterns, Sieve, Step, WordId};

use super::place::Place;
use super::sentence::Gap;
use crate::diagnostic::Span;

/// One word as patterns see it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unit {
    /// Its number in the vocabulary; 0 if no pattern speaks of it.
    pub id: WordId,
    place: Place,
    /// What else it goes by, as a place among the [`Others`].
    pub others: u16,
    /// What is between the word before and this one.
    pub gap: Gap,
    /// How it is cased; nothing if it is written in digits.
    pub casing: Option<Casing>,
}

impl Unit {
    /// A word by its number, and where it is.
    #[must_use]
    pub fn new(id: WordId, span: Span, gap: Gap, casing: Option<Casing>) -> Self {
        Self { id, place: Place::new(span), others: 0, gap, casing }
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

/// Numbers that words go by besides their own: those of how they begin and end.
#[derive(Debug, Default)]
pub struct Others {
    /// Those of each place, with their bits in a sieve; the first place is 1.
    numbers: Vec<(Vec<WordId>, u64)>,
    places: BTreeMap<Vec<WordId>, u16>,
}

impl Others {
    /// Adds numbers and says where they are: the same numbers in the same place, none at 0.
    pub fn add(&mut self, numbers: Vec<WordId>) -> u16 {
        if numbers.is_empty() {
            return 0;
        }
        if let Some(place) = self.places.get(&numbers) {
            return *place;
        }
        let Ok(place) = u16::try_from(self.numbers.len() + 1) else {
            return 0;
        };
        let bits = numbers.iter().fold(0, |bits, number| bits | Sieve::bit(*number));
        self.numbers.push((numbers.clone(), bits));
        self.places.insert(numbers, place);
        place
    }

    /// Adds all of `more`, and says where what was at each of its places is now.
    pub fn append(&mut self, more: Self) -> Vec<u16> {
        std::iter::once(0).chain(more.numbers.into_iter().map(|(numbers, _)| self.add(numbers))).collect()
    }

    /// All numbers of a word.
    pub fn numbers(&self, unit: &Unit) -> impl Iterator<Item = WordId> {
        std::iter::once(unit.id).chain(self.of(unit).iter().copied())
    }

    /// Writes down everything that decides how patterns fit words.
    pub fn describe(&self, words: &[Unit], out: &mut Vec<u64>) {
        let mut before = None;
        for word in words {
            let casing = word.casing.map_or(0, |casing| 1 + casing as u64);
            // Several are one in the text if they are a short form.
            let same = u64::from(before.replace(word.place) == Some(word.place));
            out.push(u64::from(word.id) | (word.gap as u64) << 32 | casing << 40 | same << 48);
            out.extend(self.of(word).iter().map(|number| 1 << 63 | u64::from(*number)));
        }
    }

    /// Its numbers besides its own.
    fn of(&self, unit: &Unit) -> &[WordId] {
        self.at(unit).map(|(numbers, _)| numbers.as_slice()).unwrap_or_default()
    }

    /// The bits of all its numbers in a sieve.
    fn bits(&self, unit: &Unit) -> u64 {
        Sieve::bit(unit.id) | self.at(unit).map_or(0, |(_, bits)| *bits)
    }

    fn at(&self, unit: &Unit) -> Option<&(Vec<WordId>, u64)> {
        self.numbers.get(usize::from(unit.others).checked_sub(1)?)
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

/// A place where a pattern fits, by units of the sentence.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Fit {
    row: u16,
    first: u32,
    end: u32,
    /// The first unit that the pattern marks, and the one after the last.
    open: u32,
    close: u32,
}

impl Fit {
    /// The match that it is where the first unit it speaks of is at `start`.
    pub(crate) fn at(&self, start: usize, units: &[Unit]) -> Match {
        let place = |at: u32| start + at as usize;
        Match { row: self.row, span: self.span(&units[start..]), first: place(self.first), end: place(self.end) }
    }

    fn span(&self, units: &[Unit]) -> Span {
        units[self.open as usize].span().to(units[self.close as usize - 1].span())
    }
}

/// All fits of patterns in `units`, by place, the longest first among those that start together; of fits
/// of one row that overlap only the first is kept.
#[must_use]
pub fn find(patterns: &Patterns, units: &[Unit], others: &Others) -> Vec<Match> {
    let starts = |at: &usize| others.numbers(&units[*at]).any(|number| patterns.anchors.has(number as usize));
    let fits = search(patterns, units, others, (0..units.len()).filter(starts));
    fits.iter().map(|fit| fit.at(0, units)).collect()
}

/// Like [`find`], where it is known at which units searches begin.
pub(crate) fn search(
    patterns: &Patterns,
    units: &[Unit],
    others: &Others,
    starts: impl Iterator<Item = usize>,
) -> Vec<Fit> {
    let mut matcher =
        Matcher { patterns, units, others, places: [0; MOST_STEPS + 1], tries: 0, failed: BTreeSet::new() };
    let mut found = Vec::new();
    for at in starts {
        let (before, after) =
            (at.checked_sub(1).map(|at| others.bits(&units[at])), units.get(at + 1).map(|unit| others.bits(unit)));
        for number in others.numbers(&units[at]) {
            let starts = patterns.starts.get(patterns.anchors.range(number as usize)).unwrap_or_default();
            for start in starts.iter().filter(|start| start.before.lets(before) && start.after.lets(after)) {
                let pattern = patterns.all.get(start.pattern.get() as usize);
                found.extend(pattern.and_then(|pattern| matcher.fit(pattern, at)));
            }
        }
    }
    found.sort_by_key(|fit| (fit.span(units).start, usize::MAX - fit.span(units).end, fit.row));
    let mut ends: Vec<(u16, usize)> = Vec::new();
    found.retain(|fit| {
        let span = fit.span(units);
        ends.retain(|&(_, end)| end > span.start);
        let overlaps = ends.iter().any(|&(row, _)| row == fit.row);
        if !overlaps {
            ends.push((fit.row, span.end));
        }
        !overlaps
    });
    found
}

struct Matcher<'a> {
    patterns: &'a Patterns<'a>,
    units: &'a [Unit],
    others: &'a Others,
    /// `places[i]` is the unit at which step i begins; `places[len]` the end of the fit.
    places: [usize; MOST_STEPS + 1],
    /// How often a step with several ways to go on was tried for this fit.
    tries: usize,
    /// Such steps, each with its unit and whether a comma must be there, from which no way leads on.
    failed: BTreeSet<(usize, usize, bool)>,
}

/// Tries from which on it is remembered what failed. Few patterns need as many, and the time of those with many
/// `...` doubles and doubles.
const FEW: usize = 100;

impl<'a> Matcher<'a> {
    /// The fit of a pattern whose anchor is the unit `at`.
    fn fit(&mut self, pattern: &Pattern, at: usize) -> Option<Fit> {
        let steps = self.patterns.steps(pattern);
        let anchor = usize::from(pattern.anchor);
        // A damaged pattern fits nowhere.
        if anchor >= steps.len() || steps.len() > MOST_STEPS {
            return None;
        }
        // Searches begin at words in any casing.
        if self.patterns.asks_case(steps[anchor]) && !self.has(steps[anchor], &self.units[at]) {
            return None;
        }
        self.places[anchor] = at;
        self.forget();
        if !self.forward(steps, anchor + 1, at + 1, false) {
            return None;
        }
        self.forget();
        if !self.backward(steps, anchor, at, false) {
            return None;
        }
        let places = &self.places[..=steps.len()];
        let (open, close) = (*places.get(usize::from(pattern.open))?, *places.get(usize::from(pattern.close))?);
        if open >= close {
            return None;
        }
        let [first, end, open, close] = [places[0], places[steps.len()], open, close].map(|at| u32::try_from(at).ok());
        Some(Fit { row: pattern.row.get(), first: first?, end: end?, open: open?, close: close? })
    }

    fn forget(&mut self) {
        self.tries = 0;
        if !self.failed.is_empty() {
            self.failed.clear();
        }
    }

    /// Whether one of the ways on from a step leads to the end.
    fn any(&mut self, place: (usize, usize, bool), leads_on: impl FnOnce(&mut Self) -> bool) -> bool {
        self.tries += 1;
        if self.failed.contains(&place) {
            return false;
        }
        let found = leads_on(self);
        if !found && self.tries > FEW {
            self.failed.insert(place);
        }
        found
    }

    fn has(&self, step: Step, unit: &Unit) -> bool {
        let casing = unit.casing.unwrap_or(Casing::Lower);
        let has = |number: WordId| self.patterns.has(step, number, casing);
        has(unit.id) || step.is_by_kind() && self.others.of(unit).iter().any(|number| has(*number))
    }

    fn takes(&self, step: Step, unit: &Unit) -> bool {
        match step.ask() {
            Ask::Set | Ask::Maybe => self.has(step, unit),
            Ask::Any | Ask::MaybeAny | Ask::Gap => true,
            Ask::Number => unit.casing.is_none() || self.has(step, unit),
            Ask::Comma | Ask::Start | Ask::End | Ask::Not | Ask::Runs => false,
        }
    }

    /// Whether `run` is at `units[at..]`, its words joined to one another.
    fn fits_run(&self, run: &[Step], at: usize) -> bool {
        self.units.get(at..at + run.len()).is_some_and(|words| {
            run.iter()
                .zip(words)
                .enumerate()
                .all(|(number, (&step, unit))| self.takes(step, unit) && (number == 0 || unit.gap.joins()))
        })
    }

    /// Fits `steps[step..]` from unit `at` on. `comma`: the gap before `at` must be a comma.
    fn forward(&mut self, steps: &'a [Step], step: usize, at: usize, comma: bool) -> bool {
        self.places[step] = at;
        let Some(&now) = steps.get(step) else {
            return true;
        };
        let next = self.units.get(at);
        let joined = next.filter(|unit| if comma { unit.gap == Gap::Comma } else { unit.gap.joins() });
        match now.ask() {
            Ask::Comma => self.forward(steps, step + 1, at, true),
            Ask::End => next.is_none_or(|unit| !comma && !unit.gap.joins()) && self.forward(steps, step + 1, at, comma),
            Ask::Not => joined.is_none_or(|unit| !self.has(now, unit)) && self.forward(steps, step + 1, at, comma),
            Ask::Start => false,
            Ask::Maybe | Ask::MaybeAny => self.any((step, at, comma), |this| {
                (joined.is_some_and(|unit| this.takes(now, unit)) && this.forward(steps, step + 1, at + 1, false)) || {
                    this.places[step] = at;
                    this.forward(steps, step + 1, at, comma)
                }
            }),
            Ask::Gap => self.any((step, at, comma), |this| {
                (0..=3).any(|skipped| {
                    let run = this.units.get(at..at + skipped);
                    let within =
                        run.is_some_and(|run| run.iter().all(|unit| unit.gap.joins() || unit.gap == Gap::Comma));
                    this.places[step] = at;
                    within && this.forward(steps, step + 1, at + skipped, comma)
                })
            }),
            Ask::Runs => self.any((step, at, comma), |this| {
                let begins =
                    joined.is_some_and(|unit| this.patterns.ends(now).is_some_and(|[first, _]| this.has(first, unit)));
                this.patterns.choices(now).any(|run| {
                    this.places[step] = at;
                    if run.is_empty() {
                        return this.forward(steps, step + 1, at, comma);
                    }
                    begins && this.fits_run(run, at) && this.forward(steps, step + 1, at + run.len(), false)
                })
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
                joined.is_none_or(|last| !self.has(now, &self.units[last])) && self.backward(steps, before, at, comma)
            }
            Ask::Comma => self.backward(steps, before, at, true),
            Ask::Maybe | Ask::MaybeAny => self.any((step, at, comma), |this| {
                joined
                    .is_some_and(|last| this.takes(now, &this.units[last]) && this.backward(steps, before, last, false))
                    || this.backward(steps, before, at, comma)
            }),
            Ask::Runs => self.any((step, at, comma), |this| {
                let ends = joined.is_some_and(|unit| {
                    this.patterns.ends(now).is_some_and(|[_, last]| this.has(last, &this.units[unit]))
                });
                this.patterns.choices(now).any(|run| {
                    if run.is_empty() {
                        return this.backward(steps, before, at, comma);
                    }
                    let start = at.checked_sub(run.len()).filter(|_| ends);
                    start.is_some_and(|start| this.fits_run(run, start) && this.backward(steps, before, start, false))
                })
            }),
            Ask::Gap => self.any((step, at, comma), |this| {
                (0..=3usize.min(at)).any(|skipped| {
                    let joins = |unit: &Unit| unit.gap.joins() || unit.gap == Gap::Comma;
                    let within = (at - skipped + 1..=at).all(|unit| this.units.get(unit).is_some_and(joins));
                    within && this.backward(steps, before, at - skipped, comma && skipped == 0)
                })
            }),
            Ask::Set | Ask::Any | Ask::Number => joined
                .is_some_and(|last| self.takes(now, &self.units[last]) && self.backward(steps, before, last, false)),
        }
    }
}
