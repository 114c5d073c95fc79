//! Which form the verb of a clause must have: its subject decides, wherever it is, and another verb.
//!
//! This is no parser. A sentence is cut into clauses at commas and at the words that open one, and a verb is
//! doubted only where nothing in its clause can have the form that it is in.

mod tense;
mod view;

use std::borrow::Cow;
use std::ops::Range;

use phrasebook::stored::Texts;

use crate::diagnostic::Span;
use crate::draft::PartKind;
use crate::facts::Facts;
use crate::language::PartTokens;
use crate::language::tables::Clauses;
use crate::text::{Gap, TokenKind, casing};
use tense::Tense;
use view::View;

/// The most words of a sentence. What has more is none, and each verb is held against its whole clause.
const LONGEST: usize = 200;

/// A verb in a form that its clause excludes.
pub(crate) struct Misuse {
    /// Where it is.
    pub(crate) span: Span,
    /// What it should be, the likeliest first.
    pub(crate) right: Vec<String>,
}

/// The verbs of the body that are in a wrong form; none in a language without a table of clauses.
pub(crate) fn misuses(facts: &Facts) -> Vec<Misuse> {
    let table = facts.language.tables().clauses;
    if table.first_form.is_empty() && table.present.is_empty() {
        return Vec::new();
    }
    let reader = Reader::new(facts);
    facts.parts(PartKind::Body).flat_map(|part| reader.part(part)).collect()
}

/// How a clause begins.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Opening {
    /// It is the first of its sentence, or comes after a comma or another mark.
    Plain,
    /// With a word that sends the verb to its end.
    Subordinate,
    /// With a word that joins it to the one before, whose subject it may share.
    Joined,
}

/// A clause, with how it opens.
struct Clause {
    words: Range<usize>,
    opening: Opening,
}

/// A word as clauses are read.
struct Word<'a> {
    token: usize,
    lower: Cow<'a, str>,
    /// Bits of the forms that it is, none for a name or a part of a compound.
    forms: u16,
    /// What comes before it.
    gap: Gap,
}

struct Reader<'f, 'a> {
    facts: &'f Facts<'a>,
    table: Clauses<'static>,
    first: u16,
    other: u16,
    participle: u16,
    infinitive: u16,
    present: u16,
    past: u16,
    pasts: u16,
    singular: u16,
    plural: u16,
    /// The forms of verbs and nouns; those of adjectives say nothing here.
    kinds: u16,
}

impl<'f, 'a> Reader<'f, 'a> {
    fn new(facts: &'f Facts<'a>) -> Self {
        let table = facts.language.tables().clauses;
        let bit = |name: &str| facts.language.form_bit(name);
        let (past, pasts) = (bit(table.past), bit(table.pasts));
        let (singular, plural) = (bit("singular"), bit("plural"));
        let (first, other) = (bit(table.first_form), bit(table.other_form));
        let (participle, infinitive, present) = (bit(table.participle), bit(table.infinitive), bit(table.present));
        Self {
            facts,
            first,
            other,
            participle,
            infinitive,
            present,
            past,
            pasts,
            singular,
            plural,
            kinds: first | other | participle | infinitive | present | past | pasts | singular | plural,
            table,
        }
    }

    fn part(&self, part: &PartTokens) -> Vec<Misuse> {
        let mut found = Vec::new();
        for sentence in self.facts.reading.sentences(part).filter(|sentence| sentence.len() <= LONGEST) {
            let words = self.words(sentence);
            let clauses = self.clauses(&words);
            if self.present != 0 {
                let tenses = clauses.iter().map(|clause| Tense { reader: self, words: &words, clause });
                found.extend(tenses.flat_map(|tense| tense.misuses()));
                continue;
            }
            let open = clauses.len() > 1 && self.is_open(&words, &clauses);
            for (number, clause) in clauses.iter().enumerate() {
                let view = View {
                    reader: self,
                    words: &words,
                    clause: clause.words.clone(),
                    opening: clause.opening,
                    context: context(&clauses, number),
                    resumes: open && number > 0 && clause.opening == Opening::Plain,
                };
                found.extend(clause.words.clone().filter_map(|at| view.judge(at)));
            }
        }
        found
    }

