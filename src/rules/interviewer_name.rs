use std::collections::BTreeSet;

use crate::diagnostic::{Diagnostic, Safety, Span};
use crate::draft::PartKind;
use crate::language::normalise;
use crate::record::Person;
use crate::record::name::{self, Slip};
use crate::text::casing::{Casing, casing};
use crate::text::{Gap, Token, TokenKind};

use super::Context;

rule! {
    /// An interviewer's name is not written as the record has it.
    ///
    /// Of all mistakes it is the one that readers take personally, and offers have been lost over it.
    /// Only the record knows how the name is spelt, so this rule needs one. Slips of letters, lost
    /// accents, sound-alikes, wrong capitals and swapped parts are found.
    ///
    /// ```record
    /// [candidate]
    /// name = "Maya Lindqvist"
    /// [[interviewer]]
    /// name = "Rita Izaguirre"
    /// [[interviewer]]
    /// name = "Søren McKay"
    /// aliases = ["Soeren"]
    /// [[interviewer]]
    /// name = "Stacey Hale"
    /// ```
    ///
    /// ```draft
    /// Dear Ms. Izaguire,
    ///          ^^^^^^^^ Izaguirre
    ///
    /// When Stacy showed me the map, Soren Mckay and Hale Stacey were there.
    ///      ^^^^^ Stacey
    ///                               ^^^^^^^^^^^ Søren McKay
    ///                                               ^^^^^^^^^^^ Stacey Hale
    /// ```
    ///
    /// All recorded forms are right, possessives included, and other people may have other names.
    ///
    /// ```draft
    /// Dear Rita,
    ///
    /// Soeren's map, Stacey Hale and Stan, who sits beside Mary, made the day. A hale idea!
    /// ```
    InterviewerName = "interviewer-name", Record, Error, any language
}

/// A word that misses a part of somebody's name.
struct Miss<'a> {
    token: usize,
    person: &'a Person,
    recorded: &'a str,
    slip: Slip,
}

fn check(cx: &Context) -> Vec<Diagnostic> {
    let Some(record) = cx.record.filter(|record| !record.interviewers.is_empty()) else {
        return Vec::new();
    };
    let people = &record.interviewers;
    let right: BTreeSet<&str> = record
        .texts()
        .flat_map(|text| text.split(|c: char| !(c.is_alphanumeric() || c == '\'' || c == '’')))
        .filter(|word| !word.is_empty())
        .collect();
    let misses: Vec<Miss> = (0..cx.reading.tokens.len()).filter_map(|token| miss(cx, token, people, &right)).collect();
    let mut found: Vec<Diagnostic> = misses
        .chunk_by(|one, next| {
            let joined = matches!(cx.reading.tokens[next.token].gap, Gap::Space | Gap::Hyphen);
            let side_by_side = next.token == one.token + 1 && joined;
            side_by_side && std::ptr::eq(one.person, next.person)
        })
        .map(|run| finding(cx, run))
        .collect();
    found.extend(people.iter().flat_map(|person| swapped(cx, person)));
    found
}

/// The parts of a name that can be misspelt on their own: no initials and no particles.
fn parts<'p>(cx: &Context, person: &'p Person) -> impl Iterator<Item = &'p str> {
    let names = std::iter::once(&person.name).chain(&person.aliases);
    let own = |part: &&str| part.chars().filter(|c| c.is_alphabetic()).count() > 1;
    names
        .flat_map(|name| name.split([' ', '-']))
        .filter(own)
        .filter(|part| !cx.language.is_particle(&part.to_lowercase()))
}

/// How a token misses a recorded name, if it is close to one and no word of its own.
fn miss<'a>(cx: &Context, at: usize, people: &'a [Person], right: &BTreeSet<&str>) -> Option<Miss<'a>> {
    let token = cx.reading.tokens[at];
    let part = cx.part(at).kind;
    // `Dear Dean,` greets Dean.
    if token.kind != TokenKind::Word || part == PartKind::Greeting && token.gap == Gap::Part {
        return None;
    }
    let plain = normalise(cx.text(token.span));
    let word = bare(&plain);
    let lower = word.to_lowercase();
    if right.contains(word) || right.contains(&*plain) || cx.language.is_honorific(&lower) {
        return None;
    }
    if cx.language.is_particle(&lower) {
        return particle(cx, at, &lower, people);
    }
    let form = cx.reading.forms[at];
    let greeting = part == PartKind::Greeting;
    let case = casing(word);
    let is_part = |token: Option<&Token>| {
        token.is_some_and(|token| people.iter().flat_map(|person| parts(cx, person)).any(|part| part == bare(cx.text(token.span))))
    };
    let after = cx.reading.tokens.get(at + 1).filter(|next| next.gap == Gap::Space);
    let before = cx.before(at).filter(|_| token.gap == Gap::Space);
    let beside = case != Casing::Lower && (is_part(after) || is_part(before));
    // A small word, or a capital that the start of a sentence explains, is the word it is.
    let explained = case == Casing::Lower || token.gap.starts_sentence() || part == PartKind::Subject;
    if form.common && explained && !greeting && !beside {
        return None;
    }
    if greeting && form.common && case == Casing::Lower && word.len() < 4 {
        return None;
    }
    let named = form.is_known() && !greeting && !beside;
    people
        .iter()
        .flat_map(|person| parts(cx, person).map(move |recorded| (person, recorded)))
        .filter_map(|(person, recorded)| {
            let slip = name::slip(word, recorded, named)?;
            let shouted = slip == Slip::Case && case == Casing::Upper;
            let small = case == Casing::Lower && slip != Slip::Case && !greeting && form.is_known();
            (!shouted && !small).then_some(Miss { token: at, person, recorded, slip })
        })
        .min_by_key(|miss| miss.slip as u8)
}

