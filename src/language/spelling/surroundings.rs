//! What the words around an unknown one say of it: part of a name or of a term, a unit, a quotation.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::ops::Range;

use super::judge::listed;
use super::{Spelling, Verdict};
use crate::diagnostic::Span;
use crate::language::Reading;
use crate::language::model::asks_for;
use crate::record::name::lore::{self, Rank};
use crate::text::casing::{Casing, capitalise, casing};
use crate::text::{Gap, TokenKind, quotation_around};

/// Most parts of a hyphenated word.
const PARTS: usize = 12;
/// Bytes of the longest beginning before a hyphen: `co-`, `multi-`.
const BEGINNING: usize = 5;
/// Words of the longest search.
const QUERY: usize = 4;
/// Letters of the longest unit.
const UNIT: usize = 3;

/// Words on each side that show what language a word is of, and how many of them must be in no list.
const AMID: usize = 6;
const STRANGE: usize = 3;
/// The most words of a name, its titles included.
const NAME: usize = 12;

/// What is known of a word that no list has, by token.
type Judged = (usize, Verdict);

/// The words of a draft that no list has.
struct Others<'a> {
    judged: &'a [Judged],
    /// Those that are there more than once.
    again: BTreeSet<&'a str>,
    /// Those that a capital marks as names.
    names: BTreeSet<&'a str>,
}

