use std::collections::BTreeMap;

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
    /// So does what is only written with a number, and a word of which the space leaves something that is none.
    ///
    /// ```draft nl
    /// Na een 5 jarige opleiding zie ik uw antwoord graag te gemoet.
    ///        ^^^^^^^^ 5-jarige
    ///                                                    ^^^^^^^^^ tegemoet
    /// ```
    ///
    /// Words that are only beside each other stay apart.
    ///
    /// ```draft nl
    /// Ik heb een aantal vragen over de functie, en een paar dagen tijd. De in- en uitvoer doe ik zelf. Op mijn cv
    /// staat mijn nummer.
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
    /// The families of each token that has any.
    families: BTreeMap<usize, Vec<CompoundFamily>>,
    nouns: u16,
    infinitive: u16,
    /// The form of adjectives before nouns, in a language that says which words are adjectives.
    agreeing: u16,
    /// The forms of verbs and adjectives that may come after an abbreviation: `de NS rijdt`, `met de cao duidelijk`.
    verbs: u16,
}

impl<'f, 'a> Reader<'f, 'a> {
    fn new(facts: &'f Facts<'a>, part: &crate::language::PartTokens) -> Self {
        let bit = |name: &str| facts.language.form_bit(name);
        let clauses = facts.language.tables().clauses;
        let mut families: BTreeMap<usize, Vec<CompoundFamily>> = BTreeMap::new();
        for (fit, family) in facts.phrases(RULE.id, part) {
            families
                .entry(facts.reading.token_at(fit.span.start))
                .or_default()
                .extend(family.known::<CompoundFamily>());
        }
        Self {
            facts,
            end: part.tokens.end,
            families,
            nouns: bit("singular") | bit("plural") | bit("diminutive") | bit("definite") | bit("plurals"),
            infinitive: bit("infinitive"),
            agreeing: bit("agreeing"),
            verbs: bit(clauses.adjective)
                | bit(clauses.first_form)
                | bit(clauses.other_form)
                | bit(clauses.past)
                | bit(clauses.infinitive),
        }
    }