/// `van den Berg` for `van der Berg`: a particle that is not the one before the recorded part.
fn particle<'a>(cx: &Context, at: usize, lower: &str, people: &'a [Person]) -> Option<Miss<'a>> {
    let next = cx.reading.tokens.get(at + 1).filter(|next| next.gap == Gap::Space)?;
    let family = bare(cx.text(next.span));
    people.iter().find_map(|person| {
        let words: Vec<&str> = person.name.split_whitespace().collect();
        let recorded = words.windows(2).find(|pair| pair[1] == family).map(|pair| pair[0])?;
        let other = cx.language.is_particle(&recorded.to_lowercase()) && recorded.to_lowercase() != lower;
        other.then_some(Miss { token: at, person, recorded, slip: Slip::Letters })
    })
}

/// A word without its possessive ending.
fn bare(word: &str) -> &str {
    word.strip_suffix("'s").or_else(|| word.strip_suffix("’s")).unwrap_or(word)
}

/// One finding for the parts of one name that stand side by side.
fn finding(cx: &Context, run: &[Miss]) -> Diagnostic {
    let tokens = &cx.reading.tokens;
    let (first, last) = (&run[0], &run[run.len() - 1]);
    let end = tokens[last.token].span;
    let end = end.start + bare(cx.text(end)).len();
    let span = Span::new(tokens[first.token].span.start, end);
    let mut recorded = first.recorded.to_owned();
    for miss in &run[1..] {
        let joint = if tokens[miss.token].gap == Gap::Hyphen { "-" } else { " " };
        recorded.push_str(joint);
        recorded.push_str(miss.recorded);
    }
    let reason = match run.iter().map(|miss| miss.slip).max_by_key(|slip| *slip as u8) {
        Some(Slip::Case) => "its capitals differ",
        Some(Slip::Accents) => "an accent is missing",
        Some(Slip::Sound) => "it sounds the same and is another name",
        _ => "a letter is off",
    };
    let greeting = cx.part(first.token).kind == PartKind::Greeting;
    let sure = greeting || run.iter().all(|miss| miss.slip != Slip::Sound);
    META.at(span, format!("`{}` is not how {} is written", cx.text(span), first.person.name))
        .label(format!("the record says `{recorded}`"))
        .note(format!("{reason}; a name spelt wrong is what readers forgive least"))
        .replace(recorded, if sure { Safety::Safe } else { Safety::Unsafe })
}

/// `Izaguirre Rita` for `Rita Izaguirre`.
fn swapped(cx: &Context, person: &Person) -> Vec<Diagnostic> {
    let parts: Vec<&str> = person.name.split_whitespace().collect();
    let [given, family] = parts.as_slice() else {
        return Vec::new();
    };
    let tokens = &cx.reading.tokens;
    // `Young Summer` outside a greeting may be about the weather.
    let words = |at: usize| cx.reading.forms[at].common && cx.reading.forms[at + 1].common;
    let named = |at: usize| !words(at) || cx.part(at).kind == PartKind::Greeting;
    tokens
        .windows(2)
        .enumerate()
        .filter(|(at, _)| named(*at))
        .map(|(_, pair)| pair)
        .filter(|pair| pair[1].gap == Gap::Space && cx.text(pair[0].span) == *family && bare(cx.text(pair[1].span)) == *given)
        .map(|pair| {
            let end = pair[1].span.start + given.len();
            let span = Span::new(pair[0].span.start, end);
            META.at(span, format!("`{}` has the parts of the name swapped", cx.text(span)))
                .label(format!("the record says `{}`", person.name))
                .replace(person.name.as_str(), Safety::Safe)
        })
        .collect()
}
