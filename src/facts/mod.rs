//! What several rules need to know of one mail, each found once.

pub(crate) mod body;
pub(crate) mod capitals;
pub(crate) mod clauses;
pub(crate) mod companies;
pub(crate) mod greeting;
pub mod kind;
pub(crate) mod known;
pub mod letters;
pub(crate) mod names;
pub(crate) mod other_interviews;
pub(crate) mod people;
pub(crate) mod prose;
pub(crate) mod references;
pub(crate) mod specifics;
pub(crate) mod starts;
pub(crate) mod subject;
pub(crate) mod timing;

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::sync::OnceLock;

use jiff::Zoned;

use self::companies::short_name;
use self::prose::Prose;
use self::specifics::Specifics;
use crate::diagnostic::Span;
use crate::draft::{Draft, Part, PartKind};
use crate::language::spelling::{Spelling, Verdict};
use crate::language::tables::Family;
use crate::language::{Language, Languages, PartTokens, Reading, Unread};
use crate::record::{Kind, Record};
use crate::text::{Match, Token, quotation_around, quotations};

/// The table of the phrases that everybody sends.
const STOCK_PHRASES: &str = "generic-phrase";

/// What a rule may look at.
pub struct Facts<'a> {
    /// The mail.
    pub draft: &'a Draft,
    /// Its words, as its language reads them.
    pub reading: &'a Reading,
    /// Its language.
    pub language: &'a Language,
    /// The interview, if there is a record of it.
    pub record: Option<&'a Record>,
    /// The writer's interviews.
    pub records: &'a [Record],
    /// Which of them is `record`.
    pub own: Option<usize>,
    /// The moment the mail is sent, where that is known.
    pub now: Option<&'a Zoned>,
    /// What the mail is for, if that is known.
    pub kind: Option<Kind>,
    /// The names of placeholders that templates may have, where the user lists them.
    pub slots: Option<&'a [String]>,
    /// The variety the user asked for, as an index of the language's dictionaries.
    pub variety: Option<usize>,
    /// Why the mail cannot be proofread, if so, and the languages at hand.
    pub unread: Option<(Unread<'a>, &'a Languages)>,
    /// Words that are right because the record, the headers, the signature or the user says so;
    /// lower-case.
    pub known: &'a BTreeSet<String>,
    /// The spelling of words no list has, worked out once for all rules.
    pub(crate) spelling: OnceLock<Vec<(usize, Verdict)>>,
    /// The stock phrases of each body part, found once for all rules.
    pub(crate) stock_phrases: OnceLock<Vec<Vec<(Match, Family<'a>)>>>,
    /// What each part that is read is, looked up once for all rules.
    pub(crate) kinds: OnceLock<Vec<Option<PartKind>>>,
    /// What is in quotation marks, in order, found once for all rules.
    pub(crate) quotations: OnceLock<Vec<Span>>,
    /// The signatures and headers, read once for all rules.
    pub(crate) names: OnceLock<Reading>,
    /// What of the body is prose, worked out once for all rules.
    pub(crate) prose: OnceLock<Prose>,
    /// Whether the body is about this interview, worked out once for all rules.
    pub(crate) specific: OnceLock<bool>,
}

impl<'a> Facts<'a> {
    /// The writer's other interviews: what must not be mixed up with this one.
    pub fn others(&self) -> impl Iterator<Item = &'a Record> + use<'a> {
        let own = self.own;
        self.records.iter().enumerate().filter(move |(at, _)| Some(*at) != own).map(|(_, record)| record)
    }

    /// Whether the mail is about an interview: its kind or a record says so, or there is nothing yet
    /// that could say it.
    #[must_use]
    pub fn is_follow_up(&self) -> bool {
        self.kind.is_some() || self.record.is_some() || self.parts(PartKind::Body).next().is_none()
    }