    fn is(&self, at: usize, family: CompoundFamily) -> bool {
        self.families.get(&at).is_some_and(|own| own.contains(&family))
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
        if next >= self.end || tokens[next].gap != Gap::Space || hyphen(next + 1) || !is_word(next) {
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
        if !is_word(at) {
            let number = tokens[at].kind == TokenKind::Number && self.is(next, CompoundFamily::Counted);
            return number.then(|| (span, format!("{first}-{second}")));
        }
        if self.is_apart(at, next) {
            return None;
        }
        if self.is(at, CompoundFamily::Abbreviation) && !hyphen(at) && self.is_framed(at) && self.follows(next) {
            return Some((span, format!("{first}-{second}")));
        }
        let starts = tokens[at].gap.starts_sentence();
        let plain = casing(first) == Casing::Lower || starts && casing(first) == Casing::Capital;
        if plain && !hyphen(at) && self.is_cut(at, next) {
            return Some((span, format!("{first}{second}")));
        }
        let belong = plain && first.chars().count() >= PART && self.belong(at, next);
        belong.then(|| (span, format!("{first}{second}")))
    }

    /// Whether a word comes after one that is before nouns.
    fn is_framed(&self, at: usize) -> bool {
        at > 0 && self.facts.reading.tokens[at].gap == Gap::Space && self.is(at - 1, CompoundFamily::Frame)
    }

    /// Whether two nouns may only be beside each other: `Ik heb op mijn werk ervaring opgedaan`, `voor deze functie
    /// schaal 8`. What begins a clause is one, and so is what only begins compounds: `Mijn werk ervaring past hierbij`.
    fn is_apart(&self, at: usize, next: usize) -> bool {
        if !self.facts.reading.forms[at].is_known() {
            return false;
        }
        let tokens = &self.facts.reading.tokens;
        let (singular, plural) = (self.facts.language.form_bit("singular"), self.facts.language.form_bit("plural"));
        let forms = self.forms(next);
        let is_bare = self.is(next, CompoundFamily::Bare) || forms & plural != 0 && forms & singular == 0;
        let after = tokens.get(next + 1).filter(|token| token.gap == Gap::Space);
        let is_numbered = after.is_some_and(|token| token.kind == TokenKind::Number);
        // `In de avond school ik me bij.`
        let subjects = self.facts.language.tables().clauses.first;
        let is_verb = after.is_some() && subjects.contains(&lower(self.facts.text_of(next + 1)));
        is_numbered || is_verb || is_bare && !self.opens(at)
    }

    /// Whether a word, with the one before nouns that precedes it, begins a clause as a subject does.
    fn opens(&self, at: usize) -> bool {
        let first = if self.is_framed(at) { at - 1 } else { at };
        let prepositions = self.facts.language.tables().clauses.prepositions;
        !self.is_small(first)
            || self.facts.reading.tokens[first].gap != Gap::Space
                && !prepositions.contains(&lower(self.facts.text_of(first)))
    }

    /// Whether a word may be the noun after an abbreviation.
    fn follows(&self, at: usize) -> bool {
        let noun = self.forms(at) & self.nouns != 0 && self.forms(at) & self.verbs == 0;
        let listed = self.is(at, CompoundFamily::Noun) || self.is(at, CompoundFamily::Head);
        listed || noun && !self.is_small(at) && !self.is(at, CompoundFamily::Apart)
    }

    fn is_small(&self, at: usize) -> bool {
        self.facts.language.is_function(&lower(self.facts.text_of(at)))
    }

    /// Whether a word may be a noun, and is nothing else that is inflected, and no small word.
    fn is_noun(&self, at: usize) -> bool {
        let apart = self.is(at, CompoundFamily::Apart) || self.is(at, CompoundFamily::Frame);
        let known = self.facts.reading.forms[at].is_known();
        known && !apart && self.forms(at) & !self.nouns == 0 && !self.is_small(at)
    }

    /// Whether two words are one that a space has cut, so that one of them is none: `te gemoet`.
    fn is_cut(&self, at: usize, next: usize) -> bool {
        let forms = &self.facts.reading.forms;
        let joined = || format!("{}{}", lower(self.facts.text_of(at)), self.facts.text_of(next));
        let known = |at: usize| forms.get(at).is_none_or(|form| form.is_known());
        // Beside other words that are none, it may be one of another language.
        let alone = known(at.wrapping_sub(1)) && known(next + 1) && !self.is(at, CompoundFamily::Frame);
        (self.is(next, CompoundFamily::Counted) || alone && known(at) != known(next))
            && self.facts.language.lexicon().look_up(&joined()).is_known()
    }

    /// Whether two words belong together.
    fn belong(&self, at: usize, next: usize) -> bool {
        let lexicon = self.facts.language.lexicon();
        if self.is(at, CompoundFamily::Apart) || self.is_small(at) {
            return false;
        }
        let word = lower(self.facts.text_of(at));
        let joined = || format!("{word}{}", self.facts.text_of(next));
        let listed = || lexicon.look_up(&joined()).is_known();
        if self.is(at, CompoundFamily::Particle) {
            // `heen en terug reizen`
            let coordinators = self.facts.language.tables().clauses.coordinators;
            let joined_to = at.checked_sub(1).map(|before| lower(self.facts.text_of(before)));
            return joined_to.is_none_or(|before| !coordinators.contains(&before))
                && self.forms(next) & self.infinitive != 0
                && listed();
        }
        if self.is_small(next) {
            return false;
        }
        let may_be_joined = || lexicon.form(&joined()).is_known();
        // `arbeids` is a word in compounds only.
        if !self.facts.reading.forms[at].is_known() {
            return lexicon.begins_compound(&word) && may_be_joined();
        }
        let (begins, ends) = (self.is(at, CompoundFamily::Modifier), self.is(next, CompoundFamily::Head));
        let framed = self.is_framed(at);
        if !ends && !self.is_noun(next) {
            return false;
        }
        let noun = self.forms(at) & self.nouns != 0 && self.is_noun(at);
        // `første sal`
        let beside =
            framed && (self.agreeing == 0 || begins) || noun || self.facts.reading.tokens[at].gap == Gap::Hyphen;
        // Any two nouns may be joined, so that a compound that no list has needs a part that is typical of them.
        let typical = framed && (begins && self.opens(at) || ends && noun);
        beside && listed() || typical && may_be_joined()
    }
}
