use std::collections::BTreeSet;

use phrasebook::tables::CapitalFamily;

use crate::diagnostic::{Level, Safety, Span, Spans};
use crate::draft::PartKind;
use crate::facts::Facts;
use crate::facts::greeting;
use crate::facts::starts::{is_beyond_doubt, surely_starts};
use crate::finding::{Finding, message};
use crate::language::spelling::Verdict;
use crate::record::name::lore;
use crate::rules::{Group, Rule};
use crate::text::casing::{Casing, capitalise, casing, lower};
use crate::text::{Gap, TokenKind};

/// What is beside a word of a program or an address, and beside no other.
const IDENTIFIER: &[char] = &['#', '=', '_', '@', '%', '&', '$', '\\', '~'];

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
    /// So are names of several words, and a small word that has a capital inside a sentence.
    ///
    /// ```draft
    /// We crossed the golden gate bridge, and talked For an hour. It was a Better fit.
    ///                ^^^^^^^^^^^^^^^^^^ Golden Gate Bridge
    ///                                               ^^^ for
    ///                                                                     ^^^^^^ better
    /// ```
    ///
    /// Abbreviations, ordinals, list items, file names, and text on the same line as the greeting may
    /// start with a small letter. So may words that come from a name, and words of other languages.
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
    ///
    /// The plaster of paris came from my alma mater, and the adidas shoes from Ngugi wa Thiong'o.
    /// ```
    ///
    /// ```draft
    /// Dear Ms. 王小明,
    ///
    /// The kiln was warm.
    /// ```
    ///
    /// In a text that is no follow-up, a small letter after a stop gets a warning, unless its sentence begins as most do
    /// (`it is`, `thank you`): as often the stop is stray, or words before it are lost.
    ///
    /// The fix is safe where nothing else can be meant. Capitals inside a sentence and most names of people, which
    /// some write small, are left to you.
    pub(crate) static RULE: Rule = Rule::new("wrong-capital", Group::Proofreading, Level::Error)
        .judging_words(170)
        .checking(check);
}

fn check(facts: &Facts) -> Vec<Finding> {
    let phrases = facts.parts(PartKind::Body).flat_map(|part| facts.phrases(RULE.id, part));
    let (mut long, mut small, mut right) = (Vec::new(), Vec::new(), Spans::default());
    for (fit, family) in phrases {
        match family.known() {
            Some(CapitalFamily::Jargon) if facts.is_follow_up() => {}
            Some(CapitalFamily::Common | CapitalFamily::Code | CapitalFamily::Jargon) => {
                right.add(fit.span);
            }
            Some(CapitalFamily::Small) => small.push(facts.reading.token_at(fit.span.start)),
            Some(CapitalFamily::Name) | None => long.extend(name(facts, fit.span)),
        }
    }
    let names: Spans = long.iter().map(|name| name.span).collect();
    let usual = house_style(facts);
    let excused = |at| follows_ordinal(facts, at) || is_handle(facts, at) || is_identifier(facts, at);
    let words = facts.spelling().iter().filter_map(|(token, verdict)| match verdict {
        Verdict::Case { right, certain } if !excused(*token) && !usual.contains(facts.text_of(*token)) => {
            Some((facts.reading.tokens[*token].span(), right, *certain))
        }
        _ => None,
    });
    let words = words.filter(|(span, ..)| !names.contain(*span));
    let mut found: Vec<Finding> = words.map(|(span, right, certain)| miscased(facts, span, right, certain)).collect();
    let always = facts.language.conventions().always_capital;
    let longest = always.iter().map(str::len).max().unwrap_or(0);
    for (at, token) in facts.reading.tokens.iter().enumerate() {
        if token.span().len() <= longest {
            found.extend(pronoun(facts, at));
        }
        if token.gap.starts_sentence() {
            found.extend(sentence_start(facts, at));
        } else if facts.reading.has_capital(at) && is_small_date(facts, at) {
            let right = lower(facts.text_of(at));
            found.push(miscased(facts, token.span(), &right, false).at_most(Level::Warning));
        } else if facts.reading.has_capital(at) && (small.contains(&at) || is_small(facts, facts.text_of(at))) {
            found.extend(small_word(facts, at));
        }
    }
    found.retain(|finding| !right.contain(finding.span));
    found.extend(long);
    found.extend(greeted(facts));
    found.extend(signed(facts));
    found
}

/// Whether a word follows a number with a stop, as in the dates of other languages: `17. november`.
fn follows_ordinal(facts: &Facts, at: usize) -> bool {
    let tokens = &facts.reading.tokens;
    at > 0
        && tokens[at - 1].kind == TokenKind::Number
        && facts.draft.text()[tokens[at - 1].span().end..tokens[at].span().start] == *". "
}

