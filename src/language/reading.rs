//! A text as a language reads it: tokens, what is known of each, and words ready for patterns.

mod word;

use std::collections::{BTreeSet, HashMap};
use std::ops::Range;
use std::sync::OnceLock;

use foldhash::fast::FixedState;

use super::fits::{Searched, fits};
use super::model::context::WordHash;
use super::tables::Phrases;
use super::triggers::{self, Pairs};
use super::{Form, Language};
use crate::cores;
use crate::diagnostic::Span;
use crate::text::casing::Casing;
use crate::text::{Gap, Match, Opaque, Others, Token, TokenKind, Unit, sentence, tokenise};
pub(super) use word::Memory;
use word::{Word, word_of};

/// Words of the longest mail: a hundred times what anybody should send after an interview.
const LONGEST_MAIL: usize = 20_000;

/// The place of what stands for a name among the words.
const NAME: u32 = 1;

/// The most bytes of a word that patterns speak of, hyphens included.
const LONGEST: usize = 80;

/// A part's share of a reading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartTokens {
    /// Its place among the parts.
    pub number: usize,
    /// Where the part is.
    pub span: Span,
    /// Its tokens.
    pub tokens: Range<usize>,
    /// Its units in [`Reading::spoken`].
    pub spoken: Range<usize>,
}

/// The proofread parts of a draft as a language reads them.
#[derive(Debug)]
pub struct Reading {
    /// All tokens, part by part.
    pub tokens: Vec<Token>,
    /// What is known of each token; nothing of those that are no words.
    pub forms: Vec<Form>,
    /// The words of the text, mostly each once.
    words: Vec<Word>,
    /// For each token, its word among them.
    uses: Vec<u32>,
    /// What else the words go by in patterns.
    pub others: Others,
    /// Words with short forms spelt out and hyphens as spaces. For phrases.
    pub spoken: Vec<Unit>,
    /// The parts, in order.
    pub parts: Vec<PartTokens>,
    /// The tokens of each sentence, found once for all rules.
    sentences: OnceLock<sentence::Sentences>,
    /// For each part, the sentences in which phrases are searched for.
    searched: Vec<Vec<Searched>>,
    /// For each phrase table, where the triggers of its expressions are, each with its row.
    triggers: Vec<OnceLock<Vec<(u32, u16)>>>,
    /// The pairs of bytes of the text.
    pairs: OnceLock<Pairs>,
    /// The dictionary whose spelling the text follows where the varieties differ.
    pub variety: usize,
    /// Whether nouns have capitals, so that a capital marks no name.
    noun_capitals: bool,
}

impl Reading {
    /// Reads `parts` of `text`. `opaque` is what has no words to be read.
    #[must_use]
    pub fn new(text: &str, parts: impl IntoIterator<Item = Span>, opaque: &[Opaque], language: &Language) -> Self {
        let parts: Vec<Span> = parts.into_iter().collect();
        let threads = cores::threads_for(parts.iter().map(|part| part.len()).sum());
        let shares: Vec<&[Span]> = parts.chunks(parts.len().div_ceil(threads).max(1)).collect();
        let mut whole: Option<Self> = None;
        cores::in_order(
            &shares,
            threads,
            |share| Self::read(text, share, opaque, language),
            |share| match &mut whole {
                Some(whole) => whole.append(share),
                None => whole = Some(share),
            },
        );
        let mut reading = whole.unwrap_or_else(|| Self::read(text, &[], opaque, language));
        reading.variety = reading.usual_variety(language.tables().dictionaries.len());
        reading
    }

    fn read(text: &str, parts: &[Span], opaque: &[Opaque], language: &Language) -> Self {
        let mut reading = Self {
            tokens: Vec::new(),
            forms: Vec::new(),
            words: vec![Word::default(), Word { casing: Casing::Capital, ..Word::default() }],
            uses: Vec::new(),
            others: Others::default(),
            spoken: Vec::new(),
            parts: Vec::new(),
            sentences: OnceLock::new(),
            searched: Vec::with_capacity(parts.len()),
            triggers: vec![OnceLock::new(); language.tables().phrases.len()],
            pairs: OnceLock::new(),
            variety: 0,
            noun_capitals: language.conventions().noun_capitals,
        };
        for &span in parts {
            let first = reading.tokens.len();
            tokenise(text, span, opaque, language.conventions(), &mut reading.tokens);
            let number = reading.parts.len();
            reading.parts.push(PartTokens { number, span, tokens: first..reading.tokens.len(), spoken: 0..0 });
        }
        reading.look_up(text, language);
        for part in 0..reading.parts.len() {
            let first = reading.spoken.len();
            reading.speak(part, text);
            reading.parts[part].spoken = first..reading.spoken.len();
            let sentences = language.fits.sentences(&reading.spoken[first..], &reading.others, language.tables());
            reading.searched.push(sentences);
        }
        reading
    }

