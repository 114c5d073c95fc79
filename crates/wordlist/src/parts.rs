//! The parts that a word may be made of, and the best chain of them.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::ops::Range;

use fst::raw::{Fst, Output};

use crate::joints::Joints;
use crate::value::{Marks, Value};

/// A stretch of the word that the list has.
#[derive(Debug, Clone)]
struct Part {
    span: Range<usize>,
    value: Value,
    /// The best way from here to the end of the word, this part included.
    way: Option<Way>,
}

#[derive(Debug, Clone, Copy)]
struct Way {
    parts: usize,
    /// Bytes of the shortest part.
    shortest: usize,
    next: Option<usize>,
}

impl Way {
    /// Fewer parts are better, then a longer shortest part.
    fn key(self) -> (usize, Reverse<usize>) {
        (self.parts, Reverse(self.shortest))
    }
}

/// Finds the best chain of parts. Each part is looked at once with each that may follow it, so that the
/// time does not grow with the number of chains.
pub(crate) struct Chain<'a> {
    word: &'a str,
    joints: &'a Joints,
    parts: Vec<Part>,
    /// Stretches that were asked about, and whether they look like misspellings.
    faults: BTreeMap<(usize, usize), bool>,
}

impl<'a> Chain<'a> {
    pub(crate) fn new(word: &'a str, joints: &'a Joints) -> Self {
        Self { word, joints, parts: Vec::new(), faults: BTreeMap::new() }
    }

    /// The best chain: each part with its value. `small` says that the word is written without
    /// capitals, and `fault` of a text that it looks like a misspelling.
    pub(crate) fn best<D: AsRef<[u8]>>(
        mut self,
        words: &Fst<D>,
        small: bool,
        fault: &dyn Fn(&str) -> bool,
    ) -> Option<Vec<(Range<usize>, Value)>> {
        self.find(words, small);
        // From the end, so that all ways on from a part are known.
        for at in (0..self.parts.len()).rev() {
            self.parts[at].way = self.way(at, fault);
        }
        let first = self.parts.iter().take_while(|part| part.span.start == 0).filter(|part| part.way.is_some());
        let mut part = first.min_by_key(|part| part.way.map(Way::key));
        let mut chain = Vec::new();
        while let Some(Part { span, value, way }) = part {
            chain.push((span.clone(), *value));
            part = way.and_then(|way| way.next).map(|next| &self.parts[next]);
        }
        (!chain.is_empty()).then_some(chain)
    }

    /// Finds every part that a chain from the beginning of the word reaches, in order.
    fn find<D: AsRef<[u8]>>(&mut self, words: &Fst<D>, small: bool) {
        let word = self.word;
        let mut reached = vec![false; word.len() + 1];
        reached[0] = true;
        for start in 0..word.len() {
            if !reached[start] {
                continue;
            }
            for (length, value) in beginnings(words, &word[start..]) {
                let span = start..start + length;
                let last = span.end == word.len();
                let role = match (start, last) {
                    (0, true) => continue,
                    (0, false) => Marks::BEGIN,
                    (_, false) => Marks::MIDDLE,
                    (_, true) => Marks::END,
                };
                let needs_capital = last && small && value.marks.has(Marks::CAPITAL);
                let long = word[span.clone()].chars().count() >= self.joints.shortest;
                if value.marks.has(role) && long && !needs_capital {
                    reached[span.end] = true;
                    self.parts.push(Part { span, value, way: None });
                }
            }
        }
    }

    /// The best way on from a part.
    fn way(&mut self, at: usize, fault: &dyn Fn(&str) -> bool) -> Option<Way> {
        let Part { span, value, .. } = self.parts[at].clone();
        if span.end == self.word.len() {
            return Some(Way { parts: 1, shortest: span.len(), next: None });
        }
        let mut best: Option<Way> = None;
        let mut next = self.parts.partition_point(|part| part.span.start < span.end);
        while let Some(part) = self.parts.get(next).filter(|part| part.span.start == span.end).cloned() {
            if let Some(on) = part.way.filter(|on| self.joints.most.is_none_or(|most| on.parts < most)) {
                let way = Way { parts: on.parts + 1, shortest: on.shortest.min(span.len()), next: Some(next) };
                let better = best.is_none_or(|best| way.key() < best.key());
                if better && self.meet(&span, value.joint, &part) && !self.is_fault(&span, &part, fault) {
                    best = Some(way);
                }
            }
            next += 1;
        }
        best
    }

    /// Whether a part may come before another.
    fn meet(&self, span: &Range<usize>, joint: u8, next: &Part) -> bool {
        let twins = next.span.end == self.word.len() && self.word[span.clone()] == self.word[next.span.clone()];
        !(self.joints.no_twins && twins) && self.joints.allow(self.word, span.end, joint, next.value.joint)
    }

    /// Whether the rest of the word from a part on, or that part with the next, looks like a misspelling.
    fn is_fault(&mut self, span: &Range<usize>, next: &Part, fault: &dyn Fn(&str) -> bool) -> bool {
        [self.word.len(), next.span.end]
            .into_iter()
            .any(|end| *self.faults.entry((span.start, end)).or_insert_with(|| fault(&self.word[span.start..end])))
    }
}

/// The length and value of every word of the list that a text begins with.
fn beginnings<D: AsRef<[u8]>>(words: &Fst<D>, text: &str) -> Vec<(usize, Value)> {
    let mut found = Vec::new();
    let (mut node, mut output) = (words.root(), Output::zero());
    for (at, &byte) in text.as_bytes().iter().enumerate() {
        let Some(step) = node.find_input(byte) else {
            break;
        };
        let step = node.transition(step);
        node = words.node(step.addr);
        output = output.cat(step.out);
        if node.is_final() {
            found.push((at + 1, Value::unpack(output.cat(node.final_output()).value())));
        }
    }
    found
}