/// The names that a work of reference writes small more than once: `kustomize`.
fn house_style<'a>(facts: &Facts<'a>) -> BTreeSet<&'a str> {
    let mut seen = BTreeSet::new();
    let reference = !facts.prose().is_personal();
    let small = facts.spelling().iter().filter(|(at, verdict)| {
        let span = facts.reading.tokens[*at].span();
        reference
            && matches!(verdict, Verdict::Case { .. })
            && casing(facts.text(span)) == Casing::Lower
            && !is_sure(facts, span)
    });
    small.map(|(at, _)| facts.text_of(*at)).filter(|word| !seen.insert(*word)).collect()
}

/// Whether a word is part of a program, an address or an abbreviation: `#url`, `url=`, `tl;dr`, or what comes after
/// the end of a line in the middle of an address.
fn is_identifier(facts: &Facts, at: usize) -> bool {
    let (text, span) = (facts.draft.text(), facts.reading.tokens[at].span());
    let (before, after) = (&text[..span.start], &text[span.end..]);
    let attached = before.ends_with(IDENTIFIER)
        || before.ends_with(';')
        || after.starts_with(IDENTIFIER)
        || after.starts_with(['(', '[']);
    let cut = before.trim_end();
    let address = || cut.rsplit(char::is_whitespace).next().is_some_and(|last| last.contains("://"));
    attached || cut.len() < before.len() && cut.ends_with(['-', '/', '_', '=', '&']) && address()
}

/// Whether a word is written with a capital even among commands and parameters: a nationality, a weekday.
fn is_sure(facts: &Facts, span: Span) -> bool {
    let word = facts.text(span);
    facts.language.is_proper(&capitalise(word)) || facts.language.is_calendar_word(&word.to_lowercase())
}

/// Whether a word is a label at the start of a line, or what somebody goes by in minutes: alone in brackets.
fn is_handle(facts: &Facts, at: usize) -> bool {
    let (text, span) = (facts.draft.text(), facts.reading.tokens[at].span());
    let before = &text[..span.start];
    let alone = before.ends_with('(') && text[span.end..].starts_with(')') && lore::is_given(facts.text(span));
    let first = before.ends_with('\n') && facts.text(span).starts_with(char::is_lowercase);
    alone || first && facts.prose().opens_with_label(span) && !is_sure(facts, span)
}

/// The titles and names of a greeting that are written small: `dear ms. hall`. Some people do write their
/// names so, and only the writer knows.
fn greeted(facts: &Facts) -> Vec<Finding> {
    let small_titles = facts.language.conventions().small_titles;
    let people = greeting::addressees(facts).into_iter().filter(|person| !person.titles.is_empty());
    let small = |at: &usize| {
        let word = facts.text_of(*at);
        word.starts_with(char::is_lowercase)
            && casing(word) == Casing::Lower
            && !lore::is_particle(word)
            && facts.reading.tokens[*at].gap == Gap::Space
    };
    let findings = people.flat_map(|person| {
        let titles = person.titles.into_iter().filter(|_| !small_titles).map(|at| (at, true));
        titles.chain(person.names.into_iter().map(|at| (at, false))).filter(|(at, _)| small(at))
    });
    findings
        .map(|(at, certain)| miscased(facts, facts.reading.tokens[at].span(), &capitalise(facts.text_of(at)), certain))
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
    Some(miscased(facts, span, &right, false))
}

fn miscased(facts: &Facts, span: Span, right: &str, certain: bool) -> Finding {
    let safety = if certain { Safety::Safe } else { Safety::Unsafe };
    RULE.at(span, message!("wrong-capital", word = facts.text(span), right)).replace(right, safety)
}

/// A name without any capital: `the golden gate bridge`, but not `a golden gate`.
fn name(facts: &Facts, span: Span) -> Option<Finding> {
    let name = facts.text(span);
    let articles = facts.language.tables().articles;
    let before = facts.before(facts.reading.token_at(span.start)).map(|before| lower(facts.text(before.span())));
    if before.is_some_and(|word| [articles.before_consonant, articles.before_vowel].contains(&&*word)) {
        return None;
    }
    let small = facts.language.tables().words.title_small;
    let cased = |word: &str| if small.contains(word.trim_end()) { word.to_owned() } else { capitalise(word) };
    let right = name.split_inclusive([' ', '-', '\n']).map(cased).collect::<String>();
    (casing(name) == Casing::Lower).then(|| miscased(facts, span, &right, true))
}