    /// Adds what was read of the next parts of the same text.
    fn append(&mut self, next: Self) {
        let (tokens, spoken, parts) = (self.tokens.len(), self.spoken.len(), self.parts.len());
        let words = u32::try_from(self.words.len()).unwrap_or(0);
        let moved = |range: Range<usize>, by: usize| range.start + by..range.end + by;
        self.parts.extend(next.parts.into_iter().map(|part| PartTokens {
            number: parts + part.number,
            span: part.span,
            tokens: moved(part.tokens, tokens),
            spoken: moved(part.spoken, spoken),
        }));
        self.tokens.extend(next.tokens);
        self.forms.extend(next.forms);
        self.uses.extend(next.uses.into_iter().map(|used| words + used));
        let places = self.others.append(next.others);
        self.words.extend(next.words.into_iter().map(|word| Word { others: places[usize::from(word.others)], ..word }));
        self.spoken.extend(next.spoken.into_iter().map(|mut unit| {
            unit.others = places[usize::from(unit.others)];
            unit
        }));
        self.searched.extend(next.searched);
    }

    fn look_up(&mut self, text: &str, language: &Language) {
        let mut seen: HashMap<&str, (Form, u32), FixedState> = HashMap::default();
        self.forms.reserve(self.tokens.len());
        self.uses.reserve(self.tokens.len());
        for token in &self.tokens {
            let word = &text[token.span().range()];
            let (form, used) = match token.kind {
                TokenKind::Number | TokenKind::Link | TokenKind::Slot | TokenKind::Border => Default::default(),
                TokenKind::Name => (Form::default(), NAME),
                _ => *seen.entry(word).or_insert_with(|| {
                    let (form, found) = word_of(word, language, &mut self.others);
                    self.words.push(found);
                    (form, u32::try_from(self.words.len() - 1).unwrap_or(0))
                }),
            };
            self.forms.push(if token.kind == TokenKind::Word { form } else { Form::default() });
            self.uses.push(used);
        }
    }

    /// A token's word as the model of the confusions knows it.
    #[must_use]
    pub fn hash(&self, token: usize) -> WordHash {
        self.words[self.uses[token] as usize].hash
    }

    /// Whether a token has its capital wherever it is, as `I'll` has.
    #[must_use]
    pub fn is_always_capital(&self, token: usize) -> bool {
        self.words[self.uses[token] as usize].always_capital
    }

    /// Whether a token has a capital.
    #[must_use]
    pub fn has_capital(&self, token: usize) -> bool {
        self.words[self.uses[token] as usize].casing != Casing::Lower
    }

    /// Whether a token is only a part of what is written with hyphens or strokes.
    #[must_use]
    pub fn is_joined(&self, token: usize) -> bool {
        let after = |token: &Token| matches!(token.gap, Gap::Hyphen | Gap::Slash);
        after(&self.tokens[token]) || self.tokens.get(token + 1).is_some_and(after)
    }

    /// Whether a token has a capital that neither the start of a sentence nor the word itself explains.
    #[must_use]
    pub fn has_inner_capital(&self, token: usize) -> bool {
        self.has_capital(token) && !self.tokens[token].gap.starts_sentence() && !self.is_always_capital(token)
    }

    /// Whether its capital alone marks a token as a name: not in a language whose nouns have capitals.
    #[must_use]
    pub fn is_marked_as_name(&self, token: usize) -> bool {
        !self.noun_capitals && self.has_inner_capital(token)
    }

