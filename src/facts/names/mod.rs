//! What misses the name of a recorded person, and why.

mod parts;
pub(crate) mod recipients;

use std::collections::{BTreeMap, BTreeSet};

use phrasebook::tables::PersonFamily;

use crate::draft::PartKind;
use crate::language::normalise;
use crate::record::Record;
use crate::record::name::lore::{self, Rank};
use crate::record::name::{self, Mismatch, Name, Role};
use crate::text::casing::{Casing, capitalise, casing};
use crate::text::{Gap, TokenKind, words};

use crate::facts::Facts;
use crate::facts::greeting::addressees;
use crate::facts::people::{KnownPerson, title_before, word};

/// Why a written name is not the recorded one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Reason {
    Case,
    Accents,
    Spaces,
    Letters,
    Particle,
    Initial,
    Suffix,
    Swapped,
    Half,
    Sound,
    /// The name is right, and its ending is not.
    Possessive,
    /// Not wrong for sure: a usual short form.
    Short,
}

impl From<Mismatch> for Reason {
    fn from(mismatch: Mismatch) -> Self {
        match mismatch {
            Mismatch::Case => Self::Case,
            Mismatch::Accents => Self::Accents,
            Mismatch::Letters => Self::Letters,
            Mismatch::Sound => Self::Sound,
        }
    }
}

impl Reason {
    /// The name that messages select by.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Case => "case",
            Self::Accents => "accents",
            Self::Spaces => "spaces",
            Self::Letters => "letters",
            Self::Particle => "particle",
            Self::Initial => "initial",
            Self::Suffix => "suffix",
            Self::Swapped => "swapped",
            Self::Half => "half",
            Self::Sound => "sound",
            Self::Possessive => "possessive",
            Self::Short => "short",
        }
    }
}

/// Words that miss a part of somebody's name.
pub(crate) struct Miss<'p> {
    pub(crate) first: usize,
    pub(crate) last: usize,
    pub(crate) person: &'p str,
    pub(crate) right: String,
    pub(crate) reason: Reason,
}

/// The most words in which a part of a name is written.
const LONGEST: usize = 4;

/// Looks for recorded people in a draft.
pub(crate) struct Reader<'c, 'a> {
    pub(crate) facts: &'c Facts<'a>,
    pub(crate) people: &'c [KnownPerson<'a>],
    /// Tokens of those who are greeted.
    pub(crate) greeted: BTreeSet<usize>,
    /// Tokens where a name is expected, and where that of somebody else is.
    somebody: BTreeSet<usize>,
    somebody_else: BTreeSet<usize>,
    /// What the record spells like this.
    right: BTreeSet<String>,
    /// Every piece of every name.
    borne: BTreeSet<String>,
    /// Stretches of the names by their letters, with the number of the person.
    forms: BTreeMap<String, Vec<(usize, String)>>,
}