/// A word that always has a capital, as the English `I`, written small: not the letter in `(i)`, `i)` or `i-th`,
/// nor a word of a name, as in `Miasto i Wilda`.
fn pronoun(facts: &Facts, at: usize) -> Option<Finding> {
    let span = facts.reading.tokens[at].span();
    let text = facts.draft.text();
    let word = facts.text(span);
    let named = |at: usize| facts.reading.tokens.get(at).is_some_and(|_| facts.reading.has_inner_capital(at));
    if !facts.language.conventions().always_capital.contains(word)
        || at > 0 && named(at - 1) && named(at + 1)
        || !text[span.end..].starts_with([' ', '\n', '\r', ','])
        || text[..span.start].ends_with(['(', '-', '/'])
    {
        return None;
    }
    // `the crisis i Europe`: another word was meant.
    let next = facts.reading.tokens.get(at + 1).filter(|next| next.gap == Gap::Space);
    let certain = next.is_none_or(|next| !facts.text(next.span()).starts_with(char::is_uppercase));
    Some(miscased(facts, span, &capitalise(word), certain))
}

/// A small letter at the start of a sentence.
fn sentence_start(facts: &Facts, at: usize) -> Option<Finding> {
    let token = facts.reading.tokens[at];
    let word = facts.text(token.span());
    let small = casing(word) == Casing::Lower && word.chars().next().is_some_and(char::is_alphabetic);
    let plain = token.kind == TokenKind::Word && facts.reading.forms[at].is_known() && small && !facts.knows(word);
    (plain && !opens_name(facts, at) && surely_starts(facts, at)).then(|| {
        let right = capitalise(word);
        let message = message!("wrong-capital-start", part = facts.part(at).kind.name(), right = &right);
        let sure = is_beyond_doubt(facts, at);
        let (worst, safety) = if sure { (Level::Error, Safety::Safe) } else { (Level::Warning, Safety::Unsafe) };
        RULE.at(token.span(), message).replace(right, safety).at_most(worst)
    })
}

/// Whether a word has no capital even in a title.
fn is_small(facts: &Facts, word: &str) -> bool {
    facts.language.tables().words.title_small.contains(&lower(word))
}

/// Whether a month or weekday has a capital in the middle of a sentence of a language that writes it small. Beside
/// another capital it may be part of a name, and so may a month that is a given name.
fn is_small_date(facts: &Facts, at: usize) -> bool {
    let word = facts.text_of(at);
    let small = |at: usize| facts.reading.tokens.get(at).is_none_or(|_| !facts.reading.has_inner_capital(at));
    facts.language.conventions().small_letter_dates
        && casing(word) == Casing::Capital
        && facts.language.is_calendar_word(&lower(word))
        && facts.part(at).kind == PartKind::Body
        && facts.reading.tokens[at].gap == Gap::Space
        && at > 0
        && small(at - 1)
        && small(at + 1)
        && !lore::is_given(&lower(word))
        && !facts.is_quoted(facts.reading.tokens[at].span())
}

/// A capital in the middle of a sentence where no word has one: `an interview For the post`. In `For the Record`
/// it is a title's, and perhaps a stop was lost before it.
fn small_word(facts: &Facts, at: usize) -> Option<Finding> {
    let tokens = &facts.reading.tokens;
    let word = facts.text_of(at);
    let text = facts.draft.text();
    let small = |at: usize| {
        let plain = facts.reading.forms[at].common || facts.language.is_plain(facts.text_of(at));
        tokens[at].kind == TokenKind::Word && casing(facts.text_of(at)) == Casing::Lower && plain
    };
    let spaced = |at: usize| at < tokens.len() && text[tokens[at - 1].span().end..tokens[at].span().start] == *" ";
    let next = (at + 1..tokens.len()).find(|&next| !(spaced(next) && is_small(facts, facts.text_of(next))));
    let titled = next.is_some_and(|next| spaced(next) && !small(next));
    // `de heer Van den Berg`
    let named = (at..tokens.len())
        .find(|&at| !lore::is_particle(&lower(facts.text_of(at))))
        .is_some_and(|name| name > at && facts.is_name(name));
    let inside = !named && spaced(at) && spaced(at + 1) && small(at - 1) && small(at + 1) && !titled;
    let right = lower(word);
    let span = tokens[at].span();
    (casing(word) == Casing::Capital && inside && facts.part(at).kind == PartKind::Body && !facts.is_quoted(span))
        .then(|| miscased(facts, span, &right, false).at_most(Level::Warning))
}

/// Whether a token is a particle at the beginning of a name: `van der Berg`.
fn opens_name(facts: &Facts, at: usize) -> bool {
    let word = |at: usize| facts.text_of(at);
    let joined = |at: usize| facts.reading.tokens.get(at).is_some_and(|token| token.gap == Gap::Space);
    let particles =
        (at..facts.reading.tokens.len()).take_while(|&at| lore::is_particle(word(at)) && joined(at + 1)).count();
    particles > 0 && !facts.language.is_function(word(at)) && facts.is_name(at + particles)
}
