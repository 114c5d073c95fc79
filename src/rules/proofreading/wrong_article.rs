use crate::diagnostic::{Level, Safety};
use crate::facts::Facts;
use crate::finding::{Finding, message};
use crate::language::tables::Articles;
use crate::rules::{Group, Rule};
use crate::text::casing::{Casing, capitalise, casing, lower, match_casing};
use crate::text::{Gap, TokenKind};

rule! {
    /// `a` is used where `an` is needed, or the other way round.
    ///
    /// What counts is the sound, not the letter: an hour, a university, an MBA.
    ///
    /// ```draft
    /// It took a hour to see how an university press works.
    ///         ^^^^^^ an hour
    ///                           ^^^^^^^^^^^^^ a university
    /// ```
    ///
    /// Abbreviations are read letter by letter (an LPN, a URL, an X-ray) or as words (a NATO post). One that the
    /// rule does not know must sound alike either way. One article is enough.
    ///
    /// ```draft
    /// Next to a X-ray of the bell hangs a an great map from an NATO post, and a another from an TDK shop.
    ///         ^^^ an X
    ///                                   ^^^^ a
    ///                                                       ^^^^^^^ a NATO
    ///                                                                         ^^^^^^^^^ another
    ///                                                                                        ^^^^^^ a TDK
    /// ```
    ///
    /// Where usage differs (an historic, a herb), or where an abbreviation can be read in two ways, the
    /// rule says nothing. `a` may also be a letter, and `an` a short "and".
    ///
    /// ```draft
    /// An hour with a European team, an MBA, an honest answer, a one-off, a SQL query, an SQL query,
    /// an Sp wave, an historic press, vitamin A is in it, and so on. There is an A. An old lift has a B.
    ///
    /// A. Old presses
    /// ```
    ///
    /// The fix is safe: where the pronunciation is in doubt, nothing is reported. Names are left to you, and so is an
    /// `an` that may be a slip for "and".
    pub(crate) static RULE: Rule = Rule::new("wrong-article", Group::Proofreading, Level::Error)
        .judging_words(160)
        .needing(&["wrong-article"])
        .checking(check);
}

/// How a word begins when it is spoken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sound {
    Vowel,
    Consonant,
}

impl Sound {
    const fn of(vowel: bool) -> Self {
        if vowel { Self::Vowel } else { Self::Consonant }
    }
}

fn check(facts: &Facts) -> Vec<Finding> {
    let articles = facts.language.tables().articles;
    let longest = articles.before_consonant.len().max(articles.before_vowel.len());
    let tokens = facts.reading.tokens.iter().enumerate().skip(1);
    let after_article = tokens.filter(|(at, next)| {
        next.gap == Gap::Space && facts.reading.tokens[at - 1].span().len() <= longest && is_article(facts, at - 1)
    });
    let found = after_article
        .filter_map(|(at, _)| fused(facts, at).or_else(|| two_articles(facts, at)).or_else(|| wrong_form(facts, at)));
    found.collect()
}

/// Whether a token is an article and no letter, label or rest of a word, with only white space after it.
fn is_article(facts: &Facts, at: usize) -> bool {
    let articles = facts.language.tables().articles;
    let (token, next) = (facts.reading.tokens[at], facts.reading.tokens[at + 1]);
    let text = facts.draft.text();
    let before = text[..token.span().start].chars().next_back();
    let apart = before.is_none_or(|c| !c.is_alphanumeric() && !"-/.])}_".contains(c))
        && text[token.span().end..next.span().start].trim().is_empty();
    let letter = facts.before(at).is_some_and(|before| {
        before.gap == Gap::Hyphen || articles.letter_after.contains(&facts.text(before.span()).to_lowercase())
    });
    token.kind == TokenKind::Word && apart && !letter && written(facts, at).is_some()
}