impl<'c, 'a> Reader<'c, 'a> {
    /// A reader of the draft, with the phrase table that says where names are expected.
    pub(crate) fn new(facts: &'c Facts<'a>, people: &'c [KnownPerson<'a>], table: &str) -> Self {
        let texts = facts.record.into_iter().flat_map(Record::texts);
        let mut reader = Self {
            facts,
            people,
            greeted: addressees(facts).into_iter().flat_map(|addressee| addressee.names).collect(),
            somebody: BTreeSet::new(),
            somebody_else: BTreeSet::new(),
            right: texts
                .filter(|text| !text.contains('@'))
                .flat_map(|text| words(text).map(|word| normalise(word).into_owned()))
                .collect(),
            borne: people
                .iter()
                .flat_map(KnownPerson::pieces)
                .map(|(name, at)| normalise(name.pieces[at].text).into_owned())
                .collect(),
            forms: BTreeMap::new(),
        };
        for (person, name) in
            people.iter().enumerate().flat_map(|(person, known)| known.names.iter().map(move |name| (person, name)))
        {
            for from in 0..name.pieces.len() {
                for end in from + 1..=name.pieces.len().min(from + LONGEST) {
                    let form = name.text(from, end);
                    reader.forms.entry(name::letters(&form)).or_default().push((person, form));
                }
            }
        }
        for part in facts.parts(PartKind::Body) {
            for (fit, family) in facts.phrases(table, part) {
                let other = family.is(PersonFamily::SomebodyElse);
                let tokens = if other { &mut reader.somebody_else } else { &mut reader.somebody };
                tokens.insert(facts.reading.token_at(fit.span.start));
            }
        }
        reader
    }

    /// Everything in the draft that misses a recorded name, in order.
    pub(crate) fn misses(&self) -> Vec<Miss<'a>> {
        let mut misses = Vec::new();
        let mut at = 0;
        while at < self.facts.reading.tokens.len() {
            let found = self.swapped(at).or_else(|| self.spaced(at));
            let found = found.or_else(|| self.particles(at)).or_else(|| self.miss(at));
            at = found.as_ref().map_or(at, |miss| miss.last) + 1;
            misses.extend(found);
        }
        misses
    }

    /// What is before the word at `at`.
    pub(crate) fn gap(&self, at: usize) -> Option<Gap> {
        self.facts.reading.tokens.get(at).map(|token| token.gap)
    }

    /// The word at `at`, if it is tied to the one before by a space or a hyphen.
    pub(crate) fn tied(&self, at: usize) -> Option<String> {
        matches!(self.gap(at)?, Gap::Space | Gap::Hyphen).then(|| word(self.facts, at))
    }

    /// The word it is tied to.
    pub(crate) fn before(&self, at: usize) -> Option<String> {
        self.tied(at)?;
        at.checked_sub(1).map(|before| word(self.facts, before))
    }

    fn titled(&self, at: usize) -> bool {
        title_before(self.facts, at).is_some_and(|rank| rank != Rank::Given)
    }

    /// Whether a name of one of these people must be here.
    pub(crate) fn expected(&self, at: usize) -> bool {
        self.greeted.contains(&at) || self.titled(at)
    }

    /// Whether a word is a piece of somebody's name, as it is written.
    pub(crate) fn is_borne(&self, word: &str) -> bool {
        self.borne.contains(word)
    }

    /// A finding about some tokens, first and last.
    pub(crate) fn miss_of(&self, tokens: (usize, usize), person: usize, right: String, reason: Reason) -> Miss<'a> {
        Miss { first: tokens.0, last: tokens.1, person: &self.people[person].person.name, right, reason }
    }

    /// `Izaguirre Rita` for `Rita Izaguirre`.
    fn swapped(&self, at: usize) -> Option<Miss<'a>> {
        if !self.is_borne(&word(self.facts, at)) {
            return None;
        }
        let next = self.tied(at + 1).or_else(|| {
            let listed = self.greeted.contains(&at) && self.greeted.contains(&(at + 1));
            listed.then(|| word(self.facts, at + 1))
        });
        let (family, given) = (word(self.facts, at), next.or_else(|| self.after_comma(at))?);
        // `Young Summer` outside a greeting may be about the weather.
        let forms = &self.facts.reading.forms;
        if forms[at].common && forms[at + 1].common && !self.greeted.contains(&at) {
            return None;
        }
        self.people.iter().enumerate().find_map(|(person, known)| {
            let name = &known.names[0];
            let is =
                |role, word: &str| name.pieces.iter().any(|piece| piece.role == role && normalise(piece.text) == word);
            let turned = !name.family_first && is(Role::Family, &family) && is(Role::Given, &given);
            let both = is(Role::Given, &family) || name.pieces.iter().any(|piece| piece.hyphen);
            // `Rita Izaguirre Rita`: the first two are in order.
            let after = self.before(at).is_some_and(|before| is(Role::Given, &before));
            let person = self.miss_of((at, at + 1), person, known.person.name.clone(), Reason::Swapped);
            (turned && !both && !after).then_some(person)
        })
    }

    /// The word after `Izaguirre,` in a greeting.
    fn after_comma(&self, at: usize) -> Option<String> {
        let comma =
            self.greeted.contains(&at) && self.greeted.contains(&(at + 1)) && self.gap(at + 1) == Some(Gap::Comma);
        comma.then(|| word(self.facts, at + 1))
    }

    /// `O Brien`, `Annemarie`, `Vander Berg`: the letters of the record, put together differently.
    fn spaced(&self, at: usize) -> Option<Miss<'a>> {
        let facts = self.facts;
        let first = facts.reading.tokens[at];
        // `J. R. R. Hale` is as good as `J.R.R. Hale`.
        if word(facts, at).chars().count() == 1 {
            return None;
        }
        let capital = casing(facts.text(first.span())) != Casing::Lower;
        if !(capital || self.expected(at) || self.is_small(at)) || first.kind != TokenKind::Word {
            return None;
        }
        for len in 1..=LONGEST {
            if len > 1 {
                self.tied(at + len - 1)?;
            }
            let span = facts.reading.span(at..at + len);
            let written = plain(facts.without_possessive(&normalise(facts.text(span))));
            let Some(forms) = self.forms.get(&name::letters(&written)) else {
                continue;
            };
            let real = len == 1 && (lore::is_given(&written) || facts.reading.forms[at].is_known());
            let right = forms.iter().any(|(_, form)| plain(form) == written);
            if let Some((person, form)) = forms.first().filter(|_| !right && (!real || self.expected(at))) {
                return Some(self.miss_of((at, at + len - 1), *person, form.clone(), Reason::Spaces));
            }
        }
        None
    }

    /// How a token misses a recorded name, if it is close to one and no word of its own.
    fn miss(&self, at: usize) -> Option<Miss<'a>> {
        let facts = self.facts;
        let token = facts.reading.tokens[at];
        let written = word(facts, at);
        let lower = written.to_lowercase();
        let greeted = self.greeted.contains(&at);
        if token.kind == TokenKind::Initials || written.chars().count() == 1 {
            return self.initials(at, &written);
        }
        if token.kind != TokenKind::Word || Rank::of(&lower).is_some() && !greeted {
            return None;
        }
        // `I'll` and `we'd` are near to some names.
        if facts.language.contraction(&normalise(facts.text(token.span())).to_lowercase()).is_some() {
            return None;
        }
        if self.is_borne(&written) {
            if let Some(miss) = self.possessive(at, &written).filter(|_| !greeted) {
                return Some(miss);
            }
            return self.half(at, &written).or_else(|| self.suffix(at, &lower)).or_else(|| self.mixed(at, &written));
        }
        let mut possessors = facts.language.conventions().possessors(&written);
        if !greeted && (self.right.contains(&written) || possessors.any(|name| self.is_borne(name)))
            || self.is_small(at)
        {
            return None;
        }
        if let Some(miss) = self.suffix(at, &lower) {
            return Some(miss);
        }
        let case = casing(&written);
        let form = facts.reading.forms[at];
        let part = facts.part(at).kind;
        let neighbour = |at: Option<usize>| at.filter(|&at| self.is_borne(&word(facts, at)));
        let neighbours =
            [neighbour(self.tied(at).and_then(|_| at.checked_sub(1))), neighbour(self.tied(at + 1).map(|_| at + 1))];
        let beside = case != Casing::Lower && neighbours.iter().any(Option::is_some);
        let sure = self.expected(at) || beside;
        // A small word, or a capital that something else explains, is the word it is.
        let given = lore::is_given(&lower);
        let explained = !facts.is_name(at);
        if !sure
            && (form.common && (explained || !given && !self.somebody.contains(&at))
                || facts.language.is_calendar_word(&lower) && !self.somebody.contains(&at)
                || self.somebody_else.contains(&at) && (given || form.is_known()))
        {
            return None;
        }
        if greeted && form.common && case == Casing::Lower && lower.len() < 4 {
            return None;
        }
        // `Dear` before Dean is the greeting.
        if part == PartKind::Greeting && !greeted && form.common {
            return None;
        }
        // A name of theirs is expected in the greeting, and beside another part of it.
        let certain = greeted || beside;
        let is_name = !certain && (given || form.is_known() && !form.common);
        let find = |(person, known): (usize, &KnownPerson<'a>)| {
            if beside && !self.expected(at) && !neighbours.iter().flatten().any(|&near| known.bears(&word(facts, near)))
            {
                return None;
            }
            // The piece beside it is not written twice.
            let there = |text: &str| neighbours.iter().flatten().any(|&near| *normalise(text) == *word(facts, near));
            known
                .pieces()
                .filter(|(name, place)| !beside || !there(name.pieces[*place].text))
                .filter_map(|(name, place)| slip(&written, name, place, certain, is_name))
                .map(|(right, reason)| (person, right, reason))
                .min_by_key(|(.., reason)| *reason)
        };
        let (person, mut right, reason) =
            self.people.iter().enumerate().filter_map(find).min_by_key(|(.., reason)| *reason)?;
        let small = case == Casing::Lower && reason != Reason::Case && !greeted;
        let typo = small
            && (lower.chars().count() < 5
                || form.is_known()
                || !facts.language.lexicon().corrections(&lower).is_empty());
        if typo || reason == Reason::Short && !(greeted || beside) {
            return None;
        }
        if !greeted && self.is_borne_elsewhere(&written) || self.is_another(at) {
            return None;
        }
        // `Ritas map`
        if let Some(ending) = facts.language.conventions().unmarked_possessive(&written, &right).filter(|_| !sure) {
            right.push_str(ending);
        }
        Some(self.miss_of((at, at), person, right, reason))
    }

    /// Whether it names somebody of another interview, who is there on purpose or reported by another rule.
    fn is_borne_elsewhere(&self, written: &str) -> bool {
        let people = self.facts.others().flat_map(|other| &other.interviewers);
        people.flat_map(|person| person.name.split([' ', '-'])).any(|part| *normalise(part) == *written)
    }
}

