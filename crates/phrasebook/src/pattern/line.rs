//! One line of a table, read and taken apart: words, marks, groups, lists.

use super::PatternError;
use crate::casing::{Casing, casing};
use crate::forms::FormPattern;

/// A step before words have numbers.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Item {
    Set(Vec<String>),
    Maybe(Vec<String>),
    Any,
    MaybeAny,
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

/// The most items that repeating something may make of it.
const MOST_ITEMS: usize = 2000;

/// The most times that something may be repeated.
const MOST_TIMES: usize = 9;

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
    let starts = |choice: &Vec<Item>| choice.iter().any(|item| matches!(item, Item::Set(_)));
    let required = |item: &Item| matches!(item, Item::Choice(choices) if choices.iter().all(starts));
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
                            "this pattern can be written in more than {MOST_BRANCHES} ways: split it, or shorten its lists"
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
            let item = self.item(next, depth)?;
            let (least, most) = self.times()?;
            if most > 1 && size(&item) * most > MOST_ITEMS {
                return PatternError::because("this pattern repeats too much: split it, or repeat less");
            }
            if most > least {
                items.extend(vec![item.clone(); least]);
                items.extend(vec![optional(item)?; most - least]);
            } else if most == 1 {
                items.push(item);
            } else {
                optional(item.clone())?;
                items.extend(vec![item; most]);
            }
        }
    }

    /// How often an item is there: once, or as often as the suffix says: `?`, `{2}`, `{0,3}`.
    fn times(&mut self) -> Result<(usize, usize), PatternError> {
        if let Some(rest) = self.rest.strip_prefix('?') {
            self.rest = rest;
            return Ok((0, 1));
        }
        let count = self.rest.strip_prefix('{').filter(|count| count.starts_with(|c: char| c.is_ascii_digit()));
        let Some(count) = count else {
            return Ok((1, 1));
        };
        let Some((count, rest)) = count.split_once('}') else {
            return PatternError::because("a `{` is never closed");
        };
        self.rest = rest;
        let (least, most) = count.split_once(',').unwrap_or((count, count));
        match (least.parse(), most.parse()) {
            (Ok(least), Ok(most)) if least <= most && (1..=MOST_TIMES).contains(&most) => Ok((least, most)),
            _ => PatternError::because(format!(
                "write how often, as `{{2}}` or `{{0,3}}`, and {MOST_TIMES} times at most"
            )),
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
                return Ok(choice(choices));
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
        let entry = |entry: &String| entry.split_whitespace().map(word).collect();
        Ok(choice(entries.iter().map(entry).collect::<Result<_, _>>()?))
    }

    fn word(&mut self) -> Result<Item, PatternError> {
        let end = self.rest.find(|c: char| c.is_whitespace() || "()|{}<>?!$^#,".contains(c)).unwrap_or(self.rest.len());
        let (text, rest) = self.rest.split_at(end);
        self.rest = rest;
        if text == "_" { Ok(Item::Any) } else { word(text) }
    }
}

/// A word as a set has it: in lower case, with `=` before it where its casing matters, or with `*` for the
/// letters that may begin or end it.
fn word(text: &str) -> Result<Item, PatternError> {
    if let Some(form) = text.strip_prefix('@') {
        let is_name = |name: &str| !name.is_empty() && name.chars().all(char::is_lowercase);
        if !FormPattern::names(form).all(is_name) {
            return PatternError::because(format!("`{text}` is no form: write `@past`, or `@past-base`"));
        }
        return Ok(Item::Set(vec![text.to_owned()]));
    }
    let cased = text.strip_prefix('=');
    let part = text.strip_prefix('*').or_else(|| text.strip_suffix('*'));
    let letters = cased.or(part).unwrap_or(text);
    if letters.is_empty() || letters.chars().any(|c| !(c.is_alphanumeric() || c == '\'' || c == '-' || c == '&')) {
        return PatternError::because(format!("`{text}` is not a word"));
    }
    if cased.is_some_and(|word| casing(word) == Casing::Mixed) {
        return PatternError::because(format!(
            "`{text}`: ask for small letters, for one capital first, or for capitals only"
        ));
    }
    if cased.is_none() && letters.to_lowercase() != letters {
        return PatternError::because(format!(
            "write `{letters}` in lower case, or `={letters}` where its casing matters"
        ));
    }
    Ok(Item::Set(vec![text.to_owned()]))
}

