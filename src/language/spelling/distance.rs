//! The weighted edit distance between the word that was meant and the one that was written, and the automaton that
//! finds what is further away than two edits.

use std::rc::Rc;

use fst::Automaton;

/// Two letters in each other's place: `recieve`.
const SWAPPED: u32 = 12;
/// A letter twice instead of once, or once instead of twice: `accross`.
pub(super) const DOUBLED: u32 = 12;
/// A letter left out: `goverment`.
pub(super) const MISSING: u32 = 14;
/// A letter too many: `expecially` is none, `athelete` is one.
pub(super) const EXTRA: u32 = 24;
/// The key beside the right one: `musoc`.
const NEIGHBOUR: u32 = 24;
/// One letter for another: `definately`.
pub(super) const REPLACED: u32 = 32;
/// A word written as it sounds: `gebeurt` for `gebeurd`.
const HEARD: u32 = 12;
/// Hardly anybody gets the first letter wrong.
const FIRST: u32 = 10;

/// How far a written word is from the one that was meant, by the likeliest edits. Their costs are fitted to
/// known English misspellings.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Distance {
    /// How unlikely it is.
    pub(super) cost: u32,
    /// How many edits it takes.
    pub(super) edits: u32,
    /// Whether the first letter is a wrong one.
    pub(super) first: bool,
}

/// A word as it was written, and the keys beside those of its letters.
pub(super) struct Written {
    letters: Vec<char>,
    beside: Vec<Vec<char>>,
}

impl Written {
    pub(super) fn new(word: &str, keyboard: &[Vec<char>]) -> Self {
        let letters: Vec<char> = word.chars().collect();
        let beside = letters.iter().map(|letter| beside(*letter, keyboard)).collect();
        Self { letters, beside }
    }

    /// How far it is from the word that was `meant`.
    pub(super) fn distance(&self, meant: &str) -> Distance {
        let reached = meant.chars().fold(self.start(), |reached, letter| self.next(&reached, letter));
        reached.row.last().copied().unwrap_or_default()
    }

    fn start(&self) -> Reached {
        let mut row: Vec<Distance> = Vec::with_capacity(self.letters.len() + 1);
        row.push(Distance::default());
        for i in 1..=self.letters.len() {
            row.push(self.extra(&row, i));
        }
        Reached { row: row.into(), before: None, letter: None, bytes: Vec::new() }
    }

    /// What is reached with one more letter of the word that was meant.
    fn next(&self, reached: &Reached, letter: char) -> Reached {
        let Self { letters, beside } = self;
        let missing = if reached.letter == Some(letter) { DOUBLED } else { MISSING };
        let mut row: Vec<Distance> = Vec::with_capacity(reached.row.len());
        for (i, &above) in reached.row.iter().enumerate() {
            let missing = above.then(missing, reached.letter.is_none());
            let Some(last) = i.checked_sub(1) else {
                row.push(missing);
                continue;
            };
            let here = match reached.row[last] {
                so_far if letters[last] == letter => so_far,
                so_far if beside[last].contains(&letter) => so_far.then(NEIGHBOUR, i == 1),
                so_far => so_far.then(REPLACED, i == 1),
            };
            let is_swapped = i > 1 && Some(letters[last]) == reached.letter && letters[last - 1] == letter;
            let before = reached.before.as_ref().filter(|_| is_swapped);
            let swapped = before.map(|before| before[i - 2].then(SWAPPED, i == 2));
            let likeliest = [here, self.extra(&row, i), missing].into_iter().chain(swapped).min();
            row.extend(likeliest);
        }
        Reached { row: row.into(), before: Some(Rc::clone(&reached.row)), letter: Some(letter), bytes: Vec::new() }
    }

    /// The same beginning of the meant word, and one more letter of the written one, which is too many.
    fn extra(&self, row: &[Distance], i: usize) -> Distance {
        let doubled = i > 1 && self.letters[i - 1] == self.letters[i - 2];
        row[i - 1].then(if doubled { DOUBLED } else { EXTRA }, i == 1)
    }
}

/// How far the beginnings of a written word, the shortest first, are from a beginning of the one that was meant.
#[derive(Clone)]
pub(super) struct Reached {
    row: Rc<[Distance]>,
    /// The row before the last letter.
    before: Option<Rc<[Distance]>>,
    letter: Option<char>,
    /// The first bytes of a letter that has more.
    bytes: Vec<u8>,
}

