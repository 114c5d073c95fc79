//! A clause, as each of its words is judged.

use std::ops::Range;

use phrasebook::stored::Texts;

use super::{Misuse, Opening, Reader, Word};
use crate::language::tables::Clauses;

/// A clause, as each of its words is judged.
pub(super) struct View<'v, 'f, 'a> {
    pub(super) reader: &'v Reader<'f, 'a>,
    pub(super) words: &'v [Word<'f>],
    pub(super) clause: Range<usize>,
    pub(super) opening: Opening,
    /// The clause and those before it whose subject it may share.
    pub(super) context: Range<usize>,
    /// Whether it has the verb for which a subject at the start of the sentence waits.
    pub(super) resumes: bool,
}

impl View<'_, '_, '_> {
    /// What a word should be, if it is wrong.
    pub(super) fn judge(&self, at: usize) -> Option<Misuse> {
        let Reader { facts, table, first, other, participle, .. } = self.reader;
        let word = &self.words[at];
        let is = |bit: u16| word.forms & bit != 0;
        if word.forms == 0 {
            return self.past(at);
        }
        if let Some(form) = self.other_number(at) {
            return self.misuse(at, facts.language.inflected(&word.lower, form));
        }
        if self.is_attribute(at) {
            let participles = facts.language.inflected(&word.lower, table.participle);
            let mut right: Vec<String> =
                participles.iter().flat_map(|word| facts.language.inflected(word, table.attributive)).collect();
            right.retain(|right| facts.language.sound(right) == facts.language.sound(&word.lower));
            return self.misuse(at, right);
        }
        let second = || table.second_forms.contains(&word.lower) && self.has_no_second(at);
        let form = if second() || is(*first) && !is(*other) && self.needs_other(at) {
            table.other_form
        } else if is(*other) && !is(*first) && self.needs_participle(at) {
            table.participle
        } else if is(*other) && !is(*first) && self.needs_first(at) {
            table.first_form
        } else if is(*participle) && !is(*first | *other) {
            self.finite(at)?
        } else {
            return None;
        };
        self.misuse(at, facts.language.inflected(&word.lower, form))
    }

    fn misuse(&self, at: usize, mut right: Vec<String>) -> Option<Misuse> {
        let (facts, word) = (self.reader.facts, &self.words[at]);
        let span = facts.reading.tokens[word.token].span();
        right.retain(|right| *right != word.lower);
        let quoted = facts.is_quoted(span) || facts.is_verbatim(span);
        (!quoted && !right.is_empty()).then_some(Misuse { span, right })
    }

    /// The past of a verb that looks like its participle before a noun: `u vermelde`.
    fn past(&self, at: usize) -> Option<Misuse> {
        let Reader { facts, table, participle, first, .. } = self.reader;
        let by = |at: usize| self.is_before(at, table.prepositions);
        let before = (self.is_before(at, table.strict) || self.is_before(at, table.first)) && !by(at - 1);
        if !before && !self.is_in(at + 1, table.first) {
            return None;
        }
        let stems = facts.language.inflected(&self.words[at].lower, table.participial);
        let stem = stems.iter().find(|stem| {
            let forms = facts.language.forms_of(facts.language.lexicon().look_up(stem).shape);
            forms & participle != 0 && forms & first != 0
        })?;
        (!self.has_other_finite(at)).then(|| self.misuse(at, facts.language.inflected(stem, table.past)))?
    }

    /// The form of a past whose subject beside it is more than one, or just one: `wij praatte`.
    fn other_number(&self, at: usize) -> Option<&'static str> {
        let Reader { table, past, pasts, .. } = self.reader;
        let one =
            |at: usize| self.is_in(at, table.first) || self.is_in(at, table.strict) && !self.is_in(at, table.second);
        let several = |at: usize| self.is_in(at, table.plural) && !self.is_in(at, table.second);
        let beside = |subject: &dyn Fn(usize) -> bool| {
            at.checked_sub(1).is_some_and(subject) || subject(at + 1) && self.is_fronted(at)
        };
        if self.is_only(at, *past) && beside(&several) {
            Some(table.pasts)
        // `u en ik spraken`
        } else if self.is_only(at, *pasts) && self.opening != Opening::Joined && beside(&one) {
            Some(table.past)
        } else {
            None
        }
    }

    /// Whether a word is a form of verbs and nothing else, no adjective either: `vroeg`.
    fn is_only(&self, at: usize, form: u16) -> bool {
        let Reader { facts, table, .. } = self.reader;
        let word = &self.words[at];
        let forms = facts.language.forms_of(facts.reading.forms[word.token].shape);
        word.forms == form && forms & facts.language.form_bit(table.adjective) == 0
    }

    /// Whether a past is where only an adjective can be: `de verwachtte datum`.
    fn is_attribute(&self, at: usize) -> bool {
        let Reader { table, past, singular, plural, .. } = self.reader;
        let subject = || self.is_before(at, table.others);
        let noun = || self.clause.contains(&(at + 1)) && self.words[at + 1].forms & (singular | plural) != 0;
        self.is_only(at, *past)
            && self.is_before(at, table.articles)
            && (!subject() || noun() && self.has_other_finite(at))
    }

    fn within(&self, words: Range<usize>, list: Texts) -> bool {
        self.words[words].iter().any(|word| list.contains(&word.lower))
    }

    fn is_in(&self, at: usize, list: Texts) -> bool {
        self.clause.contains(&at) && list.contains(&self.words[at].lower)
    }

    fn is_before(&self, at: usize, list: Texts) -> bool {
        at.checked_sub(1).is_some_and(|before| self.is_in(before, list))
    }

    /// Whether a word is the first of its clause, after the word that joins it.
    fn leads(&self, at: usize) -> bool {
        at == self.clause.start + usize::from(self.opening == Opening::Joined)
    }

    /// Whether a word is where a clause that was opened has its verb.
    fn closes(&self, at: usize) -> bool {
        at + 1 == self.clause.end || self.is_in(at + 1, self.reader.table.prepositions)
    }

    /// Whether a word sounds like a form of its verb.
    fn sounds_like(&self, word: &str, form: &str) -> bool {
        let language = self.reader.facts.language;
        let sound = language.sound(word);
        language.inflected(word, form).iter().any(|other| language.sound(other) == sound)
    }

    fn is_silent(&self, word: &str) -> bool {
        self.reader.table.silent.iter().any(|end| word.ends_with(end))
    }

    /// Whether another word of the clause is its finite verb.
    fn has_other_finite(&self, at: usize) -> bool {
        self.clause.clone().any(|other| other != at && self.reader.is_finite(&self.words[other]))
    }

    /// An auxiliary among some words.
    fn auxiliary(&self, words: Range<usize>) -> Option<usize> {
        let table = &self.reader.table;
        let plural = |at: usize| self.words.get(at).is_some_and(|word| table.plural.contains(&word.lower));
        words.into_iter().find(|&at| {
            let lower = &self.words[at].lower;
            let sure = || !table.loose_auxiliaries.contains(lower) || at > 0 && plural(at - 1) || plural(at + 1);
            table.auxiliaries.contains(lower) && sure()
        })
    }

    /// Whether a form that only some subjects have is without any of them: `de chef wilt`. An opened clause has
    /// its own, any other may share one of its sentence.
    fn has_no_second(&self, at: usize) -> bool {
        let Reader { table, singular, plural, other, .. } = self.reader;
        let owned = |at: usize| {
            table.determiners.contains(&self.words[at].lower)
                && self.words.get(at + 1).is_some_and(|next| {
                    let noun = next.forms & (singular | plural) != 0 && next.forms & other == 0;
                    noun && !table.second.contains(&next.lower) && !table.others.contains(&next.lower)
                })
        };
        let subjects = [table.inverted, table.others, table.plural];
        let subject = |at: usize| {
            let lower = &self.words[at].lower;
            table.second.contains(lower) && subjects.iter().any(|list| list.contains(lower)) && !owned(at)
        };
        let start = self.clause.start;
        // `een of andere reden` opens nothing.
        let begun = [table.opened, table.determiners, table.singular, table.others, table.inverted];
        if self.opening == Opening::Subordinate
            && !table.loose_openers.contains(&self.words[start].lower)
            && begun.iter().any(|list| self.is_in(start + 1, *list))
        {
            return !self.clause.clone().any(subject);
        }
        !self.leads(at) && !(0..self.words.len()).any(subject)
    }

    /// Whether the subject of an opened clause, just after the word that opens it, takes the other form.
    fn is_opened_by_other(&self, at: usize) -> bool {
        let table = &self.reader.table;
        let subject = self.clause.start + 1;
        let pronoun = self.is_in(subject, table.others) || self.is_in(subject, table.inverted);
        self.opening == Opening::Subordinate && (pronoun || self.is_one_noun(subject, at) || self.is_relative_subject())
    }

    /// Whether a noun in the singular begins at a word and ends before another one: `het bedrijf`.
    fn is_one_noun(&self, start: usize, end: usize) -> bool {
        let Reader { table, singular, plural, .. } = self.reader;
        let noun = (start + 1..end).map(|at| self.words[at].forms).find(|forms| forms & (singular | plural) != 0);
        let one = noun.is_some_and(|forms| forms & singular != 0 && forms & plural == 0);
        (self.is_in(start, table.singular) || self.is_in(start, table.determiners)) && one
    }

    /// Whether the word that opens the clause is its subject, and one: `de collega die mij begeleidt`.
    fn is_relative_subject(&self) -> bool {
        let Reader { table, singular, plural, .. } = self.reader;
        let start = self.clause.start;
        let lists = [table.first, table.inverted, table.others, table.plural, table.determiners, table.singular];
        let before = start.checked_sub(1).map_or(0, |before| self.words[before].forms);
        table.loose_openers.contains(&self.words[start].lower)
            && !lists.iter().any(|list| self.is_in(start + 1, *list))
            && before & singular != 0
            && before & plural == 0
    }

    /// Whether a word is in a form that only some subjects have, and none of them is near: `hij word`.
    fn needs_other(&self, at: usize) -> bool {
        let Reader { first, participle, table, .. } = self.reader;
        let word = &self.words[at];
        let own = self.context.clone();
        if self.within(own.clone(), table.first) || self.is_in(at + 1, table.inverted) || self.within(own, table.plural)
        {
            return false;
        }
        let pure = word.forms & first != 0 && table.plain_verbs.contains(&word.lower);
        let after_subject =
            (self.is_before(at, table.strict) || self.is_before(at, table.only_subjects)) && !self.has_other_finite(at);
        let noun = self.is_before(at, table.singular) || self.is_before(at, table.determiners);
        let last = !noun && self.is_opened_by_other(at) && self.closes(at) && !self.has_other_finite(at);
        let other_word = table.other_words.contains(&word.lower);
        if word.forms & participle != 0 {
            let last = last && !other_word;
            let before_subject = self.is_in(at + 1, table.strict) && !self.leads(at);
            // `Uw collega beantwoord mijn vraag.`
            let start = self.clause.start;
            let led = self.opening != Opening::Subordinate
                && (start + 2..=start + 3).contains(&at)
                && self.is_one_noun(start, at)
                && self.words[at - 1].forms & self.reader.singular != 0
                // `de functie vermeld in de brief`
                && !self.is_in(at + 1, table.prepositions)
                && !self.has_other_finite(at);
            let waited_for = self.resumes && self.leads(at) && !self.is_in(at + 1, table.prepositions);
            // `als u begeleid en gesteund wordt`
            let goes_on = self.words.get(self.clause.end).is_some_and(|next| table.coordinators.contains(&next.lower));
            let end = if goes_on { self.words.len() } else { self.clause.end };
            return self.auxiliary(self.clause.start..end).is_none()
                && (after_subject || last || before_subject || waited_for || led && !other_word);
        }
        let known = self.is_silent(&word.lower) && !other_word;
        let asked = self.is_in(at + 1, table.strict) && self.asks();
        // `Bel of meld het`
        let after_opener = self.opening == Opening::Subordinate && at == self.clause.start + 1;
        let leads = self.leads(at) && self.opening != Opening::Subordinate;
        let command = (leads && !self.resumes || after_opener) && !asked;
        known && !command
            || pure && (after_subject || last || self.resumes && self.leads(at))
            || self.is_silent(&word.lower) && after_subject
    }

    /// Whether a word is in the form of other subjects beside one that takes the first: `ik wordt`, `vindt jij`.
    fn needs_first(&self, at: usize) -> bool {
        let Reader { facts, table, .. } = self.reader;
        let start = self.clause.start;
        let opened = self.opening == Opening::Subordinate && self.is_in(start + 1, table.first);
        // `beter dan ik is`
        let compared = |at: usize| self.is_before(at, table.fronted);
        // `kook ik rijst`
        let verb = |word: &Word| word.forms & self.reader.first != 0 && !table.coordinators.contains(&word.lower);
        let served = |at: usize| at >= start + 2 && verb(&self.words[at - 2]);
        let adjacent =
            self.is_before(at, table.first) && !served(at) && (!compared(at - 1) || opened && at == start + 2);
        let inverted = self.is_in(at + 1, table.first) && !self.is_in(at + 2, table.finites);
        // `hoe ik omga met wat goed uitkomt`
        let own = || !self.within(start + 1..at, table.loose_openers);
        if adjacent || inverted || opened && self.closes(at) && !self.has_other_finite(at) && own() {
            return true;
        }
        if self.is_in(at + 1, table.only_subjects)
            || self.is_in(at + 1, table.inverted) && self.is_in(at + 2, table.inverted)
        {
            return true;
        }
        let asked = self.is_in(at + 1, table.inverted) && self.is_fronted(at);
        // A command with its object: `Zendt me gerust`.
        let command = || {
            start == 0
                // `Wordt het druk, dan help ik`
                && self.clause.end == self.words.len()
                && self.leads(at)
                && self.is_in(at + 1, table.objects)
                && !self.asks()
                && !self.within(self.clause.clone(), table.strict)
        };
        let may_be =
            if asked { at + 2 >= self.clause.end || self.is_in(at + 2, table.after_subject) } else { command() };
        let firsts = || facts.language.inflected(&self.words[at].lower, table.first_form);
        may_be && firsts().iter().any(|first| self.is_silent(first))
    }

    /// Whether the subject of a verb follows it, as what comes before it cannot be one.
    fn is_fronted(&self, at: usize) -> bool {
        let table = &self.reader.table;
        let before = self.clause.start..at;
        let subject = before.clone().any(|at| {
            [table.others, table.plural, table.first, table.inverted].iter().any(|list| self.is_in(at, *list))
                || self.reader.is_finite(&self.words[at])
        });
        before.is_empty() || self.leads(at) || self.is_in(before.start, table.fronted) && !subject
    }

    /// Whether the sentence is a question.
    fn asks(&self) -> bool {
        let last = self.words.last().map(|word| self.reader.facts.reading.tokens[word.token].span().end);
        last.is_some_and(|end| self.reader.facts.draft.text()[end..].starts_with('?'))
    }

    /// Whether a word at the end of a clause is a finite verb where another one is: `is verandert`.
    fn needs_participle(&self, at: usize) -> bool {
        let table = &self.reader.table;
        let word = &self.words[at].lower;
        // `gelezen, ondertekend en verstuurd`
        let alone = self.clause.len() == 1 && self.opening == Opening::Plain && at > 0;
        if alone && self.words.get(at + 1).is_some_and(|next| table.coordinators.contains(&next.lower)) {
            let goes_on = self.clause.end + 1 < self.words.len() && self.is_participle(self.clause.end + 1);
            return goes_on
                && self.words[at - 1].forms & self.reader.participle != 0
                && self.sounds_like(word, table.participle);
        }
        let joined = self.leads(at) && self.opening == Opening::Joined;
        let words = if joined { self.context.clone() } else { self.clause.clone() };
        // `is populair en behoort tot …`, but `is gewogen en verpakt`
        if joined && !(words.start..at).any(|at| self.is_participle(at)) {
            return false;
        }
        let after = self.auxiliary(at + 1..(at + 2).min(self.clause.end));
        let last = at + 1 == self.clause.end || !joined && self.closes(at) || after.is_some();
        let after = after.filter(|auxiliary| auxiliary + 1 == self.clause.end);
        let Some(auxiliary) = self.auxiliary(words.start..at).or(after).filter(|_| last) else {
            return false;
        };
        if table.auxiliaries.contains(word) || !self.sounds_like(word, table.participle) {
            return false;
        }
        // `een zaak die aandacht verdient`
        if auxiliary < at && self.within(auxiliary..at, table.loose_openers) {
            return false;
        }
        // It may have its participle already.
        let taken = words.clone().any(|other| {
            other != at && other.abs_diff(auxiliary) == 1 && other >= self.clause.start && self.is_participle(other)
        });
        !taken
    }

    fn is_participle(&self, at: usize) -> bool {
        let Reader { participle, other, .. } = self.reader;
        let word = &self.words[at];
        let Clauses { participle_ends, participle_mark, .. } = self.reader.table;
        let ends = participle_ends.iter().any(|end| word.lower.ends_with(end)) && word.lower.contains(participle_mark);
        word.forms & participle != 0 || ends && word.forms & other == 0
    }

    /// The form of a verb that is a participle where its clause has no verb: `dat u het bewaard`.
    fn finite(&self, at: usize) -> Option<&'static str> {
        let Reader { table, participle, .. } = self.reader;
        let (start, word) = (self.clause.start, &self.words[at]);
        if word.forms != *participle
            || self.within(self.context.clone(), table.auxiliaries)
            || self.has_other_finite(at)
            || !self.sounds_like(&word.lower, table.other_form)
        {
            return None;
        }
        let subject = if self.opening == Opening::Subordinate && self.closes(at) {
            start + 1
        } else if at > start && self.leads(at - 1) && self.opening != Opening::Subordinate {
            at - 1
        } else {
            return None;
        };
        if self.is_in(subject, table.first) {
            return Some(table.first_form);
        }
        // `het vereenvoudigde`, `dit onderscheid`
        let determiner = |at: usize| self.is_in(at, table.singular) || self.is_in(at, table.determiners);
        if subject + 1 == at && determiner(subject) {
            return None;
        }
        let other = self.is_in(subject, table.others) || self.is_in(subject, table.inverted);
        let named = subject == start + 1 && self.is_one_noun(subject, at);
        (other || named || subject == start + 1 && self.is_relative_subject()).then_some(table.other_form)
    }
}
