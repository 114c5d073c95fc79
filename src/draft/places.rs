//! Where each byte of a readable text is in the file it was read from.

use std::ops::Range;

/// A stretch of the text and what it was read from.
#[derive(Debug, Clone, Copy)]
struct Run {
    /// Where it begins in the text.
    at: usize,
    /// Where it begins in the file.
    place: usize,
    mapping: Mapping,
}

/// How a stretch maps to the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mapping {
    /// Byte for byte.
    Same,
    /// As base64: three bytes are four characters. `phase` is how many bytes of the first three are
    /// not part of it.
    Base64 { phase: u8 },
    /// As a whole, in so many bytes: an escape, an entity, a character in another encoding.
    Whole { len: usize },
}

impl Run {
    /// The bytes of the file that spell the byte `offset` of the text.
    fn place(&self, offset: usize) -> Range<usize> {
        let into = offset - self.at;
        match self.mapping {
            Mapping::Same => self.place + into..self.place + into + 1,
            Mapping::Base64 { phase } => {
                let (triple, rest) = ((into + usize::from(phase)) / 3, (into + usize::from(phase)) % 3);
                let start = self.place + 4 * triple + rest;
                start..start + 2
            }
            // Text that replaces something longer has positions of its own as far as they go.
            Mapping::Whole { len } => self.place + into.min(len.saturating_sub(1))..self.place + len,
        }
    }

    /// What is `skip` bytes after the start of the run, placed at `at` of another text.
    fn behind(&self, skip: usize, at: usize) -> Self {
        let place = self.place(self.at + skip);
        match self.mapping {
            Mapping::Same => Self { at, place: place.start, mapping: Mapping::Same },
            Mapping::Base64 { phase } => {
                let into = skip + usize::from(phase);
                let phase = u8::try_from(into % 3).unwrap_or(0);
                Self { at, place: self.place + 4 * (into / 3), mapping: Mapping::Base64 { phase } }
            }
            Mapping::Whole { .. } => Self { at, place: place.start, mapping: Mapping::Whole { len: place.len() } },
        }
    }
}

/// The positions of a text's bytes, in the order of both.
#[derive(Debug, Clone, Default)]
pub(super) struct Places {
    runs: Vec<Run>,
    /// The bytes of the text.
    len: usize,
}

impl Places {
    /// Adds text that is in the file as it is.
    pub(super) fn same(&mut self, len: usize, place: usize) {
        self.push(len, Run { at: self.len, place, mapping: Mapping::Same });
    }

    /// Adds text that the base64 characters at `place` spell.
    pub(super) fn base64(&mut self, len: usize, place: usize) {
        self.push(len, Run { at: self.len, place, mapping: Mapping::Base64 { phase: 0 } });
    }

    /// Adds text that replaces some bytes of the file as a whole.
    pub(super) fn whole(&mut self, len: usize, place: Range<usize>) {
        self.push(len, Run { at: self.len, place: place.start, mapping: Mapping::Whole { len: place.len() } });
    }

    /// Adds the positions that `other` has for a range of its text.
    pub(super) fn copy(&mut self, other: &Self, range: Range<usize>) {
        let mut at = range.start;
        let mut run = other.run_at(at);
        while at < range.end {
            let next = other.runs.get(run + 1).map_or(other.len, |next| next.at).min(range.end);
            let skip = at - other.runs[run].at;
            self.push(next - at, other.runs[run].behind(skip, self.len));
            at = next;
            run += 1;
        }
    }

    /// Where byte `offset` of the text is; for the end of the text, the end of its last byte.
    pub(super) fn start(&self, offset: usize) -> usize {
        if offset >= self.len {
            return self.end(self.len);
        }
        self.runs.get(self.run_at(offset)).map_or(0, |run| run.place(offset).start)
    }

    /// Where the byte before `offset` of the text ends.
    pub(super) fn end(&self, offset: usize) -> usize {
        let Some(last) = offset.checked_sub(1) else {
            return self.runs.first().map_or(0, |run| run.place);
        };
        self.runs.get(self.run_at(last)).map_or(0, |run| run.place(last).end)
    }