    /// The text of a span.
    #[must_use]
    pub fn text(&self, span: Span) -> &'a str {
        self.draft.slice(span)
    }

    /// The text of a token.
    #[must_use]
    pub fn text_of(&self, token: usize) -> &'a str {
        self.text(self.reading.tokens[token].span())
    }

    /// The text of a span on one line, as messages quote it.
    #[must_use]
    pub fn quote(&self, span: Span) -> Cow<'a, str> {
        let text = self.text(span);
        if text.contains(['\n', '\r', '\t']) || text.contains("  ") {
            return text.split_whitespace().collect::<Vec<_>>().join(" ").into();
        }
        text.into()
    }

    /// Whether a word is right because somebody said so.
    #[must_use]
    pub fn knows(&self, word: &str) -> bool {
        !self.known.is_empty() && {
            let lower = crate::language::normalise(word).to_lowercase();
            let mut possessors = self.language.conventions().possessors(&lower);
            self.known.contains(&lower) || possessors.any(|name| self.known.contains(name))
        }
    }

    /// Whether the mark at a place belongs to a recorded name that ends with it: `Guess?`
    pub(crate) fn marks_name(&self, mark: usize) -> bool {
        let text = self.draft.text();
        let Some(end) = text[mark..].chars().next().map(|c| mark + c.len_utf8()) else {
            return false;
        };
        let ends = |name: &str| {
            let name = name.trim_end();
            name.ends_with(['!', '?', '.']) && text[..end].ends_with(name)
        };
        self.record.into_iter().flat_map(Record::texts).map(short_name).any(ends)
    }

    /// A word without its possessive ending, if it has one.
    #[must_use]
    pub fn without_possessive<'w>(&self, word: &'w str) -> &'w str {
        self.language.conventions().without_possessive(word)
    }

    /// A span without the possessive ending of its last word.
    pub(crate) fn name_span(&self, span: Span) -> Span {
        Span::new(span.start, span.start + self.without_possessive(self.text(span)).len())
    }

    /// The words that no list has, by token, with what may have been meant.
    #[must_use]
    pub fn spelling(&self) -> &[(usize, Verdict)] {
        self.spelling.get_or_init(|| {
            let spelling = Spelling {
                text: self.draft.text(),
                reading: self.reading,
                language: self.language,
                variety: self.variety,
                known: &|word| self.knows(word),
                titled: &|token| self.part(token).kind == PartKind::Subject,
                quotations: &|| self.quotations(),
            };
            spelling.verdicts()
        })
    }

    /// The part a token is in.
    #[must_use]
    pub fn part(&self, token: usize) -> Part {
        let span = self.reading.tokens[token].span();
        self.draft.part_at(span.start).unwrap_or(Part { kind: PartKind::Body, span })
    }

    /// The proofread parts of one kind, with their tokens.
    pub fn parts(&self, kind: PartKind) -> impl Iterator<Item = &'a PartTokens> {
        self.reading.parts.iter().filter(move |part| self.kind_of(part) == Some(kind))
    }

    /// What a part is.
    #[must_use]
    pub fn kind_of(&self, part: &PartTokens) -> Option<PartKind> {
        let kind = |part: &PartTokens| self.draft.part_at(part.span.start).map(|found| found.kind);
        let kinds = self.kinds.get_or_init(|| self.reading.parts.iter().map(kind).collect());
        kinds.get(part.number).copied().flatten()
    }

    /// Whether a token is a name: its capital says so or, where a capital says nothing (in a subject, and in a
    /// language whose nouns have one), it is no ordinary word.
    #[must_use]
    pub fn is_name(&self, token: usize) -> bool {
        let certain = || self.reading.is_marked_as_name(token) && self.part(token).kind != PartKind::Subject;
        self.reading.has_inner_capital(token) && (!self.reading.forms[token].common || certain())
    }

    /// The token before another in the same part.
    #[must_use]
    pub fn before(&self, token: usize) -> Option<&'a Token> {
        let here = &self.reading.tokens[token];
        (here.gap != crate::text::Gap::Part).then(|| &self.reading.tokens[token - 1])
    }

    /// Fits of a rule's phrase tables in one part; each with its family.
    #[must_use]
    pub fn phrases(&self, rule: &str, part: &PartTokens) -> Vec<(Match, Family<'a>)> {
        self.language.find(rule, self.draft.text(), self.reading, part)
    }

    /// Fits of a rule's phrase tables in a text that is no part of the mail, such as what is in a slot.
    #[must_use]
    pub fn phrases_in(&self, rule: &str, text: &str) -> Vec<(Match, Family<'a>)> {
        let reading = Reading::new(text, [Span::new(0, text.len())], &[], self.language);
        reading.parts.iter().flat_map(|part| self.language.find(rule, text, &reading, part)).collect()
    }

    /// The parts of the body, each with the phrases in it that everybody sends.
    pub fn stock_phrases(&self) -> impl Iterator<Item = (&'a PartTokens, &[(Match, Family<'a>)])> {
        let found = self
            .stock_phrases
            .get_or_init(|| self.parts(PartKind::Body).map(|part| self.phrases(STOCK_PHRASES, part)).collect());
        self.parts(PartKind::Body).zip(found.iter().map(Vec::as_slice))
    }

    /// The signatures and headers as the language reads them. They are not proofread, but a slot or a
    /// dummy there is one.
    pub fn names(&self) -> &Reading {
        self.names.get_or_init(|| {
            let parts =
                self.draft.parts.iter().filter(|part| matches!(part.kind, PartKind::Signature | PartKind::Header));
            Reading::new(self.draft.text(), parts.map(|part| part.span), &[], self.language)
        })
    }

    /// What is in quotation marks in the proofread parts: somebody else's words, or a title.
    pub fn quotations(&self) -> &[Span] {
        self.quotations.get_or_init(|| {
            let conventions = self.language.conventions();
            let parts = self.reading.parts.iter();
            parts.flat_map(|part| quotations(self.draft.text(), part.span, conventions)).collect()
        })
    }

    /// What of the body is prose.
    pub(crate) fn prose(&self) -> &Prose {
        self.prose.get_or_init(|| Prose::of(self))
    }

    /// Whether enough of the body is what only this writer could have written.
    pub(crate) fn is_specific(&self) -> bool {
        *self.specific.get_or_init(|| Specifics::are_enough(self))
    }

    /// Whether a span is in quotation marks.
    #[must_use]
    pub fn is_quoted(&self, span: Span) -> bool {
        quotation_around(self.quotations(), span).is_some()
    }

    /// Whether the writer says of a word that it is quoted with its mistake: `imediate [sic]`.
    pub(crate) fn is_verbatim(&self, span: Span) -> bool {
        let closes = |c: char| c.is_whitespace() || "\"”’.,".contains(c);
        let after = self.draft.text()[span.end..].trim_start_matches(closes).strip_prefix(['[', '(']);
        let mut remarks = self.language.tables().words.verbatim.iter();
        after.is_some_and(|after| {
            remarks.any(|said| after.strip_prefix(said).is_some_and(|rest| rest.starts_with([']', ')'])))
        })
    }
}
