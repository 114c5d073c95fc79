use crate::diagnostic::{Diagnostic, Safety, Span};
use crate::draft::PartKind;
use crate::language::normalise;
use crate::record::name::{self, Slip};
use crate::text::casing::{Casing, casing};
use crate::text::{Gap, Token, TokenKind};

use super::Context;

rule! {
    /// The company is not written as it writes itself, or it is another company.
    ///
    /// A mail copied from the last application is how "I would love to join Fjordly" reaches
    /// Fjordly's competitor. The rule needs the record: the company's own spelling, and where else you
    /// have applied.
    ///
    /// ```record
    /// [interview]
    /// company = "LeatherBoard Press B.V."
    /// other_companies = ["Fjordly"]
    /// ```
    ///
    /// ```draft
    /// Leatherboard Press is where I want to be, more than at Fjordly.
    /// ^^^^^^^^^^^^^^^^^^ LeatherBoard Press
    ///                                                        ^^^^^^^ LeatherBoard Press
    /// The role at Quillmark is the one I have trained for, and Leather Board Press knows it.
    ///             ^^^^^^^^^ LeatherBoard Press
    ///                                                          ^^^^^^^^^^^^^^^^^^^ LeatherBoard Press
    /// ```
    ///
    /// Former employers, customers and products are other companies, and rightly so.
    ///
    /// ```draft
    /// In my last role at Quillmark I bound atlases. LeatherBoard Press does what LeatherBoard always
    /// did; the press is warm, and LEATHERBOARD PRESS stands on the gate.
    /// ```
    CompanyName = "company-name", Record, Error, any language
}

/// Endings of legal names that people leave out.
const LEGAL_FORMS: &[&str] = &[
    "ab", "ag", "aps", "as", "bv", "co", "company", "corp", "corporation", "gmbh", "group", "holding", "inc",
    "incorporated", "limited", "llc", "llp", "ltd", "nv", "oy", "plc", "pty", "sa", "sarl", "se", "sl", "spa", "srl",
];

/// Words before a role that say it is not this one.
const PAST: &[&str] = &["current", "earlier", "first", "former", "last", "latest", "my", "old", "own", "past", "present", "previous", "prior"];

/// What one has at a company.
const ROLES: &[&str] = &["internship", "job", "opening", "opportunity", "position", "role", "vacancy"];

fn check(cx: &Context) -> Vec<Diagnostic> {
    let Some(interview) = cx.record.map(|record| &record.interview) else {
        return Vec::new();
    };
    let mut found = Vec::new();
    let company = interview.company.as_deref().map(short_name).filter(|name| !name.is_empty());
    if let Some(company) = company {
        found.extend(misspelt(cx, company));
        found.extend(roles_elsewhere(cx, company));
    }
    for other in &interview.other_companies {
        found.extend(copied(cx, short_name(other), company));
    }
    found.sort_by_key(|finding: &Diagnostic| finding.span);
    found.dedup_by(|next, one| next.span.overlaps(one.span));
    found
}

/// A company's name without its legal form.
fn short_name(name: &str) -> &str {
    let mut short = name.trim();
    while let Some((head, last)) = short.rsplit_once([' ', ',']) {
        let plain: String = last.chars().filter(|c| c.is_alphanumeric()).collect();
        if !head.trim().is_empty() && LEGAL_FORMS.contains(&plain.to_lowercase().as_str()) {
            short = head.trim().trim_end_matches(',');
        } else {
            break;
        }
    }
    short
}

/// The letters of a name, small and without anything between them.
fn letters(name: &str) -> String {
    normalise(name).chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// A run of tokens as one piece of text, without a possessive ending.
fn run_span(cx: &Context, run: &[Token]) -> Span {
    let span = run[0].span.to(run[run.len() - 1].span);
    let text = cx.text(span);
    let bare = text.strip_suffix("'s").or_else(|| text.strip_suffix("’s")).unwrap_or(text);
    Span::new(span.start, span.start + bare.len())
}

/// Runs of up to `most` words with nothing but spaces, hyphens or `&` between them, longest first.
fn runs<'a>(cx: &'a Context, most: usize) -> impl Iterator<Item = (usize, &'a [Token])> {
    let tokens = &cx.reading.tokens;
    (0..tokens.len()).flat_map(move |at| {
        let joined = |(last, next): (&Token, &Token)| {
            matches!(next.gap, Gap::Space | Gap::Hyphen) || cx.draft.text()[last.span.end..next.span.start].trim() == "&"
        };
        let rest = &tokens[at..tokens.len().min(at + most)];
        let len = 1 + rest.iter().zip(&rest[1..]).take_while(|pair| joined(*pair)).count();
        (1..=len).rev().map(move |len| (at, &rest[..len]))
    })
}

fn misspelt(cx: &Context, company: &str) -> Vec<Diagnostic> {
    let target = letters(company);
    let words: Vec<&str> = company.split_whitespace().collect();
    let mut found: Vec<Diagnostic> = Vec::new();
    for (at, run) in runs(cx, words.len() + 2) {
        let span = run_span(cx, run);
        if found.last().is_some_and(|last| last.span.overlaps(span)) {
            continue;
        }
        let text = cx.text(span);
        let reason = if letters(text) == target {
            differs(cx, text, company, at, run.len())
        } else {
            (run.len() == words.len()).then(|| close(cx, at, &words)).flatten()
        };
        if let Some(reason) = reason {
            found.push(
                META.at(span, format!("`{text}` is not how {company} writes itself"))
                    .label(format!("the record says `{company}`"))
                    .note(reason)
                    .replace(company, Safety::Safe),
            );
        }
    }
    found
}