/// How a word misses a piece of a name: the piece, and the reason.
fn slip(written: &str, name: &Name, place: usize, sure: bool, is_name: bool) -> Option<(String, Reason)> {
    let piece = name.pieces[place];
    if matches!(piece.role, Role::Particle | Role::Initial | Role::Suffix) {
        return None;
    }
    let (lower, own) = (written.to_lowercase(), piece.text.to_lowercase());
    if matches!(piece.role, Role::Given | Role::Middle) && lore::is_short(&lower, &own) {
        return Some((piece.text.to_owned(), Reason::Short));
    }
    let slip = if sure { name::near(written, piece.text) } else { name::mismatch(written, piece.text, is_name) }?;
    // A record in small letters only, or in capitals, does not know how the name is cased.
    let whole = name.text(0, name.pieces.len());
    let shouting = casing(piece.text) == Casing::Upper && piece.text.chars().count() > 2;
    let uncased = shouting || casing(&whole) == Casing::Lower;
    let shouted = casing(written) == Casing::Upper;
    let recorded = if uncased { capitalise(&own) } else { piece.text.to_owned() };
    (slip != Mismatch::Case || !(shouted || uncased && written == recorded)).then(|| (recorded, slip.into()))
}

/// A text on one line, small and without stops.
pub(crate) fn plain(text: &str) -> String {
    let text = text.replace('.', "").replace(['\u{2010}', '\u{2011}'], "-").to_lowercase();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
