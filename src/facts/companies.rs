//! Names of companies, and the stretches of a text that may be one.

use crate::diagnostic::Span;
use crate::language::normalise;
use crate::record::name::{letters, lore};
use crate::text::casing::capitalise;
use crate::text::{Gap, Token};

use crate::facts::Facts;

/// The most words of a legal form: `sp. z o.o.`
const FORM: usize = 3;

/// A company's name without its legal form.
pub(crate) fn short_name(name: &str) -> &str {
    let mut short = name.trim();
    while let Some(shorter) = without_last_form(short) {
        short = shorter;
    }
    short
}

/// A company's name without the last of its legal forms, or without the sign before one.
fn without_last_form(name: &str) -> Option<&str> {
    let ends_name = |at: usize| {
        let last = name[at + 1..].trim();
        let word = !last.contains(' ') || last.contains('.');
        matches!(last, "" | "&" | "+") || word && lore::is_legal_form(&letters(last))
    };
    let cuts = name.rmatch_indices([' ', ',']).map(|(at, _)| at).take(FORM);
    let head = name[..cuts.filter(|at| ends_name(*at)).last()?].trim().trim_end_matches(',');
    (!head.is_empty()).then_some(head)
}

/// A company's name, apart from what may be left out: its legal form, an article before it, and marks at
/// its ends.
pub(crate) struct CompanyName<'r> {
    /// Without its legal form: `The Guess?`
    pub(crate) short: &'r str,
    /// Without an article before it: `Guess?`
    named: &'r str,
    /// Without marks at its ends: `Guess`
    pub(crate) core: &'r str,
}

impl<'r> CompanyName<'r> {
    /// A recorded name; none if there is nothing but marks in it.
    pub(crate) fn read(recorded: &'r str) -> Option<Self> {
        let short = short_name(recorded);
        let is_article = |(article, _): &(&str, &str)| lore::is_article(&article.to_lowercase());
        let named = short.split_once(' ').filter(is_article).map_or(short, |(_, named)| named.trim_start());
        let core = named.trim_matches(|c: char| !c.is_alphanumeric());
        (!core.is_empty()).then_some(Self { short, named, core })
    }

    /// The words of the core.
    pub(crate) fn words(&self) -> Vec<&'r str> {
        let words = self.core.split(|c: char| c.is_whitespace() || c == '-');
        words.map(|word| word.trim_matches(|c: char| !c.is_alphanumeric())).filter(|word| !word.is_empty()).collect()
    }

    /// The marks before the core, and those after it.
    fn marks(&self) -> (&'r str, &'r str) {
        self.named.split_once(self.core).unwrap_or_default()
    }

    /// Where a core and its marks are in a text, and how the name is written there: without the marks that
    /// are not in it, if punctuation is in their place.
    pub(crate) fn place(&self, text: &str, core: Span) -> (Span, String) {
        let (lead, tail) = self.marks();
        let (before, after) = (&text[..core.start], &text[core.end..]);
        let marked_before =
            Some(chars_back(before, lead.chars().count())).filter(|marks| *normalise(marks) == *normalise(lead));
        let marked_after =
            Some(chars(after, tail.chars().count())).filter(|marks| *normalise(marks) == *normalise(tail));
        let free = |next: Option<char>| next.is_none_or(char::is_whitespace);
        let lead = if marked_before.is_some() || free(before.chars().next_back()) { lead } else { "" };
        let tail = if marked_after.is_some() || free(after.chars().next()) { tail } else { "" };
        let span =
            Span::new(core.start - marked_before.map_or(0, str::len), core.end + marked_after.map_or(0, str::len));
        (span, format!("{lead}{}{tail}", self.core))
    }

    /// Whether the same letters, written like this, are as good as the core. `starts`: a capital may be that
    /// of the sentence.
    pub(crate) fn accepts(&self, written: &str, starts: bool) -> bool {
        let (written, right) = (spaced(written), spaced(self.core));
        let uncased = right == right.to_lowercase() || right == right.to_uppercase() && right.contains(' ');
        written == right
            || written == right.to_uppercase()
            || uncased && is_titled(&written)
            || starts && written == capitalise(&right)
            || is_abbreviated(&right) && unstopped(&written) == unstopped(&right)
    }
}

