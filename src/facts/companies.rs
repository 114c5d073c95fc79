//! Names of companies, and the stretches of a text that may be one.

use crate::diagnostic::Span;
use crate::record::name::{letters, lore};
use crate::text::{Gap, Token};

use crate::facts::Facts;

/// A company's name without its legal form.
pub(crate) fn short_name(name: &str) -> &str {
    let mut short = name.trim();
    short = short.strip_suffix("sp. z o.o.").map_or(short, |head| head.trim_end_matches([' ', ',']));
    while let Some((head, last)) = short.rsplit_once([' ', ',']) {
        let form = lore::is_legal_form(&letters(last));
        let head = head.trim().trim_end_matches(',');
        if head.is_empty() || !form && !matches!(last, "" | "&" | "+") {
            break;
        }
        short = head;
    }
    short
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