/// The wrong form before the token at `at`.
fn wrong_form(facts: &Facts, at: usize) -> Option<Finding> {
    let articles = facts.language.tables().articles;
    let spoken = match facts.reading.tokens[at].kind {
        TokenKind::Word => sound(facts, at)?,
        TokenKind::Number => number_sound(&articles, facts.text_of(at))?,
        _ => return None,
    };
    // No `in` or `your` comes after an article: another word was meant.
    let next = lower(facts.text_of(at));
    let hyphen = facts.reading.tokens.get(at + 1).is_some_and(|next| next.gap == Gap::Hyphen);
    if written(facts, at - 1)? == spoken
        || facts.language.is_function(&next)
        || !hyphen && articles.unarticled.contains(&next)
        || is_variable(facts, at - 1)
    {
        return None;
    }
    let (word, next, span) = (facts.text_of(at - 1), facts.text_of(at), facts.reading.span(at - 1..at + 1));
    let joins = may_join(facts, at, spoken);
    let alike = joins && are_alike(facts, at);
    let right = if alike { match_casing(word, articles.joining) } else { form(facts, at - 1, spoken) };
    let fixed = format!("{right}{}", &facts.text(span)[word.len()..]);
    let name = facts.is_name(at) && casing(next) == Casing::Capital && !facts.reading.forms[at].common;
    let message = if alike {
        message!("wrong-article-joining", word, right, next)
    } else {
        message!("wrong-article", word, right, next)
    };
    Some(RULE.at(span, message).replace(fixed, if joins || name { Safety::Unsafe } else { Safety::Safe }))
}

/// Whether an article of one letter is a variable, as other letters of its sentence are: `where a exceeds b`.
fn is_variable(facts: &Facts, at: usize) -> bool {
    let letter = |at: usize| {
        let word = facts.text_of(at);
        let always = facts.language.conventions().is_always_capital(&capitalise(word));
        word.len() == 1 && word.starts_with(char::is_lowercase) && written(facts, at).is_none() && !always
    };
    facts.text_of(at).len() == 1 && facts.reading.sentence_at(at).any(letter)
}

/// Whether the article before `at` may be a slip for the word that joins two others: `salt an pepper`.
fn may_join(facts: &Facts, at: usize, spoken: Sound) -> bool {
    let before = facts.before(at - 1).filter(|_| facts.reading.tokens[at - 1].gap == Gap::Space);
    spoken == Sound::Consonant
        && before.is_some_and(|word| !facts.language.is_function(&lower(facts.text(word.span()))))
}

/// Whether the words before and after an article are two names, two plurals, or used alike.
fn are_alike(facts: &Facts, at: usize) -> bool {
    let both = |is: &dyn Fn(usize) -> bool| is(at - 2) && is(at);
    both(&|at| facts.is_name(at))
        || both(&|at| is_plural(facts, at)) && !describes(facts, at)
        || facts.reading.hash(at - 2).is_like(facts.reading.hash(at))
}

/// Whether a word is a known one with the ending of a plural.
fn is_plural(facts: &Facts, at: usize) -> bool {
    let lower = lower(facts.text_of(at));
    let known = |base: &str| facts.language.lexicon().form(base).is_known();
    facts.language.conventions().singulars(&lower).any(known)
}

/// Whether a word may describe the one after it, as `sales` does in `a sales manager`.
fn describes(facts: &Facts, at: usize) -> bool {
    let next = facts.reading.tokens.get(at + 1).filter(|next| next.gap == Gap::Space);
    next.is_some_and(|next| !facts.language.is_function(&lower(facts.text(next.span()))))
}

/// The article for a sound, cased as the one at `at`.
fn form(facts: &Facts, at: usize, spoken: Sound) -> String {
    let articles = facts.language.tables().articles;
    let right = if spoken == Sound::Vowel { articles.before_vowel } else { articles.before_consonant };
    match_casing(facts.text_of(at), right)
}

/// `a another` with the word at `at` that has an article in it.
fn fused(facts: &Facts, at: usize) -> Option<Finding> {
    let (first, second) = (facts.text_of(at - 1), facts.text_of(at));
    let fused = facts.language.tables().articles.fused.contains(second);
    let finding = || RULE.at(facts.reading.span(at - 1..at + 1), message!("wrong-article-two", first, second));
    fused.then(|| finding().replace(match_casing(first, second), Safety::Safe))
}