impl Spelling<'_> {
    /// Whether a capital marks a token as somebody's name: it proves nothing where every word may have
    /// one. No list has the token, so that the capital is all there is to go by.
    pub(super) fn is_name(&self, at: usize) -> bool {
        if self.is_pronoun(self.word(at)) {
            self.is_beside_name(at)
        } else {
            self.reading.is_marked_as_name(at) && !(self.titled)(at)
        }
    }

    /// Takes guesses back that the words around make doubtful, and leaves out what is right where it is.
    pub(super) fn settle(&self, judged: Vec<Judged>) -> Vec<Judged> {
        let right = |at: usize| self.is_in_compound(at) || self.is_in_name(at) || self.is_cut(at);
        let judged: Vec<Judged> = judged.into_iter().filter(|(at, _)| !right(*at)).collect();
        let mut seen = BTreeSet::new();
        let words = || judged.iter().map(|(at, _)| (*at, self.word(*at)));
        let others = Others {
            again: words().map(|(_, word)| word).filter(|word| !seen.insert(*word)).collect(),
            names: words().filter(|(at, _)| self.is_name(*at)).map(|(_, word)| word).collect(),
            judged: &judged,
        };
        let settled = judged.iter().filter_map(|(at, verdict)| Some((*at, self.settled(*at, verdict, &others)?)));
        settled.collect()
    }

    fn settled(&self, at: usize, verdict: &Verdict, others: &Others) -> Option<Verdict> {
        let judged = others.judged;
        let mut verdict = self.doubted(at, verdict, others).unwrap_or_else(|| verdict.clone());
        if let Verdict::Typo { corrections, .. } = &mut verdict
            && let [first, second, ..] = &corrections[..]
            && asks_for(self.text, self.reading, at, self.language, [second, first]) == Some(true)
        {
            corrections.swap(0, 1);
        }
        let right = match verdict {
            Verdict::Case { ref right, certain } => {
                self.is_tied_to_name(at)
                    || self.is_unit(at)
                    || self.is_mentioned(at)
                    || self.is_searched_for(at)
                    || self.is_in_compound_name(at, right)
                    || !self.language.is_proper(right) && self.strange_near(at, judged) >= STRANGE
                    || !certain && beside(judged, at).any(|(at, other)| self.is_strange(*at, other))
            }
            // `know-hows` has lost no apostrophe.
            Verdict::Typo { ref corrections, .. } if self.chain(at).len() > 1 && corrections[0].contains('\'') => true,
            Verdict::Typo { .. } if self.is_clipped(at) || self.is_completed(at) => true,
            Verdict::Typo { certain: false, .. } => self.is_foreign(at, judged),
            Verdict::Unknown(_) => self.is_foreign(at, judged) || self.is_titled(at) || self.is_abbreviation(at),
            Verdict::Typo { .. } | Verdict::Variety(_) => false,
        };
        (!right).then_some(verdict)
    }

    /// What is left of a misspelling that may be none.
    fn doubted(&self, at: usize, verdict: &Verdict, others: &Others) -> Option<Verdict> {
        let Verdict::Typo { corrections, .. } = verdict else {
            return None;
        };
        // Beside other names, a known misspelling is one, too: `Doc Holliday`.
        let name = || self.is_name(at) && self.is_beside_name(at) && !self.language.is_proper(&corrections[0]);
        if self.is_mentioned(at)
            || name()
            || self.is_named_elsewhere(at, others)
            || self.owns_nothing(at, &corrections[0])
            || self.strange_near(at, others.judged) >= STRANGE
        {
            return Some(Verdict::Unknown(Vec::new()));
        }
        let beside = || beside(others.judged, at).any(|(at, other)| self.is_strange(*at, other));
        // A slip does not happen twice alike.
        let again = || others.again.contains(self.word(at));
        let term = self.is_strange(at, verdict)
            && (again() || beside() || self.is_code(at) || self.is_small_surname(at, others.judged));
        term.then(|| Verdict::Unknown(corrections.iter().take(1).cloned().collect()))
    }

    /// Whether a word comes after a given name in small letters: `carlos mendel`.
    fn is_small_surname(&self, at: usize, judged: &[Judged]) -> bool {
        let given = |other: usize, verdict: &Verdict| {
            other + 1 == at && matches!(verdict, Verdict::Case { .. }) && lore::is_given(self.word(other))
        };
        self.reading.tokens[at].gap == Gap::Space && beside(judged, at).any(|(other, verdict)| given(*other, verdict))
    }

    /// Whether a word is a name in another place, where its capital is not that of a sentence: `Rady said` or
    /// `ask rady` after `Ana Rady`.
    fn is_named_elsewhere(&self, at: usize, others: &Others) -> bool {
        let word = self.word(at);
        !self.is_name(at) && (others.names.contains(word) || others.names.contains(&*capitalise(word)))
    }

    /// Whether what was taken for somebody's name with a lost apostrophe has nothing after it: `ten satoshis.`
    fn owns_nothing(&self, at: usize, right: &str) -> bool {
        let owner = right.contains('\'') && casing(right) == Casing::Capital && casing(self.word(at)) == Casing::Lower;
        let next = self.reading.tokens.get(at + 1).is_some_and(|next| next.gap == Gap::Space);
        owner && !next && !self.language.conventions().is_always_capital(right)
    }

    /// How many words in small letters around one are in no list: many make a sentence of another language.
    fn strange_near(&self, at: usize, judged: &[Judged]) -> usize {
        let strange = |other: usize, verdict: &Verdict| {
            other != at && casing(self.word(other)) == Casing::Lower && self.is_strange(other, verdict)
        };
        let first = judged.partition_point(|(other, _)| other + AMID < at);
        let near = judged[first..].iter().take_while(|(other, _)| *other <= at + AMID);
        near.filter(|(other, verdict)| strange(*other, verdict)).count()
    }

    /// Whether a word is the name of something in a program: `the sshare command`.
    fn is_code(&self, at: usize) -> bool {
        casing(self.word(at)) == Casing::Lower && self.language.names_code(self.text, &self.reading.tokens, at)
    }

    /// Whether a word is half of one that is cut in two: `exe- cuted`.
    fn is_cut(&self, at: usize) -> bool {
        let joined = |first: usize| {
            let (Some(one), Some(other)) = (self.reading.tokens.get(first), self.reading.tokens.get(first + 1)) else {
                return false;
            };
            let between = &self.text[one.span().end..other.span().start];
            between.strip_prefix('-').is_some_and(|rest| !rest.is_empty() && rest.trim().is_empty())
                && self.language.lexicon().form(&format!("{}{}", self.word(first), self.word(first + 1))).is_known()
        };
        joined(at) || at > 0 && joined(at - 1)
    }

    /// Whether a word may be `I'm` or the like without its apostrophe: that has its capital everywhere.
    fn is_pronoun(&self, word: &str) -> bool {
        let always = |right: &Cow<str>| self.language.conventions().is_always_capital(right);
        word.starts_with(char::is_uppercase) && self.language.lexicon().corrections(word).iter().any(always)
    }

    /// Whether another word that may be part of a name is beside a token: `Jony Ive`, `Im Min-ho`.
    fn is_beside_name(&self, at: usize) -> bool {
        let Reading { tokens, forms, .. } = self.reading;
        let part = |at: usize| {
            let opens = tokens[at].gap.starts_sentence() && forms[at].common;
            casing(self.word(at)) == Casing::Capital && !opens || self.is_honorific(at)
        };
        let gap = |at: usize| tokens.get(at).map(|token| token.gap);
        let beside = |gap: Option<Gap>, other: usize| match gap {
            Some(Gap::Hyphen) => true,
            Some(Gap::Space) => part(self.chain(other).start),
            _ => false,
        };
        beside(gap(at), at.wrapping_sub(1)) || beside(gap(at + 1), at + 1)
    }

    fn is_honorific(&self, at: usize) -> bool {
        Rank::of(self.word(at)).is_some()
    }

    /// Whether a token is part of a hyphenated word that is right: in the lists as a whole, or made
    /// of a known word and a short beginning such as `co-` or `pre-`.
    fn is_in_compound(&self, at: usize) -> bool {
        let chain = self.chain(at);
        if !(2..=PARTS).contains(&chain.len()) {
            return false;
        }
        let tokens = &self.reading.tokens;
        let whole = &self.text[tokens[chain.start].span().start..tokens[chain.end - 1].span().end];
        let beginning = at + 1 < chain.end && tokens[at].span().len() <= BEGINNING;
        beginning && self.reading.forms[at + 1].is_known()
            || self.language.lexicon().form(whole).is_known()
            // `co-ordinator` is `coordinator`, written more carefully.
            || self.language.lexicon().form(&whole.replace('-', "")).is_known()
            || (self.known)(whole)
    }

    /// Whether a word is a small one inside a name: `della` in `Marco della Valle`, `ter` in `Jan ter Horst`.
    fn is_in_name(&self, at: usize) -> bool {
        let tokens = &self.reading.tokens;
        let is_particle = |at: usize| self.word(at).chars().count() > 1 && lore::is_particle(self.word(at));
        let joined = |at: usize| tokens[at].gap == Gap::Space;
        let capital = |at: usize| casing(self.word(at)) == Casing::Capital;
        let mut before = (0..=at).rev().take(NAME).take_while(|&at| joined(at)).map(|at| at - 1);
        let mut after = (at + 1..tokens.len()).take(NAME).take_while(|&at| joined(at));
        is_particle(at)
            && before.find(|&at| !is_particle(at)).is_some_and(capital)
            && after.find(|&at| !is_particle(at)).is_some_and(capital)
    }

    /// The tokens joined to one by hyphens, itself included; of a long chain the next ones.
    fn chain(&self, at: usize) -> Range<usize> {
        let tokens = &self.reading.tokens;
        let mut start = at;
        while tokens[start].gap == Gap::Hyphen && at - start <= PARTS {
            start -= 1;
        }
        let mut end = at + 1;
        while tokens.get(end).is_some_and(|token| token.gap == Gap::Hyphen) && end - at <= PARTS {
            end += 1;
        }
        start..end
    }

    /// Whether a word is part of a path or of the name of a package (`kiln-core-2.1`, `kiln.fire`), an
    /// abbreviation in a hyphenated word or the head of one, as in `double-decker`: none of these has to be
    /// the name that it looks like.
    fn is_in_compound_name(&self, at: usize, right: &str) -> bool {
        let (tokens, chain) = (&self.reading.tokens, self.chain(at));
        let slash = |at: usize| tokens.get(at).is_some_and(|token| token.gap == Gap::Slash);
        let stop = |at: usize| {
            let before = tokens.get(at).filter(|_| at > 0).map(|token| tokens[at - 1].span().end..token.span().start);
            let joined = before.is_some_and(|between| &self.text[between] == ".");
            joined && !self.language.is_function(self.word(at)) && casing(self.word(at)) == Casing::Lower
        };
        let package = |next: usize| casing(self.word(at)) == Casing::Lower && !self.is_part_of_adjective(next);
        let part = chain.len() > 1 && (at + 1 == chain.end || casing(right) == Casing::Upper || package(at + 1));
        let sure = self.language.is_proper(right) || self.language.is_calendar_word(&right.to_lowercase());
        !sure && (part || stop(at) || stop(at + 1) || slash(chain.start) || slash(chain.end))
    }

    /// Whether a token makes an adjective of the name before it (`paris-based`), or is a name itself.
    fn is_part_of_adjective(&self, at: usize) -> bool {
        let word = self.word(at).to_lowercase();
        let right = listed(self, &word).into_iter().any(|right| right.to_lowercase() == word);
        right || self.language.tables().words.modifiers.contains(&word)
    }

    /// Whether a word is tied by a hyphen to one with a capital: `Kenji-san`, `al-Sisi`.
    fn is_tied_to_name(&self, at: usize) -> bool {
        let tied = |at: usize| self.reading.tokens.get(at).is_some_and(|token| token.gap == Gap::Hyphen);
        let capital = |at: usize| casing(self.word(at)) == Casing::Capital;
        tied(at) && capital(at - 1) || tied(at + 1) && capital(at + 1)
    }

    /// Whether no list has a word, not even one of misspellings. Two such words side by side are a term,
    /// or words of another language.
    fn is_strange(&self, at: usize, verdict: &Verdict) -> bool {
        matches!(verdict, Verdict::Unknown(_) | Verdict::Typo { .. }) && listed(self, self.word(at)).is_empty()
    }

    /// Whether a word is in quotation marks beside or near another one that no list has: words of another language.
    fn is_foreign(&self, at: usize, judged: &[Judged]) -> bool {
        let company = || beside(judged, at).next().is_some() || self.strange_near(at, judged) > 0;
        self.quotation(at).is_some() && company()
    }

    /// The quotation that a token is in.
    fn quotation(&self, at: usize) -> Option<Span> {
        quotation_around((self.quotations)(), self.reading.tokens[at].span())
    }

    /// Whether brackets add the end of a word: `provid[ed]`.
    fn is_completed(&self, at: usize) -> bool {
        let after = self.text[self.reading.tokens[at].span().end..].strip_prefix('[');
        after.is_some_and(|after| after.starts_with(char::is_alphabetic))
    }

    /// Whether an apostrophe shows that the end of a word was left out on purpose: `goin'`.
    fn is_clipped(&self, at: usize) -> bool {
        let (end, conventions) = (self.reading.tokens[at].span().end, self.language.conventions());
        let after = self.text[end..].strip_prefix(['\'', '’']);
        let possessive = self.word(at).ends_with(|c| conventions.possessive_letters.contains(c));
        let closes = || self.quotation(at).is_some_and(|quote| self.text[end..quote.end].chars().count() <= 1);
        after.is_some_and(|after| !after.starts_with(char::is_alphanumeric)) && !possessive && !closes()
    }

    /// Whether a word is in quotation marks alone: it is spoken of.
    fn is_mentioned(&self, at: usize) -> bool {
        let quoted = |quote: Span| self.text[quote.range()].trim_matches(|c: char| !c.is_alphabetic());
        let span = self.reading.tokens[at].span();
        let marked = self.text[..span.start].ends_with('\'') && self.text[span.end..].starts_with('\'');
        marked || self.quotation(at).is_some_and(|quote| quoted(quote) == self.word(at))
    }

    /// Whether a word is among a few small ones in quotation marks that make no sentence: what one searches for.
    fn is_searched_for(&self, at: usize) -> bool {
        self.quotation(at).is_some_and(|quote| {
            let text = &self.text[quote.range()];
            let mut words = text.split_whitespace().map(|word| word.trim_matches(|c: char| !c.is_alphabetic()));
            let few = text.split_whitespace().count() <= QUERY;
            few && !text.contains(char::is_uppercase) && !words.any(|word| self.language.is_function(word))
        })
    }

    /// Whether a word is the name of somebody with a title: `Mr. Haltvik`, `Dr. Ana Haltvik`.
    fn is_titled(&self, at: usize) -> bool {
        let mut words = (0..=at)
            .rev()
            .take(NAME)
            .take_while(|&at| casing(self.word(at)) != Casing::Lower && self.reading.tokens[at].gap.joins());
        words.any(|at| self.is_honorific(at - 1))
    }

    /// Whether a word is an abbreviation with an ending, `FFTWs` or `FFTW's`, or a unit.
    fn is_abbreviation(&self, at: usize) -> bool {
        let (word, conventions) = (self.word(at), self.language.conventions());
        let stem = conventions.without_possessive(word);
        let mut stems = conventions.singulars(stem).chain(Some(stem).filter(|stem| stem.len() < word.len()));
        stems.any(|stem| stem.len() > 1 && casing(stem) == Casing::Upper) || self.is_unit(at)
    }

    /// Whether a short word follows a number: `50 bp`, `3 mb`.
    fn is_unit(&self, at: usize) -> bool {
        let tokens = &self.reading.tokens;
        tokens[at].gap.joins() && tokens[at - 1].kind == TokenKind::Number && self.word(at).chars().count() <= UNIT
    }
}

/// What is known of the words before and after a token, if no list has them.
fn beside(judged: &[Judged], at: usize) -> impl Iterator<Item = &Judged> {
    let places = [at.checked_sub(1), Some(at + 1)].into_iter().flatten();
    places.filter_map(|at| judged.binary_search_by_key(&at, |(other, _)| *other).ok().map(|place| &judged[place]))
}