    fn words(&self, sentence: Range<usize>) -> Vec<Word<'f>> {
        let reading = self.facts.reading;
        let word = |token: usize| {
            let plain = reading.tokens[token].kind == TokenKind::Word
                && !reading.has_inner_capital(token)
                && !reading.is_joined(token);
            let lower = casing::lower(self.facts.text_of(token));
            let small = [self.table.prepositions, self.table.opened, self.table.after_subject, self.table.small];
            let mut forms = self.facts.language.forms_of(reading.forms[token].shape) & self.kinds;
            if !plain || forms != 0 && small.iter().any(|list| list.contains(&lower)) {
                forms = 0;
            }
            Word { token, lower, forms, gap: reading.tokens[token].gap }
        };
        sentence.map(word).collect()
    }

    fn clauses(&self, words: &[Word]) -> Vec<Clause> {
        let table = &self.table;
        let subjects = [table.opened, table.first, table.inverted, table.others, table.plural];
        let mut clauses: Vec<Clause> = Vec::new();
        for (at, word) in words.iter().enumerate() {
            let next = || {
                words.get(at + 1).is_some_and(|next| {
                    subjects.iter().any(|list| list.contains(&next.lower))
                        || self.facts.reading.has_inner_capital(next.token)
                })
            };
            // `of u een gesprek of een proefdag wilt`
            let repeats = || {
                clauses.last().is_some_and(|last| {
                    let mut own = words[last.words.start..at].iter();
                    let same = own.next().is_some_and(|first| first.lower == word.lower);
                    word.gap == Gap::Space && same && !own.any(|word| self.is_finite(word))
                })
            };
            let opens = table.openers.contains(&word.lower) && !repeats()
                || table.loose_openers.contains(&word.lower) && next();
            let opening = match word.gap {
                _ if opens => Opening::Subordinate,
                _ if table.coordinators.contains(&word.lower) => Opening::Joined,
                Gap::Comma | Gap::Clause => Opening::Plain,
                _ if at == 0 => Opening::Plain,
                _ => continue,
            };
            if let Some(last) = clauses.last_mut() {
                last.words.end = at;
            }
            clauses.push(Clause { words: at..words.len(), opening });
        }
        clauses
    }

    /// Whether the first clause of a sentence waits for its verb: `De vraag die u stelde, …`
    fn is_open(&self, words: &[Word], clauses: &[Clause]) -> bool {
        let begins = |list: Texts| words.first().is_some_and(|word| list.contains(&word.lower));
        // `Je werkt hard, …`
        let verb =
            |word: &Word| word.forms & (self.other | self.past) != 0 && word.forms & (self.singular | self.plural) == 0;
        let subject = begins(self.table.determiners) && !words.get(1).is_some_and(verb) || begins(self.table.singular);
        subject && !clauses[0].words.clone().any(|at| self.is_finite(&words[at]))
    }

    /// Whether a word is the finite verb of its clause, and can hardly be anything else.
    fn is_finite(&self, word: &Word) -> bool {
        let Self { first, other, past, pasts, table, .. } = self;
        let finite = other | past | pasts;
        let verb = word.forms & finite != 0 && word.forms & !finite == 0;
        let silent = word.forms == *first && table.silent.iter().any(|end| word.lower.ends_with(end));
        verb || silent || table.auxiliaries.contains(&word.lower) || table.finites.contains(&word.lower)
    }
}

/// The words of a clause and of those before it whose subject it may share.
fn context(clauses: &[Clause], number: usize) -> Range<usize> {
    let mut first = number;
    while first > 0 && clauses[first].opening == Opening::Joined {
        first -= 1;
    }
    clauses[first].words.start..clauses[number].words.end
}
