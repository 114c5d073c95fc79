//! One line of a table, read and taken apart: words, marks, groups, lists.

use super::PatternError;

/// A step before words have numbers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Item {
    Set(Vec<String>),
    Maybe(Vec<String>),
    Any,
    Gap,
    Number,
    Comma,
    Start,
    End,
    Not(Vec<String>),
    Open,
    Close,
    /// Alternatives of several words, each a sequence.
    Choice(Vec<Vec<Item>>),
}

/// The most patterns that one line may expand to.
const MOST_BRANCHES: usize = 400;

/// The patterns that a line expands to, each a plain run of items.
pub(super) fn branches<'a>(
    line: &'a str,
    lists: &dyn Fn(&str) -> Option<&'a Vec<String>>,
) -> Result<Vec<Vec<Item>>, PatternError> {
    let items = Parser { rest: line, lists }.sequence(0)?;
    let mut branches = vec![Vec::new()];
    expand(&items, &mut branches)?;
    Ok(branches)
}

/// Writes out what a step cannot hold: choices with more in them than words, and one choice if
/// nothing else could start a search.
fn expand(items: &[Item], branches: &mut Vec<Vec<Item>>) -> Result<(), PatternError> {
    let anchored = items.iter().any(|item| matches!(item, Item::Set(_)));
    let required =
        |item: &Item| matches!(item, Item::Choice(choices) if choices.iter().all(|choice| !choice.is_empty()));
    let spare = if anchored { None } else { items.iter().position(required) };
    for (at, item) in items.iter().enumerate() {
        match item {
            Item::Choice(choices)
                if spare == Some(at) || !choices.iter().flatten().all(|item| matches!(item, Item::Set(_))) =>
            {
                let mut grown = Vec::new();
                for choice in choices {
                    let mut copies = branches.clone();
                    expand(choice, &mut copies)?;
                    grown.append(&mut copies);
                    if grown.len() > MOST_BRANCHES {
                        return PatternError::because(format!(
                            "this line expands to more than {MOST_BRANCHES} patterns: split it up"
                        ));
                    }
                }
                *branches = grown;
            }
            _ => branches.iter_mut().for_each(|branch| branch.push(item.clone())),
        }
    }
    Ok(())
}

struct Parser<'p, 'a> {
    rest: &'a str,
    lists: &'p dyn Fn(&str) -> Option<&'a Vec<String>>,
}

impl Parser<'_, '_> {
    /// Reads items up to the end of the line, or in a group up to `|` or `)`.
    fn sequence(&mut self, depth: usize) -> Result<Vec<Item>, PatternError> {
        let mut items = Vec::new();
        loop {
            self.rest = self.rest.trim_start();
            let Some(next) = self.rest.chars().next() else {
                return if depth == 0 { Ok(items) } else { PatternError::because("a `(` is never closed") };
            };
            if depth > 0 && (next == '|' || next == ')') {
                return Ok(items);
            }
            items.push(self.item(next, depth)?);
        }
    }

    fn item(&mut self, next: char, depth: usize) -> Result<Item, PatternError> {
        if let Some(rest) = self.rest.strip_prefix("...") {
            self.rest = rest;
            return Ok(Item::Gap);
        }
        let mark = match next {
            '<' => Some(Item::Open),
            '>' => Some(Item::Close),
            '^' => Some(Item::Start),
            '$' => Some(Item::End),
            '#' => Some(Item::Number),
            ',' => Some(Item::Comma),
            _ => None,
        };
        if let Some(mark) = mark {
            self.rest = &self.rest[1..];
            return Ok(mark);
        }
        match next {
            '!' => {
                self.rest = &self.rest[1..];
                let Some(next) = self.rest.chars().next() else {
                    return PatternError::because("`!` excludes a word: write the word after it");
                };
                match self.item(next, depth)? {
                    Item::Set(words) => Ok(Item::Not(words)),
                    _ => PatternError::because("`!` takes single words: `!word`, `!(a|b)` or `!{list}`"),
                }
            }
            '(' => self.group(depth + 1),
            '{' => self.list(),
            ')' | '|' | '}' | '?' => PatternError::because(format!("`{next}` has no beginning")),
            _ => self.word(),
        }
    }

    fn group(&mut self, depth: usize) -> Result<Item, PatternError> {
        let mut choices = Vec::new();
        loop {
            self.rest = &self.rest[1..];
            choices.push(self.sequence(depth)?);
            if self.rest.starts_with(')') {
                self.rest = &self.rest[1..];
                return Ok(choice(choices, self.optional()));
            }
        }
    }

    fn list(&mut self) -> Result<Item, PatternError> {
        let Some((name, rest)) = self.rest[1..].split_once('}') else {
            return PatternError::because("a `{` is never closed");
        };
        let Some(entries) = (self.lists)(name) else {
            return PatternError::because(format!("there is no list `{name}`"));
        };
        self.rest = rest;
        let choices = entries
            .iter()
            .map(|entry| entry.split_whitespace().map(|word| Item::Set(vec![word.into()])).collect())
            .collect();
        Ok(choice(choices, self.optional()))
    }

    fn optional(&mut self) -> bool {
        let rest = self.rest.strip_prefix('?');
        self.rest = rest.unwrap_or(self.rest);
        rest.is_some()
    }

    fn word(&mut self) -> Result<Item, PatternError> {
        let end = self.rest.find(|c: char| c.is_whitespace() || "()|{}<>?!$^#,".contains(c)).unwrap_or(self.rest.len());
        let (word, rest) = self.rest.split_at(end);
        self.rest = rest;
        if word == "_" {
            return Ok(Item::Any);
        }
        if word.chars().any(|c| !(c.is_alphanumeric() || c == '\'' || c == '-' || c == '&')) {
            return PatternError::because(format!("`{word}` is not a word"));
        }
        if word.to_lowercase() != word {
            return PatternError::because(format!("write `{word}` in lower case, because case does not matter"));
        }
        let item = Item::Set(vec![word.into()]);
        Ok(if self.optional() { choice(vec![vec![item]], true) } else { item })
    }
}

/// Alternatives as one step where all are single words, else as branches.
fn choice(choices: Vec<Vec<Item>>, optional: bool) -> Item {
    let mut words = Vec::new();
    let mut longer = Vec::new();
    for choice in choices {
        match choice.as_slice() {
            [Item::Set(set)] => words.extend(set.iter().cloned()),
            _ => longer.push(choice),
        }
    }
    words.sort();
    words.dedup();
    if longer.is_empty() {
        return if optional { Item::Maybe(words) } else { Item::Set(words) };
    }
    if !words.is_empty() {
        longer.push(vec![Item::Set(words)]);
    }
    if optional {
        longer.push(Vec::new());
    }
    Item::Choice(longer)
}