/// How many items an item has in it, itself included.
fn size(item: &Item) -> usize {
    match item {
        Item::Choice(choices) => 1 + choices.iter().flatten().map(size).sum::<usize>(),
        _ => 1,
    }
}

/// What an item is where it may be missing.
fn optional(item: Item) -> Result<Item, PatternError> {
    match item {
        Item::Set(words) => Ok(Item::Maybe(words)),
        Item::Any => Ok(Item::MaybeAny),
        Item::Choice(mut choices) => {
            choices.push(Vec::new());
            Ok(Item::Choice(choices))
        }
        _ => PatternError::because("only a word, a group, a list or `_` can be missing, or be there several times"),
    }
}

/// Alternatives as one step where all are single words, else as branches. Those of a group or list that is
/// an alternative itself are as good as the group's own.
fn choice(choices: Vec<Vec<Item>>) -> Item {
    let mut words = Vec::new();
    let mut longer = Vec::new();
    let mut rest = choices;
    while let Some(choice) = rest.pop() {
        match choice.as_slice() {
            [Item::Set(set)] => words.extend(set.iter().cloned()),
            [Item::Choice(inner)] => rest.extend(inner.iter().cloned()),
            _ => longer.push(choice),
        }
    }
    longer.reverse();
    words.sort();
    words.dedup();
    if longer.is_empty() {
        return Item::Set(words);
    }
    if !words.is_empty() {
        longer.push(vec![Item::Set(words)]);
    }
    Item::Choice(longer)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> Result<Vec<Item>, PatternError> {
        branches(line, &|_| None).map(|branches| branches.concat())
    }

    fn set(word: &str) -> Item {
        Item::Set(vec![word.to_owned()])
    }

    #[test]
    fn counts_repeat_what_is_before_them() {
        assert_eq!(read("a _{0,2} b"), Ok(vec![set("a"), Item::MaybeAny, Item::MaybeAny, set("b")]));
        assert_eq!(read("very{2} _{1,2}"), Ok(vec![set("very"), set("very"), Item::Any, Item::MaybeAny]));
        assert_eq!(read("_?"), Ok(vec![Item::MaybeAny]));
        assert_eq!(read("(so|very){1,2}").map(|items| items.len()), Ok(2));
        for line in ["a{0,10}", "a{2,1}", "a{0}", "a{x}", "a{1", "^{2}", "${2}", "!a{2}", "...{2}"] {
            assert!(read(line).is_err(), "{line}");
        }
    }

    #[test]
    fn casing_and_parts_of_words_are_asked_for() {
        assert_eq!(read("=Ihnen =may =HR"), Ok(vec![set("=Ihnen"), set("=may"), set("=HR")]));
        assert_eq!(read("!=Sie kiln* *ment"), Ok(vec![Item::Not(vec!["=Sie".into()]), set("kiln*"), set("*ment")]));
        assert_eq!(read("@past-base"), Ok(vec![set("@past-base")]));
        for line in ["@", "@past-", "@Past", "Ihnen", "=iPhone", "*", "=", "*kiln*", "ki*ln", "=kiln*"] {
            assert!(read(line).is_err(), "{line}");
        }
    }

    #[test]
    fn a_line_that_would_grow_without_bound_is_refused() {
        let ways = "(a ... b|c ... d)".repeat(9);
        let times = format!("{}a b{}", "(".repeat(30), "){9}".repeat(30));
        for (line, reason) in [(ways, "more than 400 ways"), (times, "repeats too much")] {
            let refused = read(&line).err().map(|error| error.to_string());
            assert!(refused.is_some_and(|message| message.contains(reason)), "{line}");
        }
    }
}
