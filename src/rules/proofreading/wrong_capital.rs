use crate::diagnostic::{Level, Safety, Span};
use crate::draft::{Part, PartKind};
use crate::facts::Facts;
use crate::facts::greeting;
use crate::finding::{Finding, message};
use crate::language::spelling::Verdict;
use crate::record::name::lore;
use crate::rules::{Group, Rule};
use crate::text::casing::{Casing, capitalise, casing};
use crate::text::{Gap, TokenKind};

rule! {
    /// A capital letter is missing or misplaced.
    ///
    /// `i` for `I`, a small letter at the start of a sentence, a greeting or a sign-off, `english` and
    /// `monday`, `Linkedin` for `LinkedIn`: that is how thumbs type, and it should not show that a mail
    /// was written on a phone.
    ///
    /// ```draft
    /// On monday i sent the english version.
    ///    ^^^^^^ Monday
    ///           ^ I
    ///                      ^^^^^^^ English
    /// The kiln was warm. it still is. do you fire it at night?
    ///                    ^^ It
    ///                                 ^^ Do
    /// ```
    ///
    /// ```draft
    /// dear Rita,
    /// ^^^^ Dear
    ///
    /// The kiln was warm.
    /// ```
    ///
    /// ```draft
    /// Dear ms. hall,
    ///      ^^ Ms
    ///          ^^^^ Hall
    ///
    /// The kiln was warm.
    ///
    /// Kind regards,
    /// maya lindqvist
    /// ^^^^^^^^^^^^^^ Maya Lindqvist
    /// ```
    ///
    /// Abbreviations, ordinals, list items, file names, and text on the same line as the greeting may
    /// start with a small letter.
    ///
    /// ```draft
    /// Hi Rita, Kenji-san says the fair (approx. ten stalls, e.g. two of yours) opens in May.
    ///
    /// We met on the 3. floor, and I left on the 17. because the fair was over.
    ///
    /// We looked at:
    ///
    /// - the lids
    /// - the glazes
    ///
    /// There was one question left. van der Berg asked it.
    /// ```
    ///
    /// The fix is safe: it changes capitals and nothing else. Only in a name it is unsafe, because some
    /// people write theirs small.
    pub(crate) static RULE: Rule = Rule::new("wrong-capital", Group::Proofreading, Level::Error)
        .judging_words(170)
        .checking(check);
}

fn check(facts: &Facts) -> Vec<Finding> {
    let mut found: Vec<Finding> = facts
        .spelling()
        .iter()
        .filter_map(|(token, verdict)| match verdict {
            Verdict::Case(right) => Some((facts.reading.tokens[*token].span(), right)),
            _ => None,
        })
        .map(|(span, right)| {
            let word = facts.text(span);
            RULE.at(span, message!("wrong-capital", word, right)).replace(right.as_str(), Safety::Safe)
        })
        .collect();
    found.extend(greeted(facts));
    found.extend(signed(facts));
    let always = facts.language.conventions().always_capital;
    let longest = always.iter().map(str::len).max().unwrap_or(0);
    let tokens = facts.reading.tokens.iter().enumerate();
    let tokens = tokens.filter(|(_, token)| token.span().len() <= longest || token.gap.starts_sentence());
    found.extend(tokens.filter_map(|(at, _)| pronoun(facts, at).or_else(|| sentence_start(facts, at))));
    found
}

/// The titles and names of a greeting that are written small: `dear ms. hall`. Some people do write their
/// names so, and only the writer knows.
fn greeted(facts: &Facts) -> Vec<Finding> {
    let people = greeting::addressees(facts).into_iter().filter(|person| !person.titles.is_empty());
    let small = |at: &usize| {
        let word = facts.text_of(*at);
        casing(word) == Casing::Lower && !lore::is_particle(word) && facts.reading.tokens[*at].gap == Gap::Space
    };
    let findings = people.flat_map(|person| {
        let titles = person.titles.into_iter().map(|at| (at, Safety::Safe));
        titles.chain(person.names.into_iter().map(|at| (at, Safety::Unsafe))).filter(|(at, _)| small(at))
    });
    findings
        .map(|(at, safety)| {
            let word = facts.text_of(at);
            let right = capitalise(word);
            RULE.at(facts.reading.tokens[at].span(), message!("wrong-capital", word, right = &right))
                .replace(right, safety)
        })
        .collect()
}

