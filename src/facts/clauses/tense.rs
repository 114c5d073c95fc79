//! Verbs with one form for all subjects: which of them have a subject, and which are infinitives.

use super::{Clause, Misuse, Reader, Word};
use crate::text::Gap;

/// A clause in which another verb, a subject or a word before an infinitive decides on the form of a verb.
pub(super) struct Tense<'v, 'f, 'a> {
    pub(super) reader: &'v Reader<'f, 'a>,
    pub(super) words: &'v [Word<'f>],
    pub(super) clause: &'v Clause,
}

impl Tense<'_, '_, '_> {
    pub(super) fn misuses(&self) -> Vec<Misuse> {
        self.clause.words.clone().filter_map(|at| self.judge(at)).collect()
    }

    fn judge(&self, at: usize) -> Option<Misuse> {
        let Reader { facts, table, infinitive, present, past, participle, .. } = self.reader;
        let word = &self.words[at];
        let is = |bits: u16| word.forms & bits != 0;
        let form = if is(*infinitive) && !is(present | past | participle) && self.has_subject(at) {
            table.present
        } else if is(*present) && !is(infinitive | past | participle) && self.is_after_mark(at) {
            table.infinitive
        } else {
            return None;
        };
        let right = facts.language.inflected(&word.lower, form);
        let span = facts.reading.tokens[word.token].span();
        let quoted = facts.is_quoted(span) || facts.is_verbatim(span);
        (!quoted && !right.is_empty()).then_some(Misuse { span, right })
    }

    /// Whether an infinitive is where the subject before it has its verb: `jeg også glæde`.
    fn has_subject(&self, at: usize) -> bool {
        let table = &self.reader.table;
        let Some(subject) = self.before_adverbs(at) else { return false };
        // `det rette`
        let loose = subject + 1 == at && self.is_plain(at) && table.others.contains(&self.words[subject].lower);
        (self.is_subject(subject) || loose) && !(self.start()..subject).any(|at| self.is_verb(at))
    }

    /// Whether a verb is where only an infinitive can be: `at lærer`, `vil jeg gerne lærer`.
    fn is_after_mark(&self, at: usize) -> bool {
        let table = &self.reader.table;
        let noun = self.words[at].forms & (self.reader.singular | self.reader.plural) != 0;
        let next = at + 1;
        let followed = self.clause.words.contains(&next)
            && (self.is_subject(next) || self.reader.facts.reading.has_inner_capital(self.words[next].token));
        let Some(before) = self.before_adverbs(at).filter(|_| !followed && (!noun || self.is_plain(at))) else {
            return false;
        };
        let lower = &self.words[at].lower;
        if table.marks.contains(&self.words[before].lower) {
            return !table.modals.contains(lower);
        }
        let modal = if self.is_subject(before) { self.before_adverbs(before) } else { Some(before) };
        // `så godt jeg kan er`
        modal.is_some_and(|modal| table.modals.contains(&self.words[modal].lower))
            && !table.modals.contains(lower)
            && !table.auxiliaries.contains(lower)
    }

    /// The last word of the clause before another, without adverbs.
    fn before_adverbs(&self, at: usize) -> Option<usize> {
        let adverb = |at: &usize| self.reader.table.adverbs.contains(&self.words[*at].lower);
        (self.clause.words.start..at).rev().find(|at| !adverb(at))
    }

    /// The first word whose verb may be that of the clause: of the one before where no comma parts them,
    /// as in `skal Rita og jeg`.
    fn start(&self) -> usize {
        let start = self.clause.words.start;
        let joined = self.reader.table.coordinators.contains(&self.words[start].lower);
        if joined && self.words[start].gap == Gap::Space { 0 } else { start }
    }

    fn is_subject(&self, at: usize) -> bool {
        let (table, word) = (&self.reader.table, &self.words[at]);
        // A capital may make all the difference.
        let inner = at > 0 && table.strict.contains(self.reader.facts.text_of(word.token));
        table.strict.contains(&word.lower) || inner
    }

    /// Whether a word may be a verb that is finite, or beside which another is none.
    fn is_verb(&self, at: usize) -> bool {
        let Reader { table, present, past, .. } = self.reader;
        let word = &self.words[at];
        word.forms & (present | past) != 0
            || [table.modals, table.auxiliaries, table.finites].iter().any(|list| list.contains(&word.lower))
    }

    /// Whether a verb is listed as one that hardly is another word.
    fn is_plain(&self, at: usize) -> bool {
        let Reader { facts, table, .. } = self.reader;
        let infinitives = facts.language.inflected(&self.words[at].lower, table.infinitive);
        infinitives.iter().any(|infinitive| table.plain_verbs.contains(infinitive))
    }
}