    /// What a token stands for, if it is a short form.
    pub(super) fn long_form(&self, token: usize) -> Option<&'static str> {
        self.words[self.uses[token] as usize].short.map(|short| short.long)
    }

    /// The sentences of a part, each as its tokens.
    pub fn sentences(&self, part: &PartTokens) -> impl Iterator<Item = Range<usize>> + '_ {
        let first = part.tokens.start;
        sentence::sentences(&self.tokens[part.tokens.clone()]).map(move |at| first + at.start..first + at.end)
    }

    /// The tokens of the sentence that a token is in.
    #[must_use]
    pub fn sentence_at(&self, token: usize) -> Range<usize> {
        self.sentences.get_or_init(|| sentence::Sentences::of(&self.tokens)).at(token)
    }

    /// From the first token of a run to its last.
    #[must_use]
    pub fn span(&self, tokens: Range<usize>) -> Span {
        self.tokens[tokens.start].span().to(self.tokens[tokens.end - 1].span())
    }

    /// The words of a sentence as they are written; a hyphenated word is one. For confusions.
    #[must_use]
    pub fn written(&self, sentence: Range<usize>, text: &str, language: &Language) -> Vec<Unit> {
        let mut written: Vec<Unit> = Vec::with_capacity(sentence.len());
        for at in sentence {
            let token = &self.tokens[at];
            match written.last_mut() {
                Some(last) if token.gap == Gap::Hyphen => {
                    last.extend_to(token.span());
                    let compound = Some(last.span()).filter(|span| span.len() <= LONGEST);
                    last.id = compound.map_or(0, |span| language.word_id(&text[span.range()].to_lowercase()));
                    last.others = 0;
                }
                _ => written.push(self.unit(at, token.gap)),
            }
            // `patients'` is another word than `patients`, and the `team-` of `team- en afdelingsleider` half a word.
            let rest = &text[token.span().end..];
            let word = &text[token.span().range()];
            if token.kind == TokenKind::Word
                && (language.conventions().is_possessive(word, rest) || is_half(rest))
                && let Some(last) = written.last_mut()
            {
                (last.id, last.others) = (0, 0);
            }
        }
        written
    }

    /// A token as patterns see it.
    fn unit(&self, token: usize, gap: Gap) -> Unit {
        let (Token { kind, .. }, span) = (self.tokens[token], self.tokens[token].span());
        let word = &self.words[self.uses[token] as usize];
        match kind {
            TokenKind::Word => {
                let mut unit = Unit::new(self.forms[token].id, span, gap, Some(word.casing));
                unit.others = word.others;
                unit
            }
            TokenKind::Number => Unit::new(0, span, gap, None),
            _ => Unit::new(0, span, gap, Some(word.casing)),
        }
    }

    /// Fills `spoken` with one part: short forms spelt out, hyphens as spaces.
    fn speak(&mut self, part: usize, text: &str) {
        self.spoken.reserve(self.parts[part].tokens.len());
        for at in self.parts[part].tokens.clone() {
            let token = &self.tokens[at];
            let gap = if token.gap == Gap::Hyphen { Gap::Space } else { token.gap };
            match self.words[self.uses[at] as usize].short.filter(|_| token.kind == TokenKind::Word) {
                Some(short) => self.spoken.extend(short.ids.iter().enumerate().map(|(number, id)| {
                    let gap = if number == 0 { gap } else { Gap::Space };
                    Unit::new(id.get(), token.span(), gap, Some(Casing::Lower))
                })),
                None if is_half(&text[token.span().end..]) => {
                    let casing = self.words[self.uses[at] as usize].casing;
                    self.spoken.push(Unit::new(0, token.span(), gap, Some(casing)));
                }
                None => self.spoken.push(self.unit(at, gap)),
            }
        }
    }

    /// The variety that most words of one variety only belong to; the first if none does.
    fn usual_variety(&self, varieties: usize) -> usize {
        let mut counts = [0usize; u8::BITS as usize];
        for form in &self.forms {
            if form.varieties.is_power_of_two() && varieties > 1 {
                counts[form.varieties.trailing_zeros() as usize] += 1;
            }
        }
        let most = counts.iter().max().copied().unwrap_or(0);
        counts.iter().position(|&count| count == most).unwrap_or(0)
    }

    /// Where the patterns of a table fit in a part, by units counted from its first.
    pub(super) fn fits(&self, table: usize, part: &PartTokens, language: &Language) -> Vec<Match> {
        let units = &self.spoken[part.spoken.clone()];
        fits(table, language.tables(), &self.searched[part.number], units, &self.others)
    }

    /// The rows of a table that have a trigger in a part.
    pub(super) fn triggered(&self, table: usize, phrases: &Phrases, text: &str, part: &PartTokens) -> BTreeSet<u16> {
        let places = self.triggers[table]
            .get_or_init(|| triggers::places(phrases, text, self.pairs.get_or_init(|| Pairs::of(text))));
        let from = places.partition_point(|(place, _)| (*place as usize) < part.span.start);
        let within = places[from..].iter().take_while(|(place, _)| (*place as usize) < part.span.end);
        within.map(|(_, row)| *row).collect()
    }

    /// Whether the text is short enough to be a mail, and worth all the time a word can take. Of a
    /// longer one, named by mistake, no suggestions are asked for.
    #[must_use]
    pub fn is_mail(&self) -> bool {
        self.tokens.len() <= LONGEST_MAIL
    }

    /// The token a position lies in or before.
    #[must_use]
    pub fn token_at(&self, offset: usize) -> usize {
        self.tokens.partition_point(|token| token.span().end <= offset)
    }
}

/// Whether a word is half of a compound whose end comes later, by what follows it: `team- en afdelingsleider`.
fn is_half(rest: &str) -> bool {
    rest.strip_prefix('-').is_some_and(|rest| rest.starts_with([' ', '\n', '\r']))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::EN;

    #[test]
    fn a_text_read_in_shares_is_read_as_in_one() {
        let language = Language::new(EN);
        let text = "Thank you, Rita. I don't know.\nThank you for the kiln-test.\nI look forward to 2 lids, Rita.";
        let ends = text.match_indices('\n').map(|(at, _)| at).chain([text.len()]);
        let parts = ends.scan(0, |start, end| Some(Span::new(std::mem::replace(start, end), end))).collect::<Vec<_>>();
        let whole = Reading::read(text, &parts, &[], &language);
        let mut shares = Reading::read(text, &parts[..1], &[], &language);
        shares.append(Reading::read(text, &parts[1..], &[], &language));
        assert_eq!((&shares.tokens, &shares.forms), (&whole.tokens, &whole.forms));
        assert_eq!((&shares.spoken, &shares.parts), (&whole.spoken, &whole.parts));
        assert_eq!(shares.searched.len(), whole.searched.len());
        let hashes = |reading: &Reading| (0..reading.tokens.len()).map(|at| reading.hash(at)).collect::<Vec<_>>();
        assert_eq!(hashes(&shares), hashes(&whole));
    }
}