/// A full name written small at the end of the mail: `maya lindqvist`.
fn signed(facts: &Facts) -> Option<Finding> {
    let span = facts.draft.first_line(facts.draft.parts_of(PartKind::Signature).next()?.span);
    let name = facts.text(span).trim_end();
    let words: Vec<&str> = name.split(' ').collect();
    let small = |word: &&str| !word.is_empty() && word.chars().all(char::is_lowercase);
    if !(2..=4).contains(&words.len()) || !words.iter().all(small) || !lore::is_given(words[0]) {
        return None;
    }
    let capital = |word: &&str| if lore::is_particle(word) { (*word).to_owned() } else { capitalise(word) };
    let right = words.iter().map(capital).collect::<Vec<_>>().join(" ");
    let span = Span::new(span.start, span.start + name.len());
    Some(RULE.at(span, message!("wrong-capital", word = name, right = &right)).replace(right, Safety::Unsafe))
}

/// A word that always has a capital, as the English `I`, written small: not the letter in `(i)`, `i)` or `i-th`.
fn pronoun(facts: &Facts, at: usize) -> Option<Finding> {
    let span = facts.reading.tokens[at].span();
    let text = facts.draft.text();
    let word = facts.text(span);
    if !facts.language.conventions().always_capital.contains(word)
        || !text[span.end..].starts_with([' ', '\n', '\r', ','])
        || text[..span.start].ends_with(['(', '-', '/'])
    {
        return None;
    }
    let right = capitalise(word);
    Some(RULE.at(span, message!("wrong-capital", word, right = &right)).replace(right, Safety::Safe))
}

/// A small letter at the start of a sentence.
fn sentence_start(facts: &Facts, at: usize) -> Option<Finding> {
    let token = facts.reading.tokens[at];
    if !token.gap.starts_sentence() || token.kind != TokenKind::Word || !facts.reading.forms[at].is_known() {
        return None;
    }
    let word = facts.text(token.span());
    let part = facts.part(at);
    let small = casing(word) == Casing::Lower && word.chars().next().is_some_and(char::is_alphabetic);
    if part.kind == PartKind::Subject || !small || facts.knows(word) || opens_name(facts, at) {
        return None;
    }
    let certain = match token.gap {
        Gap::Part => part.kind != PartKind::Body || opens_paragraph(facts, part, token.span().start),
        _ => ends_sentence(facts, at - 1),
    };
    let right = capitalise(word);
    certain.then(|| {
        let message = message!("wrong-capital-start", part = part.kind.name(), right = &right);
        RULE.at(token.span(), message).replace(right, Safety::Safe)
    })
}

/// Whether a token is a particle at the beginning of a name: `van der Berg`.
fn opens_name(facts: &Facts, at: usize) -> bool {
    let word = |at: usize| facts.text_of(at);
    let joined = |at: usize| facts.reading.tokens.get(at).is_some_and(|token| token.gap == Gap::Space);
    let particles =
        (at..facts.reading.tokens.len()).take_while(|&at| lore::is_particle(word(at)) && joined(at + 1)).count();
    particles > 0 && !facts.language.is_function(word(at)) && facts.is_name(at + particles)
}

/// Whether the stop after a token surely ends a sentence: an unknown short word may be an
/// abbreviation, and a mark inside quotation marks may be part of a name.
fn ends_sentence(facts: &Facts, before: usize) -> bool {
    let token = facts.reading.tokens[before];
    let between = &facts.draft.text()[token.span().end..facts.reading.tokens[before + 1].span().start];
    let mark = between.trim();
    // `Yahoo! and`: the mark is the name's.
    let named = facts.marks_name(token.span().end)
        || mark == "!" && facts.is_name(before) && casing(facts.text(token.span())) == Casing::Capital;
    let sure = match token.kind {
        TokenKind::Word => facts.reading.forms[before].is_known() && token.span().len() > 1,
        TokenKind::Number => true,
        _ => false,
    };
    sure && !named && matches!(mark, "." | "!" | "?")
}

/// Whether the body goes on with the sentence of the greeting, as it does after a comma in some languages.
fn goes_on(facts: &Facts, greeting: Span) -> bool {
    facts.language.conventions().lower_case_after_greeting && facts.text(greeting).trim_end().ends_with(',')
}

/// Whether a paragraph starts on a line of its own, after a greeting or a finished sentence.
fn opens_paragraph(facts: &Facts, part: Part, start: usize) -> bool {
    let text = facts.draft.text();
    let earlier = facts.draft.parts.partition_point(|other| other.span.start < part.span.start);
    let before = facts.draft.parts[..earlier].last();
    let line_start = text[..start].ends_with('\n');
    match before {
        Some(before) if before.kind == PartKind::Greeting => line_start && !goes_on(facts, before.span),
        Some(before) if before.kind == PartKind::Body => {
            line_start && text[..before.span.end].ends_with(['.', '!', '?'])
        }
        _ => false,
    }
}