/// `a an great` with the second article at `at`.
fn two_articles(facts: &Facts, at: usize) -> Option<Finding> {
    let tokens = &facts.reading.tokens;
    if written(facts, at)? == written(facts, at - 1)? || tokens.get(at + 1)?.gap != Gap::Space || !is_article(facts, at)
    {
        return None;
    }
    let (first, second) = (facts.text_of(at - 1), facts.text_of(at));
    let finding = RULE.at(facts.reading.span(at - 1..at + 1), message!("wrong-article-two", first, second));
    Some(match sound(facts, at + 1) {
        Some(spoken) => finding.replace(form(facts, at - 1, spoken), Safety::Unsafe),
        None => finding,
    })
}

/// The sound that the article at `at` is written for; none if the token is no article.
fn written(facts: &Facts, at: usize) -> Option<Sound> {
    let articles = facts.language.tables().articles;
    let (word, starts) = (facts.text_of(at), facts.reading.tokens[at].gap.starts_sentence());
    let lower = lower(word);
    // A capital inside a sentence is a letter: vitamin A.
    if lower == articles.before_consonant && (word == lower || starts) {
        return Some(Sound::Consonant);
    }
    (lower == articles.before_vowel && (word == lower || starts && casing(word) != Casing::Upper))
        .then_some(Sound::Vowel)
}

/// How the word of a token begins; `None` where people differ or nobody knows.
fn sound(facts: &Facts, at: usize) -> Option<Sound> {
    let word = facts.text_of(at);
    let (articles, conventions) = (facts.language.tables().articles, facts.language.conventions());
    if !word.is_ascii() {
        return None;
    }
    let lower = lower(word);
    let as_word = || {
        let vowel = articles.has_vowel(&lower);
        Sound::of(vowel.unwrap_or_else(|| lower.starts_with(|letter| conventions.vowels.contains(letter))))
    };
    let as_letters = Sound::of(articles.is_spelt_with_vowel(&word.to_uppercase()));
    let stem = conventions.without_apostrophe(word).unwrap_or(word);
    let spoken = articles.spoken_abbreviations.contains(word);
    if articles.abbreviations.contains(stem) || is_letter(facts, at) {
        return Some(as_letters);
    }
    if !spoken && stem.len() > 1 && stem.bytes().all(|byte| byte.is_ascii_uppercase()) {
        return Some(as_letters).filter(|sound| *sound == as_word());
    }
    let spelt = casing(word) == Casing::Mixed || stem.len() == 1 || is_model(facts, at);
    if !spoken && (spelt || !facts.reading.forms[at].is_known()) {
        return None;
    }
    let doubtful = articles.doubtful_beginnings.longest_beginning(&lower).is_some();
    // `an Sp wave` is spoken letter by letter.
    (!doubtful && lower.contains(|letter| conventions.vowels.contains(letter))).then(as_word)
}

/// Whether a token is the letter of a word such as `X-ray`, and not the beginning of one that somebody made up.
fn is_letter(facts: &Facts, at: usize) -> bool {
    let joined = facts.reading.tokens.get(at + 1).is_some_and(|next| next.gap == Gap::Hyphen);
    let word = facts.text_of(at);
    word.len() == 1 && joined && (word.starts_with(char::is_uppercase) || facts.reading.forms[at + 1].is_known())
}

/// Whether a token begins the name of a model: `Mi-8`.
fn is_model(facts: &Facts, at: usize) -> bool {
    let next = facts.reading.tokens.get(at + 1);
    let number = next.is_some_and(|next| next.gap == Gap::Hyphen && next.kind == TokenKind::Number);
    number && casing(facts.text_of(at)) == Casing::Capital
}

/// How a number begins: 8, 11, 18 and 80 have a vowel.
fn number_sound(articles: &Articles, number: &str) -> Option<Sound> {
    let digits = number.find(|c: char| !c.is_ascii_digit()).unwrap_or(number.len());
    let plain = number[digits..].chars().all(|c| c.is_alphabetic() || c == '-');
    (digits > 0 && digits <= 3 && plain).then(|| Sound::of(articles.is_number_with_vowel(&number[..digits])))
}
