//! Where an affix fits: conditions such as `[^aeiou]y`.

/// What the letters at one end of a stem must be.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Condition(Vec<Letter>);

#[derive(Debug, Clone, PartialEq, Eq)]
enum Letter {
    Any,
    One(char),
    Of(String),
    NotOf(String),
}

impl Letter {
    fn takes(&self, c: char) -> bool {
        match self {
            Self::Any => true,
            Self::One(letter) => *letter == c,
            Self::Of(letters) => letters.contains(c),
            Self::NotOf(letters) => !letters.contains(c),
        }
    }
}

impl Condition {
    /// Reads a condition.
    pub(crate) fn read(text: &str) -> Result<Self, String> {
        // A lone dot sets no condition at all, not even on the length.
        if text == "." {
            return Ok(Self::default());
        }
        let mut letters = Vec::new();
        let mut rest = text.chars();
        while let Some(c) = rest.next() {
            letters.push(match c {
                '.' => Letter::Any,
                '[' => {
                    let (set, after) = rest
                        .as_str()
                        .split_once(']')
                        .ok_or_else(|| format!("the condition `{text}` lacks its closing bracket"))?;
                    rest = after.chars();
                    match set.strip_prefix('^') {
                        Some(excluded) => Letter::NotOf(excluded.to_owned()),
                        None => Letter::Of(set.to_owned()),
                    }
                }
                _ => Letter::One(c),
            });
        }
        Ok(Self(letters))
    }

    /// Whether the beginning of a word is as it must be for a prefix.
    pub(crate) fn begins(&self, word: &str) -> bool {
        let mut letters = word.chars();
        self.0.iter().all(|letter| letters.next().is_some_and(|c| letter.takes(c)))
    }

    /// Whether the end of a word is as it must be for a suffix.
    pub(crate) fn ends(&self, word: &str) -> bool {
        let mut letters = word.chars().rev();
        self.0.iter().rev().all(|letter| letters.next().is_some_and(|c| letter.takes(c)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ends(condition: &str, word: &str) -> bool {
        Condition::read(condition).expect("a condition").ends(word)
    }

    #[test]
    fn letters_are_compared_from_the_end_that_changes() {
        assert!(ends("[^aeiou]y", "sky") && !ends("[^aeiou]y", "boy") && !ends("[^aeiou]y", "y"));
        assert!(ends("[äö].e", "schöne") && !ends("[äö].e", "sonne"));
        assert!(ends(".", ""));
        let doubled = Condition::read("[ab]c").expect("a condition");
        assert!(doubled.begins("acme") && !doubled.begins("come") && !doubled.begins("a"));
    }

    #[test]
    fn a_bracket_is_closed() {
        assert_eq!(Condition::read("[^ae"), Err("the condition `[^ae` lacks its closing bracket".to_owned()));
    }
}
