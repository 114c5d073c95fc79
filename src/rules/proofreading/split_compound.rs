use phrasebook::tables::CompoundFamily;

use crate::diagnostic::{Level, Safety, Span};
use crate::draft::PartKind;
use crate::facts::Facts;
use crate::finding::{Finding, message};
use crate::rules::{Group, Rule, phrase};
use crate::text::casing::{Casing, casing, lower};
use crate::text::{Gap, TokenKind};

/// Letters of the shortest part.
const PART: usize = 3;

rule! {
    /// A compound is written as two words.
    ///
    /// Many languages write compounds as one word, whatever an English keyboard suggests: a *sollicitatiegesprek* has no
    /// space in it. This rule reports two nouns in a row that the dictionary has as one, and an abbreviation that
    /// lacks its hyphen. English has no such rule, so it is off there.
    ///
    /// ```draft nl
    /// Dank voor het sollicitatie gesprek en voor de uitleg van de HR afdeling over de arbeids voorwaarden.
    ///               ^^^^^^^^^^^^^^^^^^^^ sollicitatiegesprek
    ///                                                             ^^^^^^^^^^^ HR-afdeling
    ///                                                                                 ^^^^^^^^^^^^^^^^^^^ arbeidsvoorwaarden
    /// ```
    ///
    /// Words that are only beside each other stay apart.
    ///
    /// ```draft nl
    /// Ik heb een aantal vragen over de functie, en een paar dagen tijd. De in- en uitvoer doe ik zelf.
    /// ```
    ///
    /// The fix is unsafe, because a comma may be missing instead.
    pub(crate) static RULE: Rule = Rule::new("split-compound", Group::Proofreading, Level::Error)
        .judging_words(148)
        .needing(&["split-compound"])
        .checking(check);
}

fn check(facts: &Facts) -> Vec<Finding> {
    let mut found: Vec<Finding> = Vec::new();
    for part in facts.parts(PartKind::Body) {
        let reader = Reader::new(facts, part);
        let mut end = 0;
        for at in part.tokens.clone() {
            let Some((span, right)) = reader.compound(at).filter(|(span, _)| span.start >= end) else { continue };
            end = span.end;
            let word = facts.quote(span);
            let finding = RULE.at(span, message!("split-compound", word, right = &right)).at_most(phrase::worst(facts));
            found.push(finding.replace(right, Safety::Unsafe));
        }
    }
    found
}

struct Reader<'f, 'a> {
    facts: &'f Facts<'a>,
    end: usize,
    /// Where the words of each family are.
    families: Vec<(usize, Option<CompoundFamily>)>,
    nouns: u16,
    infinitive: u16,
}

impl<'f, 'a> Reader<'f, 'a> {
    fn new(facts: &'f Facts<'a>, part: &crate::language::PartTokens) -> Self {
        let bit = |name: &str| facts.language.form_bit(name);
        let place = |span: Span| facts.reading.token_at(span.start);
        let families = facts.phrases(RULE.id, part).into_iter().map(|(fit, family)| (place(fit.span), family.known()));
        Self {
            facts,
            end: part.tokens.end,
            families: families.collect(),
            nouns: bit("singular") | bit("plural") | bit("diminutive"),
            infinitive: bit("infinitive"),
        }
    }

    fn is(&self, at: usize, family: CompoundFamily) -> bool {
        self.families.contains(&(at, Some(family)))
    }

    fn forms(&self, at: usize) -> u16 {
        self.facts.language.forms_of(self.facts.reading.forms[at].shape)
    }

    /// The compound that a word and the next one are, and what it should be.
    fn compound(&self, at: usize) -> Option<(Span, String)> {
        let tokens = &self.facts.reading.tokens;
        let next = at + 1;
        let is_word = |at: usize| tokens[at].kind == TokenKind::Word;
        let hyphen = |at: usize| tokens.get(at).is_some_and(|token| matches!(token.gap, Gap::Hyphen | Gap::Slash));
        if next >= self.end || tokens[next].gap != Gap::Space || hyphen(next + 1) || !is_word(at) || !is_word(next) {
            return None;
        }
        let (first, second) = (self.facts.text_of(at), self.facts.text_of(next));
        let span = tokens[at].span().to(tokens[next].span());
        let small = casing(second) == Casing::Lower && second.chars().count() >= PART;
        if !small
            || self.facts.draft.text()[tokens[at].span().end..tokens[next].span().start] != *" "
            || self.facts.is_quoted(span)
        {
            return None;
        }
        let noun = self.forms(next) & self.nouns != 0 && self.forms(next) & self.infinitive == 0;
        let small_word = self.facts.language.is_function(&lower(second)) || self.is(next, CompoundFamily::Apart);
        if noun && !small_word && !hyphen(at) && self.is_abbreviation(at) {
            return Some((span, format!("{first}-{second}")));
        }
        let starts = tokens[at].gap.starts_sentence();
        let plain = casing(first) == Casing::Lower || starts && casing(first) == Casing::Capital;
        let joined = format!("{}{second}", lower(first));
        (plain && first.chars().count() >= PART && self.belong(at, next, &joined)).then(|| {
            let right = format!("{first}{second}");
            (span, right)
        })
    }

    /// Whether an abbreviation is part of the compound with the noun after it.
    fn is_abbreviation(&self, at: usize) -> bool {
        at > 0
            && self.facts.reading.tokens[at].gap == Gap::Space
            && self.is(at - 1, CompoundFamily::Frame)
            && self.is(at, CompoundFamily::Abbreviation)
    }

    /// Whether a word may be a noun, and is nothing else that is inflected, and no small word.
    fn is_noun(&self, at: usize) -> bool {
        let word = lower(self.facts.text_of(at));
        let small = self.facts.language.is_function(&word) || self.is(at, CompoundFamily::Apart);
        let known = self.facts.reading.forms[at].is_known();
        known && !small && !self.is(at, CompoundFamily::Frame) && self.forms(at) & !self.nouns == 0
    }

    /// Whether two words belong together.
    fn belong(&self, at: usize, next: usize, joined: &str) -> bool {
        let lexicon = self.facts.language.lexicon();
        let word = lower(self.facts.text_of(at));
        if self.is(at, CompoundFamily::Apart) || self.facts.language.is_function(&word) {
            return false;
        }
        let listed = lexicon.look_up(joined).is_known();
        if self.is(at, CompoundFamily::Particle) {
            return listed && self.forms(next) & self.infinitive != 0;
        }
        if !lexicon.form(joined).is_known() || self.facts.language.is_function(&lower(self.facts.text_of(next))) {
            return false;
        }
        // `arbeids` is a word in compounds only.
        if !self.facts.reading.forms[at].is_known() {
            return lexicon.begins_compound(&word);
        }
        let gap = self.facts.reading.tokens[at].gap;
        let framed = at > 0 && gap == Gap::Space && self.is(at - 1, CompoundFamily::Frame);
        let noun = self.forms(at) & self.nouns != 0 && self.is_noun(at);
        let (begins, ends) = (self.is(at, CompoundFamily::Modifier), self.is(next, CompoundFamily::Head));
        // Any two nouns may be joined, so that a compound that no list has needs a part that is typical of them.
        let typical = begins || ends && noun;
        (ends || self.is_noun(next)) && (typical && framed || listed && (framed || noun || gap == Gap::Hyphen))
    }
}
