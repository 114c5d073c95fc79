//! The weighted edit distance between the word that was meant and the one that was written.

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
        let Self { letters, beside } = self;
        let meant: Vec<char> = meant.chars().collect();
        // A row for each number of written letters; the last two reach back.
        let mut rows: [Vec<Distance>; 3] = Default::default();
        for i in 0..=letters.len() {
            rows.rotate_left(1);
            let [before, above, row] = &mut rows;
            row.clear();
            for j in 0..=meant.len() {
                let extra = (i > 0).then(|| {
                    let doubled = i > 1 && letters[i - 1] == letters[i - 2];
                    above[j].then(if doubled { DOUBLED } else { EXTRA }, i == 1)
                });
                let missing = (j > 0).then(|| {
                    let doubled = j > 1 && meant[j - 1] == meant[j - 2];
                    row[j - 1].then(if doubled { DOUBLED } else { MISSING }, j == 1)
                });
                let here = (i > 0 && j > 0).then(|| match above[j - 1] {
                    so_far if letters[i - 1] == meant[j - 1] => so_far,
                    so_far if beside[i - 1].contains(&meant[j - 1]) => so_far.then(NEIGHBOUR, i == 1),
                    so_far => so_far.then(REPLACED, i == 1),
                });
                let swapped = i > 1 && j > 1 && letters[i - 1] == meant[j - 2] && letters[i - 2] == meant[j - 1];
                let swapped = swapped.then(|| before[j - 2].then(SWAPPED, i == 2));
                let likeliest = [here, swapped, extra, missing].into_iter().flatten().min();
                row.push(likeliest.unwrap_or_default());
            }
        }
        rows[2].last().copied().unwrap_or_default()
    }
}

impl Distance {
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