/// Why the same letters are written differently, unless that is as good as right.
fn differs(cx: &Context, text: &str, company: &str, at: usize, len: usize) -> Option<&'static str> {
    let spaced = |name: &str| normalise(name).split_whitespace().collect::<Vec<_>>().join(" ");
    let (written, right) = (spaced(text), spaced(company));
    let shouted = casing(&written) == Casing::Upper && written == right.to_uppercase();
    // `target` and `apple` are words; only a capital makes them the company.
    let forms = &cx.reading.forms[at..at + len];
    let common = forms.iter().all(|form| form.common) && casing(&written) == Casing::Lower;
    if written == right || shouted || common {
        return None;
    }
    Some(if written.to_lowercase() == right.to_lowercase() { "its capitals differ" } else { "it is spaced differently" })
}

/// Why a run of as many words as the company has is taken for it: all words close, and one of
/// several the same.
fn close(cx: &Context, at: usize, words: &[&str]) -> Option<&'static str> {
    let mut same = 0;
    let mut slips = 0;
    for (offset, target) in words.iter().enumerate() {
        let token = cx.reading.tokens[at + offset];
        let plain = normalise(cx.text(token.span));
        let word = plain.strip_suffix("'s").unwrap_or(&plain);
        if word.to_lowercase() == target.to_lowercase() {
            same += 1;
            continue;
        }
        let form = cx.reading.forms[at + offset];
        let ordinary = form.common && (casing(word) == Casing::Lower || token.gap.starts_sentence());
        let short = target.chars().count() < 4;
        if token.kind != TokenKind::Word || ordinary || short || cx.knows(word) {
            return None;
        }
        match name::slip(word, target, form.is_known())? {
            Slip::Sound if words.len() == 1 && !form.is_known() => return None,
            _ => slips += 1,
        }
    }
    (slips > 0 && (words.len() == 1 || same > 0)).then_some("a letter is off")
}

/// Another company of the record's list: this mail may have been written for it.
fn copied(cx: &Context, other: &str, company: Option<&str>) -> Vec<Diagnostic> {
    let target = letters(other);
    if target.is_empty() {
        return Vec::new();
    }
    let count = other.split_whitespace().count();
    runs(cx, count)
        .filter(|(_, run)| run.len() == count)
        .map(|(at, run)| (at, run_span(cx, run)))
        .filter(|(at, span)| {
            // `Orange juice`, `the orange aisle`: a capital is needed, and one that means something.
            let explained = casing(cx.text(*span)) == Casing::Lower || cx.reading.tokens[*at].gap.starts_sentence();
            let common = cx.reading.forms[*at].common && explained;
            letters(cx.text(*span)) == target && !common
        })
        .map(|(_, span)| elsewhere(cx, span, company, "you have applied there, too: was this mail written for them?"))
        .collect()
}

/// "The role at X" where X is not the company.
fn roles_elsewhere(cx: &Context, company: &str) -> Vec<Diagnostic> {
    let tokens = &cx.reading.tokens;
    let lower = |at: usize| tokens.get(at).map(|token| cx.text(token.span).to_lowercase()).unwrap_or_default();
    let own: Vec<String> = company.split(|c: char| !c.is_alphanumeric()).map(letters).collect();
    let mut found = Vec::new();
    for at in 0..tokens.len().saturating_sub(2) {
        let frame = ROLES.contains(&lower(at).as_str()) && matches!(lower(at + 1).as_str(), "at" | "with");
        let spaced = tokens[at + 1].gap == Gap::Space && tokens[at + 2].gap == Gap::Space;
        let past = (at.saturating_sub(4)..at).any(|before| PAST.contains(&lower(before).as_str()));
        if !frame || !spaced || past || cx.part(at).kind == PartKind::Greeting {
            continue;
        }
        let name = tokens[at + 2];
        let word = cx.text(name.span);
        let form = cx.reading.forms[at + 2];
        let named = name.kind == TokenKind::Word && matches!(casing(word), Casing::Capital | Casing::Mixed) && !form.common;
        let plain = letters(word.strip_suffix("'s").or_else(|| word.strip_suffix("’s")).unwrap_or(word));
        if named && !cx.knows(word) && !own.iter().any(|part| name::slip(&plain, part, false).is_some() || *part == plain) {
            let span = run_span(cx, &[name]);
            found.push(elsewhere(cx, span, Some(company), "a mail copied from another application shows itself here"));
        }
    }
    found
}

fn elsewhere(cx: &Context, span: Span, company: Option<&str>, why: &str) -> Diagnostic {
    let finding = META.at(span, format!("`{}` is another company", cx.text(span))).note(why);
    match company {
        Some(company) => finding
            .label(format!("the record says `{company}`"))
            .replace(company, Safety::Unsafe),
        None => finding.label("not the company of this interview"),
    }
}
