//! Names of companies, and the stretches of a text that may be one.

use crate::diagnostic::Span;
use crate::record::name::{letters, lore};
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
