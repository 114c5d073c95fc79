//! Who is greeted: the titles and the names of a greeting.

use crate::draft::PartKind;
use crate::language::PartTokens;
use crate::record::name::lore::{self, Rank};
use crate::text::casing::{Casing, casing};
use crate::text::{Gap, Match, TokenKind};

use crate::facts::Facts;

/// The most words of a greeting, such as `Good morning`, and the one after it.
const LONGEST: usize = 8;

/// One of those who are greeted, by tokens.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Addressee {
    /// `Ms.`, `Dr.`
    pub(crate) titles: Vec<usize>,
    /// The words of the name, particles and initials included, with nothing between them.
    pub(crate) names: Vec<usize>,
}

impl Addressee {
    /// Whether a title says that what follows is a family name.
    pub(crate) fn is_titled(&self, facts: &Facts) -> bool {
        self.titles.iter().any(|&at| Rank::of(facts.text_of(at)) != Some(Rank::Given))
    }
}

/// The table of greetings that name nobody.
const TO_NOBODY: &str = "impersonal-greeting";

/// Those whom the greetings of a draft name. A group, as in `Dear team`, is nobody.
pub(crate) fn addressees(facts: &Facts) -> Vec<Addressee> {
    let to_nobody = |part: &PartTokens| facts.phrases(TO_NOBODY, part).iter().any(|(fit, _)| fills(facts, part, fit));
    let parts = facts.parts(PartKind::Greeting).filter(|part| !to_nobody(part));
    parts.flat_map(|part| Greeting { facts, at: part.tokens.start, end: part.tokens.end }.read()).collect()
}

/// Whether a phrase fills a part, so that nothing comes after it.
pub(crate) fn fills(facts: &Facts, part: &PartTokens, fit: &Match) -> bool {
    fit.first == 0 && facts.reading.token_at(fit.span.end) >= part.tokens.end
}

/// A greeting that is being read.
struct Greeting<'c, 'a> {
    facts: &'c Facts<'a>,
    at: usize,
    end: usize,
}

impl Greeting<'_, '_> {
    fn read(mut self) -> Vec<Addressee> {
        let first = self.at;
        while self.skip_greeting() {}
        // `Hallo Rita`: a greeting of a language whose words are not known here.
        if self.at == first {
            self.at += 1;
        }
        let mut all = Vec::new();
        loop {
            let addressee = self.addressee();
            if addressee.names.is_empty() {
                break;
            }
            // `Dear team`, `Dear Fjordly team`.
            let behind = Some(self.at).filter(|&at| at < self.end && self.gap(at) == Gap::Space);
            let words = addressee.names.iter().copied().chain(behind);
            let group = words.into_iter().any(|at| self.facts.language.is_group(&self.lower(at)));
            if !group || behind.is_none() && addressee.is_titled(self.facts) {
                all.push(addressee);
            }
            if !self.skip_joint() {
                break;
            }
        }
        all
    }

    fn lower(&self, at: usize) -> String {
        self.facts.text_of(at).to_lowercase()
    }

    fn gap(&self, at: usize) -> Gap {
        self.facts.reading.tokens[at].gap
    }

    /// Skips the tokens of `Good morning`, if they are here.
    fn skip_greeting(&mut self) -> bool {
        if self.at >= self.end {
            return false;
        }
        let tokens = &self.facts.reading.tokens;
        let words = self.end.min(self.at + LONGEST);
        let rest = self.facts.text(tokens[self.at].span().to(tokens[words - 1].span())).to_lowercase();
        let begins = |greeting: &&str| {
            rest.strip_prefix(*greeting)
                .is_some_and(|rest| !rest.starts_with(|c: char| c.is_alphanumeric() || c == '\''))
        };
        let Some(greeting) =
            self.facts.language.tables().words.greetings.iter().filter(begins).max_by_key(|words| words.len())
        else {
            let fillers = self.facts.language.tables().words.greeting_fillers;
            let small = fillers.contains(&self.lower(self.at)) && self.gap(self.at) == Gap::Space;
            self.at += usize::from(small);
            return small;
        };
        // `Dear Madam` greets nobody, but a title is a title.
        if Rank::of(greeting).is_some() {
            return false;
        }
        self.at += greeting.split(' ').count();
        true
    }

    fn addressee(&mut self) -> Addressee {
        let mut found = Addressee::default();
        while self.at < self.end && self.joined(found.titles.is_empty()) && self.is_title() {
            found.titles.push(self.at);
            self.at += 1;
        }
        while self.at < self.end && self.is_name(&found) {
            found.names.push(self.at);
            self.at += 1;
        }
        found
    }

    fn joined(&self, first: bool) -> bool {
        matches!(self.gap(self.at), Gap::Space | Gap::Hyphen)
            || first && matches!(self.gap(self.at), Gap::Comma | Gap::Clause | Gap::Part)
    }

    fn is_title(&self) -> bool {
        let rank = Rank::of(self.facts.text_of(self.at));
        let next = self.at + 1;
        let named = next < self.end && matches!(self.gap(next), Gap::Space) && !lore::is_joint(&self.lower(next));
        // `Dear Dean,` greets Dean, and `Hi Don` Don.
        rank.is_some() && (named || rank != Some(Rank::Given))
    }

    fn is_name(&self, found: &Addressee) -> bool {
        let (facts, at) = (self.facts, self.at);
        let token = facts.reading.tokens[at];
        let first = found.names.is_empty();
        let lower = self.lower(at);
        let suffix = !first && self.gap(at) == Gap::Comma && lore::is_suffix(&lower);
        if !suffix && !self.joined(first) || !matches!(token.kind, TokenKind::Word | TokenKind::Initials) {
            return false;
        }
        if lore::is_joint(&lower) {
            return false;
        }
        let ends = at + 1 >= self.end || self.gap(at + 1) != Gap::Space;
        let next_joins = !ends && lore::is_joint(&self.lower(at + 1));
        if casing(facts.text(token.span())) == Casing::Lower {
            let particle = lore::is_particle(&lower) && !ends;
            // `dear rita,` but not `hi rita thanks for`.
            return particle
                || self.gap(at) == Gap::Hyphen
                || suffix
                || (ends || next_joins) && (first || self.small(found));
        }
        // `Hi Rita Thank you`: the sentence has begun.
        let runs_on = !ends && !next_joins && !facts.reading.has_capital(at + 1);
        let word = facts.reading.forms[at].common && !lore::is_given(&lower);
        first || !(word && runs_on && !lore::is_particle(&self.lower(at + 1)))
    }

    /// Whether the name so far is written small.
    fn small(&self, found: &Addressee) -> bool {
        !found.names.iter().any(|&name| self.facts.reading.has_capital(name))
    }

    /// Skips what is between two who are greeted.
    fn skip_joint(&mut self) -> bool {
        if self.at >= self.end {
            return false;
        }
        let tokens = &self.facts.reading.tokens;
        let between = &self.facts.draft.text()[tokens[self.at - 1].span().end..tokens[self.at].span().start];
        if lore::is_joint(&self.lower(self.at)) {
            self.at += 1;
            return self.at < self.end;
        }
        let capital = self.facts.reading.has_capital(self.at);
        let word =
            self.facts.reading.forms[self.at].common && !lore::is_given(&self.lower(self.at)) && !self.is_title();
        matches!(between.trim(), "&" | "+" | "/") || matches!(between.trim(), ",") && capital && !word
    }
}