/// Finds the words within some edits of the one that was written that begin with the same letter.
pub(super) struct Search<'w> {
    pub(super) written: &'w Written,
    pub(super) edits: u32,
    pub(super) cost: u32,
}

impl Search<'_> {
    fn allows(&self, distance: Distance) -> bool {
        distance.edits <= self.edits && distance.cost <= self.cost && !distance.first
    }
}

impl Automaton for Search<'_> {
    type State = Reached;

    fn start(&self) -> Reached {
        self.written.start()
    }

    fn is_match(&self, reached: &Reached) -> bool {
        reached.bytes.is_empty() && reached.row.last().is_some_and(|distance| self.allows(*distance))
    }

    fn can_match(&self, reached: &Reached) -> bool {
        // Two letters in each other's place reach back a row.
        let rows = reached.before.iter().chain([&reached.row]);
        rows.flat_map(|row| row.iter()).any(|distance| self.allows(*distance))
    }

    fn accept(&self, reached: &Reached, byte: u8) -> Reached {
        let mut bytes = reached.bytes.clone();
        bytes.push(byte);
        match str::from_utf8(&bytes).ok().and_then(|text| text.chars().next()) {
            Some(letter) => self.written.next(reached, letter),
            None => Reached { bytes, ..reached.clone() },
        }
    }
}

impl Distance {
    /// The same where the two words sound alike and nothing else explains the slip.
    pub(super) fn heard(self) -> Self {
        // The fewer letters differ, the likelier.
        let heard = HEARD + self.edits.saturating_sub(1);
        Self { cost: self.cost.min(heard), edits: self.edits.min(1), first: false }
    }

    fn then(self, cost: u32, first: bool) -> Self {
        let extra = if first { FIRST } else { 0 };
        Self { cost: self.cost + cost + extra, edits: self.edits + 1, first: self.first || first }
    }
}

/// The letters on the keys around one. Each row of a keyboard is half a key to the right of the one above.
fn beside(letter: char, rows: &[Vec<char>]) -> Vec<char> {
    let place = |row: &Vec<char>| row.iter().position(|key| *key == letter);
    let Some((row, at)) = rows.iter().enumerate().find_map(|(number, row)| Some((number, place(row)?))) else {
        return Vec::new();
    };
    let above = row.checked_sub(1).map(|above| [(above, Some(at)), (above, Some(at + 1))]);
    let same = [(row, at.checked_sub(1)), (row, Some(at + 1))];
    let below = [(row + 1, at.checked_sub(1)), (row + 1, Some(at))];
    let places = above.into_iter().flatten().chain(same).chain(below);
    places.filter_map(|(row, at)| rows.get(row)?.get(at?).copied()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keyboard() -> Vec<Vec<char>> {
        ["qwertyuiop", "asdfghjkl", "zxcvbnm"].map(|row| row.chars().collect()).to_vec()
    }

    #[test]
    fn each_edit_has_its_cost() {
        for (written, meant, cost, edits, first) in [
            ("press", "press", 0, 0, false),
            ("recieve", "receive", SWAPPED, 1, false),
            ("accross", "across", DOUBLED, 1, false),
            ("tommorow", "tomorrow", 2 * DOUBLED, 2, false),
            ("goverment", "government", MISSING, 1, false),
            ("athelete", "athlete", EXTRA, 1, false),
            ("musoc", "music", NEIGHBOUR, 1, false),
            ("definately", "definitely", REPLACED, 1, false),
            ("nowledge", "knowledge", MISSING + FIRST, 1, true),
            ("", "a", MISSING + FIRST, 1, true),
            ("", "", 0, 0, false),
        ] {
            let distance = Written::new(written, &keyboard()).distance(meant);
            assert_eq!(distance, Distance { cost, edits, first }, "{written}");
        }
    }

    #[test]
    fn keys_have_their_neighbours() {
        assert_eq!(String::from_iter(beside('g', &keyboard())), "tyfhvb");
        assert_eq!(String::from_iter(beside('q', &keyboard())), "wa");
        assert!(beside('é', &keyboard()).is_empty());
    }
}