    /// The positions of a range of the text, as one range of the file.
    pub(super) fn range(&self, range: Range<usize>) -> Range<usize> {
        let start = self.start(range.start);
        start..if range.is_empty() { start } else { self.end(range.end).max(start) }
    }

    /// Whether a range of the text has nothing of the file between its bytes.
    pub(super) fn is_unbroken(&self, range: Range<usize>) -> bool {
        let runs = &self.runs[self.run_at(range.start)..];
        runs.windows(2)
            .take_while(|pair| pair[1].at < range.end)
            .all(|pair| pair[0].place(pair[1].at - 1).end == pair[1].place(pair[1].at).start)
    }

    /// The first byte of the text that is at `place` or after it.
    pub(super) fn offset(&self, place: usize) -> usize {
        let run = self.runs.partition_point(|run| run.place(run.at).start <= place).saturating_sub(1);
        let Some(found) = self.runs.get(run) else {
            return 0;
        };
        let next = self.runs.get(run + 1).map_or(self.len, |next| next.at);
        let inner = found.at + place.saturating_sub(found.place);
        match found.mapping {
            Mapping::Same => inner.min(next),
            _ => (found.at..next).find(|&at| found.place(at).start >= place).unwrap_or(next),
        }
    }

    /// The number of the run that has a byte of the text.
    fn run_at(&self, offset: usize) -> usize {
        self.runs.partition_point(|run| run.at <= offset).saturating_sub(1)
    }

    fn push(&mut self, len: usize, run: Run) {
        if len == 0 {
            return;
        }
        let goes_on = self.runs.last().is_some_and(|last| {
            let into = self.len - last.at;
            match (last.mapping, run.mapping) {
                (Mapping::Same, Mapping::Same) => last.place + into == run.place,
                (Mapping::Base64 { phase }, Mapping::Base64 { phase: next }) => {
                    let into = into + usize::from(phase);
                    into % 3 == usize::from(next) && last.place + 4 * (into / 3) == run.place
                }
                _ => false,
            }
        });
        if !goes_on {
            self.runs.push(run);
        }
        self.len += len;
    }
}

/// A text with the positions of its bytes.
#[derive(Debug, Clone, Default)]
pub(super) struct Placed<T> {
    pub(super) text: T,
    pub(super) places: Places,
}

impl Placed<String> {
    /// ASCII in a range of the file.
    pub(super) fn file(file: &[u8], range: Range<usize>) -> Self {
        let text = String::from_utf8_lossy(&file[range.clone()]).into_owned();
        let mut places = Places::default();
        places.same(text.len(), range.start);
        Self { text, places }
    }

    /// Adds a range of another text.
    pub(super) fn copy(&mut self, other: &Self, range: Range<usize>) {
        self.text.push_str(&other.text[range.clone()]);
        self.places.copy(&other.places, range);
    }

    /// Adds `text` for a range of another.
    pub(super) fn replace(&mut self, other: &Self, range: Range<usize>, text: &str) {
        self.insert(text, other.places.range(range));
    }

    /// Adds `text` for a range of the file.
    pub(super) fn insert(&mut self, text: &str, place: Range<usize>) {
        self.text.push_str(text);
        self.places.whole(text.len(), place);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_and_escapes_have_places() {
        let mut places = Places::default();
        places.base64(6, 10);
        places.same(3, 30);
        places.whole(2, 33..39);
        let starts: Vec<usize> = (0..=11).map(|offset| places.start(offset)).collect();
        assert_eq!(starts, [10, 11, 12, 14, 15, 16, 30, 31, 32, 33, 34, 39]);
        assert_eq!((places.end(6), places.end(9)), (18, 33));
        for offset in 0..10 {
            assert_eq!(places.offset(places.start(offset)), offset);
        }
        assert!(places.is_unbroken(6..11) && !places.is_unbroken(5..7));
    }

    #[test]
    fn copies_keep_their_places() {
        let mut places = Places::default();
        places.base64(6, 10);
        places.whole(3, 20..29);
        places.same(5, 40);
        let mut copy = Places::default();
        copy.copy(&places, 2..12);
        for offset in 2..12 {
            assert_eq!(copy.start(offset - 2), places.start(offset), "{offset}");
        }
        assert_eq!(copy.end(10), places.end(12));
    }
}