/// The first characters of a text.
fn chars(text: &str, count: usize) -> &str {
    text.char_indices().nth(count).map_or(text, |(end, _)| &text[..end])
}

/// The last characters of a text.
fn chars_back(text: &str, count: usize) -> &str {
    let start = text.char_indices().rev().take(count).last().map_or(text.len(), |(start, _)| start);
    &text[start..]
}

/// A name on one line, with straight apostrophes, and without the marks that end sentences.
fn spaced(name: &str) -> String {
    let name = normalise(name).replace(['!', '?'], "").replace('&', " & ");
    name.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether each word has a small letter or a capital, and small ones after it.
fn is_titled(name: &str) -> bool {
    name.split([' ', '-']).all(|word| {
        let lower = word.to_lowercase();
        word == lower || word == capitalise(&lower)
    })
}

/// Whether a name has a stop after a letter or two: `J.P. Morgan`, `St. Ives`.
fn is_abbreviated(name: &str) -> bool {
    name.split([' ', '.'])
        .zip(name.split_inclusive([' ', '.']))
        .any(|(word, ended)| ended.ends_with('.') && (1..=2).contains(&word.chars().count()))
}

/// A name without stops and spaces.
fn unstopped(name: &str) -> String {
    name.replace(['.', ' '], "")
}

/// A run of tokens as one piece of text, without a possessive ending.
pub(crate) fn run_span(facts: &Facts, run: &[Token]) -> Span {
    facts.name_span(run[0].span().to(run[run.len() - 1].span()))
}

/// Runs of up to `most` words with nothing but spaces, hyphens or `&` between them, longest first.
pub(crate) fn runs<'a>(facts: &'a Facts, most: usize) -> impl Iterator<Item = (usize, &'a [Token])> {
    let tokens = &facts.reading.tokens;
    (0..tokens.len()).flat_map(move |at| {
        let joined = |(last, next): (&Token, &Token)| {
            let between = facts.draft.text()[last.span().end..next.span().start].trim();
            matches!(next.gap, Gap::Space | Gap::Hyphen) || matches!(between, "&" | "+")
        };
        let rest = &tokens[at..tokens.len().min(at + most)];
        let len = 1 + rest.iter().zip(&rest[1..]).take_while(|pair| joined(*pair)).count();
        (1..=len).rev().map(move |len| (at, &rest[..len]))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn articles_and_marks_may_be_left_out() {
        for (name, core) in [
            ("The Lyceum", "Lyceum"),
            ("Guess?, Inc.", "Guess"),
            ("Dunkin'", "Dunkin"),
            (".NET Guild", "NET Guild"),
            ("The", "The"),
        ] {
            assert_eq!(CompanyName::read(name).expect("it has letters").core, core);
        }
        assert!(CompanyName::read("!!!").is_none());
    }

    #[test]
    fn marks_are_written_once() {
        let guess = CompanyName::read("Guess?").expect("a name");
        for (text, place, written) in [
            ("Gues? and", 0..5, "Guess?"),
            ("Gues and", 0..4, "Guess?"),
            ("Gues.", 0..4, "Guess"),
            ("Gues's", 0..4, "Guess"),
        ] {
            let (span, right) = guess.place(text, Span::new(0, 4));
            assert_eq!((span.range(), right.as_str()), (place, written), "{text}");
        }
    }

    #[test]
    fn legal_forms_are_left_out() {
        for (name, short) in [
            ("LeatherBoard Press B.V.", "LeatherBoard Press"),
            ("Kiln & Lid GmbH & Co. KG", "Kiln & Lid"),
            ("Kowalski sp. z o.o.", "Kowalski"),
            ("Vane, Inc.", "Vane"),
            ("Holding", "Holding"),
            ("Plan A S", "Plan A S"),
        ] {
            assert_eq!(short_name(name), short);
        }
    }
}
